//! Everything with the keyboard alone.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use jauge::gui::theme::Look;

use crate::gallery::{Gallery, Part};
use crate::headless::Headless;

fn open(part: Part) -> Headless<Gallery> {
    let size = if part == Part::Long { [800.0, 400.0] } else { [1366.0, 900.0] };
    Headless::open(size, Gallery::new(Look::Light, part))
}

/// Presses Tab until the focus comes back to where it began, and lists the names on the way.
fn walk(window: &mut Headless<Gallery>, step: fn(&mut Headless<Gallery>)) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        step(window);
        let tree = window.tree();
        let focused: Vec<_> = tree.walk().filter(|node| node.focused).collect();
        assert_eq!(focused.len(), 1, "one control has the focus, no more, no less");
        let key = format!("{:?}", focused[0].id);
        if names.first() == Some(&key) {
            return names;
        }
        names.push(key);
        assert!(names.len() < 200, "Tab never comes back");
    }
}

#[test]
fn tab_reaches_every_control_that_can_be_used_in_reading_order_and_comes_back() {
    for part in [Part::Page, Part::Widgets, Part::Long] {
        let mut window = open(part);
        let expected: Vec<String> =
            window.tree().walk().filter(|node| node.focusable).map(|node| format!("{:?}", node.id)).collect();
        assert!(expected.len() >= 14, "{part:?} has only {}", expected.len());
        assert_eq!(walk(&mut window, Headless::tab), expected);
    }
}

#[test]
fn shift_tab_walks_the_same_way_back() {
    let mut window = open(Part::Widgets);
    let mut forth = walk(&mut window, Headless::tab);
    let mut window = open(Part::Widgets);
    let back = walk(&mut window, Headless::tab_back);
    forth.reverse();
    assert_eq!(back, forth);
}

#[test]
fn tab_passes_by_what_is_disabled() {
    let mut window = open(Part::Widgets);
    let names = walk(&mut window, Headless::tab).join(" ");
    for disabled in ["off", "check-off", "fixed"] {
        let node = window.node(disabled);
        assert!(node.semantic.disabled, "{disabled} says that it is disabled");
        assert!(!names.contains(&format!("\"{disabled}\"")), "{disabled} takes the focus");
    }
}

#[test]
fn what_is_disabled_does_nothing_and_says_why() {
    let mut window = open(Part::Widgets);
    window.click("off");
    window.click("check-off");
    window.click("fixed");
    window.typewrite("9");
    assert!(window.shown.pressed.is_empty());
    assert_eq!(window.node("off").semantic.description.as_deref(), Some("Il reste un point à corriger."));
}

#[test]
fn enter_and_space_press_buttons_and_links() {
    let mut window = open(Part::Widgets);
    for id in ["p", "s", "q", "l", "go", "edit-1"] {
        window.shown.pressed.clear();
        window.focus(id);
        window.key(Named::Enter);
        window.key(Named::Space);
        assert_eq!(window.shown.pressed.len(), 2, "{id}");
    }
    window.focus("chosen");
    window.key(Named::Enter);
    assert_eq!(window.shown.pressed.last(), Some(&"chosen"));
}

#[test]
fn the_pointer_presses_what_it_releases_on() {
    let mut window = open(Part::Widgets);
    window.click("p");
    assert_eq!(window.shown.pressed, ["p"]);
    assert_eq!(window.focused().as_deref(), Some("Principal"));
}

#[test]
fn alt_and_control_arrows_are_left_to_the_window() {
    let mut window = open(Part::Widgets);
    for id in ["p", "kind", "bad"] {
        window.focus(id);
        for arrow in [Named::ArrowLeft, Named::ArrowRight] {
            window.key_with(Key::Named(arrow), Modifiers::ALT);
            assert!(window.ignored, "{id} swallows Alt+{arrow:?}");
        }
    }
    assert_eq!(window.shown.chosen, Some(1));
}

#[test]
fn space_checks_and_unchecks() {
    let mut window = open(Part::Widgets);
    window.focus("check");
    assert_eq!(window.node("check").semantic.checked, Some(true));
    window.key(Named::Space);
    assert!(!window.shown.checked);
    assert_eq!(window.node("check").semantic.checked, Some(false));
    window.key(Named::Space);
    assert!(window.shown.checked);
    window.click("check");
    assert!(!window.shown.checked);
}

#[test]
fn arrows_move_in_a_radio_group_and_it_is_one_stop() {
    let mut window = open(Part::Widgets);
    window.focus("kind");
    let mut seen = Vec::new();
    for key in [Named::ArrowDown, Named::ArrowRight, Named::ArrowUp, Named::Home, Named::End] {
        window.key(key);
        seen.push(window.shown.chosen.unwrap());
    }
    assert_eq!(seen, [2, 0, 2, 0, 2]);
    assert_eq!(window.node("kind").semantic.value.as_deref(), Some("Non colligé"));
    assert_eq!(window.focused().as_deref(), Some("Réponse"));
    window.tab();
    assert_eq!(window.focused().as_deref(), Some("Mesures déployées"));
    window.key(Named::Space);
    assert_eq!(window.shown.pressed, ["yes-no"], "Space takes the first when nothing is chosen");
}

