//! Envelopes made to fill the memory: a verdict takes at most twice their size and a constant, seen on the process.

use std::path::Path;
use std::process::Command;

use ssh_key::HashAlg;

use super::forge::{Part, assemble, content, good_parts, json, key, line, part, sign, zip};
use super::support::{Machine, finish, require_tools};

const MEBIBYTE: usize = 1 << 20;
/// What may be taken beside twice the size of the envelope.
const CONSTANT: usize = 64 * MEBIBYTE;

const CAMPAIGN: &str = "ministry.campaign.v1@jauge";
const DECISION: &str = "ministry.decision.v1@jauge";

/// An envelope of the ministry with this content.
fn of_the_ministry(kind: &str, namespace: &str, mut content: Vec<Part>) -> Vec<u8> {
    content.push(part("mimetype", format!("application/vnd.jauge.{kind}+zip")));
    content.sort_by_key(|part| (part.name != "mimetype", part.name.clone()));
    let signed = |manifest: &[u8]| vec![("ministry", sign(manifest, namespace, &key(5), HashAlg::Sha512))];
    zip(&assemble(&content, signed))
}

/// A campaign with these signers, this list of bodies and these roles.
fn campaign(signers: &str, bodies: &str, roles: &str) -> Vec<u8> {
    let framework = "id = 1\n";
    let digest = jauge::envelope::Digest::of(framework.as_bytes());
    let json = format!(
        r#"{{"schema": "jauge/campaign/1", "id": "x-2024", "year": 2024,
"opens_on": "2025-01-15", "closes_on": "2025-03-31",
"framework": {{"entry": "framework.toml", "sha256": "{digest}"}}, "organizations": "organizations.csv",
"signers": "ministry.signers", "required_signatures": [{roles}], "contact": "x"}}"#
    );
    let content = [
        ("campaign.json", json.as_str()),
        ("framework.toml", framework),
        ("ministry.signers", signers),
        ("organizations.csv", bodies),
    ];
    of_the_ministry("campaign", CAMPAIGN, content.map(|(name, data)| part(name, data)).to_vec())
}

/// A decision with as many comments as fit.
fn decision() -> Vec<u8> {
    let comments = vec![r#"{"quantity": null, "text": ""}"#; 120_000].join(",");
    let json = format!(
        r#"{{"schema": "jauge/decision/1", "about": {{"fingerprint": "{0}", "sha256": "{0}",
"organization": "exemple", "year": 2024, "sequence": 1}}, "received_at": "2025-02-01T00:00:00Z",
"outcome": "accepted", "comments": [{comments}], "decided_by": {{"name": "x", "title": "x"}},
"decided_at": "2025-02-02T00:00:00Z", "supersedes": null}}"#,
        "0".repeat(64)
    );
    of_the_ministry("decision", DECISION, vec![part("decision.json", json)])
}

/// What is meant to fill the memory, by what it is full of.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let signer = line("ministry@mcn", CAMPAIGN, "", 5);
    let blank = |lines: usize| signer.clone() + &"\n".repeat(lines);
    let list = "code,name_fr,name_en\na,A,A\n";
    let lead = r#""lead""#;
    let answers = r#""answers": [{"quantity": "x", "value": 0, "reason": null},"#;
    let answers = answers.to_owned() + &answers[12..].repeat(80_000);
    let mut evidence = content(json().replace(
        r#""evidence": []"#,
        r#""evidence": [{"entry": "evidence/01.txt", "name": "x", "target": "codesign"}]"#,
    ));
    evidence.insert(1, part("evidence/01.txt", vec![b'x'; 63 * MEBIBYTE]));
    let mut listed = good_parts(json());
    listed[1].data = b"\n".repeat(60 * MEBIBYTE);
    vec![
        ("evidence", zip(&assemble(&evidence, |_| Vec::new()))),
        ("lines of a manifest", zip(&listed)),
        ("white space", zip(&good_parts(" ".repeat(60 * MEBIBYTE)))),
        ("answers", zip(&good_parts(json().replace(r#""answers": ["#, &answers)))),
        ("blank lines, 60 MiB", campaign(&blank(60 * MEBIBYTE), list, lead)),
        ("blank lines, 4 MiB", campaign(&blank(4 * MEBIBYTE - 512), list, lead)),
        ("comments", campaign(&(signer.clone() + &"#\n".repeat(2 * MEBIBYTE - 512)), list, lead)),
        ("signers", campaign(&signer.repeat(4 * MEBIBYTE / signer.len()), list, lead)),
        ("bodies", campaign(&signer, &"\n".repeat(60 * MEBIBYTE), lead)),
        ("roles", campaign(&signer, list, &(lead.to_owned() + &",\"\"".repeat(MEBIBYTE)))),
        ("remarks", decision()),
    ]
}

/// The most memory that a run of `verify` had, in bytes, and its exit code: as the kernel counts it for the child.
fn most_memory(machine: &Machine, envelope: &Path) -> (usize, i64) {
    const COUNTED: &str = "import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, done.returncode)";
    let mut python = Command::new("python3");
    machine.isolate(&mut python);
    python.args(["-c", COUNTED, env!("CARGO_BIN_EXE_jauge"), "verify"]).arg(envelope);
    let out = finish(&mut python).ends(0).out;
    let (memory, code) = out.trim().split_once(' ').unwrap();
    (memory.parse().unwrap(), code.parse().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_verdict_never_takes_more_memory_than_twice_the_envelope_and_a_constant() {
    if !require_tools(&["python3"]) {
        return;
    }
    let machine = Machine::new();
    for (what, file) in hostile() {
        let envelope = machine.write("hostile.jauge", &file);
        let (memory, code) = most_memory(&machine, &envelope);
        assert_eq!(code, 1, "{what}: a verdict, and not a crash");
        let bound = 2 * file.len() + CONSTANT;
        assert!(memory <= bound, "{what}: {memory} bytes for an envelope of {}", file.len());
    }
}
