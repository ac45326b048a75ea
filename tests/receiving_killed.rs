//! Receiving that is cut off again and again, as by a power cut: each envelope is taken in once, and none half.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use jauge::store::Register as _;
use jauge::store::{Home, Store};
use support::Machine;
use support::many::{self, now};

/// A few portions, each of which is kept whole or not at all.
const ENVELOPES: usize = 10_000;

/// A ministry with a full inbox.
struct Ministry {
    machine: Machine,
}

impl Ministry {
    fn new() -> Self {
        let machine = Machine::new();
        many::write_all(&machine.path("inbox"), ENVELOPES, 2024);
        machine.write("signers", many::register(ENVELOPES).to_string());
        Self { machine }
    }

    /// Receives all of the inbox into a home.
    fn receives(&self, home: &str) -> std::process::Command {
        let mut command = self.machine.command();
        let [inbox, signers, home] = ["inbox", "signers", home].map(|name| self.machine.path(name));
        command.args(args!["receive", inbox, "--signers", signers, "--home", home, "--json"]);
        command
    }

    fn begins(&self, home: &str) -> Child {
        self.receives(home).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// The number of envelopes in a home's register, each read with its bytes, each told in the journal.
    fn kept(&self, home: &str) -> usize {
        let home = Home::new(&self.machine.path(home));
        if !home.database().exists() {
            return 0;
        }
        let store = Store::open(&home, now()).unwrap();
        let rows = store.submissions(2024).unwrap();
        for row in &rows {
            store.file(&row.fingerprint).unwrap();
        }
        store.check_journal().unwrap();
        let journal = store.journal().unwrap();
        let told = journal.iter().filter(|row| row.what == "envelope-received").count();
        assert_eq!(rows.len(), told, "rows and journal");
        rows.len()
    }

    /// A run that nobody stops: all is there, nothing twice.
    fn finishes(&self, home: &str, before: usize) {
        let report = support::finish(&mut self.receives(home)).ends(0).json();
        assert_eq!(report["already"], before, "what was kept before");
        assert_eq!(report["received"], ENVELOPES - before);
        assert_eq!(self.kept(home), ENVELOPES);
    }
}

/// The next of a row of numbers that look like chance, and are the same each time.
fn chance(last: &mut u64) -> u64 {
    *last = last.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *last >> 33
}

#[test]
fn a_receive_that_is_killed_again_and_again_takes_each_envelope_in_once_and_none_half() {
    let kills: usize = std::env::var("JAUGE_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(12);
    let ministry = Ministry::new();
    let begun = Instant::now();
    support::finish(&mut ministry.receives("unharmed")).ends(0);
    let whole = u64::try_from(begun.elapsed().as_millis()).unwrap();

    let (mut number, mut in_the_middle) = (7, 0);
    let (mut life, mut before) = (0, 0);
    // A life that began with something ends sooner than the one that was measured, and on a busy machine more kills
    // come too late: they go on until enough have struck in the middle.
    let enough = |kill: usize, in_the_middle: usize| kill >= kills && in_the_middle * 3 >= kills;
    let mut kill = 0;
    while !enough(kill, in_the_middle) && kill < 4 * kills {
        kill += 1;
        let home = format!("life-{life}");
        let mut child = ministry.begins(&home);
        // Not in the first quarter, in which nothing is kept yet.
        let moment = whole / 4 + chance(&mut number) % (whole * 3 / 4);
        std::thread::sleep(Duration::from_millis(moment));
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        let kept = ministry.kept(&home);
        assert!(kept >= before, "kill {kill}: {kept} are kept, {before} were before");
        in_the_middle += usize::from(running && 0 < kept && kept < ENVELOPES);
        before = kept;
        if kept == ENVELOPES {
            (life, before) = (life + 1, 0);
        }
    }
    ministry.finishes(&format!("life-{life}"), before);
    assert!(enough(kill, in_the_middle), "{in_the_middle} of {kill} kills struck in the middle");
}
