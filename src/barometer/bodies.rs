//! The declarations of one year, laid out so that a hundred thousand of them are added up in one pass.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::declaration::Value;

/// The declarations of one year, one a body, by code; the answers lie by the place of their quantity.
///
/// Each text has a column of its own, so that ordering a million bodies reads their codes alone, side by side.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    quantities: Vec<String>,
    codes: Texts,
    names: Texts,
    fingerprints: Texts,
    sequences: Vec<u32>,
    values: Vec<Option<Value>>,
}

/// A body that declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its code.
    pub code: String,
    /// Its name, as it declared it.
    pub name: String,
    /// What it declared: the fingerprint of the envelope.
    pub fingerprint: String,
}

impl Bodies {
    /// No body yet; `quantities` gives the places of the answers.
    #[must_use]
    pub fn new(quantities: Vec<String>) -> Self {
        Self { quantities, ..Self::default() }
    }

    /// The quantities that were asked, in the order of their places.
    #[must_use]
    pub fn quantities(&self) -> &[String] {
        &self.quantities
    }

    /// Adds a declaration; `sequence` is its place in the body's chain of corrections, and `answer` fills its answers
    /// in, each at the place of its quantity.
    pub fn add(
        &mut self,
        [code, name, fingerprint]: [&str; 3],
        sequence: u32,
        answer: impl FnOnce(&mut [Option<Value>]),
    ) {
        let at = self.values.len();
        self.values.resize(at + self.quantities.len(), None);
        answer(self.values.get_mut(at..).unwrap_or_default());
        self.codes.add(code);
        self.names.add(name);
        self.fingerprints.add(fingerprint);
        self.sequences.push(sequence);
    }

    /// To be called after the last was added: puts the bodies in order, and keeps the last of each.
    #[must_use]
    pub fn settled(self) -> Self {
        let key = |place: usize| (self.code(place), Reverse((self.sequences.get(place).copied(), place)));
        let mut order: Vec<_> = (0..self.len()).map(key).collect();
        order.par_sort_unstable();
        order.dedup_by(|later, kept| later.0 == kept.0);
        let order = || order.iter().map(|(_, Reverse((_, place)))| *place);
        Self {
            codes: self.codes.at(order()),
            names: self.names.at(order()),
            fingerprints: self.fingerprints.at(order()),
            sequences: order().filter_map(|place| self.sequences.get(place).copied()).collect(),
            values: order().flat_map(|place| self.values(place)).copied().collect(),
            quantities: self.quantities,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The codes of the bodies, in their order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.code(place))
    }

    /// The bodies, by code.
    pub fn iter(&self) -> impl Iterator<Item = Body> {
        (0..self.len()).map(|place| self.body(place))
    }

    /// The code of the body at a place in that order.
    pub(super) fn code(&self, place: usize) -> &str {
        self.codes.get(place)
    }

    /// The body at a place in that order.
    pub(super) fn body(&self, place: usize) -> Body {
        let [code, name, fingerprint] =
            [&self.codes, &self.names, &self.fingerprints].map(|texts| texts.get(place).to_owned());
        Body { code, name, fingerprint }
    }

    /// The place of a quantity's answers.
    pub(super) fn place(&self, quantity: &str) -> Option<usize> {
        self.quantities.iter().position(|known| known == quantity)
    }

    /// The answer of the body at a place; what was never asked was not collected, as what has no answer.
    pub(super) fn value(&self, body: usize, quantity: Option<usize>) -> Value {
        let answer = || self.values(body).get(quantity?).copied()?;
        answer().unwrap_or(Value::NotCollected)
    }

    /// The answers of the body at a place.
    fn values(&self, body: usize) -> &[Option<Value>] {
        let many = self.quantities.len();
        self.values.get(body * many..(body + 1) * many).unwrap_or_default()
    }

    /// For each body its place in another year, if it is there.
    pub(super) fn places_in(&self, other: &Self) -> Vec<Option<usize>> {
        let mut there = other.codes().enumerate().peekable();
        let found = |code: &str| {
            while there.next_if(|(_, other)| *other < code).is_some() {}
            there.next_if(|(_, other)| *other == code).map(|(place, _)| place)
        };
        self.codes().map(found).collect()
    }
}

/// Many texts, one behind the other.
#[derive(Debug, Clone, Default)]
struct Texts {
    all: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Texts {
    fn add(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, place: usize) -> &str {
        let begin = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let text = || self.all.get(begin?..*self.ends.get(place)?);
        text().unwrap_or_default()
    }

    /// Those at some places, in the order of these.
    fn at(&self, places: impl Iterator<Item = usize>) -> Self {
        let mut found = Self::default();
        places.for_each(|place| found.add(self.get(place)));
        found
    }
}
