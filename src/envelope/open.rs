//! Opening an envelope: hash, compare, verify, and only then parse.

use std::collections::HashMap;

use jiff::Timestamp;

use super::archive::{self, Entry};
use super::reason::{Cause, Reason};
use super::text::Texts;
use super::verdict::{Content, Opened, SignatureReport, Verdict};
use super::{
    ContentFault, Fingerprint, InContent, Kind, Submission, campaign, decision, manifest, signature,
    submission,
};
use crate::trust::{BodyCode, Judgement, Namespace, Principal, PublicKey, Revocations, Role, Signers};

/// What an envelope is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Who may sign for whom. Without it, the best verdict is [`Verdict::Untrusted`].
    pub signers: Option<&'a Signers>,
    /// The signatures that a submission needs. With none, and for the other kinds, those of the kind: `lead` for a
    /// submission.
    pub required: Option<Required<'a>>,
    /// The keys whose signatures are not trusted, whatever the register says.
    pub revoked: Option<&'a Revocations>,
    /// What is done with texts that hold what they must not.
    pub texts: Texts,
    /// The time of receipt, at which the validity of keys is judged.
    pub at: Timestamp,
}

impl Circumstances<'_> {
    /// Nothing to judge by but this time; a file that comes from elsewhere.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self { signers: None, required: None, revoked: None, texts: Texts::Refuse, at }
    }
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
        json: None,
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
    verify(&mut opened, kind, manifest.data, &entries, circumstances);
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
    by: &Circumstances<'_>,
) {
    for entry in entries {
        let Some(name) = entry.name.strip_prefix(archive::SIGNATURES) else { continue };
        let role = name.strip_suffix(".sig").and_then(|role| role.parse::<Role>().ok());
        let Some((role, namespace)) = role.and_then(|role| Some((role, kind.namespace(role)?))) else {
            opened.reasons.push(Reason::about(Cause::ForeignRole, entry.name));
            continue;
        };
        let checked = signature::verify(entry.data, manifest, namespace, by.signers);
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
            revoked: by.revoked.zip(checked.key.as_ref()).is_some_and(|(list, key)| list.contains(key)),
            key: checked.key,
        });
    }
}

/// Parses what was verified, and judges who signed it.
fn conclude<'a>(opened: &mut Opened<'a>, kind: Kind, entries: &[Entry<'a>], by: &Circumstances<'_>) {
    let body = match content(kind, entries, opened, by) {
        Ok((content, body)) => {
            opened.content = Some(content);
            opened.json = entries.iter().find(|entry| entry.name == kind.content()).map(|entry| entry.data);
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
            let (submission, body) = submission::read(entries, by.texts)?;
            let evidence = entries.iter().filter(|entry| submission::is_evidence(entry.name));
            let evidence = evidence.map(|entry| (entry.name, entry.data)).collect();
            (Content::Submission { submission: Box::new(submission), evidence }, Some(body))
        }
        Kind::Campaign => {
            let campaign = campaign::read(entries, by.texts)?;
            let body = campaign.ministry.code.clone();
            (Content::Campaign(Box::new(campaign)), Some(body))
        }
        Kind::Decision => {
            let decision = decision::read(entries, by.texts)?;
            let key = opened.signatures.first().and_then(|report| report.key.as_ref());
            let purpose = Namespace::MinistryDecision;
            let known = by.signers.zip(key).and_then(|(signers, key)| signers.holder(key, purpose, by.at));
            (Content::Decision(Box::new(decision)), known.map(|principal| principal.body.clone()))
        }
    })
}

fn unknown_ministry(opened: &mut Opened<'_>, by: &Circumstances<'_>) -> Verdict {
    // Without a signature there is nobody to be unknown: it is missing, as is said elsewhere.
    let mut verdict = Verdict::Valid;
    for report in &opened.signatures {
        let cause = match (report.revoked, by.signers) {
            (true, _) => Cause::Revoked,
            (false, Some(_)) => Cause::UnknownMinistry,
            (false, None) => continue,
        };
        verdict = Verdict::Untrusted;
        opened.reasons.push(Reason::about(cause, &signature_entry(report.role)));
    }
    verdict
}

fn signature_entry(role: Role) -> String {
    format!("{}{role}.sig", archive::SIGNATURES)
}

/// Judges each signer by the register, also those that are not required.
fn judge(opened: &mut Opened<'_>, kind: Kind, body: &BodyCode, by: &Circumstances<'_>) -> Verdict {
    let mut verdict = Verdict::Valid;
    for report in &mut opened.signatures {
        let principal = Principal { role: report.role, body: body.clone() };
        report.principal = Some(principal.clone());
        if let Some(cause) = cause(report, principal, kind, by) {
            verdict = Verdict::Untrusted;
            opened.reasons.push(Reason::about(cause, &signature_entry(report.role)));
        }
    }
    verdict
}

/// Why this signature is not trusted; none where it is, or where there is no register to tell.
fn cause(
    report: &mut SignatureReport,
    principal: Principal,
    kind: Kind,
    by: &Circumstances<'_>,
) -> Option<Cause> {
    // Before the register: whoever stole the key may have had it enrolled, too.
    if report.revoked {
        return Some(Cause::Revoked);
    }
    let (signers, key, namespace) = (by.signers?, report.key.as_ref()?, kind.namespace(report.role)?);
    match signers.judge(&principal, namespace, key, by.at) {
        Judgement::Allowed => {
            report.trusted = true;
            None
        }
        Judgement::UnknownKey => Some(Cause::UnknownKey(principal)),
        Judgement::KeyOfAnotherBody(other) => Some(Cause::KeyOfAnotherBody(principal, other)),
        Judgement::KeyOfAnotherRole(other) => Some(Cause::KeyOfAnotherRole(principal, other)),
        Judgement::NotYetValid(moment) => Some(Cause::NotYetValid(principal, moment)),
        Judgement::Expired(moment) => Some(Cause::Expired(principal, moment)),
    }
}
