//! A table of any length: only what is in view is built, and the keyboard alone works it.

use std::cell::Cell as Count;
use std::rc::Rc;

use iced::keyboard::key::Named;
use iced::{Event, Length, Theme, mouse};
use jauge::gui::a11y::{Node, Role};
use jauge::gui::kit::rows::Line;
use jauge::gui::kit::table::{Cell, Head};
use jauge::gui::kit::{self, Element};
use jauge::gui::theme::Look;

use crate::headless::{Headless, Shown};

#[derive(Debug, Clone)]
enum Message {
    Move(usize),
    Open(usize),
    Sort(usize),
}

struct Long {
    count: usize,
    active: usize,
    opened: Vec<usize>,
    sorted: Vec<usize>,
    built: Rc<Count<usize>>,
}

impl Shown for Long {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let built = self.built.clone();
        let heads = [Head::words("Nom", Length::Fill), Head::numbers("Nombre", 90)];
        kit::rows("long", "Longue table", heads, self.count, move |at| {
            built.set(built.get() + 1);
            let name = format!("Organisme fictif numéro {at}");
            let cells = vec![Cell::Words(name.clone()), Cell::Strong(at.to_string())];
            Line { name, cells }
        })
        .visible(12)
        .active(self.active)
        .sorted(0, false)
        .on_sort(Message::Sort)
        .on_move(Message::Move)
        .on_open(Message::Open)
        .into()
    }

    fn update(&mut self, message: Message) {
        match message {
            Message::Move(to) => self.active = to,
            Message::Open(at) => self.opened.push(at),
            Message::Sort(column) => self.sorted.push(column),
        }
    }

    fn theme(&self) -> Theme {
        Look::Light.theme()
    }
}

fn open(count: usize) -> Headless<Long> {
    let long = Long { count, active: 0, opened: Vec::new(), sorted: Vec::new(), built: Rc::default() };
    Headless::open([700.0, 600.0], long)
}

fn rows(window: &Headless<Long>) -> Vec<Node> {
    window.tree().walk().filter(|node| node.semantic.role == Role::Row).cloned().collect()
}

fn names(window: &Headless<Long>) -> Vec<String> {
    rows(window).into_iter().map(|row| row.semantic.label).collect()
}

#[test]
fn of_a_hundred_thousand_rows_only_those_in_view_are_built() {
    let mut window = open(100_000);
    assert_eq!(rows(&window).len(), 12);
    window.focus("long");
    for (key, active) in [(Named::End, 99_999), (Named::PageUp, 99_987), (Named::Home, 0)] {
        window.shown.built.set(0);
        window.key(key);
        assert_eq!(window.shown.active, active);
        // A key makes three layouts: before it, after it, and of the redraw.
        assert!(window.shown.built.get() <= 4 * 12, "{} rows were built", window.shown.built.get());
        assert_eq!(rows(&window).len(), 12);
        let named = format!("Organisme fictif numéro {active}");
        assert!(names(&window).contains(&named), "{named} is in view");
        assert_eq!(window.node("long").semantic.value, Some(named));
        assert_eq!(window.node("long").semantic.place, Some((active + 1, 100_000)));
    }
}

#[test]
fn arrows_move_and_scroll_and_enter_opens() {
    let mut window = open(50);
    window.focus("long");
    for _ in 0..20 {
        window.key(Named::ArrowDown);
    }
    assert_eq!(names(&window).first().map(String::as_str), Some("Organisme fictif numéro 9"));
    assert_eq!(names(&window).last().map(String::as_str), Some("Organisme fictif numéro 20"));
    window.key(Named::ArrowUp);
    assert_eq!(
        names(&window).last().map(String::as_str),
        Some("Organisme fictif numéro 20"),
        "still in view"
    );
    let selected: Vec<Node> =
        rows(&window).into_iter().filter(|row| row.semantic.selected == Some(true)).collect();
    assert_eq!(selected.len(), 1);
    assert_eq!(selected[0].semantic.place, Some((20, 50)));
    window.key(Named::Enter);
    assert_eq!(window.shown.opened, [19]);
    window.focus("long-head-1");
    window.key(Named::Enter);
    assert_eq!(window.shown.sorted, [1]);
}

#[test]
fn the_wheel_moves_by_whole_rows_and_a_double_click_opens() {
    let mut window = open(50);
    let middle = window.node("long").bounds.center();
    window.point_at(middle);
    let delta = mouse::ScrollDelta::Lines { x: 0.0, y: -2.0 };
    window.events(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
    assert_eq!(names(&window).first().map(String::as_str), Some("Organisme fictif numéro 6"));
    assert_eq!(window.shown.active, 0, "looking does not choose");
    let third = rows(&window)[2].bounds.center();
    window.click_at(third);
    assert_eq!(window.shown.active, 8);
    assert_eq!(
        names(&window).first().map(String::as_str),
        Some("Organisme fictif numéro 6"),
        "nothing jumps"
    );
    window.click_at(third);
    assert_eq!(window.shown.opened, [8]);
}

#[test]
fn an_empty_table_is_no_stop_and_long_words_end_in_an_ellipsis() {
    let window = open(0);
    assert!(!window.node("long").focusable);
    assert_eq!(rows(&window).len(), 0);
    let mut narrow = Headless::open([230.0, 600.0], open(5).shown);
    narrow.key(Named::Tab);
    let tree = narrow.tree();
    let cut = tree.walk().filter(|node| node.semantic.label.ends_with('…')).count();
    assert_eq!(cut, 5, "each name is too long for its cell");
    assert_eq!(names(&narrow)[0], "Organisme fictif numéro 0", "assistive tools get it whole");
}
