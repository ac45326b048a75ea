//! What is measured, in the order it is done.

use std::time::Duration;

use super::home::Filled;
use super::program::{Program, Which};
use super::register::Desk;
use super::report::{Bound, Figure, Report};
use super::screen::Screen;

/// Starts of each program, one after the other in turn, so that a busy moment of the machine meets both. A start waits
/// for the X server and its window manager: luck makes it shorter as well as longer, so the median counts.
const STARTS: usize = 15;

/// So often each thing is measured: what else the machine does only ever adds to a time, so the shortest counts.
const PARTS: usize = 5;

/// Keys typed into the field, in rounds that leave it as it was.
const ROUNDS: usize = 8;

/// One round: what a person types, sees is wrong, and takes back.
const ROUND: [&str; 8] = ["1", "2", "3", "4", "BackSpace", "BackSpace", "BackSpace", "BackSpace"];

/// Notches of the wheel, as many down as up.
const NOTCHES: usize = 20;

/// How long an idle window is watched.
const IDLE: Duration = Duration::from_secs(5);

/// As many fields as make the bare form longer than the screen.
const FORM: usize = 12;

/// Measures everything.
pub fn all() -> Report {
    let screen = Screen::open();
    let filled = Filled::new();
    let jauge = Which::Jauge(filled.path());
    // Each program once for nothing: the home is laid out, the files are in the system's memory.
    for which in [jauge, Which::Bare(1)] {
        rest(&Program::start(which, &screen));
    }
    let mut figures = vec![starts(&screen, jauge)];
    let bare = form(&screen);
    figures.extend(window(&screen, &filled, bare));
    figures.extend(register(&screen));
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_jauge")).expect("the program").len();
    figures.push(Figure {
        what: "size of the program, MB",
        jauge: megabytes(size),
        bare: None,
        bound: Bound::AtMost(16.0),
    });
    Report(figures)
}

fn starts(screen: &Screen, jauge: Which<'_>) -> Figure {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(milliseconds(Program::start(jauge, screen).start));
        theirs.push(milliseconds(Program::start(Which::Bare(1), screen).start));
    }
    Figure {
        what: "process start to first painted frame, ms",
        jauge: median(ours),
        bare: Some(median(theirs)),
        bound: Bound::Times(1.5),
    }
}

/// The bare form's keystroke, scroll step and memory.
fn form(screen: &Screen) -> (f64, f64, f64) {
    let form = open(screen, Which::Bare(FORM));
    (keystroke(screen, &form), scroll(screen, &form, "the bare form"), megabytes(form.resident()))
}

/// One window from its opening to its end: idle, typed into, scrolled, and how much memory it took by then.
fn window(screen: &Screen, filled: &Filled, bare: (f64, f64, f64)) -> Vec<Figure> {
    let program = open(screen, Which::Jauge(filled.path()));
    let idle = milliseconds(program.spends(|| std::thread::sleep(IDLE)));
    // To the field of Home that Ctrl+O leads to, back to the one declaration, in, and on to its first target.
    screen.keys(["ctrl+o", "shift+Tab", "Return"]);
    rest(&program);
    screen.keys(["alt+Right"]);
    rest(&program);
    let keystroke = keystroke(screen, &program);
    // One digit more, by which the home shows that the keys went where they were meant to go.
    screen.keys(["7"]);
    rest(&program);
    let resident = megabytes(program.resident());
    // Back to Organization: at this size the pages of the targets need no scrolling.
    screen.keys(["alt+Left"]);
    rest(&program);
    let scroll = scroll(screen, &program, "the page Organization");
    drop(program);
    assert_eq!(filled.first_answer(), "207", "the keys went to another field than the target's first");
    let at_most = |what, jauge, bare, most| Figure { what, jauge, bare, bound: Bound::AtMost(most) };
    vec![
        at_most("processor time of an idle window in 5 s, ms", idle, None, 10.0),
        at_most("processor time of a keystroke in a target page, ms", keystroke, Some(bare.0), 5.0),
        at_most("processor time of a scroll step, ms", scroll, Some(bare.1), 16.0),
        at_most("resident memory with a declaration open, MB", resident, Some(bare.2), 45.0),
    ]
}

/// The register of 100 000 lines: what finding takes, a scroll step, a letter of a search, memory.
fn register(screen: &Screen) -> Vec<Figure> {
    let desk = Desk::new();
    let slowest = milliseconds(desk.slowest());
    let program = open(screen, Which::Jauge(desk.path()));
    // The register is the first of the last four buttons of Home; its table has the focus then.
    screen.keys(["shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "Return"]);
    std::thread::sleep(Duration::from_secs(2));
    rest(&program);
    let scroll = scroll(screen, &program, "the register");
    screen.keys(["ctrl+f"]);
    rest(&program);
    let letters = ["r", "e", "g", "i", "e", "space", "0", "9", "9"];
    let letter = milliseconds(program.spends(|| screen.keys(letters))) / letters.len() as f64;
    let resident = megabytes(program.resident());
    let at_most = |what, jauge, most| Figure { what, jauge, bare: None, bound: Bound::AtMost(most) };
    vec![
        at_most("register of 100 000: slowest sort, filter or search, ms", slowest, 50.0),
        at_most("register of 100 000: processor time of a letter searched, ms", letter, 50.0),
        at_most("register of 100 000: processor time of a scroll step, ms", scroll, 16.0),
        at_most("register of 100 000: resident memory, MB", resident, 100.0),
    ]
}

fn open(screen: &Screen, which: Which<'_>) -> Program {
    let program = Program::start(which, screen);
    rest(&program);
    program
}

/// Waits until the program has nothing more to do: a backup at the start, a page being turned.
fn rest(program: &Program) {
    for _ in 0..60 {
        let spent = program.spends(|| std::thread::sleep(Duration::from_millis(300)));
        if spent < Duration::from_millis(5) {
            return;
        }
    }
    panic!("the program never rests");
}

/// Processor time of one key press, everything included: the update, the frame, the writing to the disk, the
/// caret that blinks meanwhile.
fn keystroke(screen: &Screen, program: &Program) -> f64 {
    let keys: Vec<&str> = ROUND.into_iter().cycle().take(ROUND.len() * ROUNDS).collect();
    let part = |_| milliseconds(program.spends(|| screen.keys(keys.iter().copied()))) / keys.len() as f64;
    shortest((0..PARTS).map(part).collect())
}

/// Processor time of one notch of the wheel.
fn scroll(screen: &Screen, program: &Program, what: &str) -> f64 {
    screen.point();
    rest(program);
    let top = screen.rows();
    program.spends(|| screen.notch());
    // A caret that blinks and a button under the mouse change a few rows; a page or a table that moves changes many.
    let moved = screen.rows().iter().zip(&top).filter(|(now, before)| now != before).count();
    assert!(moved * 8 > top.len(), "{what} does not scroll: {moved} of {} rows changed", top.len());
    let part = |_| milliseconds(program.spends(|| screen.wheel(NOTCHES / 2))) / NOTCHES as f64;
    shortest((0..PARTS).map(part).collect())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn shortest(times: Vec<f64>) -> f64 {
    times.into_iter().min_by(f64::total_cmp).expect("a time")
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
