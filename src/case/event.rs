//! What happened: events, and the set of them that is known here.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Issue, Outcome};
use crate::trust::Fingerprint;

/// A submission that is here, by what places it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its identity.
    pub id: Fingerprint,
    /// What it corrects.
    pub supersedes: Option<Fingerprint>,
    /// When its copies arrived here; at least one.
    pub arrivals: Vec<Arrival>,
}

/// A copy of a submission arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arrival {
    /// When.
    pub at: Timestamp,
    /// Did it carry the officer's signature beside the lead's? None where that is not told: it is taken as complete.
    pub attested: Option<bool>,
}

/// A decision or a receipt, by a ministry key that is trusted here or was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decision {
    /// Its identity.
    pub id: Fingerprint,
    /// The submission, which need not be here.
    pub about: Fingerprint,
    /// What it says.
    pub outcome: Outcome,
    /// The decisions that it replaces, which need not be here.
    pub supersedes: Vec<Fingerprint>,
    /// When the submission arrived at the desk that signed, and how it was signed then.
    pub arrival: Option<Arrival>,
    /// An earlier day of arrival by another way, as a person vouches.
    pub arrived_on: Option<Date>,
    /// The key that signed, by its fingerprint.
    pub key: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// An issue of the year's campaign was made.
    Issue(Issue),
    /// A submission arrived.
    Submission(Submission),
    /// A decision or a receipt was signed.
    Decision(Decision),
    /// A ministry key was revoked: what it signed is no event.
    Revoked(String),
}

/// All that is known here of one body and one year: a set, to which events are added in any order, and any of them twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// The issues of the year's campaign.
    pub issues: Vec<Issue>,
    /// The submissions that are here.
    pub submissions: Vec<Submission>,
    /// The decisions and receipts.
    pub decisions: Vec<Decision>,
    /// The ministry keys that were revoked.
    pub revoked: BTreeSet<String>,
}

impl History {
    /// Adds an event, unless it is known.
    pub fn add(&mut self, event: Event) {
        match event {
            Event::Issue(issue) => {
                if !self.issues.iter().any(|known| known.id == issue.id) {
                    self.issues.push(issue);
                }
            }
            Event::Submission(submission) => self.add_submission(submission),
            Event::Decision(decision) => {
                if !self.decisions.iter().any(|known| known.id == decision.id && known.key == decision.key) {
                    self.decisions.push(decision);
                }
            }
            Event::Revoked(key) => {
                self.revoked.insert(key);
            }
        }
    }

    fn add_submission(&mut self, submission: Submission) {
        match self.submissions.iter_mut().find(|known| known.id == submission.id) {
            Some(known) => {
                for arrival in submission.arrivals {
                    if !known.arrivals.contains(&arrival) {
                        known.arrivals.push(arrival);
                    }
                }
            }
            None => self.submissions.push(submission),
        }
    }

    /// Adds all that another desk knows.
    pub fn merge(&mut self, other: &History) {
        other.issues.iter().cloned().map(Event::Issue).for_each(|event| self.add(event));
        other.submissions.iter().cloned().map(Event::Submission).for_each(|event| self.add(event));
        other.decisions.iter().cloned().map(Event::Decision).for_each(|event| self.add(event));
        self.revoked.extend(other.revoked.iter().cloned());
    }
}
