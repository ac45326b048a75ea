//! The sums: what the accepted declarations of a year add up to, exactly.

use num_bigint::BigInt;
use num_rational::BigRational;
use rayon::prelude::*;

use super::Expected;
use super::bodies::Bodies;
use super::groups::{Group, Selection};
use super::quantiles::quartiles;
use super::stand::{Lens, Stand, Standing, Uncollected};
use crate::framework::{Framework, Target};

/// What a year is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Year<'a> {
    /// What was asked.
    pub framework: &'a Framework,
    /// The accepted declarations, one a body.
    pub now: &'a Bodies,
    /// Those of the year before.
    pub before: &'a Bodies,
    /// The bodies that were expected, by code; none where no campaign says.
    pub expected: &'a [Expected],
    /// What becomes of what was not collected.
    pub uncollected: Uncollected,
}

/// The barometer of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Barometer {
    /// The mean of the targets' attainments; none where no target has a figure.
    pub overall: Option<BigRational>,
    /// Its change since last year.
    pub change: Change,
    /// The ambitions, in the order of the framework.
    pub ambitions: Vec<Ambition>,
    /// The targets, by number.
    pub targets: Vec<Figure>,
    /// How many bodies declared.
    pub declared: usize,
    /// How many bodies were expected and did not.
    pub missing: usize,
    /// How many bodies declared in both years.
    pub both_years: usize,
}

impl Barometer {
    /// The figure of a target, where the year asked for it.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.targets.iter().find(|figure| figure.id == id)
    }
}

/// One ambition.
#[derive(Debug, Clone, PartialEq)]
pub struct Ambition {
    /// Its id.
    pub id: String,
    /// The mean of its targets' attainments.
    pub progress: Option<BigRational>,
    /// Its change since last year.
    pub change: Change,
}

/// A part and its whole, summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The parts, or the bodies that meet the target.
    pub part: u64,
    /// The wholes, or the bodies that answered.
    pub whole: u64,
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
    /// The figure of the year before.
    pub before: Sum,
    /// The figures of the bodies that are in those of both years.
    pub same: Same,
}

/// The figures of the bodies that are in those of both years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Same {
    /// How many there are.
    pub bodies: usize,
    /// Their figure this year.
    pub now: Sum,
    /// Their figure of the year before.
    pub before: Sum,
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
    /// Among those in the figure: not collected, and taken as not done.
    pub assumed: usize,
}

/// The change of a rate since last year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// Of all bodies of each year.
    pub all: Option<BigRational>,
    /// Of the bodies that are in the figure of both years: a changed set of bodies is no progress.
    pub same: Option<BigRational>,
}

impl Change {
    /// Where the bodies of both years would have been last year: this year's value without what they changed. Last
    /// year's own value is that of other bodies, and beside this one would make a changed set of bodies look like
    /// progress.
    #[must_use]
    pub fn before(&self, now: Option<&BigRational>) -> Option<BigRational> {
        Some(now? - self.same.as_ref()?)
    }
}

impl Figure {
    /// The rate that last year's mark stands at: see [`Change::before`].
    #[must_use]
    pub fn rate_before(&self) -> Option<BigRational> {
        self.change.before(self.rate().as_ref())
    }
}

impl Sum {
    /// The exact rate, where there is one.
    #[must_use]
    pub fn rate(self) -> Option<BigRational> {
        (self.whole > 0).then(|| BigRational::new(BigInt::from(self.part), BigInt::from(self.whole)))
    }

    fn add(&mut self, (part, whole): (u64, u64)) {
        self.part += part;
        self.whole += whole;
    }
}

impl Figure {
    /// The exact rate, where there is one.
    #[must_use]
    pub fn rate(&self) -> Option<BigRational> {
        self.sum().rate()
    }

    /// min(1, rate / threshold).
    #[must_use]
    pub fn attainment(&self) -> Option<BigRational> {
        self.attains(self.sum())
    }

    fn sum(&self) -> Sum {
        Sum { part: self.part, whole: self.whole }
    }

    /// min(1, rate / threshold) of another sum of the same target.
    pub(super) fn attains(&self, sum: Sum) -> Option<BigRational> {
        let threshold = BigRational::new(BigInt::from(self.threshold), BigInt::from(100));
        let one = BigRational::from_integer(BigInt::from(1));
        sum.rate().map(|rate| (rate / threshold).min(one))
    }
}

