//! How numbers look: `1 234 567,8` and `72,5 %` in French (U+00A0), `1,234,567.8` and `72.5%` in English.

use super::Lang;

const NO_BREAK_SPACE: char = '\u{a0}';

/// A whole number with the language's group marks. Not for years and codes, which are never grouped.
#[must_use]
pub fn count(lang: Lang, value: u64) -> String {
    let digits = value.to_string();
    let mark = match lang {
        Lang::Fr => NO_BREAK_SPACE,
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * mark.len_utf8());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A change of a count: `+4`, `−1 200`, `0`.
#[must_use]
pub fn signed_count(lang: Lang, change: i64) -> String {
    sign(change) + &count(lang, change.unsigned_abs())
}

/// A share given in tenths of a percent: 725 is `72,5 %` or `72.5%`.
#[must_use]
pub fn percent(lang: Lang, tenths: u64) -> String {
    match lang {
        Lang::Fr => format!("{}{NO_BREAK_SPACE}%", decimal(lang, tenths)),
        Lang::En => format!("{}%", decimal(lang, tenths)),
    }
}

/// A change in percentage points, given in tenths: 267 is `+26,7` or `+26.7`.
#[must_use]
pub fn signed_points(lang: Lang, tenths: i64) -> String {
    sign(tenths) + &decimal(lang, tenths.unsigned_abs())
}

fn decimal(lang: Lang, tenths: u64) -> String {
    let mark = match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    };
    format!("{}{mark}{}", count(lang, tenths / 10), tenths % 10)
}

fn sign(change: i64) -> String {
    match change {
        0 => String::new(),
        1.. => "+".to_owned(),
        ..0 => "\u{2212}".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_groups_with_no_break_spaces_and_english_with_commas() {
        assert_eq!(count(Lang::Fr, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(count(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(count(Lang::Fr, 0), "0");
        assert_eq!(count(Lang::En, 999), "999");
    }

    #[test]
    fn a_share_shows_one_decimal() {
        assert_eq!(percent(Lang::Fr, 725), "72,5\u{a0}%");
        assert_eq!(percent(Lang::En, 1000), "100.0%");
    }

    #[test]
    fn a_change_shows_its_sign() {
        assert_eq!(signed_count(Lang::Fr, -1200), "\u{2212}1\u{a0}200");
        assert_eq!(signed_points(Lang::En, 267), "+26.7");
        assert_eq!(signed_count(Lang::En, 0), "0");
    }
}
