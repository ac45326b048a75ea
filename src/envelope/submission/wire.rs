//! A submission as it is written: `submission.json`, schema `jauge/submission/1`.
//!
//! The structures here have the fields of the contract in its order, and nothing else.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::strict::{Number, Object, Text, present};
use super::{Digest, Evidence, Fingerprint, FrameworkRef, Submission};
use crate::declaration::{Answer, Justification, Organization, Person};
use crate::envelope::fault::SubmissionFault;
use crate::l10n::Lang;

const SCHEMA: &str = "jauge/submission/1";
const TIME: &str = "%Y-%m-%dT%H:%M:%SZ";

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
pub(super) fn read(json: &[u8]) -> Result<Submission, SubmissionFault> {
    // The whole entry is UTF-8, not only its texts.
    let json = std::str::from_utf8(json).map_err(|fault| {
        let before = json.get(..fault.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().len();
        SubmissionFault::Unreadable { line, column: column.saturating_add(1) }
    })?;
    let Object(document) = serde_json::from_str::<Object<Document<'_>>>(json)
        .map_err(|fault| SubmissionFault::Unreadable { line: fault.line(), column: fault.column() })?;
    document.read()
}

/// Writes the entry: two spaces of indentation and one trailing line feed.
pub(super) fn write(submission: &Submission) -> Result<Vec<u8>, SubmissionFault> {
    // Nothing here fails to become JSON; should it, nothing is sealed.
    let mut json = serde_json::to_vec_pretty(&Document::of(submission))
        .map_err(|_| SubmissionFault::Unreadable { line: 0, column: 0 })?;
    json.push(b'\n');
    Ok(json)
}

impl Document<'_> {
    fn read(self) -> Result<Submission, SubmissionFault> {
        let field = |field| SubmissionFault::Field { field };
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
            campaign: fingerprint(self.campaign, "campaign")?,
            organization: Organization {
                code: owned(self.organization.0.code),
                name: owned(self.organization.0.name),
            },
            year: self.year,
            sequence: self.sequence,
            supersedes: fingerprint(self.supersedes, "supersedes")?,
            correction_reason: self.correction_reason.map(owned),
            prepared_by: Person {
                name: owned(self.prepared_by.0.name),
                title: owned(self.prepared_by.0.title),
                email: owned(self.prepared_by.0.email),
            },
            prepared_at: time(&self.prepared_at.0).ok_or_else(|| field("prepared_at"))?,
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
                sha256: Text(Cow::Owned(submission.framework.sha256.to_string())),
            }),
            campaign: submission.campaign.map(|of| Text(Cow::Owned(of.to_string()))),
            organization: Object(WireOrganization {
                code: text(&submission.organization.code),
                name: text(&submission.organization.name),
            }),
            year: submission.year,
            sequence: submission.sequence,
            supersedes: submission.supersedes.map(|of| Text(Cow::Owned(of.to_string()))),
            correction_reason: submission.correction_reason.as_deref().map(text),
            prepared_by: Object(WirePerson {
                name: text(&submission.prepared_by.name),
                title: text(&submission.prepared_by.title),
                email: text(&submission.prepared_by.email),
            }),
            prepared_at: Text(Cow::Owned(submission.prepared_at.strftime(TIME).to_string())),
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

fn text(text: &str) -> Text<'_> {
    Text(Cow::Borrowed(text))
}

fn owned(text: Text<'_>) -> String {
    text.0.into_owned()
}

fn fingerprint(text: Option<Text<'_>>, field: &'static str) -> Result<Option<Fingerprint>, SubmissionFault> {
    // Strictly the digits: the spaces that people may type have no place in a signed file.
    let digest = text.map(|text| text.0.parse::<Digest>()).transpose();
    digest
        .map(|digest| digest.map(|Digest(bytes)| Fingerprint(bytes)))
        .map_err(|_| SubmissionFault::Field { field })
}

/// A time in its one spelling: UTC, to the second.
fn time(text: &str) -> Option<Timestamp> {
    let time: Timestamp = text.parse().ok()?;
    (time.strftime(TIME).to_string() == text).then_some(time)
}
