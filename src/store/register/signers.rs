//! The register of signers, line by line, as the ministry and the bodies keep it.

use jiff::Timestamp;
use rusqlite::params;

use crate::store::fault::{Stop, StoreFault};
use crate::store::{Store, journal};

/// A change of the register, as the journal tells it.
#[derive(Debug, Clone, Copy)]
pub struct SignerChange<'a> {
    /// A stable code: `signer-added`, `signer-retired`.
    pub what: &'a str,
    /// Principal and key.
    pub about: &'a str,
}

impl Store {
    /// The lines, in their order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn signer_lines(&self) -> Result<Vec<String>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT line FROM signers ORDER BY id")?;
            let lines = statement.query_map([], |row| row.get(0))?;
            Ok(lines.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Writes the register after a change, with its journal rows. Lines may change and come to the end; none goes.
    ///
    /// # Errors
    /// The register is not what it was `before` any more, a line is gone, or the database takes no change.
    pub fn write_signers(
        &self,
        before: &[String],
        after: &[String],
        changes: &[SignerChange<'_>],
        who: &str,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.write(|transaction| {
            let kept: Vec<(i64, String)> = transaction
                .prepare("SELECT id, line FROM signers ORDER BY id")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let same = kept.iter().map(|(_, line)| line).eq(before);
            if !same || after.len() < kept.len() {
                return Err(Stop::Fault(StoreFault::SignersChanged));
            }
            for (line, new) in kept.iter().zip(after).filter(|((_, line), new)| line != *new) {
                transaction.execute("UPDATE signers SET line = ?2 WHERE id = ?1", params![line.0, new])?;
            }
            for line in after.iter().skip(kept.len()) {
                transaction.execute("INSERT INTO signers (line) VALUES (?1)", [line])?;
            }
            for change in changes {
                journal::append(transaction, at, who, change.what, change.about)?;
            }
            Ok(())
        })
    }
}
