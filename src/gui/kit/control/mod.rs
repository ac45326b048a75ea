//! What buttons, links, checkboxes, radio groups and rows are made of: one thing that takes the focus, shows it, and
//! answers to Space, Enter, the arrows, the pointer, and requests of assistive tools.

mod widget;

use iced::widget::Id;
use iced::{Alignment, Color, Length, Padding};

use super::Element;
use crate::gui::a11y::Semantic;
use crate::gui::theme::{Tokens, radius};

/// Where an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Up or left.
    Back,
    /// Down or right.
    Forth,
    /// Home.
    First,
    /// End.
    Last,
}

/// What a control is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Status {
    /// It can be used now.
    pub enabled: bool,
    /// The pointer is over it.
    pub hovered: bool,
    /// It is held down.
    pub pressed: bool,
}

/// How a control is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    /// Its ground.
    pub ground: Option<Color>,
    /// Its edge.
    pub edge: Option<Color>,
    /// The colour of the texts inside that name none.
    pub text: Color,
}

type OnStep<'a, Message> = Box<dyn Fn(Step) -> Option<Message> + 'a>;

/// See [`control`].
pub struct Control<'a, Message> {
    id: Id,
    semantic: Semantic,
    content: Element<'a, Message>,
    on_press: Option<Message>,
    on_step: Option<OnStep<'a, Message>>,
    on_space: Option<Message>,
    stop: bool,
    width: Length,
    padding: Padding,
    align_x: Alignment,
    least_height: f32,
    radius: f32,
    bar: bool,
    spoken: bool,
    face: fn(&Tokens, Status) -> Face,
}

/// Makes `content` something to work with. Until [`Control::on_press`] or [`Control::on_step`] is given it is disabled,
/// and Tab passes it by.
pub fn control<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    semantic: Semantic,
    content: impl Into<Element<'a, Message>>,
) -> Control<'a, Message> {
    Control {
        id: id.into(),
        semantic,
        content: content.into(),
        on_press: None,
        on_step: None,
        on_space: None,
        stop: true,
        width: Length::Shrink,
        padding: Padding::ZERO,
        align_x: Alignment::Start,
        least_height: 0.0,
        radius: radius::CONTROL,
        bar: false,
        spoken: false,
        face: |tokens, _| Face { ground: None, edge: None, text: tokens.text },
    }
}

impl<'a, Message: Clone + 'a> Control<'a, Message> {
    /// What Space, Enter, a click, or an assistive tool does.
    #[must_use]
    pub fn on_press(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// What the arrows, Home and End do.
    #[must_use]
    pub fn on_step(mut self, step: impl Fn(Step) -> Option<Message> + 'a) -> Self {
        self.on_step = Some(Box::new(step));
        self
    }

    /// What Space does where the pointer does nothing: in a radio group.
    #[must_use]
    pub fn on_space(mut self, message: Option<Message>) -> Self {
        self.on_space = message;
        self
    }

    /// Leaves the focus to the group around: for the options of a radio group.
    #[must_use]
    pub fn no_stop(mut self) -> Self {
        self.stop = false;
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The space inside the edge.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Puts the content in the middle of the width.
    #[must_use]
    pub fn centered(mut self) -> Self {
        self.align_x = Alignment::Center;
        self
    }

    /// The height that it has at least; the content stands in the middle.
    #[must_use]
    pub fn least_height(mut self, height: f32) -> Self {
        self.least_height = height;
        self
    }

    /// The corner radius.
    #[must_use]
    pub fn radius(mut self, radius: f32) -> Self {
        self.radius = radius;
        self
    }

    /// Draws the bar of the current one at the left edge.
    #[must_use]
    pub fn bar(mut self, bar: bool) -> Self {
        self.bar = bar;
        self
    }

    /// Reports the name as text to operations that look for text, where the content does not: rich text is silent.
    #[must_use]
    pub(super) fn spoken(mut self, spoken: bool) -> Self {
        self.spoken = spoken;
        self
    }

    /// How it is drawn.
    #[must_use]
    pub fn face(mut self, face: fn(&Tokens, Status) -> Face) -> Self {
        self.face = face;
        self
    }
}
