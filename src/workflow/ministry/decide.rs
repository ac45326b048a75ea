//! Decide: accept or return what was received, one signed envelope for each body.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::envelope::{self, About, Comment, Decision, Kind, Outcome, Reviewer, SignedBy};
use crate::store::files::{Overwrite, write_whole};
use crate::store::{NewDecision, NewEnvelope, Status, Store, SubmissionRow, Why, private_folder};
use crate::trust::{Namespace, SecretKey, Signers};
use crate::workflow::body::seal::take_back;
use crate::workflow::{Fault, Refusal, ministry::receive, open, signers};

/// What is decided.
#[derive(Debug, Clone)]
pub struct Deciding<'a> {
    /// The outcome, the same for all.
    pub outcome: Outcome,
    /// The comments, the same for all.
    pub comments: Vec<Comment>,
    /// The file to write for one, the folder for many.
    pub out: &'a Path,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its envelope.
    pub fingerprint: String,
    /// The submission.
    pub about: SubmissionRow,
    /// The file.
    pub path: PathBuf,
}

/// All submissions of a year that wait for a decision; conflicts are settled one by one.
///
/// # Errors
/// There is none, or the home cannot be read.
pub fn all_to_review(store: &Store, year: Option<u16>) -> Result<Vec<SubmissionRow>, Fault> {
    let years = year.map_or_else(|| store.years_received(), |year| Ok(vec![year]))?;
    let mut rows = Vec::new();
    for year in years {
        rows.extend(store.submissions(year)?.into_iter().filter(|row| row.status == Status::ToReview));
    }
    if rows.is_empty() { Err(Refusal::NothingToReview.into()) } else { Ok(rows) }
}

/// May these be decided so, with this key? Asked before a person is asked for a passphrase.
///
/// # Errors
/// [`Refusal`], naming what stands in the way.
pub fn ready(store: &Store, rows: &[SubmissionRow], deciding: &Deciding<'_>) -> Result<(), Fault> {
    if deciding.outcome == Outcome::Returned && deciding.comments.is_empty() {
        return Err(Refusal::ReturnedWithoutComment.into());
    }
    for row in rows {
        if row.status == Status::Superseded {
            return Err(Refusal::Superseded { fingerprint: row.fingerprint.clone() }.into());
        }
        if deciding.outcome == Outcome::Accepted {
            let of_the_body = store.submissions_of(row.year, &row.organization)?;
            let rival = of_the_body.into_iter().find(|other| {
                other.sequence == row.sequence
                    && other.fingerprint != row.fingerprint
                    && other.status == Status::Accepted
            });
            if let Some(rival) = rival {
                return Err(Refusal::RivalAccepted { fingerprint: rival.fingerprint }.into());
            }
        }
        if !deciding.comments.is_empty()
            && let Some(framework) = receive::framework(store, &row.framework)?
        {
            let named = deciding.comments.iter().filter_map(|comment| comment.quantity.as_deref());
            if let Some(quantity) = named.into_iter().find(|quantity| framework.quantity(quantity).is_none())
            {
                return Err(Refusal::UnknownQuantity { quantity: quantity.to_owned() }.into());
            }
        }
    }
    Ok(())
}

/// Decides: signs an envelope for each, writes the files, then keeps all of it in one transaction.
///
/// # Errors
/// As [`ready`]; the key is not the ministry's; or something cannot be written. Nothing is left behind then.
pub fn decide(
    store: &Store,
    rows: &[SubmissionRow],
    deciding: &Deciding<'_>,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Vec<Decided>, Fault> {
    ready(store, rows, deciding)?;
    speaks_for_the_ministry(&signers::register(store)?, key, at)?;
    let single = rows.len() == 1 && deciding.out.extension().is_some_and(|end| end == envelope::EXTENSION);
    if !single {
        private_folder(deciding.out)
            .map_err(|error| Fault::Folder { path: deciding.out.to_owned(), detail: error.to_string() })?;
    }
    let mut made = Vec::with_capacity(rows.len());
    for row in rows {
        let signed_by = signed_by(&store.submission_bytes(&row.fingerprint)?);
        let bytes = sign(row, signed_by, deciding, key, at)?;
        let opened = envelope::open(&bytes, &open::unjudged());
        let print = opened.fingerprint().ok_or(Fault::Seal(envelope::SealFault::Signing))?;
        made.push((print.to_string(), bytes));
    }
    let mut decided = Vec::with_capacity(rows.len());
    let written = rows.iter().zip(&made).try_for_each(|(row, (fingerprint, bytes))| {
        let path = if single { deciding.out.to_owned() } else { free_name(deciding, row) };
        write_whole(&path, bytes, Overwrite::No)?;
        decided.push(Decided { fingerprint: fingerprint.clone(), about: row.clone(), path });
        Ok::<(), Fault>(())
    });
    let kept = written.and_then(|()| {
        let new: Vec<NewDecision<'_>> =
            rows.iter().zip(&made).map(|(row, made)| new_decision(row, made, deciding.outcome, at)).collect();
        Ok(store.decide(&new, key.comment(), at)?)
    });
    if let Err(fault) = kept {
        for decided in &decided {
            take_back(&decided.path, Overwrite::No);
        }
        return Err(fault);
    }
    Ok(decided)
}

