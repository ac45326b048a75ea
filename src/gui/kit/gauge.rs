//! A rate as a half circle: the value, the threshold, last year's rate; the same in words below it.

use std::cell::RefCell;

use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Layout, Renderer as _, Widget, layout, mouse, renderer};
use iced::widget::canvas::{Cache, Frame, Geometry, LineCap, Path, Stroke, path::Arc};
use iced::widget::{Column, container, row, text};
use iced::{Alignment, Border, Length, Padding, Point, Radians, Rectangle, Renderer, Size, Theme};

use super::text::in_hint_colour;
use super::{Element, Tone, badge, hint, semantic};
use crate::gui::a11y::{Range, Role, Semantic};
use crate::gui::theme::{self, Tokens, font, size, space};

/// See [`gauge`].
pub struct Gauge {
    label: String,
    value: String,
    under: String,
    part: Option<f64>,
    threshold: Option<(f64, String)>,
    before: Option<(f64, String)>,
    met: bool,
    verdict: Option<(Tone, String)>,
    width: f32,
    legend: bool,
}

/// A gauge named `label` that shows `value` (in words: "66,7 %", "ND"). Without [`Gauge::part`] its arc is empty.
pub fn gauge(label: impl Into<String>, value: impl Into<String>) -> Gauge {
    Gauge {
        label: label.into(),
        value: value.into(),
        under: String::new(),
        part: None,
        threshold: None,
        before: None,
        met: false,
        verdict: None,
        width: 232.0,
        legend: true,
    }
}

impl Gauge {
    /// How much of the arc is filled, from 0 to 1.
    #[must_use]
    pub fn part(mut self, part: impl Into<Option<f64>>) -> Self {
        self.part = part.into();
        self
    }

    /// What stands under the value: "6 of 9".
    #[must_use]
    pub fn under(mut self, words: impl Into<String>) -> Self {
        self.under = words.into();
        self
    }

    /// Where the threshold is, from 0 to 1, and the words of the legend: "Target: 75 %".
    #[must_use]
    pub fn threshold(mut self, at: f64, words: impl Into<String>) -> Self {
        self.threshold = Some((at, words.into()));
        self
    }

    /// Where last year's rate is, from 0 to 1, and the words of the legend: "2021: 40.0%".
    #[must_use]
    pub fn before(mut self, at: f64, words: impl Into<String>) -> Self {
        self.before = Some((at, words.into()));
        self
    }

    /// Whether the threshold is reached: decided by the exact rate, not by what is drawn.
    #[must_use]
    pub fn met(mut self, met: bool) -> Self {
        self.met = met;
        self
    }

    /// The gap in words, on a pill: "1 service missing", "reached".
    #[must_use]
    pub fn verdict(mut self, tone: Tone, words: impl Into<String>) -> Self {
        self.verdict = Some((tone, words.into()));
        self
    }

    /// The width of the arc; its height follows.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Leaves out the legend: where many gauges share one.
    #[must_use]
    pub fn no_legend(mut self) -> Self {
        self.legend = false;
        self
    }

    fn said(&self) -> Semantic {
        let mut spoken = Semantic::new(Role::Meter, self.label.as_str()).leaf().value(self.value.as_str());
        spoken.range = self.part.map(|now| Range { now, least: 0.0, most: 1.0 });
        let threshold = self.threshold.as_ref().map(|(_, words)| words);
        let before = self.before.as_ref().map(|(_, words)| words);
        let verdict = self.verdict.as_ref().map(|(_, words)| words);
        [Some(&self.under), verdict, threshold, before]
            .into_iter()
            .flatten()
            .fold(spoken, |spoken, words| spoken.described(words))
    }
}

impl<'a, Message: 'a> From<Gauge> for Element<'a, Message> {
    fn from(gauge: Gauge) -> Self {
        let spoken = gauge.said();
        let threshold =
            gauge.threshold.as_ref().filter(|_| gauge.legend).map(|(_, words)| threshold_legend(words));
        let before = gauge.before.as_ref().filter(|_| gauge.legend).map(|(_, words)| before_legend(words));
        let verdict = gauge.verdict.clone().map(|(tone, words)| badge(tone, words));
        let face = Face {
            part: gauge.part.map(single),
            threshold: gauge.threshold.as_ref().map(|(at, _)| single(*at)),
            before: gauge.before.as_ref().map(|(at, _)| single(*at)),
            met: gauge.met,
        };
        let height = face_height(gauge.width, gauge.under.is_empty());
        let size = Size::new(gauge.width, height);
        let content = written(gauge.value, gauge.under, gauge.width);
        let canvas = Element::new(Arcs { face, size, content });
        let legends: Vec<_> = threshold.into_iter().chain(before).collect();
        let legends = (!legends.is_empty())
            .then(|| Column::from_vec(legends).spacing(space::XS).width(Length::Fill).into());
        let parts = [canvas].into_iter().chain(verdict).chain(legends);
        semantic(
            spoken,
            Column::with_children(parts)
                .spacing(space::M)
                .align_x(Alignment::Center)
                .max_width(gauge.width + 40.0),
        )
    }
}

/// Drawing is done in single precision; what is drawn is never what is decided.
#[allow(clippy::cast_possible_truncation)]
fn single(part: f64) -> f32 {
    part.clamp(0.0, 1.0) as f32
}

/// Half of the width, and below it what hangs under the centre: a threshold at 100 %, or words.
fn face_height(width: f32, bare: bool) -> f32 {
    width / 2.0 + if bare { 7.0 } else { 22.0 }
}

