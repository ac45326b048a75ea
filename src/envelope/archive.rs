//! The archive: ZIP in one strict profile, in which every list of entries has exactly one file.
//!
//! General ZIP readers accept archives that two of them read differently: a prefix, a gap, a second directory, a
//! name that stands twice. Here each header that is read must be, byte for byte, the header that would be written;
//! so the reader accepts a file only if writing what it read gives the same file back.
//!
//! The layout and the field values: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
#![allow(clippy::many_single_char_names, reason = "the bytes of a header, in their order")]

use std::io::{self, Read};

use super::fault::ArchiveFault;

/// How the files are named: `*.jauge`.
pub const EXTENSION: &str = "jauge";

/// The most bytes of an envelope: 64 MiB.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The most entries of an envelope; the fewest are two.
pub const MOST_ENTRIES: usize = 64;

pub(super) const MIMETYPE: &str = "mimetype";
pub(super) const MANIFEST: &str = "manifest.sha256";
pub(super) const SIGNATURES: &str = "signatures/";

const MOST_NAME: usize = 100;
const LOCAL: usize = 30;
const CENTRAL: usize = 46;
const END: usize = 22;

/// One entry: its name and its bytes, borrowed from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub name: &'a str,
    pub data: &'a [u8],
}

/// Reads a file, and stops one byte past the limit: [`open`](super::open) then says that it is too large.
///
/// # Errors
/// Those of the source.
pub fn read_whole(source: impl Read) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    source.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes an archive.
pub(super) fn write(entries: &[Entry<'_>]) -> Result<Vec<u8>, ArchiveFault> {
    if let Some(entry) = entries.iter().find(|entry| !is_name(entry.name)) {
        return Err(ArchiveFault::Name { name: entry.name.to_owned() });
    }
    in_order(entries)?;
    let length = entries
        .iter()
        .try_fold(END, |sum, entry| {
            sum.checked_add(LOCAL + CENTRAL + 2 * entry.name.len())?.checked_add(entry.data.len())
        })
        .filter(|length| *length <= MOST_BYTES)
        .ok_or(ArchiveFault::TooLarge)?;
    let mut out = Vec::with_capacity(length);
    let mut central = Vec::new();
    for entry in entries {
        let header = Header::of(entry, out.len()).ok_or(ArchiveFault::TooLarge)?;
        out.extend_from_slice(&header.local());
        out.extend_from_slice(entry.name.as_bytes());
        out.extend_from_slice(entry.data);
        central.extend_from_slice(&header.central());
        central.extend_from_slice(entry.name.as_bytes());
    }
    let end = end_record(entries.len(), central.len(), out.len()).ok_or(ArchiveFault::TooLarge)?;
    out.extend_from_slice(&central);
    out.extend_from_slice(&end);
    Ok(out)
}

/// Reads an archive without copying it.
pub(super) fn read(file: &[u8]) -> Result<Vec<Entry<'_>>, ArchiveFault> {
    if file.len() > MOST_BYTES {
        return Err(ArchiveFault::TooLarge);
    }
    let mut rest = file;
    let mut entries = Vec::new();
    let mut headers = Vec::new();
    while rest.starts_with(b"PK\x03\x04") {
        if entries.len() == MOST_ENTRIES {
            return Err(ArchiveFault::EntryCount);
        }
        let (entry, header, after) = read_local(file, rest)?;
        rest = after;
        entries.push(entry);
        headers.push(header);
    }
    if entries.is_empty() {
        return Err(ArchiveFault::NotAnEnvelope);
    }
    let start = file.len().saturating_sub(rest.len());
    for (entry, header) in entries.iter().zip(&headers) {
        let directory = || ArchiveFault::Directory { entry: entry.name.to_owned() };
        rest = rest.strip_prefix(header.central().as_slice()).ok_or_else(directory)?;
        rest = rest.strip_prefix(entry.name.as_bytes()).ok_or_else(directory)?;
    }
    let directory = file.len().saturating_sub(start).saturating_sub(rest.len());
    let end = end_record(entries.len(), directory, start).ok_or(ArchiveFault::TooLarge)?;
    if rest != end {
        return Err(ArchiveFault::End);
    }
    in_order(&entries)?;
    Ok(entries)
}

