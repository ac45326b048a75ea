//! What assistive tools get: what each control is, in a tree.
//!
//! Widgets report a [`Semantic`] to every operation that visits them; [`Collector`] builds the tree of [`Node`]s from
//! these reports; [`Mirror`] holds the tree of a window after each redraw. The room knows nothing of how a control is
//! drawn, and no platform's accessibility interface.

mod collector;
mod mirror;
mod semantic;

pub use collector::{Collector, Node};
pub use mirror::Mirror;
pub use semantic::{Actions, Live, Range, Request, Role, Semantic, TextState};
