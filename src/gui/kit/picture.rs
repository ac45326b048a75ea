//! A picture that is drawn from its SVG: a distribution, a trend. Its words say the same to assistive tools.

use std::cell::RefCell;

use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::widget::canvas::Cache;
use iced::{Color, Element as Piece, Event, Length, Point, Rectangle, Renderer, Size, Theme};

use super::{Element, semantic};
use crate::gui::a11y::Semantic;
use crate::gui::drawing::{Drawing, fit};
use crate::gui::theme;

/// How much larger than its own units a picture gets: its letters are as large as those around it.
const LARGEST: f32 = 1.4;

type OnPress<'a, Message> = Box<dyn Fn(f32) -> Message + 'a>;

/// See [`picture`].
pub struct Picture<'a, Message> {
    semantic: Semantic,
    drawing: Option<Drawing>,
    on_press: Option<OnPress<'a, Message>>,
}

/// The picture of an SVG text of ours, as wide as there is room. A pointer can press it at a place; the keyboard has the
/// list beside it.
pub fn picture<'a, Message>(semantic: Semantic, svg: &str) -> Picture<'a, Message> {
    Picture { semantic: semantic.leaf(), drawing: Drawing::read(svg), on_press: None }
}

impl<'a, Message> Picture<'a, Message> {
    /// What a press does at a place from 0 (left) to 1 (right).
    #[must_use]
    pub fn on_press(mut self, message: impl Fn(f32) -> Message + 'a) -> Self {
        self.on_press = Some(Box::new(message));
        self
    }
}

struct Canvas<'a, Message> {
    drawing: Drawing,
    on_press: Option<OnPress<'a, Message>>,
}

#[derive(Default)]
struct Drawn {
    cache: Cache,
    of: RefCell<Option<(Drawing, Color)>>,
}

impl<Message> Widget<Message, Theme, Renderer> for Canvas<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Drawn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Drawn::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let width = limits.max().width.min(self.drawing.size.width * LARGEST);
        layout::Node::new(Size::new(width, width * self.drawing.size.height / self.drawing.size.width))
    }

    fn update(
        &mut self,
        _tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if let (Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)), Some(message), Some(at)) =
            (event, &self.on_press, cursor.position_in(layout.bounds()))
        {
            shell.publish(message(at.x / layout.bounds().width));
            shell.capture_event();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let drawn = tree.state.downcast_ref::<Drawn>();
        let tokens = theme::of(theme);
        let is_drawn =
            matches!(&*drawn.of.borrow(), Some((of, value)) if *of == self.drawing && *value == tokens.value);
        if !is_drawn {
            drawn.cache.clear();
            *drawn.of.borrow_mut() = Some((self.drawing.clone(), tokens.value));
        }
        let bounds = layout.bounds();
        let picture = drawn.cache.draw(renderer, bounds.size(), |frame| fit(&self.drawing, frame, tokens));
        renderer
            .with_translation(bounds.position() - Point::ORIGIN, |renderer| renderer.draw_geometry(picture));
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match &self.on_press {
            Some(_) if cursor.is_over(layout.bounds()) => mouse::Interaction::Pointer,
            _ => mouse::Interaction::None,
        }
    }
}

impl<'a, Message: 'a> From<Picture<'a, Message>> for Element<'a, Message> {
    fn from(picture: Picture<'a, Message>) -> Self {
        let Picture { semantic: spoken, drawing, on_press } = picture;
        match drawing {
            Some(drawing) => semantic(spoken, Piece::new(Canvas { drawing, on_press })),
            None => iced::widget::space().into(),
        }
    }
}
