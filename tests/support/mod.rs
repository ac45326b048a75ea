//! What the tests at the edge share: the program as a user runs it, keys as users have them, the stock
//! tools that check an envelope without the program.
#![allow(dead_code, unused_imports, reason = "each test file uses another part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod collected;
mod command;
pub mod declare;
pub mod disk;
mod keys;
pub mod many;
pub mod person;
pub mod ready;
pub mod stock;
pub mod terminal;
mod tools;
pub mod transcript;
pub mod window;

pub use command::{Machine, Outcome, finish};
pub use keys::{Key, PASSPHRASE, is_protected, register};
pub use tools::{find, require_installed, require_tools};

/// Who decides in tests.
#[must_use]
pub fn reviewer() -> jauge::envelope::Reviewer {
    jauge::envelope::Reviewer { name: "Réviseure Fictive".to_owned(), title: "Analyste".to_owned() }
}
