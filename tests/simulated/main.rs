//! The window, worked without a screen: what each page shows, what the keyboard does, what is kept.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of pictures")]

mod barometer;
mod beside;
mod campaign;
mod declaration;
#[allow(dead_code, reason = "each test uses another part of it")]
mod desk;
#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "each test uses another part of it")]
#[path = "../support/disk.rs"]
mod disk;
mod file_page;
mod kept;
mod keyboard;
mod layout;
mod long_names;
#[allow(dead_code, reason = "each test uses another part of it")]
#[path = "../support/many.rs"]
mod many;
#[allow(dead_code, reason = "each test uses another part of it")]
mod ministry;
mod other_framework;
mod receiving;
mod required;
mod retired;
mod review;
#[allow(dead_code, reason = "each test uses another part of it")]
mod reviewed;
mod states;
mod states_of_the_loop;
mod whole_loop;
