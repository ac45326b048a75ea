//! A submission as it is written: `submission.json`, schema `jauge/submission/1`.
//!
//! The structures here have the fields of the contract in its order, and nothing else.

use serde::{Deserialize, Serialize};

use super::{Evidence, FrameworkRef, Submission};
use crate::declaration::{Answer, Justification, Organization, Person};
use crate::envelope::fault::ContentFault;
use crate::envelope::strict::{
    self, Number, Object, Text, fingerprint, owned, present, spell_time, spelled, text, time,
};
use crate::l10n::Lang;

const SCHEMA: &str = "jauge/submission/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    schema: Text<'a>,
    #[serde(borrow)]
    framework: Object<WireFramework<'a>>,
    #[serde(borrow, deserialize_with = "present")]
    campaign: Option<Text<'a>>,
    #[serde(borrow)]
    organization: Object<WireOrganization<'a>>,
    year: u16,
    sequence: u32,
    #[serde(borrow, deserialize_with = "present")]
    supersedes: Option<Text<'a>>,
    #[serde(borrow, deserialize_with = "present")]
    correction_reason: Option<Text<'a>>,
    #[serde(borrow)]
    prepared_by: Object<WirePerson<'a>>,
    #[serde(borrow)]
    prepared_at: Text<'a>,
    #[serde(borrow)]
    language: Text<'a>,
    #[serde(borrow)]
    answers: Vec<Object<WireAnswer<'a>>>,
    #[serde(borrow)]
    justifications: Vec<Object<WireJustification<'a>>>,
    #[serde(borrow)]
    evidence: Vec<Object<WireEvidence<'a>>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFramework<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    version: u32,
    #[serde(borrow)]
    sha256: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireOrganization<'a> {
    #[serde(borrow)]
    code: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePerson<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    email: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAnswer<'a> {
    #[serde(borrow)]
    quantity: Text<'a>,
    value: Number,
    #[serde(borrow, deserialize_with = "present")]
    reason: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireJustification<'a> {
    #[serde(borrow)]
    rule: Text<'a>,
    #[serde(borrow, deserialize_with = "present")]
    quantity: Option<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEvidence<'a> {
    #[serde(borrow)]
    entry: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    target: Text<'a>,
}

/// Reads the entry; the values are checked afterwards, where they are more than a form.
pub(super) fn read(json: &[u8]) -> Result<Submission, ContentFault> {
    strict::read::<Document<'_>>(json)?.read()
}

/// Writes the entry.
pub(super) fn write(submission: &Submission) -> Result<Vec<u8>, ContentFault> {
    strict::write(&Document::of(submission))
}

impl Document<'_> {
    fn read(self) -> Result<Submission, ContentFault> {
        let field = |field| ContentFault::Field { field };
        if self.schema.0 != SCHEMA {
            return Err(field("schema"));
        }
        let language = Lang::ALL.into_iter().find(|lang| lang.tag() == self.language.0);
        Ok(Submission {
            framework: FrameworkRef {
                id: owned(self.framework.0.id),
                version: self.framework.0.version,
                sha256: self.framework.0.sha256.0.parse().map_err(|_| field("framework.sha256"))?,
            },
            campaign: fingerprint(self.campaign.as_ref(), "campaign")?,
            organization: Organization {
                code: owned(self.organization.0.code),
                name: owned(self.organization.0.name),
            },
            year: self.year,
            sequence: self.sequence,
            supersedes: fingerprint(self.supersedes.as_ref(), "supersedes")?,
            correction_reason: self.correction_reason.map(owned),
            prepared_by: Person {
                name: owned(self.prepared_by.0.name),
                title: owned(self.prepared_by.0.title),
                email: owned(self.prepared_by.0.email),
            },
            prepared_at: time(&self.prepared_at, "prepared_at")?,
            language: language.ok_or_else(|| field("language"))?,
            answers: self.answers.into_iter().map(|Object(wire)| wire.read()).collect(),
            justifications: self.justifications.into_iter().map(|Object(wire)| wire.read()).collect(),
            evidence: self.evidence.into_iter().map(|Object(wire)| wire.read()).collect(),
        })
    }
}

impl<'a> Document<'a> {
    fn of(submission: &'a Submission) -> Object<Self> {
        Object(Self {
            schema: text(SCHEMA),
            framework: Object(WireFramework {
                id: text(&submission.framework.id),
                version: submission.framework.version,
                sha256: spelled(submission.framework.sha256),
            }),
            campaign: submission.campaign.map(spelled),
            organization: Object(WireOrganization {
                code: text(&submission.organization.code),
                name: text(&submission.organization.name),
            }),
            year: submission.year,
            sequence: submission.sequence,
            supersedes: submission.supersedes.map(spelled),
            correction_reason: submission.correction_reason.as_deref().map(text),
            prepared_by: Object(WirePerson {
                name: text(&submission.prepared_by.name),
                title: text(&submission.prepared_by.title),
                email: text(&submission.prepared_by.email),
            }),
            prepared_at: spell_time(submission.prepared_at),
            language: text(submission.language.tag()),
            answers: submission.answers.iter().map(WireAnswer::of).collect(),
            justifications: submission.justifications.iter().map(WireJustification::of).collect(),
            evidence: submission.evidence.iter().map(WireEvidence::of).collect(),
        })
    }
}

impl<'a> WireAnswer<'a> {
    fn read(self) -> (String, Answer) {
        (owned(self.quantity), Answer { value: self.value.0, reason: self.reason.map(owned) })
    }

    fn of((quantity, answer): &'a (String, Answer)) -> Object<Self> {
        Object(Self {
            quantity: text(quantity),
            value: Number(answer.value),
            reason: answer.reason.as_deref().map(text),
        })
    }
}

impl<'a> WireJustification<'a> {
    fn read(self) -> Justification {
        Justification { rule: owned(self.rule), quantity: self.quantity.map(owned), text: owned(self.text) }
    }

    fn of(justification: &'a Justification) -> Object<Self> {
        Object(Self {
            rule: text(&justification.rule),
            quantity: justification.quantity.as_deref().map(text),
            text: text(&justification.text),
        })
    }
}

impl<'a> WireEvidence<'a> {
    fn read(self) -> Evidence {
        Evidence { entry: owned(self.entry), name: owned(self.name), target: owned(self.target) }
    }

    fn of(evidence: &'a Evidence) -> Object<Self> {
        Object(Self {
            entry: text(&evidence.entry),
            name: text(&evidence.name),
            target: text(&evidence.target),
        })
    }
}
