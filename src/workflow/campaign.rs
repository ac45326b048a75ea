//! Campaigns: made by the ministry, taken in by the bodies, who then work under them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use super::body::seal::take_back;
use super::plain::{self, Dropped};
use super::verify::Report;
use super::{Fault, Refusal, intake, open, signers};
use crate::envelope::{
    self, Campaign, Circumstances, Fingerprint, Kind, Lines, Ministry, Opened, Period, Verdict, Zone, cleaned,
};
use crate::exchange::Body;
use crate::framework::Framework;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{CampaignBody, CampaignRow, NewEnvelope, Store, Why};
use crate::trust::{
    BodyCode, Namespace, Principal, PublicKey, Revocations, Role, SecretKey, Signer, Signers,
};

mod work;

pub use work::{adopt, begin};

/// What a campaign is made of.
#[derive(Debug)]
pub struct NewCampaign<'a> {
    /// The year that is counted.
    pub year: u16,
    /// The framework's TOML.
    pub framework: Vec<u8>,
    /// The list of bodies.
    pub organizations: &'a Path,
    /// The first day.
    pub opens_on: Date,
    /// The last day in time.
    pub closes_on: Date,
    /// The ministry's code.
    pub ministry: BodyCode,
    /// Whom to ask.
    pub contact: String,
    /// The roles whose signatures are required.
    pub required: Vec<Role>,
    /// The file to write.
    pub out: &'a Path,
}

impl NewCampaign<'_> {
    /// Leaves out of its texts what is not seen; gives what that was.
    pub fn clean(&mut self) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        plain::text("contact", &mut self.contact, Lines::One, &mut dropped);
        dropped
    }
}

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

/// A campaign that was just taken in.
#[derive(Debug)]
pub struct Taken {
    /// The campaign.
    pub known: Known,
    /// The ministry's key that signed it.
    pub key: PublicKey,
    /// Is the ministry's key trusted here since just now?
    pub newly_trusted: bool,
    /// Its lines that would have given a key more time than it has here.
    pub held_back: Vec<Signer>,
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

/// Makes a campaign, signs it with the ministry's key, writes it and works under it from now on. The key is enrolled
/// for the ministry's campaigns and decisions.
///
/// # Errors
/// The list of bodies is none, the campaign cannot be, or something cannot be written. Nothing is left behind then.
pub fn create(store: &Store, new: &NewCampaign<'_>, key: &SecretKey, at: Timestamp) -> Result<Known, Fault> {
    let list = intake::read(new.organizations, intake::MOST_FRAMEWORK)?;
    let bodies = Body::read_list(&new.organizations.display().to_string(), &list)?;
    let register = signers::register(store)?;
    let lines = speakers(&register, &new.ministry, key, at)?;
    let mut ministry = Signers::new();
    for signer in &lines {
        ministry.add(signer).map_err(|fault| Fault::Signers { path: "ministry.signers".into(), fault })?;
    }
    let campaign = Campaign {
        id: format!("{}-{}", new.ministry, new.year),
        year: new.year,
        issue: 1,
        supersedes: Vec::new(),
        period: Period::assumed(new.year),
        time_zone: Zone::default(),
        ministry: Ministry::unnamed(new.ministry.clone()),
        opens_on: new.opens_on,
        closes_on: new.closes_on,
        framework: new.framework.clone(),
        organizations: Body::write_list(&bodies),
        signers: ministry,
        revoked: Revocations::new(),
        required: new.required.clone(),
        contact: cleaned(&new.contact, Lines::One).0,
    };
    let bytes = envelope::seal_campaign(&campaign, key).map_err(Fault::Seal)?;
    write_whole(new.out, &bytes, Overwrite::No)?;
    let kept = signers::enrol_all(store, &lines, key.comment(), at)
        .and_then(|_| keep(store, new.out, &bytes, key.comment(), at));
    if kept.is_err() {
        take_back(new.out, Overwrite::No);
    }
    kept
}

/// The lines of a campaign: the ministry's keys that are in force here, and this one.
fn speakers(
    register: &Signers,
    ministry: &BodyCode,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Vec<Signer>, Fault> {
    let known = register.iter().filter(|signer| {
        signer.principal.role == Role::Ministry
            && signer.principal.body == *ministry
            && signer.namespace.is_of_envelopes()
            && signer.valid_before.is_none_or(|end| end > at)
    });
    let mut lines: Vec<Signer> = known.cloned().collect();
    for own in of_the_ministry(ministry, key.public(), key.comment()) {
        let sign = (own.namespace, key.public());
        if !signers::in_force(register, Some(&own.principal), sign, at)? {
            lines.push(own);
        }
    }
    Ok(lines)
}

/// Takes a campaign in. Its ministry's key must be trusted here, or be named by its fingerprint once.
///
/// # Errors
/// The file is no good campaign, or its ministry is not known here; nothing changes then.
pub fn take(store: &Store, path: &Path, trust: Option<&str>, at: Timestamp) -> Result<Taken, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let register = signers::register(store)?;
    let opened = envelope::open(&bytes, &Circumstances { signers: Some(&register), ..Circumstances::at(at) });
    let (campaign, key) = good(path, &opened)?;
    let trusted = opened.verdict() == Verdict::Valid;
    if !trusted {
        may_be_trusted(&register, campaign, (&key, at), trust)?;
    }
    let lines: Vec<Signer> = campaign.signers.iter().cloned().collect();
    if !trusted && !lines.iter().any(|line| line.key == key) {
        return Err(Refusal::NotItsKey { fingerprint: key.fingerprint() }.into());
    }
    // The campaign is read whole before anything is trusted.
    read(campaign)?;
    let held_back = signers::take_in(store, &lines, "", at)?.held_back;
    let known = keep(store, path, &bytes, "", at)?;
    Ok(Taken { known, key, newly_trusted: !trusted, held_back })
}

/// A campaign as it is looked at before it is worked under.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What it says.
    pub known: Known,
    /// The key that signed it.
    pub key: PublicKey,
    /// May it be worked under?
    pub trust: Trust,
    /// Was it taken in before?
    pub taken: bool,
}

