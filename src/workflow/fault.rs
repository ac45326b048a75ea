//! What can stop an action, and how it is told.

use std::path::PathBuf;

use thiserror::Error;

use super::Refusal;
use super::intake::IntakeFault;
use crate::declaration::{Finding, Severity};
use crate::envelope::{AttestFault, SealFault};
use crate::exchange::{CountsFault, FormFault, OrganizationsFault};
use crate::framework::FrameworkFault;
use crate::l10n::{Args, Explain, Explained, Lang};
use crate::store::StoreFault;
use crate::store::files::FileFault;
use crate::trust::{KeyFault, NameFault, RevocationsError, SignersFault};

/// Why an action was not done. Nothing is half done: what was kept before is as it was.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Fault {
    /// A file that was handed over cannot be read.
    #[error(transparent)]
    Intake(#[from] IntakeFault),
    /// The desk refuses it.
    #[error("{0:?}")]
    Refused(Box<Refusal>),
    /// A list of bodies is none.
    #[error(transparent)]
    Organizations(#[from] OrganizationsFault),
    /// A counts file is none.
    #[error(transparent)]
    Counts(#[from] CountsFault),
    /// A workbook cannot be read as counts.
    #[error(transparent)]
    Form(#[from] FormFault),
    /// A framework file is none.
    #[error("{path}: {fault:?}", path = .path.display())]
    Framework {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: FrameworkFault,
    },
    /// A register of signers is none.
    #[error("{path}: {fault}", path = .path.display())]
    Signers {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: SignersFault,
    },
    /// A list of revoked keys is none.
    #[error("{path}: {fault}", path = .path.display())]
    Revoked {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: RevocationsError,
    },
    /// A key file cannot be used.
    #[error("{path}: {fault}", path = .path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// A key cannot be made or written.
    #[error(transparent)]
    Key(KeyFault),
    /// A file that should hold a passphrase holds no text.
    #[error("{path}: no passphrase", path = .0.display())]
    PassphraseFile(PathBuf),
    /// A passphrase is needed and there is nobody to ask.
    #[error("no terminal to ask for a passphrase")]
    NoTerminal,
    /// A name that is not written as one.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// The home does not take it, or does not give it.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A file for people cannot be written.
    #[error(transparent)]
    Writing(#[from] FileFault),
    /// A folder cannot be read or made.
    #[error("{path}: {detail}", path = .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        detail: String,
    },
    /// A picture cannot be drawn as pixels.
    #[error("the picture cannot be drawn")]
    Picture,
    /// The rules found errors.
    #[error("{} findings", .0.len())]
    Findings(Vec<Finding>),
    /// The clock is years behind: what is signed would carry a wrong time for ever.
    #[error("the clock says {0}")]
    Clock(String),
    /// An envelope that is needed as a basis cannot be one.
    #[error("{path}: {why:?}", path = .path.display())]
    Basis {
        /// The envelope's file.
        path: PathBuf,
        /// Why.
        why: Basis,
    },
    /// A justification names a rule or a quantity that does not exist.
    #[error("no such justification: {0}")]
    Justification(String),
    /// The envelope cannot hold what was declared.
    #[error(transparent)]
    Seal(SealFault),
    /// An envelope cannot be attested.
    #[error("{path}: {fault}", path = .path.display())]
    Attest {
        /// The envelope's file.
        path: PathBuf,
        /// Why.
        fault: AttestFault,
    },
    /// A piece of evidence cannot be taken along.
    #[error("{path}: {why:?}", path = .path.display())]
    Evidence {
        /// The file.
        path: PathBuf,
        /// Why.
        why: EvidenceSlip,
    },
}

/// Why an envelope cannot be the basis of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// It is broken.
    Broken,
    /// It is no submission.
    Kind,
    /// It is about another body.
    Body {
        /// Which.
        found: String,
    },
    /// Last year's is of the same year or a later one.
    NotEarlier {
        /// Its year.
        found: u16,
    },
    /// A corrected one is of another year.
    OtherYear {
        /// Its year.
        found: u16,
    },
}

/// Why a piece of evidence cannot be taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceSlip {
    /// Not one of the file types that envelopes carry.
    Kind,
    /// The framework has no such target.
    Target(String),
    /// Too many, or too large in all.
    TooMuch,
}

/// How an action ended that was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It was looked at, and is not good.
    NotGood,
    /// What was asked or handed over is not usable.
    Unusable,
    /// The machine did not let it be done.
    NotDone,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl Fault {
    /// How the action ended.
    #[must_use]
    pub fn ending(&self) -> Ending {
        match self {
            Self::Refused(refusal) => refusal.ending(),
            Self::Findings(_) | Self::Attest { .. } => Ending::NotGood,
            Self::Writing(FileFault::Exists(_) | FileFault::IsFolder(_)) => Ending::Unusable,
            Self::Store(_) | Self::Folder { .. } | Self::Clock(_) | Self::Writing(_) | Self::Picture => {
                Ending::NotDone
            }
            _ => Ending::Unusable,
        }
    }

    /// The room below that explains itself.
    fn inner(&self) -> Option<&dyn Explain> {
        match self {
            Self::Intake(fault) => Some(fault),
            Self::Counts(fault) => Some(fault),
            Self::Form(fault) => Some(fault),
            Self::Organizations(fault) => Some(fault),
            Self::Refused(refusal) => Some(&**refusal),
            Self::Framework { fault, .. } => Some(fault),
            Self::Signers { fault, .. } => Some(fault),
            Self::Revoked { fault, .. } => Some(fault),
            Self::KeyFile { fault, .. } | Self::Key(fault) => Some(fault),
            Self::Name(fault) => Some(fault),
            Self::Seal(fault) => Some(fault),
            Self::Attest { fault, .. } => Some(fault),
            Self::Store(fault) => Some(fault),
            Self::Writing(fault) => Some(fault),
            _ => None,
        }
    }

    /// The file that a fault of a room without files is about.
    fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::Framework { path, .. }
            | Self::Signers { path, .. }
            | Self::Revoked { path, .. }
            | Self::KeyFile { path, .. }
            | Self::Attest { path, .. } => Some(path),
            _ => None,
        }
    }
}

