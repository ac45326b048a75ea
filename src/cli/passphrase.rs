//! Passphrases: asked for on the terminal, or the first line of a file. Never an argument, which every program on
//! the machine could read.

use std::path::Path;

use zeroize::Zeroizing;

use super::definition;
use super::desk::Desk;
use crate::l10n::Args;
use crate::trust::Passphrase;
use crate::workflow::{Fault, intake, keys};

/// The passphrase of a key that is to sign; one that asks for none is not asked about.
pub(super) fn for_key(desk: &Desk, asked: &definition::Passphrase, key: &Path) -> Result<Passphrase, Fault> {
    if keys::is_locked(key)? { known(desk, asked, key) } else { Ok(Passphrase::new(String::new())) }
}

/// The passphrase of a key that exists.
pub(super) fn known(desk: &Desk, asked: &definition::Passphrase, key: &Path) -> Result<Passphrase, Fault> {
    if let Some(file) = &asked.passphrase_file {
        return of_file(file);
    }
    let key = Args::new().text("key", key.display().to_string());
    prompt(&desk.text_with("cli-passphrase-known", &key))
}

/// A passphrase for a key that is to be protected: asked for twice, since nobody could undo a slip.
pub(super) fn new(desk: &Desk, asked: &definition::Passphrase) -> Result<Passphrase, Fault> {
    if let Some(file) = &asked.passphrase_file {
        return of_file(file);
    }
    loop {
        let first = ask(&desk.text("cli-passphrase-new"))?;
        let again = ask(&desk.text("cli-passphrase-again"))?;
        if first == again {
            return Ok(Passphrase::new(first.as_str().to_owned()));
        }
        desk.complain(&desk.text("cli-passphrase-differs"));
    }
}

fn of_file(file: &Path) -> Result<Passphrase, Fault> {
    let bytes = Zeroizing::new(intake::read(file, intake::MOST_KEY)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| Fault::PassphraseFile(file.to_owned()))?;
    // Some editors write a byte-order mark, which nobody can see or would type.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(Passphrase::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn prompt(words: &str) -> Result<Passphrase, Fault> {
    ask(words).map(|typed| Passphrase::new(typed.as_str().to_owned()))
}

fn ask(words: &str) -> Result<Zeroizing<String>, Fault> {
    let typed = rpassword::prompt_password(format!("{words} "));
    typed.map(Zeroizing::new).map_err(|_| Fault::NoTerminal)
}
