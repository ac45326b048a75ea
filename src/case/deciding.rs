//! What a new decision has to name, and whether it may be made.

use super::{Case, Outcome, Standing, Status};
use crate::trust::Fingerprint;

/// Why something cannot be decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecidingError {
    /// The submission is not here.
    #[error("the submission is not here")]
    NotHere,
    /// Another submission took its place: it is that one that is decided.
    #[error("another submission took its place")]
    Superseded,
    /// Another one counts, and this one does not correct it: that one has to be returned first.
    #[error("{0} counts, and this one does not correct it")]
    RivalCounts(Fingerprint),
}

impl Case {
    /// The decisions that a new one has to replace, so that afterwards no two contradict each other: those that count
    /// about the submission; and where several are accepted that do not rest on each other, those that accept the others.
    ///
    /// # Errors
    /// [`DecidingError`]: it may not be decided so. A receipt is no decision, and replaces nothing.
    pub fn to_replace(
        &self,
        about: &Fingerprint,
        outcome: Outcome,
    ) -> Result<Vec<Fingerprint>, DecidingError> {
        let standing = self.standing(about).ok_or(DecidingError::NotHere)?;
        if outcome == Outcome::Received {
            return Ok(Vec::new());
        }
        if standing.status == Status::Superseded {
            return Err(DecidingError::Superseded);
        }
        let mut named = standing.decisions.clone();
        if outcome == Outcome::Accepted {
            let others = self.accepted_beside(standing);
            if let Some(rival) = others.iter().find(|other| other.status == Status::Accepted) {
                return Err(DecidingError::RivalCounts(rival.id));
            }
            named.extend(others.iter().flat_map(|other| &other.decisions));
        }
        named.sort_unstable();
        named.dedup();
        Ok(named)
    }

    /// What standing decisions accept, and is none of the predecessors of this one. Also what a correction superseded: it
    /// would count again once that one is taken out.
    fn accepted_beside(&self, standing: &Standing) -> Vec<&Standing> {
        let line = self.line(standing);
        let accepted = |other: &&Standing| other.outcome == Some(Outcome::Accepted);
        self.submissions.iter().filter(accepted).filter(|other| !line.contains(&other.id)).collect()
    }

    /// A submission and its predecessors that are here, the nearest first.
    fn line(&self, from: &Standing) -> Vec<Fingerprint> {
        let above = |at: &&Standing| self.standing(at.supersedes.as_ref()?);
        std::iter::successors(Some(from), above).take(self.submissions.len()).map(|at| at.id).collect()
    }
}
