#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod ministry;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::*;
use crate::declaration::Value;
use crate::trust::{SecretKey, Signers};

const SIGNERS: &[u8] = include_bytes!("../../../tests/data/envelopes/signers");
const MINIMAL: &[u8] = include_bytes!("../../../tests/data/envelopes/minimal.jauge");
const TWO: &[u8] = include_bytes!("../../../tests/data/envelopes/two-signatures.jauge");
const EVIDENCE: &[u8] = include_bytes!("../../../tests/data/envelopes/evidence.jauge");
const CORRECTION: &[u8] = include_bytes!("../../../tests/data/envelopes/correction.jauge");

fn signers() -> Signers {
    Signers::parse(SIGNERS, &TimeZone::UTC).unwrap()
}

fn at() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

fn verdict(bytes: &[u8]) -> (Verdict, Vec<String>) {
    let signers = signers();
    let opened = open(bytes, &Circumstances { signers: Some(&signers), ..Circumstances::at(at()) });
    let codes = opened.reasons().iter().map(|reason| crate::l10n::Explain::code(reason).to_owned()).collect();
    (opened.verdict(), codes)
}

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32], "").unwrap()
}

#[test]
fn the_known_envelopes_are_valid_and_say_what_they_say() {
    for bytes in [MINIMAL, TWO, EVIDENCE, CORRECTION] {
        assert_eq!(verdict(bytes), (Verdict::Valid, Vec::new()));
    }
    let signers = signers();
    let opened = open(EVIDENCE, &Circumstances { signers: Some(&signers), ..Circumstances::at(at()) });
    let submission = opened.submission().unwrap();
    assert_eq!(submission.organization.code, "mtmd");
    assert_eq!(submission.answer("services").unwrap().value, Value::Count(31));
    let (evidence, bytes) = opened.evidence().next().unwrap();
    assert_eq!(evidence.name, "Liste été 2022.csv");
    assert!(bytes.starts_with(b"service,redemande"));
}

#[test]
fn a_submission_is_written_as_the_known_envelopes_are() {
    for bytes in [MINIMAL, EVIDENCE, CORRECTION] {
        let opened = open(bytes, &Circumstances::at(at()));
        let evidence: Vec<(&str, &[u8])> =
            opened.evidence().map(|(evidence, bytes)| (evidence.entry.as_str(), bytes)).collect();
        let sealed = seal(opened.submission().unwrap(), &evidence, &key(1)).unwrap();
        // Another key signed: all but the signature is the same.
        let again = open(&sealed, &Circumstances::at(at()));
        assert_eq!(again.fingerprint(), opened.fingerprint());
        assert_eq!(again.submission(), opened.submission());
        assert_eq!(sealed.len(), bytes.len());
    }
}

#[test]
fn attesting_adds_a_signature_and_keeps_the_envelope() {
    let circumstances = Circumstances::at(at());
    let attested = attest(MINIMAL, &key(2)).unwrap();
    let opened = open(&attested, &circumstances);
    assert_eq!(opened.fingerprint(), open(MINIMAL, &circumstances).fingerprint());
    assert_eq!(opened.signatures().len(), 2);
    assert!(opened.signatures().iter().all(|report| report.good && !report.trusted));
    assert_eq!(attest(&attested, &key(3)), Err(AttestFault::AlreadyAttested));
}

#[test]
fn a_lead_cannot_attest_its_own_submission() {
    let opened = open(MINIMAL, &Circumstances::at(at()));
    let sealed = seal(opened.submission().unwrap(), &[], &key(1)).unwrap();
    assert_eq!(attest(&sealed, &key(1)), Err(AttestFault::SameKey));
}
