//! A rate as a short bar: in tables and in the rail, beside the same in words.

use iced::advanced::{Layout, Renderer as _, Widget, layout, mouse, renderer, widget::Tree};
use iced::{Border, Length, Rectangle, Renderer, Size, Theme};

use super::{Element, semantic};
use crate::gui::a11y::{Range, Role, Semantic};
use crate::gui::theme;

/// A bar named `label` that says `value` in words. `part` and `threshold` go from 0 to 1.
pub fn bar<'a, Message: 'a>(
    label: impl Into<String>,
    value: impl Into<String>,
    part: f32,
    threshold: Option<f32>,
    met: bool,
) -> Element<'a, Message> {
    let mut spoken = Semantic::new(Role::Meter, label).leaf().value(value);
    spoken.range = Some(Range { now: f64::from(part), least: 0.0, most: 1.0 });
    semantic(spoken, Element::new(Bar { part: part.clamp(0.0, 1.0), threshold, met }))
}

struct Bar {
    part: f32,
    threshold: Option<f32>,
    met: bool,
}

const WIDTH: f32 = 96.0;
const HEIGHT: f32 = 14.0;

impl<Message> Widget<Message, Theme, Renderer> for Bar {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(WIDTH), Length::Fixed(HEIGHT))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, WIDTH, HEIGHT)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let tokens = theme::of(theme);
        let whole = layout.bounds().shrink([4, 0]);
        let mut fill = |bounds: Rectangle, color, radius: f32| {
            let border = Border { radius: radius.into(), ..Border::default() };
            renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, color);
        };
        fill(whole, tokens.track, 3.0);
        let value = if self.met { tokens.value_met } else { tokens.value };
        fill(Rectangle { width: whole.width * self.part, ..whole }, value, 3.0);
        if let Some(at) = self.threshold {
            let x = layout.bounds().x + whole.width * at.clamp(0.0, 1.0) - 1.0;
            fill(Rectangle { x, width: 2.0, ..layout.bounds() }, tokens.mark, 0.0);
        }
    }
}
