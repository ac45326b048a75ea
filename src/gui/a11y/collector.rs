//! Builds the tree of a window from what its widgets report.

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};

use iced::advanced::widget::operation::{Focusable, Operation, Scrollable};
use iced::widget::Id;
use iced::{Rectangle, Vector};

use super::{Role, Semantic};

/// One control, or text that is only read, with what is inside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The same at each collection as long as the control is there. The window is 0.
    pub key: u64,
    /// The widget's id, if it has one.
    pub id: Option<Id>,
    /// What it is.
    pub semantic: Semantic,
    /// Where it is in the window, scrolling taken into account.
    pub bounds: Rectangle,
    /// Whether it can take the focus.
    pub focusable: bool,
    /// Whether it has the focus.
    pub focused: bool,
    /// What is inside, in reading order.
    pub children: Vec<Node>,
}

impl Node {
    /// This node and all below it, in reading order.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let node = waiting.pop()?;
            waiting.extend(node.children.iter().rev());
            Some(node)
        })
    }

    /// The node of the widget `id`.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<&Self> {
        self.walk().find(|node| node.id.as_ref() == Some(id))
    }

    /// The node that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Self> {
        self.walk().find(|node| node.focused)
    }

    /// What takes the focus or is a control, and has no name: must be empty.
    #[must_use]
    pub fn unnamed(&self) -> Vec<&Self> {
        self.walk()
            .filter(|node| node.key != 0 && node.semantic.label.trim().is_empty())
            .filter(|node| node.focusable || !matches!(node.semantic.role, Role::Cell | Role::Text))
            .collect()
    }
}

/// The operation that builds the tree. What was reported just before a traversal is the parent of what is visited in it.
#[derive(Debug)]
pub struct Collector {
    /// Each node with the place of its parent; a parent always stands before its children.
    nodes: Vec<(Node, usize)>,
    parent: usize,
    /// Reported last, and therefore the parent of a traversal that follows.
    reported: Option<usize>,
    /// Whether what is visited now is inside a leaf.
    hidden: bool,
    shift: Vector,
    next_shift: Vector,
}

impl Default for Collector {
    fn default() -> Self {
        let window = Node {
            key: 0,
            id: None,
            semantic: Semantic::new(Role::Window, ""),
            bounds: Rectangle::default(),
            focusable: false,
            focused: false,
            children: Vec::new(),
        };
        Self {
            nodes: vec![(window, 0)],
            parent: 0,
            reported: None,
            hidden: false,
            shift: Vector::ZERO,
            next_shift: Vector::ZERO,
        }
    }
}

impl Collector {
    /// The tree of what was visited; its root is a window with these bounds.
    #[must_use]
    pub fn into_tree(self, bounds: Rectangle) -> Option<Node> {
        let mut open: Vec<(Node, usize)> = self.nodes;
        let mut ready: Vec<Vec<Node>> = open.iter().map(|_| Vec::new()).collect();
        while let (Some((mut node, parent)), Some(mut children)) = (open.pop(), ready.pop()) {
            children.reverse();
            node.children = children;
            let Some(siblings) = ready.get_mut(parent) else {
                node.bounds = bounds;
                return Some(node);
            };
            siblings.push(node);
        }
        None
    }

    fn report(&mut self, id: Option<&Id>, bounds: Rectangle, semantic: Semantic) -> usize {
        let place = self.nodes.len();
        let ordinal = self.nodes.iter().filter(|(_, parent)| *parent == self.parent).count();
        let parent_key = self.nodes.get(self.parent).map_or(0, |(node, _)| node.key);
        let mut hasher = DefaultHasher::new();
        match id {
            Some(id) => id.hash(&mut hasher),
            None => (parent_key, semantic.role, ordinal).hash(&mut hasher),
        }
        let node = Node {
            key: hasher.finish().max(1),
            id: id.cloned(),
            semantic,
            bounds: bounds + self.shift,
            focusable: false,
            focused: false,
            children: Vec::new(),
        };
        self.nodes.push((node, self.parent));
        place
    }

    /// The node that a report of focus belongs to: the one just reported, or the leaf around.
    fn owner(&self, id: Option<&Id>) -> Option<usize> {
        self.reported
            .filter(|place| self.nodes.get(*place).is_some_and(|(node, _)| node.id.as_ref() == id))
            .or(self.hidden.then_some(self.parent))
    }
}

impl<T> Operation<T> for Collector {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        let before = (self.parent, self.hidden, self.shift);
        if let Some(place) = self.reported.take() {
            self.parent = place;
            self.hidden |= self.nodes.get(place).is_some_and(|(node, _)| node.semantic.leaf);
        }
        self.shift += std::mem::take(&mut self.next_shift);
        operate(self);
        (self.parent, self.hidden, self.shift) = before;
        self.reported = None;
        self.next_shift = Vector::ZERO;
    }

    fn container(&mut self, _id: Option<&Id>, _bounds: Rectangle) {
        self.reported = None;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.reported = None;
        self.next_shift = Vector::ZERO - translation;
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let place =
            self.owner(id).unwrap_or_else(|| self.report(id, bounds, Semantic::new(Role::Unknown, "")));
        if let Some((node, _)) = self.nodes.get_mut(place) {
            node.focusable = true;
            node.focused = state.is_focused();
        }
    }

    fn text(&mut self, id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.reported = None;
        // Icons are glyphs of the private use area: they say nothing.
        let says = text.chars().any(|c| !c.is_whitespace() && !('\u{E000}'..='\u{F8FF}').contains(&c));
        if !self.hidden && says {
            self.report(id, bounds, Semantic::new(Role::Text, text));
        }
    }

    fn custom(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        self.reported = None;
        if self.hidden {
            return;
        }
        if let Some(semantic) = state.downcast_ref::<Semantic>() {
            self.reported = Some(self.report(id, bounds, semantic.clone()));
        }
    }
}
