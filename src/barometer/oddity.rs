//! Oddities: what a reviewer should look at twice. They point, they never block.
//!
//! A whole that moved unlike the others': the modified z-score (Iglewicz and Hoaglin, 1993) of the logarithm of this
//! year's number over last year's, among all bodies that have both. Rates far from the median of the body's portfolio.
//! The same numbers as last year. Round numbers throughout. The thresholds come from the framework file.

use std::collections::{BTreeSet, HashMap};

use super::Declared;
use super::quantiles::median;
use crate::declaration::{Rate, Value};
use crate::framework::{Framework, Measure, OddityNumbers, QuantityKind};
use crate::l10n::{self, Args, Lang};

/// 0.6745: the MAD of a normal distribution is so many of its standard deviations.
const MAD_OF_NORMAL: f64 = 0.6745;
/// 1.2533: where more than half of the bodies moved alike the MAD is 0, and the mean deviation takes its place.
const MEAN_OF_NORMAL: f64 = 1.253_314;

/// One oddity, and the quantity that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Oddity {
    /// The quantity; none for the declaration as a whole.
    pub quantity: Option<String>,
    /// What is strange.
    pub strange: Strange,
}

/// What is strange.
#[derive(Debug, Clone, PartialEq)]
pub enum Strange {
    /// The whole moved unlike the others'.
    Moved {
        /// Last year's number.
        before: u32,
        /// This year's.
        now: u32,
        /// How the median body moved, in percent.
        others: i64,
    },
    /// The rate is far from the median of the portfolio.
    FarRate {
        /// The body's rate, in tenths of a percent.
        rate: u64,
        /// The median, in tenths of a percent.
        median: u64,
    },
    /// All numbers are those of last year.
    SameNumbers {
        /// How many there are.
        numbers: usize,
    },
    /// All numbers are round.
    RoundNumbers {
        /// How many there are.
        numbers: usize,
    },
}

impl Oddity {
    /// In words.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        match self.strange {
            Strange::Moved { before, now, others } => lang.text_with(
                "oddity-moved",
                &Args::new()
                    .count("before", u64::from(before))
                    .count("now", u64::from(now))
                    .text("others", l10n::signed_count(lang, others)),
            ),
            Strange::FarRate { rate, median } => lang.text_with(
                "oddity-far-rate",
                &Args::new()
                    .text("rate", l10n::percent(lang, rate))
                    .text("median", l10n::percent(lang, median)),
            ),
            Strange::SameNumbers { numbers } => {
                lang.text_with("oddity-same-numbers", &Args::new().count("numbers", number(numbers)))
            }
            Strange::RoundNumbers { numbers } => {
                lang.text_with("oddity-round-numbers", &Args::new().count("numbers", number(numbers)))
            }
        }
    }
}

/// What all bodies did, worked out once; each body is then held against it.
#[derive(Debug, Clone)]
pub struct Oddities<'a> {
    framework: &'a Framework,
    /// For each whole: median and spread of the logarithms of change.
    moves: HashMap<String, Moves>,
    /// For each target and portfolio: the median rate.
    rates: HashMap<(String, String), f64>,
}

#[derive(Debug, Clone, Copy)]
struct Moves {
    median: f64,
    /// What one point of the z-score is.
    unit: f64,
}

