//! The rows in view: built when the table is laid out, thrown away with the next.

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::widget::Id;
use iced::{Border, Event, Length, Rectangle, Renderer, Size, Theme, keyboard, window};

use super::{BAR, ROW, Rows, cells};
use crate::gui::a11y::{Request, Role, Semantic};
use crate::gui::kit::table::Head;
use crate::gui::kit::{Element, apart, ring, semantic};
use crate::gui::theme;

pub(super) struct Body<'a, Message> {
    id: Id,
    label: String,
    heads: Vec<Head>,
    pub(super) count: usize,
    pub(super) visible: usize,
    pub(super) active: usize,
    pub(super) revision: u64,
    build: super::Build<'a, Message>,
    pub(super) on_move: Option<super::At<'a, Message>>,
    pub(super) on_open: Option<super::At<'a, Message>>,
    semantic: Semantic,
    /// The rows in view.
    built: Vec<Element<'a, Message>>,
    /// The name of the active row, if it is in view.
    named: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) first: usize,
    /// What the widget last brought into view.
    pub(super) active: Option<(usize, u64)>,
    /// What the wheel moved beyond whole rows.
    pub(super) rest: f32,
    pub(super) focused: bool,
    pub(super) ring: bool,
    pub(super) hovered: Option<usize>,
    pub(super) held: bool,
    pub(super) click: Option<mouse::Click>,
    pub(super) request: Option<Request>,
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

impl<'a, Message: Clone + 'a> Body<'a, Message> {
    pub(super) fn of(rows: Rows<'a, Message>) -> Self {
        let semantic = Semantic::new(Role::Table, rows.label.as_str());
        Self {
            id: rows.id.into(),
            label: rows.label,
            heads: rows.heads,
            count: rows.count,
            visible: rows.visible,
            active: rows.active.min(rows.count.saturating_sub(1)),
            revision: rows.revision,
            build: rows.build,
            on_move: rows.on_move,
            on_open: rows.on_open,
            semantic,
            built: Vec::new(),
            named: None,
        }
    }

    pub(super) fn last_first(&self) -> usize {
        self.count.saturating_sub(self.visible)
    }

    /// Builds the rows from `first` on.
    fn build(&mut self, first: usize) {
        let until = (first + self.visible).min(self.count);
        self.named = None;
        self.built = (first..until)
            .map(|at| {
                let line = (self.build)(at);
                let active = at == self.active;
                if active {
                    self.named = Some(line.name.clone());
                }
                let spoken = Semantic {
                    selected: Some(active),
                    place: Some((at + 1, self.count)),
                    ..Semantic::new(Role::Row, line.name.as_str())
                };
                semantic(spoken, cells(&self.heads, line))
            })
            .collect();
    }
}

impl<'a, Message: Clone + 'a> Body<'a, Message> {
    #[allow(clippy::too_many_arguments, reason = "what a widget is drawn with")]
    fn draw_rows(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let tokens = theme::of(theme);
        let state = tree.state.downcast_ref::<State>();
        let mut fill = |bounds: Rectangle, color: iced::Color, radius: f32| {
            let border = Border { radius: radius.into(), ..Border::default() };
            renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, color);
        };
        let mut under = Vec::with_capacity(self.built.len());
        for (at, row) in layout.children().enumerate() {
            let at = state.first + at;
            let bounds = Rectangle { width: layout.bounds().width, ..row.bounds() };
            if at == self.active {
                fill(bounds, tokens.selected, 0.0);
                fill(Rectangle { width: 3.0, ..bounds }, tokens.primary, 0.0);
            } else if state.hovered == Some(at) {
                fill(bounds, tokens.aside, 0.0);
            }
            fill(Rectangle { y: bounds.y + bounds.height, height: 1.0, ..bounds }, tokens.rule, 0.0);
            under.push(if at == self.active { tokens.on_selected } else { style.text_color });
        }
        if let Some(bar) = self.bar(state.first, layout.bounds()) {
            fill(bar, if state.held { tokens.text } else { tokens.edge }, 3.0);
        }
        for (((row, tree), layout), text_color) in
            self.built.iter().zip(&tree.children).zip(layout.children()).zip(under)
        {
            let style = renderer::Style { text_color };
            row.as_widget().draw(tree, renderer, theme, &style, layout, cursor, viewport);
        }
        if state.focused && state.ring {
            ring::lines(renderer, tokens, layout.bounds());
        }
    }
}

