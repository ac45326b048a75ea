//! The whole loop in the window, with the keyboard alone: a ministry, three bodies, their leads and their officers, each
//! in a home of their own; only files go from one to the other.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::{Home, Status, Store};
use jiff::Timestamp;

use crate::campaign::{answer, begin, marks, open_file, work_under};
use crate::declaration::{alt, type_over};
use crate::desk::Desk;
use crate::ministry::BODIES;

const PASSPHRASE: &str = "quatre mots au hasard";

/// The bodies, and what each types to find itself.
const SOUGHT: [(&str, &str); 3] = [("exemple", "exem"), ("regie-fictive", "energie"), ("agence", "imag")];

/// Where everything lies.
struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder that exists.
    fn folder(&self, name: &str) -> PathBuf {
        let folder = self.path(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn desk(&self, who: &str) -> Desk {
        Desk::open(&self.path(who), Lang::Fr)
    }
}

fn go(desk: &mut Desk, button: &'static str, page: Page) {
    desk.send(Message::Go(Page::Home));
    desk.tab_to(button);
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), page);
}

/// Types a passphrase; twice for a new key.
fn passphrase(desk: &mut Desk, new: bool) {
    desk.tab_to("passphrase");
    type_over(desk, PASSPHRASE);
    if new {
        desk.tab_to("passphrase-again");
        type_over(desk, PASSPHRASE);
    }
}

fn folder(desk: &mut Desk, field: &'static str, folder: &Path) {
    desk.tab_to(field);
    type_over(desk, folder.to_str().unwrap());
}

/// The ministry opens its campaign.
fn campaign(world: &World) -> PathBuf {
    let list = world.path("bodies.csv");
    std::fs::write(&list, BODIES).unwrap();
    let out = world.folder("campaign");
    let mut desk = world.desk("ministry");
    go(&mut desk, "home-campaign", Page::NewCampaign);
    for (field, text) in [
        ("campaign-year", "2024"),
        ("campaign-ministry", "mcn"),
        ("campaign-opens", "2025-01-06"),
        ("campaign-closes", "2099-03-31"),
        ("campaign-contact", "campagne@ministere.example"),
        ("campaign-bodies", list.to_str().unwrap()),
    ] {
        desk.tab_to(field);
        desk.type_in(text);
    }
    desk.tab_to("campaign-required");
    desk.key(Named::ArrowDown);
    desk.tab_to("campaign-owner");
    desk.type_in("Unité fictive des campagnes, ministère");
    passphrase(&mut desk, true);
    folder(&mut desk, "campaign-folder", &out);
    desk.tab_to("campaign-make");
    desk.key(Named::Enter);
    assert!(desk.has("campaign-made"));
    out.join("mcn-campagne-2024.jauge")
}

/// Signs and exports what is ready.
fn sign(desk: &mut Desk, out: &Path, new_key: bool) {
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Sign);
    passphrase(desk, new_key);
    folder(desk, "sign-folder", out);
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.app.draft().unwrap().sealed.is_some());
}

/// The lead declares, and writes a card.
fn lead(world: &World, campaign: &Path, (code, sought): (&str, &str)) -> PathBuf {
    let out = world.folder(&format!("{code}-lead-out"));
    let mut desk = world.desk(&format!("{code}-lead"));
    work_under(&mut desk, campaign);
    begin(&mut desk, sought);
    answer(&mut desk);
    sign(&mut desk, &out, true);
    // From the last step on the page to the card: the body is known already.
    desk.tab_to("sign-card");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("card-body")));
    folder(&mut desk, "card-folder", &world.folder("cards"));
    desk.tab_to("card-write");
    desk.key(Named::Enter);
    out.join(format!("{code}-2024.jauge"))
}

/// The officer attests, and writes a card.
fn officer(world: &World, code: &str, file: &Path, first: bool) {
    let mut desk = world.desk(&format!("{code}-officer"));
    open_file(&mut desk, file);
    if first {
        desk.tab_to("attest-name");
        desk.type_in("Autre Personne Fictive, Présidente");
    }
    passphrase(&mut desk, first);
    folder(&mut desk, "attest-folder", &world.folder("inbox"));
    desk.tab_to("attest");
    desk.key(Named::Enter);
    assert!(desk.has("attest-done"));
    if !first {
        return;
    }
    desk.send(Message::Go(Page::Preferences));
    desk.tab_to("card-role");
    desk.key(Named::ArrowRight);
    desk.tab_to("card-body");
    desk.type_in(code);
    folder(&mut desk, "card-folder", &world.folder("cards"));
    desk.tab_to("card-write");
    desk.key(Named::Enter);
}

