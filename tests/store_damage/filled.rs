//! A home whose every table has rows, of any size, and where in its file each table lies.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};

use jauge::store::{Home, Store};
use rusqlite::Connection;

use super::{Dice, at, home, page_of};

/// So many rows have most tables: more than one page of them.
const ROWS: u64 = 150;

/// Written past the program, which would take minutes for it, under the triggers and the checks that it has. Where a
/// table refers to another, row n refers to row n.
const ROWS_OF_EACH: &str = "
    CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, hex TEXT, body TEXT, words TEXT);
    WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < :rows)
        INSERT INTO n SELECT i, printf('%064x', i), printf('body-%04d', i), hex(randomblob(80)) FROM numbers;
    INSERT INTO contents SELECT hex, randomblob(:size) FROM n;
    INSERT INTO preferences SELECT body, words FROM n;
    INSERT INTO journal SELECT i, i, words, 'counted', body, hex, hex FROM n;
    INSERT INTO envelopes SELECT i, hex, hex, 'campaign', 'campaign', body, 2024, 1, i FROM n;
    INSERT INTO signers SELECT i, body || words, 1 FROM n;
    INSERT INTO revocations SELECT words, hex, body, '', 1, i FROM n;
    INSERT INTO campaigns SELECT hex, body, 'ministry', words, words, 2024, 1, '2024-04-01', '2025-03-31', 1,
        'America/Toronto', '2025-01-15', '2025-03-31', hex, '', i FROM n;
    INSERT INTO campaign_roles SELECT hex, 'lead' FROM n;
    INSERT INTO campaign_supersedes SELECT hex, hex FROM n;
    INSERT INTO campaign_years SELECT 2000 + i, words FROM n;
    INSERT INTO campaign_bodies SELECT hex, body, words, '', '' FROM n;
    INSERT INTO drafts SELECT i, i, i, hex, hex, hex, hex FROM n;
    INSERT INTO fields SELECT i, body, words FROM n;
    INSERT INTO evidence SELECT i, i, words, body, hex, i FROM n;
    INSERT INTO cases SELECT 2024, body, 1 FROM n;
    INSERT INTO submissions SELECT i, hex, hex, body, words, 2024, 1, NULL, hex, hex, '', 1, i, '{}', 'to-review', 1 FROM n;
    INSERT INTO received SELECT i, randomblob(:size) FROM n;
    INSERT INTO arrivals SELECT i, hex, 1, i FROM n;
    INSERT INTO decisions SELECT i, hex, hex, hex, body, 2024, 'accepted', i, 1, '2025-02-01', words, i, i FROM n;
    INSERT INTO decision_supersedes SELECT id, fingerprint FROM decisions;
    INSERT INTO quarantine SELECT i, hex, words, hex, body, 2024, 1, i FROM n;
    INSERT INTO quarantine_reasons SELECT i, 0, 'code', NULL, words, words, words, words FROM n;";

/// A page of the file.
pub struct Page {
    /// The table or index that it is of.
    pub of: String,
    /// Is its table one that holds files?
    pub holds_files: bool,
    /// From 1.
    pub number: u64,
}

/// A closed home of about that many MiB, without a backup, and its file to damage.
pub struct Filled {
    _folder: tempfile::TempDir,
    pub home: Home,
    pub bytes: Vec<u8>,
    size: usize,
}

impl Filled {
    pub fn of(mebibytes: u64) -> Self {
        let (folder, home) = home();
        drop(Store::open_for_window(&home, at(0)).unwrap());
        let connection = Connection::open(home.database()).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF").unwrap();
        // Two tables hold them.
        let size = (mebibytes << 20) / (2 * ROWS) - 1000;
        let sql = ROWS_OF_EACH.replace(":rows", &ROWS.to_string()).replace(":size", &size.to_string());
        connection.execute_batch(&format!("BEGIN; {sql} COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")).unwrap();
        for table in tables(&connection) {
            let filled: bool = connection
                .query_one(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0))
                .unwrap();
            assert!(filled, "{table} is new in the schema and needs rows here");
        }
        drop(connection);
        let bytes = fs::read(home.database()).unwrap();
        let size = page_of(&bytes);
        Self { _folder: folder, home, bytes, size }
    }

    /// The root page of every table and index of the schema, and a leaf of each that has several pages.
    pub fn pages(&self) -> Vec<Page> {
        let connection = Connection::open(self.home.database()).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(it.tbl_name) WHERE type = 'BLOB'), rootpage,
                    (SELECT max(pageno) FROM dbstat WHERE dbstat.name = it.name AND pagetype = 'leaf')
                 FROM sqlite_schema AS it WHERE rootpage > 0",
            )
            .unwrap();
        let mut pages = Vec::new();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let (of, holds_files): (String, bool) = (row.get(0).unwrap(), row.get(1).unwrap());
            let mut numbers: Vec<i64> = vec![row.get(2).unwrap(), row.get(3).unwrap()];
            numbers.dedup();
            pages.extend(numbers.into_iter().map(|number| Page {
                of: of.clone(),
                holds_files,
                number: number.try_into().unwrap(),
            }));
        }
        pages
    }

    /// Writes random bytes over a page, does that, and puts the page back.
    pub fn with_damaged<T>(&mut self, page: &Page, dice: &mut Dice, work: impl FnOnce(&Self) -> T) -> T {
        let random: Vec<u8> = (0..self.size).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect();
        let former = self.write(page.number, &random);
        let done = work(self);
        self.write(page.number, &former);
        done
    }

    /// Replaces one byte of the first such text in a leaf of a table, does that, and puts it back.
    pub fn with_flipped<T>(&mut self, page: &Page, text: &str, work: impl FnOnce(&Self) -> T) -> T {
        let start = self.size * usize::try_from(page.number - 1).unwrap();
        let mut flipped = self.bytes[start..start + self.size].to_vec();
        let place = flipped.windows(text.len()).position(|window| window == text.as_bytes());
        flipped[place.expect("the page has such a text")] ^= 0x40;
        let former = self.write(page.number, &flipped);
        let done = work(self);
        self.write(page.number, &former);
        done
    }

    /// Is the file as this test left it, byte for byte?
    pub fn is_untouched(&self) -> bool {
        let mut found = Vec::with_capacity(self.bytes.len());
        File::open(self.home.database()).unwrap().read_to_end(&mut found).unwrap();
        found == self.bytes
    }

    /// Gives what was there.
    fn write(&mut self, page: u64, bytes: &[u8]) -> Vec<u8> {
        let start = self.size as u64 * (page - 1);
        let mut file = File::options().write(true).open(self.home.database()).unwrap();
        file.seek(SeekFrom::Start(start)).unwrap();
        file.write_all(bytes).unwrap();
        let start = usize::try_from(start).unwrap();
        let place = &mut self.bytes[start..start + self.size];
        let former = place.to_vec();
        place.copy_from_slice(bytes);
        former
    }
}

/// The tables as the schema names them.
fn tables(connection: &Connection) -> Vec<String> {
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}
