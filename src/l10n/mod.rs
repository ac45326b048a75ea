//! Languages: the sentences people read and how numbers look in them.
//!
//! Knows the two languages, the translations (Fluent files in `assets/l10n`) and the look of numbers.
//! Does not know what any sentence is about: a room names a message, this room says it.

mod bundle;
mod explain;
mod fold;
mod moment;
mod number;

pub use bundle::{Args, Lang};
pub use explain::{Explain, Explained};
pub use fold::fold;
pub use moment::{moment, time};
pub use number::{count, percent, signed_count, signed_points};
