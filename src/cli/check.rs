//! `jauge check`: every rule on a counts file.

use std::fmt::Write as _;

use serde::Serialize;

use super::definition;
use super::desk::{Desk, Done, Outcome};
use super::rules;
use crate::declaration::{Declaration, Finding, Measured, Rule, Severity, Value, is_sealable};
use crate::exchange::{Counts, cell_name};
use crate::framework::{Framework, Target};
use crate::l10n::{Args, Lang};
use crate::workflow::body::check::{self, Asked};

pub(super) fn run(desk: &Desk, asked: &definition::Check) -> Outcome {
    let framework = desk.framework()?;
    let checked = check::counts(&framework, &of(asked))?;
    let report = Report { framework: &framework, declaration: &checked.declaration, counts: &checked.counts };
    Ok(report.tell(desk, &checked.findings))
}

/// What the workflow is asked to check.
pub(super) fn of(asked: &definition::Check) -> Asked<'_> {
    Asked {
        counts: &asked.counts,
        organization: &asked.organization,
        year: asked.year,
        previous: asked.previous.as_deref(),
    }
}

/// What a check found, told.
pub(super) struct Report<'a> {
    pub framework: &'a Framework,
    pub declaration: &'a Declaration,
    pub counts: &'a Counts,
}

#[derive(Serialize)]
struct Document<'a> {
    organization: &'a str,
    year: Option<u16>,
    sealable: bool,
    findings: Vec<FindingRow<'a>>,
    targets: Vec<TargetRow<'a>>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    rule: &'static str,
    severity: &'static str,
    quantity: Option<&'a str>,
    target: Option<&'a str>,
    message: String,
    fix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

#[derive(Serialize)]
struct TargetRow<'a> {
    id: &'a str,
    whole: Option<serde_json::Value>,
    part: Option<serde_json::Value>,
    rate: Option<f64>,
    display: String,
    threshold: f64,
    met: Option<bool>,
}

impl Report<'_> {
    /// Tells what was found. A value that is none makes the counts file unusable, and says so with its place.
    pub fn tell(&self, desk: &Desk, findings: &[Finding]) -> Done {
        let misread: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == Rule::E02).collect();
        for finding in &misread {
            desk.complain(&self.misread(desk.lang, finding));
        }
        if desk.json {
            desk.print_json(&self.document(desk.lang, findings));
        } else if misread.is_empty() {
            desk.print(&self.page(desk, findings));
        }
        if !misread.is_empty() {
            return Done::Unusable;
        }
        if is_sealable(findings) { Done::Good } else { Done::NotGood }
    }

    /// The findings alone, on standard error.
    pub fn complain(&self, desk: &Desk, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.severity() != Severity::Note) {
            desk.complain(&self.line(desk, finding));
        }
    }

    fn document<'f>(&'f self, lang: Lang, findings: &'f [Finding]) -> Document<'f> {
        let targets = self.framework.targets.iter().map(|target| self.target(lang, target)).collect();
        Document {
            organization: &self.declaration.organization.code,
            year: self.declaration.year,
            sealable: is_sealable(findings),
            findings: findings.iter().map(|finding| self.finding(lang, finding)).collect(),
            targets,
        }
    }

    fn finding<'f>(&'f self, lang: Lang, finding: &'f Finding) -> FindingRow<'f> {
        let is_cell = finding.rule == Rule::E02;
        let place =
            finding.quantity.as_deref().filter(|_| is_cell).and_then(|quantity| self.counts.place(quantity));
        FindingRow {
            rule: finding.rule.id(),
            severity: finding.severity().name(),
            quantity: finding.quantity.as_deref(),
            target: finding.target.as_deref(),
            message: finding.message(self.framework, lang),
            fix: finding.fix(self.framework, lang),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            sheet: place.and(self.counts.sheet.as_deref()),
            cell: place.filter(|_| self.counts.sheet.is_some()).map(cell_name),
        }
    }

    fn target<'t>(&self, lang: Lang, target: &'t Target) -> TargetRow<'t> {
        let measured = Measured::of(target, &self.declaration.sheet, self.framework);
        TargetRow {
            id: &target.id,
            whole: measured.whole.map(json_value),
            part: measured.part.map(json_value),
            rate: measured.rate.map(|rate| four_decimals(rate.ten_thousandths())),
            display: measured.display(lang),
            threshold: f64::from(target.threshold) / 100.0,
            met: measured.met,
        }
    }

    fn misread(&self, lang: Lang, finding: &Finding) -> String {
        let place = finding.quantity.as_deref().and_then(|quantity| self.counts.place(quantity));
        let (id, sheet) = match &self.counts.sheet {
            Some(sheet) => ("cli-misread-cell", sheet.as_str()),
            None => ("cli-misread", ""),
        };
        let args = Args::new()
            .text("file", &self.counts.file)
            .text("sheet", sheet)
            .text("cell", place.map(cell_name).unwrap_or_default())
            .text("line", place.map(|place| place.line.to_string()).unwrap_or_default())
            .text("column", place.map(|place| place.column.to_string()).unwrap_or_default())
            .text("quantity", finding.quantity.clone().unwrap_or_default())
            .text("message", finding.message(self.framework, lang));
        format!("{}\n  → {}", lang.text_with(id, &args), finding.fix(self.framework, lang))
    }

    fn line(&self, desk: &Desk, finding: &Finding) -> String {
        let place = match (&finding.quantity, finding.place(self.framework, desk.lang)) {
            (Some(quantity), place) => format!("{place} [{quantity}]"),
            (None, place) => place,
        };
        let severity = rules::severity(desk, finding.severity());
        let id = finding.rule.id();
        let head = if place.is_empty() {
            format!("{id} ({severity})")
        } else {
            format!("{id} ({severity}) {place}")
        };
        format!(
            "{head}\n     {}\n     → {}",
            finding.message(self.framework, desk.lang),
            finding.fix(self.framework, desk.lang)
        )
    }

    fn page(&self, desk: &Desk, findings: &[Finding]) -> String {
        let mut page = String::new();
        for finding in findings {
            let _ = writeln!(page, "{}", self.line(desk, finding));
        }
        if !findings.is_empty() {
            page.push('\n');
        }
        for target in &self.framework.targets {
            let measured = Measured::of(target, &self.declaration.sheet, self.framework);
            let met = match measured.met {
                Some(true) => desk.text("cli-met"),
                Some(false) => desk.text("cli-not-met"),
                None => String::new(),
            };
            let name = format!("{}. {}", target.number, target.short.get(desk.lang));
            let _ = writeln!(page, "{name:<50} {:>9}  {met}", measured.display(desk.lang));
        }
        let sealable = if is_sealable(findings) { "cli-sealable" } else { "cli-not-sealable" };
        let _ = write!(page, "\n{}\n", desk.text(sealable));
        page
    }
}

/// A value as the JSON documents have it: a number, or a word.
fn json_value(value: Value) -> serde_json::Value {
    match value {
        Value::Count(count) => count.into(),
        word => word.to_string().into(),
    }
}

/// Ten-thousandths as the decimal that they are; at most 10 000 of them, which a double holds exactly.
fn four_decimals(ten_thousandths: u64) -> f64 {
    u32::try_from(ten_thousandths).map_or(f64::NAN, |count| f64::from(count) / 10_000.0)
}
