//! What others do to the same home while the window shows it: said at once, and never swept into a signature.

use iced::keyboard::key::Named;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::{Home, Register as _, Status, Store};
use jauge::workflow::ministry::{decide, receive};
use jauge::workflow::signers;
use jiff::Timestamp;

use crate::desk::Desk;
use crate::layout::words;
use crate::review::open;
use crate::reviewed::{Ministry, PASSPHRASE};

/// The home, as another run of the program opens it.
fn writing(ministry: &Ministry) -> Store {
    Store::open(&Home::new(&ministry.home), Timestamp::now()).unwrap()
}

/// Receives these in another run of the program.
fn received_elsewhere(ministry: &Ministry, files: &[std::path::PathBuf]) {
    let store = writing(ministry);
    let register = signers::register(&store).unwrap();
    receive::receive(&store, files, &register, "", Timestamp::now(), &mut |_, _| true).unwrap();
}

/// Decides on all that waits in 2024, in another run of the program.
fn decided_elsewhere(ministry: &Ministry, body: &str) {
    let store = writing(ministry);
    let mut rows = decide::all_to_review(&store, Some(2024)).unwrap();
    rows.retain(|row| row.organization == body);
    let out = ministry.home.join("elsewhere");
    let deciding = decide::Deciding {
        outcome: jauge::envelope::Outcome::Accepted,
        comments: Vec::new(),
        by: jauge::envelope::Reviewer { name: "Une autre".to_owned(), title: String::new() },
        out: &out,
    };
    let decided = decide::decide(&store, &rows, &deciding, &ministry.key(), Timestamp::now()).unwrap();
    assert_eq!((decided.made.len(), decided.moved.len()), (1, 0));
}

fn statuses(ministry: &Ministry) -> Vec<(String, Status)> {
    let rows = writing(ministry).submissions(2024).unwrap();
    rows.into_iter().map(|row| (row.organization, row.status)).collect()
}

fn accept_all(desk: &mut Desk, ministry: &Ministry) {
    desk.tab_to("passphrase");
    desk.type_in(PASSPHRASE);
    desk.tab_to("register-folder");
    crate::review::type_over(desk, ministry.out.to_str().unwrap());
    desk.tab_to("register-accept");
    desk.key(Named::Enter);
}

#[test]
fn accepting_all_signs_what_is_on_the_screen_whatever_came_in_or_was_decided_meanwhile() {
    let ministry = Ministry::new();
    let of_2024: Vec<_> =
        ministry.envelopes.iter().filter(|path| path.to_string_lossy().contains("2024")).cloned().collect();
    let [first, second, late] = of_2024.as_slice() else { panic!("three bodies: {of_2024:?}") };
    received_elsewhere(&ministry, &[first.clone(), second.clone()]);
    let mut desk = Desk::open(&ministry.home, Lang::Fr);
    desk.send(Message::Go(Page::Register));
    desk.tab_to("register-accept-all");
    desk.key(Named::Enter);
    // One more comes in, and one of the two is decided about, in another window.
    let shown = statuses(&ministry);
    received_elsewhere(&ministry, std::slice::from_ref(late));
    decided_elsewhere(&ministry, &shown[0].0);
    accept_all(&mut desk, &ministry);
    let now = statuses(&ministry);
    let accepted: Vec<_> = now.iter().filter(|(_, status)| *status == Status::Accepted).collect();
    assert_eq!(accepted.len(), 2, "one by each window: {now:?}");
    assert_eq!(
        now.iter().filter(|(_, status)| *status == Status::ToReview).count(),
        1,
        "what nobody saw waits"
    );
    assert_eq!(std::fs::read_dir(&ministry.out).unwrap().count(), 1, "one was signed here");
    let said = words(&mut desk);
    assert!(said.iter().any(|line| line.contains("rien n’a été signé à son sujet")), "{said:?}");
}

#[test]
fn what_others_write_is_said_on_the_register_and_on_the_file_that_is_open() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    desk.send(Message::Go(Page::Register));
    let body = statuses(&ministry)[0].0.clone();
    decided_elsewhere(&ministry, &body);
    desk.send(Message::ChangedElsewhere);
    let said = words(&mut desk);
    assert!(said.iter().any(|line| line.contains("Une ligne vient de changer ailleurs")), "{said:?}");
    let other = statuses(&ministry).into_iter().find(|(_, status)| *status == Status::ToReview).unwrap().0;
    open(&mut desk, &other);
    desk.tab_to("decide-comment");
    desk.type_in("À revoir avec la direction.");
    decided_elsewhere(&ministry, &other);
    desk.send(Message::ChangedElsewhere);
    let said = words(&mut desk);
    assert!(said.iter().any(|line| line.contains("Ce dossier vient de changer ailleurs")), "{said:?}");
    let state = statuses(&ministry).into_iter().find(|(code, _)| *code == other).unwrap().1;
    assert_eq!(state, Status::Accepted);
    assert!(desk.has("decide-again"), "it shows as decided");
}

#[test]
fn a_home_tells_that_others_wrote_and_not_that_it_wrote_itself() {
    let ministry = Ministry::new();
    let (one, other) = (writing(&ministry), writing(&ministry));
    assert!(!one.changed_elsewhere(), "nothing before");
    one.record("", "counted", "1", Timestamp::now()).unwrap();
    assert!(!one.changed_elsewhere(), "its own");
    other.record("", "counted", "2", Timestamp::now()).unwrap();
    assert!(one.changed_elsewhere());
    assert!(!one.changed_elsewhere(), "once");
    assert!(one.journal_head().unwrap().is_some());
}
