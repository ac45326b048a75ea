//! When a submission first arrived, and whether that was in time.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Issue;
use super::event::{Arrival, Decision, Submission};

/// Was a submission in time?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lateness {
    /// It was, or was asked for, or there is no last day.
    InTime,
    /// A first one that came after the last day.
    Late,
    /// A correction that nobody asked for and that came after the last day. It does not make its body late.
    Unasked,
}

/// What a case is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The issue in force of the year's campaign.
    pub issue: Option<&'a Issue>,
    /// The keys that were revoked, by their fingerprints.
    pub revoked: &'a BTreeSet<String>,
    /// Now: what has not come yet is late after the last day.
    pub now: Timestamp,
}

impl Rules<'_> {
    /// The day of a moment in the campaign's zone.
    pub(super) fn day(&self, at: Timestamp) -> Option<Date> {
        self.issue.map(|issue| issue.zone.to_datetime(at).date())
    }

    /// Is the last day over?
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_after(self.day(self.now))
    }

    fn is_after(&self, day: Option<Date>) -> bool {
        self.issue.zip(day).is_some_and(|(issue, day)| day > issue.closes_on)
    }

    fn is_complete(&self, arrival: &Arrival) -> bool {
        !self.issue.is_some_and(|issue| issue.officer) || arrival.attested != Some(false)
    }
}

/// The arrival of one submission, by all that is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrived {
    /// The first moment: with all signatures that are required, where such a copy has come.
    pub first: Timestamp,
    /// The day, or an earlier one that a person vouches for; none without a campaign.
    pub day: Option<Date>,
    /// Is that after the last day? What has not come with all its signatures is as late as what has not come.
    pub after: bool,
}

impl Arrived {
    /// `told`: the decisions and receipts about it.
    pub(super) fn of<'a>(
        submission: &Submission,
        told: impl Iterator<Item = &'a Decision> + Clone,
        rules: &Rules<'_>,
    ) -> Self {
        let signed = told.clone().filter_map(|decision| decision.arrival);
        let all = submission.arrivals.iter().copied().chain(signed);
        let complete =
            all.clone().filter(|arrival| rules.is_complete(arrival)).map(|arrival| arrival.at).min();
        let first = complete.or_else(|| all.map(|arrival| arrival.at).min()).unwrap_or(Timestamp::UNIX_EPOCH);
        let day = rules.day(first).map(|day| {
            let vouched = told.filter_map(|decision| decision.arrived_on);
            vouched.fold(day, Date::min)
        });
        let judged = if complete.is_some() { day } else { rules.day(rules.now) };
        Self { first, day, after: rules.is_after(judged) }
    }
}
