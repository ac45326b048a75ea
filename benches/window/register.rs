//! A ministry's home with a register of 100 000 lines, and what finding something in it takes.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jauge::gui::screen::register::list::{Column, Filter, List, Prepared};
use jauge::l10n::Lang;
use jauge::store::{Change, Home, Register as _, Status, Store, SubmissionRow, Unit};
use jauge::workflow::ministry::register;
use jiff::Timestamp;
use tempfile::TempDir;

/// The lines.
pub const LINES: usize = 100_000;

/// The home.
pub struct Desk(TempDir);

impl Desk {
    /// Makes it. The files are a few bytes: what is shown are the rows.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Timestamp::now();
        let store = Store::open(&Home::new(folder.path()), now).expect("a home");
        store.start_bulk().expect("room");
        for portion in (0..LINES).collect::<Vec<_>>().chunks(10_000) {
            let rows: Vec<SubmissionRow> = portion.iter().map(|number| arrival(*number, now)).collect();
            let changes: Vec<Change<'_>> =
                rows.iter().map(|row| Change::Arrival { row, bytes: row.fingerprint.as_bytes() }).collect();
            let unit = Unit { expected: &[], changes: &changes, journal: &[], who: "", at: now };
            store.commit(&unit).expect("they are received");
        }
        store.finish_bulk().expect("on the disk");
        Self(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The slowest of sorting by each column, filtering and searching.
    pub fn slowest(&self) -> Duration {
        let store = Store::open(&Home::new(self.path()), Timestamp::now()).expect("a home");
        let register = register::of_year(&store, 2024, Timestamp::now(), Lang::Fr).expect("the register");
        let mut list = List::of(Arc::new(Prepared::of(register)));
        assert_eq!(list.len(), LINES);
        let mut slowest = Duration::ZERO;
        let mut time = |what: &mut dyn FnMut()| {
            let begin = Instant::now();
            what();
            slowest = slowest.max(begin.elapsed());
        };
        let columns =
            [Column::Body, Column::Name, Column::Portfolio, Column::State, Column::Late, Column::Received];
        for column in columns {
            time(&mut || list.sort(column, true));
        }
        time(&mut || list.filter(Some(Filter::ToReview)));
        time(&mut || list.filter(None));
        time(&mut || list.search("regie fictive 099".to_owned()));
        slowest
    }
}

fn arrival(number: usize, at: Timestamp) -> SubmissionRow {
    SubmissionRow {
        fingerprint: format!(
            "{:064x}",
            (number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
        ),
        organization: format!("organisme-{number:06}"),
        name: format!("Régie fictive {number:06}"),
        year: 2024,
        sequence: 1,
        supersedes: None,
        campaign: None,
        framework: "0".repeat(64),
        prepared_by: "Personne Fictive".to_owned(),
        answers: "{\"services\":31,\"services_asking_once\":21}".to_owned(),
        sha256: String::new(),
        attested: false,
        received_at: at,
        status: Status::ToReview,
        version: 0,
        copies: Vec::new(),
    }
}
