//! Asks something and holds the focus meanwhile.

use iced::advanced::widget::operation::{Focusable, Operation, focusable};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::key::Named;
use iced::widget::{Column, Id, Row, container, opaque, stack};
use iced::{Border, Event, Length, Rectangle, Renderer, Shadow, Size, Theme, keyboard};

use super::{Element, heading, inert};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, radius, space};

/// See [`dialog`].
pub struct Dialog<'a, Message> {
    id: Id,
    title: String,
    first: Option<Id>,
    body: Vec<Element<'a, Message>>,
    actions: Vec<Element<'a, Message>>,
    width: f32,
    on_close: Message,
}

/// A dialog named `title`, closed by Escape. Show it with [`modal`].
pub fn dialog<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    title: impl Into<String>,
    on_close: Message,
) -> Dialog<'a, Message> {
    Dialog {
        id: id.into(),
        title: title.into(),
        first: None,
        body: Vec::new(),
        actions: Vec::new(),
        width: 520.0,
        on_close,
    }
}

impl<'a, Message: Clone + 'a> Dialog<'a, Message> {
    /// Adds to what it says.
    #[must_use]
    pub fn push(mut self, content: impl Into<Element<'a, Message>>) -> Self {
        self.body.push(content.into());
        self
    }

    /// Adds an action, the main one last.
    #[must_use]
    pub fn action(mut self, content: impl Into<Element<'a, Message>>) -> Self {
        self.actions.push(content.into());
        self
    }

    /// What has the focus first; otherwise the first that can.
    #[must_use]
    pub fn first(mut self, id: impl Into<Id>) -> Self {
        self.first = Some(id.into());
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    fn element(self) -> Element<'a, Message> {
        let title = heading(2, self.title.clone());
        let body = Column::from_vec(self.body).spacing(space::M);
        let actions =
            container(Row::from_vec(self.actions).spacing(space::M)).align_x(iced::Right).width(Length::Fill);
        let panel = container(
            Column::with_children([title, body.into(), actions.into()]).spacing(space::L).width(Length::Fill),
        )
        .padding(space::XL)
        .max_width(self.width)
        .style(|theme: &Theme| {
            let tokens = theme::of(theme);
            container::Style {
                background: Some(tokens.panel.into()),
                text_color: Some(tokens.text),
                border: Border { color: tokens.rule, width: 1.0, radius: radius::PANEL.into() },
                shadow: Shadow::default(),
                ..container::Style::default()
            }
        });
        let semantic = Semantic { modal: true, ..Semantic::new(Role::Dialog, self.title) };
        let held = Element::new(Held {
            id: self.id,
            semantic,
            first: self.first,
            on_close: self.on_close,
            content: panel.into(),
        });
        let covered =
            container(held).center(Length::Fill).padding(space::L).style(|theme: &Theme| container::Style {
                background: Some(theme::of(theme).scrim.into()),
                ..container::Style::default()
            });
        opaque(covered)
    }
}

/// Shows `page`, and before it `dialog` while there is one: then all of the page is out of reach. Keep this widget in
/// place when there is no dialog, so that the page keeps its focus and its scrolling.
pub fn modal<'a, Message: Clone + 'a>(
    page: impl Into<Element<'a, Message>>,
    dialog: Option<Dialog<'a, Message>>,
) -> Element<'a, Message> {
    let page = inert(dialog.is_some(), page);
    match dialog {
        Some(dialog) => stack![page, dialog.element()].into(),
        None => stack![page].into(),
    }
}

/// The dialog itself: takes the focus when it opens, and closes on Escape.
struct Held<'a, Message> {
    id: Id,
    semantic: Semantic,
    first: Option<Id>,
    on_close: Message,
    content: Element<'a, Message>,
}

#[derive(Debug, Default)]
struct State {
    opened: bool,
}

/// Gives the focus to the first that can take it.
#[derive(Debug, Default)]
struct FocusFirst {
    done: bool,
}

impl Operation for FocusFirst {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if std::mem::replace(&mut self.done, true) {
            state.unfocus();
        } else {
            state.focus();
        }
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Held<'_, Message> {
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
        operation.custom(Some(&self.id), layout.bounds(), &mut self.semantic);
        let Some(child) = tree.children.first_mut() else { return };
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(child, layout, renderer, operation);
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
        let Tree { state, children, .. } = tree;
        let Some(child) = children.first_mut() else { return };
        let state = state.downcast_mut::<State>();
        if !std::mem::replace(&mut state.opened, true) {
            let content = self.content.as_widget_mut();
            match &self.first {
                Some(first) => {
                    let mut focus = focusable::focus::<()>(first.clone());
                    content.operate(child, layout, renderer, &mut focus);
                }
                None => content.operate(child, layout, renderer, &mut FocusFirst::default()),
            }
            shell.request_redraw();
        }
        self.content
            .as_widget_mut()
            .update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        if let Event::Keyboard(keyboard::Event::KeyPressed {
            key: keyboard::Key::Named(Named::Escape), ..
        }) = event
            && !shell.is_event_captured()
        {
            shell.publish(self.on_close.clone());
            shell.capture_event();
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
}
