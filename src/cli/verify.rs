//! `jauge verify`: the verdict on each envelope.

use std::collections::HashMap;
use std::fmt::Write as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::definition::{self, Verify};
use super::desk::{Desk, Done, Outcome};
use crate::envelope::{Circumstances, Fingerprint, Required, Verdict};
use crate::l10n::{Args, Explain as _, Lang};
use crate::store::Store;
use crate::trust::Role;
use crate::workflow::signers::Trusted;
use crate::workflow::verify::{self, Report};
use crate::workflow::{Fault, campaign};

/// From so many files on, progress is worth showing.
const LONG_WORK: usize = 50;

pub(super) fn run(desk: &Desk, asked: &Verify) -> Outcome {
    let judges = Judges::of(desk, &asked.judging)?;
    let files = verify::envelopes(&asked.files);
    let bar = progress(desk, files.len());
    let go_on = || {
        bar.inc(1);
        true
    };
    let reports = verify::verify(&files, &judges.judging(), &go_on).unwrap_or_default();
    bar.finish_and_clear();
    if desk.json {
        let rows: Vec<Row> = reports.iter().map(|report| Row::of(desk.lang, report)).collect();
        desk.print_json(&rows);
    } else {
        desk.print(&reports.iter().map(|report| lines(desk, report)).collect::<String>());
        summary(desk, &reports);
    }
    let good = reports.iter().all(|report| report.verdict == Verdict::Valid);
    Ok(if good { Done::Good } else { Done::NotGood })
}

/// What the arguments say envelopes are to be judged by.
pub(super) struct Judges {
    trusted: Trusted,
    register_given: bool,
    required: Vec<Role>,
    campaigns: HashMap<Fingerprint, Vec<Role>>,
    at: jiff::Timestamp,
}

impl Judges {
    pub fn of(desk: &Desk, asked: &definition::Judging) -> Result<Self, Fault> {
        let (home, campaigns) = home(desk).unwrap_or_default();
        // Without a register nobody is trusted; of the home, what takes trust away holds for any.
        let register_given = asked.signers.is_some();
        let trusted = home.named(asked.signers.as_deref(), asked.revoked.as_deref())?;
        let required = asked.require.iter().map(|role| role.trim().parse::<Role>());
        let required: Vec<Role> = required.collect::<Result<_, _>>()?;
        Ok(Self { trusted, register_given, required, campaigns, at: asked.at.unwrap_or(desk.now) })
    }

    pub fn judging(&self) -> Circumstances<'_> {
        let required = match self.required.as_slice() {
            [] => Required::OfCampaigns(&self.campaigns),
            roles => Required::Roles(roles),
        };
        Circumstances {
            signers: Some(&self.trusted.signers).filter(|_| self.register_given),
            required: Some(required),
            ..self.trusted.judging(self.at)
        }
    }
}

/// Whom this home trusts, and what its campaigns require. Verifying takes no home: none is made, and one that cannot be
/// read is told and left aside.
fn home(desk: &Desk) -> Option<(Trusted, HashMap<Fingerprint, Vec<Role>>)> {
    let opened = Store::open_to_look(&desk.home().ok()?, desk.now).map_err(Fault::from);
    let read = |store: Store| Ok((Trusted::here(&store)?, campaign::required(&store)?));
    match opened.and_then(|store| store.map(read).transpose()) {
        Ok(known) => known,
        Err(fault) => {
            desk.explain(&fault);
            desk.complain(&desk.text("cli-verify-without-home"));
            None
        }
    }
}

/// One envelope in the JSON documents.
#[derive(Serialize)]
pub(super) struct Row {
    file: String,
    verdict: &'static str,
    kind: Option<&'static str>,
    fingerprint: Option<String>,
    organization: Option<String>,
    year: Option<u16>,
    sequence: Option<u32>,
    signatures: Vec<SignatureRow>,
    reasons: Vec<ReasonRow>,
}

