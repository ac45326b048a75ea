//! What keys, wheel and pointer do to the rows.

use iced::Rectangle;
use iced::advanced::{Layout, Shell, mouse};
use iced::keyboard::key::Named;

use super::body::{Body, State, share};
use super::{BAR, ROW};

/// How many rows a notch of the wheel moves.
const NOTCH: f32 = 3.0;

impl<'a, Message: Clone + 'a> Body<'a, Message> {
    pub(super) fn on_key(&self, state: &mut State, key: Named, shell: &mut Shell<'_, Message>) {
        let last = self.count.saturating_sub(1);
        let to = match key {
            Named::ArrowUp => self.active.saturating_sub(1),
            Named::ArrowDown => (self.active + 1).min(last),
            Named::PageUp => self.active.saturating_sub(self.visible),
            Named::PageDown => (self.active + self.visible).min(last),
            Named::Home => 0,
            Named::End => last,
            Named::Enter | Named::Space => {
                self.open(shell);
                shell.capture_event();
                return;
            }
            _ => return,
        };
        state.ring = true;
        shell.capture_event();
        self.go(to, shell);
    }

    fn go(&self, to: usize, shell: &mut Shell<'_, Message>) {
        if let Some(message) = self.on_move.as_ref().filter(|_| to != self.active) {
            shell.publish(message(to));
        }
    }

    pub(super) fn open(&self, shell: &mut Shell<'_, Message>) {
        if let Some(message) = self.on_open.as_ref().filter(|_| self.count > 0) {
            shell.publish(message(self.active));
        }
    }

    fn scroll_to(&self, state: &mut State, first: usize, shell: &mut Shell<'_, Message>) {
        let first = first.min(self.last_first());
        if state.first != first {
            state.first = first;
            shell.invalidate_layout();
            shell.request_redraw();
        }
    }

    fn on_wheel(&self, state: &mut State, delta: mouse::ScrollDelta, shell: &mut Shell<'_, Message>) {
        let rows = match delta {
            mouse::ScrollDelta::Lines { y, .. } => -y * NOTCH,
            mouse::ScrollDelta::Pixels { y, .. } => -y / ROW,
        };
        let at_edge = if rows < 0.0 { state.first == 0 } else { state.first == self.last_first() };
        // At its edge it leaves the wheel to the page around.
        if at_edge || self.last_first() == 0 {
            state.rest = 0.0;
            return;
        }
        let moved = state.rest + rows;
        let whole = moved.trunc();
        state.rest = moved - whole;
        #[allow(clippy::cast_possible_truncation, reason = "a wheel moves some rows")]
        let first = state.first.saturating_add_signed(whole as isize);
        shell.capture_event();
        self.scroll_to(state, first, shell);
    }

    pub(super) fn bar(&self, first: usize, bounds: Rectangle) -> Option<Rectangle> {
        let (count, visible) = (share(self.count), share(self.visible));
        let room = share(self.last_first());
        (room > 0.0).then(|| {
            let height = (bounds.height * visible / count).max(24.0);
            let y = bounds.y + (bounds.height - height) * share(first) / room;
            Rectangle { x: bounds.x + bounds.width - BAR + 3.0, y, width: 6.0, height }
        })
    }

    /// The bar follows the pointer that holds it.
    fn drag(&self, state: &mut State, y: f32, bounds: Rectangle, shell: &mut Shell<'_, Message>) {
        let Some(bar) = self.bar(state.first, bounds) else { return };
        let way = (bounds.height - bar.height).max(1.0);
        let part = ((y - bounds.y - bar.height / 2.0) / way).clamp(0.0, 1.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
        let first = (part * share(self.last_first())).round() as usize;
        self.scroll_to(state, first, shell);
    }

    fn on_press(
        &self,
        state: &mut State,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) {
        let bounds = layout.bounds();
        let over = cursor.position_over(bounds);
        if state.focused != over.is_some() || state.ring {
            shell.request_redraw();
        }
        state.focused = over.is_some() && self.count > 0;
        state.ring = false;
        let Some(point) = over else { return };
        shell.capture_event();
        if point.x > bounds.x + bounds.width - BAR {
            state.held = true;
            self.drag(state, point.y, bounds, shell);
            return;
        }
        let Some(at) = self.row_at(state, layout, point) else { return };
        let click = mouse::Click::new(point, mouse::Button::Left, state.click);
        let again = click.kind() == mouse::click::Kind::Double && at == self.active;
        state.click = Some(click);
        if again {
            self.open(shell);
        } else {
            // Where it was clicked it is in view already.
            state.active = Some((at, self.revision));
            self.go(at, shell);
        }
    }

    fn row_at(&self, state: &State, layout: Layout<'_>, point: iced::Point) -> Option<usize> {
        let at = layout.children().position(|row| {
            let bounds = row.bounds();
            point.y >= bounds.y && point.y < bounds.y + ROW
        })?;
        Some(state.first + at).filter(|at| *at < self.count)
    }

    pub(super) fn on_pointer(
        &self,
        state: &mut State,
        event: mouse::Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) {
        let bounds = layout.bounds();
        match event {
            mouse::Event::ButtonPressed(mouse::Button::Left) => self.on_press(state, layout, cursor, shell),
            mouse::Event::ButtonReleased(mouse::Button::Left) => state.held = false,
            mouse::Event::CursorMoved { position } if state.held => {
                self.drag(state, position.y, bounds, shell);
            }
            mouse::Event::CursorMoved { .. } | mouse::Event::CursorLeft => {
                let over = cursor.position_over(bounds);
                let hovered = over.and_then(|point| self.row_at(state, layout, point));
                if state.hovered != hovered {
                    state.hovered = hovered;
                    shell.request_redraw();
                }
            }
            mouse::Event::WheelScrolled { delta } if cursor.is_over(bounds) => {
                self.on_wheel(state, delta, shell);
            }
            _ => {}
        }
    }
}
