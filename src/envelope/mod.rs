//! The envelope: one signed file that stock tools can check.
//!
//! Knows the archive, the manifest, the signatures, what a submission says and the verdict on all of it. Works on
//! bytes that are passed in; does not know the database, the screen, the clock or any file.
//!
//! The order of work is always: hash, compare, verify, and only then parse, all on the same buffer. What an
//! envelope says can only be had from an [`Opened`] one, beside its verdict.

mod archive;
mod campaign;
mod decision;
mod fault;
mod kind;
mod manifest;
mod open;
mod reason;
mod seal;
mod signature;
mod strict;
mod submission;
mod text;
mod verdict;
mod zone;

pub use archive::{EXTENSION, MOST_BYTES, MOST_ENTRIES, read_whole};
pub use campaign::{Campaign, Ministry, Period};
pub use decision::{
    About, Comment, Decision, Note, NoteKind, RegisterHead, RegisterId, RegisterIdError, Reviewer, SignedBy,
};
pub use fault::{
    ArchiveFault, AttestFault, ContentFault, InContent, ManifestFault, SealFault, SignatureFault,
};
pub use kind::Kind;
pub use open::{Circumstances, Required, open};
pub use reason::{Cause, Reason};
pub use seal::{attest, seal, seal_campaign, seal_decision};
pub use signature::{sign_text, verify_text};
pub use submission::{Evidence, FrameworkRef, Submission};
pub use text::{Lines, Texts, cleaned, code_point, escaped};
pub use verdict::{Opened, SignatureReport, Verdict};
pub use zone::{Zone, ZoneError};

pub use crate::case::Outcome;
pub use crate::trust::{Digest, Fingerprint, NotADigest};

#[cfg(test)]
mod tests;
