//! The counts file: CSV with the columns `quantity,value,reason`, as spreadsheets and exports write it.

use std::collections::HashMap;

use thiserror::Error;

use crate::framework::Framework;
use crate::l10n::{Args, Explain};

/// The columns, in their order.
const HEADER: [&str; 3] = ["quantity", "value", "reason"];

/// Where something stands in a counts file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1, as an editor shows it.
    pub line: usize,
    /// The column of the table, counted from 1: 1 quantity, 2 value, 3 reason.
    pub column: usize,
}

/// One row: what was written for one quantity, valid or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The quantity's id; one that the framework asks for.
    pub quantity: String,
    /// The value as written.
    pub typed: String,
    /// The reason as written; empty where there is none.
    pub reason: String,
    /// Where the value stands.
    pub place: Place,
}

/// The rows of a counts file, each quantity once at most.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// The file, as people named it.
    pub file: String,
    /// The sheet, where the file is a workbook: its places are those of cells.
    pub sheet: Option<String>,
    /// In the order of the file.
    pub cells: Vec<Cell>,
}

/// Why a file is no counts file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, line {}, column {}: {slip:?}", place.line, place.column)]
pub struct CountsFault {
    /// The file, as people named it.
    pub file: String,
    /// Where.
    pub place: Place,
    /// What.
    pub slip: Slip,
}

/// What is wrong with a counts file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// Nothing in it.
    Empty,
    /// Text in UTF-16, as "Unicode text" of some spreadsheets is.
    Utf16,
    /// Bytes that are no text at all.
    Binary,
    /// Text in an older encoding, where UTF-8 is asked for.
    NotUtf8,
    /// The header's column is called otherwise.
    Header {
        /// What it has to be called.
        expected: &'static str,
        /// What it is called.
        found: String,
    },
    /// The row has fewer columns than the header.
    MissingColumn,
    /// The row has more columns than the header: often a decimal comma, or a comma in a reason without quotes.
    ExtraColumn,
    /// A whole number beside a reason that is nothing but digits: a decimal comma that split the value in two.
    SplitNumber,
    /// A quotation mark is opened and never closed.
    OpenQuote,
    /// The framework asks for no such quantity.
    UnknownQuantity(String),
    /// The quantity stands on two lines.
    RepeatedQuantity {
        /// Which.
        quantity: String,
        /// The line where it stands first.
        first: usize,
    },
}

impl Counts {
    /// Reads a counts file. Values are kept as written: whether they are answers is for the rules to say.
    ///
    /// # Errors
    /// [`CountsFault`] for the first thing that makes the file unusable.
    pub fn read(file: &str, bytes: &[u8], framework: &Framework) -> Result<Self, CountsFault> {
        let fault = |(place, slip)| CountsFault { file: file.to_owned(), place, slip };
        let text = text(bytes).map_err(fault)?;
        let cells = rows(&text, framework).map_err(fault)?;
        Ok(Self { file: file.to_owned(), sheet: None, cells })
    }

    /// As a counts file again.
    #[must_use]
    pub fn write(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(HEADER);
        for cell in &self.cells {
            let _ = writer.write_record([cell.quantity.as_str(), cell.typed.trim(), &cell.reason]);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// Where the value of a quantity stands.
    #[must_use]
    pub fn place(&self, quantity: &str) -> Option<Place> {
        self.cells.iter().find(|cell| cell.quantity == quantity).map(|cell| cell.place)
    }
}

type Located = (Place, Slip);

const START: Place = Place { line: 1, column: 1 };

/// The file's text with LF at the end of every line, whatever it had.
fn text(bytes: &[u8]) -> Result<String, Located> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_bare_utf16(bytes) {
        return Err((START, Slip::Utf16));
    }
    if bytes.contains(&0) {
        return Err((START, Slip::Binary));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Err((START, Slip::Empty));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// UTF-16 without its mark: every second byte of plain letters is zero.
fn is_bare_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..32).unwrap_or(bytes);
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    half >= 4 && (zeros(0) == 0 && zeros(1) == half || zeros(1) == 0 && zeros(0) == head.len().div_ceil(2))
}

fn not_utf8(bytes: &[u8], valid: usize) -> Located {
    let before = bytes.get(..valid).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let row = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = 1 + row.iter().filter(|byte| matches!(byte, b',' | b';')).count();
    let slip = if looks_like_text(bytes) { Slip::NotUtf8 } else { Slip::Binary };
    (Place { line, column: column.min(HEADER.len()) }, slip)
}

/// Control characters other than line ends and tabs are in no text of any encoding.
fn looks_like_text(bytes: &[u8]) -> bool {
    !bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t'))
}

fn rows(text: &str, framework: &Framework) -> Result<Vec<Cell>, Located> {
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut cells = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut is_header = true;
    loop {
        let start = reader.position().byte();
        // Reading from memory, from text that is UTF-8 and of rows of any length, cannot fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return Ok(cells);
        }
        let line = lines.of_row(start);
        if lines.quotes_until(reader.position().byte()) % 2 == 1 {
            return Err((Place { line, column: record.len().clamp(1, HEADER.len()) }, Slip::OpenQuote));
        }
        if is_header {
            header(line, &record)?;
            is_header = false;
        } else if record.iter().any(|cell| !cell.trim().is_empty()) {
            cells.push(row(line, &record, framework, &mut seen)?);
        }
    }
}

