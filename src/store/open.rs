//! Opening: who may write, is the database whole, is it of a version we know.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::fault::{Stop, StoreFault};
use super::home::{self, Home};
use super::lock::Lock;
use super::{Access, Kept, Store, backup, schema};

/// How long a write waits for another run of the program to finish its own. Writes take milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Up to this size the whole file is checked at opening, some tens of milliseconds at most. Above it what holds files is
/// left to [`Store::check_rest`]: their bytes have digests of their own, which are looked at whenever they are read.
const CHECKED_WHOLE: i64 = 64 * 1024 * 1024;

/// The tables that hold no files. From the schema itself: a table that comes later is checked without anybody thinking of it.
const WITHOUT_FILES: &str = "SELECT name FROM sqlite_schema AS it WHERE type = 'table'
    AND NOT EXISTS (SELECT 1 FROM pragma_table_info(it.name) WHERE type = 'BLOB')";

/// The others.
const WITH_FILES: &str = "SELECT name FROM sqlite_schema AS it WHERE type = 'table'
    AND EXISTS (SELECT 1 FROM pragma_table_info(it.name) WHERE type = 'BLOB')";

pub(super) fn open(home: &Home, at: Timestamp) -> Result<Store, StoreFault> {
    open_as(home, at, Access::Write, None)
}

pub(super) fn open_for_window(home: &Home, at: Timestamp) -> Result<Store, StoreFault> {
    make_folder(home)?;
    match Lock::alone(&home.window_lock())? {
        Some(lock) => open_as(home, at, Access::Write, Some(lock)),
        None => open_as(home, at, Access::ReadOnly, None),
    }
}

/// Makes no home: where there is no database, there is nothing to look at.
pub(super) fn open_to_look(home: &Home, at: Timestamp) -> Result<Option<Store>, StoreFault> {
    let there = home.database().exists();
    there.then(|| open_as(home, at, Access::ReadOnly, None)).transpose()
}

fn open_as(home: &Home, at: Timestamp, access: Access, window: Option<Lock>) -> Result<Store, StoreFault> {
    make_folder(home)?;
    let shared = Lock::shared(&home.database_lock())?.ok_or_else(|| StoreFault::InUse(home.database()))?;
    refuse_silent_loss(home)?;
    let mut connection = connect(home, access).map_err(|stop| stop.about(home))?;
    bring_up_to_date(&mut connection, home, access, at)?;
    Ok(Store(Arc::new(Kept {
        home: home.clone(),
        access,
        connection: Mutex::new(connection),
        write_back: Mutex::new(None),
        seen: AtomicI64::new(0),
        damage: OnceLock::new(),
        _window: window,
        _database: shared,
    })))
}

fn make_folder(home: &Home) -> Result<(), StoreFault> {
    home::private_folder(home.root()).map_err(|error| StoreFault::of_io(home.root(), &error))
}

/// The bytes of a page of a database that is made here. Four times `SQLite`'s own choice: most of what is kept are files
/// of some kilobytes or more, and a log of fewer, larger pages is a fifth faster to receive them. One that was made with
/// another size keeps it.
const PAGE: u32 = 16 * 1024;

/// `SQLite` takes an absent or very short file for a new database and throws away the write-ahead log beside it,
/// and fills up a page that was cut short. Where there has been a database, that would be a silent loss.
fn refuse_silent_loss(home: &Home) -> Result<(), StoreFault> {
    let length = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let log = length(&home.root().join("jauge.db-wal"));
    let fine = match length(&home.database()) {
        0 => log == 0 && backup::list(home).is_empty(),
        // A page torn by a power cut is in the log, and mended from it.
        some => page_of(&home.database())
            .is_some_and(|page| some >= page && (some.is_multiple_of(page) || log > 0)),
    };
    if fine { Ok(()) } else { Err(StoreFault::damaged(home)) }
}

