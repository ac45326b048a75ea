//! A whole declaration with the keyboard alone: from a blank laptop to a signed file that the officer attests.

use std::path::{Path, PathBuf};

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use jauge::declaration::{Answer, Value};
use jauge::envelope::{self, Circumstances, Verdict};
use jauge::framework::Framework;
use jauge::gui::Page;
use jauge::l10n::Lang;
use jauge::store::files::Overwrite;
use jauge::store::{Home, Store};
use jauge::trust::{OsRng, Role, SecretKey};
use jauge::workflow::body::seal::{self, Sealing};

use crate::desk::Desk;

const REASON: &str = "Le registre n’existe pas encore.";
const WHY: &str = "Un laboratoire d’usagers a ouvert en mars.";

/// Last year's envelope of the body, in a file.
fn last_year(folder: &Path) -> PathBuf {
    let framework = Framework::built_in().unwrap();
    let store = Store::open(&Home::new(&folder.join("elsewhere")), jiff::Timestamp::now()).unwrap();
    let fields = framework
        .quantities
        .iter()
        .map(|quantity| {
            let typed = if quantity.kind == jauge::framework::QuantityKind::YesNo { "yes" } else { "10" };
            let typed = if quantity.id == "services_asking_once" { "2" } else { typed };
            (jauge::store::field::value(&quantity.id), typed.to_owned())
        })
        .chain(
            [
                ("organization.code", "exemple"),
                ("organization.name", "Exemple"),
                ("year", "2023"),
                ("prepared_by.name", "Personne Fictive"),
                ("prepared_by.title", "Responsable"),
                ("prepared_by.email", "p@example.org"),
            ]
            .map(|(name, typed)| (name.to_owned(), typed.to_owned())),
        )
        .collect();
    let out = folder.join("exemple-2023.jauge");
    let sealing = Sealing {
        framework: &framework,
        declaration: jauge::workflow::body::draft::declaration(&framework, &fields),
        previous: None,
        campaign: None,
        corrects: None,
        evidence: &[],
        language: Lang::Fr,
        out: &out,
        overwrite: Overwrite::No,
        draft: None,
    };
    let key = SecretKey::generate(&mut OsRng, "x").unwrap();
    seal::seal(&store, &sealing, &key, jiff::Timestamp::now()).unwrap();
    out
}

pub fn alt(desk: &mut Desk, arrow: Named) {
    desk.key_with(Key::Named(arrow), Modifiers::ALT);
}

/// Types over what a field holds.
pub fn type_over(desk: &mut Desk, text: &str) {
    desk.key_with(Key::Character("a".into()), Modifiers::CTRL);
    desk.type_in(text);
}

/// Gives no number to the quantity whose field has the focus: the second or third choice, and a reason.
fn no_number(desk: &mut Desk, quantity: &'static str, downs: usize) {
    let link: &'static str = format!("none-{quantity}").leak();
    let kind: &'static str = format!("kind-{quantity}").leak();
    let reason: &'static str = format!("quantity.{quantity}.reason").leak();
    desk.tab_to(link);
    desk.key(Named::Enter);
    desk.tab_to(kind);
    for _ in 0..downs {
        desk.key(Named::ArrowRight);
    }
    desk.tab_to(reason);
    desk.type_in(REASON);
}

