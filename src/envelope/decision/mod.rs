//! What a decision says: what became of one submission, and why. It is also the receipt.

mod wire;

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::archive::Entry;
use super::fault::ContentFault;
use super::strict::{self, well_written};
use super::text::{Lines, Texts, cleaned, write_out};
use super::{Digest, Fingerprint, Kind, Submission};
use crate::case::{Arrival, Outcome};
use crate::trust::{BodyCode, KeyFingerprint, Role};

/// One decision as it is signed.
///
/// Written as `jauge/decision/2`. A `jauge/decision/1` reads as one without a note, without a head, and without the
/// signatures of what it is about: those were not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The submission that it is about.
    pub about: About,
    /// When that was received, to the second.
    pub received_at: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
    /// What the reviewer says, to the whole or to one quantity.
    pub comments: Vec<Comment>,
    /// What a person vouches for beside the outcome.
    pub note: Option<Note>,
    /// Who decided.
    pub decided_by: Reviewer,
    /// When, to the second.
    pub decided_at: Timestamp,
    /// The decisions that this one replaces, in no order.
    pub supersedes: Vec<Fingerprint>,
    /// A row of the journal of the home that decided; none where it has no journal yet.
    pub register_head: Option<RegisterHead>,
}

impl Decision {
    /// As it can be shown, where it was received before some characters were refused: these are written out.
    #[must_use]
    pub fn escaped(mut self) -> Self {
        let Reviewer { name, title } = &mut self.decided_by;
        let mut texts = vec![name, title];
        for Comment { quantity, text } in &mut self.comments {
            texts.extend(quantity);
            texts.push(text);
        }
        texts.extend(self.note.iter_mut().map(|note| &mut note.words));
        write_out(texts);
        self
    }
}

impl Decision {
    /// When the submission arrived at the desk that signed, and whether the officer had signed it then.
    #[must_use]
    pub fn arrival(&self) -> Arrival {
        let signed_by = self.about.signed_by.as_ref();
        let attested = signed_by.map(|signed| signed.iter().any(|it| it.role == Role::Officer));
        Arrival { at: self.received_at, attested }
    }

    /// The earlier day of arrival that its note vouches for.
    #[must_use]
    pub fn arrived_on(&self) -> Option<Date> {
        match self.note.as_ref()?.kind {
            NoteKind::Arrived(day) => Some(day),
            NoteKind::Admitted | NoteKind::Settled => None,
        }
    }

    /// Without the characters that no reader would take, so that a comment pasted from elsewhere does not stand in the
    /// way of a decision.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        let Reviewer { name, title } = &mut self.decided_by;
        let comments = self.comments.iter_mut().map(|comment| &mut comment.text);
        let words = comments.chain(self.note.iter_mut().map(|note| &mut note.words));
        let texts = words.map(|text| (text, Lines::Many));
        for (text, lines) in texts.chain([(name, Lines::One), (title, Lines::One)]) {
            *text = cleaned(text, lines).0;
        }
        self
    }
}

/// A submission, named so that nobody can mean another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// The digest of the file as it was received.
    pub sha256: Digest,
    /// The body's code.
    pub organization: String,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// Who signed the file as it was received, each role once; none where the decision does not tell, which one that
    /// is written now always does.
    pub signed_by: Option<Vec<SignedBy>>,
}

/// One signature of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedBy {
    /// In which role.
    pub role: Role,
    /// With which key.
    pub key: KeyFingerprint,
}

/// Something that a reviewer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The quantity; none for the whole.
    pub quantity: Option<String>,
    /// The words.
    pub text: String,
}

/// What a person vouches for, in their own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it does.
    pub kind: NoteKind,
    /// Why; never empty.
    pub words: String,
}

/// What a note does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// It admits a submission that policy keeps out.
    Admitted,
    /// It settles a conflict.
    Settled,
    /// It says that the submission had arrived earlier, on this day.
    Arrived(Date),
}

impl NoteKind {
    /// `admitted`, `settled` or `arrived`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            NoteKind::Admitted => "admitted",
            NoteKind::Settled => "settled",
            NoteKind::Arrived(_) => "arrived",
        }
    }
}

