//! Check what a counts file answers.

use std::path::Path;

use crate::declaration::{Declaration, Entry, Finding, Organization, Person, Previous, Sheet, Stage};
use crate::exchange::{self, Counts};
use crate::framework::Framework;
use crate::trust::BodyCode;
use crate::workflow::{Fault, intake, open};

/// A counts file, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The file.
    pub counts: &'a Path,
    /// The body's code.
    pub organization: &'a str,
    /// The year.
    pub year: u16,
    /// The body's envelope of an earlier year.
    pub previous: Option<&'a Path>,
}

/// What was read and what the rules say of it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file's rows, with their places.
    pub counts: Counts,
    /// The declaration that they make.
    pub declaration: Declaration,
    /// What the earlier envelope answered.
    pub previous: Option<Previous>,
    /// What the rules about answers found.
    pub findings: Vec<Finding>,
}

/// Applies every rule about answers to a counts file.
///
/// # Errors
/// The counts file, the code or the earlier envelope is unusable. What the rules find is no error here.
pub fn counts(framework: &Framework, asked: &Asked<'_>) -> Result<Checked, Fault> {
    let code: BodyCode = asked.organization.parse()?;
    let counts = read(framework, asked.counts)?;
    let previous = match asked.previous {
        Some(path) => Some(open::previous(path, code.as_str(), asked.year)?),
        None => None,
    };
    let declaration = Declaration {
        organization: Organization { code: code.as_str().to_owned(), name: String::new() },
        year: Some(asked.year),
        prepared_by: Person::default(),
        sheet: sheet(&counts),
        justifications: Vec::new(),
        correction: None,
    };
    let findings = crate::declaration::check(framework, &declaration, previous.as_ref(), Stage::Answers);
    Ok(Checked { counts, declaration, previous, findings })
}

/// Reads a counts file or a filled workbook: told apart by how they begin, not by what they are called.
///
/// # Errors
/// It cannot be read, or is neither.
pub fn read(framework: &Framework, path: &Path) -> Result<Counts, Fault> {
    let bytes = intake::read(path, intake::MOST_COUNTS)?;
    let file = path.display().to_string();
    if exchange::is_workbook(&bytes) {
        return Ok(exchange::read_form(&file, &bytes, framework)?);
    }
    Ok(Counts::read(&file, &bytes, framework)?)
}

/// The rows of a counts file, as if they had been typed.
#[must_use]
pub fn sheet(counts: &Counts) -> Sheet {
    let mut sheet = Sheet::default();
    for cell in &counts.cells {
        sheet.set(&cell.quantity, Entry { typed: cell.typed.clone(), reason: cell.reason.clone() });
    }
    sheet
}
