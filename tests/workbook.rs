//! The reviewers' workbook, opened by the spreadsheet program that people have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::declare::Body;
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
    assert_eq!(names, ["Answers", "Missing and late", "Submissions"]);
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
    let missing_or_late = &english["Missing and late"];
    assert_eq!(missing_or_late[0], ["Code", "Body", "Portfolio", "Status", "Late", "Received on"]);
    assert_eq!(missing_or_late.len(), 1 + 2, "one came late, one is missing");
    assert_eq!(
        (missing_or_late[1][0].as_str(), &missing_or_late[1][3..5]),
        ("conseil-pretendu", &late[5..7])
    );
    assert_eq!(missing_or_late[1][5], late[7], "when it came");
    assert_eq!(missing_or_late[2][..2], ["ministere-reve", "Dreamt Ministry of Seasons"]);
    assert_eq!((missing_or_late[2][3].as_str(), missing_or_late[2][5].as_str()), ("missing", ""));

    let french = export("fr");
    let names: Vec<&str> = french.keys().map(String::as_str).collect();
    assert_eq!(names, ["Déclarations", "Manquants et en retard", "Réponses"]);
    assert_eq!(french["Déclarations"].len(), submissions.len());
    assert_eq!(french["Manquants et en retard"][2][1], "Ministère rêvé des saisons", "each in its language");
}

/// What a body types, by quantity: the value and the reason.
const FILLED: [(&str, &str, &str); 18] = [
    ("new_digital_services", "5", ""),
    ("new_digital_services_codesigned", "4", ""),
    ("digital_services", "30", ""),
    ("digital_services_continuously_evaluated", "20", ""),
    ("public_consultations", "4", ""),
    ("public_consultations_with_digital_means", "3", ""),
    ("services", "31", ""),
    ("services_asking_once", "21", ""),
    ("deadlines", "12", ""),
    ("deadlines_with_digital_reminder", "6", ""),
    ("transformation_measures_deployed", "yes", ""),
    ("employees", "ND", "Personne ne les a comptés, ni « vus »"),
    ("employees_in_transformed_workplace", "ND", "Personne ne les a comptés, ni « vus »"),
    ("digital_services_used_over_75", "15", ""),
    ("administrative_processes", "1200", ""),
    ("administrative_processes_paperless", "600", ""),
    ("high_reuse_datasets", "NA", "Aucun jeu de ce genre ici"),
    ("high_reuse_datasets_published", "NA", "Aucun jeu de ce genre ici"),
];

/// Fills a workbook in with LibreOffice, as a person would who types in its cells: through its own file format, so that
/// every part of what is read again was written by that program.
fn fill(machine: &Machine, book: &Path, answers: &[(&str, &str, &str)]) -> PathBuf {
    let convert = |from: &Path, to: &str, folder: &str| {
        let out = machine.path(folder);
        let mut office = Command::new("soffice");
        machine.isolate(&mut office);
        office.args(["--headless", "--norestore", "--convert-to", to, "--outdir"]).arg(&out).arg(from);
        finish(&mut office).ends(0);
        out.join(from.with_extension(to).file_name().unwrap())
    };
    let flat = convert(book, "fods", "flat");
    let list: String =
        answers.iter().map(|(id, value, reason)| format!("{id}\t{value}\t{reason}\n")).collect();
    let list = machine.write("answers.tsv", list);
    let script = machine.write("fill.py", FILL);
    finish(Command::new("python3").arg(script).arg(&flat).arg(list)).ends(0);
    convert(&flat, "xlsx", "filled")
}

/// Writes into the cells of the columns `value` and `reason` of LibreOffice's flat XML.
const FILL: &str = r#"
import sys, xml.etree.ElementTree as tree
T, O, X = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name for name in ("table", "office", "text"))
book = tree.parse(sys.argv[1])
for event, (prefix, uri) in tree.iterparse(sys.argv[1], ["start-ns"]):
    tree.register_namespace(prefix, uri)
answers = dict((line.split("\t")[0], line.rstrip("\n").split("\t")[1:]) for line in open(sys.argv[2], encoding="utf-8"))

