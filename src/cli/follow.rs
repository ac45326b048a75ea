//! `jauge follow`: at the body, what the ministry decided.

use std::fmt::Write as _;

use serde::Serialize;

use super::definition::Follow;
use super::desk::{Desk, Done, Outcome};
use super::verify;
use crate::envelope::Decision;
use crate::l10n::{Args, moment};
use crate::workflow::body::follow::{self, Followed, Reply};
use crate::workflow::{Fault, Refusal};

pub(super) fn run(desk: &Desk, asked: &Follow) -> Outcome {
    let store = desk.store()?;
    let followed = match follow::follow(&store, &asked.file, desk.now) {
        Ok(followed) => followed,
        Err(Fault::Refused(refusal)) => {
            if let Refusal::NotGood(report) = &*refusal {
                desk.complain(&verify::lines(desk, report));
            }
            return Err(Fault::Refused(refusal));
        }
        Err(fault) => return Err(fault),
    };
    if let Some(out) = &asked.receipt {
        follow::write_receipt(&store, &followed, out, desk.lang)?;
    }
    if desk.json {
        desk.print_json(&Document::of(&asked.file.display().to_string(), &followed));
        return Ok(Done::Good);
    }
    desk.print(&decided(desk, &followed.decision, &followed.submission.organization.name));
    if followed.outdated {
        desk.say(&desk.text("cli-followed-outdated"));
    }
    if followed.reply == Reply::Conflict {
        desk.say(&desk.text("cli-followed-conflict"));
    }
    if followed.correction.is_some() {
        desk.say(&desk.text("cli-followed-correction"));
    }
    Ok(Done::Good)
}

/// A decision in words: what became of it, when, by whom, and the comments.
pub(super) fn decided(desk: &Desk, decision: &Decision, body: &str) -> String {
    let about = &decision.about;
    let args = Args::new()
        .text("body", body)
        .text("year", about.year.to_string())
        .text("sequence", about.sequence.to_string())
        .text("outcome", desk.text(&format!("slip-outcome-{}", decision.outcome.as_str())))
        .text("received", moment(decision.received_at))
        .text("decided", moment(decision.decided_at))
        .text("by", &decision.decided_by.name)
        .text("fingerprint", about.fingerprint.groups());
    let mut lines = format!("{}\n", desk.text_with("cli-followed", &args));
    for comment in &decision.comments {
        let quantity = comment.quantity.clone().unwrap_or_else(|| desk.text("slip-comment-whole"));
        let place = desk.text_with("file-at", &Args::new().text("place", quantity));
        let _ = writeln!(lines, "  - {place}{}", comment.text);
    }
    lines
}

#[derive(Serialize)]
struct Document<'a> {
    file: &'a str,
    fingerprint: &'a str,
    about: String,
    organization: &'a str,
    year: u16,
    sequence: u32,
    outcome: &'static str,
    received_at: String,
    decided_at: String,
    decided_by: &'a str,
    comments: Vec<CommentRow<'a>>,
    correction: Option<String>,
    outdated: bool,
    reply: &'static str,
}

#[derive(Serialize)]
struct CommentRow<'a> {
    quantity: Option<&'a str>,
    text: &'a str,
}

impl<'a> Document<'a> {
    fn of(file: &'a str, followed: &'a Followed) -> Self {
        let decision = &followed.decision;
        Self {
            file,
            fingerprint: &followed.fingerprint,
            about: decision.about.fingerprint.to_string(),
            organization: &decision.about.organization,
            year: decision.about.year,
            sequence: decision.about.sequence,
            outcome: decision.outcome.as_str(),
            received_at: decision.received_at.to_string(),
            decided_at: decision.decided_at.to_string(),
            decided_by: &decision.decided_by.name,
            comments: decision
                .comments
                .iter()
                .map(|comment| CommentRow { quantity: comment.quantity.as_deref(), text: &comment.text })
                .collect(),
            correction: followed.correction.map(|draft| draft.to_string()),
            outdated: followed.outdated,
            reply: followed.reply.as_str(),
        }
    }
}
