//! Home, Follow-up, the register and the publication say the same, for any history: what counts is asked in one place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod answers;
mod command_line;
#[allow(dead_code, reason = "only its dice are thrown here")]
#[path = "../case/histories.rs"]
mod histories;
#[path = "../support/mod.rs"]
mod support;
mod template;
mod world;

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use jauge::envelope::Outcome;
use jauge::store::{Home, Status, Store};
use jauge::trust::Passphrase;
use jauge::workflow::body::follow::{self, Reply};
use jauge::workflow::ministry::decide::{Deciding, comment, decide};
use jauge::workflow::ministry::{receive, register};
use jauge::workflow::{keys, signers};
use jiff::{Timestamp, ToSpan as _};
use support::ready::{PASSPHRASE, ready};
use template::Template;
use world::World;

/// Where the dice start; each history has a seed of its own, which is told when it fails.
const SEED: u64 = 0x6a61_7567_6531_3131;
const HISTORIES: u64 = 160;

/// Tells which history it was.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("the history of the seed {:#018x}", self.0);
        }
    }
}

#[test]
fn home_follow_up_the_register_and_the_publication_say_the_same_for_any_history() {
    let template = Template::new();
    let next = AtomicU64::new(0);
    let lives = || {
        let mut seen = Vec::new();
        while let Some(number) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|it| *it < HISTORIES) {
            let seed = SEED.wrapping_add(number.wrapping_mul(0x9e37_79b9));
            let _told = Told(seed);
            let mut world = World::of(&template, seed);
            world.lives();
            seen.push(answers::agree(&world, number % 8 == 0, number % 32 == 0));
        }
        seen
    };
    // Threads of their own: those that receive verify on the threads of the pool.
    let seen: Vec<answers::Seen> = thread::scope(|scope| {
        let hands = thread::available_parallelism().map_or(1, usize::from);
        let work: Vec<_> = (0..hands).map(|_| scope.spawn(lives)).collect();
        work.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    // Histories in which nothing happens would agree as well.
    let often = |what: fn(&answers::Seen) -> usize| seen.iter().map(what).sum::<usize>();
    let happened = [
        often(|seen| seen.accepted),
        often(|seen| seen.returned),
        often(|seen| seen.contradicted),
        often(|seen| seen.rivals_accepted),
        often(|seen| seen.superseded),
        often(|seen| seen.waiting),
        often(|seen| seen.received),
        often(|seen| seen.missing),
        often(|seen| seen.late),
        often(|seen| seen.revoked),
        often(|seen| seen.published),
    ];
    assert!(happened.iter().all(|times| *times >= 10), "{happened:?}");
}

#[test]
fn a_decision_signed_by_a_clock_two_days_ahead_then_replaced_is_told_the_same_on_home_and_in_follow_up() {
    let folder = tempfile::tempdir().unwrap();
    let ready = ready(folder.path());
    let now = Timestamp::now();
    let ministry = Store::open(&Home::new(&ready.ministry), now).unwrap();
    let known = signers::register(&ministry).unwrap();
    receive::receive(&ministry, &[ready.inbox], &known, "", now, &mut |_, _| true).unwrap();
    let about = ministry.submissions(2024).unwrap().remove(0).fingerprint;
    let file = &keys::list(ministry.home()).unwrap()[0].path;
    let key = keys::unlock(file, &Passphrase::new(PASSPHRASE.to_owned())).unwrap();
    let decides = |outcome, at| {
        let row = register::find(&ministry, &about).unwrap();
        let comments = vec![comment("Recomptez")];
        let deciding = Deciding { outcome, comments, by: support::reviewer(), out: &ready.decisions };
        decide(&ministry, &[row], &deciding, &key, at).unwrap().made.remove(0).path
    };
    let ahead = decides(Outcome::Accepted, now + 48.hours());
    let replaced = decides(Outcome::Returned, now);
    let status = || register::find(&ministry, &about).unwrap().status;
    assert_eq!(status(), Status::Returned);

    for order in [[&ahead, &replaced], [&replaced, &ahead]] {
        let home = folder.path().join(format!("body-{}", fs::read_dir(folder.path()).unwrap().count()));
        template::copied(&ready.body, &home);
        let body = Store::open(&Home::new(&home), now).unwrap();
        for file in order {
            follow::follow(&body, file, now).unwrap();
        }
        let standing = follow::standing(&body, &about, now).unwrap();
        assert_eq!(follow::replied(&body, &about, now).unwrap(), Reply::Returned, "on Home");
        assert_eq!(standing.reply, Reply::Returned, "in Follow-up");
        let followed = standing.followed.unwrap();
        assert_eq!(followed.decision.outcome, Outcome::Returned);
        assert_eq!(followed.decision.decided_at.as_second(), now.as_second());
        assert!(standing.correction.is_some());
    }
}
