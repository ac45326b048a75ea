//! Nothing is cut off and nothing overlaps: every page, three looks, two languages, two sizes of window.

use std::path::PathBuf;

use iced::advanced::text::{Alignment, LineHeight, Paragraph as _, Shaping, Text, Wrapping};
use iced::advanced::widget::Operation;
use iced::alignment::Vertical;
use iced::keyboard::key::Named;
use iced::widget::Id;
use iced::{Font, Rectangle, Size, Vector};
use iced_test::renderer::graphics::text::Paragraph;
use jauge::gui::a11y::{Node, Role};
use jauge::gui::theme::{Look, font, size};
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;

use crate::desk::Desk;

/// A text on the page, where it stands.
#[derive(Debug, Clone)]
struct Words {
    text: String,
    bounds: Rectangle,
    /// What is seen of it; each scrolled area is cut at its edge.
    seen: Option<Rectangle>,
    /// Inside which scrolled area.
    area: usize,
}

/// Collects every text that is drawn.
#[derive(Default)]
struct Reader {
    words: Vec<Words>,
    areas: usize,
    within: Vec<(usize, Option<Rectangle>)>,
    entering: bool,
    shift: Vector,
    next_shift: Vector,
}

impl Reader {
    /// What is seen of it through the areas around.
    fn seen(&self, bounds: Rectangle) -> Option<Rectangle> {
        let Some((_, opening)) = self.within.last() else { return Some(bounds) };
        opening.as_ref().and_then(|opening| opening.intersection(&bounds))
    }
}

impl Operation for Reader {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = std::mem::take(&mut self.entering);
        let before = self.shift;
        self.shift = before + std::mem::take(&mut self.next_shift);
        operate(self);
        self.shift = before;
        if entered {
            self.within.pop();
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn iced::advanced::widget::operation::Scrollable,
    ) {
        // Where it is seen: as the tree says it of what lies around.
        self.next_shift = translation;
        self.areas += 1;
        let opening = self.seen(bounds - self.shift);
        self.within.push((self.areas, opening));
        self.entering = true;
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        if !text.trim().is_empty() {
            let area = self.within.last().map_or(0, |(area, _)| *area);
            let bounds = bounds - self.shift;
            self.words.push(Words { text: text.to_owned(), bounds, seen: self.seen(bounds), area });
        }
    }
}

/// More than a hair of one lies on the other.
fn overlap(one: Rectangle, other: Rectangle) -> bool {
    one.shrink(1.0).intersects(&other.shrink(1.0))
}

/// Words that fit their cell when they stand on one line, and each word of a header by itself when it has several: iced
/// cuts a text's box at its cell, but draws all of it.
fn fits(words: &Words, tree: &Node, place: &str) {
    if words.area == 0 {
        // A bar: it lies over what is scrolled away under it.
        return;
    }
    let inside = |node: &&Node| node.bounds.contains(words.bounds.center());
    let one_line = |size: f32| (words.bounds.height - size * 1.3).abs() < 0.1;
    let header = tree.walk().filter(|node| node.semantic.role == Role::ColumnHeader).find(inside);
    let row = tree.walk().filter(|node| node.semantic.role == Role::Row).find(inside);
    let (font, size, room) = match (header, row) {
        (Some(header), _) => (font::HEADING, size::HINT, header.bounds.width),
        (None, Some(_)) if one_line(size::ROW) => (font::TEXT, size::ROW, words.bounds.width),
        _ => return,
    };
    let pieces: Vec<&str> =
        if one_line(size) { vec![&words.text] } else { words.text.split_whitespace().collect() };
    for piece in pieces {
        let width = width_of(piece, font, size);
        assert!(width <= room + 1.0, "{place}: “{piece}” is {width} wide in a cell of {room}");
    }
}

fn width_of(content: &str, font: Font, size: f32) -> f32 {
    Paragraph::with_text(Text {
        content,
        bounds: Size::INFINITE,
        size: size.into(),
        line_height: LineHeight::default(),
        font,
        align_x: Alignment::Default,
        align_y: Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::None,
    })
    .min_width()
}

/// Asserts that nothing on the page that is shown is cut off, lies on something else, or has no name.
pub fn check(desk: &mut Desk, place: &str) {
    let Size { width, height } = desk.size();
    let tree = desk.tree();
    assert!(tree.unnamed().is_empty(), "{place}: {:?}", tree.unnamed());
    for node in tree.walk().filter(|node| node.focusable || node.semantic.role == Role::Heading) {
        let Rectangle { x, width: w, height: h, .. } = node.bounds;
        let name = &node.semantic.label;
        assert!(w >= 1.0 && h >= 1.0, "{place}: {name} has no size");
        assert!(x >= -0.5 && x + w <= width + 0.5, "{place}: {name} sticks out: {x} + {w} > {width}");
    }
    let mut reader = Reader::default();
    desk.read(&mut reader);
    assert!(reader.words.len() >= 5, "{place}: the words are read");
    for words in &reader.words {
        let Rectangle { x, width: w, height: h, .. } = words.bounds;
        assert!(w >= 1.0 && h >= 1.0, "{place}: no room is left for “{}”", words.text);
        assert!(x + w <= width + 0.5, "{place}: “{}” sticks out: {x} + {w} > {width}", words.text);
        // What does not scroll is in the window from top to bottom.
        let low = words.bounds.y + h;
        assert!(words.area > 0 || low <= height + 0.5, "{place}: “{}” sinks: {low} > {height}", words.text);
        fits(words, &tree, place);
    }
    for (at, one) in reader.words.iter().enumerate() {
        for other in reader.words.iter().skip(at + 1) {
            let both = if one.area == other.area {
                Some((one.bounds, other.bounds))
            } else {
                one.seen.zip(other.seen)
            };
            assert!(
                !both.is_some_and(|(one, other)| overlap(one, other)),
                "{place}: “{}” {:?} lies on “{}” {:?}",
                one.text,
                one.bounds,
                other.text,
                other.bounds
            );
        }
    }
    let controls: Vec<&Node> = tree.walk().filter(|node| node.focusable && is_of_the_page(node)).collect();
    for (at, one) in controls.iter().enumerate() {
        for other in controls.iter().skip(at + 1) {
            let (first, second) = (&one.semantic.label, &other.semantic.label);
            assert!(!overlap(one.bounds, other.bounds), "{place}: {first} lies on {second}");
        }
    }
}

