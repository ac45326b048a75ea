//! A home of any former version opens as before: nothing of it is lost, and what was said of it is said again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/command.rs"]
#[allow(dead_code, reason = "each test file uses another part of this")]
mod command;
mod former;
mod said;
#[path = "../support/tools.rs"]
#[allow(dead_code, reason = "each test file uses another part of this")]
mod tools;

use std::collections::BTreeSet;
use std::fs;

use former::{Former, HOMES, columns, number, rows, today};
use jauge::store::{Register as _, Store, StoreFault};
use jauge::workflow::body::follow::{self, Reply};
use jauge::workflow::campaign;
use jiff::Timestamp;
use rusqlite::types::Value;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tools::require_tools;

fn homes() -> Vec<Former> {
    if require_tools(&["xz"]) { HOMES.into_iter().map(Former::unpack).collect() } else { Vec::new() }
}

fn home(name: &'static str) -> Option<Former> {
    require_tools(&["xz"]).then(|| Former::unpack(name))
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

#[test]
fn a_home_of_any_former_version_is_led_to_this_one_and_stays_whole() {
    for former in homes() {
        let name = former.name;
        drop(former.open());
        let after = former.after();
        assert_eq!(number(&after, "PRAGMA user_version"), 4, "{name}");
        assert_eq!(rows(&after, "PRAGMA foreign_key_check"), [[]; 0], "{name}");
        assert_eq!(rows(&after, "PRAGMA integrity_check"), [[Value::Text("ok".into())]], "{name}");
    }
}

#[test]
fn the_former_database_is_copied_before_its_shape_changes() {
    for former in homes() {
        let store = former.open();
        let [backup] = store.backups().try_into().expect("one backup");
        let copy = rusqlite::Connection::open(backup.path).unwrap();
        let before = former.before();
        assert_eq!(
            number(&copy, "PRAGMA user_version"),
            i64::try_from(former.counts()["user_version"]).unwrap()
        );
        let shape = "SELECT name, sql FROM sqlite_schema ORDER BY name";
        assert_eq!(rows(&copy, shape), rows(&before, shape), "{}", former.name);
        for table in tables(&before) {
            let all = format!("SELECT * FROM {table}");
            assert!(rows(&copy, &all) == rows(&before, &all), "{}: {table}", former.name);
        }
    }
}

#[test]
fn opening_it_a_second_time_changes_nothing() {
    for former in homes() {
        drop(former.open());
        let once = fs::read(former.home().database()).unwrap();
        let store = former.open();
        assert_eq!(store.backups().len(), 1, "{}", former.name);
        drop(store);
        assert!(fs::read(former.home().database()).unwrap() == once, "{}", former.name);
    }
}

#[test]
fn the_journal_holds_with_the_rows_that_it_had() {
    for former in homes() {
        let told = former.told("journal.txt");
        let (count, hash) = told.trim().split_once('\n').unwrap();
        let store = former.open();
        assert_eq!(store.check_journal(), Ok(count.parse().unwrap()), "{}", former.name);
        let head = store.journal_head().unwrap().unwrap();
        assert_eq!((head.row.to_string(), head.hash), (count.to_owned(), hash.to_owned()));
        store.record("", "counted", "", today()).unwrap();
        assert_eq!(store.check_journal(), Ok(head.row + 1), "{}: it goes on", former.name);
    }
}

#[test]
fn rows_that_were_cut_off_the_journal_are_missed_afterwards_too() {
    let Some(former) = home("follow") else { return };
    let database = rusqlite::Connection::open(former.home().database()).unwrap();
    database
        .execute_batch(
            "DROP TRIGGER journal_is_not_shortened;
             DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal);
             CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
             BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;",
        )
        .unwrap();
    drop(database);
    assert_eq!(former.open().check_journal(), Err(StoreFault::JournalAltered(18)));
}

