//! Publish: what a year adds up to, as a folder that anyone can read and check; and check such a folder by computing it
//! again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::barometer::publication::{self, Cell, Edition, File, Kind, Source, Table};
use crate::barometer::{By, Uncollected, expected_of};
use crate::envelope;
use crate::exchange::{Sheet, SheetCell, write_tables};
use crate::framework::Bilingual;
use crate::store::files::{FileFault, Overwrite};
use crate::store::folders::{read_whole_folder, write_whole_folder};
use crate::store::{Register, Status, Store};
use crate::trust::{BodyCode, Namespace, Principal, PublicKey, Role, SecretKey, Signer, Signers};
use crate::workflow::cases::Year;
use crate::workflow::keys::{self, KeyFile};
use crate::workflow::ministry::barometer::{Material, Question};
use crate::workflow::signers::{self, Trusted};
use crate::workflow::{Fault, Refusal, campaign, intake, ministry::barometer};

mod again;

pub use again::{Checked, Difference, Place, Wrong, check};

/// What is published.
#[derive(Debug, Clone, Copy)]
pub struct Publishing<'a> {
    /// The year.
    pub year: u16,
    /// The folder to write.
    pub out: &'a Path,
    /// A body's own figures are not shown where its whole is below this; 0 shows all.
    pub hide_below: u32,
}

/// What was published.
#[derive(Debug, Clone)]
pub struct Published {
    /// The folder.
    pub folder: PathBuf,
    /// Who signed.
    pub principal: Principal,
    /// All files, the signature last.
    pub files: Vec<File>,
}

/// May this be published, to this place? Asked before a person is asked for a passphrase.
///
/// # Errors
/// Nothing of the year is accepted, or the place is taken by something else than an earlier publication.
pub fn ready(store: &Store, publishing: &Publishing<'_>) -> Result<(), Fault> {
    if !store.submissions(publishing.year)?.iter().any(|row| row.status == Status::Accepted) {
        return Err(Refusal::NothingToPublish { year: publishing.year }.into());
    }
    may_be_written(publishing.out)
}

/// Computes, signs and writes the publication. An earlier publication in its place is replaced; it is removed only
/// once the new one is there. The key is enrolled for publications, so that the exported register tells it; where it is
/// already, its line stays as it is.
///
/// # Errors
/// As [`ready`]; the key is not the ministry's; or the folder cannot be written. What existed is as it was then.
pub fn publish(
    store: &Store,
    publishing: &Publishing<'_>,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Published, Fault> {
    ready(store, publishing)?;
    let principal = speaks(store, publishing.year, key.public(), at)?;
    let mut files = files(store, publishing.year, publishing.hide_below, &principal, key.public())?;
    let sums = files.last().map(|sums| sums.bytes.as_slice()).unwrap_or_default();
    let signature = envelope::sign_text(sums, Namespace::MinistryPublication, key).map_err(Fault::Seal)?;
    files.push(File { name: publication::SIGNATURE.to_owned(), bytes: signature.into_bytes() });
    let line = Signer { comment: key.comment().to_owned(), ..line(&principal, key.public()) };
    signers::take_in(store, &[line], key.comment(), at)?;
    let written: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    write_whole_folder(publishing.out, &written, Overwrite::Yes)?;
    Ok(Published { folder: publishing.out.to_owned(), principal, files })
}

/// A folder that holds something is only replaced where all of it is an earlier publication.
fn may_be_written(out: &Path) -> Result<(), Fault> {
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        return Err(FileFault::Exists(out.to_owned()).into());
    }
    let unreadable =
        |error: std::io::Error| Fault::Folder { path: out.to_owned(), detail: error.to_string() };
    let found = read_whole_folder(out).map_err(unreadable)?;
    if found.is_empty() {
        return Ok(());
    }
    let read = |name: &str| intake::read(&out.join(name), intake::MOST_ENVELOPE).unwrap_or_default();
    let package: serde_json::Value = serde_json::from_slice(&read(publication::PACKAGE)).unwrap_or_default();
    if package.get("generator").and_then(|generator| generator.as_str()) != Some(publication::GENERATOR) {
        return Err(Refusal::NotAPublication { path: out.to_owned() }.into());
    }
    let sums = String::from_utf8_lossy(&read(publication::SUMS)).into_owned();
    let known = |name: &str| {
        matches!(name, publication::SUMS | publication::SIGNATURE)
            || sums.lines().any(|line| line.split_once("  ").is_some_and(|(_, listed)| listed == name))
    };
    match found.into_iter().find(|(name, _)| !known(name)) {
        Some((file, _)) => Err(Refusal::ForeignFile { path: out.to_owned(), file }.into()),
        None => Ok(()),
    }
}

