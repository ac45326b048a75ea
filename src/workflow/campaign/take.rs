//! Taken in by a body or a desk, and looked at before. The ministry's key is trusted once, by its fingerprint; what a later
//! issue changes of its keys, or of the keys that are revoked, is shown and taken by a person.

use std::path::Path;

use jiff::Timestamp;

use super::change::KeyChange;
use super::issues::Standing;
use super::{Known, envelope_of, good, not_good, read, read_row};
use crate::envelope::{self, Campaign, Fingerprint, Opened, Verdict};
use crate::store::{CampaignBody, CampaignRow, Change, Register as _, RevocationRow, Store, Unit};
use crate::trust::{Namespace, PublicKey, Role, Signer};
use crate::workflow::signers::{self, Trusted};
use crate::workflow::{Fault, Refusal, intake, keys};

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
    /// Where it stands among the issues that are known here. One that is not in force is kept, and changes nothing.
    pub standing: Standing,
    /// What it changed of the keys that are trusted here.
    pub change: KeyChange,
}

/// A campaign as it is looked at before it is worked under.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What it says.
    pub known: Known,
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// The key that signed it.
    pub key: PublicKey,
    /// May it be worked under?
    pub trust: Trust,
    /// Was it taken in before?
    pub taken: bool,
    /// Where it stands, or would stand.
    pub standing: Standing,
}

/// May a campaign be worked under?
#[derive(Debug, Clone, PartialEq)]
pub enum Trust {
    /// Its ministry's key is trusted here, and it changes none.
    Given,
    /// No ministry is trusted here yet: its fingerprint is to be compared once.
    ToCompare,
    /// Its ministry's key is trusted here, and it changes which keys are: a person takes that by the issue's fingerprint.
    ToConfirm(Box<KeyChange>),
    /// Another ministry is trusted here, or the key is not to be trusted.
    Refused(Box<Refusal>),
}

/// A campaign that is intact, with what it would do here.
struct Found<'a> {
    campaign: &'a Campaign,
    key: PublicKey,
    row: CampaignRow,
    bodies: Vec<CampaignBody>,
    trusted: &'a Trusted,
    /// Is the key that signed it known here, for that?
    known_key: bool,
    taken: bool,
    standing: Standing,
    /// The revocations that it carries.
    revocations: Vec<RevocationRow>,
    change: KeyChange,
}

impl<'a> Found<'a> {
    fn of(
        store: &Store,
        path: &Path,
        opened: &'a Opened<'_>,
        trusted: &'a Trusted,
        at: Timestamp,
    ) -> Result<Self, Fault> {
        let (campaign, key) = good(path, opened)?;
        let (row, bodies) = read_row(opened, at).ok_or_else(|| not_good(path, opened))?;
        let campaigns = store.campaigns()?;
        let taken = campaigns.iter().any(|known| known.fingerprint == row.fingerprint);
        let standing = Standing::of(&row, &campaigns);
        let lines_known = [&trusted.signers, &campaign.signers];
        let revocations = signers::rows_of(&campaign.revoked, &row.fingerprint, &lines_known, at);
        let mut change = KeyChange::default();
        // What one says that is not in force changes nothing.
        if standing.is_in_force() {
            change = KeyChange::of(campaign, (trusted, &store.signers()?.1), &revocations)?;
        }
        if taken {
            // A key that was enrolled here after it is no change that it makes.
            change.missing.clear();
        }
        let known_key = opened.verdict() == Verdict::Valid;
        Ok(Self { campaign, key, row, bodies, trusted, known_key, taken, standing, revocations, change })
    }

    fn fingerprint(&self) -> Result<Fingerprint, Fault> {
        self.row.fingerprint.parse().map_err(|_| Fault::Seal(envelope::SealFault::Signing))
    }

    /// Does a person's word for it suffice, if it takes one?
    fn may_be_taken(&self, trust: Option<&str>, at: Timestamp) -> Result<(), Fault> {
        if !self.known_key {
            may_be_trusted(self.trusted, self.campaign, (&self.key, at), trust)?;
            let mut lines = self.campaign.signers.iter();
            if !lines.any(|line| line.key == self.key) {
                return Err(Refusal::NotItsKey { fingerprint: self.key.fingerprint() }.into());
            }
        } else if !self.change.is_empty() {
            let named = |named: &str| {
                let digits: String = named.chars().filter(|c| !c.is_whitespace()).collect();
                digits.eq_ignore_ascii_case(&self.row.fingerprint)
            };
            if !trust.is_some_and(named) {
                return Err(Refusal::KeysChange {
                    campaign: self.row.id.clone(),
                    issue: self.row.issue,
                    fingerprint: self.row.fingerprint.clone(),
                    groups: self.fingerprint()?.groups(),
                    change: self.change.clone(),
                }
                .into());
            }
        }
        Ok(())
    }
}