fn read_local<'a>(file: &[u8], at: &'a [u8]) -> Result<(Entry<'a>, Header, &'a [u8]), ArchiveFault> {
    let offset = file.len().saturating_sub(at.len());
    let (fixed, after) = at.split_at_checked(LOCAL).ok_or(ArchiveFault::CutShort)?;
    let name_length = number::<2>(fixed, 26).ok_or(ArchiveFault::CutShort)?;
    let length = number::<4>(fixed, 22).ok_or(ArchiveFault::CutShort)?;
    let (name, after) = after.split_at_checked(name_length).ok_or(ArchiveFault::CutShort)?;
    let name = std::str::from_utf8(name)
        .ok()
        .filter(|name| is_name(name))
        .ok_or_else(|| ArchiveFault::Name { name: String::from_utf8_lossy(name).into_owned() })?;
    let (data, after) = after.split_at_checked(length).ok_or(ArchiveFault::CutShort)?;
    let entry = Entry { name, data };
    let header = Header::of(&entry, offset).ok_or(ArchiveFault::TooLarge)?;
    if header.local() != fixed {
        return Err(ArchiveFault::Header { entry: name.to_owned() });
    }
    Ok((entry, header, after))
}

fn number<const BYTES: usize>(fixed: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; BYTES] = fixed.get(at..at.checked_add(BYTES)?)?.try_into().ok()?;
    bytes.iter().rev().try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))
}

/// What the two headers of an entry say that is not the same for all.
struct Header {
    crc: [u8; 4],
    length: [u8; 4],
    name_length: [u8; 2],
    offset: [u8; 4],
}

impl Header {
    fn of(entry: &Entry<'_>, offset: usize) -> Option<Self> {
        Some(Self {
            crc: crc32fast::hash(entry.data).to_le_bytes(),
            length: u32::try_from(entry.data.len()).ok()?.to_le_bytes(),
            name_length: u16::try_from(entry.name.len()).ok()?.to_le_bytes(),
            offset: u32::try_from(offset).ok()?.to_le_bytes(),
        })
    }

    /// Version needed 1.0, no flag, stored, midnight of 1 January 1980: the first moment that the format has.
    fn local(&self) -> [u8; LOCAL] {
        joined(&[
            b"PK\x03\x04",
            &[10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0],
            &self.crc,
            &self.length,
            &self.length,
            &self.name_length,
        ])
    }

    /// The same, made by version 2.0 on host 0, without attributes, comment or second disk.
    fn central(&self) -> [u8; CENTRAL] {
        joined(&[
            b"PK\x01\x02\x14\0",
            &[10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0],
            &self.crc,
            &self.length,
            &self.length,
            &self.name_length,
            &[0; 12],
            &self.offset,
        ])
    }
}

fn end_record(entries: usize, directory: usize, start: usize) -> Option<[u8; END]> {
    let entries = u16::try_from(entries).ok()?.to_le_bytes();
    let directory = u32::try_from(directory).ok()?.to_le_bytes();
    let start = u32::try_from(start).ok()?.to_le_bytes();
    Some(joined(&[b"PK\x05\x06\0\0\0\0", &entries, &entries, &directory, &start]))
}

/// The fields of a record, one after the other; what they do not fill is zero.
fn joined<const LENGTH: usize>(fields: &[&[u8]]) -> [u8; LENGTH] {
    let mut record = [0; LENGTH];
    for (place, byte) in record.iter_mut().zip(fields.iter().copied().flatten()) {
        *place = *byte;
    }
    record
}

