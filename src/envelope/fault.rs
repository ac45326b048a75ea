//! What can be wrong with each layer of an envelope, and how it is told.

use thiserror::Error;

use super::text::code_point;
use super::{Kind, Reason};
use crate::l10n::{Args, Explain};

/// What is wrong with the archive.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArchiveFault {
    /// It does not begin as an archive.
    #[error("not an archive")]
    NotAnEnvelope,
    /// More than 64 MiB.
    #[error("too large")]
    TooLarge,
    /// Fewer than 2 entries, or more than 64.
    #[error("too few or too many entries")]
    EntryCount,
    /// It ends in the middle of an entry.
    #[error("cut short")]
    CutShort,
    /// A name outside the narrow alphabet.
    #[error("not an entry's name: {name:?}")]
    Name {
        /// The name, as far as it can be shown.
        name: String,
    },
    /// An entry is compressed, encrypted, altered, or carries something that has no place here.
    #[error("the header of {entry}")]
    Header {
        /// The entry.
        entry: String,
    },
    /// The directory says something else than the entries.
    #[error("the directory at {entry}")]
    Directory {
        /// The entry.
        entry: String,
    },
    /// An entry stands twice, out of order, or as file and folder.
    #[error("{entry} is out of place")]
    Order {
        /// The entry.
        entry: String,
    },
    /// Something else than the end follows the directory.
    #[error("the end")]
    End,
}

impl ArchiveFault {
    pub(super) fn entry(&self) -> Option<&str> {
        match self {
            ArchiveFault::Header { entry }
            | ArchiveFault::Directory { entry }
            | ArchiveFault::Order { entry } => Some(entry),
            _ => None,
        }
    }
}

impl Explain for ArchiveFault {
    fn code(&self) -> &str {
        match self {
            ArchiveFault::NotAnEnvelope => "envelope-not-an-envelope",
            ArchiveFault::TooLarge => "envelope-too-large",
            ArchiveFault::EntryCount => "envelope-entry-count",
            ArchiveFault::CutShort => "envelope-cut-short",
            ArchiveFault::Name { .. } => "envelope-entry-name",
            ArchiveFault::Header { .. } => "envelope-entry-header",
            ArchiveFault::Directory { .. } => "envelope-directory",
            ArchiveFault::Order { .. } => "envelope-entry-order",
            ArchiveFault::End => "envelope-end",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            ArchiveFault::Name { name } => Args::new().text("entry", name),
            _ => Args::new().text("entry", self.entry().unwrap_or_default()),
        }
    }
}

/// What is wrong between the manifest and the entries.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ManifestFault {
    /// A line that `sha256sum` would not have written, or out of order.
    #[error("line {line} of the manifest")]
    Line {
        /// The line, counted from 1.
        line: usize,
    },
    /// An entry that the manifest does not list: nobody signed it.
    #[error("{entry} is not in the manifest")]
    Unlisted {
        /// The entry.
        entry: String,
    },
    /// An entry that the manifest lists and the archive lacks.
    #[error("{entry} is absent")]
    Absent {
        /// The entry.
        entry: String,
    },
    /// An entry with other bytes than the manifest says.
    #[error("{entry} was altered")]
    Altered {
        /// The entry.
        entry: String,
    },
}

impl ManifestFault {
    pub(super) fn entry(&self) -> &str {
        match self {
            ManifestFault::Line { .. } => super::archive::MANIFEST,
            ManifestFault::Unlisted { entry }
            | ManifestFault::Absent { entry }
            | ManifestFault::Altered { entry } => entry,
        }
    }
}

impl Explain for ManifestFault {
    fn code(&self) -> &str {
        match self {
            ManifestFault::Line { .. } => "envelope-manifest-line",
            ManifestFault::Unlisted { .. } => "envelope-entry-unlisted",
            ManifestFault::Absent { .. } => "envelope-entry-absent",
            ManifestFault::Altered { .. } => "envelope-entry-altered",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            ManifestFault::Line { line } => Args::new().text("line", line.to_string()),
            _ => Args::new().text("entry", self.entry()),
        }
    }
}

/// What is wrong with one signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignatureFault {
    /// Not an armored OpenSSH signature, or not in its one spelling.
    #[error("not an armored OpenSSH signature")]
    Armor,
    /// Another version, digest or key type than the contract's, or something in the reserved field.
    #[error("a form of signature that is not used here")]
    Form,
    /// Made for another purpose.
    #[error("another namespace")]
    Namespace,
    /// A key that no honest tool makes.
    #[error("a weak key")]
    WeakKey,
    /// It does not verify over this manifest.
    #[error("does not verify")]
    Wrong,
}

impl Explain for SignatureFault {
    fn code(&self) -> &str {
        match self {
            SignatureFault::Armor => "envelope-signature-armor",
            SignatureFault::Form => "envelope-signature-form",
            SignatureFault::Namespace => "envelope-signature-namespace",
            SignatureFault::WeakKey => "envelope-signature-weak-key",
            SignatureFault::Wrong => "envelope-signature-wrong",
        }
    }
}

