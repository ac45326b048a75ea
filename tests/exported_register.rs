//! The register for people who work in a spreadsheet: what its file is, whatever it says, and who is missing or late.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use jauge::l10n::Lang;
use jauge::store::{Home, Store};
use jauge::workflow::ministry::register;
use jiff::Timestamp;
use support::collected::Collected;
use support::declare::COUNTS;
use support::{Key, Machine, require_tools, stock};

const NAMES: [&str; 3] = ["=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "@SUM(1)"];
/// The last one's English name.
const IN_ENGLISH: &str = "@SUM(2)";

/// A ministry whose campaign closed long ago: two bodies declare late, one never does.
fn late() -> Collected {
    let machine = Machine::new();
    let key = Key::new(&machine, "ministry");
    let collected = Collected { machine, key };
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(["code", "name_fr", "name_en", "portfolio"]).unwrap();
    for (place, name) in NAMES.iter().enumerate() {
        let english = if place == 2 { IN_ENGLISH } else { name };
        list.write_record([&*format!("body-{place}"), name, english, "+1"]).unwrap();
    }
    let list = collected.machine.write("organizations.csv", list.into_inner().unwrap());
    let out = collected.machine.path("campaign-2024.jauge");
    let about = args!["campaign", "new", "--year", "2024", "--framework", "stng-2019-2023", "--out", out];
    let days = args!["--opens", "2021-01-15", "--closes", "2021-03-31", "--require", "lead"];
    let whose = args!["--ministry", "mcn", "--contact", "campagne@exemple.invalid", "--organizations", list];
    collected.signed(about.into_iter().chain(days).chain(whose)).ends(0);
    let counts = collected.machine.write("counts.csv", COUNTS);
    for (place, name) in NAMES.iter().enumerate().take(2) {
        collected.declares(&format!("body-{place}"), name, "2024", &counts);
    }
    collected.receives_and_accepts("2024");
    collected
}

#[test]
fn the_file_has_frozen_headers_filters_and_names_as_text_and_is_told_as_one_document() {
    if !require_tools(&["ssh-keygen", "unzip"]) {
        return;
    }
    let collected = late();
    let book = collected.machine.path("register.xlsx");
    let told = collected.machine.run(args!["export", "register", "--out", &book, "--json"]).ends(0).json();
    let expected = serde_json::json!({
        "file": book.to_str().unwrap(), "year": 2024, "submissions": 2, "answers": 36, "missing_or_late": 3,
    });
    assert_eq!(told, expected);
    let part = |name: &str| String::from_utf8(stock::entry(&book, name)).unwrap();
    for (sheet, filtered) in [(1, "A1:I3"), (2, "A1:F37"), (3, "A1:F4")] {
        let sheet = part(&format!("xl/worksheets/sheet{sheet}.xml"));
        let pane = sheet.split("<pane ").nth(1).unwrap().split("/>").next().unwrap();
        assert!(pane.contains("ySplit=\"1\"") && pane.contains("state=\"frozen\""), "{pane}");
        assert!(sheet.contains(&format!("<autoFilter ref=\"{filtered}\"")), "{sheet}");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula: {sheet}");
    }
    let strings = part("xl/sharedStrings.xml");
    for text in ["=HYPERLINK(", "&lt;script&gt;alert(1)&lt;/script&gt;", IN_ENGLISH, "+1"] {
        assert!(strings.contains(text), "{text} in {strings}");
    }
}

#[test]
fn an_empty_home_has_no_register_to_export_and_says_so() {
    let machine = Machine::new();
    let book = machine.path("register.xlsx");
    let asked = args!["export", "register", "--out", &book, "--json"];
    let refused = machine.run(asked).ends(1).says("The register is empty");
    assert_eq!(refused.out, "");
    assert!(!book.exists());
}

#[test]
fn missing_bodies_and_late_ones_are_one_list_that_no_spreadsheet_runs() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let collected = late();
    let store = Store::open(&Home::new(&collected.machine.home()), Timestamp::now()).unwrap();
    let list = register::of_year(&store, 2024, Timestamp::now(), Lang::Fr).unwrap().missing_or_late_list();
    let mut rows = csv::Reader::from_reader(list.as_slice());
    assert_eq!(
        rows.headers().unwrap(),
        ["code", "name", "portfolio", "status", "late", "received_at"].as_slice()
    );
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let name = |place: usize| match NAMES[place] {
        formula if formula.starts_with(['=', '@']) => format!("'{formula}"),
        name => name.to_owned(),
    };
    for (place, status) in ["accepted", "accepted", "missing"].into_iter().enumerate() {
        let row = &rows[place];
        assert_eq!((&row[0], &row[3], &row[4]), (&*format!("body-{place}"), status, "yes"), "{row:?}");
        assert_eq!((&row[1], &row[2]), (&*name(place), "'+1"));
        assert_eq!(row[5].is_empty(), status == "missing", "{row:?}");
    }
    // The terminal marks them too.
    let listed = collected.machine.run(args!["register", "list"]).ends(0).out;
    assert_eq!(listed.lines().filter(|line| line.contains("late")).count(), 3, "{listed}");
}

#[test]
fn each_language_has_its_own_names_of_the_bodies() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = late().machine;
    for (lang, name) in [("fr", NAMES[2]), ("en", IN_ENGLISH)] {
        let asked = args!["register", "list", "--organization", "body-2", "--lang", lang];
        let listed = machine.run(asked.clone()).ends(0).out;
        assert!(listed.contains(name), "{listed}");
        let told = machine.run(asked.into_iter().chain(args!["--json"])).ends(0).json();
        assert_eq!(told["items"][0]["name"], name);
    }
}
