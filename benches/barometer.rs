//! How fast a year is added up, held against one SQL pass over the same rows.
//!
//! `cargo bench --bench barometer` prepares homes with accepted declarations of two years (half of them each), 100 000
//! and 1 000 000 in all, adds the later year up, compared with the earlier, and prints the table. It ends with 1 where a
//! limit is broken. Two numbers behind `--` take the place of these.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

mod envelopes;

use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Duration;

use envelopes::{now, processor, shortest, timed};
use jauge::framework::{Framework, QuantityKind};
use jauge::store::{Change, Home, Register as _, Status, Store, SubmissionRow, Unit};
use jauge::workflow::ministry::barometer;

static FRAMEWORK: LazyLock<Framework> = LazyLock::new(|| Framework::built_in().expect("a framework"));
/// The quantities by id: the order that they are kept in.
static ASKED: LazyLock<Vec<(String, Kind)>> = LazyLock::new(|| {
    let kind = |id: &str, kind| match kind {
        QuantityKind::YesNo => Kind::YesNo,
        QuantityKind::Count if FRAMEWORK.is_whole(id) => Kind::Whole,
        QuantityKind::Count => Kind::Part,
    };
    let all = FRAMEWORK.quantities.iter();
    let mut asked: Vec<(String, Kind)> =
        all.map(|quantity| (quantity.id.clone(), kind(&quantity.id, quantity.kind))).collect();
    asked.sort_by(|(one, _), (other, _)| one.cmp(other));
    asked
});

enum Kind {
    Whole,
    Part,
    YesNo,
}

/// The rounds of each; the shortest counts.
const ROUNDS: usize = 5;
/// Many declarations are added up within so many seconds …
const MOST_SECONDS: f64 = 1.0;
/// … and within so many times the pass that only reads and sums in SQL.
const MOST_TIMES: f64 = 2.0;
/// Ten times as many cost at most this many times as much.
const MOST_GROWTH: f64 = 11.0;
/// So many are kept in one transaction.
const PORTION: usize = 10_000;

fn main() -> ExitCode {
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let (many, most) = match asked.as_slice() {
        [many, most] => (*many, *most),
        _ => (100_000, 1_000_000),
    };
    println!("{} cores, {}", rayon::current_num_threads(), processor());
    println!("declarations   SQL reads   SQL reads and sums   barometer    ratio");
    let few = measure(many);
    let all = measure(most);
    let growth = all.barometer.as_secs_f64() / few.barometer.as_secs_f64();
    let linear = MOST_GROWTH * most as f64 / many as f64 / 10.0;
    let seconds = few.barometer.as_secs_f64();
    println!("                                    found      limit");
    let mut good =
        line("seconds for the smaller", seconds, MOST_SECONDS * (many as f64 / 100_000.0).max(1.0));
    good &= line("barometer / SQL pass, smaller", few.ratio(), MOST_TIMES);
    good &= line("barometer / SQL pass, larger", all.ratio(), MOST_TIMES);
    good &= line("larger / smaller", growth, linear);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn line(what: &str, found: f64, limit: f64) -> bool {
    let holds = found <= limit;
    println!("{what:32} {found:8.2}  ≤ {limit:7.2}  {}", if holds { "ok" } else { "NOT ok" });
    holds
}

struct Measured {
    pass: Duration,
    barometer: Duration,
}

impl Measured {
    fn ratio(&self) -> f64 {
        self.barometer.as_secs_f64() / self.pass.as_secs_f64()
    }
}

fn measure(declarations: usize) -> Measured {
    let folder = tempfile::tempdir().expect("a folder");
    let store = prepare(folder.path(), declarations);
    let database = rusqlite::Connection::open(store.home().database()).expect("the database");
    let sql = pass();
    let (mut bare, mut passes, mut barometers) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(timed(|| {
            let bytes: i64 = database.query_row(READING, [], |row| row.get(0)).expect("a pass");
            assert!(bytes > 0);
        }));
        passes.push(timed(|| {
            let rows: i64 = database.query_row(&sql, [], |row| row.get(0)).expect("a pass");
            assert_eq!(usize::try_from(rows).ok(), Some(declarations));
        }));
        barometers.push(timed(|| {
            let computed = barometer::of_year(&store, 2024, None).expect("a barometer");
            assert_eq!(computed.sources.len(), declarations / 2);
            assert!(computed.barometer.change.same.is_some());
        }));
    }
    let measured = Measured { pass: shortest(passes), barometer: shortest(barometers) };
    println!(
        "{declarations:12}  {:8.3} s           {:8.3} s  {:8.3} s  {:7.2}",
        shortest(bare).as_secs_f64(),
        measured.pass.as_secs_f64(),
        measured.barometer.as_secs_f64(),
        measured.ratio()
    );
    measured
}

