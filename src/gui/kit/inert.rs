//! Puts what lies behind a dialog out of reach: of the pointer, the keyboard, and of every operation.

use iced::advanced::widget::operation::{self, Operation, Outcome, focusable};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::widget::Id;
use iced::{Event, Length, Rectangle, Renderer, Size, Theme, window};

use super::Element;

/// Puts `content` out of reach while `inert`. What had the focus gets it back afterwards.
pub fn inert<'a, Message: 'a>(inert: bool, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Inert { inert, content: content.into() })
}

struct Inert<'a, Message> {
    inert: bool,
    content: Element<'a, Message>,
}

#[derive(Debug, Default)]
struct State {
    inert: bool,
    /// What had the focus when the content became inert.
    focused: Option<Id>,
}

impl<Message> Inert<'_, Message> {
    fn apply(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(child) = tree.children.first_mut() {
            self.content.as_widget_mut().operate(child, layout, renderer, operation);
        }
    }

    /// Takes the focus away when the content becomes inert, and gives it back when it no longer is.
    fn settle(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) {
        let was = std::mem::replace(&mut tree.state.downcast_mut::<State>().inert, self.inert);
        if self.inert && !was {
            let mut find = focusable::find_focused();
            self.apply(tree, layout, renderer, &mut operation::black_box(&mut find));
            if let Outcome::Some(id) = find.finish() {
                tree.state.downcast_mut::<State>().focused = Some(id);
            }
            self.apply(tree, layout, renderer, &mut focusable::unfocus::<()>());
        } else if !self.inert
            && was
            && let Some(id) = tree.state.downcast_mut::<State>().focused.take()
        {
            self.apply(tree, layout, renderer, &mut focusable::focus::<()>(id));
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Inert<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        match tree.children.first_mut() {
            Some(child) => self.content.as_widget_mut().layout(child, renderer, limits),
            None => layout::Node::default(),
        }
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.settle(tree, layout, renderer);
        if !self.inert {
            self.apply(tree, layout, renderer, operation);
        }
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
        let redraw = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if redraw {
            self.settle(tree, layout, renderer);
        }
        // Redraws still pass, so that what lies behind is drawn without the pointer over it.
        if self.inert && !redraw {
            return;
        }
        let cursor = if self.inert { mouse::Cursor::Unavailable } else { cursor };
        if let Some(child) = tree.children.first_mut() {
            self.content
                .as_widget_mut()
                .update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
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
        if let Some(child) = tree.children.first() {
            self.content.as_widget().draw(child, renderer, theme, style, layout, cursor, viewport);
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
        match tree.children.first() {
            Some(child) if !self.inert => {
                self.content.as_widget().mouse_interaction(child, layout, cursor, viewport, renderer)
            }
            _ => mouse::Interaction::None,
        }
    }
}
