//! The tree of a window, as it was when the window was last drawn.

use std::sync::{Arc, Mutex, PoisonError};

use super::Node;

/// A place where the root of a window leaves its tree at each redraw. Clones share the place.
#[derive(Debug, Clone, Default)]
pub struct Mirror(Arc<Mutex<Option<Node>>>);

impl Mirror {
    /// The tree at the last redraw, or `None` before the first one.
    #[must_use]
    pub fn tree(&self) -> Option<Node> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, tree: Node) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(tree);
    }
}
