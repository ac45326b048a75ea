//! The workbook to be filled in: both languages beside each other, ids and labels locked, answers checked as they are
//! typed.

use jiff::civil::DateTime;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet,
};

use super::super::WorkbookFault;
use super::COLUMNS;
use crate::declaration::{Previous, Value};
use crate::framework::{Bilingual, Framework, Quantity, QuantityKind};
use crate::l10n::{Args, Lang};

/// What a workbook is made from.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// What is asked.
    pub framework: &'a Framework,
    /// The year that is counted.
    pub year: u16,
    /// What the body answered in an earlier year, if that is known.
    pub previous: Option<&'a Previous>,
    /// When it is written, by this machine's clock.
    pub made_at: DateTime,
}

/// Where the names of the columns stand that are read, counted from 0; the words for people stand above.
const HEAD: u32 = 4;
/// The columns, in their order, with their widths in letters.
const WIDTHS: [f64; 6] = [22.0, 52.0, 52.0, 16.0, 18.0, 60.0];
const VALUE: u16 = 4;
/// So many letters of a label fit on a line, whose height is in points.
const LETTERS: usize = 58;
const LINE: f64 = 15.0;

struct Looks {
    title: Format,
    head: Format,
    label: Format,
    id: Format,
    before: Format,
    answer: Format,
    reason: Format,
}

/// Writes the workbook.
///
/// # Errors
/// The framework's texts are longer than a cell takes.
pub fn write(form: &Form<'_>) -> Result<Vec<u8>, WorkbookFault> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment(form.made_at)?));
    let sheet = workbook.add_worksheet();
    let looks = looks();
    sheet.set_name(both(&|lang| lang.text("form-sheet")))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    heads(sheet, form, &looks)?;
    for (row, quantity) in (HEAD + 1..).zip(&form.framework.quantities) {
        line(sheet, form, quantity, row, &looks)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.protect();
    workbook.save_to_buffer()
}

fn looks() -> Looks {
    let top = || Format::new().set_align(FormatAlign::Top);
    let wrapped = || top().set_text_wrap();
    let typed = || wrapped().set_border(FormatBorder::Thin).set_unlocked();
    Looks {
        title: Format::new().set_bold().set_font_size(14.0),
        head: wrapped().set_bold().set_background_color(Color::RGB(0x00DA_E6F0)),
        label: wrapped(),
        id: top().set_font_color(Color::RGB(0x006B_778A)).set_font_size(9.0),
        before: top().set_num_format("#,##0").set_font_color(Color::RGB(0x004E_5662)),
        // What is typed stays text where it is no number: `NA` and dates alike.
        answer: typed().set_num_format("0").set_background_color(Color::RGB(0x00FF_FBEB)),
        reason: typed(),
    }
}

/// The words in both languages, French first.
fn both(words: &dyn Fn(Lang) -> String) -> String {
    let [french, english] = Lang::ALL.map(words);
    if french == english { french } else { format!("{french} / {english}") }
}

fn either(words: &Bilingual) -> String {
    both(&|lang| words.get(lang).to_owned())
}

fn heads(sheet: &mut Worksheet, form: &Form<'_>, looks: &Looks) -> Result<(), WorkbookFault> {
    let title = format!("{} · {}", either(&form.framework.name), form.year);
    sheet.write_string_with_format(0, 0, title, &looks.title)?;
    for (row, lang) in (1..).zip(Lang::ALL) {
        sheet.write_string(row, 0, lang.text("form-how"))?;
    }
    let before = match form.previous {
        Some(previous) => previous.year.to_string(),
        None => both(&|lang| lang.text("form-before")),
    };
    let words = |id: &str| both(&|lang| lang.text(id));
    let names = [
        words("form-id"),
        Lang::Fr.text("form-label"),
        Lang::En.text("form-label"),
        before,
        words("form-answer"),
        words("form-reason"),
    ];
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(HEAD - 1, column, name, &looks.head)?;
    }
    sheet.set_row_height(HEAD - 1, 2.0 * LINE)?;
    let [quantity, value, reason] = COLUMNS;
    for (column, name) in [(0, quantity), (VALUE, value), (VALUE + 1, reason)] {
        sheet.write_string_with_format(HEAD, column, name, &looks.id)?;
    }
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    form: &Form<'_>,
    quantity: &Quantity,
    row: u32,
    looks: &Looks,
) -> Result<(), WorkbookFault> {
    sheet.write_string_with_format(row, 0, &quantity.id, &looks.id)?;
    let number = form.framework.target_of(&quantity.id).map(|target| target.number);
    let mut lines = 1;
    for (column, lang) in (1..).zip(Lang::ALL) {
        let args = Args::new()
            .text("number", number.map(|number| number.to_string()).unwrap_or_default())
            .text("label", quantity.label.get(lang))
            .text("hint", quantity.hint.get(lang));
        let label = lang.text_with("form-quantity", &args);
        lines = label.chars().count().div_ceil(LETTERS).max(lines);
        sheet.write_string_with_format(row, column, label, &looks.label)?;
    }
    // Not every program makes room for words that wrap.
    sheet.set_row_height(row, LINE * f64::from(u8::try_from(lines).unwrap_or(u8::MAX)))?;
    match form.previous.and_then(|previous| previous.value(&quantity.id)) {
        Some(Value::Count(count)) => {
            sheet.write_number_with_format(row, VALUE - 1, count, &looks.before)?;
        }
        Some(word) => {
            sheet.write_string_with_format(row, VALUE - 1, word.to_string(), &looks.before)?;
        }
        None => {}
    }
    sheet.write_blank(row, VALUE, &looks.answer)?;
    sheet.write_blank(row, VALUE + 1, &looks.reason)?;
    sheet.add_data_validation(row, VALUE, row, VALUE, &validation(quantity.kind, row)?)?;
    Ok(())
}

/// What may be typed. `NA` and `ND` may always be.
fn validation(kind: QuantityKind, row: u32) -> Result<DataValidation, WorkbookFault> {
    let (rule, words) = match kind {
        QuantityKind::YesNo => {
            (DataValidation::new().allow_list_strings(&["yes", "no", "NA", "ND"])?, "form-only-yes-no")
        }
        QuantityKind::Count => {
            let cell = super::book::name((usize::try_from(row).unwrap_or(0) + 1, usize::from(VALUE) + 1));
            let most = Value::MOST;
            let counts = format!("AND(ISNUMBER({cell}),{cell}>=0,{cell}<={most},{cell}=INT({cell}))");
            let rule = format!("=OR({counts},EXACT({cell},\"NA\"),EXACT({cell},\"ND\"))");
            (DataValidation::new().allow_custom(Formula::new(rule)), "form-only-count")
        }
    };
    rule.set_error_title("Jauge")?.set_error_message(both(&|lang| lang.text(words)))
}

fn moment(at: DateTime) -> Result<ExcelDateTime, WorkbookFault> {
    let number = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(at.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, number(at.month()), number(at.day()))
}
