//! What a person can rely on while all is well: what was typed, attached, sealed and chosen is there again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use jauge::store::Register as _;
use jauge::store::{
    Access, DraftState, Home, Keeping, KeptEnvelope, NewEnvelope, Store, StoreFault, Why, field,
};
use jiff::Timestamp;
use rusqlite::Connection;

/// Fingerprints of envelopes that nobody looks into.
const PRINT: &str = "f00df00df00df00df00df00df00df00df00df00df00df00df00df00df00df00d";
const OTHER: &str = "cafecafecafecafecafecafecafecafecafecafecafecafecafecafecafecafe";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn home() -> (tempfile::TempDir, Home) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(&folder.path().join("home"));
    (folder, home)
}

fn envelope<'a>(fingerprint: &'a str, why: Why, bytes: &'a [u8]) -> NewEnvelope<'a> {
    NewEnvelope {
        fingerprint,
        kind: "submission",
        why,
        organization: Some("mtmd"),
        year: Some(2024),
        sequence: Some(1),
        bytes,
    }
}

#[test]
fn what_was_typed_is_there_again_as_typed() {
    let (_folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = store.new_draft("Personne Fictive", at(1)).unwrap();
    let typed = [
        (field::ORGANIZATION_CODE.to_owned(), "mtmd"),
        (field::YEAR.to_owned(), " 2O24"),
        (field::value("services"), "12,5\u{a0}é 🙂"),
        (field::value("employees"), " "),
        (field::reason("employees"), "personne\nn’a compté"),
        (field::justification("W01", Some("services")), "'; DROP TABLE fields; --"),
    ];
    store.write_fields(draft, &typed, at(2)).unwrap();
    store.write_fields(draft, &[(field::ORGANIZATION_CODE, "")], at(3)).unwrap();
    drop(store);

    let store = Store::open_for_window(&home, at(4)).unwrap();
    let fields = store.fields(draft).unwrap();
    assert_eq!(fields[field::ORGANIZATION_CODE], "", "emptied is not the same as never touched");
    for (name, text) in &typed[1..] {
        assert_eq!(fields[name], *text);
    }
    assert_eq!(fields.len(), typed.len());
    let row = store.draft(draft).unwrap();
    assert_eq!((row.created_at, row.changed_at), (at(1), at(3)));
    assert_eq!((row.year.as_str(), row.filled, row.state), (" 2O24", 1, DraftState::Open));
}

#[test]
fn the_draft_changed_last_comes_first() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    let (first, second) = (store.new_draft("", at(1)).unwrap(), store.new_draft("", at(2)).unwrap());
    // A fraction of a second later, which as text would sort before.
    let later = at(2).checked_add(jiff::SignedDuration::from_millis(300)).unwrap();
    store.write_fields(first, &[(field::YEAR, "2024")], later).unwrap();
    let ids: Vec<_> = store.drafts().unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(ids, [first, second]);
    assert_eq!(first.to_string().parse(), Ok(first));
}

#[test]
fn a_sealed_draft_keeps_its_envelope_and_takes_no_late_save() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    let draft = store.new_draft("Personne Fictive", at(1)).unwrap();
    store.set_previous(draft, Some(OTHER), at(1)).unwrap();
    store.seal_draft(draft, &envelope(PRINT, Why::Sealed, b"the file"), "Personne Fictive", at(2)).unwrap();
    let row = store.draft(draft).unwrap();
    assert_eq!(row.state, DraftState::Sealed(PRINT.to_owned()));
    assert_eq!(row.previous.as_deref(), Some(OTHER));
    assert_eq!(store.envelope_bytes(PRINT).unwrap(), b"the file");
    let sealed = StoreFault::DraftSealed(draft);
    assert_eq!(store.write_fields(draft, &[(field::YEAR, "2023")], at(3)), Err(sealed.clone()));
    assert_eq!(store.add_evidence(draft, "a", "b", b"c", "", at(3)), Err(sealed));
    assert!(store.fields(draft).unwrap().is_empty());
    let told: Vec<String> = store.journal().unwrap().into_iter().map(|row| row.what).collect();
    assert_eq!(told, ["draft-begun", "envelope-sealed", "draft-sealed"]);
}

