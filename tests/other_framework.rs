//! Targets are data: a made-up framework, with another number of targets, other quantities, thresholds and numbers
//! of the rules, runs through the same program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::declare::Body;
use support::{Key, Machine, Outcome, require_tools, stock};

const COUNTS: &str = "quantity,value,reason
books,300,
loans,100,
readers,120,
readers_online,61,
sunday,no,
";

#[test]
fn its_targets_quantities_thresholds_and_rules_are_those_of_its_file() {
    let machine = Machine::new();
    let framework = run(&machine, args!["framework", "--json"]).ends(0).json();
    assert_eq!(framework["id"], "bibliotheques-inventees");
    assert_eq!(framework["version"], 7);
    assert_eq!(framework["targets"].as_array().unwrap().len(), 3);
    assert_eq!(framework["targets"][0]["threshold"], 0.33);
    assert_eq!(framework["targets"][1]["kind"], "majority");
    assert_eq!(framework["targets"][2]["quantity"], "sunday");
    assert_eq!(framework["quantities"].as_array().unwrap().len(), 5);
    let page = run(&machine, args!["framework"]).ends(0).out;
    assert!(page.contains("Invented libraries") && page.contains("readers_online"), "{page}");
    let rules = run(&machine, args!["rules", "--json"]).ends(0).json();
    let moved = rules.as_array().unwrap().iter().find(|rule| rule["id"] == "W01").unwrap();
    assert!(moved["sentence"].as_str().unwrap().contains('5'), "its own number of points: {moved}");
}

#[test]
fn its_own_numbers_decide_what_is_met_and_what_is_found() {
    let machine = Machine::new();
    let report = check(&machine, COUNTS).ends(0).json();
    assert_eq!(report["findings"], json!([]));
    let seen: Vec<(&str, &str, &Value)> = report["targets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|target| (target["id"].as_str().unwrap(), target["display"].as_str().unwrap(), &target["met"]))
        .collect();
    let (yes, no) = (json!(true), json!(false));
    assert_eq!(
        seen,
        [("lending", "33.3%", &yes), ("catalogue", "50.8%", &yes), ("open-on-sunday", "No", &no)],
        "a third reaches 33 %, and 61 of 120 is more than half"
    );

    let found = |counts: &str, code| rules(&check(&machine, counts).ends(code).json());
    assert_eq!(found(&COUNTS.replace("loans,100", "loans,130"), 0), ["W04:loans"], "its own ordered pair");
    assert_eq!(found(&COUNTS.replace("books,300,", "books,ND,no"), 1), ["E04:books", "E05:loans"]);
    assert_eq!(found(&COUNTS.replace("books,300,", "books,ND,why"), 1), ["E05:loans"], "three letters do");
    let unknown = machine.write("other.csv", COUNTS.replace("books,", "services,"));
    let refused = run(&machine, Body::check_args(&unknown)).ends(2);
    assert!(refused.err.contains("services"), "{}", refused.err);
}

#[test]
fn a_declaration_under_it_is_sealed_verified_and_shown() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let before = seal(&body, "2023", COUNTS, &[]);
    // 100 of 300 to 112 of 320 is a move of 1.7 points, of 300 to 340 books one of 13 %.
    let changed = COUNTS.replace("books,300", "books,340").replace("loans,100", "loans,112");
    let short = args!["--previous", &before, "--justify", "W02:books=Deux dons"];
    let refused = sealing(&body, "2024", &changed, &short, &body.machine.path("no.jauge")).ends(1);
    assert!(refused.err.contains("E07"), "its justifications have twenty characters: {}", refused.err);
    let long = args!["--previous", &before, "--justify", "W02:books=Deux dons de quarante livres"];
    let sealed = seal(&body, "2024", &changed, &long);

    let verified =
        body.machine.run(args!["verify", &sealed, "--signers", &body.signers, "--json"]).ends(0).json();
    assert_eq!(verified[0]["verdict"], "valid", "a framework that is not known here can be valid");
    stock::accepts(&body.machine, &sealed, &body.signers, &["lead"], "exemple");

    let shown = run(&body.machine, args!["show", &sealed, "--json"]).json();
    assert_eq!(shown["content"]["framework"]["id"], "bibliotheques-inventees");
    assert_eq!(shown["content"]["answers"].as_array().unwrap().len(), 5);
    assert_eq!(shown["content"]["justifications"][0]["quantity"], "books");
    let page = run(&body.machine, args!["show", &sealed]).out;
    assert!(page.contains("Opening on Sunday"), "in its own words: {page}");
    let elsewhere = body.machine.run(args!["show", &sealed]).out;
    assert!(elsewhere.contains("bibliotheques-inventees") && elsewhere.contains("sunday"), "{elsewhere}");
}