/// A number of rows as a length: exact far beyond any register.
#[allow(clippy::cast_precision_loss, reason = "a place on a bar of some hundred pixels")]
pub(super) fn share(rows: usize) -> f32 {
    rows as f32
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Body<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    // What is in view is known when it is laid out.
    fn diff(&self, _tree: &mut Tree) {}

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let shown = Some((self.active, self.revision));
        if state.active != shown {
            state.active = shown;
            let least = (self.active + 1).saturating_sub(self.visible);
            state.first = state.first.clamp(least, self.active.max(least));
        }
        state.first = state.first.min(self.last_first());
        if self.count == 0 {
            state.focused = false;
        }
        let first = state.first;
        self.build(first);
        tree.diff_children(&self.built);
        let width = limits.max().width;
        let room = layout::Limits::new(Size::ZERO, Size::new((width - BAR).max(0.0), ROW));
        let rows = self.built.iter_mut().zip(&mut tree.children).enumerate().map(|(at, (row, tree))| {
            row.as_widget_mut().layout(tree, renderer, &room).move_to([0.0, share(at) * ROW])
        });
        let rows: Vec<layout::Node> = rows.collect();
        layout::Node::with_children(Size::new(width, share(self.visible) * ROW), rows)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        self.semantic.label.clone_from(&self.label);
        self.semantic.value = self.named.clone();
        self.semantic.place = (self.count > 0).then_some((self.active + 1, self.count));
        self.semantic.actions.press = self.on_open.is_some();
        operation.custom(Some(&self.id), layout.bounds(), &mut self.semantic);
        if let Some(request) = self.semantic.request.take() {
            state.request = Some(request);
        }
        if self.count > 0 {
            operation.focusable(Some(&self.id), layout.bounds(), state);
        }
        let (built, children) = (&mut self.built, &mut tree.children);
        operation.traverse(&mut |operation| {
            for ((row, tree), layout) in built.iter_mut().zip(children.iter_mut()).zip(layout.children()) {
                row.as_widget_mut().operate(tree, layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: keyboard::Key::Named(key),
                modifiers,
                ..
            }) if state.focused && !shell.is_event_captured() && !modifiers.command() && !modifiers.alt() => {
                self.on_key(state, *key, shell);
            }
            Event::Mouse(event) => self.on_pointer(state, *event, layout, cursor, shell),
            Event::Window(window::Event::RedrawRequested(_))
                if state.request.take() == Some(Request::Press) =>
            {
                self.open(shell);
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
        // In a layer of its own, painted as a whole where other rows come into view: piece by piece each of them
        // would be painted through a mask of the whole window. As wide as the view, so that no ground behind it
        // reaches out at its sides: that ground would be painted through the mask in its turn.
        let state = tree.state.downcast_ref::<State>();
        let rows = layout.bounds().expand(ring::REACH + 1.0);
        let reach = Rectangle { x: viewport.x, width: viewport.width, ..rows };
        let Some(seen) = reach.intersection(viewport) else { return };
        let shade = apart::shade(&(state.first, self.count, self.revision));
        let layer = Rectangle { height: seen.height - shade, ..seen };
        renderer.with_layer(layer, |renderer| {
            self.draw_rows(tree, renderer, theme, style, layout, cursor, &layer);
        });
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let over = cursor.position_over(layout.bounds()).is_some();
        if over && self.on_open.is_some() { mouse::Interaction::Pointer } else { mouse::Interaction::None }
    }
}
