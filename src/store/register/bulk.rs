//! Room for many arrivals at once: more memory, fewer waits for the disk, and the log written back beside the writer.

use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::{Home, Store, StoreFault};

/// The cache of the database, in KiB: as `SQLite` has it, and while many envelopes are received.
const CACHE: i64 = 2000;
const RECEIVING_CACHE: i64 = 32_000;

/// The pages of the log before a writer writes it back by itself: as `SQLite` has it, and while many envelopes are
/// received, when it is written back beside the writer and this only bounds its length.
const LOG: i64 = 1000;
const RECEIVING_LOG: i64 = 12_000;

/// The pause between two turns of writing back: long enough that a page that changes often is written once.
const PAUSE: Duration = Duration::from_millis(500);

/// Writes the log back, until it is dropped.
#[derive(Debug)]
pub(in crate::store) struct WriteBack {
    working: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl WriteBack {
    fn start(home: &Home) -> Self {
        let (working, until) = channel();
        let home = home.clone();
        let thread = std::thread::spawn(move || write_back(&home, &until));
        Self { working: Some(working), thread: Some(thread) }
    }
}

impl Drop for WriteBack {
    fn drop(&mut self) {
        drop(self.working.take());
        if let Some(thread) = self.thread.take() {
            // It never panics; if it did, the writer would write the log back by itself.
            let _ = thread.join();
        }
    }
}

impl Store {
    /// With a cache that holds the indexes and without a wait for the disk at each transaction. A program that is killed
    /// loses nothing by it; a cut of power may lose the last transactions whole, which are then received again: all of it
    /// is on the disk before [`Store::give_room_back`] returns and anybody is told.
    pub(super) fn make_room(&self) -> Result<(), StoreFault> {
        self.read(|connection| {
            connection.pragma_update(None, "cache_size", -RECEIVING_CACHE)?;
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            Ok(connection.pragma_update(None, "wal_autocheckpoint", RECEIVING_LOG)?)
        })?;
        *self.0.write_back.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(WriteBack::start(self.home()));
        Ok(())
    }

    pub(super) fn give_room_back(&self) -> Result<(), StoreFault> {
        *self.0.write_back.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.read(|connection| {
            connection.pragma_update(None, "cache_size", -CACHE)?;
            connection.pragma_update(None, "wal_autocheckpoint", LOG)?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(connection.execute_batch("PRAGMA shrink_memory")?)
        })
    }
}

/// Writes the log back again and again, by a connection of its own, so that the writer need not wait for the disk. Where
/// that fails the writer does it, later and by itself.
fn write_back(home: &Home, until: &Receiver<()>) {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(connection) = Connection::open_with_flags(home.database(), flags) else { return };
    while until.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
        if connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).is_err() {
            return;
        }
    }
}
