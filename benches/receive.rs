//! How fast envelopes are received: verified, and kept with their rows, held against the bare signature checks.
//!
//! `cargo bench --bench receive` writes 100 000 envelope files of 5 kB to a temporary folder (half a gigabyte), receives
//! 10 000 and then all of them, some times in turn, each into a home of its own, and prints the shortest times. It ends
//! with 1 where a limit is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

mod envelopes;

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use envelopes::{micros, now, processor, register, shortest, signed_messages, timed, verify_bare};
use jauge::store::{Home, Store};
use jauge::trust::Signers;
use jauge::workflow::ministry::receive::{Outcome, receive};

const FEW: usize = 10_000;
const MANY: usize = 100_000;
/// The rounds; the shortest of each counts.
const ROUNDS: usize = 3;
/// Receiving many runs at this share of the bare verifying rate or more.
const LEAST_OF_BARE: f64 = 0.3;
/// Ten times as many cost at most this many times as much.
const MOST_TIMES: f64 = 11.0;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = envelopes::write(folder.path(), MANY, MANY);
    let register = register(MANY);
    let signed = signed_messages(FEW);
    let files: Vec<PathBuf> = (0..MANY).map(|number| envelopes::path(folder.path(), number)).collect();
    let (few, _) = files.split_at(FEW);
    let mut bare = Vec::new();
    let mut small = Vec::new();
    let mut large = Vec::new();
    for _ in 0..ROUNDS {
        bare.push(timed(|| verify_bare(&signed)));
        small.push(take(few, &register));
        large.push(take(&files, &register));
    }
    let large = micros(shortest(large), MANY);
    let (bare, small) = (micros(shortest(bare), FEW), micros(shortest(small), FEW));
    println!(
        "envelope files of {} bytes, {} cores, {}",
        bytes / MANY,
        rayon::current_num_threads(),
        processor()
    );
    println!("                                       µs each");
    println!("verify_strict alone, all cores       {bare:9.1}");
    println!("jauge receives {FEW:7}               {small:9.1}");
    println!("jauge receives {MANY:7}               {large:9.1}");
    println!("                                         ratio      limit");
    let share = bare / large;
    let times = large * MANY as f64 / (small * FEW as f64);
    let (fast, linear) = (share >= LEAST_OF_BARE, times <= MOST_TIMES);
    println!("verify_strict alone / receiving many  {share:8.2}  ≥ {LEAST_OF_BARE:7.2}  {}", word(fast));
    println!("receiving many / receiving few        {times:8.2}  ≤ {MOST_TIMES:7.2}  {}", word(linear));
    if fast && linear { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn word(holds: bool) -> &'static str {
    if holds { "ok" } else { "NOT ok" }
}

/// Receives files into a home that is new. The clock starts when what was written before is on the disk, and stops
/// before the home is removed: neither is work of receiving.
fn take(files: &[PathBuf], register: &Signers) -> Duration {
    let home = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Home::new(home.path()), now()).expect("a home");
    assert!(Command::new("sync").status().expect("sync").success());
    let mut lines = Vec::new();
    let time = timed(|| {
        lines = receive(&store, files, register, "", now(), &mut |_, _| true).expect("they are received");
    });
    assert!(lines.len() == files.len() && lines.iter().all(|line| line.outcome == Outcome::Received));
    time
}
