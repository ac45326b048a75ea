//! One case, and the cases of a year, with the rows that belong to each.

use std::collections::HashMap;
use std::iter::Peekable;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{day, grouped};
use crate::case::{Arrival, Outcome, Status};
use crate::store::fault::Stop;
use crate::store::register::rows::{CaseRecord, DecisionRow, SubmissionRow};
use crate::store::{kept_count, kept_time, time_of};

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl FromSql for Outcome {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// What a row of a case is ordered by within its year.
trait OfBody {
    fn body(&self) -> &str;
}

const SUBMISSIONS: &str = "SELECT * FROM submissions";
const DECISIONS: &str = "SELECT * FROM decisions";
/// Further copies, and what decisions replace, each with what it belongs to.
const COPIES: &str = "SELECT submissions.fingerprint, arrivals.sha256, arrivals.attested, arrived_at
    FROM arrivals JOIN submissions ON submissions.id = arrivals.submission";
const FORMERS: &str = "SELECT DISTINCT fingerprint, former
    FROM decision_supersedes JOIN decisions ON decisions.id = decision_supersedes.decision";

type Copies = HashMap<String, Vec<(String, Arrival)>>;
type Formers = HashMap<String, Vec<String>>;

/// The case of one body; the connection may be within a transaction.
pub(in crate::store::register) fn case(
    connection: &Connection,
    year: u16,
    organization: &str,
) -> Result<CaseRecord, Stop> {
    let of_body = params![year, organization];
    let version: Option<u64> = connection
        .prepare_cached("SELECT version FROM cases WHERE year = ?1 AND organization = ?2")?
        .query_row(of_body, |row| kept_count(row, "version"))
        .optional()?;
    let mut record = CaseRecord { year, organization: organization.to_owned(), ..CaseRecord::default() };
    let Some(version) = version else { return Ok(record) };
    record.version = version;
    let at = "WHERE year = ?1 AND organization = ?2";
    record.submissions = connection
        .prepare_cached(&format!("{SUBMISSIONS} {at} ORDER BY sequence, id"))?
        .query_map(of_body, submission_row)?
        .collect::<rusqlite::Result<_>>()?;
    record.decisions = connection
        .prepare_cached(&format!("{DECISIONS} {at} ORDER BY id"))?
        .query_map(of_body, decision_row)?
        .collect::<rusqlite::Result<_>>()?;
    let mut copies = connection.prepare_cached(&format!("{COPIES} {at}"))?;
    let mut copies = grouped(copies.query_map(of_body, copy)?)?;
    let mut formers = if record.decisions.is_empty() {
        Formers::new()
    } else {
        let mut formers = connection.prepare_cached(&format!("{FORMERS} {at}"))?;
        grouped(formers.query_map(of_body, former)?)?
    };
    fill(&mut record, &mut copies, &mut formers);
    Ok(record)
}

/// Copies and what is replaced, put where they belong; each row told at which version of the case it was read.
fn fill(record: &mut CaseRecord, copies: &mut Copies, formers: &mut Formers) {
    for row in &mut record.submissions {
        row.version = record.version;
        if !copies.is_empty() {
            row.copies = copies.remove(&row.fingerprint).unwrap_or_default();
            row.copies.sort_unstable();
        }
    }
    for row in &mut record.decisions {
        row.supersedes = formers.get(&row.fingerprint).cloned().unwrap_or_default();
        row.supersedes.sort_unstable();
    }
}

/// The cases of a year, merged from three lists in one order: nothing is asked a hundred thousand times.
pub(super) fn each_case(
    connection: &Connection,
    year: u16,
    take: &mut dyn FnMut(CaseRecord),
) -> Result<(), Stop> {
    let mut copies = connection.prepare_cached(&format!("{COPIES} WHERE year = ?1"))?;
    let mut copies: Copies = grouped(copies.query_map([year], copy)?)?;
    let mut formers = connection.prepare_cached(&format!("{FORMERS} WHERE year = ?1"))?;
    let mut formers: Formers = grouped(formers.query_map([year], former)?)?;
    let mut submissions = connection
        .prepare_cached(&format!("{SUBMISSIONS} WHERE year = ?1 ORDER BY organization, sequence, id"))?;
    let mut submissions = submissions.query_map([year], submission_row)?.peekable();
    let mut decisions =
        connection.prepare_cached(&format!("{DECISIONS} WHERE year = ?1 ORDER BY organization, id"))?;
    let mut decisions = decisions.query_map([year], decision_row)?.peekable();
    let mut cases = connection
        .prepare_cached("SELECT organization, version FROM cases WHERE year = ?1 ORDER BY organization")?;
    let mut cases = cases.query([year])?;
    while let Some(row) = cases.next()? {
        let organization: String = row.get("organization")?;
        let mut record = CaseRecord {
            year,
            version: kept_count(row, "version")?,
            submissions: of_body(&mut submissions, &organization)?,
            decisions: of_body(&mut decisions, &organization)?,
            organization,
        };
        fill(&mut record, &mut copies, &mut formers);
        take(record);
    }
    Ok(())
}

/// The next rows of this body.
fn of_body<T: OfBody>(
    rows: &mut Peekable<impl Iterator<Item = rusqlite::Result<T>>>,
    organization: &str,
) -> rusqlite::Result<Vec<T>> {
    let own = |row: &rusqlite::Result<T>| row.as_ref().map_or(true, |row| row.body() == organization);
    let mut found = Vec::new();
    while let Some(row) = rows.next_if(own) {
        found.push(row?);
    }
    Ok(found)
}

impl OfBody for SubmissionRow {
    fn body(&self) -> &str {
        &self.organization
    }
}

impl OfBody for DecisionRow {
    fn body(&self) -> &str {
        &self.organization
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
        campaign: row.get("campaign")?,
        framework: row.get("framework")?,
        prepared_by: row.get("prepared_by")?,
        sha256: row.get("sha256")?,
        attested: row.get("attested")?,
        received_at: kept_time(row, "received_at")?,
        answers: row.get("answers")?,
        status: row.get("status")?,
        version: kept_count(row, "version")?,
        copies: Vec::new(),
    })
}

fn decision_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    let received_at: Option<i64> = row.get("received_at")?;
    let attested = row.get("attested")?;
    let arrived_on: Option<String> = row.get("arrived_on")?;
    Ok(DecisionRow {
        fingerprint: row.get("fingerprint")?,
        about: row.get("about")?,
        organization: row.get("organization")?,
        year: row.get("year")?,
        outcome: row.get("outcome")?,
        supersedes: Vec::new(),
        arrival: received_at.map(time_of).transpose()?.map(|at| Arrival { at, attested }),
        arrived_on: arrived_on.as_deref().map(day).transpose()?,
        key: row.get("key")?,
        decided_at: kept_time(row, "decided_at")?,
        kept_at: kept_time(row, "kept_at")?,
    })
}

fn copy(row: &Row<'_>) -> rusqlite::Result<(String, (String, Arrival))> {
    let arrival = Arrival { at: kept_time(row, "arrived_at")?, attested: Some(row.get("attested")?) };
    Ok((row.get("fingerprint")?, (row.get("sha256")?, arrival)))
}

fn former(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get("fingerprint")?, row.get("former")?))
}
