//! The years side by side, so that a changed set of bodies never looks like progress: the bodies of two years in a row
//! by themselves, and beside them all bodies of each year.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::picture::{Point, Series, Share, Stroke, Trend};
use super::{Barometer, Figure, Sum, scale, shown_rate, threshold_mark};
use crate::framework::Target;
use crate::l10n::{Args, Lang};

/// One value a year: of all bodies, and of those that are in both of two years.
struct Yearly {
    all: Option<BigRational>,
    /// Of the same bodies: the year before, and this year.
    same: [Option<BigRational>; 2],
}

impl Yearly {
    /// Of one target; a year under another framework may not have asked for it.
    fn of_target(barometer: &Barometer, target: &Target) -> Self {
        let own = barometer.figure(&target.id);
        Self {
            all: own.and_then(Figure::rate),
            same: [own.and_then(|own| own.same.before.rate()), own.and_then(|own| own.same.now.rate())],
        }
    }

    /// Of the whole.
    fn of_all(barometer: &Barometer) -> Self {
        let mean = |sum: fn(&Figure) -> Sum| {
            let attained: Vec<BigRational> =
                barometer.targets.iter().filter_map(|figure| figure.attains(sum(figure))).collect();
            let count = BigRational::from_integer(BigInt::from(attained.len().max(1)));
            (!attained.is_empty()).then(|| attained.into_iter().sum::<BigRational>() / count)
        };
        Self {
            all: barometer.overall.clone(),
            same: [mean(|figure| figure.same.before), mean(|figure| figure.same.now)],
        }
    }

    /// The year in words.
    fn said(&self, year: &str, threshold: u32, lang: Lang) -> String {
        let shown = |value: &Option<BigRational>| shown_rate(lang, value.as_ref(), threshold);
        let [from, to] = self.same.each_ref().map(shown);
        let args =
            Args::new().text("year", year).text("all", shown(&self.all)).text("from", from).text("to", to);
        let is_compared = self.same.iter().all(Option::is_some);
        let id = if is_compared { "publication-trend-year-same" } else { "publication-trend-year" };
        lang.text_with(id, &args)
    }
}

/// The years of one target or of the whole, the first one first: as a picture, and in words.
#[must_use]
pub fn evolution(years: &[(u16, Barometer)], target: Option<&Target>, lang: Lang) -> (Trend, String) {
    let threshold = target.map_or(0, |target| target.threshold);
    let yearly = |barometer| match target {
        Some(target) => Yearly::of_target(barometer, target),
        None => Yearly::of_all(barometer),
    };
    let years: Vec<(String, Yearly)> =
        years.iter().map(|(year, barometer)| (year.to_string(), yearly(barometer))).collect();
    let point = |value: &Option<BigRational>| {
        let at = Share::of(value.as_ref()?);
        Some(Point { at, shown: shown_rate(lang, value.as_ref(), threshold) })
    };
    let mut series = Vec::new();
    // Each pair of years has its own set of bodies, so its own line.
    for (place, (_, yearly)) in years.iter().enumerate().skip(1) {
        let [earlier, now] = &yearly.same;
        if let (Some(earlier), Some(now)) = (point(earlier), point(now)) {
            let mut points = vec![None; years.len()];
            points.splice(place - 1..=place, [Some(earlier), Some(now)]);
            let name = if series.is_empty() { lang.text("publication-trend-same") } else { String::new() };
            series.push(Series { name, stroke: Stroke::Strong, points });
        }
    }
    series.push(Series {
        name: lang.text("publication-trend-all"),
        stroke: Stroke::Dashed,
        points: years.iter().map(|(_, yearly)| point(&yearly.all)).collect(),
    });
    let said: Vec<String> = years.iter().map(|(year, yearly)| yearly.said(year, threshold, lang)).collect();
    let threshold = target.map(|target| threshold_mark(lang, target.threshold));
    let years = years.into_iter().map(|(year, _)| year).collect();
    (Trend { years, series, threshold, scale: scale(lang) }, said.join(" "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::{Bodies, Uncollected, Year, compute};
    use super::*;
    use crate::declaration::Value;
    use crate::framework::Framework;

    /// Bodies with a part and a whole of the target `once-only`.
    fn bodies(framework: &Framework, all: &[(&str, u32, u32)]) -> Bodies {
        let quantities: Vec<String> =
            framework.quantities.iter().map(|quantity| quantity.id.clone()).collect();
        let place = |id: &str| quantities.iter().position(|own| own == id).unwrap();
        let (part, whole) = (place("services_asking_once"), place("services"));
        let mut bodies = Bodies::new(quantities);
        for (code, some, of) in all {
            bodies.add([code, code, code], 1, |answers| {
                answers[part] = Some(Value::Count(*some));
                answers[whole] = Some(Value::Count(*of));
            });
        }
        bodies.settled()
    }

    #[test]
    fn each_pair_of_years_has_the_line_of_its_own_bodies_and_none_is_shown_as_reaching_what_it_does_not() {
        let framework = Framework::built_in().unwrap();
        let target = framework.target("once-only").unwrap();
        let declared = [
            bodies(&framework, &[("one", 4000, 10_000)]),
            bodies(&framework, &[("one", 4996, 10_000)]),
            bodies(&framework, &[("one", 5000, 10_000), ("large", 0, 90_000)]),
        ];
        let none = Bodies::default();
        let before = std::iter::once(&none).chain(&declared);
        let years: Vec<(u16, Barometer)> = (2022..)
            .zip(declared.iter().zip(before))
            .map(|(year, (now, before))| {
                let uncollected = Uncollected::LeftOut;
                let of = Year { framework: &framework, now, before, expected: &[], uncollected };
                (year, compute(&of, None))
            })
            .collect();
        let (trend, said) = evolution(&years, Some(target), Lang::En);
        let shown: Vec<Vec<&str>> = trend
            .series
            .iter()
            .map(|series| series.points.iter().map(|point| point.as_ref().map_or("", |point| &point.shown)))
            .map(Iterator::collect)
            .collect();
        let strokes: Vec<Stroke> = trend.series.iter().map(|series| series.stroke).collect();
        assert_eq!(strokes, [Stroke::Strong, Stroke::Strong, Stroke::Dashed]);
        assert_eq!(shown, [["40.0%", "49.9%", ""], ["", "49.9%", "50.0%"], ["40.0%", "49.9%", "5.0%"]]);
        assert!(said.ends_with("2024: 5.0%; same bodies, from 49.9% to 50.0%."), "{said}");
    }
}
