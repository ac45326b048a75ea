//! Seal a declaration: check it again, sign it, write the file, remember it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::declaration::{
    self, Correction, Declaration, Finding, Justification, Previous, Rule, Severity, Stage,
};
use crate::envelope::{self, Digest, Evidence, Fingerprint, FrameworkRef, Lines, Submission};
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::files::{self, Overwrite};
use crate::store::{DraftId, NewEnvelope, Store, Why, field};
use crate::trust::{BodyCode, SecretKey};
use crate::workflow::open::{self, Earlier};
use crate::workflow::plain::{self, Dropped};
use crate::workflow::{EvidenceSlip, Fault, body::draft, campaign, intake, signers};

/// 2020-01-01: no declaration was ever signed before, so a clock that says so is wrong.
const EARLIEST: i64 = 1_577_836_800;

/// The bytes of all evidence together: room is left for the envelope's own entries within the 64 MiB of a file
/// (`envelope.md` §1).
pub const MOST_EVIDENCE: u64 = intake::MOST_ENVELOPE - (8 << 20);

/// What a declaration is sealed with.
#[derive(Debug)]
pub struct Sealing<'a> {
    /// What was asked.
    pub framework: &'a Framework,
    /// What is answered. Its correction is set here, from `corrects`.
    pub declaration: Declaration,
    /// What the body answered before.
    pub previous: Option<&'a Previous>,
    /// The campaign that it works under.
    pub campaign: Option<Fingerprint>,
    /// What it corrects, and why.
    pub corrects: Option<(&'a Earlier, &'a str)>,
    /// The files that go along.
    pub evidence: &'a [EvidenceFile],
    /// The language that it was prepared in.
    pub language: Lang,
    /// The file to write.
    pub out: &'a Path,
    /// May it replace a file?
    pub overwrite: Overwrite,
    /// The draft that it comes from.
    pub draft: Option<DraftId>,
}

/// A file that goes along as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceFile {
    /// The target that it is about.
    pub target: String,
    /// The name that people gave it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A sealed declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// The file that was written.
    pub path: PathBuf,
    /// What it says.
    pub submission: Submission,
    /// What the rules found that does not stand in the way.
    pub findings: Vec<Finding>,
    /// What was left out of its texts.
    pub dropped: Vec<Dropped>,
}

/// Reads a file as evidence for a target.
///
/// # Errors
/// The file cannot be read, is of a type that envelopes do not carry, or the framework has no such target.
pub fn evidence(framework: &Framework, target: &str, path: &Path) -> Result<EvidenceFile, Fault> {
    let fault = |why| Fault::Evidence { path: path.to_owned(), why };
    if framework.target(target).is_none() {
        return Err(fault(EvidenceSlip::Target(target.to_owned())));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if Evidence::entry_name(1, &extension(&name)).is_none() {
        return Err(fault(EvidenceSlip::Kind));
    }
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    Ok(EvidenceFile { target: target.to_owned(), name, bytes })
}

/// Reads several files as evidence, and stops at the first that an envelope has no room for.
///
/// # Errors
/// As [`evidence`], or there are too many or too large ones.
pub fn all_evidence(framework: &Framework, pieces: &[(String, PathBuf)]) -> Result<Vec<EvidenceFile>, Fault> {
    let mut files = Vec::new();
    let mut taken = 0_u64;
    for (target, path) in pieces {
        let file = evidence(framework, target, path)?;
        taken = taken.saturating_add(u64::try_from(file.bytes.len()).unwrap_or(u64::MAX));
        if taken > MOST_EVIDENCE || files.len() >= Evidence::MOST {
            return Err(Fault::Evidence { path: path.clone(), why: EvidenceSlip::TooMuch });
        }
        files.push(file);
    }
    Ok(files)
}

/// A declaration that only lacks its signature.
#[derive(Debug, Clone)]
pub struct Ready {
    submission: Submission,
    findings: Vec<Finding>,
    entries: Vec<String>,
    dropped: Vec<Dropped>,
}

/// Can it be sealed? Asked before a person is asked for a passphrase; sealing asks again.
///
/// # Errors
/// [`Fault::Findings`] where the rules found errors, or what else stands in the way.
pub fn ready(sealing: &Sealing<'_>, at: Timestamp) -> Result<Ready, Fault> {
    let clock = at.as_second();
    if clock < EARLIEST {
        return Err(Fault::Clock(at.strftime("%Y-%m-%d %H:%M UTC").to_string()));
    }
    let _: BodyCode = sealing.declaration.organization.code.parse()?;
    let Checked { declaration, names, findings, dropped } = checked(sealing)?;
    let entries = entries(sealing.evidence)?;
    let mut submission = submission(sealing, &declaration, &findings, clock)?;
    submission.evidence = pieces(sealing.evidence, &entries, names);
    Ok(Ready { submission, findings, entries, dropped })
}

/// Checks, signs, writes and remembers. The file comes first: where the home then does not take it, the file is
/// taken back, so that there is no signed declaration that nobody knows of.
///
/// # Errors
/// [`Fault::Findings`] where the rules found errors, or whatever kept it from being done. Nothing is left behind.
pub fn seal(store: &Store, sealing: &Sealing<'_>, key: &SecretKey, at: Timestamp) -> Result<Sealed, Fault> {
    let Ready { submission, findings, entries, dropped } = ready(sealing, at)?;
    signers::not_revoked(store, key.public())?;
    let evidence: Vec<(&str, &[u8])> =
        entries.iter().zip(sealing.evidence).map(|(entry, file)| (entry.as_str(), &*file.bytes)).collect();
    let bytes = envelope::seal(&submission, &evidence, key).map_err(Fault::Seal)?;
    // What is handed out was read back by the reader that everybody uses.
    let opened = envelope::open(&bytes, &open::unjudged());
    let fingerprint = opened.fingerprint().ok_or(Fault::Seal(envelope::SealFault::Signing))?;
    files::write_whole(sealing.out, &bytes, sealing.overwrite)?;
    let kept_as = fingerprint.to_string();
    let new = NewEnvelope::of_submission(&submission, &kept_as, Why::Sealed, &bytes);
    let who = &submission.prepared_by.name;
    let kept = match sealing.draft {
        Some(draft) => store.seal_draft(draft, &new, who, at),
        None => store.keep_envelope(&new, who, at).map(drop),
    };
    if let Err(fault) = kept {
        take_back(sealing.out, sealing.overwrite);
        return Err(fault.into());
    }
    tracing::info!(%fingerprint, "sealed");
    Ok(Sealed { fingerprint, path: sealing.out.to_owned(), submission, findings, dropped })
}

/// How a draft is sealed.
#[derive(Debug, Clone, Copy)]
pub struct DraftSealing<'a> {
    /// What was asked.
    pub framework: &'a Framework,
    /// The draft.
    pub draft: DraftId,
    /// The language that it was prepared in.
    pub language: Lang,
    /// The file to write.
    pub out: &'a Path,
    /// May it replace a file?
    pub overwrite: Overwrite,
}

