//! The register as it is written: what was received, what became of it, and what was set aside.
//!
//! An envelope's bytes and its rows are kept in one transaction, and nothing is overwritten: an envelope that has no
//! place in its body's chain of corrections is refused one, whatever else arrives at the same moment.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, Transaction, params};

use crate::store::fault::{Stop, StoreFault};
use crate::store::{Store, journal, sha256};

/// Where a received submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nobody has decided.
    ToReview,
    /// It counts.
    Accepted,
    /// It went back to be corrected.
    Returned,
    /// A correction took its place.
    Superseded,
    /// Two different envelopes claim its place.
    Conflict,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 5] =
        [Status::ToReview, Status::Accepted, Status::Returned, Status::Superseded, Status::Conflict];

    /// `to-review`, `accepted`, `returned`, `superseded` or `conflict`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::ToReview => "to-review",
            Status::Accepted => "accepted",
            Status::Returned => "returned",
            Status::Superseded => "superseded",
            Status::Conflict => "conflict",
        }
    }

    fn is_decided(self) -> bool {
        matches!(self, Status::Accepted | Status::Returned)
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let kept = value.as_str()?;
        Self::ALL.into_iter().find(|status| status.as_str() == kept).ok_or(FromSqlError::InvalidType)
    }
}

/// A submission that was verified, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its identity.
    pub fingerprint: String,
    /// The body's code.
    pub organization: String,
    /// The body's name as declared.
    pub name: String,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// What it corrects.
    pub supersedes: Option<String>,
    /// The campaign that it answers.
    pub campaign: Option<String>,
    /// SHA-256 of the framework that it answers.
    pub framework: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// The answers, as JSON.
    pub answers: String,
    /// Did it come after the last day?
    pub late: bool,
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
}

/// What became of an arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    /// It is in the register from now on.
    Received,
    /// It was there before; nothing changed.
    Already,
    /// Another envelope has its place; both are kept, and somebody has to settle it.
    Conflict,
    /// It has no place; nothing was kept.
    NoPlace(NoPlace),
}

/// Why a correction has no place in its body's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// What it corrects is not here.
    BaseUnknown,
    /// What it corrects is not decided yet.
    BaseUndecided,
    /// It corrects something else than the last of the chain.
    NotTheLast,
}

/// A received submission in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    /// Its identity.
    pub fingerprint: String,
    /// The body's code.
    pub organization: String,
    /// The body's name as declared.
    pub name: String,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// What it corrects.
    pub supersedes: Option<String>,
    /// When it was received.
    pub received_at: Timestamp,
    /// Did it come after the last day?
    pub late: bool,
    /// Where it stands.
    pub status: Status,
    /// The last decision about it.
    pub decision: Option<String>,
    /// SHA-256 of the file as received.
    pub sha256: String,
    /// SHA-256 of the framework that it answers.
    pub framework: String,
    /// The answers, as JSON.
    pub answers: String,
}

impl Store {
    /// Takes arrivals in, all in one transaction; each gets its own answer.
    ///
    /// # Errors
    /// The database takes no change: none of them is kept.
    pub fn receive(
        &self,
        arrivals: &[Arrival],
        who: &str,
        at: Timestamp,
    ) -> Result<Vec<Arrived>, StoreFault> {
        self.write(|transaction| {
            let mut journal = journal::End::of(transaction)?;
            let mut receive = |arrival| receive(transaction, &mut journal, arrival, who, at);
            arrivals.iter().map(&mut receive).collect()
        })
    }
}

