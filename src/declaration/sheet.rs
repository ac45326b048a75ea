//! What was typed for each quantity, valid or not, and the declaration it belongs to.

use std::collections::BTreeMap;

use super::{Answer, Justification, Organization, Person, Unreadable, Value};
use crate::framework::{Framework, Quantity, QuantityKind};

/// What was typed for one quantity, kept as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The answer's text.
    pub typed: String,
    /// The reason for `NA` or `ND`.
    pub reason: String,
}

/// What was typed, by quantity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet(BTreeMap<String, Entry>);

impl Sheet {
    /// Answers that were read elsewhere, as if they had been typed.
    #[must_use]
    pub fn from_answers(answers: impl IntoIterator<Item = (String, Answer)>) -> Self {
        let entry = |answer: Answer| Entry {
            typed: answer.value.to_string(),
            reason: answer.reason.unwrap_or_default(),
        };
        Self(answers.into_iter().map(|(quantity, answer)| (quantity, entry(answer))).collect())
    }

    /// Types over what was there.
    pub fn set(&mut self, quantity: &str, entry: Entry) {
        self.0.insert(quantity.to_owned(), entry);
    }

    /// What was typed; blank where nothing was.
    #[must_use]
    pub fn entry(&self, quantity: &str) -> &Entry {
        static BLANK: Entry = Entry { typed: String::new(), reason: String::new() };
        self.0.get(quantity).unwrap_or(&BLANK)
    }

    /// The value, if what was typed is one of the quantity's kind.
    ///
    /// # Errors
    /// [`Unreadable`], where nothing or nothing of that kind was typed.
    pub fn value(&self, quantity: &Quantity) -> Result<Value, Unreadable> {
        let value = Value::parse(&self.entry(&quantity.id).typed)?;
        match (value, quantity.kind) {
            (Value::Count(_), QuantityKind::YesNo) | (Value::Yes | Value::No, QuantityKind::Count) => {
                Err(Unreadable::NotAValue)
            }
            _ => Ok(value),
        }
    }

    /// The value of a quantity of that id, where there is a readable one.
    #[must_use]
    pub fn read(&self, framework: &Framework, quantity: &str) -> Option<Value> {
        self.value(framework.quantity(quantity)?).ok()
    }

    /// The readable answers, in the framework's order. A number needs no reason: one typed beside it is left out.
    #[must_use]
    pub fn answers(&self, framework: &Framework) -> Vec<(String, Answer)> {
        let answer = |quantity: &Quantity| {
            let value = self.value(quantity).ok()?;
            let reason = self.entry(&quantity.id).reason.trim();
            let wanted = matches!(value, Value::NotApplicable | Value::NotCollected) && !reason.is_empty();
            Some((quantity.id.clone(), Answer { value, reason: wanted.then(|| reason.to_owned()) }))
        };
        framework.quantities.iter().filter_map(answer).collect()
    }
}

/// What one body declares for one year, as far as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The body; blank where not yet chosen.
    pub organization: Organization,
    /// The year.
    pub year: Option<u16>,
    /// Who prepares it.
    pub prepared_by: Person,
    /// What was typed.
    pub sheet: Sheet,
    /// What is said to warnings.
    pub justifications: Vec<Justification>,
    /// Set where it corrects an earlier declaration.
    pub correction: Option<Correction>,
}

/// That a declaration corrects an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Why; free text.
    pub reason: String,
    /// Does anything differ from what it corrects?
    pub differs: bool,
}

/// What the body declared before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// For which year.
    pub year: u16,
    /// Its answers, by quantity.
    pub answers: BTreeMap<String, Answer>,
}

impl Previous {
    /// The earlier value of a quantity.
    #[must_use]
    pub fn value(&self, quantity: &str) -> Option<Value> {
        self.answers.get(quantity).map(|answer| answer.value)
    }
}
