//! The ring around what has the focus.

use iced::advanced::Renderer as _;
use iced::advanced::renderer::Quad;
use iced::{Border, Color, Rectangle};

use crate::gui::theme::Tokens;

/// How far the ring reaches outside.
pub const REACH: f32 = 3.0;

/// How wide the line inside the ring is.
pub const EDGE: f32 = 1.5;

/// Draws the wide band of the ring as a ground, on which the box of `bounds` is then drawn: a line around a box is
/// painted with all that it surrounds.
pub fn under(renderer: &mut iced::Renderer, tokens: &Tokens, bounds: Rectangle, radius: f32) {
    let border = Border { radius: (radius + REACH).into(), ..Border::default() };
    let bounds = bounds.expand(REACH);
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, tokens.focus);
}

/// Draws the ring around `bounds`: a wide band outside, and a line inside it that carries the contrast.
pub fn draw(renderer: &mut iced::Renderer, tokens: &Tokens, bounds: Rectangle, radius: f32) {
    let ring = |renderer: &mut iced::Renderer, reach: f32, width: f32, color: Color| {
        let border = Border { color, width, radius: (radius + reach).into() };
        let bounds = bounds.expand(reach);
        renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, Color::TRANSPARENT);
    };
    ring(renderer, REACH, REACH, tokens.focus);
    ring(renderer, 0.0, EDGE, tokens.focus_edge);
}

/// Draws the ring around something large, as lines: what is drawn as one ring is painted with all that it surrounds.
pub fn lines(renderer: &mut iced::Renderer, tokens: &Tokens, bounds: Rectangle) {
    for (reach, width, color) in [(REACH, REACH, tokens.focus), (0.0, EDGE, tokens.focus_edge)] {
        let Rectangle { x, y, width: across, height: down } = bounds.expand(reach);
        let sides = [
            Rectangle { x, y, width: across, height: width },
            Rectangle { x, y: y + down - width, width: across, height: width },
            Rectangle { x, y, width, height: down },
            Rectangle { x: x + across - width, y, width, height: down },
        ];
        for bounds in sides {
            renderer.fill_quad(Quad { bounds, ..Quad::default() }, color);
        }
    }
}
