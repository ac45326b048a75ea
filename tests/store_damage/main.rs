//! What a person can rely on when things go wrong: a killed program, a damaged database, a lost one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod filled;
mod tables;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use jauge::store::{BACKUPS_KEPT, Backup, DraftId, Home, Store, StoreFault};
use jiff::Timestamp;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn home() -> (tempfile::TempDir, Home) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(&folder.path().join("home"));
    (folder, home)
}

/// A home with one draft of a few hundred fields, closed, and a backup of it.
fn used_home() -> (tempfile::TempDir, Home, DraftId, Backup) {
    let (folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = store.new_draft("Ana", at(1)).unwrap();
    let typed: Vec<_> = (0..400).map(|n| (format!("field.{n:03}"), format!("text {n}").repeat(8))).collect();
    store.write_fields(draft, &typed, at(2)).unwrap();
    let backup = store.backup(at(3)).unwrap();
    drop(store);
    (folder, home, draft, backup)
}

fn opening(home: &Home) -> Result<(), StoreFault> {
    Store::open_for_window(home, at(100)).map(|_| ())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

#[test]
fn a_damaged_database_stays_in_place_until_the_person_restores_the_backup() {
    let (_folder, home, draft, backup) = used_home();
    let garbage = b"this is not a database, and long enough to be looked at ".repeat(100);
    fs::write(home.database(), &garbage).unwrap();
    let damaged = Err(StoreFault::Damaged { path: home.database(), backup: Some(backup.clone()) });
    assert_eq!(opening(&home), damaged);
    assert_eq!(opening(&home), damaged, "closing the program and coming back changes nothing");
    assert_eq!(fs::read(home.database()).unwrap(), garbage);

    let aside = Store::restore(&home, &backup, "Ana", at(200)).unwrap();
    assert_eq!(fs::read(&aside).unwrap(), garbage);
    assert_eq!(aside.file_name().unwrap(), "jauge.db.damaged-20260921T141640Z");
    let store = Store::open_for_window(&home, at(201)).unwrap();
    assert_eq!(store.fields(draft).unwrap().len(), 400);
    assert_eq!(store.journal().unwrap().last().unwrap().what, "backup-restored");
    assert_eq!(store.check_journal(), Ok(2));
    assert!(backup.path.exists());
    assert!(!names(home.root()).contains(&"jauge.db.restoring".to_owned()));
}

#[test]
fn what_is_set_aside_twice_in_a_second_is_kept_twice() {
    let (_folder, home, _, backup) = used_home();
    fs::write(home.database(), b"first").unwrap();
    let first = Store::restore(&home, &backup, "", at(200)).unwrap();
    fs::write(home.database(), b"second").unwrap();
    let second = Store::restore(&home, &backup, "", at(200)).unwrap();
    assert_eq!((fs::read(first).unwrap(), fs::read(second).unwrap()), (b"first".into(), b"second".into()));
}

#[test]
fn a_new_start_keeps_the_old_database_and_its_backups() {
    let (_folder, home, _, backup) = used_home();
    fs::write(home.database(), b"torn").unwrap();
    let aside = Store::start_empty(&home, "Ana", at(200)).unwrap();
    assert_eq!(fs::read(aside).unwrap(), b"torn");
    let store = Store::open_for_window(&home, at(201)).unwrap();
    assert!(store.drafts().unwrap().is_empty());
    for second in 0..10 {
        store.backup(at(300 + second)).unwrap();
    }
    let kept = names(home.root()).into_iter().find(|name| name.starts_with("backups-before-")).unwrap();
    assert!(home.root().join(kept).join(backup.path.file_name().unwrap()).exists());
}

#[test]
fn a_lost_or_emptied_database_is_not_taken_for_a_new_one() {
    let (_folder, home, draft, backup) = used_home();
    let damaged = Err(StoreFault::Damaged { path: home.database(), backup: Some(backup.clone()) });
    fs::write(home.database(), b"").unwrap();
    assert_eq!(opening(&home), damaged);
    fs::remove_file(home.database()).unwrap();
    assert_eq!(opening(&home), damaged);
    Store::restore(&home, &backup, "", at(200)).unwrap();
    assert_eq!(Store::open(&home, at(201)).unwrap().fields(draft).unwrap().len(), 400);
}

#[test]
fn an_emptied_database_without_backups_does_not_cost_its_write_ahead_log() {
    let (_folder, home) = home();
    fs::create_dir_all(home.root()).unwrap();
    fs::write(home.database(), b"").unwrap();
    let log = home.root().join("jauge.db-wal");
    fs::write(&log, b"the only copy").unwrap();
    assert_eq!(opening(&home), Err(StoreFault::Damaged { path: home.database(), backup: None }));
    assert_eq!(fs::read(&log).unwrap(), b"the only copy");
    let aside = Store::start_empty(&home, "", at(200)).unwrap();
    let mut aside = aside.into_os_string();
    aside.push("-wal");
    assert_eq!(fs::read(aside).unwrap(), b"the only copy");
}

#[test]
fn another_programs_database_is_not_written_to() {
    let (_folder, home) = home();
    fs::create_dir_all(home.root()).unwrap();
    rusqlite::Connection::open(home.database()).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    let before = fs::read(home.database()).unwrap();
    assert!(matches!(opening(&home), Err(StoreFault::Damaged { .. })));
    assert_eq!(fs::read(home.database()).unwrap(), before);
}

/// The bytes of a page, as the header of the database tells.
fn page_of(database: &[u8]) -> usize {
    usize::from(u16::from_be_bytes([database[16], database[17]]))
}

#[test]
fn a_database_cut_short_anywhere_is_noticed() {
    let (_folder, home, _, backup) = used_home();
    let whole = fs::read(home.database()).unwrap();
    let mut dice = Dice(1);
    let page = page_of(&whole);
    let mut lengths = vec![1, 15, 16, 99, 100, 101, 4095, 4096, 4097, page - 1, page, page + 1, 2 * page];
    lengths.extend([whole.len() - page, whole.len() - 4096, whole.len() - 1]);
    lengths.extend((0..40).map(|_| 1 + usize::try_from(dice.roll(whole.len() as u64 - 1)).unwrap()));
    for length in lengths {
        fs::write(home.database(), &whole[..length]).unwrap();
        let damaged = Err(StoreFault::Damaged { path: home.database(), backup: Some(backup.clone()) });
        assert_eq!(opening(&home), damaged, "cut to {length} of {}", whole.len());
    }
}

#[test]
fn a_database_of_smaller_pages_is_read_as_before_and_its_cuts_are_noticed() {
    let (_folder, home, draft, backup) = used_home();
    let expected = Store::open(&home, at(5)).unwrap().fields(draft).unwrap();
    let connection = rusqlite::Connection::open(home.database()).unwrap();
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM").unwrap();
    drop(connection);
    let store = Store::open(&home, at(6)).unwrap();
    assert_eq!(store.fields(draft).unwrap(), expected);
    store.write_fields(draft, &[("year", "2024")], at(7)).unwrap();
    drop(store);
    let whole = fs::read(home.database()).unwrap();
    assert_eq!(page_of(&whole), 4096, "it keeps its pages");
    for length in [whole.len() - 4096, whole.len() - 1] {
        fs::write(home.database(), &whole[..length]).unwrap();
        let damaged = Err(StoreFault::Damaged { path: home.database(), backup: Some(backup.clone()) });
        assert_eq!(opening(&home), damaged, "cut to {length} of {}", whole.len());
    }
}

#[test]
fn a_page_of_random_bytes_is_noticed_or_changed_nothing() {
    let (_folder, home, draft, backup) = used_home();
    let whole = fs::read(home.database()).unwrap();
    let expected = Store::open(&home, at(5)).unwrap().fields(draft).unwrap();
    let mut dice = Dice(2);
    let mut noticed = 0;
    let size = page_of(&whole);
    let pages = whole.len() / size;
    for page in 0..pages {
        let mut torn = whole.clone();
        for byte in &mut torn[page * size..(page + 1) * size] {
            *byte = u8::try_from(dice.roll(256)).unwrap();
        }
        fs::write(home.database(), &torn).unwrap();
        match Store::open_for_window(&home, at(100)) {
            Err(fault) => {
                assert_eq!(
                    fault,
                    StoreFault::Damaged { path: home.database(), backup: Some(backup.clone()) }
                );
                noticed += 1;
            }
            Ok(store) => assert_eq!(store.fields(draft).unwrap(), expected, "page {page}"),
        }
    }
    assert!(noticed * 10 >= pages * 9, "{noticed} of {pages} pages");
}

#[test]
fn bytes_strewn_anywhere_never_crash_the_program() {
    let (_folder, home, draft, _) = used_home();
    let whole = fs::read(home.database()).unwrap();
    let mut dice = Dice(3);
    for _ in 0..200 {
        let mut torn = whole.clone();
        for _ in 0..=dice.roll(12) {
            let place = usize::try_from(dice.roll(torn.len() as u64)).unwrap();
            torn[place] = u8::try_from(dice.roll(256)).unwrap();
        }
        fs::write(home.database(), &torn).unwrap();
        for companion in ["jauge.db-wal", "jauge.db-shm"] {
            let _ = fs::remove_file(home.root().join(companion));
        }
        // Whatever comes of it, it is an answer or a fault that can be told.
        if let Ok(store) = Store::open(&home, at(100)) {
            let _ = (store.drafts(), store.fields(draft), store.check_journal());
            let _ = store.write_fields(draft, &[("year", "2024")], at(101));
        }
    }
}

#[test]
fn a_damaged_backup_is_passed_over_and_refused() {
    let (_folder, home, _, good) = used_home();
    let newer = Store::open_for_window(&home, at(50)).unwrap().backup(at(50)).unwrap();
    let bytes = fs::read(&newer.path).unwrap();
    fs::write(&newer.path, &bytes[..bytes.len() / 2]).unwrap();
    fs::write(home.database(), b"torn").unwrap();
    assert_eq!(opening(&home), Err(StoreFault::Damaged { path: home.database(), backup: Some(good) }));
    let refused = Store::restore(&home, &newer, "", at(200));
    assert_eq!(refused, Err(StoreFault::BackupUnusable(newer.path)));
    assert_eq!(fs::read(home.database()).unwrap(), b"torn");
}

#[test]
fn nothing_is_set_aside_under_an_open_window() {
    let (_folder, home, _, backup) = used_home();
    let window = Store::open_for_window(&home, at(10)).unwrap();
    let in_use = Err(StoreFault::InUse(home.database()));
    assert_eq!(Store::restore(&home, &backup, "", at(11)), in_use);
    assert_eq!(Store::start_empty(&home, "", at(11)), in_use);
    assert_eq!(window.drafts().unwrap().len(), 1);
}

#[test]
fn seven_backups_are_kept_and_nothing_else_in_the_folder_is_touched() {
    let (_folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    fs::create_dir_all(home.backups()).unwrap();
    fs::write(home.backups().join("jauge-mine.db"), b"put there by hand").unwrap();
    let made: Vec<Backup> = (1..=9).map(|second| store.backup(at(second)).unwrap()).collect();
    let mut kept = store.backups();
    kept.reverse();
    assert_eq!(kept, made[2..]);
    assert_eq!(kept.len(), BACKUPS_KEPT);
    let names = names(&home.backups());
    assert_eq!(names.len(), 8, "no unfinished copy, no companion: {names:?}");
    assert!(names.contains(&"jauge-mine.db".to_owned()));
}

#[test]
fn a_clock_set_to_1970_makes_a_backup_that_is_kept_and_counts_as_the_latest() {
    let (_folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    for second in 1..=7 {
        store.backup(at(second)).unwrap();
    }
    let draft = store.new_draft("", Timestamp::UNIX_EPOCH).unwrap();
    let latest = store.backup(Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(store.backups()[0], latest);
    drop(store);
    fs::remove_file(home.database()).unwrap();
    Store::restore(&home, &latest, "", Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(Store::open(&home, at(9)).unwrap().draft(draft).unwrap().created_at, Timestamp::UNIX_EPOCH);
}

#[test]
fn a_backup_holds_what_was_saved_before_it_and_leaves_the_window_free_to_write() {
    let (_folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = store.new_draft("", at(1)).unwrap();
    store.write_fields(draft, &[("year", "before")], at(1)).unwrap();
    std::thread::scope(|scope| {
        let backups = scope.spawn(|| (0..5).map(|n| store.backup(at(n)).unwrap()).collect::<Vec<_>>());
        for turn in 0..50 {
            store.write_fields(draft, &[("quantity.services.value", turn.to_string())], at(2)).unwrap();
        }
        for backup in backups.join().unwrap() {
            let copy = rusqlite::Connection::open(&backup.path).unwrap();
            let year: String =
                copy.query_one("SELECT typed FROM fields WHERE name = 'year'", [], |row| row.get(0)).unwrap();
            assert_eq!(year, "before");
        }
    });
}

#[test]
fn a_leftover_of_an_interrupted_backup_does_no_harm() {
    let (_folder, home, _, _) = used_home();
    for name in ["unfinished.tmp", "unfinished.tmp-wal", "unfinished.tmp-journal"] {
        fs::write(home.backups().join(name), b"half").unwrap();
    }
    let store = Store::open_for_window(&home, at(50)).unwrap();
    store.backup(at(50)).unwrap();
    assert_eq!(names(&home.backups()).len(), 2);
}

/// The name of the test below, and of the variable that turns a run of it into the program to be killed.
const KILLED: &str = "a_program_killed_in_the_middle_of_saving_loses_nothing_that_was_saved";
const KILLED_HOME: &str = "JAUGE_TEST_KILLED_HOME";

/// Saves one more each time and says so once it is saved, until it is killed.
fn save_until_killed(home: &Home) {
    let store = Store::open_for_window(home, at(0)).unwrap();
    let draft = match store.drafts().unwrap().first() {
        Some(row) => row.id,
        None => store.new_draft("", at(1)).unwrap(),
    };
    let from: u64 = store.fields(draft).unwrap().get("count").map_or(0, |text| text.parse().unwrap());
    for count in from + 1.. {
        let long = count.to_string().repeat(500);
        store.write_fields(draft, &[("count", count.to_string()), ("long", long)], at(2)).unwrap();
        store.record("", "counted", &count.to_string(), at(2)).unwrap();
        if count % 7 == 0 {
            store.backup(at(3)).unwrap();
        }
        // Past the harness, which would hold it back.
        std::io::Write::write_all(&mut std::io::stdout(), format!("\nsaved {count}\n").as_bytes()).unwrap();
    }
}

#[test]
fn a_program_killed_in_the_middle_of_saving_loses_nothing_that_was_saved() {
    if let Some(home) = std::env::var_os(KILLED_HOME) {
        return save_until_killed(&Home::new(Path::new(&home)));
    }
    let (_folder, home) = home();
    let mut dice = Dice(4);
    for round in 0..20 {
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", KILLED, "--nocapture", "--test-threads=1"])
            .env(KILLED_HOME, home.root())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(program.stdout.take().unwrap());
        let turns = usize::try_from(1 + dice.roll(12)).unwrap();
        let saved = |line: std::io::Result<String>| line.ok()?.strip_prefix("saved ")?.parse::<u64>().ok();
        let mut said = said.lines().filter_map(saved);
        let reached = said.by_ref().nth(turns - 1).expect("the program saves");
        std::thread::sleep(std::time::Duration::from_micros(dice.roll(8000)));
        // SIGKILL: no chance to tidy up.
        program.kill().unwrap();
        program.wait().unwrap();
        let reached = said.last().unwrap_or(reached);

        let store = Store::open_for_window(&home, at(9)).unwrap();
        let draft = store.drafts().unwrap()[0].id;
        let fields = store.fields(draft).unwrap();
        let kept: u64 = fields["count"].parse().unwrap();
        assert!(kept >= reached, "round {round}: {reached} was saved, {kept} is there");
        assert_eq!(fields["long"], kept.to_string().repeat(500), "both fields, or neither");
        store.check_journal().unwrap();
    }
}
