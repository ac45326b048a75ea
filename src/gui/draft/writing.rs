//! A write of what was typed, beside the window's own work.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

/// How far a write is that was begun beside the window's own work. Who writes tells it here. The window is woken only
/// where it has something to do: each message has it built and drawn anew, which costs as much as a keystroke.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    stand: Arc<Mutex<Stand>>,
    /// Held while the disk is written to. `true` once the window itself has written, at a last moment, all that this
    /// was to write and more: nothing older may come after that.
    overtaken: Arc<Mutex<bool>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stand {
    /// It is under way, and nothing more was typed since.
    #[default]
    Begun,
    /// It is under way, and there is more to write once it is done.
    Awaited,
    /// It went well.
    Done(Timestamp),
}

impl Writing {
    /// Writes, unless that was overtaken.
    pub fn run<T>(&self, write: impl FnOnce() -> T) -> Option<T> {
        let overtaken = self.overtaken.lock().unwrap_or_else(PoisonError::into_inner);
        (!*overtaken).then(write)
    }

    /// Waits for its end if it has begun; else it does not begin any more.
    pub(super) fn overtake(&self) {
        *self.overtaken.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Tells that it went well. If the window waits for it, it is to be told by a message.
    pub fn is_awaited(&self, at: Timestamp) -> bool {
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        let awaited = *stand == Stand::Awaited;
        if !awaited {
            *stand = Stand::Done(at);
        }
        awaited
    }

    pub(super) fn done(&self) -> Option<Timestamp> {
        match *self.stand.lock().unwrap_or_else(PoisonError::into_inner) {
            Stand::Done(at) => Some(at),
            Stand::Begun | Stand::Awaited => None,
        }
    }

    /// Asks for a message at its end, unless it has come.
    pub(super) fn awaited(&self) -> Option<Timestamp> {
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        if let Stand::Done(at) = *stand {
            return Some(at);
        }
        *stand = Stand::Awaited;
        None
    }
}
