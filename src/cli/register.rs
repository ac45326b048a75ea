//! `jauge register list`, `jauge export register`: what has arrived, what is missing, what is late.

use std::path::Path;

use serde::Serialize;

use super::definition::RegisterList;
use super::desk::{Desk, Done, Outcome};
use crate::l10n::Args;
use crate::workflow::ministry::register::{self, Item, Register, State};
use crate::workflow::ministry::workbook::{self, Exported};

pub(super) fn list(desk: &Desk, asked: &RegisterList) -> Outcome {
    let status = asked.status.as_deref().map(State::from_name);
    if let (Some(None), Some(name)) = (status, &asked.status) {
        let known: Vec<&str> = State::ALL.iter().map(|state| state.as_str()).collect();
        let args = Args::new().text("status", name).text("known", known.join(", "));
        desk.complain(&desk.text_with("cli-register-unknown-status", &args));
        return Ok(Done::Unusable);
    }
    let status = status.flatten();
    let store = desk.store()?;
    let Some(year) = asked.year.map_or_else(|| register::latest_year(&store), |year| Ok(Some(year)))? else {
        return Ok(nothing(desk));
    };
    let register = register::of_year(&store, year, desk.now, desk.lang)?;
    let wanted = |item: &&Item| {
        status.is_none_or(|status| item.state == status)
            && asked.organization.as_deref().is_none_or(|code| item.organization == code)
    };
    let items: Vec<&Item> = register.items.iter().filter(wanted).collect();
    if desk.json {
        desk.print_json(&Document {
            year: Some(year),
            expected: register.expected,
            closes_on: register.closes_on.map(|day| day.to_string()),
            items: items.into_iter().map(Row::of).collect(),
        });
        return Ok(Done::Good);
    }
    desk.print(&items.into_iter().map(|item| line(desk, item)).collect::<String>());
    desk.say(&desk.text_with("cli-register-summary", &summary(&register)));
    Ok(Done::Good)
}

fn nothing(desk: &Desk) -> Done {
    if desk.json {
        desk.print_json(&Document { year: None, expected: None, closes_on: None, items: Vec::new() });
    } else {
        desk.say(&desk.text("cli-register-empty"));
    }
    Done::Good
}

fn line(desk: &Desk, item: &Item) -> String {
    let args = Args::new()
        .text("body", &item.organization)
        .text("name", &item.name)
        .text("state", desk.text(&format!("register-{}", item.state.as_str())))
        .text("sequence", item.sequence.map(|sequence| sequence.to_string()).unwrap_or_default())
        .text("late", if item.late { desk.text("register-late") } else { String::new() })
        .text("received", item.received_at.map(crate::l10n::moment).unwrap_or_default())
        .text("fingerprint", item.fingerprint.as_deref().unwrap_or_default().get(..16).unwrap_or_default());
    desk.text_with("cli-register-line", &args).trim_end().to_owned() + "\n"
}

fn summary(register: &Register) -> Args<'static> {
    let count = |state| u64::try_from(register.count(state)).unwrap_or(u64::MAX);
    let expected = register.expected.and_then(|expected| u64::try_from(expected).ok()).unwrap_or(0);
    let mut args = Args::new().text("year", register.year.to_string()).count("expected", expected);
    for (name, state) in
        ["missing", "review", "conflict", "returned", "accepted", "superseded", "waiting", "aside"]
            .into_iter()
            .zip(State::ALL)
    {
        args = args.count(name, count(state));
    }
    args
}

pub(super) fn export(desk: &Desk, out: &Path, year: Option<u16>) -> Outcome {
    let store = desk.store()?;
    let year = year.map_or_else(|| register::latest_year(&store), |year| Ok(Some(year)))?;
    let Some(year) = year else {
        desk.complain(&desk.text("cli-register-empty"));
        return Ok(Done::NotGood);
    };
    let Exported { submissions, answers, missing_or_late } =
        workbook::export_register(&store, year, out, desk.lang, desk.now)?;
    let file = out.display().to_string();
    if desk.json {
        desk.print_json(&Book { file, year, submissions, answers, missing_or_late });
    } else {
        let args = Args::new().text("file", file).text("year", year.to_string());
        desk.print(&format!("{}\n", desk.text_with("cli-exported", &args)));
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Book {
    file: String,
    year: u16,
    submissions: usize,
    answers: usize,
    missing_or_late: usize,
}

#[derive(Serialize)]
struct Document {
    year: Option<u16>,
    expected: Option<usize>,
    closes_on: Option<String>,
    items: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    organization: String,
    name: String,
    portfolio: String,
    status: &'static str,
    late: bool,
    sequence: Option<u32>,
    fingerprint: Option<String>,
    received_at: Option<String>,
}

impl Row {
    fn of(item: &Item) -> Self {
        Self {
            organization: item.organization.clone(),
            name: item.name.clone(),
            portfolio: item.portfolio.clone(),
            status: item.state.as_str(),
            late: item.late,
            sequence: item.sequence,
            fingerprint: item.fingerprint.clone(),
            received_at: item.received_at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        }
    }
}
