//! `jauge rules`: what is checked.

use std::fmt::Write as _;

use serde::Serialize;

use super::desk::{Desk, Done, Outcome};
use crate::declaration::{Rule, Severity};

pub(super) fn run(desk: &Desk) -> Outcome {
    let framework = desk.framework()?;
    let rows: Vec<Row> = Rule::ALL
        .iter()
        .map(|rule| Row {
            id: rule.id(),
            severity: rule.severity().name(),
            sentence: rule.sentence(&framework, desk.lang),
            fix: rule.fix(&framework, desk.lang),
        })
        .collect();
    if desk.json {
        desk.print_json(&rows);
        return Ok(Done::Good);
    }
    let mut page = String::new();
    for (rule, row) in Rule::ALL.iter().zip(&rows) {
        let severity = severity(desk, rule.severity());
        let _ = writeln!(page, "{} ({severity}): {}\n     → {}", row.id, row.sentence, row.fix);
    }
    desk.print(&page);
    Ok(Done::Good)
}

/// How grave, in the reader's language.
pub(super) fn severity(desk: &Desk, severity: Severity) -> String {
    desk.text(match severity {
        Severity::Error => "cli-severity-error",
        Severity::Warning => "cli-severity-warning",
        Severity::Note => "cli-severity-note",
    })
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    severity: &'static str,
    sentence: String,
    fix: String,
}
