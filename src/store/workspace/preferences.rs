//! Preferences: language, look, text size and the like, by name.

use rusqlite::OptionalExtension;

use crate::store::Store;
use crate::store::fault::StoreFault;

impl Store {
    /// What was chosen, if anything was.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn preference(&self, name: &str) -> Result<Option<String>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT value FROM preferences WHERE name = ?1")?;
            Ok(statement.query_row([name], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps a choice, in place of the one before.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn set_preference(&self, name: &str, value: &str) -> Result<(), StoreFault> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO preferences (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            )?;
            Ok(())
        })
    }
}
