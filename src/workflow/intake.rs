//! Files that people hand over: never more of them is read than the job allows, and only from ordinary files.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::l10n::{Args, Explain};

/// A counts file of the largest body has a few kilobytes.
pub const MOST_COUNTS: u64 = 1 << 20;
/// `envelope.md` §1: an envelope over it is refused before it is read whole.
pub const MOST_ENVELOPE: u64 = 64 << 20;
/// A key file has less than a kilobyte.
pub const MOST_KEY: u64 = 64 << 10;
/// A register of many thousand signers has a few megabytes.
pub const MOST_SIGNERS: u64 = 32 << 20;
/// A framework has some tens of kilobytes.
pub const MOST_FRAMEWORK: u64 = 4 << 20;

/// Why a file that was handed over cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why:?}", path = .path.display())]
pub struct IntakeFault {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is not there.
    Missing,
    /// It is a folder.
    Folder,
    /// A pipe, a device, a socket: reading it might never end.
    NotAFile,
    /// It has more bytes than such a file may have.
    TooLarge {
        /// The most it may have.
        most: u64,
    },
    /// The system does not let this person read it.
    Denied,
    /// Anything else, in the system's words.
    Failed {
        /// The system's words.
        detail: String,
    },
}

/// Reads a file of at most so many bytes.
///
/// # Errors
/// [`IntakeFault`]; a file that is too large, or no ordinary file, is refused before it is read.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, IntakeFault> {
    let fault = |why| IntakeFault { path: path.to_owned(), why };
    let of_io = |error: io::Error| fault(Why::of_io(&error));
    // Before opening: opening a pipe waits for somebody to write to it.
    let there = std::fs::metadata(path).map_err(of_io)?;
    if there.is_dir() {
        return Err(fault(Why::Folder));
    }
    if !there.is_file() {
        return Err(fault(Why::NotAFile));
    }
    if there.len() > most {
        return Err(fault(Why::TooLarge { most }));
    }
    let file = File::open(path).map_err(of_io)?;
    let mut bytes = Vec::with_capacity(usize::try_from(there.len()).unwrap_or(0));
    // The file may grow meanwhile, and files of the system say they have no bytes.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(of_io)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read <= most) {
        Ok(bytes)
    } else {
        Err(fault(Why::TooLarge { most }))
    }
}

impl Why {
    pub(super) fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Failed { detail: error.to_string() },
        }
    }
}

impl Explain for IntakeFault {
    fn code(&self) -> &str {
        match self.why {
            Why::Missing => "workflow-file-missing",
            Why::Folder => "workflow-file-is-folder",
            Why::NotAFile => "workflow-not-a-file",
            Why::TooLarge { .. } => "workflow-file-too-large",
            Why::Denied => "workflow-file-denied",
            Why::Failed { .. } => "workflow-file-failed",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new().text("file", self.path.display().to_string());
        match &self.why {
            Why::TooLarge { most } => args.count("most", most >> 10),
            Why::Failed { detail } => args.text("detail", detail),
            _ => args,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_without_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sparse");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        assert_eq!(read(&path, MOST_COUNTS).unwrap_err().why, Why::TooLarge { most: MOST_COUNTS });
    }

    #[test]
    fn what_is_no_file_is_named_for_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path(), 10).unwrap_err().why, Why::Folder);
        assert_eq!(read(&folder.path().join("absent"), 10).unwrap_err().why, Why::Missing);
        #[cfg(unix)]
        assert_eq!(read(Path::new("/dev/zero"), 10).unwrap_err().why, Why::NotAFile);
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ten");
        std::fs::write(&path, b"0123456789").unwrap();
        assert_eq!(read(&path, 10).unwrap(), b"0123456789");
        assert_eq!(read(&path, 9).unwrap_err().why, Why::TooLarge { most: 9 });
    }
}
