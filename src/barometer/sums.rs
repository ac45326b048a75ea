//! The sums: what the accepted declarations of a year add up to, exactly.

use std::collections::{BTreeMap, HashMap, HashSet};

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Declared;
use super::quantiles::quartiles;
use crate::declaration::{Rate, Value};
use crate::framework::{Framework, Measure, Target};

/// What a year is computed from.
#[derive(Debug, Clone)]
pub struct Year<'a> {
    /// What was asked.
    pub framework: &'a Framework,
    /// The accepted declarations, one a body.
    pub now: &'a [Declared],
    /// Those of the year before.
    pub before: &'a [Declared],
    /// How many bodies were expected; as many as declared where no campaign says.
    pub expected: usize,
}

/// The barometer of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Barometer {
    /// The mean of the targets' attainments; none where no target has a figure.
    pub overall: Option<BigRational>,
    /// The ambitions, in the order of the framework.
    pub ambitions: Vec<Ambition>,
    /// The targets, by number.
    pub targets: Vec<Figure>,
}

/// One ambition.
#[derive(Debug, Clone, PartialEq)]
pub struct Ambition {
    /// Its id.
    pub id: String,
    /// The mean of its targets' attainments.
    pub progress: Option<BigRational>,
}

/// One target.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// Its threshold, in percent.
    pub threshold: u32,
    /// Of all bodies in the figure: the sum of the wholes, or the number of bodies that answered.
    pub whole: u64,
    /// The sum of the parts, or the number of bodies that meet the target.
    pub part: u64,
    /// Is the exact rate at or above the threshold?
    pub met: Option<bool>,
    /// Who is in the figure.
    pub coverage: Coverage,
    /// Lower quartile, median and upper quartile of the bodies' own rates; none for yes or no.
    pub quartiles: Option<[BigRational; 3]>,
    /// The change since last year.
    pub change: Change,
}

/// Who is in a figure, and who is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// In the figure.
    pub included: usize,
    /// Not applicable.
    pub na: usize,
    /// Not collected.
    pub nd: usize,
    /// Both numbers, but a whole of 0: there is no rate.
    pub zero: usize,
    /// No accepted declaration.
    pub missing: usize,
}

/// The change of a rate since last year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// Of all bodies of each year.
    pub all: Option<BigRational>,
    /// Of the bodies that are in the figure of both years: a changed set of bodies is no progress.
    pub same: Option<BigRational>,
}

impl Figure {
    /// The exact rate, where there is one.
    #[must_use]
    pub fn rate(&self) -> Option<BigRational> {
        fraction(self.part, self.whole)
    }

    /// min(1, rate / threshold).
    #[must_use]
    pub fn attainment(&self) -> Option<BigRational> {
        let threshold = BigRational::new(BigInt::from(self.threshold), BigInt::from(100));
        let one = BigRational::from_integer(BigInt::from(1));
        self.rate().map(|rate| (rate / threshold).min(one))
    }
}

/// How one body stands to one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Share(Rate),
    /// Meets it or not, with its own rate if there is one.
    Organization(bool, Option<Rate>),
    Zero,
    NotApplicable,
    NotCollected,
}

/// Adds up a year. The order of the declarations does not matter.
#[must_use]
pub fn compute(year: &Year<'_>) -> Barometer {
    let targets: Vec<Figure> = year.framework.targets.iter().map(|target| figure(year, target)).collect();
    let of = |ambition: &str| {
        let own =
            year.framework.targets.iter().zip(&targets).filter(|(target, _)| target.ambition == ambition);
        mean(own.filter_map(|(_, figure)| figure.attainment()))
    };
    let ambitions = year
        .framework
        .ambitions
        .iter()
        .map(|ambition| Ambition { id: ambition.id.clone(), progress: of(&ambition.id) })
        .collect();
    Barometer { overall: mean(targets.iter().filter_map(Figure::attainment)), ambitions, targets }
}

