//! Sealing and attesting: writing what [`open`](super::open) reads.

use jiff::Timestamp;

use super::archive::{self, Entry};
use super::fault::{ArchiveFault, AttestFault, ContentFault, InContent, SealFault};
use super::{
    Campaign, Circumstances, Decision, Kind, Verdict, campaign, decision, manifest, open, signature, strict,
    submission,
};
use crate::trust::{Namespace, Role, SecretKey};

const OFFICER: &str = "signatures/officer.sig";

/// Seals a submission and its evidence (entry and bytes, as the submission declares them) with the lead's key.
///
/// The same input gives the same file, byte for byte: Ed25519 signatures hold no randomness.
///
/// # Errors
/// [`SealFault`], before anything is written, for what no reader would accept.
pub fn seal(
    submission: &submission::Submission,
    evidence: &[(&str, &[u8])],
    key: &SecretKey,
) -> Result<Vec<u8>, SealFault> {
    // Room is kept for the officer's signature.
    if evidence.len() > submission::Evidence::MOST {
        return Err(SealFault::Archive(ArchiveFault::EntryCount));
    }
    let json =
        submission::write(submission, evidence).map_err(|fault| in_content(Kind::Submission, fault))?;
    let mut entries = vec![Entry { name: Kind::Submission.content(), data: &json }];
    entries.extend(evidence.iter().map(|(name, data)| Entry { name, data }));
    sealed(Kind::Submission, Role::Lead, entries, key)
}

/// Seals a campaign with the ministry's key.
///
/// # Errors
/// [`SealFault`], before anything is written, for what no reader would accept.
pub fn seal_campaign(campaign: &Campaign, key: &SecretKey) -> Result<Vec<u8>, SealFault> {
    let entries = campaign::write(campaign).map_err(|fault| in_content(Kind::Campaign, fault))?;
    let entries = entries.iter().map(|(name, data)| Entry { name, data }).collect();
    sealed(Kind::Campaign, Role::Ministry, entries, key)
}

/// Seals a decision with the ministry's key.
///
/// # Errors
/// [`SealFault`], before anything is written, for what no reader would accept.
pub fn seal_decision(decision: &Decision, key: &SecretKey) -> Result<Vec<u8>, SealFault> {
    let json = decision::write(decision).map_err(|fault| in_content(Kind::Decision, fault))?;
    let entries = vec![Entry { name: Kind::Decision.content(), data: &json }];
    sealed(Kind::Decision, Role::Ministry, entries, key)
}

fn in_content(kind: Kind, fault: ContentFault) -> SealFault {
    SealFault::Content(InContent { kind, fault })
}

/// The archive of these entries, with its manifest and the first signature over it.
fn sealed(kind: Kind, role: Role, content: Vec<Entry<'_>>, key: &SecretKey) -> Result<Vec<u8>, SealFault> {
    // Evidence alone may be large: nobody parses it.
    for entry in content.iter().filter(|entry| !submission::is_evidence(entry.name)) {
        strict::parsable(entry.name, entry.data).map_err(|fault| in_content(kind, fault))?;
    }
    let (manifest, armor);
    let name = format!("{}{role}.sig", archive::SIGNATURES);
    let mut entries = content;
    entries.sort_by_key(|entry| entry.name);
    entries.insert(0, Entry { name: archive::MIMETYPE, data: kind.mimetype().as_bytes() });
    manifest = manifest::write(&entries);
    let namespace = kind.namespace(role).ok_or(SealFault::Signing)?;
    armor = signature::sign(&manifest, namespace, key).map_err(|_| SealFault::Signing)?;
    entries.insert(1, Entry { name: archive::MANIFEST, data: &manifest });
    entries.push(Entry { name: &name, data: armor.as_bytes() });
    archive::write(&entries).map_err(SealFault::Archive)
}

/// Adds the officer's signature. The envelope stays the same one: its manifest, and so its fingerprint, do not change.
///
/// # Errors
/// [`AttestFault`] where there is nothing to attest, or the key is the lead's own.
pub fn attest(bytes: &[u8], key: &SecretKey) -> Result<Vec<u8>, AttestFault> {
    // Trust is not judged here: the officer's machine need not have the register.
    let opened = open(bytes, &Circumstances::at(Timestamp::UNIX_EPOCH));
    if opened.verdict() == Verdict::Broken {
        return Err(AttestFault::Broken(opened.reasons().to_vec()));
    }
    if opened.kind() != Some(Kind::Submission) {
        return Err(AttestFault::NotASubmission);
    }
    let signed = |role| opened.signatures().iter().find(|report| report.role == role);
    if signed(Role::Officer).is_some() {
        return Err(AttestFault::AlreadyAttested);
    }
    let lead = signed(Role::Lead).and_then(|report| report.key.as_ref()).ok_or(AttestFault::NotSealed)?;
    if lead.as_bytes() == key.public().as_bytes() {
        return Err(AttestFault::SameKey);
    }
    let mut entries = archive::read(bytes).map_err(|_| AttestFault::Signing)?;
    let manifest = entries.get(1).map(|entry| entry.data).unwrap_or_default();
    let armor =
        signature::sign(manifest, Namespace::OfficerSubmission, key).map_err(|_| AttestFault::Signing)?;
    // `officer.sig` comes after `lead.sig` in byte order: it is the last entry.
    entries.push(Entry { name: OFFICER, data: armor.as_bytes() });
    archive::write(&entries).map_err(|_| AttestFault::Signing)
}