/// The bytes of a page of a database file, from its header (<https://sqlite.org/fileformat2.html#page_size>); none where
/// the file has no such header.
fn page_of(database: &Path) -> Option<u64> {
    let mut header = [0; 18];
    File::open(database).and_then(|mut file| file.read_exact(&mut header)).ok()?;
    let [.., high, low] = header;
    match u16::from_be_bytes([high, low]) {
        1 => Some(1 << 16),
        page if page.is_power_of_two() => Some(page.into()),
        _ => None,
    }
}

fn connect(home: &Home, access: Access) -> Result<Connection, Stop> {
    let path = home.database();
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "page_size", PAGE)?;
    // What is bound changes no plan: else a statement is planned anew each time that it is used.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // What turns out to be damaged or newer is left as it lies: closing it would else write its log back into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // Damaged cells are found when read, and a schema planted in the file runs nothing but plain SQL.
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Without it INSERT OR REPLACE would pass by the triggers that protect the journal.
    connection.pragma_update(None, "recursive_triggers", true)?;
    let found = schema::found(&connection)?;
    let known = schema::known();
    if !is_ours(&connection, found)? {
        return Err(StoreFault::damaged(home).into());
    }
    // Before anything that might write: a newer version's file is left untouched.
    if found > known {
        return Err(StoreFault::Newer { path, found, known }.into());
    }
    if !is_whole(&connection)? {
        return Err(StoreFault::damaged(home).into());
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "query_only", access == Access::ReadOnly)?;
    Ok(connection)
}

fn is_ours(connection: &Connection, found: u32) -> rusqlite::Result<bool> {
    let application: i32 = connection.query_one("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: u32 = connection.query_one("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(application == schema::APPLICATION_ID || (application == 0 && found == 0 && tables == 0))
}

fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    if !is_large(connection)? {
        return passes(connection, "PRAGMA quick_check(1)");
    }
    Ok(passes(connection, "PRAGMA quick_check(sqlite_schema)")? && all_pass(connection, WITHOUT_FILES)?)
}

fn is_large(connection: &Connection) -> rusqlite::Result<bool> {
    let pages: i64 = connection.query_one("PRAGMA page_count", [], |row| row.get(0))?;
    let page: i64 = connection.query_one("PRAGMA page_size", [], |row| row.get(0))?;
    Ok(pages.saturating_mul(page) > CHECKED_WHOLE)
}

/// Checks each of these tables, with its indexes.
fn all_pass(connection: &Connection, tables: &str) -> rusqlite::Result<bool> {
    let tables: Vec<String> =
        connection.prepare(tables)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        if !passes(connection, &format!("PRAGMA quick_check(\"{}\")", table.replace('"', "\"\"")))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Checks what [`is_whole`] left out, by a connection of its own, so that the window can go on meanwhile.
pub(super) fn rest_is_whole(home: &Home) -> rusqlite::Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(home.database(), flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(!is_large(&connection)? || all_pass(&connection, WITH_FILES)?)
}

/// Runs one of `SQLite`'s checks: a single row `ok`, or the list of what is wrong.
pub(super) fn passes(connection: &Connection, check: &str) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare(check)?;
    let first: String = statement.query([])?.next()?.map_or(Ok(String::new()), |row| row.get(0))?;
    Ok(first == "ok")
}

fn bring_up_to_date(
    connection: &mut Connection,
    home: &Home,
    access: Access,
    at: Timestamp,
) -> Result<(), StoreFault> {
    let found = schema::found(connection).map_err(|error| StoreFault::of_sql(home, &error))?;
    if found == schema::known() {
        return Ok(());
    }
    // An older program's window is open: its database is not changed from a window that only shows.
    if access == Access::ReadOnly {
        return Err(StoreFault::OpenElsewhere(home.database()));
    }
    // What people have is copied before its shape changes.
    if found > 0 {
        backup::take(home, at)?;
    }
    schema::migrate(connection).map_err(|error| StoreFault::of_sql(home, &error))
}
