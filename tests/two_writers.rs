//! Two who write into one register at the same moment: two reviewers of one ministry on one home, who saw the same list.
//! Whoever comes second is told so, and signs nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, reason = "a desk of the conformance tests")]
#[path = "conformance/happening.rs"]
mod happening;
mod support;

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use jauge::case::Outcome;
use jauge::envelope::Reviewer;
use jauge::store::{CaseRecord, Home, Register as _, Status, Store};
use jauge::workflow::ministry::decide::{Deciding, comment, decide};
use jauge::workflow::ministry::receive::receive;
use jauge::workflow::ministry::register::find;
use support::many::{self, code, key, now};
use support::{Key, Machine, PASSPHRASE, require_tools, terminal};

const YEAR: u16 = 2024;
const ROUNDS: usize = 200;

/// A home in which so many bodies have declared and nobody has decided.
fn received(machine: &Machine, bodies: usize) -> Store {
    many::write_all(&machine.path("inbox"), bodies, YEAR);
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let inbox = [machine.path("inbox")];
    receive(&store, &inbox, &many::register(bodies), "", now(), &mut |_, _| true).unwrap();
    store
}

/// The one submission of a body.
fn submission(store: &Store, body: usize) -> String {
    let case = store.case(YEAR, &code(body)).unwrap();
    assert_eq!(case.submissions.len(), 1);
    case.submissions[0].fingerprint.clone()
}

/// The names of the files in a folder, if it was ever made.
fn files(folder: &Path) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// The name of the test below, and of the variables that turn a run of it into one of the two reviewers.
const REVIEWERS: &str = "of_two_who_decide_the_same_at_once_one_decides_and_the_other_is_told";
const HOME: &str = "JAUGE_TEST_REVIEWERS_HOME";
const OUTCOME: &str = "JAUGE_TEST_REVIEWERS_OUTCOME";

/// A reviewer: looks at what is named on standard input, waits for the word, decides, and says what became of it.
fn review(home: &Home) {
    let outcome = Outcome::from_name(&std::env::var(OUTCOME).unwrap()).unwrap();
    let out = folder(home, outcome);
    let by = Reviewer { name: outcome.as_str().to_owned(), title: String::new() };
    let deciding = Deciding { outcome, comments: vec![comment("Vérifié")], by, out: &out };
    let store = Store::open(home, now()).unwrap();
    // Past the harness, which would hold it back.
    let say = |words: &str| std::io::stdout().write_all(format!("\nreviewer: {words}\n").as_bytes()).unwrap();
    let mut asked = std::io::stdin().lines().map(Result::unwrap);
    say("here");
    while let Some(print) = asked.next() {
        let row = find(&store, &print).unwrap();
        say("looked");
        asked.next().unwrap();
        match decide(&store, &[row], &deciding, &key(99), now()) {
            Ok(done) => say(&format!("made {} moved {}", done.made.len(), done.moved.len())),
            Err(fault) => say(&format!("{fault:?}")),
        }
    }
}

/// Where a reviewer's decisions go.
fn folder(home: &Home, outcome: Outcome) -> PathBuf {
    home.root().with_file_name(outcome.as_str())
}

struct ReviewerProcess {
    child: Child,
    asked: Option<ChildStdin>,
    said: Lines<BufReader<ChildStdout>>,
}

impl ReviewerProcess {
    fn begins(home: &Home, outcome: Outcome) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", REVIEWERS, "--nocapture", "--test-threads=1"])
            .env(HOME, home.root())
            .env(OUTCOME, outcome.as_str())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut reviewer = Self { asked: child.stdin.take(), child, said };
        assert_eq!(reviewer.says(), "here");
        reviewer
    }

    fn is_told(&mut self, words: &str) {
        writeln!(self.asked.as_mut().unwrap(), "{words}").unwrap();
    }

    fn says(&mut self) -> String {
        let mut lines = self.said.by_ref().map(Result::unwrap);
        let words = lines.find_map(|line| line.strip_prefix("reviewer: ").map(str::to_owned));
        words.expect("the reviewer still runs")
    }

    fn ends_well(mut self) {
        drop(self.asked.take());
        assert!(self.child.wait().unwrap().success());
    }
}

