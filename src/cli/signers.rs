//! `jauge signers list|add|retire|revoke|import|export`, `jauge key card`: who may sign for whom.

use std::path::Path;

use serde::Serialize;

use super::definition::{KeyCard, SignersAdd};
use super::desk::{Desk, Done, Outcome};
use crate::l10n::{self, Args};
use crate::store::files::Overwrite;
use crate::trust::{Principal, PublicKey, Role, Signer};
use crate::workflow::signers::{self, Card, RevokedKey};
use crate::workflow::{Fault, Refusal, keys};

pub(super) fn list(desk: &Desk) -> Outcome {
    let store = desk.store()?;
    let register = signers::register(&store)?;
    let revoked = signers::revocations(&store)?;
    if desk.json {
        let of_key = |key: &PublicKey| revoked.iter().find(|revoked| revoked.key == *key);
        let mut rows: Vec<Row> = register
            .iter()
            .map(|line| Row { revoked: of_key(&line.key).map(Revoked::of), ..Row::of(line) })
            .collect();
        let alone = revoked.iter().filter(|revoked| register.of_key(&revoked.key).next().is_none());
        rows.extend(alone.map(Row::of_revoked));
        rows.extend(register.waiting().map(|line| Row { held_back: true, ..Row::of(line) }));
        desk.print_json(&rows);
        return Ok(Done::Good);
    }
    for signer in register.iter() {
        let about = about(signer).text("times", times(desk, signer));
        let is_revoked = revoked.iter().any(|revoked| revoked.in_force && revoked.key == signer.key);
        let id = if is_revoked { "cli-signer-line-revoked" } else { "cli-signer-line" };
        desk.print(&format!("{}\n", desk.text_with(id, &about)));
    }
    for signer in register.waiting() {
        let about = about(signer).text("times", times(desk, signer));
        desk.print(&format!("{}\n", desk.text_with("cli-signer-line-held-back", &about)));
    }
    for revoked in &revoked {
        desk.print(&format!("{}\n", told(desk, revoked)));
    }
    if register.is_empty() {
        desk.say(&desk.text("cli-signers-none"));
    }
    Ok(Done::Good)
}

/// A revoked key, or one whose revocation waits for a person's word.
fn told(desk: &Desk, revoked: &RevokedKey) -> String {
    let campaigns: Vec<&str> =
        revoked.vouched_by.iter().map(String::as_str).filter(|by| !by.is_empty()).collect();
    let args = Args::new()
        .text("key", revoked.key.fingerprint())
        .text("owner", &revoked.comment)
        .text("since", l10n::moment(revoked.since))
        .text("campaigns", campaigns.join(", "));
    let also_here = revoked.vouched_by.len() > campaigns.len();
    let by = match (campaigns.is_empty(), also_here) {
        // A person's own word never waits: what does came with a list.
        (true, _) if !revoked.in_force => "cli-signer-by-list",
        (true, _) => "cli-signer-by-person",
        (false, true) => "cli-signer-by-both",
        (false, false) => "cli-signer-by-campaign",
    };
    let by = desk.text_with(by, &args);
    let id = if revoked.in_force { "cli-signer-revoked" } else { "cli-signer-revocation-waits" };
    desk.text_with(id, &args.text("by", by))
}

