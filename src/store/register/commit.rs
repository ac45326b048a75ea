//! The one writer: a unit of work in one transaction, with the statuses that it changes.

use std::collections::BTreeSet;
use std::iter::zip;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::rows::{CaseRecord, DecisionRow, QuarantinedFile, SubmissionRow};
use super::{Arrived, Change, CommitError, Expected, Unit, read, signers};
use crate::case::Status;
use crate::store::fault::Stop;
use crate::store::schema::nanoseconds;
use crate::store::workspace::envelopes::{self, NewEnvelope, keep_contents};
use crate::store::{Store, journal, kept_count, sha256};

mod trust;

impl Store {
    pub(super) fn commit_unit(&self, unit: &Unit<'_>) -> Result<Vec<Arrived>, CommitError> {
        let mut moved = Vec::new();
        let done = self.write(|transaction| {
            moved = moved_since(transaction, unit.expected)?;
            if !moved.is_empty() {
                return Ok(Vec::new());
            }
            let mut writer = Writer::new(transaction, unit.who, unit.at)?;
            let mut arrived = Vec::new();
            for change in unit.changes {
                arrived.extend(writer.apply(change)?);
            }
            for (what, about) in unit.journal {
                writer.record(what, about)?;
            }
            Ok(arrived)
        })?;
        if moved.is_empty() { Ok(done) } else { Err(CommitError::Moved(moved)) }
    }
}

fn moved_since(connection: &Connection, expected: &[Expected]) -> Result<Vec<Expected>, Stop> {
    let mut statement =
        connection.prepare_cached("SELECT version FROM cases WHERE year = ?1 AND organization = ?2")?;
    let mut moved = Vec::new();
    for case in expected {
        let version = statement
            .query_row(params![case.year, case.organization], |row| kept_count(row, "version"))
            .optional()?;
        if version.unwrap_or(0) != case.version {
            moved.push(case.clone());
        }
    }
    Ok(moved)
}

/// Adds all cases up again and writes the statuses that are not so; gives how many were not.
pub(in crate::store) fn refresh(transaction: &Transaction<'_>) -> Result<usize, rusqlite::Error> {
    let cases: Vec<(u16, String)> = transaction
        .prepare("SELECT year, organization FROM cases")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let revoked = revoked(transaction)?;
    let mut changed = 0;
    for (year, organization) in cases {
        let record = read::case(transaction, year, &organization).map_err(sql_of)?;
        let stands = statuses(&record, None, &revoked)?;
        if zip(&record.submissions, &stands).any(|(row, stands)| row.status != *stands) {
            let version = move_on(transaction, &record)?;
            changed += write_statuses(transaction, &record.submissions, &stands, version)?;
        }
    }
    Ok(changed)
}

/// What reading a case can fail with is always the database's own word.
fn sql_of(stop: Stop) -> rusqlite::Error {
    match stop {
        Stop::Sql(error) => error,
        Stop::Fault(fault) => rusqlite::Error::UserFunctionError(fault.into()),
    }
}

fn revoked(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement =
        connection.prepare_cached("SELECT fingerprint FROM revocations WHERE in_force = 1")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Where each submission of the record stands, in the order of its rows.
fn statuses(
    record: &CaseRecord,
    arriving: Option<&SubmissionRow>,
    revoked: &BTreeSet<String>,
) -> rusqlite::Result<Vec<Status>> {
    let no_digest =
        || rusqlite::Error::InvalidColumnType(0, "fingerprint".to_owned(), rusqlite::types::Type::Text);
    record.statuses(arriving, revoked).ok_or_else(no_digest)
}

/// The next version of a case.
fn move_on(transaction: &Transaction<'_>, record: &CaseRecord) -> rusqlite::Result<u64> {
    transaction
        .prepare_cached(
            "UPDATE cases SET version = version + 1 WHERE year = ?1 AND organization = ?2 RETURNING version",
        )?
        .query_row(params![record.year, record.organization], |row| kept_count(row, "version"))
}

/// Writes the statuses that changed, at that version of their case.
fn write_statuses(
    transaction: &Transaction<'_>,
    rows: &[SubmissionRow],
    stands: &[Status],
    version: u64,
) -> rusqlite::Result<usize> {
    let mut statement = transaction
        .prepare_cached("UPDATE submissions SET status = ?2, version = ?3 WHERE fingerprint = ?1")?;
    let mut changed = 0;
    for (row, stands) in zip(rows, stands).filter(|(row, stands)| row.status != **stands) {
        changed += statement.execute(params![row.fingerprint, stands.as_str(), signed(version)])?;
    }
    Ok(changed)
}

/// `SQLite` counts with a sign; no case moves that often.
fn signed(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}

struct Writer<'a> {
    transaction: &'a Transaction<'a>,
    journal: journal::End,
    revoked: BTreeSet<String>,
    who: &'a str,
    at: Timestamp,
}