/// The key of the home that publishes for the ministry, where there is one and no other.
///
/// # Errors
/// There is none, or there are several: which one has to be said.
pub fn own_key(store: &Store, year: u16, at: Timestamp) -> Result<PathBuf, Fault> {
    let revoked = signers::revoked(store)?;
    let (revoked, mut own): (Vec<KeyFile>, Vec<KeyFile>) =
        keys::list(store.home())?.into_iter().partition(|key| revoked.contains(&key.public));
    own.retain(|key| speaks(store, year, &key.public, at).is_ok());
    if let ([], [revoked]) = (own.as_slice(), revoked.as_slice()) {
        return Err(Refusal::RevokedKey { fingerprint: revoked.public.fingerprint() }.into());
    }
    match <[_; 1]>::try_from(own) {
        Ok([key]) => Ok(key.path),
        Err(_) => Err(Refusal::WhichKey.into()),
    }
}

/// In whose name a key publishes: it has to be one that decides for the ministry, and is in force. Where it was enrolled
/// for publications, that line alone tells whether it is.
fn speaks(store: &Store, year: u16, key: &PublicKey, at: Timestamp) -> Result<Principal, Fault> {
    let Trusted { signers: register, revoked } = Trusted::here(store)?;
    signers::unless_revoked(&revoked, key)?;
    if register.iter().any(decides) {
        let enrolled = |signer: &Signer| signer.namespace == Namespace::MinistryPublication;
        let enrolled = register.of_key(key).any(enrolled);
        let purpose = if enrolled { Namespace::MinistryPublication } else { Namespace::MinistryDecision };
        let holder = register.holder(key, purpose, at);
        let speaks = signers::in_force(&register, holder, (purpose, key), at)?;
        let refusal = || Refusal::NotTheMinistry { fingerprint: key.fingerprint() };
        return Ok(holder
            .filter(|holder| speaks && holder.role == Role::Ministry)
            .ok_or_else(refusal)?
            .clone());
    }
    let known = campaign::of_year(store, year)?.ok_or(Refusal::NoMinistry { year })?;
    let body: BodyCode = known.row.ministry.parse()?;
    Ok(Principal { role: Role::Ministry, body })
}

fn decides(signer: &Signer) -> bool {
    signer.principal.role == Role::Ministry
        && matches!(signer.namespace, Namespace::MinistryDecision | Namespace::MinistryPublication)
}

/// The line that lets a key sign publications. Without a name: the publication says who published, not which person.
fn line(principal: &Principal, key: &PublicKey) -> Signer {
    Signer {
        principal: principal.clone(),
        namespace: Namespace::MinistryPublication,
        valid_after: None,
        valid_before: None,
        key: key.clone(),
        comment: String::new(),
    }
}

/// All files but the signature.
fn files(
    store: &Store,
    year: u16,
    hide_below: u32,
    principal: &Principal,
    key: &PublicKey,
) -> Result<Vec<File>, Fault> {
    let material = barometer::all(store)?;
    let edition = edition(store, &material, year, hide_below, principal, key)?;
    let tables = publication::tables(&edition);
    let day = edition.sources.iter().filter_map(|source| source.decided_on.parse::<Date>().ok()).max();
    let sheets: Vec<Sheet> = tables.iter().map(sheet).collect();
    let workbook = write_tables(&sheets, day.unwrap_or_default())
        .map_err(|error| Fault::Folder { path: publication::WORKBOOK.into(), detail: error.to_string() })?;
    Ok(publication::files(&edition, workbook))
}

