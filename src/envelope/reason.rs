//! Why a verdict is what it is.

use jiff::Timestamp;

use super::archive;
use super::fault::{ArchiveFault, InContent, ManifestFault, SignatureFault};
use crate::l10n::{Args, Explain};
use crate::trust::{Principal, Role};

/// One reason: what was found, and the entry it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    cause: Cause,
    entry: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The archive is not in the one strict form.
    Archive(ArchiveFault),
    /// `mimetype` names none of the three kinds.
    Mimetype,
    /// The entries are not what was signed.
    Manifest(ManifestFault),
    /// A signature is not good.
    Signature(SignatureFault),
    /// A signature in a role that does not sign this kind.
    ForeignRole,
    /// One key signed in two roles.
    SameKey,
    /// The content cannot be read or says what cannot be.
    Content(InContent),
    /// A required signature is not there.
    Missing(Role),
    /// No register was given to judge the signers by.
    NoRegister,
    /// The register does not know the key.
    UnknownKey(Principal),
    /// The register knows the key as another body's.
    KeyOfAnotherBody(Principal, Principal),
    /// The register knows the key in another role of this body.
    KeyOfAnotherRole(Principal, Principal),
    /// The key was not good yet.
    NotYetValid(Principal, Timestamp),
    /// The key was not good any more.
    Expired(Principal, Timestamp),
    /// The register knows no ministry with this key.
    UnknownMinistry,
    /// The key is revoked.
    Revoked,
}

impl Reason {
    pub(super) fn about(cause: Cause, entry: &str) -> Self {
        Self { cause, entry: Some(entry.to_owned()) }
    }

    pub(super) fn archive(fault: ArchiveFault) -> Self {
        let entry = fault.entry().map(str::to_owned);
        Self { cause: Cause::Archive(fault), entry }
    }

    pub(super) fn manifest(fault: ManifestFault) -> Self {
        let entry = Some(fault.entry().to_owned());
        Self { cause: Cause::Manifest(fault), entry }
    }

    pub(super) fn content(fault: InContent) -> Self {
        let entry = Some(fault.entry().to_owned());
        Self { cause: Cause::Content(fault), entry }
    }

    /// A signature that is required and not there.
    pub(super) fn missing(role: Role) -> Self {
        Self::about(Cause::Missing(role), &format!("{}{role}.sig", archive::SIGNATURES))
    }

    /// What was found.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// The entry that it is about, where it is about one.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        self.entry.as_deref()
    }
}

impl Explain for Reason {
    fn code(&self) -> &str {
        match &self.cause {
            Cause::Archive(fault) => fault.code(),
            Cause::Mimetype => "envelope-mimetype",
            Cause::Manifest(fault) => fault.code(),
            Cause::Signature(fault) => fault.code(),
            Cause::ForeignRole => "envelope-signature-role",
            Cause::SameKey => "envelope-same-key",
            Cause::Content(fault) => fault.code(),
            Cause::Missing(_) => "envelope-signature-missing",
            Cause::NoRegister => "envelope-no-register",
            Cause::UnknownKey(_) => "envelope-key-unknown",
            Cause::KeyOfAnotherBody(..) => "envelope-key-of-another-body",
            Cause::KeyOfAnotherRole(..) => "envelope-key-of-another-role",
            Cause::NotYetValid(..) => "envelope-key-not-yet-valid",
            Cause::Expired(..) => "envelope-key-expired",
            Cause::UnknownMinistry => "envelope-ministry-unknown",
            Cause::Revoked => "envelope-key-revoked",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new().text("entry", self.entry.as_deref().unwrap_or_default());
        match &self.cause {
            Cause::Archive(fault) => fault.args(),
            Cause::Manifest(fault) => fault.args(),
            Cause::Content(fault) => fault.args(),
            Cause::Missing(role) => args.text("role", role.as_str()),
            Cause::UnknownKey(principal) => args.text("principal", principal.to_string()),
            Cause::KeyOfAnotherBody(principal, other) | Cause::KeyOfAnotherRole(principal, other) => {
                args.text("principal", principal.to_string()).text("other", other.to_string())
            }
            Cause::NotYetValid(principal, moment) | Cause::Expired(principal, moment) => {
                args.text("principal", principal.to_string()).text("moment", moment.to_string())
            }
            Cause::Mimetype
            | Cause::Signature(_)
            | Cause::ForeignRole
            | Cause::SameKey
            | Cause::UnknownMinistry
            | Cause::Revoked
            | Cause::NoRegister => args,
        }
    }
}
