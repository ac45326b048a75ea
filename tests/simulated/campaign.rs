//! The loop in the window, with the keyboard alone: a campaign is compared and worked under, a decision comes back, a
//! correction is sealed; signers are enrolled and retired; a campaign is made.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::widget::Id;
use jauge::envelope::{self, Circumstances, Outcome, Submission};
use jauge::framework::{Framework, QuantityKind};
use jauge::gui::Page;
use jauge::gui::a11y::Role;
use jauge::l10n::Lang;
use jauge::store::Register as _;
use jauge::store::{Home, Store, field};
use jauge::trust::{OsRng, SecretKey};
use jauge::workflow::{campaign, keys, signers};
use jiff::Timestamp;

use crate::declaration::{alt, sign, type_over};
use crate::desk::Desk;
use crate::ministry::Ministry;

/// Opens a file by its path, from Home.
pub fn open_file(desk: &mut Desk, file: &Path) {
    desk.send(jauge::gui::Message::Go(Page::Home));
    desk.tab_to("home-path");
    type_over(desk, file.to_str().unwrap());
    desk.key(Named::Enter);
}

/// Opens a campaign, says that the fingerprint is the same, and works under it.
pub fn work_under(desk: &mut Desk, file: &Path) {
    open_file(desk, file);
    assert_eq!(desk.app.page(), Page::Envelope);
    desk.tab_to("campaign-compared");
    desk.key(Named::Space);
    desk.tab_to("campaign-take");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("campaign-home")), "taken");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Home);
}

/// Chooses a body in the campaign's list, and says who prepares the declaration.
pub fn begin(desk: &mut Desk, sought: &str) {
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Organization);
    assert_eq!(desk.focused_id(), Some(Id::new("organization.code")), "ready to search");
    desk.type_in(sought);
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("prepared_by.name")), "chosen; on to who prepares it");
    desk.type_in("Personne Fictive");
    desk.tab_to("prepared_by.title");
    desk.type_in("Responsable");
    desk.tab_to("prepared_by.email");
    desk.type_in("personne@example.org");
}

/// Fills in every target: 9 of 10, and yes.
pub fn answer(desk: &mut Desk) {
    let framework = desk.app.draft().unwrap().framework.clone();
    for target in &framework.targets {
        alt(desk, Named::ArrowRight);
        let quantities = target.measure.quantities();
        for (at, id) in quantities.iter().enumerate() {
            desk.tab_to(field::value(id).leak());
            if framework.quantity(id).unwrap().kind == QuantityKind::YesNo {
                desk.key(Named::Space);
            } else {
                // A quantity may be asked by two targets: it holds its answer the second time.
                type_over(desk, if at == 0 { "10" } else { "9" });
            }
        }
    }
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Check);
}

/// A declaration under the campaign that is worked under, signed by the lead.
pub fn declare(desk: &mut Desk, out: &Path) -> PathBuf {
    std::fs::create_dir_all(out).unwrap();
    begin(desk, "exem");
    answer(desk);
    let findings = desk.app.draft().unwrap().findings().to_vec();
    assert!(jauge::declaration::is_sealable(&findings), "{findings:?}");
    sign(desk, out)
}

fn submission(file: &Path) -> Submission {
    let bytes = std::fs::read(file).unwrap();
    let circumstances = Circumstances::at(Timestamp::now());
    envelope::open(&bytes, &circumstances).into_submission().unwrap()
}

fn store(home: &Path) -> Store {
    Store::open(&Home::new(home), Timestamp::now()).unwrap()
}

