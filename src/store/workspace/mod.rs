//! What is this person's own: drafts as typed, kept envelopes, evidence, preferences.

pub(super) mod drafts;
pub(super) mod envelopes;
pub(super) mod evidence;
pub mod field;
mod preferences;
