//! A field: its label, hint, box, and what is said about what was typed.

use iced::widget::text_input::{self, TextInput};
use iced::widget::{Column, Id, column, row, text};
use iced::{Alignment, Border, Length, Padding, Theme};

use super::entry::Entry;
use super::{Element, Tone, hint, note, ring, strong};
use crate::gui::a11y::{Actions, Role, Semantic};
use crate::gui::theme::{self, font, radius, size, space};

/// A field. Without [`Field::on_input`] it is disabled.
// The flags are independent choices of the caller, each with a method of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Field<'a, Message> {
    id: Id,
    label: String,
    typed: String,
    hint: String,
    placeholder: String,
    width: Length,
    number: bool,
    secure: bool,
    required: bool,
    hidden_label: bool,
    beside: Option<Element<'a, Message>>,
    across: bool,
    echo: bool,
    messages: Vec<(Tone, String)>,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_submit: Option<Message>,
    on_step: Option<Box<dyn Fn(bool) -> Message + 'a>>,
}

/// A field named `label` that holds what was typed. Focus it with `iced::widget::operation::focus(id)`.
pub fn field<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<String>,
    typed: impl Into<String>,
) -> Field<'a, Message> {
    Field {
        id: id.into(),
        label: label.into(),
        typed: typed.into(),
        hint: String::new(),
        placeholder: String::new(),
        width: Length::Fill,
        number: false,
        secure: false,
        required: false,
        hidden_label: false,
        beside: None,
        across: false,
        echo: false,
        messages: Vec::new(),
        on_input: None,
        on_submit: None,
        on_step: None,
    }
}

/// A field for a sentence or two. What does not fit into its one line is repeated in full below it.
pub fn text_area<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<String>,
    typed: impl Into<String>,
) -> Field<'a, Message> {
    Field { echo: true, ..field(id, label, typed) }
}

impl<'a, Message: Clone + 'a> Field<'a, Message> {
    /// What each keystroke does.
    #[must_use]
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// What Enter does.
    #[must_use]
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// What the arrows up (false) and down (true) do: in what can be chosen below.
    #[must_use]
    pub fn on_step(mut self, message: impl Fn(bool) -> Message + 'a) -> Self {
        self.on_step = Some(Box::new(message));
        self
    }

    /// What helps to answer, under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What stands in the box while it is empty. Never the only place of anything needed.
    #[must_use]
    pub fn placeholder(mut self, words: impl Into<String>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// What must be put right.
    #[must_use]
    pub fn error(self, message: impl Into<String>) -> Self {
        self.message(Tone::Error, message)
    }

    /// What must be explained.
    #[must_use]
    pub fn warning(self, message: impl Into<String>) -> Self {
        self.message(Tone::Warning, message)
    }

    /// Anything said about what was typed.
    #[must_use]
    pub fn message(mut self, tone: Tone, message: impl Into<String>) -> Self {
        self.messages.push((tone, message.into()));
        self
    }

    /// Says to assistive tools that an answer is needed.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Aligns on the right and makes the box as wide as nine digits.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.number = true;
        self.width = Length::Fixed(150.0);
        self
    }

    /// Hides what is typed.
    #[must_use]
    pub fn secure(mut self) -> Self {
        self.secure = true;
        self
    }

    /// The width of the box.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Shows no label: where the words that name it already stand before it.
    #[must_use]
    pub fn hide_label(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// Puts label and hint on the left, the box on the right.
    #[must_use]
    pub fn across(mut self) -> Self {
        self.across = true;
        self
    }

    /// What stands right of the box: last year's answer.
    #[must_use]
    pub fn beside(mut self, content: impl Into<Element<'a, Message>>) -> Self {
        self.beside = Some(content.into());
        self
    }

    fn invalid(&self) -> bool {
        self.messages.iter().any(|(tone, _)| *tone == Tone::Error)
    }

    fn entry(&mut self) -> Entry<'a, Message> {
        let invalid = self.invalid();
        let role = if self.secure { Role::PasswordInput } else { Role::TextInput };
        let mut semantic = Semantic::new(role, self.label.as_str()).described(&self.hint);
        for (_, message) in &self.messages {
            semantic = semantic.described(message);
        }
        semantic.value = (!self.secure).then(|| self.typed.clone());
        semantic.leaf = true;
        semantic.required = self.required;
        semantic.invalid = invalid;
        semantic.disabled = self.on_input.is_none();
        semantic.actions = Actions { press: false, set_value: self.on_input.is_some() };
        let on_input = self.on_input.take().map(std::rc::Rc::new);
        let on_typed = on_input.clone();
        let input = TextInput::new(&self.placeholder, &self.typed)
            .id(self.id.clone())
            .on_input_maybe(on_typed.map(|on_input| move |text| on_input(text)))
            .on_submit_maybe(self.on_submit.take())
            .secure(self.secure)
            .size(size::INPUT)
            .line_height(1.375)
            .padding(Padding::from([8, 12]))
            .width(self.width)
            .style(move |theme, status| look(theme, status, invalid));
        let input = if self.number {
            input.align_x(iced::alignment::Horizontal::Right).font(font::SEMIBOLD)
        } else {
            input
        };
        Entry {
            id: self.id.clone(),
            semantic,
            typed: self.typed.clone(),
            input,
            on_set: on_input.map(|on_input| -> Box<dyn Fn(String) -> Message + 'a> {
                Box::new(move |text| on_input(text))
            }),
            on_step: self.on_step.take(),
        }
    }

    fn titles(&mut self) -> Option<Element<'a, Message>> {
        let label = (!self.hidden_label).then(|| strong(std::mem::take(&mut self.label)).into());
        let hint = (!self.hint.is_empty()).then(|| hint(std::mem::take(&mut self.hint)).into());
        (label.is_some() || hint.is_some())
            .then(|| Column::with_children([label, hint].into_iter().flatten()).spacing(2).into())
    }
}

