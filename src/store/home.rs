//! The home folder: where each thing that this machine keeps lies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of everything that is kept, and the names within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// A home in the given folder, which need not exist yet. A relative path counts from the folder the
    /// program was started in, also if that changes later.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: std::path::absolute(root).unwrap_or_else(|_| root.to_owned()) }
    }

    /// The platform's data folder for this program; none where the platform names no home for the person.
    #[must_use]
    pub fn of_the_platform() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "jauge")?;
        Some(Self::new(folders.data_dir()))
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("jauge.db")
    }

    /// The private keys, one file each.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// The automatic backups.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Held by the one window that writes.
    pub(super) fn window_lock(&self) -> PathBuf {
        self.root.join("window.lock")
    }

    /// Shared by all who have the database open; held alone by who sets it aside.
    pub(super) fn database_lock(&self) -> PathBuf {
        self.root.join("database.lock")
    }

    /// Held by who makes a backup.
    pub(super) fn backup_lock(&self) -> PathBuf {
        self.root.join("backup.lock")
    }
}

/// Makes a folder, and those above it, that only this person may look into (mode 0700 where there are modes).
/// A folder that exists is left as it is.
///
/// # Errors
/// Whatever the system says.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(path)
}