/// Who signed a file, role by role.
fn signed_by(bytes: &[u8]) -> Vec<SignedBy> {
    let opened = envelope::open(bytes, &open::unjudged());
    let signed = opened
        .signatures()
        .iter()
        .filter_map(|report| report.key.as_ref().map(|key| SignedBy { role: report.role, key: key.into() }));
    signed.collect()
}

fn sign(
    row: &SubmissionRow,
    signed_by: Vec<SignedBy>,
    deciding: &Deciding<'_>,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Vec<u8>, Fault> {
    let fault = || Fault::Seal(envelope::SealFault::Signing);
    let (name, title) = key.comment().split_once(", ").unwrap_or((key.comment(), ""));
    let whole = |at: Timestamp| Timestamp::from_second(at.as_second()).unwrap_or(Timestamp::UNIX_EPOCH);
    let former = row.decision.as_deref().map(str::parse).transpose().map_err(|_| fault())?;
    let decision = Decision {
        about: About {
            fingerprint: row.fingerprint.parse().map_err(|_| fault())?,
            sha256: row.sha256.parse().map_err(|_| fault())?,
            organization: row.organization.clone(),
            year: row.year,
            sequence: row.sequence,
            signed_by: Some(signed_by),
        },
        received_at: whole(row.received_at),
        outcome: deciding.outcome,
        comments: deciding.comments.clone(),
        note: None,
        decided_by: Reviewer { name: name.to_owned(), title: title.to_owned() },
        decided_at: whole(at),
        supersedes: former.into_iter().collect(),
        register_head: None,
    };
    envelope::seal_decision(&decision.cleaned(), key).map_err(Fault::Seal)
}

fn new_decision<'a>(
    row: &'a SubmissionRow,
    (fingerprint, bytes): &'a (String, Vec<u8>),
    outcome: Outcome,
    at: Timestamp,
) -> NewDecision<'a> {
    let status = match outcome {
        Outcome::Received => row.status,
        Outcome::Accepted => Status::Accepted,
        Outcome::Returned => Status::Returned,
    };
    NewDecision {
        envelope: NewEnvelope {
            fingerprint,
            kind: Kind::Decision.as_str(),
            why: Why::Decided,
            organization: Some(&row.organization),
            year: Some(row.year),
            sequence: Some(row.sequence),
            bytes,
        },
        about: &row.fingerprint,
        outcome: outcome.as_str(),
        status: Some(status),
        supersedes: row.decision.as_deref(),
        decided_at: at,
    }
}

/// Where the register knows the ministry's keys for decisions, only one of these that is in force decides: the bodies
/// would refuse another one.
fn speaks_for_the_ministry(register: &Signers, key: &SecretKey, at: Timestamp) -> Result<(), Fault> {
    let purpose = Namespace::MinistryDecision;
    let known = register.iter().any(|signer| signer.namespace == purpose);
    let holder = register.holder(key.public(), purpose, at);
    if !known || signers::in_force(register, holder, (purpose, key.public()), at)? {
        return Ok(());
    }
    Err(Refusal::NotTheMinistry { fingerprint: key.public().fingerprint() }.into())
}

/// A free name in the folder, such as `mtmd-2024-1-accepted.jauge`.
fn free_name(deciding: &Deciding<'_>, row: &SubmissionRow) -> PathBuf {
    let stem = format!("{}-{}-{}-{}", row.organization, row.year, row.sequence, deciding.outcome.as_str());
    let named = |number: u32| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        deciding.out.join(format!("{stem}{suffix}.{}", envelope::EXTENSION))
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

/// Reads `QUANTITY=TEXT`, or `=TEXT` and plain text for the whole.
#[must_use]
pub fn comment(written: &str) -> Comment {
    match written.split_once('=') {
        Some((quantity, text)) if !quantity.contains(char::is_whitespace) => Comment {
            quantity: Some(quantity.trim().to_owned())
                .filter(|quantity| !quantity.is_empty() && quantity != "*"),
            text: text.trim().to_owned(),
        },
        _ => Comment { quantity: None, text: written.trim().to_owned() },
    }
}

/// Reads what a register row is: the submission as its envelope says it, with the register's own opening.
///
/// # Errors
/// The home cannot be read, or the envelope that it keeps is not what came.
pub fn submission(store: &Store, row: &SubmissionRow) -> Result<envelope::Submission, Fault> {
    let bytes = store.submission_bytes(&row.fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    opened.into_submission().ok_or_else(|| Fault::Basis {
        path: register_path(&row.fingerprint),
        why: crate::workflow::Basis::Broken,
    })
}

fn register_path(fingerprint: &str) -> PathBuf {
    fingerprint.into()
}
