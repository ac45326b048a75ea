//! What a verdict rests on beside the file: the campaigns known here, the time, the folders searched; and that what is
//! handed over to other programs is what was said.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jauge::envelope::Verdict;
use jauge::store::Register as _;
use jauge::store::{Home, Store};
use jauge::workflow::{campaign, ministry::dossier};
use jiff::Timestamp;
use serde_json::{Value, json};
use support::declare::{Body, TOOLS};
use support::{Key, Machine, finish, require_tools};

/// A campaign that requires both signatures, made on a machine of its own; the ministry's key is in `key`.
fn campaign_for_two() -> (Machine, PathBuf) {
    let machine = Machine::new();
    let key = Key::new(&machine, "key");
    let list = machine.write("bodies.csv", "code,name_fr,name_en\nexemple,Organisme d’exemple,Example\n");
    let file = machine.path("campaign.jauge");
    let about =
        args!["--year", "2024", "--organizations", &list, "--opens", "2025-01-15", "--closes", "2099-03-31"];
    let by = args!["--ministry", "mcn", "--contact", "campagne@exemple.invalid", "--require", "lead,officer"];
    let signed = args!["--key", &key.private, "--passphrase-file", &key.passphrase, "--out", &file];
    let all = args!["campaign", "new"].into_iter().chain(about).chain(by).chain(signed);
    machine.run(all).ends(0);
    (machine, file)
}

/// A body, and its declaration under that campaign with the lead's signature alone.
fn sealed_by_the_lead(campaign: &Path) -> (Body, PathBuf) {
    let body = Body::new();
    let out = body.machine.path("lead-alone.jauge");
    let under = args!["--campaign", campaign];
    body.machine.run(body.seal_args(&body.counts, &out).into_iter().chain(under)).ends(0);
    (body, out)
}

/// The verdict, and the first reason.
fn verdict(machine: &Machine, asked: impl IntoIterator<Item = OsString>) -> (String, Value) {
    let out = machine.run(args!["verify", "--json"].into_iter().chain(asked)).json();
    (out[0]["verdict"].as_str().unwrap().to_owned(), out[0]["reasons"][0]["entry"].clone())
}

#[test]
fn the_signatures_that_a_campaign_requires_are_required_wherever_it_is_known() {
    if !require_tools(TOOLS) {
        return;
    }
    let (ministry, campaign) = campaign_for_two();
    let (body, sealed) = sealed_by_the_lead(&campaign);
    let asked = || args![&sealed, "--signers", &body.signers];
    let missing = ("incomplete".to_owned(), Value::from("signatures/officer.sig"));
    assert_eq!(verdict(&ministry, asked()), missing);
    let (lead_alone, _) = verdict(&ministry, asked().into_iter().chain(args!["--require", "lead"]));
    assert_eq!(lead_alone, "valid", "what was asked for takes the place of what is known");
    let shown = ministry.run(args!["show", "--json"].into_iter().chain(asked())).ends(0).json();
    assert_eq!(shown["verdict"], "incomplete");
    let attested = body.attest(&sealed, "both.jauge");
    assert_eq!(verdict(&ministry, args![&attested, "--signers", &body.signers]).0, "valid");

    // Where nobody knows the campaign, the lead alone; and verifying leaves no home behind.
    let stranger = Machine::new();
    assert_eq!(verdict(&stranger, asked()).0, "valid");
    assert!(!stranger.home().exists(), "a home was made");
}

#[test]
fn a_home_that_cannot_be_read_does_not_stop_a_verdict() {
    if !require_tools(TOOLS) {
        return;
    }
    let (_ministry, campaign) = campaign_for_two();
    let (body, sealed) = sealed_by_the_lead(&campaign);
    let machine = Machine::new();
    fs::create_dir(machine.home()).unwrap();
    machine.write("home/jauge.db", "no database at all");
    let verified = machine.run(args!["verify", &sealed, "--signers", &body.signers, "--json"]).ends(0);
    assert_eq!(verified.json()[0]["verdict"], "valid");
    assert!(verified.err.contains("--require"), "said what is left aside: {}", verified.err);
    assert_eq!(fs::read(machine.path("home/jauge.db")).unwrap(), b"no database at all");
}

#[test]
fn what_was_set_aside_for_want_of_a_signature_is_shown_as_incomplete() {
    if !require_tools(TOOLS) {
        return;
    }
    let (ministry, campaign) = campaign_for_two();
    let (body, sealed) = sealed_by_the_lead(&campaign);
    ministry.run(args!["signers", "import", &body.signers]).ends(0);
    let received = ministry.run(args!["receive", &sealed, "--json"]).ends(1).json();
    assert_eq!(received["files"][0]["reasons"][0]["code"], "envelope-signature-missing");
    let store = Store::open(&Home::new(&ministry.home()), Timestamp::now()).unwrap();
    let aside = store.quarantine().unwrap();
    let shown = dossier::aside(&store, &aside[0].sha256).unwrap().shown;
    assert_eq!(shown.report.verdict, Verdict::Incomplete);
}

