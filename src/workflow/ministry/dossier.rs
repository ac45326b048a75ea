//! One received submission with all that a reviewer weighs: its verdict, last year's answers, its chain of corrections,
//! what was decided about it. Only reads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::case::{Case, Standing};
use crate::declaration::{Answer, Previous};
use crate::envelope::{self, Circumstances, Decision, Required, Submission, Texts};
use crate::framework::{Bilingual, Framework};
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{DecisionRow, QuarantinedFile, Register, Status, Store, SubmissionRow};
use crate::workflow::cases::Judged;
use crate::workflow::open::{self, Shown};
use crate::workflow::signers::Trusted;
use crate::workflow::{Fault, Refusal, campaign, ministry::barometer, ministry::receive};

/// A received submission, to be weighed.
#[derive(Debug)]
pub struct Dossier {
    /// Its row.
    pub row: SubmissionRow,
    /// The body's name: the campaign's, else as declared.
    pub name: Bilingual,
    /// Its portfolio.
    pub portfolio: String,
    /// What it says, verdict first.
    pub shown: Shown,
    /// What it answers, where that is known here.
    pub framework: Option<Framework>,
    /// The body's answers of the last year before that anything was received for.
    pub before: Option<Previous>,
    /// All submissions of this body and year, this one among them.
    pub chain: Vec<Link>,
    /// Where it stands.
    pub standing: Standing,
    /// Where all of them stand.
    pub case: Case,
}

/// One submission of a chain of corrections.
#[derive(Debug)]
pub struct Link {
    /// Its row.
    pub row: SubmissionRow,
    /// What was decided about it, the first decision first.
    pub decisions: Vec<Decided>,
    /// What it changes in the submission that it corrects; none for a first one.
    pub changes: Vec<Change>,
    submission: Option<Submission>,
}

/// A decision that was made.
#[derive(Debug)]
pub struct Decided {
    /// Its row.
    pub row: DecisionRow,
    /// What it says.
    pub decision: Option<Decision>,
}

/// A quantity that two submissions answer differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The quantity.
    pub quantity: String,
    /// The answer in the one.
    pub from: Option<Answer>,
    /// The answer in the other.
    pub to: Option<Answer>,
}

/// A file that was set aside.
#[derive(Debug)]
pub struct Aside {
    /// Its row.
    pub row: QuarantinedFile,
    /// What it says, as far as it is intact.
    pub shown: Shown,
}

/// Reads all about a received submission.
///
/// # Errors
/// It is not in the register, or the home cannot be read.
pub fn of(store: &dyn Register, fingerprint: &str, at: Timestamp) -> Result<Dossier, Fault> {
    let unknown = || Refusal::UnknownSubmission { fingerprint: fingerprint.to_owned() };
    let row = store.submission(fingerprint)?.ok_or_else(unknown)?;
    let known = campaign::of_year(store, row.year)?;
    let body = known.as_ref().and_then(|known| known.body(&row.organization));
    let [fr, en] =
        [Lang::Fr, Lang::En].map(|lang| body.map_or(&*row.name, |body| body.name(lang)).to_owned());
    let name = Bilingual { fr, en };
    let portfolio = body.map(|body| body.portfolio.clone()).unwrap_or_default();
    let shown = judged(store, Path::new(fingerprint), &store.file(fingerprint)?, row.received_at)?;
    let framework = receive::framework(store, &row.framework)?;
    let before = before(store, &row)?;
    let judged = Judged::of(store, row.year, &row.organization, at)?;
    let standing = judged.standing(fingerprint).cloned().ok_or_else(unknown)?;
    let chain = chain(store, &judged)?;
    Ok(Dossier { row, name, portfolio, shown, framework, before, chain, standing, case: judged.case })
}

/// Reads all about a file that was set aside.
///
/// # Errors
/// It is not there, or the home cannot be read.
pub fn aside(store: &Store, sha256: &str) -> Result<Aside, Fault> {
    let bytes = store.quarantined_bytes(sha256)?;
    let row = store.quarantine()?.into_iter().find(|row| row.sha256 == sha256);
    let row = row.ok_or_else(|| Refusal::UnknownSubmission { fingerprint: sha256.to_owned() })?;
    let shown = judged(store, Path::new(&row.file), &bytes, row.received_at)?;
    Ok(Aside { row, shown })
}

/// The verdict by the home's own register of signers and campaigns, at the moment of receipt.
fn judged(store: &dyn Register, path: &Path, bytes: &[u8], at: Timestamp) -> Result<Shown, Fault> {
    let (trusted, campaigns) = (Trusted::here(store)?, campaign::required(store)?);
    let required = Some(Required::OfCampaigns(&campaigns));
    // What is kept here may have been received before some characters were refused.
    let judging = Circumstances { texts: Texts::Keep, required, ..trusted.judging(at) };
    Ok(open::show_bytes(path, bytes, &judging))
}

/// The last year before that anything was received for, as it counts: what was accepted, else the last that came.
fn before(store: &dyn Register, row: &SubmissionRow) -> Result<Option<Previous>, Fault> {
    let rows = store.case(barometer::previous_year(store, row.year)?, &row.organization)?.submissions;
    let counts = |row: &SubmissionRow| (row.status == Status::Accepted, row.sequence);
    let Some(last) = rows.into_iter().max_by_key(counts) else { return Ok(None) };
    let submission = read(store, &last.fingerprint)?;
    Ok(submission.map(|said| Previous { year: said.year, answers: said.answers.into_iter().collect() }))
}

