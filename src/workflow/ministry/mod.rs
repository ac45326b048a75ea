//! What the ministry does: receive, weigh, decide, add up, publish.

mod answers;
pub mod barometer;
pub mod decide;
pub mod dossier;
pub mod publish;
pub mod receive;
pub mod register;
pub mod workbook;
