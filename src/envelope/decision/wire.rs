//! A decision as it is written: `decision.json`, schema `jauge/decision/2`, and as it was: `jauge/decision/1`.
//!
//! The structures here have the fields of the contract in its order, and nothing else. What the contract leaves open:
//! `about.signed_by` is a list of `{ "role": "lead", "key": "SHA256:…" }`; `note` is null or
//! `{ "kind": …, "words": …, "arrived_on": … }`, where `arrived_on` is a day (`YYYY-MM-DD`) where the kind is `arrived`
//! and null elsewhere; `supersedes` is a list of fingerprints; `register_head` is null or
//! `{ "register": …, "row": …, "hash": … }` with 32 hex digits, a whole number from 1, and 64 hex digits. No field may
//! be left out.

use serde::{Deserialize, Serialize};

use super::{About, Comment, Decision, Note, NoteKind, Outcome, RegisterHead, Reviewer, SignedBy};
use crate::envelope::fault::ContentFault;
use crate::envelope::strict::{
    self, Object, Text, date, fingerprint, fingerprints, owned, present, spell_time, spelled, text, time,
};
use crate::envelope::{Digest, Fingerprint};

const SCHEMA: &str = "jauge/decision/2";
const FIRST_SCHEMA: &str = "jauge/decision/1";

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
    #[serde(borrow, deserialize_with = "present")]
    note: Option<Object<WireNote<'a>>>,
    #[serde(borrow)]
    decided_by: Object<WireReviewer<'a>>,
    #[serde(borrow)]
    decided_at: Text<'a>,
    #[serde(borrow)]
    supersedes: Vec<Text<'a>>,
    #[serde(borrow, deserialize_with = "present")]
    register_head: Option<Object<WireHead<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstDocument<'a> {
    #[serde(borrow, rename = "schema")]
    _schema: Text<'a>,
    #[serde(borrow)]
    about: Object<FirstAbout<'a>>,
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
    /// None where it replaces none: what another program wrote may leave it out.
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
    #[serde(borrow)]
    signed_by: Vec<Object<WireSigned<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstAbout<'a> {
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
struct WireSigned<'a> {
    #[serde(borrow)]
    role: Text<'a>,
    #[serde(borrow)]
    key: Text<'a>,
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
struct WireNote<'a> {
    #[serde(borrow)]
    kind: Text<'a>,
    #[serde(borrow)]
    words: Text<'a>,
    #[serde(borrow, deserialize_with = "present")]
    arrived_on: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireReviewer<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireHead<'a> {
    #[serde(borrow)]
    register: Text<'a>,
    row: u64,
    #[serde(borrow)]
    hash: Text<'a>,
}

/// Reads the entry; the values are checked afterwards, where they are more than a form.
pub(super) fn read(json: &[u8]) -> Result<Decision, ContentFault> {
    if strict::schema(json, &[SCHEMA, FIRST_SCHEMA])? == SCHEMA {
        strict::read::<Document<'_>>(json)?.read()
    } else {
        strict::read::<FirstDocument<'_>>(json)?.read()
    }
}

/// Writes the entry.
pub(super) fn write(decision: &Decision) -> Result<Vec<u8>, ContentFault> {
    strict::write(&Document::of(decision)?)
}

impl Document<'_> {
    fn read(self) -> Result<Decision, ContentFault> {
        Ok(Decision {
            about: self.about.0.read()?,
            received_at: time(&self.received_at, "received_at")?,
            outcome: outcome(&self.outcome)?,
            comments: comments(self.comments),
            note: self.note.map(|Object(note)| note.read()).transpose()?,
            decided_by: self.decided_by.0.read(),
            decided_at: time(&self.decided_at, "decided_at")?,
            supersedes: fingerprints(&self.supersedes, "supersedes")?,
            register_head: self.register_head.map(|Object(head)| head.read()).transpose()?,
        })
    }
}

impl FirstDocument<'_> {
    fn read(self) -> Result<Decision, ContentFault> {
        let Object(about) = self.about;
        Ok(Decision {
            about: About {
                fingerprint: print(&about.fingerprint)?,
                sha256: digest(&about.sha256, "about.sha256")?,
                organization: owned(about.organization),
                year: about.year,
                sequence: about.sequence,
                signed_by: None,
            },
            received_at: time(&self.received_at, "received_at")?,
            outcome: outcome(&self.outcome)?,
            comments: comments(self.comments),
            note: None,
            decided_by: self.decided_by.0.read(),
            decided_at: time(&self.decided_at, "decided_at")?,
            supersedes: fingerprint(self.supersedes.as_ref(), "supersedes")?.into_iter().collect(),
            register_head: None,
        })
    }
}

