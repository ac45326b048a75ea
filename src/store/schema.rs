//! The versions of the database: one SQL file each, run in order, each in one transaction.

use jiff::Timestamp;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, TransactionBehavior};

use super::register::refresh;
use crate::envelope::{self, Opened, SignatureReport};
use crate::trust::Role;

/// `Jaug` in the file's header (<https://www.sqlite.org/pragma.html#pragma_application_id>): tells our
/// database from another program's under the same name.
pub(super) const APPLICATION_ID: i32 = 0x4a61_7567;

/// The SQL that leads from each version to the next; the first starts from nothing.
const STEPS: [&str; 4] = [
    include_str!("schema/001.sql"),
    include_str!("schema/002.sql"),
    include_str!("schema/003.sql"),
    include_str!("schema/004.sql"),
];

/// The version from which on every status is added up from events.
const OF_CASES: u32 = 4;

/// For some days of its making, version 3 kept received files among the other contents.
const RECEIVED_APART: &str = "
    CREATE TABLE received (submission INTEGER PRIMARY KEY REFERENCES submissions (id), bytes BLOB NOT NULL) STRICT;
    INSERT INTO received SELECT id, bytes FROM submissions JOIN contents USING (sha256) ORDER BY id;
    CREATE TRIGGER received_files_are_not_rewritten BEFORE UPDATE ON received
    BEGIN SELECT RAISE (ABORT, 'a received file stays as it came'); END;
    CREATE TRIGGER received_files_are_not_removed BEFORE DELETE ON received
    BEGIN SELECT RAISE (ABORT, 'a received file stays as it came'); END;";

/// The version that this program reads and writes.
pub(super) fn known() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// The version of an opened file; 0 for an empty one.
pub(super) fn found(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_one("PRAGMA user_version", [], |row| row.get(0))
}

/// Leads the database to the version that this program knows.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    functions(connection)?;
    // Tables that others refer to are made anew. What refers to what is checked before the step is kept.
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = (1_u32..).zip(STEPS).try_for_each(|(version, sql)| step(connection, version, sql));
    connection.pragma_update(None, "foreign_keys", true)?;
    migrated
}

fn step(connection: &mut Connection, version: u32, sql: &str) -> rusqlite::Result<()> {
    let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again within the transaction: another process may have done this step meanwhile.
    if found(&step)? >= version {
        return Ok(());
    }
    if version == OF_CASES && !has_table(&step, "received")? {
        step.execute_batch(RECEIVED_APART)?;
    }
    step.execute_batch(sql)?;
    if version == OF_CASES {
        refresh(&step)?;
    }
    let dangling: Option<String> =
        step.prepare("PRAGMA foreign_key_check")?.query([])?.next()?.map(|row| row.get(0)).transpose()?;
    if let Some(table) = dangling {
        return Err(rusqlite::Error::InvalidColumnName(table));
    }
    step.pragma_update(None, "application_id", APPLICATION_ID)?;
    step.pragma_update(None, "user_version", version)?;
    step.commit()
}

fn has_table(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    connection.query_one(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)",
        [name],
        |row| row.get(0),
    )
}

/// What the steps ask of the program: times as numbers, and what stands only in the signed files.
fn functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("nanoseconds", 1, flags, |context| {
        let text: String = context.get(0)?;
        let at: Timestamp =
            text.parse().map_err(|error: jiff::Error| rusqlite::Error::UserFunctionError(error.into()))?;
        Ok(nanoseconds(at))
    })?;
    connection.create_scalar_function("attested", 1, flags, |context| {
        of_file(context, |opened| {
            opened.signatures().iter().any(|signature| signature.good && signature.role == Role::Officer)
        })
        .map(|attested| attested.unwrap_or(false))
    })?;
    connection.create_scalar_function("signed_by", 1, flags, |context| {
        let key = |opened: &Opened<'_>| opened.signatures().first().and_then(SignatureReport::fingerprint);
        of_file(context, key).map(|key| key.flatten().unwrap_or_default())
    })?;
    connection.create_scalar_function("first_received", 1, flags, |context| {
        let received = |opened: &Opened<'_>| opened.decision().map(|it| nanoseconds(it.received_at));
        of_file(context, received).map(Option::flatten)
    })
}

fn of_file<T>(context: &Context<'_>, told: impl Fn(&Opened<'_>) -> T) -> rusqlite::Result<Option<T>> {
    let bytes: Option<Vec<u8>> = context.get(0)?;
    let judging = envelope::Circumstances {
        texts: envelope::Texts::Keep,
        ..envelope::Circumstances::at(Timestamp::UNIX_EPOCH)
    };
    Ok(bytes.map(|bytes| told(&envelope::open(&bytes, &judging))))
}

/// A time as it is kept. What is beyond the years 1677 to 2262 is kept as the last moment of these.
pub(super) fn nanoseconds(at: Timestamp) -> i64 {
    let end = if at < Timestamp::UNIX_EPOCH { i64::MIN } else { i64::MAX };
    i64::try_from(at.as_nanosecond()).unwrap_or(end)
}

/// That time as it is read again.
pub(super) fn as_kept(at: Timestamp) -> Timestamp {
    Timestamp::from_nanosecond(nanoseconds(at).into()).unwrap_or(at)
}
