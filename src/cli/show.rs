//! `jauge show`: what an envelope says, the verdict first.

use std::fmt::Write as _;

use serde::Serialize;

use super::definition;
use super::desk::{Desk, Done, Outcome};
use super::follow::decided;
use super::verify::{Judges, Row, lines};
use crate::declaration::full_label;
use crate::envelope::{Campaign, Submission, Verdict};
use crate::exchange::Body;
use crate::framework::Framework;
use crate::l10n::{Args, Lang};
use crate::workflow::open::{self, Shown};

pub(super) fn run(desk: &Desk, asked: &definition::Show) -> Outcome {
    let judges = Judges::of(desk, &asked.judging)?;
    let shown = open::show(&asked.file, &judges.judging())?;
    if desk.json {
        let verdict = Row::of(desk.lang, &shown.report);
        desk.print_json(&Document { verdict, content: shown.document.as_ref() });
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
    content: Option<&'a serde_json::Value>,
}

fn page(desk: &Desk, shown: &Shown) -> Result<String, crate::workflow::Fault> {
    let mut page = lines(desk, &shown.report);
    if let Some((said, bodies)) = &shown.campaign {
        campaign(desk, said, bodies, &mut page);
    }
    if let Some(said) = &shown.decision {
        let _ = write!(page, "\n{}", decided(desk, said, &said.about.organization));
    }
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

fn campaign(desk: &Desk, said: &Campaign, bodies: &[Body], page: &mut String) {
    let required: Vec<String> = said.required.iter().map(ToString::to_string).collect();
    let args = Args::new()
        .text("id", &said.id)
        .text("ministry", said.ministry.code.to_string())
        .text("year", said.year.to_string())
        .text("issue", said.issue.to_string())
        .text("opens", said.opens_on.to_string())
        .text("closes", said.closes_on.to_string())
        .text("contact", &said.contact)
        .text("required", required.join(", "))
        .count("bodies", u64::try_from(bodies.len()).unwrap_or(u64::MAX));
    let _ = writeln!(page, "\n{}", desk.text_with("cli-campaign-used", &args));
    let _ = writeln!(page, "{}", desk.text_with("cli-show-campaign", &args));
    for body in bodies {
        let name = match desk.lang {
            Lang::Fr => &body.name_fr,
            Lang::En => &body.name_en,
        };
        let _ = writeln!(page, "  {}  {name}", body.code);
    }
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
