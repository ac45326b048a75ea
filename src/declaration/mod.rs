//! What one body answers in one year: answers, the rules that check them, exact rates.
//!
//! Knows the kinds of answer, the rules (one function each) and how a rate is computed and rounded.
//! Does not know files, clocks or languages.

mod answer;

pub use answer::{Answer, Justification, Organization, Person, Unreadable, Value};
