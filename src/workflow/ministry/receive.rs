//! Receive: verify envelopes on all cores, and keep each with its rows, whole or not at all.
//!
//! Files are taken in the order given, in portions: while one portion is written, the next is verified. A portion is
//! one transaction; stopping between two keeps what is done.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde_json::json;

use crate::envelope::{
    self, Circumstances, Digest, Fingerprint, Kind, Opened, Required, Submission, Verdict,
};
use crate::framework::Framework;
use crate::l10n::{Args, Explain, Lang};
use crate::store::{Arrival, Arrived, AsideRow, NoPlace, Store};
use crate::trust::{Role, Signers};
use crate::workflow::verify::{self, Report, Why};
use crate::workflow::{Fault, campaign, intake};

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

/// Why a valid submission has no place in this register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It is an envelope of another kind.
    Kind(Kind),
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
    /// It has no place in its body's chain of corrections.
    Chain(NoPlace),
    /// Another envelope has its place.
    Rival,
}

impl Explain for Misfit {
    fn code(&self) -> &str {
        match self {
            Self::Kind(_) => "workflow-receive-kind",
            Self::Framework(_) => "workflow-receive-framework",
            Self::CampaignYear { .. } => "workflow-receive-campaign-year",
            Self::CampaignBody(_) => "workflow-receive-campaign-body",
            Self::Chain(NoPlace::BaseUnknown) => "workflow-receive-base-unknown",
            Self::Chain(NoPlace::BaseUndecided) => "workflow-receive-base-undecided",
            Self::Chain(NoPlace::NotTheLast) => "workflow-receive-not-the-last",
            Self::Rival => "workflow-receive-rival",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            Self::Kind(kind) => Args::new().text("kind", kind.as_str()),
            Self::Framework(id) => Args::new().text("framework", id),
            Self::CampaignYear { year, campaign } => {
                Args::new().text("year", year.to_string()).text("campaign", campaign.to_string())
            }
            Self::CampaignBody(body) => Args::new().text("body", body),
            Self::Chain(_) | Self::Rival => Args::new(),
        }
    }
}

/// Receives files and folders. After each portion `go_on` is told how many files are done of how many; where it says
/// no, the rest is left, and what was done stays done.
///
/// # Errors
/// The home takes no change. What the portions before kept stays.
pub fn receive(
    store: &Store,
    paths: &[PathBuf],
    signers: &Signers,
    who: &str,
    at: Timestamp,
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Vec<Line>, Fault> {
    let desk = Desk::new(store, signers, at)?;
    let files = verify::envelopes(paths);
    let mut lines = Vec::with_capacity(files.len());
    store.while_receiving(|| {
        std::thread::scope(|scope| {
            let (sender, verified) = mpsc::sync_channel(1);
            let (desk, files) = (&desk, &files);
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
                lines.extend(keep(store, portion, who, at)?);
                if !go_on(lines.len(), files.len()) {
                    break;
                }
            }
            Ok(lines)
        })
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

/// What is known here when a file is looked at.
struct Desk<'a> {
    signers: &'a Signers,
    required: HashMap<Fingerprint, Vec<Role>>,
    campaigns: HashMap<String, Rules>,
    frameworks: HashSet<String>,
    at: Timestamp,
    today: Date,
}

/// What a campaign asks of its submissions.
struct Rules {
    year: u16,
    closes_on: Option<Date>,
    bodies: HashSet<String>,
}

/// A file that was looked at.
struct Checked {
    report: Report,
    /// Where it may be received.
    arrival: Option<Arrival>,
    /// Where it may not, but could be read.
    bytes: Option<Vec<u8>>,
}

impl<'a> Desk<'a> {
    fn new(store: &Store, signers: &'a Signers, at: Timestamp) -> Result<Self, Fault> {
        let mut frameworks = HashSet::from([crate::workflow::framework(None)?.sha256]);
        let mut campaigns = HashMap::new();
        for row in store.campaigns()? {
            let bodies = store.campaign_bodies(&row.fingerprint)?;
            frameworks.insert(row.framework);
            let rules = Rules {
                year: row.year,
                closes_on: row.closes_on.parse().ok(),
                bodies: bodies.into_iter().map(|body| body.code).collect(),
            };
            campaigns.insert(row.fingerprint, rules);
        }
        let today = TimeZone::system().to_datetime(at).date();
        let required = campaign::required(store)?;
        Ok(Self { signers, required, campaigns, frameworks, at, today })
    }

    fn check(&self, file: &Path) -> Checked {
        let bytes = match intake::read(file, intake::MOST_ENVELOPE) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let report = Report::unread(file, Why::unread(fault));
                return Checked { report, arrival: None, bytes: None };
            }
        };
        let required = Some(Required::OfCampaigns(&self.required));
        let judging = Circumstances { signers: Some(self.signers), required, ..Circumstances::at(self.at) };
        let opened = envelope::open(&bytes, &judging);
        let mut report = Report::of(file, &opened);
        self.judge(&opened, &mut report);
        let fits = report.reasons.is_empty() && report.verdict == Verdict::Valid;
        let arrival = if fits { self.arrival(opened) } else { None };
        match arrival {
            Some(arrival) => Checked { report, arrival: Some(Arrival { bytes, ..arrival }), bytes: None },
            None => Checked { report, arrival: None, bytes: Some(bytes) },
        }
    }

    /// What a verdict does not say: does it belong here?
    fn judge(&self, opened: &Opened<'_>, report: &mut Report) {
        let Some(submission) = opened.submission() else {
            if let Some(kind) = opened.kind().filter(|_| opened.verdict() != Verdict::Broken) {
                report.reasons.push(Why::Misfit(Misfit::Kind(kind)));
            }
            return;
        };
        let misfit = |why| Why::Misfit(why);
        if let Some(rules) = submission.campaign.and_then(|of| self.campaigns.get(&of.to_string())) {
            if rules.year != submission.year {
                let why = Misfit::CampaignYear { year: submission.year, campaign: rules.year };
                report.reasons.push(misfit(why));
            }
            if !rules.bodies.contains(&submission.organization.code) {
                report.reasons.push(misfit(Misfit::CampaignBody(submission.organization.code.clone())));
            }
        }
        if !self.frameworks.contains(&submission.framework.sha256.to_string()) {
            report.reasons.push(misfit(Misfit::Framework(submission.framework.id.clone())));
        }
    }

    fn arrival(&self, opened: Opened<'_>) -> Option<Arrival> {
        let fingerprint = opened.fingerprint()?.to_string();
        let submission = opened.into_submission()?;
        let campaign = submission.campaign.map(|campaign| campaign.to_string());
        let named = campaign.as_ref().and_then(|named| self.campaigns.get(named));
        let rules = named.or_else(|| self.campaigns.values().find(|rules| rules.year == submission.year));
        let late = rules.and_then(|rules| rules.closes_on).is_some_and(|last| self.today > last);
        Some(Arrival {
            fingerprint,
            answers: answers(&submission),
            organization: submission.organization.code,
            name: submission.organization.name,
            year: submission.year,
            sequence: submission.sequence,
            supersedes: submission.supersedes.map(|base| base.to_string()),
            campaign,
            framework: submission.framework.sha256.to_string(),
            prepared_by: submission.prepared_by.name,
            late,
            bytes: Vec::new(),
        })
    }
}

