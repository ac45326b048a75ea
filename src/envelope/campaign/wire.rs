//! A campaign as it is written: `campaign.json`, schema `jauge/campaign/2`, and as it was: `jauge/campaign/1`.
//!
//! The structures here have the fields of the contract in its order, and nothing else. What the contract leaves open:
//! `supersedes` is a list of fingerprints; `period` is `{ "first": "2024-04-01", "last": "2025-03-31" }`; `ministry`
//! is `{ "code": …, "name_fr": …, "name_en": … }`; every day is `YYYY-MM-DD`; no field may be left out or be null.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Campaign, FRAMEWORK, Ministry, ORGANIZATIONS, Period, REVOKED, SIGNERS, Zone, body};
use crate::envelope::archive::Entry;
use crate::envelope::fault::ContentFault;
use crate::envelope::strict::{self, Object, Text, date, fingerprints, owned, spelled, text};
use crate::envelope::{Digest, Kind};
use crate::framework::Bilingual;
use crate::trust::{Revocations, Role, Signers};

const SCHEMA: &str = "jauge/campaign/2";
const FIRST_SCHEMA: &str = "jauge/campaign/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    schema: Text<'a>,
    #[serde(borrow)]
    id: Text<'a>,
    year: u16,
    issue: u32,
    #[serde(borrow)]
    supersedes: Vec<Text<'a>>,
    #[serde(borrow)]
    period: Object<WirePeriod<'a>>,
    #[serde(borrow)]
    time_zone: Text<'a>,
    #[serde(borrow)]
    ministry: Object<WireMinistry<'a>>,
    #[serde(borrow)]
    opens_on: Text<'a>,
    #[serde(borrow)]
    closes_on: Text<'a>,
    #[serde(borrow)]
    framework: Object<WireFramework<'a>>,
    #[serde(borrow)]
    organizations: Text<'a>,
    #[serde(borrow)]
    signers: Text<'a>,
    #[serde(borrow)]
    revoked: Text<'a>,
    #[serde(borrow)]
    required_signatures: Vec<Text<'a>>,
    #[serde(borrow)]
    contact: Text<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstDocument<'a> {
    #[serde(borrow, rename = "schema")]
    _schema: Text<'a>,
    #[serde(borrow)]
    id: Text<'a>,
    year: u16,
    #[serde(borrow)]
    opens_on: Text<'a>,
    #[serde(borrow)]
    closes_on: Text<'a>,
    #[serde(borrow)]
    framework: Object<WireFramework<'a>>,
    #[serde(borrow)]
    organizations: Text<'a>,
    #[serde(borrow)]
    signers: Text<'a>,
    #[serde(borrow)]
    required_signatures: Vec<Text<'a>>,
    #[serde(borrow)]
    contact: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePeriod<'a> {
    #[serde(borrow)]
    first: Text<'a>,
    #[serde(borrow)]
    last: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMinistry<'a> {
    #[serde(borrow)]
    code: Text<'a>,
    #[serde(borrow)]
    name_fr: Text<'a>,
    #[serde(borrow)]
    name_en: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFramework<'a> {
    #[serde(borrow)]
    entry: Text<'a>,
    #[serde(borrow)]
    sha256: Text<'a>,
}

