//! Follow up at the body: take a decision in, keep the receipt, begin the correction.

use std::path::Path;

use jiff::Timestamp;

pub use super::reply::{Reply, decision, replied};
use crate::declaration::full_label;
use crate::envelope::{self, Decision, Kind, Opened, Submission, Verdict};
use crate::exchange::{self, Receipt};
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{Change, DraftId, KeptEnvelope, NewEnvelope, Register as _, Store, Unit, Why, field};
use crate::trust::{Judgement, Namespace, Principal, Role, Signers};
use crate::workflow::campaign::{self, Known};
use crate::workflow::cases;

use super::reply::{reply, shown};
use crate::workflow::open::Earlier;
use crate::workflow::signers::{self, Trusted};
use crate::workflow::verify::Report;
use crate::workflow::{Fault, Refusal, intake, ministry::receive, open};

/// A decision that came back.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The decision's envelope.
    pub fingerprint: String,
    /// What it says.
    pub decision: Decision,
    /// The declaration that it is about.
    pub submission: Submission,
    /// The correction that was begun, where it was returned.
    pub correction: Option<DraftId>,
    /// A later decision about the same declaration is known here already: this one changed nothing.
    pub outdated: bool,
    /// What the ministry says now, by all decisions that are known here.
    pub reply: Reply,
}

/// Takes a decision in: it must be signed by the ministry that is trusted here, and be about a declaration of this
/// home.
///
/// # Errors
/// It is not, or the home takes no change; nothing changes then.
pub fn follow(store: &Store, path: &Path, at: Timestamp) -> Result<Followed, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    if opened.verdict() != Verdict::Broken && opened.kind() != Some(Kind::Decision) {
        return Err(Refusal::NotOfKind { path: path.to_owned(), kind: Kind::Decision }.into());
    }
    let (Verdict::Valid, Some(decision), Some(print)) =
        (opened.verdict(), opened.decision(), opened.fingerprint())
    else {
        return Err(Refusal::NotGood(Box::new(Report::of(path, &opened))).into());
    };
    let fingerprint = print.to_string();
    let submission = ours(store, decision)?;
    of_its_ministry(store, &trusted.signers, &submission, &opened, at)?;
    keep(store, decision, &bytes, at)?;
    let (reply, counting) = reply(store, &decision.about.fingerprint.to_string(), at)?;
    let outdated = !counting.iter().any(|row| row.fingerprint == fingerprint);
    // Where decisions contradict each other there is nothing to correct yet.
    let correction = if reply == Reply::Returned && !outdated {
        Some(begin_correction(store, &decision.about.fingerprint.to_string(), &submission, at)?)
    } else {
        None
    };
    Ok(Followed { fingerprint, decision: decision.clone(), submission, correction, outdated, reply })
}

/// The declaration of this home that a decision is about, if it says the same of itself.
fn ours(store: &Store, decision: &Decision) -> Result<Submission, Fault> {
    let about = &decision.about;
    let fingerprint = about.fingerprint.to_string();
    let kept = |row: &KeptEnvelope| row.fingerprint == fingerprint && row.kind == Kind::Submission.as_str();
    if !store.envelopes()?.iter().any(kept) {
        return Err(Refusal::NotOurs { fingerprint }.into());
    }
    let bytes = store.envelope_bytes(&fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let submission =
        opened.into_submission().ok_or_else(|| Refusal::NotOurs { fingerprint: fingerprint.clone() })?;
    let same = submission.organization.code == about.organization
        && submission.year == about.year
        && submission.sequence == about.sequence;
    if same { Ok(submission) } else { Err(Refusal::NotAsSealed { fingerprint }.into()) }
}

/// A declaration that answers a campaign is decided about by the ministry whose campaign it is. Others may be trusted
/// here for theirs.
fn of_its_ministry(
    store: &Store,
    register: &Signers,
    submission: &Submission,
    decision: &Opened<'_>,
    at: Timestamp,
) -> Result<(), Fault> {
    let Some(campaign) = submission.campaign.map(|campaign| campaign.to_string()) else { return Ok(()) };
    let known = store.campaigns()?.into_iter().find(|row| row.fingerprint == campaign);
    let signature = decision.signatures().first();
    let (Some(row), Some(key)) = (known, signature.and_then(|signature| signature.key.as_ref())) else {
        return Ok(());
    };
    let its_own = Principal { role: Role::Ministry, body: row.ministry.parse()? };
    if register.judge(&its_own, Namespace::MinistryDecision, key, at) == Judgement::Allowed {
        return Ok(());
    }
    let signer = signature.and_then(|signature| signature.principal.as_ref()).map(ToString::to_string);
    let signer = signer.unwrap_or_else(|| key.fingerprint());
    Err(Refusal::OfAnotherMinistry { ministry: row.ministry, signer }.into())
}

fn keep(store: &Store, decision: &Decision, bytes: &[u8], at: Timestamp) -> Result<(), Fault> {
    let row = cases::row_of(bytes, at)
        .ok_or_else(|| Refusal::NotOurs { fingerprint: decision.about.fingerprint.to_string() })?;
    let envelope = NewEnvelope {
        fingerprint: &row.fingerprint,
        kind: Kind::Decision.as_str(),
        why: Why::Followed,
        organization: Some(&decision.about.organization),
        year: Some(decision.about.year),
        sequence: Some(decision.about.sequence),
        bytes,
    };
    let changes = [Change::Decision { row: &row, envelope }];
    signers::commit(store, &Unit { expected: &[], changes: &changes, journal: &[], who: "", at })
}

/// What a correction rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The declaration that is corrected.
    pub earlier: Earlier,
    /// What the ministry said about it last.
    pub decision: Option<Decision>,
}