/// About as much as a line of a field holds at the width of a page's column.
const LINE: usize = 80;

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(mut field: Field<'a, Message>) -> Self {
        let entry: Element<'a, Message> = field.entry().into();
        let titles = field.titles();
        let boxed = match field.beside.take() {
            Some(beside) => row![entry, beside].spacing(20).align_y(Alignment::Center).into(),
            None => entry,
        };
        let top: Element<'a, Message> = match titles {
            Some(titles) if field.across => row![iced::widget::container(titles).width(Length::Fill), boxed]
                .spacing(space::XL)
                .align_y(Alignment::Center)
                .into(),
            Some(titles) => column![titles, boxed].spacing(6).into(),
            None => boxed,
        };
        let echo = (field.echo && field.typed.chars().count() > LINE)
            .then(|| hint(std::mem::take(&mut field.typed)).into());
        let messages = field.messages.into_iter().map(|(tone, message)| note(tone, message));
        // Always a column: the box keeps its caret when a message comes or goes.
        Column::with_children([top].into_iter().chain(echo).chain(messages)).spacing(space::S - 2.0).into()
    }
}

fn look(theme: &Theme, status: text_input::Status, invalid: bool) -> text_input::Style {
    let tokens = theme::of(theme);
    let disabled = matches!(status, text_input::Status::Disabled);
    let (edge, width) = match status {
        // The line inside the ring, whose band lies under the box.
        text_input::Status::Focused { .. } => (tokens.focus_edge, ring::EDGE),
        _ if invalid => (tokens.error.mark, 2.0),
        text_input::Status::Hovered => (tokens.text, 1.0),
        text_input::Status::Disabled => (tokens.rule, 1.0),
        text_input::Status::Active => (tokens.edge, 1.0),
    };
    text_input::Style {
        background: if disabled { tokens.disabled } else { tokens.panel }.into(),
        border: Border { color: edge, width, radius: radius::CONTROL.into() },
        icon: tokens.hint,
        placeholder: tokens.hint,
        value: if disabled { tokens.on_disabled } else { tokens.text },
        selection: tokens.selection,
    }
}

/// The year above a column of boxes, aligned with the numbers in them.
#[must_use]
pub fn column_title<'a>(words: impl text::IntoFragment<'a>, width: f32) -> iced::widget::Text<'a> {
    hint(words).width(width).align_x(iced::alignment::Horizontal::Right)
}