/// Adds up a year: all of it, or one group of bodies. The order of the declarations does not matter.
#[must_use]
pub fn compute(year: &Year<'_>, group: Option<&Group>) -> Barometer {
    of(year, &Selection::of(year, group))
}

pub(super) fn of(year: &Year<'_>, selection: &Selection) -> Barometer {
    let framework = year.framework;
    let targets: Vec<Figure> =
        framework.targets.par_iter().map(|target| figure(year, selection, target)).collect();
    let ambition = |id: &str| {
        let own = || {
            let all = framework.targets.iter().zip(&targets);
            all.filter(|(target, _)| target.ambition == id).map(|(_, figure)| figure)
        };
        let (progress, change) = progress(own);
        Ambition { id: id.to_owned(), progress, change }
    };
    let ambitions = framework.ambitions.iter().map(|asked| ambition(&asked.id)).collect();
    let (overall, change) = progress(|| targets.iter());
    Barometer {
        overall,
        change,
        ambitions,
        declared: selection.now.len(),
        missing: selection.missing,
        both_years: selection.now.iter().filter(|(_, before)| before.is_some()).count(),
        targets,
    }
}

/// The mean of the attainments of some targets, and how it changed.
fn progress<'a, I: Iterator<Item = &'a Figure>>(figures: impl Fn() -> I) -> (Option<BigRational>, Change) {
    let mean = |of: fn(&Figure) -> Sum| mean(figures().filter_map(|figure| figure.attains(of(figure))));
    let now = mean(Figure::sum);
    let all = difference(now.clone(), mean(|figure| figure.before));
    let same = difference(mean(|figure| figure.same.now), mean(|figure| figure.same.before));
    (now, Change { all, same })
}

fn figure(year: &Year<'_>, selection: &Selection, target: &Target) -> Figure {
    let lens = Lens::new(target, year.now, year.uncollected);
    let earlier = Lens::new(target, year.before, year.uncollected);
    let mut now = Sum::default();
    let mut same = Same::default();
    let mut coverage = Coverage { missing: selection.missing, ..Coverage::default() };
    let mut rates = Vec::new();
    for (place, place_before) in &selection.now {
        let stand = lens.stand(year.now, *place);
        coverage.count(stand);
        rates.extend(stand.rate);
        let adds = lens.adds(stand);
        now.add(adds);
        let before = place_before.map(|place| earlier.stand(year.before, place));
        if stand.standing.counts()
            && let Some(before) = before.filter(|before| before.standing.counts())
        {
            same.bodies += 1;
            same.now.add(adds);
            same.before.add(earlier.adds(before));
        }
    }
    let mut before = Sum::default();
    for place in &selection.before {
        before.add(earlier.adds(earlier.stand(year.before, *place)));
    }
    let reached = u128::from(now.part) * 100 >= u128::from(target.threshold) * u128::from(now.whole);
    Figure {
        id: target.id.clone(),
        threshold: target.threshold,
        whole: now.whole,
        part: now.part,
        met: (now.whole > 0).then_some(reached),
        coverage,
        quartiles: quartiles(rates),
        change: Change {
            all: difference(now.rate(), before.rate()),
            same: difference(same.now.rate(), same.before.rate()),
        },
        before,
        same,
    }
}

impl Coverage {
    fn count(&mut self, stand: Stand) {
        match stand.standing {
            Standing::Met | Standing::NotMet => self.included += 1,
            Standing::Zero => self.zero += 1,
            Standing::NotApplicable => self.na += 1,
            Standing::NotCollected => self.nd += 1,
        }
        self.assumed += usize::from(stand.assumed);
    }
}

fn difference(now: Option<BigRational>, before: Option<BigRational>) -> Option<BigRational> {
    Some(now? - before?)
}

fn mean(values: impl Iterator<Item = BigRational>) -> Option<BigRational> {
    let (sum, count) = values
        .fold((BigRational::from_integer(BigInt::from(0)), 0_u32), |(sum, count), value| {
            (sum + value, count + 1)
        });
    (count > 0).then(|| sum / BigRational::from_integer(BigInt::from(count)))
}
