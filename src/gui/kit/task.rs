//! A row of the task list in the rail: how far it is, by icon and word; its name; its value.

use iced::widget::{Id, container, row, text};
use iced::{Alignment, Border, Length, Theme};

use super::control::{Face, Status, control};
use super::{Element, Icon};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, Tokens, font, radius, size};

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// In order.
    Done,
    /// Something must be explained.
    Explain,
    /// Something must be put right.
    Fix,
    /// Not begun.
    Open,
}

/// See [`task`].
pub struct Task<Message> {
    id: Id,
    mark: Mark,
    state: String,
    label: String,
    value: String,
    current: bool,
    on_press: Option<Message>,
}

/// A row of the rail. `state` is the mark in words ("done", "to be explained"), for assistive tools.
pub fn task<Message>(
    id: impl Into<Id>,
    mark: Mark,
    state: impl Into<String>,
    label: impl Into<String>,
) -> Task<Message> {
    Task {
        id: id.into(),
        mark,
        state: state.into(),
        label: label.into(),
        value: String::new(),
        current: false,
        on_press: None,
    }
}

impl<Message> Task<Message> {
    /// What stands on the right: the rate, "ND", "Yes".
    #[must_use]
    pub fn value(mut self, words: impl Into<String>) -> Self {
        self.value = words.into();
        self
    }

    /// Whether it is the one shown.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// Where it leads.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }
}

/// What is drawn where there is nothing to say yet. The renderer compares what it drew by place: a word that was not
/// there before would have all that follows it in the rail painted again.
const BLANK: &str = "\u{a0}";

/// The disc of a mark, 20 pixels wide.
pub(super) fn disc<'a, Message: 'a>(mark: Mark) -> Element<'a, Message> {
    let glyph = match mark {
        Mark::Done => Icon::Check.text(13.0),
        Mark::Explain | Mark::Fix => text("!").size(13).font(font::BOLD).line_height(1.0),
        Mark::Open => text(BLANK).size(13).line_height(1.0),
    };
    container(glyph)
        .center(20)
        .style(move |theme: &Theme| {
            let tokens = theme::of(theme);
            let (ground, edge, text) = match mark {
                Mark::Done => (tokens.success.pale, tokens.success.mark, tokens.success.text),
                Mark::Explain => (tokens.warning.pale, tokens.warning.mark, tokens.warning.text),
                Mark::Fix => (tokens.error.pale, tokens.error.mark, tokens.error.text),
                Mark::Open => (tokens.panel, tokens.edge, tokens.edge),
            };
            // What must be put right is square, so that it is told from what must be explained without colour.
            let radius = if mark == Mark::Fix { 4.0 } else { 10.0 };
            container::Style {
                text_color: Some(text),
                background: Some(ground.into()),
                border: Border { color: edge, width: 1.0, radius: radius.into() },
                ..container::Style::default()
            }
        })
        .into()
}

fn face(tokens: &Tokens, status: Status) -> Face {
    Face { ground: status.hovered.then_some(tokens.aside), edge: None, text: tokens.text }
}

fn current_face(tokens: &Tokens, _status: Status) -> Face {
    Face { ground: Some(tokens.selected), edge: None, text: tokens.on_selected }
}

impl<'a, Message: Clone + 'a> From<Task<Message>> for Element<'a, Message> {
    fn from(task: Task<Message>) -> Self {
        let Task { id, mark, state, label, value, current, on_press } = task;
        let mut spoken = Semantic::new(Role::Link, label.as_str()).leaf().described(&state);
        spoken.selected = Some(current);
        spoken.value = (!value.is_empty()).then(|| value.clone());
        let font = if current { font::SEMIBOLD } else { font::TEXT };
        let label = text(label).size(size::ROW).font(font).line_height(1.35).width(Length::Fill);
        let value = if value.is_empty() { BLANK.to_owned() } else { value };
        let value = text(value).size(size::HINT).wrapping(text::Wrapping::None);
        let content = row![disc(mark), label, value].spacing(10).align_y(Alignment::Center);
        control(id, spoken, content)
            .on_press(on_press)
            .width(Length::Fill)
            .padding([5, 10])
            .least_height(31.0)
            .radius(radius::CONTROL + 2.0)
            .bar(current)
            .face(if current { current_face } else { face })
            .into()
    }
}