/// Takes a campaign in. Its ministry's key must be trusted here, or be named by its fingerprint once; what it changes of
/// the keys that are trusted here is taken by naming the fingerprint of the issue.
///
/// # Errors
/// The file is no good campaign, its ministry is not known here, or it changes keys; nothing changes then.
pub fn take(store: &Store, path: &Path, trust: Option<&str>, at: Timestamp) -> Result<Taken, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    // The campaign is read whole before anything is trusted.
    let (framework, _) = read(good(path, &opened)?.0)?;
    let found = Found::of(store, path, &opened, &trusted, at)?;
    found.may_be_taken(trust, at)?;
    let counts = found.standing.is_in_force();
    let enrolling = signers::Enrolling::taken_in(store, &found.campaign.signers)?;
    let (row, bodies) = (found.row, found.bodies);
    let mut changes =
        vec![Change::Campaign { row: &row, bodies: &bodies, envelope: envelope_of(&row, &bytes) }];
    let mut journal = Vec::new();
    if counts {
        changes.extend(enrolling.change());
        changes.extend(found.revocations.iter().map(Change::Revocation));
        journal = enrolling.journal();
    }
    if found.known_key && !found.change.is_empty() {
        journal.push(("campaign-keys-taken", &row.fingerprint));
    }
    let who = keys::person(store.home());
    signers::commit(store, &Unit { expected: &[], changes: &changes, journal: &journal, who: &who, at })?;
    Ok(Taken {
        known: Known { row, framework, bodies },
        key: found.key,
        newly_trusted: !found.known_key && counts,
        held_back: if counts { enrolling.held_back } else { Vec::new() },
        standing: found.standing,
        change: found.change,
    })
}

/// What a campaign says, whoever signed it: shown before its ministry is trusted. Changes nothing.
///
/// # Errors
/// The file is no campaign that is intact, or the home cannot be read.
pub fn look(store: &Store, path: &Path, at: Timestamp) -> Result<Looked, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    let (framework, _) = read(good(path, &opened)?.0)?;
    let found = Found::of(store, path, &opened, &trusted, at)?;
    let trust = match found.may_be_taken(None, at) {
        Ok(()) => Trust::Given,
        Err(Fault::Refused(refusal)) => match *refusal {
            Refusal::UnknownMinistry { .. } => Trust::ToCompare,
            Refusal::KeysChange { change, .. } => Trust::ToConfirm(Box::new(change)),
            refusal => Trust::Refused(Box::new(refusal)),
        },
        Err(fault) => return Err(fault),
    };
    let fingerprint = found.fingerprint()?;
    let Found { key, row, bodies, taken, standing, .. } = found;
    let known = Known { row, framework, bodies };
    Ok(Looked { known, fingerprint, key, trust, taken, standing })
}

fn may_be_trusted(
    Trusted { signers: register, revoked }: &Trusted,
    campaign: &Campaign,
    (key, at): (&PublicKey, Timestamp),
    trust: Option<&str>,
) -> Result<(), Fault> {
    // A key that was revoked or retired here is not trusted again by the way.
    signers::unless_revoked(revoked, key)?;
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

/// The campaign of a file that a declaration is to be sealed under. A home that trusts a ministry takes only its own.
///
/// # Errors
/// The file is no good campaign, or is signed by another ministry than the one trusted here.
pub fn named(store: &Store, path: &Path, at: Timestamp) -> Result<Known, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    let (campaign, key) = good(path, &opened)?;
    signers::unless_revoked(&trusted.revoked, &key)?;
    let trusts_one = trusted.signers.iter().any(|signer| signer.principal.role == Role::Ministry);
    if opened.verdict() != Verdict::Valid && trusts_one {
        may_be_trusted(&trusted, campaign, (&key, at), None)?;
    }
    let (framework, _) = read(campaign)?;
    let (row, bodies) = read_row(&opened, at).ok_or_else(|| not_good(path, &opened))?;
    Ok(Known { row, framework, bodies })
}
