//! The whole: its progress, that of the ambitions, and what has to be read with all rates.

use iced::widget::{Column, Row, column, container, row, text};
use iced::{Alignment, Length};
use num_rational::BigRational;

use super::Message;
use super::shown::Shown;
use super::view::{legend, share};
use crate::barometer::{self, Change, Uncollected};
use crate::gui::Context;
use crate::gui::kit::{self, Element, Tone, badge, heading, hint};
use crate::gui::theme::{font, size};
use crate::l10n::Args;

/// From this width on three panels stand side by side.
const ACROSS: f32 = 950.0;

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The three panels: one under the other, or side by side where they follow a wide table.
pub(super) fn side<'a>(context: &Context<'_>, shown: &Shown, across: bool) -> Element<'a, Message> {
    let parts = [whole(context, shown), ambitions(context, shown), notes(context, shown)];
    if across && context.size.width >= ACROSS {
        let parts = parts.map(|part| container(part).width(Length::FillPortion(1)).into());
        Row::with_children(parts).spacing(14).into()
    } else {
        Column::with_children(parts).spacing(14).into()
    }
}

/// The change of the bodies of both years, the only one that a headline may give.
fn since(context: &Context<'_>, before: Option<u16>, change: &Change) -> String {
    let (Some(year), Some(same)) = (before, &change.same) else { return String::new() };
    let points = barometer::shown_change(context.lang, Some(same));
    let args = Args::new().text("points", points).text("year", year.to_string());
    context.with("barometer-screen-since", &args)
}

/// Both changes, and of whom each is.
pub(super) fn changes(context: &Context<'_>, change: &Change, bodies: usize) -> Vec<String> {
    let points = |change| Args::new().text("points", barometer::shown_change(context.lang, Some(change)));
    let same = change.same.as_ref().filter(|_| bodies > 0);
    let same =
        same.map(|same| context.with("barometer-screen-same", &points(same).count("bodies", number(bodies))));
    let all = change.all.as_ref().map(|all| context.with("barometer-screen-all", &points(all)));
    same.into_iter().chain(all).collect()
}

fn progress<'a>(
    context: &Context<'_>,
    label: String,
    now: Option<&BigRational>,
    change: &Change,
    width: f32,
) -> Element<'a, Message> {
    let mut gauge = kit::gauge(label, barometer::shown(context.lang, now))
        .width(width)
        .part(now.map(share))
        .threshold(1.0, String::new())
        .no_legend();
    if let Some(before) = change.before(now) {
        gauge = gauge.before(share(&before), String::new());
    }
    gauge.into()
}

fn whole<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, Message> {
    let barometer = &shown.barometer;
    let label = context.text("barometer-screen-overall");
    let since = since(context, shown.before, &barometer.change);
    let gauge = progress(context, label.clone(), barometer.overall.as_ref(), &barometer.change, 224.0);
    let content = column![heading(2, label), gauge].push((!since.is_empty()).then(|| hint(since)));
    kit::panel(content.spacing(8).width(Length::Fill).align_x(Alignment::Center)).width(Length::Fill).into()
}

fn ambitions<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, Message> {
    let all = shown.framework.ambitions.iter().zip(&shown.barometer.ambitions);
    let each = all.map(|(asked, ambition)| {
        let name = asked.short.get(context.lang).to_owned();
        let gauge = progress(context, name.clone(), ambition.progress.as_ref(), &ambition.change, 108.0);
        let name = text(name).size(size::HINT).font(font::SEMIBOLD).align_x(Alignment::Center);
        column![gauge, name].spacing(6).width(Length::FillPortion(1)).align_x(Alignment::Center).into()
    });
    kit::panel(Row::with_children(each).spacing(10)).padding([14, 10]).width(Length::Fill).into()
}

/// A rate says nothing without who is in it.
fn notes<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, Message> {
    let barometer = &shown.barometer;
    let args = Args::new()
        .count("declared", number(barometer.declared))
        .count("missing", number(barometer.missing))
        .count("expected", number(barometer.declared + barometer.missing));
    let mut lines = vec![context.with("barometer-screen-coverage", &args)];
    lines.extend(changes(context, &barometer.change, barometer.both_years));
    let lacking = shown.framework.targets.iter().zip(&barometer.targets);
    let lacking: Vec<&str> = lacking
        .filter(|(_, figure)| figure.rate().is_none())
        .map(|(target, _)| target.short.get(context.lang))
        .collect();
    if !lacking.is_empty() {
        let args = Args::new().text("targets", lacking.join(", "));
        lines.push(context.with("barometer-screen-without-figure", &args));
    }
    if shown.asked.uncollected == Uncollected::NotDone {
        lines.push(context.text("barometer-screen-what-if"));
    }
    let lines = lines.into_iter().map(|line| text(line).size(size::HINT).line_height(1.4).into());
    let mut content = Column::new().spacing(8).push(heading(3, context.text("barometer-screen-notes")));
    content = content.extend(lines).push(legend(context, shown.before));
    if shown.framework.rollup.provisional {
        let args = Args::new().count("targets", number(shown.framework.targets.len()));
        let words = hint(context.with("barometer-screen-weights", &args)).width(Length::Fill);
        let badge = badge(Tone::Neutral, context.text("barometer-screen-provisional-word"));
        content = content.push(row![container(badge), words].spacing(8).align_y(Alignment::Center));
    }
    kit::panel(content).width(Length::Fill).into()
}
