//! Lines that come into the register: enrolled by a person who means each of them, or taken in with others.

use std::path::Path;

use jiff::Timestamp;

use super::{commit, in_home, parse, revoke, rows, same, same_time};
use crate::store::{Change, Register, RevocationRow, SignerRow, Unit};
use crate::trust::{Merged, Principal, Signer, Signers};
use crate::workflow::{Fault, Refusal, verify};

/// Enrols a signer. Gives false where exactly this line stands already.
///
/// # Errors
/// It cannot be written as a line, or the home takes no change.
pub fn enrol(register: &dyn Register, signer: &Signer, who: &str, at: Timestamp) -> Result<bool, Fault> {
    enrol_all(register, std::slice::from_ref(signer), who, at).map(|added| added > 0)
}

/// Enrols several signers at once; gives how many were not there before. A retired key is in force again then, from
/// now or from after its last end on: somebody means it.
///
/// # Errors
/// As [`enrol`]; or a line of one of them waits, which takes a reason ([`enrol_because`]). None is enrolled then.
pub fn enrol_all(
    register: &dyn Register,
    signers: &[Signer],
    who: &str,
    at: Timestamp,
) -> Result<usize, Fault> {
    enrol_because(register, signers, None, who, at)
}

/// As [`enrol_all`], for a reason that the journal keeps. A line that waits for one of these is taken by that: a person
/// names whom it is for.
///
/// # Errors
/// As [`enrol_all`].
pub fn enrol_because(
    register: &dyn Register,
    signers: &[Signer],
    reason: Option<&str>,
    who: &str,
    at: Timestamp,
) -> Result<usize, Fault> {
    Ok(Enrolling::all(register, signers, reason, at)?.write(register, who, at)?.added)
}

/// A signer as somebody means it who enrols it now: what would last longer than a known end begins after it.
fn meant(register: &Signers, signer: &Signer, at: Timestamp) -> Signer {
    let Signer { principal, namespace, key, .. } = signer;
    let end = register.last_end(principal, *namespace, key);
    let over = end.is_some_and(|end| {
        signer.valid_after.is_none_or(|start| start <= end) && signer.valid_before.is_none_or(|own| own > end)
    });
    let renewal = || register.renewal(principal, *namespace, key, at).valid_after;
    Signer { valid_after: if over { renewal() } else { signer.valid_after }, ..signer.clone() }
}

/// The lines that wait for this signer and are not over yet: what is enrolled without a time means them all, else the one
/// that begins then.
fn waiting(register: &Signers, signer: &Signer, at: Timestamp) -> Vec<Signer> {
    let meant = |line: &&Signer| {
        same(line, signer)
            && line.valid_before.is_none_or(|end| end > at)
            && signer.valid_before.is_none_or(|end| line.valid_before == Some(end))
            && signer.valid_after.is_none_or(|start| line.valid_after == Some(start))
    };
    register.waiting().filter(meant).cloned().collect()
}

/// What became of lines that came from elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// How many were not there before.
    pub added: usize,
    /// Those that would have given a key more time than it has here.
    pub held_back: Vec<Signer>,
}

/// Takes lines in that came from elsewhere, such as an export that is older than a retirement: what ended here, or is
/// to end, does not last longer by them. That takes [`enrol`].
///
/// # Errors
/// As [`enrol`]; none is taken in then.
pub fn take_in(
    register: &dyn Register,
    signers: &[Signer],
    who: &str,
    at: Timestamp,
) -> Result<TakenIn, Fault> {
    let mut from = Signers::new();
    for signer in signers {
        from.add(signer).map_err(in_home)?;
    }
    Enrolling::taken_in(register, &from)?.write(register, who, at)
}

/// Lines that are about to come into the register, to be written alone or together with something else.
#[derive(Debug)]
pub(in crate::workflow) struct Enrolling {
    before: Vec<SignerRow>,
    after: Vec<SignerRow>,
    added: usize,
    told: Vec<(&'static str, String)>,
    /// Those that were left out.
    pub held_back: Vec<Signer>,
}

impl Enrolling {
    /// All of these, whatever ended here.
    pub fn all(
        register: &dyn Register,
        signers: &[Signer],
        reason: Option<&str>,
        at: Timestamp,
    ) -> Result<Self, Fault> {
        let before = register.signers()?.0;
        let mut all = parse(&before)?;
        let mut added = Vec::new();
        for signer in signers {
            if all.of_key(&signer.key).any(|other| same_time(other, signer)) {
                continue;
            }
            let waiting = waiting(&all, signer, at);
            if waiting.is_empty() {
                all.take(&meant(&all, signer, at)).map_err(in_home)?;
            } else if reason.is_none_or(|reason| reason.trim().is_empty()) {
                let principal = signer.principal.clone();
                return Err(Refusal::HeldBack { principal, fingerprint: signer.key.fingerprint() }.into());
            }
            for line in &waiting {
                all.take(line).map_err(in_home)?;
            }
            added.push(signer.clone());
        }
        let mut because: Vec<String> =
            added.iter().filter_map(|signer| revoke::because(&about(signer), reason?)).collect();
        because.dedup();
        let mut enrolling = Self::of(before, &all, Merged { added, ..Merged::default() });
        enrolling.told.extend(because.into_iter().map(|because| ("signer-added-because", because)));
        Ok(enrolling)
    }

