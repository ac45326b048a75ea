//! A count that filters: how many there are, of what, and whether only these are shown.

use iced::widget::{Id, column, container, row, text};
use iced::{Alignment, Border, Theme};

use super::control::{Face, Status, control};
use super::{Element, Tone};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, Tokens, font, radius, size};

/// See [`tally`].
pub struct Tally<Message> {
    id: Id,
    tone: Tone,
    number: String,
    words: String,
    pressed: bool,
    width: f32,
    on_press: Option<Message>,
}

/// A count named `words`, pressed or not.
pub fn tally<Message>(
    id: impl Into<Id>,
    tone: Tone,
    number: impl Into<String>,
    words: impl Into<String>,
) -> Tally<Message> {
    Tally {
        id: id.into(),
        tone,
        number: number.into(),
        words: words.into(),
        pressed: false,
        width: 112.0,
        on_press: None,
    }
}

impl<Message> Tally<Message> {
    /// Whether only these are shown.
    #[must_use]
    pub fn pressed(mut self, pressed: bool) -> Self {
        self.pressed = pressed;
        self
    }

    /// What pressing it does.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }
}

fn face(tokens: &Tokens, status: Status) -> Face {
    let ground = if status.hovered { tokens.aside } else { tokens.panel };
    Face { ground: Some(ground), edge: Some(tokens.rule), text: tokens.text }
}

fn pressed_face(tokens: &Tokens, _status: Status) -> Face {
    Face { ground: Some(tokens.selected), edge: Some(tokens.primary), text: tokens.on_selected }
}

impl<'a, Message: Clone + 'a> From<Tally<Message>> for Element<'a, Message> {
    fn from(tally: Tally<Message>) -> Self {
        let Tally { id, tone, number, words, pressed, width, on_press } = tally;
        let spoken = Semantic { checked: Some(pressed), ..Semantic::new(Role::Button, words.as_str()) };
        let spoken = spoken.leaf().value(number.as_str());
        // The mark has the colour of the state's pill in the table below; the word says it.
        let dot = container("").width(8).height(8).style(move |theme: &Theme| {
            let color = tone.of(theme::of(theme)).mark;
            container::Style {
                background: Some(color.into()),
                border: Border { radius: 4.0.into(), ..Border::default() },
                ..container::Style::default()
            }
        });
        let number = text(number).size(22).font(font::HEADING).line_height(1.15);
        let words = text(words).size(size::HINT).line_height(1.25);
        let content = column![row![number, dot].spacing(7).align_y(Alignment::Center), words].spacing(1);
        control(id, spoken, content)
            .on_press(on_press)
            .width(width)
            .padding([7, 12])
            .least_height(58.0)
            .radius(radius::PANEL)
            .bar(pressed)
            .face(if pressed { pressed_face } else { face })
            .into()
    }
}
