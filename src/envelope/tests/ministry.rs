//! What the ministry sends: campaigns and decisions, as they are written and as they were.

use super::*;
use crate::framework::Bilingual;
use crate::trust::{Namespace, Revocations, Role, Signer};

const MINISTRY_SIGNERS: &[u8] = include_bytes!("../../../tests/data/envelopes/ministry-signers");
const CAMPAIGN_1: &[u8] = include_bytes!("../../../tests/data/envelopes/campaign-1.jauge");
const DECISION_1: &[u8] = include_bytes!("../../../tests/data/envelopes/decision-1.jauge");

/// After the known decision was made.
fn now() -> Timestamp {
    "2026-12-01T00:00:00Z".parse().unwrap()
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
        year: 2024,
        issue: 1,
        supersedes: Vec::new(),
        period: Period::new("2024-04-01".parse().unwrap(), "2025-03-31".parse().unwrap()),
        time_zone: "America/Blanc-Sablon".parse().unwrap(),
        ministry: Ministry {
            code: "mcn".parse().unwrap(),
            name: Bilingual { fr: "Ministère fictif".to_owned(), en: "Made-up ministry".to_owned() },
        },
        opens_on: "2025-01-15".parse().unwrap(),
        closes_on: "2025-03-31".parse().unwrap(),
        framework: crate::framework::BUILT_IN.to_vec(),
        organizations: b"code,name_fr,name_en,portfolio\nmtmd,Transports,Transport,\n".to_vec(),
        signers: ministry(key, "mcn"),
        revoked: Revocations::parse(format!("{} perdue\n", super::key(9).public()).as_bytes()).unwrap(),
        required: vec![Role::Lead, Role::Officer],
        contact: "campagne@exemple.invalid".to_owned(),
    }
}

fn decision() -> Decision {
    let submission = open(MINIMAL, &Circumstances::at(at()));
    Decision {
        about: About {
            fingerprint: submission.fingerprint().unwrap(),
            sha256: Digest::of(MINIMAL),
            organization: "mtmd".to_owned(),
            year: 2022,
            sequence: 1,
            signed_by: Some(vec![SignedBy { role: Role::Lead, key: key(1).public().into() }]),
        },
        received_at: at(),
        outcome: Outcome::Returned,
        comments: vec![Comment { quantity: Some("services".to_owned()), text: "Recomptez".to_owned() }],
        note: Some(Note {
            kind: NoteKind::Arrived("2026-11-20".parse().unwrap()),
            words: "Reçue\npar la poste".to_owned(),
        }),
        decided_by: Reviewer { name: "Personne Fictive".to_owned(), title: "Analyste".to_owned() },
        decided_at: at(),
        supersedes: vec![Fingerprint::new([7; 32])],
        register_head: Some(RegisterHead {
            register: RegisterId([0xab; 16]),
            row: 42,
            hash: Digest::of(b"row"),
        }),
    }
}