#[test]
fn evidence_stays_with_its_draft_until_the_person_takes_it_off() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    let (one, other) = (store.new_draft("", at(1)).unwrap(), store.new_draft("", at(1)).unwrap());
    let name = "Plan 2024 – été.pdf";
    let first = store.add_evidence(one, name, "measures", b"%PDF same", "Ana", at(2)).unwrap();
    let second = store.add_evidence(other, name, "uptake", b"%PDF same", "Ana", at(2)).unwrap();
    let listed = store.evidence(one).unwrap();
    assert_eq!((listed.len(), listed[0].name.as_str(), listed[0].size), (1, name, 9));
    store.remove_evidence(one, first, "Ana", at(3)).unwrap();
    assert!(store.evidence(one).unwrap().is_empty());
    assert_eq!(store.evidence_bytes(one, first), Err(StoreFault::UnknownEvidence(one)));
    assert_eq!(store.remove_evidence(one, second, "Ana", at(3)), Err(StoreFault::UnknownEvidence(one)));
    assert_eq!(store.evidence_bytes(other, second).unwrap(), b"%PDF same");
}

#[test]
fn the_same_file_is_kept_once_and_an_attested_one_beside_the_first() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    let sealed = envelope(PRINT, Why::Sealed, b"one signature");
    assert_eq!(store.keep_envelope(&sealed, "Ana", at(1)), Ok(Keeping::New));
    let again = NewEnvelope { why: Why::Opened, ..sealed };
    assert_eq!(store.keep_envelope(&again, "Luc", at(2)), Ok(Keeping::Already));
    let attested = envelope(PRINT, Why::Attested, b"two signatures");
    assert_eq!(store.keep_envelope(&attested, "Luc", at(3)), Ok(Keeping::New));
    let kept = store.envelopes().unwrap();
    let files: Vec<Vec<u8>> =
        kept.iter().map(|row: &KeptEnvelope| store.envelope_file(row).unwrap()).collect();
    assert_eq!(files, [b"two signatures".to_vec(), b"one signature".to_vec()]);
    assert_eq!((kept[1].why, kept[1].kept_at, kept[1].year), (Why::Sealed, at(1), Some(2024)));
    assert_eq!(store.envelope_bytes(PRINT).unwrap(), b"two signatures");
    assert_eq!(store.journal().unwrap().len(), 2);
    assert_eq!(store.envelope_bytes("beef"), Err(StoreFault::UnknownEnvelope("beef".to_owned())));
}

#[test]
fn a_preference_is_what_was_chosen_last() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    assert_eq!(store.preference("language"), Ok(None));
    store.set_preference("language", "fr-CA").unwrap();
    store.set_preference("language", "en-CA").unwrap();
    assert_eq!(store.preference("language"), Ok(Some("en-CA".to_owned())));
}

#[test]
fn a_second_window_only_shows_and_says_so_while_commands_still_write() {
    let (_folder, home) = home();
    let first = Store::open_for_window(&home, at(0)).unwrap();
    let draft = first.new_draft("", at(1)).unwrap();
    let second = Store::open_for_window(&home, at(2)).unwrap();
    assert_eq!((first.access(), second.access()), (Access::Write, Access::ReadOnly));
    let told = Err(StoreFault::OpenElsewhere(home.database()));
    assert_eq!(second.write_fields(draft, &[(field::YEAR, "2024")], at(3)), told);
    assert_eq!(second.backup(at(3)).map(|_| ()), told);
    let command = Store::open(&home, at(4)).unwrap();
    command.write_fields(draft, &[(field::YEAR, "2024")], at(4)).unwrap();
    assert_eq!(second.fields(draft).unwrap()[field::YEAR], "2024");
    drop(first);
    assert_eq!(Store::open_for_window(&home, at(5)).unwrap().access(), Access::Write);
}

#[test]
fn many_threads_and_commands_write_at_once_and_each_row_is_there() {
    let (_folder, home) = home();
    let window = Store::open_for_window(&home, at(0)).unwrap();
    let (window, home) = (&window, &home);
    std::thread::scope(|scope| {
        for worker in 0..4 {
            scope.spawn(move || {
                let store = if worker % 2 == 0 { window.clone() } else { Store::open(home, at(1)).unwrap() };
                for turn in 0..10 {
                    store.record("", "tried", &format!("{worker} {turn}"), at(2)).unwrap();
                }
            });
        }
    });
    assert_eq!(window.check_journal(), Ok(40));
}