#[test]
fn a_body_compares_the_ministrys_fingerprint_once_and_declares_under_its_campaign() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let file = ministry.usual();
    let home = folder.path().join("body");
    let mut desk = Desk::open(&home, Lang::Fr);
    open_file(&mut desk, &file);
    let groups = signers::groups(ministry.key.public());
    assert!(says(&mut desk, &groups), "the fingerprint is shown to be compared");
    assert!(says(&mut desk, "campagne@ministere.example"));
    desk.tab_to("campaign-compared");
    assert!(disabled(&desk, "campaign-take"), "not before it was compared");
    work_under(&mut desk, &file);
    assert!(says(&mut desk, "Campagne 2024 – mcn"), "Home shows it");

    let signed = declare(&mut desk, &folder.path().join("out"));
    let said = submission(&signed);
    assert_eq!((said.organization.code.as_str(), said.year), ("exemple", 2024));
    assert_eq!(said.organization.name, "Ministère de l’Exemple", "as the list has it, in French");
    let known = store(&home).campaigns().unwrap();
    assert_eq!(said.campaign.unwrap().to_string(), known[0].fingerprint);

    // The next campaign of the same ministry needs no comparing.
    let next = ministry.campaign(2025, jauge::framework::BUILT_IN);
    open_file(&mut desk, &next);
    assert!(!desk.has("campaign-compared"));
    desk.tab_to("campaign-take");
    desk.key(Named::Enter);
    assert_eq!(store(&home).campaigns().unwrap().len(), 2);
}

#[test]
fn an_issue_that_changes_keys_is_shown_and_taken_once_a_person_has_asked_the_ministry() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let first = folder.path().join("first.jauge");
    std::fs::rename(ministry.usual(), &first).unwrap();
    let home = folder.path().join("body");
    let mut desk = Desk::open(&home, Lang::En);
    work_under(&mut desk, &first);
    let second = SecretKey::generate(&mut OsRng, "Seconde unité fictive").unwrap();
    let lines = campaign::of_the_ministry(&"mcn".parse().unwrap(), second.public(), second.comment());
    signers::enrol_all(&ministry.store, &lines, "test", Timestamp::now()).unwrap();
    let next = ministry.usual();

    let known = || signers::register(&store(&home)).unwrap().of_key(second.public()).count();
    open_file(&mut desk, &next);
    assert!(says(&mut desk, "Period") && says(&mut desk, "from 2024-04-01 to 2025-03-31"));
    assert!(says(&mut desk, &second.public().fingerprint()), "the change is shown");
    let looked = campaign::look(&store(&home), &next, Timestamp::now()).unwrap();
    assert!(says(&mut desk, &looked.fingerprint.groups()), "and what to compare");
    desk.tab_to("campaign-compared");
    assert!(disabled(&desk, "campaign-take"), "not before a person has asked");
    assert_eq!(known(), 0);
    desk.key(Named::Space);
    desk.tab_to("campaign-take");
    desk.key(Named::Enter);
    assert!(desk.has("campaign-taken"));
    assert_eq!((known(), store(&home).campaigns().unwrap().len()), (2, 2));

    // The first one again: it is kept, and what is worked under stays.
    open_file(&mut desk, &first);
    assert!(desk.has("campaign-kept") && says(&mut desk, "Issue 1 is older than issue 2"));
}

#[test]
fn under_a_campaign_neither_year_nor_body_can_be_typed_and_the_body_is_found_without_accents() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let mut desk = Desk::open(&folder.path().join("body"), Lang::En);
    work_under(&mut desk, &ministry.usual());
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    assert!(!desk.has("year") && !desk.has("organization.name"), "given, not typed");
    desk.type_in("REGIE energie revee");
    assert_eq!(found(&desk), ["regie-fictive Fictive Dream Energy Board"]);
    type_over(&mut desk, "zzz");
    desk.key(Named::Enter);
    assert_eq!(found(&desk), Vec::<String>::new());
    assert_eq!(desk.app.draft().unwrap().field("organization.code"), "", "what is in no list is no body");
    // The arrows move among what fits.
    type_over(&mut desk, "e");
    let all = found(&desk);
    assert_eq!(all.len(), 3);
    desk.key(Named::ArrowDown);
    desk.key(Named::Enter);
    let draft = desk.app.draft().unwrap();
    assert_eq!(draft.field("year"), "2024");
    assert!(all[1].starts_with(draft.field("organization.code")));
    // Another one can be chosen as long as nothing is signed.
    desk.tab_to("organization.change");
    desk.key(Named::Enter);
    desk.type_in("agence");
    desk.key(Named::Enter);
    assert_eq!(desk.app.draft().unwrap().field("organization.name"), "Imaginary Agency");
}

