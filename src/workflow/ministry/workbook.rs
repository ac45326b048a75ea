//! The register as the reviewers' workbook.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::register::{self, Item, MissingOrLate};
use super::{answers, receive};
use crate::declaration::Value;
use crate::exchange::{BookAnswer, BookMissingOrLate, BookSubmission, RegisterBook, write_register};
use crate::l10n::Lang;
use crate::store::Store;
use crate::store::files::{FileFault, Overwrite, write_whole};
use crate::workflow::Fault;

/// What a workbook of the register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// How many submissions.
    pub submissions: usize,
    /// How many answers of these.
    pub answers: usize,
    /// How many bodies that are missing or late.
    pub missing_or_late: usize,
}

/// Writes the register of a year as a workbook.
///
/// # Errors
/// The home cannot be read, or the file cannot be written.
pub fn export_register(
    store: &Store,
    year: u16,
    out: &Path,
    lang: Lang,
    at: Timestamp,
) -> Result<Exported, Fault> {
    let register = register::of_year(store, year, at, lang)?;
    let book = RegisterBook {
        submissions: register.items.iter().filter_map(|item| submission(item, year, lang)).collect(),
        answers: recorded(store, year, lang)?,
        missing_or_late: register
            .missing_or_late()
            .into_iter()
            .map(|body| missing_or_late(body, lang))
            .collect(),
        made_at: local(at),
    };
    let failed = |detail: String| Fault::Writing(FileFault::Failed { path: out.to_owned(), detail });
    let bytes = write_register(&book, lang).map_err(|error| failed(error.to_string()))?;
    write_whole(out, &bytes, Overwrite::No)?;
    Ok(Exported {
        submissions: book.submissions.len(),
        answers: book.answers.len(),
        missing_or_late: book.missing_or_late.len(),
    })
}

fn local(at: Timestamp) -> DateTime {
    TimeZone::system().to_datetime(at)
}

fn status(item: &Item, lang: Lang) -> String {
    lang.text(&format!("register-{}", item.state.as_str()))
}

fn body(item: &Item) -> [String; 3] {
    [item.organization.clone(), item.name.clone(), item.portfolio.clone()]
}

/// A line that an envelope stands behind.
fn submission(item: &Item, year: u16, lang: Lang) -> Option<BookSubmission> {
    Some(BookSubmission {
        body: body(item),
        year,
        sequence: item.sequence?,
        status: status(item, lang),
        late: item.late,
        received_at: local(item.received_at?),
        fingerprint: item.fingerprint.clone()?,
    })
}

fn missing_or_late(MissingOrLate { last, first }: MissingOrLate<'_>, lang: Lang) -> BookMissingOrLate {
    let received_at = first.received_at.map(local);
    BookMissingOrLate { body: body(last), status: status(last, lang), late: first.late, received_at }
}

/// All answers of all submissions of a year.
fn recorded(store: &Store, year: u16, lang: Lang) -> Result<Vec<BookAnswer>, Fault> {
    let mut recorded = Vec::new();
    let mut framework = None;
    for row in store.submissions(year)? {
        if framework.as_ref().is_none_or(|(sha256, _)| *sha256 != row.framework) {
            framework = Some((row.framework.clone(), receive::framework(store, &row.framework)?));
        }
        let asked = framework.as_ref().and_then(|(_, framework)| framework.as_ref());
        for (quantity, value) in answers::read_answers(&row.answers) {
            let name = asked.and_then(|asked| asked.quantity(&quantity));
            let name = name.map(|quantity| quantity.label.get(lang).to_owned()).unwrap_or_default();
            let value = match value {
                Value::Count(count) => Ok(count),
                word => Err(word.to_string()),
            };
            recorded.push(BookAnswer {
                code: row.organization.clone(),
                year,
                sequence: row.sequence,
                quantity: [quantity, name],
                value,
            });
        }
    }
    Ok(recorded)
}
