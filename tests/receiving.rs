//! Receiving from strangers: whatever lies in the folder, the good ones arrive, each bad one is one line, and a run that
//! is cut off leaves nothing half.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jauge::declaration::{Answer, Organization, Person, Value};
use jauge::envelope::{self, Digest, Fingerprint, FrameworkRef, Submission};
use jauge::l10n::Lang;
use jauge::store::{Home, Status, Store};
use jauge::trust::{Namespace, Principal, Role, SecretKey, Signer, Signers};
use jauge::workflow::receive::{Line, Outcome, receive};
use jiff::Timestamp;
use rayon::prelude::*;
use support::{Machine, finish};

fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

fn code(number: usize) -> String {
    format!("organisme-{number:05}")
}

/// One key for a hundred bodies: making keys is not what is tested.
fn key(number: usize) -> SecretKey {
    let Digest(seed) = Digest::of(&(number % 100).to_le_bytes());
    SecretKey::from_seed(&seed, "Personne Fictive").unwrap()
}

fn framework() -> FrameworkRef {
    let built_in = jauge::framework::Framework::built_in().unwrap();
    FrameworkRef { id: built_in.id, version: built_in.version, sha256: built_in.sha256.parse().unwrap() }
}

fn submission(number: usize, year: u16) -> Submission {
    let answers = [("services", 100 + u32::try_from(number).unwrap()), ("services_asking_once", 50)];
    Submission {
        framework: framework(),
        campaign: None,
        organization: Organization { code: code(number), name: format!("Organisme fictif {number}") },
        year,
        sequence: 1,
        supersedes: None,
        correction_reason: None,
        prepared_by: Person {
            name: "Personne Fictive".to_owned(),
            title: "Dirigeante".to_owned(),
            email: "personne@exemple.invalid".to_owned(),
        },
        prepared_at: now(),
        language: Lang::Fr,
        answers: answers
            .into_iter()
            .map(|(id, count)| (id.to_owned(), Answer { value: Value::Count(count), reason: None }))
            .collect(),
        justifications: Vec::new(),
        evidence: Vec::new(),
    }
}

fn sealed(number: usize, year: u16) -> Vec<u8> {
    envelope::seal(&submission(number, year), &[], &key(number)).unwrap()
}

fn register(bodies: usize) -> Signers {
    let mut register = Signers::new();
    for number in 0..bodies {
        let signer = Signer {
            principal: Principal { role: Role::Lead, body: code(number).parse().unwrap() },
            namespace: Namespace::LeadSubmission,
            valid_after: None,
            valid_before: None,
            key: key(number).public().clone(),
            comment: String::new(),
        };
        register.add(&signer).unwrap();
    }
    register
}

fn take(store: &Store, paths: &[PathBuf], signers: &Signers) -> Vec<Line> {
    receive(store, paths, signers, "", now(), &mut |_, _| true).unwrap()
}

fn outcomes(lines: &[Line]) -> HashMap<Outcome, usize> {
    let mut outcomes = HashMap::new();
    for line in lines {
        *outcomes.entry(line.outcome).or_default() += 1;
    }
    outcomes
}

#[cfg(unix)]
#[test]
fn of_a_thousand_files_the_good_ones_arrive_and_each_bad_one_is_one_line_with_its_reason() {
    const BODIES: usize = 667;
    let machine = Machine::new();
    let (good, hostile) = (machine.path("good"), machine.path("hostile"));
    fs::create_dir_all(&good).unwrap();
    fs::create_dir_all(hostile.join("loop")).unwrap();
    let register = register(BODIES);
    let last_year: Vec<PathBuf> =
        (0..40).map(|number| machine.write(&format!("last-{number}.jauge"), sealed(number, 2023))).collect();
    for number in 0..BODIES {
        let bytes = sealed(number, 2024);
        fs::write(good.join(format!("{}.jauge", code(number))), &bytes).unwrap();
        fs::write(hostile.join(format!("{}.jauge", code(number))), &bytes).unwrap();
    }
    let expected = hostile_files(&hostile, &last_year);
    assert_eq!(expected.len() + BODIES, 1000);

    let alone = Store::open(&Home::new(&machine.path("alone")), now()).unwrap();
    let begun = Instant::now();
    assert_eq!(outcomes(&take(&alone, &[good], &register))[&Outcome::Received], BODIES);
    let good_ones = begun.elapsed();

    let store = Store::open(&Home::new(&machine.path("desk")), now()).unwrap();
    take(&store, &last_year, &register);
    let begun = Instant::now();
    let lines = take(&store, &[hostile], &register);
    let all = begun.elapsed();
    assert!(all <= good_ones + Duration::from_secs(1), "{all:?} with the bad ones, {good_ones:?} without");

    assert_eq!(lines.len(), 1000, "one line a file");
    assert_eq!(store.submissions(2024).unwrap().len(), BODIES);
    assert_eq!(store.submissions(2023).unwrap().len(), 40, "the replays changed nothing");
    for line in &lines {
        let name = line.report.file.file_name().unwrap().to_str().unwrap();
        let codes: Vec<&str> = line.report.reasons.iter().map(jauge::l10n::Explain::code).collect();
        match expected.get(name) {
            None => assert_eq!((line.outcome, codes.as_slice()), (Outcome::Received, &[][..]), "{name}"),
            Some(&"already") => assert_eq!(line.outcome, Outcome::Already, "{name}"),
            Some(code) => {
                assert_eq!(line.outcome, Outcome::SetAside, "{name}");
                assert!(codes.contains(code), "{name}: {codes:?}, not {code}");
            }
        }
    }
    let aside = store.all_set_aside().unwrap();
    assert!(aside.iter().all(|row| row.reasons.contains("fr-CA") && row.reasons.contains("en-CA")));
}

