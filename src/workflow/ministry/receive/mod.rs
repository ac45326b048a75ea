//! Receive: verify envelopes on all cores, and keep each with its rows, whole or not at all: submissions, and what another
//! desk of this ministry decided and issued.
//!
//! Files are taken in the order given, in portions: while one portion is written, the next is verified. A portion is
//! one transaction; stopping between two keeps what is done.

mod desk;

use std::fs;
use std::iter;
use std::path::PathBuf;
use std::sync::mpsc;

use jiff::Timestamp;
use rayon::prelude::*;

use desk::{Checked, Desk, Found};

use super::answers;
use crate::envelope::{Digest, Kind, Submission};
use crate::framework::Framework;
use crate::l10n::{Args, Explain, Lang};
use crate::store::{
    Arrived, Change, CommitError, DecisionRow, NewEnvelope, QuarantineReason, QuarantinedFile, Register,
    Status, Unit, Why as Kept,
};
use crate::trust::Signers;
use crate::workflow::signers::{self, Trusted};
use crate::workflow::verify::{self, Report, Why};
use crate::workflow::{Fault, campaign};

/// The most files of a portion: the more, the fewer times a page of the register's index is written; the fewer, the
/// sooner a person sees how far it is, and stops it.
const PORTION: usize = 4096;
/// The most bytes of a portion: what is verified and not yet written stays in memory.
const PORTION_BYTES: u64 = 64 << 20;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is in the register from now on.
    Received,
    /// It was there before.
    Already,
    /// It is kept apart, or could not be read at all.
    SetAside,
    /// Another envelope has its place: somebody has to settle it.
    Conflict,
}

impl Outcome {
    /// `received`, `already`, `set-aside` or `conflict`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Already => "already",
            Self::SetAside => "set-aside",
            Self::Conflict => "conflict",
        }
    }
}

/// What became of one file, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What became of it.
    pub outcome: Outcome,
    /// What was found.
    pub report: Report,
}

/// Why an envelope that is good does not count in this register, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It answers a framework that is not known here.
    Framework(String),
    /// Its year is not that of the campaign that it names.
    CampaignYear {
        /// Its year.
        year: u16,
        /// The campaign's.
        campaign: u16,
    },
    /// Its body is not in the campaign that it names.
    CampaignBody(String),
    /// What it corrects is not here: it is received, and waits.
    Waiting,
    /// Another envelope has its place: it is received, and somebody has to settle it.
    Rival,
    /// A campaign that changes who speaks for the ministry: a person takes it.
    CampaignKeys,
}

impl Explain for Misfit {
    fn code(&self) -> &str {
        match self {
            Self::Framework(_) => "workflow-receive-framework",
            Self::CampaignYear { .. } => "workflow-receive-campaign-year",
            Self::CampaignBody(_) => "workflow-receive-campaign-body",
            Self::Waiting => "workflow-receive-waiting",
            Self::Rival => "workflow-receive-rival",
            Self::CampaignKeys => "workflow-receive-campaign-keys",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            Self::Framework(id) => Args::new().text("framework", id),
            Self::CampaignYear { year, campaign } => {
                Args::new().text("year", year.to_string()).text("campaign", campaign.to_string())
            }
            Self::CampaignBody(body) => Args::new().text("body", body),
            Self::Waiting | Self::Rival | Self::CampaignKeys => Args::new(),
        }
    }
}

