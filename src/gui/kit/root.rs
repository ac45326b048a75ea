//! The root of a window: moves the focus with Tab, keeps what has it in view, and leaves the tree of the window for
//! assistive tools and tests.

use iced::advanced::widget::operation::{self, Operation, Outcome, focusable};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::key::Named;
use iced::{Event, Length, Rectangle, Renderer, Size, Theme, Vector, keyboard, window};

use super::Element;
use super::scroll::{Find, Focused, Reveal};
use crate::gui::a11y::{Collector, Mirror};

/// See [`root`].
pub struct Root<'a, Message> {
    content: Element<'a, Message>,
    mirror: Option<Mirror>,
}

/// The root of a window, one a window. Tab and Shift+Tab are its own: an application must not move the focus as well.
pub fn root<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Root<'a, Message> {
    Root { content: content.into(), mirror: None }
}

impl<Message> Root<'_, Message> {
    /// Leaves the tree of the window in `mirror` at each redraw.
    #[must_use]
    pub fn mirror(mut self, mirror: Mirror) -> Self {
        self.mirror = Some(mirror);
        self
    }

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

    /// Moves the focus; past the last one it starts over.
    fn tab(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, back: bool) {
        for _ in 0..2 {
            let mut next: Option<Box<dyn Operation>> = Some(if back {
                Box::new(focusable::focus_previous::<()>())
            } else {
                Box::new(focusable::focus_next::<()>())
            });
            while let Some(mut current) = next.take() {
                self.apply(tree, layout, renderer, current.as_mut());
                if let Outcome::Chain(chained) = current.finish() {
                    next = Some(chained);
                }
            }
            let mut count = focusable::count();
            self.apply(tree, layout, renderer, &mut operation::black_box(&mut count));
            if !matches!(count.finish(), Outcome::Some(focusable::Count { focused: None, .. })) {
                return;
            }
        }
    }

    /// Scrolls to what took the focus since the last redraw, unless the pointer is held down on it: it must not move
    /// away before the button is released.
    fn follow(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) {
        if tree.state.downcast_ref::<State>().held {
            return;
        }
        let mut find = Find::default();
        self.apply(tree, layout, renderer, &mut find);
        let state = tree.state.downcast_mut::<State>();
        if state.focused.key != find.found.key {
            state.focused = find.found.clone();
            if find.found.key.is_some() {
                self.apply(tree, layout, renderer, &mut Reveal::new(find.found));
            }
        }
    }
}

#[derive(Debug, Default)]
struct State {
    focused: Focused,
    held: bool,
}

impl<Message> Widget<Message, Theme, Renderer> for Root<'_, Message> {
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
        self.apply(tree, layout, renderer, operation);
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
        if let Some(child) = tree.children.first_mut() {
            self.content
                .as_widget_mut()
                .update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(Named::Tab),
                modifiers,
                ..
            }) if !shell.is_event_captured() && !modifiers.command() && !modifiers.alt() => {
                self.tab(tree, layout, renderer, modifiers.shift());
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                tree.state.downcast_mut::<State>().held = true;
            }
            Event::Mouse(mouse::Event::ButtonReleased(_) | mouse::Event::CursorLeft)
            | Event::Keyboard(keyboard::Event::KeyPressed { .. })
            | Event::Window(window::Event::Unfocused) => {
                tree.state.downcast_mut::<State>().held = false;
            }
            Event::Window(window::Event::RedrawRequested(_)) => {
                self.follow(tree, layout, renderer);
                if let Some(mirror) = self.mirror.clone() {
                    let mut collector = Collector::default();
                    self.apply(tree, layout, renderer, &mut collector);
                    if let Some(window) = collector.into_tree(layout.bounds()) {
                        mirror.set(window);
                    }
                }
            }
            _ => {}
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
        tree.children.first().map_or(mouse::Interaction::None, |child| {
            self.content.as_widget().mouse_interaction(child, layout, cursor, viewport, renderer)
        })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let child = tree.children.first_mut()?;
        self.content.as_widget_mut().overlay(child, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Root<'a, Message>> for Element<'a, Message> {
    fn from(root: Root<'a, Message>) -> Self {
        Self::new(root)
    }
}
