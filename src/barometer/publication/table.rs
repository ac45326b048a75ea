//! A table: its columns, its rows, and how it is written as CSV.

/// A table of the publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name: that of its file without the ending, and of its sheet.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Is there a value in each row?
    pub required: bool,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A year.
    Year,
    /// A day, `2025-04-07`.
    Day,
    /// A whole number.
    Count,
    /// A share from 0 to 1.
    Share,
    /// A difference of shares, from -1 to 1.
    Change,
    /// True or false.
    Yes,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, whatever they begin with.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A share or a difference of shares, in ten-thousandths.
    Share(i64),
    /// True or false.
    Yes(bool),
    /// Nothing.
    Empty,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn count(count: usize) -> Self {
        Self::Count(super::number(count))
    }

    /// As the CSV has it.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => inert(text),
            Self::Count(count) => count.to_string(),
            Self::Share(share) => written_share(*share),
            Self::Yes(yes) => yes.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// Text for a CSV file: a spreadsheet takes what begins so for a formula, and runs it.
#[must_use]
pub fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// `0.5897`: always four decimals, and a point in every language.
fn written_share(ten_thousandths: i64) -> String {
    let sign = if ten_thousandths < 0 { "-" } else { "" };
    let share = ten_thousandths.unsigned_abs();
    format!("{sign}{}.{:04}", share / 10_000, share % 10_000)
}

impl Table {
    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// CSV as RFC 4180 has it, in UTF-8, with a header.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(self.columns.iter().map(|column| column.name));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(Cell::written));
        }
        writer.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn text_that_begins_like_a_formula_is_written_as_text_and_numbers_stay_numbers() {
        let column = |name| Column { name, kind: Kind::Text, required: true };
        let text = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=b", "; DROP \"x\""].map(Cell::text);
        let mut rows: Vec<Vec<Cell>> = text.into_iter().map(|cell| vec![cell, Cell::Empty]).collect();
        rows.push(vec![Cell::Share(-5), Cell::Share(10_000)]);
        let table = Table { name: "t", columns: vec![column("a"), column("b")], rows };
        let csv = String::from_utf8(table.csv()).unwrap();
        let expected = "a,b\r\n'=1+1,\r\n'+1,\r\n'-1,\r\n'@x,\r\n'\tx,\r\n\"'\rx\",\r\na=b,\r\n\
                        \"; DROP \"\"x\"\"\",\r\n-0.0005,1.0000\r\n";
        assert_eq!(csv, expected);
    }
}