fn receive(
    transaction: &Transaction<'_>,
    journal: &mut journal::End,
    arrival: &Arrival,
    who: &str,
    at: Timestamp,
) -> Result<Arrived, Stop> {
    // What is here already is in its own body's chain: the fingerprint is that of the year and the body too.
    let chain = chain(transaction, arrival)?;
    if chain.iter().any(|link| link.fingerprint == arrival.fingerprint) {
        return Ok(Arrived::Already);
    }
    let rival = chain.iter().any(|link| link.sequence == arrival.sequence);
    if !rival && let Some(why) = no_place(&chain, arrival) {
        return Ok(Arrived::NoPlace(why));
    }
    let sha256 = sha256(&arrival.bytes);
    let status = if rival { Status::Conflict } else { Status::ToReview };
    insert(transaction, arrival, &sha256, status, at)?;
    if rival {
        let undecided = chain.iter().filter(|link| link.sequence == arrival.sequence);
        for link in undecided.filter(|link| link.status == Status::ToReview) {
            set_status(transaction, &link.fingerprint, Status::Conflict)?;
        }
    } else if let Some(base) = arrival.supersedes.as_deref()
        && chain.iter().any(|link| link.fingerprint == base && link.status == Status::Returned)
    {
        // What was returned never counts: its correction takes its place at once. What was accepted counts until
        // the correction is accepted in its turn.
        set_status(transaction, base, Status::Superseded)?;
    }
    let what = if rival { "envelope-in-conflict" } else { "envelope-received" };
    journal.append(transaction, at, who, what, &format!("{} {sha256}", arrival.fingerprint))?;
    Ok(if rival { Arrived::Conflict } else { Arrived::Received })
}

/// One link of a body's chain of corrections.
struct Link {
    fingerprint: String,
    sequence: u32,
    status: Status,
}

fn chain(connection: &Connection, arrival: &Arrival) -> Result<Vec<Link>, Stop> {
    let mut statement = connection.prepare_cached(
        "SELECT fingerprint, sequence, status FROM submissions WHERE year = ?1 AND organization = ?2
         ORDER BY sequence",
    )?;
    let rows = statement.query_map(params![arrival.year, arrival.organization], |row| {
        Ok(Link { fingerprint: row.get(0)?, sequence: row.get(1)?, status: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn no_place(chain: &[Link], arrival: &Arrival) -> Option<NoPlace> {
    let Some(base) = arrival.supersedes.as_deref() else {
        // A first declaration after corrections: its place is taken, which is a conflict and not this.
        return None;
    };
    let Some(base) = chain.iter().find(|link| link.fingerprint == base) else {
        return Some(NoPlace::BaseUnknown);
    };
    let last = chain.iter().map(|link| link.sequence).max().unwrap_or(0);
    if base.sequence != last || arrival.sequence != base.sequence.saturating_add(1) {
        Some(NoPlace::NotTheLast)
    } else if base.status.is_decided() {
        None
    } else {
        Some(NoPlace::BaseUndecided)
    }
}

fn insert(
    transaction: &Transaction<'_>,
    arrival: &Arrival,
    sha256: &str,
    status: Status,
    at: Timestamp,
) -> Result<(), Stop> {
    transaction
        .prepare_cached(
            "INSERT INTO submissions (fingerprint, sha256, organization, name, year, sequence, supersedes, campaign,
                framework, prepared_by, answers, received_at, late, status)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            arrival.fingerprint,
            sha256,
            arrival.organization,
            arrival.name,
            arrival.year,
            arrival.sequence,
            arrival.supersedes,
            arrival.campaign,
            arrival.framework,
            arrival.prepared_by,
            arrival.answers,
            at.to_string(),
            arrival.late,
            status.as_str(),
        ])?;
    transaction
        .prepare_cached("INSERT INTO received (submission, bytes) VALUES (?1, ?2)")?
        .execute(params![transaction.last_insert_rowid(), arrival.bytes])?;
    Ok(())
}

fn set_status(transaction: &Transaction<'_>, fingerprint: &str, status: Status) -> Result<(), Stop> {
    transaction.execute(
        "UPDATE submissions SET status = ?2 WHERE fingerprint = ?1",
        params![fingerprint, status.as_str()],
    )?;
    Ok(())
}