/// A third of the folder: each file's name and the code of its reason.
#[cfg(unix)]
fn hostile_files(folder: &Path, last_year: &[PathBuf]) -> BTreeMap<String, &'static str> {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let mut expected = BTreeMap::new();
    for number in 0..333 {
        let name = format!("z-{number:04}.jauge");
        let path = folder.join(&name);
        let body = number % 600;
        let code = match number % 9 {
            0 => {
                fs::write(&path, b"").unwrap();
                "envelope-not-an-envelope"
            }
            1 => {
                fs::File::create(&path).unwrap().set_len((64 << 20) + 1).unwrap();
                "workflow-file-too-large"
            }
            2 => {
                symlink(&path, &path).unwrap();
                "workflow-file-failed"
            }
            3 => {
                finish(Command::new("mkfifo").arg(&path)).ends(0);
                "workflow-not-a-file"
            }
            4 => {
                fs::write(&path, b"bonjour").unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
                // Nothing is denied to who runs the tests as root.
                let denied = fs::read(&path).is_err();
                if denied { "workflow-file-denied" } else { "envelope-not-an-envelope" }
            }
            5 => {
                fs::write(&path, format!("%PDF-1.7 {number}")).unwrap();
                "envelope-not-an-envelope"
            }
            // The right name and an altered content.
            6 => {
                let mut bytes = sealed(body, 2024);
                let at = bytes.windows(6).position(|window| window == b"\"value").unwrap() + 9;
                bytes[at] = if bytes[at] == b'9' { b'8' } else { b'9' };
                fs::write(&path, bytes).unwrap();
                "envelope-entry-header"
            }
            // A body's declaration, signed with another's key.
            7 => {
                fs::write(&path, envelope::seal(&submission(body, 2024), &[], &key(body + 1)).unwrap())
                    .unwrap();
                "envelope-key-of-another-body"
            }
            _ => {
                fs::copy(&last_year[(number / 9) % last_year.len()], &path).unwrap();
                "already"
            }
        };
        expected.insert(name, code);
    }
    expected
}

