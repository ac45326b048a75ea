//! Opening an envelope: hash, compare, verify, and only then parse.

use std::collections::HashMap;

use jiff::Timestamp;

use super::archive::{self, Entry};
use super::reason::{Cause, Reason};
use super::verdict::{Content, Opened, SignatureReport, Verdict};
use super::{
    ContentFault, Fingerprint, InContent, Kind, Submission, campaign, decision, manifest, signature,
    submission,
};
use crate::trust::{BodyCode, Judgement, Namespace, Principal, PublicKey, Role, Signers};

/// What an envelope is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Who may sign for whom. Without it, the best verdict is [`Verdict::Untrusted`].
    pub signers: Option<&'a Signers>,
    /// The signatures that a submission needs. With none, and for the other kinds, those of the kind: `lead` for a
    /// submission.
    pub required: Option<Required<'a>>,
    /// The time of receipt, at which the validity of keys is judged.
    pub at: Timestamp,
}

/// The signatures that a submission needs. An empty list counts as none, so that nothing is ever valid unsigned.
#[derive(Debug, Clone, Copy)]
pub enum Required<'a> {
    /// Those that were asked for.
    Roles(&'a [Role]),
    /// Those that its campaign names, where that is one of these.
    OfCampaigns(&'a HashMap<Fingerprint, Vec<Role>>),
}

impl<'a> Required<'a> {
    fn roles(self, submission: &Submission) -> Option<&'a [Role]> {
        let roles = match self {
            Self::Roles(roles) => Some(roles),
            Self::OfCampaigns(known) => {
                submission.campaign.and_then(|campaign| known.get(&campaign)).map(Vec::as_slice)
            }
        };
        roles.filter(|roles| !roles.is_empty())
    }
}

/// Opens an envelope. Never fails: what cannot be read is broken, and says why.
///
/// Where several verdicts apply the worst is given, with the reasons for all.
#[must_use]
pub fn open<'a>(bytes: &'a [u8], circumstances: &Circumstances<'_>) -> Opened<'a> {
    let mut opened = Opened {
        verdict: Verdict::Broken,
        reasons: Vec::new(),
        kind: None,
        fingerprint: None,
        signatures: Vec::new(),
        content: None,
    };
    let entries = match archive::read(bytes) {
        Ok(entries) => entries,
        Err(fault) => {
            opened.reasons.push(Reason::archive(fault));
            return opened;
        }
    };
    let [mimetype, manifest, _rest @ ..] = entries.as_slice() else { return opened };
    opened.kind = Kind::from_mimetype(mimetype.data);
    let Some(kind) = opened.kind else {
        opened.reasons.push(Reason::about(Cause::Mimetype, archive::MIMETYPE));
        return opened;
    };
    let faults = manifest::compare(manifest.data, &entries);
    if !faults.is_empty() {
        opened.reasons = faults.into_iter().map(Reason::manifest).collect();
        return opened;
    }
    opened.fingerprint = Some(Fingerprint::of_manifest(manifest.data));
    verify(&mut opened, kind, manifest.data, &entries, circumstances.signers);
    if opened.reasons.is_empty() {
        conclude(&mut opened, kind, &entries, circumstances);
    }
    opened
}

