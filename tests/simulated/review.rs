//! The reviewers' desk with the keyboard alone: receive, search, sort, filter, open, return with a comment, accept.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use jauge::envelope::{self, Outcome};
use jauge::gui::a11y::{Node, Role};
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::Register as _;
use jauge::store::Status;
use jiff::Timestamp;

use crate::desk::Desk;
use crate::layout::words;
use crate::reviewed::{Ministry, PASSPHRASE};

fn ctrl(desk: &mut Desk, key: &str) {
    desk.key_with(Key::Character(key.into()), Modifiers::CTRL);
}

/// The names of the lines that are in view.
fn lines(desk: &Desk) -> Vec<String> {
    let tree = desk.tree();
    let table: &Node = tree.find(&Id::new("register-rows")).unwrap();
    let rows = table.walk().filter(|node| node.semantic.role == Role::Row);
    rows.map(|row| row.semantic.label.clone()).collect()
}

fn value(desk: &Desk, id: &'static str) -> String {
    desk.tree().find(&Id::new(id)).and_then(|node| node.semantic.value.clone()).unwrap_or_default()
}

/// Types over what a field holds.
pub fn type_over(desk: &mut Desk, text: &str) {
    ctrl(desk, "a");
    desk.type_in(text);
}

/// Opens the line whose name begins so, with the keyboard.
pub fn open(desk: &mut Desk, name: &str) {
    ctrl(desk, "f");
    type_over(desk, name);
    desk.tab_to("register-rows");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::File);
}

/// The only envelope in the folder whose name has these words.
fn written(folder: &Path, words: &str) -> jauge::envelope::Decision {
    let file = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains(words))
        .unwrap_or_else(|| panic!("no {words} in {}", folder.display()));
    let bytes = std::fs::read(file).unwrap();
    let circumstances = envelope::Circumstances::at(Timestamp::UNIX_EPOCH);
    envelope::open(&bytes, &circumstances).decision().cloned().unwrap()
}

#[test]
fn declarations_are_received_searched_sorted_and_filtered_with_the_keyboard() {
    let ministry = Ministry::new();
    let files: Vec<&PathBuf> = ministry.envelopes.iter().chain(&ministry.forged).collect();
    let inbox = ministry.inbox(&files);
    let mut desk = Desk::open(&ministry.home, Lang::Fr);
    desk.tab_to("home-register");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Register);
    assert_eq!(desk.focused_id(), Some(Id::new("register-rows")), "the table is ready for the arrows");
    assert_eq!(value(&desk, "register-count-missing"), "4");
    desk.tab_to("register-receive");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("register-path")));
    desk.type_in(inbox.to_str().unwrap());
    desk.key(Named::Enter);
    let told: Vec<String> = desk.tree().walk().map(|node| node.semantic.label.clone()).collect();
    assert!(told.iter().any(|words| words.contains("Reçues\u{a0}: 6 · déjà là\u{a0}: 0")), "{told:?}");
    assert!(told.iter().any(|words| words.contains("altered.jauge")), "each bad file is named");
    for (count, expected) in [
        ("register-count-expected", "4"),
        ("register-count-received", "3"),
        ("register-count-missing", "1"),
        ("register-count-to-review", "3"),
        ("register-count-accepted", "0"),
    ] {
        assert_eq!(value(&desk, count), expected, "{count}");
    }
    ctrl(&mut desk, "f");
    assert_eq!(desk.focused_id(), Some(Id::new("register-search")));
    desk.type_in("REGIE modeles");
    assert_eq!(lines(&desk), ["Régie fictive des modèles, à examiner"]);
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("register-rows")), "Enter leads to what was found");
    ctrl(&mut desk, "f");
    type_over(&mut desk, "zzz");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("register-search")), "nothing to lead to");
    type_over(&mut desk, "justice");
    assert_eq!(lines(&desk).len(), 2, "the portfolio is searched too");
    desk.tab_to("register-count-missing");
    desk.key(Named::Space);
    assert_eq!(lines(&desk), ["Office absent des échantillons, manquante"]);
    desk.key(Named::Space);
    ctrl(&mut desk, "f");
    ctrl(&mut desk, "a");
    desk.key(Named::Backspace);
    desk.tab_to("register-rows-head-1");
    desk.key(Named::Enter);
    assert!(lines(&desk)[0].starts_with("Agence imaginaire"), "{:?}", lines(&desk));
    desk.key(Named::Enter);
    assert!(!lines(&desk)[0].starts_with("Agence imaginaire"), "the other way round");
    desk.tab_to("register-rows");
    desk.key(Named::End);
    let last = lines(&desk).last().cloned();
    assert_eq!(value(&desk, "register-rows"), last.unwrap_or_default());
}

