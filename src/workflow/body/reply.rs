//! What the ministry replied about a declaration of this home, by the decisions that count.

use jiff::Timestamp;

use crate::case::{self, Case, History, Status};
use crate::envelope::{self, Decision, Kind, Outcome};
use crate::store::{CaseRecord, DecisionRow, KeptEnvelope, Store};
use crate::workflow::cases::Year;
use crate::workflow::{Fault, open};

/// What the ministry said about a declaration, by the decisions that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reply {
    /// Nothing has come back.
    Nothing,
    /// A receipt: it arrived.
    Received,
    /// It counts.
    Accepted,
    /// It goes back to be corrected.
    Returned,
    /// Decisions contradict each other, about it or about another one for its place, until the ministry settles it.
    Conflict,
}

impl Reply {
    /// `nothing`, `received`, `accepted`, `returned` or `conflict`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Reply::Nothing => "nothing",
            Reply::Received => "received",
            Reply::Accepted => "accepted",
            Reply::Returned => "returned",
            Reply::Conflict => "conflict",
        }
    }
}

/// What the ministry said, and in which envelopes: those that count, the first kept first.
pub(super) fn reply(store: &Store, about: &str, at: Timestamp) -> Result<(Reply, Vec<DecisionRow>), Fault> {
    let Ok(id) = about.parse() else { return Ok((Reply::Nothing, Vec::new())) };
    let Some(record) = store.case_of_decisions(about)? else { return Ok((Reply::Nothing, Vec::new())) };
    let rules = Year::of(store, record.year, at)?;
    let submissions = accepted_beside(store, &record, id)?;
    let history = History { submissions, ..record.history() };
    let case = Case::of(&history, &rules.rules());
    let Some(standing) = case.standing(&id) else { return Ok((Reply::Nothing, Vec::new())) };
    let counts = |row: &DecisionRow| row.fingerprint.parse().is_ok_and(|id| standing.decisions.contains(&id));
    let receipt = |row: &DecisionRow| {
        row.about == about && row.outcome == Outcome::Received && !rules.rules().revoked.contains(&row.key)
    };
    let (counting, others): (Vec<_>, Vec<_>) = record.decisions.into_iter().partition(counts);
    Ok(match standing.outcome {
        Some(Outcome::Accepted) if standing.status == Status::Conflict => (Reply::Conflict, counting),
        Some(Outcome::Accepted) => (Reply::Accepted, counting),
        Some(_) => (Reply::Returned, counting),
        None if !counting.is_empty() => (Reply::Conflict, counting),
        None => {
            let receipts: Vec<DecisionRow> = others.into_iter().filter(receipt).collect();
            (if receipts.is_empty() { Reply::Nothing } else { Reply::Received }, receipts)
        }
    })
}

/// A declaration as the decisions about it are weighed. What they say of it does not depend on others, nor on whether the
/// register holds it, but for one thing: where others of its body and year are accepted too, desks that did not know of
/// each other may have accepted two for one place. Then the declarations of this home tell which ones rest on which.
fn accepted_beside(
    store: &Store,
    record: &CaseRecord,
    id: envelope::Fingerprint,
) -> Result<Vec<case::Submission>, Fault> {
    let placed = |id, supersedes| case::Submission { id, supersedes, arrivals: Vec::new() };
    let about = id.to_string();
    let mut known = Vec::new();
    if record.decisions.iter().any(|row| row.outcome == Outcome::Accepted && row.about != about) {
        let of_the_case = |kept: &KeptEnvelope| {
            kept.kind == Kind::Submission.as_str()
                && kept.year == Some(record.year)
                && kept.organization.as_ref() == Some(&record.organization)
        };
        for kept in store.envelopes()?.into_iter().filter(of_the_case) {
            let bytes = store.envelope_file(&kept)?;
            let opened = envelope::open(&bytes, &open::unjudged());
            if let (Some(id), Some(said)) = (opened.fingerprint(), opened.submission())
                && !known.iter().any(|other: &case::Submission| other.id == id)
            {
                known.push(placed(id, said.supersedes));
            }
        }
    }
    if !known.iter().any(|other| other.id == id) {
        known.push(placed(id, None));
    }
    Ok(known)
}

/// What the ministry said about a declaration.
///
/// # Errors
/// The home cannot be read.
pub fn replied(store: &Store, about: &str, at: Timestamp) -> Result<Reply, Fault> {
    reply(store, about, at).map(|(reply, _)| reply)
}

/// The decision to show: of several that say the same, the first, with the comments of all.
pub(super) fn shown(store: &Store, rows: &[DecisionRow]) -> Result<Option<(String, Decision)>, Fault> {
    let mut shown: Option<(String, Decision)> = None;
    for row in rows {
        let Some(read) = decision(store, &row.fingerprint)? else { continue };
        match &mut shown {
            Some((_, first)) => {
                let new = read.comments.into_iter().filter(|comment| !first.comments.contains(comment));
                let new: Vec<_> = new.collect();
                first.comments.extend(new);
            }
            None => shown = Some((row.fingerprint.clone(), read)),
        }
    }
    Ok(shown)
}

/// A kept decision.
///
/// # Errors
/// The home cannot be read.
pub fn decision(store: &Store, fingerprint: &str) -> Result<Option<Decision>, Fault> {
    let bytes = store.envelope_bytes(fingerprint)?;
    Ok(envelope::open(&bytes, &open::unjudged()).decision().cloned())
}