#[test]
fn a_campaign_brings_its_own_framework() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let made_up = include_bytes!("../data/frameworks/made-up.toml");
    let mut desk = Desk::open(&folder.path().join("body"), Lang::En);
    work_under(&mut desk, &ministry.campaign(2030, made_up));
    begin(&mut desk, "exem");
    assert_eq!(desk.app.draft().unwrap().framework.targets.len(), 3);
    answer(&mut desk);
    assert!(jauge::declaration::is_sealable(desk.app.draft().unwrap().findings()));
}

#[test]
fn a_campaign_of_an_unknown_ministry_and_a_forged_decision_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (ministry, forger) =
        (Ministry::new(folder.path(), "ministry"), Ministry::new(folder.path(), "forger"));
    let home = folder.path().join("body");
    let mut desk = Desk::open(&home, Lang::Fr);
    work_under(&mut desk, &ministry.usual());
    let signed = declare(&mut desk, &folder.path().join("out"));

    open_file(&mut desk, &forger.usual());
    assert!(desk.has("campaign-refused") && !desk.has("campaign-take") && !desk.has("campaign-compared"));
    assert_eq!(store(&home).campaigns().unwrap().len(), 1);

    let print = store(&home).envelopes().unwrap()[0].fingerprint.clone();
    let decision = forger.decides(&signed, Outcome::Returned, &[("", "Envoyez-nous votre clé.")]);
    open_file(&mut desk, &decision);
    assert_eq!(desk.app.page(), Page::Envelope);
    assert!(desk.has("envelope-refused"));
    assert!(store(&home).decisions(&print).unwrap().is_empty(), "nothing is kept");
    assert_eq!(store(&home).drafts().unwrap().len(), 1, "no correction is begun");

    // The ministry's own, about a declaration of somebody else's.
    let other = folder.path().join("other");
    let mut elsewhere = Desk::open(&other, Lang::Fr);
    work_under(&mut elsewhere, &ministry.folder.join("campagne-2024.jauge"));
    let theirs = ministry.decides(&signed, Outcome::Accepted, &[]);
    open_file(&mut elsewhere, &theirs);
    assert!(elsewhere.has("envelope-refused"));
}

