//! Tables as a workbook: one sheet each. Numbers are numbers, and words are words, also where they begin like a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::WorkbookFault;

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, at most 31 characters.
    pub name: String,
    /// The header.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetCell {
    /// Words.
    Text(String),
    /// A whole number; not grouped where it is a year.
    Count {
        /// The number.
        number: u64,
        /// Is it a year?
        is_year: bool,
    },
    /// A share, in ten-thousandths.
    Share(i32),
    /// True or false.
    Yes(bool),
    /// Nothing.
    Empty,
}

/// How the cells look.
struct Looks {
    header: Format,
    count: Format,
    share: Format,
}

/// Writes the sheets. The day is all that a workbook says about when it was made, so that the same tables give the same
/// bytes; a sheet compressed on another machine does too, for the compression is the program's own.
///
/// # Errors
/// A sheet would have more rows than a workbook takes.
pub fn write_tables(sheets: &[Sheet], day: Date) -> Result<Vec<u8>, WorkbookFault> {
    let looks = Looks {
        header: Format::new().set_bold().set_background_color(Color::RGB(0x00DA_E6F0)).set_text_wrap(),
        count: Format::new().set_num_format("#,##0"),
        share: Format::new().set_num_format("0.0%"),
    };
    let mut workbook = Workbook::new();
    let number = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, number(day.month()), number(day.day()))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, &looks)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Sheet, looks: &Looks) -> Result<(), WorkbookFault> {
    sheet.set_name(&table.name)?;
    for (at, name) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, name, &looks.header)?;
        sheet.set_column_width(at, if name.contains("name") { 44.0 } else { 15.0 })?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(table.rows.len()).unwrap_or(u32::MAX), last)?;
    for (row, line) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(line) {
            write(sheet, (row, column), cell, looks)?;
        }
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &SheetCell,
    looks: &Looks,
) -> Result<(), WorkbookFault> {
    match cell {
        SheetCell::Text(text) => sheet.write_string(row, column, text)?,
        SheetCell::Count { number, is_year } => match (exact(*number), is_year) {
            (Some(number), true) => sheet.write_number(row, column, number)?,
            (Some(number), false) => sheet.write_number_with_format(row, column, number, &looks.count)?,
            (None, _) => sheet.write_string(row, column, number.to_string())?,
        },
        SheetCell::Share(share) => {
            sheet.write_number_with_format(row, column, f64::from(*share) / 10_000.0, &looks.share)?
        }
        SheetCell::Yes(yes) => sheet.write_boolean(row, column, *yes)?,
        SheetCell::Empty => return Ok(()),
    };
    Ok(())
}

/// A sheet holds numbers as doubles: exact up to 2^53, and a larger one is better written as text than wrong.
fn exact(number: u64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "within what a double holds exactly")]
    (number <= 1 << 53).then_some(number as f64)
}