impl Explain for Fault {
    fn code(&self) -> &str {
        if let Some(inner) = self.inner() {
            return inner.code();
        }
        match self {
            Self::Folder { .. } => "workflow-folder-unusable",
            Self::Findings(_) => "workflow-not-sealable",
            Self::Clock(_) => "workflow-clock",
            Self::Justification(_) => "workflow-unknown-justification",
            Self::PassphraseFile(_) => "workflow-passphrase-file",
            Self::NoTerminal => "workflow-no-terminal",
            Self::Picture => "workflow-picture",
            Self::Basis { why, .. } => match why {
                Basis::Broken => "workflow-basis-broken",
                Basis::Kind => "workflow-basis-kind",
                Basis::Body { .. } => "workflow-basis-body",
                Basis::NotEarlier { .. } => "workflow-basis-not-earlier",
                Basis::OtherYear { .. } => "workflow-basis-other-year",
            },
            Self::Evidence { why, .. } => match why {
                EvidenceSlip::Kind => "workflow-evidence-kind",
                EvidenceSlip::Target(_) => "workflow-evidence-target",
                EvidenceSlip::TooMuch => "workflow-evidence-too-much",
            },
            _ => "",
        }
    }

    fn args(&self) -> Args<'_> {
        if let Some(inner) = self.inner() {
            return inner.args();
        }
        match self {
            Self::Folder { path, detail } => {
                Args::new().text("folder", path.display().to_string()).text("detail", detail)
            }
            Self::Findings(findings) => {
                let errors = findings.iter().filter(|finding| finding.rule.severity() == Severity::Error);
                Args::new().count("errors", u64::try_from(errors.count()).unwrap_or(u64::MAX))
            }
            Self::Clock(now) => Args::new().text("now", now),
            Self::PassphraseFile(path) => Args::new().text("file", path.display().to_string()),
            Self::Justification(text) => Args::new().text("text", text),
            Self::Basis { path, why } => {
                let args = Args::new().text("file", path.display().to_string());
                match why {
                    Basis::Body { found } => args.text("found", found),
                    Basis::NotEarlier { found } | Basis::OtherYear { found } => {
                        args.text("found", found.to_string())
                    }
                    _ => args,
                }
            }
            Self::Evidence { path, why } => {
                let args = Args::new().text("file", path.display().to_string());
                match why {
                    EvidenceSlip::Target(target) => args.text("target", target),
                    _ => args,
                }
            }
            _ => Args::new(),
        }
    }

    fn explain(&self, lang: Lang) -> Explained {
        if let Some(inner) = self.inner() {
            let told = inner.explain(lang);
            let Some(path) = self.file() else { return told };
            let args = Args::new().text("file", path.display().to_string()).text("sentence", told.sentence);
            return Explained { sentence: lang.text_with("workflow-in-file", &args), fix: told.fix };
        }
        let args = self.args();
        Explained {
            sentence: lang.text_with(self.code(), &args),
            fix: lang.attribute(self.code(), "fix", &args).unwrap_or_default(),
        }
    }
}
