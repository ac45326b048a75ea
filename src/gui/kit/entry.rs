//! The box that text is typed into: the toolkit's text input with the ring, the keys that belong to the window left to
//! the window, and caret, fault and requests reported.

use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::operation::Operation;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::key::Named;
use iced::widget::Id;
use iced::widget::text_input::{self, TextInput, Value, cursor};
use iced::{Event, Length, Rectangle, Renderer, Size, Theme, keyboard, window};

use super::apart::shade;
use super::{Element, ring};
use crate::gui::a11y::{Request, Semantic, TextState};
use crate::gui::theme::{self, radius};

type InputState = text_input::State<<Renderer as TextRenderer>::Paragraph>;

/// A text input with what assistive tools need. `input` must carry the same `id`.
pub(super) struct Entry<'a, Message> {
    pub id: Id,
    pub semantic: Semantic,
    pub typed: String,
    pub input: TextInput<'a, Message>,
    /// What a request to set the value does; the same as what typing does.
    pub on_set: Option<Box<dyn Fn(String) -> Message + 'a>>,
    /// What the arrows up (false) and down (true) do, where something can be chosen below.
    pub on_step: Option<Box<dyn Fn(bool) -> Message + 'a>>,
}

impl<Message: Clone> Entry<'_, Message> {
    fn widget(&self) -> &dyn Widget<Message, Theme, Renderer> {
        &self.input
    }

    fn widget_mut(&mut self) -> &mut dyn Widget<Message, Theme, Renderer> {
        &mut self.input
    }

    fn caret(&self, state: &InputState) -> TextState {
        match state.cursor().state(&Value::new(&self.typed)) {
            cursor::State::Index(caret) => TextState { anchor: caret, caret },
            cursor::State::Selection { start, end } => TextState { anchor: start, caret: end },
        }
    }
}

/// Whether a key belongs to the window although a text input would take it: pages (Alt+arrows), undo, text size,
/// save, open and find (Ctrl+…), and Escape, which closes a dialog.
fn is_for_the_window(event: &keyboard::Event) -> bool {
    let keyboard::Event::KeyPressed { key, physical_key, modifiers, .. } = event else { return false };
    match key {
        keyboard::Key::Named(Named::Escape) => true,
        keyboard::Key::Named(Named::ArrowLeft | Named::ArrowRight | Named::ArrowUp | Named::ArrowDown) => {
            modifiers.alt()
        }
        keyboard::Key::Named(_) => false,
        // Ctrl+Alt is AltGr on Windows: it types.
        _ if !modifiers.command() || modifiers.alt() => false,
        key => !matches!(key.to_latin(*physical_key), Some('a' | 'c' | 'v' | 'x')),
    }
}

/// The arrow up (false) or down (true), alone.
fn step(event: &Event) -> Option<bool> {
    match event {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key: keyboard::Key::Named(named), modifiers, ..
        }) if modifiers.is_empty() => match named {
            Named::ArrowDown => Some(true),
            Named::ArrowUp => Some(false),
            _ => None,
        },
        _ => None,
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    request: Option<Request>,
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Entry<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree {
            tag: self.widget().tag(),
            state: self.widget().state(),
            children: self.widget().children(),
        }]
    }

    fn diff(&self, tree: &mut Tree) {
        match tree.children.first_mut() {
            Some(child) => self.widget().diff(child),
            None => tree.children = self.children(),
        }
    }

    fn size(&self) -> Size<Length> {
        self.widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        match tree.children.first_mut() {
            Some(child) => self.widget_mut().layout(child, renderer, limits),
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
        let Tree { state, children, .. } = tree;
        let Some(child) = children.first_mut() else { return };
        self.semantic.text = Some(self.caret(child.state.downcast_ref::<InputState>()));
        operation.custom(Some(&self.id), layout.bounds(), &mut self.semantic);
        if let Some(request) = self.semantic.request.take() {
            state.downcast_mut::<State>().request = Some(request);
        }
        // A disabled field cannot be typed into, so Tab passes it by.
        if !self.semantic.disabled {
            operation.traverse(&mut |operation| {
                self.widget_mut().operate(child, layout, renderer, operation);
            });
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
        if matches!(event, Event::Keyboard(event) if is_for_the_window(event)) {
            return;
        }
        let Tree { state, children, .. } = tree;
        let Some(child) = children.first_mut() else { return };
        if let (Some(forth), Some(on_step)) = (step(event), &self.on_step)
            && child.state.downcast_ref::<InputState>().is_focused()
        {
            shell.publish(on_step(forth));
            shell.capture_event();
            return;
        }
        self.widget_mut().update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        let state = state.downcast_mut::<State>();
        let focused = child.state.downcast_ref::<InputState>().is_focused();
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            if let (Some(Request::SetValue(text)), Some(on_set)) = (state.request.take(), &self.on_set) {
                shell.publish(on_set(text));
            }
            state.focused = focused;
        } else if state.focused != focused {
            shell.request_redraw();
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
        let Some(child) = tree.children.first() else { return };
        if !child.state.downcast_ref::<InputState>().is_focused() {
            Widget::draw(&self.input, child, renderer, theme, style, layout, cursor, viewport);
            return;
        }
        // In a layer of its own: the renderer compares what it drew by position, so that a blinking caret among the
        // rest of the page would have all that follows drawn again, twice a second.
        let bounds = layout.bounds();
        // A layer is not cut by the area that scrolls around it.
        let Some(seen) = bounds.expand(ring::REACH + 1.0).intersection(viewport) else { return };
        let seen = Rectangle { height: seen.height - shade(&self.typed), ..seen };
        renderer.with_layer(seen, |renderer| {
            ring::under(renderer, theme::of(theme), bounds, radius::CONTROL);
            Widget::draw(&self.input, child, renderer, theme, style, layout, cursor, viewport);
        });
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
            self.widget().mouse_interaction(child, layout, cursor, viewport, renderer)
        })
    }
}

impl<'a, Message: Clone + 'a> From<Entry<'a, Message>> for Element<'a, Message> {
    fn from(entry: Entry<'a, Message>) -> Self {
        Self::new(entry)
    }
}