#[test]
fn a_returned_declaration_is_corrected_where_the_comments_stand_and_the_former_stays() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let home = folder.path().join("body");
    let out = folder.path().join("out");
    let mut desk = Desk::open(&home, Lang::Fr);
    work_under(&mut desk, &ministry.usual());
    let first = declare(&mut desk, &out);
    let before = std::fs::read(&first).unwrap();
    let print = store(&home).envelopes().unwrap()[0].fingerprint.clone();

    desk.send(jauge::gui::Message::Go(Page::Home));
    desk.tab_to("home-follow-0");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::FollowUp);
    assert_eq!(marks(&desk), ["Signée", "Attestée", "Reçue", "Décision"]);
    assert!(!desk.has("follow-correct"), "nothing to correct before anybody has looked at it");

    let comments = [("services_asking_once", "Ce nombre paraît bas."), ("", "Merci de revoir l’ensemble.")];
    let decision = ministry.decides(&first, Outcome::Returned, &comments);
    open_file(&mut desk, &decision);
    assert_eq!(desk.app.page(), Page::FollowUp);
    assert_eq!(marks(&desk)[3], "Retournée");
    assert!(says(&mut desk, "Ce nombre paraît bas."));
    desk.tab_to("follow-folder");
    type_over(&mut desk, out.to_str().unwrap());
    desk.tab_to("follow-print");
    desk.key(Named::Enter);
    assert!(desk.has("follow-written") && out.join("exemple-accuse-2024.html").is_file());

    desk.tab_to("follow-correct");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Organization);
    assert!(!desk.has("year") && !desk.has("organization.code"), "the body and the year stay");
    desk.tab_to("follow-comment-0");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("quantity.services_asking_once.value")));
    assert!(says(&mut desk, "Ce nombre paraît bas."), "at its field");
    type_over(&mut desk, "10");
    desk.send(jauge::gui::Message::Go(Page::Check));
    assert!(desk.has("check-error-0"), "E08: a correction says why");
    desk.tab_to("check-error-0");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("correction.reason")));
    desk.type_in("Un service avait été oublié.");
    assert!(desk.has("check-clean"), "{:?}", desk.app.draft().unwrap().findings());
    alt(&mut desk, Named::ArrowRight);
    desk.tab_to("passphrase");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("sign-folder");
    type_over(&mut desk, out.to_str().unwrap());
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.app.draft().unwrap().sealed.is_some());

    let second = submission(&out.join("exemple-2024-2.jauge"));
    assert_eq!((second.sequence, second.supersedes.unwrap().to_string()), (2, print.clone()));
    assert_eq!(second.correction_reason.as_deref(), Some("Un service avait été oublié."));
    assert_eq!(std::fs::read(&first).unwrap(), before, "the former file is untouched");
    let store = store(&home);
    assert_eq!(store.envelope_bytes(&print).unwrap(), before, "and so is the one that is kept");
    ministry.decides(&out.join("exemple-2024-2.jauge"), Outcome::Accepted, &[]);
}

#[test]
fn an_accepted_declaration_can_be_corrected_too_and_what_is_sealed_is_only_viewed() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let mut desk = Desk::open(&folder.path().join("body"), Lang::En);
    work_under(&mut desk, &ministry.usual());
    let first = declare(&mut desk, &folder.path().join("out"));
    desk.send(jauge::gui::Message::Go(Page::Check));
    assert!(says(&mut desk, "View") && !says(&mut desk, "Change"));
    open_file(&mut desk, &ministry.decides(&first, Outcome::Accepted, &[]));
    assert_eq!(marks(&desk)[3], "Accepted");
    desk.tab_to("follow-correct");
    desk.key(Named::Enter);
    assert_eq!(desk.app.draft().unwrap().correction(), Some(1));
    desk.send(jauge::gui::Message::Go(Page::Home));
    assert!(says(&mut desk, "accepted"), "Home says so");
}

#[test]
fn a_signer_is_enrolled_after_comparing_and_retired_without_being_deleted() {
    let folder = tempfile::tempdir().unwrap();
    // The body writes its card.
    let body = folder.path().join("body");
    let made = {
        let store = store(&body);
        let passphrase = jauge::trust::Passphrase::new("quatre mots au hasard".to_owned());
        keys::create(&store, "Personne Fictive, Responsable", None, &passphrase, Timestamp::now()).unwrap()
    };
    let mut desk = Desk::open(&body, Lang::En);
    desk.send(jauge::gui::Message::Go(Page::Preferences));
    desk.tab_to("card-body");
    desk.type_in("exemple");
    desk.tab_to("card-folder");
    type_over(&mut desk, folder.path().to_str().unwrap());
    desk.tab_to("card-write");
    desk.key(Named::Enter);
    let card = folder.path().join("signer-card-lead-exemple.html");
    assert!(card.is_file());

    // The ministry enrols it.
    let home = folder.path().join("ministry");
    let mut desk = Desk::open(&home, Lang::En);
    desk.tab_to("home-signers");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Signers);
    desk.tab_to("signers-file");
    desk.type_in(card.to_str().unwrap());
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("signers-compared")));
    assert!(says(&mut desk, &signers::groups(&made.public)));
    assert!(disabled(&desk, "signers-enrol"), "not before it was compared");
    desk.key(Named::Space);
    desk.tab_to("signers-valid-until");
    desk.type_in("2099-12-31");
    desk.tab_to("signers-enrol");
    desk.key(Named::Enter);
    let lines =
        |home: &Path| -> Vec<_> { signers::register(&store(home)).unwrap().iter().cloned().collect() };
    assert_eq!(lines(&home).len(), 1);
    assert_eq!(lines(&home)[0].principal.to_string(), "lead@exemple");
    assert!(says(&mut desk, "in force"));

    desk.tab_to("signers-retire-0");
    desk.key(Named::Enter);
    assert_eq!(
        desk.focused_id(),
        Some(Id::new("signers-retire-keep")),
        "a question, and the safe answer first"
    );
    desk.key(Named::Escape);
    assert!(says(&mut desk, "in force"), "kept");
    desk.tab_to("signers-retire-0");
    desk.key(Named::Enter);
    desk.tab_to("signers-retire-do");
    desk.key(Named::Enter);
    assert_eq!(lines(&home).len(), 1, "never deleted");
    assert!(lines(&home)[0].valid_before.unwrap() <= Timestamp::now());
    assert!(says(&mut desk, "retired"));
    desk.tab_to("signers-path");
    let exported = folder.path().join("allowed_signers");
    desk.type_in(exported.to_str().unwrap());
    desk.tab_to("signers-export");
    desk.key(Named::Enter);
    assert!(std::fs::read_to_string(exported).unwrap().starts_with("lead@exemple "));
}

