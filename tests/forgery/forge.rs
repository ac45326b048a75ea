//! A forger's workshop: archives, manifests and signatures put together at will, without the program's own writer.

use jauge::envelope::{Circumstances, Opened, Verdict, open};
use jauge::trust::{SecretKey, Signers};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig};

pub const LEAD: &str = "lead.submission.v1@jauge";
pub const OFFICER: &str = "officer.submission.v1@jauge";

/// An entry of an archive and what is unusual about it.
#[derive(Clone)]
pub struct Part {
    pub name: String,
    pub data: Vec<u8>,
    /// What the headers call the method; 8 is deflate.
    pub method: u16,
    /// The general purpose flags.
    pub flags: u16,
    /// An extra field in the local header.
    pub extra: Vec<u8>,
    /// What the directory calls the entry, where that is not its name.
    pub alias: Option<String>,
    /// The size that both headers give, where that is not the size of the data.
    pub size: Option<u32>,
}

pub fn part(name: &str, data: impl Into<Vec<u8>>) -> Part {
    Part {
        name: name.to_owned(),
        data: data.into(),
        method: 0,
        flags: 0,
        extra: Vec::new(),
        alias: None,
        size: None,
    }
}

/// Writes an archive that any general reader takes.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for part in parts {
        let offset = file.len() as u32;
        let mut common = Vec::new();
        common.extend(10_u16.to_le_bytes());
        common.extend(part.flags.to_le_bytes());
        common.extend(part.method.to_le_bytes());
        common.extend([0, 0, 0x21, 0]);
        common.extend(crc32fast::hash(&part.data).to_le_bytes());
        common.extend((part.data.len() as u32).to_le_bytes());
        common.extend(part.size.unwrap_or(part.data.len() as u32).to_le_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend((part.name.len() as u16).to_le_bytes());
        file.extend((part.extra.len() as u16).to_le_bytes());
        file.extend(part.name.as_bytes());
        file.extend(&part.extra);
        file.extend(&part.data);
        let listed = part.alias.as_ref().unwrap_or(&part.name);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend((listed.len() as u16).to_le_bytes());
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(listed.as_bytes());
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

pub fn manifest(content: &[Part]) -> Vec<u8> {
    let mut lines: Vec<String> = content
        .iter()
        .map(|part| {
            let digest = Sha256::digest(&part.data);
            let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{hex}  {}\n", part.name)
        })
        .collect();
    lines.sort_by(|a, b| a[66..].cmp(&b[66..]));
    lines.concat().into_bytes()
}

pub fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32], "test").unwrap()
}

pub fn sign(manifest: &[u8], namespace: &str, key: &SecretKey, hash: HashAlg) -> String {
    let message = SshSig::signed_data(namespace, hash, manifest).unwrap();
    let signature = Signature::new(Algorithm::Ed25519, key.sign(&message)).unwrap();
    SshSig::new(key.public().to_ssh(), namespace, hash, signature).unwrap().to_pem(LineEnding::LF).unwrap()
}

/// The entries of an envelope with this content and these armors, in order.
pub fn assemble(content: &[Part], armor: impl Fn(&[u8]) -> Vec<(&'static str, String)>) -> Vec<Part> {
    let manifest = manifest(content);
    let signatures = armor(&manifest);
    let mut parts = content.to_vec();
    parts.insert(1, part("manifest.sha256", manifest));
    parts.extend(signatures.into_iter().map(|(role, armor)| part(&format!("signatures/{role}.sig"), armor)));
    parts
}

/// The content of a submission: `mimetype` and this JSON.
pub fn content(json: impl Into<Vec<u8>>) -> Vec<Part> {
    vec![part("mimetype", "application/vnd.jauge.submission+zip"), part("submission.json", json)]
}

/// A submission by `exemple` with this JSON, signed by the lead's key.
pub fn signed(json: impl Into<Vec<u8>>) -> Vec<u8> {
    zip(&good_parts(json))
}

/// The entries of [`signed`].
pub fn good_parts(json: impl Into<Vec<u8>>) -> Vec<Part> {
    assemble(&content(json), |manifest| vec![("lead", sign(manifest, LEAD, &key(1), HashAlg::Sha512))])
}

/// A plain JSON with what the forger puts after the preparer.
pub fn json() -> String {
    json_with("\"value\": 31, \"reason\": null", "")
}

pub fn json_with(value: &str, more: &str) -> String {
    format!(
        r#"{{"schema": "jauge/submission/1",
"framework": {{"id": "exemple", "version": 1, "sha256": "{}"}},
"campaign": null, "organization": {{"code": "exemple", "name": "Organisme d’exemple"}},
"year": 2024, "sequence": 1, "supersedes": null, "correction_reason": null,
"prepared_by": {{"name": "Nom", "title": "Titre", "email": "nom@exemple.invalid"}},
"prepared_at": "2026-11-24T14:05:00Z", "language": "fr-CA",
"answers": [{{"quantity": "services", {value}}}],
"justifications": [], "evidence": []{more}}}"#,
        "0".repeat(64)
    )
}

/// The register that allows key 1 as lead, key 2 as officer of `exemple` and key 3 as lead of another body.
pub fn register() -> Signers {
    parse(&[
        line("lead@exemple", LEAD, "", 1),
        line("officer@exemple", OFFICER, "", 2),
        line("lead@autre", LEAD, "", 3),
    ])
}

pub fn line(principal: &str, namespace: &str, options: &str, seed: u8) -> String {
    format!("{principal} namespaces=\"{namespace}\"{options} {} test\n", key(seed).public())
}

pub fn parse(lines: &[String]) -> Signers {
    Signers::parse(lines.concat().as_bytes(), &TimeZone::UTC).unwrap()
}

pub fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

pub fn opened<'a>(file: &'a [u8], signers: &Signers) -> Opened<'a> {
    open(file, &Circumstances { signers: Some(signers), ..Circumstances::at(now()) })
}

pub fn verdict(file: &[u8]) -> Verdict {
    opened(file, &register()).verdict()
}

/// Requires that the forgery is seen, says this code and gives nothing to read.
#[track_caller]
pub fn is_broken(what: &str, file: &[u8], code: &str) {
    use jauge::l10n::{Explain, Lang};
    let register = register();
    let opened = opened(file, &register);
    let codes: Vec<&str> = opened.reasons().iter().map(Explain::code).collect();
    assert_eq!(opened.verdict(), Verdict::Broken, "{what}: {codes:?}");
    assert!(codes.contains(&code), "{what}: {codes:?}");
    assert!(opened.submission().is_none(), "{what}: content without a good verdict");
    for reason in opened.reasons() {
        for lang in Lang::ALL {
            let told = reason.explain(lang);
            assert!(!told.sentence.contains('{') && !told.sentence.starts_with("envelope-"), "{told:?}");
            assert!(!told.fix.is_empty(), "{told:?}");
        }
    }
}
