//! Everything that shows where a declaration stands, asked side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use jauge::case::{Case, Standing};
use jauge::envelope::{self, Circumstances, Outcome};
use jauge::l10n::{Explain as _, Lang};
use jauge::store::{Register as _, Status, Store};
use jauge::workflow::body::follow::{self, Reply};
use jauge::workflow::cases::Judged;
use jauge::workflow::ministry::publish::{Publishing, publish};
use jauge::workflow::ministry::register::State;
use jauge::workflow::ministry::{barometer, dossier, register};
use serde_json::Value;

use crate::support::finish;
use crate::support::many::now;
use crate::template::{BODIES, YEAR, ministrys};
use crate::world::{Desk, World};

/// How often something was seen.
#[derive(Default)]
pub struct Seen {
    pub accepted: usize,
    pub returned: usize,
    pub contradicted: usize,
    pub rivals_accepted: usize,
    pub superseded: usize,
    pub waiting: usize,
    pub received: usize,
    pub missing: usize,
    pub late: usize,
    pub revoked: usize,
    pub published: usize,
}

/// Requires that all of them say the same.
pub fn agree(world: &World, published: bool, through_the_program: bool) -> Seen {
    let mut seen = Seen { revoked: world.revoked.len(), ..Seen::default() };
    let mut counting = Vec::new();
    for desk in &world.desks {
        let counts = at_the_desk(desk, &mut seen);
        if published {
            is_published(desk, &counts, &mut seen);
        }
        if through_the_program {
            told_by_the_program(desk);
        }
        at_the_body(world, desk, &mut seen);
        counting.push(counts);
    }
    if world.complete {
        assert_eq!(counting[0], counting[1], "two desks that know the same");
    }
    seen
}

/// The register's list, its cached status, the file and the case of each; the barometer takes what is accepted by it.
/// Gives that, by body.
fn at_the_desk(desk: &Desk, seen: &mut Seen) -> BTreeMap<String, String> {
    let store = &desk.store;
    let register = register::of_year(store, YEAR, now(), Lang::Fr).unwrap();
    let mut accepted = BTreeMap::new();
    let mut bodies = BTreeSet::new();
    for item in &register.items {
        bodies.insert(item.organization.as_str());
        seen.late += usize::from(item.late);
        let State::Here(status) = item.state else {
            seen.missing += usize::from(item.state == State::Missing);
            continue;
        };
        let fingerprint = item.fingerprint.as_deref().unwrap();
        assert_eq!(store.submission(fingerprint).unwrap().unwrap().status, status, "as it is cached");
        let dossier = dossier::of(store, fingerprint, now()).unwrap();
        assert_eq!(dossier.standing.status, status, "in its file");
        let judged = Judged::of(store, YEAR, &item.organization, now()).unwrap();
        let standing = judged.standing(fingerprint).unwrap();
        assert_eq!(standing, &dossier.standing);
        assert_eq!(item.received_at, Some(standing.first_arrival));
        assert_eq!(judged.case, dossier.case);
        let counts = judged.case.counting().map(|it| it.id.to_string());
        assert_eq!(counts.as_deref() == Some(fingerprint), status == Status::Accepted);
        is_as_signed(store, &judged.case, standing);
        match status {
            Status::Accepted => {
                seen.accepted += 1;
                let other = accepted.insert(item.organization.clone(), fingerprint.to_owned());
                assert_eq!(other, None, "at most one counts of a body");
            }
            Status::Returned => seen.returned += 1,
            Status::Superseded => seen.superseded += 1,
            Status::Waiting => seen.waiting += 1,
            Status::Conflict | Status::ToReview => {}
        }
    }
    assert_eq!(
        bodies.len(),
        BODIES,
        "each body that is expected stands there, what it sent or that it is missing"
    );
    let sources: BTreeMap<String, String> =
        barometer::of_year(store, YEAR, None).unwrap().sources.into_iter().collect();
    assert_eq!(sources, accepted, "what the barometer adds up is what the register says is accepted");
    accepted
}

/// Where it stands, by what the files themselves say.
fn is_as_signed(store: &Store, case: &Case, standing: &Standing) {
    let revoked: BTreeSet<String> = (store as &dyn jauge::store::Register).revoked_keys().unwrap();
    let mut outcomes = BTreeSet::new();
    for decision in &standing.decisions {
        let bytes = store.file(&decision.to_string()).unwrap();
        let opened = envelope::open(&bytes, &Circumstances::at(now()));
        let said = opened.decision().unwrap();
        assert_eq!(said.about.fingerprint, standing.id);
        assert!(!revoked.contains(&opened.signatures()[0].fingerprint().unwrap()), "{case:?}");
        outcomes.insert(said.outcome);
    }
    match standing.status {
        Status::Accepted => assert_eq!(outcomes, BTreeSet::from([Outcome::Accepted])),
        Status::Returned => assert_eq!(outcomes, BTreeSet::from([Outcome::Returned])),
        Status::ToReview | Status::Waiting => assert!(outcomes.is_empty()),
        Status::Superseded | Status::Conflict => {}
    }
}