#[test]
fn a_campaign_is_made_and_its_fingerprint_shown_to_be_communicated() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("bodies.csv");
    std::fs::write(&list, crate::ministry::BODIES).unwrap();
    let home = folder.path().join("ministry");
    let mut desk = Desk::open(&home, Lang::Fr);
    desk.tab_to("home-campaign");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::NewCampaign);
    for (field, text) in [
        ("campaign-year", "2024"),
        ("campaign-ministry", "mcn"),
        ("campaign-opens", "2025-03-31"),
        ("campaign-closes", "2025-01-06"),
        ("campaign-contact", "campagne@ministere.example"),
        ("campaign-bodies", list.to_str().unwrap()),
        ("campaign-owner", "Unité fictive"),
        ("passphrase", "quatre mots au hasard"),
        ("passphrase-again", "quatre mots au hasard"),
    ] {
        desk.tab_to(field);
        desk.type_in(text);
    }
    desk.tab_to("campaign-folder");
    type_over(&mut desk, folder.path().to_str().unwrap());
    desk.tab_to("campaign-make");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("campaign-closes")), "a last day before the first is none");
    type_over(&mut desk, "2025-12-31");
    desk.tab_to("campaign-make");
    desk.key(Named::Enter);
    assert!(desk.has("campaign-made"));
    let file = folder.path().join("mcn-campagne-2024.jauge");
    let looked = campaign::look(&store(&folder.path().join("body")), &file, Timestamp::now()).unwrap();
    assert!(says(&mut desk, &signers::groups(&looked.key)));
    assert_eq!(looked.known.bodies.len(), 3);
    assert_eq!(Framework::built_in().unwrap().sha256, looked.known.framework.sha256);
}

#[test]
fn a_declaration_begun_before_the_campaign_is_put_under_it_and_keeps_its_answers() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let mut desk = Desk::open(&folder.path().join("body"), Lang::Fr);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    assert!(!desk.has("campaign-adopt"), "there is none yet");
    desk.type_in("Exemple");
    desk.tab_to("year");
    desk.type_in("2023");
    alt(&mut desk, Named::ArrowRight);
    desk.type_in("12");
    work_under(&mut desk, &ministry.usual());
    desk.tab_to("home-draft-0");
    desk.key(Named::Enter);
    desk.tab_to("campaign-adopt");
    desk.key(Named::Enter);
    let draft = desk.app.draft().unwrap();
    assert!(draft.campaign.is_some());
    assert_eq!(draft.field("year"), "2024", "the campaign's");
    assert_eq!(draft.field("organization.name"), "", "what is in no list is to be chosen");
    assert_eq!(draft.field("quantity.new_digital_services.value"), "12");
    assert_eq!(desk.focused_id(), Some(Id::new("organization.code")));
}

