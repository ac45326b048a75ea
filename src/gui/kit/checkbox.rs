//! On or off.

use iced::widget::{Column, Id, container, row, text};
use iced::{Alignment, Border, Length, Theme};

use super::control::{Face, control};
use super::{Element, Icon, Tone, hint, note};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, size, space};

/// See [`checkbox`].
pub struct Checkbox<'a, Message> {
    id: Id,
    label: String,
    hint: String,
    checked: bool,
    error: Option<String>,
    on_toggle: Option<Box<dyn Fn(bool) -> Message + 'a>>,
}

/// On or off. Without [`Checkbox::on_toggle`] it is disabled.
pub fn checkbox<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<String>,
    checked: bool,
) -> Checkbox<'a, Message> {
    Checkbox {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        checked,
        error: None,
        on_toggle: None,
    }
}

impl<'a, Message: Clone + 'a> Checkbox<'a, Message> {
    /// What checking and unchecking do.
    #[must_use]
    pub fn on_toggle(mut self, message: impl Fn(bool) -> Message + 'a) -> Self {
        self.on_toggle = Some(Box::new(message));
        self
    }

    /// What helps to decide, under the label.
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
}

impl<'a, Message: Clone + 'a> From<Checkbox<'a, Message>> for Element<'a, Message> {
    fn from(checkbox: Checkbox<'a, Message>) -> Self {
        let Checkbox { id, label, hint: help, checked, error, on_toggle } = checkbox;
        let enabled = on_toggle.is_some();
        let invalid = error.is_some();
        let glyph = if checked { Icon::Check.text(15.0) } else { text("").size(15) };
        let mark = glyph.style(|theme: &Theme| text::Style { color: Some(theme::of(theme).on_primary) });
        let tick = container(mark).center(20).style(move |theme: &Theme| {
            let tokens = theme::of(theme);
            let (ground, edge) = match (checked, enabled) {
                (true, true) => (tokens.primary, tokens.primary),
                (true, false) => (tokens.hint, tokens.hint),
                (false, true) => (tokens.panel, tokens.edge),
                (false, false) => (tokens.disabled, tokens.edge),
            };
            let edge = if invalid { tokens.error.mark } else { edge };
            container::Style {
                background: Some(ground.into()),
                border: Border { color: edge, width: 1.0, radius: 3.0.into() },
                ..container::Style::default()
            }
        });
        let mut semantic = Semantic {
            checked: Some(checked),
            leaf: true,
            invalid,
            ..Semantic::new(Role::CheckBox, label.as_str())
        }
        .described(&help);
        semantic = semantic.described(error.as_deref().unwrap_or_default());
        let words = text(label).size(size::BODY).line_height(1.4).width(Length::Fill);
        let line = control(id, semantic, row![tick, words].spacing(10).align_y(Alignment::Start))
            .on_press(on_toggle.map(|toggle| toggle(!checked)))
            .padding([5, 6])
            .width(Length::Fill)
            .face(|tokens, status| Face {
                ground: status.hovered.then_some(tokens.selected),
                edge: None,
                text: match (status.enabled, status.hovered) {
                    (false, _) => tokens.hint,
                    (true, true) => tokens.on_selected,
                    (true, false) => tokens.text,
                },
            });
        let below = |content: Element<'a, Message>| -> Element<'a, Message> {
            container(content).padding(iced::padding::left(36)).into()
        };
        let help = (!help.is_empty()).then(|| below(hint(help).into()));
        let error = error.map(|error| below(note(Tone::Error, error)));
        Column::with_children([line.into()].into_iter().chain(help).chain(error)).spacing(space::XS).into()
    }
}
