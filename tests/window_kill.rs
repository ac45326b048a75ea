//! Killed while somebody types into the real window: what was typed more than 300 ms before is there again.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

use jauge::store::{DraftId, Home, Store, field};
use jiff::Timestamp;
use support::window::{Screen, TOOLS, Window};
use support::{Machine, require_tools};

/// The time that the program has for putting a keystroke on the disk.
const GRACE: Duration = Duration::from_millis(300);

/// What is typed before the clock runs: once it is on the disk, the keys are known to go to the field.
const FIRST: char = '0';

/// What is typed, over and over.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

#[test]
fn what_was_typed_300_ms_before_a_kill_is_there_again() {
    if !require_tools(TOOLS) {
        return;
    }
    let rounds = std::env::var("JAUGE_KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let screen = Screen::open();
    let mut typed_in_all = 0;
    for round in 0..rounds {
        typed_in_all += killed_once(&screen, round);
    }
    assert!(typed_in_all >= rounds * 3, "only {typed_in_all} letters were typed in {rounds} rounds");
    println!("{rounds} kills, {typed_in_all} letters typed");
}

/// Types the first letter once the page is there, and waits until it is kept.
#[track_caller]
fn await_first_letter(screen: &Screen, window: &Window<'_>, home: &Home, draft: DraftId) {
    let await_that = |what: &str, is_so: &dyn Fn() -> bool| {
        let until = Instant::now() + Duration::from_secs(30);
        while !is_so() {
            if Instant::now() > until {
                let picture = std::env::temp_dir().join("jauge-window-kill.png");
                screen.picture(&picture);
                panic!("waited for {what} in vain, title {}; see {}", window.title(), picture.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    await_that("the page of the body", &|| window.title().starts_with("Organisation"));
    window.settle();
    screen.xdotool(["key", &FIRST.to_string()]).ends(0);
    await_that("the first letter", &|| {
        let store = Store::open(home, Timestamp::now()).unwrap();
        store.fields(draft).unwrap().contains_key(field::ORGANIZATION_NAME)
    });
}

/// One round in a home of its own; how many letters were typed before the kill.
fn killed_once(screen: &Screen, round: usize) -> usize {
    let machine = Machine::new();
    let home = Home::new(&machine.home());
    let draft = {
        let store = Store::open(&home, Timestamp::now()).unwrap();
        store.new_draft("lead", Timestamp::now()).unwrap()
    };
    let window = Window::open(screen, &machine, ["--lang", "fr"]);
    // The bar has six stops; then "new", then the one declaration there is.
    window.press_times("Tab", 8);
    window.press("Return");
    await_first_letter(screen, &window, &home, draft);

    let chance = usize::try_from(RandomState::new().hash_one(round) % 2_000).unwrap();
    let end = Instant::now() + Duration::from_millis(400 + u64::try_from(chance).unwrap());
    let mut typed: Vec<(char, Instant)> = vec![(FIRST, Instant::now())];
    for letter in LETTERS.chars().cycle() {
        if Instant::now() >= end {
            break;
        }
        screen.xdotool(["key", &letter.to_string()]).ends(0);
        typed.push((letter, Instant::now()));
    }
    let killed = Instant::now();
    window.kill();

    let store = Store::open_for_window(&home, Timestamp::now()).expect("the database opens clean");
    store.check_journal().expect("the journal is whole");
    let kept = store.fields(draft).unwrap();
    let kept = kept.get(field::ORGANIZATION_NAME).cloned().unwrap_or_default();
    let all: String = typed.iter().map(|(letter, _)| letter).collect();
    let due: String =
        typed.iter().take_while(|(_, at)| *at + GRACE <= killed).map(|(letter, _)| letter).collect();
    assert!(kept.starts_with(&due), "round {round}: due {due:?}, kept {kept:?}");
    assert!(all.starts_with(&kept), "round {round}: typed {all:?}, kept {kept:?}");
    let database = rusqlite::Connection::open(home.database()).unwrap();
    let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    drop((store, database));
    if round.is_multiple_of(10) {
        Window::open(screen, &machine, ["--lang", "fr"]).close();
    }
    typed.len()
}
