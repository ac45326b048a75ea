//! Jauge counts, checks, signs and verifies the yearly declarations behind the *Baromètre numériQc*, offline.
//!
//! Facts at the ground, actions above, doors on top; arrows only point down:
//!
//! | floor | rooms |
//! |---|---|
//! | 6 | `gui`, `cli`: the window, the command line |
//! | 5 | [`workflow`]: the actions people take |
//! | 4 | [`store`]: what this machine keeps |
//! | 3 | [`envelope`], [`exchange`], [`barometer`]: the signed file; spreadsheets in and out; all bodies together |
//! | 2 | [`declaration`], [`case`]: what one body answers; what happened to it, and what that adds up to |
//! | 1 | `framework`, [`trust`], [`l10n`]: what is asked, who may sign, languages and numbers |

pub mod barometer;
pub mod case;
pub mod cli;
pub mod declaration;
pub mod envelope;
pub mod exchange;
pub mod framework;
#[cfg(feature = "gui")]
pub mod gui;
pub mod l10n;
pub mod store;
pub mod trust;
pub mod workflow;
