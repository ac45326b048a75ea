//! One of several: a group of radio buttons. It is one stop for Tab; the arrows move in it.

use iced::widget::{Column, Id, Row, container, row, text};
use iced::{Alignment, Border, Length, Theme};

use super::control::{Face, Step, control};
use super::{Element, Tone, hint, note, strong};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, size, space};

/// See [`choice`].
pub struct Choice<'a, T, Message> {
    id: String,
    label: String,
    hint: String,
    hidden_label: bool,
    options: Vec<(T, String)>,
    chosen: Option<T>,
    horizontal: bool,
    error: Option<String>,
    on_choose: Option<Box<dyn Fn(T) -> Message + 'a>>,
}

/// One of `options`. Without [`Choice::on_choose`] it is disabled.
pub fn choice<'a, T: Clone + PartialEq + 'a, Message>(
    id: impl Into<String>,
    label: impl Into<String>,
    options: impl IntoIterator<Item = (T, String)>,
    chosen: Option<T>,
) -> Choice<'a, T, Message> {
    Choice {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        hidden_label: false,
        options: options.into_iter().collect(),
        chosen,
        horizontal: false,
        error: None,
        on_choose: None,
    }
}

impl<'a, T: Clone + PartialEq + 'a, Message: Clone + 'a> Choice<'a, T, Message> {
    /// What choosing does.
    #[must_use]
    pub fn on_choose(mut self, message: impl Fn(T) -> Message + 'a) -> Self {
        self.on_choose = Some(Box::new(message));
        self
    }

    /// What helps to choose, under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What must be put right.
    #[must_use]
    pub fn error(mut self, message: impl Into<String>) -> Self {
        self.error = Some(message.into());
        self
    }

    /// Puts the options side by side.
    #[must_use]
    pub fn horizontal(mut self) -> Self {
        self.horizontal = true;
        self
    }

    /// Shows no label: where the words that name it already stand before it.
    #[must_use]
    pub fn hide_label(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// The message of each option, in their order.
    fn messages(&self) -> Vec<Option<Message>> {
        self.options
            .iter()
            .map(|(value, _)| self.on_choose.as_ref().map(|choose| choose(value.clone())))
            .collect()
    }

    fn chosen_place(&self) -> Option<usize> {
        self.options.iter().position(|(value, _)| self.chosen.as_ref() == Some(value))
    }
}

/// The option that a step leads to among `count`, when `at` is chosen.
fn step_to(step: Step, at: Option<usize>, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match (step, at) {
        (Step::First, _) | (Step::Forth, None) => 0,
        (Step::Last, _) | (Step::Back, None | Some(0)) => last,
        (Step::Forth, Some(at)) => (at + 1) % count.max(1),
        (Step::Back, Some(at)) => at - 1,
    }
}

fn option<'a, Message: Clone + 'a>(
    id: String,
    label: String,
    chosen: bool,
    message: Option<Message>,
) -> Element<'a, Message> {
    let enabled = message.is_some();
    let dot =
        container(iced::widget::space().width(10).height(10)).style(move |theme: &Theme| container::Style {
            background: chosen.then(|| theme::of(theme).primary.into()),
            border: Border { radius: 5.0.into(), ..Border::default() },
            ..container::Style::default()
        });
    let disc = container(dot).center(20).style(move |theme: &Theme| {
        let tokens = theme::of(theme);
        let color = if chosen { tokens.primary } else { tokens.edge };
        container::Style {
            background: Some(if enabled { tokens.panel } else { tokens.disabled }.into()),
            border: Border { color, width: if chosen { 2.0 } else { 1.0 }, radius: 10.0.into() },
            ..container::Style::default()
        }
    });
    let semantic =
        Semantic { checked: Some(chosen), leaf: true, ..Semantic::new(Role::RadioButton, label.as_str()) };
    control(id, semantic, row![disc, text(label).size(size::BODY)].spacing(10).align_y(Alignment::Center))
        .on_press(message)
        .no_stop()
        .padding([4, 6])
        .least_height(32.0)
        .face(|tokens, status| Face {
            ground: status.hovered.then_some(tokens.selected),
            edge: None,
            text: match (status.enabled, status.hovered) {
                (false, _) => tokens.hint,
                (true, true) => tokens.on_selected,
                (true, false) => tokens.text,
            },
        })
        .into()
}

impl<'a, T: Clone + PartialEq + 'a, Message: Clone + 'a> From<Choice<'a, T, Message>>
    for Element<'a, Message>
{
    fn from(choice: Choice<'a, T, Message>) -> Self {
        let messages = choice.messages();
        let at = choice.chosen_place();
        let enabled = choice.on_choose.is_some() && !choice.options.is_empty();
        let mut semantic = Semantic::new(Role::RadioGroup, choice.label.as_str())
            .described(&choice.hint)
            .described(choice.error.as_deref().unwrap_or_default());
        semantic.invalid = choice.error.is_some();
        semantic.value = at.and_then(|at| choice.options.get(at)).map(|(_, label)| label.clone());
        let options =
            choice.options.into_iter().zip(&messages).enumerate().map(|(place, ((_, label), message))| {
                option(format!("{}-{place}", choice.id), label, at == Some(place), message.clone())
            });
        let options: Element<'a, Message> = if choice.horizontal {
            Row::with_children(options).spacing(space::M).wrap().into()
        } else {
            Column::with_children(options).spacing(2).into()
        };
        let group = control(Id::from(choice.id), semantic, options);
        let group: Element<'a, Message> = if enabled {
            let count = messages.len();
            // Space on a group where nothing is chosen takes the first one, as browsers do.
            let first = if at.is_none() { messages.first().cloned().flatten() } else { None };
            group
                .on_step(move |step| messages.get(step_to(step, at, count)).cloned().flatten())
                .on_space(first)
                .into()
        } else {
            group.into()
        };
        let label = (!choice.hidden_label).then(|| strong(choice.label).into());
        let hint = (!choice.hint.is_empty()).then(|| hint(choice.hint).into());
        let width = if choice.error.is_some() { Length::Fill } else { Length::Shrink };
        let error = choice.error.map(|error| note(Tone::Error, error));
        let parts = [label, hint].into_iter().flatten().chain([group]).chain(error);
        Column::with_children(parts).spacing(space::XS).width(width).into()
    }
}
