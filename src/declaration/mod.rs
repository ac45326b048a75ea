//! What one body answers in one year: answers, the rules that check them, exact rates.
//!
//! Knows the kinds of answer, the rules (one function each) and how a rate is computed and rounded.
//! Does not know files, clocks or screens; what is found is said through `l10n`.

mod answer;
mod check;
mod finding;
mod measured;
mod rate;
mod sheet;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Justification, Organization, Person, Unreadable, Value};
pub use check::{Stage, check, is_sealable};
pub use finding::{Detail, Finding, HeaderField, Rule, Severity, full_label};
pub use measured::Measured;
pub use rate::Rate;
pub use sheet::{Correction, Declaration, Entry, Previous, Sheet};
