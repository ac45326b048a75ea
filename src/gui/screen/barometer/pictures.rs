//! What is drawn: figures put into the shapes of `barometer::picture`, with their words.

use num_rational::BigRational;

use super::shown::{List, Shown};
use crate::barometer::picture::{Distribution, Frame, Gauge, Mark, Palette, Share, Use};
use crate::barometer::{self, Figure, scale, threshold_mark};
use crate::framework::Target;
use crate::gui::Context;
use crate::l10n::{self, Args};

/// A picture of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Picture {
    /// The half circle.
    #[default]
    Gauge,
    /// One mark a body.
    Distribution,
    /// The years.
    Trend,
}

impl Picture {
    /// `gauge`, `distribution` or `trend`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gauge => "gauge",
            Self::Distribution => "distribution",
            Self::Trend => "trend",
        }
    }
}

/// A picture as an SVG file, of the target that is open or of all of them.
pub(super) fn file(context: &Context<'_>, shown: &Shown, target: Option<usize>, picture: Picture) -> String {
    let open = target.and_then(|at| shown.target(at));
    let title = format!("{} · {}", name(context, open.map(|(target, _)| target)), shown.asked.year);
    let description = match open {
        Some((_, figure)) => figure.shown(context.lang),
        None => barometer::shown(context.lang, shown.barometer.overall.as_ref()),
    };
    let frame = frame(context, &title, &description, Use::File);
    match (picture, open, &shown.list) {
        (Picture::Trend, ..) => {
            let target = open.map(|(target, _)| target);
            let (trend, said) = barometer::evolution(&shown.trend, target, context.lang);
            trend.file(&Frame { description: &said, ..frame })
        }
        (Picture::Distribution, Some((_, figure)), Some(list)) => {
            distribution(context, figure, list, None).file(&frame)
        }
        (_, Some((_, figure)), _) => gauge(context, shown, figure).file(&frame),
        (_, None, _) => overall(context, shown).file(&frame),
    }
}

/// The name of a target with its number, or of the whole.
pub(super) fn name(context: &Context<'_>, target: Option<&Target>) -> String {
    match target {
        Some(target) => {
            let args = Args::new()
                .text("number", target.number.to_string())
                .text("short", target.short.get(context.lang));
            context.with("page-target", &args)
        }
        None => context.text("barometer-screen-overall"),
    }
}

pub(super) fn frame<'a>(context: &Context<'_>, title: &'a str, description: &'a str, used: Use) -> Frame<'a> {
    Frame { id: "picture", lang: context.lang, title, description, used, palette: Palette::LIGHT }
}

/// The words of the mark at last year's rate.
pub(super) fn before_words(context: &Context<'_>, year: Option<u16>, value: &BigRational) -> String {
    let args = Args::new()
        .text("year", year.map(|year| year.to_string()).unwrap_or_default())
        .text("value", barometer::shown(context.lang, Some(value)));
    context.with("barometer-screen-before", &args)
}

/// What the threshold is away, or that it is reached.
pub(super) fn gap(context: &Context<'_>, figure: &Figure) -> String {
    match (figure.met, figure.shown_tenths()) {
        (Some(true), _) => context.text("barometer-screen-met"),
        (_, Some(tenths)) => {
            let missing = (u64::from(figure.threshold) * 10).saturating_sub(tenths);
            let points = l10n::signed_points(context.lang, i64::try_from(missing).unwrap_or(i64::MAX));
            let args = Args::new().text("points", points.trim_start_matches('+'));
            context.with("barometer-screen-gap", &args)
        }
        (_, None) => context.text("barometer-screen-no-figure"),
    }
}

fn gauge(context: &Context<'_>, shown: &Shown, figure: &Figure) -> Gauge {
    let before = figure.rate_before();
    Gauge {
        value: figure.rate().as_ref().map(Share::of),
        shown: figure.shown(context.lang),
        met: figure.met,
        caption: gap(context, figure),
        threshold: Some(threshold_mark(context.lang, figure.threshold)),
        before: before.map(|before| Mark {
            at: Share::of(&before),
            words: before_words(context, shown.before, &before),
        }),
    }
}

fn overall(context: &Context<'_>, shown: &Shown) -> Gauge {
    let overall = shown.barometer.overall.as_ref();
    let before = shown.barometer.change.before(overall);
    Gauge {
        value: overall.map(Share::of),
        shown: barometer::shown(context.lang, overall),
        met: None,
        caption: context.text("barometer-screen-provisional"),
        threshold: None,
        before: before.map(|before| Mark {
            at: Share::of(&before),
            words: before_words(context, shown.before, &before),
        }),
    }
}

pub(super) fn distribution(
    context: &Context<'_>,
    figure: &Figure,
    list: &List,
    chosen: Option<usize>,
) -> Distribution {
    let share = |rate: crate::declaration::Rate| {
        Share::of(&BigRational::new(rate.part().into(), rate.whole().into()))
    };
    let quartiles = figure.quartiles.as_ref();
    let median = quartiles.map(|[_, median, _]| median);
    let words = |median: &BigRational| {
        let args = Args::new().text("value", barometer::shown(context.lang, Some(median)));
        context.with("barometer-screen-median", &args)
    };
    let chosen = chosen.and_then(|at| list.line(at)).and_then(|line| line.behind.stand.rate);
    Distribution {
        rates: list.rates().map(share).collect(),
        threshold: Some(threshold_mark(context.lang, figure.threshold)),
        median: median.map(|median| Mark { at: Share::of(median), words: words(median) }),
        middle: quartiles.map(|[low, _, high]| [Share::of(low), Share::of(high)]),
        chosen: chosen.map(share),
        scale: scale(context.lang),
    }
}
