//! The register of who may sign for whom: an OpenSSH `allowed_signers` file, in the strict form of the contract.
//!
//! Stricter than `ssh-keygen`, which skips what it does not understand and stops where it finds a match: here one
//! bad line makes the whole register invalid, so that both always mean the same register.

mod grants;
mod kept;
mod line;
mod moment;
mod under;

use std::collections::HashMap;
use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ssh_key::public::KeyData;

use super::fault::{LineFault, SignersFault};
use super::{Namespace, Principal, PublicKey};

pub use grants::Merged;

/// One line of the register: this principal may sign for this purpose with this key, in this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Who.
    pub principal: Principal,
    /// What for.
    pub namespace: Namespace,
    /// The first moment at which the key is good; always if none.
    pub valid_after: Option<Timestamp>,
    /// The last moment at which the key is good, as OpenSSH counts; for ever if none.
    pub valid_before: Option<Timestamp>,
    /// With which key.
    pub key: PublicKey,
    /// Name and title, for people.
    pub comment: String,
}

/// What the register says about a key that signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It may.
    Allowed,
    /// The key is nowhere in the register.
    UnknownKey,
    /// The key is registered, for another body.
    KeyOfAnotherBody(Principal),
    /// The key is registered for this body, in another role or for another purpose.
    KeyOfAnotherRole(Principal),
    /// The key is not good yet.
    NotYetValid(Timestamp),
    /// The key is not good any more.
    Expired(Timestamp),
}

/// The most lines of a register, notes and blank ones among them.
const MAX_LINES: u64 = 100_000;

/// The register: the grants of its lines, each with the end that it has by all of them.
#[derive(Debug, Clone, Default)]
pub struct Signers {
    lines: Vec<Line>,
    by_key: HashMap<[u8; 32], Vec<usize>>,
}

/// A line as it stands in the file, so that what people wrote in it is given back unchanged. Lines without a signer
/// that follow each other are one text: a million blank ones then take no more memory than they have bytes.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    known: Option<Known>,
}

/// What is known from one line.
#[derive(Debug, Clone)]
struct Known {
    /// The signer, with the end that the grant has by all lines.
    signer: Signer,
    /// The end that the line says.
    said: Option<Timestamp>,
    /// Does a person mean it, or did it come with others?
    by_name: bool,
    place: Place,
}

/// Whether a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It stands in the register.
    Shown,
    /// Another line stands for its grant.
    Repeated,
    /// It starts after a known end, and nobody took it by name.
    Waiting,
}

impl Signers {
    /// A register without anybody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a register. Times without a `Z` are local times of `zone`.
    ///
    /// # Errors
    /// [`SignersFault`] with the first line that is wrong; the register is then invalid as a whole.
    pub fn parse(file: &[u8], zone: &TimeZone) -> Result<Self, SignersFault> {
        if file.starts_with("\u{feff}".as_bytes()) {
            return Err(SignersFault { line: 1, why: LineFault::ByteOrderMark });
        }
        let mut register = Self::new();
        let body = file.strip_suffix(b"\n").unwrap_or(file);
        if body.is_empty() {
            return Ok(register);
        }
        for (number, bytes) in (1..).zip(body.split(|byte| *byte == b'\n')) {
            let fault = |why| SignersFault { line: number, why };
            if number > MAX_LINES {
                return Err(fault(LineFault::TooMany));
            }
            let text = std::str::from_utf8(bytes).map_err(|_| fault(LineFault::NotText))?;
            match line::read(text, zone).map_err(fault)? {
                // Whoever keeps the file means each of its lines.
                Some(signer) => register.push(text.to_owned(), signer, true),
                None => register.push_note(text),
            }
        }
        register.settle_all();
        Ok(register)
    }

    /// Everybody in it, in the order of the file, each line with the end that its grant has. Not those who
    /// [wait](Self::waiting).
    pub fn iter(&self) -> impl Iterator<Item = &Signer> {
        let known = self.lines.iter().filter_map(|line| line.known.as_ref());
        known.filter(|known| known.place == Place::Shown).map(|known| &known.signer)
    }

    /// Is nobody in it?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// May `principal` sign for `namespace` with `key` at that time? Any grant that says so is enough, until the first end after its
    /// start, whichever line says that.
    #[must_use]
    pub fn judge(
        &self,
        principal: &Principal,
        namespace: Namespace,
        key: &PublicKey,
        at: Timestamp,
    ) -> Judgement {
        // From the least to the most that can be said: a key may stand on several lines.
        let mut other_body = None;
        let mut other_role = None;
        let (mut ended, mut starts): (Option<Timestamp>, Option<Timestamp>) = (None, None);
        for signer in self.of_key(key) {
            if signer.principal.body != principal.body {
                other_body = Some(Judgement::KeyOfAnotherBody(signer.principal.clone()));
            } else if signer.principal != *principal || signer.namespace != namespace {
                other_role = Some(Judgement::KeyOfAnotherRole(signer.principal.clone()));
            } else {
                match signer.in_time(at) {
                    Judgement::Allowed => return Judgement::Allowed,
                    Judgement::Expired(end) => ended = ended.max(Some(end)),
                    Judgement::NotYetValid(start) => {
                        starts = Some(starts.map_or(start, |other| other.min(start)));
                    }
                    judgement => other_role = Some(judgement),
                }
            }
        }
        let out_of_time = ended.map(Judgement::Expired).or(starts.map(Judgement::NotYetValid));
        out_of_time.or(other_role).or(other_body).unwrap_or(Judgement::UnknownKey)
    }

