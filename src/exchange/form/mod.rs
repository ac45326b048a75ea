//! The fillable workbook: made from a framework, filled in with whatever opens workbooks, and read again.
//!
//! Its ids stand in a column of their own, so that rows may be sorted, columns moved and labels translated: what is read
//! is the column named `quantity`, and beside it those named `value` and `reason`.

mod book;
mod write;
mod xml;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use thiserror::Error;

use super::counts::{Cell, Counts, Place};
use crate::framework::Framework;
use crate::l10n::{Args, Explain};

pub use write::{Form, write as write_form};

/// The names of the columns that are read.
pub(super) const COLUMNS: [&str; 3] = ["quantity", "value", "reason"];

/// Why a workbook cannot be read as counts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, {sheet} {cell}: {slip:?}")]
pub struct FormFault {
    /// The file, as people named it.
    pub file: String,
    /// The sheet; empty where it is the file as a whole.
    pub sheet: String,
    /// The cell, such as `F12`; empty where it is the file as a whole.
    pub cell: String,
    /// What.
    pub slip: FormSlip,
}

/// What is wrong with a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSlip {
    /// No workbook, or a damaged one.
    Unreadable,
    /// No sheet has the columns.
    NoColumns,
    /// A column is missing beside that of the ids.
    MissingColumn(&'static str),
    /// The framework asks for no such quantity.
    UnknownQuantity(String),
    /// The quantity stands in two cells.
    RepeatedQuantity {
        /// Which.
        quantity: String,
        /// The cell where it stands first.
        first: String,
    },
}

/// Does a file begin as workbooks do? They are ZIP archives, and no text begins so.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The name of a cell, such as `F12`, of its row and column, both from 1.
#[must_use]
pub fn cell_name(place: Place) -> String {
    book::name((place.line, place.column))
}

/// Reads a filled workbook. Values are kept as written: whether they are answers is for the rules to say.
///
/// # Errors
/// [`FormFault`] for the first thing that makes it unusable.
pub fn read(file: &str, bytes: &[u8], framework: &Framework) -> Result<Counts, FormFault> {
    let whole = |slip| FormFault { file: file.to_owned(), sheet: String::new(), cell: String::new(), slip };
    let pages = book::read(bytes).ok_or_else(|| whole(FormSlip::Unreadable))?;
    let headed = pages.iter().find_map(|page| {
        let head = page.cells.iter().find(|(_, text)| text.trim() == COLUMNS[0]);
        head.map(|(at, _)| (page, *at))
    });
    let (page, head) = headed.ok_or_else(|| whole(FormSlip::NoColumns))?;
    rows(page, head, framework)
        .map(|cells| Counts { file: file.to_owned(), sheet: Some(page.name.clone()), cells })
        .map_err(|(at, slip)| FormFault {
            file: file.to_owned(),
            sheet: page.name.clone(),
            cell: book::name(at),
            slip,
        })
}

fn rows(
    page: &book::Page,
    (head, ids): book::At,
    framework: &Framework,
) -> Result<Vec<Cell>, (book::At, FormSlip)> {
    let column = |name: &'static str| {
        let of_head = page.cells.range((head, 0)..=(head, usize::MAX));
        let found = of_head.filter(|(_, text)| text.trim() == name).map(|((_, column), _)| *column).next();
        found.ok_or(((head, ids), FormSlip::MissingColumn(name)))
    };
    let [_, value, reason] = COLUMNS;
    let (values, reasons) = (column(value)?, column(reason)?);
    let text = |at: book::At| page.cells.get(&at).map(String::as_str).unwrap_or_default();
    let mut seen: HashMap<&str, book::At> = HashMap::new();
    let mut cells = Vec::new();
    let below = page.cells.range((head + 1, 0)..).filter(|((_, column), _)| *column == ids);
    for (at, id) in below {
        let (row, id) = (at.0, id.trim());
        if framework.quantity(id).is_none() {
            return Err((*at, FormSlip::UnknownQuantity(super::counts::short(id))));
        }
        if let Some(first) = seen.insert(id, *at) {
            let slip = FormSlip::RepeatedQuantity { quantity: id.to_owned(), first: book::name(first) };
            return Err((*at, slip));
        }
        cells.push(Cell {
            quantity: id.to_owned(),
            typed: text((row, values)).to_owned(),
            reason: text((row, reasons)).trim().to_owned(),
            place: Place { line: row, column: values },
        });
    }
    Ok(cells)
}

impl Explain for FormFault {
    fn code(&self) -> &str {
        match &self.slip {
            FormSlip::Unreadable => "form-unreadable",
            FormSlip::NoColumns => "form-no-columns",
            FormSlip::MissingColumn(_) => "form-missing-column",
            FormSlip::UnknownQuantity(_) => "form-unknown-quantity",
            FormSlip::RepeatedQuantity { .. } => "form-repeated-quantity",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new().text("file", &self.file).text("sheet", &self.sheet).text("cell", &self.cell);
        match &self.slip {
            FormSlip::MissingColumn(column) => args.text("column", *column),
            FormSlip::UnknownQuantity(quantity) => args.text("quantity", quantity),
            FormSlip::RepeatedQuantity { quantity, first } => {
                args.text("quantity", quantity).text("first", first)
            }
            _ => args,
        }
    }
}
