//! Evidence: the files attached to a draft, kept as bytes so that a moved original is no loss.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::store::fault::StoreFault;
use crate::store::schema::nanoseconds;
use crate::store::workspace::drafts::{self, DraftId};
use crate::store::workspace::envelopes::{contents, keep_contents};
use crate::store::{Store, journal, kept_count, kept_time};

/// Tells a piece of evidence from the others of this home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceId(i64);

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which.
    pub id: EvidenceId,
    /// The name that people gave the file.
    pub name: String,
    /// The id of the target that it is about.
    pub target: String,
    /// How many bytes it has.
    pub size: u64,
    /// SHA-256 of the bytes, in hex digits.
    pub sha256: String,
    /// When it was attached.
    pub added_at: Timestamp,
}

impl Store {
    /// Attaches a file's bytes to a draft.
    ///
    /// # Errors
    /// There is no such draft, it is sealed, or the database takes no change.
    pub fn add_evidence(
        &self,
        draft: DraftId,
        name: &str,
        target: &str,
        bytes: &[u8],
        who: &str,
        at: Timestamp,
    ) -> Result<EvidenceId, StoreFault> {
        self.write(|transaction| {
            drafts::touch(transaction, draft, at)?;
            let sha256 = keep_contents(transaction, bytes)?;
            transaction.execute(
                "INSERT INTO evidence (draft, name, target, sha256, added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![draft.0, name, target, sha256, nanoseconds(at)],
            )?;
            let id = EvidenceId(transaction.last_insert_rowid());
            journal::append(transaction, at, who, "evidence-added", &format!("{draft} {sha256}"))?;
            Ok(id)
        })
    }

    /// What is attached to a draft, in the order it was attached.
    ///
    /// # Errors
    /// There is no such draft, or the database cannot be read.
    pub fn evidence(&self, draft: DraftId) -> Result<Vec<Evidence>, StoreFault> {
        self.read(|connection| {
            drafts::sealed(connection, draft)?;
            let mut statement = connection.prepare_cached(
                "SELECT id, name, target, sha256, added_at, length(bytes) AS size
                 FROM evidence JOIN contents USING (sha256) WHERE draft = ?1 ORDER BY id",
            )?;
            let rows = statement.query_map([draft.0], |row| {
                Ok(Evidence {
                    id: EvidenceId(row.get("id")?),
                    name: row.get("name")?,
                    target: row.get("target")?,
                    size: kept_count(row, "size")?,
                    sha256: row.get("sha256")?,
                    added_at: kept_time(row, "added_at")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The bytes of a piece of evidence.
    ///
    /// # Errors
    /// It is not there, its bytes are not those that were put in, or the database cannot be read.
    pub fn evidence_bytes(&self, draft: DraftId, id: EvidenceId) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| {
            let sha256: Option<String> = connection
                .query_row(
                    "SELECT sha256 FROM evidence WHERE id = ?1 AND draft = ?2",
                    [id.0, draft.0],
                    |row| row.get(0),
                )
                .optional()?;
            contents(connection, &sha256.ok_or(StoreFault::UnknownEvidence(draft))?)
        })
    }

    /// Detaches a piece of evidence, because the person asked for it. Backups made before still hold it.
    ///
    /// # Errors
    /// It is not there, the draft is sealed, or the database takes no change.
    pub fn remove_evidence(
        &self,
        draft: DraftId,
        id: EvidenceId,
        who: &str,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.write(|transaction| {
            drafts::touch(transaction, draft, at)?;
            let sha256: Option<String> = transaction
                .query_row(
                    "DELETE FROM evidence WHERE id = ?1 AND draft = ?2 RETURNING sha256",
                    [id.0, draft.0],
                    |row| row.get(0),
                )
                .optional()?;
            let sha256 = sha256.ok_or(StoreFault::UnknownEvidence(draft))?;
            transaction.execute(
                "DELETE FROM contents WHERE sha256 = ?1
                    AND NOT EXISTS (SELECT 1 FROM evidence WHERE sha256 = ?1)
                    AND NOT EXISTS (SELECT 1 FROM envelopes WHERE sha256 = ?1)
                    AND NOT EXISTS (SELECT 1 FROM quarantine WHERE sha256 = ?1)
                    AND NOT EXISTS (SELECT 1 FROM arrivals WHERE sha256 = ?1)",
                [&sha256],
            )?;
            journal::append(transaction, at, who, "evidence-removed", &format!("{draft} {sha256}"))?;
            Ok(())
        })
    }
}
