//! The register of who may sign for whom, kept by the ministry on its command line and read by OpenSSH.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use jauge::store::{Home, Store};
use jiff::Timestamp;
use serde_json::Value;

use crate::args;
use crate::support::declare::Body;
use crate::support::{Machine, Outcome, finish, require_tools, stock};

/// The retired line ends here.
const RETIRED: &str = "2025-01-01T00:00:00Z";
/// The dated line is good between these.
const FROM: &str = "2024-02-01T00:00:00Z";
const TO: &str = "2024-03-01T00:00:00Z";

/// Does `ssh-keygen` accept a signature of an envelope at that time, going by a register?
fn accepts(envelope: &Path, register: &Path, role: &str, at: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, entry: &str| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, stock::entry(envelope, entry)).unwrap();
        path
    };
    let manifest = file("manifest", "manifest.sha256");
    let signature = file("signature", &format!("signatures/{role}.sig"));
    let mut keygen = Command::new("ssh-keygen");
    keygen.args([
        "-Y",
        "verify",
        "-I",
        &format!("{role}@exemple"),
        "-n",
        &format!("{role}.submission.v1@jauge"),
    ]);
    keygen.args([&format!("-Overify-time={at}"), "-f"]).arg(register).arg("-s").arg(signature);
    finish(keygen.stdin(File::open(manifest).unwrap())).code == Some(0)
}

fn add(body: &Body, role: &str, more: &[&str]) -> Outcome {
    let public = body.machine.path(format!("{role}.pub"));
    let args = args!["signers", "add", public, "--organization", "exemple", "--role", role];
    body.machine.run(args.into_iter().chain(more.iter().map(Into::into)))
}

fn list(machine: &Machine) -> Value {
    machine.run(["signers", "list", "--json"]).ends(0).json()
}

#[test]
fn a_line_that_is_retired_or_dated_is_good_for_openssh_in_its_time_alone() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let envelope = body.attest(&body.seal("lead.jauge"), "officer.jauge");
    let register = |name: &str| {
        let out = body.machine.path(name);
        body.machine.run(args!["signers", "export", "--out", &out]).ends(0);
        out
    };
    add(&body, "lead", &[]).ends(0);
    add(&body, "officer", &["--valid-after", FROM, "--valid-before", TO]).ends(0);
    let before = register("before");
    assert!(accepts(&envelope, &before, "lead", "20260601Z"), "in force");
    body.machine.run(["signers", "retire", "lead@exemple", "--at", RETIRED]).ends(0);
    let after = register("after");
    for (role, at, good) in [
        ("lead", "20241231235959Z", true),
        ("lead", "20250101000001Z", false),
        ("officer", "20240131235959Z", false),
        ("officer", "20240201000001Z", true),
        ("officer", "20240229235959Z", true),
        ("officer", "20240301000001Z", false),
    ] {
        assert_eq!(accepts(&envelope, &after, role, at), good, "{role} at {at}");
    }
    let rows = list(&body.machine);
    let times: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| (&row["valid_after"], &row["valid_before"])).collect();
    assert_eq!(times, [(&Value::Null, &RETIRED.into()), (&FROM.into(), &TO.into())]);
    let listed = body.machine.run(["signers", "list"]).ends(0).out;
    let [lead, officer] = [0, 1].map(|at| listed.lines().nth(at).unwrap());
    assert!(lead.contains("  until 2025-01-01 00:00  "), "{listed}");
    assert!(officer.contains("  from 2024-02-01 00:00 until 2024-03-01 00:00  "), "{listed}");

    // Another ministry's computer takes the same lines in, and writes the same file.
    let args = args!["--home", body.machine.path("other")];
    let other = |command: &[&str]| {
        body.machine
            .run(command.iter().map(Into::into).chain(args.clone()).collect::<Vec<std::ffi::OsString>>())
    };
    other(&["signers", "import", after.to_str().unwrap()]).ends(0).says("2 lines added to the register.");
    assert_eq!(other(&["signers", "list", "--json"]).json(), rows);
    assert_eq!(other(&["signers", "export"]).ends(0).out, std::fs::read_to_string(&after).unwrap());
}