/// May a campaign be worked under?
#[derive(Debug, Clone, PartialEq)]
pub enum Trust {
    /// Its ministry's key is trusted here.
    Given,
    /// No ministry is trusted here yet: its fingerprint is to be compared once.
    ToCompare,
    /// Another ministry is trusted here.
    Refused(Box<Refusal>),
}

/// What a campaign says, whoever signed it: shown before its ministry is trusted. Changes nothing.
///
/// # Errors
/// The file is no campaign that is intact, or the home cannot be read.
pub fn look(store: &Store, path: &Path, at: Timestamp) -> Result<Looked, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let register = signers::register(store)?;
    let opened = envelope::open(&bytes, &Circumstances { signers: Some(&register), ..Circumstances::at(at) });
    let (campaign, key) = good(path, &opened)?;
    let (framework, bodies) = read(campaign)?;
    let fingerprint = opened.fingerprint().map(|print| print.to_string()).unwrap_or_default();
    let trust = match may_be_trusted(&register, campaign, (&key, at), None) {
        _ if opened.verdict() == Verdict::Valid => Trust::Given,
        Err(Fault::Refused(refusal)) if !matches!(*refusal, Refusal::UnknownMinistry { .. }) => {
            Trust::Refused(refusal)
        }
        _ => Trust::ToCompare,
    };
    let taken = store.campaigns()?.iter().any(|row| row.fingerprint == fingerprint);
    let known = Known { row: row(campaign, &fingerprint, Timestamp::UNIX_EPOCH), framework, bodies };
    Ok(Looked { known, key, trust, taken })
}

fn may_be_trusted(
    register: &Signers,
    campaign: &Campaign,
    (key, at): (&PublicKey, Timestamp),
    trust: Option<&str>,
) -> Result<(), Fault> {
    // A key that was retired here is not trusted again by the way.
    let purpose = Namespace::MinistryCampaign;
    signers::in_force(register, register.holder(key, purpose, at), (purpose, key), at)?;
    let fingerprint = key.fingerprint();
    match trust {
        Some(named) if signers::plain(named) == signers::plain(&fingerprint) => Ok(()),
        Some(named) => Err(Refusal::OtherFingerprint { named: named.to_owned(), fingerprint }.into()),
        None => {
            let ministry = campaign.ministry.code.to_string();
            let groups = signers::groups(key);
            let known = register.iter().any(|signer| signer.principal.role == Role::Ministry);
            Err(if known {
                Refusal::OtherMinistry { ministry, fingerprint, groups }.into()
            } else {
                Refusal::UnknownMinistry { ministry, fingerprint, groups }.into()
            })
        }
    }
}

/// The campaign of an envelope that is intact, and the key that signed it.
fn good<'a>(path: &Path, opened: &'a Opened<'_>) -> Result<(&'a Campaign, PublicKey), Fault> {
    let key = opened.signatures().first().and_then(|signature| signature.key.clone());
    match (opened.campaign(), key) {
        (Some(campaign), Some(key)) => Ok((campaign, key)),
        _ if opened.verdict() != Verdict::Broken && opened.kind() != Some(Kind::Campaign) => {
            Err(Refusal::NotOfKind { path: path.to_owned(), kind: Kind::Campaign }.into())
        }
        _ => Err(Refusal::NotGood(Box::new(Report::of(path, opened))).into()),
    }
}