/// Receives files and folders, judged by who may sign and by the keys that are revoked here. After each portion `go_on` is told how many files are done of how many; where it says
/// no, the rest is left, and what was done stays done.
///
/// # Errors
/// The register takes no change. What the portions before kept stays.
pub fn receive(
    register: &dyn Register,
    paths: &[PathBuf],
    signers: &Signers,
    who: &str,
    at: Timestamp,
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Line>, Fault> {
    let revoked = signers::revoked(register)?;
    receive_by(register, paths, &Trusted { signers: signers.clone(), revoked }, (who, at), go_on)
}

/// As [`receive`], judged by whom somebody names.
///
/// # Errors
/// As [`receive`].
pub fn receive_by(
    register: &dyn Register,
    paths: &[PathBuf],
    trusted: &Trusted,
    (who, at): (&str, Timestamp),
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Line>, Fault> {
    let desk = Desk::new(register, trusted, at)?;
    let files = verify::envelopes(paths);
    register.start_bulk()?;
    let received = receive_all(register, &desk, &files, (who, at), go_on);
    let finished = register.finish_bulk();
    let lines = received?;
    finished?;
    Ok(lines)
}

fn receive_all(
    register: &dyn Register,
    desk: &Desk<'_>,
    files: &[PathBuf],
    (who, at): (&str, Timestamp),
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::with_capacity(files.len());
    std::thread::scope(|scope| {
        let (sender, verified) = mpsc::sync_channel(1);
        scope.spawn(move || {
            for portion in portions(files) {
                let checked: Vec<Checked> = portion.par_iter().map(|file| desk.check(file)).collect();
                // Nobody takes it any more: the person stopped, or the disk did.
                if sender.send(checked).is_err() {
                    return;
                }
            }
        });
        for portion in verified {
            lines.extend(keep(register, portion, who, at)?);
            if !go_on(lines.len(), files.len()) {
                break;
            }
        }
        Ok(lines)
    })
}

/// The portions, each cut when it is asked for: nobody waits until all files were looked at.
fn portions(files: &[PathBuf]) -> impl Iterator<Item = &[PathBuf]> {
    let mut rest = files;
    iter::from_fn(move || {
        let mut bytes = 0_u64;
        let fits = rest.iter().take(PORTION).take_while(|file| {
            bytes = bytes.saturating_add(fs::metadata(file).map_or(0, |file| file.len()));
            bytes <= PORTION_BYTES
        });
        let (portion, after) = rest.split_at(fits.count().max(1).min(rest.len()));
        rest = after;
        (!portion.is_empty()).then_some(portion)
    })
}

/// The answers as they are kept beside the envelope: quantity and value, for lists and sums. The envelope stays what
/// counts.
fn answers(submission: &Submission) -> String {
    let values = submission.answers.iter().map(|(quantity, answer)| (quantity.as_str(), answer.value));
    answers::write_answers(values)
}

/// Writes one portion, all of it in one unit: what counts or waits, and apart what does not.
fn keep(
    register: &dyn Register,
    portion: Vec<Checked>,
    who: &str,
    at: Timestamp,
) -> Result<Vec<Line>, Fault> {
    let quarantined: Vec<Option<QuarantinedFile>> = portion
        .iter()
        .map(|checked| matches!(checked.found, Found::Other).then(|| quarantined(checked, at)))
        .collect();
    let mut changes = Vec::with_capacity(portion.len());
    let mut already = Vec::with_capacity(portion.len());
    for (Checked { found, bytes, .. }, quarantined) in portion.iter().zip(&quarantined) {
        already.push(is_known(register, found)?);
        match found {
            Found::Submission(row) => changes.push(Change::Arrival { row, bytes }),
            Found::Decision(row) => changes.push(Change::Decision { row, envelope: decision(row, bytes) }),
            Found::Campaign(row, bodies) => {
                changes.push(Change::Campaign { row, bodies, envelope: campaign::envelope_of(row, bytes) });
            }
            Found::Other => changes.extend(quarantined.as_ref().map(|row| Change::Quarantine { row, bytes })),
            Found::Unread => {}
        }
    }
    let unit = Unit { expected: &[], changes: &changes, journal: &[], who, at };
    let mut arrived = register.commit(&unit).map_err(unexpected)?.into_iter();
    let lines = portion.into_iter().zip(already).map(|(checked, already)| {
        let mut line = Line { outcome: Outcome::SetAside, report: checked.report };
        match checked.found {
            Found::Submission(_) => arrived.next().into_iter().for_each(|arrived| told(&mut line, arrived)),
            Found::Decision(_) | Found::Campaign(..) if already => line.outcome = Outcome::Already,
            Found::Decision(_) | Found::Campaign(..) => line.outcome = Outcome::Received,
            Found::Other | Found::Unread => {}
        }
        line
    });
    Ok(lines.collect())
}

/// Is a decision or a campaign here already? Of submissions the register itself tells.
fn is_known(register: &dyn Register, found: &Found) -> Result<bool, Fault> {
    Ok(match found {
        Found::Decision(row) => {
            let case = register.case(row.year, &row.organization)?;
            case.decisions.iter().any(|known| known.fingerprint == row.fingerprint && known.key == row.key)
        }
        Found::Campaign(row, _) => {
            register.campaigns()?.iter().any(|known| known.fingerprint == row.fingerprint)
        }
        Found::Submission(_) | Found::Other | Found::Unread => false,
    })
}

/// Nothing was expected, so nothing can have moved.
fn unexpected(error: CommitError) -> Fault {
    match error {
        CommitError::Store(fault) => fault.into(),
        CommitError::Moved(_) => crate::store::StoreFault::SignersChanged.into(),
    }
}

/// Says what became of a submission.
fn told(line: &mut Line, arrived: Arrived) {
    line.outcome = match arrived {
        Arrived::Already | Arrived::Copy => Outcome::Already,
        Arrived::New(Status::Conflict) => {
            line.report.reasons.push(Why::Misfit(Misfit::Rival));
            Outcome::Conflict
        }
        Arrived::New(Status::Waiting) => {
            line.report.reasons.push(Why::Misfit(Misfit::Waiting));
            Outcome::Received
        }
        Arrived::New(_) => Outcome::Received,
    };
}

fn decision<'a>(row: &'a DecisionRow, bytes: &'a [u8]) -> NewEnvelope<'a> {
    NewEnvelope {
        fingerprint: &row.fingerprint,
        kind: Kind::Decision.as_str(),
        why: Kept::Received,
        organization: Some(&row.organization),
        year: Some(row.year),
        sequence: None,
        bytes,
    }
}

fn quarantined(Checked { report, bytes, .. }: &Checked, at: Timestamp) -> QuarantinedFile {
    QuarantinedFile {
        file: report.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sha256: Digest::of(bytes).to_string(),
        fingerprint: report.fingerprint.map(|print| print.to_string()),
        organization: report.organization.clone(),
        year: report.year,
        sequence: report.sequence,
        reasons: report.reasons.iter().map(reason).collect(),
        received_at: at,
    }
}

/// A reason as it is kept: by code and in both languages, as it was true at that moment.
fn reason(why: &Why) -> QuarantineReason {
    let [fr, en] = [Lang::Fr, Lang::En].map(|lang| {
        let told = why.explain(lang);
        [told.sentence, told.fix]
    });
    QuarantineReason { code: why.code().to_owned(), entry: why.entry().map(str::to_owned), fr, en }
}

/// The framework of that digest, if it is known here: the one of the program, or of a campaign.
///
/// # Errors
/// The home cannot be read.
pub fn framework(register: &dyn Register, sha256: &str) -> Result<Option<Framework>, Fault> {
    let built_in = crate::workflow::framework(None)?;
    if built_in.sha256 == sha256 {
        return Ok(Some(built_in));
    }
    let row = register.campaigns()?.into_iter().find(|row| row.framework == sha256);
    let known = row.map(|row| campaign::of_fingerprint(register, &row.fingerprint)).transpose()?.flatten();
    Ok(known.map(|known| known.framework))
}
