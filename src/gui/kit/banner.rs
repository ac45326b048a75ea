//! What must be seen before going on: errors with links to the fields, warnings, success, information.

use iced::widget::{Column, Id, container, row, text};
use iced::{Alignment, Border, Length, Theme};

use super::button::link;
use super::semantic::banded;
use super::{Element, Tone, live, paragraph, semantic};
use crate::gui::a11y::{Live, Role, Semantic};
use crate::gui::theme::{self, font, radius, size, space};

/// See [`banner`].
pub struct Banner<'a, Message> {
    id: Id,
    tone: Tone,
    title: String,
    lines: Vec<Element<'a, Message>>,
}

/// A banner with the icon and the colour of its tone. Errors and warnings are read aloud at once.
pub fn banner<'a, Message>(id: impl Into<Id>, tone: Tone, title: impl Into<String>) -> Banner<'a, Message> {
    Banner { id: id.into(), tone, title: title.into(), lines: Vec::new() }
}

impl<'a, Message: Clone + 'a> Banner<'a, Message> {
    /// Adds a line of text.
    #[must_use]
    pub fn line(mut self, words: impl Into<String>) -> Self {
        self.lines.push(paragraph(words.into()).into());
        self
    }

    /// Adds a line that leads somewhere: in an error summary, to the field.
    #[must_use]
    pub fn link(mut self, id: impl Into<Id>, words: impl Into<String>, message: Message) -> Self {
        self.lines.push(link(id, words).on_press(message).into());
        self
    }

    /// Adds anything else: a field, a button.
    #[must_use]
    pub fn push(mut self, content: impl Into<Element<'a, Message>>) -> Self {
        self.lines.push(content.into());
        self
    }
}

impl<'a, Message: Clone + 'a> From<Banner<'a, Message>> for Element<'a, Message> {
    fn from(banner: Banner<'a, Message>) -> Self {
        let Banner { id, tone, title, lines } = banner;
        let how = if matches!(tone, Tone::Error | Tone::Warning) { Live::Assertive } else { Live::Polite };
        let icon = tone
            .icon()
            .text(20.0)
            .style(move |theme: &Theme| text::Style { color: Some(tone.of(theme::of(theme)).mark) });
        let words = text(title.clone())
            .size(size::PANEL)
            .font(font::BOLD)
            .line_height(1.35)
            .style(move |theme: &Theme| text::Style { color: Some(tone.of(theme::of(theme)).text) });
        let name = title.clone();
        let title = live(id, how, title, words);
        let body = Column::with_children([title].into_iter().chain(lines))
            .spacing(space::XS + 2.0)
            .width(Length::Fill);
        let group = Semantic::new(Role::Group, name);
        let laid_out = container(row![icon, body].spacing(space::M).align_y(Alignment::Start))
            .padding([14, 18])
            .width(Length::Fill)
            .style(move |theme: &Theme| {
                let tokens = theme::of(theme);
                let state = tone.of(tokens);
                // What must be put right stands out by its ground and its edge, the rest by a band.
                let (ground, edge, width) = if tone == Tone::Error {
                    (state.ground, state.mark, 2.0)
                } else {
                    (tokens.panel, tokens.rule, 1.0)
                };
                container::Style {
                    background: Some(ground.into()),
                    border: Border { color: edge, width, radius: radius::PANEL.into() },
                    ..container::Style::default()
                }
            });
        if tone == Tone::Error { semantic(group, laid_out) } else { banded(group, tone, laid_out) }
    }
}
