//! Receiving in the window, stopped by its button: what is done is kept.

use iced::keyboard::key::Named;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::Register as _;
use jauge::store::{Home, Store};
use jauge::workflow::signers;
use jiff::Timestamp;

use crate::desk::Desk;
use crate::many;

const ENVELOPES: usize = 3000;
/// After so many comes a file that is too large to be looked at, so large that a new portion begins with it.
const PORTION: usize = 25;

#[test]
fn receiving_is_stopped_with_its_button_and_what_is_done_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (home, inbox) = (folder.path().join("home"), folder.path().join("inbox"));
    std::fs::create_dir(&inbox).unwrap();
    for first in (0..ENVELOPES).step_by(PORTION) {
        for number in first..first + PORTION {
            std::fs::write(inbox.join(format!("{number:04}.jauge")), many::sealed(number, 2024)).unwrap();
        }
        let large =
            std::fs::File::create(inbox.join(format!("{:04}-large.jauge", first + PORTION - 1))).unwrap();
        large.set_len((64 << 20) + 1).unwrap();
    }
    let store = Store::open(&Home::new(&home), Timestamp::now()).unwrap();
    let register: Vec<_> = many::register(ENVELOPES).iter().cloned().collect();
    signers::enrol_all(&store, &register, "", Timestamp::now()).unwrap();
    let mut desk = Desk::open(&home, Lang::Fr);
    desk.send(Message::Go(Page::Register));
    desk.meanwhile(|desk| {
        let stop = desk.has("register-stop");
        if stop {
            desk.tab_to("register-stop");
            desk.key(Named::Enter);
        }
        stop
    });
    desk.send(Message::Dropped(inbox));
    assert!(!desk.has("register-stop"), "it is over");
    let kept = store.submissions(2024).unwrap();
    assert!(!kept.is_empty() && kept.len() < ENVELOPES, "{} of {ENVELOPES}", kept.len());
    let words = crate::layout::words(&mut desk).join("\n");
    assert!(
        words.contains(&format!("Reçues\u{a0}: {}", jauge::l10n::count(Lang::Fr, kept.len() as u64))),
        "{words}"
    );
    for row in kept {
        store.file(&row.fingerprint).unwrap();
    }
    store.check_journal().unwrap();
}
