//! What the tests at the edge share: the program as a user runs it, keys as users have them, the stock
//! tools that check an envelope without the program.
#![allow(dead_code, unused_imports, reason = "each test file uses another part of this")]

mod tools;

pub use tools::{find, require_tools};