/// Seals a draft as it is stored, not as a screen shows it.
///
/// # Errors
/// As [`seal`].
pub fn seal_draft(
    store: &Store,
    sealing: &DraftSealing<'_>,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Sealed, Fault> {
    let DraftSealing { framework, draft, language, out, overwrite } = *sealing;
    let fields = store.fields(draft)?;
    let declaration = draft::declaration(framework, &fields);
    let row = store.draft(draft)?;
    fits(store, row.campaign.as_deref(), &declaration)?;
    let earlier = row.corrects.as_deref().map(|corrects| open::kept(store, corrects)).transpose()?;
    let reason = fields.get(field::CORRECTION_REASON).map(String::as_str).unwrap_or_default();
    let previous = open::previous_of_draft(store, draft)?;
    let mut evidence = Vec::new();
    for row in store.evidence(draft)? {
        let bytes = store.evidence_bytes(draft, row.id)?;
        evidence.push(EvidenceFile { target: row.target, name: row.name, bytes });
    }
    let sealing = Sealing {
        framework,
        declaration,
        previous: previous.as_ref(),
        campaign: row.campaign.as_deref().and_then(|campaign| campaign.parse().ok()),
        corrects: earlier.as_ref().map(|earlier| (earlier, reason)),
        evidence: &evidence,
        language,
        out,
        overwrite,
        draft: Some(draft),
    };
    seal(store, &sealing, key, at)
}

/// Is the draft about its campaign's year, and one of its bodies? What is still blank is for the rules to find.
fn fits(store: &Store, campaign: Option<&str>, declaration: &Declaration) -> Result<(), Fault> {
    let known = campaign.map(|campaign| campaign::of_fingerprint(store, campaign)).transpose()?.flatten();
    match (known, declaration.year) {
        (Some(known), Some(year)) if !declaration.organization.code.is_empty() => {
            known.admits(&declaration.organization.code, year)
        }
        _ => Ok(()),
    }
}

/// Takes back a file that was written just now. One that replaced another stays: it is all there is.
pub(in crate::workflow) fn take_back(path: &Path, overwrite: Overwrite) {
    if overwrite == Overwrite::No {
        // Where even this fails, the fault that is told is the first one.
        let _ = std::fs::remove_file(path);
    }
}

/// A declaration that the rules let through, with its texts cleaned.
struct Checked {
    declaration: Declaration,
    /// The names of its evidence.
    names: Vec<String>,
    findings: Vec<Finding>,
    dropped: Vec<Dropped>,
}

fn checked(sealing: &Sealing<'_>) -> Result<Checked, Fault> {
    let (mut declaration, mut dropped) = (sealing.declaration.clone(), Vec::new());
    plain::declaration(sealing.framework, &mut declaration, &mut dropped);
    let mut names: Vec<String> = sealing.evidence.iter().map(|file| file.name.clone()).collect();
    for name in &mut names {
        plain::text("evidence.name", name, Lines::One, &mut dropped);
    }
    declaration.correction = sealing.corrects.map(|(earlier, reason)| {
        let mut reason = reason.to_owned();
        plain::text("correction_reason", &mut reason, Lines::Many, &mut dropped);
        let named = sealing.evidence.iter().zip(&names);
        let evidence: Vec<_> =
            named.map(|(file, name)| (file.target.clone(), name.clone(), Digest::of(&file.bytes))).collect();
        correction(sealing.framework, &declaration, &evidence, earlier, &reason)
    });
    let findings = declaration::check(sealing.framework, &declaration, sealing.previous, Stage::Sealing);
    if declaration::is_sealable(&findings) {
        Ok(Checked { declaration, names, findings, dropped })
    } else {
        Err(Fault::Findings(findings))
    }
}

