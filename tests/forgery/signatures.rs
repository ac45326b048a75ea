//! Forged signatures: good ones in the wrong place, bad ones in the right place, signers who may not.

use jauge::envelope::{Circumstances, Required, Verdict, open};
use jauge::l10n::Explain;
use jauge::trust::{Role, Signers};
use jiff::tz::TimeZone;
use ssh_key::HashAlg;

use super::forge::{
    LEAD, OFFICER, assemble, content, good_parts, is_broken, json, json_with, key, line, opened, parse,
    register, sign, verdict, zip,
};

/// An envelope whose lead's armor is what the forger makes of the manifest.
fn armored(armor: impl Fn(&[u8]) -> String) -> Vec<u8> {
    zip(&assemble(&content(json()), |manifest| vec![("lead", armor(manifest))]))
}

fn lead(manifest: &[u8]) -> String {
    sign(manifest, LEAD, &key(1), HashAlg::Sha512)
}

/// The verdict under a register, and the codes of its reasons.
fn judged(file: &[u8], signers: &Signers) -> (Verdict, Vec<String>) {
    let opened = opened(file, signers);
    (opened.verdict(), opened.reasons().iter().map(|reason| reason.code().to_owned()).collect())
}

#[test]
fn a_signature_of_another_envelope_is_seen() {
    let other = good_parts(json_with("\"value\": 32, \"reason\": null", ""));
    let mut parts = good_parts(json());
    parts[3] = other[3].clone();
    is_broken("another envelope", &zip(&parts), "envelope-signature-wrong");
}

#[test]
fn a_signature_under_another_namespace_is_seen() {
    for namespace in [OFFICER, "ministry.decision.v1@jauge", "file", "lead.submission.v2@jauge", "git"] {
        let file = armored(|manifest| sign(manifest, namespace, &key(1), HashAlg::Sha512));
        is_broken(namespace, &file, "envelope-signature-namespace");
    }
}

#[test]
fn a_signature_in_another_role_is_seen() {
    let parts = assemble(&content(json()), |manifest| vec![("officer", lead(manifest))]);
    is_broken("the lead's as the officer's", &zip(&parts), "envelope-signature-namespace");
    for role in ["ministry", "auditor", "lead2"] {
        let parts = assemble(&content(json()), |manifest| vec![(role, lead(manifest))]);
        is_broken(role, &zip(&parts), "envelope-signature-role");
    }
}

#[test]
fn a_signature_with_another_digest_is_seen() {
    let file = armored(|manifest| sign(manifest, LEAD, &key(1), HashAlg::Sha256));
    is_broken("sha256", &file, "envelope-signature-form");
}

#[test]
fn an_armor_in_another_spelling_is_seen() {
    type Respell = fn(&str) -> String;
    let spellings: [(&str, Respell); 9] = [
        ("doubled", |armor| armor.repeat(2)),
        ("CRLF", |armor| armor.replace('\n', "\r\n")),
        ("a line feed before", |armor| format!("\n{armor}")),
        ("a line feed behind", |armor| format!("{armor}\n")),
        ("no last line feed", |armor| armor.trim_end().to_owned()),
        ("text before", |armor| format!("bonjour\n{armor}")),
        ("one long line", |armor| {
            let (head, rest) = armor.split_once('\n').unwrap();
            let (body, tail) = rest.split_once("\n-----END").unwrap();
            format!("{head}\n{}\n-----END{tail}", body.replace('\n', ""))
        }),
        ("another label", |armor| armor.replace("SSH SIGNATURE", "PGP SIGNATURE")),
        ("nothing", |_| String::new()),
    ];
    for (what, respell) in spellings {
        is_broken(what, &armored(|manifest| respell(&lead(manifest))), "envelope-signature-armor");
    }
    let long = armored(|manifest| lead(manifest) + &"A".repeat(1 << 20));
    is_broken("a megabyte of armor", &long, "envelope-signature-armor");
}

#[test]
fn a_signature_by_a_weak_key_is_seen() {
    // Under the identity as a key, R = s·B verifies for any message where verification is not strict.
    use ssh_key::public::{Ed25519PublicKey, KeyData};
    use ssh_key::{Algorithm, LineEnding, Signature, SshSig};
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut bytes = [0; 64];
    bytes[0] = 1;
    let file = armored(|_| {
        let signature = Signature::new(Algorithm::Ed25519, bytes).unwrap();
        let key = KeyData::Ed25519(Ed25519PublicKey(identity));
        SshSig::new(key, LEAD, HashAlg::Sha512, signature).unwrap().to_pem(LineEnding::LF).unwrap()
    });
    is_broken("the identity", &file, "envelope-signature-weak-key");
}

#[test]
fn the_same_key_in_both_roles_is_seen() {
    let parts = assemble(&content(json()), |manifest| {
        vec![("lead", lead(manifest)), ("officer", sign(manifest, OFFICER, &key(1), HashAlg::Sha512))]
    });
    is_broken("one person twice", &zip(&parts), "envelope-same-key");
}

