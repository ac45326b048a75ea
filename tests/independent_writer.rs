//! Both ways: what another program assembles from the contract alone is accepted here, and what is accepted here is
//! accepted by the stock tools.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use jauge::declaration::{Answer, Justification, Organization, Person, Value};
use jauge::envelope::{
    Circumstances, Digest, Evidence, FrameworkRef, Submission, Verdict, attest, open, seal,
};
use jauge::l10n::{Explain, Lang};
use jauge::trust::{Judgement, Namespace, OsRng, Passphrase, Principal, PublicKey, SecretKey, Signers};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};
use ssh_key::public::{Ed25519PublicKey, KeyData, SkEd25519};
use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig};
use support::{Machine, finish, require_tools, stock};

const LEAD: &str = "lead.submission.v1@jauge";

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32], "test").unwrap()
}

fn now() -> Timestamp {
    Timestamp::now()
}

/// Lead with key 1 and officer with key 2, for `exemple`.
fn register_text() -> String {
    [("lead", 1), ("officer", 2)]
        .map(|(role, seed)| {
            format!("{role}@exemple namespaces=\"{role}.submission.v1@jauge\" {} test\n", key(seed).public())
        })
        .concat()
}

fn signers() -> Signers {
    Signers::parse(register_text().as_bytes(), &TimeZone::system()).unwrap()
}

/// A submission with texts that stress every layer: accents, quotes, lines, joiners, emoji.
fn submission(evidence: &[&str]) -> Submission {
    let answer = |value, reason: Option<&str>| Answer { value, reason: reason.map(str::to_owned) };
    Submission {
        framework: FrameworkRef { id: "exemple".to_owned(), version: 1, sha256: Digest::of(b"cadre") },
        campaign: None,
        organization: Organization {
            code: "exemple".to_owned(), name: "Société « É » \"\\\"".to_owned()
        },
        year: 2024,
        sequence: 1,
        supersedes: None,
        correction_reason: None,
        prepared_by: Person {
            name: "Personne 🌱\u{202f}Fictive".to_owned(),
            title: "Dirigeante \u{a0}de la transformation".to_owned(),
            email: "amelie@exemple.invalid".to_owned(),
        },
        prepared_at: "2026-11-24T14:05:00Z".parse().unwrap(),
        language: Lang::Fr,
        answers: vec![
            ("services".to_owned(), answer(Value::Count(999_999_999), None)),
            ("employees".to_owned(), answer(Value::NotCollected, Some("Pas\ncompté, می\u{200c}خواهم"))),
            ("datasets".to_owned(), answer(Value::NotApplicable, Some("Aucun"))),
            ("deployed".to_owned(), answer(Value::Yes, None)),
        ],
        justifications: vec![Justification {
            rule: "W01".to_owned(),
            quantity: None,
            text: "Une fusion d’organismes".to_owned(),
        }],
        evidence: evidence
            .iter()
            .map(|entry| Evidence {
                entry: (*entry).to_owned(),
                name: "Pièce justificative.pdf".to_owned(),
                target: "once-only".to_owned(),
            })
            .collect(),
    }
}

#[track_caller]
fn is_valid(file: &[u8]) -> Submission {
    let signers = signers();
    let opened = open(file, &Circumstances { signers: Some(&signers), ..Circumstances::at(now()) });
    let codes: Vec<&str> = opened.reasons().iter().map(Explain::code).collect();
    assert_eq!(opened.verdict(), Verdict::Valid, "{codes:?}");
    opened.into_submission().unwrap()
}

/// A key file without a passphrase, which only scripts have.
fn bare_key(machine: &Machine, name: &str, seed: u8) -> PathBuf {
    let key = SecretKey::from_seed(&[seed; 32], name).unwrap();
    let passphrase = Passphrase::new("provisoire".to_owned());
    let file = key.to_openssh(&passphrase, 1, &mut OsRng).unwrap();
    let path = machine.write(name, file.as_bytes());
    protect(&path);
    let mut keygen = Command::new("ssh-keygen");
    finish(keygen.args(["-q", "-p", "-P", "provisoire", "-N", "", "-f"]).arg(&path)).ends(0);
    path
}

