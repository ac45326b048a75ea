//! Decide: accept or return what was received, one signed envelope for each body.
//!
//! The list is fixed when a person sees it, and what was seen is what is decided: a case that has moved since is named
//! and left out. What is signed is kept first and written out then: no decision lies about that the register does not
//! know, and one that did not get out can be written again.

mod out;
mod reviewer;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::receive;
use crate::case::DecidingError;
use crate::envelope::{
    self, About, Comment, Decision, Kind, Outcome, RegisterHead, Reviewer, SealFault, SignedBy,
};
use crate::store::{
    Change, CommitError, DecisionRow, Expected, NewEnvelope, Register, Status, SubmissionRow, Unit, Why,
};
use crate::trust::{Namespace, SecretKey};
use crate::workflow::cases::{self, Judged, Year};
use crate::workflow::signers::{self, Trusted};
use crate::workflow::{Fault, Refusal, open};

pub use out::{decided, write_again};
pub use reviewer::{remembered, reviewer};

use out::Place;

/// What is decided.
#[derive(Debug, Clone)]
pub struct Deciding<'a> {
    /// The outcome, the same for all.
    pub outcome: Outcome,
    /// The comments, the same for all.
    pub comments: Vec<Comment>,
    /// Who decides.
    pub by: Reviewer,
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
    /// What it says.
    pub outcome: Outcome,
    /// The file.
    pub path: PathBuf,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    /// What was decided.
    pub made: Vec<Decided>,
    /// What has moved since the list was made: nothing was signed about it.
    pub moved: Vec<SubmissionRow>,
}

/// All submissions of a year that wait for a decision; conflicts are settled one by one.
///
/// # Errors
/// There is none, or the home cannot be read.
pub fn all_to_review(register: &dyn Register, year: Option<u16>) -> Result<Vec<SubmissionRow>, Fault> {
    let years = year.map_or_else(|| register.years_received(), |year| Ok(vec![year]))?;
    let mut rows = Vec::new();
    for year in years {
        let to_review = |row: &SubmissionRow| row.status == Status::ToReview;
        register.each_case(year, &mut |case| rows.extend(case.submissions.into_iter().filter(to_review)))?;
    }
    if rows.is_empty() { Err(Refusal::NothingToReview.into()) } else { Ok(rows) }
}

/// What a person was shown, to be decided on: each submission with the version that its case had then.
///
/// # Errors
/// One of them is not here, or the register cannot be read.
pub fn as_shown(register: &dyn Register, shown: &[(String, u64)]) -> Result<Vec<SubmissionRow>, Fault> {
    let mut rows = Vec::with_capacity(shown.len());
    for (fingerprint, version) in shown {
        let row = register.submission(fingerprint)?;
        let unknown = || Refusal::UnknownSubmission { fingerprint: fingerprint.clone() };
        rows.push(SubmissionRow { version: *version, ..row.ok_or_else(unknown)? });
    }
    Ok(rows)
}

/// May these be decided so? Asked before a person is asked for a passphrase.
///
/// # Errors
/// [`Refusal`], naming what stands in the way.
pub fn ready(
    register: &dyn Register,
    rows: &[SubmissionRow],
    deciding: &Deciding<'_>,
    at: Timestamp,
) -> Result<(), Fault> {
    if deciding.outcome == Outcome::Returned && deciding.comments.is_empty() {
        return Err(Refusal::ReturnedWithoutComment.into());
    }
    let mut years = BTreeMap::new();
    for row in rows {
        let judged =
            year_of(&mut years, register, row.year, at)?.judge(register.case(row.year, &row.organization)?);
        // What has moved since is named when the rest is decided.
        if judged.record.version == row.version {
            to_replace(&judged, row, deciding.outcome)?;
        }
        if !deciding.comments.is_empty()
            && let Some(framework) = receive::framework(register, &row.framework)?
        {
            let mut named = deciding.comments.iter().filter_map(|comment| comment.quantity.as_deref());
            if let Some(quantity) = named.find(|quantity| framework.quantity(quantity).is_none()) {
                return Err(Refusal::UnknownQuantity { quantity: quantity.to_owned() }.into());
            }
        }
    }
    Ok(())
}

