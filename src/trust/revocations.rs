//! The keys that are revoked: a list as `ssh-keygen -Y verify -r` takes it, in one strict form.
//!
//! `ssh-keygen` refuses every signature where it cannot read its list, and skips comments, blank lines and keys of
//! other kinds where it can. Here a list that is not in the form is refused as a whole, naming the line: a key whose
//! line a reader skips would be trusted by it and by nobody else.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use super::PublicKey;
use super::fault::KeyFault;
use crate::l10n::{Args, Explain};

/// The most keys of a list.
const MAX_LINES: usize = 10_000;

/// The keys that were lost or stolen. What they sign is not trusted, whatever a register says of them.
///
/// A set: two lists of the same keys are equal, and are written the same, whatever their order was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revocations {
    keys: BTreeMap<Id, Revoked>,
}

/// What tells keys apart: the point, and for a security key its application.
type Id = ([u8; 32], Option<String>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Revoked {
    key: PublicKey,
    comment: String,
}

/// Why a list of revoked keys is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {why}")]
pub struct RevocationsError {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: RevokedLineError,
}

/// What is wrong with one line of a list of revoked keys.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RevokedLineError {
    /// One line more than a list may have.
    #[error("more than {MAX_LINES} lines")]
    TooMany,
    /// Not UTF-8, or a control character, a carriage return among them.
    #[error("not plain text")]
    NotText,
    /// The last line does not end: the file may have been cut.
    #[error("no line feed at the end")]
    Unended,
    /// Not `TYPE BASE64`, or `TYPE BASE64 COMMENT` with one space between: a blank line, a comment, options.
    #[error("not a key and its comment")]
    Form,
    /// The key does not read.
    #[error("no key: {0}")]
    Key(#[source] KeyFault),
}

impl Explain for RevocationsError {
    fn code(&self) -> &str {
        match &self.why {
            RevokedLineError::TooMany => "trust-revoked-too-many",
            RevokedLineError::NotText => "trust-revoked-not-text",
            RevokedLineError::Unended => "trust-revoked-unended",
            RevokedLineError::Form => "trust-revoked-form",
            RevokedLineError::Key(_) => "trust-revoked-key",
        }
    }

    fn args(&self) -> Args<'_> {
        // A line's number is a name, not a quantity: no group marks.
        Args::new().text("line", self.line.to_string())
    }
}

impl Revocations {
    /// No key.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a list. An empty file is an empty list; a key that stands twice is revoked once.
    ///
    /// # Errors
    /// [`RevocationsError`] with the first line that is wrong.
    pub fn parse(file: &[u8]) -> Result<Self, RevocationsError> {
        let mut list = Self::new();
        for (line, bytes) in (1..).zip(file.split_inclusive(|byte| *byte == b'\n')) {
            let error = |why| RevocationsError { line, why };
            if usize::try_from(line).is_ok_and(|line| line > MAX_LINES) {
                return Err(error(RevokedLineError::TooMany));
            }
            let text = bytes.strip_suffix(b"\n").ok_or_else(|| error(RevokedLineError::Unended))?;
            let (key, comment) = read(text).map_err(error)?;
            list.add(&key, comment);
        }
        Ok(list)
    }

    /// Revokes a key; says whether it was not revoked before. Of two comments on one key the first in alphabetical
    /// order stays, so that merging gives the same list in either direction; what cannot stand in a line is left out.
    pub fn add(&mut self, key: &PublicKey, comment: &str) -> bool {
        let comment: String = comment.trim().chars().filter(|c| !c.is_control()).collect();
        match self.keys.get_mut(&id(key)) {
            Some(revoked) => {
                let both = [&revoked.comment, &comment];
                let first = both.into_iter().filter(|comment| !comment.is_empty()).min().cloned();
                revoked.comment = first.unwrap_or_default();
                false
            }
            None => self.keys.insert(id(key), Revoked { key: key.clone(), comment }).is_none(),
        }
    }

    /// Revokes what another list revokes; gives the keys that were not revoked before.
    pub fn merge(&mut self, from: &Self) -> Vec<PublicKey> {
        from.iter().filter(|(key, comment)| self.add(key, comment)).map(|(key, _)| key.clone()).collect()
    }

    /// Is this key revoked?
    #[must_use]
    pub fn contains(&self, key: &PublicKey) -> bool {
        self.keys.contains_key(&id(key))
    }

    /// The keys with their comments, always in the same order.
    pub fn iter(&self) -> impl Iterator<Item = (&PublicKey, &str)> {
        self.keys.values().map(|revoked| (&revoked.key, revoked.comment.as_str()))
    }