impl WireAbout<'_> {
    fn read(self) -> Result<About, ContentFault> {
        let signed_by: Result<_, _> = self.signed_by.iter().map(|Object(signed)| signed.read()).collect();
        Ok(About {
            fingerprint: print(&self.fingerprint)?,
            sha256: digest(&self.sha256, "about.sha256")?,
            organization: owned(self.organization),
            year: self.year,
            sequence: self.sequence,
            signed_by: Some(signed_by?),
        })
    }
}

impl WireSigned<'_> {
    fn read(&self) -> Result<SignedBy, ContentFault> {
        let field = |field| ContentFault::Field { field };
        Ok(SignedBy {
            role: self.role.0.parse().map_err(|_| field("about.signed_by.role"))?,
            key: self.key.0.parse().map_err(|_| field("about.signed_by.key"))?,
        })
    }
}

impl WireNote<'_> {
    fn read(self) -> Result<Note, ContentFault> {
        let kind = match (&*self.kind.0, &self.arrived_on) {
            ("admitted", None) => NoteKind::Admitted,
            ("settled", None) => NoteKind::Settled,
            ("arrived", Some(day)) => NoteKind::Arrived(date(day, "note.arrived_on")?),
            ("admitted" | "settled" | "arrived", _) => {
                return Err(ContentFault::Field { field: "note.arrived_on" });
            }
            _ => return Err(ContentFault::Field { field: "note.kind" }),
        };
        Ok(Note { kind, words: owned(self.words) })
    }
}

impl WireReviewer<'_> {
    fn read(self) -> Reviewer {
        Reviewer { name: owned(self.name), title: owned(self.title) }
    }
}

impl WireHead<'_> {
    fn read(&self) -> Result<RegisterHead, ContentFault> {
        let register = self.register.0.parse();
        Ok(RegisterHead {
            register: register.map_err(|_| ContentFault::Field { field: "register_head.register" })?,
            row: self.row,
            hash: digest(&self.hash, "register_head.hash")?,
        })
    }
}

fn print(text: &Text<'_>) -> Result<Fingerprint, ContentFault> {
    digest(text, "about.fingerprint").map(Fingerprint::from)
}

fn digest(text: &Text<'_>, field: &'static str) -> Result<Digest, ContentFault> {
    text.0.parse().map_err(|_| ContentFault::Field { field })
}

fn outcome(text: &Text<'_>) -> Result<Outcome, ContentFault> {
    Outcome::from_name(&text.0).ok_or(ContentFault::Field { field: "outcome" })
}

fn comments(wire: Vec<Object<WireComment<'_>>>) -> Vec<Comment> {
    let read = |Object(wire): Object<WireComment<'_>>| Comment {
        quantity: wire.quantity.map(owned),
        text: owned(wire.text),
    };
    wire.into_iter().map(read).collect()
}

impl<'a> Document<'a> {
    fn of(decision: &'a Decision) -> Result<Object<Self>, ContentFault> {
        let comment = |comment: &'a Comment| {
            Object(WireComment { quantity: comment.quantity.as_deref().map(text), text: text(&comment.text) })
        };
        Ok(Object(Self {
            schema: text(SCHEMA),
            about: WireAbout::of(&decision.about)?,
            received_at: spell_time(decision.received_at),
            outcome: text(decision.outcome.as_str()),
            comments: decision.comments.iter().map(comment).collect(),
            note: decision.note.as_ref().map(WireNote::of),
            decided_by: Object(WireReviewer {
                name: text(&decision.decided_by.name),
                title: text(&decision.decided_by.title),
            }),
            decided_at: spell_time(decision.decided_at),
            supersedes: decision.supersedes.iter().map(spelled).collect(),
            register_head: decision.register_head.map(WireHead::of),
        }))
    }
}

impl<'a> WireAbout<'a> {
    fn of(about: &'a About) -> Result<Object<Self>, ContentFault> {
        // A decision of before, written again, would say that it knows what it does not.
        let signed = about.signed_by.as_ref().ok_or(ContentFault::Field { field: "about.signed_by" })?;
        let wire = |one: &SignedBy| Object(WireSigned { role: spelled(one.role), key: spelled(one.key) });
        Ok(Object(Self {
            fingerprint: spelled(about.fingerprint),
            sha256: spelled(about.sha256),
            organization: text(&about.organization),
            year: about.year,
            sequence: about.sequence,
            signed_by: signed.iter().map(wire).collect(),
        }))
    }
}

impl<'a> WireNote<'a> {
    fn of(note: &'a Note) -> Object<Self> {
        let arrived_on = match note.kind {
            NoteKind::Arrived(day) => Some(spelled(day)),
            NoteKind::Admitted | NoteKind::Settled => None,
        };
        Object(Self { kind: text(note.kind.as_str()), words: text(&note.words), arrived_on })
    }
}

impl WireHead<'_> {
    fn of(head: RegisterHead) -> Object<Self> {
        Object(Self { register: spelled(head.register), row: head.row, hash: spelled(head.hash) })
    }
}
