//! The publication: what a year adds up to, as files that anyone can read, compute with and check.
//!
//! Knows how the figures become pages, tables, data and pictures. Does not know where they came from, nor disks, keys
//! or clocks: everything comes in with an [`Edition`], and the same edition gives the same bytes.
//!
//! What people wrote (names of bodies, codes of portfolios) is text everywhere: escaped by construction in the pages
//! and the pictures, quoted in JSON, and in the CSV files never the beginning of a formula.

mod catalogue;
mod json;
mod page;
mod pictures;
mod table;
mod tables;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{Barometer, Behind, By, Expected, Group, expected_of, picture};
use crate::declaration::Value;
use crate::framework::{Bilingual, Framework, Target};
use crate::l10n::Lang;

pub use table::{Cell, Column, Kind, Table, inert};
pub use tables::all as tables;

/// The sums of all files, and the signature of these.
pub const SUMS: &str = "SHA256SUMS";
/// See [`SUMS`].
pub const SIGNATURE: &str = "SHA256SUMS.sig";
/// The workbook, which is written by the room that knows workbooks.
pub const WORKBOOK: &str = "barometre.xlsx";
/// The figures as one document.
pub const DOCUMENT: &str = "barometre.json";
/// The key that signed, as `ssh-keygen` takes it.
pub const SIGNERS: &str = "allowed_signers";
/// By this file a folder is known for a publication of this program.
pub const PACKAGE: &str = "datapackage.json";
/// What stands in [`PACKAGE`] for that.
pub const GENERATOR: &str = "jauge/publication/1";

/// A year as it is published.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// The year.
    pub year: u16,
    /// The year that it is compared with.
    pub compared_with: Option<u16>,
    /// What was asked.
    pub framework: &'a Framework,
    /// The campaign under which it was asked: the fingerprint of its envelope.
    pub campaign: Option<String>,
    /// What it adds up to.
    pub barometer: Barometer,
    /// The same by portfolio and by size.
    pub groups: Vec<(Group, Barometer)>,
    /// Each year up to this one, the first one first.
    pub trend: Vec<(u16, Barometer)>,
    /// The bodies behind each target.
    pub behind: Vec<Vec<Behind>>,
    /// The bodies that were expected, by code.
    pub expected: &'a [Expected],
    /// The declarations that it was computed from, of all its years.
    pub sources: Vec<Source>,
    /// A body's own figures are not shown where its whole is below this; 0 shows all.
    pub hide_below: u32,
    /// The code of the ministry that publishes.
    pub ministry: String,
    /// The fingerprint of the key that signs.
    pub key: String,
    /// The line that lets the key sign, for [`SIGNERS`].
    pub signers: String,
}

/// A declaration that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its year.
    pub year: u16,
    /// The body's code.
    pub code: String,
    /// The body's name.
    pub name: Bilingual,
    /// Its envelope.
    pub fingerprint: String,
    /// Its place in the body's chain of corrections.
    pub sequence: u32,
    /// The decision that accepted it: the fingerprint of its envelope.
    pub decision: String,
    /// The day on which it was received (UTC).
    pub received_on: String,
    /// The day on which it was accepted (UTC).
    pub decided_on: String,
}

/// A file of the publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with `/` between the folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), bytes: bytes.into() }
    }

    /// SHA-256 of the content, in hex digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        Sha256::digest(&self.bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// What it is on the web.
    fn media_type(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, end)| end) {
            Some("csv") => "text/csv",
            Some("json") => "application/json",
            Some("jsonld") => "application/ld+json",
            Some("svg") => "image/svg+xml",
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Some("html") => "text/html",
            _ => "text/plain",
        }
    }
}

/// All files but the signature, by name. `workbook` is the content of [`WORKBOOK`]: the same tables, see [`tables`].
#[must_use]
pub fn files(edition: &Edition<'_>, workbook: Vec<u8>) -> Vec<File> {
    let tables = tables::all(edition);
    let mut data: Vec<File> = tables.iter().map(|table| File::new(&table.file(), table.csv())).collect();
    data.push(File::new(DOCUMENT, json::document(edition)));
    data.push(File::new(
        "barometre.schema.json",
        include_str!("../../../assets/publication/barometre.schema.json"),
    ));
    data.push(File::new(WORKBOOK, workbook));
    let images = Lang::ALL.into_iter().flat_map(|lang| pictures::files(edition, lang));
    let package = catalogue::package(edition, &tables, &data);
    let catalogue = catalogue::dcat(edition, &data);
    data.push(File::new(PACKAGE, package));
    data.push(File::new("dcat.jsonld", catalogue));
    data.push(File::new(SIGNERS, edition.signers.as_bytes()));
    let pages = Lang::ALL.map(|lang| File::new(page::name(lang), page::page(edition, &data, lang)));
    data.extend(pages);
    data.extend(images);
    data.sort_by(|one, other| one.name.cmp(&other.name));
    let sums: String = data.iter().map(|file| format!("{}  {}\n", file.sha256(), file.name)).collect();
    data.push(File::new(SUMS, sums));
    data
}

impl Edition<'_> {
    /// The name of a body that declared; what no page can show is replaced.
    fn name(&self, behind: &Behind, lang: Lang) -> String {
        let known = expected_of(self.expected, &behind.body.code).map(|known| known.name.get(lang));
        picture::clean(known.unwrap_or(&behind.body.name))
    }

    /// What a group is called.
    fn group(&self, group: &Group, lang: Lang) -> String {
        picture::clean(&group.label(lang, self.framework))
    }

    /// Are the figures of this body too small to be shown?
    fn hides(&self, behind: &Behind) -> bool {
        matches!(behind.whole, Some(Value::Count(whole)) if whole < self.hide_below)
    }

    /// How many bodies were expected.
    fn wanted(&self) -> usize {
        self.barometer.declared + self.barometer.missing
    }

    /// The day of the last decision: as new as the publication is.
    fn decided_on(&self) -> &str {
        self.sources.iter().map(|source| source.decided_on.as_str()).max().unwrap_or("")
    }

    /// The day on which the last declaration was received.
    fn received_on(&self) -> &str {
        self.sources.iter().map(|source| source.received_on.as_str()).max().unwrap_or("")
    }

    /// The groups of one kind, with more to say than "all of them".
    fn groups_by(&self, by: By) -> Vec<(&Group, &Barometer)> {
        let own: Vec<_> = self.groups.iter().filter(|(group, _)| group.by() == by).collect();
        let known = own.iter().any(|(group, _)| group.id().is_some());
        own.into_iter().filter(|_| known).map(|(group, barometer)| (group, barometer)).collect()
    }

    /// The targets, each with its figure and the bodies behind it.
    fn targets(&self) -> impl Iterator<Item = (&Target, &super::Figure, &[Behind])> {
        let figures = self.barometer.targets.iter().zip(&self.behind);
        self.framework
            .targets
            .iter()
            .zip(figures)
            .map(|(target, (figure, behind))| (target, figure, behind.as_slice()))
    }
}

/// A number of bodies, as translations take it.
fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
