//! A register as a home keeps it: line by line, each with whether a person meant it.

use jiff::tz::TimeZone;

use super::{MAX_LINES, Signers, line};
use crate::trust::fault::{LineFault, SignersFault};

impl Signers {
    /// The register of [kept](Self::kept) lines. Times without a `Z` are local times of `zone`.
    ///
    /// # Errors
    /// [`SignersFault`] with the first line that is wrong.
    pub fn of_kept<'a>(
        lines: impl IntoIterator<Item = (&'a str, bool)>,
        zone: &TimeZone,
    ) -> Result<Self, SignersFault> {
        let mut register = Self::new();
        for (number, (text, by_name)) in (1..).zip(lines) {
            let fault = |why| SignersFault { line: number, why };
            if number > MAX_LINES {
                return Err(fault(LineFault::TooMany));
            }
            match line::read(text, zone).map_err(fault)? {
                Some(signer) => register.push(text.to_owned(), signer, by_name),
                None => register.push_note(text),
            }
        }
        register.settle_all();
        Ok(register)
    }

    /// Every line as it was said, in its place, and whether a person took it by name: those that wait and those that say an
    /// end that another one precedes among them. A home that keeps less forgets ends, and what waits.
    pub fn kept(&self) -> impl Iterator<Item = (&str, bool)> {
        self.lines.iter().flat_map(|line| {
            let by_name = line.known.as_ref().is_none_or(|known| known.by_name);
            // Notes that follow each other are one text; a signer's line is one line.
            line.text.split('\n').map(move |text| (text, by_name))
        })
    }
}
