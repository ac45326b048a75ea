#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::*;
use crate::declaration::Value;
use crate::trust::{Namespace, Role, SecretKey, Signer, Signers};

const SIGNERS: &[u8] = include_bytes!("../../tests/data/envelopes/signers");
const MINIMAL: &[u8] = include_bytes!("../../tests/data/envelopes/minimal.jauge");
const TWO: &[u8] = include_bytes!("../../tests/data/envelopes/two-signatures.jauge");
const EVIDENCE: &[u8] = include_bytes!("../../tests/data/envelopes/evidence.jauge");
const CORRECTION: &[u8] = include_bytes!("../../tests/data/envelopes/correction.jauge");

fn signers() -> Signers {
    Signers::parse(SIGNERS, &TimeZone::UTC).unwrap()
}

fn at() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

fn verdict(bytes: &[u8]) -> (Verdict, Vec<String>) {
    let signers = signers();
    let opened = open(bytes, &Circumstances { signers: Some(&signers), required: None, at: at() });
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
    let opened = open(EVIDENCE, &Circumstances { signers: Some(&signers), required: None, at: at() });
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
        let opened = open(bytes, &Circumstances { signers: None, required: None, at: at() });
        let evidence: Vec<(&str, &[u8])> =
            opened.evidence().map(|(evidence, bytes)| (evidence.entry.as_str(), bytes)).collect();
        let sealed = seal(opened.submission().unwrap(), &evidence, &key(1)).unwrap();
        // Another key signed: all but the signature is the same.
        let again = open(&sealed, &Circumstances { signers: None, required: None, at: at() });
        assert_eq!(again.fingerprint(), opened.fingerprint());
        assert_eq!(again.submission(), opened.submission());
        assert_eq!(sealed.len(), bytes.len());
    }
}

#[test]
fn attesting_adds_a_signature_and_keeps_the_envelope() {
    let circumstances = Circumstances { signers: None, required: None, at: at() };
    let attested = attest(MINIMAL, &key(2)).unwrap();
    let opened = open(&attested, &circumstances);
    assert_eq!(opened.fingerprint(), open(MINIMAL, &circumstances).fingerprint());
    assert_eq!(opened.signatures().len(), 2);
    assert!(opened.signatures().iter().all(|report| report.good && !report.trusted));
    assert_eq!(attest(&attested, &key(3)), Err(AttestFault::AlreadyAttested));
}

#[test]
fn a_lead_cannot_attest_its_own_submission() {
    let opened = open(MINIMAL, &Circumstances { signers: None, required: None, at: at() });
    let sealed = seal(opened.submission().unwrap(), &[], &key(1)).unwrap();
    assert_eq!(attest(&sealed, &key(1)), Err(AttestFault::SameKey));
}

fn ministry(key: &SecretKey, body: &str) -> Signers {
    let mut signers = Signers::new();
    for namespace in [Namespace::MinistryCampaign, Namespace::MinistryDecision] {
        let signer = Signer {
            principal: format!("ministry@{body}").parse().unwrap(),
            namespace,
            valid_after: None,
            valid_before: None,
            key: key.public().clone(),
            comment: "Personne Fictive".to_owned(),
        };
        signers.add(&signer).unwrap();
    }
    signers
}

fn campaign(key: &SecretKey) -> Campaign {
    Campaign {
        id: "mcn-2024".to_owned(),
        ministry: "mcn".parse().unwrap(),
        year: 2024,
        opens_on: "2025-01-15".parse().unwrap(),
        closes_on: "2025-03-31".parse().unwrap(),
        framework: crate::framework::BUILT_IN.to_vec(),
        organizations: b"code,name_fr,name_en,portfolio\nmtmd,Transports,Transport,\n".to_vec(),
        signers: ministry(key, "mcn"),
        required: vec![Role::Lead, Role::Officer],
        contact: "campagne@exemple.invalid".to_owned(),
    }
}

fn decision() -> Decision {
    let submission = open(MINIMAL, &Circumstances { signers: None, required: None, at: at() });
    Decision {
        about: About {
            fingerprint: submission.fingerprint().unwrap(),
            sha256: Digest::of(MINIMAL),
            organization: "mtmd".to_owned(),
            year: 2022,
            sequence: 1,
        },
        received_at: at(),
        outcome: Outcome::Returned,
        comments: vec![Comment { quantity: Some("services".to_owned()), text: "Recomptez".to_owned() }],
        decided_by: Reviewer { name: "Personne Fictive".to_owned(), title: "Analyste".to_owned() },
        decided_at: at(),
        supersedes: None,
    }
}

