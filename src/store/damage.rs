//! A damaged database: set aside, never overwritten, never deleted; then the latest good backup, or a new start.
//! Nothing of this happens before the person has chosen.

use std::fs;
use std::io;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::backup::{self, Backup, STAMP};
use super::fault::StoreFault;
use super::home::Home;
use super::lock::Lock;
use super::{Store, files};

/// The database and what `SQLite` keeps beside it.
const COMPANIONS: [&str; 3] = ["", "-wal", "-shm"];

impl Store {
    /// Sets the database aside and puts a backup in its place. Gives the path of what was set aside.
    ///
    /// # Errors
    /// The backup does not read well, or other runs of the program have the database open: nothing was changed.
    /// Or the disk takes no change: the database, or what was set aside, is where it was.
    pub fn restore(home: &Home, backup: &Backup, who: &str, at: Timestamp) -> Result<PathBuf, StoreFault> {
        let alone = hold_alone(home)?;
        if !backup::is_good(&backup.path) {
            return Err(StoreFault::BackupUnusable(backup.path.clone()));
        }
        let copy = home.root().join("jauge.db.restoring");
        let copied = fs::copy(&backup.path, &copy)
            .and_then(|_| fs::File::options().write(true).open(&copy)?.sync_all());
        if let Err(error) = copied {
            // A copy of a backup that is still there.
            let _ = fs::remove_file(&copy);
            return Err(StoreFault::of_io(&copy, &error));
        }
        let aside = set_aside(home, at)?;
        fs::rename(&copy, home.database())
            .and_then(|()| files::sync_folder(home.root()))
            .map_err(|error| StoreFault::of_io(&home.database(), &error))?;
        drop(alone);
        let name = backup.path.file_name().unwrap_or_default().to_string_lossy();
        Self::open(home, at)?.record(who, "backup-restored", &name, at)?;
        Ok(aside)
    }

    /// Sets the database aside and begins an empty one. The backups are set aside with it, so that those of the
    /// new database do not push them out. Gives the path of what was set aside.
    ///
    /// # Errors
    /// Other runs of the program have the database open: nothing was changed. Or the disk takes no change: the
    /// database, or what was set aside, is where it was.
    pub fn start_empty(home: &Home, who: &str, at: Timestamp) -> Result<PathBuf, StoreFault> {
        let alone = hold_alone(home)?;
        let aside = set_aside(home, at)?;
        let backups = home.backups();
        if backups.exists() {
            let kept = free_name(at, |stamp| home.root().join(format!("backups-before-{stamp}")));
            fs::rename(&backups, kept).map_err(|error| StoreFault::of_io(&backups, &error))?;
        }
        files::sync_folder(home.root()).map_err(|error| StoreFault::of_io(home.root(), &error))?;
        drop(alone);
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        Self::open(home, at)?.record(who, "started-empty", &name, at)?;
        Ok(aside)
    }
}

fn hold_alone(home: &Home) -> Result<Lock, StoreFault> {
    Lock::alone(&home.database_lock())?.ok_or_else(|| StoreFault::InUse(home.database()))
}

/// Renames the database and its companions, so that `SQLite` still finds the log of what was set aside.
fn set_aside(home: &Home, at: Timestamp) -> Result<PathBuf, StoreFault> {
    let beside =
        |stamp: &str, companion: &str| home.root().join(format!("jauge.db.damaged-{stamp}{companion}"));
    let aside = free_name(at, |stamp| beside(stamp, ""));
    for companion in COMPANIONS {
        let from = home.root().join(format!("jauge.db{companion}"));
        let mut to = aside.as_os_str().to_owned();
        to.push(companion);
        match fs::rename(&from, &to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreFault::of_io(&from, &error));
            }
            _ => {}
        }
    }
    Ok(aside)
}

/// The first name, counting seconds from `at`, that nothing has yet: nothing set aside before is overwritten.
fn free_name(at: Timestamp, name: impl Fn(&str) -> PathBuf) -> PathBuf {
    let mut at = at;
    loop {
        let path = name(&at.strftime(STAMP).to_string());
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let later = at.checked_add(SignedDuration::from_secs(1));
        match later {
            Ok(later) if path.exists() || PathBuf::from(log).exists() => at = later,
            _ => return path,
        }
    }
}
