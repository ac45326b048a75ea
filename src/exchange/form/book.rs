//! A workbook as its cells: the few parts of the format that hold them.
//!
//! Reading is our own: the format is ZIP, which the writer of workbooks brings along, and a little XML. Readers of every
//! spreadsheet format cost more of the program than all of its own code for this.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::xml::{Piece, Pieces};

/// A part is at most so large when it is unpacked: a form has some tens of kilobytes.
const MOST: u64 = 8 << 20;
/// More cells than this are no form of ours.
const MOST_CELLS: usize = 200_000;

/// Row and column, both from 1.
pub(super) type At = (usize, usize);

/// A sheet: its name and its cells that are not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub name: String,
    pub cells: BTreeMap<At, String>,
}

/// The sheets of a workbook, in their order; none of a file that is no workbook.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Page>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        let mut file = archive.by_name(name).ok()?.take(MOST + 1);
        file.read_to_string(&mut text).ok()?;
        (u64::try_from(text.len()).ok()? <= MOST).then_some(text)
    };
    let book = part("xl/workbook.xml")?;
    let places = places(&part("xl/_rels/workbook.xml.rels")?);
    // A workbook without a text has no such part.
    let shared = part("xl/sharedStrings.xml").map(|text| strings(&text)).unwrap_or_default();
    let mut pages = Vec::new();
    for piece in Pieces(&book) {
        let Piece::Open { name: "sheet", given, .. } = piece else { continue };
        let place = places.get(given.get("id")?)?;
        pages.push(Page { name: given.get("name")?.clone(), cells: cells(&part(place)?, &shared)? });
    }
    Some(pages)
}

/// The part of each relation.
fn places(text: &str) -> BTreeMap<String, String> {
    let place = |piece| match piece {
        Piece::Open { name: "Relationship", mut given, .. } => {
            let target = given.remove("Target")?;
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            Some((given.remove("Id")?, target))
        }
        _ => None,
    };
    Pieces(text).filter_map(place).collect()
}

/// The shared texts, each of one or several runs; how a text is read aloud is no part of it.
fn strings(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let (mut within, mut aloud) = (false, false);
    for piece in Pieces(text) {
        match piece {
            Piece::Open { name: "si", empty, .. } => {
                all.push(String::new());
                within = !empty && within;
            }
            Piece::Open { name: "rPh", empty: false, .. } => aloud = true,
            Piece::Close("rPh") => aloud = false,
            Piece::Open { name: "t", empty: false, .. } => within = true,
            Piece::Close("t") => within = false,
            Piece::Text(words) if within && !aloud => {
                if let Some(last) = all.last_mut() {
                    last.push_str(&words);
                }
            }
            _ => {}
        }
    }
    all
}

/// A cell that is being read.
struct Reading {
    at: At,
    kind: String,
    text: String,
}

fn cells(text: &str, shared: &[String]) -> Option<BTreeMap<At, String>> {
    let mut cells = BTreeMap::new();
    let mut reading: Option<Reading> = None;
    let mut within = false;
    for piece in Pieces(text) {
        match piece {
            Piece::Open { name: "c", mut given, empty: false } => {
                let at = place(given.get("r")?)?;
                let kind = given.remove("t").unwrap_or_default();
                reading = Some(Reading { at, kind, text: String::new() });
            }
            // The value, or the text that stands in the cell itself.
            Piece::Open { name: "v" | "t", empty: false, .. } => within = true,
            Piece::Close("v" | "t") => within = false,
            Piece::Text(words) if within => {
                if let Some(cell) = &mut reading {
                    cell.text.push_str(&words);
                }
            }
            Piece::Close("c") => {
                let Some(cell) = reading.take() else { continue };
                let text = written(&cell, shared)?;
                if !text.trim().is_empty() {
                    cells.insert(cell.at, text);
                }
                if cells.len() > MOST_CELLS {
                    return None;
                }
            }
            _ => {}
        }
    }
    Some(cells)
}

/// What a person sees in a cell that is not made up for the eye.
fn written(cell: &Reading, shared: &[String]) -> Option<String> {
    match cell.kind.as_str() {
        "s" if cell.text.is_empty() => Some(String::new()),
        "s" => shared.get(cell.text.trim().parse::<usize>().ok()?).cloned(),
        "b" => Some(if cell.text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "" | "n" => Some(number(cell.text.trim())),
        _ => Some(cell.text.clone()),
    }
}

/// A number as it is typed: programs write 1200 also as 1.2E3, or as 1200.0.
fn number(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(number) if number.fract() == 0.0 && number.abs() < 1e12 => format!("{number:.0}"),
        _ => text.to_owned(),
    }
}

/// `F12` is row 12, column 6.
fn place(name: &str) -> Option<At> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, digits) = name.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |so_far, letter| so_far * 26 + usize::from(letter - b'A') + 1);
    Some((digits.parse().ok()?, column))
}

/// Row 12, column 6 is `F12`.
pub(super) fn name((row, column): At) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    format!("{}{row}", letters.iter().rev().collect::<String>())
}