impl<'a> Writer<'a> {
    fn new(transaction: &'a Transaction<'a>, who: &'a str, at: Timestamp) -> Result<Self, Stop> {
        let journal = journal::End::of(transaction)?;
        Ok(Self { transaction, journal, revoked: revoked(transaction)?, who, at })
    }

    fn record(&mut self, what: &str, about: &str) -> Result<(), Stop> {
        self.journal.append(self.transaction, self.at, self.who, what, about)
    }

    fn apply(&mut self, change: &Change<'_>) -> Result<Option<Arrived>, Stop> {
        match change {
            Change::Arrival { row, bytes } => return self.arrival(row, bytes).map(Some),
            Change::Decision { row, envelope } => self.decision(row, envelope)?,
            Change::Campaign { row, bodies, envelope } => self.campaign(row, bodies, envelope)?,
            Change::Signers { before, after } => signers::write(self.transaction, before, after)?,
            Change::Revocation(row) => self.revocation(row)?,
            Change::Quarantine { row, bytes } => self.quarantine(row, bytes)?,
        }
        Ok(None)
    }

    fn arrival(&mut self, row: &SubmissionRow, bytes: &[u8]) -> Result<Arrived, Stop> {
        let digest = sha256(bytes);
        let record = if self.begin_case(row.year, &row.organization)? {
            CaseRecord { version: 1, ..CaseRecord::default() }
        } else {
            let record = read::case(self.transaction, row.year, &row.organization)?;
            if let Some(known) = record.submission(&row.fingerprint) {
                return self.copy(known, &digest, row, bytes);
            }
            CaseRecord { version: move_on(self.transaction, &record)?, ..record }
        };
        let stands = statuses(&record, Some(row), &self.revoked)?;
        let Some((status, others)) = stands.split_last() else { return Ok(Arrived::Already) };
        write_statuses(self.transaction, &record.submissions, others, record.version)?;
        self.insert(row, &digest, (*status, record.version), bytes)?;
        self.record("envelope-received", &format!("{} {digest}", row.fingerprint))?;
        Ok(Arrived::New(*status))
    }

    /// Begins a case where nothing is known of it; false where something is.
    fn begin_case(&self, year: u16, organization: &str) -> rusqlite::Result<bool> {
        let begun = self
            .transaction
            .prepare_cached(
                "INSERT INTO cases (year, organization, version) VALUES (?1, ?2, 1) ON CONFLICT DO NOTHING",
            )?
            .execute(params![year, organization])?;
        Ok(begun > 0)
    }

