//! `jauge workbook`: the workbook to be filled in, and what was filled in as a counts file.

use std::path::Path;

use serde::Serialize;

use super::definition::{Workbook, WorkbookNew};
use super::desk::{Desk, Done, Outcome};
use crate::framework::Framework;
use crate::l10n::Args;
use crate::store::Store;
use crate::trust::BodyCode;
use crate::workflow::{Fault, body::check, body::previous, body::workbook, campaign, open};

pub(super) fn run(desk: &Desk, asked: Workbook) -> Outcome {
    match asked {
        Workbook::New(asked) => new(desk, &asked),
        Workbook::Read { file, year } => read(desk, &file, year),
    }
}

fn new(desk: &Desk, asked: &WorkbookNew) -> Outcome {
    let store = desk.store()?;
    let framework = framework(desk, &store, Some(asked.year))?;
    let earlier = match (&asked.organization, &asked.previous) {
        (Some(code), Some(file)) => {
            Some(open::previous(file, code.parse::<BodyCode>()?.as_str(), asked.year)?)
        }
        (Some(code), None) => previous::kept(&store, code.parse::<BodyCode>()?.as_str(), asked.year)?,
        (None, _) => None,
    };
    workbook::form(&framework, asked.year, earlier.as_ref(), &asked.out, desk.now)?;
    let file = asked.out.display().to_string();
    if desk.json {
        desk.print_json(&Made { file, year: asked.year, framework: &framework.id });
    } else {
        desk.say(&desk.text_with("cli-workbook-made", &Args::new().text("file", file)));
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Made<'a> {
    file: String,
    year: u16,
    framework: &'a str,
}

/// Prints the counts file; what the rules say of it is for `check` to tell.
fn read(desk: &Desk, file: &Path, year: Option<u16>) -> Outcome {
    let framework = framework(desk, &desk.store()?, year)?;
    let counts = check::read(&framework, file)?;
    if desk.json {
        let answers = counts.cells.iter().map(|cell| Answered {
            quantity: &cell.quantity,
            value: &cell.typed,
            reason: &cell.reason,
        });
        let file = counts.file.clone();
        desk.print_json(&FilledIn { file, framework: &framework.id, answers: answers.collect() });
    } else {
        desk.print_file(&counts.write());
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct FilledIn<'a> {
    file: String,
    framework: &'a str,
    answers: Vec<Answered<'a>>,
}

/// An answer as it was written, valid or not.
#[derive(Serialize)]
struct Answered<'a> {
    quantity: &'a str,
    value: &'a str,
    reason: &'a str,
}

/// What is asked: by the campaign of the year that this home works under, else by the framework that was named.
fn framework(desk: &Desk, store: &Store, year: Option<u16>) -> Result<Framework, Fault> {
    let known = year.map(|year| campaign::of_year(store, year)).transpose()?.flatten();
    known.map_or_else(|| desk.framework(), |known| Ok(known.framework))
}
