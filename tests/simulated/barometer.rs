//! The reviewer looks at the barometer: the whole, a target, the bodies behind it, what if; and takes a picture away.

use std::path::Path;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use jauge::gui::a11y::{Node, Role};
use jauge::gui::screen::{barometer, register};
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::{Home, Store};
use jauge::workflow::{demo, ministry::publish};
use jiff::Timestamp;

use crate::desk::Desk;
use crate::reviewed::{Ministry, PASSPHRASE};
use crate::states::in_every_look;

/// The window on a made-up campaign of which most declarations are accepted.
fn desk(folder: &Path) -> Desk {
    let made = demo::run(folder, Lang::Fr, Timestamp::now(), &mut |_| {}).unwrap();
    Desk::open(&made.folder, Lang::Fr)
}

fn node(desk: &Desk, id: &'static str) -> Node {
    let tree = desk.tree();
    tree.find(&Id::new(id)).unwrap_or_else(|| panic!("no {id}")).clone()
}

/// Tab to something, and press it.
fn press(desk: &mut Desk, id: &'static str) {
    desk.tab_to(id);
    desk.key(Named::Enter);
}

fn rows(desk: &Desk) -> Vec<String> {
    let table = node(desk, "barometer-bodies");
    table
        .walk()
        .filter(|node| node.semantic.role == Role::Row)
        .map(|row| row.semantic.label.clone())
        .collect()
}

#[test]
fn the_reviewer_opens_the_barometer_a_target_and_its_bodies_asks_what_if_and_saves_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("demo"));
    press(&mut desk, "home-barometer");
    assert_eq!(desk.app.page(), Page::Barometer);
    let card = node(&desk, "barometer-card-0");
    let rate = card.semantic.value.clone().unwrap();
    assert!(rate.ends_with("\u{a0}%"), "a rate in French: {rate}");
    assert!(card.semantic.description.unwrap().contains("organismes sur 24"), "coverage stands beside it");

    press(&mut desk, "barometer-card-0");
    assert!(desk.focused_id().is_some_and(|id| id == Id::new("barometer-all")), "at the top of the target");
    desk.tab_to("barometer-bodies");
    let by_rate = rows(&desk);
    assert!(by_rate.len() >= 6 && by_rate[0].contains("100,0\u{a0}%"), "{by_rate:?}");
    desk.key(Named::ArrowDown);
    let picture = |desk: &Desk| {
        let tree = desk.tree();
        let found = tree.walk().find(|node| node.semantic.label.starts_with("Répartition")).unwrap().clone();
        found.semantic.value.unwrap()
    };
    assert!(by_rate[1].starts_with(&picture(&desk)), "the picture points at the line: {by_rate:?}");
    press(&mut desk, "barometer-bodies-head-0");
    let mut by_name = rows(&desk);
    assert_ne!(by_name, by_rate);
    by_name.truncate(6);
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| jauge::l10n::fold(name));
    assert_eq!(by_name, sorted, "by name");

    // Back to the card that was opened.
    desk.send(Message::Back);
    assert!(desk.focused_id().is_some_and(|id| id == Id::new("barometer-card-0")));
    let value = |desk: &Desk| {
        (0..10)
            .map(|at| {
                let id = Id::from(format!("barometer-card-{at}"));
                desk.tree().find(&id).unwrap().semantic.value.clone().unwrap()
            })
            .collect::<Vec<_>>()
    };
    let left_out = value(&desk);
    desk.tab_to("barometer-not-done");
    desk.key(Named::Space);
    assert_ne!(value(&desk), left_out, "what was not collected counts as not done");
    desk.key(Named::Space);
    assert_eq!(value(&desk), left_out);

    press(&mut desk, "barometer-card-3");
    let out = folder.path().join("pictures");
    std::fs::create_dir(&out).unwrap();
    press(&mut desk, "barometer-save");
    for _ in 0..2 {
        desk.send(Message::Barometer(barometer::Message::Folder(out.display().to_string())));
        press(&mut desk, "barometer-write");
        assert!(node(&desk, "barometer-said").semantic.label.contains("barometre-2024-once-only"));
        desk.tab_to("barometer-picture");
        desk.key(Named::ArrowRight);
        desk.tab_to("barometer-format");
        desk.key(Named::ArrowRight);
    }
    let svg = std::fs::read_to_string(out.join("barometre-2024-once-only.svg")).unwrap();
    assert!(svg.contains("<svg") && svg.contains("Information demandée une seule fois"), "{svg}");
    let png = std::fs::read(out.join("barometre-2024-once-only.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.len() > 5000, "{} bytes", png.len());
}

#[test]
fn a_changed_set_of_bodies_never_looks_like_progress_in_the_table_the_trend_and_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("demo"));
    desk.send(Message::Go(Page::Barometer));
    let heads = |desk: &Desk, table: &'static str| {
        let named = node(desk, table);
        let heads = named.walk().filter(|node| node.semantic.role == Role::ColumnHeader);
        heads
            .map(|head| head.semantic.label.clone())
            .filter(|head| head.contains("Variation"))
            .collect::<Vec<_>>()
    };
    let both = ["Variation, mêmes organismes", "Variation, tous les organismes"];
    desk.tab_to("barometer-view");
    desk.key(Named::ArrowRight);
    assert_eq!(heads(&desk, "barometer-targets"), both);
    assert_eq!(heads(&desk, "barometer-groups"), both);
    desk.tab_to("barometer-view");
    desk.key(Named::ArrowRight);
    assert_eq!(heads(&desk, "barometer-years"), both);
    let tree = desk.tree();
    let said =
        |node: &&Node| node.semantic.value.as_ref().is_some_and(|said| said.contains("mêmes organismes, de"));
    assert!(tree.walk().any(|node| said(&node)), "the picture says of whom it is");

    press(&mut desk, "barometer-save");
    desk.send(Message::Barometer(barometer::Message::Folder(folder.path().display().to_string())));
    desk.tab_to("barometer-picture");
    desk.key(Named::ArrowRight);
    press(&mut desk, "barometer-write");
    let svg = std::fs::read_to_string(folder.path().join("barometre-2024.svg")).unwrap();
    for line in ["Mêmes organismes, d’une année", "Tous les organismes de chaque année"] {
        assert!(svg.contains(line), "{line}: {svg}");
    }
}

