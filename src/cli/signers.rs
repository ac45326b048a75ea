//! `jauge signers list|add|retire|import|export`, `jauge key card`: who may sign for whom.

use std::path::Path;

use serde::Serialize;

use super::definition::{KeyCard, SignersAdd};
use super::desk::{Desk, Done, Outcome};
use crate::l10n::{self, Args};
use crate::store::files::Overwrite;
use crate::trust::{Principal, Role, Signer};
use crate::workflow::signers::{self, Card};
use crate::workflow::{Fault, Refusal, keys};

pub(super) fn list(desk: &Desk) -> Outcome {
    let register = signers::register(&desk.store()?)?;
    if desk.json {
        desk.print_json(&register.iter().map(Row::of).collect::<Vec<_>>());
        return Ok(Done::Good);
    }
    for signer in register.iter() {
        let about = about(signer).text("times", times(desk, signer));
        desk.print(&format!("{}\n", desk.text_with("cli-signer-line", &about)));
    }
    if register.is_empty() {
        desk.say(&desk.text("cli-signers-none"));
    }
    Ok(Done::Good)
}

pub(super) fn add(desk: &Desk, asked: &SignersAdd) -> Outcome {
    let lines = enrolled(asked)?;
    if let (Some(named), Some(line)) = (&asked.fingerprint, lines.first()) {
        signers::same_key(named, &line.key)?;
    }
    let store = desk.store()?;
    let added = signers::enrol_all(&store, &lines, &keys::person(store.home()), desk.now)?;
    if desk.json {
        desk.print_json(&lines.iter().map(Row::of).collect::<Vec<_>>());
        return Ok(Done::Good);
    }
    for signer in &lines {
        let id = if added > 0 { "cli-signer-added" } else { "cli-signer-already" };
        desk.print(&format!("{}\n", desk.text_with(id, &about(signer))));
    }
    if asked.fingerprint.is_none() {
        desk.say(&desk.text("cli-signer-compare"));
    }
    Ok(Done::Good)
}

/// The lines that a card or a key makes, with what the arguments say beside it.
fn enrolled(asked: &SignersAdd) -> Result<Vec<Signer>, Fault> {
    let (card, key, owner) = match signers::card(&asked.file)? {
        Card::Signer(signer) => (Some(signer.clone()), signer.key, signer.comment),
        Card::Key(key, owner) => (None, key, owner),
    };
    let of_card = card.map(|signer| signer.principal);
    let role = asked.role.as_deref().map(str::parse::<Role>).transpose()?;
    let body = asked.organization.as_deref().map(str::parse).transpose()?;
    let role = role.or(of_card.as_ref().map(|principal| principal.role));
    let body = body.or(of_card.map(|principal| principal.body));
    let (Some(role), Some(body)) = (role, body) else { return Err(Refusal::SignerUnnamed.into()) };
    let line = |namespace| Signer {
        principal: Principal { role, body: body.clone() },
        namespace,
        valid_after: asked.valid_after,
        valid_before: asked.valid_before,
        key: key.clone(),
        comment: owner.clone(),
    };
    Ok(signers::namespaces(role).into_iter().map(line).collect())
}

pub(super) fn retire(desk: &Desk, key: &str, at: Option<jiff::Timestamp>) -> Outcome {
    let store = desk.store()?;
    let who = keys::person(store.home());
    signers::retire(&store, key, &who, at.unwrap_or(desk.now))?;
    list(desk)
}

pub(super) fn import(desk: &Desk, file: &Path) -> Outcome {
    let store = desk.store()?;
    let taken = signers::import(&store, file, &keys::person(store.home()), desk.now)?;
    let args = Args::new().count("added", u64::try_from(taken.added).unwrap_or(u64::MAX));
    desk.say(&desk.text_with("cli-signers-imported", &args));
    say_held_back(desk, &taken.held_back);
    if desk.json { list(desk) } else { Ok(Done::Good) }
}

/// Says which lines were left out because they would have undone a retirement; also when quiet, since less was done than
/// was asked.
pub(super) fn say_held_back(desk: &Desk, lines: &[Signer]) {
    if lines.is_empty() {
        return;
    }
    let args = Args::new().count("count", u64::try_from(lines.len()).unwrap_or(u64::MAX));
    desk.complain(&desk.text_with("workflow-signers-held-back", &args));
    for signer in lines {
        desk.complain(&format!("  - {} {}", signer.principal, signer.key.fingerprint()));
    }
}

pub(super) fn export(desk: &Desk, out: Option<&Path>) -> Outcome {
    let store = desk.store()?;
    match out {
        Some(out) => {
            signers::export(&store, out, Overwrite::No)?;
            let args = Args::new().text("file", out.display().to_string());
            desk.say(&desk.text_with("cli-signers-exported", &args));
        }
        None => desk.print_file(&signers::register(&store)?.to_string()),
    }
    Ok(Done::Good)
}

pub(super) fn card(desk: &Desk, asked: &KeyCard) -> Outcome {
    let key = keys::show(&asked.file)?;
    let principal = Principal { role: asked.role.parse()?, body: asked.organization.parse()? };
    signers::write_card(&key, &principal, &asked.out, desk.lang)?;
    let args = Args::new()
        .text("file", asked.out.display().to_string())
        .text("fingerprint", signers::groups(&key.public));
    desk.print(&format!("{}\n", desk.text_with("cli-card-made", &args)));
    Ok(Done::Good)
}

fn about(signer: &Signer) -> Args<'_> {
    Args::new()
        .text("principal", signer.principal.to_string())
        .text("namespace", signer.namespace.as_str())
        .text("key", signer.key.fingerprint())
        .text("owner", &signer.comment)
}

/// From when and until when.
fn times(desk: &Desk, signer: &Signer) -> String {
    let (after, before) = (signer.valid_after.map(l10n::moment), signer.valid_before.map(l10n::moment));
    let id = match (&after, &before) {
        (None, None) => "cli-signer-always",
        (Some(_), None) => "cli-signer-from",
        (None, Some(_)) => "cli-signer-until",
        (Some(_), Some(_)) => "cli-signer-between",
    };
    let day = |time: Option<String>| time.unwrap_or_default();
    desk.text_with(id, &Args::new().text("after", day(after)).text("before", day(before)))
}

#[derive(Serialize)]
struct Row {
    principal: String,
    namespace: &'static str,
    fingerprint: String,
    valid_after: Option<String>,
    valid_before: Option<String>,
    owner: String,
    public: String,
}

impl Row {
    fn of(signer: &Signer) -> Self {
        Self {
            principal: signer.principal.to_string(),
            namespace: signer.namespace.as_str(),
            fingerprint: signer.key.fingerprint(),
            valid_after: signer.valid_after.map(|time| time.to_string()),
            valid_before: signer.valid_before.map(|time| time.to_string()),
            owner: signer.comment.clone(),
            public: signer.key.to_string(),
        }
    }
}