#[test]
fn a_campaign_says_what_was_sealed_to_who_trusts_its_ministry() {
    let key = key(5);
    let sealed = seal_campaign(&campaign(&key), &key).unwrap();
    let trusted = ministry(&key, "mcn");
    let opened = open(&sealed, &Circumstances { signers: Some(&trusted), required: None, at: at() });
    assert_eq!((opened.verdict(), opened.reasons()), (Verdict::Valid, &[][..]));
    let read = opened.campaign().unwrap();
    assert_eq!((read.ministry.as_str(), read.year, read.required.len()), ("mcn", 2024, 2));
    assert_eq!(read.framework, crate::framework::BUILT_IN);
    assert_eq!(read.signers.to_string(), trusted.to_string());
    // Another ministry's key does not speak for this one, also where the campaign itself says so.
    let other = ministry(&key, "autre");
    let opened = open(&sealed, &Circumstances { signers: Some(&other), required: None, at: at() });
    assert_eq!(opened.verdict(), Verdict::Untrusted);
}

#[test]
fn a_campaign_that_cannot_be_is_not_sealed() {
    let key = key(5);
    let refused = |change: &dyn Fn(&mut Campaign)| {
        let mut campaign = campaign(&key);
        change(&mut campaign);
        assert!(matches!(seal_campaign(&campaign, &key), Err(SealFault::Content(_))));
    };
    refused(&|campaign| campaign.closes_on = "2025-01-14".parse().unwrap());
    refused(&|campaign| campaign.year = 0);
    refused(&|campaign| campaign.required = vec![Role::Officer]);
    refused(&|campaign| campaign.required = vec![Role::Lead, Role::Ministry]);
    refused(&|campaign| campaign.signers = Signers::new());
    refused(&|campaign| campaign.signers = signers());
    refused(&|campaign| campaign.id = String::new());
    refused(&|campaign| campaign.contact = "x".repeat(4001));
}

#[test]
fn a_decision_says_what_was_sealed_and_only_the_ministry_makes_it() {
    let key = key(5);
    let sealed = seal_decision(&decision(), &key).unwrap();
    let judged = |signers: &Signers| {
        let opened = open(&sealed, &Circumstances { signers: Some(signers), required: None, at: at() });
        assert_eq!(opened.decision(), Some(&decision()));
        let codes = opened.reasons().iter().map(|reason| crate::l10n::Explain::code(reason).to_owned());
        (opened.verdict(), codes.collect::<Vec<_>>())
    };
    assert_eq!(judged(&ministry(&key, "mcn")), (Verdict::Valid, Vec::new()));
    assert_eq!(judged(&signers()), (Verdict::Untrusted, vec!["envelope-ministry-unknown".to_owned()]));
    // A body decides about itself with the key that it seals with.
    let mut body = Signers::new();
    let lead = Signer {
        principal: "lead@mtmd".parse().unwrap(),
        namespace: Namespace::LeadSubmission,
        ..ministry(&key, "mtmd").iter().next().unwrap().clone()
    };
    body.add(&lead).unwrap();
    let other_role = vec!["envelope-key-of-another-role".to_owned()];
    assert_eq!(judged(&body), (Verdict::Untrusted, other_role));
}

#[test]
fn a_decision_of_another_writer_that_names_no_former_one_and_says_two_things_of_a_quantity_is_read() {
    let mut said = decision();
    said.comments
        .push(Comment { quantity: Some("services".to_owned()), text: "Et dites comment".to_owned() });
    let json = String::from_utf8(super::decision::write(&said).unwrap()).unwrap();
    let (short, _) = json.split_once(",\n  \"supersedes\"").unwrap();
    let json = format!("{short}\n}}\n");
    let entries = [super::archive::Entry { name: "decision.json", data: json.as_bytes() }];
    assert_eq!(super::decision::read(&entries).unwrap(), said);
}

#[test]
fn every_flipped_bit_of_a_campaign_or_a_decision_breaks_it() {
    let key = key(5);
    let small = Campaign { framework: b"id = 1\n".to_vec(), ..campaign(&key) };
    let trusted = ministry(&key, "mcn");
    for sealed in [seal_campaign(&small, &key).unwrap(), seal_decision(&decision(), &key).unwrap()] {
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let circumstances = Circumstances { signers: Some(&trusted), required: None, at: at() };
            assert_eq!(open(&flipped, &circumstances).verdict(), Verdict::Broken, "bit {bit}");
        }
    }
}
