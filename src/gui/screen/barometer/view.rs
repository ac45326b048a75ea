//! The page as it is drawn: what is asked above, the whole on the left, the targets as half circles.

use iced::widget::{Column, Id, Row, column, container, row, space, text};
use iced::{Alignment, Length};

use super::pictures::{before_words, gap, name};
use super::shown::Shown;
use super::{Message, Panel, State, View};
use crate::barometer::{Figure, Group, Uncollected};
use crate::framework::Target;
use crate::gui::a11y::{Role, Semantic};
use crate::gui::kit::control::{Face, control};
use crate::gui::kit::{self, Element, Icon, Tone, button, gauge, heading, hint, paragraph};
use crate::gui::theme::{font, radius, size};
use crate::gui::{self, Context, Page};
use crate::l10n::Args;

/// From this width on the whole stands beside its targets.
const BESIDE: f32 = 1100.0;
const SIDE: f32 = 290.0;
/// What the checkbox takes.
const WHAT_IF: f32 = 240.0;
/// The least that a card needs, and what lies between two.
const CARD: f32 = 182.0;
const GAP: f32 = 10.0;

impl State {
    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        Element::from(self.page(context)).map(gui::Message::Barometer)
    }

    fn page<'a>(&'a self, context: &Context<'_>) -> Column<'a, Message> {
        let mut page = Column::new().spacing(14).push(self.title(context));
        if let Some(problem) = &self.problem {
            page = page.push(kit::banner("barometer-problem", Tone::Error, problem.clone()));
        }
        let Some(shown) = self.shown.as_ref().filter(|_| !self.nothing_counts()) else {
            return page.push(self.nothing(context));
        };
        page = page
            .extend(self.filters(context, shown))
            .extend(self.saver(context).or_else(|| self.publisher(context)));
        if let Some((target, figure)) = self.target.and_then(|at| shown.target(at)) {
            return page.push(self.opened(context, shown, target, figure));
        }
        let main = match self.view {
            View::Gauges => gauges(context, shown, self.views(context)),
            View::Table => super::table::targets(context, shown, self.views(context)),
            View::Trend => super::table::trend(context, shown, self.views(context)),
        };
        let beside = context.size.width >= BESIDE && self.view != View::Table;
        let side = super::notes::side(context, shown, self.view == View::Table);
        page.push(if beside {
            Element::from(row![container(side).width(SIDE), container(main).width(Length::Fill)].spacing(22))
        } else {
            // The targets first: they are what one comes for.
            column![main, side].spacing(18).into()
        })
    }

    /// Was nothing received, or nothing of the year accepted?
    fn nothing_counts(&self) -> bool {
        let empty = self.material.as_ref().is_some_and(|material| material.years.is_empty());
        let none = self.material.as_ref().and_then(|material| material.of(self.asked.year));
        empty || none.is_some_and(|of| of.bodies.is_empty())
    }

    /// What to do where nothing was accepted yet.
    fn nothing<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        if !self.nothing_counts() {
            return paragraph(context.text("barometer-screen-reading")).into();
        }
        let content = column![
            heading(2, context.text("barometer-screen-empty")),
            paragraph(context.text("barometer-screen-empty-fix")),
            button::primary("barometer-to-register", context.text("register-screen-home-do"))
                .icon(Icon::FileCheck)
                .on_press(Message::Page(Page::Register)),
        ];
        kit::panel(content.spacing(12)).width(Length::Fill).into()
    }

    fn title<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let years = self.material.iter().flat_map(|material| &material.years).map(|of| of.year);
        let years: Vec<(u16, String)> = years.map(|year| (year, year.to_string())).collect();
        let mut line = Row::new().push(heading(1, context.text("barometer-screen-title")));
        match years.as_slice() {
            [] => return line.into(),
            [(_, only)] => line = line.push(heading(2, only.clone())),
            _ => {
                let label = context.text("register-screen-year");
                line = line.push(
                    kit::choice("barometer-year", label, years, Some(self.asked.year))
                        .horizontal()
                        .hide_label()
                        .on_choose(Message::Year),
                );
            }
        }
        let line = line.spacing(18).align_y(Alignment::Center);
        let tools = self.tools(context);
        if context.size.width >= BESIDE {
            row![line, space::horizontal(), tools].spacing(12).align_y(Alignment::Center).into()
        } else {
            column![line, tools].spacing(10).into()
        }
    }

    fn tools<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let bodies = self.shown.as_ref().zip(self.asked.group.as_ref());
        let bodies = bodies.map(|(shown, group)| group.label(context.lang, &shown.framework));
        let bodies = bodies.unwrap_or_else(|| context.text("barometer-screen-all-bodies"));
        let ready = self.shown.is_some() && !self.nothing_counts();
        let what_if = kit::checkbox(
            "barometer-not-done",
            context.text("barometer-screen-not-done"),
            self.asked.uncollected == Uncollected::NotDone,
        );
        let tools = row![
            container(what_if.on_toggle(Message::NotDone)).width(WHAT_IF),
            button::secondary("barometer-group", bodies.clone())
                .small()
                .icon_after(Icon::ChevronDown)
                .spoken(format!("{bodies}, {}", context.text("barometer-screen-filter")))
                .expanded(self.panel == Some(Panel::Bodies))
                .on_press_maybe(ready.then_some(Message::Panel(Panel::Bodies))),
            button::secondary("barometer-save", context.text("barometer-screen-save"))
                .small()
                .icon(Icon::Upload)
                .expanded(self.panel == Some(Panel::Save))
                .on_press_maybe(ready.then_some(Message::Panel(Panel::Save))),
            self.publish_button(context),
        ];
        tools.spacing(12).align_y(Alignment::Center).wrap().into()
    }

    /// How the figures are shown.
    fn views<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let name = |view: &str| context.text(&format!("barometer-screen-view-{view}"));
        let views =
            [(View::Gauges, name("gauges")), (View::Table, name("table")), (View::Trend, name("trend"))];
        kit::choice("barometer-view", context.text("barometer-screen-view"), views, Some(self.view))
            .horizontal()
            .hide_label()
            .on_choose(Message::View)
            .into()
    }

    /// Which bodies: all, those of a portfolio, those of a size.
    fn filters<'a>(&'a self, context: &Context<'_>, shown: &Shown) -> Option<Element<'a, Message>> {
        if self.panel != Some(Panel::Bodies) {
            return None;
        }
        let lang = context.lang;
        let choice = |id: &'static str, label: String, portfolios: bool| {
            let of_kind =
                |group: &&Group| matches!(group, Group::Portfolio(_) | Group::NoPortfolio) == portfolios;
            let groups = shown.groups.iter().map(|(group, _)| group).filter(of_kind);
            let own = groups.map(|group| (Some(group.clone()), group.label(lang, &shown.framework)));
            let all = (None, context.text("barometer-screen-all-bodies"));
            let options: Vec<_> = std::iter::once(all).chain(own).collect();
            let chosen = options.iter().map(|(group, _)| group).find(|group| **group == self.asked.group);
            let chosen = chosen.cloned();
            (options.len() > 1).then(|| {
                kit::choice(id, label, options, chosen).horizontal().on_choose(Message::Group).into()
            })
        };
        let sizes = shown.framework.sizes.as_ref();
        let provisional = sizes.is_some_and(|sizes| sizes.provisional);
        let note = provisional.then(|| {
            row![
                kit::badge(Tone::Neutral, context.text("barometer-screen-provisional-word")),
                hint(context.text("barometer-screen-sizes-provisional")).width(Length::Fill)
            ]
            .spacing(8)
            .align_y(Alignment::Center)
            .into()
        });
        let close = button::quiet("barometer-close", context.text("register-screen-close"));
        let parts = [
            choice("barometer-portfolio", context.text("barometer-screen-portfolio"), true),
            choice("barometer-size", context.text("barometer-screen-size"), false),
            note,
            Some(close.on_press(Message::Close).into()),
        ];
        let content = Column::with_children(parts.into_iter().flatten()).spacing(12);
        Some(kit::panel(content).width(Length::Fill).into())
    }
}