#[test]
fn the_bodies_are_named_in_the_language_that_is_read_and_what_was_chosen_stays() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.send(Message::Go(Page::Register));
    desk.tab_to("register-count-expected");
    desk.key(Named::Space);
    desk.tab_to("register-rows-head-1");
    desk.key(Named::Enter);
    assert_eq!(
        lines(&desk),
        [
            "Agence imaginaire du numérique, à examiner",
            "Ministère de l’Exemple, à examiner",
            "Office absent des échantillons, manquante",
            "Régie fictive des modèles, à examiner",
        ],
        "by name"
    );
    ctrl(&mut desk, "f");
    desk.type_in("a");
    desk.send(Message::SetLang(Lang::En));
    assert_eq!(
        lines(&desk),
        [
            "Absent Office of Samples, missing",
            "Department of Example, to review",
            "Fictional Board of Models, to review",
            "Imaginary Digital Agency, to review",
        ],
        "by name still, at once"
    );
    assert_eq!(value(&desk, "register-search"), "a", "what was searched is searched still");
    assert_eq!(desk.focused_id(), Some(Id::new("register-search")), "where the keyboard was");
    open(&mut desk, "fictional board");
    assert!(words(&mut desk).iter().any(|words| words == "Fictional Board of Models"));
    desk.send(Message::SetLang(Lang::Fr));
    assert!(words(&mut desk).iter().any(|words| words == "Régie fictive des modèles"));
}

#[test]
fn escape_closes_a_panel_and_the_keyboard_is_again_at_its_button() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    for (page, opener, inside) in [
        (Page::Register, "register-receive", "register-path"),
        (Page::Register, "register-accept-all", "passphrase"),
        (Page::Register, "register-save-missing", "register-folder"),
        (Page::Register, "register-export", "register-folder"),
    ] {
        desk.send(Message::Go(page));
        desk.tab_to(opener);
        desk.key(Named::Enter);
        desk.tab_to(inside);
        desk.type_in("x");
        desk.key(Named::Escape);
        assert!(!desk.has(inside), "{opener} is closed");
        assert_eq!(desk.focused_id(), Some(Id::new(opener)));
        desk.key(Named::Escape);
        assert_eq!(desk.focused_id(), Some(Id::new(opener)), "nothing more to close");
    }
}