impl<'a> Oddities<'a> {
    /// Looks at all bodies of a year, each with what it answered the year before.
    pub fn of<'b>(
        framework: &'a Framework,
        bodies: impl Iterator<Item = (&'b Declared, Option<&'b Declared>)> + Clone,
    ) -> Self {
        let wholes: BTreeSet<&str> = wholes(framework).collect();
        let mut moves = HashMap::new();
        for whole in wholes {
            let logs: Vec<f64> =
                bodies.clone().filter_map(|(now, before)| log_change(now, before?, whole)).collect();
            if logs.len() >= framework.oddities.peers
                && let Some(found) = spread(&logs)
            {
                moves.insert(whole.to_owned(), found);
            }
        }
        let mut by_portfolio: HashMap<(String, String), Vec<f64>> = HashMap::new();
        for (now, _) in bodies {
            for (target, rate) in rates(framework, now) {
                by_portfolio.entry((target.to_owned(), now.portfolio.clone())).or_default().push(share(rate));
            }
        }
        let rates = by_portfolio
            .into_iter()
            .filter(|(_, rates)| rates.len() >= framework.oddities.peers)
            .filter_map(|(key, rates)| Some((key, median(rates)?)))
            .collect();
        Self { framework, moves, rates }
    }

    /// What is odd about one body, in the order of the framework; the declaration as a whole comes first.
    #[must_use]
    pub fn about(&self, now: &Declared, before: Option<&Declared>) -> Vec<Oddity> {
        let numbers = self.framework.oddities;
        let mut found = Vec::new();
        found.extend(before.and_then(|before| same_numbers(self.framework, now, before, numbers)));
        found.extend(round_numbers(self.framework, now, numbers));
        let mut seen = BTreeSet::new();
        for whole in wholes(self.framework).filter(|whole| seen.insert(*whole)) {
            let moved = before.and_then(|before| self.moved(now, before, whole, numbers));
            found.extend(moved.map(|strange| Oddity { quantity: Some(whole.to_owned()), strange }));
        }
        for target in &self.framework.targets {
            let Some((_, part)) = target.measure.pair() else { continue };
            let own = rates(self.framework, now).find(|(id, _)| *id == target.id);
            let key = (target.id.clone(), now.portfolio.clone());
            let (Some((_, rate)), Some(median)) = (own, self.rates.get(&key)) else { continue };
            if (share(rate) - median).abs() * 100.0 > f64::from(numbers.rate_points) {
                let strange = Strange::FarRate { rate: tenths(share(rate)), median: tenths(*median) };
                found.push(Oddity { quantity: Some(part.to_owned()), strange });
            }
        }
        found
    }

    fn moved(&self, now: &Declared, before: &Declared, whole: &str, by: OddityNumbers) -> Option<Strange> {
        let moves = self.moves.get(whole)?;
        let z = (log_change(now, before, whole)? - moves.median) / moves.unit;
        let (before, now) = (before.count(whole)?, now.count(whole)?);
        if z.abs() <= by.z() || now.abs_diff(before) < by.least_change {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "a percentage that people read")]
        let others = ((moves.median.exp() - 1.0) * 100.0).round() as i64;
        Some(Strange::Moved { before, now, others })
    }
}

fn wholes(framework: &Framework) -> impl Iterator<Item = &str> {
    framework.targets.iter().filter_map(|target| target.measure.pair().map(|(whole, _)| whole))
}

/// The rates of the targets that have one; those of organizations that only say yes or no have none.
fn rates<'a>(framework: &'a Framework, body: &'a Declared) -> impl Iterator<Item = (&'a str, Rate)> {
    framework.targets.iter().filter_map(|target| {
        let (Measure::Share { whole, part } | Measure::Majority { whole, part }) = &target.measure else {
            return None;
        };
        Some((target.id.as_str(), Rate::new(body.count(part)?, body.count(whole)?)?))
    })
}

fn log_change(now: &Declared, before: &Declared, whole: &str) -> Option<f64> {
    let (now, before) = (now.count(whole)?, before.count(whole)?);
    (now > 0 && before > 0).then(|| (f64::from(now) / f64::from(before)).ln())
}

fn spread(logs: &[f64]) -> Option<Moves> {
    let middle = median(logs.to_vec())?;
    let distances: Vec<f64> = logs.iter().map(|log| (log - middle).abs()).collect();
    #[allow(clippy::cast_precision_loss, reason = "a number of bodies")]
    let mean = distances.iter().sum::<f64>() / distances.len().max(1) as f64;
    let mad = median(distances)?;
    let unit = if mad > 0.0 { mad / MAD_OF_NORMAL } else { mean * MEAN_OF_NORMAL };
    (unit > 0.0).then_some(Moves { median: middle, unit })
}

fn same_numbers(
    framework: &Framework,
    now: &Declared,
    before: &Declared,
    by: OddityNumbers,
) -> Option<Oddity> {
    let numbers: Vec<(&str, u32)> = counts(framework, now).collect();
    let same = numbers.iter().all(|(quantity, count)| before.count(quantity) == Some(*count));
    (same && numbers.len() >= by.numbers)
        .then_some(Oddity { quantity: None, strange: Strange::SameNumbers { numbers: numbers.len() } })
}

