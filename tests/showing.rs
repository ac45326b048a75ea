//! What an envelope says can be read, whatever its kind, with the command `show`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::collected::{Collected, TOOLS};
use support::{finish, require_tools};

/// A ministry that returned the declaration of one body, and the envelopes of that.
struct Returned {
    ministry: Collected,
    campaign: PathBuf,
    submission: PathBuf,
    decision: PathBuf,
}

impl Returned {
    fn new() -> Self {
        let counts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/counts");
        let ministry = Collected::new(&counts.join("organizations.csv"), &["2020"]);
        ministry.declares("aafc-aac", "Agriculture fictive", "2020", &counts.join("2020/aafc-aac.csv"));
        let submission = ministry.machine.path("inbox/2020/aafc-aac.jauge");
        ministry.machine.run(args!["receive", &submission]).ends(0);
        let decision = ministry.machine.path("decision.jauge");
        let decide = args!["decide", "--all-to-review", "--outcome", "returned", "--out", &decision];
        ministry.signed(decide.into_iter().chain(args!["--comment", "services=À recompter"])).ends(0);
        let campaign = ministry.machine.path("campaign-2020.jauge");
        let decision = single_file(&decision);
        Self { ministry, campaign, submission, decision }
    }
}

/// The one file that stands there, alone or in a folder.
fn single_file(path: &Path) -> PathBuf {
    if path.is_file() {
        return path.to_owned();
    }
    let mut files = std::fs::read_dir(path).unwrap().map(|file| file.unwrap().path());
    files.next().expect("a file")
}

/// The entry of an envelope that says what it is, as stock tools read it.
fn entry(envelope: &Path, name: &str) -> Value {
    finish(Command::new("unzip").arg("-p").arg(envelope).arg(name)).ends(0).json()
}

#[test]
fn every_kind_of_envelope_says_what_its_own_entry_says_in_json() {
    if !require_tools(&[TOOLS, &["unzip"]].concat()) {
        return;
    }
    let returned = Returned::new();
    let machine = &returned.ministry.machine;
    for (kind, envelope) in [
        ("campaign", &returned.campaign),
        ("submission", &returned.submission),
        ("decision", &returned.decision),
    ] {
        let shown = machine.run(args!["show", envelope, "--json"]).ends(0).json();
        assert_eq!(shown["kind"], kind);
        assert_eq!(shown["content"], entry(envelope, &format!("{kind}.json")), "{kind}");
    }
}

#[test]
fn campaigns_and_decisions_say_in_words_who_asks_what_and_what_was_decided() {
    if !require_tools(TOOLS) {
        return;
    }
    let returned = Returned::new();
    let machine = &returned.ministry.machine;
    let campaign = machine.run(args!["show", &returned.campaign, "--lang", "en"]).ends(0).out;
    for said in [
        "mcn",
        "year 2020",
        "2021-01-15",
        "2099-12-31",
        "campagne@exemple.invalid",
        "Signatures required: lead",
        "aafc-aac",
    ] {
        assert!(campaign.contains(said), "{said} in {campaign}");
    }
    let decision = machine.run(args!["show", &returned.decision, "--lang", "en"]).ends(0).out;
    for said in ["returned", "aafc-aac", "2020", "services", "À recompter"] {
        assert!(decision.to_lowercase().contains(&said.to_lowercase()), "{said} in {decision}");
    }
}