fn read(store: &dyn Register, fingerprint: &str) -> Result<Option<Submission>, Fault> {
    let bytes = store.file(fingerprint)?;
    Ok(envelope::open(&bytes, &open::unjudged()).into_submission().map(Submission::escaped))
}

fn chain(store: &dyn Register, judged: &Judged) -> Result<Vec<Link>, Fault> {
    let mut links: Vec<Link> = Vec::new();
    for row in judged.record.submissions.clone() {
        let submission = read(store, &row.fingerprint)?;
        let mut decisions = Vec::new();
        for made in judged.record.decisions.iter().filter(|made| made.about == row.fingerprint).cloned() {
            let bytes = store.file(&made.fingerprint)?;
            let decision = envelope::open(&bytes, &open::unjudged()).decision().cloned();
            let decision = decision.map(Decision::escaped);
            decisions.push(Decided { row: made, decision });
        }
        let base = links.iter().find(|link| Some(&link.row.fingerprint) == row.supersedes.as_ref());
        let changes = match (base.and_then(|base| base.submission.as_ref()), &submission) {
            (Some(base), Some(submission)) => changes(base, submission),
            _ => Vec::new(),
        };
        links.push(Link { row, decisions, changes, submission });
    }
    Ok(links)
}

/// What one submission answers differently from another, in the order of the answers.
#[must_use]
pub fn changes(from: &Submission, to: &Submission) -> Vec<Change> {
    let of = |answers: &[(String, Answer)]| -> BTreeMap<String, Answer> { answers.iter().cloned().collect() };
    let (before, after) = (of(&from.answers), of(&to.answers));
    let left = from.answers.iter().filter(|(quantity, _)| !after.contains_key(quantity));
    let quantities = to.answers.iter().chain(left).map(|(quantity, _)| quantity);
    quantities
        .map(|quantity| Change {
            quantity: quantity.clone(),
            from: before.get(quantity).cloned(),
            to: after.get(quantity).cloned(),
        })
        .filter(|change| change.from != change.to)
        .collect()
}

impl Dossier {
    /// The submissions that claim the same place, each with what it answers differently.
    #[must_use]
    pub fn rivals(&self) -> Vec<(&Link, Vec<Change>)> {
        let own = self.shown.submission.as_ref();
        let rival = |link: &&Link| {
            link.row.supersedes == self.row.supersedes && link.row.fingerprint != self.row.fingerprint
        };
        let rivals = self.chain.iter().filter(rival);
        rivals
            .map(|link| {
                let both = own.zip(link.submission.as_ref());
                (link, both.map(|(own, other)| changes(own, other)).unwrap_or_default())
            })
            .collect()
    }

    /// The rival that waits for a decision, if there is exactly one.
    #[must_use]
    pub fn rival(&self) -> Option<&SubmissionRow> {
        let mut open = self.chain.iter().filter(|link| {
            link.row.supersedes == self.row.supersedes
                && link.row.fingerprint != self.row.fingerprint
                && link.row.status == Status::Conflict
        });
        open.next().filter(|_| open.next().is_none()).map(|link| &link.row)
    }
}

impl Aside {
    /// The reasons as they were when it came: what happened, what to do.
    #[must_use]
    pub fn reasons(&self, lang: Lang) -> Vec<(String, String)> {
        self.row.reasons.iter().map(|reason| reason.told(lang).clone().into()).collect()
    }
}

/// Writes a copy of a piece of evidence, by its place in the submission, under its own name.
///
/// # Errors
/// There is no such piece, or the folder takes no file.
pub fn save_evidence(store: &Store, fingerprint: &str, at: usize, folder: &Path) -> Result<PathBuf, Fault> {
    let bytes = store.file(fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let unknown = || Refusal::UnknownSubmission { fingerprint: fingerprint.to_owned() };
    let (piece, content) = opened.evidence().nth(at).ok_or_else(unknown)?;
    let path = free(folder, &piece.name, &piece.entry);
    write_whole(&path, content, Overwrite::No)?;
    Ok(path)
}

/// A free path in the folder. The name was given by somebody else: nothing in it may lead out of the folder, and its
/// ending is the one that the envelope vouches for.
fn free(folder: &Path, name: &str, entry: &str) -> PathBuf {
    let ending = entry.rsplit('.').next().unwrap_or("txt");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let stem: String = stem.chars().map(|c| if harmless(c) { c } else { '_' }).take(80).collect();
    let stem = if stem.trim().is_empty() { "evidence".to_owned() } else { stem.trim().to_owned() };
    let named = |number: u32| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("{stem}{suffix}.{ending}"))
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_elsewhere_never_leads_out_of_the_folder() {
        let folder = Path::new("folder");
        let named = |name| free(folder, name, "evidence/01.pdf");
        assert_eq!(named("../../.bashrc"), folder.join("______.pdf"));
        assert_eq!(named("plan.exe"), folder.join("plan.pdf"));
        assert_eq!(named("/etc/passwd"), folder.join("_etc_passwd.pdf"));
        assert_eq!(named("…"), folder.join("_.pdf"));
    }
}