#[test]
fn a_body_behind_a_figure_opens_its_file_and_back_leads_to_the_figure() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("demo"));
    desk.send(Message::Go(Page::Barometer));
    press(&mut desk, "barometer-card-6");
    press(&mut desk, "barometer-bodies");
    assert_eq!(desk.app.page(), Page::File);
    desk.send(Message::Back);
    assert_eq!(desk.app.page(), Page::Barometer);
    assert!(desk.has("barometer-bodies"), "the target is still open");
    desk.send(Message::Go(Page::Register));
    desk.tab_to("register-rows");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::File);
    desk.send(Message::Back);
    assert_eq!(desk.app.page(), Page::Register, "from the register back to the register");
}

#[test]
fn the_year_is_published_from_the_window_and_the_command_finds_it_good() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.send(Message::Go(Page::Barometer));
    assert!(
        desk.has("barometer-to-register") && !desk.has("barometer-card-0"),
        "received, and none accepted"
    );
    in_every_look(&mut desk, "barometer-none-accepted");
    press(&mut desk, "barometer-to-register");
    assert_eq!(desk.app.page(), Page::Register);
    desk.send(Message::Go(Page::Register));
    press(&mut desk, "register-accept-all");
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.send(Message::Register(register::Message::Folder(ministry.out.display().to_string())));
    press(&mut desk, "register-accept");
    press(&mut desk, "register-barometer");
    assert_eq!(desk.app.page(), Page::Barometer);

    let out = ministry.folder.path().join("publication");
    press(&mut desk, "barometer-publish");
    desk.key(Named::Escape);
    assert!(!desk.has("publish-do"), "Escape closes it");
    assert_eq!(desk.focused_id(), Some(Id::new("barometer-publish")));
    press(&mut desk, "barometer-publish");
    desk.send(Message::Barometer(barometer::Message::PublishTo(out.display().to_string())));
    desk.tab_to("passphrase");
    desk.type_in("wrong words");
    press(&mut desk, "publish-do");
    assert!(!out.exists() && !desk.has("barometer-published"), "not with another passphrase");
    desk.tab_to("passphrase");
    desk.key_with(Key::Character("a".into()), Modifiers::COMMAND);
    desk.type_in(PASSPHRASE);
    in_every_look(&mut desk, "barometer-publish");
    press(&mut desk, "publish-do");
    assert!(desk.has("barometer-published"));
    let store = Store::open(&Home::new(&ministry.home), Timestamp::now()).unwrap();
    let checked = publish::check(&store, 2024, &out, None).unwrap();
    assert!(checked.differences.is_empty() && checked.files > 3, "{checked:?}");
}

#[test]
fn the_barometer_is_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut empty = Desk::open(&folder.path().join("empty"), Lang::Fr);
    empty.send(Message::Go(Page::Barometer));
    assert!(empty.has("barometer-to-register"), "says what to do");
    in_every_look(&mut empty, "barometer-empty");
    drop(empty);
    let mut desk = desk(&folder.path().join("demo"));
    desk.send(Message::Go(Page::Barometer));
    in_every_look(&mut desk, "barometer-gauges");
    desk.tab_to("barometer-view");
    desk.key(Named::ArrowRight);
    assert!(desk.has("barometer-targets"));
    in_every_look(&mut desk, "barometer-table");
    desk.tab_to("barometer-view");
    desk.key(Named::ArrowRight);
    assert!(desk.has("barometer-years"));
    in_every_look(&mut desk, "barometer-trend");
    press(&mut desk, "barometer-group");
    desk.tab_to("barometer-size");
    desk.key(Named::ArrowRight);
    in_every_look(&mut desk, "barometer-filter");
    desk.key(Named::ArrowLeft);
    press(&mut desk, "barometer-save");
    in_every_look(&mut desk, "barometer-save");
    press(&mut desk, "barometer-close");
    desk.tab_to("barometer-view");
    desk.key(Named::ArrowRight);
    for (card, place) in
        [("barometer-card-7", "share"), ("barometer-card-5", "yes"), ("barometer-card-9", "majority")]
    {
        press(&mut desk, card);
        in_every_look(&mut desk, &format!("barometer-target-{place}"));
        desk.send(Message::Back);
    }
}