/// What a correction rests on, by the fingerprint of what it corrects.
///
/// # Errors
/// It is not kept here.
pub fn corrected(store: &Store, corrects: &str) -> Result<Corrected, Fault> {
    Ok(Corrected { earlier: open::kept(store, corrects)?, decision: comments(store, corrects)? })
}

/// Where a declaration of this home stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Its identity.
    pub fingerprint: String,
    /// What it says.
    pub submission: Submission,
    /// When it was sealed here.
    pub sealed_at: Timestamp,
    /// When the officer's signature was first seen here.
    pub attested_at: Option<Timestamp>,
    /// What the ministry said about it.
    pub reply: Reply,
    /// In which decision or receipt; where two contradict each other, the one that came first.
    pub followed: Option<Followed>,
    /// The correction that was begun.
    pub correction: Option<DraftId>,
    /// The campaign that it works under, where it is known here.
    pub campaign: Option<Known>,
}

/// Where a declaration of this home stands.
///
/// # Errors
/// It is not kept here, or the home cannot be read.
pub fn standing(store: &Store, fingerprint: &str, at: Timestamp) -> Result<Standing, Fault> {
    let mut files: Vec<KeptEnvelope> =
        store.envelopes()?.into_iter().filter(|kept| kept.fingerprint == fingerprint).collect();
    files.reverse();
    let submission = open::kept(store, fingerprint)?.submission;
    let attested = |kept: &&KeptEnvelope| {
        let signed_by_officer = |bytes: Vec<u8>| {
            let opened = envelope::open(&bytes, &open::unjudged());
            opened.signatures().iter().any(|signature| signature.good && signature.role == Role::Officer)
        };
        store.envelope_file(kept).is_ok_and(signed_by_officer)
    };
    let attested_at = files.iter().find(attested).map(|kept| kept.kept_at);
    let (reply, counting) = reply(store, fingerprint, at)?;
    let correction = store
        .drafts()?
        .into_iter()
        .find(|row| row.corrects.as_deref() == Some(fingerprint))
        .map(|row| row.id);
    let followed = shown(store, &counting)?.map(|(fingerprint, decision)| {
        let submission = submission.clone();
        Followed { fingerprint, decision, submission, correction, outdated: false, reply }
    });
    let campaign = submission.campaign.map(|campaign| campaign.to_string());
    let campaign = campaign.map(|campaign| campaign::of_fingerprint(store, &campaign)).transpose()?.flatten();
    let sealed_at = submission.prepared_at;
    let fingerprint = fingerprint.to_owned();
    Ok(Standing { fingerprint, submission, sealed_at, attested_at, reply, followed, correction, campaign })
}

/// Keeps the attested file of a declaration that was sealed here, so that it is known when the officer signed. Gives
/// false for any other file.
///
/// # Errors
/// The file cannot be read, or the home takes no change.
pub fn see_attested(store: &Store, path: &Path, at: Timestamp) -> Result<bool, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let (Some(print), Some(submission)) = (opened.fingerprint(), opened.submission()) else {
        return Ok(false);
    };
    let officers = opened.signatures().iter().any(|sign| sign.good && sign.role == Role::Officer);
    let fingerprint = print.to_string();
    let ours = |kept: &KeptEnvelope| kept.fingerprint == fingerprint && kept.why == Why::Sealed;
    if !officers || !store.envelopes()?.iter().any(ours) {
        return Ok(false);
    }
    let envelope = NewEnvelope::of_submission(submission, &fingerprint, Why::Opened, &bytes);
    store.keep_envelope(&envelope, "", at)?;
    Ok(true)
}

