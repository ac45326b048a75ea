//! `jauge receive`: envelopes into the register; one bad file never stops the others.

use serde::Serialize;

use super::definition::Receive;
use super::desk::{Desk, Done};
use super::verify::{ReasonRow, progress};
use crate::envelope::Kind;
use crate::l10n::{Args, Explain as _};
use crate::workflow::ministry::receive::{self, Line, Outcome};
use crate::workflow::signers::Trusted;
use crate::workflow::{keys, verify};

pub(super) fn run(desk: &Desk, asked: &Receive) -> super::desk::Outcome {
    let store = desk.store()?;
    let trusted = Trusted::here(&store)?.named(asked.signers.as_deref(), asked.revoked.as_deref())?;
    if trusted.signers.is_empty() {
        desk.say(&desk.text("cli-receive-no-signers"));
    }
    let bar = progress(desk, verify::envelopes(&asked.paths).len());
    let mut go_on = |done: usize, _| {
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        true
    };
    let who = keys::person(store.home());
    let lines = receive::receive_by(&store, &asked.paths, &trusted, (&who, desk.now), &mut go_on)?;
    bar.finish_and_clear();
    // Of decisions and campaigns each line tells; what is counted are submissions, and what might be one.
    let is_counted = |line: &&Line| line.report.kind.is_none_or(|kind| kind == Kind::Submission);
    let count = |outcome| lines.iter().filter(is_counted).filter(|line| line.outcome == outcome).count();
    let (set_aside, conflicts) = (count(Outcome::SetAside), count(Outcome::Conflict));
    if desk.json {
        desk.print_json(&Document {
            received: count(Outcome::Received),
            already: count(Outcome::Already),
            set_aside,
            conflict: conflicts,
            files: lines.iter().map(|line| Row::of(desk, line)).collect(),
        });
    } else {
        desk.print(&lines.iter().map(|line| said(desk, line)).collect::<String>());
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let args = Args::new()
            .count("received", number(count(Outcome::Received)))
            .count("already", number(count(Outcome::Already)))
            .count("aside", number(set_aside))
            .count("conflicts", number(conflicts));
        desk.say(&desk.text_with("cli-received", &args));
    }
    let good = lines.iter().all(|line| matches!(line.outcome, Outcome::Received | Outcome::Already));
    Ok(if good { Done::Good } else { Done::NotGood })
}

fn said(desk: &Desk, line: &Line) -> String {
    let args = Args::new()
        .text("file", line.report.file.display().to_string())
        .text("outcome", desk.text(&format!("cli-receive-{}", line.outcome.as_str())));
    let mut out = desk.text_with("cli-verify-line-plain", &args);
    out.push('\n');
    for why in &line.report.reasons {
        let told = why.explain(desk.lang);
        out += &format!("  - {}\n    → {}\n", told.sentence, told.fix);
    }
    out
}

#[derive(Serialize)]
struct Document {
    received: usize,
    already: usize,
    set_aside: usize,
    conflict: usize,
    files: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    file: String,
    outcome: &'static str,
    kind: Option<&'static str>,
    fingerprint: Option<String>,
    organization: Option<String>,
    year: Option<u16>,
    sequence: Option<u32>,
    reasons: Vec<ReasonRow>,
}

impl Row {
    fn of(desk: &Desk, line: &Line) -> Self {
        let report = &line.report;
        Self {
            file: report.file.display().to_string(),
            outcome: line.outcome.as_str(),
            kind: report.kind.map(Kind::as_str),
            fingerprint: report.fingerprint.map(|print| print.to_string()),
            organization: report.organization.clone(),
            year: report.year,
            sequence: report.sequence,
            reasons: report.reasons.iter().map(|why| ReasonRow::of(desk.lang, why)).collect(),
        }
    }
}
