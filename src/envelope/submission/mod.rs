//! What a submission says: one declaration, its justifications, its evidence.

pub(super) mod check;
mod wire;

use jiff::Timestamp;

use super::archive::{self, Entry};
use super::fault::ContentFault;
use super::text::{Texts, write_out};
use super::{Digest, Fingerprint, Kind, strict};
use crate::declaration::{Answer, Justification, Organization, Person};
use crate::l10n::Lang;
use crate::trust::BodyCode;

/// The entry that holds it.
const ENTRY: &str = Kind::Submission.content();

const EVIDENCE: &str = "evidence/";

/// One declaration as it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The framework that it answers.
    pub framework: FrameworkRef,
    /// The campaign that it answers, where it was known.
    pub campaign: Option<Fingerprint>,
    /// The body; its code must be a [`BodyCode`].
    pub organization: Organization,
    /// The year that was counted.
    pub year: u16,
    /// 1 for the first, and one more for each correction.
    pub sequence: u32,
    /// The submission that this one corrects; none exactly when the sequence is 1.
    pub supersedes: Option<Fingerprint>,
    /// Why it was corrected.
    pub correction_reason: Option<String>,
    /// Who prepared it.
    pub prepared_by: Person,
    /// When, to the second.
    pub prepared_at: Timestamp,
    /// The language it was prepared in.
    pub language: Lang,
    /// The answers: quantity and answer. No quantity stands twice.
    pub answers: Vec<(String, Answer)>,
    /// What the body says to warnings.
    pub justifications: Vec<Justification>,
    /// The evidence, one for each entry `evidence/…` of the envelope.
    pub evidence: Vec<Evidence>,
}

/// A framework, named so that nobody can mean another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkRef {
    /// Its id.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// The digest of its file.
    pub sha256: Digest,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The entry of the envelope: `evidence/NN.EXT`.
    pub entry: String,
    /// The name that people gave to the file.
    pub name: String,
    /// The target that it is for.
    pub target: String,
}

impl Evidence {
    /// The endings that evidence is sealed with.
    pub const EXTENSIONS: [&str; 5] = ["pdf", "png", "jpg", "csv", "txt"];

    /// The endings that evidence may have when it is read, whoever sealed it.
    pub const READ_EXTENSIONS: [&str; 10] =
        ["pdf", "png", "jpg", "jpeg", "csv", "txt", "docx", "xlsx", "odt", "msg"];

    /// The most pieces that an envelope can hold, beside its other entries and two signatures.
    pub const MOST: usize = archive::MOST_ENTRIES - 5;

    /// The entry of the piece of that number, from 1 to [`Self::MOST`], for a file with this ending, in any case;
    /// none where the ending is not taken.
    #[must_use]
    pub fn entry_name(number: usize, extension: &str) -> Option<String> {
        let extension = extension.to_ascii_lowercase();
        let taken = (1..=Self::MOST).contains(&number) && Self::EXTENSIONS.contains(&extension.as_str());
        taken.then(|| format!("{EVIDENCE}{number:02}.{extension}"))
    }
}

impl Submission {
    /// The years that a submission can be about.
    pub const YEARS: std::ops::RangeInclusive<u16> = 1970..=9999;

    /// The answer to a quantity.
    #[must_use]
    pub fn answer(&self, quantity: &str) -> Option<&Answer> {
        self.answers.iter().find(|(id, _)| id == quantity).map(|(_, answer)| answer)
    }

    /// As it can be shown, where it was received before some characters were refused: these are written out.
    #[must_use]
    pub fn escaped(mut self) -> Self {
        let Person { name, title, email } = &mut self.prepared_by;
        let mut texts = vec![&mut self.framework.id, &mut self.organization.name, name, title, email];
        texts.extend(&mut self.correction_reason);
        for (quantity, answer) in &mut self.answers {
            texts.push(quantity);
            texts.extend(&mut answer.reason);
        }
        for Justification { rule, quantity, text } in &mut self.justifications {
            texts.extend([rule, text]);
            texts.extend(quantity);
        }
        for Evidence { name, target, .. } in &mut self.evidence {
            texts.extend([name, target]);
        }
        write_out(texts);
        self
    }
}

/// Is this entry evidence: `evidence/NN.EXT`?
pub(super) fn is_evidence(entry: &str) -> bool {
    entry.strip_prefix(EVIDENCE).and_then(|name| name.split_once('.')).is_some_and(|(number, extension)| {
        number.len() == 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && Evidence::READ_EXTENSIONS.contains(&extension)
    })
}

/// Reads the submission of an archive whose entries were verified, and whose it is.
pub(super) fn read(entries: &[Entry<'_>], refuse: Texts) -> Result<(Submission, BodyCode), ContentFault> {
    let submission = wire::read(strict::entry(entries, ENTRY)?)?;
    let body = check::check(&submission, strict::beside(entries, Kind::Submission), refuse)?;
    Ok((submission, body))
}

/// Writes a submission as its entry, if a reader would accept it with these entries of evidence.
pub(super) fn write(submission: &Submission, evidence: &[(&str, &[u8])]) -> Result<Vec<u8>, ContentFault> {
    check::check(submission, evidence.iter().map(|(name, _)| *name), Texts::Refuse)?;
    wire::write(submission)
}
