//! `jauge campaign new|use|list`: campaigns out to the bodies, and into their homes.

use std::path::Path;

use serde::Serialize;

use super::definition::CampaignNew;
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::envelope::Fingerprint;
use crate::l10n::Args;
use crate::store::{Register as _, RevocationRow};
use crate::trust::{Role, Signer};
use crate::workflow::campaign::{self, KeyChange, Known, Listed, NewCampaign, Place, Standing};
use crate::workflow::{Fault, Refusal, keys, signers};

pub(super) fn new(desk: &Desk, asked: &CampaignNew) -> Outcome {
    let required = asked.require.iter().map(|role| role.trim().parse::<Role>());
    let mut required = required.collect::<Result<Vec<_>, _>>()?;
    if required.is_empty() {
        required.push(Role::Lead);
    }
    required.sort_unstable();
    let mut new = NewCampaign {
        year: asked.year,
        framework: campaign::framework_bytes(&desk.framework_named()?)?,
        organizations: &asked.organizations,
        opens_on: asked.opens,
        closes_on: asked.closes,
        period: asked.period.as_ref().map(|period| period.0),
        time_zone: asked.time_zone.clone().unwrap_or_default(),
        names: [asked.name_fr.clone(), asked.name_en.clone()],
        supersedes: &asked.supersedes,
        ministry: asked.ministry.parse()?,
        contact: asked.contact.trim().to_owned(),
        required,
        out: &asked.out,
    };
    for dropped in new.clean() {
        desk.say(&dropped.told(desk.lang));
    }
    let store = desk.store()?;
    let passphrase = passphrase::for_key(desk, &asked.passphrase, &asked.key)?;
    let key = keys::unlock(&asked.key, &passphrase)?;
    let known = campaign::create(&store, &new, &key, desk.now)?;
    let fingerprint = key.public().fingerprint();
    let standing = Standing::of(&known.row, &store.campaigns()?);
    for line in standing.said(desk.lang) {
        desk.complain(&line);
    }
    let [_, last] = known.row.period;
    if known.row.closes_on < last {
        desk.say(&desk.text_with("cli-campaign-closes-early", &about(desk, &known)));
    }
    if desk.json {
        let in_force = standing.is_in_force() && standing.beside.is_none();
        let row = Row { key: Some(fingerprint), ..Row::of(&known, Some(&asked.out), (in_force, false)) };
        desk.print_json(&row);
        return Ok(Done::Good);
    }
    let args = about(desk, &known)
        .text("file", asked.out.display().to_string())
        .text("key", fingerprint)
        .text("groups", signers::groups(key.public()));
    desk.print(&format!("{}\n", desk.text_with("cli-campaign-made", &args)));
    desk.say(&desk.text("cli-campaign-next"));
    Ok(Done::Good)
}

pub(super) fn take(desk: &Desk, file: &Path, trust: Option<&str>) -> Outcome {
    let store = desk.store()?;
    let taken = match campaign::take(&store, file, trust, desk.now) {
        Ok(taken) => taken,
        Err(Fault::Refused(refusal)) => {
            if let Refusal::KeysChange { campaign, issue, fingerprint, change, .. } = &*refusal {
                if desk.json {
                    desk.print_json(&NotTaken {
                        fingerprint,
                        id: campaign,
                        issue: *issue,
                        change: Changes::of(change),
                    });
                } else {
                    say_change(desk, "cli-campaign-changes", change);
                }
            }
            return Err(Fault::Refused(refusal));
        }
        Err(fault) => return Err(fault),
    };
    let disputed = matches!(taken.standing.place, Place::Disputed { .. });
    let in_force = taken.standing.is_in_force() && taken.standing.beside.is_none();
    let fingerprint = taken.key.fingerprint();
    let done = if disputed { Done::NotGood } else { Done::Good };
    // Also when quiet: less was done than was asked, or something is missing.
    for line in taken.standing.said(desk.lang) {
        desk.complain(&line);
    }
    if desk.json {
        let row = Row { key: Some(fingerprint), ..Row::of(&taken.known, Some(file), (in_force, disputed)) };
        desk.print_json(&row);
        return Ok(done);
    }
    let args = about(desk, &taken.known).text("key", fingerprint).text("groups", signers::groups(&taken.key));
    desk.print(&format!("{}\n", desk.text_with("cli-campaign-used", &args)));
    if taken.newly_trusted {
        desk.say(&desk.text_with("cli-campaign-trusted", &args));
    } else {
        say_change(desk, "cli-campaign-changed", &taken.change);
    }
    super::signers::say_held_back(desk, &taken.held_back);
    Ok(done)
}

/// What a campaign changes of the keys that are trusted here, line by line.
fn say_change(desk: &Desk, id: &str, change: &KeyChange) {
    let said = change.said(desk.lang);
    if !said.is_empty() {
        let lines: String = said.iter().map(|line| format!("  - {line}\n")).collect();
        desk.print(&format!("{}\n{lines}", desk.text(id)));
    }
}