/// Fills in the pages from Organization to target 10.
fn fill(desk: &mut Desk, previous: &Path, evidence: &Path) {
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Organization);
    for (field, text) in [
        ("organization.name", "Ministère de l’Exemple"),
        ("organization.code", "exemple"),
        ("year", "2024"),
        ("prepared_by.name", "Personne Fictive"),
        ("prepared_by.title", "Responsable"),
        ("prepared_by.email", "personne@example.org"),
        ("previous-path", previous.to_str().unwrap()),
    ] {
        desk.tab_to(field);
        desk.type_in(text);
    }
    desk.key(Named::Enter);
    assert_eq!(desk.app.draft().unwrap().previous.as_ref().map(|previous| previous.year), Some(2023));

    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Target(0));
    assert_eq!(desk.focused_id(), Some(Id::new("quantity.new_digital_services.value")), "ready to type");
    desk.type_in("10");
    desk.tab_to("quantity.new_digital_services_codesigned.value");
    desk.type_in("9");
    desk.tab_to("evidence-add");
    desk.key(Named::Enter);
    desk.tab_to("evidence-path");
    desk.type_in(evidence.to_str().unwrap());
    desk.key(Named::Enter);
    assert_eq!(desk.app.draft().unwrap().evidence.len(), 1);

    alt(desk, Named::ArrowRight);
    desk.type_in("10");
    desk.tab_to("quantity.digital_services_continuously_evaluated.value");
    desk.type_in("9");
    alt(desk, Named::ArrowRight);
    no_number(desk, "public_consultations", 1);
    no_number(desk, "public_consultations_with_digital_means", 1);

    // The rate of target 4 went from 20 % to 70 %: a warning, explained under its field.
    alt(desk, Named::ArrowRight);
    desk.type_in("10");
    desk.tab_to("quantity.services_asking_once.value");
    desk.type_in("7");
    desk.tab_to("justification.W01.services_asking_once");
    desk.type_in(WHY);
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Target(4), "an explained warning holds nobody up");
    no_number(desk, "deadlines", 2);
    no_number(desk, "deadlines_with_digital_reminder", 2);
    alt(desk, Named::ArrowRight);
    desk.key(Named::Space);
    alt(desk, Named::ArrowRight);

    // An error: the part is more than the whole. Next shows it, its line leads to the field, and it is corrected.
    desk.type_in("12");
    desk.tab_to("quantity.employees_in_transformed_workplace.value");
    desk.type_in("13");
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Target(6), "what is wrong is shown first");
    assert_eq!(desk.focused_id(), Some(Id::new("summary-0")));
    desk.key(Named::Enter);
    let field = "quantity.employees_in_transformed_workplace.value";
    assert_eq!(desk.focused_id(), Some(Id::new(field)));
    type_over(desk, "11");
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Target(7));
    desk.tab_to("quantity.digital_services_used_over_75.value");
    desk.type_in("9");
    for whole in ["12", "13"] {
        alt(desk, Named::ArrowRight);
        desk.type_in(whole);
        let part = if whole == "12" {
            "administrative_processes_paperless"
        } else {
            "high_reuse_datasets_published"
        };
        desk.tab_to(format!("quantity.{part}.value").leak());
        desk.type_in("11");
    }
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Check);
}

/// Signs with a new key; where the file is.
pub fn sign(desk: &mut Desk, folder: &Path) -> PathBuf {
    alt(desk, Named::ArrowRight);
    assert_eq!(desk.app.page(), Page::Sign);
    desk.tab_to("passphrase");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("passphrase-again");
    desk.type_in("quatre mots au hasard");
    desk.tab_to("sign-folder");
    type_over(desk, folder.to_str().unwrap());
    desk.tab_to("sign");
    desk.key(Named::Enter);
    assert!(desk.app.draft().unwrap().sealed.is_some(), "signed");
    folder.join("exemple-2024.jauge")
}

