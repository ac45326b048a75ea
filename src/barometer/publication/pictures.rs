//! The pictures of an edition: what is drawn, and the words that go with it.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::super::picture::{Bar, Bars, Distribution, Frame, Gauge, Mark, Palette, Share, Trend, Use};
use super::super::{
    Barometer, Behind, Change, Figure, evolution, scale, shown, shown_percent, tenths, threshold_mark,
};
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
    let threshold = threshold_mark(lang, figure.threshold);
    let said = figure.shown(lang);
    let gauge = Gauge {
        value: figure.rate().as_ref().map(Share::of),
        shown: said.clone(),
        met: figure.met,
        caption: standing(figure, lang),
        threshold: Some(threshold.clone()),
        before: figure.rate().and_then(|rate| before(edition, &rate, &figure.change, lang)),
    };
    let mut description = sentence(&said, Some(&threshold.words), &gauge.caption, lang);
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
            .text("threshold", shown_percent(lang, figure.threshold))
            .text("median", shown(lang, Some(median)))
            .text("q1", shown(lang, Some(q1)))
            .text("q3", shown(lang, Some(q3)))
            .count("bodies", number(rates.len()))
    };
    let mark = |at, id| Mark { at, words: lang.text_with(id, &args()) };
    let description = lang.text_with("publication-distribution-description", &args());
    let drawn = Distribution {
        threshold: Some(threshold_mark(lang, figure.threshold)),
        median: Some(mark(Share::of(median), "publication-mark-median")),
        chosen: None,
        middle: Some([Share::of(q1), Share::of(q3)]),
        scale: scale(lang),
        rates,
    };
    Some((drawn, description, hidden.len()))
}

/// The years of one target or of the whole, where there are several with a figure.
pub(super) fn trend(edition: &Edition<'_>, target: Option<&Target>, lang: Lang) -> Option<(Trend, String)> {
    let (trend, said) = evolution(&edition.trend, target, lang);
    let drawn = trend.series.iter().any(|series| series.points.iter().any(Option::is_some));
    (edition.trend.len() > 1 && drawn).then_some((trend, said))
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
    if let Some((trend, said)) = trend(edition, None, lang) {
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