/// Only reads the bodies and their answers: for information.
const READING: &str = "SELECT sum(octet_length(answers || organization)) FROM submissions NOT INDEXED
    WHERE status = 'accepted' AND year BETWEEN 2023 AND 2024";

/// One pass over the accepted rows of both years that sums each quantity: what SQL alone has to do.
fn pass() -> String {
    let sums: Vec<String> = FRAMEWORK
        .quantities
        .iter()
        .map(|quantity| format!("sum(json_extract(answers, '$.{}'))", quantity.id))
        .collect();
    format!(
        "SELECT count(*), {} FROM submissions NOT INDEXED
         WHERE status = 'accepted' AND year BETWEEN 2023 AND 2024",
        sums.join(", ")
    )
}

/// A home in which so many declarations of two years were received and accepted.
fn prepare(folder: &Path, declarations: usize) -> Store {
    let store = Store::open(&Home::new(folder), now()).expect("a home");
    let numbers: Vec<usize> = (0..declarations).collect();
    store.start_bulk().expect("room");
    for portion in numbers.chunks(PORTION) {
        let rows: Vec<SubmissionRow> =
            portion.iter().map(|number| arrival(*number, declarations / 2)).collect();
        let changes: Vec<Change<'_>> =
            rows.iter().map(|row| Change::Arrival { row, bytes: row.fingerprint.as_bytes() }).collect();
        let unit = Unit { expected: &[], changes: &changes, journal: &[], who: "bench", at: now() };
        store.commit(&unit).expect("they are received");
    }
    store.finish_bulk().expect("on the disk");
    let database = rusqlite::Connection::open(store.home().database()).expect("the database");
    // What a hundred thousand signed decisions would do to the rows.
    database
        .execute_batch(
            "UPDATE cases SET version = version + 1;
             UPDATE submissions SET status = 'accepted', version = version + 1;",
        )
        .expect("accepted");
    store
}

/// A declaration as it is received, but for its file: that is not read.
fn arrival(number: usize, bodies: usize) -> SubmissionRow {
    let (year, body) = if number < bodies { (2023, number) } else { (2024, number - bodies) };
    // Bodies arrive in no order of theirs.
    let body = body * 7919 % bodies.max(1);
    SubmissionRow {
        fingerprint: format!("{number:064x}"),
        organization: format!("organisme-{body:07}"),
        name: format!("Organisme fictif {body}"),
        year,
        sequence: 1,
        supersedes: None,
        campaign: None,
        framework: FRAMEWORK.sha256.clone(),
        prepared_by: "Personne Fictive".into(),
        answers: answers(number),
        sha256: String::new(),
        attested: false,
        received_at: now(),
        status: Status::ToReview,
        version: 0,
        copies: Vec::new(),
    }
}

/// All quantities of the framework, in the order that they are kept in; here and there one that was not collected.
fn answers(number: usize) -> String {
    let told = |(place, (id, kind)): (usize, &(String, Kind))| {
        let value = match ((number + place) % 17, kind) {
            (0, _) => "\"ND\"".to_owned(),
            (1, _) => "\"NA\"".to_owned(),
            (_, Kind::YesNo) => "\"yes\"".to_owned(),
            (_, Kind::Whole) => (400 + (number * 17 + place) % 5000).to_string(),
            (_, Kind::Part) => ((number * 31 + place) % 400).to_string(),
        };
        format!("\"{id}\":{value}")
    };
    format!("{{{}}}", ASKED.iter().enumerate().map(told).collect::<Vec<_>>().join(","))
}
