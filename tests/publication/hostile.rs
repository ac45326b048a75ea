//! A single year of bodies whose names would do harm, one of which declared nothing and one of which is small.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

use super::support::collected::{Collected, TOOLS};
use super::support::{require_installed, require_tools, stock};
use super::{YEAR, independent, python};
use crate::args;

/// Names of bodies and codes of portfolios. The last body declares nothing.
pub const HOSTILE: [&str; 4] = [
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x\")",
    "\"; DROP TABLE bodies --",
    "<img src=x onerror=alert(1)>",
];
/// The wholes and the parts of those that declare, which stand nowhere else.
const COUNTS: [(u32, u32); 3] = [(7_654_321, 5_432_167), (9_111_111, 8_222_222), (9_333_333, 8_000_001)];
/// Between the first body and the others.
const BELOW: &str = "8000000";

/// What they declared, accepted and published; collected once for all tests.
pub fn hostile() -> &'static (Collected, PathBuf) {
    static COLLECTED: OnceLock<(Collected, PathBuf)> = OnceLock::new();
    COLLECTED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let organizations = folder.path().join("organizations.csv");
        let mut list = csv::Writer::from_path(&organizations).unwrap();
        list.write_record(["code", "name_fr", "name_en", "portfolio"]).unwrap();
        for (place, name) in HOSTILE.iter().enumerate() {
            let english = HOSTILE[(place + 1) % HOSTILE.len()];
            list.write_record([format!("body-{place}").as_str(), name, english, name]).unwrap();
        }
        drop(list);
        let collected = Collected::new(&organizations, &[YEAR]);
        for (place, (whole, part)) in COUNTS.into_iter().enumerate() {
            let file = collected.machine.write("counts.csv", counts(whole, part));
            collected.declares(&format!("body-{place}"), HOSTILE[place], YEAR, &file);
        }
        collected.receives_and_accepts(YEAR);
        let site = collected.machine.path("site");
        collected.publishes(YEAR, &site).ends(0);
        (collected, site)
    })
}

/// The same two numbers for each target.
fn counts(whole: u32, part: u32) -> String {
    let wholes = "services digital_services new_digital_services administrative_processes \
                  public_consultations deadlines employees high_reuse_datasets";
    let parts = "services_asking_once digital_services_continuously_evaluated digital_services_used_over_75 \
                 new_digital_services_codesigned administrative_processes_paperless \
                 public_consultations_with_digital_means deadlines_with_digital_reminder \
                 employees_in_transformed_workplace high_reuse_datasets_published";
    let mut counts = "quantity,value,reason\ntransformation_measures_deployed,yes,\n".to_owned();
    for (names, number) in [(wholes, whole), (parts, part)] {
        counts.extend(names.split_whitespace().map(|name| format!("{name},{number},\n")));
    }
    counts
}

/// The text of each file of a publication, of the workbook that of its parts; digests are left out, and what is
/// written between digits.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (name, bytes) in super::content(folder) {
        if name == "barometre.xlsx" {
            let parts = ["xl/sharedStrings.xml".to_owned()].into_iter();
            for part in parts.chain((1..=4).map(|sheet| format!("xl/worksheets/sheet{sheet}.xml"))) {
                let text = String::from_utf8(stock::entry(&folder.join(&name), &part)).unwrap();
                texts.push((format!("{name}/{part}"), text));
            }
        } else if !name.starts_with("SHA256SUMS") && name != "allowed_signers" {
            texts.push((name, String::from_utf8(bytes).unwrap()));
        }
    }
    texts.into_iter().map(|(name, text)| (name, figures(&text))).collect()
}

/// `7 654 321` and `7,654,321` become `7654321`.
fn figures(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut figures = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let groups = matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | ',');
        if !(groups && at > 0 && is_digit(at - 1) && is_digit(at + 1)) {
            figures.push(*letter);
        }
    }
    figures
}

