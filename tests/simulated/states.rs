//! Nothing is cut off and nothing overlaps in the states that a page comes to last: clean, sealed, opened, attested,
//! broken, only to be read, to be recovered.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use jauge::gui::theme::Look;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::Home;
use jauge::workflow::demo;
use jiff::Timestamp;

use crate::declaration::sign;
use crate::desk::Desk;
use crate::kept::complete;
use crate::keyboard::walk_round;
use crate::layout::check;
use crate::reviewed::Ministry;

/// A page at a common laptop and in a small window with large text, in each look and language.
pub fn in_every_look(desk: &mut Desk, place: &str) {
    let folder = std::env::var_os("JAUGE_PICTURES").map(PathBuf::from);
    for (width, height, text_size) in [(1366.0, 768.0, 100), (1024.0, 640.0, 150)] {
        desk.send(Message::SetTextSize(text_size));
        desk.resize(width, height);
        for (look, lang) in Look::ALL.into_iter().flat_map(|look| Lang::ALL.map(|lang| (look, lang))) {
            desk.send(Message::SetLook(look));
            desk.send(Message::SetLang(lang));
            let place = format!("{}-{}-{text_size}-{place}", look.name(), lang.tag());
            check(desk, &place);
            if (text_size, look, lang) == (100, Look::Light, Lang::Fr) {
                walk_round(desk, &place);
            }
            if let Some(folder) = &folder {
                desk.picture(&folder.join(format!("{place}.ppm")));
            }
        }
    }
}

#[test]
fn a_declaration_without_errors_is_shown_whole() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = complete(home.path());
    for (page, place) in [(Page::Check, "clean"), (Page::Sign, "ready")] {
        desk.send(Message::Go(page));
        assert_eq!(desk.has("check-clean"), page == Page::Check);
        in_every_look(&mut desk, place);
    }
}

#[test]
fn sealed_declarations_and_opened_envelopes_are_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let mut desk = complete(&folder.path().join("home"));
    desk.send(Message::Go(Page::Check));
    let lead_only = sign(&mut desk, &out);
    let pages = [Page::Home, Page::Sign, Page::Check, Page::Organization, Page::Target(0), Page::Target(3)];
    for page in pages {
        desk.send(Message::Go(page));
        in_every_look(&mut desk, &format!("sealed-{page:?}").replace(['(', ')'], "-"));
    }
    let made = demo::run(&folder.path().join("demo"), Lang::Fr, Timestamp::now(), &mut |_| {}).unwrap();
    let files = [(&lead_only, "attest", true), (&made.envelopes[0], "attested", false)];
    for (file, place, to_attest) in files {
        desk.send(Message::Dropped(file.clone()));
        assert!(desk.has("envelope-answers"), "the content is shown");
        assert_eq!(desk.has("attest"), to_attest);
        in_every_look(&mut desk, place);
    }
    desk.send(Message::Dropped(altered(folder.path(), &lead_only)));
    assert!(!desk.has("envelope-answers"), "broken: no content");
    in_every_look(&mut desk, "broken");
}

/// The envelope with one digit of an answer changed.
fn altered(folder: &Path, file: &Path) -> PathBuf {
    let mut bytes = std::fs::read(file).unwrap();
    let answer = b"\"value\":";
    let at = bytes.windows(answer.len()).position(|window| window == answer).unwrap();
    let digit = (at..bytes.len()).find(|at| bytes[*at].is_ascii_digit()).unwrap();
    bytes[digit] ^= 1;
    let path = folder.join("changé.jauge");
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn what_a_second_window_and_a_damaged_database_show_is_whole() {
    let home = tempfile::tempdir().unwrap();
    let first = complete(home.path());
    let mut second = Desk::open(home.path(), Lang::Fr);
    in_every_look(&mut second, "second-window");
    drop(second);
    drop(first);
    drop(Desk::open(home.path(), Lang::Fr));
    std::fs::write(Home::new(home.path()).database(), "not a database at all").unwrap();
    let mut damaged = Desk::open(home.path(), Lang::Fr);
    assert!(damaged.has("recovery-restore") && damaged.has("recovery-empty"));
    in_every_look(&mut damaged, "recovery");
}

#[test]
fn the_reviewers_desk_is_shown_whole() {
    let ministry = Ministry::new();
    let mut desk = Desk::open(&ministry.home, Lang::Fr);
    desk.send(Message::Go(Page::Register));
    in_every_look(&mut desk, "register-missing");
    let files: Vec<&PathBuf> = ministry.envelopes.iter().chain(&ministry.forged).collect();
    desk.send(Message::Dropped(ministry.inbox(&files)));
    in_every_look(&mut desk, "register-received");
    for (button, place) in [
        ("register-receive", "register-receive"),
        ("register-accept-all", "register-accept"),
        ("register-export", "register-export"),
    ] {
        desk.tab_to(button);
        desk.key(Named::Enter);
        in_every_look(&mut desk, place);
    }
    desk.send(Message::Go(Page::Register));
    desk.key_with(Key::Named(Named::Escape), Modifiers::empty());
    assert!(!desk.has("register-close"), "closed");
    in_every_look(&mut desk, "register");
    desk.tab_to("register-rows");
    desk.key(Named::Home);
    desk.key(Named::Enter);
    desk.tab_to("decide-open-services");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "file");
    desk.tab_to("decide-accept");
    in_every_look(&mut desk, "file-decide");
    desk.tab_to("file-to-decision");
    in_every_look(&mut desk, "file-top");
    desk.send(Message::Go(Page::Register));
    desk.send(Message::Dropped(ministry.declare("agence-imaginaire", "7", None)));
    desk.tab_to("register-count-conflict");
    desk.key(Named::Space);
    in_every_look(&mut desk, "register-conflict");
    desk.tab_to("register-rows");
    desk.key(Named::End);
    desk.key(Named::Enter);
    in_every_look(&mut desk, "file-conflict");
    desk.tab_to("file-evidence-0");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "file-evidence");
}
