//! `jauge barometer`: what the accepted declarations add up to.

use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};
use serde::Serialize;

use super::definition::Barometer as Asked;
use super::desk::{Desk, Done, Outcome};
use crate::barometer::Figure;
use crate::l10n::{Args, Lang, percent, signed_points};
use crate::workflow::barometer::{self, Computed};
use crate::workflow::register;

/// The width of a bar on the terminal, in characters.
const BAR: usize = 30;

pub(super) fn run(desk: &Desk, asked: &Asked) -> Outcome {
    let store = desk.store()?;
    let year = asked.year.map_or_else(|| register::latest_year(&store), |year| Ok(Some(year)))?;
    let Some(year) = year else {
        desk.complain(&desk.text("cli-register-empty"));
        return Ok(Done::NotGood);
    };
    let computed = barometer::of_year(&store, year, asked.portfolio.as_deref())?;
    if desk.json {
        desk.print_json(&Document::of(&computed));
    } else if asked.csv {
        desk.print(&table(&computed));
    } else {
        desk.print(&words(desk, &computed));
    }
    Ok(Done::Good)
}

fn words(desk: &Desk, computed: &Computed) -> String {
    let lang = desk.lang;
    let shown = |value: Option<&BigRational>| shown(lang, value);
    let barometer = &computed.barometer;
    let mut out = desk.text_with("cli-barometer-overall", &overall(lang, computed)) + "\n";
    for (ambition, progress) in computed.framework.ambitions.iter().zip(&barometer.ambitions) {
        out += &format!(
            "{} {:>8}  {}\n",
            bar(progress.progress.as_ref()),
            shown(progress.progress.as_ref()),
            ambition.short.get(lang)
        );
    }
    out.push('\n');
    for (target, figure) in computed.framework.targets.iter().zip(&barometer.targets) {
        let coverage = figure.coverage;
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let args = Args::new()
            .count("included", number(coverage.included))
            .count("na", number(coverage.na))
            .count("nd", number(coverage.nd))
            .count("missing", number(coverage.missing))
            .text("threshold", percent(lang, u64::from(figure.threshold) * 10))
            .text("change", change(lang, figure));
        out += &format!(
            "{} {:>8}  {}. {}\n{:BAR$}           {}\n",
            bar(figure.rate().as_ref()),
            shown_rate(lang, figure),
            target.number,
            target.short.get(lang),
            "",
            desk.text_with("cli-barometer-target", &args),
        );
    }
    out += &desk.text("cli-barometer-provisional");
    out + "\n"
}

/// What the year adds up to, in one line.
pub(super) fn overall(lang: Lang, computed: &Computed) -> Args<'static> {
    Args::new()
        .text("year", computed.year.to_string())
        .text("overall", shown(lang, computed.barometer.overall.as_ref()))
        .count("bodies", u64::try_from(computed.sources.len()).unwrap_or(u64::MAX))
}

fn shown(lang: Lang, value: Option<&BigRational>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| percent(lang, tenths(value).unsigned_abs()))
}

/// A rate below its threshold is never shown as reaching it.
fn shown_rate(lang: Lang, figure: &Figure) -> String {
    figure.rate().map_or_else(
        || "–".to_owned(),
        |rate| {
            let line = i64::from(figure.threshold) * 10;
            let rounded = tenths(&rate);
            let shown = if figure.met == Some(false) && rounded >= line { line - 1 } else { rounded };
            percent(lang, shown.unsigned_abs())
        },
    )
}

fn change(lang: Lang, figure: &Figure) -> String {
    let points = |value: &Option<BigRational>| value.as_ref().map(|value| signed_points(lang, tenths(value)));
    match (points(&figure.change.all), points(&figure.change.same)) {
        (Some(all), Some(same)) => format!("{all} ({same})"),
        (Some(all), None) => all,
        _ => "–".to_owned(),
    }
}

fn bar(value: Option<&BigRational>) -> String {
    let share = value.and_then(num_traits::ToPrimitive::to_f64).unwrap_or(0.0).clamp(0.0, 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let filled = (share * BAR as f64).round() as usize;
    "█".repeat(filled) + &"·".repeat(BAR.saturating_sub(filled))
}

fn tenths(value: &BigRational) -> i64 {
    scaled(value, 1000)
}

/// So many parts of one, rounded half away from zero.
fn scaled(value: &BigRational, parts: i64) -> i64 {
    let scaled = value.abs() * BigRational::from_integer(parts.into());
    let rounded = (scaled + BigRational::new(1.into(), 2.into())).floor().to_integer();
    let rounded = rounded.to_i64().unwrap_or(i64::MAX);
    if value.is_negative() { -rounded } else { rounded }
}

/// With four decimals, as all rates of the JSON documents are.
fn decimals(value: Option<&BigRational>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "at most ten thousandths of a rate")]
    value.map(|value| scaled(value, 10_000) as f64 / 10_000.0)
}

fn table(computed: &Computed) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record([
        "year",
        "target",
        "whole",
        "part",
        "rate",
        "threshold",
        "met",
        "included",
        "na",
        "nd",
        "missing",
    ]);
    for figure in &computed.barometer.targets {
        let rate = decimals(figure.rate().as_ref());
        let _ = writer.write_record([
            computed.year.to_string(),
            figure.id.clone(),
            figure.whole.to_string(),
            figure.part.to_string(),
            rate.map(|rate| format!("{rate:.4}")).unwrap_or_default(),
            format!("{:.2}", f64::from(figure.threshold) / 100.0),
            figure.met.map(|met| met.to_string()).unwrap_or_default(),
            figure.coverage.included.to_string(),
            figure.coverage.na.to_string(),
            figure.coverage.nd.to_string(),
            figure.coverage.missing.to_string(),
        ]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    year: u16,
    compared_with: Option<u16>,
    framework: &'a str,
    overall: Option<f64>,
    ambitions: Vec<AmbitionRow<'a>>,
    targets: Vec<Row<'a>>,
    without_figure: Vec<&'a str>,
}

#[derive(Serialize)]
struct AmbitionRow<'a> {
    id: &'a str,
    progress: Option<f64>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
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
    median: Option<f64>,
    q1: Option<f64>,
    q3: Option<f64>,
    change: Option<f64>,
    change_same_bodies: Option<f64>,
}

impl<'a> Document<'a> {
    fn of(computed: &'a Computed) -> Self {
        let barometer = &computed.barometer;
        Self {
            year: computed.year,
            compared_with: computed.compared_with,
            framework: &computed.framework.id,
            overall: decimals(barometer.overall.as_ref()),
            ambitions: barometer
                .ambitions
                .iter()
                .map(|ambition| AmbitionRow {
                    id: &ambition.id,
                    progress: decimals(ambition.progress.as_ref()),
                })
                .collect(),
            targets: barometer.targets.iter().map(Row::of).collect(),
            without_figure: barometer
                .targets
                .iter()
                .filter(|figure| figure.rate().is_none())
                .map(|figure| figure.id.as_str())
                .collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(figure: &'a Figure) -> Self {
        let [q1, median, q3] = match &figure.quartiles {
            Some(quartiles) => [0, 1, 2].map(|at| decimals(quartiles.get(at))),
            None => [None; 3],
        };
        Self {
            id: &figure.id,
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
            median,
            q1,
            q3,
            change: decimals(figure.change.all.as_ref()),
            change_same_bodies: decimals(figure.change.same.as_ref()),
        }
    }
}