fn tables(connection: &rusqlite::Connection) -> Vec<String> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What stands in no column of the same name any more, each with where it is now and the test that looks there.
const ELSEWHERE: [(&str, &str); 5] = [
    // Added up whenever it is asked for: `what_the_former_program_said_of_a_register_is_said_again`.
    ("submissions", "late"),
    // What decisions name, and what counts: `decisions_name_what_they_named`.
    ("submissions", "decision"),
    ("decisions", "supersedes"),
    // Rows of their own: `the_same_people_may_sign_and_the_same_campaigns_are_listed`.
    ("campaigns", "required"),
    // Rows of their own: `files_that_do_not_count_keep_their_reasons_in_both_languages`.
    ("set_aside", "reasons"),
];

/// A table, whatever it is called now.
fn now(table: &str) -> &str {
    if table == "set_aside" { "quarantine" } else { table }
}

/// Times were texts, and are numbers.
fn as_now(value: Value, before: &str, after: &str) -> Value {
    match value {
        Value::Text(text) if (before, after) == ("TEXT", "INTEGER") => {
            let at: Timestamp = text.parse().unwrap();
            Value::Integer(at.as_nanosecond().try_into().unwrap())
        }
        value => value,
    }
}

#[test]
fn whatever_stood_in_a_table_stands_in_it_still_bytes_statuses_and_times_too() {
    for former in homes() {
        let name = former.name;
        drop(former.open());
        let (before, after) = (former.before(), former.after());
        let counts = former.counts();
        for table in tables(&before) {
            let (had, has) = (columns(&before, &table), columns(&after, now(&table)));
            let lost = had.keys().filter(|column| !has.contains_key(*column));
            let lost: Vec<(&str, &str)> = lost.map(|column| (table.as_str(), column.as_str())).collect();
            assert!(lost.iter().all(|column| ELSEWHERE.contains(column)), "{name}: {lost:?}");
            let both: Vec<&String> = had.keys().filter(|column| has.contains_key(*column)).collect();
            let list = both.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(", ");
            let mut stood = rows(&before, &format!("SELECT {list} FROM {table}"));
            for row in &mut stood {
                for (value, column) in row.iter_mut().zip(&both) {
                    *value = as_now(value.clone(), &had[*column], &has[*column]);
                }
            }
            let mut stands = rows(&after, &format!("SELECT {list} FROM {}", now(&table)));
            assert_eq!(stands.len() as u64, counts[&table], "{name}: {table}");
            stood.sort_by_cached_key(|row| format!("{row:?}"));
            stands.sort_by_cached_key(|row| format!("{row:?}"));
            for (stood, stands) in stood.iter().zip(&stands) {
                assert!(stood == stands, "{name}: {table} ({list})\n{stood:?}\n{stands:?}");
            }
        }
    }
}

#[test]
fn every_file_that_was_kept_can_be_read() {
    for former in homes() {
        let store = former.open();
        let after = former.after();
        for kept in store.envelopes().unwrap() {
            assert_eq!(hex(&store.envelope_file(&kept).unwrap()), kept.sha256);
        }
        let received = rows(&after, "SELECT fingerprint, sha256 FROM submissions");
        for row in &received {
            let [Value::Text(fingerprint), Value::Text(sha256)] = row.as_slice() else { panic!("{row:?}") };
            // The home of the first days of version 3 kept them among the other contents.
            assert_eq!(hex(&store.file(fingerprint).unwrap()), *sha256, "{}", former.name);
        }
        assert_eq!(received.len() as u64, former.counts().get("submissions").copied().unwrap_or(0));
        for file in store.quarantine().unwrap() {
            assert_eq!(hex(&store.quarantined_bytes(&file.sha256).unwrap()), file.sha256);
        }
        for draft in store.drafts().unwrap() {
            for evidence in store.evidence(draft.id).unwrap() {
                assert_eq!(hex(&store.evidence_bytes(draft.id, evidence.id).unwrap()), evidence.sha256);
            }
        }
    }
}