    /// The register's own reading of a key, which spares reading it again for each signature.
    #[must_use]
    pub fn known_key(&self, data: &KeyData) -> Option<&PublicKey> {
        let bytes = match data {
            KeyData::Ed25519(key) => &key.0,
            KeyData::SkEd25519(key) => &key.public_key().0,
            _ => return None,
        };
        self.with_key(bytes).map(|signer| &signer.key).find(|key| key.is(data))
    }

    /// Adds a line at the end, which a person means.
    ///
    /// # Errors
    /// [`SignersFault`], naming the line it would be, where the signer cannot be written as one: a comment of
    /// two lines, a namespace of another role, a time without an end.
    pub fn add(&mut self, signer: &Signer) -> Result<(), SignersFault> {
        self.push_said(signer, true)?;
        self.settle(signer.key.as_bytes());
        Ok(())
    }

    /// Ends the validity of a principal's key. Its lines stay: what was received before stays judged as it was.
    ///
    /// # Errors
    /// [`SignersFault`] where the register has no such line in force, or the key was not to be valid before then.
    pub fn retire(
        &mut self,
        principal: &Principal,
        key: &PublicKey,
        at: Timestamp,
    ) -> Result<(), SignersFault> {
        let mut changed = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let Some(Known { signer, said, place: Place::Shown, .. }) = &line.known else { continue };
            let in_force = signer.valid_before.is_none_or(|end| end > at);
            if signer.principal == *principal && signer.key == *key && in_force {
                let retired = Signer { valid_before: Some(at), ..signer.clone() };
                let fault = |why| SignersFault { line: self.number(index), why };
                changed.push((index, written(&retired).map_err(fault)?, *said));
            }
        }
        if changed.is_empty() {
            return Err(SignersFault { line: 0, why: LineFault::NotThere });
        }
        for (index, (text, retired), said) in changed {
            let before = Signer { valid_before: said, ..retired.clone() };
            if let Some(Line { text: old, known: Some(known) }) = self.lines.get_mut(index) {
                (*old, known.said) = (text, retired.valid_before);
            }
            // An end that the line had already stays known: it may be that of another grant.
            if said.is_some() {
                self.push_said(&before, true)?;
            }
        }
        self.settle(key.as_bytes());
        Ok(())
    }

    /// Whose key it is, where it signs for this purpose: of several principals one that may, then one that might at
    /// another time, then any.
    #[must_use]
    pub fn holder(&self, key: &PublicKey, namespace: Namespace, at: Timestamp) -> Option<&Principal> {
        let fits = |signer: &&Signer| {
            let purpose = signer.namespace == namespace;
            (!purpose, signer.in_time(at) != Judgement::Allowed)
        };
        self.of_key(key).min_by_key(fits).map(|signer| &signer.principal)
    }

    /// What the register says of a key, in the order of the file.
    pub fn of_key(&self, key: &PublicKey) -> impl Iterator<Item = &Signer> {
        self.with_key(key.as_bytes()).filter(move |signer| signer.key == *key)
    }

    fn with_key(&self, bytes: &[u8; 32]) -> impl Iterator<Item = &Signer> {
        let places = self.by_key.get(bytes).map(Vec::as_slice).unwrap_or_default();
        let known = places.iter().filter_map(|place| self.lines.get(*place)?.known.as_ref());
        known.filter(|known| known.place == Place::Shown).map(|known| &known.signer)
    }

    /// Adds a line; [`Self::settle`] then tells what it does.
    fn push(&mut self, text: String, signer: Signer, by_name: bool) {
        self.by_key.entry(*signer.key.as_bytes()).or_default().push(self.lines.len());
        let known = Known { said: signer.valid_before, signer, by_name, place: Place::Shown };
        self.lines.push(Line { text, known: Some(known) });
    }

    /// A comment or a blank line.
    fn push_note(&mut self, text: &str) {
        match self.lines.last_mut() {
            Some(Line { text: notes, known: None }) => {
                notes.push('\n');
                notes.push_str(text);
            }
            _ => self.lines.push(Line { text: text.to_owned(), known: None }),
        }
    }

    /// The number in the file, from 1, of the line at this place.
    fn number(&self, place: usize) -> u64 {
        let before = self.lines.iter().take(place).map(|line| line.text.split('\n').count());
        u64::try_from(before.sum::<usize>()).unwrap_or(u64::MAX).saturating_add(1)
    }
}

/// The file, ready for `ssh-keygen -Y verify -f`.
impl fmt::Display for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().filter_map(Line::shown).try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl Signer {
    fn in_time(&self, at: Timestamp) -> Judgement {
        // OpenSSH compares whole seconds, and counts both ends as valid.
        let at = at.as_second();
        if let Some(start) = self.valid_after
            && at < start.as_second()
        {
            return Judgement::NotYetValid(start);
        }
        match self.valid_before {
            Some(end) if at > end.as_second() => Judgement::Expired(end),
            _ => Judgement::Allowed,
        }
    }
}

/// The line of a signer, and what reading it gives: what does not read back as itself is not written.
fn written(signer: &Signer) -> Result<(String, Signer), LineFault> {
    let text = line::write(signer);
    match line::read(&text, &TimeZone::UTC)? {
        Some(read) => Ok((text, read)),
        None => Err(LineFault::NotText),
    }
}

#[cfg(test)]
mod tests;