fn round_numbers(framework: &Framework, now: &Declared, by: OddityNumbers) -> Option<Oddity> {
    let numbers: Vec<u32> =
        counts(framework, now).map(|(_, count)| count).filter(|count| *count > 0).collect();
    let round = numbers.iter().all(|count| count.is_multiple_of(by.round_to));
    (round && numbers.len() >= by.numbers)
        .then_some(Oddity { quantity: None, strange: Strange::RoundNumbers { numbers: numbers.len() } })
}

fn counts<'a>(framework: &'a Framework, body: &'a Declared) -> impl Iterator<Item = (&'a str, u32)> {
    let counted = framework.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Count);
    counted.filter_map(|quantity| {
        let value = body.answers.get(&quantity.id).copied().and_then(Value::count)?;
        Some((quantity.id.as_str(), value))
    })
}

fn share(rate: Rate) -> f64 {
    f64::from(rate.part()) / f64::from(rate.whole())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn tenths(share: f64) -> u64 {
    (share * 1000.0).round() as u64
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn body(code: &str, services: u32, once: u32) -> Declared {
        let answers = [("services", services), ("services_asking_once", once)];
        Declared {
            organization: code.to_owned(),
            portfolio: String::new(),
            answers: answers.into_iter().map(|(id, count)| (id.to_owned(), Value::Count(count))).collect(),
        }
    }

    fn about(now: &[Declared], before: &[Declared], at: usize) -> Vec<Oddity> {
        let framework = Framework::built_in().unwrap();
        let pairs = || now.iter().zip(before.iter().map(Some));
        Oddities::of(&framework, pairs()).about(now.get(at).unwrap(), before.get(at))
    }

    #[test]
    fn a_whole_that_moved_unlike_the_others_is_pointed_at() {
        let before: Vec<Declared> = (0..9).map(|at| body(&format!("b{at}"), 100, 50)).collect();
        let mut now: Vec<Declared> = (0..9).map(|at| body(&format!("b{at}"), 100 + at, 51)).collect();
        now.push(body("odd", 400, 203));
        let before = [before, vec![body("odd", 101, 50)]].concat();
        assert_eq!(about(&now, &before, 0), []);
        let found = about(&now, &before, 9);
        let strange = Strange::Moved { before: 101, now: 400, others: 4 };
        assert_eq!(found, [Oddity { quantity: Some("services".to_owned()), strange }]);
    }

    #[test]
    fn a_small_change_is_never_odd_however_large_its_ratio() {
        let before: Vec<Declared> = (0..9).map(|at| body(&format!("b{at}"), 3, 1)).collect();
        let mut now = before.clone();
        now.pop();
        now.push(body("b8", 12, 4));
        assert_eq!(about(&now, &before, 8), [], "9 more is less than 10");
    }

    #[test]
    fn a_rate_far_from_the_portfolios_median_is_pointed_at() {
        let before: Vec<Declared> = (0..9).map(|at| body(&format!("b{at}"), 101, 51)).collect();
        let mut now = before.clone();
        now.pop();
        now.push(body("b8", 101, 99));
        let found = about(&now, &before, 8);
        let strange = Strange::FarRate { rate: 980, median: 505 };
        assert_eq!(found, [Oddity { quantity: Some("services_asking_once".to_owned()), strange }]);
    }

    #[test]
    fn the_same_numbers_and_round_numbers_throughout_are_pointed_at() {
        let framework = Framework::built_in().unwrap();
        let mut now = body("a", 100, 50);
        for quantity in ["deadlines", "deadlines_with_digital_reminder", "employees"] {
            now.answers.insert(quantity.to_owned(), Value::Count(200));
        }
        let pairs = [(&now, Some(&now))];
        let oddities = Oddities::of(&framework, pairs.into_iter());
        let found: Vec<Strange> =
            oddities.about(&now, Some(&now)).into_iter().map(|oddity| oddity.strange).collect();
        assert_eq!(found, [Strange::SameNumbers { numbers: 5 }, Strange::RoundNumbers { numbers: 5 }]);
    }
}