fn year_of<'a>(
    years: &'a mut BTreeMap<u16, Year>,
    register: &dyn Register,
    year: u16,
    at: Timestamp,
) -> Result<&'a Year, Fault> {
    Ok(match years.entry(year) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(new) => new.insert(Year::of(register, year, at)?),
    })
}

fn to_replace(
    judged: &Judged,
    row: &SubmissionRow,
    outcome: Outcome,
) -> Result<Vec<envelope::Fingerprint>, Fault> {
    let unknown = || Refusal::UnknownSubmission { fingerprint: row.fingerprint.clone() };
    let id = row.fingerprint.parse().map_err(|_| unknown())?;
    judged.case.to_replace(&id, outcome).map_err(|error| {
        let refusal = match error {
            DecidingError::NotHere => unknown(),
            DecidingError::Superseded => Refusal::Superseded { fingerprint: row.fingerprint.clone() },
            DecidingError::RivalCounts(rival) => Refusal::RivalAccepted { fingerprint: rival.to_string() },
        };
        refusal.into()
    })
}

/// Decides: signs an envelope for each, keeps all of it in one transaction, then writes the files.
///
/// # Errors
/// As [`ready`]; the key is not the ministry's; or the register takes no change: nothing is decided then. Or a file cannot
/// be written: what was decided is kept, and [`write_again`] writes it out.
pub fn decide(
    register: &dyn Register,
    rows: &[SubmissionRow],
    deciding: &Deciding<'_>,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Decisions, Fault> {
    ready(register, rows, deciding, at)?;
    speaks_for_the_ministry(&Trusted::here(register)?, key, at)?;
    let place = Place::of(deciding.out, rows.len())?;
    let mut decisions = Decisions::default();
    let mut own = BTreeMap::new();
    // Of one case one after the other: each has to know the one before.
    for round in rounds(rows) {
        decide_round(register, &round, (deciding, key, at), &mut own, &mut decisions)?;
    }
    for made in &mut decisions.made {
        let bytes = register.file(&made.fingerprint)?;
        made.path = place.write(&made.about, deciding.outcome, &bytes)?;
    }
    Ok(decisions)
}

/// The rows, at most one of a case at a time.
fn rounds(rows: &[SubmissionRow]) -> Vec<Vec<&SubmissionRow>> {
    let mut rounds: Vec<Vec<&SubmissionRow>> = Vec::new();
    let mut turns: BTreeMap<(u16, &str), usize> = BTreeMap::new();
    for row in rows {
        let turn = turns.entry((row.year, &row.organization)).or_default();
        match rounds.get_mut(*turn) {
            Some(round) => round.push(row),
            None => rounds.push(vec![row]),
        }
        *turn += 1;
    }
    rounds
}

/// A decision that is signed and not kept yet.
struct Signed<'a> {
    about: &'a SubmissionRow,
    expected: Expected,
    row: DecisionRow,
    bytes: Vec<u8>,
}

