//! Both ways: an envelope that another program assembled is accepted, and so are the published examples.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Machine, finish, register, require_tools, stock};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A key without a passphrase, and its line in a register.
fn open_key(machine: &Machine, role: &str, body: &str) -> (PathBuf, String) {
    let path = machine.path(role);
    let mut keygen = Command::new("ssh-keygen");
    finish(keygen.args(["-q", "-t", "ed25519", "-N", "", "-C", role, "-f"]).arg(&path)).ends(0);
    let public = std::fs::read_to_string(path.with_extension("pub")).unwrap();
    (path, format!("{role}@{body} namespaces=\"{role}.submission.v1@jauge\" {public}"))
}

fn verdicts(machine: &Machine, files: &[&Path], signers: &Path, require: &str, code: i32) -> Vec<String> {
    let mut args: Vec<std::ffi::OsString> = vec!["verify".into(), "--json".into(), "--signers".into()];
    args.push(signers.into());
    args.extend(["--require".into(), require.into()]);
    args.extend(files.iter().map(|file| file.as_os_str().to_owned()));
    let run = machine.run(args).ends(code);
    run.json().as_array().unwrap().iter().map(|file| file["verdict"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_envelope_assembled_by_an_independent_script_is_valid_with_one_signature_and_with_two() {
    if !require_tools(&["python3", "sha256sum", "ssh-keygen"]) || !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let (body, year) = ("aafc-aac", "2024");
    let (lead, lead_line) = open_key(&machine, "lead", body);
    let (officer, officer_line) = open_key(&machine, "officer", body);
    let signers = register(&machine, "signers", &[lead_line, officer_line]);
    let counts = format!("{ROOT}/tests/data/counts/{year}/{body}.csv");
    let write = |name: &str, keys: &[String]| {
        let out = machine.path(name);
        let mut script = Command::new("python3");
        script.arg(format!("{ROOT}/tests/independent/write_envelope.py"));
        script.args([&counts, body, year]).arg(&out);
        script.arg(format!("{ROOT}/assets/frameworks/stng-2019-2023.toml")).args(keys);
        finish(&mut script).ends(0);
        out
    };
    let lead = lead.display().to_string();
    let one = write("one.jauge", std::slice::from_ref(&lead));
    let two = write("two.jauge", &[lead, format!("{}:officer", officer.display())]);
    assert_eq!(verdicts(&machine, &[&one, &two], &signers, "lead", 0), ["valid", "valid"]);
    assert_eq!(verdicts(&machine, &[&one, &two], &signers, "lead,officer", 1), ["incomplete", "valid"]);
    stock::accepts(&machine, &two, &signers, &["lead", "officer"], body);
    let shown = machine.run(["show".into(), one.into_os_string(), "--json".into()]);
    assert!(shown.out.contains("Organisme d’ailleurs"), "{}", shown.out);
}

#[test]
fn the_published_examples_are_valid_under_their_register() {
    let machine = Machine::new();
    let folder = Path::new(ROOT).join("tests/data/envelopes");
    let files = ["minimal", "two-signatures", "correction", "evidence"]
        .map(|name| folder.join(name).with_extension("jauge"));
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    assert_eq!(verdicts(&machine, &files, &folder.join("signers"), "lead", 0), ["valid"; 4]);
    let mut args: Vec<std::ffi::OsString> = vec!["verify".into(), "--json".into()];
    args.extend(files.iter().map(|file| file.as_os_str().to_owned()));
    let found = machine.run(args).ends(1).json();
    assert_eq!(found[0]["fingerprint"], found[1]["fingerprint"], "a second signature changes the file alone");
    assert_eq!(found[0]["verdict"], "untrusted", "without a register nobody is known");
    let correction = machine.run(["show".into(), files[2].as_os_str().to_owned(), "--json".into()]).json();
    assert!(
        correction.to_string().contains(found[0]["fingerprint"].as_str().unwrap()),
        "it names what it corrects"
    );
    if require_tools(stock::STOCK) {
        for (file, roles) in files.iter().zip([&["lead"][..], &["lead", "officer"], &["lead"], &["lead"]]) {
            stock::accepts(&machine, file, &folder.join("signers"), roles, "mtmd");
        }
    }
}
