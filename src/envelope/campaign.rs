//! What a campaign says: the year, the framework, the bodies, the dates, and who speaks for the ministry.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::archive::Entry;
use super::fault::ContentFault;
use super::strict::{self, Object, Text, owned, short_enough, spelled, text};
use super::{Digest, Kind, Submission};
use crate::trust::{BodyCode, Role, Signers};

const SCHEMA: &str = "jauge/campaign/1";

pub(super) const FRAMEWORK: &str = "framework.toml";
pub(super) const ORGANIZATIONS: &str = "organizations.csv";
pub(super) const SIGNERS: &str = "ministry.signers";

/// One campaign as it is signed. The framework and the list of bodies are carried as the files that they are: who
/// works under the campaign reads them.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Its id, for people.
    pub id: String,
    /// The ministry's code: that of its signers.
    pub ministry: BodyCode,
    /// The year that is counted.
    pub year: u16,
    /// The first day.
    pub opens_on: Date,
    /// The last day in time.
    pub closes_on: Date,
    /// The framework's TOML.
    pub framework: Vec<u8>,
    /// The bodies: CSV with code, names and portfolio.
    pub organizations: Vec<u8>,
    /// The ministry's own keys.
    pub signers: Signers,
    /// The roles whose signatures a submission needs.
    pub required: Vec<Role>,
    /// Whom to ask.
    pub contact: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(borrow)]
    schema: Text<'a>,
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
struct WireFramework<'a> {
    #[serde(borrow)]
    entry: Text<'a>,
    #[serde(borrow)]
    sha256: Text<'a>,
}

/// Reads the campaign of an archive whose entries were verified.
pub(super) fn read(entries: &[Entry<'_>]) -> Result<Campaign, ContentFault> {
    let field = |field| ContentFault::Field { field };
    let document: Document<'_> = strict::read(strict::entry(entries, Kind::Campaign.content())?)?;
    let carried = [FRAMEWORK, ORGANIZATIONS, SIGNERS];
    if let Some(entry) = strict::beside(entries, Kind::Campaign).find(|entry| !carried.contains(entry)) {
        return Err(ContentFault::Undeclared { entry: entry.to_owned() });
    }
    if document.schema.0 != SCHEMA {
        return Err(field("schema"));
    }
    let named = [
        ("framework.entry", &document.framework.0.entry, FRAMEWORK),
        ("organizations", &document.organizations, ORGANIZATIONS),
        ("signers", &document.signers, SIGNERS),
    ];
    if let Some((name, ..)) = named.into_iter().find(|(_, said, entry)| said.0 != *entry) {
        return Err(field(name));
    }
    let framework = strict::entry(entries, FRAMEWORK)?;
    if document.framework.0.sha256.0 != Digest::of(framework).to_string() {
        return Err(field("framework.sha256"));
    }
    let signers = Signers::parse(strict::entry(entries, SIGNERS)?, &TimeZone::UTC);
    let signers = signers.map_err(|_| field("signers"))?;
    let roles = document.required_signatures.iter().map(|role| role.0.parse::<Role>());
    let campaign = Campaign {
        ministry: ministry(&signers)?,
        year: document.year,
        opens_on: date(&document.opens_on).ok_or_else(|| field("opens_on"))?,
        closes_on: date(&document.closes_on).ok_or_else(|| field("closes_on"))?,
        framework: framework.to_vec(),
        organizations: strict::entry(entries, ORGANIZATIONS)?.to_vec(),
        required: roles.collect::<Result<_, _>>().map_err(|_| field("required_signatures"))?,
        id: owned(document.id),
        contact: owned(document.contact),
        signers,
    };
    check(&campaign)?;
    Ok(campaign)
}

/// Writes a campaign as its entries, if a reader would accept it.
pub(super) fn write(campaign: &Campaign) -> Result<Vec<(&'static str, Vec<u8>)>, ContentFault> {
    Ok(vec![
        (Kind::Campaign.content(), document(campaign)?),
        (FRAMEWORK, campaign.framework.clone()),
        (SIGNERS, campaign.signers.to_string().into_bytes()),
        (ORGANIZATIONS, campaign.organizations.clone()),
    ])
}

/// Writes the entry that says what a campaign is, if a reader would accept it.
pub(super) fn document(campaign: &Campaign) -> Result<Vec<u8>, ContentFault> {
    check(campaign)?;
    strict::write(&Object(Document {
        schema: text(SCHEMA),
        id: text(&campaign.id),
        year: campaign.year,
        opens_on: spelled(campaign.opens_on),
        closes_on: spelled(campaign.closes_on),
        framework: Object(WireFramework {
            entry: text(FRAMEWORK),
            sha256: spelled(Digest::of(&campaign.framework)),
        }),
        organizations: text(ORGANIZATIONS),
        signers: text(SIGNERS),
        required_signatures: campaign.required.iter().map(|role| text(role.as_str())).collect(),
        contact: text(&campaign.contact),
    }))
}

fn check(campaign: &Campaign) -> Result<(), ContentFault> {
    let field = |field| Err(ContentFault::Field { field });
    if !Submission::YEARS.contains(&campaign.year) {
        return field("year");
    }
    if campaign.closes_on < campaign.opens_on {
        return field("closes_on");
    }
    let roles = &campaign.required;
    let orderly = matches!(roles.as_slice(), [Role::Lead] | [Role::Lead, Role::Officer]);
    if !orderly {
        return field("required_signatures");
    }
    if ministry(&campaign.signers)? != campaign.ministry {
        return field("signers");
    }
    short_enough(&[("id", &campaign.id)], &[("contact", &campaign.contact)])
}

/// The one ministry whose keys these are.
fn ministry(signers: &Signers) -> Result<BodyCode, ContentFault> {
    let fault = ContentFault::Field { field: "signers" };
    let mut bodies = signers.iter().map(|signer| &signer.principal);
    let Some(first) = bodies.next().filter(|first| first.role == Role::Ministry) else { return Err(fault) };
    if bodies.all(|other| other == first) { Ok(first.body.clone()) } else { Err(fault) }
}

/// A day in its one spelling.
fn date(text: &Text<'_>) -> Option<Date> {
    text.0.parse().ok().filter(|date: &Date| date.to_string() == text.0)
}
