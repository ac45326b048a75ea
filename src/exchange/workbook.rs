//! The reviewers' workbook: one sheet of submissions, one of answers, one of the bodies that are missing
//! or late.
//!
//! Numbers are numbers, days are days, and what people wrote is text, also where it begins like a formula.

use jiff::civil::DateTime;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::l10n::Lang;

/// What the workbook holds.
#[derive(Debug, Clone, Default)]
pub struct RegisterBook {
    /// One for each envelope that was received.
    pub submissions: Vec<BookSubmission>,
    /// One for each answer of each.
    pub answers: Vec<BookAnswer>,
    /// One for each body that is missing or late.
    pub missing_or_late: Vec<BookMissingOrLate>,
    /// When it is written, by this machine's clock.
    pub made_at: DateTime,
}

/// A submission.
#[derive(Debug, Clone)]
pub struct BookSubmission {
    /// The body's code, name and portfolio.
    pub body: [String; 3],
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// Where it stands, in words.
    pub status: String,
    /// Did it come after the last day?
    pub late: bool,
    /// When it was received, by this machine's clock.
    pub received_at: DateTime,
    /// The envelope's fingerprint.
    pub fingerprint: String,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct BookAnswer {
    /// The body's code.
    pub code: String,
    /// The year.
    pub year: u16,
    /// The submission's place in the chain of corrections.
    pub sequence: u32,
    /// The quantity: its id and its name.
    pub quantity: [String; 2],
    /// The number, where it is one; else the word.
    pub value: Result<u32, String>,
}

/// A body that is missing or late.
#[derive(Debug, Clone)]
pub struct BookMissingOrLate {
    /// The body's code, name and portfolio.
    pub body: [String; 3],
    /// Where it stands, in words.
    pub status: String,
    /// Did it come after the last day, or is that over without it?
    pub late: bool,
    /// When something of it was first received, by this machine's clock; nothing where it is missing.
    pub received_at: Option<DateTime>,
}

/// Why a workbook could not be written, in the words of its writer.
pub type WorkbookFault = XlsxError;

/// How the cells look.
struct Formats {
    header: Format,
    moment: Format,
    count: Format,
}

/// Writes the workbook.
///
/// # Errors
/// A sheet would have more rows than a workbook takes.
pub fn write(book: &RegisterBook, lang: Lang) -> Result<Vec<u8>, WorkbookFault> {
    let formats = Formats {
        header: Format::new().set_bold().set_background_color(Color::RGB(0x00DA_E6F0)).set_text_wrap(),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        count: Format::new().set_num_format("#,##0"),
    };
    let mut workbook = Workbook::new();
    let made = moment(book.made_at)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    submissions(workbook.add_worksheet(), book, lang, &formats)?;
    answers(workbook.add_worksheet(), book, lang, &formats)?;
    missing_or_late(workbook.add_worksheet(), book, lang, &formats)?;
    workbook.save_to_buffer()
}

/// Names the sheet, writes its header, freezes and filters it.
fn begin(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[(&str, f64)],
    rows: usize,
    lang: Lang,
    formats: &Formats,
) -> Result<(), WorkbookFault> {
    sheet.set_name(lang.text(name))?;
    for (at, (id, width)) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, at, lang.text(id), &formats.header)?;
        sheet.set_column_width(at, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(rows).unwrap_or(u32::MAX), last)?;
    Ok(())
}

fn submissions(
    sheet: &mut Worksheet,
    book: &RegisterBook,
    lang: Lang,
    formats: &Formats,
) -> Result<(), WorkbookFault> {
    let columns = [
        ("book-code", 18.0),
        ("book-name", 48.0),
        ("book-portfolio", 18.0),
        ("book-year", 8.0),
        ("book-sequence", 10.0),
        ("book-status", 16.0),
        ("book-late", 10.0),
        ("book-received", 18.0),
        ("book-fingerprint", 68.0),
    ];
    begin(sheet, "book-submissions", &columns, book.submissions.len(), lang, formats)?;
    for (row, line) in (1_u32..).zip(&book.submissions) {
        for (column, text) in (0_u16..).zip(&line.body) {
            sheet.write_string(row, column, text)?;
        }
        sheet.write_number(row, 3, line.year)?;
        sheet.write_number(row, 4, line.sequence)?;
        sheet.write_string(row, 5, &line.status)?;
        sheet.write_string(row, 6, yes_no(line.late, lang))?;
        sheet.write_datetime_with_format(row, 7, moment(line.received_at)?, &formats.moment)?;
        sheet.write_string(row, 8, &line.fingerprint)?;
    }
    Ok(())
}

fn answers(
    sheet: &mut Worksheet,
    book: &RegisterBook,
    lang: Lang,
    formats: &Formats,
) -> Result<(), WorkbookFault> {
    let columns = [
        ("book-code", 18.0),
        ("book-year", 8.0),
        ("book-sequence", 10.0),
        ("book-quantity", 40.0),
        ("book-quantity-name", 60.0),
        ("book-value", 14.0),
    ];
    begin(sheet, "book-answers", &columns, book.answers.len(), lang, formats)?;
    for (row, line) in (1_u32..).zip(&book.answers) {
        sheet.write_string(row, 0, &line.code)?;
        sheet.write_number(row, 1, line.year)?;
        sheet.write_number(row, 2, line.sequence)?;
        for (column, text) in (3_u16..).zip(&line.quantity) {
            sheet.write_string(row, column, text)?;
        }
        match &line.value {
            Ok(count) => sheet.write_number_with_format(row, 5, *count, &formats.count)?,
            Err(word) => sheet.write_string(row, 5, word)?,
        };
    }
    Ok(())
}

fn missing_or_late(
    sheet: &mut Worksheet,
    book: &RegisterBook,
    lang: Lang,
    formats: &Formats,
) -> Result<(), WorkbookFault> {
    let columns = [
        ("book-code", 18.0),
        ("book-name", 60.0),
        ("book-portfolio", 18.0),
        ("book-status", 16.0),
        ("book-late", 10.0),
        ("book-received", 18.0),
    ];
    begin(sheet, "book-missing-or-late", &columns, book.missing_or_late.len(), lang, formats)?;
    for (row, line) in (1_u32..).zip(&book.missing_or_late) {
        for (column, text) in (0_u16..).zip(&line.body) {
            sheet.write_string(row, column, text)?;
        }
        sheet.write_string(row, 3, &line.status)?;
        sheet.write_string(row, 4, yes_no(line.late, lang))?;
        if let Some(at) = line.received_at {
            sheet.write_datetime_with_format(row, 5, moment(at)?, &formats.moment)?;
        }
    }
    Ok(())
}

fn yes_no(yes: bool, lang: Lang) -> String {
    lang.text(if yes { "book-yes" } else { "book-no" })
}

fn moment(at: DateTime) -> Result<ExcelDateTime, WorkbookFault> {
    let number = |number: i8| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, number(at.month()), number(at.day()))?.and_hms(
        u16::from(number(at.hour())),
        number(at.minute()),
        f64::from(at.second()),
    )
}
