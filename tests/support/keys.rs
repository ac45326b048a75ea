//! Keys as people have them: made by the system's own `ssh-keygen`, protected by a passphrase.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Machine, finish};

/// The passphrase of every key here.
pub const PASSPHRASE: &str = "une phrase de passe d’épreuve";

/// A key of somebody, on a machine.
pub struct Key {
    /// The private half, in OpenSSH's format.
    pub private: PathBuf,
    /// A file with its passphrase.
    pub passphrase: PathBuf,
    /// Its public half: type and base64.
    pub public: String,
}

impl Key {
    /// Makes a key with `ssh-keygen`. One bcrypt round: what is tested is not how slow guessing is.
    pub fn new(machine: &Machine, name: &str) -> Self {
        let private = machine.path(name);
        let mut keygen = Command::new("ssh-keygen");
        keygen.args(["-q", "-t", "ed25519", "-a", "1", "-C", name, "-N", PASSPHRASE, "-f"]).arg(&private);
        finish(&mut keygen).ends(0);
        Self::at(machine, private)
    }

    /// A key that is already there, with [`PASSPHRASE`].
    pub fn at(machine: &Machine, private: PathBuf) -> Self {
        let mut public = private.clone().into_os_string();
        public.push(".pub");
        let public = std::fs::read_to_string(public).expect("a public half beside the key");
        let public = public.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let passphrase = machine.write("passphrase", format!("{PASSPHRASE}\n"));
        Self { private, passphrase, public }
    }

    /// The line that lets this key sign submissions as `role` of `body`.
    pub fn line(&self, role: &str, body: &str) -> String {
        format!("{role}@{body} namespaces=\"{role}.submission.v1@jauge\" {} test\n", self.public)
    }
}

/// Writes a register of signers.
pub fn register(machine: &Machine, name: &str, lines: &[String]) -> PathBuf {
    machine.write(name, lines.concat())
}

/// Is this file a private key in OpenSSH's own format that asks for a passphrase?
pub fn is_protected(private: &Path) -> bool {
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-y", "-P", "", "-f"]).arg(private);
    finish(&mut keygen).code != Some(0)
}
