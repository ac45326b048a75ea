//! Whom a home trusts, and for how long: a retired key stays retired, a decision counts only from the ministry whose
//! campaign was answered, and of two decisions the one that names the other is the newer, whatever the clocks say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jauge::envelope::{About, Comment, Decision, Fingerprint, Outcome, Reviewer, SignedBy};
use jauge::framework::BUILT_IN;
use jauge::l10n::Explain;
use jauge::store::Register as _;
use jauge::store::files::Overwrite;
use jauge::store::{Home, Status, Store, SubmissionRow};
use jauge::trust::{Judgement, Namespace, Passphrase, Principal, Role, SecretKey, Signers};
use jauge::workflow::body::follow::Reply;
use jauge::workflow::campaign::NewCampaign;
use jauge::workflow::ministry::decide::{Deciding, decide};
use jauge::workflow::{Fault, body::follow, campaign, keys, ministry::receive, signers};
use jiff::{Timestamp, ToSpan as _};
use support::ready::{PASSPHRASE, Ready, ready};
use support::{Machine, finish};

fn store(home: &Path) -> Store {
    Store::open(&Home::new(home), Timestamp::now()).unwrap()
}

fn own_key(store: &Store) -> SecretKey {
    let file = &keys::list(store.home()).unwrap()[0].path;
    keys::unlock(file, &Passphrase::new(PASSPHRASE.to_owned())).unwrap()
}

fn code<T: std::fmt::Debug>(done: Result<T, Fault>) -> String {
    done.unwrap_err().code().to_owned()
}

/// The ministry's desk, with the declaration that was handed in.
struct Desk {
    store: Store,
    key: SecretKey,
    row: SubmissionRow,
    decisions: PathBuf,
}

impl Desk {
    fn of(ready: &Ready) -> Self {
        let store = store(&ready.ministry);
        Self::with(store, ready)
    }

    fn with(store: Store, ready: &Ready) -> Self {
        let register = signers::register(&store).unwrap();
        let inbox = [ready.inbox.clone()];
        receive::receive(&store, &inbox, &register, "", Timestamp::now(), &mut |_, _| true).unwrap();
        let row = store.submissions(2024).unwrap().remove(0);
        Self { key: own_key(&store), store, row, decisions: ready.decisions.clone() }
    }

    fn decides(&self, outcome: Outcome, key: &SecretKey, at: Timestamp) -> Result<PathBuf, Fault> {
        let comments = vec![Comment { quantity: None, text: "Vérifié".to_owned() }];
        let deciding = Deciding { outcome, comments, by: crate::support::reviewer(), out: &self.decisions };
        let row = self.store.submission(&self.row.fingerprint)?.unwrap();
        decide(&self.store, &[row], &deciding, key, at).map(|decided| decided.made[0].path.clone())
    }

    fn judges(&self, at: Timestamp) -> Judgement {
        judgement(&self.store, &self.key, at)
    }
}

fn judgement(store: &Store, key: &SecretKey, at: Timestamp) -> Judgement {
    let ministry = Principal { role: Role::Ministry, body: "mcn".parse().unwrap() };
    let register = signers::register(store).unwrap();
    register.judge(&ministry, Namespace::MinistryDecision, key.public(), at)
}

/// A campaign of that ministry, signed with that key.
fn opens(
    store: &Store,
    folder: &Path,
    (ministry, year): (&str, u16),
    key: &SecretKey,
) -> Result<PathBuf, Fault> {
    let (list, out) = (folder.join("list.csv"), folder.join(format!("{ministry}-{year}.jauge")));
    fs::write(&list, "code,name_fr,name_en\nexemple,Exemple,Example\n").unwrap();
    let new = NewCampaign {
        year,
        framework: BUILT_IN.to_vec(),
        organizations: &list,
        opens_on: "2025-01-06".parse().unwrap(),
        closes_on: "2099-03-31".parse().unwrap(),
        period: None,
        time_zone: jauge::envelope::Zone::default(),
        names: [None, None],
        supersedes: &[],
        ministry: ministry.parse().unwrap(),
        contact: "campagne@ministere.example".to_owned(),
        required: vec![Role::Lead],
        out: &out,
    };
    campaign::create(store, &new, key, Timestamp::now()).map(|_| out)
}