/// Reads the entries; the values are checked afterwards, where they are more than a form.
pub(super) fn read(entries: &[Entry<'_>]) -> Result<Campaign, ContentFault> {
    let json = strict::entry(entries, Kind::Campaign.content())?;
    let first = strict::schema(json, &[SCHEMA, FIRST_SCHEMA])? == FIRST_SCHEMA;
    let carried = [FRAMEWORK, ORGANIZATIONS, SIGNERS, REVOKED];
    let known = |entry: &&str| carried.contains(entry) && !(first && *entry == REVOKED);
    if let Some(entry) = strict::beside(entries, Kind::Campaign).find(|entry| !known(entry)) {
        return Err(ContentFault::Undeclared { entry: entry.to_owned() });
    }
    if first { FirstDocument::read(json, entries) } else { Document::read(json, entries) }
}

impl Document<'_> {
    fn read(json: &[u8], entries: &[Entry<'_>]) -> Result<Campaign, ContentFault> {
        let field = |field| ContentFault::Field { field };
        let document: Document<'_> = strict::read(json)?;
        if document.revoked.0 != REVOKED {
            return Err(field("revoked"));
        }
        let Object(WirePeriod { first, last }) = document.period;
        let Object(WireMinistry { code, name_fr, name_en }) = document.ministry;
        let named = [&document.framework.0.entry, &document.organizations, &document.signers];
        entries_named(named)?;
        Ok(Campaign {
            year: document.year,
            issue: document.issue,
            supersedes: fingerprints(&document.supersedes, "supersedes")?,
            period: Period::new(date(&first, "period.first")?, date(&last, "period.last")?),
            time_zone: document.time_zone.0.parse().map_err(|_| field("time_zone"))?,
            ministry: Ministry {
                code: code.0.parse().map_err(|_| field("ministry.code"))?,
                name: Bilingual { fr: owned(name_fr), en: owned(name_en) },
            },
            opens_on: date(&document.opens_on, "opens_on")?,
            closes_on: date(&document.closes_on, "closes_on")?,
            framework: framework(entries, &document.framework.0)?,
            organizations: strict::entry(entries, ORGANIZATIONS)?.to_vec(),
            signers: signers(entries)?,
            revoked: Revocations::parse(strict::entry(entries, REVOKED)?).map_err(|_| field("revoked"))?,
            required: roles(&document.required_signatures)?,
            id: owned(document.id),
            contact: owned(document.contact),
        })
    }
}

impl FirstDocument<'_> {
    fn read(json: &[u8], entries: &[Entry<'_>]) -> Result<Campaign, ContentFault> {
        let document: FirstDocument<'_> = strict::read(json)?;
        entries_named([&document.framework.0.entry, &document.organizations, &document.signers])?;
        let signers = signers(entries)?;
        Ok(Campaign {
            year: document.year,
            issue: 1,
            supersedes: Vec::new(),
            period: Period::assumed(document.year),
            time_zone: Zone::default(),
            ministry: Ministry::unnamed(body(&signers)?),
            opens_on: date(&document.opens_on, "opens_on")?,
            closes_on: date(&document.closes_on, "closes_on")?,
            framework: framework(entries, &document.framework.0)?,
            organizations: strict::entry(entries, ORGANIZATIONS)?.to_vec(),
            signers,
            revoked: Revocations::new(),
            required: roles(&document.required_signatures)?,
            id: owned(document.id),
            contact: owned(document.contact),
        })
    }
}

/// Each field that names an entry names the one entry that it can be.
fn entries_named([framework, organizations, signers]: [&Text<'_>; 3]) -> Result<(), ContentFault> {
    let named = [
        ("framework.entry", framework, FRAMEWORK),
        ("organizations", organizations, ORGANIZATIONS),
        ("signers", signers, SIGNERS),
    ];
    match named.into_iter().find(|(_, said, entry)| said.0 != *entry) {
        Some((field, ..)) => Err(ContentFault::Field { field }),
        None => Ok(()),
    }
}

fn framework(entries: &[Entry<'_>], said: &WireFramework<'_>) -> Result<Vec<u8>, ContentFault> {
    let framework = strict::entry(entries, FRAMEWORK)?;
    if said.sha256.0 == Digest::of(framework).to_string() {
        Ok(framework.to_vec())
    } else {
        Err(ContentFault::Field { field: "framework.sha256" })
    }
}

fn signers(entries: &[Entry<'_>]) -> Result<Signers, ContentFault> {
    let signers = Signers::parse(strict::entry(entries, SIGNERS)?, &TimeZone::UTC);
    signers.map_err(|_| ContentFault::Field { field: "signers" })
}

fn roles(texts: &[Text<'_>]) -> Result<Vec<Role>, ContentFault> {
    let roles: Result<_, _> = texts.iter().map(|role| role.0.parse::<Role>()).collect();
    roles.map_err(|_| ContentFault::Field { field: "required_signatures" })
}

/// Writes the entry that says what a campaign is.
pub(super) fn write(campaign: &Campaign) -> Result<Vec<u8>, ContentFault> {
    let Campaign { period, ministry, .. } = campaign;
    strict::write(&Object(Document {
        schema: text(SCHEMA),
        id: text(&campaign.id),
        year: campaign.year,
        issue: campaign.issue,
        supersedes: campaign.supersedes.iter().map(spelled).collect(),
        period: Object(WirePeriod { first: spelled(period.first), last: spelled(period.last) }),
        time_zone: text(campaign.time_zone.name()),
        ministry: Object(WireMinistry {
            code: text(ministry.code.as_str()),
            name_fr: text(&ministry.name.fr),
            name_en: text(&ministry.name.en),
        }),
        opens_on: spelled(campaign.opens_on),
        closes_on: spelled(campaign.closes_on),
        framework: Object(WireFramework {
            entry: text(FRAMEWORK),
            sha256: spelled(Digest::of(&campaign.framework)),
        }),
        organizations: text(ORGANIZATIONS),
        signers: text(SIGNERS),
        revoked: text(REVOKED),
        required_signatures: campaign.required.iter().map(|role| text(role.as_str())).collect(),
        contact: text(&campaign.contact),
    }))
}
