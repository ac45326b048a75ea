//! The issues of a campaign: which one is in force.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::trust::Fingerprint;

/// One issue of a ministry's campaign for a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// Its identity.
    pub id: Fingerprint,
    /// Its number, from 1.
    pub number: u32,
    /// The issues that it replaces.
    pub supersedes: Vec<Fingerprint>,
    /// The last day in time.
    pub closes_on: Date,
    /// The zone in which days are counted.
    pub zone: TimeZone,
    /// Does a submission need the officer's signature beside the lead's?
    pub officer: bool,
}

/// Which of several issues counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InForce {
    /// The issue in force, by its place among those given.
    pub issue: Option<usize>,
    /// Issues that claim a number that another one has too: a conflict, until a later issue replaces both.
    pub disputed: Vec<Fingerprint>,
}

/// The issue in force: the one of the highest number that no other issue shares, whatever the order in which they came.
/// Of two that share a number, one that replaces the other is not disputed.
#[must_use]
pub fn in_force<'a>(issues: impl IntoIterator<Item = (Fingerprint, u32, &'a [Fingerprint])>) -> InForce {
    let issues: Vec<_> = issues.into_iter().collect();
    let disputed = |(id, number, supersedes): &(Fingerprint, u32, &[Fingerprint])| {
        issues.iter().any(|(other, its, _)| its == number && other != id && !supersedes.contains(other))
    };
    let mut found = InForce::default();
    let mut highest = 0;
    for (at, issue) in issues.iter().enumerate() {
        let (id, number, _) = issue;
        if disputed(issue) {
            found.disputed.push(*id);
        } else if *number > highest {
            (highest, found.issue) = (*number, Some(at));
        }
    }
    found.disputed.sort_unstable();
    found.disputed.dedup();
    found
}

impl Issue {
    /// The issue in force of several.
    #[must_use]
    pub fn in_force(issues: &[Issue]) -> (Option<&Issue>, InForce) {
        let found =
            in_force(issues.iter().map(|issue| (issue.id, issue.number, issue.supersedes.as_slice())));
        (found.issue.and_then(|at| issues.get(at)), found)
    }
}
