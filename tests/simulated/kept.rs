//! Nothing typed is lost: saved at once, taken back and made again, through faults, second windows and damage.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use jauge::gui::theme::Look;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::{Home, Store, field};
use jiff::Timestamp;

use crate::desk::Desk;

const FIELD: &str = "quantity.new_digital_services.value";

/// A desk with a declaration open on target 1.
fn at_target_1(home: &std::path::Path) -> Desk {
    let mut desk = Desk::open(home, Lang::En);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    desk.send(Message::Go(Page::Target(0)));
    desk
}

fn kept(home: &std::path::Path, field: &str) -> String {
    let store = Store::open(&Home::new(home), Timestamp::now()).unwrap();
    let draft = store.drafts().unwrap()[0].id;
    store.fields(draft).unwrap().get(field).cloned().unwrap_or_default()
}

fn ctrl(desk: &mut Desk, key: &str) {
    desk.key_with(Key::Character(key.into()), Modifiers::CTRL);
}

#[test]
fn what_is_typed_is_on_the_disk_as_typed_valid_or_not() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = at_target_1(home.path());
    desk.type_in("12,5 environ");
    assert_eq!(kept(home.path(), FIELD), "12,5 environ");
    assert!(desk.app.draft().unwrap().is_saved());
}

#[test]
fn changes_are_taken_back_and_made_again_where_they_were_made() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = at_target_1(home.path());
    desk.type_in("9");
    desk.send(Message::Go(Page::Target(1)));
    desk.type_in("21");
    ctrl(&mut desk, "z");
    assert_eq!(desk.app.page(), Page::Target(1));
    assert_eq!(
        kept(home.path(), "quantity.digital_services.value"),
        "",
        "a number typed in a row is one change"
    );
    ctrl(&mut desk, "z");
    assert_eq!(desk.app.page(), Page::Target(0), "where the change was made");
    assert_eq!(desk.focused_id(), Some(Id::new(FIELD)));
    assert_eq!(kept(home.path(), FIELD), "");
    ctrl(&mut desk, "y");
    assert_eq!(kept(home.path(), FIELD), "9");
}

#[test]
fn language_look_and_text_size_change_while_running_lose_nothing_and_are_remembered() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = at_target_1(home.path());
    desk.type_in("9");
    desk.send(Message::SetLang(Lang::Fr));
    desk.send(Message::SetLook(Look::HighContrast));
    ctrl(&mut desk, "+");
    assert_eq!(desk.app.draft().unwrap().field(FIELD), "9");
    assert!(desk.app.title().contains("Services conçus"), "{}", desk.app.title());
    drop(desk);
    let store = Store::open(&Home::new(home.path()), Timestamp::now()).unwrap();
    let preferred = ["language", "look", "text-size"].map(|name| store.preference(name).unwrap().unwrap());
    assert_eq!(preferred, ["fr-CA", "high-contrast", "115"]);
}

#[test]
fn a_second_window_says_that_it_only_shows_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut first = at_target_1(home.path());
    first.type_in("9");
    let mut second = Desk::open(home.path(), Lang::En);
    assert!(second.has("banner-read-only"));
    second.tab_to("home-draft-0");
    second.key(Named::Enter);
    second.send(Message::Go(Page::Target(0)));
    second.type_in("77");
    assert_eq!(kept(home.path(), FIELD), "9");
}

#[test]
fn a_damaged_database_is_set_aside_and_the_last_backup_brings_the_draft_back() {
    let home = tempfile::tempdir().unwrap();
    {
        let mut desk = at_target_1(home.path());
        desk.type_in("9");
    }
    // The next start makes a backup with what was typed.
    drop(Desk::open(home.path(), Lang::En));
    std::fs::write(Home::new(home.path()).database(), "not a database at all, whatever was here").unwrap();
    let mut desk = Desk::open(home.path(), Lang::En);
    desk.tab_to("recovery-restore");
    desk.key(Named::Enter);
    assert!(desk.has("home-draft-0"), "the declaration is there again");
    assert_eq!(kept(home.path(), FIELD), "9");
    let aside = std::fs::read_dir(home.path())
        .unwrap()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().contains("damaged"));
    assert!(aside, "the damaged file is set aside");
}

#[test]
fn a_folder_that_vanished_is_said_at_signing_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut desk = complete(&home);
    desk.send(Message::Go(Page::Sign));
    for (field, text) in [
        ("passphrase", "quatre mots au hasard"),
        ("passphrase-again", "quatre mots au hasard"),
        ("sign-folder", ""),
    ] {
        desk.tab_to(field);
        ctrl(&mut desk, "a");
        desk.type_in(text);
    }
    let gone = folder.path().join("gone");
    desk.type_in("");
    ctrl(&mut desk, "a");
    desk.type_in(gone.to_str().unwrap());
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.has("sign-problem"), "said");
    assert!(desk.app.draft().unwrap().sealed.is_none(), "not signed");
    assert!(!gone.exists());
    assert_eq!(kept(&home, field::ORGANIZATION_CODE), "exemple");

    // The passphrase was let go when it was used, and is when the page is shown anew.
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.has("key-problem"), "typed again for another try");
    desk.tab_to("passphrase");
    desk.type_in("quatre mots au hasard");
    desk.send(Message::Go(Page::Home));
    desk.send(Message::Go(Page::Sign));
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.has("key-problem"), "typed again after the page was left");

    // Again, with a wrong passphrase for the key that was made: said where it was typed, and nothing is written.
    std::fs::create_dir(&gone).unwrap();
    desk.tab_to("passphrase");
    ctrl(&mut desk, "a");
    desk.type_in("pas la bonne");
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.has("key-problem"), "said at the passphrase");
    assert_eq!(desk.focused_id(), Some(Id::new("passphrase")));
    assert_eq!(std::fs::read_dir(&gone).unwrap().count(), 0);
    ctrl(&mut desk, "a");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(gone.join("exemple-2024.jauge").exists(), "and then it goes through");
}

