//! How one body stands to one target.

use super::bodies::Bodies;
use crate::declaration::{Rate, Value};
use crate::framework::{Measure, Target};

/// What becomes of what was not collected (`ND`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Uncollected {
    /// It is left out, and counted beside the figure.
    #[default]
    LeftOut,
    /// What if it was not done: a part counts as 0 of its whole, and an organization as not meeting the target. A share
    /// whose whole was not collected cannot be counted, and stays left out.
    NotDone,
}

/// Where a body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// In the figure, and by itself it meets the target.
    Met,
    /// In the figure, and by itself it does not.
    NotMet,
    /// Both numbers, but a whole of 0: there is no rate.
    Zero,
    /// Not applicable.
    NotApplicable,
    /// Not collected.
    NotCollected,
}

impl Standing {
    /// `met`, `not-met`, `zero`, `na` or `nd`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Zero => "zero",
            Self::NotApplicable => "na",
            Self::NotCollected => "nd",
        }
    }

    /// Is it in the figure?
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Met | Self::NotMet)
    }
}

/// How one body stands to one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Where it stands.
    pub standing: Standing,
    /// Its own rate, where it has one.
    pub rate: Option<Rate>,
    /// Is it in the figure only because what was not collected is taken as not done?
    pub assumed: bool,
}

/// A target as it is looked up in the answers of one year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lens {
    kind: Kind,
    threshold: u32,
    uncollected: Uncollected,
}

/// Where the quantities lie.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Yes(Option<usize>),
    Pair { whole: Option<usize>, part: Option<usize>, organizations: bool },
}

impl Lens {
    pub fn new(target: &Target, bodies: &Bodies, uncollected: Uncollected) -> Self {
        let kind = match &target.measure {
            Measure::Yes { quantity } => Kind::Yes(bodies.place(quantity)),
            Measure::Share { whole, part } | Measure::Majority { whole, part } => Kind::Pair {
                whole: bodies.place(whole),
                part: bodies.place(part),
                organizations: matches!(target.measure, Measure::Majority { .. }),
            },
        };
        Self { kind, threshold: target.threshold, uncollected }
    }

    /// What was answered for the part and for the whole; for a yes/no quantity only the former.
    pub fn answers(self, bodies: &Bodies, body: usize) -> (Value, Option<Value>) {
        match self.kind {
            Kind::Yes(quantity) => (bodies.value(body, quantity), None),
            Kind::Pair { whole, part, .. } => (bodies.value(body, part), Some(bodies.value(body, whole))),
        }
    }

    pub fn stand(self, bodies: &Bodies, body: usize) -> Stand {
        let plain = |standing| Stand { standing, rate: None, assumed: false };
        match (self.kind, self.answers(bodies, body)) {
            (_, (Value::Yes, None)) => plain(Standing::Met),
            (_, (Value::No, None)) => plain(Standing::NotMet),
            (_, (Value::NotApplicable, None)) => plain(Standing::NotApplicable),
            (_, (_, None)) => self.uncollected(None, true),
            (Kind::Pair { organizations, .. }, (part, Some(whole))) => match (whole, part) {
                (Value::Count(whole), Value::Count(part)) => self.rated(part, whole, organizations),
                // `ND` weighs more than `NA`: it exists, and nobody counted it.
                (Value::NotApplicable, Value::NotCollected) => plain(Standing::NotCollected),
                (Value::NotCollected, _) | (_, Value::NotCollected) => {
                    self.uncollected(whole.count(), organizations)
                }
                _ => plain(Standing::NotApplicable),
            },
            (Kind::Yes(_), _) => plain(Standing::NotCollected),
        }
    }

    fn rated(self, part: u32, whole: u32, organizations: bool) -> Stand {
        let rate = Rate::new(part, whole);
        let met = |rate: Rate| if organizations { rate.is_majority() } else { rate.reaches(self.threshold) };
        let standing = match rate.map(met) {
            Some(true) => Standing::Met,
            Some(false) => Standing::NotMet,
            None => Standing::Zero,
        };
        Stand { standing, rate, assumed: false }
    }

    /// What was not collected, with the whole where that is known.
    fn uncollected(self, whole: Option<u32>, organizations: bool) -> Stand {
        let left_out = Stand { standing: Standing::NotCollected, rate: None, assumed: false };
        match (self.uncollected, whole) {
            (Uncollected::NotDone, Some(whole)) => {
                let stand = self.rated(0, whole, organizations);
                Stand { assumed: stand.standing.counts(), ..stand }
            }
            (Uncollected::NotDone, None) if organizations => {
                Stand { standing: Standing::NotMet, rate: None, assumed: true }
            }
            _ => left_out,
        }
    }

    /// What it adds to the part and to the whole of the figure.
    pub fn adds(self, stand: Stand) -> (u64, u64) {
        match (stand.standing, stand.rate, self.kind) {
            (Standing::Met | Standing::NotMet, Some(rate), Kind::Pair { organizations: false, .. }) => {
                (u64::from(rate.part()), u64::from(rate.whole()))
            }
            (Standing::Met, ..) => (1, 1),
            (Standing::NotMet, ..) => (0, 1),
            _ => (0, 0),
        }
    }
}
