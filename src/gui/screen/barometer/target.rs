//! A target that is open: its figure, the bodies behind it as marks and as a list, its years.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use super::notes::changes;
use super::pictures::{self, gap, name};
use super::shown::{Column as By, Line as Body, List, Shown};
use super::table::{count, years};
use super::view::{included, legend, of_figure};
use super::{BODIES, Message, State};
use crate::barometer::picture::Use;
use crate::barometer::{self, Figure, Standing};
use crate::declaration::Value;
use crate::framework::{Measure, Target};
use crate::gui::Context;
use crate::gui::a11y::{Role, Semantic};
use crate::gui::kit::rows::{self, Line};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, badge, button, heading, hint, paragraph};
use crate::l10n::{self, Args, Lang};

/// From this width on the figure stands beside the bodies.
const BESIDE: f32 = 1100.0;

impl State {
    pub(super) fn opened<'a>(
        &'a self,
        context: &Context<'_>,
        shown: &Shown,
        target: &Target,
        figure: &Figure,
    ) -> Element<'a, Message> {
        let back = button::quiet("barometer-all", context.text("barometer-screen-all-targets"))
            .icon(Icon::ArrowLeft)
            .on_press(Message::All);
        let title = heading(2, name(context, Some(target)));
        let head = column![
            row![back, title].spacing(14).align_y(Alignment::Center).wrap(),
            paragraph(target.statement.get(context.lang).to_owned()),
        ];
        let trend =
            column![heading(2, context.text("barometer-screen-trend")), years(context, shown, Some(target))];
        let trend = kit::panel(trend.spacing(10)).width(Length::Fill);
        let side = column![of_all(context, shown, target, figure), trend].spacing(14);
        let list = self.list.as_ref().filter(|list| list.target == target.id);
        let bodies = list.map(|list| bodies(context, target, figure, list));
        let bodies = Column::with_children(bodies).width(Length::Fill);
        let parts: Element<'a, Message> = if context.size.width >= BESIDE {
            row![side.width(460), bodies].spacing(16).into()
        } else {
            column![side, bodies].spacing(16).into()
        };
        column![head.spacing(4), parts].spacing(14).into()
    }
}

/// The figure of all bodies, and who is in it.
fn of_all<'a>(
    context: &Context<'_>,
    shown: &Shown,
    target: &Target,
    figure: &Figure,
) -> Element<'a, Message> {
    let lang = context.lang;
    let before = figure.rate_before();
    let gauge = of_figure(name(context, Some(target)), figure.shown(lang), figure, before.as_ref(), 200.0);
    let tone = if figure.met == Some(true) { Tone::Success } else { Tone::Info };
    let sum = format!("{} / {}", l10n::count(lang, figure.part), l10n::count(lang, figure.whole));
    let organizations = !matches!(target.measure, Measure::Share { .. });
    let sum = if organizations {
        context.with("barometer-screen-sum-bodies", &Args::new().text("sum", sum))
    } else {
        sum
    };
    let lines = told(context, figure);
    let lines = lines.into_iter().filter(|line| !line.is_empty()).map(|line| hint(line).into());
    let middle =
        column![gauge, badge(tone, gap(context, figure)), hint(sum)].spacing(8).align_x(Alignment::Center);
    let content = column![
        container(middle).center_x(Length::Fill),
        Column::with_children(lines).spacing(4),
        legend(context, shown.before)
    ];
    kit::panel(content.spacing(12)).width(Length::Fill).into()
}

/// Who is in the figure and who is not, how the bodies lie, how it changed.
fn told(context: &Context<'_>, figure: &Figure) -> Vec<String> {
    let lang = context.lang;
    let coverage = figure.coverage;
    let args = Args::new()
        .text("na", count(lang, coverage.na))
        .text("nd", count(lang, coverage.nd))
        .text("zero", count(lang, coverage.zero))
        .text("missing", count(lang, coverage.missing));
    let mut lines = vec![included(context, figure), context.with("barometer-screen-left-out", &args)];
    if coverage.assumed > 0 {
        let assumed = u64::try_from(coverage.assumed).unwrap_or(u64::MAX);
        lines.push(context.with("barometer-screen-assumed", &Args::new().count("bodies", assumed)));
    }
    if let Some([low, median, high]) = &figure.quartiles {
        let shown = |value| barometer::shown(lang, Some(value));
        let args =
            Args::new().text("low", shown(low)).text("median", shown(median)).text("high", shown(high));
        lines.push(context.with("barometer-screen-quartiles", &args));
    }
    lines.extend(changes(context, &figure.change, figure.same.bodies));
    lines
}

