//! JSON without its liberties. serde reads a structure also from an array, a missing field as null and a text of any
//! length; two readers that differ there would read two different declarations out of one signed file.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::declaration::Value;

/// The most characters of a text.
pub(super) const MOST_CHARACTERS: usize = 4000;

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
    pub(super) fn is_short_enough(text: &str) -> bool {
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
