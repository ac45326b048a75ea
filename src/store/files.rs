//! Files for people: written to a temporary name, synced, then renamed. A half-written one cannot exist.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::l10n::{Args, Explain};

/// May a file that exists be replaced?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// No: a file that exists stays.
    No,
    /// Yes: the person said so.
    Yes,
}

/// Why a file could not be written. Nothing was left behind, and what existed is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// There is a file of that name, and nobody said to replace it.
    Exists(PathBuf),
    /// There is a folder of that name.
    IsFolder(PathBuf),
    /// The folder to write to is not there (any more).
    NoFolder(PathBuf),
    /// The system does not let this person write there.
    Denied(PathBuf),
    /// The folder or its disk takes no changes.
    ReadOnly(PathBuf),
    /// No room left on the disk, or the quota is used up.
    DiskFull(PathBuf),
    /// The system does not take such a name: too long, or with characters it refuses.
    Name(PathBuf),
    /// Anything else, in the system's words.
    Failed {
        /// The file.
        path: PathBuf,
        /// The system's words.
        detail: String,
    },
}

/// Writes a file that others may read, whole or not at all.
///
/// # Errors
/// See [`FileFault`].
pub fn write_whole(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), FileFault> {
    // What the person's umask leaves of it, as for any file they save.
    write(path, bytes, overwrite, 0o666)
}

/// Writes a file that only this person may read (mode 0600 where there are modes), whole or not at all.
///
/// # Errors
/// See [`FileFault`].
pub fn write_private(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), FileFault> {
    write(path, bytes, overwrite, 0o600)
}

fn write(path: &Path, bytes: &[u8], overwrite: Overwrite, mode: u32) -> Result<(), FileFault> {
    let fault = |error: &io::Error| FileFault::of_io(path, error);
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(FileFault::IsFolder(path.to_owned())),
    };
    // Said before the work is done; renaming below holds to it also if the file comes up meanwhile.
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => return Err(FileFault::IsFolder(path.to_owned())),
        Ok(_) if overwrite == Overwrite::No => return Err(FileFault::Exists(path.to_owned())),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(&error)),
        _ => {}
    }
    let mut temporary = unfinished(folder, mode).map_err(|error| fault(&error))?;
    temporary.write_all(bytes).map_err(|error| fault(&error))?;
    temporary.as_file().sync_all().map_err(|error| fault(&error))?;
    match overwrite {
        Overwrite::No => temporary.persist_noclobber(path),
        Overwrite::Yes => temporary.persist(path),
    }
    .map_err(|error| fault(&error.error))?;
    sync_folder(folder).map_err(|error| fault(&error))
}

/// Removed when dropped, so also when anything fails. Its name does not grow with the file's own.
fn unfinished(folder: &Path, mode: u32) -> io::Result<tempfile::NamedTempFile> {
    let mut maker = tempfile::Builder::new();
    maker.prefix(".jauge-").suffix(".tmp");
    #[cfg(unix)]
    let permissions = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(mode);
    #[cfg(unix)]
    maker.permissions(permissions);
    #[cfg(not(unix))]
    let _ = mode;
    maker.tempfile_in(folder)
}

/// Makes a rename outlast a power cut. Windows does so by itself, and opens no folder as a file.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

impl FileFault {
    pub(super) fn of_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(path),
            io::ErrorKind::IsADirectory => Self::IsFolder(path),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder(path),
            io::ErrorKind::PermissionDenied => Self::Denied(path),
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull(path)
            }
            io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Self::Name(path),
            _ => Self::Failed { path, detail: error.to_string() },
        }
    }

    /// The file that could not be written.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Exists(path)
            | Self::IsFolder(path)
            | Self::NoFolder(path)
            | Self::Denied(path)
            | Self::ReadOnly(path)
            | Self::DiskFull(path)
            | Self::Name(path)
            | Self::Failed { path, .. } => path,
        }
    }
}

impl Explain for FileFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "store-file-exists",
            Self::IsFolder(_) => "store-file-is-folder",
            Self::NoFolder(_) => "store-file-no-folder",
            Self::Denied(_) => "store-file-denied",
            Self::ReadOnly(_) => "store-file-read-only",
            Self::DiskFull(_) => "store-file-disk-full",
            Self::Name(_) => "store-file-name",
            Self::Failed { .. } => "store-file-failed",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new().text("path", self.path().display().to_string());
        match self {
            Self::NoFolder(path) => args.text("folder", path.parent().unwrap_or(path).display().to_string()),
            Self::Failed { detail, .. } => args.text("detail", detail),
            _ => args,
        }
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for FileFault {}
