//! The verdict, and the opened envelope that carries it.

use super::submission::{Evidence, Submission};
use super::{Campaign, Decision, Fingerprint, Kind, Reason};
use crate::trust::{Principal, PublicKey, Role};

/// What opening an envelope ends in, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Intact, every required signature present, each by a key that the register allows.
    Valid,
    /// Intact and all present signatures good, but a required one is missing.
    Incomplete,
    /// Intact and signatures good, but a signer is unknown, out of time or not allowed here.
    Untrusted,
    /// Anything else.
    Broken,
}

impl Verdict {
    /// `valid`, `incomplete`, `untrusted` or `broken`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Incomplete => "incomplete",
            Verdict::Untrusted => "untrusted",
            Verdict::Broken => "broken",
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One signature, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureReport {
    /// The role that it is made in.
    pub role: Role,
    /// Who it speaks for; none where the envelope does not tell.
    pub principal: Option<Principal>,
    /// The key that it names; none where it cannot be read.
    pub key: Option<PublicKey>,
    /// Does it verify over this manifest, for this purpose?
    pub good: bool,
    /// Does the register allow the key to sign here?
    pub trusted: bool,
    /// Is the key revoked? It is never trusted then.
    pub revoked: bool,
}

impl SignatureReport {
    /// The key's fingerprint, as OpenSSH shows it.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        self.key.as_ref().map(PublicKey::fingerprint)
    }
}

/// An opened envelope: the verdict, the reasons, and what it says, unless it is broken.
///
/// The content borrows from the bytes that were verified: nobody can verify one buffer and read another.
#[derive(Debug, Clone)]
pub struct Opened<'a> {
    pub(super) verdict: Verdict,
    pub(super) reasons: Vec<Reason>,
    pub(super) kind: Option<Kind>,
    pub(super) fingerprint: Option<Fingerprint>,
    pub(super) signatures: Vec<SignatureReport>,
    pub(super) content: Option<Content<'a>>,
    /// The entry that the content was read from.
    pub(super) json: Option<&'a [u8]>,
}

/// What an envelope says.
#[derive(Debug, Clone)]
pub(super) enum Content<'a> {
    /// A submission with its evidence.
    Submission { submission: Box<Submission>, evidence: Vec<(&'a str, &'a [u8])> },
    /// A campaign.
    Campaign(Box<Campaign>),
    /// A decision.
    Decision(Box<Decision>),
}

impl<'a> Opened<'a> {
    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Why it is not valid; empty if it is.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The kind; none where the archive does not read as one.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The envelope's identity; none where its entries are not those of its manifest.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint
    }

    /// The signatures that it holds, in the order of the archive.
    #[must_use]
    pub fn signatures(&self) -> &[SignatureReport] {
        &self.signatures
    }

    /// What it says; none if it is broken or no submission.
    #[must_use]
    pub fn submission(&self) -> Option<&Submission> {
        match &self.content {
            Some(Content::Submission { submission, .. }) => Some(submission),
            _ => None,
        }
    }

    /// What it says; none if it is broken or no campaign.
    #[must_use]
    pub fn campaign(&self) -> Option<&Campaign> {
        match &self.content {
            Some(Content::Campaign(campaign)) => Some(campaign),
            _ => None,
        }
    }

    /// What it says; none if it is broken or no decision.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        match &self.content {
            Some(Content::Decision(decision)) => Some(decision),
            _ => None,
        }
    }

    /// What it says, in the fields of its own entry; none if it is broken.
    #[must_use]
    pub fn document(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(self.json?).ok()
    }

    /// What it says, to keep.
    #[must_use]
    pub fn into_submission(self) -> Option<Submission> {
        match self.content {
            Some(Content::Submission { submission, .. }) => Some(*submission),
            _ => None,
        }
    }

    /// The evidence, each piece with its bytes, in the order that the submission gives.
    pub fn evidence(&self) -> impl Iterator<Item = (&Evidence, &'a [u8])> {
        let (declared, entries) = match &self.content {
            Some(Content::Submission { submission, evidence }) => {
                (submission.evidence.as_slice(), evidence.as_slice())
            }
            _ => (&[][..], &[][..]),
        };
        declared.iter().filter_map(move |evidence| {
            let (_, bytes) = entries.iter().find(|(name, _)| *name == evidence.entry)?;
            Some((evidence, *bytes))
        })
    }
}