    /// Of these what brings no ended key back; and the ends that they know. What would bring one back is kept, and waits.
    pub fn taken_in(register: &dyn Register, from: &Signers) -> Result<Self, Fault> {
        let before = register.signers()?.0;
        let mut all = parse(&before)?;
        let known: Vec<Signer> = all.waiting().cloned().collect();
        let merged = all.adopt(from).map_err(in_home)?;
        let waits = all.waiting().filter(|line| !known.contains(line)).map(about);
        let waits: Vec<_> = waits.map(|about| ("signer-held-back", about)).collect();
        let mut enrolling = Self::of(before, &all, merged);
        enrolling.told.extend(waits);
        Ok(enrolling)
    }

    fn of(before: Vec<SignerRow>, all: &Signers, merged: Merged) -> Self {
        let added = merged.added.iter().map(|signer| ("signer-added", about(signer)));
        let ended = merged.ended.iter().map(|signer| ("signer-retired", about(signer)));
        let told = added.chain(ended).collect();
        let (added, held_back) = (merged.added.len(), merged.held_back);
        Self { before, after: rows(all), added, told, held_back }
    }

    /// What is to be written; none where nothing is new.
    pub fn change(&self) -> Option<Change<'_>> {
        let changed = self.before != self.after;
        changed.then_some(Change::Signers { before: &self.before, after: &self.after })
    }

    /// The rows of the journal for it.
    pub fn journal(&self) -> Vec<(&str, &str)> {
        self.told.iter().map(|(what, about)| (*what, about.as_str())).collect()
    }

    fn write(self, register: &dyn Register, who: &str, at: Timestamp) -> Result<TakenIn, Fault> {
        let changes: Vec<Change<'_>> = self.change().into_iter().collect();
        if !changes.is_empty() {
            commit(register, &Unit { expected: &[], changes: &changes, journal: &self.journal(), who, at })?;
        }
        Ok(TakenIn { added: self.added, held_back: self.held_back })
    }
}

/// What would come of taking these lines in.
pub(in crate::workflow) fn adopted(known: &Signers, from: &Signers) -> Result<Merged, Fault> {
    known.clone().adopt(from).map_err(in_home)
}

/// What the journal keeps of whom a line is for.
fn about(signer: &Signer) -> String {
    format!("{} {}", signer.principal, signer.key.fingerprint())
}

/// What became of files that came from elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// What became of the lines.
    pub lines: TakenIn,
    /// How many keys are revoked from now on.
    pub revoked: usize,
    /// How many revocations of the ministry's keys wait for a person's word.
    pub waiting: usize,
}

/// Takes the lines of an `allowed_signers` file in, as [`take_in`] does, and a list of revoked keys.
///
/// # Errors
/// A file is none as a whole, or the home takes no change; nothing is taken in then.
pub fn import(
    store: &dyn Register,
    signers: &Path,
    revoked: Option<&Path>,
    who: &str,
    at: Timestamp,
) -> Result<Imported, Fault> {
    let from = verify::signers(signers)?;
    let list = revoked.map(verify::revoked).transpose()?.unwrap_or_default();
    let (kept, known) = store.signers()?;
    let enrolling = Enrolling::taken_in(store, &from)?;
    let new = |row: &RevocationRow| {
        !known.iter().any(|it| it.key == row.key && (it.in_force || it.in_force == row.in_force))
    };
    let mut rows = revoke::rows_of(&list, "", &[&parse(&kept)?, &from], at);
    rows.retain(new);
    let mut changes: Vec<Change<'_>> = enrolling.change().into_iter().collect();
    changes.extend(rows.iter().map(Change::Revocation));
    let journal = enrolling.journal();
    if !changes.is_empty() {
        commit(store, &Unit { expected: &[], changes: &changes, journal: &journal, who, at })?;
    }
    let in_force = rows.iter().filter(|row| row.in_force).count();
    let lines = TakenIn { added: enrolling.added, held_back: enrolling.held_back };
    Ok(Imported { lines, revoked: in_force, waiting: rows.len() - in_force })
}

/// For whom a key signs already beside those whom these lines name it for, today or later.
///
/// # Errors
/// The home cannot be read.
pub fn signs_for_others(
    register: &dyn Register,
    signers: &[Signer],
    at: Timestamp,
) -> Result<Vec<Principal>, Fault> {
    let known = super::register(register)?;
    let mut others = Vec::new();
    for signer in signers {
        let lines = known.of_key(&signer.key).filter(|line| line.valid_before.is_none_or(|end| end > at));
        let of_others = lines.map(|line| &line.principal).filter(|other| **other != signer.principal);
        others.extend(of_others.cloned());
    }
    others.dedup();
    Ok(others)
}