/// The bars and the rail lie over what is scrolled away under them.
fn is_of_the_page(node: &Node) -> bool {
    let id = format!("{:?}", node.id);
    !id.contains("\"bar-") && !id.contains("\"rail-")
}

/// Every text that is drawn.
pub fn words(desk: &mut Desk) -> Vec<String> {
    let mut reader = Reader::default();
    desk.read(&mut reader);
    reader.words.into_iter().map(|words| words.text).collect()
}

/// A declaration with a bit of everything: numbers, NA, ND, an error, warnings to explain.
pub fn fill(desk: &mut Desk) {
    let mut set = |field: &str, text: &str| desk.send(Message::Typed(field.to_owned(), text.to_owned()));
    set("organization.name", "Ministère de l’Exemple, du Modèle et de la Démonstration appliquée");
    set("organization.code", "exemple");
    set("year", "2024");
    set("prepared_by.name", "Personne Fictive");
    set("prepared_by.title", "Responsable de la transformation");
    set("prepared_by.email", "personne@example.org");
    for (quantity, typed) in [
        ("new_digital_services", "9"),
        ("new_digital_services_codesigned", "6"),
        ("digital_services", "7"),
        ("digital_services_continuously_evaluated", "douze et demi"),
        ("public_consultations", "999999999"),
        ("public_consultations_with_digital_means", "3"),
        ("services", "31"),
        ("services_asking_once", "21"),
        ("transformation_measures_deployed", "yes"),
        ("employees", "1 240"),
        ("employees_in_transformed_workplace", "1420"),
    ] {
        set(&format!("quantity.{quantity}.value"), typed);
    }
    for quantity in ["deadlines", "deadlines_with_digital_reminder"] {
        set(&format!("quantity.{quantity}.value"), "ND");
        set(
            &format!("quantity.{quantity}.reason"),
            "Le registre des échéances n’existe pas encore ; il est prévu pour le printemps prochain, avec le \
             nouveau système de gestion des dossiers.",
        );
    }
    set("quantity.administrative_processes.value", "NA");
}

/// Goes to each page of a declaration and of the desk, and leaves it once: what is missing is said as well.
pub fn each_page(desk: &mut Desk, look_at: &mut dyn FnMut(&mut Desk, &str)) {
    let targets = (0..10).map(Page::Target);
    let pages = [Page::Home, Page::Organization].into_iter().chain(targets);
    let last = [Page::Check, Page::Sign, Page::Envelope, Page::Preferences, Page::Help];
    for page in pages.chain(last).chain([Page::Signers, Page::NewCampaign, Page::Barometer]) {
        desk.send(Message::Go(page));
        desk.send(Message::Next);
        desk.send(Message::Go(page));
        look_at(desk, &format!("{page:?}").replace(['(', ')'], "-"));
    }
}

/// Looks at each page; pictures go to `folder`.
pub fn pages(desk: &mut Desk, prefix: &str, folder: Option<&PathBuf>) {
    each_page(desk, &mut |desk, page| {
        let place = format!("{prefix}-{page}");
        check(desk, &place);
        if let Some(folder) = folder {
            desk.picture(&folder.join(format!("{place}.ppm")));
        }
    });
}

fn every_page(size: (f32, f32), text_size: u16) {
    let folder = std::env::var_os("JAUGE_PICTURES").map(PathBuf::from);
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(home.path(), Lang::Fr);
    desk.send(Message::SetTextSize(text_size));
    desk.resize(size.0, size.1);
    check(&mut desk, "an empty home");
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    for lang in Lang::ALL {
        desk.send(Message::SetLang(lang));
        pages(&mut desk, &format!("blank-{}-{text_size}", lang.tag()), None);
    }
    fill(&mut desk);
    for look in Look::ALL {
        for lang in Lang::ALL {
            desk.send(Message::SetLook(look));
            desk.send(Message::SetLang(lang));
            let prefix = format!("{}-{}-{text_size}", look.name(), lang.tag());
            pages(&mut desk, &prefix, folder.as_ref());
        }
    }
}

#[test]
fn nothing_is_cut_off_or_overlaps_on_a_common_laptop() {
    every_page((1366.0, 768.0), 100);
}

#[test]
fn nothing_is_cut_off_or_overlaps_in_a_small_window_with_large_text() {
    every_page((1024.0, 640.0), 150);
}

#[test]
fn nothing_is_cut_off_or_overlaps_with_the_largest_text() {
    every_page((1366.0, 768.0), 200);
}