/// Verifies every signature that the archive holds, required or not.
fn verify(
    opened: &mut Opened<'_>,
    kind: Kind,
    manifest: &[u8],
    entries: &[Entry<'_>],
    signers: Option<&Signers>,
) {
    for entry in entries {
        let Some(name) = entry.name.strip_prefix(archive::SIGNATURES) else { continue };
        let role = name.strip_suffix(".sig").and_then(|role| role.parse::<Role>().ok());
        let Some((role, namespace)) = role.and_then(|role| Some((role, kind.namespace(role)?))) else {
            opened.reasons.push(Reason::about(Cause::ForeignRole, entry.name));
            continue;
        };
        let checked = signature::verify(entry.data, manifest, namespace, signers);
        if let Some(fault) = checked.fault {
            opened.reasons.push(Reason::about(Cause::Signature(fault), entry.name));
        }
        // Two roles are two people: one key in both would make the second signature worth nothing. The bytes are
        // compared, since a file and a security key could hold the same point.
        let bytes = checked.key.as_ref().map(PublicKey::as_bytes);
        let before = opened.signatures.iter().filter_map(|report| report.key.as_ref());
        if bytes.is_some() && before.map(PublicKey::as_bytes).any(|other| Some(other) == bytes) {
            opened.reasons.push(Reason::about(Cause::SameKey, entry.name));
        }
        opened.signatures.push(SignatureReport {
            role,
            principal: None,
            good: checked.fault.is_none(),
            trusted: false,
            key: checked.key,
        });
    }
}

/// Parses what was verified, and judges who signed it.
fn conclude<'a>(opened: &mut Opened<'a>, kind: Kind, entries: &[Entry<'a>], by: &Circumstances<'_>) {
    let body = match content(kind, entries, opened, by) {
        Ok((content, body)) => {
            opened.content = Some(content);
            body
        }
        Err(fault) => {
            opened.reasons.push(Reason::content(InContent { kind, fault }));
            return;
        }
    };
    let mut verdict = match body {
        Some(body) => judge(opened, kind, &body, by),
        None => unknown_ministry(opened, by),
    };
    if by.signers.is_none() {
        verdict = Verdict::Untrusted;
        opened.reasons.push(Reason::about(Cause::NoRegister, archive::MANIFEST));
    }
    let asked = by.required.zip(opened.submission()).and_then(|(required, said)| required.roles(said));
    for role in asked.unwrap_or(kind.required()) {
        if !opened.signatures.iter().any(|report| report.role == *role) {
            verdict = verdict.max(Verdict::Incomplete);
            opened.reasons.push(Reason::missing(*role));
        }
    }
    opened.verdict = verdict;
}

/// What it says, and whom its signers must speak for. A decision does not say whose it is: any ministry that the
/// register lets decide with this key.
fn content<'a>(
    kind: Kind,
    entries: &[Entry<'a>],
    opened: &Opened<'_>,
    by: &Circumstances<'_>,
) -> Result<(Content<'a>, Option<BodyCode>), ContentFault> {
    Ok(match kind {
        Kind::Submission => {
            let (submission, body) = submission::read(entries)?;
            let evidence = entries.iter().filter(|entry| submission::is_evidence(entry.name));
            let evidence = evidence.map(|entry| (entry.name, entry.data)).collect();
            (Content::Submission { submission: Box::new(submission), evidence }, Some(body))
        }
        Kind::Campaign => {
            let campaign = campaign::read(entries)?;
            let body = campaign.ministry.clone();
            (Content::Campaign(Box::new(campaign)), Some(body))
        }
        Kind::Decision => {
            let decision = decision::read(entries)?;
            let key = opened.signatures.first().and_then(|report| report.key.as_ref());
            let purpose = Namespace::MinistryDecision;
            let known = by.signers.zip(key).and_then(|(signers, key)| signers.holder(key, purpose, by.at));
            (Content::Decision(Box::new(decision)), known.map(|principal| principal.body.clone()))
        }
    })
}

fn unknown_ministry(opened: &mut Opened<'_>, by: &Circumstances<'_>) -> Verdict {
    let signed = opened.signatures.iter().filter(|_| by.signers.is_some());
    let entries: Vec<String> =
        signed.map(|report| format!("{}{}.sig", archive::SIGNATURES, report.role)).collect();
    opened.reasons.extend(entries.iter().map(|entry| Reason::about(Cause::UnknownMinistry, entry)));
    // Without a signature there is nobody to be unknown: it is missing, as is said elsewhere.
    if entries.is_empty() { Verdict::Valid } else { Verdict::Untrusted }
}

/// Judges each signer by the register, also those that are not required.
fn judge(opened: &mut Opened<'_>, kind: Kind, body: &BodyCode, by: &Circumstances<'_>) -> Verdict {
    let mut verdict = Verdict::Valid;
    for report in &mut opened.signatures {
        let principal = Principal { role: report.role, body: body.clone() };
        report.principal = Some(principal.clone());
        let (Some(signers), Some(key), Some(namespace)) =
            (by.signers, report.key.as_ref(), kind.namespace(report.role))
        else {
            continue;
        };
        let cause = match signers.judge(&principal, namespace, key, by.at) {
            Judgement::Allowed => {
                report.trusted = true;
                continue;
            }
            Judgement::UnknownKey => Cause::UnknownKey(principal),
            Judgement::KeyOfAnotherBody(other) => Cause::KeyOfAnotherBody(principal, other),
            Judgement::KeyOfAnotherRole(other) => Cause::KeyOfAnotherRole(principal, other),
            Judgement::NotYetValid(moment) => Cause::NotYetValid(principal, moment),
            Judgement::Expired(moment) => Cause::Expired(principal, moment),
        };
        verdict = Verdict::Untrusted;
        let entry = format!("{}{}.sig", archive::SIGNATURES, report.role);
        opened.reasons.push(Reason::about(cause, &entry));
    }
    verdict
}
