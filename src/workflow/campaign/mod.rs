//! Campaigns: made by the ministry, issue after issue, taken in by the bodies, who then work under them. Which issue is in
//! force is the case's to say ([`crate::case::in_force`]).

mod change;
mod issues;
mod make;
mod take;
mod work;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::verify::Report;
use super::{Fault, Refusal, intake, open};
use crate::case::Issue;
use crate::envelope::{self, Campaign, Fingerprint, Kind, Opened, Verdict, Zone};
use crate::exchange::Body;
use crate::framework::Framework;
use crate::store::{CampaignBody, CampaignRow, NewEnvelope, Register, Why};
use crate::trust::{PublicKey, Role};

pub use change::KeyChange;
pub use issues::{Issues, Place, Standing};
pub use make::{NewCampaign, create, of_the_ministry};
pub use take::{Looked, Taken, Trust, look, named, take};
pub use work::{adopt, begin};

/// A campaign that is known here, with what it carries.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its row.
    pub row: CampaignRow,
    /// What it asks.
    pub framework: Framework,
    /// Its bodies, by code.
    pub bodies: Vec<CampaignBody>,
}

/// The framework of that id, or of that file.
///
/// # Errors
/// It is neither the id of the framework that comes with the program, nor a file that is one.
pub fn framework_bytes(named: &str) -> Result<Vec<u8>, Fault> {
    let built_in = super::framework(None)?;
    if named == built_in.id {
        return Ok(crate::framework::BUILT_IN.to_vec());
    }
    let path = Path::new(named);
    let bytes = intake::read(path, intake::MOST_FRAMEWORK)?;
    Framework::read(&bytes).map_err(|fault| Fault::Framework { path: path.to_owned(), fault })?;
    Ok(bytes)
}

/// The campaign of an envelope that is intact, and the key that signed it.
fn good<'a>(path: &Path, opened: &'a Opened<'_>) -> Result<(&'a Campaign, PublicKey), Fault> {
    let key = opened.signatures().first().and_then(|signature| signature.key.clone());
    match (opened.campaign(), key) {
        (Some(campaign), Some(key)) => Ok((campaign, key)),
        _ if opened.verdict() != Verdict::Broken && opened.kind() != Some(Kind::Campaign) => {
            Err(Refusal::NotOfKind { path: path.to_owned(), kind: Kind::Campaign }.into())
        }
        _ => Err(not_good(path, opened)),
    }
}

fn not_good(path: &Path, opened: &Opened<'_>) -> Fault {
    Refusal::NotGood(Box::new(Report::of(path, opened))).into()
}

pub(super) fn read(campaign: &Campaign) -> Result<(Framework, Vec<CampaignBody>), Fault> {
    let framework = Framework::read(&campaign.framework)
        .map_err(|fault| Fault::Framework { path: "framework.toml".into(), fault })?;
    let bodies = Body::read_list("organizations.csv", &campaign.organizations)?;
    let bodies = bodies.into_iter().map(|Body { code, name_fr, name_en, portfolio }| CampaignBody {
        code,
        name_fr,
        name_en,
        portfolio,
    });
    Ok((framework, bodies.collect()))
}

/// The row of an opened campaign, and its bodies by code; none where it is none, or carries no list.
pub(super) fn read_row(opened: &Opened<'_>, at: Timestamp) -> Option<(CampaignRow, Vec<CampaignBody>)> {
    let campaign = opened.campaign()?;
    let (_, mut bodies) = read(campaign).ok()?;
    bodies.sort_by(|one, other| one.code.cmp(&other.code));
    Some((row(campaign, &opened.fingerprint()?.to_string(), at), bodies))
}

fn row(campaign: &Campaign, fingerprint: &str, at: Timestamp) -> CampaignRow {
    CampaignRow {
        fingerprint: fingerprint.to_owned(),
        id: campaign.id.clone(),
        ministry: campaign.ministry.code.to_string(),
        names: [campaign.ministry.name.fr.clone(), campaign.ministry.name.en.clone()],
        year: campaign.year,
        issue: campaign.issue,
        supersedes: campaign.supersedes.iter().map(ToString::to_string).collect(),
        period: [campaign.period.first, campaign.period.last],
        period_assumed: campaign.period.assumed,
        time_zone: campaign.time_zone.to_string(),
        opens_on: campaign.opens_on,
        closes_on: campaign.closes_on,
        required: campaign.required.clone(),
        framework: envelope::Digest::of(&campaign.framework).to_string(),
        contact: campaign.contact.clone(),
        added_at: at,
        of_the_year: true,
    }
}

