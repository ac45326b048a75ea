//! What must never be written: passphrases and secret keys; and how hard guessing is where a key is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use data_encoding::{BASE64, HEXLOWER};
use support::declare::Body;
use support::{Machine, PASSPHRASE, finish, require_tools};

/// The bytes of a private key file in OpenSSH's format.
fn blob(private: &Path) -> Vec<u8> {
    let text = fs::read_to_string(private).unwrap();
    let lines: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    BASE64.decode(lines.as_bytes()).unwrap()
}

/// Cuts a string of the format off: its length in four bytes, then its bytes.
fn string<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let (length, after) = rest.split_at(4);
    let (string, after) = after.split_at(u32::from_be_bytes(length.try_into().unwrap()) as usize);
    *rest = after;
    string
}

/// The secret half of a key, as `ssh-keygen` lays it open in a copy without a passphrase: 32 bytes, which stand before
/// the public half's second time.
fn secret(machine: &Machine, private: &Path) -> Vec<u8> {
    let open = machine.path("open");
    fs::copy(private, &open).unwrap();
    finish(Command::new("ssh-keygen").args(["-q", "-p", "-P", PASSPHRASE, "-N", "", "-f"]).arg(&open))
        .ends(0);
    let bytes = blob(&open);
    fs::remove_file(&open).unwrap();
    let public = fs::read_to_string(private.with_extension("pub")).unwrap();
    let public = BASE64.decode(public.split(' ').nth(1).unwrap().as_bytes()).unwrap();
    let at = bytes.windows(32).rposition(|window| window == &public[public.len() - 32..]).unwrap();
    bytes[at - 32..at].to_vec()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A new key in the home, made by the program; its private half.
fn new_key(machine: &Machine) -> (PathBuf, support::Outcome) {
    let passphrase = machine.write("passphrase", format!("{PASSPHRASE}\n"));
    let mut command = machine.command();
    command.args(args!["key", "new", "--name", "Personne Fictive", "--title", "Responsable"]);
    command.arg("--passphrase-file").arg(passphrase).env("JAUGE_LOG", "trace");
    let made = finish(&mut command).ends(0);
    let private = files(&machine.home().join("keys")).into_iter().find(|path| path.extension().is_none());
    (private.unwrap(), made)
}

#[test]
fn neither_a_passphrase_nor_a_secret_key_is_ever_written_not_even_to_the_log() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let mut body = Body::new();
    let machine = &body.machine;
    let (private, made) = new_key(machine);
    body.lead.private.clone_from(&private);
    let (sealed, attested) = (machine.path("sealed.jauge"), machine.path("attested.jauge"));
    let attest = args!["attest", &sealed, "--key", &body.officer.private, "--out", &attested];
    let attest = attest.into_iter().chain(args!["--passphrase-file", &body.officer.passphrase]);
    let logged = |args: Vec<std::ffi::OsString>| {
        let mut command = machine.command();
        finish(command.args(args).env("JAUGE_LOG", "trace")).ends(0)
    };
    let runs = [made, logged(body.seal_args(&body.counts, &sealed)), logged(attest.collect())];
    let seeds = [&private, &body.officer.private].map(|key| secret(machine, key));
    let mut secrets = vec![PASSPHRASE.as_bytes().to_vec()];
    for seed in &seeds {
        let (hex, base64) = (HEXLOWER.encode(seed), BASE64.encode(&seed[..30]));
        secrets.extend([seed.clone(), hex.into_bytes(), base64.into_bytes()]);
    }
    let mut written: Vec<(String, Vec<u8>)> = Vec::new();
    for run in runs {
        written.push((run.command.clone(), [run.out, run.err].concat().into_bytes()));
    }
    let kept = files(&machine.home()).into_iter().chain([sealed, attested]);
    written.extend(kept.map(|path| (path.display().to_string(), fs::read(path).unwrap())));
    assert!(written.len() > 6, "the outputs, the database, the keys, the envelopes");
    for (place, bytes) in &written {
        for secret in &secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!found, "{place} holds a secret");
        }
    }
}

#[test]
fn a_new_key_takes_sixteen_rounds_or_more_to_try_a_passphrase() {
    let machine = Machine::new();
    let (private, _) = new_key(&machine);
    let bytes = blob(&private);
    let mut rest = bytes.strip_prefix(b"openssh-key-v1\0").expect("OpenSSH's own format");
    let (_cipher, kdf, mut options) = (string(&mut rest), string(&mut rest), string(&mut rest));
    assert_eq!(kdf, b"bcrypt");
    let salt = string(&mut options);
    assert!(salt.len() >= 16, "a salt");
    let rounds = u32::from_be_bytes(options.try_into().unwrap());
    assert!(rounds >= 16, "{rounds}");
}
