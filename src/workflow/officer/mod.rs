//! What the officer does: attest what the lead sealed.

pub mod attest;
