//! Watches whether others write to the same home.

use std::time::Duration;

use iced::Subscription;

use super::Message;
use crate::store::Store;

/// How often the window looks whether others have written.
const LOOK_ELSEWHERE: Duration = Duration::from_millis(1500);

/// The store that is watched: one watch for as long as it is open.
struct Watched(Store);

impl std::hash::Hash for Watched {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.home().root().hash(state);
    }
}

/// A message for each time that somebody else has written; nothing is drawn where nothing has changed.
pub(super) fn elsewhere(store: Store) -> Subscription<Message> {
    Subscription::run_with(Watched(store), |watched| changes(watched.0.clone()))
}

/// A message for each time that somebody else has written.
fn changes(store: Store) -> impl iced::futures::Stream<Item = Message> {
    let (mut sender, receiver) = iced::futures::channel::mpsc::channel(1);
    std::thread::spawn(move || {
        let _ = store.changed_elsewhere();
        // Ends when the window does not listen any more.
        while !sender.is_closed() {
            std::thread::sleep(LOOK_ELSEWHERE);
            if store.changed_elsewhere() {
                // Full: one is on its way already.
                let _ = sender.try_send(Message::ChangedElsewhere);
            }
        }
    });
    receiver
}
