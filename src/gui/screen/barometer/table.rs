//! The same as tables: the targets, the groups of bodies, the years.

use iced::Length;
use iced::widget::{Column, column, container};

use super::pictures::{self, gap, name};
use super::shown::Shown;
use super::view::{card_id, headed};
use super::{Message, View};
use crate::barometer::picture::Use;
use crate::barometer::{self, Change, Figure};
use crate::framework::Target;
use crate::gui::Context;
use crate::gui::a11y::{Role, Semantic};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Tone, badge, heading};
use crate::l10n::{self, Lang};

/// From this width on there is room for every column.
const WIDE: f32 = 1100.0;
/// The width of a column of changes.
const CHANGE: u32 = 82;

pub(super) fn count(lang: Lang, number: usize) -> String {
    l10n::count(lang, u64::try_from(number).unwrap_or(u64::MAX))
}

fn sum(lang: Lang, part: u64, whole: u64) -> String {
    format!("{} / {}", l10n::count(lang, part), l10n::count(lang, whole))
}

/// Both changes, each in a column that says of whom it is.
fn changes<'a>(lang: Lang, change: &Change) -> [Cell<'a, Message>; 2] {
    [&change.same, &change.all].map(|change| Cell::Words(barometer::shown_change(lang, change.as_ref())))
}

fn change_heads(context: &Context<'_>) -> [Head; 2] {
    ["same", "all"].map(|whose| {
        let words = context.text(&format!("barometer-screen-column-change-{whose}"));
        Head::numbers(words, CHANGE)
    })
}

fn standing<'a>(context: &Context<'_>, figure: &Figure) -> Cell<'a, Message> {
    let tone = match figure.met {
        Some(true) => Tone::Success,
        Some(false) => Tone::Info,
        None => Tone::Neutral,
    };
    Cell::Other(badge(tone, gap(context, figure)))
}

/// All targets with all their numbers, and the groups of bodies below.
pub(super) fn targets<'a>(
    context: &Context<'_>,
    shown: &Shown,
    views: Element<'a, Message>,
) -> Element<'a, Message> {
    let (lang, wide) = (context.lang, context.size.width >= WIDE);
    let words = |id: &str| context.text(&format!("barometer-screen-column-{id}"));
    let mut heads = vec![
        Head::words(words("target"), Length::Fill),
        Head::numbers(words("rate"), 70),
        Head::words(words("standing"), 132),
    ];
    if wide {
        heads.push(Head::numbers(words("sum"), 118));
    }
    heads.extend([Head::numbers(words("included"), 66), Head::numbers(words("missing"), 80)]);
    if wide {
        heads.extend([Head::numbers("NA", 34), Head::numbers("ND", 34), Head::numbers(words("median"), 70)]);
        heads.extend(change_heads(context));
    }
    let title = context.text("barometer-screen-table");
    let mut table = kit::table("barometer-targets", title.clone(), heads);
    for (at, (target, figure)) in shown.framework.targets.iter().zip(&shown.barometer.targets).enumerate() {
        let (label, coverage) = (name(context, Some(target)), figure.coverage);
        let mut cells =
            vec![Cell::Words(label.clone()), Cell::Strong(figure.shown(lang)), standing(context, figure)];
        if wide {
            cells.push(Cell::Words(sum(lang, figure.part, figure.whole)));
        }
        cells.extend([coverage.included, coverage.missing].map(|number| Cell::Words(count(lang, number))));
        if wide {
            let median = figure.quartiles.as_ref().map(|[_, median, _]| median);
            cells.extend([coverage.na, coverage.nd].map(|number| Cell::Words(count(lang, number))));
            cells.push(Cell::Words(barometer::shown(lang, median)));
            cells.extend(changes(lang, &figure.change));
        }
        table = table.choosable(card_id(View::Table, at), label, false, Message::Target(at), cells);
    }
    let targets = kit::panel(Element::from(table)).padding([4, 6]).width(Length::Fill);
    let groups = (!shown.groups.is_empty()).then(|| groups(context, shown));
    let targets = column![headed(heading(2, title), Some(views)), targets].spacing(10);
    Column::new().spacing(18).push(targets).extend(groups).into()
}

