//! Nothing is cut off and nothing overlaps where campaigns, decisions, corrections and signers are shown.

use iced::keyboard::key::Named;
use jauge::envelope::Outcome;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::trust::{OsRng, SecretKey};
use jauge::workflow::{campaign, signers};
use jiff::Timestamp;

use crate::campaign::{answer, begin, open_file, work_under};
use crate::declaration::{sign, type_over};
use crate::desk::Desk;
use crate::ministry::Ministry;
use crate::states::in_every_look;

/// Back to a common laptop, for the keyboard's way.
fn plain(desk: &mut Desk) {
    desk.send(Message::SetTextSize(100));
    desk.resize(1366.0, 768.0);
    desk.send(Message::SetLang(Lang::Fr));
}

#[test]
fn an_issue_that_changes_keys_and_one_that_is_only_kept_are_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let first = folder.path().join("first.jauge");
    std::fs::rename(ministry.usual(), &first).unwrap();
    let mut desk = Desk::open(&folder.path().join("body"), Lang::Fr);
    work_under(&mut desk, &first);
    let second = SecretKey::generate(&mut OsRng, "Seconde unité fictive des campagnes").unwrap();
    let lines = campaign::of_the_ministry(&"mcn".parse().unwrap(), second.public(), second.comment());
    signers::enrol_all(&ministry.store, &lines, "test", Timestamp::now()).unwrap();
    open_file(&mut desk, &ministry.usual());
    assert!(desk.has("campaign-compared"));
    in_every_look(&mut desk, "campaign-changes-keys");
    plain(&mut desk);
    desk.tab_to("campaign-compared");
    desk.key(Named::Space);
    desk.tab_to("campaign-take");
    desk.key(Named::Enter);
    open_file(&mut desk, &first);
    assert!(desk.has("campaign-kept"));
    in_every_look(&mut desk, "campaign-kept");
}

#[test]
fn campaigns_are_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (ministry, other) = (Ministry::new(folder.path(), "ministry"), Ministry::new(folder.path(), "other"));
    let file = ministry.usual();
    let mut desk = Desk::open(&folder.path().join("body"), Lang::Fr);
    open_file(&mut desk, &file);
    assert!(desk.has("campaign-compared"));
    in_every_look(&mut desk, "campaign-to-compare");
    plain(&mut desk);
    desk.send(Message::Go(Page::Home));
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    work_under(&mut desk, &file);
    in_every_look(&mut desk, "campaign-home");
    plain(&mut desk);
    desk.tab_to("home-draft-0");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "campaign-to-adopt");
    plain(&mut desk);
    open_file(&mut desk, &file);
    assert!(desk.has("campaign-taken"));
    in_every_look(&mut desk, "campaign-taken");
    open_file(&mut desk, &other.usual());
    assert!(desk.has("campaign-refused"));
    in_every_look(&mut desk, "campaign-refused");
    plain(&mut desk);
    desk.send(Message::Go(Page::Home));
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    desk.type_in("e");
    in_every_look(&mut desk, "campaign-search");
    plain(&mut desk);
    type_over(&mut desk, "zzz");
    in_every_look(&mut desk, "campaign-none-found");
    plain(&mut desk);
    type_over(&mut desk, "regie");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "campaign-chosen");
}

#[test]
fn a_new_campaign_is_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("bodies.csv");
    std::fs::write(&list, crate::ministry::BODIES).unwrap();
    let mut desk = Desk::open(&folder.path().join("home"), Lang::Fr);
    desk.send(Message::Go(Page::NewCampaign));
    in_every_look(&mut desk, "new-campaign");
    plain(&mut desk);
    desk.tab_to("campaign-make");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "new-campaign-wrong");
    plain(&mut desk);
    for (field, text) in [
        ("campaign-year", "2024"),
        ("campaign-ministry", "mcn"),
        ("campaign-opens", "2025-01-06"),
        ("campaign-closes", "2025-03-31"),
        ("campaign-contact", "campagne@ministere.example"),
        ("campaign-bodies", list.to_str().unwrap()),
        ("passphrase", "quatre mots au hasard"),
        ("passphrase-again", "quatre mots au hasard"),
        ("campaign-folder", folder.path().to_str().unwrap()),
    ] {
        desk.tab_to(field);
        type_over(&mut desk, text);
    }
    desk.tab_to("campaign-make");
    desk.key(Named::Enter);
    assert!(desk.has("campaign-made"));
    in_every_look(&mut desk, "new-campaign-made");
}

