//! Homes as former versions of the program left them, with what those programs said of them. `tests/data/homes/make.sh`
//! made them, at made-up moments long past.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use jauge::store::{Home, Store};
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use crate::command::Machine;

/// All of them.
pub const HOMES: [&str; 9] = [
    "version-1",
    "version-2",
    "version-3-first",
    "demo",
    "two-years",
    "campaign-replaced-ministry",
    "campaign-replaced-body",
    "set-aside",
    "follow",
];

/// One of them, unpacked on a machine of its own.
pub struct Former {
    pub name: &'static str,
    pub machine: Machine,
}

impl Former {
    pub fn unpack(name: &'static str) -> Self {
        let machine = Machine::new();
        let database = unpacked(&homes().join(format!("{name}.db.xz")));
        fs::create_dir(machine.home()).unwrap();
        fs::write(machine.home().join("jauge.db"), &database).unwrap();
        // A second one stays as it was, to compare with.
        fs::write(machine.path("former.db"), &database).unwrap();
        Self { name, machine }
    }

    pub fn home(&self) -> Home {
        Home::new(&self.machine.home())
    }

    pub fn open(&self) -> Store {
        Store::open(&self.home(), today()).unwrap_or_else(|fault| panic!("{}: {fault:?}", self.name))
    }

    /// The former database, read without the program.
    pub fn before(&self) -> Connection {
        Connection::open_with_flags(self.machine.path("former.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// Today's, read without the program.
    pub fn after(&self) -> Connection {
        Connection::open_with_flags(self.home().database(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// What the former program said, by the name of its file.
    pub fn told(&self, file: &str) -> String {
        let path = self.expected().join(file);
        let packed = self.expected().join(format!("{file}.xz"));
        let bytes = if packed.exists() { unpacked(&packed) } else { fs::read(&path).unwrap() };
        String::from_utf8(bytes).unwrap()
    }

    pub fn told_json(&self, file: &str) -> serde_json::Value {
        serde_json::from_str(&self.told(file)).unwrap()
    }

    /// The years that it told something of: the register, the barometer.
    pub fn years_told(&self, of: &str) -> Vec<String> {
        let names = fs::read_dir(self.expected()).unwrap();
        let mut years: Vec<String> = names
            .filter_map(|entry| {
                let name = entry.unwrap().file_name().into_string().unwrap();
                Some(name.strip_prefix(of)?.strip_prefix('-')?.split('.').next()?.to_owned())
            })
            .collect();
        years.sort();
        years
    }

    /// How many rows each table had, and the version as `user_version`.
    pub fn counts(&self) -> BTreeMap<String, u64> {
        let line = |line: &str| {
            let (table, count) = line.split_once(' ').unwrap();
            (table.to_owned(), count.parse().unwrap())
        };
        self.told("rows.txt").lines().map(line).collect()
    }

    fn expected(&self) -> PathBuf {
        homes().join(format!("{}.expected", self.name))
    }
}

/// Long after all of it.
pub fn today() -> Timestamp {
    "2026-01-15T12:00:00Z".parse().unwrap()
}

fn homes() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "data", "homes"].iter().collect()
}

fn unpacked(file: &std::path::Path) -> Vec<u8> {
    let unpacked = Command::new("xz").arg("-dc").arg(file).output().unwrap();
    assert!(unpacked.status.success(), "{}", file.display());
    unpacked.stdout
}

pub fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_one(sql, [], |row| row.get(0)).unwrap()
}

/// The rows that a query gives.
pub fn rows(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// The columns of a table, each with its type; none where there is no such table.
pub fn columns(connection: &Connection, table: &str) -> BTreeMap<String, String> {
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
    statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}