fn edition<'a>(
    store: &Store,
    material: &'a Material,
    year: u16,
    hide_below: u32,
    principal: &Principal,
    key: &PublicKey,
) -> Result<Edition<'a>, Fault> {
    let nothing = || Refusal::NothingToPublish { year };
    let asked = Question { year, group: None, uncollected: Uncollected::LeftOut };
    let gathered = material.of(year).ok_or_else(nothing)?;
    let barometer = material.barometer(&asked).ok_or_else(nothing)?;
    let mut groups = material.groups(&asked, By::Portfolio);
    groups.extend(material.groups(&asked, By::Size));
    // The sums of a group of one body are that body's own figures.
    groups.retain(|(_, of)| hide_below == 0 || of.declared != 1);
    let mut trend = material.trend(&asked);
    trend.retain(|(of, barometer)| *of <= year && barometer.declared > 0);
    let behind = gathered.framework.targets.iter().map(|target| material.behind(&asked, target)).collect();
    let mut signers = Signers::new();
    signers
        .add(&line(principal, key))
        .map_err(|fault| Fault::Signers { path: publication::SIGNERS.into(), fault })?;
    Ok(Edition {
        year,
        compared_with: material.before(year).map(|before| before.year),
        framework: &gathered.framework,
        campaign: campaign::of_year(store, year)?.map(|known| known.row.fingerprint),
        barometer,
        groups,
        trend,
        behind,
        expected: &gathered.expected,
        sources: sources(store, material, year)?,
        hide_below,
        ministry: principal.body.to_string(),
        key: key.fingerprint(),
        signers: signers.to_string(),
    })
}

/// The declarations behind all years that are shown, by year and body.
fn sources(store: &dyn Register, material: &Material, until: u16) -> Result<Vec<Source>, Fault> {
    // What counts does not depend on the day.
    let now = Timestamp::UNIX_EPOCH;
    let day = |at: Timestamp| TimeZone::UTC.to_datetime(at).date().to_string();
    let mut sources = Vec::new();
    for of in material.years.iter().rev().filter(|of| of.year <= until) {
        let rules = Year::of(store, of.year, now)?;
        let mut counting = HashMap::new();
        store.each_case(of.year, &mut |record| {
            let judged = rules.judge(record);
            if let Some((row, standing)) = judged.submissions().find(|(_, it)| it.status == Status::Accepted)
            {
                // Of several that say the same, the one that every desk names, in whatever order they came.
                let decision = judged.decisions(standing).min_by_key(|row| &row.fingerprint).cloned();
                let told = (row.sequence, standing.first_arrival, decision);
                counting.insert(row.fingerprint.clone(), told);
            }
        })?;
        for body in of.bodies.iter() {
            let Some((sequence, received_at, decision)) = counting.remove(&body.fingerprint) else {
                continue;
            };
            let declared = || Bilingual { fr: body.name.clone(), en: body.name.clone() };
            sources.push(Source {
                year: of.year,
                code: body.code.clone(),
                name: expected_of(&of.expected, &body.code).map_or_else(declared, |known| known.name.clone()),
                fingerprint: body.fingerprint.clone(),
                sequence,
                received_on: day(received_at),
                decided_on: decision.as_ref().map(|decision| day(decision.decided_at)).unwrap_or_default(),
                decision: decision.map(|decision| decision.fingerprint).unwrap_or_default(),
            });
        }
    }
    Ok(sources)
}

fn sheet(table: &Table) -> Sheet {
    let is_year = |at: usize| table.columns.get(at).is_some_and(|column| column.kind == Kind::Year);
    let cell = |(at, cell): (usize, &Cell)| match cell {
        Cell::Text(text) => SheetCell::Text(text.clone()),
        Cell::Count(number) => SheetCell::Count { number: *number, is_year: is_year(at) },
        Cell::Share(share) => SheetCell::Share(i32::try_from(*share).unwrap_or(i32::MAX)),
        Cell::Yes(yes) => SheetCell::Yes(*yes),
        Cell::Empty => SheetCell::Empty,
    };
    Sheet {
        name: table.name.to_owned(),
        columns: table.columns.iter().map(|column| column.name.to_owned()).collect(),
        rows: table.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
    }
}