#[test]
fn a_retired_key_of_the_ministry_neither_decides_nor_opens_a_campaign() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::of(&ready(folder.path()));
    let now = Timestamp::now();
    let ended = now - 1.hour();
    desk.decides(Outcome::Received, &desk.key, now).unwrap();
    signers::retire(&desk.store, &desk.key.public().fingerprint(), "", ended).unwrap();
    assert_eq!(code(desk.decides(Outcome::Accepted, &desk.key, now)), "workflow-key-not-in-force");
    assert_eq!(fs::read_dir(&desk.decisions).unwrap().count(), 1, "only what was decided before");
    let opened = opens(&desk.store, folder.path(), ("mcn", 2025), &desk.key);
    assert_eq!(code(opened), "workflow-key-not-in-force");
    assert!(!folder.path().join("mcn-2025.jauge").exists());
    assert!(matches!(desk.judges(now), Judgement::Expired(_)), "and it stays retired");
}

#[test]
fn a_key_that_speaks_for_a_second_ministry_is_listed_in_its_campaign_too() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::of(&ready(folder.path()));
    let theirs = opens(&desk.store, folder.path(), ("mes", 2025), &desk.key).unwrap();
    let elsewhere = store(&folder.path().join("elsewhere"));
    let named = desk.key.public().fingerprint();
    let taken = campaign::take(&elsewhere, &theirs, Some(&named), Timestamp::now()).unwrap();
    assert_eq!(taken.known.row.ministry, "mes");
    let again = opens(&desk.store, folder.path(), ("mes", 2026), &desk.key).unwrap();
    assert!(campaign::take(&elsewhere, &again, None, Timestamp::now()).is_ok(), "known by now");
    let lines = signers::register(&desk.store).unwrap().iter().count();
    assert_eq!(lines, 5, "two for each ministry, once, and the lead's");
}

#[test]
fn a_key_stays_retired_when_an_older_export_is_imported_and_comes_back_only_by_its_card() {
    let machine = Machine::new();
    let desk = Desk::of(&ready(&machine.path("work")));
    let export = machine.path("allowed_signers");
    signers::export(&desk.store, &export, Overwrite::No).unwrap();
    let now = Timestamp::now();
    signers::retire(&desk.store, &desk.key.public().fingerprint(), "", now - 1.hour()).unwrap();

    let mut command = machine.command();
    command.args(args!["signers", "import", &export, "--home", machine.path("work/ministry"), "--quiet"]);
    let imported = finish(&mut command).ends(0);
    assert!(imported.err.contains("2 lines were left out"), "said: {}", imported.err);
    assert!(imported.err.contains(&desk.key.public().fingerprint()), "and which: {}", imported.err);
    assert!(matches!(desk.judges(now), Judgement::Expired(_)));

    let lines = campaign::of_the_ministry(&"mcn".parse().unwrap(), desk.key.public(), "");
    signers::enrol_all(&desk.store, &lines, "", now).unwrap();
    assert_eq!(desk.judges(now), Judgement::Allowed, "somebody meant it");
}

#[test]
fn an_export_reads_back_into_an_empty_home_line_for_line() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::of(&ready(folder.path()));
    signers::retire(&desk.store, &desk.key.public().fingerprint(), "", Timestamp::now() - 1.hour()).unwrap();
    let lines = campaign::of_the_ministry(&"mcn".parse().unwrap(), desk.key.public(), "");
    signers::enrol_all(&desk.store, &lines, "", Timestamp::now()).unwrap();
    let export = folder.path().join("allowed_signers");
    signers::export(&desk.store, &export, Overwrite::No).unwrap();
    let other = store(&folder.path().join("other"));
    let taken = signers::import(&other, &export, None, "", Timestamp::now()).unwrap().lines;
    assert!(taken.held_back.is_empty(), "nothing was retired there: {taken:?}");
    assert_eq!(signers::register(&other).unwrap().to_string(), fs::read_to_string(&export).unwrap());
}

#[test]
fn a_campaign_that_lists_a_retired_key_does_not_bring_it_back_nor_does_one_that_it_signed() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let (desk, body) = (Desk::of(&ready), store(&ready.body));
    let now = Timestamp::now();
    let second = SecretKey::from_seed(&[2; 32], "Personne Fictive").unwrap();
    let next = opens(&desk.store, folder.path(), ("mcn", 2025), &second).unwrap();
    signers::retire(&body, &desk.key.public().fingerprint(), "", now - 1.hour()).unwrap();

    // It lists both keys, and is signed with the one that is compared again.
    let taken = campaign::take(&body, &next, Some(&second.public().fingerprint()), now).unwrap();
    assert_eq!(taken.held_back.len(), 2, "said");
    assert!(matches!(judgement(&body, &desk.key, now), Judgement::Expired(_)));
    assert_eq!(judgement(&body, &second, now), Judgement::Allowed);
    let decided = desk.decides(Outcome::Accepted, &desk.key, now).unwrap();
    assert_eq!(code(follow::follow(&body, &decided, now)), "workflow-envelope-not-good");

    // The retired key itself signs one, and its fingerprint is named as if it were new.
    let stale = opens(&desk.store, folder.path(), ("mcn", 2026), &desk.key).unwrap();
    let named = desk.key.public().fingerprint();
    assert_eq!(code(campaign::take(&body, &stale, Some(&named), now)), "workflow-key-not-in-force");
    assert_eq!(body.campaigns().unwrap().len(), 2);
}

