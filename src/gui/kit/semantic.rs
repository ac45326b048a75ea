//! Says what something is that is only read: titles, regions, messages, pictures.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::Id;
use iced::{Border, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

use super::{Element, Tone};
use crate::gui::a11y::{Live, Role, Semantic};
use crate::gui::theme::{self, radius};

/// Says what `content` is.
pub fn semantic<'a, Message: 'a>(
    semantic: Semantic,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Wrapper { id: None, semantic, content: content.into(), band: None })
}

/// Says what `content` is, under an id.
pub(super) fn named<'a, Message: 'a>(
    id: Id,
    semantic: Semantic,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Wrapper { id: Some(id), semantic, content: content.into(), band: None })
}

/// Says what `content` is, and draws the band of `tone` at its left edge.
pub(super) fn banded<'a, Message: 'a>(
    semantic: Semantic,
    tone: Tone,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Wrapper { id: None, semantic, content: content.into(), band: Some(tone) })
}

/// A named part of a page, which assistive tools can jump to.
pub fn region<'a, Message: 'a>(
    id: impl Into<Id>,
    label: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let semantic = Semantic::new(Role::Region, label);
    Element::new(Wrapper { id: Some(id.into()), semantic, content: content.into(), band: None })
}

/// A message that is read aloud when its words change. Keep the widget in place while there is nothing to say.
pub fn live<'a, Message: 'a>(
    id: impl Into<Id>,
    how: Live,
    words: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let role = match how {
        Live::Polite => Role::Status,
        Live::Assertive => Role::Alert,
    };
    let semantic = Semantic { live: Some(how), leaf: true, ..Semantic::new(role, words) };
    Element::new(Wrapper { id: Some(id.into()), semantic, content: content.into(), band: None })
}

/// How wide the band of a banner is.
const BAND: f32 = 5.0;

struct Wrapper<'a, Message> {
    id: Option<Id>,
    semantic: Semantic,
    content: Element<'a, Message>,
    /// The band at the left edge of a banner.
    band: Option<Tone>,
}

impl<Message> Widget<Message, Theme, Renderer> for Wrapper<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(self.id.as_ref(), layout.bounds(), &mut self.semantic);
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(tree, layout, renderer, operation);
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        self.content
            .as_widget_mut()
            .update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        if let Some(tone) = self.band {
            let bounds = Rectangle { width: BAND, ..layout.bounds() };
            let border = Border { radius: iced::border::left(radius::PANEL), ..Border::default() };
            let quad = renderer::Quad { bounds, border, ..renderer::Quad::default() };
            renderer.fill_quad(quad, tone.of(theme::of(theme)).band);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
