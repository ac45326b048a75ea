//! What a decision says: what became of one submission, and why. It is also the receipt.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::archive::Entry;
use super::fault::ContentFault;
use super::strict::{
    self, Object, Text, fingerprint, owned, present, short_enough, spell_time, spelled, text, time,
};
use super::{Digest, Fingerprint, Kind, Submission};
use crate::case::Outcome;
use crate::trust::BodyCode;

const SCHEMA: &str = "jauge/decision/1";

/// One decision as it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The submission that it is about.
    pub about: About,
    /// When that was received, to the second.
    pub received_at: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
    /// What the reviewer says, to the whole or to one quantity.
    pub comments: Vec<Comment>,
    /// Who decided.
    pub decided_by: Reviewer,
    /// When, to the second.
    pub decided_at: Timestamp,
    /// The decision that this one replaces.
    pub supersedes: Option<Fingerprint>,
}

/// A submission, named so that nobody can mean another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// The digest of the file as it was received.
    pub sha256: Digest,
    /// The body's code.
    pub organization: String,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
}

/// Something that a reviewer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The quantity; none for the whole.
    pub quantity: Option<String>,
    /// The words.
    pub text: String,
}

/// Who decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviewer {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    schema: Text<'a>,
    #[serde(borrow)]
    about: Object<WireAbout<'a>>,
    #[serde(borrow)]
    received_at: Text<'a>,
    #[serde(borrow)]
    outcome: Text<'a>,
    #[serde(borrow)]
    comments: Vec<Object<WireComment<'a>>>,
    #[serde(borrow)]
    decided_by: Object<WireReviewer<'a>>,
    #[serde(borrow)]
    decided_at: Text<'a>,
    /// None where it replaces none: what another program writes may leave it out.
    #[serde(borrow, default)]
    supersedes: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAbout<'a> {
    #[serde(borrow)]
    fingerprint: Text<'a>,
    #[serde(borrow)]
    sha256: Text<'a>,
    #[serde(borrow)]
    organization: Text<'a>,
    year: u16,
    sequence: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireComment<'a> {
    #[serde(borrow, deserialize_with = "present")]
    quantity: Option<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireReviewer<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
}

/// Reads the decision of an archive whose entries were verified.
pub(super) fn read(entries: &[Entry<'_>]) -> Result<Decision, ContentFault> {
    let document: Document<'_> = strict::read(strict::entry(entries, Kind::Decision.content())?)?;
    if let Some(entry) = strict::beside(entries, Kind::Decision).next() {
        return Err(ContentFault::Undeclared { entry: entry.to_owned() });
    }
    let decision = document.read()?;
    check(&decision)?;
    Ok(decision)
}

/// Writes a decision as its entry, if a reader would accept it.
pub(super) fn write(decision: &Decision) -> Result<Vec<u8>, ContentFault> {
    check(decision)?;
    strict::write(&Document::of(decision))
}

fn check(decision: &Decision) -> Result<(), ContentFault> {
    let Decision { about, comments, decided_by, .. } = decision;
    let field = |field| ContentFault::Field { field };
    about.organization.parse::<BodyCode>().map_err(|_| field("about.organization"))?;
    if !Submission::YEARS.contains(&about.year) {
        return Err(field("about.year"));
    }
    if about.sequence == 0 {
        return Err(field("about.sequence"));
    }
    if decision.received_at.subsec_nanosecond() != 0 || decision.decided_at.subsec_nanosecond() != 0 {
        return Err(field("decided_at"));
    }
    let mut names: Vec<(&'static str, &str)> =
        comments.iter().map(|comment| ("comments.text", comment.text.as_str())).collect();
    let quantities = comments.iter().filter_map(|comment| comment.quantity.as_deref());
    names.extend(quantities.map(|quantity| ("comments.quantity", quantity)));
    short_enough(&names, &[("decided_by.name", &decided_by.name), ("decided_by.title", &decided_by.title)])
}

impl Document<'_> {
    fn read(self) -> Result<Decision, ContentFault> {
        let field = |field| ContentFault::Field { field };
        if self.schema.0 != SCHEMA {
            return Err(field("schema"));
        }
        let Object(about) = self.about;
        let digest: Digest = about.fingerprint.0.parse().map_err(|_| field("about.fingerprint"))?;
        Ok(Decision {
            about: About {
                fingerprint: Fingerprint(digest.0),
                sha256: about.sha256.0.parse().map_err(|_| field("about.sha256"))?,
                organization: owned(about.organization),
                year: about.year,
                sequence: about.sequence,
            },
            received_at: time(&self.received_at, "received_at")?,
            outcome: Outcome::from_name(&self.outcome.0).ok_or_else(|| field("outcome"))?,
            comments: self
                .comments
                .into_iter()
                .map(|Object(wire)| Comment { quantity: wire.quantity.map(owned), text: owned(wire.text) })
                .collect(),
            decided_by: Reviewer {
                name: owned(self.decided_by.0.name),
                title: owned(self.decided_by.0.title),
            },
            decided_at: time(&self.decided_at, "decided_at")?,
            supersedes: fingerprint(self.supersedes.as_ref(), "supersedes")?,
        })
    }
}

impl<'a> Document<'a> {
    fn of(decision: &'a Decision) -> Object<Self> {
        let About { fingerprint, sha256, organization, year, sequence } = &decision.about;
        Object(Self {
            schema: text(SCHEMA),
            about: Object(WireAbout {
                fingerprint: spelled(fingerprint),
                sha256: spelled(sha256),
                organization: text(organization),
                year: *year,
                sequence: *sequence,
            }),
            received_at: spell_time(decision.received_at),
            outcome: text(decision.outcome.as_str()),
            comments: decision
                .comments
                .iter()
                .map(|comment| {
                    Object(WireComment {
                        quantity: comment.quantity.as_deref().map(text),
                        text: text(&comment.text),
                    })
                })
                .collect(),
            decided_by: Object(WireReviewer {
                name: text(&decision.decided_by.name),
                title: text(&decision.decided_by.title),
            }),
            decided_at: spell_time(decision.decided_at),
            supersedes: decision.supersedes.map(spelled),
        })
    }
}
