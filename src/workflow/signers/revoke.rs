//! Keys that were lost or stolen: revoked by a person of this home, or by a list or a campaign that a person took in.
//! Revoking cannot be undone. So a revocation of one of the ministry's keys that came from elsewhere waits until a person
//! confirms it by its fingerprint: a stolen key could otherwise revoke the honest ones.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use jiff::Timestamp;

use super::{Card, card, commit, parse, plain};
use crate::envelope::{Lines, cleaned};
use crate::store::files::{Overwrite, write_whole};
use crate::store::{Change, Register, RevocationRow, Unit};
use crate::trust::{Principal, PublicKey, Revocations, Role, Signers};
use crate::workflow::{Fault, Refusal};

/// How many base64 digits a fingerprint has.
const DIGITS: usize = 43;

/// A key that was revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The key.
    pub key: PublicKey,
    /// Whom the lines of this home let sign with it.
    pub signers: Vec<Principal>,
    /// Was it revoked before?
    pub already: bool,
}

/// A key as the revocations of this home tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokedKey {
    /// The key.
    pub key: PublicKey,
    /// For people.
    pub comment: String,
    /// Does it count? Else it waits for a person's word.
    pub in_force: bool,
    /// Since when that is so.
    pub since: Timestamp,
    /// The campaigns that say so; an empty one stands for a person of this home.
    pub vouched_by: Vec<String>,
}

/// The keys that count as revoked here.
///
/// # Errors
/// The home cannot be read.
pub fn revoked(register: &dyn Register) -> Result<Revocations, Fault> {
    in_force_of(&register.signers()?.1)
}

pub(super) fn in_force_of(rows: &[RevocationRow]) -> Result<Revocations, Fault> {
    let mut revoked = Revocations::new();
    for row in rows.iter().filter(|row| row.in_force) {
        revoked.add(&row.key.parse().map_err(Fault::Key)?, &row.comment);
    }
    Ok(revoked)
}

/// All that was said of revoked keys, key by key: those in force, and those that wait for a person's word.
///
/// # Errors
/// The home cannot be read.
pub fn revocations(register: &dyn Register) -> Result<Vec<RevokedKey>, Fault> {
    let mut keys: BTreeMap<String, Vec<RevocationRow>> = BTreeMap::new();
    for row in register.signers()?.1 {
        keys.entry(row.key.clone()).or_default().push(row);
    }
    let mut found = Vec::with_capacity(keys.len());
    for (key, mut rows) in keys {
        let in_force = rows.iter().any(|row| row.in_force);
        rows.retain(|row| row.in_force == in_force);
        found.push(RevokedKey {
            key: key.parse().map_err(Fault::Key)?,
            comment: rows
                .iter()
                .map(|row| &row.comment)
                .find(|it| !it.is_empty())
                .cloned()
                .unwrap_or_default(),
            in_force,
            since: rows.iter().map(|row| row.added_at).min().unwrap_or_default(),
            vouched_by: rows.into_iter().map(|row| row.vouched_by).collect(),
        });
    }
    found.sort_by_key(|revoked| (!revoked.in_force, revoked.since));
    Ok(found)
}

/// May this key be signed with here?
///
/// # Errors
/// [`Refusal::RevokedKey`], or the home cannot be read.
pub fn not_revoked(register: &dyn Register, key: &PublicKey) -> Result<(), Fault> {
    unless_revoked(&revoked(register)?, key)
}

pub(in crate::workflow) fn unless_revoked(revoked: &Revocations, key: &PublicKey) -> Result<(), Fault> {
    if revoked.contains(key) {
        return Err(Refusal::RevokedKey { fingerprint: key.fingerprint() }.into());
    }
    Ok(())
}