/// One mark a body, and the list of them; the mark of the line that the keyboard is on is pointed at.
fn bodies<'a>(
    context: &Context<'_>,
    target: &Target,
    figure: &Figure,
    list: &'a List,
) -> Element<'a, Message> {
    let title = context.text("barometer-screen-bodies");
    let mut content = Column::new().spacing(10).push(heading(2, title.clone()));
    if list.rates().next().is_some() {
        let chosen = list.line(list.active);
        let told = chosen.map(|line| line.name.clone()).unwrap_or_default();
        let label = format!(
            "{} · {}",
            context.text("barometer-screen-picture-distribution"),
            name(context, Some(target))
        );
        let frame = pictures::frame(context, &label, &told, Use::Inline);
        let svg = pictures::distribution(context, figure, list, Some(list.active)).draw(&frame).into_string();
        let spoken = Semantic::new(Role::Text, label.as_str()).value(told.as_str());
        content = content.push(kit::picture(spoken, &svg).on_press(Message::Picked));
        content = content.push(hint(context.text("barometer-screen-distribution-hint")));
    }
    let content = content.push(table(context, title, list));
    kit::panel(content).width(Length::Fill).into()
}

fn columns(context: &Context<'_>, yes_no: bool) -> Vec<(By, Head)> {
    let words = |id: &str| context.text(&format!("barometer-screen-column-{id}"));
    let name = (By::Name, Head::words(words("name"), Length::Fill));
    let standing = (By::Standing, Head::words(words("standing"), 150));
    let rate = (By::Rate, Head::numbers(words("rate"), 72));
    if yes_no {
        return vec![name, standing];
    }
    if context.size.width < BESIDE {
        return vec![name, rate, standing];
    }
    let part = (By::Part, Head::numbers(words("part"), 76));
    let whole = (By::Whole, Head::numbers(words("whole"), 76));
    vec![name, part, whole, rate, standing]
}

fn table<'a>(context: &Context<'_>, title: String, list: &'a List) -> Element<'a, Message> {
    let lang = context.lang;
    let yes_no = list.line(0).is_some_and(|line| line.behind.whole.is_none());
    let columns = columns(context, yes_no);
    let kinds: Vec<By> = columns.iter().map(|(column, _)| *column).collect();
    let sorted = kinds.iter().position(|column| *column == list.column);
    let heads = columns.into_iter().map(|(_, head)| head);
    let built = kinds.clone();
    let mut table = kit::rows(BODIES, title, heads, list.len(), move |at| {
        let Some(body) = list.line(at) else { return Line { name: String::new(), cells: Vec::new() } };
        let standing = standing(lang, body);
        let cells = built.iter().map(|column| cell(lang, body, *column, &standing)).collect();
        Line { name: format!("{}, {}, {standing}", body.name, rate(lang, body)), cells }
    });
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some rows of a window")]
    let visible = ((context.size.height - 430.0) / rows::ROW).clamp(6.0, 40.0) as usize;
    table = table.visible(visible.min(list.len().max(1))).active(list.active).revision(list.revision);
    if let Some(sorted) = sorted {
        let words = if list.backwards { "register-screen-descending" } else { "register-screen-ascending" };
        table = table.sorted(sorted, list.backwards, context.text(words));
    }
    table
        .on_sort(move |at| Message::Sort(kinds.get(at).copied().unwrap_or(By::Name)))
        .on_move(Message::Move)
        .on_open(Message::Open)
        .into()
}

/// A share is measured on all bodies: one body is above the threshold or below it, and neither good nor bad.
fn standing(lang: Lang, body: &Body) -> String {
    barometer::standing(lang, body.behind.stand)
}

fn rate(lang: Lang, body: &Body) -> String {
    let rate = body.behind.stand.rate;
    rate.map_or_else(|| "–".to_owned(), |rate| l10n::percent(lang, rate.shown_tenths(0)))
}

fn number(lang: Lang, value: Option<Value>) -> String {
    match value {
        Some(Value::Count(count)) => l10n::count(lang, u64::from(count)),
        Some(word) => word.to_string(),
        None => String::new(),
    }
}

fn cell<'a>(lang: Lang, body: &Body, column: By, standing: &str) -> Cell<'a, Message> {
    let tone = match body.behind.stand.standing {
        Standing::Met => Tone::Success,
        Standing::NotMet => Tone::Info,
        Standing::NotCollected => Tone::Warning,
        Standing::Zero | Standing::NotApplicable => Tone::Neutral,
    };
    match column {
        By::Name => Cell::Words(body.name.clone()),
        By::Code => Cell::Words(body.behind.body.code.clone()),
        By::Part => Cell::Words(number(lang, Some(body.behind.part))),
        By::Whole => Cell::Words(number(lang, body.behind.whole)),
        By::Rate => Cell::Strong(rate(lang, body)),
        By::Standing => {
            let short = if body.behind.stand.assumed {
                lang.text("barometer-standing-nd")
            } else {
                standing.to_owned()
            };
            Cell::Other(badge(tone, short))
        }
    }
}