/// The answers as they are kept beside the envelope: quantity and value, for lists and sums. The envelope stays what
/// counts.
fn answers(submission: &Submission) -> String {
    let values = submission.answers.iter().map(|(quantity, answer)| (quantity.as_str(), answer.value));
    crate::workflow::ministry::answers::write_answers(values)
}

/// Writes one portion, and apart what is not valid or has no place.
fn keep(store: &Store, portion: Vec<Checked>, who: &str, at: Timestamp) -> Result<Vec<Line>, Fault> {
    let mut arrivals = Vec::new();
    let mut lines = Vec::with_capacity(portion.len());
    let mut places = Vec::new();
    let mut apart = Vec::new();
    for checked in portion {
        let place = lines.len();
        match (checked.arrival, checked.bytes) {
            (Some(arrival), _) => {
                arrivals.push(arrival);
                places.push(place);
            }
            (None, Some(bytes)) => apart.push((place, bytes)),
            (None, None) => {}
        }
        lines.push(Line { outcome: Outcome::SetAside, report: checked.report });
    }
    let arrived = store.receive(&arrivals, who, at)?;
    for ((arrival, arrived), place) in arrivals.into_iter().zip(arrived).zip(places) {
        let Some(line) = lines.get_mut(place) else { continue };
        line.outcome = match arrived {
            Arrived::Received => Outcome::Received,
            Arrived::Already => Outcome::Already,
            Arrived::Conflict => {
                line.report.reasons.push(Why::Misfit(Misfit::Rival));
                Outcome::Conflict
            }
            Arrived::NoPlace(why) => {
                line.report.reasons.push(Why::Misfit(Misfit::Chain(why)));
                apart.push((place, arrival.bytes));
                Outcome::SetAside
            }
        };
    }
    for (place, bytes) in apart {
        if let Some(line) = lines.get(place) {
            store.set_aside(&aside(&line.report, &bytes, at), &bytes, who)?;
        }
    }
    Ok(lines)
}

fn aside(report: &Report, bytes: &[u8], at: Timestamp) -> AsideRow {
    AsideRow {
        file: report.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sha256: Digest::of(bytes).to_string(),
        fingerprint: report.fingerprint.map(|print| print.to_string()),
        organization: report.organization.clone(),
        year: report.year,
        sequence: report.sequence,
        reasons: reasons(&report.reasons),
        received_at: at,
    }
}

/// The reasons as they are kept: by code and in both languages, as they were true at that moment.
fn reasons(reasons: &[Why]) -> String {
    let told: Vec<serde_json::Value> = reasons
        .iter()
        .map(|why| {
            let mut row = serde_json::Map::new();
            row.insert("code".to_owned(), json!(why.code()));
            row.insert("entry".to_owned(), json!(why.entry()));
            for lang in Lang::ALL {
                let told = why.explain(lang);
                let words = json!({ "message": told.sentence, "fix": told.fix });
                row.insert(lang.tag().to_owned(), words);
            }
            row.into()
        })
        .collect();
    serde_json::Value::Array(told).to_string()
}

/// The framework of that digest, if it is known here: the one of the program, or of a campaign.
///
/// # Errors
/// The home cannot be read.
pub fn framework(store: &Store, sha256: &str) -> Result<Option<Framework>, Fault> {
    let built_in = crate::workflow::framework(None)?;
    if built_in.sha256 == sha256 {
        return Ok(Some(built_in));
    }
    let row = store.campaigns()?.into_iter().find(|row| row.framework == sha256);
    let known = row.map(|row| campaign::of_fingerprint(store, &row.fingerprint)).transpose()?.flatten();
    Ok(known.map(|known| known.framework))
}
