//! Kept envelopes: the original bytes, with a row that tells what they are.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::envelope::{Kind, Submission};
use crate::store::fault::{Stop, StoreFault};
use crate::store::schema::nanoseconds;
use crate::store::{Store, journal, kept_count, kept_time, sha256};

/// Why an envelope is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was sealed here.
    Sealed,
    /// It was attested here.
    Attested,
    /// It was opened here.
    Opened,
    /// A campaign that this home runs or works under.
    Campaign,
    /// A decision that was made here.
    Decided,
    /// A decision that came back.
    Followed,
    /// A decision or a receipt of another desk of this ministry.
    Received,
}

impl Why {
    fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Attested => "attested",
            Self::Opened => "opened",
            Self::Campaign => "campaign",
            Self::Decided => "decided",
            Self::Followed => "followed",
            Self::Received => "received",
        }
    }

    /// What the journal calls it.
    pub(in crate::store) fn in_journal(self) -> &'static str {
        match self {
            Self::Sealed => "envelope-sealed",
            Self::Attested => "envelope-attested",
            Self::Opened => "envelope-opened",
            Self::Campaign => "envelope-of-campaign",
            Self::Decided => "envelope-decided",
            Self::Followed => "envelope-followed",
            Self::Received => "envelope-of-a-desk",
        }
    }
}

impl FromSql for Why {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let kept = value.as_str()?;
        [
            Self::Sealed,
            Self::Attested,
            Self::Opened,
            Self::Campaign,
            Self::Decided,
            Self::Followed,
            Self::Received,
        ]
        .into_iter()
        .find(|why| why.as_str() == kept)
        .ok_or(FromSqlError::InvalidType)
    }
}

/// An envelope to keep, with what its reader told about it.
#[derive(Debug, Clone, Copy)]
pub struct NewEnvelope<'a> {
    /// Its identity.
    pub fingerprint: &'a str,
    /// `submission`, `campaign` or `decision`.
    pub kind: &'a str,
    /// Why it is kept.
    pub why: Why,
    /// The code of the body that it is about.
    pub organization: Option<&'a str>,
    /// The year that it is about.
    pub year: Option<u16>,
    /// Its place in a chain of corrections.
    pub sequence: Option<u32>,
    /// The file, byte for byte.
    pub bytes: &'a [u8],
}

impl<'a> NewEnvelope<'a> {
    /// The row of a submission, filled in from what it says.
    #[must_use]
    pub fn of_submission(
        submission: &'a Submission,
        fingerprint: &'a str,
        why: Why,
        bytes: &'a [u8],
    ) -> Self {
        Self {
            fingerprint,
            kind: Kind::Submission.as_str(),
            why,
            organization: Some(&submission.organization.code),
            year: Some(submission.year),
            sequence: Some(submission.sequence),
            bytes,
        }
    }
}

/// A kept envelope in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEnvelope {
    /// Its identity. The lead's file and the attested one have the same, and are kept both.
    pub fingerprint: String,
    /// SHA-256 of the file, in hex digits.
    pub sha256: String,
    /// `submission`, `campaign` or `decision`.
    pub kind: String,
    /// Why it was first kept.
    pub why: Why,
    /// The code of the body that it is about.
    pub organization: Option<String>,
    /// The year that it is about.
    pub year: Option<u16>,
    /// Its place in a chain of corrections.
    pub sequence: Option<u32>,
    /// When it was first kept.
    pub kept_at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
}

/// What became of an envelope that was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept from now on.
    New,
    /// The same file was kept before; nothing changed.
    Already,
}