/// What the focus goes back to when a target is closed.
pub(super) fn card_id(view: View, at: usize) -> Id {
    match view {
        View::Table => format!("barometer-row-{at}").into(),
        _ => format!("barometer-card-{at}").into(),
    }
}

/// The targets of each ambition, side by side.
fn gauges<'a>(context: &Context<'_>, shown: &Shown, views: Element<'a, Message>) -> Element<'a, Message> {
    let beside = if context.size.width >= BESIDE { SIDE + 22.0 } else { 0.0 };
    let room = context.size.width.min(1392.0) - 2.0 * context.margin() - beside;
    let fit = ((room + GAP) / (CARD + GAP)).floor().clamp(1.0, 5.0);
    let width = ((room - (fit - 1.0) * GAP) / fit).floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 5")]
    let fit = fit as usize;
    let mut page = Column::new().spacing(GAP);
    let mut views = Some(views);
    for ambition in &shown.framework.ambitions {
        page = page.push(headed(heading(2, ambition.short.get(context.lang)), views.take()));
        let targets = shown.framework.targets.iter().zip(&shown.barometer.targets).enumerate();
        let own: Vec<_> = targets.filter(|(_, (target, _))| target.ambition == ambition.id).collect();
        for line in own.chunks(fit) {
            let cards =
                line.iter().map(|(at, (target, figure))| card(context, shown, *at, target, figure, width));
            page = page.push(Row::with_children(cards).spacing(GAP));
        }
    }
    page.into()
}

