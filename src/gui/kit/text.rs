//! Text that is only read.

use iced::widget::{Text, row, text};
use iced::{Alignment, Length, Theme};

use super::{Element, Tone, semantic};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, font, size};

pub(super) fn in_hint_colour(theme: &Theme) -> text::Style {
    text::Style { color: Some(theme::of(theme).hint) }
}

/// A word that is longer than its line, such as a path, is broken rather than cut off.
pub(super) fn breaking<'a>(words: impl text::IntoFragment<'a>) -> Text<'a> {
    text(words).wrapping(text::Wrapping::WordOrGlyph)
}

/// A title. Level 1 is that of the page, 2 that of a part, 3 that of a panel.
pub fn heading<'a, Message: 'a>(level: u8, words: impl Into<String>) -> Element<'a, Message> {
    let words = words.into();
    let (size, font) = match level {
        0 | 1 => (size::TITLE, font::HEADING),
        2 => (size::SECTION, font::HEADING),
        _ => (size::PANEL, font::BOLD),
    };
    let spoken =
        Semantic { level: Some(level.max(1)), leaf: true, ..Semantic::new(Role::Heading, words.as_str()) };
    semantic(spoken, breaking(words).size(size).font(font).line_height(1.25))
}

/// Running text.
#[must_use]
pub fn paragraph<'a>(words: impl text::IntoFragment<'a>) -> Text<'a> {
    breaking(words).size(size::BODY).line_height(1.45)
}

/// Text that stands out: labels, what matters in a sentence.
#[must_use]
pub fn strong<'a>(words: impl text::IntoFragment<'a>) -> Text<'a> {
    breaking(words).size(size::BODY).font(font::BOLD).line_height(1.35)
}

/// Small text beside or below something.
#[must_use]
pub fn hint<'a>(words: impl text::IntoFragment<'a>) -> Text<'a> {
    breaking(words).size(size::HINT).line_height(1.4).style(in_hint_colour)
}

/// The name of a group in the rail. Pass it in capitals where the look wants them: letters stay the caller's.
#[must_use]
pub fn caption<'a>(words: impl text::IntoFragment<'a>) -> Text<'a> {
    text(words).size(size::CAPTION).font(font::HEADING).style(in_hint_colour)
}

/// A short message with the icon and the colour of its tone, as below a field.
pub fn note<'a, Message: 'a>(tone: Tone, words: impl text::IntoFragment<'a>) -> Element<'a, Message> {
    let mark = move |theme: &Theme| text::Style { color: Some(tone.of(theme::of(theme)).mark) };
    let said = move |theme: &Theme| text::Style { color: Some(tone.of(theme::of(theme)).text) };
    row![
        tone.icon().text(size::BODY).style(mark),
        breaking(words)
            .size(size::HINT)
            .font(font::SEMIBOLD)
            .line_height(1.35)
            .width(Length::Fill)
            .style(said),
    ]
    .spacing(7)
    .align_y(Alignment::Start)
    .into()
}
