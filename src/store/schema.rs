//! The versions of the database: one SQL file each, run in order, each in one transaction.

use rusqlite::{Connection, TransactionBehavior};

/// `Jaug` in the file's header (<https://www.sqlite.org/pragma.html#pragma_application_id>): tells our
/// database from another program's under the same name.
pub(super) const APPLICATION_ID: i32 = 0x4a61_7567;

/// The SQL that leads from each version to the next; the first starts from nothing.
const STEPS: [&str; 3] =
    [include_str!("schema/001.sql"), include_str!("schema/002.sql"), include_str!("schema/003.sql")];

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
    for (version, sql) in (1_u32..).zip(STEPS) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Asked again within the transaction: another process may have done this step meanwhile.
        if found(&step)? < version {
            step.execute_batch(sql)?;
            step.pragma_update(None, "application_id", APPLICATION_ID)?;
            step.pragma_update(None, "user_version", version)?;
            step.commit()?;
        }
    }
    Ok(())
}
