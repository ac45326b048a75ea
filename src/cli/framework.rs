//! `jauge framework`: what is asked.

use std::fmt::Write as _;

use serde::Serialize;

use super::desk::{Desk, Done, Outcome};
use crate::declaration::Rule;
use crate::framework::{Framework, Measure, Target};
use crate::l10n::{self, Args};

pub(super) fn run(desk: &Desk) -> Outcome {
    let framework = desk.framework()?;
    if desk.json {
        desk.print_json(&Document::of(&framework));
    } else {
        desk.print(&page(desk, &framework));
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    version: u32,
    sha256: &'a str,
    ambitions: Vec<Id<'a>>,
    targets: Vec<TargetRow<'a>>,
    quantities: Vec<QuantityRow<'a>>,
    rules: Vec<RuleRow>,
}

#[derive(Serialize)]
struct Id<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct TargetRow<'a> {
    id: &'a str,
    number: u32,
    ambition: &'a str,
    threshold: f64,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<&'a str>,
}

#[derive(Serialize)]
struct QuantityRow<'a> {
    id: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct RuleRow {
    id: &'static str,
    severity: &'static str,
}

impl<'a> Document<'a> {
    fn of(framework: &'a Framework) -> Self {
        Self {
            id: &framework.id,
            version: framework.version,
            sha256: &framework.sha256,
            ambitions: framework.ambitions.iter().map(|ambition| Id { id: &ambition.id }).collect(),
            targets: framework.targets.iter().map(TargetRow::of).collect(),
            quantities: framework
                .quantities
                .iter()
                .map(|quantity| QuantityRow { id: &quantity.id, kind: quantity.kind.name() })
                .collect(),
            rules: Rule::ALL
                .iter()
                .map(|rule| RuleRow { id: rule.id(), severity: rule.severity().name() })
                .collect(),
        }
    }
}

impl<'a> TargetRow<'a> {
    fn of(target: &'a Target) -> Self {
        let pair = target.measure.pair();
        Self {
            id: &target.id,
            number: target.number,
            ambition: &target.ambition,
            threshold: f64::from(target.threshold) / 100.0,
            kind: target.measure.kind(),
            whole: pair.map(|(whole, _)| whole),
            part: pair.map(|(_, part)| part),
            quantity: match &target.measure {
                Measure::Yes { quantity } => Some(quantity),
                _ => None,
            },
        }
    }
}

fn page(desk: &Desk, framework: &Framework) -> String {
    let lang = desk.lang;
    let mut page = format!("{}\n", framework.name.get(lang));
    let version = Args::new()
        .text("id", &framework.id)
        .text("version", framework.version.to_string())
        .text("sha256", &framework.sha256);
    page += &format!("{}\n", desk.text_with("cli-framework-version", &version));
    for ambition in &framework.ambitions {
        let _ = write!(page, "\n{}\n", ambition.statement.get(lang));
        for target in framework.targets.iter().filter(|target| target.ambition == ambition.id) {
            let threshold = l10n::percent(lang, u64::from(target.threshold) * 10);
            let _ = write!(
                page,
                "\n  {}. {} [{}]\n     {}\n     {}\n",
                target.number,
                target.short.get(lang),
                target.id,
                target.statement.get(lang),
                desk.text_with(
                    match target.measure {
                        Measure::Share { .. } => "cli-framework-share",
                        Measure::Majority { .. } => "cli-framework-majority",
                        Measure::Yes { .. } => "cli-framework-yes",
                    },
                    &Args::new().text("threshold", threshold)
                ),
            );
            for id in target.measure.quantities() {
                let label =
                    framework.quantity(id).map(|quantity| quantity.label.get(lang)).unwrap_or_default();
                let _ = writeln!(page, "       {id}: {label}");
            }
        }
    }
    page += &format!("\n{}\n", desk.text("cli-framework-rules"));
    page
}
