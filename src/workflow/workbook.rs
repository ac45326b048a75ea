//! Workbooks out: the one to be filled in, and the register as the reviewers' workbook.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::register::{self, State};
use super::{Fault, answers, receive};
use crate::declaration::{Previous, Value};
use crate::exchange::{
    BookAnswer, BookMissing, BookSubmission, Form, RegisterBook, write_form, write_register,
};
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::Store;
use crate::store::files::{FileFault, Overwrite, write_whole};

/// Writes the workbook to be filled in for a year; beside each cell what the body answered in an earlier year, if that
/// is known.
///
/// # Errors
/// The file cannot be written.
pub fn form(
    framework: &Framework,
    year: u16,
    previous: Option<&Previous>,
    out: &Path,
    at: Timestamp,
) -> Result<(), Fault> {
    let made_at = TimeZone::system().to_datetime(at);
    let bytes = write_form(&Form { framework, year, previous, made_at });
    let bytes = bytes.map_err(|error| {
        Fault::Writing(FileFault::Failed { path: out.to_owned(), detail: error.to_string() })
    })?;
    Ok(write_whole(out, &bytes, Overwrite::No)?)
}

/// Writes the register of a year as a workbook.
///
/// # Errors
/// The home cannot be read, or the file cannot be written.
pub fn export_register(store: &Store, year: u16, out: &Path, lang: Lang, at: Timestamp) -> Result<(), Fault> {
    let register = register::of_year(store, year, at)?;
    let local = |at: Timestamp| TimeZone::system().to_datetime(at);
    let mut book = RegisterBook { made_at: local(at), ..RegisterBook::default() };
    for item in &register.items {
        let body = [item.organization.clone(), item.name.clone(), item.portfolio.clone()];
        match (item.state, item.sequence, &item.fingerprint, item.received_at) {
            (State::Missing, ..) => book.missing.push(BookMissing { body, late: item.late }),
            (state, Some(sequence), Some(fingerprint), Some(received)) => {
                book.submissions.push(BookSubmission {
                    body,
                    year,
                    sequence,
                    status: lang.text(&format!("register-{}", state.as_str())),
                    late: item.late,
                    received_at: local(received),
                    fingerprint: fingerprint.clone(),
                });
            }
            _ => {}
        }
    }
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
            book.answers.push(BookAnswer {
                code: row.organization.clone(),
                year,
                sequence: row.sequence,
                quantity: [quantity, name],
                value,
            });
        }
    }
    let failed = |detail: String| Fault::Writing(FileFault::Failed { path: out.to_owned(), detail });
    let bytes = write_register(&book, lang).map_err(|error| failed(error.to_string()))?;
    Ok(write_whole(out, &bytes, Overwrite::No)?)
}
