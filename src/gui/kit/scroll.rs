//! Finds what has the focus, and scrolls the areas around it until it is in view.

use iced::advanced::widget::operation::{Focusable, Operation, Scrollable, scrollable::AbsoluteOffset};
use iced::widget::Id;
use iced::{Rectangle, Vector};

/// What stays visible above and below what has the focus: its label, its messages.
const MARGIN: f32 = 56.0;

/// What has the focus, where it is in its content, and which scrollable areas are around it, outermost first.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Focused {
    /// Its id, or its place among all that take the focus.
    pub key: Option<(Option<Id>, usize)>,
    bounds: Rectangle,
    around: Vec<usize>,
}

/// The operation that fills a [`Focused`].
#[derive(Debug, Default)]
pub(super) struct Find {
    pub found: Focused,
    focusables: usize,
    areas: usize,
    around: Vec<usize>,
    entering: bool,
}

impl Operation for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = std::mem::take(&mut self.entering);
        operate(self);
        if entered {
            self.around.pop();
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content_bounds: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.around.push(self.areas);
        self.areas += 1;
        self.entering = true;
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.found =
                Focused { key: Some((id.cloned(), self.focusables)), bounds, around: self.around.clone() };
        }
        self.focusables += 1;
    }
}

/// The operation that scrolls the areas around a [`Focused`].
#[derive(Debug)]
pub(super) struct Reveal {
    focused: Focused,
    areas: usize,
}

impl Reveal {
    pub(super) fn new(focused: Focused) -> Self {
        Self { focused, areas: 0 }
    }
}

impl Operation for Reveal {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content_bounds: Rectangle,
        translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        let area = self.areas;
        self.areas += 1;
        if !self.focused.around.contains(&area) {
            return;
        }
        let target = self.focused.bounds;
        let top = target.y - MARGIN - translation.y;
        let bottom = target.y + target.height + MARGIN - translation.y;
        // What is higher than the area shows its top.
        let y = if top < bounds.y || bottom - top > bounds.height {
            top - bounds.y
        } else if bottom > bounds.y + bounds.height {
            bottom - bounds.y - bounds.height
        } else {
            return;
        };
        state.scroll_by(AbsoluteOffset { x: 0.0, y }, bounds, content_bounds);
    }
}
