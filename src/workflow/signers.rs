//! The register of who may sign for whom: enrolled after comparing fingerprints, retired or revoked, never removed.

mod enrolling;
mod revoke;
mod trusted;

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Fault, Refusal, intake};
use crate::envelope::Campaign;
use crate::exchange;
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{Change, CommitError, Register, SignerRow, StoreFault, Unit};
use crate::trust::{Judgement, Namespace, Principal, PublicKey, Role, Signer, Signers};

pub(super) use enrolling::{Enrolling, adopted};
pub use enrolling::{Imported, TakenIn, enrol, enrol_all, enrol_because, import, signs_for_others, take_in};
pub use revoke::{Revoked, RevokedKey, export_revoked, not_revoked, revocations, revoke, revoked};
pub(super) use revoke::{rows_of, unless_revoked};
pub use trusted::Trusted;

/// The name under which the home's own register is told in faults.
const HOME: &str = "allowed_signers";

/// The lines of this home: who may sign.
///
/// # Errors
/// The home cannot be read, or a line in it is none.
pub fn register(register: &dyn Register) -> Result<Signers, Fault> {
    parse(&register.signers()?.0)
}

/// Does a campaign name the keys of its ministry that are known here, and revoke what is revoked here, and no others?
#[must_use]
pub(super) fn speaks_as_known(campaign: &Campaign, Trusted { signers: known, revoked }: &Trusted) -> bool {
    let own = |signer: &&Signer| {
        signer.principal.role == Role::Ministry
            && signer.principal.body == campaign.ministry.code
            && signer.namespace.is_of_envelopes()
    };
    let there = |register: &Signers, signer: &Signer| {
        register.of_key(&signer.key).any(|other| same_time(other, signer))
    };
    // What a revoked key may sign is no question any more, whether its lines are listed or not.
    let counts = |signer: &&Signer| !revoked.contains(&signer.key);
    let ours = known.iter().filter(own).filter(counts).filter(|signer| signer.valid_before.is_none());
    campaign.signers.iter().filter(counts).all(|signer| there(known, signer))
        && ours.into_iter().all(|signer| there(&campaign.signers, signer))
        && campaign.revoked.iter().all(|(key, _)| revoked.contains(key))
        && revoked.iter().all(|(key, _)| campaign.revoked.contains(key))
}

fn same_time(one: &Signer, other: &Signer) -> bool {
    same(one, other) && one.valid_before == other.valid_before
}

/// Writes a unit that expects nothing.
pub(super) fn commit(register: &dyn Register, unit: &Unit<'_>) -> Result<(), Fault> {
    match register.commit(unit) {
        Ok(_) => Ok(()),
        Err(CommitError::Store(fault)) => Err(fault.into()),
        Err(CommitError::Moved(_)) => Err(StoreFault::SignersChanged.into()),
    }
}

fn same(one: &Signer, other: &Signer) -> bool {
    one.principal == other.principal && one.namespace == other.namespace && one.key == other.key
}

/// Does the register let this key of its holder sign this at that time? No where it has no such holder, or does not
/// know the key for it.
///
/// # Errors
/// [`Refusal::NotInForce`]: it knows the key for it, at another time.
pub(super) fn in_force(
    register: &Signers,
    holder: Option<&Principal>,
    (namespace, key): (Namespace, &PublicKey),
    at: Timestamp,
) -> Result<bool, Fault> {
    match holder.map(|holder| register.judge(holder, namespace, key, at)) {
        Some(Judgement::Allowed) => Ok(true),
        Some(Judgement::Expired(_) | Judgement::NotYetValid(_)) => {
            Err(Refusal::NotInForce { fingerprint: key.fingerprint() }.into())
        }
        _ => Ok(false),
    }
}

/// Ends the validity of a key; its lines stay.
///
/// # Errors
/// The register has no such key in force, or the home takes no change.
pub fn retire(store: &dyn Register, key: &str, who: &str, at: Timestamp) -> Result<usize, Fault> {
    let before = store.signers()?.0;
    let mut register = parse(&before)?;
    let wanted = plain(key);
    let found: Vec<(Principal, PublicKey)> = register
        .iter()
        .filter(|signer| plain(&signer.key.fingerprint()) == wanted || signer.principal.to_string() == key)
        .filter(|signer| signer.valid_before.is_none_or(|end| end > at))
        .map(|signer| (signer.principal.clone(), signer.key.clone()))
        .collect();
    if found.is_empty() {
        return Err(Refusal::UnknownSigner { key: key.to_owned() }.into());
    }
    let mut told = Vec::new();
    for (principal, key) in &found {
        let about = format!("{principal} {}", key.fingerprint());
        if !told.contains(&about) {
            register.retire(principal, key, at).map_err(in_home)?;
            told.push(about);
        }
    }
    let journal: Vec<(&str, &str)> = told.iter().map(|about| ("signer-retired", about.as_str())).collect();
    let changes = [Change::Signers { before: &before, after: &rows(&register) }];
    commit(store, &Unit { expected: &[], changes: &changes, journal: &journal, who, at })?;
    Ok(told.len())
}

