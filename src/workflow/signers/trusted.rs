//! What envelopes are judged by here: who may sign, and the keys that are revoked.

use std::path::Path;

use jiff::Timestamp;

use super::revoke::in_force_of;
use super::{in_home, parse};
use crate::envelope::Circumstances;
use crate::store::Register;
use crate::trust::{Revocations, Signers};
use crate::workflow::{Fault, verify};

/// Whom a home trusts. The two go together: a line of a key that is revoked is worth nothing.
#[derive(Debug, Clone, Default)]
pub struct Trusted {
    /// Who may sign for whom.
    pub signers: Signers,
    /// The keys that count as revoked.
    pub revoked: Revocations,
}

impl Trusted {
    /// Whom this home trusts.
    ///
    /// # Errors
    /// The home cannot be read, or a line in it is none.
    pub fn here(home: &dyn Register) -> Result<Self, Fault> {
        // Both as of one moment.
        let (lines, rows) = home.signers()?;
        Ok(Self { signers: parse(&lines)?, revoked: in_force_of(&rows)? })
    }

    /// Whom these files say is to be trusted. The ends and the revocations that are known here hold for them, too: a copy
    /// of a register that is older than a retirement brings no key back.
    ///
    /// # Errors
    /// A file cannot be read, or is none as a whole.
    pub fn named(mut self, signers: Option<&Path>, revoked: Option<&Path>) -> Result<Self, Fault> {
        if let Some(path) = signers {
            self.signers = verify::signers(path)?.under(&self.signers).map_err(in_home)?;
        }
        if let Some(path) = revoked {
            self.revoked.merge(&verify::revoked(path)?);
        }
        Ok(self)
    }

    /// To judge an envelope by, as of a time.
    #[must_use]
    pub fn judging(&self, at: Timestamp) -> Circumstances<'_> {
        Circumstances { signers: Some(&self.signers), revoked: Some(&self.revoked), ..Circumstances::at(at) }
    }
}
