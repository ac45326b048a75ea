//! The actions people take: declare, attest, verify. The only room that combines store, envelope and trust, and
//! the only one that writes. Knows no screen and no argument.

mod answers;
pub mod attest;
pub mod barometer;
pub mod campaign;
pub mod check;
pub mod decide;
pub mod demo;
pub mod dossier;
pub mod draft;
pub mod evidence;
pub mod export;
mod fault;
pub mod follow;
pub mod intake;
pub mod keys;
pub mod open;
pub mod previous;
pub mod publish;
pub mod receive;
mod refusal;
pub mod register;
pub mod seal;
pub mod signers;
pub mod verify;
pub mod workbook;

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
