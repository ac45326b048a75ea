//! How the exact numbers are rounded where they are shown, and what groups are called.

use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use super::groups::Group;
use super::picture::{Mark, Share};
use super::stand::Stand;
use super::sums::Figure;
use crate::framework::Framework;
use crate::l10n::{self, Args, Lang};

/// In tenths of a percent, rounded half away from zero.
#[must_use]
pub fn tenths(value: &BigRational) -> i64 {
    scaled(value, 1000)
}

/// In ten-thousandths, as all rates of the JSON documents are, rounded half away from zero.
#[must_use]
pub fn ten_thousandths(value: &BigRational) -> i64 {
    scaled(value, 10_000)
}

/// So many parts of one, rounded half away from zero.
fn scaled(value: &BigRational, parts: i64) -> i64 {
    let scaled = value.abs() * BigRational::from_integer(parts.into());
    let rounded = (scaled + BigRational::new(1.into(), 2.into())).floor().to_integer();
    let rounded = rounded.to_i64().unwrap_or(i64::MAX);
    if value.is_negative() { -rounded } else { rounded }
}

/// A share as it is shown; a dash where there is none.
#[must_use]
pub fn shown(lang: Lang, value: Option<&BigRational>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| l10n::percent(lang, tenths(value).unsigned_abs()))
}

/// In tenths of a percent: below its threshold (in percent; 0 where it has none) it is never shown as reaching it.
fn tenths_below(value: &BigRational, threshold: u32) -> u64 {
    let (rounded, line) = (tenths(value).unsigned_abs(), u64::from(threshold) * 10);
    let is_below = *value < BigRational::new(threshold.into(), 100.into());
    if is_below && rounded >= line { line - 1 } else { rounded }
}

/// A rate that has a threshold, as it is shown: below it, it is never shown as reaching it.
#[must_use]
pub fn shown_rate(lang: Lang, value: Option<&BigRational>, threshold: u32) -> String {
    value.map_or_else(|| "–".to_owned(), |value| l10n::percent(lang, tenths_below(value, threshold)))
}

/// A whole percentage: `75 %`.
#[must_use]
pub fn shown_percent(lang: Lang, percent: u32) -> String {
    lang.text_with("publication-percent", &Args::new().count("percent", u64::from(percent)))
}

/// The words under an axis of shares.
#[must_use]
pub fn scale(lang: Lang) -> [String; 5] {
    [0, 25, 50, 75, 100].map(|percent| shown_percent(lang, percent))
}

/// The mark at a threshold.
#[must_use]
pub fn threshold_mark(lang: Lang, percent: u32) -> Mark {
    let args = Args::new().text("threshold", shown_percent(lang, percent));
    Mark { at: Share::percent(percent), words: lang.text_with("publication-mark-threshold", &args) }
}

/// A change in percentage points as it is shown; a dash where there is none.
#[must_use]
pub fn shown_change(lang: Lang, value: Option<&BigRational>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| l10n::signed_points(lang, tenths(value)))
}

/// How a body stands, in words.
#[must_use]
pub fn standing(lang: Lang, stand: Stand) -> String {
    if stand.assumed {
        lang.text("barometer-standing-assumed")
    } else {
        lang.text(&format!("barometer-standing-{}", stand.standing.as_str()))
    }
}

impl Figure {
    /// Its rate as it is shown, in tenths of a percent: below its threshold it is never shown as reaching it.
    #[must_use]
    pub fn shown_tenths(&self) -> Option<u64> {
        Some(tenths_below(&self.rate()?, self.threshold))
    }

    /// Its rate in words; a dash where there is none.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        shown_rate(lang, self.rate().as_ref(), self.threshold)
    }
}

impl Group {
    /// What it is called. Portfolios have no other name than their code; classes of size are told by their bounds.
    #[must_use]
    pub fn label(&self, lang: Lang, framework: &Framework) -> String {
        match (self, &framework.sizes) {
            (Self::Portfolio(code), _) => code.clone(),
            (Self::NoPortfolio, _) => lang.text("barometer-no-portfolio"),
            (Self::Size(class), Some(sizes)) => {
                let (least, most) = sizes.range(*class);
                let id = match (least, most) {
                    (0, _) => "barometer-size-first",
                    (_, Some(_)) => "barometer-size-between",
                    (_, None) => "barometer-size-last",
                };
                let label = framework.quantity(&sizes.quantity).map_or("", |asked| asked.label.get(lang));
                let number = |number: u32| l10n::count(lang, u64::from(number));
                let args = Args::new()
                    .text("quantity", label)
                    .text("least", number(least))
                    .text("most", most.map(number).unwrap_or_default());
                lang.text_with(id, &args)
            }
            _ => lang.text("barometer-size-unknown"),
        }
    }
}