#[test]
fn follow_up_and_corrections_are_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (ministry, other) = (Ministry::new(folder.path(), "ministry"), Ministry::new(folder.path(), "other"));
    other.usual();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let mut desk = Desk::open(&folder.path().join("body"), Lang::Fr);
    work_under(&mut desk, &ministry.usual());
    begin(&mut desk, "exem");
    answer(&mut desk);
    let first = sign(&mut desk, &out);
    desk.send(Message::Go(Page::Home));
    desk.tab_to("home-follow-0");
    desk.key(Named::Enter);
    assert_eq!(desk.app.page(), Page::FollowUp);
    in_every_look(&mut desk, "follow-sealed");
    let forged = other.decides(&first, Outcome::Accepted, &[]);
    open_file(&mut desk, &forged);
    in_every_look(&mut desk, "follow-refused");
    let comments = [
        (
            "services_asking_once",
            "Ce nombre paraît bas : l’année dernière, dix-huit services le faisaient. \
                                  Pouvez-vous vérifier avec les équipes ?",
        ),
        ("deadlines", "Ce registre a-t-il été revu ?"),
        ("", "Merci de revoir l’ensemble avant de renvoyer."),
    ];
    open_file(&mut desk, &ministry.decides(&first, Outcome::Returned, &comments));
    in_every_look(&mut desk, "follow-returned");
    plain(&mut desk);
    desk.tab_to("follow-correct");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "correction-organization");
    for (page, place) in [(Page::Target(3), "correction-target"), (Page::Check, "correction-check")] {
        desk.send(Message::Go(page));
        in_every_look(&mut desk, place);
    }
    desk.send(Message::Go(Page::Home));
    in_every_look(&mut desk, "correction-home");
    plain(&mut desk);
    open_file(&mut desk, &ministry.decides_again(&first, Outcome::Accepted));
    in_every_look(&mut desk, "follow-accepted");
    desk.send(Message::Go(Page::Preferences));
    in_every_look(&mut desk, "card");
}

#[test]
fn the_register_of_signers_is_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    ministry.usual();
    let card = folder.path().join("carte.pub");
    let key = ministry.key.public();
    std::fs::write(&card, format!("{key} Personne Fictive, Responsable de la transformation\n")).unwrap();
    let lines = (0..6).map(|at| jauge::trust::Signer {
        principal: format!("officer@organisme-fictif-{at}").parse().unwrap(),
        namespace: jauge::trust::Namespace::OfficerSubmission,
        valid_after: Some("2024-01-01T05:00:00Z".parse().unwrap()),
        valid_before: (at % 2 == 0).then(|| "2025-01-01T05:00:00Z".parse().unwrap()),
        key: key.clone(),
        comment: "Autre Personne Fictive, Présidente-directrice générale".to_owned(),
    });
    let lines: Vec<_> = lines.collect();
    signers::enrol_all(&ministry.store, &lines, "test", Timestamp::now()).unwrap();
    assert!(campaign::of_year(&ministry.store, 2024).unwrap().is_some());
    let home = ministry.folder.join("home");
    drop(ministry);
    let mut desk = Desk::open(&home, Lang::Fr);
    desk.send(Message::Go(Page::Signers));
    in_every_look(&mut desk, "signers");
    plain(&mut desk);
    desk.tab_to("signers-file");
    desk.type_in(card.to_str().unwrap());
    desk.key(Named::Enter);
    in_every_look(&mut desk, "signers-compare");
    plain(&mut desk);
    desk.tab_to("signers-retire-0");
    desk.key(Named::Enter);
    in_every_look(&mut desk, "signers-retire");
}
