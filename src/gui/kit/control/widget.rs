//! How a control is laid out, worked and drawn.

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::key::Named;
use iced::{
    Alignment, Border, Color, Event, Length, Rectangle, Renderer, Size, Theme, keyboard, touch, window,
};

use super::{Control, Element, Status, Step};
use crate::gui::a11y::Request;
use crate::gui::kit::ring;
use crate::gui::theme;

impl<'a, Message: Clone + 'a> Control<'a, Message> {
    fn enabled(&self) -> bool {
        self.on_press.is_some() || self.on_step.is_some()
    }

    fn on_pointer(&self, state: &mut State, event: &Event, over: bool, shell: &mut Shell<'_, Message>) {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let focused = over && self.stop;
                if state.focused != focused || state.ring {
                    shell.request_redraw();
                }
                state.focused = focused;
                state.ring = false;
                if over && self.on_press.is_some() && !shell.is_event_captured() {
                    state.pressed = true;
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                let held = std::mem::take(&mut state.pressed);
                if held && over {
                    self.press(shell);
                    shell.capture_event();
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.pressed = false,
            _ => {}
        }
    }

    fn on_key(&self, state: &mut State, event: &keyboard::Event, shell: &mut Shell<'_, Message>) {
        let keyboard::Event::KeyPressed { key: keyboard::Key::Named(key), modifiers, .. } = event else {
            return;
        };
        // Alt+arrows turn pages, Ctrl+Home belongs to the page.
        if !state.focused || shell.is_event_captured() || modifiers.command() || modifiers.alt() {
            return;
        }
        let step = match key {
            Named::ArrowUp | Named::ArrowLeft => Step::Back,
            Named::ArrowDown | Named::ArrowRight => Step::Forth,
            Named::Home => Step::First,
            Named::End => Step::Last,
            Named::Enter | Named::Space if self.on_press.is_some() => {
                state.show_ring(shell);
                self.press(shell);
                shell.capture_event();
                return;
            }
            Named::Space if self.on_space.is_some() => {
                state.show_ring(shell);
                if let Some(message) = &self.on_space {
                    shell.publish(message.clone());
                }
                shell.capture_event();
                return;
            }
            _ => return,
        };
        if let Some(on_step) = &self.on_step {
            state.show_ring(shell);
            if let Some(message) = on_step(step) {
                shell.publish(message);
            }
            shell.capture_event();
        }
    }

    fn press(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = &self.on_press {
            shell.publish(message.clone());
        }
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// Drawn when the focus came by keyboard: a ring around what was clicked tells nothing new.
    ring: bool,
    pressed: bool,
    drawn: Status,
    request: Option<Request>,
}

impl State {
    fn show_ring(&mut self, shell: &mut Shell<'_, impl Sized>) {
        if !self.ring {
            self.ring = true;
            shell.request_redraw();
        }
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ring = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
    }
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Control<'a, Message> {
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
        if !self.enabled() {
            // What becomes disabled gives the focus back, or Tab would start from an invisible place.
            let state = tree.state.downcast_mut::<State>();
            state.focused = false;
            state.pressed = false;
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let Self { content, .. } = self;
        let Some(child) = tree.children.first_mut() else { return layout::Node::default() };
        let least = (self.least_height - self.padding.y()).max(0.0);
        let align = self.align_x;
        layout::positioned(
            limits,
            self.width,
            Length::Shrink,
            self.padding,
            |limits| {
                let inner = content.as_widget_mut().layout(child, renderer, &limits.loose());
                let size = Size::new(inner.size().width, inner.size().height.max(least));
                layout::Node::with_children(
                    size,
                    vec![inner.align(Alignment::Start, Alignment::Center, size)],
                )
            },
            |node, size| node.align(align, Alignment::Center, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let enabled = self.enabled();
        let state = tree.state.downcast_mut::<State>();
        self.semantic.disabled = !enabled;
        self.semantic.actions.press = self.on_press.is_some();
        operation.custom(Some(&self.id), layout.bounds(), &mut self.semantic);
        if let Some(request) = self.semantic.request.take() {
            state.request = Some(request);
        }
        if enabled && self.stop {
            operation.focusable(Some(&self.id), layout.bounds(), state);
        }
        if let (Some(child), Some(layout)) = (tree.children.first_mut(), inner(layout)) {
            operation.traverse(&mut |operation| {
                if self.spoken {
                    operation.text(None, layout.bounds(), &self.semantic.label);
                }
                self.content.as_widget_mut().operate(child, layout, renderer, operation);
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
        if let (Some(child), Some(layout)) = (tree.children.first_mut(), inner(layout)) {
            self.content
                .as_widget_mut()
                .update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        let enabled = self.enabled();
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        if enabled {
            match event {
                Event::Keyboard(event) => self.on_key(state, event, shell),
                event => self.on_pointer(state, event, over, shell),
            }
        }
        let status = Status { enabled, hovered: over && enabled, pressed: state.pressed };
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            if state.request.take() == Some(Request::Press) {
                self.press(shell);
            }
            state.drawn = status;
        } else if state.drawn != status {
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let tokens = theme::of(theme);
        let state = tree.state.downcast_ref::<State>();
        let face = (self.face)(tokens, Status { enabled: self.enabled(), ..state.drawn });
        let bounds = layout.bounds();
        if face.ground.is_some() || face.edge.is_some() {
            let border = Border {
                color: face.edge.unwrap_or(Color::TRANSPARENT),
                width: if face.edge.is_some() { 1.0 } else { 0.0 },
                radius: self.radius.into(),
            };
            let quad = renderer::Quad { bounds, border, ..renderer::Quad::default() };
            renderer.fill_quad(quad, face.ground.unwrap_or(Color::TRANSPARENT));
        }
        if self.bar {
            let bounds = Rectangle { width: 3.0, ..bounds };
            renderer.fill_quad(renderer::Quad { bounds, ..renderer::Quad::default() }, tokens.primary);
        }
        if let (Some(child), Some(layout)) = (tree.children.first(), inner(layout)) {
            let style = renderer::Style { text_color: face.text };
            self.content.as_widget().draw(child, renderer, theme, &style, layout, cursor, viewport);
        }
        if state.focused && state.ring && self.stop {
            ring::draw(renderer, tokens, bounds, self.radius);
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
        if self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            return mouse::Interaction::Pointer;
        }
        match (tree.children.first(), inner(layout)) {
            (Some(child), Some(layout)) => {
                self.content.as_widget().mouse_interaction(child, layout, cursor, viewport, renderer)
            }
            _ => mouse::Interaction::None,
        }
    }
}

/// The content lies in a box of the least height, which lies in the control.
fn inner(layout: Layout<'_>) -> Option<Layout<'_>> {
    layout.children().next()?.children().next()
}

impl<'a, Message: Clone + 'a> From<Control<'a, Message>> for Element<'a, Message> {
    fn from(control: Control<'a, Message>) -> Self {
        Self::new(control)
    }
}
