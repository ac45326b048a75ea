//! The workbook to be filled in.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::declaration::Previous;
use crate::exchange::{Form, write_form};
use crate::framework::Framework;
use crate::store::files::{FileFault, Overwrite, write_whole};
use crate::workflow::Fault;

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
