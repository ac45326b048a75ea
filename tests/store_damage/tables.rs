//! Damage in any table, in a small home and in large ones: seen, said, and nothing is overwritten.

use std::fs;
use std::time::Instant;

use jauge::store::{Home, Store, StoreFault};

use super::filled::{Filled, Page};
use super::{Dice, at, opening, used_home};

fn damaged(home: &Home) -> StoreFault {
    StoreFault::Damaged { path: home.database(), backup: None }
}

/// Damages each of these pages in turn.
fn each_is_seen_at_opening(filled: &mut Filled, pages: &[Page]) {
    let mut dice = Dice(5);
    for page in pages {
        filled.with_damaged(page, &mut dice, |filled| {
            let Page { of, number, .. } = page;
            assert_eq!(opening(&filled.home), Err(damaged(&filled.home)), "page {number}, of {of}");
            assert!(filled.is_untouched(), "page {number}, of {of}");
        });
    }
    assert_eq!(opening(&filled.home), Ok(()), "what was put back is whole");
}

#[test]
fn damage_in_any_table_of_a_home_of_one_mebibyte_is_seen_and_nothing_is_overwritten() {
    let mut filled = Filled::of(1);
    let pages = filled.pages();
    each_is_seen_at_opening(&mut filled, &pages);
}

#[test]
fn damage_in_any_table_of_a_home_of_fifty_mebibytes_is_seen_and_nothing_is_overwritten() {
    let mut filled = Filled::of(50);
    let pages = filled.pages();
    for table in ["submissions", "received", "quarantine", "contents"] {
        assert!(pages.iter().filter(|page| page.of == table).count() == 2, "{table} has several pages");
    }
    let start = Instant::now();
    assert_eq!(opening(&filled.home), Ok(()));
    println!("{} bytes opened in {:?}", filled.bytes.len(), start.elapsed());
    each_is_seen_at_opening(&mut filled, &pages);
}

#[test]
fn of_a_larger_home_the_files_are_checked_after_opening_and_damage_stops_writing() {
    let mut filled = Filled::of(70);
    let (files, others): (Vec<Page>, Vec<Page>) =
        filled.pages().into_iter().partition(|page| page.holds_files);
    each_is_seen_at_opening(&mut filled, &others);
    let mut dice = Dice(6);
    for page in &files {
        filled.with_damaged(page, &mut dice, |filled| {
            let store = Store::open_for_window(&filled.home, at(1)).unwrap();
            let fault = Err(damaged(&filled.home));
            assert_eq!(store.check_rest(), fault, "page {} of {}", page.number, page.of);
            assert_eq!(store.record("", "counted", "", at(2)), fault);
            assert_eq!(store.clone().set_preference("look", "dark"), fault, "every holder is stopped");
            assert_eq!(store.journal().unwrap().len(), 150, "what is whole is still shown");
            drop(store);
            assert!(filled.is_untouched(), "page {} of {}", page.number, page.of);
        });
    }
    let store = Store::open_for_window(&filled.home, at(1)).unwrap();
    assert_eq!(store.check_rest(), Ok(()));
    assert_eq!(store.record("", "counted", "", at(2)), Ok(()));
}

#[test]
fn a_value_that_no_status_outcome_or_day_can_have_is_damage() {
    let mut filled = Filled::of(1);
    let texts = [
        ("submissions", "to-review"),
        ("decisions", "accepted"),
        ("decisions", "2025-02-01"),
        ("envelopes", "campaigncampaign"),
        ("campaign_roles", "lead"),
        ("campaigns", "2025-03-31"),
    ];
    let pages = filled.pages();
    for (table, text) in texts {
        let page = pages.iter().rfind(|page| page.of == table).unwrap();
        filled.with_flipped(page, text, |filled| {
            assert_eq!(opening(&filled.home), Err(damaged(&filled.home)), "{text} in {table}");
            assert!(filled.is_untouched());
        });
    }
}

#[test]
fn damage_that_the_backup_comes_upon_stops_writing() {
    let mut filled = Filled::of(1);
    let store = Store::open_for_window(&filled.home, at(1)).unwrap();
    let page = filled.pages().into_iter().rfind(|page| page.of == "contents").unwrap();
    filled.with_damaged(&page, &mut Dice(7), |filled| {
        let fault = damaged(&filled.home);
        assert_eq!(store.backup(at(2)), Err(fault.clone()));
        assert_eq!(store.record("", "counted", "", at(3)), Err(fault));
        assert!(store.backups().is_empty());
    });
}

#[test]
fn the_log_of_a_damaged_database_is_not_written_back_into_it() {
    let (_folder, home, draft, _) = used_home();
    let store = Store::open_for_window(&home, at(1)).unwrap();
    store.write_fields(draft, &[("year", "2024")], at(2)).unwrap();
    // As a cut of power leaves it: the last text is in the log alone.
    let (_other, torn) = super::home();
    fs::create_dir_all(torn.root()).unwrap();
    for name in ["jauge.db", "jauge.db-wal"] {
        fs::copy(home.root().join(name), torn.root().join(name)).unwrap();
    }
    let files = || ["jauge.db", "jauge.db-wal"].map(|name| fs::read(torn.root().join(name)).unwrap());
    let mut database = fs::read(torn.database()).unwrap();
    let connection = rusqlite::Connection::open(home.database()).unwrap();
    let root: usize = connection
        .query_one("SELECT rootpage FROM sqlite_schema WHERE name = 'signers'", [], |row| {
            row.get::<_, i64>(0)
        })
        .unwrap()
        .try_into()
        .unwrap();
    let size = super::page_of(&database);
    database[(root - 1) * size..root * size].fill(0xa5);
    fs::write(torn.database(), &database).unwrap();
    let before = files();
    assert!(before[1].len() > size);
    assert_eq!(opening(&torn), Err(damaged(&torn)));
    assert!(files() == before);
}
