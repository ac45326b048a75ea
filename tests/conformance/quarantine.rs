//! Files that do not count.

use jauge::store::{QuarantinedFile, Register};

use crate::happening::{Desk, Happening, YEAR, at, digest, quarantined};

conform! {
    a_file_that_does_not_count_reads_as_it_came,
    the_same_file_is_kept_once_with_the_reasons_that_it_had_last,
    what_came_last_is_told_first,
}

fn a_file_that_does_not_count_reads_as_it_came(register: &dyn Register) {
    let row = QuarantinedFile {
        fingerprint: Some(digest("it")),
        organization: None,
        year: None,
        sequence: Some(7),
        ..quarantined("a.jauge", &["first", "second"])
    };
    Desk(register).happens(Happening::Quarantine(row.clone(), b"bytes".to_vec()));
    assert_eq!(register.quarantine(), Ok(vec![QuarantinedFile { sha256: digest("bytes"), ..row }]));
    assert_eq!(register.years_received(), Ok(Vec::new()));
    register.each_case(YEAR, &mut |case| panic!("{case:?}")).unwrap();
}

fn the_same_file_is_kept_once_with_the_reasons_that_it_had_last(register: &dyn Register) {
    let desk = Desk(register);
    desk.happens(Happening::Quarantine(quarantined("a.jauge", &["one", "two", "three"]), b"bytes".to_vec()));
    let again = QuarantinedFile { received_at: at(50), ..quarantined("b.jauge", &["four"]) };
    desk.happens(Happening::Quarantine(again.clone(), b"bytes".to_vec()));
    let kept = QuarantinedFile { sha256: digest("bytes"), received_at: at(1), ..again };
    assert_eq!(register.quarantine(), Ok(vec![kept]), "since the day that it came");
    assert_eq!(desk.rows(), 2, "each time is told");
}

fn what_came_last_is_told_first(register: &dyn Register) {
    let desk = Desk(register);
    for name in ["a", "b", "c", "a"] {
        desk.happens(Happening::Quarantine(quarantined(name, &[name]), name.as_bytes().to_vec()));
    }
    let files: Vec<String> = register.quarantine().unwrap().into_iter().map(|row| row.file).collect();
    assert_eq!(files, ["c", "b", "a"]);
}
