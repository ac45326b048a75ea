//! What arrived and is not valid, or has no place: kept apart, with its reasons, never counted.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::store::fault::StoreFault;
use crate::store::workspace::envelopes::{contents, keep_contents};
use crate::store::{Store, journal, kept_time};

/// Something that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideRow {
    /// The file's name when it came.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its identity, if it has one.
    pub fingerprint: Option<String>,
    /// The body's code, as far as it is told.
    pub organization: Option<String>,
    /// The year, as far as it is told.
    pub year: Option<u16>,
    /// Its place in the chain, as far as it is told.
    pub sequence: Option<u32>,
    /// The reasons, as JSON.
    pub reasons: String,
    /// When it came.
    pub received_at: Timestamp,
}

impl Store {
    /// Keeps a file apart, with its reasons. The same file is kept once, with the reasons it had last.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn set_aside(&self, row: &AsideRow, bytes: &[u8], who: &str) -> Result<(), StoreFault> {
        let at = row.received_at;
        self.write(|transaction| {
            let digest = keep_contents(transaction, bytes)?;
            transaction.execute(
                "INSERT INTO set_aside (sha256, file, fingerprint, organization, year, sequence, reasons, received_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (sha256) DO UPDATE SET reasons = excluded.reasons, file = excluded.file",
                params![
                    digest,
                    row.file,
                    row.fingerprint,
                    row.organization,
                    row.year,
                    row.sequence,
                    row.reasons,
                    at.to_string()
                ],
            )?;
            journal::append(transaction, at, who, "envelope-set-aside", &digest)
        })
    }

    /// The bytes of something that was set aside.
    ///
    /// # Errors
    /// There is no such file, its bytes are not those that came, or the database cannot be read.
    pub fn set_aside_bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| {
            let kept: Option<String> = connection
                .query_row("SELECT sha256 FROM set_aside WHERE sha256 = ?1", [sha256], |row| row.get(0))
                .optional()?;
            let unknown = || StoreFault::UnknownEnvelope(sha256.to_owned());
            contents(connection, &kept.ok_or_else(unknown)?)
        })
    }

    /// What was set aside, the last first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn all_set_aside(&self) -> Result<Vec<AsideRow>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT * FROM set_aside ORDER BY id DESC")?;
            let rows = statement.query_map([], |row| {
                Ok(AsideRow {
                    file: row.get("file")?,
                    sha256: row.get("sha256")?,
                    fingerprint: row.get("fingerprint")?,
                    organization: row.get("organization")?,
                    year: row.get("year")?,
                    sequence: row.get("sequence")?,
                    reasons: row.get("reasons")?,
                    received_at: kept_time(row, "received_at")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