def spread(row):
    "Cells that stand for several become so many, up to the tenth."
    cells = []
    for cell in list(row):
        times = int(cell.attrib.pop(T + "number-columns-repeated", "1"))
        for _ in range(min(times, 10)):
            cells.append(tree.fromstring(tree.tostring(cell)))
        row.remove(cell)
    row.extend(cells[:10])
    return cells[:10]

def words(cell):
    return "".join(cell.itertext()).strip()

columns, filled = {}, 0
for row in book.iter(T + "table-row"):
    if row.get(T + "number-rows-repeated"):
        continue
    cells = spread(row)
    names = [words(cell) for cell in cells]
    if "quantity" in names:
        columns = {name: names.index(name) for name in ("quantity", "value", "reason")}
    elif columns and names[columns["quantity"]] in answers:
        for name, typed in zip(("value", "reason"), answers[names[columns["quantity"]]]):
            if not typed:
                continue
            cell = cells[columns[name]]
            number = typed.isdigit()
            cell.set(O + "value-type", "float" if number else "string")
            if number:
                cell.set(O + "value", typed)
            tree.SubElement(cell, X + "p").text = typed
        filled += 1
assert filled == len(answers), (filled, columns)
book.write(sys.argv[1], "utf-8", True)
"#;

/// The rows of `workbook read --json`.
fn read_as_document(machine: &Machine, filled: &Path) -> Vec<Vec<String>> {
    let told = machine.run(args!["workbook", "read", filled, "--json"]).ends(0).json();
    let cells = ["quantity", "value", "reason"];
    let row = |row: &serde_json::Value| cells.map(|cell| row[cell].as_str().unwrap().to_owned()).to_vec();
    told["answers"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_workbook_is_made_filled_in_with_libreoffice_read_checked_and_sealed() {
    if !require_tools(&["soffice", "python3", "ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let before = body.seal("2023.jauge");
    let book = machine.path("2025.xlsx");
    let new = args!["workbook", "new", "--year", "2025", "--out", &book, "--organization", "exemple"];
    let made = machine.run(new.into_iter().chain(args!["--previous", &before, "--json"])).ends(0).json();
    assert_eq!((made["file"].as_str(), made["year"].as_u64()), (book.to_str(), Some(2025)));
    let empty = sheets(machine, &book);
    let rows = empty.values().next().unwrap();
    let services = rows.iter().find(|row| row[0] == "services").unwrap();
    assert!(services[1].contains("Services") && services[2].contains("Services"), "in both languages");
    assert_eq!(services[3], "31", "last year's answer stands beside");
    assert_eq!(rows.iter().filter(|row| row.get(3).is_some_and(|answer| answer == "ND")).count(), 2);

    let filled = fill(machine, &book, &FILLED);
    let read = machine.run(args!["workbook", "read", &filled]).ends(0).out;
    let mut reader = csv::Reader::from_reader(read.as_bytes());
    let found: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    for (id, value, reason) in FILLED {
        assert!(found.iter().any(|row| *row == [id, value, reason]), "{id} in {read}");
    }
    assert_eq!(found.len(), FILLED.len());
    assert_eq!(read_as_document(machine, &filled), found);

    // The workbook itself, and the counts file that came of it, are the same to every command.
    let about =
        |counts: &Path| args!["check", counts, "--organization", "exemple", "--year", "2025", "--json"];
    let csv = machine.write("2025.csv", read);
    let of_book = machine.run(about(&filled)).ends(0).json();
    assert_eq!(of_book, machine.run(about(&csv)).ends(0).json());
    let sealed = machine.path("2024.jauge");
    machine.run(body.seal_args(&filled, &sealed)).ends(0);
    assert!(sealed.exists());

    // What is no answer is told with its sheet and its cell.
    let mut wrong = FILLED;
    wrong[6].1 = "trente et un";
    let wrong = fill(machine, &book, &wrong);
    let refused =
        machine.run(args!["check", &wrong, "--organization", "exemple", "--year", "2025", "--lang", "fr"]);
    assert!(refused.ends(2).err.contains("feuille Jauge, cellule E12 [services]"));
}