#[test]
fn a_campaign_says_what_was_sealed_to_who_trusts_its_ministry() {
    let key = key(5);
    let sealed = seal_campaign(&campaign(&key), &key).unwrap();
    let trusted = ministry(&key, "mcn");
    let opened = open(&sealed, &Circumstances { signers: Some(&trusted), ..Circumstances::at(at()) });
    assert_eq!((opened.verdict(), opened.reasons()), (Verdict::Valid, &[][..]));
    let read = opened.campaign().unwrap();
    assert_eq!((read.ministry.code.as_str(), read.year, read.required.len()), ("mcn", 2024, 2));
    assert_eq!(read.framework, crate::framework::BUILT_IN);
    assert_eq!(read.signers.to_string(), trusted.to_string());
    let made = campaign(&key);
    assert_eq!((read.issue, &read.supersedes, read.period), (1, &Vec::new(), made.period));
    assert_eq!(
        (&read.time_zone, &read.ministry, &read.revoked),
        (&made.time_zone, &made.ministry, &made.revoked)
    );
    // Another ministry's key does not speak for this one, also where the campaign itself says so.
    let other = ministry(&key, "autre");
    let opened = open(&sealed, &Circumstances { signers: Some(&other), ..Circumstances::at(at()) });
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
    refused(&|campaign| campaign.issue = 0);
    refused(&|campaign| campaign.issue = 2);
    refused(&|campaign| campaign.supersedes = vec![Fingerprint::new([1; 32])]);
    refused(&|campaign| {
        campaign.issue = 3;
        campaign.supersedes = vec![Fingerprint::new([1; 32]); 2];
    });
    refused(&|campaign| campaign.period.last = "2024-03-31".parse().unwrap());
    refused(&|campaign| campaign.ministry.code = "autre".parse().unwrap());
    refused(&|campaign| campaign.ministry.name.en = String::new());
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
        let opened = open(&sealed, &Circumstances { signers: Some(signers), ..Circumstances::at(at()) });
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
fn a_decision_that_cannot_be_is_not_sealed() {
    let key = key(5);
    let refused = |change: &dyn Fn(&mut Decision)| {
        let mut decision = decision();
        change(&mut decision);
        assert!(matches!(seal_decision(&decision, &key), Err(SealFault::Content(_))));
    };
    let signed = |role| SignedBy { role, key: super::key(1).public().into() };
    refused(&|decision| decision.about.signed_by = None);
    refused(&|decision| decision.about.signed_by = Some(Vec::new()));
    refused(&|decision| decision.about.signed_by = Some(vec![signed(Role::Lead); 2]));
    refused(&|decision| decision.about.signed_by = Some(vec![signed(Role::Ministry)]));
    refused(&|decision| decision.about.sequence = 0);
    refused(&|decision| decision.note.as_mut().unwrap().words.clear());
    refused(&|decision| decision.supersedes = vec![Fingerprint::new([1; 32]); 2]);
    refused(&|decision| decision.register_head.as_mut().unwrap().row = 0);
    refused(&|decision| decision.register_head.as_mut().unwrap().row = RegisterHead::MAX_ROW + 1);
}

/// The decision with something else in its JSON.
fn decision_with(from: &str, to: &str) -> Result<Decision, ContentFault> {
    let json = String::from_utf8(crate::envelope::decision::write(&decision()).unwrap()).unwrap();
    assert!(json.contains(from), "{from} in {json}");
    let json = json.replacen(from, to, 1);
    let entries = [crate::envelope::archive::Entry { name: "decision.json", data: json.as_bytes() }];
    crate::envelope::decision::read(&entries, Texts::Refuse)
}

#[test]
fn a_decision_is_read_in_its_one_form() {
    let field = |field| Err(ContentFault::Field { field });
    assert_eq!(decision_with("decision/2", "decision/3"), field("schema"));
    assert_eq!(decision_with("\"arrived\"", "\"admitted\""), field("note.arrived_on"));
    assert_eq!(decision_with("\"arrived\"", "\"forgiven\""), field("note.kind"));
    assert_eq!(decision_with("\"2026-11-20\"", "null"), field("note.arrived_on"));
    assert_eq!(decision_with("2026-11-20", "2026-11-20T00:00:00Z"), field("note.arrived_on"));
    assert_eq!(decision_with("SHA256:", "MD5:"), field("about.signed_by.key"));
    assert_eq!(decision_with("abab", "ABAB"), field("register_head.register"));
    assert_eq!(decision_with("0707", "0 707"), field("supersedes"));
    for (from, to) in
        [("\"row\": 42", "\"row\": 42.0"), ("\"row\": 42", "\"row\": \"42\""), ("  \"note\"", "  \"x\"")]
    {
        assert!(matches!(decision_with(from, to), Err(ContentFault::Unreadable { .. })), "{to}");
    }
}

#[test]
fn a_decision_without_a_note_or_a_journal_says_so() {
    let bare = Decision { note: None, register_head: None, supersedes: Vec::new(), ..decision() };
    let sealed = seal_decision(&bare, &key(5)).unwrap();
    let opened = open(&sealed, &Circumstances::at(at()));
    assert_eq!(opened.decision(), Some(&bare));
    let said = opened.document().unwrap();
    assert_eq!((&said["note"], &said["register_head"]), (&serde_json::Value::Null, &serde_json::Value::Null));
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
            let circumstances = Circumstances { signers: Some(&trusted), ..Circumstances::at(at()) };
            assert_eq!(open(&flipped, &circumstances).verdict(), Verdict::Broken, "bit {bit}");
        }
    }
}

/// What the program wrote before there were issues: read for ever.
#[test]
fn a_campaign_of_the_first_schema_is_the_first_issue() {
    let signers = Signers::parse(MINISTRY_SIGNERS, &TimeZone::UTC).unwrap();
    let opened = open(CAMPAIGN_1, &Circumstances { signers: Some(&signers), ..Circumstances::at(now()) });
    assert_eq!((opened.verdict(), opened.reasons()), (Verdict::Valid, &[][..]));
    let print = "c5cce0a62d2896e922a9a2125b0cab0122e3af9391d102681b23f1adcbb9f7b2";
    assert_eq!(opened.fingerprint().unwrap().to_string(), print);
    let read = opened.campaign().unwrap();
    assert_eq!((read.id.as_str(), read.year, read.issue), ("mcn-2022", 2022, 1));
    assert!(read.supersedes.is_empty() && read.revoked.is_empty());
    assert_eq!(read.period, Period::assumed(2022));
    let days = [read.period.first, read.period.last, read.opens_on, read.closes_on];
    assert_eq!(days.map(|day| day.to_string()), ["2022-04-01", "2023-03-31", "2023-01-15", "2023-03-31"]);
    assert_eq!(read.time_zone.name(), "America/Toronto");
    assert_eq!(read.ministry, Ministry::unnamed("mcn".parse().unwrap()));
    assert_eq!(
        (read.required.as_slice(), read.contact.as_str()),
        (&[Role::Lead][..], "campagne@exemple.invalid")
    );
    assert_eq!(opened.document().unwrap()["schema"], "jauge/campaign/1", "shown as it is written");
}