fn figure(year: &Year<'_>, target: &Target) -> Figure {
    let stands: Vec<(&str, Stand)> = stands(target, year.now).collect();
    let before: HashMap<&str, Stand> = stands_before(target, year.before);
    let (part, whole) = total(stands.iter().map(|(_, stand)| *stand));
    let (part_before, whole_before) = total(before.values().copied());
    let common: HashSet<&str> = stands
        .iter()
        .filter(|(code, stand)| stand.counts() && before.get(code).is_some_and(|stand| stand.counts()))
        .map(|(code, _)| *code)
        .collect();
    let same_now = total(stands.iter().filter(|(code, _)| common.contains(code)).map(|(_, stand)| *stand));
    let same_before =
        total(before.iter().filter(|(code, _)| common.contains(*code)).map(|(_, stand)| *stand));
    let difference = |now: Option<BigRational>, before: Option<BigRational>| Some(now? - before?);
    let rates = stands.iter().filter_map(|(_, stand)| stand.own_rate()).collect();
    Figure {
        id: target.id.clone(),
        threshold: target.threshold,
        whole,
        part,
        met: (whole > 0).then(|| u128::from(part) * 100 >= u128::from(target.threshold) * u128::from(whole)),
        coverage: coverage(&stands, year),
        quartiles: quartiles(rates),
        change: Change {
            all: difference(fraction(part, whole), fraction(part_before, whole_before)),
            same: difference(fraction(same_now.0, same_now.1), fraction(same_before.0, same_before.1)),
        },
    }
}

fn stands<'a>(target: &'a Target, bodies: &'a [Declared]) -> impl Iterator<Item = (&'a str, Stand)> {
    bodies.iter().map(|body| (body.organization.as_str(), stand(target, &body.answers)))
}

fn stands_before<'a>(target: &'a Target, bodies: &'a [Declared]) -> HashMap<&'a str, Stand> {
    stands(target, bodies).collect()
}

/// `ND` weighs more than `NA`: it exists, and nobody counted it. What has no answer at all was not collected.
fn stand(target: &Target, answers: &BTreeMap<String, Value>) -> Stand {
    let value = |quantity: &str| answers.get(quantity).copied().unwrap_or(Value::NotCollected);
    match &target.measure {
        Measure::Yes { quantity } => match value(quantity) {
            Value::Yes => Stand::Organization(true, None),
            Value::No => Stand::Organization(false, None),
            Value::NotApplicable => Stand::NotApplicable,
            _ => Stand::NotCollected,
        },
        Measure::Share { whole, part } | Measure::Majority { whole, part } => {
            match (value(whole), value(part)) {
                (Value::Count(whole), Value::Count(part)) => match Rate::new(part, whole) {
                    None => Stand::Zero,
                    Some(rate) if matches!(target.measure, Measure::Majority { .. }) => {
                        Stand::Organization(rate.is_majority(), Some(rate))
                    }
                    Some(rate) => Stand::Share(rate),
                },
                (Value::NotCollected, _) | (_, Value::NotCollected) => Stand::NotCollected,
                _ => Stand::NotApplicable,
            }
        }
    }
}

impl Stand {
    fn counts(self) -> bool {
        matches!(self, Self::Share(_) | Self::Organization(..))
    }

    fn own_rate(self) -> Option<Rate> {
        match self {
            Self::Share(rate) | Self::Organization(_, Some(rate)) => Some(rate),
            _ => None,
        }
    }
}

/// Part and whole of all that count.
fn total(stands: impl Iterator<Item = Stand>) -> (u64, u64) {
    stands.fold((0, 0), |(part, whole), stand| match stand {
        Stand::Share(rate) => (part + u64::from(rate.part()), whole + u64::from(rate.whole())),
        Stand::Organization(met, _) => (part + u64::from(met), whole + 1),
        _ => (part, whole),
    })
}

fn coverage(stands: &[(&str, Stand)], year: &Year<'_>) -> Coverage {
    let mut coverage =
        Coverage { missing: year.expected.saturating_sub(year.now.len()), ..Coverage::default() };
    for (_, stand) in stands {
        match stand {
            Stand::Share(_) | Stand::Organization(..) => coverage.included += 1,
            Stand::Zero => coverage.zero += 1,
            Stand::NotApplicable => coverage.na += 1,
            Stand::NotCollected => coverage.nd += 1,
        }
    }
    coverage
}

fn fraction(part: u64, whole: u64) -> Option<BigRational> {
    (whole > 0).then(|| BigRational::new(BigInt::from(part), BigInt::from(whole)))
}

fn mean(values: impl Iterator<Item = BigRational>) -> Option<BigRational> {
    let (sum, count) = values
        .fold((BigRational::from_integer(BigInt::from(0)), 0_u32), |(sum, count), value| {
            (sum + value, count + 1)
        });
    (count > 0).then(|| sum / BigRational::from_integer(BigInt::from(count)))
}
