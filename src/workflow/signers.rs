//! The register of who may sign for whom: enrolled after comparing fingerprints, retired, never removed.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Fault, Refusal, intake};
use crate::exchange;
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{SignerChange, Store};
use crate::trust::{Judgement, Namespace, Principal, PublicKey, Role, Signer, Signers};

/// The name under which the home's own register is told in faults.
const HOME: &str = "allowed_signers";

/// The register of this home.
///
/// # Errors
/// The home cannot be read, or a line in it is none.
pub fn register(store: &Store) -> Result<Signers, Fault> {
    parse(&store.signer_lines()?)
}

/// Enrols a signer. Gives false where exactly this line stands already.
///
/// # Errors
/// It cannot be written as a line, or the home takes no change.
pub fn enrol(store: &Store, signer: &Signer, who: &str, at: Timestamp) -> Result<bool, Fault> {
    enrol_all(store, std::slice::from_ref(signer), who, at).map(|added| added > 0)
}

/// Enrols several signers at once; gives how many were not there before. A retired key is in force again then, from
/// now or from after its last end on: somebody means it.
///
/// # Errors
/// As [`enrol`]; none is enrolled then.
pub fn enrol_all(store: &Store, signers: &[Signer], who: &str, at: Timestamp) -> Result<usize, Fault> {
    let before = store.signer_lines()?;
    let mut register = parse(&before)?;
    let mut added = Vec::new();
    for signer in signers {
        let there = |other: &Signer| same(other, signer) && other.valid_before == signer.valid_before;
        if !register.of_key(&signer.key).any(there) {
            register.take(&meant(&register, signer, at)).map_err(in_home)?;
            added.push(signer.clone());
        }
    }
    write(store, &before, &register, &[("signer-added", &added)], who, at)?;
    Ok(added.len())
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
pub fn take_in(store: &Store, signers: &[Signer], who: &str, at: Timestamp) -> Result<TakenIn, Fault> {
    let before = store.signer_lines()?;
    let mut register = parse(&before)?;
    let mut from = Signers::new();
    for signer in signers {
        from.add(signer).map_err(in_home)?;
    }
    let merged = register.adopt(&from).map_err(in_home)?;
    let changes = [("signer-added", &*merged.added), ("signer-retired", &*merged.ended)];
    write(store, &before, &register, &changes, who, at)?;
    Ok(TakenIn { added: merged.added.len(), held_back: merged.held_back })
}

fn same(one: &Signer, other: &Signer) -> bool {
    one.principal == other.principal && one.namespace == other.namespace && one.key == other.key
}

/// Writes the register, if anything changed.
fn write(
    store: &Store,
    before: &[String],
    register: &Signers,
    changes: &[(&'static str, &[Signer])],
    who: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    let told = |signer: &Signer| format!("{} {}", signer.principal, signer.key.fingerprint());
    let told: Vec<(&str, String)> = changes
        .iter()
        .flat_map(|(what, signers)| signers.iter().map(move |signer| (*what, told(signer))))
        .collect();
    let changes: Vec<SignerChange<'_>> =
        told.iter().map(|(what, about)| SignerChange { what, about }).collect();
    if !changes.is_empty() {
        store.write_signers(before, &lines(register), &changes, who, at)?;
    }
    Ok(())
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
pub fn retire(store: &Store, key: &str, who: &str, at: Timestamp) -> Result<usize, Fault> {
    let before = store.signer_lines()?;
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
    let changes: Vec<SignerChange<'_>> =
        told.iter().map(|about| SignerChange { what: "signer-retired", about }).collect();
    store.write_signers(&before, &lines(&register), &changes, who, at)?;
    Ok(told.len())
}

/// Takes the lines of an `allowed_signers` file in, as [`take_in`] does.
///
/// # Errors
/// The file is no register as a whole, or the home takes no change.
pub fn import(store: &Store, path: &Path, who: &str, at: Timestamp) -> Result<TakenIn, Fault> {
    let signers = super::verify::signers(path)?;
    let signers: Vec<Signer> = signers.iter().cloned().collect();
    take_in(store, &signers, who, at)
}

/// Writes the register as the `allowed_signers` file that `ssh-keygen` takes unchanged.
///
/// # Errors
/// The file cannot be written.
pub fn export(store: &Store, out: &Path, overwrite: Overwrite) -> Result<(), Fault> {
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

fn parse(lines: &[String]) -> Result<Signers, Fault> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    Signers::parse(text.as_bytes(), &TimeZone::system()).map_err(in_home)
}

fn lines(register: &Signers) -> Vec<String> {
    register.to_string().lines().map(str::to_owned).collect()
}

fn in_home(fault: crate::trust::SignersFault) -> Fault {
    Fault::Signers { path: HOME.into(), fault }
}