#[test]
fn what_was_signed_in_the_first_schema_is_still_valid() {
    for former in homes() {
        let store = former.open();
        let folder = former.machine.path("taken-out");
        fs::create_dir(&folder).unwrap();
        let mut signed = BTreeSet::new();
        for kept in store.envelopes().unwrap().iter().filter(|kept| kept.kind != "submission") {
            let bytes = store.file(&kept.fingerprint).unwrap();
            fs::write(folder.join(format!("{}.jauge", kept.fingerprint)), &bytes).unwrap();
            signed.insert(format!("{} {}", kept.kind, kept.fingerprint));
        }
        for year in store.years_received().unwrap() {
            for row in store.submissions(year).unwrap() {
                let bytes = store.file(&row.fingerprint).unwrap();
                fs::write(folder.join(format!("{}.jauge", row.fingerprint)), &bytes).unwrap();
                signed.insert(format!("submission {}", row.fingerprint));
            }
        }
        drop(store);
        if signed.is_empty() {
            continue;
        }
        let signers = former.machine.path("signers");
        former.run(&["signers", "export", &signers.display().to_string()]).ends(0);
        let verify = ["verify", "--json", "--signers", &signers.display().to_string()].map(str::to_owned);
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path().display().to_string());
        let args: Vec<String> = verify.into_iter().chain(files).collect();
        let verdicts = former.run(&args.iter().map(String::as_str).collect::<Vec<_>>()).ends(0).json();
        let verdicts: BTreeSet<String> = verdicts
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                assert_eq!(row["verdict"], "valid", "{}: {row}", former.name);
                format!("{} {}", row["kind"].as_str().unwrap(), row["fingerprint"].as_str().unwrap())
            })
            .collect();
        assert_eq!(verdicts, signed, "{}", former.name);
        for kind in ["campaign", "decision"] {
            if let Some(one) = signed.iter().find_map(|it| it.strip_prefix(kind)?.strip_prefix(' ')) {
                former.run(&["show", &folder.join(format!("{one}.jauge")).display().to_string()]).ends(0);
            }
        }
    }
}

#[test]
fn decisions_name_what_they_named() {
    for former in homes() {
        drop(former.open());
        let (before, after) = (former.before(), former.after());
        if columns(&before, "decisions").is_empty() {
            continue;
        }
        let named =
            "SELECT fingerprint, supersedes FROM decisions WHERE supersedes IS NOT NULL ORDER BY 1, 2";
        let names = "SELECT fingerprint, former FROM decision_supersedes JOIN decisions ON id = decision ORDER BY 1, 2";
        assert_eq!(rows(&after, names), rows(&before, named), "{}", former.name);
        // What stands in the signed file alone is read out of it.
        let untold = "SELECT count(*) FROM decisions WHERE key NOT LIKE 'SHA256:%' OR received_at IS NULL";
        assert_eq!(number(&after, untold), 0, "{}", former.name);
        let apart = "SELECT count(*) FROM decisions JOIN submissions ON about = submissions.fingerprint
            WHERE decisions.received_at / 1000000000 <> submissions.received_at / 1000000000
                OR decisions.year <> submissions.year OR decisions.organization <> submissions.organization";
        assert_eq!(number(&after, apart), 0, "{}", former.name);
    }
}

#[test]
fn the_campaign_in_use_stays_in_force_and_the_other_stands_behind_it() {
    for name in ["campaign-replaced-ministry", "campaign-replaced-body"] {
        let Some(former) = home(name) else { return };
        let store = former.open();
        let told = former.told_json("campaigns.json");
        let print = |at: usize| told[at]["fingerprint"].as_str().unwrap().to_owned();
        // The former program listed first what it used.
        let used = campaign::in_force(&store, 2024).unwrap().unwrap();
        assert_eq!((used.fingerprint.clone(), used.supersedes), (print(0), vec![print(1)]));
        assert_eq!(used.closes_on.to_string(), told[0]["closes_on"]);
        let campaigns = store.campaigns().unwrap();
        let other = campaigns.iter().find(|row| row.fingerprint == print(1)).unwrap();
        assert_eq!((other.issue, other.supersedes.as_slice()), (1, [].as_slice()));
        assert_eq!(campaign::latest(&store).unwrap().map(|row| row.fingerprint), Some(print(0)));
        // A draft that was begun under either is under it still.
        let begun: BTreeSet<Option<String>> =
            store.drafts().unwrap().into_iter().map(|row| row.campaign).collect();
        let expected = if name.ends_with("body") { vec![Some(print(0)), Some(print(1))] } else { vec![] };
        assert_eq!(begun, expected.into_iter().collect());
    }
}