#[test]
fn a_click_chooses_an_option_and_the_arrows_go_on_from_there() {
    let mut window = open(Part::Widgets);
    window.click("kind-2");
    assert_eq!(window.shown.chosen, Some(2));
    window.key(Named::ArrowUp);
    assert_eq!(window.shown.chosen, Some(1));
}

#[test]
fn what_is_typed_goes_into_the_field_and_stays_while_messages_come_and_go() {
    let mut window = open(Part::Page);
    window.focus("whole");
    window.typewrite("1 2a");
    assert_eq!(window.shown.whole, "91 2a");
    window.key(Named::Backspace);
    assert_eq!(window.shown.whole, "91 2");
    assert_eq!(window.node("whole").semantic.value.as_deref(), Some("91 2"));
    window.tab();
    window.typewrite("7");
    assert_eq!(window.shown.part_typed, "67");
}

#[test]
fn shortcuts_and_escape_are_left_to_the_window_while_typing() {
    let mut window = open(Part::Page);
    window.focus("whole");
    for key in ["z", "y", "s", "o", "f", "+", "-"] {
        window.key_with(Key::Character(key.into()), Modifiers::COMMAND);
        assert!(window.ignored, "a field swallows Ctrl+{key}");
    }
    window.key(Named::Escape);
    assert!(window.ignored);
    window.key(Named::F1);
    assert!(window.ignored);
    assert_eq!(window.shown.whole, "9");
    assert_eq!(window.focused().as_deref(), Some("Nouveaux services numériques"));
}

#[test]
fn the_focus_can_be_seen_on_every_control() {
    for look in Look::ALL {
        let mut window = Headless::open([1366.0, 900.0], Gallery::new(look, Part::Widgets));
        let plain = window.picture(1.0);
        let ids: Vec<_> =
            window.tree().walk().filter(|node| node.focusable).map(|node| node.id.clone()).collect();
        for id in ids {
            let id = id.expect("what takes the focus has an id");
            window.focus(id.clone());
            let bounds = window.node(id.clone()).bounds;
            // A ring of at least one pixel all around (WCAG 2.2, 2.4.13).
            let around = 2.0 * (bounds.width + bounds.height);
            let changed = window.picture(1.0).changed(&plain, bounds, 4.0);
            assert!(
                f64::from(u32::try_from(changed).unwrap()) >= f64::from(around),
                "{look:?} {id:?}: {changed} pixels of {around}"
            );
        }
    }
}

#[test]
fn what_takes_the_focus_scrolls_into_view() {
    let mut window = open(Part::Long);
    for id in ["row-59", "row-0", "row-30"] {
        window.focus(id);
        let bounds = window.node(id).bounds;
        assert!(bounds.y >= 0.0 && bounds.y + bounds.height <= 400.0, "{id} is at {bounds:?}");
    }
    window.tab_back();
    window.tab_back();
    let bounds = window.node("row-28").bounds;
    assert!(bounds.y >= 0.0 && bounds.y + bounds.height <= 400.0, "row-28 is at {bounds:?}");
}

#[test]
fn a_dialog_takes_the_focus_keeps_it_and_gives_it_back() {
    let mut window = open(Part::Widgets);
    window.focus("ask");
    window.key(Named::Enter);
    assert!(window.shown.dialog);
    assert_eq!(window.focused().as_deref(), Some("Rester"));
    window.tab();
    assert_eq!(window.focused().as_deref(), Some("Quitter"));
    window.tab();
    assert_eq!(window.focused().as_deref(), Some("Rester"), "Tab stays in the dialog");
    window.tab_back();
    assert_eq!(window.focused().as_deref(), Some("Quitter"));
    window.key(Named::Escape);
    assert!(!window.shown.dialog);
    assert_eq!(window.focused().as_deref(), Some("Quitter…"), "the focus is back where it was");
}

#[test]
fn a_dialog_puts_what_is_behind_it_out_of_reach() {
    let mut window = open(Part::Widgets);
    let behind = window.node("p").bounds.center();
    let field = window.node("empty").bounds.center();
    window.focus("empty");
    window.shown.dialog = true;
    window.tab();
    window.click_at(behind);
    window.click_at(field);
    window.typewrite("abc");
    assert!(window.shown.pressed.is_empty());
    assert!(!window.shown.reason.contains("abc"));
    let tree = window.tree();
    assert!(tree.find(&"p".into()).is_none(), "assistive tools do not see it either");
    assert!(tree.find(&"quit".into()).is_some_and(|node| node.semantic.modal));
}
