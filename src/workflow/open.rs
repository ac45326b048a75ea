//! Read an envelope: to show what it says, to compare with it, to correct it.

use std::path::Path;

use super::verify::Report;
use super::{Basis, Fault, intake};
use crate::declaration::Previous;
use crate::envelope::{
    self, Campaign, Circumstances, Decision, Digest, Fingerprint, Opened, Submission, Texts,
};
use crate::exchange::Body;
use crate::store::{DraftId, Store};

/// A submission that another one rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// What it says.
    pub submission: Submission,
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// Its evidence: target, name and digest.
    pub evidence: Vec<(String, String, Digest)>,
}

/// An envelope as it is shown: its verdict, then what it says unless it is broken.
#[derive(Debug)]
pub struct Shown {
    /// The verdict, with its reasons.
    pub report: Report,
    /// What it says, in the fields of its own entry.
    pub document: Option<serde_json::Value>,
    /// What it says, where it is a submission.
    pub submission: Option<Submission>,
    /// The sizes of its evidence, in the order of the submission.
    pub evidence_sizes: Vec<usize>,
    /// What it says, where it is a campaign, and the bodies that it asks.
    pub campaign: Option<(Campaign, Vec<Body>)>,
    /// What it says, where it is a decision.
    pub decision: Option<Decision>,
}

/// What an envelope says, whatever its verdict.
///
/// # Errors
/// The file cannot be read.
pub fn show(path: &Path, judging: &Circumstances<'_>) -> Result<Shown, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    Ok(show_bytes(path, &bytes, judging))
}

/// What the bytes of an envelope say, whatever its verdict.
#[must_use]
pub fn show_bytes(path: &Path, bytes: &[u8], judging: &Circumstances<'_>) -> Shown {
    let opened = envelope::open(bytes, judging);
    let bodies =
        |said: &Campaign| Body::read_list("organizations.csv", &said.organizations).unwrap_or_default();
    Shown {
        report: Report::of(path, &opened),
        document: opened.document(),
        evidence_sizes: opened.evidence().map(|(_, bytes)| bytes.len()).collect(),
        campaign: opened.campaign().map(|said| (said.clone(), bodies(said))),
        decision: opened.decision().cloned().map(Decision::escaped),
        submission: opened.into_submission().map(Submission::escaped),
    }
}

/// A body's answers of an earlier year. Who signed them is not judged: they are compared with, not relied on.
///
/// # Errors
/// The file cannot be read, is broken, of another body, or not of an earlier year.
pub fn previous(path: &Path, body: &str, year: u16) -> Result<Previous, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let earlier = earlier(path, &bytes, body)?;
    if earlier.submission.year >= year {
        let why = Basis::NotEarlier { found: earlier.submission.year };
        return Err(Fault::Basis { path: path.to_owned(), why });
    }
    Ok(answers_of(earlier.submission))
}

/// The submission that is to be corrected.
///
/// # Errors
/// The file cannot be read, is broken, of another body, or of another year.
pub fn corrected(path: &Path, body: &str, year: u16) -> Result<Earlier, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let earlier = earlier(path, &bytes, body)?;
    if earlier.submission.year != year {
        let why = Basis::OtherYear { found: earlier.submission.year };
        return Err(Fault::Basis { path: path.to_owned(), why });
    }
    Ok(earlier)
}

/// A submission that is kept here, to be corrected.
///
/// # Errors
/// It is not kept, or is no submission.
pub fn kept(store: &Store, fingerprint: &str) -> Result<Earlier, Fault> {
    let bytes = store.envelope_bytes(fingerprint)?;
    let opened = envelope::open(&bytes, &unjudged());
    let evidence = evidence_of(&opened);
    let broken = || Fault::Basis { path: fingerprint.into(), why: Basis::Broken };
    let fingerprint = opened.fingerprint().ok_or_else(broken)?;
    let submission = opened.into_submission().ok_or_else(broken)?;
    Ok(Earlier { submission, fingerprint, evidence })
}

/// Last year's answers as a draft has chosen them; none where it has chosen none.
///
/// # Errors
/// The store cannot be read, or what it keeps is no submission.
pub fn previous_of_draft(store: &Store, draft: DraftId) -> Result<Option<Previous>, Fault> {
    let Some(fingerprint) = store.draft(draft)?.previous else { return Ok(None) };
    let bytes = store.envelope_bytes(&fingerprint)?;
    let opened = envelope::open(&bytes, &unjudged());
    let broken = || Fault::Basis { path: fingerprint.clone().into(), why: Basis::Broken };
    Ok(Some(answers_of(opened.into_submission().ok_or_else(broken)?)))
}

fn earlier(path: &Path, bytes: &[u8], body: &str) -> Result<Earlier, Fault> {
    let fault = |why| Fault::Basis { path: path.to_owned(), why };
    let opened = envelope::open(bytes, &unjudged());
    let evidence = evidence_of(&opened);
    let (kind, fingerprint) = (opened.kind(), opened.fingerprint());
    let intact = opened.verdict() != envelope::Verdict::Broken;
    let (Some(fingerprint), Some(submission)) = (fingerprint, opened.into_submission()) else {
        let other_kind = intact && kind.is_some();
        return Err(fault(if other_kind { Basis::Kind } else { Basis::Broken }));
    };
    if submission.organization.code != body {
        return Err(fault(Basis::Body { found: submission.organization.code }));
    }
    Ok(Earlier { submission, fingerprint, evidence })
}

fn evidence_of(opened: &Opened<'_>) -> Vec<(String, String, Digest)> {
    opened
        .evidence()
        .map(|(evidence, bytes)| (evidence.target.clone(), evidence.name.clone(), Digest::of(bytes)))
        .collect()
}

pub(super) fn answers_of(submission: Submission) -> Previous {
    Previous { year: submission.year, answers: submission.answers.into_iter().collect() }
}

/// Integrity alone, of a file that is kept here or rests on its own: no register, so the time does not count, and what
/// was received before some characters were refused still reads.
pub(super) fn unjudged() -> Circumstances<'static> {
    Circumstances { texts: Texts::Keep, ..Circumstances::at(jiff::Timestamp::UNIX_EPOCH) }
}