#[test]
fn files_that_do_not_count_keep_their_reasons_in_both_languages() {
    for (name, files) in [("set-aside", 10), ("demo", 2)] {
        let Some(former) = home(name) else { return };
        let store = former.open();
        let before = rows(&former.before(), "SELECT sha256, reasons FROM set_aside ORDER BY id DESC");
        let now = store.quarantine().unwrap();
        assert_eq!((before.len(), now.len()), (files, files));
        for (row, file) in before.iter().zip(now) {
            let [Value::Text(sha256), Value::Text(reasons)] = row.as_slice() else { panic!("{row:?}") };
            let told = |[message, fix]: &[String; 2]| json!({ "message": message, "fix": fix });
            let now: Vec<serde_json::Value> = file
                .reasons
                .iter()
                .map(|reason| {
                    json!({
                        "code": reason.code,
                        "entry": reason.entry,
                        "fr-CA": told(&reason.fr),
                        "en-CA": told(&reason.en),
                    })
                })
                .collect();
            assert!(!now.is_empty());
            let before: serde_json::Value = serde_json::from_str(reasons).unwrap();
            assert_eq!((&file.sha256, json!(now)), (sha256, before), "{}", file.file);
        }
    }
}

#[test]
fn a_body_still_knows_what_the_ministry_replied() {
    for (name, files) in [("follow", 6), ("campaign-replaced-body", 2)] {
        let Some(former) = home(name) else { return };
        let store = former.open();
        for file in 1..=files {
            let told = former.told_json(&format!("followed/{file}.json"));
            let about = told["about"].as_str().unwrap();
            // What came later and was not outdated then is what is said now.
            let last = (1..=files)
                .map(|file| former.told_json(&format!("followed/{file}.json")))
                .rfind(|told| told["about"] == about && told["outdated"] == false)
                .unwrap();
            let expected = match last["outcome"].as_str().unwrap() {
                "accepted" => Reply::Accepted,
                "returned" => Reply::Returned,
                other => panic!("{other}"),
            };
            assert_eq!(follow::replied(&store, about, today()).unwrap(), expected, "{name}: {about}");
            let standing = follow::standing(&store, about, today()).unwrap();
            let followed = standing.followed.unwrap();
            assert_eq!(followed.fingerprint, last["fingerprint"], "{name}: {about}");
            assert_eq!(standing.reply, expected);
            if let Some(correction) = told["correction"].as_str() {
                assert_eq!(standing.correction.unwrap().to_string(), correction, "{name}");
            }
        }
    }
}

#[test]
fn a_home_that_cannot_be_led_here_stays_as_it_was() {
    let Some(former) = home("follow") else { return };
    // A decision without its envelope, which no program ever wrote.
    let database = rusqlite::Connection::open(former.home().database()).unwrap();
    database
        .execute_batch(
            "DROP TRIGGER kept_envelopes_are_not_removed;
             DELETE FROM envelopes WHERE fingerprint = (SELECT fingerprint FROM decisions WHERE supersedes IS NULL);",
        )
        .unwrap();
    let shape = "SELECT name, sql FROM sqlite_schema ORDER BY name";
    let decisions = "SELECT * FROM decisions ORDER BY id";
    let before = (rows(&database, shape), rows(&database, decisions));
    drop(database);
    for _ in 0..2 {
        let refused = Store::open(&former.home(), today()).unwrap_err();
        assert!(matches!(refused, StoreFault::Failed { .. }), "not taken for damage: {refused:?}");
    }
    assert_eq!(number(&former.after(), "PRAGMA user_version"), 3);
    assert_eq!((rows(&former.after(), shape), rows(&former.after(), decisions)), before);
    former.run(&["register", "list"]).ends(3);
}