pub(super) fn list(desk: &Desk) -> Outcome {
    let listed = campaign::listed(&desk.store()?)?;
    if desk.json {
        let row = |it: &Listed| Row::of(&it.known, None, (it.in_force, it.disputed));
        desk.print_json(&listed.iter().map(row).collect::<Vec<_>>());
        return Ok(Done::Good);
    }
    for it in &listed {
        let state = match (it.in_force, it.disputed) {
            (_, true) => "cli-campaign-disputed",
            (true, false) => "cli-campaign-in-force",
            (false, false) => "cli-campaign-not-in-force",
        };
        let args = about(desk, &it.known).text("state", desk.text(state));
        desk.print(&format!("{}\n", desk.text_with("cli-campaign-line", &args)));
    }
    if listed.is_empty() {
        desk.say(&desk.text("cli-campaign-none"));
    }
    Ok(Done::Good)
}

fn about<'a>(desk: &Desk, known: &'a Known) -> Args<'a> {
    let row = &known.row;
    let [first, last] = row.period.map(|day| day.to_string());
    let period = Args::new().text("first", first).text("last", last);
    let id = if row.period_assumed { "cli-campaign-period-assumed" } else { "cli-campaign-period" };
    let issue = row.fingerprint.parse::<Fingerprint>().map(|issue| issue.groups()).unwrap_or_default();
    Args::new()
        .text("id", &row.id)
        .text("ministry", &row.ministry)
        // The numbers of years and of issues are names: no group marks.
        .text("year", row.year.to_string())
        .text("issue", row.issue.to_string())
        .text("period", desk.text_with(id, &period))
        .text("zone", &row.time_zone)
        .count("bodies", u64::try_from(known.bodies.len()).unwrap_or(u64::MAX))
        .text("opens", row.opens_on.to_string())
        .text("closes", row.closes_on.to_string())
        .text("contact", &row.contact)
        .text("fingerprint", issue)
}

#[derive(Serialize)]
struct Row {
    file: Option<String>,
    fingerprint: String,
    id: String,
    ministry: String,
    year: u16,
    issue: u32,
    in_force: bool,
    disputed: bool,
    period: [String; 2],
    period_assumed: bool,
    time_zone: String,
    opens_on: String,
    closes_on: String,
    required_signatures: Vec<String>,
    framework: String,
    organizations: usize,
    contact: String,
    key: Option<String>,
}

impl Row {
    fn of(known: &Known, file: Option<&Path>, (in_force, disputed): (bool, bool)) -> Self {
        Self {
            file: file.map(|file| file.display().to_string()),
            fingerprint: known.row.fingerprint.clone(),
            id: known.row.id.clone(),
            ministry: known.row.ministry.clone(),
            year: known.row.year,
            issue: known.row.issue,
            in_force,
            disputed,
            period: known.row.period.map(|day| day.to_string()),
            period_assumed: known.row.period_assumed,
            time_zone: known.row.time_zone.clone(),
            opens_on: known.row.opens_on.to_string(),
            closes_on: known.row.closes_on.to_string(),
            required_signatures: known.row.required.iter().map(|role| role.as_str().to_owned()).collect(),
            framework: known.framework.id.clone(),
            organizations: known.bodies.len(),
            contact: known.row.contact.clone(),
            key: None,
        }
    }
}

/// An issue that was not taken, since it changes keys.
#[derive(Serialize)]
struct NotTaken<'a> {
    fingerprint: &'a str,
    id: &'a str,
    issue: u32,
    change: Changes,
}

#[derive(Serialize)]
struct Changes {
    added: Vec<KeyRow>,
    ended: Vec<KeyRow>,
    missing: Vec<KeyRow>,
    revoked: Vec<KeyRow>,
}

#[derive(Serialize)]
struct KeyRow {
    key: String,
    owner: String,
    valid_before: Option<String>,
    /// Of a revocation: does it wait for a person's word?
    waits: bool,
}

impl Changes {
    fn of(change: &KeyChange) -> Self {
        let lines = |lines: &[Signer]| lines.iter().map(KeyRow::of).collect();
        Self {
            added: lines(&change.added),
            ended: lines(&change.ended),
            missing: lines(&change.missing),
            revoked: change.revoked.iter().map(KeyRow::of_revoked).collect(),
        }
    }
}

impl KeyRow {
    fn of(signer: &Signer) -> Self {
        Self {
            key: signer.key.fingerprint(),
            owner: signer.comment.clone(),
            valid_before: signer.valid_before.map(|end| end.to_string()),
            waits: false,
        }
    }

    fn of_revoked(row: &RevocationRow) -> Self {
        let (key, owner) = (row.fingerprint.clone(), row.comment.clone());
        Self { key, owner, valid_before: None, waits: !row.in_force }
    }
}
