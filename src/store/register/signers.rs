//! The lines of who may sign, as the ministry and the bodies keep them.

use rusqlite::{Connection, Transaction, params};

use super::rows::SignerRow;
use crate::store::fault::{Stop, StoreFault};

/// The lines, in their order.
pub(super) fn lines(connection: &Connection) -> Result<Vec<SignerRow>, Stop> {
    let mut statement = connection.prepare_cached("SELECT line, by_name FROM signers ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok(SignerRow { line: row.get(0)?, by_name: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the lines after a change. Lines may change and come to the end; none goes.
pub(super) fn write(
    transaction: &Transaction<'_>,
    before: &[SignerRow],
    after: &[SignerRow],
) -> Result<(), Stop> {
    let kept: Vec<(i64, SignerRow)> = transaction
        .prepare("SELECT id, line, by_name FROM signers ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, SignerRow { line: row.get(1)?, by_name: row.get(2)? })))?
        .collect::<rusqlite::Result<_>>()?;
    let same = kept.iter().map(|(_, row)| row).eq(before);
    if !same || after.len() < kept.len() {
        return Err(StoreFault::SignersChanged.into());
    }
    for ((id, _), new) in kept.iter().zip(after).filter(|((_, row), new)| row != *new) {
        transaction.execute(
            "UPDATE signers SET line = ?2, by_name = ?3 WHERE id = ?1",
            params![id, new.line, new.by_name],
        )?;
    }
    let mut insert = transaction.prepare_cached("INSERT INTO signers (line, by_name) VALUES (?1, ?2)")?;
    for row in after.iter().skip(kept.len()) {
        insert.execute(params![row.line, row.by_name])?;
    }
    Ok(())
}
