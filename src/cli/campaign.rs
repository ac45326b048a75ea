//! `jauge campaign new|use|list`: campaigns out to the bodies, and into their homes.

use std::path::Path;

use serde::Serialize;

use super::definition::CampaignNew;
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::l10n::Args;
use crate::store::Register as _;
use crate::trust::Role;
use crate::workflow::campaign::{self, Known, NewCampaign};
use crate::workflow::{keys, signers};

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
    if desk.json {
        desk.print_json(&Row::of(&known, Some(&asked.out), Some(fingerprint)));
        return Ok(Done::Good);
    }
    let args = about(&known)
        .text("file", asked.out.display().to_string())
        .text("key", fingerprint)
        .text("groups", signers::groups(key.public()));
    desk.print(&format!("{}\n", desk.text_with("cli-campaign-made", &args)));
    desk.say(&desk.text("cli-campaign-next"));
    Ok(Done::Good)
}

pub(super) fn take(desk: &Desk, file: &Path, trust: Option<&str>) -> Outcome {
    let taken = campaign::take(&desk.store()?, file, trust, desk.now)?;
    let fingerprint = taken.key.fingerprint();
    if desk.json {
        desk.print_json(&Row::of(&taken.known, Some(file), Some(fingerprint)));
        return Ok(Done::Good);
    }
    let args = about(&taken.known).text("key", fingerprint).text("groups", signers::groups(&taken.key));
    desk.print(&format!("{}\n", desk.text_with("cli-campaign-used", &args)));
    if taken.newly_trusted {
        desk.say(&desk.text_with("cli-campaign-trusted", &args));
    }
    super::signers::say_held_back(desk, &taken.held_back);
    Ok(Done::Good)
}

pub(super) fn list(desk: &Desk) -> Outcome {
    let store = desk.store()?;
    let mut rows = Vec::new();
    for row in store.campaigns()? {
        rows.extend(campaign::of_fingerprint(&store, &row.fingerprint)?);
    }
    if desk.json {
        let rows: Vec<Row> = rows.iter().map(|known| Row::of(known, None, None)).collect();
        desk.print_json(&rows);
        return Ok(Done::Good);
    }
    for known in &rows {
        desk.print(&format!("{}\n", desk.text_with("cli-campaign-line", &about(known))));
    }
    if rows.is_empty() {
        desk.say(&desk.text("cli-campaign-none"));
    }
    Ok(Done::Good)
}

fn about(known: &Known) -> Args<'_> {
    Args::new()
        .text("id", &known.row.id)
        .text("ministry", &known.row.ministry)
        .text("year", known.row.year.to_string())
        .count("bodies", u64::try_from(known.bodies.len()).unwrap_or(u64::MAX))
        .text("opens", known.row.opens_on.to_string())
        .text("closes", known.row.closes_on.to_string())
        .text("contact", &known.row.contact)
        .text("fingerprint", &known.row.fingerprint)
}

#[derive(Serialize)]
struct Row {
    file: Option<String>,
    fingerprint: String,
    id: String,
    ministry: String,
    year: u16,
    issue: u32,
    period: [String; 2],
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
    fn of(known: &Known, file: Option<&Path>, key: Option<String>) -> Self {
        Self {
            file: file.map(|file| file.display().to_string()),
            fingerprint: known.row.fingerprint.clone(),
            id: known.row.id.clone(),
            ministry: known.row.ministry.clone(),
            year: known.row.year,
            issue: known.row.issue,
            period: known.row.period.map(|day| day.to_string()),
            time_zone: known.row.time_zone.clone(),
            opens_on: known.row.opens_on.to_string(),
            closes_on: known.row.closes_on.to_string(),
            required_signatures: known.row.required.iter().map(|role| role.as_str().to_owned()).collect(),
            framework: known.framework.id.clone(),
            organizations: known.bodies.len(),
            contact: known.row.contact.clone(),
            key,
        }
    }
}
