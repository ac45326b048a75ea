//! The pictures of an edition: what is drawn, and the words that go with it.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::super::picture::{
    Bar, Bars, Distribution, Frame, Gauge, Mark, Palette, Point, Series, Share, Stroke, Trend, Use,
};
use super::super::{Barometer, Behind, Change, Figure, Sum, shown, tenths};
use super::{Edition, File, number};
use crate::framework::Target;
use crate::l10n::{Args, Lang, signed_points};

/// What a gauge shows: the whole, an ambition or a target.
pub(super) struct Shown {
    /// What it is called.
    pub title: String,
    pub gauge: Gauge,
    /// All of it in words.
    pub description: String,
}

/// Last year's mark, of the bodies of both years.
fn before(edition: &Edition<'_>, value: &BigRational, change: &Change, lang: Lang) -> Option<Mark> {
    let earlier = change.before(Some(value))?;
    let args = Args::new()
        .text("year", edition.compared_with?.to_string())
        .text("value", shown(lang, Some(&earlier)));
    Some(Mark { at: Share::of(&earlier), words: lang.text_with("publication-mark-before", &args) })
}

/// The gauge of a mean of attainments, which has no threshold of its own.
pub(super) fn progress(
    edition: &Edition<'_>,
    title: String,
    value: Option<&BigRational>,
    change: &Change,
    lang: Lang,
) -> Shown {
    let said = shown(lang, value);
    let gauge = Gauge {
        value: value.map(Share::of),
        shown: said.clone(),
        caption: same_in_short(edition, change, lang),
        before: value.and_then(|value| before(edition, value, change, lang)),
        ..Gauge::default()
    };
    let mut description = sentence(&said, None, &gauge.caption, lang);
    append(&mut description, gauge.before.as_ref());
    Shown { title, gauge, description }
}

/// The gauge of a target.
pub(super) fn target(edition: &Edition<'_>, asked: &Target, figure: &Figure, lang: Lang) -> Shown {
    let args = || Args::new().text("threshold", threshold(figure.threshold, lang));
    let words = lang.text_with("publication-mark-threshold", &args());
    let said = figure.shown(lang);
    let gauge = Gauge {
        value: figure.rate().as_ref().map(Share::of),
        shown: said.clone(),
        met: figure.met,
        caption: standing(figure, lang),
        threshold: Some(Mark { at: Share::percent(figure.threshold), words: words.clone() }),
        before: figure.rate().and_then(|rate| before(edition, &rate, &figure.change, lang)),
    };
    let mut description = sentence(&said, Some(&words), &gauge.caption, lang);
    append(&mut description, gauge.before.as_ref());
    let args = Args::new().text("number", asked.number.to_string()).text("name", asked.short.get(lang));
    let title = lang.text_with("publication-target-name", &args);
    Shown { title, gauge, description }
}

