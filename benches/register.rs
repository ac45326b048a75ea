//! How fluid the register is with a hundred thousand lines: sorted, filtered, searched and scrolled in the window.
//!
//! `cargo bench --bench register` fills a home with 100 000 submissions, opens the window on it without a screen, and
//! measures from a message, or a notch of the wheel, to the frame that shows it, laid out and described to assistive
//! tools. It ends with 1 where a limit is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

#[allow(dead_code, reason = "shared with the tests of the window")]
#[path = "../tests/simulated/desk.rs"]
mod desk;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use desk::Desk;
use iced::{Event, Point, mouse};
use jauge::framework::Framework;
use jauge::gui::screen::register::Message as Does;
use jauge::gui::screen::register::list::{Column, Filter};
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::{Arrival, Home, Store};
use jiff::Timestamp;

const LINES: usize = 100_000;
/// The argument by which the benchmark starts itself to fill a home: what that takes is not the window's.
const FILL: &str = "--fill";
/// How often each is done; the slowest counts.
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == FILL) {
        fill(Path::new(arguments.get(at + 1).expect("a folder")));
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let itself = std::env::current_exe().expect("this program");
    let filled = Command::new(itself).arg(FILL).arg(folder.path()).status().expect("it starts");
    assert!(filled.success(), "the home is filled");
    let mut desk = Desk::open(folder.path(), Lang::Fr);
    let read = timed(|| desk.send(Message::Go(Page::Register)));
    println!("{LINES} lines, read and prepared beside the window in {:.0} ms", milliseconds(read));
    println!("{:44} {:>9} {:>9}", "", "measured", "limit");
    let mut holds = true;
    let mut figure = |what: &str, measured: f64, most: f64| {
        let word = if measured <= most { "ok" } else { "NOT ok" };
        holds &= measured <= most;
        println!("{what:44} {measured:9.1} {most:9.1}  {word}");
    };
    let columns =
        [Column::Name, Column::State, Column::Late, Column::Sequence, Column::Received, Column::Body];
    let sorts: Vec<Does> = columns.into_iter().map(Does::Sort).collect();
    figure("sort by a column, ms", slowest(&mut desk, &sorts), 50.0);
    let filters: Vec<Does> = [Filter::ToReview, Filter::Late, Filter::Accepted].map(Does::Filter).to_vec();
    figure("filter, ms", slowest(&mut desk, &filters), 50.0);
    desk.send(Message::Register(Does::Filter(Filter::Accepted)));
    let typed = ["r", "re", "reg", "regie", "regie 99", "regie 9999", "introuvable", ""];
    let searches: Vec<Does> = typed.into_iter().map(|typed| Does::Search(typed.to_owned())).collect();
    figure("a keystroke of a search, ms", slowest(&mut desk, &searches), 50.0);
    let (moved, painted) = notch(&mut desk);
    figure("a notch of the wheel, laid out, ms", moved, 16.0);
    println!("{:44} {painted:9.1}", "the frame painted whole, from nothing, ms");
    figure("resident memory of the process, MB", resident(), 100.0);
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The slowest of these, each done several times, from the message to the frame laid out.
fn slowest(desk: &mut Desk, messages: &[Does]) -> f64 {
    let mut slowest = Duration::ZERO;
    for message in messages.iter().cycle().take(messages.len() * ROUNDS) {
        let message = Message::Register(message.clone());
        slowest = slowest.max(timed(|| desk.send(message)));
    }
    milliseconds(slowest)
}

/// One notch over the table until the frame is laid out; and that frame painted whole, which a window never does: it
/// paints what changed.
fn notch(desk: &mut Desk) -> (f64, f64) {
    let size = desk.size();
    desk.point_at(Point::new(size.width / 2.0, size.height * 0.6));
    let delta = mouse::ScrollDelta::Lines { x: 0.0, y: -1.0 };
    let wheel = [Event::Mouse(mouse::Event::WheelScrolled { delta })];
    let (mut moved, mut painted) = (Vec::new(), Vec::new());
    for _ in 0..40 {
        moved.push(timed(|| desk.events(&wheel)));
        painted.push(timed(|| drop(desk.pixels())));
    }
    (median(moved), median(painted))
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    milliseconds(times.get(times.len() / 2).copied().unwrap_or_default())
}

/// Submissions as a campaign of any size brings them: the rows alone, since the window reads nothing else.
fn fill(folder: &Path) {
    let now = Timestamp::now();
    let store = Store::open(&Home::new(folder), now).expect("a home");
    let framework = Framework::built_in().expect("the framework");
    let answers: Vec<String> =
        framework.quantities.iter().map(|quantity| format!("\"{}\":{}", quantity.id, 12)).collect();
    let answers = format!("{{{}}}", answers.join(","));
    let arrival = |at: usize| Arrival {
        fingerprint: format!(
            "{:064x}",
            (at as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
        ),
        organization: format!("organisme-{at:06}"),
        name: format!("Régie fictive des échantillons numéro {}", at * 7919 % LINES),
        year: 2024,
        sequence: 1,
        supersedes: None,
        campaign: None,
        framework: framework.sha256.clone(),
        prepared_by: "Personne Fictive".to_owned(),
        answers: answers.clone(),
        late: at.is_multiple_of(9),
        bytes: at.to_string().into_bytes(),
    };
    for begin in (0..LINES).step_by(5000) {
        let arrivals: Vec<Arrival> = (begin..begin + 5000).map(arrival).collect();
        store.receive(&arrivals, "", now).expect("they are kept");
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What the kernel counts; none where it does not tell.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kilobytes: f64 =
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
    kilobytes * 1024.0 / 1e6
}
