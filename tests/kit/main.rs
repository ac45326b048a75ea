//! What the widgets do for people who work with the keyboard, who see little, or who have the window read to them.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod gallery;
#[allow(dead_code, reason = "shared with the tests of the screens")]
#[path = "../support/headless.rs"]
mod headless;
mod keyboard;
mod looks;
mod rows;
mod semantics;