#[cfg(unix)]
fn protect(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn protect(_: &Path) {}

#[test]
fn an_envelope_that_another_program_assembled_is_valid() {
    if !require_tools(&["python3", "sha256sum", "ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    // Another layout than the program's own: one line, other white space.
    let json = r#"{"schema":"jauge/submission/1","framework":{"id":"exemple","version":1,"sha256":"DIGEST"},
      "campaign":null,"organization":{"code":"exemple","name":"Organisme d’exemple"},"year":2024,"sequence":1,
      "supersedes":null,"correction_reason":null,"prepared_by":{"name":"N","title":"T","email":"n@exemple.invalid"},
      "prepared_at":"2026-11-24T14:05:00Z","language":"en-CA",
      "answers":[{"quantity":"services","value":31,"reason":null}],"justifications":[],
      "evidence":[{"entry":"evidence/01.txt","name":"Preuve.txt","target":"codesign"}]}"#;
    let json = machine.write("submission.json", json.replace("DIGEST", &"0".repeat(64)));
    let proof = machine.write("preuve.txt", "une preuve\n");
    let out = machine.path("independent.jauge");
    let mut script = Command::new("python3");
    script
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/write_envelope.py"))
        .arg(&out)
        .arg(&json)
        .arg("--sign")
        .arg(format!("lead={}", bare_key(&machine, "lead", 1).display()))
        .arg("--sign")
        .arg(format!("officer={}", bare_key(&machine, "officer", 2).display()))
        .arg("--entry")
        .arg(format!("evidence/01.txt={}", proof.display()));
    finish(&mut script).ends(0);
    let submission = is_valid(&std::fs::read(&out).unwrap());
    assert_eq!(submission.answer("services").unwrap().value, Value::Count(31));
    assert_eq!(submission.evidence[0].name, "Preuve.txt");
    let signers = machine.write("signers", register_text());
    machine.run(args!["verify", &out, "--signers", signers, "--require", "lead,officer"]).ends(0);
}

#[test]
fn what_is_sealed_and_attested_here_the_stock_tools_accept_and_read_the_same() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let register = machine.write("signers", register_text());
    let evidence: [(&str, &[u8]); 3] = [
        ("evidence/01.pdf", b"%PDF-1.7"),
        ("evidence/02.csv", b""),
        ("evidence/99.txt", b"PK\x03\x04\n\r\0"),
    ];
    let sent = submission(&evidence.map(|(entry, _)| entry));
    let sealed = seal(&sent, &evidence, &key(1)).unwrap();
    let attested = attest(&sealed, &key(2)).unwrap();
    for (file, roles) in [(sealed, &["lead"][..]), (attested, &["lead", "officer"][..])] {
        assert_eq!(is_valid(&file), sent);
        let path = machine.write("out.jauge", &file);
        stock::accepts(&machine, &path, &register, roles, "exemple");
        for (entry, data) in evidence {
            assert_eq!(stock::entry(&path, entry), data);
        }
    }
}

#[test]
fn the_known_envelopes_are_accepted_by_the_stock_tools_as_here() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/envelopes");
    for (name, roles) in [
        ("minimal", &["lead"][..]),
        ("correction", &["lead"]),
        ("evidence", &["lead"]),
        ("two-signatures", &["lead", "officer"]),
    ] {
        let path = folder.join(format!("{name}.jauge"));
        stock::accepts(&machine, &path, &folder.join("signers"), roles, "mtmd");
    }
}

#[test]
fn a_signature_made_here_is_the_one_that_ssh_keygen_makes() {
    if !require_tools(&["ssh-keygen", "unzip"]) {
        return;
    }
    let machine = Machine::new();
    let sealed = machine.write("out.jauge", seal(&submission(&[]), &[], &key(1)).unwrap());
    let manifest = machine.write("manifest", stock::entry(&sealed, "manifest.sha256"));
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-q", "-Y", "sign", "-n", LEAD, "-f"]).arg(bare_key(&machine, "lead", 1)).arg(&manifest);
    finish(&mut keygen).ends(0);
    let theirs = std::fs::read(manifest.with_extension("sig")).unwrap();
    assert_eq!(stock::entry(&sealed, "signatures/lead.sig"), theirs);
}

/// What `ssh-keygen -Y verify` says of a signature under a register, at a time.
fn keygen_accepts(machine: &Machine, register: &str, armor: &str, message: &[u8], at: &str) -> bool {
    let register = machine.write("register", register);
    let armor = machine.write("armor", armor);
    let message = machine.write("message", message);
    // Local times are those of UTC on both sides.
    let status = Command::new("ssh-keygen")
        .env("TZ", "UTC")
        .args(["-q", "-Y", "verify", "-I", "lead@exemple", "-n", LEAD])
        .args(["-O", &format!("verify-time={at}")])
        .arg("-f")
        .arg(register)
        .arg("-s")
        .arg(armor)
        .stdin(std::fs::File::open(message).unwrap())
        .output()
        .unwrap()
        .status;
    status.success()
}

