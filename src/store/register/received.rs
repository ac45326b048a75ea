//! The register as it is read: lists, single submissions, their files.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::fault::StoreFault;
use crate::store::register::arrivals::SubmissionRow;
use crate::store::{Store, kept_time, sha256};

/// An accepted submission, as far as it is added up.
#[derive(Debug, Clone, Copy)]
pub struct AcceptedRow<'a> {
    /// The year.
    pub year: u16,
    /// The body's code.
    pub organization: &'a str,
    /// The body's name as declared.
    pub name: &'a str,
    /// Its identity.
    pub fingerprint: &'a str,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// The answers, as JSON.
    pub answers: &'a str,
}

impl Store {
    /// The submissions of a year, by body and then by sequence.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn submissions(&self, year: u16) -> Result<Vec<SubmissionRow>, StoreFault> {
        let mut rows = Vec::new();
        self.each_submission(year, &mut |row| rows.push(row))?;
        Ok(rows)
    }

    /// Takes the submissions of a year one by one, in the order of [`Store::submissions`]: all of them with all their
    /// answers need not be in memory.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn each_submission(&self, year: u16, take: &mut dyn FnMut(SubmissionRow)) -> Result<(), StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT * FROM submissions WHERE year = ?1 ORDER BY organization, sequence, id",
            )?;
            let rows = statement.query_map([year], submission_row)?;
            for row in rows {
                take(row?);
            }
            Ok(())
        })
    }

    /// The submissions of one body and year, by sequence.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn submissions_of(&self, year: u16, organization: &str) -> Result<Vec<SubmissionRow>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT * FROM submissions WHERE year = ?1 AND organization = ?2 ORDER BY sequence, id",
            )?;
            let rows = statement.query_map(params![year, organization], submission_row)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One submission of the register.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn submission(&self, fingerprint: &str) -> Result<Option<SubmissionRow>, StoreFault> {
        self.read(|connection| {
            Ok(connection
                .query_row("SELECT * FROM submissions WHERE fingerprint = ?1", [fingerprint], submission_row)
                .optional()?)
        })
    }

    /// The file of a submission, byte for byte as it was received.
    ///
    /// # Errors
    /// There is no such submission, its bytes are not those that came, or the database cannot be read.
    pub fn submission_bytes(&self, fingerprint: &str) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| {
            let row: Option<(String, Vec<u8>)> = connection
                .prepare_cached(
                    "SELECT sha256, bytes FROM submissions JOIN received ON submission = id WHERE fingerprint = ?1",
                )?
                .query_row([fingerprint], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let unknown = || StoreFault::UnknownEnvelope(fingerprint.to_owned());
            let (digest, bytes) = row.ok_or_else(unknown)?;
            // Digested again: `SQLite` does not notice a bit that flipped within a value.
            if sha256(&bytes) == digest { Ok(bytes) } else { Err(StoreFault::AlteredBytes(digest).into()) }
        })
    }

    /// Takes the accepted submissions of the years from `first` to `last`, in no particular order, and of each only what
    /// is added up: a hundred thousand of them in one pass, nothing copied.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn each_accepted(
        &self,
        [first, last]: [u16; 2],
        take: &mut dyn FnMut(AcceptedRow<'_>),
    ) -> Result<(), StoreFault> {
        self.read(|connection| {
            // In the order that they lie: by the index each row would be looked for at a random place.
            let mut statement = connection.prepare_cached(
                "SELECT year, organization, name, fingerprint, sequence, answers FROM submissions NOT INDEXED
                 WHERE status = 'accepted' AND year BETWEEN ?1 AND ?2",
            )?;
            let mut rows = statement.query([first, last])?;
            while let Some(row) = rows.next()? {
                let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
                take(AcceptedRow {
                    year: row.get(0)?,
                    organization: text(1)?,
                    name: text(2)?,
                    fingerprint: text(3)?,
                    sequence: row.get(4)?,
                    answers: text(5)?,
                });
            }
            Ok(())
        })
    }

    /// SHA-256 of the framework that the accepted submissions of a year answer; the first body's, where they differ.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn framework_accepted(&self, year: u16) -> Result<Option<String>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT framework FROM submissions WHERE year = ?1 AND status = 'accepted'
                 ORDER BY organization, sequence, id LIMIT 1",
            )?;
            Ok(statement.query_row([year], |row| row.get(0)).optional()?)
        })
    }

    /// The years that something was received for, the last first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn years_received(&self) -> Result<Vec<u16>, StoreFault> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT DISTINCT year FROM submissions ORDER BY year DESC")?;
            let years = statement.query_map([], |row| row.get(0))?;
            Ok(years.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn submission_row(row: &Row<'_>) -> rusqlite::Result<SubmissionRow> {
    Ok(SubmissionRow {
        fingerprint: row.get("fingerprint")?,
        organization: row.get("organization")?,
        name: row.get("name")?,
        year: row.get("year")?,
        sequence: row.get("sequence")?,
        supersedes: row.get("supersedes")?,
        received_at: kept_time(row, "received_at")?,
        late: row.get("late")?,
        status: row.get("status")?,
        decision: row.get("decision")?,
        sha256: row.get("sha256")?,
        framework: row.get("framework")?,
        answers: row.get("answers")?,
    })
}
