//! The register: what was received, decided and set aside, the campaigns, and who may sign.

pub(super) mod arrivals;
pub(super) mod aside;
pub(super) mod campaigns;
pub(super) mod decisions;
pub(super) mod received;
mod receiving;
pub(super) mod signers;