#[derive(Serialize)]
struct SignatureRow {
    role: &'static str,
    principal: Option<String>,
    key: Option<String>,
    good: bool,
    trusted: bool,
}

#[derive(Serialize)]
pub(super) struct ReasonRow {
    code: String,
    entry: Option<String>,
    message: String,
    fix: String,
}

impl ReasonRow {
    pub fn of(lang: Lang, why: &verify::Why) -> Self {
        let told = why.explain(lang);
        Self {
            code: why.code().to_owned(),
            entry: why.entry().map(str::to_owned),
            message: told.sentence,
            fix: told.fix,
        }
    }
}

impl Row {
    pub fn of(lang: Lang, report: &Report) -> Self {
        let signature = |signature: &crate::envelope::SignatureReport| SignatureRow {
            role: signature.role.as_str(),
            principal: signature.principal.as_ref().map(ToString::to_string),
            key: signature.fingerprint(),
            good: signature.good,
            trusted: signature.trusted,
        };
        Self {
            file: report.file.display().to_string(),
            verdict: report.verdict.as_str(),
            kind: report.kind.map(crate::envelope::Kind::as_str),
            fingerprint: report.fingerprint.map(|fingerprint| fingerprint.to_string()),
            organization: report.organization.clone(),
            year: report.year,
            sequence: report.sequence,
            signatures: report.signatures.iter().map(signature).collect(),
            reasons: report.reasons.iter().map(|why| ReasonRow::of(lang, why)).collect(),
        }
    }
}

/// One envelope in words: the verdict first, then who signed, then why it is not valid.
pub(super) fn lines(desk: &Desk, report: &Report) -> String {
    let mut out = String::new();
    let file = report.file.display().to_string();
    let args = Args::new().text("file", file).text("verdict", verdict(desk, report.verdict));
    let _ = writeln!(out, "{}", desk.text_with("cli-verify-line", &args));
    if let (Some(body), Some(year)) = (&report.organization, report.year) {
        let args = Args::new()
            .text("body", body)
            .text("year", year.to_string())
            .text("sequence", report.sequence.unwrap_or(1).to_string());
        let _ = writeln!(out, "  {}", desk.text_with("cli-verify-about-what", &args));
    }
    if let Some(fingerprint) = report.fingerprint {
        let args = Args::new().text("fingerprint", fingerprint.groups());
        let _ = writeln!(out, "  {}", desk.text_with("cli-verify-fingerprint", &args));
    }
    for signature in &report.signatures {
        let state = match (signature.good, signature.trusted) {
            (true, true) => "cli-signature-trusted",
            (true, false) => "cli-signature-good",
            (false, _) => "cli-signature-bad",
        };
        let whose =
            signature.principal.as_ref().map_or_else(|| signature.role.to_string(), ToString::to_string);
        let args = Args::new().text("who", whose).text("key", signature.fingerprint().unwrap_or_default());
        let _ = writeln!(out, "  {}", desk.text_with(state, &args));
    }
    for why in &report.reasons {
        let told = why.explain(desk.lang);
        let _ = writeln!(out, "  - {}\n    → {}", told.sentence, told.fix);
    }
    out
}

pub(super) fn verdict(desk: &Desk, verdict: Verdict) -> String {
    desk.text(match verdict {
        Verdict::Valid => "cli-verdict-valid",
        Verdict::Incomplete => "cli-verdict-incomplete",
        Verdict::Untrusted => "cli-verdict-untrusted",
        Verdict::Broken => "cli-verdict-broken",
    })
}

fn summary(desk: &Desk, reports: &[Report]) {
    if reports.len() > 1 {
        let valid = reports.iter().filter(|report| report.verdict == Verdict::Valid).count();
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let args = Args::new().count("valid", count(valid)).count("files", count(reports.len()));
        desk.say(&desk.text_with("cli-verify-summary", &args));
    }
}

pub(super) fn progress(desk: &Desk, files: usize) -> ProgressBar {
    if files < LONG_WORK || !desk.shows_progress() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec} {eta}") {
        bar.set_style(style);
    }
    bar
}
