//! Buttons and links.

use iced::widget::{Id, Row, rich_text, row, span, text};
use iced::{Alignment, Length, Padding};

use super::control::{Control, Face, Status, control};
use super::{Element, Icon, hint};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{Tokens, font, size, space};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Link,
}

/// A button. Without [`Button::on_press`] it is disabled.
pub struct Button<'a, Message> {
    id: Id,
    kind: Kind,
    label: String,
    spoken: Option<String>,
    before: Option<Icon>,
    after: Option<Icon>,
    width: Length,
    small: bool,
    brand: bool,
    reason: Option<String>,
    on_press: Option<Message>,
    expanded: Option<bool>,
    _life: std::marker::PhantomData<&'a ()>,
}

/// The one main action of a page.
pub fn primary<'a, Message>(id: impl Into<Id>, label: impl Into<String>) -> Button<'a, Message> {
    new(Kind::Primary, id, label)
}

/// Another action.
pub fn secondary<'a, Message>(id: impl Into<Id>, label: impl Into<String>) -> Button<'a, Message> {
    new(Kind::Secondary, id, label)
}

/// An action without an edge: in bars.
pub fn quiet<'a, Message>(id: impl Into<Id>, label: impl Into<String>) -> Button<'a, Message> {
    new(Kind::Quiet, id, label)
}

/// A link: leads somewhere, or opens more.
pub fn link<'a, Message>(id: impl Into<Id>, label: impl Into<String>) -> Button<'a, Message> {
    new(Kind::Link, id, label)
}

fn new<'a, Message>(kind: Kind, id: impl Into<Id>, label: impl Into<String>) -> Button<'a, Message> {
    Button {
        id: id.into(),
        kind,
        label: label.into(),
        spoken: None,
        before: None,
        after: None,
        width: Length::Shrink,
        small: false,
        brand: false,
        reason: None,
        on_press: None,
        expanded: None,
        _life: std::marker::PhantomData,
    }
}

impl<'a, Message: Clone + 'a> Button<'a, Message> {
    /// What it does.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// What it does, if it can.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// Disables it and says why, beside it and to assistive tools.
    #[must_use]
    pub fn disabled(mut self, reason: impl Into<String>) -> Self {
        self.on_press = None;
        self.reason = Some(reason.into());
        self
    }

    /// What assistive tools say instead of the label, where several buttons have the same one ("Change target 3").
    /// Begin with the visible words (WCAG 2.5.3).
    #[must_use]
    pub fn spoken(mut self, words: impl Into<String>) -> Self {
        self.spoken = Some(words.into());
        self
    }

    /// An icon before the label.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.before = Some(icon);
        self
    }

    /// An icon after the label.
    #[must_use]
    pub fn icon_after(mut self, icon: Icon) -> Self {
        self.after = Some(icon);
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// As large as the name of the program.
    #[must_use]
    pub fn brand(mut self) -> Self {
        self.brand = true;
        self
    }

    /// Less high, for panels and rows.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Says whether what it opens is open.
    #[must_use]
    pub fn expanded(mut self, open: bool) -> Self {
        self.expanded = Some(open);
        self
    }

    fn content(&self) -> Element<'a, Message> {
        let size = match (self.brand, self.small) {
            (true, _) => size::SECTION + 2.0,
            (false, true) => size::ROW,
            (false, false) => size::BODY,
        };
        let font = match self.kind {
            _ if self.brand => font::HEADING,
            Kind::Link => font::TEXT,
            _ => font::SEMIBOLD,
        };
        // A link is underlined line by line, so that a sentence that leads somewhere may be long.
        let label: Element<'a, Message> = if self.kind == Kind::Link {
            let words = span::<(), _>(self.label.clone()).underline(true);
            rich_text([words]).size(size).font(font).line_height(1.35).into()
        } else {
            text(self.label.clone()).size(size).font(font).line_height(1.35).into()
        };
        if self.before.is_none() && self.after.is_none() {
            return label;
        }
        let icon = |icon: Option<Icon>| {
            icon.map(|icon| icon.text(if self.brand { size + 5.0 } else { size + 1.0 }).into())
        };
        Row::with_children(icon(self.before).into_iter().chain([label]).chain(icon(self.after)))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .into()
    }

    fn control(self) -> Control<'a, Message> {
        let role = if self.kind == Kind::Link { Role::Link } else { Role::Button };
        let mut semantic =
            Semantic::new(role, self.spoken.clone().unwrap_or_else(|| self.label.clone())).leaf();
        semantic.expanded = self.expanded;
        semantic = semantic.described(self.reason.as_deref().unwrap_or_default());
        let content = self.content();
        let (padding, height): (Padding, f32) = match (self.kind, self.small) {
            (Kind::Link, _) => ([2, 0].into(), 24.0),
            (Kind::Quiet, _) => ([5, 10].into(), 36.0),
            (_, true) => ([4, 12].into(), 32.0),
            (_, false) => ([8, 18].into(), 40.0),
        };
        control(self.id, semantic, content)
            .on_press(self.on_press)
            .width(self.width)
            .padding(padding)
            .least_height(height)
            .centered()
            .face(match self.kind {
                Kind::Primary => primary_face,
                Kind::Secondary => secondary_face,
                Kind::Quiet => quiet_face,
                Kind::Link => link_face,
            })
            .spoken(self.kind == Kind::Link)
    }
}

fn primary_face(tokens: &Tokens, status: Status) -> Face {
    if !status.enabled {
        return Face { ground: Some(tokens.disabled), edge: Some(tokens.rule), text: tokens.on_disabled };
    }
    let ground = if status.hovered { tokens.primary_hover } else { tokens.primary };
    Face { ground: Some(ground), edge: None, text: tokens.on_primary }
}

fn secondary_face(tokens: &Tokens, status: Status) -> Face {
    if !status.enabled {
        return Face { ground: Some(tokens.disabled), edge: Some(tokens.rule), text: tokens.on_disabled };
    }
    let (ground, text) =
        if status.hovered { (tokens.selected, tokens.on_selected) } else { (tokens.panel, tokens.primary) };
    Face { ground: Some(ground), edge: Some(tokens.primary), text }
}

fn quiet_face(tokens: &Tokens, status: Status) -> Face {
    let ground = status.hovered.then_some(tokens.selected);
    let text = match (status.enabled, status.hovered) {
        (false, _) => tokens.hint,
        (true, true) => tokens.on_selected,
        (true, false) => tokens.primary,
    };
    Face { ground, edge: None, text }
}

fn link_face(tokens: &Tokens, status: Status) -> Face {
    let text = match (status.enabled, status.hovered) {
        (false, _) => tokens.hint,
        (true, true) => tokens.text,
        (true, false) => tokens.link,
    };
    Face { ground: None, edge: None, text }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        match button.reason.clone() {
            Some(reason) if button.on_press.is_none() => {
                row![hint(reason), button.control()].spacing(space::M).align_y(Alignment::Center).into()
            }
            _ => button.control().into(),
        }
    }
}
