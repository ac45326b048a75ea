//! The journal: who did what, when. Only added to, and each row hashes the one before, so that a row changed,
//! removed or slipped in behind the program's back is noticed.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use super::fault::{Stop, StoreFault};
use super::schema::{as_kept, nanoseconds};
use super::{Store, hex, kept_count, kept_time};

/// What the first row hashes in place of a row before it.
const BEFORE_THE_FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Its number: 1 for the first, and one more for each.
    pub seq: u64,
    /// When it was written, by this machine's clock.
    pub at: Timestamp,
    /// The name of who acted; empty where the program did so by itself.
    pub who: String,
    /// What was done: a stable code such as `draft-sealed`.
    pub what: String,
    /// What it was done to: ids and digests, separated by spaces.
    pub about: String,
}

impl Store {
    /// Adds a row about something that is kept elsewhere, such as a key. What is kept here writes its row itself.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn record(&self, who: &str, what: &str, about: &str, at: Timestamp) -> Result<(), StoreFault> {
        self.write(|transaction| append(transaction, at, who, what, about))
    }

    /// All rows, the first first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn journal(&self) -> Result<Vec<JournalRow>, StoreFault> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT seq, at, who, what, about FROM journal ORDER BY seq")?;
            let rows = statement.query_map([], |row| {
                Ok(JournalRow {
                    seq: kept_count(row, "seq")?,
                    at: kept_time(row, "at")?,
                    who: row.get("who")?,
                    what: row.get("what")?,
                    about: row.get("about")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Recomputes every hash; gives the number of rows.
    ///
    /// # Errors
    /// [`StoreFault::JournalAltered`] names the first row that is not as it was written, or the database cannot
    /// be read.
    pub fn check_journal(&self) -> Result<u64, StoreFault> {
        self.read(check)
    }
}

/// Adds a row within the transaction of what it tells: neither can be there without the other.
pub(super) fn append(
    transaction: &Transaction<'_>,
    at: Timestamp,
    who: &str,
    what: &str,
    about: &str,
) -> Result<(), Stop> {
    End::of(transaction)?.append(transaction, at, who, what, about)
}

/// The last row, for who adds many in one transaction.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// Its number; 0 before the first.
    pub(super) seq: u64,
    /// The hash of it and all before.
    pub(super) hash: String,
}

impl Default for End {
    fn default() -> Self {
        Self { seq: 0, hash: BEFORE_THE_FIRST.to_owned() }
    }
}

impl End {
    /// Finds it.
    pub(super) fn of(transaction: &Transaction<'_>) -> Result<Self, Stop> {
        let last = transaction
            .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok(Self { seq: kept_count(row, "seq")?, hash: row.get(1)? }))
            .optional()?;
        Ok(last.unwrap_or_default())
    }

    /// What the row after it is called by, wherever it is kept.
    pub(super) fn next(&self, at: Timestamp, who: &str, what: &str, about: &str) -> Self {
        let seq = self.seq.saturating_add(1);
        let at = as_kept(at).to_string();
        Self { seq, hash: hash_of([&seq.to_string(), &at, who, what, about, &self.hash]) }
    }

    /// Adds a row after it, which is the last one then.
    pub(super) fn append(
        &mut self,
        transaction: &Transaction<'_>,
        at: Timestamp,
        who: &str,
        what: &str,
        about: &str,
    ) -> Result<(), Stop> {
        let row = self.next(at, who, what, about);
        transaction
            .prepare_cached(
                "INSERT INTO journal (seq, at, who, what, about, previous_hash, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![signed(row.seq), nanoseconds(at), who, what, about, self.hash, row.hash])?;
        *self = row;
        Ok(())
    }
}

fn check(connection: &Connection) -> Result<u64, Stop> {
    let mut statement = connection
        .prepare("SELECT seq, at, who, what, about, previous_hash, hash FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut expected = 1_u64;
    let mut before = BEFORE_THE_FIRST.to_owned();
    while let Some(row) = rows.next()? {
        let seq = kept_count(row, "seq")?;
        let at = kept_time(row, "at")?.to_string();
        let texts: [String; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
        let [who, what, about] = &texts;
        let (previous, hash): (String, String) = (row.get(5)?, row.get(6)?);
        if seq != expected
            || previous != before
            || hash != hash_of([&seq.to_string(), &at, who, what, about, &previous])
        {
            return Err(StoreFault::JournalAltered(expected).into());
        }
        before = hash;
        expected = expected.saturating_add(1);
    }
    let count = expected.saturating_sub(1);
    // Rows cut off the end leave a chain that holds; the counter of numbers given still knows of them.
    let given: Option<u64> = connection
        .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'journal'", [], |row| kept_count(row, "seq"))
        .optional()?;
    if given.unwrap_or(0) == count { Ok(count) } else { Err(StoreFault::JournalAltered(expected).into()) }
}

/// The database counts to `i64::MAX`, which no journal reaches.
fn signed(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// Each part goes in with its length before it: `ab` + `c` must not hash as `a` + `bc`.
fn hash_of(parts: [&str; 6]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_string());
        hash.update(":");
        hash.update(part);
    }
    hex(&hash.finalize())
}
