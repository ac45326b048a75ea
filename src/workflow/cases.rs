//! The cases as the actions ask for them: what is kept, added up by the issue of the campaign that is in force here.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Fault, campaign, open};
use crate::case::{Case, Issue, Rules, Standing};
use crate::envelope;
use crate::store::{CaseRecord, DecisionRow, Register, SubmissionRow};

/// What the cases of a year are judged by here.
#[derive(Debug)]
pub struct Year {
    issue: Option<Issue>,
    revoked: BTreeSet<String>,
    now: Timestamp,
}

/// A case with what it was added up from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// As it is kept.
    pub record: CaseRecord,
    /// What it adds up to; its submissions in the order of the record's.
    pub case: Case,
}

impl Year {
    /// By the register, at that time.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn of(register: &dyn Register, year: u16, now: Timestamp) -> Result<Self, Fault> {
        let issue = campaign::in_force(register, year)?.as_ref().and_then(campaign::issue);
        Ok(Self { issue, revoked: register.revoked_keys()?, now })
    }

    /// The rules that they are.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        Rules { issue: self.issue.as_ref(), revoked: &self.revoked, now: self.now }
    }

    /// Is the last day over?
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.rules().is_over()
    }

    /// Adds a case up.
    #[must_use]
    pub fn judge(&self, record: CaseRecord) -> Judged {
        let case = Case::of(&record.history(), &self.rules());
        Judged { record, case }
    }
}

impl Judged {
    /// The case of a body.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn of(register: &dyn Register, year: u16, organization: &str, now: Timestamp) -> Result<Self, Fault> {
        Ok(Year::of(register, year, now)?.judge(register.case(year, organization)?))
    }

    /// Its submissions, each with where it stands.
    pub fn submissions(&self) -> impl DoubleEndedIterator<Item = (&SubmissionRow, &Standing)> {
        self.record.submissions.iter().zip(&self.case.submissions)
    }

    /// Where a submission stands.
    #[must_use]
    pub fn standing(&self, fingerprint: &str) -> Option<&Standing> {
        self.submissions().find(|(row, _)| row.fingerprint == fingerprint).map(|(_, standing)| standing)
    }

    /// The decisions that count about a submission, the first kept first; each once, whoever signed it too.
    pub fn decisions<'a>(&'a self, standing: &'a Standing) -> impl Iterator<Item = &'a DecisionRow> {
        let rows = &self.record.decisions;
        let counts =
            |row: &DecisionRow| row.fingerprint.parse().is_ok_and(|id| standing.decisions.contains(&id));
        rows.iter().enumerate().filter_map(move |(at, row)| {
            let again = rows.iter().take(at).any(|other| other.fingerprint == row.fingerprint);
            (counts(row) && !again).then_some(row)
        })
    }
}

/// The row of a decision's envelope; none where it is none.
pub(super) fn row_of(bytes: &[u8], at: Timestamp) -> Option<DecisionRow> {
    let opened = envelope::open(bytes, &open::unjudged());
    let (fingerprint, decision) = (opened.fingerprint()?, opened.decision()?);
    let key = opened.signatures().first()?.fingerprint()?;
    Some(DecisionRow {
        fingerprint: fingerprint.to_string(),
        about: decision.about.fingerprint.to_string(),
        organization: decision.about.organization.clone(),
        year: decision.about.year,
        outcome: decision.outcome,
        supersedes: decision.supersedes.iter().map(ToString::to_string).collect(),
        arrival: Some(decision.arrival()),
        arrived_on: decision.arrived_on(),
        key,
        decided_at: decision.decided_at,
        kept_at: at,
    })
}
