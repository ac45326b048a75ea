//! Decisions as files: to one, or to a folder; and once more, as they were signed.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Decided;
use crate::envelope::{self, Outcome};
use crate::store::files::{FileFault, Overwrite, write_whole};
use crate::store::{Register, SubmissionRow, private_folder};
use crate::workflow::cases::Judged;
use crate::workflow::{Fault, Refusal};

/// Those of these that a decision stands about, of that outcome where one is asked for; then the others.
///
/// # Errors
/// The home cannot be read.
pub fn decided(
    register: &dyn Register,
    rows: Vec<SubmissionRow>,
    outcome: Option<Outcome>,
    at: Timestamp,
) -> Result<(Vec<SubmissionRow>, Vec<SubmissionRow>), Fault> {
    let (mut decided, mut others) = (Vec::new(), Vec::new());
    for row in rows {
        let judged = Judged::of(register, row.year, &row.organization, at)?;
        let said = judged.standing(&row.fingerprint).and_then(|standing| standing.outcome);
        let stands = said.is_some_and(|said| outcome.is_none_or(|asked| asked == said));
        if stands { decided.push(row) } else { others.push(row) }
    }
    Ok((decided, others))
}

/// Writes the decisions that count about these out again, as they were signed.
///
/// # Errors
/// One of them is not decided, the home cannot be read, or a file cannot be written.
pub fn write_again(
    register: &dyn Register,
    rows: &[SubmissionRow],
    out: &Path,
    at: Timestamp,
) -> Result<Vec<Decided>, Fault> {
    let place = Place::of(out, rows.len())?;
    let mut written = Vec::new();
    for row in rows {
        let judged = Judged::of(register, row.year, &row.organization, at)?;
        let undecided = || Refusal::NothingDecided { fingerprint: row.fingerprint.clone() };
        let standing = judged.standing(&row.fingerprint).ok_or_else(undecided)?;
        let mut found = judged.decisions(standing).peekable();
        found.peek().ok_or_else(undecided)?;
        // One file takes one: several that stand say the same.
        for decision in found.take(if place.single { 1 } else { usize::MAX }) {
            let bytes = register.file(&decision.fingerprint)?;
            let path = place.write(row, decision.outcome, &bytes)?;
            let (fingerprint, outcome) = (decision.fingerprint.clone(), decision.outcome);
            written.push(Decided { fingerprint, about: row.clone(), outcome, path });
        }
    }
    Ok(written)
}

/// Where decisions are written: one file, or a folder.
pub(super) struct Place<'a> {
    out: &'a Path,
    single: bool,
}

impl<'a> Place<'a> {
    /// Looked at before anything is signed: a place that takes no file is said then.
    pub fn of(out: &'a Path, many: usize) -> Result<Self, Fault> {
        let single = many == 1 && out.extension().is_some_and(|end| end == envelope::EXTENSION);
        let folder = if single { out.parent().unwrap_or(Path::new(".")) } else { out };
        if single && out.symlink_metadata().is_ok() {
            return Err(FileFault::Exists(out.to_owned()).into());
        }
        if !single {
            private_folder(folder)
                .map_err(|error| Fault::Folder { path: folder.to_owned(), detail: error.to_string() })?;
        }
        Ok(Self { out, single })
    }

    pub fn write(&self, row: &SubmissionRow, outcome: Outcome, bytes: &[u8]) -> Result<PathBuf, Fault> {
        let path = if self.single { self.out.to_owned() } else { self.free_name(row, outcome) };
        write_whole(&path, bytes, Overwrite::No)?;
        Ok(path)
    }

    /// A free name in the folder, such as `mtmd-2024-1-accepted.jauge`.
    fn free_name(&self, row: &SubmissionRow, outcome: Outcome) -> PathBuf {
        let stem = format!("{}-{}-{}-{}", row.organization, row.year, row.sequence, outcome.as_str());
        let named = |number: u32| {
            let suffix = if number == 1 { String::new() } else { format!("-{number}") };
            self.out.join(format!("{stem}{suffix}.{}", envelope::EXTENSION))
        };
        (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
    }
}