/// Writes the register as the `allowed_signers` file that `ssh-keygen` takes unchanged.
///
/// # Errors
/// The file cannot be written.
pub fn export(store: &dyn Register, out: &Path, overwrite: Overwrite) -> Result<(), Fault> {
    Ok(write_whole(out, register(store)?.to_string().as_bytes(), overwrite)?)
}

/// Is the fingerprint that was compared that of the key?
///
/// # Errors
/// [`Refusal::OtherFingerprint`].
pub fn same_key(named: &str, key: &PublicKey) -> Result<(), Fault> {
    let fingerprint = key.fingerprint();
    if plain(named) == plain(&fingerprint) {
        return Ok(());
    }
    Err(Refusal::OtherFingerprint { named: named.to_owned(), fingerprint }.into())
}

/// Writes the card that a signer hands to the ministry, to print or to send.
///
/// # Errors
/// The file cannot be written.
pub fn write_card(
    key: &super::keys::KeyFile,
    principal: &Principal,
    out: &Path,
    lang: Lang,
) -> Result<(), Fault> {
    let mut register = Signers::new();
    for namespace in namespaces(principal.role) {
        let signer = Signer {
            principal: principal.clone(),
            namespace,
            valid_after: None,
            valid_before: None,
            key: key.public.clone(),
            comment: key.owner.clone(),
        };
        register.add(&signer).map_err(in_home)?;
    }
    let lines = register.to_string();
    let card = exchange::Card {
        owner: &key.owner,
        principal: principal.to_string(),
        role: lang.text(&format!("trust-role-{}", principal.role)),
        fingerprint: key.public.fingerprint(),
        groups: groups(&key.public),
        line: lines.trim_end(),
    };
    Ok(write_whole(out, exchange::card(&card, lang).as_bytes(), Overwrite::No)?)
}

/// Reads what a body hands over: a signer's card, a line of a register, or the public half of a key.
///
/// # Errors
/// The file cannot be read, or holds none of these.
pub fn card(path: &Path) -> Result<Card, Fault> {
    let bytes = intake::read(path, intake::MOST_KEY)?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().find_map(|line| {
        Signers::parse(unescaped(line.trim()).as_bytes(), &TimeZone::UTC).ok()?.iter().next().cloned()
    });
    if let Some(signer) = line {
        return Ok(Card::Signer(signer));
    }
    let key = super::keys::show(path)?;
    Ok(Card::Key(key.public, key.owner))
}

/// What a body handed over.
#[derive(Debug, Clone)]
pub enum Card {
    /// Who signs, in which role, with which key.
    Signer(Signer),
    /// Only a key, with its owner's name.
    Key(PublicKey, String),
}

/// The purpose of a role's signature in envelopes; the ministry's has two. A key that decides is enrolled for
/// publications when it signs the first one.
#[must_use]
pub fn namespaces(role: Role) -> Vec<Namespace> {
    let own = |namespace: &Namespace| namespace.role() == role && namespace.is_of_envelopes();
    Namespace::ALL.into_iter().filter(own).collect()
}

/// A key's fingerprint without `SHA256:` and without the spaces that people copy along.
pub(super) fn plain(fingerprint: &str) -> String {
    let digits: String = fingerprint.chars().filter(|c| !c.is_whitespace()).collect();
    digits.strip_prefix("SHA256:").map_or_else(|| digits.clone(), str::to_owned)
}

/// A key's fingerprint in groups of four, to be read over the telephone or from paper.
#[must_use]
pub fn groups(key: &PublicKey) -> String {
    let plain = plain(&key.fingerprint());
    let groups: Vec<String> =
        plain.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    groups.join(" ")
}

fn unescaped(line: &str) -> String {
    line.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn parse(rows: &[SignerRow]) -> Result<Signers, Fault> {
    let lines = rows.iter().map(|row| (row.line.as_str(), row.by_name));
    Signers::of_kept(lines, &TimeZone::system()).map_err(in_home)
}

/// The lines to keep. A line that a file says twice is kept once.
fn rows(register: &Signers) -> Vec<SignerRow> {
    let mut rows: Vec<SignerRow> = Vec::new();
    let mut places = HashMap::new();
    for (line, by_name) in register.kept() {
        let next = rows.len();
        match rows.get_mut(*places.entry(line).or_insert(next)) {
            Some(row) => row.by_name |= by_name,
            None => rows.push(SignerRow { line: line.to_owned(), by_name }),
        }
    }
    rows
}

fn in_home(fault: crate::trust::SignersFault) -> Fault {
    Fault::Signers { path: HOME.into(), fault }
}