/// The value and the words under it. They are widgets and no part of the canvas: a canvas knows no end of its
/// texts, so that each change of one would paint everything right of it and below it again.
fn written<'a, Message: 'a>(value: String, under: String, width: f32) -> Element<'a, Message> {
    let bare = under.is_empty();
    let value = text(value).size((width * 0.13).clamp(18.0, 40.0)).font(font::HEADING);
    let under = (!bare).then(|| text(under).size(size::HINT).style(in_hint_colour).into());
    let words = Column::with_children([value.into()].into_iter().chain(under)).align_x(Alignment::Center);
    container(words)
        .width(width)
        .height(face_height(width, bare))
        .padding(Padding::ZERO.bottom(2))
        .align_x(Alignment::Center)
        .align_y(Alignment::End)
        .into()
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Face {
    part: Option<f32>,
    threshold: Option<f32>,
    before: Option<f32>,
    met: bool,
}

/// The arcs with the words over them: in one layer, where a stack would make another one over the whole page.
struct Arcs<'a, Message> {
    face: Face,
    size: Size,
    content: Element<'a, Message>,
}

/// What was drawn last, and for what: the arcs are drawn again only when something in them changed.
#[derive(Default)]
struct Drawn {
    cache: Cache,
    of: RefCell<Option<(Face, &'static str)>>,
}

impl Drawn {
    fn of(&self, face: Face, renderer: &Renderer, theme: &Theme, size: Size) -> Geometry {
        let tokens = theme::of(theme);
        let look = theme::Look::ALL
            .into_iter()
            .find(|look| std::ptr::eq(look.tokens(), tokens))
            .unwrap_or_default()
            .name();
        let key = Some((face, look));
        if *self.of.borrow() != key {
            self.cache.clear();
            *self.of.borrow_mut() = key;
        }
        self.cache.draw(renderer, size, |frame| face.paint(frame, tokens))
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Arcs<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Drawn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Drawn::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.size.width.into(), self.size.height.into())
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        match tree.children.first_mut() {
            Some(child) => self.content.as_widget_mut().layout(child, renderer, limits),
            None => layout::Node::default(),
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let place = layout.position() - Point::ORIGIN;
        let arcs = tree.state.downcast_ref::<Drawn>().of(self.face, renderer, theme, self.size);
        renderer.with_translation(place, |renderer| renderer.draw_geometry(arcs));
        if let Some(child) = tree.children.first() {
            self.content.as_widget().draw(child, renderer, theme, style, layout, cursor, viewport);
        }
    }
}

/// How far the threshold's mark reaches beyond the arc on both sides.
const REACH: f32 = 5.0;

impl Face {
    fn paint(&self, frame: &mut Frame, tokens: &Tokens) {
        let width = frame.width();
        let thick = (width * 0.078).max(10.0);
        let radius = width / 2.0 - thick / 2.0 - REACH;
        let centre = Point::new(width / 2.0, width / 2.0);
        let line =
            |color, width| Stroke::default().with_color(color).with_width(width).with_line_cap(LineCap::Butt);
        frame.stroke(&arc(centre, radius, 0.0, 1.0), line(tokens.track, thick));
        if let Some(part) = self.part.filter(|part| *part > 0.0) {
            let color = if self.met { tokens.value_met } else { tokens.value };
            frame.stroke(&arc(centre, radius, 0.0, part), line(color, thick));
        }
        if let Some(at) = self.threshold {
            let mark = Path::line(
                on_arc(centre, radius - thick / 2.0 - REACH, at),
                on_arc(centre, radius + thick / 2.0 + REACH, at),
            );
            // The halo keeps the mark apart from a value that has passed it.
            frame.stroke(&mark, line(tokens.panel, 7.0));
            frame.stroke(&mark, line(tokens.mark, 3.0));
        }
        if let Some(at) = self.before {
            let disc = Path::circle(on_arc(centre, radius, at), 5.0);
            frame.fill(&disc, tokens.panel);
            frame.stroke(&disc, line(tokens.mark, 2.0));
        }
    }
}

fn angle(part: f32) -> Radians {
    Radians(std::f32::consts::PI * (1.0 + part))
}

fn on_arc(centre: Point, radius: f32, part: f32) -> Point {
    let Radians(angle) = angle(part);
    Point::new(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())
}

fn arc(center: Point, radius: f32, from: f32, to: f32) -> Path {
    Path::new(|path| path.arc(Arc { center, radius, start_angle: angle(from), end_angle: angle(to) }))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Threshold,
    Before,
}

/// What the mark of the threshold is, in words: where many gauges share one legend.
pub fn threshold_legend<'a, Message: 'a>(words: &str) -> Element<'a, Message> {
    legend(Kind::Threshold, words)
}

/// What the mark of last year is, in words.
pub fn before_legend<'a, Message: 'a>(words: &str) -> Element<'a, Message> {
    legend(Kind::Before, words)
}

fn legend<'a, Message: 'a>(kind: Kind, words: &str) -> Element<'a, Message> {
    row![legend_mark(kind), hint(words.to_owned())].spacing(space::M).align_y(Alignment::Center).into()
}

/// A mark of the legend. Drawn as boxes: a canvas that is drawn anew would have its place painted at each keystroke.
fn legend_mark<'a, Message: 'a>(kind: Kind) -> Element<'a, Message> {
    let (width, height) = match kind {
        Kind::Threshold => (3.0, 14.0),
        Kind::Before => (12.0, 12.0),
    };
    let mark = container(iced::widget::space()).width(width).height(height).style(move |theme: &Theme| {
        let tokens = theme::of(theme);
        match kind {
            Kind::Threshold => container::Style::default().background(tokens.mark),
            Kind::Before => container::Style {
                background: Some(tokens.panel.into()),
                border: Border { color: tokens.mark, width: 2.0, radius: 6.0.into() },
                ..container::Style::default()
            },
        }
    });
    container(mark).center(16).into()
}
