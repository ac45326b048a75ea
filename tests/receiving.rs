//! The register's rules: a correction, a rival, and who settles it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::PathBuf;

use jauge::declaration::Person;
use jauge::envelope::{self, Fingerprint, Submission};
use jauge::store::Register as _;
use jauge::store::{Home, Status, Store};
use jauge::trust::Signers;
use jauge::workflow::ministry::receive::{Line, Outcome, receive};
use support::Machine;
use support::many::{key, now, register, sealed, submission};

fn take(store: &Store, paths: &[PathBuf], signers: &Signers) -> Vec<Line> {
    receive(store, paths, signers, "", now(), &mut |_, _| true).unwrap()
}

/// A declaration of body 0 and its correction, sealed.
fn corrected() -> [Vec<u8>; 2] {
    let first = sealed(0, 2024);
    let second = Submission {
        sequence: 2,
        supersedes: Some(print(&first)),
        correction_reason: Some("Recomptée".to_owned()),
        ..submission(0, 2024)
    };
    [first, envelope::seal(&second, &[], &key(0)).unwrap()]
}

fn print(bytes: &[u8]) -> Fingerprint {
    envelope::open(bytes, &envelope::Circumstances::at(now())).fingerprint().unwrap()
}

#[test]
fn a_correction_that_comes_before_what_it_corrects_or_before_the_decision_waits_in_its_place() {
    let machine = Machine::new();
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let register = register(1);
    let [first, second] = corrected();
    let arrives = |name: &str, bytes: &[u8]| {
        let line = take(&store, &[machine.write(name, bytes)], &register).remove(0);
        let why = line.report.reasons.first().map(|why| jauge::l10n::Explain::code(why).to_owned());
        (line.outcome, why)
    };
    let status = |bytes: &[u8]| store.submission(&print(bytes).to_string()).unwrap().unwrap().status;
    let waits = (Outcome::Received, Some("workflow-receive-waiting".to_owned()));
    assert_eq!(arrives("2.jauge", &second), waits);
    assert_eq!(status(&second), Status::Waiting);
    assert_eq!(arrives("1.jauge", &first), (Outcome::Received, None));
    // What nobody has decided about is replaced by its correction, at once.
    assert_eq!((status(&first), status(&second)), (Status::Superseded, Status::ToReview));
    let refused = decide(&store, &machine, &print(&first).to_string(), envelope::Outcome::Accepted);
    assert_eq!(jauge::l10n::Explain::code(&refused.unwrap_err()), "workflow-superseded");
    decide(&store, &machine, &print(&second).to_string(), envelope::Outcome::Accepted).unwrap();
    assert_eq!((status(&first), status(&second)), (Status::Superseded, Status::Accepted));
    assert!(store.quarantine().unwrap().is_empty());
}

#[test]
fn a_correction_takes_the_place_of_what_was_decided_and_a_rival_is_a_conflict() {
    let machine = Machine::new();
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let register = register(1);
    let write = |name: &str, bytes: &[u8]| machine.write(name, bytes);
    let [first, second] = corrected();
    let code = |lines: &[Line]| -> (Outcome, Option<String>) {
        let why = lines[0].report.reasons.first().map(|why| jauge::l10n::Explain::code(why).to_owned());
        (lines[0].outcome, why)
    };
    let arrives = |name: &str, bytes: &[u8]| code(&take(&store, &[write(name, bytes)], &register));

    // The same place, other content.
    assert_eq!(arrives("1.jauge", &first), (Outcome::Received, None));
    let rival = Submission { prepared_by: Person::default(), ..submission(0, 2024) };
    let rival = envelope::seal(&rival, &[], &key(0)).unwrap();
    assert_eq!(arrives("r.jauge", &rival), (Outcome::Conflict, Some("workflow-receive-rival".to_owned())));
    let status = |bytes: &[u8]| store.submission(&print(bytes).to_string()).unwrap().unwrap().status;
    assert_eq!((status(&first), status(&rival)), (Status::Conflict, Status::Conflict));

    // The reviewer settles it.
    decide(&store, &machine, &print(&first).to_string(), envelope::Outcome::Accepted).unwrap();
    assert!(decide(&store, &machine, &print(&rival).to_string(), envelope::Outcome::Accepted).is_err());
    decide(&store, &machine, &print(&rival).to_string(), envelope::Outcome::Returned).unwrap();
    assert_eq!((status(&first), status(&rival)), (Status::Accepted, Status::Returned));

    // What was accepted counts until its correction is accepted in its turn.
    assert_eq!(arrives("2.jauge", &second), (Outcome::Received, None));
    assert_eq!(status(&first), Status::Accepted);
    decide(&store, &machine, &print(&second).to_string(), envelope::Outcome::Accepted).unwrap();
    assert_eq!((status(&first), status(&second)), (Status::Superseded, Status::Accepted));
    assert_eq!(store.file(&print(&first).to_string()).unwrap(), first, "nothing is overwritten");
    store.check_journal().unwrap();
}

fn decide(
    store: &Store,
    machine: &Machine,
    fingerprint: &str,
    outcome: envelope::Outcome,
) -> Result<(), jauge::workflow::Fault> {
    use jauge::workflow::ministry::decide::{Deciding, comment, decide};
    let row = jauge::workflow::ministry::register::find(store, fingerprint)?;
    let out = machine.path("decisions");
    let deciding =
        Deciding { outcome, comments: vec![comment("Vérifié")], by: crate::support::reviewer(), out: &out };
    decide(store, &[row], &deciding, &key(99), now()).map(drop)
}
