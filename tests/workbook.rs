//! The reviewers' workbook, opened by the spreadsheet program that people have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Machine, finish, require_tools};

/// The sheets of a workbook as `soffice` reads them: the name of each, and its rows.
fn sheets(machine: &Machine, book: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let out = machine.path(format!("sheets-{}", book.file_stem().unwrap().to_str().unwrap()));
    let mut office = Command::new("soffice");
    machine.isolate(&mut office);
    // Every sheet, each in a file of its own; text in quotes, numbers without.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1";
    office.args(["--headless", "--norestore", "--convert-to", filter, "--outdir"]).arg(&out).arg(book);
    let said = finish(&mut office).ends(0);
    let warned = said.err.lines().any(|line| line.to_lowercase().contains("error"));
    assert!(!warned, "{}", said.err);
    let files = std::fs::read_dir(&out).unwrap().map(|file| file.unwrap().path());
    files.map(|file| (sheet_name(&file), rows(&file))).collect()
}

fn sheet_name(file: &Path) -> String {
    let stem = file.file_stem().unwrap().to_str().unwrap();
    stem.rsplit_once('-').unwrap().1.to_owned()
}

fn rows(file: &PathBuf) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(file).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_register_opens_in_libreoffice_with_real_numbers_real_dates_and_both_languages() {
    if !require_tools(&["soffice"]) {
        return;
    }
    let machine = Machine::new();
    let places =
        machine.run(args!["demo", "--json", "--no-window", "--home", machine.path("d")]).ends(0).json();
    let home = places["folder"].as_str().unwrap();
    let export = |lang: &str| {
        let book = machine.path(format!("register-{lang}.xlsx"));
        let asked =
            args!["--home", home, "--lang", lang, "export", "register", "--year", "2024", "--out", &book];
        machine.run(asked).ends(0);
        sheets(&machine, &book)
    };
    let english = export("en");
    let names: Vec<&str> = english.keys().map(String::as_str).collect();
    assert_eq!(names, ["Answers", "Missing", "Submissions"]);
    let submissions = &english["Submissions"];
    assert_eq!(submissions[0][..4], ["Code", "Body", "Portfolio", "Year"]);
    // 23 bodies declared, one of them twice; the forgery that tells whose it is stands beside them.
    assert_eq!(submissions.len(), 1 + 23 + 1 + 1);
    let late = submissions.iter().find(|row| row[0] == "conseil-pretendu").unwrap();
    assert_eq!(late[5..7], ["accepted", "yes"]);
    assert!(late[7].starts_with("2025-04-07 15:00"), "a real date, shown as one: {}", late[7]);
    let answers = &english["Answers"];
    let employees =
        answers.iter().find(|row| row[0] == "ministere-exemple" && row[3] == "employees").unwrap();
    assert!(employees[5].parse::<u32>().is_ok(), "{employees:?}");
    let raw = std::fs::read_to_string(machine.path("sheets-register-en/register-en-Answers.csv")).unwrap();
    let own = |line: &&str| line.contains("ministere-exemple") && line.contains("\"employees\"");
    let line = raw.lines().find(own).unwrap();
    assert!(line.ends_with(&format!(",{}", employees[5])), "a number, not a text: {line}");
    assert_eq!(english["Missing"][1][..2], ["ministere-reve", "Ministère rêvé des saisons"]);

    let french = export("fr");
    let names: Vec<&str> = french.keys().map(String::as_str).collect();
    assert_eq!(names, ["Déclarations", "Manquants", "Réponses"]);
    assert_eq!(french["Déclarations"].len(), submissions.len());
}
