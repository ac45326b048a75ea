//! What is drawn apart from the rest, so that the renderer does not paint more than what changed.
//!
//! The renderer compares each frame with the last one, layer by layer, by place in the list of what was drawn. What
//! comes or goes in a layer therefore has everything behind it painted again, and what moves is painted piece by
//! piece, many of them over each other.

use std::hash::{DefaultHasher, Hash, Hasher};

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::border::{self, Radius};
use iced::{Border, Color, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

use super::{Element, ring};
use crate::gui::theme::{self, Tokens, radius};

/// Draws `content` in a layer of its own: what comes, goes or grows in it has nothing else painted again.
pub fn apart<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Apart { content: content.into(), how: How::Layer })
}

/// Draws `content` in a layer of its own that is painted as a whole wherever `key` changes: for what is small and
/// lies on a ground, which would else be painted through a mask for each part that changed.
pub fn whole<'a, Message: 'a>(
    key: &impl Hash,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Apart { content: content.into(), how: How::Whole(shade(key)) })
}

/// A part of a pixel that no eye sees, another one for nearly every key: a layer of other bounds is painted as a
/// whole, and where two keys share one it is painted piece by piece.
pub(super) fn shade(key: &impl Hash) -> f32 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    f32::from(u16::try_from(hasher.finish() % 2039).unwrap_or_default()) / 32768.0
}

/// The content of an area that scrolls: painted once and as a whole where it moves, not once for each piece.
pub(super) fn sheet<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Apart { content: content.into(), how: How::Sheet })
}

/// A ground of the colour of panels behind `content`, in bands: a ground is painted as a whole wherever something on
/// it is, and this one is large.
pub fn expanse<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Apart { content: content.into(), how: How::Bands })
}

/// A panel of this ground and this edge behind `content`.
pub(super) fn grounded<'a, Message: 'a>(
    colors: fn(&Tokens) -> (Color, Color),
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Apart { content: content.into(), how: How::Panel(colors) })
}

#[derive(Clone, Copy)]
enum How {
    Layer,
    Whole(f32),
    Sheet,
    Bands,
    Panel(fn(&Tokens) -> (Color, Color)),
}

struct Apart<'a, Message> {
    content: Element<'a, Message>,
    how: How,
}

fn fill(renderer: &mut Renderer, bounds: Rectangle, radius: Radius, color: Color) {
    let border = Border { radius, ..Border::default() };
    renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, color);
}

/// What is seen of a layer. A ring around what has the focus reaches outside.
fn around(bounds: Rectangle, viewport: Rectangle) -> Option<Rectangle> {
    bounds.expand(ring::REACH + 1.0).intersection(&viewport)
}

/// What is seen of a sheet, shorter by a part of a pixel that no eye sees and that is another one wherever the sheet
/// stands elsewhere or is longer. A layer of other bounds is painted as a whole and not piece by piece.
fn seen(sheet: Rectangle, viewport: Rectangle) -> Rectangle {
    let place = viewport.y - sheet.y + sheet.height;
    Rectangle { height: viewport.height - place.rem_euclid(61.0) / 1024.0, ..viewport }
}

/// How high a band is.
const BAND: f32 = 48.0;

/// Each band reaches a little under the next one: at text sizes that are no whole number of pixels a line would show.
fn bands(renderer: &mut Renderer, color: Color, bounds: Rectangle) {
    let mut y = bounds.y;
    let end = bounds.y + bounds.height;
    while y < end {
        let height = (BAND + 1.0).min(end - y);
        fill(renderer, Rectangle { y, height, ..bounds }, Radius::default(), color);
        y += BAND;
    }
}

/// The edge as a ground under the ground, and both only as far as they are seen: what reaches beyond the area that
/// scrolls is painted through a mask, and a line around is painted with all that it surrounds.
fn panel(renderer: &mut Renderer, (ground, edge): (Color, Color), bounds: Rectangle, viewport: Rectangle) {
    let Some(seen) = bounds.intersection(&viewport) else { return };
    let (above, below) = (seen.y > bounds.y, seen.y + seen.height < bounds.y + bounds.height);
    let corners = |radius: f32| {
        let (top, bottom) = (if above { 0.0 } else { radius }, if below { 0.0 } else { radius });
        border::top(top).bottom(bottom)
    };
    fill(renderer, seen, corners(radius::PANEL), edge);
    let (top, bottom) = (if above { 0.0 } else { 1.0 }, if below { 0.0 } else { 1.0 });
    let inner = Rectangle {
        x: seen.x + 1.0,
        y: seen.y + top,
        width: seen.width - 2.0,
        height: seen.height - top - bottom,
    };
    if inner.width > 0.0 && inner.height > 0.0 {
        fill(renderer, inner, corners(radius::PANEL - 1.0), ground);
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Apart<'_, Message> {
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
        self.content.as_widget_mut().operate(tree, layout, renderer, operation);
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
        let content = self.content.as_widget();
        let tokens = theme::of(theme);
        let bounds = layout.bounds();
        let layer = match self.how {
            How::Layer => around(bounds, *viewport),
            How::Whole(shade) => {
                around(bounds, *viewport).map(|seen| Rectangle { height: seen.height - shade, ..seen })
            }
            // What fits does not scroll: it is painted where it changes.
            How::Sheet if bounds.height > viewport.height => Some(seen(bounds, *viewport)),
            _ => None,
        };
        if let Some(layer) = layer {
            renderer.with_layer(layer, |renderer| {
                content.draw(tree, renderer, theme, style, layout, cursor, &layer);
            });
            return;
        }
        match self.how {
            How::Layer | How::Whole(_) | How::Sheet => {}
            How::Bands => bands(renderer, tokens.panel, bounds),
            How::Panel(colors) => panel(renderer, colors(tokens), bounds, *viewport),
        }
        content.draw(tree, renderer, theme, style, layout, cursor, viewport);
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
