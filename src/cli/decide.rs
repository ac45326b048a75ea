//! `jauge decide`: accept or return, one signed envelope for each body.

use serde::Serialize;

use super::definition::Decide;
use super::desk::{Desk, Done};
use super::passphrase;
use crate::envelope::{Outcome, Reviewer};
use crate::l10n::Args;
use crate::workflow::ministry::decide::{self, Decided, Deciding, Decisions};
use crate::workflow::{keys, ministry::register};

pub(super) fn run(desk: &Desk, asked: &Decide) -> super::desk::Outcome {
    let store = desk.store()?;
    let mut rows = if asked.all_to_review {
        decide::all_to_review(&store, asked.year)?
    } else {
        asked.fingerprints.iter().map(|print| register::find(&store, print)).collect::<Result<_, _>>()?
    };
    let outcome = asked.outcome.as_deref();
    if let Some(unknown) = outcome.filter(|name| Outcome::from_name(name).is_none()) {
        desk.complain(&desk.text_with("cli-decide-unknown-outcome", &Args::new().text("outcome", unknown)));
        return Ok(Done::Unusable);
    }
    let outcome = outcome.and_then(Outcome::from_name);
    let mut written = Vec::new();
    if asked.again {
        let (decided, others) = decide::decided(&store, rows, outcome, desk.now)?;
        // What nothing stands about is decided anew, as after a key was revoked; without a key that is refused.
        rows = others;
        let wanted = if asked.key.is_some() { decided } else { [decided, rows.clone()].concat() };
        if !wanted.is_empty() {
            written = decide::write_again(&store, &wanted, &asked.out, desk.now)?;
        }
    }
    // Without `--again` the command line asks for both.
    let (Some(outcome), Some(key_file), false) = (outcome, &asked.key, rows.is_empty()) else {
        return Ok(told(desk, &Decisions { made: written, moved: Vec::new() }));
    };
    let comments = asked.comment.iter().map(|written| decide::comment(written)).collect();
    let mut deciding = Deciding { outcome, comments, by: Reviewer::default(), out: &asked.out };
    decide::ready(&store, &rows, &deciding, desk.now)?;
    let passphrase = passphrase::for_key(desk, &asked.passphrase, key_file)?;
    let key = keys::unlock(key_file, &passphrase)?;
    let given = asked.name.as_ref().map(|name| Reviewer {
        name: name.trim().to_owned(),
        title: asked.title.as_deref().unwrap_or_default().trim().to_owned(),
    });
    deciding.by = decide::reviewer(&store, given, &key)?;
    let mut decisions = decide::decide(&store, &rows, &deciding, &key, desk.now)?;
    decisions.made.splice(0..0, written);
    Ok(told(desk, &decisions))
}

/// Says what was decided, and what has moved since the list was made.
fn told(desk: &Desk, decisions: &Decisions) -> Done {
    for row in &decisions.moved {
        let args = Args::new()
            .text("body", &row.organization)
            .text("year", row.year.to_string())
            .text("fingerprint", &row.fingerprint);
        desk.complain(&desk.text_with("cli-decide-moved", &args));
    }
    let done = if decisions.moved.is_empty() { Done::Good } else { Done::NotGood };
    if desk.json {
        desk.print_json(&decisions.made.iter().map(Row::of).collect::<Vec<_>>());
        return done;
    }
    for decided in &decisions.made {
        let args = Args::new()
            .text("body", &decided.about.organization)
            .text("year", decided.about.year.to_string())
            .text("sequence", decided.about.sequence.to_string())
            .text("outcome", desk.text(&format!("slip-outcome-{}", decided.outcome.as_str())))
            .text("file", decided.path.display().to_string());
        desk.print(&format!("{}\n", desk.text_with("cli-decided", &args)));
    }
    done
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
    fn of(decided: &Decided) -> Self {
        Self {
            file: decided.path.display().to_string(),
            fingerprint: decided.fingerprint.clone(),
            about: decided.about.fingerprint.clone(),
            organization: decided.about.organization.clone(),
            year: decided.about.year,
            sequence: decided.about.sequence,
            outcome: decided.outcome.as_str(),
        }
    }
}
