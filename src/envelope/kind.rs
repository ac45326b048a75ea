//! The three kinds of envelope.

use crate::trust::{Namespace, Role};

/// What an envelope carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Ministry to bodies: the year, the framework, the list of bodies.
    Campaign,
    /// Body to ministry: one declaration.
    Submission,
    /// Ministry to body: received, accepted or returned.
    Decision,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::Campaign, Kind::Submission, Kind::Decision];

    /// `campaign`, `submission` or `decision`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Campaign => "campaign",
            Kind::Submission => "submission",
            Kind::Decision => "decision",
        }
    }

    /// What the entry `mimetype` holds, to the byte.
    #[must_use]
    pub fn mimetype(self) -> &'static str {
        match self {
            Kind::Campaign => "application/vnd.jauge.campaign+zip",
            Kind::Submission => "application/vnd.jauge.submission+zip",
            Kind::Decision => "application/vnd.jauge.decision+zip",
        }
    }

    /// The entry that holds what an envelope of this kind says.
    pub(super) const fn content(self) -> &'static str {
        match self {
            Kind::Campaign => "campaign.json",
            Kind::Submission => "submission.json",
            Kind::Decision => "decision.json",
        }
    }

    pub(super) fn from_mimetype(bytes: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.mimetype().as_bytes() == bytes)
    }

    /// The namespace under which a role signs this kind; no other pair exists.
    #[must_use]
    pub fn namespace(self, role: Role) -> Option<Namespace> {
        match (self, role) {
            (Kind::Submission, Role::Lead) => Some(Namespace::LeadSubmission),
            (Kind::Submission, Role::Officer) => Some(Namespace::OfficerSubmission),
            (Kind::Campaign, Role::Ministry) => Some(Namespace::MinistryCampaign),
            (Kind::Decision, Role::Ministry) => Some(Namespace::MinistryDecision),
            _ => None,
        }
    }

    /// The signatures required where nothing else is known.
    #[must_use]
    pub fn required(self) -> &'static [Role] {
        match self {
            Kind::Submission => &[Role::Lead],
            Kind::Campaign | Kind::Decision => &[Role::Ministry],
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
