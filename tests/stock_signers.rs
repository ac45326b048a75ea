//! Who may sign, here and for `ssh-keygen`: local times, ends, and revoked keys mean the same to both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use jauge::envelope::sign_text;
use jauge::trust::{Judgement, Namespace, Revocations, SecretKey, Signer, Signers};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use support::{Machine, require_tools};

const LEAD: Namespace = Namespace::LeadSubmission;
const MESSAGE: &[u8] = b"manifest";

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32], "test").unwrap()
}

fn line(options: &str, seed: u8) -> String {
    format!("lead@exemple namespaces=\"{LEAD}\"{options} {} test\n", key(seed).public())
}

/// A machine with a message, and what a key signed of it.
struct Signed {
    machine: Machine,
    armor: PathBuf,
}

impl Signed {
    fn by(seed: u8) -> Self {
        let machine = Machine::new();
        let armor = machine.write("armor", sign_text(MESSAGE, LEAD, &key(seed)).unwrap());
        machine.write("message", MESSAGE);
        Self { machine, armor }
    }

    /// Does `ssh-keygen -Y verify` accept it under this register, with this list of revoked keys, in this zone?
    fn accepted(&self, register: &str, revoked: Option<&Path>, zone: &str, at: Timestamp) -> bool {
        let register = self.machine.write("register", register);
        let mut keygen = Command::new("ssh-keygen");
        keygen.env("TZ", zone).args(["-q", "-Y", "verify", "-I", "lead@exemple", "-n", LEAD.as_str()]);
        keygen.args(["-O", &format!("verify-time={}", at.strftime("%Y%m%d%H%M%SZ"))]);
        keygen.arg("-f").arg(register).arg("-s").arg(&self.armor);
        if let Some(revoked) = revoked {
            keygen.arg("-r").arg(revoked);
        }
        keygen.stdin(std::fs::File::open(self.machine.path("message")).unwrap());
        keygen.output().unwrap().status.success()
    }
}

fn allows(register: &Signers, at: Timestamp) -> bool {
    let principal = "lead@exemple".parse().unwrap();
    register.judge(&principal, LEAD, key(1).public(), at) == Judgement::Allowed
}

#[test]
fn a_local_time_is_the_same_second_to_both_in_summer_and_in_winter() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let signed = Signed::by(1);
    for name in
        ["America/Toronto", "America/Blanc-Sablon", "Europe/Paris", "Europe/Dublin", "Australia/Lord_Howe"]
    {
        let zone = TimeZone::get(name).unwrap();
        for written in
            ["20260115", "20260715", "202603080230", "202603290130", "202611010130", "202610250130"]
        {
            let register = line(&format!(",valid-after=\"{written}\""), 1);
            let here = Signers::parse(register.as_bytes(), &zone).unwrap();
            let start = here.iter().next().unwrap().valid_after.unwrap();
            for at in [start - 1.second(), start] {
                let there = signed.accepted(&register, None, name, at);
                assert_eq!(allows(&here, at), there, "{written} in {name}, at {at}");
            }
        }
    }
}

#[test]
fn a_register_that_was_merged_and_written_means_the_same_to_both() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let signed = Signed::by(1);
    let mut register = Signers::parse(
        (line(",valid-before=\"20250101000000Z\"", 1)
            + &line(",valid-after=\"20240101000000Z\"", 1)
            + &line(",valid-after=\"20250601000000Z\"", 1))
            .as_bytes(),
        &TimeZone::UTC,
    )
    .unwrap();
    let older = line("", 1) + &line(",valid-after=\"20240601000000Z\",valid-before=\"20260101000000Z\"", 1);
    register.merge(&Signers::parse(older.as_bytes(), &TimeZone::UTC).unwrap()).unwrap();
    let renewal = register.renewal(
        &"lead@exemple".parse().unwrap(),
        LEAD,
        key(1).public(),
        "2025-09-01T00:00:00Z".parse().unwrap(),
    );
    register.take(&Signer { comment: "renewed".to_owned(), ..renewal }).unwrap();
    let written = register.to_string();
    for at in
        ["2023-06-01", "2024-06-01", "2025-03-01", "2025-07-01", "2025-12-31", "2026-01-02", "2030-01-01"]
    {
        let at = format!("{at}T00:00:00Z").parse().unwrap();
        assert_eq!(allows(&register, at), signed.accepted(&written, None, "UTC", at), "{at}: {written}");
    }
}

#[test]
fn a_revoked_key_is_refused_by_both_whatever_the_register_says() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let register = line("", 1) + &line("", 2);
    let mut list = Revocations::new();
    list.add(key(1).public(), "perdue, Élise Fictive");
    list.add(key(3).public(), "");
    let at = "2026-06-01T00:00:00Z".parse().unwrap();
    for seed in [1, 2] {
        let signed = Signed::by(seed);
        let written = signed.machine.write("revoked", list.to_string());
        let empty = signed.machine.write("empty", Revocations::new().to_string());
        assert!(signed.accepted(&register, Some(&empty), "UTC", at), "an empty list revokes nobody");
        let there = signed.accepted(&register, Some(&written), "UTC", at);
        assert_eq!(!list.contains(key(seed).public()), there, "key {seed}");
        // What is not in the one form is refused here as a whole; where the stock tool cannot read it, it refuses too.
        let cut = list.to_string().replacen("AAAA", "AAA", 1);
        assert!(Revocations::parse(cut.as_bytes()).is_err());
    }
}
