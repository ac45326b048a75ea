//! The check of an envelope without the program: `unzip`, `sha256sum` and `ssh-keygen` alone.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use super::{Machine, finish};

/// The programs that it takes.
pub const STOCK: &[&str] = &["unzip", "sha256sum", "ssh-keygen"];

/// Requires that the stock tools accept an envelope: it unpacks without a warning, holds nothing that its
/// manifest does not list, every digest is right, and `role` of `body` signed it.
#[track_caller]
pub fn accepts(machine: &Machine, envelope: &Path, signers: &Path, roles: &[&str], body: &str) {
    let folder = tempfile::tempdir_in(machine.path("work")).expect("a folder to unpack to");
    let unpacked = folder.path();
    let unzip = finish(Command::new("unzip").arg("-q").arg(envelope).arg("-d").arg(unpacked)).ends(0);
    assert_eq!(unzip.out + &unzip.err, "", "unzip warned about {}", envelope.display());

    let mut sums = Command::new("sha256sum");
    finish(sums.args(["--check", "--strict", "--quiet", "manifest.sha256"]).current_dir(unpacked)).ends(0);
    assert_eq!(listed(unpacked), found(unpacked, ""), "the manifest lists exactly what is there");

    let mimetype = std::fs::read_to_string(unpacked.join("mimetype")).expect("a mimetype");
    let kind = mimetype.trim_start_matches("application/vnd.jauge.").trim_end_matches("+zip");
    for role in roles {
        let mut keygen = Command::new("ssh-keygen");
        keygen
            .args(["-Y", "verify", "-I", &format!("{role}@{body}"), "-n", &format!("{role}.{kind}.v1@jauge")])
            .arg("-f")
            .arg(signers)
            .arg("-s")
            .arg(unpacked.join(format!("signatures/{role}.sig")))
            .stdin(File::open(unpacked.join("manifest.sha256")).expect("a manifest"));
        finish(&mut keygen).ends(0);
    }
}

/// An entry of an envelope, as `unzip` reads it.
#[track_caller]
pub fn entry(envelope: &Path, name: &str) -> Vec<u8> {
    let output = Command::new("unzip").arg("-p").arg(envelope).arg(name).output().expect("unzip runs");
    assert!(output.status.success(), "unzip -p {} {name}", envelope.display());
    output.stdout
}

fn listed(unpacked: &Path) -> Vec<String> {
    let manifest = std::fs::read_to_string(unpacked.join("manifest.sha256")).expect("a manifest in UTF-8");
    manifest.lines().map(|line| line[66..].to_owned()).collect()
}

fn found(folder: &Path, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).expect("an unpacked folder") {
        let entry = entry.expect("an entry of it");
        let name = format!("{prefix}{}", entry.file_name().into_string().expect("a name in UTF-8"));
        if entry.file_type().expect("a type").is_dir() {
            names.extend(found(&entry.path(), &format!("{name}/")));
        } else if name != "manifest.sha256" && !name.starts_with("signatures/") {
            names.push(name);
        }
    }
    names.sort();
    names
}
