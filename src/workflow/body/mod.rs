//! What a body does: check, seal, export, compare with last year, follow what the ministry decided, correct.

pub mod check;
pub mod draft;
pub mod evidence;
pub mod export;
pub mod follow;
pub mod previous;
mod reply;
pub mod seal;
pub mod workbook;
