//! How far one body is with one target.

use super::{Previous, Rate, Sheet, Value};
use crate::framework::{Framework, Measure, Target};
use crate::l10n::{self, Lang};

/// What the answers say of one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The answer to the whole; none for yes/no targets, or where it cannot be read.
    pub whole: Option<Value>,
    /// The answer to the part, or to the yes/no question.
    pub part: Option<Value>,
    /// The rate, where it exists.
    pub rate: Option<Rate>,
    /// Is the target met by this body? None where nothing can be said.
    pub met: Option<bool>,
    /// The line that the rate is held against, in percent: the threshold of a share, half for a majority.
    pub line: u32,
}

impl Measured {
    /// From what was typed.
    #[must_use]
    pub fn of(target: &Target, sheet: &Sheet, framework: &Framework) -> Self {
        Self::with(target, |quantity| sheet.read(framework, quantity))
    }

    /// From an earlier declaration.
    #[must_use]
    pub fn before(target: &Target, previous: &Previous) -> Self {
        Self::with(target, |quantity| previous.value(quantity))
    }

    fn with(target: &Target, value: impl Fn(&str) -> Option<Value>) -> Self {
        let rate = |whole: Option<Value>, part: Option<Value>| {
            Rate::new(part.and_then(Value::count)?, whole.and_then(Value::count)?)
        };
        match &target.measure {
            Measure::Share { whole, part } => {
                let (whole, part) = (value(whole), value(part));
                let rate = rate(whole, part);
                let met = rate.map(|rate| rate.reaches(target.threshold));
                Self { whole, part, rate, met, line: target.threshold }
            }
            Measure::Majority { whole, part } => {
                let (whole, part) = (value(whole), value(part));
                let rate = rate(whole, part);
                Self { whole, part, rate, met: rate.map(Rate::is_majority), line: 50 }
            }
            Measure::Yes { quantity } => {
                let part = value(quantity);
                let met = match part {
                    Some(Value::Yes) => Some(true),
                    Some(Value::No) => Some(false),
                    _ => None,
                };
                Self { whole: None, part, rate: None, met, line: target.threshold }
            }
        }
    }

    /// As it is shown: `67,7 %`, `Oui`, `ND`, or a dash where there is nothing to show.
    #[must_use]
    pub fn display(&self, lang: Lang) -> String {
        if let Some(rate) = self.rate {
            return l10n::percent(lang, rate.shown_tenths(self.line));
        }
        match (self.whole, self.part) {
            (_, Some(value @ (Value::Yes | Value::No))) | (Some(value), _) if value.count().is_none() => {
                value.shown(lang)
            }
            (_, Some(value)) if value.count().is_none() => value.shown(lang),
            _ => "–".to_owned(),
        }
    }
}

impl Value {
    /// As people read it: `1 240`, `Oui`, `NA`, `ND`.
    #[must_use]
    pub fn shown(self, lang: Lang) -> String {
        match self {
            Value::Count(count) => l10n::count(lang, u64::from(count)),
            Value::Yes => lang.text("value-yes"),
            Value::No => lang.text("value-no"),
            Value::NotApplicable => lang.text("value-na"),
            Value::NotCollected => lang.text("value-nd"),
        }
    }
}
