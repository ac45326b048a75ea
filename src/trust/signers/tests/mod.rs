#![allow(clippy::unwrap_used)]
mod merging;

use super::*;
use crate::trust::{KeyFault, SecretKey};

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIItsi3aZXOOS+dQmp2LP3eHmi3h81V5RgTRTJqt9d9BA";
const NS: &str = "namespaces=\"lead.submission.v1@jauge\"";

fn parse(text: &str) -> Result<Signers, SignersFault> {
    Signers::parse(text.as_bytes(), &TimeZone::UTC)
}

fn why(line: &str) -> LineFault {
    let fault = parse(&format!("# register\n\n{line}\n")).unwrap_err();
    assert_eq!(fault.line, 3, "{line}");
    fault.why
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn judge(register: &str, principal: &str, key: &str, when: &str) -> Judgement {
    parse(register).unwrap().judge(
        &principal.parse().unwrap(),
        Namespace::LeadSubmission,
        &key.parse().unwrap(),
        at(when),
    )
}

#[test]
fn a_register_is_read_with_its_comments_and_blank_lines() {
    let text = format!("# ministère\n\n  \t\nlead@mtmd {NS} {KEY} Élise Fictive, titre\n  # fin");
    let register = parse(&text).unwrap();
    let signer = register.iter().next().unwrap();
    assert_eq!(signer.principal.to_string(), "lead@mtmd");
    assert_eq!(signer.comment, "Élise Fictive, titre");
    assert_eq!(register.to_string(), text + "\n");
    assert!(parse("").unwrap().is_empty());
}

#[test]
fn a_bad_line_makes_the_register_invalid_and_is_named() {
    let foreign = |text: &str| LineFault::ForeignNamespace { text: text.to_owned() };
    assert_eq!(why(&format!("lead@* {NS} {KEY}")), LineFault::Wildcard);
    assert_eq!(why(&format!("!lead@mtmd {NS} {KEY}")), LineFault::Wildcard);
    assert_eq!(why(&format!("lead@mtmd,lead@b {NS} {KEY}")), LineFault::SeveralPrincipals);
    assert_eq!(why(&format!("mtmd {NS} {KEY}")), LineFault::Principal { text: "mtmd".to_owned() });
    assert!(matches!(why(&format!("\"lead@mtmd\" {NS} {KEY}")), LineFault::Principal { .. }));
    assert_eq!(why(&format!("lead@mtmd {KEY}")), LineFault::NoNamespace);
    assert_eq!(why(&format!("lead@mtmd valid-after=\"20260101\" {KEY}")), LineFault::NoNamespace);
    assert_eq!(why(&format!("lead@mtmd namespaces=\"\" {KEY}")), LineFault::NoNamespace);
    assert_eq!(why(&format!("lead@mtmd namespaces=\"file\" {KEY}")), foreign("file"));
    assert_eq!(why(&format!("lead@mtmd namespaces=\"*@jauge\" {KEY}")), LineFault::Wildcard);
    assert_eq!(
        why(&format!("officer@mtmd {NS} {KEY}")),
        foreign("lead.submission.v1@jauge"),
        "a namespace of another role"
    );
    assert_eq!(
        why(&format!("lead@mtmd namespaces=\"lead.submission.v1@jauge,officer.submission.v1@jauge\" {KEY}")),
        LineFault::SeveralNamespaces
    );
    assert!(matches!(why(&format!("lead@mtmd {NS},{NS} {KEY}")), LineFault::RepeatedOption { .. }));
    for option in ["cert-authority", "cert-authority,", "x=\"1\"", "valid-after=20260101"] {
        assert!(
            matches!(why(&format!("lead@mtmd {option},{NS} {KEY}")), LineFault::UnknownOption { .. }),
            "{option}"
        );
    }
    assert!(matches!(why(&format!("lead@mtmd {NS}, {KEY}")), LineFault::UnknownOption { .. }));
    assert!(matches!(why(&format!("lead@mtmd {NS},valid-after=\"demain\" {KEY}")), LineFault::Time { .. }));
    assert_eq!(
        why(&format!("lead@mtmd {NS},valid-after=\"20270101\",valid-before=\"20260101\" {KEY}")),
        LineFault::NeverValid
    );
    assert_eq!(why(&format!("lead@mtmd {NS} ssh-ed25519 AAAA")), LineFault::Key(KeyFault::NotAKey));
    assert!(matches!(why(&format!("lead@mtmd {NS}")), LineFault::Key(_)));
    assert_eq!(why(&format!("lead@mtmd {NS} {KEY} a\u{0}b")), LineFault::NotText);
    assert_eq!(why(&format!("lead@mtmd {NS} {KEY} a\rb")), LineFault::NotText);
}

#[test]
fn a_byte_order_mark_or_bytes_that_are_no_text_are_refused() {
    assert_eq!(parse(&format!("\u{feff}lead@mtmd {NS} {KEY}\n")).unwrap_err().why, LineFault::ByteOrderMark);
    let fault = Signers::parse(b"# \xff\n", &TimeZone::UTC).unwrap_err();
    assert_eq!(fault, SignersFault { line: 1, why: LineFault::NotText });
}

#[test]
fn a_key_may_sign_for_its_body_in_its_role_and_time_only() {
    let other = SecretKey::from_seed(&[1; 32], "").unwrap().public().to_string();
    let register = format!(
        "lead@mtmd {NS},valid-after=\"20260101Z\",valid-before=\"20261231Z\" {KEY}\n\
         officer@mtmd namespaces=\"officer.submission.v1@jauge\" {other}\n"
    );
    let noon = "2026-06-01T12:00:00Z";
    assert_eq!(judge(&register, "lead@mtmd", KEY, noon), Judgement::Allowed);
    assert!(matches!(judge(&register, "lead@autre", KEY, noon), Judgement::KeyOfAnotherBody(_)));
    assert!(matches!(judge(&register, "lead@mtmd", &other, noon), Judgement::KeyOfAnotherRole(_)));
    let stranger = SecretKey::from_seed(&[2; 32], "").unwrap().public().to_string();
    assert_eq!(judge(&register, "lead@mtmd", &stranger, noon), Judgement::UnknownKey);
    let starts = at("2026-01-01T00:00:00Z");
    let ends = at("2026-12-31T00:00:00Z");
    assert_eq!(judge(&register, "lead@mtmd", KEY, "2025-12-31T23:59:59Z"), Judgement::NotYetValid(starts));
    assert_eq!(judge(&register, "lead@mtmd", KEY, "2026-01-01T00:00:00Z"), Judgement::Allowed);
    assert_eq!(judge(&register, "lead@mtmd", KEY, "2026-12-31T00:00:00Z"), Judgement::Allowed);
    assert_eq!(judge(&register, "lead@mtmd", KEY, "2026-12-31T00:00:01Z"), Judgement::Expired(ends));
}

#[test]
fn an_end_holds_for_every_line_that_starts_before_it() {
    let end = at("2025-01-01T00:00:00Z");
    let ended = format!("lead@mtmd {NS},valid-before=\"20250101Z\" {KEY}\n");
    for more in ["", ",valid-after=\"20240101Z\"", ",valid-before=\"20270101Z\""] {
        for register in
            [format!("{ended}lead@mtmd {NS}{more} {KEY}\n"), format!("lead@mtmd {NS}{more} {KEY}\n{ended}")]
        {
            let judged = |when| judge(&register, "lead@mtmd", KEY, when);
            assert_eq!(judged("2026-06-01T12:00:00Z"), Judgement::Expired(end), "{register}");
            assert_eq!(judged("2024-06-01T12:00:00Z"), Judgement::Allowed, "{register}");
        }
    }
}

#[test]
fn a_line_that_starts_after_the_last_end_renews() {
    let register = format!(
        "lead@mtmd {NS},valid-before=\"20250101Z\" {KEY}\n\
         lead@mtmd {NS},valid-after=\"20250601Z\",valid-before=\"20260101Z\" {KEY}\n"
    );
    let judged = |when| judge(&register, "lead@mtmd", KEY, when);
    assert_eq!(judged("2024-06-01T12:00:00Z"), Judgement::Allowed);
    assert_eq!(judged("2025-03-01T12:00:00Z"), Judgement::Expired(at("2025-01-01T00:00:00Z")));
    assert_eq!(judged("2025-07-01T12:00:00Z"), Judgement::Allowed);
    assert_eq!(judged("2026-07-01T12:00:00Z"), Judgement::Expired(at("2026-01-01T00:00:00Z")));
    assert_eq!(parse(&register).unwrap().to_string(), register, "written as it was");
}

#[test]
fn a_register_is_written_so_that_ssh_keygen_judges_as_here() {
    let register = format!(
        "lead@mtmd {NS},valid-before=\"20250101Z\" {KEY} a\nlead@mtmd {NS},valid-after=\"20240101Z\" {KEY} b\n"
    );
    let written = parse(&register).unwrap().to_string();
    assert_eq!(written.matches("valid-before=\"20250101").count(), 2, "{written}");
}

#[test]
fn a_signer_is_added_and_retired_and_the_rest_stays_as_written() {
    let mut register = parse(&format!("# à la main\nlead@autre {NS} {KEY}\n")).unwrap();
    let key = SecretKey::from_seed(&[1; 32], "").unwrap().public().clone();
    let signer = Signer {
        principal: "lead@mtmd".parse().unwrap(),
        namespace: Namespace::LeadSubmission,
        valid_after: Some(at("2026-01-01T00:00:00Z")),
        valid_before: None,
        key: key.clone(),
        comment: "Élise Fictive, responsable".to_owned(),
    };
    register.add(&signer).unwrap();
    register.retire(&signer.principal, &key, at("2026-06-01T00:00:00Z")).unwrap();
    let text = register.to_string();
    assert!(text.starts_with(&format!("# à la main\nlead@autre {NS} {KEY}\n")));
    assert!(text.contains("valid-after=\"20260101000000Z\",valid-before=\"20260601000000Z\""));
    assert_eq!(parse(&text).unwrap().to_string(), text);
    let fault = register.retire(&signer.principal, &key, at("2026-07-01T00:00:00Z")).unwrap_err();
    assert_eq!(fault.why, LineFault::NotThere);
    let two_lines = Signer { comment: "a\nlead@b".to_owned(), ..signer };
    assert_eq!(register.add(&two_lines).unwrap_err().why, LineFault::NotText);
}