#[test]
fn one_is_returned_with_a_comment_at_a_quantity_and_one_is_accepted_with_the_keyboard() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    open(&mut desk, "exemple");
    assert_eq!(desk.focused_id(), Some(Id::new("file-to-decision")));
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("decide-comment")));
    desk.tab_to("decide-return");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("decide-comment")), "a return needs a word");
    desk.tab_to("decide-open-services");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("decide-comment-services")));
    desk.type_in("Comptez aussi les services par téléphone.");
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.tab_to("decide-folder");
    type_over(&mut desk, ministry.out.to_str().unwrap());
    desk.tab_to("decide-return");
    desk.key(Named::Enter);
    assert!(desk.has("decide-done"));
    let decision = written(&ministry.out, "ministere-exemple-2024");
    assert_eq!(decision.outcome, Outcome::Returned);
    assert_eq!(decision.comments[0].quantity.as_deref(), Some("services"));
    assert_eq!(decision.comments[0].text, "Comptez aussi les services par téléphone.");
    assert_eq!(desk.focused_id(), Some(Id::new("file-register")));
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Register);
    assert_eq!(value(&desk, "register-count-returned"), "1");
    assert_eq!(desk.focused_id(), Some(Id::new("register-rows")), "back at the table, ready for the arrows");
    open(&mut desk, "regie");
    desk.key(Named::Enter);
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.tab_to("decide-accept");
    desk.key(Named::Enter);
    assert!(desk.has("decide-done"));
    let decision = written(&ministry.out, "regie-fictive-2024");
    assert_eq!((decision.outcome, decision.comments.len()), (Outcome::Accepted, 0));
    desk.key_with(Key::Named(Named::ArrowLeft), Modifiers::ALT);
    assert_eq!(value(&desk, "register-count-accepted"), "1");
    // Decided again: the new decision names the former.
    open(&mut desk, "regie");
    desk.tab_to("decide-again");
    desk.key(Named::Enter);
    desk.type_in("Une erreur a été trouvée depuis.");
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.tab_to("decide-return");
    desk.key(Named::Enter);
    let again = written(&ministry.out, "regie-fictive-2024-1-returned");
    assert_eq!(again.supersedes.len(), 1);
    drop(desk);
    let rows = ministry.store().submissions(2024).unwrap();
    let status = |code: &str| rows.iter().find(|row| row.organization == code).unwrap().status;
    assert_eq!(status("ministere-exemple"), Status::Returned);
    assert_eq!(status("regie-fictive"), Status::Returned);
    assert_eq!(status("agence-imaginaire"), Status::ToReview);
}

#[test]
fn all_that_wait_are_accepted_with_one_passphrase() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.tab_to("register-accept-all");
    desk.key(Named::Enter);
    desk.tab_to("passphrase");
    desk.type_in("une autre");
    desk.tab_to("register-folder");
    type_over(&mut desk, ministry.out.to_str().unwrap());
    desk.tab_to("register-accept");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("passphrase")), "a wrong passphrase is typed again");
    type_over(&mut desk, PASSPHRASE);
    desk.tab_to("register-accept");
    desk.key(Named::Enter);
    assert_eq!(value(&desk, "register-count-accepted"), "3");
    assert_eq!(std::fs::read_dir(&ministry.out).unwrap().count(), 3);
}

#[test]
fn the_missing_bodies_and_the_workbook_are_written_to_files() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    for (button, file) in [
        ("register-save-missing", "manquantes-et-retards-2024.csv"),
        ("register-export", "registre-2024.xlsx"),
    ] {
        desk.tab_to(button);
        desk.key(Named::Enter);
        assert_eq!(desk.focused_id(), Some(Id::new("register-folder")));
        type_over(&mut desk, ministry.out.to_str().unwrap());
        desk.tab_to("register-write");
        desk.key(Named::Enter);
        assert!(desk.has("register-said"));
        assert!(ministry.out.join(file).exists(), "{file}");
    }
    let list = std::fs::read_to_string(ministry.out.join("manquantes-et-retards-2024.csv")).unwrap();
    assert!(list.contains("office-absent") && !list.contains("regie-fictive"), "{list}");
}

#[test]
fn what_was_set_aside_says_why() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.tab_to("register-count-set-aside");
    desk.key(Named::Space);
    assert!(!lines(&desk).is_empty());
    desk.tab_to("register-rows");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::File);
    assert!(desk.has("file-aside") && !desk.has("decide-accept"));
    let tree = desk.tree();
    let told = tree.walk().any(|node| node.semantic.label.contains("altérée"));
    assert!(told, "what was found when it came");
}

