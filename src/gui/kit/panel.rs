//! The grounds that a page is laid out on.

use iced::widget::{Container, Rule, container, rule as line};
use iced::{Border, Theme};

use super::Element;
use crate::gui::theme::{self, radius, space};

/// A white panel with a thin edge.
pub fn panel<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Container<'a, Message> {
    container(content).padding(space::L).style(|theme: &Theme| {
        let tokens = theme::of(theme);
        container::Style {
            background: Some(tokens.panel.into()),
            border: Border { color: tokens.rule, width: 1.0, radius: radius::PANEL.into() },
            ..container::Style::default()
        }
    })
}

/// A tinted panel for what is said beside the main thing.
pub fn aside<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Container<'a, Message> {
    container(content).padding(space::L).style(|theme: &Theme| {
        let tokens = theme::of(theme);
        container::Style {
            background: Some(tokens.aside.into()),
            border: Border { color: tokens.selected, width: 1.0, radius: radius::PANEL.into() },
            ..container::Style::default()
        }
    })
}

/// A thin line across.
#[must_use]
pub fn rule<'a>() -> Rule<'a> {
    line::horizontal(1).style(thin)
}

/// A thin line down.
#[must_use]
pub fn vertical_rule<'a>() -> Rule<'a> {
    line::vertical(1).style(thin)
}

fn thin(theme: &Theme) -> line::Style {
    line::Style {
        color: theme::of(theme).rule,
        radius: 0.0.into(),
        fill_mode: line::FillMode::Full,
        snap: true,
    }
}
