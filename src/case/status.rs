//! Where a submission stands, and where its body does.

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nobody has decided.
    ToReview,
    /// It counts.
    Accepted,
    /// It went back to be corrected.
    Returned,
    /// Another submission took its place.
    Superseded,
    /// Somebody has to settle it: another submission claims its place, or decisions contradict each other.
    Conflict,
    /// What it corrects is not here.
    Waiting,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 6] = [
        Status::ToReview,
        Status::Accepted,
        Status::Returned,
        Status::Superseded,
        Status::Conflict,
        Status::Waiting,
    ];

    /// `to-review`, `accepted`, `returned`, `superseded`, `conflict` or `waiting`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::ToReview => "to-review",
            Status::Accepted => "accepted",
            Status::Returned => "returned",
            Status::Superseded => "superseded",
            Status::Conflict => "conflict",
            Status::Waiting => "waiting",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// Where a body stands in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing is known to have arrived.
    Missing,
    /// Something waits for a decision.
    ToReview,
    /// Something counts, whatever waits behind it.
    Accepted,
    /// What it sent went back, and nothing has come since.
    Returned,
    /// Something is known of that is not here.
    Waiting,
    /// Somebody has to settle it.
    Conflict,
}

impl State {
    /// `missing`, `to-review`, `accepted`, `returned`, `waiting` or `conflict`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::ToReview => "to-review",
            State::Accepted => "accepted",
            State::Returned => "returned",
            State::Waiting => "waiting",
            State::Conflict => "conflict",
        }
    }
}
