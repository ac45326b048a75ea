//! All bodies together: what one body's answers look like beside its own past and beside the others, and what all of
//! them add up to.
//!
//! Knows sums, medians and coverage, exactly. Does not know where the declarations came from: who was accepted, and
//! which year is the year before, is told.

mod oddity;
pub mod picture;
mod quantiles;
mod sums;

pub use oddity::{Oddities, Oddity, Strange};
pub use sums::{Ambition, Barometer, Change, Coverage, Figure, Year, compute};

use std::collections::BTreeMap;

use crate::declaration::Value;

/// What one body answered in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The body's code.
    pub organization: String,
    /// Its portfolio; empty without one.
    pub portfolio: String,
    /// Its answers, by quantity.
    pub answers: BTreeMap<String, Value>,
}

impl Declared {
    fn count(&self, quantity: &str) -> Option<u32> {
        self.answers.get(quantity).copied().and_then(Value::count)
    }
}