fn declares_with_the_keyboard_alone(lang: Lang) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let evidence = folder.path().join("plan.csv");
    std::fs::write(&evidence, "mesure,état\nlaboratoire,ouvert\n").unwrap();
    let mut desk = Desk::open(&folder.path().join("lead"), lang);
    fill(&mut desk, &last_year(folder.path()), &evidence);
    let findings = desk.app.draft().unwrap().findings().to_vec();
    assert!(jauge::declaration::is_sealable(&findings), "{findings:?}");
    let file = sign(&mut desk, &out);

    let bytes = std::fs::read(&file).unwrap();
    let circumstances = Circumstances::at(jiff::Timestamp::now());
    let opened = envelope::open(&bytes, &circumstances);
    assert_eq!(opened.verdict(), Verdict::Untrusted, "intact; no register is known here");
    assert!(opened.signatures().iter().all(|signature| signature.good));
    let submission = opened.submission().unwrap();
    assert_eq!(submission.language, lang);
    assert_eq!(submission.answers.len(), 18);
    let answer = |quantity: &str| submission.answer(quantity).cloned().unwrap();
    assert_eq!(answer("services_asking_once"), Answer { value: Value::Count(7), reason: None });
    let not_applicable = Answer { value: Value::NotApplicable, reason: Some(REASON.to_owned()) };
    assert_eq!(answer("public_consultations"), not_applicable);
    assert_eq!(answer("deadlines").value, Value::NotCollected);
    assert_eq!(answer("transformation_measures_deployed").value, Value::Yes);
    assert_eq!(submission.justifications.len(), 1);
    assert_eq!(submission.justifications[0].text, WHY);
    let (piece, content) = opened.evidence().next().unwrap();
    assert_eq!((piece.name.as_str(), piece.target.as_str()), ("plan.csv", "codesign"));
    assert_eq!(content, std::fs::read(&evidence).unwrap());

    let attested = attests_with_the_keyboard_alone(folder.path(), &file, lang);
    let bytes = std::fs::read(attested).unwrap();
    let both = envelope::open(&bytes, &circumstances);
    assert_eq!(both.fingerprint(), opened.fingerprint(), "the same declaration");
    let roles: Vec<Role> = both.signatures().iter().filter(|it| it.good).map(|it| it.role).collect();
    assert_eq!(roles, [Role::Lead, Role::Officer]);
}

/// The officer, on another laptop, opens the lead's file and attests it.
fn attests_with_the_keyboard_alone(folder: &Path, file: &Path, lang: Lang) -> PathBuf {
    let out = folder.join("attested");
    std::fs::create_dir(&out).unwrap();
    let mut desk = Desk::open(&folder.join("officer"), lang);
    desk.tab_to("home-path");
    desk.type_in(file.to_str().unwrap());
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::Envelope);
    desk.tab_to("attest-name");
    desk.type_in("Autre Personne, Sous-ministre");
    desk.tab_to("passphrase");
    desk.type_in("quatre autres mots");
    desk.tab_to("passphrase-again");
    desk.type_in("quatre autres mots");
    desk.tab_to("attest-folder");
    type_over(&mut desk, out.to_str().unwrap());
    desk.tab_to("attest");
    desk.key(Named::Enter);
    assert!(desk.has("attest-done"), "attested");
    out.join("exemple-2024.jauge")
}

#[test]
fn a_declaration_is_made_signed_and_attested_with_the_keyboard_alone_in_french() {
    declares_with_the_keyboard_alone(Lang::Fr);
}

#[test]
fn a_declaration_is_made_signed_and_attested_with_the_keyboard_alone_in_english() {
    declares_with_the_keyboard_alone(Lang::En);
}

#[test]
fn an_envelope_that_is_named_when_the_program_starts_is_what_the_window_shows() {
    let folder = tempfile::tempdir().unwrap();
    let file = last_year(folder.path());
    let built_in = Framework::built_in().unwrap();
    let mut desk = Desk::with(&folder.path().join("home"), Lang::En, built_in, Some(file.clone()));
    assert_eq!(desk.app.page(), Page::Envelope);
    let bytes = std::fs::read(file).unwrap();
    let circumstances = Circumstances::at(jiff::Timestamp::now());
    let fingerprint = envelope::open(&bytes, &circumstances).fingerprint().unwrap().groups();
    let words = crate::layout::words(&mut desk);
    assert!(words.contains(&fingerprint), "{fingerprint} in {words:?}");
}