pub(super) fn add(desk: &Desk, asked: &SignersAdd) -> Outcome {
    let lines = enrolled(asked)?;
    let key = lines.first().map(|line| line.key.clone());
    if let (Some(named), Some(key)) = (&asked.fingerprint, &key) {
        signers::same_key(named, key)?;
    }
    let store = desk.store()?;
    if let Some(key) = &key {
        signers::not_revoked(&store, key)?;
        let others = signers::signs_for_others(&store, &lines, desk.now)?;
        if !asked.also && !others.is_empty() {
            return Err(Refusal::SignsForOthers { fingerprint: key.fingerprint(), others }.into());
        }
    }
    let (who, reason) = (keys::person(store.home()), asked.reason.as_deref());
    let added = signers::enrol_because(&store, &lines, reason, &who, desk.now)?;
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

pub(super) fn revoke(desk: &Desk, key: &str, reason: Option<&str>) -> Outcome {
    let store = desk.store()?;
    let revoked = signers::revoke(&store, key, reason, &keys::person(store.home()), desk.now)?;
    let signers: Vec<String> = revoked.signers.iter().map(ToString::to_string).collect();
    let fingerprint = revoked.key.fingerprint();
    if desk.json {
        desk.print_json(&RevokedNow { fingerprint, signers, already: revoked.already });
        return Ok(Done::Good);
    }
    let args = Args::new().text("key", fingerprint).text("signers", signers.join(", "));
    let id = match (revoked.already, signers.is_empty()) {
        (true, _) => "cli-signer-revoked-already",
        (false, true) => "cli-signer-revoked-unknown",
        (false, false) => "cli-signer-revoked-now",
    };
    desk.print(&format!("{}\n", desk.text_with(id, &args)));
    desk.say(&desk.text("cli-signer-revoked-next"));
    Ok(Done::Good)
}

pub(super) fn import(desk: &Desk, file: &Path, revoked: Option<&Path>) -> Outcome {
    let store = desk.store()?;
    let taken = signers::import(&store, file, revoked, &keys::person(store.home()), desk.now)?;
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let args = Args::new().count("added", count(taken.lines.added));
    desk.say(&desk.text_with("cli-signers-imported", &args));
    if revoked.is_some() {
        let args = Args::new().count("revoked", count(taken.revoked));
        desk.say(&desk.text_with("cli-signers-imported-revoked", &args));
    }
    if taken.waiting > 0 {
        let args = Args::new().count("count", count(taken.waiting));
        desk.complain(&desk.text_with("cli-signers-revocations-wait", &args));
    }
    say_held_back(desk, &taken.lines.held_back);
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

pub(super) fn export(desk: &Desk, out: Option<&Path>, revoked: Option<&Path>) -> Outcome {
    let store = desk.store()?;
    if let Some(out) = out {
        signers::export(&store, out, Overwrite::No)?;
        say_written(desk, "cli-signers-exported", out);
    }
    if let Some(list) = revoked {
        signers::export_revoked(&store, list, Overwrite::No)?;
        say_written(desk, "cli-signers-exported-revoked", list);
    } else if !signers::revoked(&store)?.is_empty() {
        desk.say(&desk.text("cli-signers-exported-without-revoked"));
    }
    if out.is_none() {
        desk.print_file(&signers::register(&store)?.to_string());
    }
    Ok(Done::Good)
}

fn say_written(desk: &Desk, id: &str, file: &Path) {
    desk.say(&desk.text_with(id, &Args::new().text("file", file.display().to_string())));
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

/// A line of the register; or a key that is revoked and that no line names.
#[derive(Serialize)]
struct Row {
    principal: Option<String>,
    namespace: Option<&'static str>,
    fingerprint: String,
    valid_after: Option<String>,
    valid_before: Option<String>,
    owner: String,
    public: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<Revoked>,
    /// Does it wait, since it would bring an ended key back?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    held_back: bool,
}

#[derive(Serialize)]
struct Revoked {
    /// Else it waits for a person's word.
    in_force: bool,
    since: String,
    /// The campaigns that say so.
    campaigns: Vec<String>,
    /// Did a person of this home say so?
    by_person: bool,
}

#[derive(Serialize)]
struct RevokedNow {
    fingerprint: String,
    signers: Vec<String>,
    already: bool,
}

impl Row {
    fn of(signer: &Signer) -> Self {
        Self {
            principal: Some(signer.principal.to_string()),
            namespace: Some(signer.namespace.as_str()),
            fingerprint: signer.key.fingerprint(),
            valid_after: signer.valid_after.map(|time| time.to_string()),
            valid_before: signer.valid_before.map(|time| time.to_string()),
            owner: signer.comment.clone(),
            public: signer.key.to_string(),
            revoked: None,
            held_back: false,
        }
    }

    fn of_revoked(revoked: &RevokedKey) -> Self {
        Self {
            principal: None,
            namespace: None,
            fingerprint: revoked.key.fingerprint(),
            valid_after: None,
            valid_before: None,
            owner: revoked.comment.clone(),
            public: revoked.key.to_string(),
            revoked: Some(Revoked::of(revoked)),
            held_back: false,
        }
    }
}

impl Revoked {
    fn of(revoked: &RevokedKey) -> Self {
        let (campaigns, people): (Vec<_>, Vec<_>) =
            revoked.vouched_by.iter().cloned().partition(|by| !by.is_empty());
        Self {
            in_force: revoked.in_force,
            since: revoked.since.to_string(),
            campaigns,
            by_person: !people.is_empty(),
        }
    }
}