/// Keeps track of lines while rows go by.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line on which the row stands that is read from there: blank lines before it are not its own.
    fn of_row(&mut self, start: u64) -> usize {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let rest = self.text.get(start..).unwrap_or_default();
        let start = start + (rest.len() - rest.trim_start_matches('\n').len());
        self.line += self.text.get(self.at..start).unwrap_or_default().matches('\n').count();
        self.at = start;
        self.line
    }

    fn quotes_until(&self, end: u64) -> usize {
        let end = usize::try_from(end).unwrap_or(usize::MAX).min(self.text.len());
        self.text.get(self.at..end).unwrap_or_default().matches('"').count()
    }
}

fn header(line: usize, record: &csv::StringRecord) -> Result<(), Located> {
    for (column, expected) in (1..).zip(HEADER) {
        let found = record.get(column - 1).unwrap_or_default().trim();
        if found != expected {
            return Err((Place { line, column }, Slip::Header { expected, found: short(found) }));
        }
    }
    extra(line, record)
}

/// One separator too many is refused even with nothing after it: `services,12,5,` is a decimal comma, and must
/// not be read as 12 with the reason "5".
fn extra(line: usize, record: &csv::StringRecord) -> Result<(), Located> {
    if record.len() > HEADER.len() {
        return Err((Place { line, column: HEADER.len() + 1 }, Slip::ExtraColumn));
    }
    Ok(())
}

fn row(
    line: usize,
    record: &csv::StringRecord,
    framework: &Framework,
    seen: &mut HashMap<String, usize>,
) -> Result<Cell, Located> {
    extra(line, record)?;
    let cell = |column: usize| {
        record.get(column - 1).ok_or((Place { line, column }, Slip::MissingColumn)).map(str::to_owned)
    };
    let (quantity, typed, reason) = (cell(1)?.trim().to_owned(), cell(2)?, cell(3)?.trim().to_owned());
    let at_quantity = |slip| Err((Place { line, column: 1 }, slip));
    if framework.quantity(&quantity).is_none() {
        return at_quantity(Slip::UnknownQuantity(short(&quantity)));
    }
    if let Some(first) = seen.insert(quantity.clone(), line) {
        return at_quantity(Slip::RepeatedQuantity { quantity, first });
    }
    let place = Place { line, column: 2 };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(typed.trim()) && is_digits(&reason) {
        return Err((place, Slip::SplitNumber));
    }
    Ok(Cell { quantity, typed, reason, place })
}