#[test]
fn every_change_of_the_register_is_in_the_journal_and_what_is_refused_changes_nothing() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let fingerprint = |role: &str| {
        let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(machine.path(format!("{role}.pub"))));
        listed.out.split_whitespace().nth(1).unwrap().to_owned()
    };
    let (lead, officer) = (fingerprint("lead"), fingerprint("officer"));
    add(&body, "lead", &["--fingerprint", &officer]).ends(1).says(&lead);
    machine.run(["signers", "retire", &lead]).ends(2).says(&lead);
    let wild = machine.write("wild", body.lead.line("lead", "exemple").replace("lead@exemple", "lead@*"));
    machine.run(args!["signers", "import", wild]).ends(2).says("Line 1");
    assert_eq!(list(machine), serde_json::json!([]));

    add(&body, "lead", &["--fingerprint", &lead]).ends(0);
    add(&body, "lead", &[]).ends(0);
    machine.run(args!["signers", "import", &body.signers]).ends(0).says("1 line added");
    machine.run(["signers", "retire", &officer]).ends(0);
    let journal = Store::open(&Home::new(&machine.home()), Timestamp::now()).unwrap();
    journal.check_journal().unwrap();
    let changes: Vec<(String, String)> =
        journal.journal().unwrap().into_iter().map(|row| (row.what, row.about)).collect();
    let row = |what: &str, role: &str, key: &str| (what.to_owned(), format!("{role}@exemple {key}"));
    let expected = [
        row("signer-added", "lead", &lead),
        row("signer-added", "officer", &officer),
        row("signer-retired", "officer", &officer),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn a_line_that_was_held_back_is_listed_until_a_person_takes_it_by_name_and_says_why() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let envelope = body.seal("lead.jauge");
    let export = |name: &str| {
        let out = machine.path(name);
        machine.run(args!["signers", "export", "--out", &out]).ends(0);
        out
    };
    add(&body, "lead", &[]).ends(0);
    machine.run(["signers", "retire", "lead@exemple", "--at", RETIRED]).ends(0);
    let renewed = body.lead.line("lead", "exemple").replace(" ssh-", ",valid-after=\"20250601Z\" ssh-");
    let renewed = machine.write("renewed", renewed);
    let what_happened = || {
        let store = Store::open(&Home::new(&machine.home()), Timestamp::now()).unwrap();
        store.check_journal().unwrap();
        store.journal().unwrap()
    };

    machine.run(args!["signers", "import", &renewed]).ends(0).says("One line was left out");
    let rows = what_happened();
    assert_eq!(rows.last().unwrap().what, "signer-held-back");
    machine.run(args!["signers", "import", &renewed]).ends(0).says("One line was left out");
    assert_eq!(what_happened(), rows, "it is held back once");
    let listed = machine.run(["signers", "list"]).ends(0).out;
    assert!(listed.contains("held back: lead@exemple") && listed.contains("from 2025-06-01"), "{listed}");
    assert!(list(machine)[1]["held_back"].as_bool().unwrap());
    assert!(!accepts(&envelope, &export("before"), "lead", "20260601Z"), "what waits is not handed out");

    add(&body, "lead", &[]).ends(1).says("--reason");
    add(&body, "lead", &["--reason", " "]).ends(1).says("--reason");
    assert_eq!(what_happened(), rows, "and nothing changed");
    add(&body, "lead", &["--reason", "De retour de congé"]).ends(0);
    assert_eq!(list(machine)[1]["valid_after"], "2025-06-01T00:00:00Z");
    assert_eq!(list(machine)[1]["held_back"], Value::Null);
    let because = &what_happened()[rows.len()..];
    assert_eq!(because[0].what, "signer-added");
    assert_eq!(because[1].what, "signer-added-because");
    assert!(because[1].about.ends_with(" De retour de congé") && because[1].about.contains("lead@exemple"));
    let after = export("after");
    for (at, good) in [("20241231Z", true), ("20250301Z", false), ("20260601Z", true)] {
        assert_eq!(accepts(&envelope, &after, "lead", at), good, "{at}");
    }
}
