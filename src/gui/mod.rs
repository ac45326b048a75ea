//! The window: it shows, asks, and calls the workflow. It knows no SQL, no bytes of envelopes, no rule.

pub mod a11y;
pub mod kit;
pub mod theme;