#[test]
fn a_body_that_was_chosen_is_taken_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let mut desk = Desk::open(&folder.path().join("body"), Lang::Fr);
    work_under(&mut desk, &ministry.usual());
    begin(&mut desk, "regie");
    desk.tab_to("organization.change");
    desk.key(Named::Enter);
    desk.type_in("agence");
    desk.key(Named::Enter);
    let body = |desk: &Desk| {
        let draft = desk.app.draft().unwrap();
        (draft.field("organization.code").to_owned(), draft.field("organization.name").to_owned())
    };
    assert_eq!(body(&desk).0, "agence");
    desk.send(jauge::gui::Message::Key(jauge::gui::Shortcut::Undo));
    assert_eq!(body(&desk), ("regie-fictive".to_owned(), "Régie fictive de l’énergie rêvée".to_owned()));
    desk.send(jauge::gui::Message::Key(jauge::gui::Shortcut::Redo));
    assert_eq!(body(&desk), ("agence".to_owned(), "Agence imaginaire".to_owned()));
}

#[test]
fn what_was_written_past_the_window_is_refused_at_sealing() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let home = folder.path().join("body");
    let mut desk = Desk::open(&home, Lang::En);
    work_under(&mut desk, &ministry.usual());
    begin(&mut desk, "exem");
    answer(&mut desk);
    let draft = desk.app.draft().unwrap().id;
    store(&home).write_fields(draft, &[(field::YEAR, "2023")], Timestamp::now()).unwrap();
    alt(&mut desk, Named::ArrowRight);
    desk.tab_to("passphrase");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("passphrase-again");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("sign-folder");
    type_over(&mut desk, folder.path().to_str().unwrap());
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.app.draft().unwrap().sealed.is_none());
    assert!(says(&mut desk, "The declaration is about 2023, the campaign about 2024."));
}

#[test]
fn the_attested_file_is_known_once_it_was_opened_where_it_was_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let home = folder.path().join("body");
    let mut desk = Desk::open(&home, Lang::En);
    work_under(&mut desk, &ministry.usual());
    let first = declare(&mut desk, &folder.path().join("out"));
    let officer = jauge::trust::SecretKey::generate(&mut jauge::trust::OsRng, "Autre Personne").unwrap();
    let attested = folder.path().join("attested.jauge");
    let elsewhere = store(&folder.path().join("officer"));
    let no = jauge::store::files::Overwrite::No;
    jauge::workflow::officer::attest::attest(&elsewhere, &first, &attested, no, &officer, Timestamp::now())
        .unwrap();
    open_file(&mut desk, &attested);
    assert_eq!(desk.app.page(), Page::Envelope);
    desk.send(jauge::gui::Message::Go(Page::Home));
    desk.tab_to("home-follow-0");
    desk.key(Named::Enter);
    assert!(!says(&mut desk, "not seen on this computer"));
}

/// Is exactly this written somewhere in the window?
pub fn says(desk: &mut Desk, words: &str) -> bool {
    crate::layout::words(desk).iter().any(|text| text.contains(words))
}

fn disabled(desk: &Desk, id: &'static str) -> bool {
    desk.tree().find(&Id::new(id)).unwrap().semantic.disabled
}

/// The names of what fits, in the list under the search.
fn found(desk: &Desk) -> Vec<String> {
    let tree = desk.tree();
    tree.walk()
        .filter(|node| node.semantic.role == Role::Option)
        .map(|node| node.semantic.label.clone())
        .collect()
}

/// The marks of the life of a declaration.
pub fn marks(desk: &Desk) -> Vec<String> {
    let tree = desk.tree();
    let line = tree.walk().find(|node| node.semantic.role == Role::List).unwrap();
    line.walk().skip(1).map(|node| node.semantic.label.clone()).collect()
}