/// What the program wrote before decisions told who had signed: read for ever.
#[test]
fn a_decision_of_the_first_schema_tells_what_it_tells() {
    let signers = Signers::parse(MINISTRY_SIGNERS, &TimeZone::UTC).unwrap();
    let opened = open(DECISION_1, &Circumstances { signers: Some(&signers), ..Circumstances::at(now()) });
    assert_eq!((opened.verdict(), opened.reasons()), (Verdict::Valid, &[][..]));
    let read = opened.decision().unwrap();
    assert_eq!((read.outcome, read.about.sequence, &read.about.signed_by), (Outcome::Accepted, 1, &None));
    assert_eq!((&read.note, &read.register_head), (&None, &None));
    let former = "3ded2b1114fa39f72d3e1cf2b8ae2dd37810203e2b1ad26444c2d85f6a3caaad";
    assert_eq!(read.supersedes, vec![former.parse().unwrap()]);
    assert_eq!(read.comments, vec![Comment { quantity: None, text: "Merci".to_owned() }]);
    assert_eq!(read.received_at.to_string(), "2026-11-29T12:46:18Z");
}

#[test]
fn a_decision_of_another_writer_that_leaves_out_the_former_one_and_says_two_things_of_a_quantity_is_read() {
    let digest = "0".repeat(64);
    let json = format!(
        r#"{{"schema": "jauge/decision/1", "about": {{"fingerprint": "{digest}", "sha256": "{digest}",
"organization": "mtmd", "year": 2022, "sequence": 1}}, "received_at": "2026-11-24T15:00:00Z",
"outcome": "returned", "comments": [{{"quantity": "services", "text": "Recomptez"}},
{{"quantity": "services", "text": "Et dites comment"}}], "decided_by": {{"name": "x", "title": ""}},
"decided_at": "2026-11-24T15:00:00Z"}}"#
    );
    let entries = [crate::envelope::archive::Entry { name: "decision.json", data: json.as_bytes() }];
    let read = crate::envelope::decision::read(&entries, Texts::Refuse).unwrap();
    assert_eq!((read.comments.len(), read.supersedes.len()), (2, 0));
}

#[test]
fn the_last_year_that_a_campaign_can_be_about_has_a_period() {
    assert_eq!(Period::assumed(9999).last.to_string(), "9999-12-31");
    assert_eq!(Period::assumed(9998).last.to_string(), "9999-03-31");
    assert_eq!(Period::assumed(1970).first.to_string(), "1970-04-01");
}

#[test]
fn a_revoked_key_is_not_trusted_whatever_the_register_says() {
    let key = key(5);
    let (register, lead) = (ministry(&key, "mcn"), signers());
    let mut revoked = Revocations::new();
    revoked.add(key.public(), "volée");
    let lead_key = open(MINIMAL, &Circumstances::at(at())).signatures()[0].key.clone().unwrap();
    revoked.add(&lead_key, "perdue");
    let codes = |bytes: &[u8], signers: Option<&Signers>| {
        let by = Circumstances { signers, revoked: Some(&revoked), ..Circumstances::at(at()) };
        let opened = open(bytes, &by);
        assert_eq!(opened.verdict(), Verdict::Untrusted);
        assert!(opened.signatures().iter().all(|report| report.good && report.revoked && !report.trusted));
        let codes = opened.reasons().iter().map(|reason| crate::l10n::Explain::code(reason).to_owned());
        codes.collect::<Vec<_>>()
    };
    let sealed = [seal_campaign(&campaign(&key), &key).unwrap(), seal_decision(&decision(), &key).unwrap()];
    for bytes in &sealed {
        assert_eq!(codes(bytes, Some(&register)), ["envelope-key-revoked"]);
        assert_eq!(codes(bytes, Some(&lead)), ["envelope-key-revoked"], "nobody knows the key");
        assert_eq!(codes(bytes, None), ["envelope-key-revoked", "envelope-no-register"]);
    }
    assert_eq!(codes(MINIMAL, Some(&lead)), ["envelope-key-revoked"]);
}