/// The ministry enrols every card, one fingerprint after the other.
fn enrol(world: &World) {
    let mut desk = world.desk("ministry");
    go(&mut desk, "home-signers", Page::Signers);
    let mut cards: Vec<PathBuf> =
        std::fs::read_dir(world.path("cards")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cards.sort();
    assert_eq!(cards.len(), 6);
    for card in cards {
        desk.tab_to("signers-file");
        type_over(&mut desk, card.to_str().unwrap());
        desk.key(Named::Enter);
        assert_eq!(desk.focused_id(), Some(Id::new("signers-compared")));
        desk.key(Named::Space);
        desk.tab_to("signers-enrol");
        desk.key(Named::Enter);
        assert!(!desk.has("signers-compared"), "enrolled; the next one");
    }
}

/// The ministry receives all that came.
fn receive(world: &World, desk: &mut Desk) {
    go(desk, "home-register", Page::Register);
    desk.tab_to("register-receive");
    desk.key(Named::Enter);
    desk.type_in(world.path("inbox").to_str().unwrap());
    desk.key(Named::Enter);
}

/// Opens the file of a body from the register, and goes to the decision.
fn review(desk: &mut Desk, name: &str) {
    go(desk, "home-register", Page::Register);
    desk.key_with(Key::Character("f".into()), Modifiers::CTRL);
    type_over(desk, name);
    // Only what waits: a declaration that was corrected keeps its own line.
    desk.tab_to("register-count-to-review");
    desk.key(Named::Space);
    desk.tab_to("register-rows");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::File);
}

/// Decides on the file that is open.
fn decide(world: &World, desk: &mut Desk, button: &'static str) {
    passphrase(desk, false);
    folder(desk, "decide-folder", &world.folder("decisions"));
    desk.tab_to(button);
    desk.key(Named::Enter);
    assert!(desk.has("decide-done"));
}

fn decision(world: &World, begins: &str) -> PathBuf {
    let mut files = std::fs::read_dir(world.path("decisions")).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.file_name().unwrap().to_string_lossy().starts_with(begins)).unwrap()
}

#[test]
fn three_bodies_declare_one_is_returned_corrects_and_all_are_accepted() {
    let world = World { folder: tempfile::tempdir().unwrap() };
    let file = campaign(&world);
    for body in SOUGHT {
        let signed = lead(&world, &file, body);
        officer(&world, body.0, &signed, true);
    }
    enrol(&world);

    let mut desk = world.desk("ministry");
    receive(&world, &mut desk);
    review(&mut desk, "exemple");
    desk.tab_to("decide-open-services");
    desk.key(Named::Enter);
    desk.type_in("Comptez aussi les services par téléphone.");
    decide(&world, &mut desk, "decide-return");
    for name in ["regie", "agence"] {
        review(&mut desk, name);
        decide(&world, &mut desk, "decide-accept");
    }
    drop(desk);
    for code in ["regie-fictive", "agence"] {
        let mut desk = world.desk(&format!("{code}-lead"));
        open_file(&mut desk, &decision(&world, code));
        assert_eq!(marks(&desk)[3], "Acceptée", "{code}");
    }

    // The one that came back is corrected at the comment's field, signed and attested again.
    let mut desk = world.desk("exemple-lead");
    open_file(&mut desk, &decision(&world, "exemple"));
    assert_eq!(desk.focused_id(), Some(Id::new("follow-correct")), "what is to be done is at hand");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("follow-comment-0")));
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("quantity.services.value")));
    type_over(&mut desk, "12");
    desk.send(Message::Go(Page::Check));
    desk.tab_to("correction.reason");
    desk.type_in("Les services par téléphone avaient été oubliés.");
    let out = world.path("exemple-lead-out");
    sign(&mut desk, &out, false);
    drop(desk);
    std::fs::remove_dir_all(world.path("inbox")).unwrap();
    officer(&world, "exemple", &out.join("exemple-2024-2.jauge"), false);

    let mut desk = world.desk("ministry");
    receive(&world, &mut desk);
    review(&mut desk, "exemple");
    decide(&world, &mut desk, "decide-accept");
    drop(desk);
    let mut desk = world.desk("exemple-lead");
    open_file(&mut desk, &decision(&world, "exemple-2024-2"));
    assert_eq!(marks(&desk)[3], "Acceptée");

    let store = Store::open(&Home::new(&world.path("ministry")), Timestamp::now()).unwrap();
    let mut rows = store.submissions(2024).unwrap();
    rows.sort_by(|one, other| (&one.organization, one.sequence).cmp(&(&other.organization, other.sequence)));
    let stand: Vec<_> =
        rows.iter().map(|row| (row.organization.as_str(), row.sequence, row.status)).collect();
    assert_eq!(
        stand,
        [
            ("agence", 1, Status::Accepted),
            ("exemple", 1, Status::Superseded),
            ("exemple", 2, Status::Accepted),
            ("regie-fictive", 1, Status::Accepted),
        ]
    );
}
