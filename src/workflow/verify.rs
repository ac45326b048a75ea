//! Verify many envelopes at once: one bad file is one bad line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::Fault;
use super::intake::{self, IntakeFault};
use super::ministry::receive::Misfit;
use crate::envelope::{self, Circumstances, Fingerprint, Kind, Opened, Reason, SignatureReport, Verdict};
use crate::l10n::{Args, Explain};
use crate::trust::{Revocations, Signers};

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
    /// A link to a folder, which is not followed.
    Link(PathBuf),
    /// It has no place in this register.
    Misfit(Misfit),
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

/// Reads a list of revoked keys.
///
/// # Errors
/// The file cannot be read, or is no such list as a whole.
pub fn revoked(path: &Path) -> Result<Revocations, Fault> {
    let bytes = intake::read(path, intake::MOST_SIGNERS)?;
    Revocations::parse(&bytes).map_err(|fault| Fault::Revoked { path: path.to_owned(), fault })
}

/// The envelopes among files and folders, in the order given; those of a folder by name, its subfolders too. A
/// folder without any, one that cannot be searched, and a link to a folder within one stand for themselves.
#[must_use]
pub fn envelopes(paths: &[PathBuf]) -> Vec<PathBuf> {
    let envelopes = |path: &PathBuf| {
        let mut found = Vec::new();
        if path.is_dir() {
            search(path, &mut found);
        }
        if found.is_empty() {
            found.push(path.clone());
        }
        found
    };
    paths.par_iter().flat_map_iter(envelopes).collect()
}

/// Links to folders are not followed: they may lead in a circle.
fn search(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(mut entries) = entries(folder) else { return found.push(folder.to_owned()) };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            search(&path, found);
        } else if is_envelope(&path) || path.is_dir() {
            found.push(path);
        }
    }
}

fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    fs::read_dir(folder)?.collect()
}

/// Is it named as envelopes are? In any case: other systems make no difference.
#[must_use]
pub fn is_envelope(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(envelope::EXTENSION))
}

/// Gives a verdict on each file, on all cores, in the order given. After each file `go_on` is asked: where it says
/// no, the rest is left and there is no result.
pub fn verify(
    files: &[PathBuf],
    judging: &Circumstances<'_>,
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
pub fn verify_one(file: &Path, judging: &Circumstances<'_>) -> Report {
    match intake::read(file, intake::MOST_ENVELOPE) {
        Ok(bytes) => Report::of(file, &envelope::open(&bytes, judging)),
        Err(fault) => Report::unread(file, Why::unread(fault)),
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
    /// Why a file could not be read; of a folder, what there is to say of it as one.
    pub(super) fn unread(fault: IntakeFault) -> Self {
        let path = fault.path.clone();
        match (fault.why == intake::Why::Folder).then(|| entries(&path)) {
            None => Self::File(fault),
            Some(Err(error)) => Self::File(IntakeFault { path, why: intake::Why::of_io(&error) }),
            Some(Ok(_)) if path.is_symlink() => Self::Link(path),
            Some(Ok(_)) => Self::NoEnvelope(path),
        }
    }

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
            Self::Link(_) => "workflow-link-to-folder",
            Self::Misfit(misfit) => misfit.code(),
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            Self::Envelope(reason) => reason.args(),
            Self::File(fault) => fault.args(),
            Self::NoEnvelope(path) | Self::Link(path) => Args::new().text("file", path.display().to_string()),
            Self::Misfit(misfit) => misfit.args(),
        }
    }
}
