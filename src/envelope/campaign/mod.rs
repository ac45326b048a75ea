//! What a campaign says: the year, its issue, the framework, the bodies, the dates, and who speaks for the ministry.

mod wire;

use jiff::civil::{Date, date};

use super::archive::Entry;
use super::fault::ContentFault;
use super::strict::{self, well_written};
use super::text::Texts;
use super::zone::Zone;
use super::{Fingerprint, Kind, Submission};
use crate::framework::Bilingual;
use crate::trust::{BodyCode, Revocations, Role, Signers};

const FRAMEWORK: &str = "framework.toml";
const ORGANIZATIONS: &str = "organizations.csv";
const SIGNERS: &str = "ministry.signers";
const REVOKED: &str = "revoked_keys";

/// One issue of a campaign as it is signed. The framework and the list of bodies are carried as the files that they
/// are: who works under the campaign reads them.
///
/// Written as `jauge/campaign/2`. A `jauge/campaign/1` reads as the first issue, which supersedes none and revokes
/// none, in [`Zone::DEFAULT`], over [`Period::assumed`], by a ministry whose name is its code.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Its id, for people.
    pub id: String,
    /// The year that is counted, in [`Submission::YEARS`].
    pub year: u16,
    /// 1 for the first, and one more for each later one; a gap is allowed.
    pub issue: u32,
    /// All earlier issues, in no order; none exactly when the issue is 1.
    pub supersedes: Vec<Fingerprint>,
    /// The days that the counts are about.
    pub period: Period,
    /// Where its days begin and end.
    pub time_zone: Zone,
    /// Whose campaign it is: its signers are this ministry's.
    pub ministry: Ministry,
    /// The first day.
    pub opens_on: Date,
    /// The last day in time, to its last second in the time zone.
    pub closes_on: Date,
    /// The framework's TOML.
    pub framework: Vec<u8>,
    /// The bodies: CSV with code, names and portfolio.
    pub organizations: Vec<u8>,
    /// The ministry's own keys.
    pub signers: Signers,
    /// The keys that the ministry says are lost or stolen.
    pub revoked: Revocations,
    /// The roles whose signatures a submission needs.
    pub required: Vec<Role>,
    /// Whom to ask.
    pub contact: String,
}

/// A ministry that holds a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ministry {
    /// Its code.
    pub code: BodyCode,
    /// Its name.
    pub name: Bilingual,
}

/// The days that counts are about, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
    /// Did the campaign not say it? Never so in one that is written now.
    pub assumed: bool,
}

impl Ministry {
    /// A ministry that is known by its code alone.
    #[must_use]
    pub fn unnamed(code: BodyCode) -> Self {
        let name = Bilingual { fr: code.to_string(), en: code.to_string() };
        Self { code, name }
    }
}

impl Period {
    /// From the first day to the last one, as a campaign says it.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Self {
        Self { first, last, assumed: false }
    }

    /// The fiscal year of Québec that begins in this one: 1 April to 31 March. What a campaign that names no period is
    /// taken to be about.
    #[must_use]
    pub fn assumed(year: u16) -> Self {
        let year = i16::try_from(year).unwrap_or(9999).clamp(0, 9999);
        // The calendar ends on the last day of 9999.
        let last = if year < 9999 { date(year.saturating_add(1), 3, 31) } else { Date::MAX };
        Self { first: date(year, 4, 1), last, assumed: true }
    }
}

/// Reads the campaign of an archive whose entries were verified.
pub(super) fn read(entries: &[Entry<'_>], refuse: Texts) -> Result<Campaign, ContentFault> {
    let campaign = wire::read(entries)?;
    // A period is assumed in the first schema alone, which is read as it was for ever.
    check(&campaign, if campaign.period.assumed { Texts::Keep } else { refuse })?;
    Ok(campaign)
}

/// Writes a campaign as its entries, if a reader would accept it.
pub(super) fn write(campaign: &Campaign) -> Result<Vec<(&'static str, Vec<u8>)>, ContentFault> {
    check(campaign, Texts::Refuse)?;
    Ok(vec![
        (Kind::Campaign.content(), wire::write(campaign)?),
        (FRAMEWORK, campaign.framework.clone()),
        (SIGNERS, campaign.signers.to_string().into_bytes()),
        (ORGANIZATIONS, campaign.organizations.clone()),
        (REVOKED, campaign.revoked.to_string().into_bytes()),
    ])
}

fn check(campaign: &Campaign, refuse: Texts) -> Result<(), ContentFault> {
    let field = |field| Err(ContentFault::Field { field });
    if !Submission::YEARS.contains(&campaign.year) {
        return field("year");
    }
    if campaign.issue == 0 {
        return field("issue");
    }
    if (campaign.issue == 1) != campaign.supersedes.is_empty() {
        return field("supersedes");
    }
    strict::no_fingerprint_twice("supersedes", &campaign.supersedes)?;
    if campaign.period.last < campaign.period.first {
        return field("period.last");
    }
    if campaign.closes_on < campaign.opens_on {
        return field("closes_on");
    }
    let orderly = matches!(campaign.required.as_slice(), [Role::Lead] | [Role::Lead, Role::Officer]);
    if !orderly {
        return field("required_signatures");
    }
    if body(&campaign.signers)? != campaign.ministry.code {
        return field("ministry.code");
    }
    let Bilingual { fr, en } = &campaign.ministry.name;
    well_written(
        &[("id", &campaign.id), ("ministry.name_fr", fr), ("ministry.name_en", en)],
        &[("contact", &campaign.contact)],
        refuse,
    )
}

/// The one ministry whose keys these are.
fn body(signers: &Signers) -> Result<BodyCode, ContentFault> {
    let fault = ContentFault::Field { field: "signers" };
    let mut bodies = signers.iter().map(|signer| &signer.principal);
    let Some(first) = bodies.next().filter(|first| first.role == Role::Ministry) else { return Err(fault) };
    if bodies.all(|other| other == first) { Ok(first.body.clone()) } else { Err(fault) }
}