#[test]
fn a_second_window_on_the_same_home_can_only_read() {
    let ministry = Ministry::new();
    let first = ministry.received();
    let mut second = Desk::open(&ministry.home, Lang::Fr);
    second.send(Message::Go(Page::Register));
    assert!(second.has("banner-read-only"));
    for id in ["register-receive", "register-accept-all"] {
        let tree = second.tree();
        assert!(tree.find(&Id::new(id)).unwrap().semantic.disabled, "{id}");
    }
    let before = value(&second, "register-count-received");
    second.send(Message::Dropped(ministry.forged[0].clone()));
    assert_eq!(value(&second, "register-count-received"), before);
    assert!(!second.has("register-received"), "nothing was received");
    second.tab_to("register-rows");
    open(&mut second, "regie");
    assert!(!second.has("decide-accept") && !second.has("decide-open-services"));
    drop(first);
}

/// Signs what stands on the page with the ministry's key, by this button.
fn decide(desk: &mut Desk, out: &Path, button: &'static str) {
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.tab_to("decide-folder");
    type_over(desk, out.to_str().unwrap());
    desk.tab_to(button);
    desk.key(Named::Enter);
    assert!(desk.has("decide-done"), "{button}");
}

#[test]
fn of_two_envelopes_that_claim_one_place_one_is_accepted_and_the_other_goes_back() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.send(Message::Dropped(ministry.declare("regie-fictive", "7", None)));
    assert_eq!(value(&desk, "register-count-conflict"), "2");
    open(&mut desk, "regie");
    assert!(desk.has("file-rival-changes"), "what they answer differently is shown");
    decide(&mut desk, &ministry.out, "decide-accept");
    drop(desk);
    let rows = ministry.store().case(2024, "regie-fictive").unwrap().submissions;
    let mut status: Vec<Status> = rows.iter().map(|row| row.status).collect();
    status.sort();
    assert_eq!(status, [Status::Accepted, Status::Returned]);
    assert_eq!(written(&ministry.out, "returned").comments.len(), 1, "the other is told why");
}

#[test]
fn a_correction_shows_what_it_changes_and_what_was_said_before() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    open(&mut desk, "regie");
    desk.tab_to("decide-comment");
    desk.type_in("Revoyez tout.");
    decide(&mut desk, &ministry.out, "decide-return");
    desk.send(Message::Go(Page::Register));
    let first = ministry.envelopes.iter().find(|path| path.ends_with("regie-fictive-2024.jauge")).unwrap();
    desk.send(Message::Dropped(ministry.declare("regie-fictive", "7", Some(first))));
    desk.tab_to("register-count-to-review");
    desk.key(Named::Space);
    open(&mut desk, "regie");
    let tree = desk.tree();
    let told = |words: &str| tree.walk().any(|node| node.semantic.label.contains(words));
    assert!(desk.has("file-changes-1"), "field by field");
    assert!(told("Revoyez tout.") && told("Retournée pour correction"), "what was decided before");
    desk.tab_to("file-chain-0");
    desk.key(Named::Enter);
    assert!(!desk.has("decide-accept"), "what was replaced is not decided");
}

#[test]
fn evidence_is_saved_only_after_a_warning() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.send(Message::Dropped(ministry.declare("regie-fictive", "7", None)));
    ctrl(&mut desk, "f");
    type_over(&mut desk, "regie");
    desk.tab_to("register-rows");
    desk.key(Named::End);
    desk.key(Named::Enter);
    desk.tab_to("decide-folder");
    type_over(&mut desk, ministry.out.to_str().unwrap());
    desk.tab_to("file-evidence-0");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("file-evidence-leave")), "no is the first answer");
    desk.key(Named::Escape);
    assert_eq!(desk.focused_id(), Some(Id::new("file-evidence-0")));
    assert_eq!(std::fs::read_dir(&ministry.out).unwrap().count(), 0);
    desk.key(Named::Enter);
    desk.tab_to("file-evidence-do");
    desk.key(Named::Enter);
    let saved = ministry.out.join("plan d_action.pdf");
    assert_eq!(std::fs::read(saved).unwrap(), b"%PDF-1.7 fictif", "byte for byte");
}
