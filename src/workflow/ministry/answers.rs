//! Answers as they are kept beside a received envelope: JSON, quantity to number or word.

use std::collections::BTreeMap;

use crate::declaration::Value;

/// Answers as they are kept in a row: JSON, quantity to number or word.
pub(in crate::workflow) fn write_answers<'a>(values: impl Iterator<Item = (&'a str, Value)>) -> String {
    let map: BTreeMap<&str, serde_json::Value> = values
        .map(|(quantity, value)| {
            let value = match value {
                Value::Count(count) => serde_json::Value::from(count),
                word => serde_json::Value::from(word.to_string()),
            };
            (quantity, value)
        })
        .collect();
    serde_json::to_string(&map).unwrap_or_default()
}

/// The answers of a row. One that cannot be read is left out; the envelope stays what counts.
#[must_use]
pub fn read_answers(json: &str) -> BTreeMap<String, Value> {
    let map: BTreeMap<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    let read = |value: serde_json::Value| match value {
        serde_json::Value::Number(number) => {
            number.as_u64().and_then(|count| u32::try_from(count).ok()).map(Value::Count)
        }
        serde_json::Value::String(word) => Value::parse(&word).ok(),
        _ => None,
    };
    map.into_iter().filter_map(|(quantity, value)| Some((quantity, read(value)?))).collect()
}

/// Reads the answers of many rows, each to the place of its quantity.
///
/// What this program wrote is read where it lies: a map of strings a row costs more than all sums over a hundred
/// thousand of them. Anything else is read as the JSON that it may be.
#[derive(Debug)]
pub(in crate::workflow) struct Reader {
    /// Each quantity with its place, in the order that they are written in.
    places: Vec<(String, usize)>,
}

impl Reader {
    pub fn new(quantities: &[String]) -> Self {
        let mut places: Vec<(String, usize)> = quantities.iter().cloned().zip(0..).collect();
        places.sort_unstable();
        Self { places }
    }

    /// Fills the answers of a row in. What is not asked is passed over.
    pub fn read(&self, json: &str, answers: &mut [Option<Value>]) {
        if self.plain(json.as_bytes(), answers).is_none() {
            answers.fill(None);
            for (quantity, value) in read_answers(json) {
                let known = self.places.binary_search_by(|(id, _)| id.as_str().cmp(&quantity));
                let place = known.ok().and_then(|at| self.places.get(at)).map(|(_, place)| *place);
                if let Some(answer) = place.and_then(|place| answers.get_mut(place)) {
                    *answer = Some(value);
                }
            }
        }
    }

    /// `{"quantity":12,"other":"ND"}`, without a space or a mark of escape; none for anything else.
    fn plain(&self, json: &[u8], answers: &mut [Option<Value>]) -> Option<()> {
        let mut rest = json.strip_prefix(b"{")?.strip_suffix(b"}")?;
        let mut next = 0;
        while !rest.is_empty() {
            rest = rest.strip_prefix(b"\"")?;
            let (key, after) = quoted(rest)?;
            // They are written in order: the one that is asked next is most often the one that comes.
            let is = |at: usize| self.places.get(at).filter(|(id, _)| id.as_bytes() == key);
            let known = is(next).or_else(|| {
                next = self.places.partition_point(|(id, _)| id.as_bytes() < key);
                is(next)
            });
            let (value, after) = value(after.strip_prefix(b":")?)?;
            if let Some((_, place)) = known {
                next += 1;
                *answers.get_mut(*place)? = Some(value);
            }
            rest = match after {
                [] => after,
                [b',', more @ ..] if !more.is_empty() => more,
                _ => return None,
            };
        }
        Some(())
    }
}

/// What stands before the next mark of quotation, and what stands behind it.
fn quoted(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = text.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
    match text.split_at_checked(end)? {
        (within, [b'"', after @ ..]) => Some((within, after)),
        _ => None,
    }
}

fn value(text: &[u8]) -> Option<(Value, &[u8])> {
    if let Some(word) = text.strip_prefix(b"\"") {
        let (word, after) = quoted(word)?;
        let word = match word {
            b"NA" => Value::NotApplicable,
            b"ND" => Value::NotCollected,
            b"yes" => Value::Yes,
            b"no" => Value::No,
            _ => return None,
        };
        return Some((word, after));
    }
    let mut count: u32 = 0;
    let mut rest = text;
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        count = count.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
        rest = after;
    }
    (rest.len() < text.len()).then_some((Value::Count(count), rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn read(quantities: &[&str], json: &str) -> Vec<Option<Value>> {
        let quantities: Vec<String> = quantities.iter().map(ToString::to_string).collect();
        let mut answers = vec![None; quantities.len()];
        Reader::new(&quantities).read(json, &mut answers);
        answers
    }

    #[test]
    fn what_is_not_asked_is_passed_over_and_what_is_not_answered_stays_blank() {
        let found = read(&["b", "c", "a"], r#"{"a":1,"aa":2,"c":"ND"}"#);
        assert_eq!(found, [None, Some(Value::NotCollected), Some(Value::Count(1))]);
        assert_eq!(read(&["a"], "{}"), [None]);
    }

    #[test]
    fn answers_that_another_hand_wrote_are_read_as_json() {
        let all = [Some(Value::Count(12)), Some(Value::Yes)];
        for json in [r#"{ "b": "yes", "a": 12 }"#, r#"{"b":"yes","\u0061":12}"#, r#"{"b":" yes","a":12}"#] {
            assert_eq!(read(&["a", "b"], json), all, "{json}");
        }
        for json in ["", "{", "[]", r#"{"a":1,}"#, r#"{"a":-1}"#, r#"{"a":99999999999}"#, r#"{"a":1.5}"#] {
            assert_eq!(read(&["a"], json), [None], "{json}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            answers in proptest::collection::btree_map("[a-z\"\\\\é]{1,4}", 0..=1_000_000_003_u32, 0..6),
        ) {
            let value = |number: u32| match number.checked_sub(Value::MOST) {
                None | Some(0) => Value::Count(number),
                Some(1) => Value::NotApplicable,
                Some(2) => Value::NotCollected,
                Some(_) => Value::Yes,
            };
            let json = write_answers(answers.iter().map(|(id, number)| (id.as_str(), value(*number))));
            let ids: Vec<&str> = answers.keys().rev().map(String::as_str).collect();
            let expected: Vec<Option<Value>> = answers.values().rev().map(|number| Some(value(*number))).collect();
            prop_assert_eq!(read(&ids, &json), expected);
        }
    }
}
