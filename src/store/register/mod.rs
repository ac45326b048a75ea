//! The register: what a ministry's desk has in common. Events come in by one writer, and every status that is kept beside
//! them is added up by [`case`](crate::case) in the same transaction.
//!
//! A trait, with two backends: `SQLite` on a laptop, and one in memory that tests run on. The same conformance tests run
//! against both, and against any other.

mod bulk;
mod commit;
mod memory;
mod read;
mod rows;
mod signers;

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Store;
use super::fault::StoreFault;

pub(in crate::store) use bulk::WriteBack;
pub(in crate::store) use commit::refresh;
pub use memory::MemoryRegister;
pub use rows::{
    AcceptedRow, CampaignBody, CampaignRow, CaseRecord, DecisionRow, JournalHead, QuarantineReason,
    QuarantinedFile, RevocationRow, SignerRow, SubmissionRow,
};

use crate::case::Status;
use crate::store::workspace::envelopes::NewEnvelope;

/// The version at which a case was read: what was decided on then is only written where it has not moved since.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// The year.
    pub year: u16,
    /// The body's code.
    pub organization: String,
    /// The version of the case; 0 where nothing of it was known.
    pub version: u64,
}

/// Something to write.
#[derive(Debug, Clone)]
pub enum Change<'a> {
    /// A submission arrived, verified; its status is added up here.
    Arrival {
        /// What it says. `status` and `version` are not looked at.
        row: &'a SubmissionRow,
        /// The file, byte for byte.
        bytes: &'a [u8],
    },
    /// A decision or a receipt was signed, or came.
    Decision {
        /// What it says.
        row: &'a DecisionRow,
        /// Its envelope.
        envelope: NewEnvelope<'a>,
    },
    /// A campaign was made, or is worked under from now on.
    Campaign {
        /// What it says.
        row: &'a CampaignRow,
        /// Its bodies.
        bodies: &'a [CampaignBody],
        /// Its envelope.
        envelope: NewEnvelope<'a>,
    },
    /// The lines of who may sign change: some get an end, some come after them, none goes.
    Signers {
        /// What they were when they were read.
        before: &'a [SignerRow],
        /// What they are from now on.
        after: &'a [SignerRow],
    },
    /// A key was revoked, or its revocation takes force.
    Revocation(&'a RevocationRow),
    /// A file arrived that does not count.
    Quarantine {
        /// What is known of it.
        row: &'a QuarantinedFile,
        /// The file, byte for byte.
        bytes: &'a [u8],
    },
}

/// What is written together: all of it, or nothing.
#[derive(Debug, Clone, Copy)]
pub struct Unit<'a> {
    /// The cases that must not have moved since they were read.
    pub expected: &'a [Expected],
    /// What is written.
    pub changes: &'a [Change<'a>],
    /// Rows of the journal beside those that the changes write themselves: a stable code, and what it is about.
    pub journal: &'a [(&'a str, &'a str)],
    /// Who acts; empty where the program does so by itself.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
}

