//! Backups: whole, checked copies of the database, the latest seven.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::{Stop, StoreFault};
use super::home::{self, Home};
use super::lock::Lock;
use super::{Access, Store, files, open, schema};

/// How many automatic backups are kept. Making one more removes the oldest: the one thing this program ever
/// deletes unasked.
pub const KEPT: usize = 7;

/// Times in names: sorts as text, no character that a file system refuses.
pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// A copy of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was taken.
    pub taken_at: Timestamp,
}

impl Store {
    /// Makes a backup through a connection of its own, so that the window can go on meanwhile, and checks it.
    /// Call it at each start, from a worker thread.
    ///
    /// # Errors
    /// This window only shows, the database turns out to be damaged, or the disk takes no more.
    pub fn backup(&self, at: Timestamp) -> Result<Backup, StoreFault> {
        match self.access() {
            Access::Write => take(self.home(), at).map_err(|fault| self.noted(fault)),
            Access::ReadOnly => Err(StoreFault::OpenElsewhere(self.home().database())),
        }
    }

    /// The automatic backups, the latest first.
    #[must_use]
    pub fn backups(&self) -> Vec<Backup> {
        list(self.home())
    }
}

/// The automatic backups, the latest first. What else lies in the folder is none of our business.
pub(super) fn list(home: &Home) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(home.backups()) else { return Vec::new() };
    let mut backups: Vec<Backup> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let stamp = path.file_name()?.to_str()?.strip_prefix("jauge-")?.strip_suffix(".db")?;
            let taken_at = TimeZone::UTC.to_timestamp(DateTime::strptime(STAMP, stamp).ok()?).ok()?;
            Some(Backup { path, taken_at })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.taken_at));
    backups
}

/// The latest backup that reads well.
pub(super) fn latest_good(home: &Home) -> Option<Backup> {
    list(home).into_iter().find(|backup| is_good(&backup.path))
}

/// Does a backup read well, and is it of a version we know?
pub(super) fn is_good(path: &Path) -> bool {
    let check = || -> rusqlite::Result<bool> {
        let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let application: i32 = copy.query_one("PRAGMA application_id", [], |row| row.get(0))?;
        let version = schema::found(&copy)?;
        Ok(application == schema::APPLICATION_ID
            && (1..=schema::known()).contains(&version)
            && open::passes(&copy, "PRAGMA integrity_check(1)")?)
    };
    check().unwrap_or(false)
}

/// Makes one backup and lets go of the oldest beyond [`KEPT`].
pub(super) fn take(home: &Home, at: Timestamp) -> Result<Backup, StoreFault> {
    let folder = home.backups();
    let fault = |error: io::Error| StoreFault::of_io(&folder, &error);
    home::private_folder(&folder).map_err(fault)?;
    // One at a time: two would write to the same unfinished file.
    let _alone = Lock::wait(&home.backup_lock())?;
    let unfinished = folder.join("unfinished.tmp");
    discard(&unfinished);
    let made = copy_database(home, &unfinished)
        .and_then(|()| place(home, &unfinished, at).map_err(fault).map_err(Stop::Fault));
    if made.is_err() {
        discard(&unfinished);
    }
    let backup = made.map_err(|stop| stop.about(home))?;
    for old in list(home).into_iter().skip(KEPT) {
        // One too many does no harm, and is tried again next time.
        let _ = fs::remove_file(old.path);
    }
    Ok(backup)
}

fn copy_database(home: &Home, unfinished: &Path) -> Result<(), Stop> {
    let source = Connection::open_with_flags(
        home.database(),
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let mut target = Connection::open(unfinished)?;
    // In one step, within one read: writes go on beside it, and none of them makes it begin again.
    if Copying::new(&source, &mut target)?.step(-1)? != StepResult::Done {
        return Err(StoreFault::Busy(home.database()).into());
    }
    // One file that stands alone, without a write-ahead log beside it.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    if !open::passes(&target, "PRAGMA integrity_check(1)")? {
        return Err(StoreFault::damaged(home).into());
    }
    target.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn place(home: &Home, unfinished: &Path, at: Timestamp) -> io::Result<Backup> {
    let taken_at = next_stamp(home, at);
    let path = home.backups().join(format!("jauge-{}.db", taken_at.strftime(STAMP)));
    File::options().write(true).open(unfinished)?.sync_all()?;
    fs::rename(unfinished, &path)?;
    files::sync_folder(&home.backups())?;
    Ok(Backup { path, taken_at })
}

/// The time that a backup is named after: later than all others, whatever the clock says. A clock set to 1970
/// would otherwise make the newest backup the first to be removed.
fn next_stamp(home: &Home, at: Timestamp) -> Timestamp {
    let after =
        list(home).first().and_then(|latest| latest.taken_at.checked_add(SignedDuration::from_secs(1)).ok());
    let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
    after.map_or(at, |after| at.max(after))
}

/// Removes what an interrupted backup left.
fn discard(unfinished: &Path) {
    for companion in ["", "-wal", "-shm", "-journal"] {
        let mut path = unfinished.as_os_str().to_owned();
        path.push(companion);
        // Absent is what we want; anything else shows when the copy is made.
        let _ = fs::remove_file(path);
    }
}
