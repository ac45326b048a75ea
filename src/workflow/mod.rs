//! The actions people take: declare, attest, verify. The only room that combines store, envelope and trust, and
//! the only one that writes. Knows no screen and no argument.

pub mod draft;
mod fault;
pub mod intake;
pub mod keys;

pub use fault::{Basis, Ending, EvidenceSlip, Fault};
