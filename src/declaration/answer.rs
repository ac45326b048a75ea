//! An answer to one quantity, and the people and words around it.

/// What was answered. Blank is not zero, zero is not `NA`, `NA` is not `ND`: a blank is no answer at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// A whole number from 0 to [`Value::MOST`].
    Count(u32),
    /// Yes, to a yes/no quantity.
    Yes,
    /// No, to a yes/no quantity.
    No,
    /// `NA`: the thing does not exist here.
    NotApplicable,
    /// `ND`: it exists, nobody counted it.
    NotCollected,
}

/// Why typed text is not a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Blank,
    /// Something that is neither a whole number in range, yes, no, `NA` nor `ND`.
    NotAValue,
}

impl Value {
    /// The largest count that can be answered.
    pub const MOST: u32 = 999_999_999;

    /// Reads what a person typed or a counts file holds: a whole number with or without group spaces
    /// (U+0020, U+00A0, U+202F), `yes`, `no`, `NA` or `ND`.
    ///
    /// # Errors
    /// [`Unreadable::Blank`] for nothing but spaces, [`Unreadable::NotAValue`] for anything else. Only the
    /// digits 0 to 9 count as digits: `١٢`, `12,5`, `-1` and `1e3` are not whole numbers here.
    pub fn parse(typed: &str) -> Result<Self, Unreadable> {
        let typed = typed.trim_matches(is_space);
        match typed {
            "" => Err(Unreadable::Blank),
            "NA" => Ok(Value::NotApplicable),
            "ND" => Ok(Value::NotCollected),
            "yes" => Ok(Value::Yes),
            "no" => Ok(Value::No),
            _ => digits(typed).map(Value::Count).ok_or(Unreadable::NotAValue),
        }
    }

    /// The count, where it is one.
    #[must_use]
    pub fn count(self) -> Option<u32> {
        match self {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }
}

/// As files write it: `31`, `yes`, `no`, `NA`, `ND`.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Count(count) => write!(f, "{count}"),
            Value::Yes => f.write_str("yes"),
            Value::No => f.write_str("no"),
            Value::NotApplicable => f.write_str("NA"),
            Value::NotCollected => f.write_str("ND"),
        }
    }
}

/// A value and, for `NA` and `ND`, the reason given for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// Why the thing does not exist or was not counted; free text.
    pub reason: Option<String>,
}

/// The body that declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its code, as in the campaign's list.
    pub code: String,
    /// Its name, as people know it.
    pub name: String,
}

/// A person named in a declaration. The only personal data there is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Given and family name.
    pub name: String,
    /// Title at work.
    pub title: String,
    /// E-mail at work.
    pub email: String,
}

/// What a body says to a warning; signed with the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Justification {
    /// The rule's id, such as `W01`.
    pub rule: String,
    /// The quantity that the warning names; none for a warning about the declaration as a whole.
    pub quantity: Option<String>,
    /// The explanation; free text.
    pub text: String,
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

/// Digits with group spaces between them: `1 234`, but neither `1  234` nor `12 34`: a slip of the finger
/// must not become another number.
fn digits(typed: &str) -> Option<u32> {
    let groups: Vec<&str> = typed.split([' ', '\u{a0}', '\u{202f}']).collect();
    let grouped = groups.len() > 1;
    for (at, group) in groups.iter().enumerate() {
        let whole_group = if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if group.is_empty() || !group.bytes().all(|b| b.is_ascii_digit()) || (grouped && !whole_group) {
            return None;
        }
    }
    // A few leading zeros are harmless; a thousand of them are not a number anybody counted.
    let digits = groups.concat();
    if digits.len() > 12 {
        return None;
    }
    digits
        .parse::<u64>()
        .ok()
        .and_then(|count| u32::try_from(count).ok())
        .filter(|count| *count <= Value::MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_with_or_without_group_spaces() {
        for typed in ["1234567", "1 234 567", "1\u{a0}234\u{a0}567", "1\u{202f}234\u{202f}567", " 1234567 "] {
            assert_eq!(Value::parse(typed), Ok(Value::Count(1_234_567)), "{typed:?}");
        }
        assert_eq!(Value::parse("0"), Ok(Value::Count(0)));
        assert_eq!(Value::parse("999 999 999"), Ok(Value::Count(Value::MOST)));
    }

    #[test]
    fn what_only_looks_like_a_whole_number_is_not_read_as_one() {
        for typed in [
            "12,5",
            "12.0",
            "-1",
            "+1",
            "1e3",
            "١٢",
            "O",
            "1O",
            "1000000000",
            "12 34",
            "1  234",
            "0x10",
            "１２",
            "na",
            "N/A",
            "Yes",
        ] {
            assert_eq!(Value::parse(typed), Err(Unreadable::NotAValue), "{typed:?}");
        }
    }

    #[test]
    fn a_blank_is_no_answer() {
        for typed in ["", " ", "\u{a0}", "\t"] {
            assert_eq!(Value::parse(typed), Err(Unreadable::Blank));
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for value in [Value::Count(31), Value::Yes, Value::No, Value::NotApplicable, Value::NotCollected] {
            assert_eq!(Value::parse(&value.to_string()), Ok(value));
        }
    }
}
