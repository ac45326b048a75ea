//! The grounds that a page is laid out on, and the area that scrolls.

use iced::widget::scrollable::{self, Direction, Scrollable, Scrollbar};
use iced::widget::{Container, Id, Rule, container, rule as line};
use iced::{Border, Color, Length, Padding, Theme};

use super::Element;
use super::apart::{grounded, sheet};
use crate::gui::theme::{self, Tokens, space};

/// See [`panel`] and [`aside`].
pub struct Panel<'a, Message> {
    content: Container<'a, Message>,
    colors: fn(&Tokens) -> (Color, Color),
}

/// A white panel with a thin edge.
pub fn panel<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Panel<'a, Message> {
    Panel { content: container(content).padding(space::L), colors: |tokens| (tokens.panel, tokens.rule) }
}

/// A tinted panel for what is said beside the main thing.
pub fn aside<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Panel<'a, Message> {
    Panel { content: container(content).padding(space::L), colors: |tokens| (tokens.aside, tokens.selected) }
}

impl<'a, Message: 'a> Panel<'a, Message> {
    /// The space inside the edge.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.content = self.content.padding(padding);
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.content = self.content.width(width);
        self
    }
}

impl<'a, Message: 'a> From<Panel<'a, Message>> for Element<'a, Message> {
    fn from(panel: Panel<'a, Message>) -> Self {
        grounded(panel.colors, panel.content)
    }
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

/// An area that scrolls up and down, with a slim bar. What takes the focus in it is scrolled into view by the root.
pub fn scroll<'a, Message: 'a>(
    id: impl Into<Id>,
    content: impl Into<Element<'a, Message>>,
) -> Scrollable<'a, Message> {
    Scrollable::new(sheet(content))
        .id(id)
        .width(Length::Fill)
        .direction(Direction::Vertical(Scrollbar::new().width(10).scroller_width(6).margin(2)))
        .style(|theme: &Theme, status| {
            let tokens = theme::of(theme);
            let held = match status {
                scrollable::Status::Active { .. } => false,
                scrollable::Status::Hovered { is_vertical_scrollbar_hovered, .. } => {
                    is_vertical_scrollbar_hovered
                }
                scrollable::Status::Dragged { .. } => true,
            };
            let color = if held { tokens.text } else { tokens.edge };
            let scroller =
                scrollable::Scroller { background: color.into(), border: iced::border::rounded(3) };
            let rail = scrollable::Rail { background: None, border: Border::default(), scroller };
            scrollable::Style {
                vertical_rail: rail,
                horizontal_rail: rail,
                ..scrollable::default(theme, status)
            }
        })
}