/// Begins the correction of a declaration that came back, with all that it said typed in. The same one is begun once.
///
/// # Errors
/// The home takes no change.
pub fn begin_correction(
    store: &Store,
    fingerprint: &str,
    submission: &Submission,
    at: Timestamp,
) -> Result<DraftId, Fault> {
    let previous = store.envelopes()?.into_iter().filter(|kept| {
        kept.kind == Kind::Submission.as_str()
            && kept.organization.as_deref() == Some(&submission.organization.code)
            && kept.year.is_some_and(|year| year < submission.year)
    });
    let previous = previous.max_by_key(|kept| (kept.year, kept.sequence)).map(|kept| kept.fingerprint);
    let campaign = submission.campaign.map(|campaign| campaign.to_string());
    let draft = store.new_correction(
        fingerprint,
        (previous.as_deref(), campaign.as_deref()),
        &typed(submission),
        &submission.prepared_by.name,
        at,
    )?;
    if store.evidence(draft)?.is_empty() {
        bring_evidence(store, draft, fingerprint, at)?;
    }
    Ok(draft)
}

/// What a submission said, as if it had been typed.
fn typed(submission: &Submission) -> Vec<(String, String)> {
    let Submission { organization, prepared_by, .. } = submission;
    let mut typed = vec![
        (field::ORGANIZATION_CODE.to_owned(), organization.code.clone()),
        (field::ORGANIZATION_NAME.to_owned(), organization.name.clone()),
        (field::YEAR.to_owned(), submission.year.to_string()),
        (field::PREPARED_BY_NAME.to_owned(), prepared_by.name.clone()),
        (field::PREPARED_BY_TITLE.to_owned(), prepared_by.title.clone()),
        (field::PREPARED_BY_EMAIL.to_owned(), prepared_by.email.clone()),
    ];
    for (quantity, answer) in &submission.answers {
        typed.push((field::value(quantity), answer.value.to_string()));
        typed.extend(answer.reason.iter().map(|reason| (field::reason(quantity), reason.clone())));
    }
    for said in &submission.justifications {
        typed.push((field::justification(&said.rule, said.quantity.as_deref()), said.text.clone()));
    }
    typed
}

fn bring_evidence(store: &Store, draft: DraftId, fingerprint: &str, at: Timestamp) -> Result<(), Fault> {
    let bytes = store.envelope_bytes(fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    for (evidence, bytes) in opened.evidence() {
        store.add_evidence(draft, &evidence.name, &evidence.target, bytes, "", at)?;
    }
    Ok(())
}

/// The comments at the fields of a correction: those of the decisions that count about what it corrects.
///
/// # Errors
/// The home cannot be read.
pub fn comments(store: &Store, corrects: &str) -> Result<Option<Decision>, Fault> {
    let (_, counting) = reply(store, corrects, Timestamp::UNIX_EPOCH)?;
    Ok(shown(store, &counting)?.map(|(_, decision)| decision))
}

/// Writes the receipt to print: what was received, when, its fingerprint.
///
/// # Errors
/// The file cannot be written.
pub fn write_receipt(store: &Store, followed: &Followed, out: &Path, lang: Lang) -> Result<(), Fault> {
    let about = &followed.decision.about;
    let framework = receive::framework(store, &followed.submission.framework.sha256.to_string())?;
    let named = |quantity: &String| match &framework {
        Some(framework) => full_label(framework, quantity, lang),
        None => quantity.clone(),
    };
    let comments: Vec<(Option<String>, &str)> = followed
        .decision
        .comments
        .iter()
        .map(|comment| (comment.quantity.as_ref().map(named), comment.text.as_str()))
        .collect();
    let page = exchange::receipt(
        &Receipt {
            organization: &followed.submission.organization.name,
            code: &about.organization,
            year: about.year,
            sequence: about.sequence,
            fingerprint: about.fingerprint.groups(),
            sha256: about.sha256.to_string(),
            received_at: followed.decision.received_at,
            decided_at: followed.decision.decided_at,
            outcome: followed.decision.outcome.as_str(),
            decided_by: &followed.decision.decided_by.name,
            decided_by_title: &followed.decision.decided_by.title,
            comments: comments.iter().map(|(quantity, text)| (quantity.as_deref(), *text)).collect(),
            decision: &followed.fingerprint,
        },
        lang,
    );
    Ok(write_whole(out, page.as_bytes(), Overwrite::No)?)
}