/// Who decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviewer {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
}

/// One row of the journal of a home, which others hold by it: a journal that was rewritten since does not have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterHead {
    /// The journal.
    pub register: RegisterId,
    /// The row, from 1 to [`RegisterHead::MAX_ROW`].
    pub row: u64,
    /// What the row hashes to.
    pub hash: Digest,
}

impl RegisterHead {
    /// The last row that every reader of JSON holds exactly: 2^53 - 1 (RFC 8259, section 6).
    pub const MAX_ROW: u64 = (1 << 53) - 1;
}

/// The random id of a home's journal, written in 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterId(pub [u8; 16]);

/// What was to be the id of a journal is not written as 32 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not 32 lower-case hexadecimal digits")]
pub struct RegisterIdError;

impl FromStr for RegisterId {
    type Err = RegisterIdError;

    fn from_str(text: &str) -> Result<Self, RegisterIdError> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| RegisterIdError)?;
        bytes.try_into().map(Self).map_err(|_| RegisterIdError)
    }
}

impl fmt::Display for RegisterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for RegisterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegisterId({self})")
    }
}

/// Reads the decision of an archive whose entries were verified.
pub(super) fn read(entries: &[Entry<'_>], refuse: Texts) -> Result<Decision, ContentFault> {
    let json = strict::entry(entries, Kind::Decision.content())?;
    if let Some(entry) = strict::beside(entries, Kind::Decision).next() {
        return Err(ContentFault::Undeclared { entry: entry.to_owned() });
    }
    let decision = wire::read(json)?;
    // Who signed is not told in the first schema alone, which is read as it was for ever.
    check(&decision, if decision.about.signed_by.is_none() { Texts::Keep } else { refuse })?;
    Ok(decision)
}

/// Writes a decision as its entry, if a reader would accept it.
pub(super) fn write(decision: &Decision) -> Result<Vec<u8>, ContentFault> {
    check(decision, Texts::Refuse)?;
    wire::write(decision)
}

fn check(decision: &Decision, refuse: Texts) -> Result<(), ContentFault> {
    let Decision { about, comments, decided_by, .. } = decision;
    let field = |field| Err(ContentFault::Field { field });
    if about.organization.parse::<BodyCode>().is_err() {
        return field("about.organization");
    }
    if !Submission::YEARS.contains(&about.year) {
        return field("about.year");
    }
    if about.sequence == 0 {
        return field("about.sequence");
    }
    if decision.received_at.subsec_nanosecond() != 0 || decision.decided_at.subsec_nanosecond() != 0 {
        return field("decided_at");
    }
    if decision.register_head.is_some_and(|head| head.row == 0 || head.row > RegisterHead::MAX_ROW) {
        return field("register_head.row");
    }
    signatures(about)?;
    strict::no_fingerprint_twice("supersedes", &decision.supersedes)?;
    let mut names: Vec<(&'static str, &str)> =
        comments.iter().map(|comment| ("comments.text", comment.text.as_str())).collect();
    let quantities = comments.iter().filter_map(|comment| comment.quantity.as_deref());
    names.extend(quantities.map(|quantity| ("comments.quantity", quantity)));
    names.extend(decision.note.iter().map(|note| ("note.words", note.words.as_str())));
    let by = [("decided_by.name", decided_by.name.as_str()), ("decided_by.title", &decided_by.title)];
    well_written(&names, &by, refuse)
}

/// A submission is signed by one person at least, and by one in each role.
fn signatures(about: &About) -> Result<(), ContentFault> {
    let Some(signed) = &about.signed_by else { return Ok(()) };
    let of_a_body = |one: &SignedBy| Kind::Submission.namespace(one.role).is_some();
    if signed.is_empty() || !signed.iter().all(of_a_body) {
        return Err(ContentFault::Field { field: "about.signed_by" });
    }
    match strict::twice(signed.iter().map(|one| one.role)) {
        Some(role) => Err(ContentFault::Repeated { field: "about.signed_by", name: role.to_string() }),
        None => Ok(()),
    }
}