/// What a declaration is as the correction of an earlier one: why, and whether anything that people wrote or attached
/// (target, name and digest) differs.
#[must_use]
pub fn correction(
    framework: &Framework,
    declaration: &Declaration,
    evidence: &[(String, String, Digest)],
    earlier: &Earlier,
    reason: &str,
) -> Correction {
    let Submission { organization, prepared_by, answers, justifications, .. } = &earlier.submission;
    let sorted = |answers: Vec<(String, declaration::Answer)>| {
        answers.into_iter().collect::<std::collections::BTreeMap<_, _>>()
    };
    let differs = sorted(declaration.sheet.answers(framework)) != sorted(answers.clone())
        || declaration.organization != *organization
        || declaration.prepared_by != *prepared_by
        || declaration.justifications != *justifications
        || evidence != earlier.evidence;
    Correction { reason: reason.trim().to_owned(), differs }
}

fn submission(
    sealing: &Sealing<'_>,
    declaration: &Declaration,
    findings: &[Finding],
    second: i64,
) -> Result<Submission, Fault> {
    let framework = sealing.framework;
    let corrects = sealing.corrects.map(|(earlier, _)| earlier);
    // A framework always has its digest, and the rules let no declaration without a year through.
    let sha256 = framework.sha256.parse().map_err(|_| Fault::Seal(envelope::SealFault::Signing))?;
    let year = declaration.year.ok_or_else(|| Fault::Findings(findings.to_vec()))?;
    Ok(Submission {
        framework: FrameworkRef { id: framework.id.clone(), version: framework.version, sha256 },
        campaign: sealing.campaign,
        organization: declaration.organization.clone(),
        year,
        sequence: corrects.map_or(1, |earlier| earlier.submission.sequence.saturating_add(1)),
        supersedes: corrects.map(|earlier| earlier.fingerprint),
        correction_reason: declaration.correction.as_ref().map(|correction| correction.reason.clone()),
        prepared_by: declaration.prepared_by.clone(),
        prepared_at: Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH),
        language: sealing.language,
        answers: declaration.sheet.answers(framework),
        justifications: asked_for(&declaration.justifications, findings),
        evidence: Vec::new(),
    })
}

fn pieces(files: &[EvidenceFile], entries: &[String], names: Vec<String>) -> Vec<Evidence> {
    let piece = |((entry, file), name): ((&String, &EvidenceFile), String)| Evidence {
        entry: entry.clone(),
        name,
        target: file.target.clone(),
    };
    entries.iter().zip(files).zip(names).map(piece).collect()
}

/// The justifications of warnings that were raised: one typed for a number that was corrected since is not signed.
fn asked_for(justifications: &[Justification], findings: &[Finding]) -> Vec<Justification> {
    let raised = |said: &&Justification| {
        findings.iter().any(|finding| {
            finding.severity() == Severity::Warning
                && finding.rule.id() == said.rule
                && finding.quantity == said.quantity
        })
    };
    justifications.iter().filter(raised).cloned().collect()
}

fn entries(evidence: &[EvidenceFile]) -> Result<Vec<String>, Fault> {
    let entry = |(number, file): (usize, &EvidenceFile)| {
        let slip = if number > Evidence::MOST { EvidenceSlip::TooMuch } else { EvidenceSlip::Kind };
        Evidence::entry_name(number, &extension(&file.name))
            .ok_or_else(|| Fault::Evidence { path: (&file.name).into(), why: slip })
    };
    (1..).zip(evidence).map(entry).collect()
}

/// The ending of a file's name; `jpeg` is the other spelling of `jpg`.
fn extension(name: &str) -> String {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if ending == "jpeg" { "jpg".to_owned() } else { ending }
}

/// Reads `RULE[:QUANTITY]=TEXT`.
///
/// # Errors
/// [`Fault::Justification`] where the framework has no such rule or quantity.
pub fn justification(framework: &Framework, written: &str) -> Result<Justification, Fault> {
    let fault = || Fault::Justification(written.to_owned());
    let (about, text) = written.split_once('=').ok_or_else(fault)?;
    let (rule, quantity) = match about.split_once(':') {
        Some((rule, quantity)) => (rule, Some(quantity)),
        None => (about, None),
    };
    let is_warning = Rule::from_id(rule).is_some_and(|rule| rule.severity() == Severity::Warning);
    if !is_warning || quantity.is_some_and(|quantity| framework.quantity(quantity).is_none()) {
        return Err(fault());
    }
    Ok(Justification {
        rule: rule.to_owned(),
        quantity: quantity.map(str::to_owned),
        text: text.trim().to_owned(),
    })
}