/// Enough of a text to recognize it in a message: a cell may hold a megabyte, or what would play with a terminal.
pub(super) fn short(text: &str) -> String {
    let mut out: String =
        text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

impl Explain for CountsFault {
    fn code(&self) -> &str {
        match &self.slip {
            Slip::Empty => "exchange-empty",
            Slip::Utf16 => "exchange-utf16",
            Slip::Binary => "exchange-binary",
            Slip::NotUtf8 => "exchange-not-utf8",
            Slip::Header { .. } => "exchange-header",
            Slip::MissingColumn => "exchange-missing-column",
            Slip::ExtraColumn => "exchange-extra-column",
            Slip::SplitNumber => "exchange-split-number",
            Slip::OpenQuote => "exchange-open-quote",
            Slip::UnknownQuantity(_) => "exchange-unknown-quantity",
            Slip::RepeatedQuantity { .. } => "exchange-repeated-quantity",
        }
    }

    fn args(&self) -> Args<'_> {
        // Lines and columns are names, not quantities: no group marks.
        let args = Args::new()
            .text("file", &self.file)
            .text("line", self.place.line.to_string())
            .text("column", self.place.column.to_string());
        match &self.slip {
            Slip::Header { expected, found } => args.text("expected", *expected).text("found", found),
            Slip::UnknownQuantity(quantity) => args.text("quantity", quantity),
            Slip::RepeatedQuantity { quantity, first } => {
                args.text("quantity", quantity).text("first", first.to_string())
            }
            _ => args,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn read(bytes: impl AsRef<[u8]>) -> Result<Counts, CountsFault> {
        Counts::read("counts.csv", bytes.as_ref(), &Framework::built_in().unwrap())
    }

    #[track_caller]
    fn refused(bytes: impl AsRef<[u8]>, line: usize, column: usize) -> Slip {
        let fault = read(bytes).unwrap_err();
        assert_eq!(fault.place, Place { line, column }, "{fault}");
        fault.slip
    }

    #[test]
    fn both_separators_both_line_ends_and_a_mark_read_the_same() {
        let plain = "quantity,value,reason\nservices,1 200,\nemployees,ND,Personne ne compte\n";
        let expected = read(plain).unwrap();
        assert_eq!(expected.cells[1].place, Place { line: 3, column: 2 });
        let semicolons = plain.replace(',', ";");
        for other in [
            semicolons.clone(),
            plain.replace('\n', "\r\n"),
            plain.replace('\n', "\r"),
            format!("\u{feff}{}", semicolons.replace('\n', "\r\n")),
            plain.replace("Personne ne compte", "\"Personne ne compte\""),
            format!("{plain}\n,,\n"),
        ] {
            assert_eq!(read(&other).unwrap(), expected, "{other:?}");
        }
    }

    #[test]
    fn a_line_is_counted_as_an_editor_counts_it() {
        for end in ["\n", "\r\n"] {
            let file = "quantity,value,reason\n\nservices,1,\"two\nlines\"\n\n\ncats,3,\n".replace('\n', end);
            assert_eq!(refused(file, 7, 1), Slip::UnknownQuantity("cats".to_owned()));
        }
    }

    #[test]
    fn a_value_is_kept_as_written_whatever_it_is() {
        let counts = read("quantity,value,reason\nservices,\"12,5\",\nemployees,١٢,\n").unwrap();
        assert_eq!((counts.cells[0].typed.as_str(), counts.cells[1].typed.as_str()), ("12,5", "١٢"));
    }

    #[test]
    fn what_is_no_table_of_counts_is_told_with_its_place() {
        assert_eq!(refused("", 1, 1), Slip::Empty);
        assert_eq!(refused("\u{feff}\r\n", 1, 1), Slip::Empty);
        assert_eq!(refused(b"q\0u\0a\0n\0t\0i\0t\0y\0", 1, 1), Slip::Utf16);
        assert_eq!(refused(b"\x7fELF\0\xff", 1, 1), Slip::Binary);
        assert_eq!(refused(b"quantity,value,reason\nservices,ND,\xe9t\xe9\n", 2, 3), Slip::NotUtf8);
        assert_eq!(refused("quantity,value,reason\nservices,12,5,\n", 2, 4), Slip::ExtraColumn);
        assert_eq!(refused("quantity,value,reason\nservices,12,5\n", 2, 2), Slip::SplitNumber);
        assert_eq!(refused("quantity,value,reason\nservices,12\n", 2, 3), Slip::MissingColumn);
        assert_eq!(
            refused("quantity,value,reason\nservices,ND,\"open\nemployees,3,\n", 2, 3),
            Slip::OpenQuote
        );
        assert_eq!(
            refused("quantity,value,reason\nservices,1,\nservices,1,\n", 3, 1),
            Slip::RepeatedQuantity { quantity: "services".to_owned(), first: 2 }
        );
    }
}