#[test]
fn a_decision_of_another_ministry_than_the_campaigns_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let (desk, body) = (Desk::of(&ready), store(&ready.body));
    let now = Timestamp::now();

    // Another ministry, trusted here for its own campaign, which got hold of the declaration.
    let other = store(&folder.path().join("other"));
    let key = SecretKey::from_seed(&[3; 32], "Personne Fictive").unwrap();
    let theirs = opens(&other, folder.path(), ("mes", 2025), &key).unwrap();
    campaign::take(&body, &theirs, Some(&key.public().fingerprint()), now).unwrap();
    let register: Vec<_> = signers::register(&desk.store).unwrap().iter().cloned().collect();
    signers::take_in(&other, &register, "", now).unwrap();
    let register = signers::register(&other).unwrap();
    let inbox = [ready.inbox.clone()];
    receive::receive(&other, &inbox, &register, "", now, &mut |_, _| true).unwrap();
    let comments = vec![Comment { quantity: None, text: "Recomptez".to_owned() }];
    let deciding = Deciding {
        outcome: Outcome::Returned,
        comments,
        by: crate::support::reviewer(),
        out: &ready.decisions,
    };
    let rows = other.submissions(2024).unwrap();
    let made = decide(&other, &rows, &deciding, &key, now).unwrap();

    let refused = follow::follow(&body, &made.made[0].path, now).unwrap_err();
    assert_eq!(refused.code(), "workflow-of-another-ministry");
    let told = refused.explain(jauge::l10n::Lang::En).sentence;
    assert!(told.contains("ministry@mes") && told.contains("mcn"), "{told}");
    assert!(body.decisions(&desk.row.fingerprint).unwrap().is_empty(), "nothing was kept");
    assert!(body.drafts().unwrap().iter().all(|row| row.corrects.is_none()), "no correction was begun");
    let own = desk.decides(Outcome::Accepted, &desk.key, now).unwrap();
    assert!(!follow::follow(&body, &own, now).unwrap().outdated, "its own ministry decides");
}

#[test]
fn a_decision_that_names_the_former_is_the_newer_one_whatever_the_clocks_say() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let desk = Desk::of(&ready);
    let now = Timestamp::now();
    let first = desk.decides(Outcome::Accepted, &desk.key, now).unwrap();
    // Decided on a machine whose clock is a day behind.
    let second = desk.decides(Outcome::Returned, &desk.key, now - 24.hours()).unwrap();
    let standing = |body: &Store| {
        let standing = follow::standing(body, &desk.row.fingerprint, Timestamp::now()).unwrap();
        (standing.followed.unwrap().decision.outcome, standing.correction.is_some())
    };
    for order in [[&first, &second], [&second, &first]] {
        let home = folder.path().join(format!("body-{}", order[0] == &first));
        copied(&ready.body, &home);
        let body = store(&home);
        for file in order {
            let followed = follow::follow(&body, file, now).unwrap();
            let replaced = file == &first && order[0] == &second;
            assert_eq!(followed.outdated, replaced);
        }
        assert_eq!(standing(&body), (Outcome::Returned, true));
        let comments = follow::comments(&body, &desk.row.fingerprint).unwrap().unwrap();
        assert_eq!(comments.outcome, Outcome::Returned);
        assert!(!follow::follow(&body, &second, now).unwrap().outdated, "the same again");
    }
}

#[test]
fn two_decisions_that_do_not_know_of_each_other_are_a_conflict_at_the_body_until_one_replaces_both() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let twin = folder.path().join("twin");
    copied(&ready.ministry, &twin);
    let (desk, twin) = (Desk::of(&ready), Desk::with(store(&twin), &ready));
    let now = Timestamp::now();
    let later = desk.decides(Outcome::Accepted, &desk.key, now).unwrap();
    let earlier = twin.decides(Outcome::Returned, &twin.key, now - 1.hour()).unwrap();
    let body = store(&ready.body);
    let replied = || follow::replied(&body, &desk.row.fingerprint, now).unwrap();
    follow::follow(&body, &later, now).unwrap();
    assert_eq!(replied(), Reply::Accepted);
    follow::follow(&body, &earlier, now).unwrap();
    assert_eq!(replied(), Reply::Conflict, "no clock says which one counts");
    // The other desk's decision comes to this one, which replaces both.
    let signers = signers::register(&desk.store).unwrap();
    receive::receive(&desk.store, &[earlier], &signers, "", now, &mut |_, _| true).unwrap();
    let row = desk.store.submission(&desk.row.fingerprint).unwrap().unwrap();
    assert_eq!(row.status, Status::Conflict);
    let settled = desk.decides(Outcome::Returned, &desk.key, now).unwrap();
    assert!(!follow::follow(&body, &settled, now).unwrap().outdated);
    assert_eq!(replied(), Reply::Returned);
}

