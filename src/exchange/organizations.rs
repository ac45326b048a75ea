//! The list of a campaign's bodies: CSV with the columns `code,name_fr,name_en[,portfolio]`.

use std::collections::HashSet;

use thiserror::Error;

use crate::l10n::{Args, Explain};

/// The columns, in their order; the last may be absent.
const HEADER: [&str; 4] = ["code", "name_fr", "name_en", "portfolio"];

/// The longest name or portfolio, in characters: as much as an envelope carries.
const MOST_CHARACTERS: usize = 4000;

/// One body of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its code.
    pub code: String,
    /// Its French name.
    pub name_fr: String,
    /// Its English name; the French one where it has none.
    pub name_en: String,
    /// The code of its portfolio; empty without one.
    pub portfolio: String,
}

/// Why a file is no list of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {slip:?}")]
pub struct OrganizationsFault {
    /// The file, as people named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
    /// What.
    pub slip: BodySlip,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodySlip {
    /// Nothing in it.
    Empty,
    /// Not UTF-8, or not CSV.
    NotText,
    /// Another header.
    Header,
    /// A code that is none.
    Code,
    /// A code that stands twice.
    Repeated,
    /// A body without a French name, or with one that is too long.
    Name,
}

impl Body {
    /// Reads a list, separated by `,` or `;` as its header is.
    ///
    /// # Errors
    /// [`OrganizationsFault`] with the first line that is wrong.
    pub fn read_list(file: &str, bytes: &[u8]) -> Result<Vec<Self>, OrganizationsFault> {
        let fault = |line, slip| OrganizationsFault { file: file.to_owned(), line, slip };
        let text = std::str::from_utf8(bytes).map_err(|_| fault(1, BodySlip::NotText))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        if first.trim().is_empty() {
            return Err(fault(1, BodySlip::Empty));
        }
        let delimiter = if first.contains(';') { b';' } else { b',' };
        let header: Vec<&str> = first.split(char::from(delimiter)).map(str::trim).collect();
        if header.len() < 3 || header.len() > HEADER.len() || !HEADER.starts_with(&header) {
            return Err(fault(1, BodySlip::Header));
        }
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
        let mut seen = HashSet::new();
        let mut bodies = Vec::new();
        for record in reader.records() {
            let record = record
                .map_err(|error| fault(error.position().map_or(1, csv::Position::line), BodySlip::NotText))?;
            let line = record.position().map_or(1, csv::Position::line);
            let body = Self::of(&record).map_err(|slip| fault(line, slip))?;
            if !seen.insert(body.code.clone()) {
                return Err(fault(line, BodySlip::Repeated));
            }
            bodies.push(body);
        }
        if bodies.is_empty() { Err(fault(1, BodySlip::Empty)) } else { Ok(bodies) }
    }

    fn of(record: &csv::StringRecord) -> Result<Self, BodySlip> {
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let (code, name_fr, name_en, portfolio) = (cell(0), cell(1), cell(2), cell(3));
        if code.parse::<crate::trust::BodyCode>().is_err() {
            return Err(BodySlip::Code);
        }
        let long = |text: &str| text.chars().nth(MOST_CHARACTERS).is_some();
        if name_fr.is_empty() || long(&name_fr) || long(&name_en) || long(&portfolio) {
            return Err(BodySlip::Name);
        }
        let name_en = if name_en.is_empty() { name_fr.clone() } else { name_en };
        Ok(Self { code, name_fr, name_en, portfolio })
    }

    /// Writes a list in its one form: commas, by code.
    #[must_use]
    pub fn write_list(bodies: &[Self]) -> Vec<u8> {
        let mut sorted: Vec<&Self> = bodies.iter().collect();
        sorted.sort_by(|one, other| one.code.cmp(&other.code));
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(HEADER);
        for body in sorted {
            let _ = writer.write_record([&body.code, &body.name_fr, &body.name_en, &body.portfolio]);
        }
        writer.into_inner().unwrap_or_default()
    }
}

impl Explain for OrganizationsFault {
    fn code(&self) -> &str {
        match self.slip {
            BodySlip::Empty => "exchange-bodies-empty",
            BodySlip::NotText => "exchange-bodies-not-text",
            BodySlip::Header => "exchange-bodies-header",
            BodySlip::Code => "exchange-bodies-code",
            BodySlip::Repeated => "exchange-bodies-repeated",
            BodySlip::Name => "exchange-bodies-name",
        }
    }

    fn args(&self) -> Args<'_> {
        Args::new().text("file", &self.file).text("line", self.line.to_string())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_list_reads_back_as_written_whatever_its_separator() {
        let list = "code;name_fr;name_en;portfolio\nb;\"Régie; deux\";Board;santé\na;Agence;;\n";
        let bodies = Body::read_list("x", list.as_bytes()).unwrap();
        assert_eq!(bodies.len(), 2);
        let again = Body::read_list("x", &Body::write_list(&bodies)).unwrap();
        assert_eq!(again.first().unwrap().code, "a");
        assert_eq!(again.first().unwrap().name_en, "Agence");
        assert_eq!(again.get(1).unwrap().name_fr, "Régie; deux");
    }

    #[test]
    fn a_faulty_list_names_its_line() {
        let slip = |text: &str| {
            let fault = Body::read_list("x", text.as_bytes()).unwrap_err();
            (fault.line, fault.slip)
        };
        assert_eq!(slip(""), (1, BodySlip::Empty));
        assert_eq!(slip("code,nom\n"), (1, BodySlip::Header));
        assert_eq!(slip("code,name_fr,name_en\na,A,A\nB!,B,B\n"), (3, BodySlip::Code));
        assert_eq!(slip("code,name_fr,name_en\na,A,A\na,B,B\n"), (3, BodySlip::Repeated));
        assert_eq!(slip("code,name_fr,name_en\na,,A\n"), (2, BodySlip::Name));
        assert_eq!(slip("code,name_fr,name_en\na,A\n"), (2, BodySlip::NotText));
    }
}