/// A title, and at its right end what changes what stands below it.
pub(super) fn headed<'a>(
    title: Element<'a, Message>,
    views: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    match views {
        Some(views) => {
            let line = row![container(title).width(Length::Fill), views];
            line.spacing(14).align_y(Alignment::Center).into()
        }
        None => title,
    }
}

/// How many bodies are in a figure, in words.
pub(super) fn included(context: &Context<'_>, figure: &Figure) -> String {
    let coverage = figure.coverage;
    let all = coverage.included + coverage.na + coverage.nd + coverage.zero + coverage.missing;
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let args = Args::new().count("included", number(coverage.included)).count("all", number(all));
    context.with("barometer-screen-included", &args)
}

/// One target: a half circle that opens.
fn card<'a>(
    context: &Context<'_>,
    shown: &Shown,
    at: usize,
    target: &Target,
    figure: &Figure,
    width: f32,
) -> Element<'a, Message> {
    let name = name(context, Some(target));
    let words = format!("{}\n{}", included(context, figure), gap(context, figure));
    let value = figure.shown(context.lang);
    let before = figure.rate_before();
    let mut spoken =
        Semantic::new(Role::Button, name.as_str()).leaf().value(value.as_str()).described(&words);
    if let Some(before) = &before {
        spoken = spoken.described(&before_words(context, shown.before, before));
    }
    let middle = |words: String, size: f32, font: iced::Font, least: f32| {
        let words = text(words).size(size).font(font).line_height(1.3).align_x(Alignment::Center);
        let least_high = space().height(least);
        row![least_high, container(words).center_x(Length::Fill)].align_y(Alignment::Start)
    };
    let content = column![
        container(of_figure(name.clone(), value, figure, before.as_ref(), 126.0)).center_x(Length::Fill),
        middle(name, size::ROW, font::SEMIBOLD, 38.0),
        middle(words, size::CAPTION, font::TEXT, 34.0),
    ];
    control(card_id(View::Gauges, at), spoken, content.spacing(5))
        .on_press(Some(Message::Target(at)))
        .width(width)
        .padding([10, 8])
        .radius(radius::PANEL)
        .face(|tokens, status| Face {
            ground: Some(if status.hovered { tokens.aside } else { tokens.panel }),
            edge: Some(if status.hovered { tokens.primary } else { tokens.rule }),
            text: tokens.text,
        })
        .into()
}

/// The half circle of a figure, without a legend.
pub(super) fn of_figure<'a>(
    label: String,
    value: String,
    figure: &Figure,
    before: Option<&num_rational::BigRational>,
    width: f32,
) -> Element<'a, Message> {
    let mut drawn = kit::gauge(label, value)
        .width(width)
        .part(figure.rate().as_ref().map(share))
        .met(figure.met == Some(true))
        .threshold(f64::from(figure.threshold) / 100.0, String::new())
        .no_legend();
    if let Some(before) = before {
        drawn = drawn.before(share(before), String::new());
    }
    drawn.into()
}

/// A share for drawing.
pub(super) fn share(value: &num_rational::BigRational) -> f64 {
    num_traits::ToPrimitive::to_f64(value).unwrap_or(0.0)
}

/// What the marks on all half circles mean.
pub(super) fn legend<'a>(context: &Context<'_>, before: Option<u16>) -> Element<'a, Message> {
    let before = before.map(|year| {
        let args = Args::new().text("year", year.to_string());
        gauge::before_legend(&context.with("barometer-screen-legend-before", &args))
    });
    let threshold = gauge::threshold_legend(&context.text("barometer-screen-legend-threshold"));
    Column::with_children(std::iter::once(threshold).chain(before)).spacing(4).into()
}