fn sentence(value: &str, threshold: Option<&str>, caption: &str, lang: Lang) -> String {
    let args = Args::new().text("value", value);
    let mut parts = vec![lang.text_with("publication-picture-value", &args)];
    parts.extend(threshold.map(str::to_owned));
    parts.push(caption.to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join(". ") + "."
}

fn append(description: &mut String, mark: Option<&Mark>) {
    if let Some(mark) = mark {
        description.push(' ');
        description.push_str(&mark.words);
        description.push('.');
    }
}

/// `75 %`.
pub(super) fn threshold(percent: u32, lang: Lang) -> String {
    lang.text_with("publication-percent", &Args::new().count("percent", u64::from(percent)))
}

/// Reached, or how much is lacking.
pub(super) fn standing(figure: &Figure, lang: Lang) -> String {
    match (figure.met, figure.shown_tenths()) {
        (Some(true), _) => lang.text("publication-reached"),
        (_, Some(value)) => {
            let lacking =
                (i64::from(figure.threshold) * 10).saturating_sub(i64::try_from(value).unwrap_or(0));
            let points = signed_points(lang, lacking);
            let args = Args::new().text("points", points.trim_start_matches('+'));
            lang.text_with("publication-lacking", &args)
        }
        _ => lang.text("publication-no-figure"),
    }
}

/// The change of the same bodies, the only one that a headline may give.
fn same_in_short(edition: &Edition<'_>, change: &Change, lang: Lang) -> String {
    let (Some(same), Some(year)) = (&change.same, edition.compared_with) else { return String::new() };
    let args = Args::new().text("change", signed_points(lang, tenths(same))).text("year", year.to_string());
    lang.text_with("publication-since", &args)
}

fn scale(lang: Lang) -> [String; 5] {
    [0, 25, 50, 75, 100].map(|percent| threshold(percent, lang))
}

/// The bodies' own rates; those that are too small to be shown are left out, and how many they are is given.
pub(super) fn distribution(
    edition: &Edition<'_>,
    figure: &Figure,
    behind: &[Behind],
    lang: Lang,
) -> Option<(Distribution, String, usize)> {
    let quartiles = figure.quartiles.as_ref()?;
    let [q1, median, q3] = quartiles;
    let with_rate = behind.iter().filter(|body| body.stand.rate.is_some());
    let (hidden, seen): (Vec<_>, Vec<_>) = with_rate.partition(|body| edition.hides(body));
    let exact = |part: u32, whole: u32| BigRational::new(BigInt::from(part), BigInt::from(whole));
    let rates: Vec<Share> = seen
        .iter()
        .filter_map(|body| body.stand.rate)
        .map(|rate| Share::of(&exact(rate.part(), rate.whole())))
        .collect();
    if rates.is_empty() {
        return None;
    }
    let args = || {
        Args::new()
            .text("threshold", threshold(figure.threshold, lang))
            .text("median", shown(lang, Some(median)))
            .text("q1", shown(lang, Some(q1)))
            .text("q3", shown(lang, Some(q3)))
            .count("bodies", number(rates.len()))
    };
    let mark = |at, id| Mark { at, words: lang.text_with(id, &args()) };
    let description = lang.text_with("publication-distribution-description", &args());
    let drawn = Distribution {
        threshold: Some(mark(Share::percent(figure.threshold), "publication-mark-threshold")),
        median: Some(mark(Share::of(median), "publication-mark-median")),
        chosen: None,
        middle: Some([Share::of(q1), Share::of(q3)]),
        scale: scale(lang),
        rates,
    };
    Some((drawn, description, hidden.len()))
}

/// One value a year: of all bodies, and of those that are in both of two years.
struct Yearly {
    all: Option<BigRational>,
    /// Of the same bodies: the year before, and this year.
    same: [Option<BigRational>; 2],
}

impl Yearly {
    /// The year in words.
    fn said(&self, year: &str, lang: Lang) -> String {
        let [from, to] = self.same.each_ref().map(|value| shown(lang, value.as_ref()));
        let args = Args::new()
            .text("year", year)
            .text("all", shown(lang, self.all.as_ref()))
            .text("from", from)
            .text("to", to);
        let is_compared = self.same.iter().all(Option::is_some);
        lang.text_with(
            if is_compared { "publication-trend-year-same" } else { "publication-trend-year" },
            &args,
        )
    }
}

/// The trend of the whole.
pub(super) fn overall_trend(edition: &Edition<'_>, lang: Lang) -> Option<(Trend, String)> {
    let of = |barometer: &Barometer| {
        let mean = |sum: fn(&Figure) -> Sum| {
            let attained: Vec<BigRational> =
                barometer.targets.iter().filter_map(|figure| attained(figure, sum(figure))).collect();
            let count = BigRational::from_integer(BigInt::from(attained.len().max(1)));
            (!attained.is_empty()).then(|| attained.into_iter().sum::<BigRational>() / count)
        };
        Yearly {
            all: barometer.overall.clone(),
            same: [mean(|figure| figure.same.before), mean(|figure| figure.same.now)],
        }
    };
    trend(edition, &of, None, lang)
}

fn attained(figure: &Figure, sum: Sum) -> Option<BigRational> {
    let threshold = BigRational::new(BigInt::from(figure.threshold), BigInt::from(100));
    sum.rate().map(|rate| (rate / threshold).min(BigRational::from_integer(BigInt::from(1))))
}

/// The trend of a target.
pub(super) fn target_trend(edition: &Edition<'_>, figure: &Figure, lang: Lang) -> Option<(Trend, String)> {
    let of = |barometer: &Barometer| {
        let own = barometer.targets.iter().find(|other| other.id == figure.id);
        Yearly {
            all: own.and_then(Figure::rate),
            same: [own.and_then(|own| own.same.before.rate()), own.and_then(|own| own.same.now.rate())],
        }
    };
    trend(edition, &of, Some(figure.threshold), lang)
}

fn trend(
    edition: &Edition<'_>,
    of: &dyn Fn(&Barometer) -> Yearly,
    line: Option<u32>,
    lang: Lang,
) -> Option<(Trend, String)> {
    let years: Vec<(String, Yearly)> =
        edition.trend.iter().map(|(year, barometer)| (year.to_string(), of(barometer))).collect();
    if years.len() < 2 || years.iter().all(|(_, yearly)| yearly.all.is_none()) {
        return None;
    }
    let point = |value: &Option<BigRational>| {
        value.as_ref().map(|value| Point { at: Share::of(value), shown: shown(lang, Some(value)) })
    };
    let all = Series {
        name: lang.text("publication-trend-all"),
        stroke: Stroke::Dashed,
        points: years.iter().map(|(_, yearly)| point(&yearly.all)).collect(),
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
    series.push(all);
    let description =
        years.iter().map(|(year, yearly)| yearly.said(year, lang)).collect::<Vec<_>>().join(" ");
    let threshold = line.map(|percent| Mark {
        at: Share::percent(percent),
        words: lang.text_with(
            "publication-mark-threshold",
            &Args::new().text("threshold", threshold(percent, lang)),
        ),
    });
    let years = years.into_iter().map(|(year, _)| year).collect();
    Some((Trend { years, series, threshold, scale: scale(lang) }, description))
}

/// The whole by group: as bars, and in words.
pub(super) fn bars(
    edition: &Edition<'_>,
    groups: &[(&super::Group, &Barometer)],
    lang: Lang,
) -> (Bars, String) {
    let bar = |(group, barometer): &(&super::Group, &Barometer)| Bar {
        name: edition.group(group, lang),
        value: barometer.overall.as_ref().map(Share::of),
        shown: shown(lang, barometer.overall.as_ref()),
        met: None,
        note: declared(barometer, lang),
    };
    let bars: Vec<Bar> = groups.iter().map(bar).collect();
    let colon = |bar: &Bar| {
        lang.text_with("publication-bar", &Args::new().text("name", &bar.name).text("value", &bar.shown))
    };
    let description = bars.iter().map(colon).collect::<Vec<_>>().join(" ");
    (Bars { bars, threshold: None }, description)
}

/// `22 of 24 bodies`.
pub(super) fn declared(barometer: &Barometer, lang: Lang) -> String {
    let args = Args::new()
        .count("declared", number(barometer.declared))
        .count("expected", number(barometer.declared + barometer.missing));
    lang.text_with("publication-declared", &args)
}

/// The gauges and the trends as files of their own, in one language.
pub(super) fn files(edition: &Edition<'_>, lang: Lang) -> Vec<File> {
    let barometer = &edition.barometer;
    let folder = match lang {
        Lang::Fr => "images",
        Lang::En => "en/images",
    };
    let year = edition.year;
    let frame = |title: &str, description: &str, draw: &dyn Fn(&Frame<'_>) -> String| {
        let title = format!("{title}, {year}");
        draw(&Frame {
            id: "image",
            lang,
            title: &title,
            description,
            used: Use::File,
            palette: Palette::LIGHT,
        })
    };
    let gauge = |name: &str, shown: &Shown| {
        let svg = frame(&shown.title, &shown.description, &|frame| shown.gauge.file(frame));
        File::new(&format!("{folder}/{name}.svg"), svg)
    };
    let title = lang.text("publication-overall");
    let overall = progress(edition, title.clone(), barometer.overall.as_ref(), &barometer.change, lang);
    let mut files = vec![gauge("overall", &overall)];
    for (place, (asked, ambition)) in (1..).zip(edition.framework.ambitions.iter().zip(&barometer.ambitions))
    {
        let title = asked.short.get(lang).to_owned();
        let shown = progress(edition, title, ambition.progress.as_ref(), &ambition.change, lang);
        files.push(gauge(&format!("ambition-{place}"), &shown));
    }
    if let Some((trend, said)) = overall_trend(edition, lang) {
        let svg = frame(&title, &said, &|frame| trend.file(frame));
        files.push(File::new(&format!("{folder}/trend.svg"), svg));
    }
    for (asked, figure, behind) in edition.targets() {
        let shown = target(edition, asked, figure, lang);
        let name = format!("target-{:02}", asked.number);
        files.push(gauge(&name, &shown));
        if let Some((drawn, said, _)) = distribution(edition, figure, behind, lang) {
            let svg = frame(&shown.title, &said, &|frame| drawn.file(frame));
            files.push(File::new(&format!("{folder}/{name}-distribution.svg"), svg));
        }
    }
    files
}