#[test]
fn its_barometer_has_its_own_targets_thresholds_and_classes_of_size() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let ministry = Key::new(machine, "ministry");
    let bodies =
        machine.write("bodies.csv", "code,name_fr,name_en\nexemple,Exemple,Example\nautre,Autre,Other\n");
    let signed = args!["--key", &ministry.private, "--passphrase-file", &ministry.passphrase].to_vec();
    let campaign = |framework: &Path, year: &str| {
        let about =
            args!["campaign", "new", "--year", year, "--framework", framework, "--organizations", &bodies];
        let dates = args!["--opens", "2021-01-15", "--closes", "2099-12-31", "--ministry", "mcn"];
        let out = args!["--contact", "campagne@exemple.invalid", "--require", "lead", "--out"];
        let file = machine.path(format!("campaign-{year}.jauge"));
        let all = about.into_iter().chain(dates).chain(out).chain(args![&file]).chain(signed.clone());
        machine.run(all).ends(0);
        file
    };
    let file = campaign(&made_up(), "2024");
    let sealed = seal(&body, "2024", COUNTS, &args!["--campaign", file]);
    machine.run(args!["signers", "import", &body.signers]).ends(0);
    machine.run(args!["receive", sealed]).ends(0);
    let decided = args!["decide", "--all-to-review", "--year", "2024", "--outcome", "accepted", "--out"];
    machine.run(decided.into_iter().chain(args![machine.path("decisions")]).chain(signed.clone())).ends(0);

    let barometer =
        machine.run(args!["barometer", "--year", "2024", "--by", "size", "--json"]).ends(0).json();
    assert_eq!(barometer["framework"], "bibliotheques-inventees");
    let targets = barometer["targets"].as_array().unwrap();
    assert_eq!(targets.len(), 3);
    assert_eq!((&targets[0]["part"], &targets[0]["whole"]), (&json!(100), &json!(300)));
    assert_eq!((&targets[0]["met"], &targets[0]["missing"]), (&json!(true), &json!(1)));
    let groups = barometer["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2, "from 50 books on, and unknown: {groups:?}");
    assert_eq!((&groups[0]["least"], &groups[0]["declared"]), (&json!(50), &json!(1)));
    assert_eq!((&groups[1]["id"], &groups[1]["missing"]), (&Value::Null, &json!(1)));
    let page = machine.run(args!["barometer", "--year", "2024", "--by", "size", "--lang", "en"]).ends(0).out;
    assert!(page.contains("Books: 50 or more") && page.contains("size unknown"), "{page}");
    let other = args!["barometer", "--year", "2024", "--target", "services"];
    assert!(machine.run(other).ends(2).err.contains("open-on-sunday"), "names the targets that there are");

    let text = std::fs::read_to_string(made_up()).unwrap();
    let (before, from) = text.split_once("[sizes]").unwrap();
    let after = &from[from.find("[[ambition]]").unwrap()..];
    campaign(&machine.write("without.toml", format!("{before}{after}")), "2025");
    let without = args!["barometer", "--year", "2025", "--by", "size", "--lang", "en"];
    assert!(machine.run(without).ends(2).err.contains("no classes of size"));
}

#[test]
fn a_faulty_framework_names_its_file_line_and_reason() {
    let machine = Machine::new();
    let good = std::fs::read_to_string(made_up()).unwrap();
    let faulty = good.replace("part = \"loans\"", "part = \"lendings\"");
    let line = 1 + faulty.lines().position(|line| line.contains("lendings")).unwrap();
    let faulty = machine.write("faulty.toml", faulty);
    let run = machine.run(args!["framework", "--framework", &faulty]).ends(2);
    for part in ["faulty.toml", &format!("ine {line}"), "lendings"] {
        assert!(run.err.contains(part), "no {part} in {}", run.err);
    }
}

fn made_up() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/frameworks/made-up.toml")
}

fn run(machine: &Machine, args: impl IntoIterator<Item = OsString>) -> Outcome {
    machine.run(args.into_iter().chain(args!["--framework", made_up()]))
}

fn check(machine: &Machine, counts: &str) -> Outcome {
    let counts = machine.write("counts.csv", counts);
    run(machine, Body::check_args(&counts).into_iter().chain(args!["--json"]))
}

fn sealing(body: &Body, year: &str, counts: &str, more: &[OsString], out: &Path) -> Outcome {
    let counts = body.machine.write(format!("{year}.csv").as_str(), counts);
    let mut args = body.seal_args(&counts, out);
    let at = args.iter().position(|arg| arg == "--year").unwrap();
    args[at + 1] = year.into();
    run(&body.machine, args.into_iter().chain(more.iter().cloned()))
}

fn seal(body: &Body, year: &str, counts: &str, more: &[OsString]) -> PathBuf {
    let out = body.machine.path(format!("{year}.jauge"));
    sealing(body, year, counts, more, &out).ends(0);
    out
}

/// `RULE:QUANTITY` of each finding.
fn rules(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    let found: BTreeSet<String> = findings
        .iter()
        .map(|finding| {
            format!("{}:{}", finding["rule"].as_str().unwrap(), finding["quantity"].as_str().unwrap())
        })
        .collect();
    found.into_iter().collect()
}
