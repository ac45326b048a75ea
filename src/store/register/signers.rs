//! The lines of who may sign, as the ministry and the bodies keep them.

use rusqlite::{Connection, Transaction, params};

use crate::store::fault::{Stop, StoreFault};

/// The lines, in their order.
pub(super) fn lines(connection: &Connection) -> Result<Vec<String>, Stop> {
    let mut statement = connection.prepare_cached("SELECT line FROM signers ORDER BY id")?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Writes the lines after a change. Lines may change and come to the end; none goes.
pub(super) fn write(transaction: &Transaction<'_>, before: &[String], after: &[String]) -> Result<(), Stop> {
    let kept: Vec<(i64, String)> = transaction
        .prepare("SELECT id, line FROM signers ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let same = kept.iter().map(|(_, line)| line).eq(before);
    if !same || after.len() < kept.len() {
        return Err(StoreFault::SignersChanged.into());
    }
    for (line, new) in kept.iter().zip(after).filter(|((_, line), new)| line != *new) {
        transaction.execute("UPDATE signers SET line = ?2 WHERE id = ?1", params![line.0, new])?;
    }
    for line in after.iter().skip(kept.len()) {
        transaction.execute("INSERT INTO signers (line) VALUES (?1)", [line])?;
    }
    Ok(())
}