impl Store {
    /// Keeps an envelope: row, bytes and journal row in one transaction. The same file is kept once.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn keep_envelope(
        &self,
        envelope: &NewEnvelope<'_>,
        who: &str,
        at: Timestamp,
    ) -> Result<Keeping, StoreFault> {
        self.write(|transaction| keep(transaction, envelope, who, at))
    }

    /// All kept envelopes, the last kept first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn envelopes(&self) -> Result<Vec<KeptEnvelope>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT fingerprint, sha256, kind, why, organization, year, sequence, kept_at,
                    length(bytes) AS size
                 FROM envelopes JOIN contents USING (sha256) ORDER BY id DESC",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(KeptEnvelope {
                    fingerprint: row.get("fingerprint")?,
                    sha256: row.get("sha256")?,
                    kind: row.get("kind")?,
                    why: row.get("why")?,
                    organization: row.get("organization")?,
                    year: row.get("year")?,
                    sequence: row.get("sequence")?,
                    kept_at: kept_time(row, "kept_at")?,
                    size: kept_count(row, "size")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The bytes of an envelope: of the file kept last, where several carry the same fingerprint.
    ///
    /// # Errors
    /// No such envelope is kept, its bytes are not those that were put in, or the database cannot be read.
    pub fn envelope_bytes(&self, fingerprint: &str) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| {
            let sha256: Option<String> = connection
                .query_row(
                    "SELECT sha256 FROM envelopes WHERE fingerprint = ?1 ORDER BY id DESC LIMIT 1",
                    [fingerprint],
                    |row| row.get(0),
                )
                .optional()?;
            contents(connection, &sha256.ok_or_else(|| StoreFault::UnknownEnvelope(fingerprint.to_owned()))?)
        })
    }

    /// The bytes of one kept file, by the digest of the list.
    ///
    /// # Errors
    /// No such file is kept, its bytes are not those that were put in, or the database cannot be read.
    pub fn envelope_file(&self, kept: &KeptEnvelope) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| contents(connection, &kept.sha256))
    }
}

pub(in crate::store) fn keep(
    transaction: &Transaction<'_>,
    envelope: &NewEnvelope<'_>,
    who: &str,
    at: Timestamp,
) -> Result<Keeping, Stop> {
    let mut journal = journal::End::of(transaction)?;
    keep_once(transaction, &mut journal, envelope, who, at).map(|(_, keeping)| keeping)
}

/// Keeps an envelope once, with its journal row; gives the digest of its file.
pub(in crate::store) fn keep_in(
    transaction: &Transaction<'_>,
    journal: &mut journal::End,
    envelope: &NewEnvelope<'_>,
    who: &str,
    at: Timestamp,
) -> Result<String, Stop> {
    keep_once(transaction, journal, envelope, who, at).map(|(sha256, _)| sha256)
}

fn keep_once(
    transaction: &Transaction<'_>,
    journal: &mut journal::End,
    envelope: &NewEnvelope<'_>,
    who: &str,
    at: Timestamp,
) -> Result<(String, Keeping), Stop> {
    let sha256 = keep_contents(transaction, envelope.bytes)?;
    let added = transaction.execute(
        "INSERT INTO envelopes (fingerprint, sha256, kind, why, organization, year, sequence, kept_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (fingerprint, sha256) DO NOTHING",
        params![
            envelope.fingerprint,
            sha256,
            envelope.kind,
            envelope.why.as_str(),
            envelope.organization,
            envelope.year,
            envelope.sequence,
            nanoseconds(at),
        ],
    )?;
    if added == 0 {
        return Ok((sha256, Keeping::Already));
    }
    let about = format!("{} {sha256}", envelope.fingerprint);
    journal.append(transaction, at, who, envelope.why.in_journal(), &about)?;
    Ok((sha256, Keeping::New))
}

/// Keeps bytes under their digest, once.
pub(in crate::store) fn keep_contents(transaction: &Transaction<'_>, bytes: &[u8]) -> Result<String, Stop> {
    let digest = sha256(bytes);
    transaction.execute(
        "INSERT INTO contents (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING",
        params![digest, bytes],
    )?;
    Ok(digest)
}

/// Bytes by their digest. Digested again: `SQLite` does not notice a bit that flipped within a value.
pub(in crate::store) fn contents(connection: &Connection, digest: &str) -> Result<Vec<u8>, Stop> {
    let bytes: Vec<u8> =
        connection.query_one("SELECT bytes FROM contents WHERE sha256 = ?1", [digest], |row| row.get(0))?;
    if sha256(&bytes) == digest { Ok(bytes) } else { Err(StoreFault::AlteredBytes(digest.to_owned()).into()) }
}