#[test]
fn names_that_would_do_harm_are_text_in_every_file() {
    if !require_tools(&["ssh-keygen", "unzip"])
        || !require_installed(&[("target/python (.ci/run)", python())])
    {
        return;
    }
    let (_, folder) = hostile();
    // No script, no handler and no formula anywhere, and what is shown is well-formed.
    assert_eq!(independent(folder).ends(0).out, "good\n");
    let escaped = HOSTILE.map(|name| {
        name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    });
    for page in ["index.html", "en/index.html"] {
        let page = fs::read_to_string(folder.join(page)).unwrap();
        for name in &escaped {
            assert!(page.contains(name.as_str()), "{name}: {page}");
        }
        let drawn = page.match_indices("<text").map(|(at, _)| page[at..].split("</text>").next().unwrap());
        assert!(drawn.into_iter().any(|text| text.contains("&lt;script&gt;")), "a name in a picture");
    }
    for name in ["barometre.csv", "organismes.csv", "submissions.csv"] {
        let mut rows = csv::Reader::from_path(folder.join(name)).unwrap();
        let cells: Vec<String> = rows
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        for harm in &HOSTILE[..3] {
            let written = if harm.starts_with('=') { format!("'{harm}") } else { (*harm).to_owned() };
            assert!(cells.contains(&written), "{name}: {harm}");
        }
        assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '@'])), "{name}");
    }
    let strings =
        String::from_utf8(stock::entry(&folder.join("barometre.xlsx"), "xl/sharedStrings.xml")).unwrap();
    assert!(strings.contains("&lt;script&gt;alert(1)") && strings.contains("=HYPERLINK("), "{strings}");
    let document: Value = serde_json::from_slice(&fs::read(folder.join("barometre.json")).unwrap()).unwrap();
    let groups = document["groups"].as_array().unwrap();
    for harm in HOSTILE {
        assert!(groups.iter().any(|group| group["id"] == harm && group["name"]["en"] == harm), "{harm}");
    }
}

#[test]
fn the_figures_of_a_small_body_are_nowhere_where_they_are_to_be_hidden() {
    if !require_tools(&["ssh-keygen", "unzip"]) {
        return;
    }
    let (collected, folder) = hostile();
    let hiding = collected.machine.path("hiding");
    let below = args!["publish", "--year", YEAR, "--out", &hiding, "--hide-below", BELOW];
    collected.signed(below).ends(0);
    // Whole, part and rate, as tables, documents, workbooks and pages in either language write them.
    let own = ["7654321", "5432167", "0.7097", "71,0\u{a0}%", "71.0%"].map(figures);
    let shown = texts(folder);
    for figure in &own {
        assert!(
            shown.iter().any(|(_, text)| text.contains(figure.as_str())),
            "{figure} is shown where nothing is hidden"
        );
    }
    for (name, text) in texts(&hiding) {
        for figure in &own {
            let line = text.lines().find(|line| line.contains(figure.as_str()));
            assert_eq!(line, None, "{figure} in {name}");
        }
    }
    let rows = fs::read_to_string(hiding.join("organismes.csv")).unwrap();
    assert_eq!(rows.matches(",hidden,,,").count(), 9, "each target with a whole: {rows}");
    assert!(rows.contains(",once-only,met,8222222,9111111,"), "others are shown");
    let picture =
        |folder: &Path| fs::read_to_string(folder.join("en/images/target-04-distribution.svg")).unwrap();
    assert!(picture(folder).contains("3 in all") && picture(&hiding).contains("2 in all"));
    let page = fs::read_to_string(hiding.join("en/index.html")).unwrap();
    assert!(page.contains("hidden") && page.contains("below 8000000"), "the page says so");
    let whole = |folder: &Path| {
        let document: Value =
            serde_json::from_slice(&fs::read(folder.join("barometre.json")).unwrap()).unwrap();
        document["targets"].clone()
    };
    assert_eq!(whole(folder), whole(&hiding), "the sums hold all of them");
    // A check finds by itself what was hidden.
    collected.checks(YEAR, &hiding).ends(0);
    let otherwise = args!["publish", "--year", YEAR, "--check", &hiding, "--hide-below", "0"];
    collected.machine.run(otherwise).ends(1);
}

#[test]
fn sums_that_are_larger_than_four_bytes_are_numbers_in_the_workbook() {
    if !require_tools(TOOLS) || !require_installed(&[("target/python (.ci/run)", python())]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let organizations = folder.path().join("organizations.csv");
    let bodies: String = (0..5).map(|place| format!("body-{place},Nom,Name\n")).collect();
    fs::write(&organizations, format!("code,name_fr,name_en\n{bodies}")).unwrap();
    let collected = Collected::new(&organizations, &[YEAR]);
    let file = collected.machine.write("counts.csv", counts(999_999_999, 987_654_321));
    for place in 0..5 {
        collected.declares(&format!("body-{place}"), "Nom", YEAR, &file);
    }
    collected.receives_and_accepts(YEAR);
    let site = collected.machine.path("site");
    collected.publishes(YEAR, &site).ends(0);
    let sheet = stock::entry(&site.join("barometre.xlsx"), "xl/worksheets/sheet1.xml");
    assert!(String::from_utf8(sheet).unwrap().contains("<v>4999999995</v>"));
    assert_eq!(independent(&site).ends(0).out, "good\n");
}
