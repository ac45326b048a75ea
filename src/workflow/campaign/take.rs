//! Taken in by a body or a desk, and looked at before.

use std::path::Path;

use jiff::Timestamp;

use super::{Known, envelope_of, good, not_good, read, read_row, row};
use crate::envelope::{self, Campaign, Verdict};
use crate::store::{Change, Register as _, Store, Unit};
use crate::trust::{Namespace, PublicKey, Role, Signer};
use crate::workflow::signers::{self, Trusted};
use crate::workflow::{Fault, Refusal, intake};

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

/// Takes a campaign in. Its ministry's key must be trusted here, or be named by its fingerprint once.
///
/// # Errors
/// The file is no good campaign, or its ministry is not known here; nothing changes then.
pub fn take(store: &Store, path: &Path, trust: Option<&str>, at: Timestamp) -> Result<Taken, Fault> {
    let bytes = intake::read(path, intake::MOST_ENVELOPE)?;
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    let (campaign, key) = good(path, &opened)?;
    let known_key = opened.verdict() == Verdict::Valid;
    if !known_key {
        may_be_trusted(&trusted, campaign, (&key, at), trust)?;
    }
    let lines: Vec<Signer> = campaign.signers.iter().cloned().collect();
    if !known_key && !lines.iter().any(|line| line.key == key) {
        return Err(Refusal::NotItsKey { fingerprint: key.fingerprint() }.into());
    }
    // The campaign is read whole before anything is trusted.
    let (framework, _) = read(campaign)?;
    let (row, bodies) = read_row(&opened, at).ok_or_else(|| not_good(path, &opened))?;
    let enrolling = signers::Enrolling::taken_in(store, &campaign.signers)?;
    let lines_known = [&trusted.signers, &campaign.signers];
    let revoked = signers::rows_of(&campaign.revoked, &row.fingerprint, &lines_known, at);
    let mut changes: Vec<Change<'_>> = enrolling.change().into_iter().collect();
    changes.push(Change::Campaign { row: &row, bodies: &bodies, envelope: envelope_of(&row, &bytes) });
    changes.extend(revoked.iter().map(Change::Revocation));
    let journal = enrolling.journal();
    signers::commit(store, &Unit { expected: &[], changes: &changes, journal: &journal, who: "", at })?;
    let known = Known { row, framework, bodies };
    Ok(Taken { known, key, newly_trusted: !known_key, held_back: enrolling.held_back })
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
    let trusted = Trusted::here(store)?;
    let opened = envelope::open(&bytes, &trusted.judging(at));
    let (campaign, key) = good(path, &opened)?;
    let (framework, bodies) = read(campaign)?;
    let fingerprint = opened.fingerprint().map(|print| print.to_string()).unwrap_or_default();
    let trust = match may_be_trusted(&trusted, campaign, (&key, at), None) {
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
    let trusts_one = trusted.signers.iter().any(|signer| signer.principal.role == Role::Ministry);
    if opened.verdict() != Verdict::Valid && trusts_one {
        may_be_trusted(&trusted, campaign, (&key, at), None)?;
    }
    let (framework, bodies) = read(campaign)?;
    let fingerprint = opened.fingerprint().map(|print| print.to_string()).unwrap_or_default();
    Ok(Known { row: row(campaign, &fingerprint, at), framework, bodies })
}
