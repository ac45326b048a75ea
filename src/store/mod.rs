//! What this machine keeps: a person's own (`workspace/`: drafts as typed, kept envelopes, preferences), and the register
//! that a ministry shares (`register/`), with the journal, the backups and the versions of the database.
//!
//! The only room that knows SQL. Does not know rules or screens, nor what counts: statuses are added up by
//! [`case`](crate::case) where an event is written. Fingerprints and bytes come in from outside, and so does the time;
//! an envelope is only looked into when a database of a former version is led here.

mod backup;
mod damage;
mod fault;
pub mod files;
pub mod folders;
mod home;
mod journal;
mod lock;
mod open;
mod register;
mod schema;
mod workspace;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

pub use crate::case::Status;
pub use backup::{Backup, KEPT as BACKUPS_KEPT};
pub use fault::StoreFault;
pub use home::{Home, private_folder};
pub use journal::JournalRow;
pub use register::{
    AcceptedRow, Arrived, CampaignBody, CampaignRow, CaseRecord, Change, CommitError, DecisionRow, Expected,
    JournalHead, MemoryRegister, QuarantineReason, QuarantinedFile, Register, RevocationRow, SignerRow,
    SubmissionRow, Unit,
};
pub use workspace::drafts::{DraftId, DraftRow, DraftState};
pub use workspace::envelopes::{Keeping, KeptEnvelope, NewEnvelope, Why};
pub use workspace::evidence::{Evidence, EvidenceId};

pub use workspace::field;

use fault::Stop;
use lock::Lock;

/// What the holder of a [`Store`] may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Write,
    /// Read only: another window of this home is open.
    ReadOnly,
}

/// The opened database of one home. Clones share it; any thread may use it.
#[derive(Debug, Clone)]
pub struct Store(Arc<Kept>);

#[derive(Debug)]
struct Kept {
    home: Home,
    access: Access,
    connection: Mutex<Connection>,
    write_back: Mutex<Option<register::WriteBack>>,
    /// The version of the data that was seen last; 0 before.
    seen: AtomicI64,
    /// Found after opening: nothing is written any more then.
    damage: OnceLock<StoreFault>,
    // Let go when the last clone goes, after the connection: fields are dropped in this order.
    _window: Option<Lock>,
    _database: Lock,
}

impl Store {
    /// Opens the home for a run that shows no window. Such runs write beside an open window: each write waits
    /// its turn for a few seconds.
    ///
    /// # Errors
    /// The folder cannot be used, or the database is damaged, newer than this program, or being set aside.
    pub fn open(home: &Home, at: Timestamp) -> Result<Self, StoreFault> {
        open::open(home, at)
    }

    /// Opens the home for a window: the first one writes, a second one reads only ([`Store::access`]).
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_for_window(home: &Home, at: Timestamp) -> Result<Self, StoreFault> {
        open::open_for_window(home, at)
    }

    /// Opens the home for a run that only looks something up; none where there is no database.
    ///
    /// # Errors
    /// As [`Store::open`]; also for a database of an older version, since nothing is changed here.
    pub fn open_to_look(home: &Home, at: Timestamp) -> Result<Option<Self>, StoreFault> {
        open::open_to_look(home, at)
    }

    /// Checks what opening left out for the size of it. Call it once at each start, from a worker thread. Where damage is
    /// found, here or by [`Store::backup`], every later write of this store is refused with it.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`], or the database cannot be read.
    pub fn check_rest(&self) -> Result<(), StoreFault> {
        let whole =
            open::rest_is_whole(&self.0.home).map_err(|error| StoreFault::of_sql(&self.0.home, &error));
        match whole {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.noted(StoreFault::damaged(&self.0.home))),
            Err(fault) => Err(self.noted(fault)),
        }
    }

    /// What may be done here.
    #[must_use]
    pub fn access(&self) -> Access {
        self.0.access
    }

    /// The home that was opened.
    #[must_use]
    pub fn home(&self) -> &Home {
        &self.0.home
    }

    /// Has another run of the program, or another window, written since this was asked last? False at the first time.
    #[must_use]
    pub fn changed_elsewhere(&self) -> bool {
        // Only changes by other connections move it (<https://www.sqlite.org/pragma.html#pragma_data_version>).
        let version = self.read(|connection| {
            Ok(connection.query_one("PRAGMA data_version", [], |row| row.get::<_, i64>(0))?)
        });
        let Ok(version) = version else { return false };
        let before = self.0.seen.swap(version, Ordering::Relaxed);
        before != 0 && before != version
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Stop>) -> Result<T, StoreFault> {
        let connection = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).map_err(|stop| self.noted(stop.about(&self.0.home)))
    }

    /// As [`Store::read`], all of one moment: what another run of the program writes meanwhile is not seen between two
    /// questions.
    fn read_at_once<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Stop>) -> Result<T, StoreFault> {
        self.read(|connection| work(&*connection.unchecked_transaction()?))
    }

    /// One transaction: all of the work is kept, or none of it.
    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Stop>) -> Result<T, StoreFault> {
        if self.access() == Access::ReadOnly {
            return Err(StoreFault::OpenElsewhere(self.0.home.database()));
        }
        if let Some(damage) = self.0.damage.get() {
            return Err(damage.clone());
        }
        let mut connection = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        transact(&mut connection, work).map_err(|stop| self.noted(stop.about(&self.0.home)))
    }

    /// Remembers damage, whoever comes upon it.
    fn noted(&self, fault: StoreFault) -> StoreFault {
        if matches!(fault, StoreFault::Damaged { .. }) {
            return self.0.damage.get_or_init(|| fault).clone();
        }
        fault
    }
}

fn transact<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    // The write lock is taken at once: a transaction that turns from reading to writing may not wait.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// SHA-256 in lower-case hex digits.
fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// A time as kept in the database: whole nanoseconds since 1970-01-01 UTC.
fn kept_time(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    row.get(column).and_then(time_of)
}

fn time_of(nanoseconds: i64) -> rusqlite::Result<Timestamp> {
    Timestamp::from_nanosecond(nanoseconds.into())
        .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, nanoseconds))
}

/// A whole number as kept in the database, where it is signed.
fn kept_count(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<u64> {
    let signed: i64 = row.get(column)?;
    u64::try_from(signed).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, signed))
}