#[test]
fn a_correction_takes_the_place_of_what_was_decided_and_a_rival_is_a_conflict() {
    let machine = Machine::new();
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let register = register(1);
    let write = |name: &str, bytes: &[u8]| machine.write(name, bytes);
    let first = sealed(0, 2024);
    let print = |bytes: &[u8]| -> Fingerprint {
        envelope::open(bytes, &envelope::Circumstances { signers: None, required: None, at: now() })
            .fingerprint()
            .unwrap()
    };
    let corrected = Submission {
        sequence: 2,
        supersedes: Some(print(&first)),
        correction_reason: Some("Recomptée".to_owned()),
        ..submission(0, 2024)
    };
    let second = envelope::seal(&corrected, &[], &key(0)).unwrap();
    let code = |lines: &[Line]| -> (Outcome, Option<String>) {
        let why = lines[0].report.reasons.first().map(|why| jauge::l10n::Explain::code(why).to_owned());
        (lines[0].outcome, why)
    };
    let arrives = |name: &str, bytes: &[u8]| code(&take(&store, &[write(name, bytes)], &register));

    let unknown = (Outcome::SetAside, Some("workflow-receive-base-unknown".to_owned()));
    assert_eq!(arrives("2.jauge", &second), unknown);
    assert_eq!(arrives("1.jauge", &first), (Outcome::Received, None));
    let undecided = (Outcome::SetAside, Some("workflow-receive-base-undecided".to_owned()));
    assert_eq!(arrives("2.jauge", &second), undecided);
    // The same place, other content.
    let rival = Submission { prepared_by: Person::default(), ..submission(0, 2024) };
    let rival = envelope::seal(&rival, &[], &key(0)).unwrap();
    assert_eq!(arrives("r.jauge", &rival), (Outcome::Conflict, Some("workflow-receive-rival".to_owned())));
    let status = |bytes: &[u8]| store.submission(&print(bytes).to_string()).unwrap().unwrap().status;
    assert_eq!((status(&first), status(&rival)), (Status::Conflict, Status::Conflict));

    // The reviewer settles it.
    decide(&store, &machine, &print(&first).to_string(), envelope::Outcome::Accepted).unwrap();
    assert!(decide(&store, &machine, &print(&rival).to_string(), envelope::Outcome::Accepted).is_err());
    decide(&store, &machine, &print(&rival).to_string(), envelope::Outcome::Returned).unwrap();
    assert_eq!((status(&first), status(&rival)), (Status::Accepted, Status::Returned));

    // What was accepted counts until its correction is accepted in its turn.
    assert_eq!(arrives("2.jauge", &second), (Outcome::Received, None));
    assert_eq!(status(&first), Status::Accepted);
    decide(&store, &machine, &print(&second).to_string(), envelope::Outcome::Accepted).unwrap();
    assert_eq!((status(&first), status(&second)), (Status::Superseded, Status::Accepted));
    assert_eq!(store.submission_bytes(&print(&first).to_string()).unwrap(), first, "nothing is overwritten");
    store.check_journal().unwrap();
}

fn decide(
    store: &Store,
    machine: &Machine,
    fingerprint: &str,
    outcome: envelope::Outcome,
) -> Result<(), jauge::workflow::Fault> {
    use jauge::workflow::decide::{Deciding, comment, decide};
    let row = jauge::workflow::register::find(store, fingerprint)?;
    let out = machine.path("decisions");
    let deciding = Deciding { outcome, comments: vec![comment("Vérifié")], out: &out };
    decide(store, &[row], &deciding, &key(99), now()).map(drop)
}

#[test]
fn a_receive_that_is_killed_again_and_again_takes_each_envelope_in_once_and_none_half() {
    const ENVELOPES: usize = 10_000;
    let kills: usize = std::env::var("JAUGE_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(50);
    let machine = Machine::new();
    let inbox = machine.path("inbox");
    fs::create_dir(&inbox).unwrap();
    (0..ENVELOPES).into_par_iter().for_each(|number| {
        fs::write(inbox.join(format!("{}.jauge", code(number))), sealed(number, 2024)).unwrap();
    });
    let signers = machine.write("signers", register(ENVELOPES).to_string());
    let mut chance = 7_u64;
    let mut before = 0;
    for kill in 0..kills {
        let mut command = machine.command();
        command.args(args!["receive", &inbox, "--signers", &signers, "--quiet"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(100 + chance % 1100));
        child.kill().unwrap();
        child.wait().unwrap();
        if !machine.home().join("jauge.db").exists() {
            continue;
        }
        let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
        let kept = whole(&store);
        assert!(kept >= before, "kill {kill}: {kept} are kept, {before} were before");
        before = kept;
    }
    let report = machine.run(args!["receive", &inbox, "--signers", &signers, "--json"]).ends(0).json();
    let (received, already) = (report["received"].as_u64().unwrap(), report["already"].as_u64().unwrap());
    assert_eq!(received + already, ENVELOPES as u64);
    assert_eq!(already, before as u64, "what was kept before the last run");
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    assert_eq!(whole(&store), ENVELOPES);
}

/// The number of envelopes in the register; each with its bytes and its row in the journal.
fn whole(store: &Store) -> usize {
    let rows = store.submissions(2024).unwrap();
    for row in rows.iter().step_by(97) {
        store.submission_bytes(&row.fingerprint).unwrap();
    }
    store.check_journal().unwrap();
    let journal = store.journal().unwrap();
    let told = journal.iter().filter(|row| row.what == "envelope-received").count();
    assert_eq!(rows.len(), told, "rows and journal");
    rows.len()
}