#[test]
fn a_desk_that_learns_of_a_campaign_later_shows_what_is_missing_in_what_it_received() {
    if !require_tools(TOOLS) {
        return;
    }
    let (_ministry, file) = campaign_for_two();
    let (body, sealed) = sealed_by_the_lead(&file);
    let desk = Machine::new();
    desk.run(args!["signers", "import", &body.signers]).ends(0);
    desk.run(args!["receive", &sealed]).ends(0);
    let store = Store::open(&Home::new(&desk.home()), Timestamp::now()).unwrap();
    let received = store.submissions(2024).unwrap();
    let verdict =
        || dossier::of(&store, &received[0].fingerprint, Timestamp::now()).unwrap().shown.report.verdict;
    assert_eq!(verdict(), Verdict::Valid);
    let key = campaign::look(&store, &file, Timestamp::now()).unwrap().key.fingerprint();
    campaign::take(&store, &file, Some(&key), Timestamp::now()).unwrap();
    assert_eq!(verdict(), Verdict::Incomplete);
}

#[test]
fn a_key_is_good_at_the_time_that_is_asked_for() {
    if !require_tools(TOOLS) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("sealed.jauge");
    let line = body.lead.line("lead", "exemple");
    let limited =
        line.replace(" ssh-ed25519", ",valid-after=\"20260101Z\",valid-before=\"20261231Z\" ssh-ed25519");
    let signers = body.machine.write("limited", limited);
    let code = |at: &str| {
        let out =
            body.machine.run(args!["verify", &sealed, "--signers", &signers, "--at", at, "--json"]).json();
        out[0]["reasons"][0]["code"].as_str().unwrap_or("valid").to_owned()
    };
    assert_eq!(code("2025-12-31T23:59:59Z"), "envelope-key-not-yet-valid");
    assert_eq!(code("2026-06-01T12:00:00Z"), "valid");
    assert_eq!(code("2026-12-31T00:00:01Z"), "envelope-key-expired");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_searched_is_one_line_beside_the_good_files() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    if !require_tools(&["ssh-keygen", "setpriv"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("sealed.jauge");
    let inbox = body.machine.path("inbox");
    fs::create_dir_all(inbox.join("deep")).unwrap();
    fs::create_dir(inbox.join("closed")).unwrap();
    fs::set_permissions(inbox.join("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::copy(&sealed, inbox.join("good.jauge")).unwrap();
    fs::copy(&sealed, inbox.join("deep/LOUD.JAUGE")).unwrap();
    symlink(&inbox, inbox.join("deep/circle")).unwrap();
    symlink("ring.jauge", inbox.join("ring.jauge")).unwrap();
    let rows = |outcome: support::Outcome| -> Vec<(String, String)> {
        let files = outcome.ends(1).json();
        let files = files.get("files").unwrap_or(&files).as_array().unwrap().clone();
        let row = |row: &Value| {
            let file = PathBuf::from(row["file"].as_str().unwrap());
            let told = row["reasons"][0]["code"].as_str().unwrap_or("good");
            (file.strip_prefix(&inbox).unwrap().display().to_string(), told.to_owned())
        };
        files.iter().map(row).collect()
    };
    let expected = [
        ("closed", "workflow-file-denied"),
        ("deep/LOUD.JAUGE", "good"),
        ("deep/circle", "workflow-link-to-folder"),
        ("good.jauge", "good"),
        ("ring.jauge", "workflow-file-failed"),
    ]
    .map(|(file, told)| (file.to_owned(), told.to_owned()));
    let asked = || args![&inbox, "--signers", &body.signers, "--json"];
    assert_eq!(rows(as_nobody(&body.machine, args!["verify"].into_iter().chain(asked()))), expected);
    let told = rows(as_nobody(&body.machine, args!["receive"].into_iter().chain(asked())));
    assert_eq!(told, expected);
}

/// Runs the program without the rights of an administrator, whom no permission stops.
#[cfg(unix)]
fn as_nobody(machine: &Machine, asked: impl IntoIterator<Item = OsString>) -> support::Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let mut command = Command::new("setpriv");
    if finish(Command::new("id").arg("-u")).out.trim() == "0" {
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    }
    // A copy: the folder where it was built may be closed to others. And a home that this person can make.
    let program = machine.path("jauge");
    fs::copy(env!("CARGO_BIN_EXE_jauge"), &program).unwrap();
    fs::set_permissions(machine.path(""), fs::Permissions::from_mode(0o777)).unwrap();
    let home = machine.path("home-of-nobody");
    command.arg(program).args(asked).arg("--home").arg(home);
    machine.isolate(&mut command);
    finish(&mut command)
}

#[test]
fn a_name_that_would_turn_the_line_of_a_terminal_breaks_what_arrives_and_is_never_shown_raw() {
    let machine = Machine::new();
    // Signed by the program of before these characters were refused.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/envelopes/direction-mark.jauge");
    for command in ["verify", "show"] {
        let said = machine.run(args![command, &file, "--json"]).ends(1);
        let told = if command == "verify" { said.json()[0].clone() } else { said.json() };
        assert_eq!((&told["verdict"], told["reasons"].as_array().unwrap().len()), (&json!("broken"), 1));
        assert_eq!(told["reasons"][0]["code"], "envelope-content-character");
        let words = machine.run(args![command, &file]).ends(1);
        assert!(words.out.contains("organization.name") && words.out.contains("U+202E"), "{}", words.out);
        assert!(![said.out, words.out].concat().contains(['\u{202e}', '\u{85}']));
    }
}

#[test]
fn counts_that_are_handed_over_are_those_that_were_read_to_the_byte() {
    const REASON: &str = "Pas compté \u{202e}cette\u{202c} année";
    let machine = Machine::new();
    let counts = machine.write("counts.csv", format!("quantity,value,reason\nservices,ND,{REASON}\n"));
    let read = machine.run(args!["workbook", "read", &counts]).ends(0);
    assert!(read.out.contains(REASON), "{}", read.out);
}
