//! Answers that come in from outside: counts files.
//!
//! Knows how a counts file is written and where in it something stands, so that each slip is told with its line
//! and column. Does not know envelopes, and opens no file itself: bytes come in.

mod counts;

pub use counts::{Cell, Counts, CountsFault, Place, Slip};
