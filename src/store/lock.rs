//! Locks between runs of the program on one home: a file, held as long as the value lives.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::fault::StoreFault;

/// A held lock. Let go by name when dropped: a program that is being started at that moment still has a copy of
/// the handle, and closing ours alone would leave the lock to it.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "a lock is let go only when its file is closed");
        }
    }
}

impl Lock {
    /// Waits until no other run holds it.
    pub(super) fn wait(path: &Path) -> Result<Self, StoreFault> {
        let file = open(path)?;
        file.lock().map_err(|error| StoreFault::of_io(path, &error))?;
        Ok(Self(file))
    }

    /// Holds it alone, or `None` where another run holds it.
    pub(super) fn alone(path: &Path) -> Result<Option<Self>, StoreFault> {
        held(path, File::try_lock)
    }

    /// Holds it with others, or `None` where another run holds it alone.
    pub(super) fn shared(path: &Path) -> Result<Option<Self>, StoreFault> {
        held(path, File::try_lock_shared)
    }
}

fn held(path: &Path, take: fn(&File) -> Result<(), TryLockError>) -> Result<Option<Lock>, StoreFault> {
    let file = open(path)?;
    match take(&file) {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreFault::of_io(path, &error)),
    }
}

fn open(path: &Path) -> Result<File, StoreFault> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|error| StoreFault::of_io(path, &error))
}