fn read(campaign: &Campaign) -> Result<(Framework, Vec<CampaignBody>), Fault> {
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

fn row(campaign: &Campaign, fingerprint: &str, at: Timestamp) -> CampaignRow {
    let required: Vec<&str> = campaign.required.iter().map(|role| role.as_str()).collect();
    CampaignRow {
        fingerprint: fingerprint.to_owned(),
        id: campaign.id.clone(),
        ministry: campaign.ministry.code.to_string(),
        year: campaign.year,
        opens_on: campaign.opens_on.to_string(),
        closes_on: campaign.closes_on.to_string(),
        required: required.join(","),
        framework: envelope::Digest::of(&campaign.framework).to_string(),
        contact: campaign.contact.clone(),
        added_at: at,
    }
}

fn keep(store: &Store, path: &Path, bytes: &[u8], who: &str, at: Timestamp) -> Result<Known, Fault> {
    let opened = envelope::open(bytes, &open::unjudged());
    let (campaign, _) = good(path, &opened)?;
    let (framework, mut bodies) = read(campaign)?;
    bodies.sort_by(|one, other| one.code.cmp(&other.code));
    let fingerprint = opened.fingerprint().map(|print| print.to_string()).unwrap_or_default();
    let row = row(campaign, &fingerprint, at);
    let envelope = NewEnvelope {
        fingerprint: &fingerprint,
        kind: Kind::Campaign.as_str(),
        why: Why::Campaign,
        organization: None,
        year: Some(campaign.year),
        sequence: None,
        bytes,
    };
    store.add_campaign(&row, &bodies, &envelope, who)?;
    Ok(Known { row, framework, bodies })
}

/// The campaign of a year that is worked under here: the last one taken in.
///
/// # Errors
/// The home cannot be read, or what it keeps is no campaign.
pub fn of_year(store: &Store, year: u16) -> Result<Option<Known>, Fault> {
    let row = store.campaigns()?.into_iter().find(|row| row.year == year);
    row.map(|row| known(store, row)).transpose()
}

/// The campaign of that fingerprint, if it is known here.
///
/// # Errors
/// The home cannot be read, or what it keeps is no campaign.
pub fn of_fingerprint(store: &Store, fingerprint: &str) -> Result<Option<Known>, Fault> {
    let row = store.campaigns()?.into_iter().find(|row| row.fingerprint == fingerprint);
    row.map(|row| known(store, row)).transpose()
}

/// The signatures that each campaign known here requires of its submissions.
///
/// # Errors
/// The home cannot be read.
pub fn required(store: &Store) -> Result<HashMap<Fingerprint, Vec<Role>>, Fault> {
    let of = |row: CampaignRow| {
        let roles = row.required.split(',').filter_map(|role| role.parse().ok()).collect();
        Some((row.fingerprint.parse().ok()?, roles))
    };
    Ok(store.campaigns()?.into_iter().filter_map(of).collect())
}

fn known(store: &Store, row: CampaignRow) -> Result<Known, Fault> {
    let bytes = store.envelope_bytes(&row.fingerprint)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let (campaign, _) = good(&PathBuf::from(&row.fingerprint), &opened)?;
    let (framework, _) = read(campaign)?;
    let bodies = store.campaign_bodies(&row.fingerprint)?;
    Ok(Known { row, framework, bodies })
}

/// The campaign of a file that a declaration is to be sealed under. A home that trusts a ministry takes only its own.
///
/// # Errors
/// The file is no good campaign, or is signed by another ministry than the one trusted here.
pub fn named(store: &Store, path: &Path, at: Timestamp) -> Result<Known, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let register = signers::register(store)?;
    let opened = envelope::open(&bytes, &Circumstances { signers: Some(&register), ..Circumstances::at(at) });
    let (campaign, key) = good(path, &opened)?;
    let trusts_one = register.iter().any(|signer| signer.principal.role == Role::Ministry);
    if opened.verdict() != Verdict::Valid && trusts_one {
        may_be_trusted(&register, campaign, (&key, at), None)?;
    }
    let (framework, bodies) = read(campaign)?;
    let fingerprint = opened.fingerprint().map(|print| print.to_string()).unwrap_or_default();
    Ok(Known { row: row(campaign, &fingerprint, at), framework, bodies })
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

/// The lines of the ministry's register for one key.
#[must_use]
pub fn of_the_ministry(ministry: &BodyCode, key: &PublicKey, owner: &str) -> Vec<Signer> {
    let line = |namespace| Signer {
        principal: Principal { role: Role::Ministry, body: ministry.clone() },
        namespace,
        valid_after: None,
        valid_before: None,
        key: key.clone(),
        comment: owner.to_owned(),
    };
    signers::namespaces(Role::Ministry).into_iter().map(line).collect()
}