/// What Home and Follow-up say at the body, which knows the decisions that the desk knows.
fn at_the_body(world: &World, desk: &Desk, seen: &mut Seen) {
    for sent in &world.sent {
        let fingerprint = sent.fingerprint.to_string();
        let home = follow::replied(&world.body, &fingerprint, now()).unwrap();
        let follow_up = follow::standing(&world.body, &fingerprint, now()).unwrap();
        assert_eq!(home, follow_up.reply, "Home and Follow-up");
        let Some(row) = desk.store.submission(&fingerprint).unwrap() else { continue };
        let judged = Judged::of(&desk.store, YEAR, &row.organization, now()).unwrap();
        let standing = judged.standing(&fingerprint).unwrap();
        let rivals = standing.status == Status::Conflict && standing.outcome == Some(Outcome::Accepted);
        let receipt = dossier::of(&desk.store, &fingerprint, now()).unwrap().chain.into_iter().any(|link| {
            let receipt = |row: &jauge::store::DecisionRow| {
                row.outcome == Outcome::Received && !world.is_revoked_key(&row.key)
            };
            link.row.fingerprint == fingerprint && link.decisions.iter().any(|it| receipt(&it.row))
        });
        let expected = match standing.outcome {
            _ if rivals => Reply::Conflict,
            Some(Outcome::Accepted) => Reply::Accepted,
            Some(_) => Reply::Returned,
            None if !standing.decisions.is_empty() => Reply::Conflict,
            None if receipt => Reply::Received,
            None => Reply::Nothing,
        };
        // What is lost on the way may be what tells at one of them that two contradict each other.
        let is_told_elsewhere = !world.complete
            && standing.outcome == Some(Outcome::Accepted)
            && [Reply::Accepted, Reply::Conflict].contains(&home);
        assert!(home == expected || is_told_elsewhere, "{fingerprint}: {home:?}, and {standing:?}");
        let named = follow_up.followed.map(|followed| (followed.fingerprint, followed.decision.outcome));
        match home {
            Reply::Nothing => assert_eq!(named, None),
            Reply::Received => assert_eq!(named.unwrap().1, Outcome::Received),
            Reply::Accepted | Reply::Returned | Reply::Conflict => {
                let (decision, outcome) = named.unwrap();
                assert!(standing.decisions.contains(&decision.parse().unwrap()));
                assert!(home == Reply::Conflict || standing.outcome == Some(outcome));
            }
        }
        seen.received += usize::from(home == Reply::Received);
        seen.contradicted += usize::from(home == Reply::Conflict && !rivals);
        seen.rivals_accepted += usize::from(home == Reply::Conflict && rivals);
        if world.complete {
            match standing.status {
                Status::Accepted => assert_eq!(home, Reply::Accepted),
                Status::Returned => assert_eq!(home, Reply::Returned),
                Status::ToReview | Status::Waiting => {
                    assert!([Reply::Nothing, Reply::Received].contains(&home));
                }
                Status::Conflict => assert!(![Reply::Accepted, Reply::Returned].contains(&home)),
                Status::Superseded => assert_ne!(home, Reply::Conflict),
            }
        }
    }
}

/// What is published is what counts, each with a decision that accepts it.
fn is_published(desk: &Desk, counts: &BTreeMap<String, String>, seen: &mut Seen) {
    let out = desk.home.with_extension("published");
    let publishing = Publishing { year: YEAR, out: &out, hide_below: 0 };
    let published = publish(&desk.store, &publishing, &ministrys(0), now());
    if counts.is_empty() {
        assert_eq!(published.unwrap_err().code(), "publication-nothing");
        return;
    }
    published.unwrap();
    seen.published += 1;
    let document: Value =
        serde_json::from_slice(&std::fs::read(out.join("barometre.json")).unwrap()).unwrap();
    let text = |source: &Value, name: &str| source[name].as_str().unwrap().to_owned();
    let sources: Vec<[String; 3]> = document["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| {
            assert_eq!(source["year"], YEAR);
            ["organization", "fingerprint", "decision"].map(|name| text(source, name))
        })
        .collect();
    let told = |[code, fingerprint, _]: &[String; 3]| (code.clone(), fingerprint.clone());
    assert_eq!(&sources.iter().map(told).collect::<BTreeMap<_, _>>(), counts);
    assert_eq!(sources.len(), counts.len());
    assert_eq!(document["declared"], counts.len());
    for [code, fingerprint, decision] in &sources {
        let judged = Judged::of(&desk.store, YEAR, code, now()).unwrap();
        let standing = judged.standing(fingerprint).unwrap();
        assert!(standing.decisions.contains(&decision.parse().unwrap()), "the decision that is named counts");
        assert_eq!(*decision, standing.decisions[0].to_string(), "every desk names the same");
    }
    let mut table = csv::Reader::from_path(out.join("submissions.csv")).unwrap();
    let columns = table.headers().unwrap().clone();
    let place = ["code", "fingerprint", "decision"]
        .map(|name| columns.iter().position(|column| column == name).unwrap());
    let rows: Vec<[String; 3]> =
        table.records().map(|row| place.map(|at| row.as_ref().unwrap()[at].to_owned())).collect();
    assert_eq!(rows, sources, "the table beside it");
}

/// `jauge register list --json`.
fn told_by_the_program(desk: &Desk) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jauge"));
    command.args(["register", "list", "--json", "--year", "2024", "--home"]).arg(&desk.home);
    let told = finish(&mut command).ends(0).json();
    let told: BTreeSet<[String; 3]> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            ["organization", "fingerprint", "status"]
                .map(|name| item[name].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let register = register::of_year(&desk.store, YEAR, now(), Lang::Fr).unwrap();
    let items = register.items.into_iter().map(|item| {
        [item.organization, item.fingerprint.unwrap_or_default(), item.state.as_str().to_owned()]
    });
    assert_eq!(told, items.collect());
}