/// A campaign's envelope, to be kept.
pub(super) fn envelope_of<'a>(row: &'a CampaignRow, bytes: &'a [u8]) -> NewEnvelope<'a> {
    NewEnvelope {
        fingerprint: &row.fingerprint,
        kind: Kind::Campaign.as_str(),
        why: Why::Campaign,
        organization: None,
        year: Some(row.year),
        sequence: None,
        bytes,
    }
}

/// The issue in force of the year's campaign, of the ministry that this home works under.
///
/// # Errors
/// The register cannot be read.
pub fn in_force(register: &dyn Register, year: u16) -> Result<Option<CampaignRow>, Fault> {
    let rows = register.campaigns()?;
    let Some(ministry) = rows.iter().find(|row| row.year == year && row.of_the_year) else { return Ok(None) };
    Ok(Issues::of(&rows, &ministry.ministry, year).in_force().cloned())
}

/// A campaign that is known here, and where it stands.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it says.
    pub known: Known,
    /// Is it the one of its year that is worked under here?
    pub in_force: bool,
    /// Does another issue claim its number, and no later one has settled it?
    pub disputed: bool,
}

/// All issues that are known here, the last year first.
///
/// # Errors
/// The home cannot be read, or what it keeps is no campaign.
pub fn listed(register: &dyn Register) -> Result<Vec<Listed>, Fault> {
    let rows = register.campaigns()?;
    let mut listed = Vec::with_capacity(rows.len());
    for row in &rows {
        let issues = Issues::of(&rows, &row.ministry, row.year);
        let first = issues.in_force().is_some_and(|in_force| in_force.fingerprint == row.fingerprint);
        let (in_force, disputed) = (first && row.of_the_year, issues.is_disputed(row));
        listed.push(Listed { known: known(register, row.clone())?, in_force, disputed });
    }
    Ok(listed)
}

/// What a case is judged by, of an issue.
pub(super) fn issue(row: &CampaignRow) -> Option<Issue> {
    Some(Issue {
        id: row.fingerprint.parse().ok()?,
        number: row.issue,
        supersedes: row.supersedes.iter().filter_map(|former| former.parse().ok()).collect(),
        closes_on: row.closes_on,
        zone: row.time_zone.parse::<Zone>().unwrap_or_default().time_zone().clone(),
        officer: row.required.contains(&Role::Officer),
    })
}

/// The campaign of a year that is worked under here: the issue in force.
///
/// # Errors
/// The home cannot be read, or what it keeps is no campaign.
pub fn of_year(register: &dyn Register, year: u16) -> Result<Option<Known>, Fault> {
    in_force(register, year)?.map(|row| known(register, row)).transpose()
}

/// The campaign in force of the latest year that there is one of.
///
/// # Errors
/// The home cannot be read.
pub fn latest(register: &dyn Register) -> Result<Option<CampaignRow>, Fault> {
    let mut years: Vec<u16> = register.campaigns()?.into_iter().map(|row| row.year).collect();
    years.dedup();
    for year in years {
        if let Some(row) = in_force(register, year)? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// The campaign of that fingerprint, if it is known here.
///
/// # Errors
/// The home cannot be read, or what it keeps is no campaign.
pub fn of_fingerprint(register: &dyn Register, fingerprint: &str) -> Result<Option<Known>, Fault> {
    let row = register.campaigns()?.into_iter().find(|row| row.fingerprint == fingerprint);
    row.map(|row| known(register, row)).transpose()
}

/// The signatures that each campaign known here requires of its submissions.
///
/// # Errors
/// The home cannot be read.
pub fn required(register: &dyn Register) -> Result<HashMap<Fingerprint, Vec<Role>>, Fault> {
    let of = |row: CampaignRow| Some((row.fingerprint.parse().ok()?, row.required));
    Ok(register.campaigns()?.into_iter().filter_map(of).collect())
}

fn known(register: &dyn Register, row: CampaignRow) -> Result<Known, Fault> {
    let bytes = register.file(&row.fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let (campaign, _) = good(&PathBuf::from(&row.fingerprint), &opened)?;
    let (framework, _) = read(campaign)?;
    let bodies = register.campaign_bodies(&row.fingerprint)?;
    Ok(Known { row, framework, bodies })
}

impl Known {
    /// Does a declaration fit: its year, its body?
    ///
    /// # Errors
    /// [`Refusal`], naming what does not.
    pub fn admits(&self, organization: &str, year: u16) -> Result<(), Fault> {
        if year != self.row.year {
            return Err(Refusal::CampaignYear { year, campaign: self.row.year }.into());
        }
        if self.body(organization).is_none() {
            let campaign = self.row.id.clone();
            return Err(Refusal::NotInCampaign { organization: organization.to_owned(), campaign }.into());
        }
        Ok(())
    }

    /// A body of the campaign.
    #[must_use]
    pub fn body(&self, code: &str) -> Option<&CampaignBody> {
        self.bodies.iter().find(|body| body.code == code)
    }
}