#[test]
fn a_key_that_was_a_leads_before_it_was_the_ministrys_decides_for_the_ministry() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let (desk, body) = (Desk::of(&ready), store(&ready.body));
    let decided = desk.decides(Outcome::Accepted, &desk.key, Timestamp::now()).unwrap();
    let bytes = fs::read(decided).unwrap();
    let public = desk.key.public();
    let lead = format!("lead@exemple namespaces=\"lead.submission.v1@jauge\" {public} x\n");
    let gone = "ministry@ancien namespaces=\"ministry.decision.v1@jauge\",valid-before=\"20200101Z\"";
    let lines = lead + &format!("{gone} {public} x\n") + &signers::register(&body).unwrap().to_string();
    let register = Signers::parse(lines.as_bytes(), &jiff::tz::TimeZone::UTC).unwrap();
    let circumstances = jauge::envelope::Circumstances {
        signers: Some(&register),
        ..jauge::envelope::Circumstances::at(Timestamp::now())
    };
    let opened = jauge::envelope::open(&bytes, &circumstances);
    assert_eq!(opened.verdict(), jauge::envelope::Verdict::Valid, "{:?}", opened.reasons());
    assert_eq!(opened.signatures()[0].principal.as_ref().unwrap().to_string(), "ministry@mcn");
}

/// All that a forged decision could have changed.
fn kept(body: &Store, print: &str) -> String {
    let (decisions, drafts) = (body.decisions(print).unwrap(), body.drafts().unwrap());
    format!("{decisions:?}\n{drafts:?}\n{:?}\n{:?}", body.envelopes().unwrap(), body.journal().unwrap())
}

#[test]
fn a_decision_by_the_bodys_own_key_or_about_another_declaration_changes_nothing() {
    let machine = Machine::new();
    let ready = ready(&machine.path("work"));
    let (desk, body) = (Desk::of(&ready), store(&ready.body));
    let lead = own_key(&body);
    let good = About {
        fingerprint: desk.row.fingerprint.parse().unwrap(),
        sha256: desk.row.sha256.parse().unwrap(),
        organization: "exemple".to_owned(),
        year: 2024,
        sequence: 1,
        signed_by: Some(vec![SignedBy { role: Role::Lead, key: lead.public().into() }]),
    };
    let unknown = About { fingerprint: Fingerprint::of_manifest(b"x"), ..good.clone() };
    let not_as_sealed = [
        About { sequence: 2, ..good.clone() },
        About { year: 2023, ..good.clone() },
        About { organization: "absent".to_owned(), ..good.clone() },
    ];
    let forged = [
        (good, &lead, "workflow-envelope-not-good"),
        (unknown.clone(), &lead, "workflow-envelope-not-good"),
        (unknown, &desk.key, "workflow-not-ours"),
    ];
    let misfits = not_as_sealed.map(|about| (about, &desk.key, "workflow-not-as-sealed"));
    let before = kept(&body, &desk.row.fingerprint);
    for (at, (about, key, why)) in forged.into_iter().chain(misfits).enumerate() {
        let decision = Decision {
            about,
            received_at: "2026-11-24T15:00:00Z".parse().unwrap(),
            outcome: Outcome::Returned,
            comments: vec![Comment { quantity: None, text: "Recomptez".to_owned() }],
            note: None,
            decided_by: Reviewer { name: "Personne Fictive".to_owned(), title: "Analyste".to_owned() },
            decided_at: "2026-11-25T15:00:00Z".parse().unwrap(),
            supersedes: Vec::new(),
            register_head: None,
        };
        let sealed = jauge::envelope::seal_decision(&decision, key).unwrap();
        let file = machine.write(&format!("forged-{at}.jauge"), sealed);
        machine.run(args!["follow", &file, "--home", &ready.body]).ends(1);
        assert_eq!(code(follow::follow(&body, &file, Timestamp::now())), why, "{at}");
        assert_eq!(kept(&body, &desk.row.fingerprint), before, "{at}: nothing was written");
    }
}

/// A copy of a home that nobody has open.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copied(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}