/// What each group of bodies adds up to; choosing one shows only its bodies.
fn groups<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, Message> {
    let lang = context.lang;
    let words = |id: &str| context.text(&format!("barometer-screen-column-{id}"));
    let heads = [
        Head::words(words("group"), Length::Fill),
        Head::numbers(words("overall"), 110),
        Head::numbers(words("declared"), 96),
        Head::numbers(words("missing"), 80),
    ];
    let heads = heads.into_iter().chain(change_heads(context));
    let mut table = kit::table("barometer-groups", context.text("barometer-screen-groups"), heads);
    for (at, (group, barometer)) in shown.groups.iter().enumerate() {
        let label = group.label(lang, &shown.framework);
        let cells = [
            Cell::Words(label.clone()),
            Cell::Strong(barometer::shown(lang, barometer.overall.as_ref())),
            Cell::Words(count(lang, barometer.declared)),
            Cell::Words(count(lang, barometer.missing)),
        ];
        let cells = cells.into_iter().chain(changes(lang, &barometer.change));
        let chosen = shown.asked.group.as_ref() == Some(group);
        let message = Message::Group((!chosen).then(|| group.clone()));
        table = table.choosable(format!("barometer-group-{at}"), label, chosen, message, cells);
    }
    let table = kit::panel(Element::from(table)).padding([4, 6]).width(Length::Fill);
    column![heading(2, context.text("barometer-screen-groups")), table].spacing(10).into()
}

/// The years of the whole.
pub(super) fn trend<'a>(
    context: &Context<'_>,
    shown: &Shown,
    views: Element<'a, Message>,
) -> Element<'a, Message> {
    let title = heading(2, context.text("barometer-screen-trend"));
    column![headed(title, Some(views)), kit::panel(years(context, shown, None)).width(Length::Fill)]
        .spacing(10)
        .into()
}

/// The years as a picture and as a table: of the whole, or of one target.
pub(super) fn years<'a>(
    context: &Context<'_>,
    shown: &Shown,
    target: Option<&Target>,
) -> Element<'a, Message> {
    let lang = context.lang;
    let title = context.text("barometer-screen-trend");
    let (trend, told) = barometer::evolution(&shown.trend, target, lang);
    let label = format!("{title} · {}", name(context, target));
    let svg = trend.draw(&pictures::frame(context, &label, &told, Use::Inline));
    let picture =
        kit::picture(Semantic::new(Role::Text, label.as_str()).value(told.as_str()), &svg.into_string());
    let picture = container(Element::from(picture)).center_x(Length::Fill);
    column![picture, years_table(context, shown, target, title)].spacing(12).into()
}

fn years_table<'a>(
    context: &Context<'_>,
    shown: &Shown,
    target: Option<&Target>,
    title: String,
) -> Element<'a, Message> {
    let lang = context.lang;
    let words = |id: &str| context.text(&format!("barometer-screen-column-{id}"));
    let (value, own) = match target {
        Some(_) => (Head::numbers(words("rate"), 68), Head::numbers(words("included"), 60)),
        None => (Head::numbers(words("overall"), 96), Head::numbers(words("declared"), 96)),
    };
    // Beside a target's bodies there is room for five; its coverage stands above.
    let missing = target.is_none().then(|| Head::numbers(words("missing"), 80));
    let heads = [Head::words(words("year"), Length::Fill), value, own];
    let heads = heads.into_iter().chain(missing).chain(change_heads(context));
    let mut table = kit::table("barometer-years", title, heads);
    for (year, barometer) in &shown.trend {
        let none = Change::default();
        let (rate, bodies, change) = match target.map(|target| barometer.figure(&target.id)) {
            Some(Some(figure)) => (figure.shown(lang), figure.coverage.included, &figure.change),
            // A year under another framework may not have asked for it.
            Some(None) => (barometer::shown(lang, None), 0, &none),
            None => {
                let overall = barometer::shown(lang, barometer.overall.as_ref());
                (overall, barometer.declared, &barometer.change)
            }
        };
        let missing = target.is_none().then(|| Cell::Words(count(lang, barometer.missing)));
        let cells = [Cell::Words(year.to_string()), Cell::Strong(rate), Cell::Words(count(lang, bodies))];
        let cells = cells.into_iter().chain(missing).chain(changes(lang, change));
        table = table.row(year.to_string(), cells);
    }
    table.into()
}
