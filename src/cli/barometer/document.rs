//! The barometer as the JSON document of `--json`.

use num_rational::BigRational;
use serde::Serialize;

use crate::barometer::{self, Barometer, Behind, By, Change, Figure, Group, Standing, Uncollected};
use crate::framework::Framework;
use crate::workflow::ministry::barometer::{Computed, Material, Question};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    year: u16,
    compared_with: Option<u16>,
    framework: &'a str,
    uncollected: &'static str,
    #[serde(flatten)]
    sums: Sums,
    without_figure: Vec<&'a str>,
    sources: Vec<Source<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bodies: Option<Vec<BodyRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<Vec<YearRow>>,
}

/// What some bodies add up to.
#[derive(Serialize)]
struct Sums {
    declared: usize,
    missing: usize,
    both_years: usize,
    overall: Option<f64>,
    #[serde(flatten)]
    change: ChangeRow,
    ambitions: Vec<AmbitionRow>,
    targets: Vec<Row>,
}

#[derive(Serialize)]
struct Source<'a> {
    organization: &'a str,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct ChangeRow {
    change: Option<f64>,
    change_same_bodies: Option<f64>,
}

#[derive(Serialize)]
struct AmbitionRow {
    id: String,
    progress: Option<f64>,
    #[serde(flatten)]
    change: ChangeRow,
}

#[derive(Serialize)]
struct Row {
    id: String,
    whole: u64,
    part: u64,
    rate: Option<f64>,
    met: Option<bool>,
    attainment: Option<f64>,
    included: usize,
    na: usize,
    nd: usize,
    zero: usize,
    missing: usize,
    nd_as_not_done: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_countable: Option<Vec<String>>,
    median: Option<f64>,
    q1: Option<f64>,
    q3: Option<f64>,
    #[serde(flatten)]
    change: ChangeRow,
    same_bodies: usize,
}

#[derive(Serialize)]
pub(super) struct GroupRow {
    by: &'static str,
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    #[serde(flatten)]
    sums: Sums,
}

#[derive(Serialize)]
pub(super) struct BodyRow {
    organization: String,
    name: String,
    part: String,
    whole: Option<String>,
    rate: Option<f64>,
    standing: &'static str,
    nd_as_not_done: bool,
    fingerprint: String,
}

#[derive(Serialize)]
pub(super) struct YearRow {
    year: u16,
    #[serde(flatten)]
    sums: Sums,
}

impl<'a> Document<'a> {
    pub fn of(computed: &'a Computed, material: &Material, asked: &Question) -> Self {
        let mut sums = Sums::of(&computed.barometer);
        if asked.uncollected == Uncollected::NotDone {
            for (target, row) in computed.framework.targets.iter().zip(&mut sums.targets) {
                row.not_countable = Some(not_countable(&material.behind(asked, target)));
            }
        }
        let figures = computed.barometer.targets.iter();
        let sources = computed.sources.iter();
        Self {
            year: computed.year,
            compared_with: computed.compared_with,
            framework: &computed.framework.id,
            uncollected: match asked.uncollected {
                Uncollected::LeftOut => "left-out",
                Uncollected::NotDone => "not-done",
            },
            sums,
            without_figure: figures
                .filter(|figure| figure.rate().is_none())
                .map(|figure| figure.id.as_str())
                .collect(),
            sources: sources
                .map(|(organization, fingerprint)| Source { organization, fingerprint })
                .collect(),
            groups: None,
            bodies: None,
            trend: None,
        }
    }
}

/// The bodies that cannot be counted as not done: nobody knows of how many.
pub(super) fn not_countable(behind: &[Behind]) -> Vec<String> {
    let left = behind.iter().filter(|behind| behind.stand.standing == Standing::NotCollected);
    left.map(|behind| behind.body.code.clone()).collect()
}

impl GroupRow {
    pub fn all(framework: &Framework, groups: &[(Group, Barometer)], by: By) -> Vec<Self> {
        let row = |(group, barometer): &(Group, Barometer)| {
            let range = match (group, &framework.sizes) {
                (Group::Size(class), Some(sizes)) => Some(sizes.range(*class)),
                _ => None,
            };
            Self {
                by: by.as_str(),
                id: group.id(),
                least: range.map(|(least, _)| least),
                most: range.and_then(|(_, most)| most),
                sums: Sums::of(barometer),
            }
        };
        groups.iter().map(row).collect()
    }
}

impl BodyRow {
    pub fn of(behind: Behind, name: String) -> Self {
        let rate = behind.stand.rate.map(|rate| BigRational::new(rate.part().into(), rate.whole().into()));
        Self {
            name,
            part: behind.part.to_string(),
            whole: behind.whole.map(|whole| whole.to_string()),
            rate: decimals(rate.as_ref()),
            standing: behind.stand.standing.as_str(),
            nd_as_not_done: behind.stand.assumed,
            organization: behind.body.code,
            fingerprint: behind.body.fingerprint,
        }
    }
}

impl YearRow {
    pub fn of(year: u16, barometer: &Barometer) -> Self {
        Self { year, sums: Sums::of(barometer) }
    }
}

impl Sums {
    fn of(barometer: &Barometer) -> Self {
        let ambitions = barometer.ambitions.iter().map(|ambition| AmbitionRow {
            id: ambition.id.clone(),
            progress: decimals(ambition.progress.as_ref()),
            change: ChangeRow::of(&ambition.change),
        });
        Self {
            declared: barometer.declared,
            missing: barometer.missing,
            both_years: barometer.both_years,
            overall: decimals(barometer.overall.as_ref()),
            change: ChangeRow::of(&barometer.change),
            ambitions: ambitions.collect(),
            targets: barometer.targets.iter().map(Row::of).collect(),
        }
    }
}

impl ChangeRow {
    fn of(change: &Change) -> Self {
        Self { change: decimals(change.all.as_ref()), change_same_bodies: decimals(change.same.as_ref()) }
    }
}

impl Row {
    fn of(figure: &Figure) -> Self {
        let [q1, median, q3] = match &figure.quartiles {
            Some(quartiles) => [0, 1, 2].map(|at| decimals(quartiles.get(at))),
            None => [None; 3],
        };
        Self {
            id: figure.id.clone(),
            whole: figure.whole,
            part: figure.part,
            rate: decimals(figure.rate().as_ref()),
            met: figure.met,
            attainment: decimals(figure.attainment().as_ref()),
            included: figure.coverage.included,
            na: figure.coverage.na,
            nd: figure.coverage.nd,
            zero: figure.coverage.zero,
            missing: figure.coverage.missing,
            nd_as_not_done: figure.coverage.assumed,
            not_countable: None,
            median,
            q1,
            q3,
            change: ChangeRow::of(&figure.change),
            same_bodies: figure.same.bodies,
        }
    }
}

/// With four decimals, as all rates of the JSON documents are.
pub(super) fn decimals(value: Option<&BigRational>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "at most ten thousandths of a rate")]
    value.map(|value| barometer::ten_thousandths(value) as f64 / 10_000.0)
}
