//! Made by the ministry: the first issue of a year's campaign, or the next one.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Known, envelope_of, good, read, read_row};
use crate::envelope::{self, Campaign, Fingerprint, Lines, Ministry, Period, Zone, cleaned};
use crate::exchange::Body;
use crate::framework::Bilingual;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{Change, Register as _, Store, Unit};
use crate::trust::{BodyCode, Principal, PublicKey, Role, SecretKey, Signer, Signers};
use crate::workflow::body::seal::take_back;
use crate::workflow::plain::{self, Dropped};
use crate::workflow::signers::{self, Trusted};
use crate::workflow::{Fault, Refusal, intake, open};

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
    /// The first and the last day that the counts are about; the fiscal year where nothing is said.
    pub period: Option<[Date; 2]>,
    /// The zone in which days are counted.
    pub time_zone: Zone,
    /// The ministry's code.
    pub ministry: BodyCode,
    /// Its name in French and in English; its code where nothing is said.
    pub names: [Option<String>; 2],
    /// Whom to ask.
    pub contact: String,
    /// The roles whose signatures are required.
    pub required: Vec<Role>,
    /// Earlier issues that are not known here, as files.
    pub supersedes: &'a [PathBuf],
    /// The file to write.
    pub out: &'a Path,
}

impl NewCampaign<'_> {
    /// Leaves out of its texts what is not seen; gives what that was.
    pub fn clean(&mut self) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        plain::text("contact", &mut self.contact, Lines::One, &mut dropped);
        for (field, name) in ["ministry.name_fr", "ministry.name_en"].into_iter().zip(&mut self.names) {
            if let Some(name) = name {
                plain::text(field, name, Lines::One, &mut dropped);
            }
        }
        dropped
    }

    fn ministry(&self) -> Ministry {
        let name = |name: &Option<String>| {
            let given = name.as_deref().map(|name| cleaned(name, Lines::One).0);
            given.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| self.ministry.to_string())
        };
        let [fr, en] = &self.names;
        Ministry { code: self.ministry.clone(), name: Bilingual { fr: name(fr), en: name(en) } }
    }

    fn period(&self) -> Period {
        match self.period {
            Some([first, last]) => Period::new(first, last),
            // Said in the campaign from now on: its readers assume nothing.
            None => Period { assumed: false, ..Period::assumed(self.year) },
        }
    }
}

/// Makes a campaign, signs it with the ministry's key, writes it and works under it from now on: the issue after the
/// highest one that is known here or named, which it replaces with all others. The key is enrolled for the ministry's
/// campaigns and decisions.
///
/// # Errors
/// The list of bodies is none, the campaign cannot be, or something cannot be written. Nothing is left behind then.
pub fn create(store: &Store, new: &NewCampaign<'_>, key: &SecretKey, at: Timestamp) -> Result<Known, Fault> {
    let list = intake::read(new.organizations, intake::MOST_FRAMEWORK)?;
    let bodies = Body::read_list(&new.organizations.display().to_string(), &list)?;
    let trusted = Trusted::here(store)?;
    signers::unless_revoked(&trusted.revoked, key.public())?;
    let lines = speakers(&trusted, &new.ministry, key, at)?;
    let mut ministry = Signers::new();
    for signer in &lines {
        ministry.add(signer).map_err(|fault| Fault::Signers { path: "ministry.signers".into(), fault })?;
    }
    let (issue, supersedes) = follows(store, new)?;
    let campaign = Campaign {
        id: format!("{}-{}", new.ministry, new.year),
        year: new.year,
        issue,
        supersedes,
        period: new.period(),
        time_zone: new.time_zone.clone(),
        ministry: new.ministry(),
        opens_on: new.opens_on,
        closes_on: new.closes_on,
        framework: new.framework.clone(),
        organizations: Body::write_list(&bodies),
        signers: ministry,
        revoked: trusted.revoked,
        required: new.required.clone(),
        contact: cleaned(&new.contact, Lines::One).0,
    };
    let bytes = envelope::seal_campaign(&campaign, key).map_err(Fault::Seal)?;
    write_whole(new.out, &bytes, Overwrite::No)?;
    let kept = keep(store, &bytes, &lines, key.comment(), at);
    if kept.is_err() {
        take_back(new.out, Overwrite::No);
    }
    kept
}

/// The number of the next issue, and all that it replaces.
fn follows(store: &Store, new: &NewCampaign<'_>) -> Result<(u32, Vec<Fingerprint>), Fault> {
    let mut former: Vec<(u32, Fingerprint)> = Vec::new();
    for row in store.campaigns()? {
        if row.year == new.year
            && row.ministry == new.ministry.as_str()
            && let Ok(fingerprint) = row.fingerprint.parse()
        {
            former.push((row.issue, fingerprint));
        }
    }
    for path in new.supersedes {
        let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
        let opened = envelope::open(&bytes, &open::unjudged());
        let (campaign, _) = good(path, &opened)?;
        if campaign.year != new.year || campaign.ministry.code != new.ministry {
            return Err(Refusal::OtherCampaign { path: path.clone() }.into());
        }
        former.extend(opened.fingerprint().map(|fingerprint| (campaign.issue, fingerprint)));
    }
    let highest = former.iter().map(|(issue, _)| *issue).max().unwrap_or(0);
    let mut supersedes: Vec<Fingerprint> = former.into_iter().map(|(_, fingerprint)| fingerprint).collect();
    supersedes.sort_unstable();
    supersedes.dedup();
    Ok((highest.saturating_add(1), supersedes))
}

/// The campaign and its lines, in one unit.
fn keep(store: &Store, bytes: &[u8], lines: &[Signer], who: &str, at: Timestamp) -> Result<Known, Fault> {
    let opened = envelope::open(bytes, &open::unjudged());
    let (campaign, _) = good(Path::new("campaign.json"), &opened)?;
    let (framework, _) = read(campaign)?;
    let (row, bodies) = read_row(&opened, at).ok_or(Fault::Seal(envelope::SealFault::Signing))?;
    let enrolling = signers::Enrolling::all(store, lines, None, at)?;
    let campaign = Change::Campaign { row: &row, bodies: &bodies, envelope: envelope_of(&row, bytes) };
    let changes: Vec<Change<'_>> = enrolling.change().into_iter().chain([campaign]).collect();
    let journal = enrolling.journal();
    signers::commit(store, &Unit { expected: &[], changes: &changes, journal: &journal, who, at })?;
    Ok(Known { row, framework, bodies })
}

/// The lines of a campaign: the ministry's keys that are known here, and this one. Those that ended are among them: that is
/// how the bodies learn of it.
fn speakers(
    Trusted { signers: register, revoked }: &Trusted,
    ministry: &BodyCode,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Vec<Signer>, Fault> {
    let known = register.iter().filter(|signer| !revoked.contains(&signer.key)).filter(|signer| {
        signer.principal.role == Role::Ministry
            && signer.principal.body == *ministry
            && signer.namespace.is_of_envelopes()
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
