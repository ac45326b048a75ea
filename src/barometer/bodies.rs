//! The declarations of one year, laid out so that a hundred thousand of them are added up in one pass.

use crate::declaration::Value;

/// The declarations of one year, one a body, by code; the answers lie by the place of their quantity.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    quantities: Vec<String>,
    rows: Vec<Body>,
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
    sequence: u32,
    /// Where its answers begin.
    at: usize,
}

impl Bodies {
    /// No body yet; `quantities` gives the places of the answers.
    #[must_use]
    pub fn new(quantities: Vec<String>) -> Self {
        Self { quantities, rows: Vec::new(), values: Vec::new() }
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
        let [code, name, fingerprint] = [code, name, fingerprint].map(str::to_owned);
        self.rows.push(Body { code, name, fingerprint, sequence, at });
    }

    /// To be called after the last was added: puts the bodies in order, and keeps the last of each.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let key = |body: &Body| (body.sequence, body.at);
        self.rows.sort_by(|one, other| one.code.cmp(&other.code).then_with(|| key(other).cmp(&key(one))));
        self.rows.dedup_by(|later, kept| later.code == kept.code);
        self
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The bodies, by code.
    pub fn iter(&self) -> std::slice::Iter<'_, Body> {
        self.rows.iter()
    }

    /// The body at a place in that order.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Body> {
        self.rows.get(place)
    }

    /// The place of a quantity's answers.
    pub(super) fn place(&self, quantity: &str) -> Option<usize> {
        self.quantities.iter().position(|known| known == quantity)
    }

    /// The answer of the body at a place; what was never asked was not collected, as what has no answer.
    pub(super) fn value(&self, body: usize, quantity: Option<usize>) -> Value {
        let answer = || self.values.get(self.rows.get(body)?.at + quantity?).copied()?;
        answer().unwrap_or(Value::NotCollected)
    }

    /// For each body its place in another year, if it is there.
    pub(super) fn places_in(&self, other: &Self) -> Vec<Option<usize>> {
        let mut there = other.rows.iter().enumerate().peekable();
        let found = |body: &Body| {
            while there.next_if(|(_, other)| other.code < body.code).is_some() {}
            there.next_if(|(_, other)| other.code == body.code).map(|(place, _)| place)
        };
        self.rows.iter().map(found).collect()
    }
}

impl<'a> IntoIterator for &'a Bodies {
    type Item = &'a Body;
    type IntoIter = std::slice::Iter<'a, Body>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
