//! All bodies together: what one body's answers look like beside its own past and beside the others, and what all of
//! them add up to.
//!
//! Knows sums, medians and coverage, exactly. Does not know where the declarations came from: who was accepted, and
//! which year is the year before, is told.

mod behind;
mod bodies;
mod evolution;
mod groups;
mod oddity;
pub mod picture;
pub mod publication;
mod quantiles;
mod shown;
mod stand;
mod sums;
#[cfg(test)]
mod tests;

pub use behind::{Behind, behind};
pub use bodies::{Bodies, Body};
pub use evolution::evolution;
pub use groups::{By, Group, groups, members};
pub use oddity::{Oddities, Oddity, Strange};
pub use shown::{
    scale, shown, shown_change, shown_percent, shown_rate, standing, ten_thousandths, tenths, threshold_mark,
};
pub use stand::{Stand, Standing, Uncollected};
pub use sums::{Ambition, Barometer, Change, Coverage, Figure, Same, Sum, Year, compute};

use std::collections::BTreeMap;

use crate::declaration::Value;
use crate::framework::Bilingual;

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

/// A body that a declaration is expected from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Its code.
    pub code: String,
    /// Its portfolio; empty without one.
    pub portfolio: String,
    /// Its name.
    pub name: Bilingual,
}

/// What is expected of a body, by the list of those expected, which is in the order of the codes.
#[must_use]
pub fn expected_of<'a>(expected: &'a [Expected], code: &str) -> Option<&'a Expected> {
    expected.binary_search_by(|known| known.code.as_str().cmp(code)).ok().and_then(|at| expected.get(at))
}

/// The portfolio of a body; empty where none is known.
fn portfolio_of<'a>(expected: &'a [Expected], code: &str) -> &'a str {
    expected_of(expected, code).map_or("", |known| known.portfolio.as_str())
}
