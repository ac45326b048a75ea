//! JSON without its liberties, the same for the three kinds. serde reads a structure also from an array, a missing field as null and a text of any
//! length; two readers that differ there would read two different declarations out of one signed file.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use jiff::Timestamp;
use jiff::civil::Date;

use super::archive::{self, Entry};
use super::fault::ContentFault;
use super::text::{Lines, Texts, refused};
use super::{Digest, Fingerprint, Kind};
use crate::declaration::Value;

/// The most characters of a text.
const MOST_CHARACTERS: usize = 4000;

/// The most bytes of an entry that is parsed. A declaration of a hundred quantities, each with a reason of 4 000
/// characters, takes less, and so do ten thousand keys; what is parsed takes several times its size, which must stay a
/// constant.
pub(super) const MOST: usize = 4 * 1024 * 1024;

const TIME: &str = "%Y-%m-%dT%H:%M:%SZ";

/// The bytes of an entry of the archive that is to be parsed.
pub(super) fn entry<'a>(entries: &[Entry<'a>], name: &str) -> Result<&'a [u8], ContentFault> {
    let absent = || ContentFault::Absent { entry: name.to_owned() };
    let entry = entries.iter().find(|entry| entry.name == name).ok_or_else(absent)?;
    parsable(name, entry.data)?;
    Ok(entry.data)
}

/// Is an entry small enough to be parsed?
pub(super) fn parsable(name: &str, data: &[u8]) -> Result<(), ContentFault> {
    if data.len() > MOST { Err(ContentFault::TooLarge { entry: name.to_owned() }) } else { Ok(()) }
}

/// The names of the entries that the content must declare: all but the archive's own and the content itself.
pub(super) fn beside<'a>(entries: &[Entry<'a>], kind: Kind) -> impl Iterator<Item = &'a str> {
    let own = [archive::MIMETYPE, archive::MANIFEST, kind.content()];
    let names: Vec<&'a str> = entries.iter().map(|entry| entry.name).collect();
    names.into_iter().filter(move |name| !own.contains(name) && !name.starts_with(archive::SIGNATURES))
}

