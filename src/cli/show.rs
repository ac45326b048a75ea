//! `jauge show`: what an envelope says, the verdict first.

use std::fmt::Write as _;

use serde::Serialize;

use super::check::json_value;
use super::definition;
use super::desk::{Desk, Done, Outcome};
use super::verify::{Judges, Row, lines};
use crate::declaration::full_label;
use crate::envelope::{Submission, Verdict};
use crate::framework::Framework;
use crate::l10n::{Args, Lang};
use crate::workflow::open::{self, Shown};

pub(super) fn run(desk: &Desk, asked: &definition::Show) -> Outcome {
    let judges = Judges::of(desk, &asked.judging)?;
    let shown = open::show(&asked.file, &judges.judging())?;
    if desk.json {
        let content = shown.submission.as_ref().map(Content::of);
        desk.print_json(&Document { verdict: Row::of(desk.lang, &shown.report), content });
    } else {
        desk.print(&page(desk, &shown)?);
    }
    // What it says was asked for, not whether it is good; a broken one says nothing.
    Ok(if shown.report.verdict == Verdict::Broken { Done::NotGood } else { Done::Good })
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    verdict: Row,
    content: Option<Content<'a>>,
}

/// What a submission says, in the fields of its own entry.
#[derive(Serialize)]
struct Content<'a> {
    framework: FrameworkRow<'a>,
    campaign: Option<String>,
    organization: OrganizationRow<'a>,
    year: u16,
    sequence: u32,
    supersedes: Option<String>,
    correction_reason: Option<&'a str>,
    prepared_by: PersonRow<'a>,
    prepared_at: String,
    language: &'static str,
    answers: Vec<AnswerRow<'a>>,
    justifications: Vec<JustificationRow<'a>>,
    evidence: Vec<EvidenceRow<'a>>,
}

#[derive(Serialize)]
struct FrameworkRow<'a> {
    id: &'a str,
    version: u32,
    sha256: String,
}

#[derive(Serialize)]
struct OrganizationRow<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct PersonRow<'a> {
    name: &'a str,
    title: &'a str,
    email: &'a str,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    quantity: &'a str,
    value: serde_json::Value,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct JustificationRow<'a> {
    rule: &'a str,
    quantity: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct EvidenceRow<'a> {
    entry: &'a str,
    name: &'a str,
    target: &'a str,
}

impl<'a> Content<'a> {
    fn of(said: &'a Submission) -> Self {
        let Submission { framework, organization, prepared_by, .. } = said;
        Self {
            framework: FrameworkRow {
                id: &framework.id,
                version: framework.version,
                sha256: framework.sha256.to_string(),
            },
            campaign: said.campaign.map(|fingerprint| fingerprint.to_string()),
            organization: OrganizationRow { code: &organization.code, name: &organization.name },
            year: said.year,
            sequence: said.sequence,
            supersedes: said.supersedes.map(|fingerprint| fingerprint.to_string()),
            correction_reason: said.correction_reason.as_deref(),
            prepared_by: PersonRow {
                name: &prepared_by.name,
                title: &prepared_by.title,
                email: &prepared_by.email,
            },
            prepared_at: said.prepared_at.to_string(),
            language: said.language.tag(),
            answers: said.answers.iter().map(AnswerRow::of).collect(),
            justifications: said
                .justifications
                .iter()
                .map(|said| JustificationRow {
                    rule: &said.rule,
                    quantity: said.quantity.as_deref(),
                    text: &said.text,
                })
                .collect(),
            evidence: said
                .evidence
                .iter()
                .map(|piece| EvidenceRow { entry: &piece.entry, name: &piece.name, target: &piece.target })
                .collect(),
        }
    }
}

impl<'a> AnswerRow<'a> {
    fn of((quantity, answer): &'a (String, crate::declaration::Answer)) -> Self {
        Self { quantity, value: json_value(answer.value), reason: answer.reason.as_deref() }
    }
}

fn page(desk: &Desk, shown: &Shown) -> Result<String, crate::workflow::Fault> {
    let mut page = lines(desk, &shown.report);
    let Some(said) = &shown.submission else { return Ok(page) };
    let framework = desk.framework()?;
    header(desk, said, &mut page);
    // Words for quantities come from the framework that is answered; another one has its own.
    let known = (framework.sha256 == said.framework.sha256.to_string()).then_some(&framework);
    if known.is_none() {
        let args =
            Args::new().text("id", &said.framework.id).text("version", said.framework.version.to_string());
        let _ = writeln!(page, "{}", desk.text_with("cli-show-other-framework", &args));
    }
    answers(desk.lang, said, known, &mut page);
    for said in &said.justifications {
        let about = said.quantity.as_deref().map(|quantity| format!(":{quantity}")).unwrap_or_default();
        let _ = writeln!(page, "{}{about}: {}", said.rule, said.text);
    }
    for (piece, size) in said.evidence.iter().zip(&shown.evidence_sizes) {
        let args = Args::new()
            .text("name", &piece.name)
            .text("target", &piece.target)
            .count("size", u64::try_from(*size).unwrap_or(u64::MAX));
        let _ = writeln!(page, "{}", desk.text_with("cli-show-evidence", &args));
    }
    Ok(page)
}

fn header(desk: &Desk, said: &Submission, page: &mut String) {
    let person = &said.prepared_by;
    let args = Args::new()
        .text("name", &said.organization.name)
        .text("code", &said.organization.code)
        .text("year", said.year.to_string())
        .text("person", &person.name)
        .text("title", &person.title)
        .text("email", &person.email)
        .text("at", said.prepared_at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let _ = write!(page, "\n{}\n\n", desk.text_with("cli-show-header", &args));
    if let Some(reason) = &said.correction_reason {
        let args = Args::new().text("sequence", said.sequence.to_string()).text("reason", reason);
        let _ = write!(page, "{}\n\n", desk.text_with("cli-show-correction", &args));
    }
}

fn answers(lang: Lang, said: &Submission, framework: Option<&Framework>, page: &mut String) {
    for (quantity, answer) in &said.answers {
        let label = framework.map_or_else(|| quantity.clone(), |known| full_label(known, quantity, lang));
        let _ = writeln!(page, "{:>13}  {label} [{quantity}]", answer.value.shown(lang));
        if let Some(reason) = &answer.reason {
            let _ = writeln!(page, "               {reason}");
        }
    }
    page.push('\n');
}