    fn insert(
        &self,
        row: &SubmissionRow,
        digest: &str,
        (status, version): (Status, u64),
        bytes: &[u8],
    ) -> Result<(), Stop> {
        self.transaction
            .prepare_cached(
                "INSERT INTO submissions (fingerprint, sha256, organization, name, year, sequence, supersedes, campaign,
                    framework, prepared_by, attested, received_at, answers, status, version)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                row.fingerprint,
                digest,
                row.organization,
                row.name,
                row.year,
                row.sequence,
                row.supersedes,
                row.campaign,
                row.framework,
                row.prepared_by,
                row.attested,
                nanoseconds(row.received_at),
                row.answers,
                status.as_str(),
                signed(version),
            ])?;
        self.transaction
            .prepare_cached("INSERT INTO received (submission, bytes) VALUES (?1, ?2)")?
            .execute(params![self.transaction.last_insert_rowid(), bytes])?;
        Ok(())
    }

    /// Another file of a submission that is here: the same content, with other signatures or the same.
    fn copy(
        &mut self,
        known: &SubmissionRow,
        digest: &str,
        row: &SubmissionRow,
        bytes: &[u8],
    ) -> Result<Arrived, Stop> {
        if known.sha256 == digest || known.copies.iter().any(|(copy, _)| copy == digest) {
            return Ok(Arrived::Already);
        }
        keep_contents(self.transaction, bytes)?;
        self.transaction.execute(
            "INSERT INTO arrivals (submission, sha256, attested, arrived_at)
             SELECT id, ?2, ?3, ?4 FROM submissions WHERE fingerprint = ?1",
            params![row.fingerprint, digest, row.attested, nanoseconds(row.received_at)],
        )?;
        self.refold(row.year, &row.organization)?;
        self.record("envelope-copy-received", &format!("{} {digest}", row.fingerprint))?;
        Ok(Arrived::Copy)
    }

    fn decision(&mut self, row: &DecisionRow, envelope: &NewEnvelope<'_>) -> Result<(), Stop> {
        let sha256 = envelopes::keep_in(self.transaction, &mut self.journal, envelope, self.who, self.at)?;
        let begun = self.begin_case(row.year, &row.organization)?;
        let added = self.transaction.execute(
            "INSERT INTO decisions (fingerprint, sha256, about, organization, year, outcome, received_at, attested,
                arrived_on, key, decided_at, kept_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (fingerprint, key) DO NOTHING",
            params![
                row.fingerprint,
                sha256,
                row.about,
                row.organization,
                row.year,
                row.outcome.as_str(),
                row.arrival.map(|arrival| nanoseconds(arrival.at)),
                row.arrival.and_then(|arrival| arrival.attested),
                row.arrived_on.map(|day| day.to_string()),
                row.key,
                nanoseconds(row.decided_at),
                nanoseconds(self.at),
            ],
        )?;
        if added == 0 {
            return Ok(());
        }
        let id = self.transaction.last_insert_rowid();
        for former in row.supersedes.iter().collect::<BTreeSet<_>>() {
            self.transaction.execute(
                "INSERT INTO decision_supersedes (decision, former) VALUES (?1, ?2)",
                params![id, former],
            )?;
        }
        if begun { Ok(()) } else { self.refold(row.year, &row.organization) }
    }

    /// Adds a case up again after one of its events.
    fn refold(&self, year: u16, organization: &str) -> Result<(), Stop> {
        let record = read::case(self.transaction, year, organization)?;
        let stands = statuses(&record, None, &self.revoked)?;
        let version = move_on(self.transaction, &record)?;
        write_statuses(self.transaction, &record.submissions, &stands, version)?;
        Ok(())
    }

    /// Keeps a file once, with the reasons that it had last.
    fn quarantine(&mut self, row: &QuarantinedFile, bytes: &[u8]) -> Result<(), Stop> {
        let digest = keep_contents(self.transaction, bytes)?;
        let id: i64 = self.transaction.query_row(
            "INSERT INTO quarantine (sha256, file, fingerprint, organization, year, sequence, received_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (sha256) DO UPDATE SET file = excluded.file RETURNING id",
            params![
                digest,
                row.file,
                row.fingerprint,
                row.organization,
                row.year,
                row.sequence,
                nanoseconds(row.received_at)
            ],
            |row| row.get(0),
        )?;
        self.transaction.execute("DELETE FROM quarantine_reasons WHERE quarantine = ?1", [id])?;
        for (place, reason) in (0_u32..).zip(&row.reasons) {
            let ([message_fr, fix_fr], [message_en, fix_en]) = (&reason.fr, &reason.en);
            self.transaction.execute(
                "INSERT INTO quarantine_reasons (quarantine, place, code, entry, message_fr, fix_fr, message_en, fix_en)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![id, place, reason.code, reason.entry, message_fr, fix_fr, message_en, fix_en],
            )?;
        }
        self.record("envelope-set-aside", &digest)
    }
}
