//! A pill with the word of a state.

use iced::widget::{container, text};
use iced::{Border, Theme};

use super::{Element, Tone};
use crate::gui::theme::{self, font, radius};

/// A pill. The word says the state; the colour only repeats it.
pub fn badge<'a, Message: 'a>(tone: Tone, word: impl text::IntoFragment<'a>) -> Element<'a, Message> {
    container(text(word).size(12.5).font(font::SEMIBOLD).line_height(1.3))
        .padding([2, 9])
        .style(move |theme: &Theme| {
            let state = tone.of(theme::of(theme));
            // In high contrast the pill has no ground of its own: its edge shows it.
            let edge = if state.pale == theme::of(theme).panel { state.mark } else { state.pale };
            container::Style {
                text_color: Some(state.text),
                background: Some(state.pale.into()),
                border: Border { color: edge, width: 1.0, radius: radius::PILL.into() },
                ..container::Style::default()
            }
        })
        .into()
}