fn decide_round(
    register: &dyn Register,
    round: &[&SubmissionRow],
    (deciding, key, at): (&Deciding<'_>, &SecretKey, Timestamp),
    own: &mut BTreeMap<(u16, String), u64>,
    decisions: &mut Decisions,
) -> Result<(), Fault> {
    let head = register.journal_head()?.and_then(|head| {
        let (register, hash) = (head.register.parse().ok()?, head.hash.parse().ok()?);
        Some(RegisterHead { register, row: head.row, hash })
    });
    let mut years = BTreeMap::new();
    let mut signed = Vec::with_capacity(round.len());
    for row in round {
        let judged =
            year_of(&mut years, register, row.year, at)?.judge(register.case(row.year, &row.organization)?);
        let seen = own.get(&(row.year, row.organization.clone())).copied().unwrap_or(row.version);
        if judged.record.version != seen {
            decisions.moved.push((*row).clone());
            continue;
        }
        signed.push(sign(register, &judged, row, (deciding, key, at), head.as_ref())?);
    }
    loop {
        match commit(register, &signed, key.comment(), at) {
            Ok(()) => break,
            Err(CommitError::Moved(moved)) => {
                let (gone, rest): (Vec<_>, Vec<_>) =
                    signed.into_iter().partition(|it: &Signed<'_>| moved.contains(&it.expected));
                decisions.moved.extend(gone.into_iter().map(|it| it.about.clone()));
                signed = rest;
            }
            Err(CommitError::Store(fault)) => return Err(fault.into()),
        }
    }
    for it in signed {
        own.insert((it.about.year, it.about.organization.clone()), it.expected.version.saturating_add(1));
        decisions.made.push(Decided {
            fingerprint: it.row.fingerprint,
            about: it.about.clone(),
            outcome: deciding.outcome,
            path: PathBuf::new(),
        });
    }
    Ok(())
}

fn commit(
    register: &dyn Register,
    signed: &[Signed<'_>],
    who: &str,
    at: Timestamp,
) -> Result<(), CommitError> {
    let expected: Vec<Expected> = signed.iter().map(|it| it.expected.clone()).collect();
    let change = |it: &'_ Signed<'_>| (it.row.clone(), it.about.sequence);
    let rows: Vec<(DecisionRow, u32)> = signed.iter().map(change).collect();
    let changes: Vec<Change<'_>> = rows
        .iter()
        .zip(signed)
        .map(|((row, sequence), it)| Change::Decision {
            row,
            envelope: NewEnvelope {
                fingerprint: &row.fingerprint,
                kind: Kind::Decision.as_str(),
                why: Why::Decided,
                organization: Some(&row.organization),
                year: Some(row.year),
                sequence: Some(*sequence),
                bytes: &it.bytes,
            },
        })
        .collect();
    register.commit(&Unit { expected: &expected, changes: &changes, journal: &[], who, at }).map(drop)
}

fn sign<'a>(
    register: &dyn Register,
    judged: &Judged,
    about: &'a SubmissionRow,
    (deciding, key, at): (&Deciding<'_>, &SecretKey, Timestamp),
    head: Option<&RegisterHead>,
) -> Result<Signed<'a>, Fault> {
    let fault = || Fault::Seal(SealFault::Signing);
    let whole = |at: Timestamp| Timestamp::from_second(at.as_second()).unwrap_or(Timestamp::UNIX_EPOCH);
    let supersedes = to_replace(judged, about, deciding.outcome)?;
    let arrived = judged.standing(&about.fingerprint).map_or(about.received_at, |it| it.first_arrival);
    let decision = Decision {
        about: About {
            fingerprint: about.fingerprint.parse().map_err(|_| fault())?,
            sha256: about.sha256.parse().map_err(|_| fault())?,
            organization: about.organization.clone(),
            year: about.year,
            sequence: about.sequence,
            signed_by: Some(signed_by(&register.file(&about.fingerprint)?)),
        },
        received_at: whole(arrived),
        outcome: deciding.outcome,
        comments: deciding.comments.clone(),
        note: None,
        decided_by: deciding.by.clone(),
        decided_at: whole(at),
        supersedes,
        register_head: head.copied(),
    };
    let bytes = envelope::seal_decision(&decision.cleaned(), key).map_err(Fault::Seal)?;
    let expected = Expected {
        year: about.year,
        organization: about.organization.clone(),
        version: judged.record.version,
    };
    let row = cases::row_of(&bytes, at).ok_or_else(fault)?;
    Ok(Signed { about, expected, row, bytes })
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

/// Where the register knows the ministry's keys for decisions, only one of these that is in force decides: the bodies
/// would refuse another one.
fn speaks_for_the_ministry(trusted: &Trusted, key: &SecretKey, at: Timestamp) -> Result<(), Fault> {
    signers::unless_revoked(&trusted.revoked, key.public())?;
    let (register, purpose) = (&trusted.signers, Namespace::MinistryDecision);
    let known = register.iter().any(|signer| signer.namespace == purpose);
    let holder = register.holder(key.public(), purpose, at);
    if !known || signers::in_force(register, holder, (purpose, key.public()), at)? {
        return Ok(());
    }
    Err(Refusal::NotTheMinistry { fingerprint: key.public().fingerprint() }.into())
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
