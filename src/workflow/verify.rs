//! Verify many envelopes at once: one bad file is one bad line.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::Fault;
use super::intake::{self, IntakeFault};
use super::receive::Misfit;
use crate::envelope::{self, Circumstances, Fingerprint, Kind, Opened, Reason, SignatureReport, Verdict};
use crate::l10n::{Args, Explain};
use crate::trust::{Role, Signers};

/// What envelopes are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// The register of signers.
    pub signers: Option<&'a Signers>,
    /// The signatures that are required; those of the kind where none are named.
    pub required: &'a [Role],
    /// The moment at which the validity of keys is judged.
    pub at: Timestamp,
}

/// What was found about one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The file.
    pub file: PathBuf,
    /// The verdict.
    pub verdict: Verdict,
    /// The kind of envelope, where it is one.
    pub kind: Option<Kind>,
    /// Its identity.
    pub fingerprint: Option<Fingerprint>,
    /// The body's code.
    pub organization: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// Its place in a chain of corrections.
    pub sequence: Option<u32>,
    /// Its signatures.
    pub signatures: Vec<SignatureReport>,
    /// Why it is not valid.
    pub reasons: Vec<Why>,
}

/// Why a file is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Something about the envelope.
    Envelope(Reason),
    /// The file cannot be read at all.
    File(IntakeFault),
    /// The folder holds no envelope.
    NoEnvelope(PathBuf),
    /// It has no place in this register.
    Misfit(Misfit),
}

impl Judging<'_> {
    pub(super) fn circumstances(&self) -> Circumstances<'_> {
        Circumstances { signers: self.signers, required: Some(self.required), at: self.at }
    }
}

/// Reads a register of signers. Its times without a `Z` are local times, as for `ssh-keygen`.
///
/// # Errors
/// The file cannot be read, or is no register as a whole.
pub fn signers(path: &Path) -> Result<Signers, Fault> {
    let bytes = intake::read(path, intake::MOST_SIGNERS)?;
    Signers::parse(&bytes, &TimeZone::system())
        .map_err(|fault| Fault::Signers { path: path.to_owned(), fault })
}

/// The envelopes among files and folders, in the order given; those of a folder by name, its subfolders too. A
/// folder without any stands for itself.
#[must_use]
pub fn envelopes(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        if path.is_dir() {
            search(path, &mut found);
        }
        if found.len() == before {
            found.push(path.clone());
        }
    }
    found
}

/// Links to folders are not followed: they may lead in a circle.
fn search(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search(&path, found);
        } else if path.extension().is_some_and(|extension| extension == envelope::EXTENSION) && !path.is_dir()
        {
            found.push(path);
        }
    }
}

/// Gives a verdict on each file, on all cores, in the order given. After each file `go_on` is asked: where it says
/// no, the rest is left and there is no result.
pub fn verify(
    files: &[PathBuf],
    judging: &Judging<'_>,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Report>> {
    let stopped = AtomicBool::new(false);
    // Collected by place, not as one growing list for each core: ten thousand reports are moved once.
    let reports: Vec<Option<Report>> = files
        .par_iter()
        .map(|file| {
            if stopped.load(Ordering::Relaxed) {
                return None;
            }
            let report = verify_one(file, judging);
            if go_on() {
                return Some(report);
            }
            stopped.store(true, Ordering::Relaxed);
            None
        })
        .collect();
    reports.into_iter().collect()
}

/// Gives a verdict on one file.
#[must_use]
pub fn verify_one(file: &Path, judging: &Judging<'_>) -> Report {
    match intake::read(file, intake::MOST_ENVELOPE) {
        Ok(bytes) => Report::of(file, &envelope::open(&bytes, &judging.circumstances())),
        Err(fault) => {
            let is_folder = fault.why == intake::Why::Folder;
            Report::unread(file, if is_folder { Why::NoEnvelope(file.to_owned()) } else { Why::File(fault) })
        }
    }
}

impl Report {
    pub(super) fn of(file: &Path, opened: &Opened<'_>) -> Self {
        let submission = opened.submission();
        let about = opened.decision().map(|decision| &decision.about);
        Self {
            file: file.to_owned(),
            verdict: opened.verdict(),
            kind: opened.kind(),
            fingerprint: opened.fingerprint(),
            organization: submission
                .map(|submission| submission.organization.code.clone())
                .or_else(|| about.map(|about| about.organization.clone())),
            year: submission
                .map(|submission| submission.year)
                .or_else(|| about.map(|about| about.year))
                .or_else(|| opened.campaign().map(|campaign| campaign.year)),
            sequence: submission
                .map(|submission| submission.sequence)
                .or_else(|| about.map(|about| about.sequence)),
            signatures: opened.signatures().to_vec(),
            reasons: opened.reasons().iter().cloned().map(Why::Envelope).collect(),
        }
    }

    pub(super) fn unread(file: &Path, why: Why) -> Self {
        Self {
            file: file.to_owned(),
            verdict: Verdict::Broken,
            kind: None,
            fingerprint: None,
            organization: None,
            year: None,
            sequence: None,
            signatures: Vec::new(),
            reasons: vec![why],
        }
    }
}

impl Why {
    /// The entry of the envelope that it is about.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Envelope(reason) => reason.entry(),
            _ => None,
        }
    }
}

impl Explain for Why {
    fn code(&self) -> &str {
        match self {
            Self::Envelope(reason) => reason.code(),
            Self::File(fault) => fault.code(),
            Self::NoEnvelope(_) => "workflow-no-envelope",
            Self::Misfit(misfit) => misfit.code(),
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            Self::Envelope(reason) => reason.args(),
            Self::File(fault) => fault.args(),
            Self::NoEnvelope(path) => Args::new().text("file", path.display().to_string()),
            Self::Misfit(misfit) => misfit.args(),
        }
    }
}
