//! What can go wrong with what this machine keeps, and how it is told.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

use super::backup::{self, Backup};
use super::home::Home;
use super::workspace::drafts::DraftId;
use crate::l10n::{Args, Explain};

/// Why something could not be kept or read. Whatever it is, what was kept before is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFault {
    /// The platform names no data folder for this person.
    NoHome,
    /// No room left on the disk, or the quota is used up.
    DiskFull(PathBuf),
    /// The folder or its disk takes no changes.
    ReadOnlyFolder(PathBuf),
    /// The system does not let this person in.
    Denied(PathBuf),
    /// Another run of the program was writing for longer than we waited.
    Busy(PathBuf),
    /// This window is the second one, and only shows.
    OpenElsewhere(PathBuf),
    /// Other runs of the program have the database open: it cannot be set aside under them.
    InUse(PathBuf),
    /// The database was written by a newer version of the program; it is left untouched.
    Newer {
        /// The database.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The database cannot be read. It is left in place until the person chooses what to do.
    Damaged {
        /// The database.
        path: PathBuf,
        /// The latest backup that reads well.
        backup: Option<Backup>,
    },
    /// The chosen backup does not read well.
    BackupUnusable(PathBuf),
    /// There is no such draft.
    UnknownDraft(DraftId),
    /// The draft is sealed: what was signed does not change.
    DraftSealed(DraftId),
    /// There is no such evidence in this draft.
    UnknownEvidence(DraftId),
    /// No envelope with this fingerprint is kept.
    UnknownEnvelope(String),
    /// The register of signers was changed meanwhile.
    SignersChanged,
    /// Kept bytes are not those that were put in; named by their SHA-256.
    AlteredBytes(String),
    /// The journal was changed behind the program's back; the first row that is not as it was written.
    JournalAltered(u64),
    /// Anything else that the system or the database says, in its own words.
    Failed {
        /// What was worked on.
        path: PathBuf,
        /// The system's words.
        detail: String,
    },
}

impl StoreFault {
    /// What the system said about a folder or file of the home.
    pub(super) fn of_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull(path)
            }
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyFolder(path),
            io::ErrorKind::PermissionDenied => Self::Denied(path),
            _ => Self::Failed { path, detail: error.to_string() },
        }
    }

    /// What `SQLite` said about the home's database.
    pub(super) fn of_sql(home: &Home, error: &rusqlite::Error) -> Self {
        let path = home.database();
        // Where the disk is full, the shared index of the WAL is the one file for which SQLite does not say so.
        if error.sqlite_extended_error_code() == Some(SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull(path);
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(path),
            Some(ErrorCode::ReadOnly) => Self::ReadOnlyFolder(path),
            Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::Denied(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::damaged(home),
            // A value that is not what we wrote there: STRICT tables make this damage, not a slip of ours.
            None if is_misread(error) => Self::damaged(home),
            _ => Self::Failed { path, detail: error.to_string() },
        }
    }

    pub(super) fn damaged(home: &Home) -> Self {
        Self::Damaged { path: home.database(), backup: backup::latest_good(home) }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::DiskFull(path)
            | Self::ReadOnlyFolder(path)
            | Self::Denied(path)
            | Self::Busy(path)
            | Self::OpenElsewhere(path)
            | Self::InUse(path)
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::BackupUnusable(path)
            | Self::Failed { path, .. } => Some(path),
            _ => None,
        }
    }
}

fn is_misread(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
    )
}

impl Explain for StoreFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NoHome => "store-no-home",
            Self::DiskFull(_) => "store-disk-full",
            Self::ReadOnlyFolder(_) => "store-read-only-folder",
            Self::Denied(_) => "store-denied",
            Self::Busy(_) => "store-busy",
            Self::OpenElsewhere(_) => "store-open-elsewhere",
            Self::InUse(_) => "store-in-use",
            Self::Newer { .. } => "store-newer",
            Self::Damaged { backup: Some(_), .. } => "store-damaged",
            Self::Damaged { backup: None, .. } => "store-damaged-no-backup",
            Self::BackupUnusable(_) => "store-backup-unusable",
            Self::UnknownDraft(_) => "store-unknown-draft",
            Self::DraftSealed(_) => "store-draft-sealed",
            Self::UnknownEvidence(_) => "store-unknown-evidence",
            Self::UnknownEnvelope(_) => "store-unknown-envelope",
            Self::SignersChanged => "store-signers-changed",
            Self::AlteredBytes(_) => "store-altered-bytes",
            Self::JournalAltered(_) => "store-journal-altered",
            Self::Failed { .. } => "store-failed",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = match self.path() {
            Some(path) => Args::new().text("path", path.display().to_string()),
            None => Args::new(),
        };
        match self {
            Self::Newer { found, known, .. } => {
                args.text("found", found.to_string()).text("known", known.to_string())
            }
            Self::Damaged { backup: Some(backup), .. } => args
                .text("backup", backup.path.display().to_string())
                .text("taken", backup.taken_at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            Self::UnknownDraft(draft) | Self::DraftSealed(draft) | Self::UnknownEvidence(draft) => {
                args.text("draft", draft.to_string())
            }
            Self::UnknownEnvelope(fingerprint) => args.text("fingerprint", fingerprint),
            Self::AlteredBytes(sha256) => args.text("digest", sha256),
            Self::JournalAltered(row) => args.text("row", row.to_string()),
            Self::Failed { detail, .. } => args.text("detail", detail),
            _ => args,
        }
    }
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for StoreFault {}

/// Why a piece of work on the database stopped, before it is known which home it was about.
pub(super) enum Stop {
    Sql(rusqlite::Error),
    Fault(StoreFault),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<StoreFault> for Stop {
    fn from(fault: StoreFault) -> Self {
        Self::Fault(fault)
    }
}

impl Stop {
    pub(super) fn about(self, home: &Home) -> StoreFault {
        match self {
            Self::Sql(error) => StoreFault::of_sql(home, &error),
            Self::Fault(fault) => fault,
        }
    }
}
