//! Words on one line, however long they are: what does not fit ends in an ellipsis.

use iced::advanced::text::{self, Paragraph as _, Shaping, Text, Wrapping, paragraph::Plain};
use iced::advanced::widget::{Operation, Tree, text as label, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Font, Length, Rectangle, Renderer, Size, Theme};

use super::Element;
use crate::gui::theme::size;

/// Words of a row on one line, as wide as there is room. Say them in full somewhere else.
pub fn line<'a, Message: 'a>(words: impl Into<String>, font: Font, right: bool) -> Element<'a, Message> {
    Element::new(Line { words: words.into(), font, right })
}

struct Line {
    words: String,
    font: Font,
    right: bool,
}

type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// The width that no character of the embedded fonts exceeds, in parts of the size.
const WIDEST: f32 = 1.05;

#[derive(Default)]
struct State {
    shown: String,
    paragraph: Plain<Paragraph>,
}

impl Line {
    fn text<Content>(&self, content: Content) -> Text<Content, Font> {
        Text {
            content,
            bounds: Size::INFINITE,
            size: size::ROW.into(),
            line_height: text::LineHeight::default(),
            font: self.font,
            align_x: text::Alignment::Default,
            align_y: iced::alignment::Vertical::Top,
            shaping: Shaping::default(),
            wrapping: Wrapping::None,
        }
    }

    fn width(&self, words: &str) -> f32 {
        Paragraph::with_text(self.text(words)).min_width()
    }

    /// As much of the words as fits, by halving.
    fn fitting(&self, room: f32) -> String {
        let count = self.words.chars().count();
        // Most words are short: those are not measured.
        let surely = u16::try_from(count).is_ok_and(|count| f32::from(count) * size::ROW * WIDEST <= room);
        if surely || self.width(&self.words) <= room {
            return self.words.clone();
        }
        let cut = |count: usize| {
            let begun: String = self.words.chars().take(count).collect();
            format!("{}…", begun.trim_end())
        };
        let (mut fits, mut not) = (0, count);
        while not - fits > 1 {
            let middle = usize::midpoint(fits, not);
            if self.width(&cut(middle)) <= room { fits = middle } else { not = middle }
        }
        cut(fits)
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Line {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let room = limits.max().width;
        let state = tree.state.downcast_mut::<State>();
        state.shown = self.fitting(room);
        state.paragraph.update(self.text(state.shown.as_str()));
        let size = state.paragraph.min_bounds();
        let node = layout::Node::new(Size::new(size.width.min(room), size.height));
        let x = if self.right { (room - size.width).max(0.0) } else { 0.0 };
        layout::Node::with_children(Size::new(room, size.height), vec![node.move_to([x, 0.0])])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(words) = layout.children().next() {
            operation.text(None, words.bounds(), &tree.state.downcast_ref::<State>().shown);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let Some(words) = layout.children().next() else { return };
        let paragraph = tree.state.downcast_ref::<State>().paragraph.raw();
        label::draw(renderer, style, words.bounds(), paragraph, label::Style::default(), viewport);
    }
}