/// What became of an arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    /// It is in the register from now on, and stands there.
    New(Status),
    /// The submission was there before; this copy of it is kept beside the first.
    Copy,
    /// The same file was there before; nothing changed.
    Already,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CommitError {
    /// Cases have moved since they were read: these, of those that were expected.
    #[error("{} cases have moved since they were read", .0.len())]
    Moved(Vec<Expected>),
    /// The register takes no change.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// A register. Any thread may use it.
pub trait Register: Send + Sync + std::fmt::Debug {
    /// All campaigns, the last year first; of one year the last added first.
    ///
    /// # Errors
    /// The register cannot be read.
    fn campaigns(&self) -> Result<Vec<CampaignRow>, StoreFault>;

    /// The bodies of a campaign, by code.
    ///
    /// # Errors
    /// The register cannot be read.
    fn campaign_bodies(&self, campaign: &str) -> Result<Vec<CampaignBody>, StoreFault>;

    /// The years that something was received for, the last first.
    ///
    /// # Errors
    /// The register cannot be read.
    fn years_received(&self) -> Result<Vec<u16>, StoreFault>;

    /// One body in one year; empty, at version 0, where nothing of it is known.
    ///
    /// # Errors
    /// The register cannot be read.
    fn case(&self, year: u16, organization: &str) -> Result<CaseRecord, StoreFault>;

    /// Takes the cases of a year one by one, by body. Who takes them asks this register nothing meanwhile: it may wait for
    /// the end of this.
    ///
    /// # Errors
    /// The register cannot be read.
    fn each_case(&self, year: u16, take: &mut dyn FnMut(CaseRecord)) -> Result<(), StoreFault>;

    /// One submission, by its fingerprint.
    ///
    /// # Errors
    /// The register cannot be read.
    fn submission(&self, fingerprint: &str) -> Result<Option<SubmissionRow>, StoreFault>;

    /// Takes the submissions that count of the years from `first` to `last`, in no particular order, and of each only
    /// what is added up. Who takes them asks this register nothing meanwhile.
    ///
    /// # Errors
    /// The register cannot be read.
    fn each_accepted(&self, years: [u16; 2], take: &mut dyn FnMut(AcceptedRow<'_>))
    -> Result<(), StoreFault>;

    /// The first copy of a submission, or the envelope of a campaign or a decision, byte for byte as it came.
    ///
    /// # Errors
    /// There is no such file, its bytes are not those that came, or the register cannot be read.
    fn file(&self, fingerprint: &str) -> Result<Vec<u8>, StoreFault>;

    /// Who may sign, line by line, and which keys were revoked.
    ///
    /// # Errors
    /// The register cannot be read.
    fn signers(&self) -> Result<(Vec<SignerRow>, Vec<RevocationRow>), StoreFault>;

    /// The files that do not count, the last first.
    ///
    /// # Errors
    /// The register cannot be read.
    fn quarantine(&self) -> Result<Vec<QuarantinedFile>, StoreFault>;

    /// The last row of the journal; none where nothing was ever written.
    ///
    /// # Errors
    /// The register cannot be read.
    fn journal_head(&self) -> Result<Option<JournalHead>, StoreFault>;

    /// Writes: **the one writer**. Gives what became of each arrival, in their order.
    ///
    /// # Errors
    /// [`CommitError::Moved`] names the cases that are not what was expected; nothing was written then. Or the register
    /// takes no change.
    fn commit(&self, unit: &Unit<'_>) -> Result<Vec<Arrived>, CommitError>;

    /// Makes room for many arrivals, until [`Register::finish_bulk`]: until then a cut of power may lose the last of them.
    ///
    /// # Errors
    /// The register takes no change.
    fn start_bulk(&self) -> Result<(), StoreFault> {
        Ok(())
    }

    /// All that was written is on the disk when this returns.
    ///
    /// # Errors
    /// The register takes no change.
    fn finish_bulk(&self) -> Result<(), StoreFault> {
        Ok(())
    }
}

/// What every register can be asked, whatever keeps it.
impl dyn Register + '_ {
    /// The fingerprints of the revoked keys that count as such.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn revoked_keys(&self) -> Result<BTreeSet<String>, StoreFault> {
        let (_, revocations) = self.signers()?;
        Ok(revocations.into_iter().filter(|row| row.in_force).map(|row| row.fingerprint).collect())
    }
}

impl Store {
    /// The submissions of a year, by body and then by sequence.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn submissions(&self, year: u16) -> Result<Vec<SubmissionRow>, StoreFault> {
        let mut rows = Vec::new();
        self.each_case(year, &mut |case| rows.extend(case.submissions))?;
        Ok(rows)
    }

    /// The decisions and receipts about a submission, the first kept first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn decisions(&self, about: &str) -> Result<Vec<DecisionRow>, StoreFault> {
        let Some((year, organization)) = self.case_of(about)? else { return Ok(Vec::new()) };
        let case = self.case(year, &organization)?;
        Ok(case.decisions.into_iter().filter(|row| row.about == about).collect())
    }
}