#[test]
fn a_bad_signature_that_nobody_requires_is_seen_all_the_same() {
    let parts = assemble(&content(json()), |manifest| {
        vec![("lead", lead(manifest)), ("officer", sign(b"autre chose", OFFICER, &key(2), HashAlg::Sha512))]
    });
    is_broken("the officer's", &zip(&parts), "envelope-signature-wrong");
}

#[test]
fn a_key_of_another_body_is_not_trusted() {
    let file = armored(|manifest| sign(manifest, LEAD, &key(3), HashAlg::Sha512));
    let expected = (Verdict::Untrusted, vec!["envelope-key-of-another-body".to_owned()]);
    assert_eq!(judged(&file, &register()), expected);
}

#[test]
fn a_key_in_another_role_or_of_nobody_is_not_trusted() {
    let file = armored(|manifest| sign(manifest, LEAD, &key(2), HashAlg::Sha512));
    let expected = (Verdict::Untrusted, vec!["envelope-key-of-another-role".to_owned()]);
    assert_eq!(judged(&file, &register()), expected);
    let file = armored(|manifest| sign(manifest, LEAD, &key(9), HashAlg::Sha512));
    let expected = (Verdict::Untrusted, vec!["envelope-key-unknown".to_owned()]);
    assert_eq!(judged(&file, &register()), expected);
}

#[test]
fn an_expired_or_not_yet_valid_key_is_not_trusted() {
    let file = armored(lead);
    let expired = parse(&[line("lead@exemple", LEAD, ",valid-before=\"20261124145959Z\"", 1)]);
    let early = parse(&[line("lead@exemple", LEAD, ",valid-after=\"20261124150001Z\"", 1)]);
    let in_force = parse(&[line(
        "lead@exemple",
        LEAD,
        ",valid-after=\"20261124150000Z\",valid-before=\"20261124150000Z\"",
        1,
    )
    .replace("150000Z\" ", "150001Z\" ")]);
    assert_eq!(judged(&file, &expired), (Verdict::Untrusted, vec!["envelope-key-expired".to_owned()]));
    assert_eq!(judged(&file, &early), (Verdict::Untrusted, vec!["envelope-key-not-yet-valid".to_owned()]));
    assert_eq!(judged(&file, &in_force).0, Verdict::Valid);
}

#[test]
fn a_register_that_says_more_than_it_should_is_no_register() {
    let key = key(1).public().to_string();
    for (what, line) in [
        ("a wildcard", format!("*@exemple namespaces=\"{LEAD}\" {key}")),
        ("a question mark", format!("lead@exempl? namespaces=\"{LEAD}\" {key}")),
        ("two principals", format!("lead@exemple,lead@autre namespaces=\"{LEAD}\" {key}")),
        ("no namespace", format!("lead@exemple {key}")),
        ("a wildcard namespace", format!("lead@exemple namespaces=\"*\" {key}")),
        ("two namespaces", format!("lead@exemple namespaces=\"{LEAD},{OFFICER}\" {key}")),
        ("a foreign namespace", format!("lead@exemple namespaces=\"git\" {key}")),
        ("an authority", format!("lead@exemple cert-authority,namespaces=\"{LEAD}\" {key}")),
        ("a byte-order mark", format!("\u{feff}lead@exemple namespaces=\"{LEAD}\" {key}")),
    ] {
        let good = super::forge::line("officer@exemple", OFFICER, "", 2);
        let file = if what == "a byte-order mark" { line } else { good + &line };
        assert!(Signers::parse(file.as_bytes(), &TimeZone::UTC).is_err(), "{what}");
    }
}

#[test]
fn without_a_register_nothing_is_valid() {
    let file = zip(&good_parts(json()));
    for required in [None, Some(Required::Roles(&[])), Some(Required::Roles(&[Role::Lead]))] {
        let opened = open(&file, &Circumstances { required, ..Circumstances::at(super::forge::now()) });
        assert_eq!(opened.verdict(), Verdict::Untrusted);
    }
}

#[test]
fn without_a_required_signature_nothing_is_valid() {
    let unsigned = zip(&assemble(&content(json()), |_| Vec::new()));
    assert_eq!(verdict(&unsigned), Verdict::Incomplete);
    let register = register();
    let both = Some(Required::Roles(&[Role::Lead, Role::Officer]));
    let circumstances =
        Circumstances { signers: Some(&register), required: both, ..Circumstances::at(super::forge::now()) };
    let file = zip(&good_parts(json()));
    let opened = open(&file, &circumstances);
    assert_eq!(opened.verdict(), Verdict::Incomplete);
    assert_eq!(opened.reasons()[0].entry(), Some("signatures/officer.sig"));
    let none = Circumstances { required: Some(Required::Roles(&[])), ..circumstances };
    assert_eq!(open(&unsigned, &none).verdict(), Verdict::Incomplete, "an empty list requires the lead");
}
