//! Check: the same publication computed again, and what differs from it.

use std::path::Path;

use serde_json::Value;

use crate::barometer::publication::{self, File};
use crate::envelope::{self, SignatureFault};
use crate::store::Store;
use crate::store::folders::read_whole_folder;
use crate::trust::{Namespace, Signer};
use crate::workflow::{Fault, Refusal, intake, signers};

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    /// How many files were compared.
    pub files: usize,
    /// What differs; nothing where all is good.
    pub differences: Vec<Difference>,
}

/// What is wrong with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its name in the folder.
    pub file: String,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is not there, or cannot be read.
    Missing,
    /// It is no part of the publication.
    Extra,
    /// It says something else; where it can be told, the first place.
    Differs(Option<Place>),
    /// It is no signature of the sums, or not by the ministry.
    Signature(Option<SignatureFault>),
}

/// The first place where a file differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line and the column of a table, or the path in a document.
    pub at: String,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

/// Computes the publication of a year again, and compares a folder with it, file by file. Needs no key. How small
/// figures are hidden is taken from the folder, unless it is given.
///
/// # Errors
/// The folder or the home cannot be read, or nothing of the year is accepted.
pub fn check(store: &Store, year: u16, folder: &Path, hide_below: Option<u32>) -> Result<Checked, Fault> {
    if !folder.is_dir() {
        // Told as any file that was handed over and is not there.
        intake::read(&folder.join(publication::SUMS), intake::MOST_ENVELOPE)?;
    }
    let unreadable =
        |error: std::io::Error| Fault::Folder { path: folder.to_owned(), detail: error.to_string() };
    let found = read_whole_folder(folder).map_err(unreadable)?;
    let read = |name: &str| intake::read(&folder.join(name), intake::MOST_ENVELOPE).ok();
    let sums = read(publication::SUMS).unwrap_or_default();
    let signature = read(publication::SIGNATURE);
    let (ours, revoked) = (ours(store)?, signers::revoked(store)?);
    let signed = signature.as_deref().map(|armor| {
        let key = envelope::verify_text(&sums, armor, Namespace::MinistryPublication).map_err(Some)?;
        ours.iter().find(|signer| signer.key == key && !revoked.contains(&key)).cloned().ok_or(None)
    });
    let (principal, key) = match (&signed, ours.last()) {
        (Some(Ok(signer)), _) | (_, Some(signer)) => (signer.principal.clone(), signer.key.clone()),
        _ => return Err(Refusal::NoMinistry { year }.into()),
    };
    let below = hide_below.unwrap_or_else(|| said_hidden(&read(publication::DOCUMENT).unwrap_or_default()));
    let expected = super::files(store, year, below, &principal, &key)?;
    let mut differences = Vec::new();
    let mut differs = |file: &str, wrong| differences.push(Difference { file: file.to_owned(), wrong });
    for file in &expected {
        match read(&file.name) {
            None => differs(&file.name, Wrong::Missing),
            Some(bytes) if bytes != file.bytes => differs(&file.name, Wrong::Differs(place(file, &bytes))),
            Some(_) => {}
        }
    }
    match signed {
        None => differs(publication::SIGNATURE, Wrong::Missing),
        Some(Err(fault)) => differs(publication::SIGNATURE, Wrong::Signature(fault)),
        Some(Ok(_)) => {}
    }
    let is_known =
        |name: &str| name == publication::SIGNATURE || expected.iter().any(|file| file.name == name);
    for (name, _) in found.iter().filter(|(name, _)| !is_known(name)) {
        differs(name, Wrong::Extra);
    }
    Ok(Checked { files: expected.len() + 1, differences })
}

/// The ministry's keys, those for publications last. What a retired key signed in its time stays signed.
fn ours(store: &Store) -> Result<Vec<Signer>, Fault> {
    let register = signers::register(store)?;
    let mut ours: Vec<Signer> = register.iter().filter(|signer| super::decides(signer)).cloned().collect();
    ours.sort_by_key(|signer| signer.namespace == Namespace::MinistryPublication);
    Ok(ours)
}

fn said_hidden(document: &[u8]) -> u32 {
    let document: Value = serde_json::from_slice(document).unwrap_or_default();
    document
        .get("hide_below")
        .and_then(Value::as_u64)
        .and_then(|below| u32::try_from(below).ok())
        .unwrap_or(0)
}

/// The first place where a table or a document differs; none where a file is neither, or cannot be read as one.
fn place(expected: &File, found: &[u8]) -> Option<Place> {
    match expected.name.rsplit_once('.').map(|(_, end)| end) {
        Some("csv") => in_table(&expected.bytes, found),
        Some("json" | "jsonld") => {
            let [found, expected] = [found, &expected.bytes].map(|bytes| serde_json::from_slice(bytes).ok());
            in_document(&found?, &expected?, String::new())
        }
        _ => None,
    }
}

fn in_table(expected: &[u8], found: &[u8]) -> Option<Place> {
    let records = |bytes| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        reader.records().map_while(Result::ok).collect::<Vec<csv::StringRecord>>()
    };
    let (expected, found) = (records(expected), records(found));
    let header = expected.first().cloned().unwrap_or_default();
    for line in 0..expected.len().max(found.len()) {
        let [expected, found] =
            [&expected, &found].map(|records| records.get(line).cloned().unwrap_or_default());
        for column in 0..expected.len().max(found.len()) {
            let [expected, found] = [&expected, &found].map(|record| record.get(column).unwrap_or_default());
            if expected != found {
                let name = header.get(column).unwrap_or_default();
                let at = format!("{}:{name}", line + 1);
                return Some(Place { at, found: found.to_owned(), expected: expected.to_owned() });
            }
        }
    }
    None
}

fn in_document(found: &Value, expected: &Value, at: String) -> Option<Place> {
    let absent = Value::Null;
    match (found, expected) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut names = theirs.keys().chain(ours.keys().filter(|name| !theirs.contains_key(*name)));
            names.find_map(|name| {
                let [found, expected] = [ours, theirs].map(|object| object.get(name).unwrap_or(&absent));
                in_document(found, expected, format!("{at}/{name}"))
            })
        }
        (Value::Array(ours), Value::Array(theirs)) => (0..ours.len().max(theirs.len())).find_map(|place| {
            let [found, expected] = [ours, theirs].map(|array| array.get(place).unwrap_or(&absent));
            in_document(found, expected, format!("{at}/{place}"))
        }),
        (found, expected) if found == expected => None,
        (found, expected) => Some(Place { at, found: found.to_string(), expected: expected.to_string() }),
    }
}