/// Reads the entry that holds a content; the values are checked afterwards, where they are more than a form.
pub(super) fn read<'de, T: Deserialize<'de>>(json: &'de [u8]) -> Result<T, ContentFault> {
    // The whole entry is UTF-8, not only its texts.
    let json = std::str::from_utf8(json).map_err(|fault| {
        let before = json.get(..fault.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().len();
        ContentFault::Unreadable { line, column: column.saturating_add(1) }
    })?;
    let Object(document) = serde_json::from_str::<Object<T>>(json)
        .map_err(|fault| ContentFault::Unreadable { line: fault.line(), column: fault.column() })?;
    Ok(document)
}

/// Which of these schemas a content names. Told before anything else of it is read: another version has other fields.
pub(super) fn schema(json: &[u8], known: &[&'static str]) -> Result<&'static str, ContentFault> {
    /// Whatever else the content holds is read strictly afterwards.
    #[derive(Deserialize)]
    struct Named<'a> {
        #[serde(borrow)]
        schema: Text<'a>,
    }

    let Named { schema } = read(json)?;
    let named = known.iter().find(|known| **known == schema.0);
    named.copied().ok_or(ContentFault::Field { field: "schema" })
}

/// Writes the entry: two spaces of indentation and one trailing line feed.
pub(super) fn write(document: &impl Serialize) -> Result<Vec<u8>, ContentFault> {
    // Nothing here fails to become JSON; should it, nothing is sealed.
    let mut json =
        serde_json::to_vec_pretty(document).map_err(|_| ContentFault::Unreadable { line: 0, column: 0 })?;
    json.push(b'\n');
    Ok(json)
}

pub(super) fn text(text: &str) -> Text<'_> {
    Text(Cow::Borrowed(text))
}

/// What has one spelling, as a text.
pub(super) fn spelled<'a>(value: impl fmt::Display) -> Text<'a> {
    Text(Cow::Owned(value.to_string()))
}

pub(super) fn owned(text: Text<'_>) -> String {
    text.0.into_owned()
}

/// A fingerprint that may be absent. Strictly the digits: the spaces that people may type have no place in a signed
/// file.
pub(super) fn fingerprint(
    text: Option<&Text<'_>>,
    field: &'static str,
) -> Result<Option<Fingerprint>, ContentFault> {
    let digest = text.map(|text| text.0.parse::<Digest>()).transpose();
    digest.map(|digest| digest.map(Fingerprint::from)).map_err(|_| ContentFault::Field { field })
}

/// A list of fingerprints, each as strict as [`fingerprint`].
pub(super) fn fingerprints(
    texts: &[Text<'_>],
    field: &'static str,
) -> Result<Vec<Fingerprint>, ContentFault> {
    let digests: Result<Vec<Digest>, _> = texts.iter().map(|text| text.0.parse()).collect();
    let digests = digests.map_err(|_| ContentFault::Field { field })?;
    Ok(digests.into_iter().map(Fingerprint::from).collect())
}

/// No envelope is named twice in a list.
pub(super) fn no_fingerprint_twice(field: &'static str, prints: &[Fingerprint]) -> Result<(), ContentFault> {
    match twice(prints.iter().copied()) {
        Some(print) => Err(ContentFault::Repeated { field, name: print.to_string() }),
        None => Ok(()),
    }
}

/// What stands twice. Sorted rather than hashed: for the few that there are it is faster, and no choice of names makes
/// it slow.
pub(super) fn twice<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut sorted: Vec<T> = all.collect();
    sorted.sort_unstable();
    let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
    pairs.find_map(|(one, next)| (one == next).then_some(*one))
}

/// A day in its one spelling: `YYYY-MM-DD`.
pub(super) fn date(text: &Text<'_>, field: &'static str) -> Result<Date, ContentFault> {
    let date = text.0.parse().ok().filter(|date: &Date| date.to_string() == text.0);
    date.ok_or(ContentFault::Field { field })
}

/// A time in its one spelling: UTC, to the second.
pub(super) fn time(text: &Text<'_>, field: &'static str) -> Result<Timestamp, ContentFault> {
    let time = text.0.parse().ok().filter(|time| spell_time(*time).0 == text.0);
    time.ok_or(ContentFault::Field { field })
}

/// The one spelling of a time.
pub(super) fn spell_time<'a>(time: Timestamp) -> Text<'a> {
    Text(Cow::Owned(time.strftime(TIME).to_string()))
}

/// Nothing that names something is empty, every text is short enough, and none holds a character that it must not,
/// where that is refused. Names come first, then texts.
pub(super) fn well_written(
    names: &[(&'static str, &str)],
    texts: &[(&'static str, &str)],
    refuse: Texts,
) -> Result<(), ContentFault> {
    let empty = names.iter().find(|(_, name)| name.is_empty());
    let all = || names.iter().chain(texts);
    let long = all().find(|(_, text)| !Text::is_short_enough(text));
    if let Some((field, _)) = empty.or(long) {
        return Err(ContentFault::Field { field });
    }
    let mut odd = all().filter_map(|(field, text)| Some((*field, refused(text, Lines::of_field(field))?)));
    match odd.next().filter(|_| refuse == Texts::Refuse) {
        Some((field, character)) => Err(ContentFault::Character { field, character }),
        None => Ok(()),
    }
}

/// A text of at most [`MOST_CHARACTERS`].
#[derive(Debug, Clone)]
pub(super) struct Text<'a>(pub Cow<'a, str>);

/// A structure that is written as an object, never as an array.
#[derive(Debug, Clone)]
pub(super) struct Object<T>(pub T);

/// An answer's value: a whole number, or one of four words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub Value);

/// A field that may be null but must be there: without a function of its own, serde would let it be absent.
pub(super) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}

impl Text<'_> {
    fn is_short_enough(text: &str) -> bool {
        text.len() <= MOST_CHARACTERS || text.chars().nth(MOST_CHARACTERS).is_none()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                bounded(text).map(|text| Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                bounded(text).map(|text| Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Texts)
    }
}

fn bounded<E: Error>(text: &str) -> Result<&str, E> {
    if Text::is_short_enough(text) { Ok(text) } else { Err(E::custom("a text that is too long")) }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Objects<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Objects<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }

        deserializer.deserialize_map(Objects(PhantomData))
    }
}

impl<T: Serialize> Serialize for Object<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;

        impl Visitor<'_> for Numbers {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, NA, ND, yes or no")
            }

            fn visit_u64<E: Error>(self, count: u64) -> Result<Number, E> {
                let count = u32::try_from(count).ok().filter(|count| *count <= Value::MOST);
                count.map(|count| Number(Value::Count(count))).ok_or_else(|| E::custom("out of range"))
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Number, E> {
                match word {
                    "NA" => Ok(Number(Value::NotApplicable)),
                    "ND" => Ok(Number(Value::NotCollected)),
                    "yes" => Ok(Number(Value::Yes)),
                    "no" => Ok(Number(Value::No)),
                    _ => Err(E::custom("no value")),
                }
            }
        }

        deserializer.deserialize_any(Numbers)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Count(count) => serializer.serialize_u32(count),
            word => serializer.collect_str(&word),
        }
    }
}
