//! The case: what happened to the submissions of one body in one year, and what that adds up to.
//!
//! **The one place that says what counts.** Events go in, a set without order: a submission arrived, a decision was
//! signed, a key was revoked, an issue of the campaign was made. Statuses, lateness and what counts come out. No clock is
//! asked who was first: chains go by what a submission corrects, decisions by what they replace.
//!
//! Knows neither files nor SQL nor screens, and keys by name only. Who is trusted is decided before: a decision by a key
//! that nobody trusts is no event.

mod deciding;
mod event;
mod issues;
mod lateness;
mod outcome;
mod relations;
mod standing;
mod status;

pub use deciding::DecidingError;
pub use event::{Arrival, Decision, Event, History, Submission};
pub use issues::{InForce, Issue, in_force};
pub use lateness::{Lateness, Rules};
pub use outcome::Outcome;
pub use standing::{Case, Standing};
pub use status::{State, Status};
