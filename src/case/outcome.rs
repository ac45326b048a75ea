//! What became of a submission, as decisions and receipts say it.

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It arrived; nothing is decided yet.
    Received,
    /// It counts.
    Accepted,
    /// It goes back to be corrected.
    Returned,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 3] = [Outcome::Received, Outcome::Accepted, Outcome::Returned];

    /// `received`, `accepted` or `returned`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Received => "received",
            Outcome::Accepted => "accepted",
            Outcome::Returned => "returned",
        }
    }

    /// The outcome of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == name)
    }
}