#[test]
fn a_journal_changed_behind_the_programs_back_is_noticed_at_the_row() {
    let changes = [
        ("UPDATE journal SET who = 'Eve' WHERE seq = 2", 2),
        ("UPDATE journal SET who = who || substr(what, 1, 1), what = substr(what, 2) WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("DELETE FROM journal WHERE seq = 2", 2),
        ("DELETE FROM journal WHERE seq = 4", 4),
        ("DELETE FROM journal", 1),
    ];
    for (change, row) in changes {
        let (_folder, home) = home();
        let store = Store::open(&home, at(0)).unwrap();
        for turn in 1..=4 {
            store.record("Ana", "tried", &turn.to_string(), at(turn)).unwrap();
        }
        assert_eq!(store.check_journal(), Ok(4));
        let outside = Connection::open(home.database()).unwrap();
        assert!(outside.execute_batch(change).is_err(), "the database itself refuses {change}");
        outside
            .execute_batch("DROP TRIGGER journal_is_not_rewritten; DROP TRIGGER journal_is_not_shortened")
            .unwrap();
        outside.execute_batch(change).unwrap();
        assert_eq!(store.check_journal(), Err(StoreFault::JournalAltered(row)), "{change}");
    }
}

#[test]
fn kept_bytes_that_changed_on_the_disk_are_not_handed_out() {
    let (_folder, home) = home();
    let store = Store::open(&home, at(0)).unwrap();
    store.keep_envelope(&envelope(PRINT, Why::Opened, b"the file"), "", at(1)).unwrap();
    let outside = Connection::open(home.database()).unwrap();
    let change = "UPDATE contents SET bytes = x'00'";
    assert!(outside.execute_batch(change).is_err());
    outside.execute_batch(&format!("DROP TRIGGER kept_bytes_are_not_rewritten; {change}")).unwrap();
    assert!(matches!(store.envelope_bytes(PRINT), Err(StoreFault::AlteredBytes(_))));
}

fn first_version(home: &Home) {
    std::fs::create_dir_all(home.root()).unwrap();
    let old = Connection::open(home.database()).unwrap();
    old.execute_batch(include_str!("../src/store/schema/001.sql")).unwrap();
    old.execute_batch(
        "PRAGMA application_id = 1247901031; PRAGMA user_version = 1;
         INSERT INTO drafts VALUES (7, '2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z', NULL);
         INSERT INTO fields VALUES (7, 'year', '2O25'), (7, 'quantity.services.value', '31');
         INSERT INTO contents VALUES
            ('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', CAST('hello' AS BLOB));
         INSERT INTO envelopes VALUES (1, 'f00df00df00df00df00df00df00df00df00df00df00df00df00df00df00df00d',
            '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
            'submission', 'sealed', 'mtmd', 2025, 1, '2026-01-02T03:04:05Z');
         INSERT INTO preferences VALUES ('language', 'fr-CA');",
    )
    .unwrap();
}

#[test]
fn a_home_of_the_first_version_opens_with_everything_in_it_after_a_backup() {
    let (_folder, home) = home();
    first_version(&home);
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = "7".parse().unwrap();
    assert_eq!(store.fields(draft).unwrap()["year"], "2O25");
    assert_eq!(store.draft(draft).unwrap().filled, 1);
    assert_eq!(store.envelope_bytes(PRINT).unwrap(), b"hello");
    assert_eq!(store.preference("language"), Ok(Some("fr-CA".to_owned())));
    store.add_evidence(draft, "a.csv", "measures", b"a,b", "", at(1)).unwrap();
    store.set_previous(draft, Some(PRINT), at(1)).unwrap();
    store.set_campaign(draft, Some(OTHER), at(1)).unwrap();
    assert!(store.signers().unwrap().0.is_empty() && store.campaigns().unwrap().is_empty());
    let before = Connection::open(&store.backups()[0].path).unwrap();
    let version: u32 = before.query_one("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1, "the copy made before the migration");
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_untouched() {
    let (_folder, home) = home();
    drop(Store::open(&home, at(0)).unwrap());
    Connection::open(home.database()).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = std::fs::read(home.database()).unwrap();
    let refused = Store::open_for_window(&home, at(1)).map(|_| ());
    assert_eq!(refused, Err(StoreFault::Newer { path: home.database(), found: 99, known: 4 }));
    assert_eq!(std::fs::read(home.database()).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_the_home() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, home) = home();
    let store = Store::open_for_window(&home, at(0)).unwrap();
    store.backup(at(1)).unwrap();
    for folder in [home.root(), &home.backups()] {
        assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn a_relative_home_does_not_move_with_the_program() {
    assert!(Home::new(Path::new("here")).root().is_absolute());
}