    /// How many keys are revoked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Is none revoked?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// The file, ready for `ssh-keygen -Y verify -r`.
impl fmt::Display for Revocations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|(key, comment)| {
            if comment.is_empty() { writeln!(f, "{key}") } else { writeln!(f, "{key} {comment}") }
        })
    }
}

fn id(key: &PublicKey) -> Id {
    (*key.as_bytes(), key.application().map(str::to_owned))
}

/// Reads a line without its line feed. One key has one spelling, as in a register.
fn read(line: &[u8]) -> Result<(PublicKey, &str), RevokedLineError> {
    let line = std::str::from_utf8(line).map_err(|_| RevokedLineError::NotText)?;
    if line.chars().any(char::is_control) || line.starts_with('\u{feff}') {
        return Err(RevokedLineError::NotText);
    }
    let (kind, rest) = line.split_once(' ').ok_or(RevokedLineError::Form)?;
    let (blob, comment) = rest.split_once(' ').unwrap_or((rest, ""));
    if kind.starts_with('#') || kind.is_empty() || blob.is_empty() || comment.trim() != comment {
        return Err(RevokedLineError::Form);
    }
    let written = format!("{kind} {blob}");
    let key: PublicKey = written.parse().map_err(RevokedLineError::Key)?;
    if key.to_string() == written { Ok((key, comment)) } else { Err(RevokedLineError::Form) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::trust::SecretKey;

    fn key(seed: u8) -> PublicKey {
        SecretKey::from_seed(&[seed; 32], "").unwrap().public().clone()
    }

    fn why(file: &str) -> (u64, RevokedLineError) {
        let error = Revocations::parse(file.as_bytes()).unwrap_err();
        (error.line, error.why)
    }

    #[test]
    fn a_list_is_read_and_written_in_its_one_form() {
        let list = Revocations::parse(format!("{} perdue, Élise\n{}\n", key(1), key(2)).as_bytes()).unwrap();
        assert_eq!((list.len(), list.contains(&key(1)), list.contains(&key(3))), (2, true, false));
        assert_eq!(Revocations::parse(list.to_string().as_bytes()).unwrap(), list);
        assert!(Revocations::parse(b"").unwrap().is_empty());
        let turned = format!("{}\n{} perdue, Élise\n", key(2), key(1));
        assert_eq!(Revocations::parse(turned.as_bytes()).unwrap().to_string(), list.to_string());
    }

    #[test]
    fn anything_else_is_refused_and_its_line_named() {
        let good = format!("{}\n", key(1));
        let second = |line: &str| why(&format!("{good}{line}\n"));
        for line in ["", "# note", "ssh-ed25519", "ssh-ed25519 ", " ssh-ed25519 AAAA"] {
            assert_eq!(second(line), (2, RevokedLineError::Form), "{line:?}");
        }
        assert_eq!(second(&format!("{}  deux espaces", key(2))), (2, RevokedLineError::Form));
        assert_eq!(second(&format!("{}\r", key(2))), (2, RevokedLineError::NotText));
        assert_eq!(second(&format!("\u{feff}{}", key(2))), (2, RevokedLineError::NotText));
        assert!(matches!(second("ssh-ed25519 AAAA"), (2, RevokedLineError::Key(_))));
        assert!(matches!(second(&format!("cert-authority {}", key(2))), (2, RevokedLineError::Key(_))));
        assert_eq!(why(&format!("{good}{}", key(2))), (2, RevokedLineError::Unended));
        assert_eq!(Revocations::parse(b"\xff\n").unwrap_err().why, RevokedLineError::NotText);
        let (line, error) = why(&good.repeat(MAX_LINES + 1));
        assert_eq!((line, error), (10_001, RevokedLineError::TooMany));
        assert_eq!(Revocations::parse(good.repeat(MAX_LINES).as_bytes()).unwrap().len(), 1);
    }

    #[test]
    fn merging_two_lists_gives_the_same_in_either_direction() {
        let (mut one, mut other) = (Revocations::new(), Revocations::new());
        assert!(one.add(&key(1), "b\nc"));
        assert!(!one.add(&key(1), ""));
        other.add(&key(1), "a");
        other.add(&key(2), "");
        let mut back = other.clone();
        assert_eq!(back.merge(&one), Vec::new());
        assert_eq!(one.merge(&other), vec![key(2)]);
        assert_eq!(one.to_string(), back.to_string());
    }
}
