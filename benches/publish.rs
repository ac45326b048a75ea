//! How fast a year is published: computed, drawn, written and signed, from a home that holds it already.
//!
//! `cargo bench --bench publish` prepares a home in a temporary folder: 300 bodies, two years, received and accepted. Then
//! it publishes the later year several times, and prints the table. It ends with 1 where the limit is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

mod envelopes;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use envelopes::{code, key, now, processor, register, shortest, submission, timed};
use jauge::declaration::{Answer, Value};
use jauge::envelope::{self, Outcome};
use jauge::framework::{BUILT_IN, Framework, QuantityKind};
use jauge::store::{Home, Store};
use jauge::trust::SecretKey;
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::ministry::decide::{self, Deciding};
use jauge::workflow::ministry::publish::{Publishing, check, publish};
use jauge::workflow::ministry::receive::receive;

const BODIES: usize = 300;
const YEARS: [u16; 2] = [2023, 2024];
/// The rounds; the shortest counts.
const ROUNDS: usize = 5;
/// Publishing takes at most this, in seconds.
const MOST_SECONDS: f64 = 1.0;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Home::new(&folder.path().join("home")), now()).expect("a home");
    let ministry = key(BODIES);
    let list = folder.path().join("organizations.csv");
    let line = |body: usize| {
        format!("{0},Organisme fictif {body},Fictional body {body},p{1:02}\n", code(body), body % 12)
    };
    let lines: String = (0..BODIES).map(line).collect();
    fs::write(&list, format!("code,name_fr,name_en,portfolio\n{lines}")).expect("a list");
    for year in YEARS {
        collect(&store, folder.path(), &list, year, &ministry);
    }
    let [_, year] = YEARS;
    let out = folder.path().join("publication");
    let publishing = Publishing { year, out: &out, hide_below: 0 };
    let mut written = 0;
    let times = (0..ROUNDS).map(|_| {
        timed(|| {
            let published = publish(&store, &publishing, &ministry, now()).expect("a publication");
            written = published.files.iter().map(|file| file.bytes.len()).sum();
        })
    });
    let seconds = shortest(times.collect()).as_secs_f64();
    let checked = check(&store, year, &out, None).expect("a check");
    assert!(checked.differences.is_empty(), "what was published is as computed: {:?}", checked.differences);
    println!("{BODIES} bodies, {} files of {written} bytes in all, {}", checked.files, processor());
    println!("                              seconds      limit");
    let holds = seconds <= MOST_SECONDS;
    let word = if holds { "ok" } else { "NOT ok" };
    println!("jauge publishes a year       {seconds:8.2}  ≤ {MOST_SECONDS:7.2}  {word}");
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A campaign, its declarations received, and all of them accepted.
fn collect(store: &Store, folder: &Path, list: &Path, year: u16, ministry: &SecretKey) {
    let day = |month| jiff::civil::Date::new(2023, month, 1).expect("a day");
    let new = NewCampaign {
        year,
        framework: BUILT_IN.to_vec(),
        organizations: list,
        opens_on: day(1),
        closes_on: jiff::civil::Date::new(2099, 12, 31).expect("a day"),
        period: None,
        time_zone: jauge::envelope::Zone::default(),
        names: [None, None],
        supersedes: &[],
        ministry: "ministere-fictif".parse().expect("a code"),
        contact: "campagne@exemple.invalid".to_owned(),
        required: vec![jauge::trust::Role::Lead],
        out: &folder.join(format!("campaign-{year}.jauge")),
    };
    let known = campaign::create(store, &new, ministry, now()).expect("a campaign");
    let framework = Framework::built_in().expect("a framework");
    let files: Vec<PathBuf> = (0..BODIES)
        .map(|body| {
            let mut declared = submission(body, body);
            declared.year = year;
            declared.campaign = Some(known.row.fingerprint.parse().expect("a fingerprint"));
            declared.answers = answers(&framework, body + usize::from(year)).into_iter().collect();
            let sealed = envelope::seal(&declared, &[], &key(body)).expect("an envelope");
            let path = folder.join(format!("{year}-{body}.jauge"));
            fs::write(&path, sealed).expect("a file");
            path
        })
        .collect();
    receive(store, &files, &register(BODIES), "", now(), &mut |_, _| true).expect("they are received");
    let rows = decide::all_to_review(store, Some(year)).expect("they wait");
    assert_eq!(rows.len(), BODIES);
    let out = folder.join("decisions");
    let reviewer = envelope::Reviewer { name: "Réviseure Fictive".to_owned(), title: "Analyste".to_owned() };
    let deciding = Deciding { outcome: Outcome::Accepted, comments: Vec::new(), by: reviewer, out: &out };
    decide::decide(store, &rows, &deciding, ministry, now()).expect("they are accepted");
}

/// An answer to each quantity, such that no part is more than its whole.
fn answers(framework: &Framework, number: usize) -> BTreeMap<String, Answer> {
    let whole = u32::try_from(20 + number * 37 % 400).expect("a count");
    let mut answers = BTreeMap::new();
    for (place, quantity) in framework.quantities.iter().enumerate() {
        let share = u32::try_from((number * 13 + place * 29) % 101).expect("a share");
        let value = match quantity.kind {
            QuantityKind::YesNo => Value::Yes,
            QuantityKind::Count if framework.is_whole(&quantity.id) => Value::Count(whole),
            QuantityKind::Count => Value::Count(whole * share / 100),
        };
        answers.insert(quantity.id.clone(), Answer { value, reason: None });
    }
    answers
}
