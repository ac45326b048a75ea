//! `jauge decide`: accept or return, one signed envelope for each body.

use serde::Serialize;

use super::definition::Decide;
use super::desk::{Desk, Done};
use super::passphrase;
use crate::envelope::Outcome;
use crate::l10n::Args;
use crate::workflow::ministry::decide::{self, Decided, Deciding};
use crate::workflow::{keys, ministry::register};

pub(super) fn run(desk: &Desk, asked: &Decide) -> super::desk::Outcome {
    let Some(outcome) = Outcome::from_name(&asked.outcome) else {
        let args = Args::new().text("outcome", &asked.outcome);
        desk.complain(&desk.text_with("cli-decide-unknown-outcome", &args));
        return Ok(Done::Unusable);
    };
    let store = desk.store()?;
    let rows = if asked.all_to_review {
        decide::all_to_review(&store, asked.year)?
    } else {
        asked.fingerprints.iter().map(|print| register::find(&store, print)).collect::<Result<_, _>>()?
    };
    let comments = asked.comment.iter().map(|written| decide::comment(written)).collect();
    let deciding = Deciding { outcome, comments, out: &asked.out };
    decide::ready(&store, &rows, &deciding)?;
    let passphrase = passphrase::for_key(desk, &asked.passphrase, &asked.key)?;
    let key = keys::unlock(&asked.key, &passphrase)?;
    let decided = decide::decide(&store, &rows, &deciding, &key, desk.now)?;
    if desk.json {
        desk.print_json(&decided.iter().map(|decided| Row::of(decided, outcome)).collect::<Vec<_>>());
        return Ok(Done::Good);
    }
    for decided in &decided {
        let args = Args::new()
            .text("body", &decided.about.organization)
            .text("year", decided.about.year.to_string())
            .text("sequence", decided.about.sequence.to_string())
            .text("outcome", desk.text(&format!("slip-outcome-{}", outcome.as_str())))
            .text("file", decided.path.display().to_string());
        desk.print(&format!("{}\n", desk.text_with("cli-decided", &args)));
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Row {
    file: String,
    fingerprint: String,
    about: String,
    organization: String,
    year: u16,
    sequence: u32,
    outcome: &'static str,
}

impl Row {
    fn of(decided: &Decided, outcome: Outcome) -> Self {
        Self {
            file: decided.path.display().to_string(),
            fingerprint: decided.fingerprint.clone(),
            about: decided.about.fingerprint.clone(),
            organization: decided.about.organization.clone(),
            year: decided.about.year,
            sequence: decided.about.sequence,
            outcome: outcome.as_str(),
        }
    }
}