#[test]
fn the_register_means_here_what_it_means_to_ssh_keygen() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let message = b"manifest";
    let signed = SshSig::signed_data(LEAD, HashAlg::Sha512, message).unwrap();
    let signature = Signature::new(Algorithm::Ed25519, key(1).sign(&signed)).unwrap();
    let armor = SshSig::new(key(1).public().to_ssh(), LEAD, HashAlg::Sha512, signature).unwrap();
    let armor = armor.to_pem(LineEnding::LF).unwrap();
    let public = key(1).public().to_string();
    let other = key(2).public().to_string();
    let line = |principal: &str, options: &str, key: &str| {
        format!("{principal} namespaces=\"{LEAD}\"{options} {key} Nom, titre\n")
    };
    let registers = [
        line("lead@exemple", "", &public),
        line("lead@exemple", ",valid-after=\"20260601\"", &public),
        line("lead@exemple", ",valid-after=\"20260601Z\",valid-before=\"202606021200Z\"", &public),
        line("lead@exemple", ",valid-before=\"20260601000000\"", &public),
        line("lead@exemple", "", &other),
        line("lead@autre", "", &public),
        format!("# note\r\n\r\n{}", line("lead@exemple", "", &public).replace('\n', "\r\n")),
        format!("  # note\n \t\n\t lead@exemple   namespaces=\"{LEAD}\"\t{public}\n"),
        format!("lead@exemple valid-before=\"20260601\",namespaces=\"{LEAD}\" {public}"),
        String::new(),
    ];
    let principal: Principal = "lead@exemple".parse().unwrap();
    let times = ["20260531235959", "20260601000000", "20260601000001", "20260602120000", "20260602120001"];
    for register in &registers {
        let read = Signers::parse(register.as_bytes(), &TimeZone::UTC).unwrap();
        for time in times {
            let at: Timestamp = jiff::fmt::strtime::parse("%Y%m%d%H%M%S%z", format!("{time}+0000"))
                .unwrap()
                .to_timestamp()
                .unwrap();
            let here = read.judge(&principal, Namespace::LeadSubmission, key(1).public(), at);
            let there = keygen_accepts(&machine, register, &armor, message, &format!("{time}Z"));
            assert_eq!(here == Judgement::Allowed, there, "{register:?} at {time}: {here:?}");
        }
    }
}

#[test]
fn a_signature_by_a_security_key_is_verified_as_ssh_keygen_does() {
    let secret = key(4);
    let application = "ssh:jauge";
    let Ed25519PublicKey(bytes) = Ed25519PublicKey(*secret.public().as_bytes());
    let data = KeyData::SkEd25519(SkEd25519::new(Ed25519PublicKey(bytes), application));
    let public = PublicKey::from_ssh(&data).unwrap();
    let register = format!("lead@exemple namespaces=\"{LEAD}\" {public} test\n");
    let signers = Signers::parse(register.as_bytes(), &TimeZone::UTC).unwrap();

    let sealed = seal(&submission(&[]), &[], &secret).unwrap();
    let ours = open(&sealed, &Circumstances { signers: Some(&signers), ..Circumstances::at(now()) });
    assert_eq!(ours.verdict(), Verdict::Untrusted, "the same point in a file is another key");

    // What a security key signs: the digests of its application and of the message, its flags and counter between.
    let manifest = entry_of(&sealed, "manifest.sha256");
    let message = SshSig::signed_data(LEAD, HashAlg::Sha512, &manifest).unwrap();
    let trailer = [1, 0, 0, 0, 7];
    let inner = [&Sha256::digest(application)[..], &trailer, &Sha256::digest(&message)[..]].concat();
    let armor = |inner: &[u8], trailer: &[u8]| {
        let signature = [&secret.sign(inner)[..], trailer].concat();
        let signature = Signature::new(Algorithm::SkEd25519, signature).unwrap();
        SshSig::new(data.clone(), LEAD, HashAlg::Sha512, signature).unwrap().to_pem(LineEnding::LF).unwrap()
    };
    let cases = [
        (armor(&inner, &trailer), true),
        (armor(&inner, &[1, 0, 0, 0, 8]), false),
        (armor(&message, &trailer), false),
    ];
    for (armor, good) in cases {
        let file = with_lead_signature(&sealed, &armor);
        let opened = open(&file, &Circumstances { signers: Some(&signers), ..Circumstances::at(now()) });
        assert_eq!(opened.verdict() == Verdict::Valid, good, "{:?}", opened.reasons());
        if require_tools(&["ssh-keygen"]) {
            let machine = Machine::new();
            assert_eq!(keygen_accepts(&machine, &register, &armor, &manifest, "20261124Z"), good);
        }
    }
}

/// The bytes of an entry, found by its local header.
fn entry_of(file: &[u8], name: &str) -> Vec<u8> {
    let (data, length) = data_of(file, name);
    file[data..data + length].to_vec()
}

fn data_of(file: &[u8], name: &str) -> (usize, usize) {
    let at = file.windows(name.len()).position(|bytes| bytes == name.as_bytes()).unwrap();
    let length = u32::from_le_bytes(file[at - 8..at - 4].try_into().unwrap());
    (at + name.len(), usize::try_from(length).unwrap())
}

/// The same envelope with another armor as its last entry.
fn with_lead_signature(file: &[u8], armor: &str) -> Vec<u8> {
    let name = "signatures/lead.sig";
    let (data, length) = data_of(file, name);
    let directory = data + length;
    let old =
        [crc32fast::hash(&file[data..directory]).to_le_bytes(), u32::try_from(length).unwrap().to_le_bytes()];
    let size = u32::try_from(armor.len()).unwrap().to_le_bytes();
    let new = [crc32fast::hash(armor.as_bytes()).to_le_bytes(), size];
    let mend = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        let at = bytes.windows(8).rposition(|window| window == old.concat()).unwrap();
        bytes.splice(at..at + 12, [&new.concat()[..], &size].concat());
        bytes
    };
    let mut tail = mend(&file[directory..]);
    let start = tail.len() - 6;
    tail.splice(start..start + 4, u32::try_from(data + armor.len()).unwrap().to_le_bytes());
    [&mend(&file[..data])[..], armor.as_bytes(), &tail].concat()
}