/// Revokes a key by the word of a person of this home: one that is known here by its fingerprint, any other by a file with
/// its public half. The journal keeps who did it, and why.
///
/// # Errors
/// No such key is known here, the file holds none, or the home takes no change.
pub fn revoke(
    register: &dyn Register,
    named: &str,
    reason: Option<&str>,
    who: &str,
    at: Timestamp,
) -> Result<Revoked, Fault> {
    let (lines, rows) = register.signers()?;
    let signers = parse(&lines)?;
    let (key, comment) = key_of(&signers, &rows, named)?;
    let fingerprint = key.fingerprint();
    let of_key = rows.iter().filter(|row| row.fingerprint == fingerprint && row.in_force);
    let said_here = of_key.clone().any(|row| row.vouched_by.is_empty());
    let already = of_key.count() > 0;
    let mut principals: Vec<Principal> = signers.of_key(&key).map(|line| line.principal.clone()).collect();
    principals.dedup();
    if !said_here {
        let row = row(&key, &comment, "", (true, at));
        let because = reason.and_then(|reason| because(&fingerprint, reason));
        let journal: Vec<(&str, &str)> =
            because.iter().map(|about| ("key-revoked-because", about.as_str())).collect();
        let changes = [Change::Revocation(&row)];
        commit(register, &Unit { expected: &[], changes: &changes, journal: &journal, who, at })?;
    }
    Ok(Revoked { key, signers: principals, already })
}

/// What the journal keeps of a reason, beside what it is about; none without one.
pub(super) fn because(about: &str, reason: &str) -> Option<String> {
    let reason = cleaned(reason, Lines::One).0;
    let reason = reason.trim();
    (!reason.is_empty()).then(|| format!("{about} {reason}"))
}

/// The key that somebody means, and its owner.
fn key_of(signers: &Signers, rows: &[RevocationRow], named: &str) -> Result<(PublicKey, String), Fault> {
    let wanted = plain(named);
    let known = signers.known().find(|(line, _)| plain(&line.key.fingerprint()) == wanted);
    if let Some((line, _)) = known {
        return Ok((line.key, line.comment));
    }
    if let Some(row) = rows.iter().find(|row| plain(&row.fingerprint) == wanted) {
        return Ok((row.key.parse().map_err(Fault::Key)?, row.comment.clone()));
    }
    let is_fingerprint = named.trim_start().starts_with("SHA256:") || wanted.len() == DIGITS;
    if is_fingerprint && !Path::new(named).exists() {
        return Err(Refusal::UnknownKey { key: named.to_owned() }.into());
    }
    Ok(match card(Path::new(named))? {
        Card::Signer(signer) => (signer.key, signer.comment),
        Card::Key(key, owner) => (key, owner),
    })
}

/// The rows of a list that came from elsewhere. Of the ministry's keys, as these lines know them, they wait.
pub(in crate::workflow) fn rows_of(
    list: &Revocations,
    vouched_by: &str,
    lines: &[&Signers],
    at: Timestamp,
) -> Vec<RevocationRow> {
    let known = lines.iter().flat_map(|signers| signers.known());
    let ministrys: HashSet<PublicKey> =
        known.filter(|(line, _)| line.principal.role == Role::Ministry).map(|(line, _)| line.key).collect();
    let in_force = |key| !ministrys.contains(key);
    list.iter().map(|(key, comment)| row(key, comment, vouched_by, (in_force(key), at))).collect()
}

fn row(
    key: &PublicKey,
    comment: &str,
    vouched_by: &str,
    (in_force, added_at): (bool, Timestamp),
) -> RevocationRow {
    RevocationRow {
        key: key.to_string(),
        fingerprint: key.fingerprint(),
        comment: comment.to_owned(),
        vouched_by: vouched_by.to_owned(),
        in_force,
        added_at,
    }
}

/// Writes the keys that count as revoked as the list that `ssh-keygen -Y verify -r` takes.
///
/// # Errors
/// The file cannot be written.
pub fn export_revoked(register: &dyn Register, out: &Path, overwrite: Overwrite) -> Result<(), Fault> {
    Ok(write_whole(out, revoked(register)?.to_string().as_bytes(), overwrite)?)
}