/// A home with a declaration that can be signed, open in a window.
pub fn complete(home: &std::path::Path) -> Desk {
    let mut desk = Desk::open(home, Lang::Fr);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    let mut set = |field: &str, text: &str| desk.send(Message::Typed(field.to_owned(), text.to_owned()));
    for (name, text) in [
        ("organization.name", "Ministère de l’Exemple"),
        ("organization.code", "exemple"),
        ("year", "2024"),
        ("prepared_by.name", "Personne Fictive"),
        ("prepared_by.title", "Responsable"),
        ("prepared_by.email", "personne@example.org"),
    ] {
        set(name, text);
    }
    for quantity in jauge::framework::Framework::built_in().unwrap().quantities {
        let yes = quantity.kind == jauge::framework::QuantityKind::YesNo;
        set(&field::value(&quantity.id), if yes { "yes" } else { "10" });
    }
    desk
}

#[test]
fn a_file_that_is_no_envelope_says_why_and_shows_no_content() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("faux.jauge");
    std::fs::write(&file, "PK\u{3}\u{4} not an envelope").unwrap();
    let mut desk = Desk::open(&folder.path().join("home"), Lang::Fr);
    desk.send(Message::Dropped(file));
    assert_eq!(desk.app.page(), Page::Envelope);
    assert!(desk.has("envelope-verdict"));
    assert!(!desk.has("attest"), "nothing to attest");
    assert!(!desk.has("envelope-answers"));
}

#[test]
fn closing_writes_what_is_not_on_the_disk_yet() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = at_target_1(home.path());
    // The message alone: its write is never run, as in a window that is closed at once.
    drop(desk.app.update(Message::Typed(FIELD.to_owned(), "31".to_owned())));
    desk.send(Message::CloseRequested(iced::window::Id::unique()));
    assert!(desk.closed);
    assert_eq!(kept(home.path(), FIELD), "31");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_while_typing_and_what_was_typed_is_written_once_there_is_room() {
    let Some(disk) = crate::disk::Disk::new("2m") else { return };
    let home = disk.path().join("home");
    let mut desk = at_target_1(&home);
    desk.type_in("9");
    let filler = disk.fill();
    // Long enough that no room left inside the database takes it.
    let long = "0".repeat(40_000);
    desk.send(Message::Typed(FIELD.to_owned(), long.clone()));
    assert!(desk.has("banner-problem"), "said");
    assert_eq!(desk.app.draft().unwrap().field(FIELD), long, "still on the screen");
    assert!(!desk.app.draft().unwrap().is_saved());
    crate::disk::Disk::free(filler);
    desk.send(Message::Typed(FIELD.to_owned(), "10".to_owned()));
    assert!(!desk.has("banner-problem"), "no longer said");
    assert_eq!(kept(&home, FIELD), "10");
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_no_other_declaration_takes_the_place_of_what_could_not_be_written() {
    let Some(disk) = crate::disk::Disk::new("2m") else { return };
    let home = disk.path().join("home");
    let mut desk = at_target_1(&home);
    let draft = desk.app.draft().unwrap().id;
    let filler = disk.fill();
    let long = "0".repeat(40_000);
    desk.send(Message::Typed(FIELD.to_owned(), long.clone()));
    desk.send(Message::Go(Page::Home));
    assert!(desk.has("banner-problem"), "tried again when the page is left, and said again");
    desk.send(Message::OpenDraft(draft));
    assert_eq!(desk.app.draft().unwrap().field(FIELD), long, "still there");
    assert!(desk.has("banner-problem"), "said why it stays");
    crate::disk::Disk::free(filler);
    desk.send(Message::OpenDraft(draft));
    assert_eq!(desk.app.draft().unwrap().field(FIELD), long);
    assert_eq!(kept(&home, FIELD), long, "written once there is room");
}

#[test]
fn what_is_being_written_is_there_when_the_declaration_is_opened_again_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = at_target_1(home.path());
    let draft = desk.app.draft().unwrap().id;
    // Its write is held back, and comes only after the declaration was opened again and typed over.
    let late = desk.app.update(Message::Typed(FIELD.to_owned(), "31".to_owned()));
    desk.send(Message::OpenDraft(draft));
    assert_eq!(desk.app.draft().unwrap().field(FIELD), "31");
    desk.send(Message::Typed(FIELD.to_owned(), "315".to_owned()));
    desk.run(late);
    assert_eq!(kept(home.path(), FIELD), "315", "nothing older is written over it");
}