/// `mimetype`, the manifest, the content and then the signatures, each group in byte order: a name can neither
/// stand twice nor be both a file and a folder.
fn in_order(entries: &[Entry<'_>]) -> Result<(), ArchiveFault> {
    if entries.len() < 2 || entries.len() > MOST_ENTRIES {
        return Err(ArchiveFault::EntryCount);
    }
    let places: Vec<(u8, &str)> = entries.iter().map(|entry| place(entry.name)).collect();
    for (index, (entry, at)) in entries.iter().zip(&places).enumerate() {
        let order = || ArchiveFault::Order { entry: entry.name.to_owned() };
        match (index, at.0) {
            (0, 0) | (1, 1) | (2.., 2..) => {}
            _ => return Err(order()),
        }
        if index > 0 && places.get(index - 1).is_some_and(|before| before >= at) {
            return Err(order());
        }
        let folder = entry.name.split_once('/').map(|(folder, _)| folder);
        if folder.is_some_and(|folder| entries.iter().any(|other| other.name == folder)) {
            return Err(order());
        }
    }
    Ok(())
}

fn place(name: &str) -> (u8, &str) {
    let group = match name {
        MIMETYPE => 0,
        MANIFEST => 1,
        _ if name.starts_with(SIGNATURES) => 3,
        _ => 2,
    };
    (group, name)
}

/// One narrow alphabet: no way up or out of a folder, no second spelling on any file system, no name that Windows
/// keeps for a device, nothing that `sha256sum` would escape or `unzip` would ask about.
pub(super) fn is_name(name: &str) -> bool {
    let parts = name.split('/');
    name.len() <= MOST_NAME && parts.clone().count() <= 2 && parts.into_iter().all(is_part)
}

fn is_part(part: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    part.bytes().next().is_some_and(inner)
        && part.bytes().all(|byte| inner(byte) || matches!(byte, b'.' | b'_' | b'-'))
        && !part.ends_with('.')
        && !is_device(part.split('.').next().unwrap_or(part))
}

fn is_device(stem: &str) -> bool {
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || stem
            .strip_prefix("com")
            .or_else(|| stem.strip_prefix("lpt"))
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    fn entries<'a>(list: &[(&'a str, &'a [u8])]) -> Vec<Entry<'a>> {
        list.iter().map(|(name, data)| Entry { name, data }).collect()
    }

    fn small() -> Vec<u8> {
        let list = entries(&[("mimetype", b"x"), ("manifest.sha256", b""), ("a/b.txt", b"hello")]);
        write(&list).unwrap()
    }

    #[test]
    fn names_outside_the_alphabet_are_refused() {
        for name in [
            "", "A", "é", "../x", "/x", "x/", "a/b/c", "a//b", ".x", "a/.b", "x.", "x./y", "con", "con.txt",
            "a/nul", "com0", "lpt9.pdf", "a b", "a\\b", "-x", "_x", "a\0",
        ] {
            assert!(!is_name(name), "{name:?}");
        }
        assert!(!is_name(&"a".repeat(101)));
        for name in ["a", "0.x", "a/b", "console", "com10", "a..b", "x_-.y", &"a".repeat(100)] {
            assert!(is_name(name), "{name:?}");
        }
    }

    #[test]
    fn a_name_cannot_stand_twice_out_of_place_or_as_file_and_folder() {
        let refused: [&[(&str, &[u8])]; 6] = [
            &[("mimetype", b"")],
            &[("manifest.sha256", b""), ("mimetype", b"")],
            &[("mimetype", b""), ("manifest.sha256", b""), ("b", b""), ("a", b"")],
            &[("mimetype", b""), ("manifest.sha256", b""), ("a", b""), ("a", b"")],
            &[("mimetype", b""), ("manifest.sha256", b""), ("a", b""), ("a/b", b"")],
            &[("mimetype", b""), ("manifest.sha256", b""), ("signatures/a", b""), ("z", b"")],
        ];
        for list in refused {
            assert!(write(&entries(list)).is_err(), "{list:?}");
        }
    }

    #[test]
    fn a_prefix_a_trailer_and_a_cut_are_refused() {
        let file = small();
        assert!(read(&[b"x", file.as_slice()].concat()).is_err());
        assert!(read(&[file.as_slice(), b"x"].concat()).is_err());
        for length in 0..file.len() {
            assert!(read(&file[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_file_over_the_limit_is_not_read_whole() {
        let endless = std::io::repeat(b'P');
        let bytes = read_whole(endless).unwrap();
        assert_eq!(bytes.len(), MOST_BYTES + 1);
        assert_eq!(read(&bytes), Err(ArchiveFault::TooLarge));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            content in prop::collection::btree_map("[a-f0-9]{1,3}(/[a-f]{1,3})?", any::<Vec<u8>>(), 0..6),
            manifest in any::<Vec<u8>>(),
        ) {
            let mut list = vec![
                Entry { name: "mimetype", data: b"kind" },
                Entry { name: "manifest.sha256", data: &manifest },
            ];
            list.extend(content.iter().map(|(name, data)| Entry { name, data }));
            if let Ok(file) = write(&list) {
                prop_assert_eq!(read(&file).unwrap(), list);
            }
        }

        #[test]
        fn any_bytes_fail_or_write_back_identically(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
            cut in prop::option::of(any::<prop::sample::Index>()),
            insert in prop::option::of((any::<prop::sample::Index>(), any::<Vec<u8>>())),
        ) {
            let mut file = small();
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            if let Some((at, bytes)) = insert {
                let at = at.index(file.len());
                file.splice(at..at, bytes);
            }
            if let Some(cut) = cut {
                file.truncate(cut.index(file.len()));
            }
            if let Ok(list) = read(&file) {
                prop_assert_eq!(write(&list).unwrap(), file);
            }
        }

        #[test]
        fn any_bytes_at_all_are_read_without_a_crash(file in any::<Vec<u8>>()) {
            if let Ok(list) = read(&file) {
                prop_assert_eq!(write(&list).unwrap(), file);
            }
        }
    }
}