#[test]
fn of_two_who_decide_the_same_at_once_one_decides_and_the_other_is_told() {
    if let Some(home) = std::env::var_os(HOME) {
        return review(&Home::new(Path::new(&home)));
    }
    let machine = Machine::new();
    let store = received(&machine, ROUNDS);
    let home = Home::new(&machine.home());
    let outcomes = [Outcome::Accepted, Outcome::Returned];
    let mut reviewers = outcomes.map(|outcome| ReviewerProcess::begins(&home, outcome));
    let mut won = [0; 2];
    for round in 0..ROUNDS {
        let print = submission(&store, round);
        for reviewer in &mut reviewers {
            reviewer.is_told(&print);
        }
        assert_eq!(reviewers.each_mut().map(ReviewerProcess::says), ["looked", "looked"]);
        // Neither hears the word first each time.
        let first = round % 2;
        reviewers[first].is_told("now");
        reviewers[1 - first].is_told("now");
        let said = reviewers.each_mut().map(ReviewerProcess::says);
        let winner =
            said.iter().position(|said| said == "made 1 moved 0").unwrap_or_else(|| panic!("{said:?}"));
        assert_eq!(said[1 - winner], "made 0 moved 1", "round {round}: {said:?}");
        won[winner] += 1;

        let case = store.case(YEAR, &code(round)).unwrap();
        assert_eq!((case.decisions.len(), case.version), (1, 2), "round {round}");
        assert_eq!(case.decisions[0].outcome, outcomes[winner]);
        let status = [Status::Accepted, Status::Returned][winner];
        assert_eq!(case.submissions[0].status, status);
    }
    reviewers.into_iter().for_each(ReviewerProcess::ends_well);
    for (outcome, won) in outcomes.into_iter().zip(won) {
        assert_eq!(
            files(&folder(&home, outcome)).len(),
            won,
            "a file for each that was decided, and none else"
        );
        assert!(won > 0, "{outcome:?} never came first: the two never met");
    }
    store.check_journal().unwrap();
}

#[test]
fn of_two_command_lines_at_once_one_decides_and_the_other_says_that_it_did_not() {
    if !require_tools(terminal::TOOLS) || !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let store = received(&machine, 3);
    let key = Key::new(&machine, "ministry");
    let asked = format!("Passphrase of {}:", key.private.display());
    for round in 0..3 {
        let print = submission(&store, round);
        // Both have looked when they are asked for the passphrase; then both go on.
        let meeting = machine.path(format!("meeting-{round}"));
        std::fs::create_dir(&meeting).unwrap();
        let out = |outcome: &str| machine.path(format!("{outcome}-{round}"));
        let both = ["accepted", "returned"].map(|outcome| {
            let words = args!["decide", &print, "--outcome", outcome, "--comment", "Vérifié"];
            let signed = args!["--key", &key.private, "--out", out(outcome)];
            let args = words.into_iter().chain(signed);
            let mut command = terminal::command(&machine, args, &[(&asked, PASSPHRASE)]);
            command.env("JAUGE_TEST_TOGETHER", &meeting);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        });
        let ended = both.map(|child| child.wait_with_output().unwrap());
        let codes = ended.each_ref().map(|output| output.status.code().unwrap());
        let shown = ended.each_ref().map(|output| String::from_utf8(output.stdout.clone()).unwrap());
        let mut sorted = codes;
        sorted.sort_unstable();
        assert_eq!(sorted, [0, 1], "{shown:?}");
        let second = codes.iter().position(|code| *code == 1).unwrap();
        assert!(shown[second].contains("Not decided: the file of"), "{}", shown[second]);
        assert!(shown[second].contains(&print), "{}", shown[second]);
        assert_eq!(files(&out(["accepted", "returned"][second])), Vec::<String>::new());
        assert_eq!(files(&out(["accepted", "returned"][1 - second])).len(), 1);
        let case = store.case(YEAR, &code(round)).unwrap();
        assert_eq!(case.decisions.len(), 1);
    }
    store.check_journal().unwrap();
}

/// Each decision replaces the one before: at no moment do two contradict each other.
#[test]
fn what_is_read_while_another_writes_is_of_one_moment() {
    use happening::{BODY, Desk, arrived, decided, decision, declaration, digest, replacing};
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(&folder.path().join("home"));
    let open = || Store::open(&home, now()).unwrap();
    let (writer, reader) = (open(), open());
    Desk(&writer).commit(&[], &[arrived(&declaration("first"))]).unwrap();
    writer.start_bulk().unwrap();
    let (written, read) = (AtomicBool::new(false), std::sync::atomic::AtomicU32::new(0));
    let whole = |case: &CaseRecord| {
        let events = case.submissions.len() + case.decisions.len();
        assert_eq!(case.version, u64::try_from(events).unwrap());
        for row in &case.decisions {
            assert_eq!(row.supersedes.len(), usize::from(row.fingerprint != digest("0")));
        }
        let last = case.decisions.last().map_or("to-review", |row| row.outcome.as_str());
        assert_eq!(case.submissions[0].status.as_str(), last);
        read.fetch_add(1, Ordering::Relaxed);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !written.load(Ordering::Relaxed) {
                whole(&reader.case(happening::YEAR, BODY).unwrap());
                reader.each_case(happening::YEAR, &mut |case| whole(&case)).unwrap();
                let row = reader.submission(&digest("first")).unwrap().unwrap();
                assert_eq!(row.status == Status::ToReview, row.version == 1);
            }
        });
        for number in 0..300 {
            let outcome = if number % 2 == 0 { Outcome::Accepted } else { Outcome::Returned };
            let former = format!("{}", number - 1);
            let formers: &[&str] = if number == 0 { &[] } else { &[&former] };
            let row = replacing(formers, decision(&number.to_string(), "first", outcome));
            Desk(&writer).commit(&[], &[decided(&row)]).unwrap();
        }
        written.store(true, Ordering::Relaxed);
    });
    writer.finish_bulk().unwrap();
    assert!(read.into_inner() > 20, "both were at it");
}
