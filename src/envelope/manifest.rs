//! The manifest: the digest of each entry, as `sha256sum` writes and checks it.

use super::archive::{Entry, MANIFEST, SIGNATURES, is_name};
use super::fault::ManifestFault;
use crate::trust::Digest;

/// Where the name stands in a line: after 64 digits and two spaces.
const NAME: usize = 66;

/// Is this an entry that the manifest lists? All are, but for itself and the signatures over it.
fn is_listed(name: &str) -> bool {
    name != MANIFEST && !name.starts_with(SIGNATURES)
}

/// Writes the manifest of these entries.
pub(super) fn write(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut listed: Vec<&Entry<'_>> = entries.iter().filter(|entry| is_listed(entry.name)).collect();
    listed.sort_by_key(|entry| entry.name);
    let mut manifest = Vec::with_capacity(listed.iter().map(|entry| NAME + entry.name.len() + 1).sum());
    for entry in listed {
        manifest.extend_from_slice(&Digest::of(entry.data).hex());
        manifest.extend_from_slice(b"  ");
        manifest.extend_from_slice(entry.name.as_bytes());
        manifest.push(b'\n');
    }
    manifest
}

/// Compares the manifest with the entries, both ways, and names every difference.
pub(super) fn compare(manifest: &[u8], entries: &[Entry<'_>]) -> Vec<ManifestFault> {
    let lines = match read(manifest) {
        Ok(lines) => lines,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    for entry in entries.iter().filter(|entry| is_listed(entry.name)) {
        match lines.iter().find(|line| line.name == entry.name) {
            None => faults.push(ManifestFault::Unlisted { entry: entry.name.to_owned() }),
            Some(line) if line.digest != Digest::of(entry.data) => {
                faults.push(ManifestFault::Altered { entry: entry.name.to_owned() });
            }
            Some(_) => {}
        }
    }
    for line in &lines {
        if !entries.iter().any(|entry| is_listed(entry.name) && entry.name == line.name) {
            faults.push(ManifestFault::Absent { entry: line.name.to_owned() });
        }
    }
    faults
}

struct Line<'a> {
    digest: Digest,
    name: &'a str,
}

/// Reads the lines, strictly sorted: `sha256sum` would also take other spellings, and one list must have one
/// manifest, since its digest is the identity of the envelope.
fn read(manifest: &[u8]) -> Result<Vec<Line<'_>>, ManifestFault> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut rest = manifest;
    while !rest.is_empty() {
        let number = lines.len().saturating_add(1);
        let fault = || ManifestFault::Line { line: number };
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(fault)?;
        let (line, after) = rest.split_at_checked(end).ok_or_else(fault)?;
        rest = after.strip_prefix(b"\n").ok_or_else(fault)?;
        let (digest, name) = line.split_at_checked(NAME).ok_or_else(fault)?;
        let digest = digest.strip_suffix(b"  ").and_then(Digest::from_hex).ok_or_else(fault)?;
        let name = std::str::from_utf8(name).ok().filter(|name| is_name(name)).ok_or_else(fault)?;
        // The archive holds fewer entries than a manifest could list: the rest is not worth the memory.
        if lines.last().is_some_and(|before| before.name >= name) || number > super::MOST_ENTRIES {
            return Err(fault());
        }
        lines.push(Line { digest, name });
    }
    Ok(lines)
}
