//! The actions people take: declare, attest, verify. The only room that combines store, envelope and trust, and
//! the only one that writes. Knows no screen and no argument.

pub mod body;
pub mod campaign;
pub mod cases;
pub mod demo;
mod fault;
pub mod intake;
pub mod keys;
pub mod ministry;
pub mod officer;
pub mod open;
pub mod plain;
mod refusal;
pub mod signers;
pub mod verify;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::framework::Framework;

pub use fault::{Basis, Ending, EvidenceSlip, Fault};
pub use refusal::Refusal;

/// The framework of a file, or the one that comes with the program.
///
/// # Errors
/// The file cannot be read, or is no framework.
pub fn framework(file: Option<&Path>) -> Result<Framework, Fault> {
    let Some(path) = file else {
        return Framework::built_in().map_err(|fault| Fault::Framework { path: "jauge".into(), fault });
    };
    let bytes = intake::read(path, intake::MOST_FRAMEWORK)?;
    Framework::read(&bytes).map_err(|fault| Fault::Framework { path: path.to_owned(), fault })
}
