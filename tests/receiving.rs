//! The register's rules: a correction, a rival, and who settles it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::PathBuf;

use jauge::declaration::Person;
use jauge::envelope::{self, Fingerprint, Submission};
use jauge::store::{Home, Status, Store};
use jauge::trust::Signers;
use jauge::workflow::ministry::receive::{Line, Outcome, receive};
use support::Machine;
use support::many::{key, now, register, sealed, submission};

fn take(store: &Store, paths: &[PathBuf], signers: &Signers) -> Vec<Line> {
    receive(store, paths, signers, "", now(), &mut |_, _| true).unwrap()
}

#[test]
fn a_correction_takes_the_place_of_what_was_decided_and_a_rival_is_a_conflict() {
    let machine = Machine::new();
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let register = register(1);
    let write = |name: &str, bytes: &[u8]| machine.write(name, bytes);
    let first = sealed(0, 2024);
    let print = |bytes: &[u8]| -> Fingerprint {
        envelope::open(bytes, &envelope::Circumstances::at(now())).fingerprint().unwrap()
    };
    let corrected = Submission {
        sequence: 2,
        supersedes: Some(print(&first)),
        correction_reason: Some("Recomptée".to_owned()),
        ..submission(0, 2024)
    };
    let second = envelope::seal(&corrected, &[], &key(0)).unwrap();
    let code = |lines: &[Line]| -> (Outcome, Option<String>) {
        let why = lines[0].report.reasons.first().map(|why| jauge::l10n::Explain::code(why).to_owned());
        (lines[0].outcome, why)
    };
    let arrives = |name: &str, bytes: &[u8]| code(&take(&store, &[write(name, bytes)], &register));

    let unknown = (Outcome::SetAside, Some("workflow-receive-base-unknown".to_owned()));
    assert_eq!(arrives("2.jauge", &second), unknown);
    assert_eq!(arrives("1.jauge", &first), (Outcome::Received, None));
    let undecided = (Outcome::SetAside, Some("workflow-receive-base-undecided".to_owned()));
    assert_eq!(arrives("2.jauge", &second), undecided);
    // The same place, other content.
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
    assert_eq!(store.submission_bytes(&print(&first).to_string()).unwrap(), first, "nothing is overwritten");
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
    let deciding = Deciding { outcome, comments: vec![comment("Vérifié")], out: &out };
    decide(store, &[row], &deciding, &key(99), now()).map(drop)
}
