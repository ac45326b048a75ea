//! Values that are more than a word: how they are read from what was typed.

use crate::envelope::Zone;
use crate::l10n::Lang;

/// The first and the last day that counts are about.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Period(pub [jiff::civil::Date; 2]);

pub(super) fn year() -> clap::builder::RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(2000..=2099)
}

/// `2024-04-01..2025-03-31`.
pub(super) fn period(text: &str) -> Result<Period, String> {
    let days = text.split_once("..").and_then(|(first, last)| {
        let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (first <= last).then_some(Period([first, last]))
    });
    days.ok_or_else(|| text.to_owned())
}

/// A name of the IANA database, such as `America/Toronto`.
pub(super) fn zone(text: &str) -> Result<Zone, String> {
    text.parse().map_err(|_| text.to_owned())
}

/// `fr` or `en`, also as the tags `fr-CA` and `en-CA`.
pub(super) fn language(text: &str) -> Result<Lang, String> {
    let known = Lang::ALL.into_iter().find(|lang| {
        text == lang.tag()
            || lang.tag().split('-').next().is_some_and(|short| text.eq_ignore_ascii_case(short))
    });
    known.ok_or_else(|| text.to_owned())
}