/// What is wrong with what an envelope says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ContentFault {
    /// More than any content needs.
    #[error("{entry} is too large")]
    TooLarge {
        /// The entry.
        entry: String,
    },
    /// Not JSON in the strict form, or not these fields.
    #[error("line {line}, column {column}")]
    Unreadable {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// A field whose value cannot be.
    #[error("the field {field}")]
    Field {
        /// Its name, with the names that it stands under.
        field: &'static str,
    },
    /// A text with a character that is not seen, or that turns what is around it.
    #[error("{} in the field {field}", code_point(*character))]
    Character {
        /// The field, with the names that it stands under.
        field: &'static str,
        /// The character.
        character: char,
    },
    /// Something is said twice.
    #[error("{name:?} twice in {field}")]
    Repeated {
        /// The field.
        field: &'static str,
        /// What stands twice.
        name: String,
    },
    /// An entry that the content needs and that is not there.
    #[error("{entry} is declared and absent")]
    Absent {
        /// The entry.
        entry: String,
    },
    /// An entry that the content does not declare.
    #[error("{entry} is not declared")]
    Undeclared {
        /// The entry.
        entry: String,
    },
}

impl ContentFault {
    /// The entry that it names itself; the others are about the entry that holds the content.
    pub(super) fn entry(&self) -> Option<&str> {
        match self {
            ContentFault::TooLarge { entry }
            | ContentFault::Absent { entry }
            | ContentFault::Undeclared { entry } => Some(entry),
            _ => None,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            ContentFault::TooLarge { .. } => "envelope-content-too-large",
            ContentFault::Unreadable { .. } => "envelope-content-unreadable",
            ContentFault::Field { .. } => "envelope-content-field",
            ContentFault::Character { .. } => "envelope-content-character",
            ContentFault::Repeated { .. } => "envelope-content-repeated",
            ContentFault::Absent { .. } => "envelope-evidence-absent",
            ContentFault::Undeclared { .. } => "envelope-entry-undeclared",
        }
    }

    fn args(&self, entry: &str) -> Args<'_> {
        let args = Args::new().text("entry", self.entry().unwrap_or(entry).to_owned());
        match self {
            ContentFault::Unreadable { line, column } => {
                args.text("line", line.to_string()).text("column", column.to_string())
            }
            ContentFault::Field { field } => args.text("field", *field),
            ContentFault::Character { field, character } => {
                args.text("field", *field).text("character", code_point(*character))
            }
            ContentFault::Repeated { field, name } => args.text("field", *field).text("name", name),
            _ => args,
        }
    }
}

/// A fault of a content, with the kind whose content it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the {kind}: {fault}")]
pub struct InContent {
    /// The kind.
    pub kind: Kind,
    /// The fault.
    pub fault: ContentFault,
}

impl InContent {
    pub(super) fn entry(&self) -> &str {
        self.fault.entry().unwrap_or(self.kind.content())
    }
}

impl Explain for InContent {
    fn code(&self) -> &str {
        self.fault.code()
    }

    fn args(&self) -> Args<'_> {
        self.fault.args(self.kind.content())
    }
}

/// Why an envelope cannot be sealed. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SealFault {
    /// It says what no reader would accept.
    #[error("{0}")]
    Content(InContent),
    /// The entries do not make an archive.
    #[error("the archive: {0}")]
    Archive(ArchiveFault),
    /// The signature could not be encoded.
    #[error("the signature")]
    Signing,
}

impl Explain for SealFault {
    fn code(&self) -> &str {
        match self {
            SealFault::Content(fault) => fault.code(),
            SealFault::Archive(fault) => fault.code(),
            SealFault::Signing => "envelope-signing",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            SealFault::Content(fault) => fault.args(),
            SealFault::Archive(fault) => fault.args(),
            SealFault::Signing => Args::new(),
        }
    }
}

/// Why an envelope cannot be attested. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AttestFault {
    /// The envelope is broken; these are the reasons.
    #[error("a broken envelope")]
    Broken(Vec<Reason>),
    /// Only submissions are attested.
    #[error("not a submission")]
    NotASubmission,
    /// The lead has not signed: there is nothing to attest yet.
    #[error("not sealed by the lead")]
    NotSealed,
    /// An officer has signed already.
    #[error("attested already")]
    AlreadyAttested,
    /// The key has signed as lead: two roles are two people.
    #[error("the lead's own key")]
    SameKey,
    /// The signature or the archive could not be encoded.
    #[error("the signature")]
    Signing,
}

impl Explain for AttestFault {
    fn code(&self) -> &str {
        match self {
            AttestFault::Broken(_) => "envelope-attest-broken",
            AttestFault::NotASubmission => "envelope-attest-not-a-submission",
            AttestFault::NotSealed => "envelope-attest-not-sealed",
            AttestFault::AlreadyAttested => "envelope-attest-already",
            AttestFault::SameKey => "envelope-attest-same-key",
            AttestFault::Signing => "envelope-signing",
        }
    }
}
