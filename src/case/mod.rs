//! The case: what happened to the submissions of one body in one year, and what that adds up to.

mod outcome;

pub use outcome::Outcome;
