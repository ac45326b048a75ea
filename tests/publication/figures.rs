//! The same figures on the terminal: what `jauge barometer` prints is what is published.

use std::collections::BTreeMap;

use super::hostile::{HOSTILE, hostile};
use super::support::collected::TOOLS;
use super::support::require_tools;
use super::{YEAR, published};
use crate::args;

/// A table as it is read by its header.
fn table(csv: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_table_has_the_figures_of_the_publication() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let printed = table(&collected.machine.run(args!["barometer", "--year", YEAR, "--csv"]).ends(0).out);
    let published = table(&std::fs::read_to_string(folder.join("barometre.csv")).unwrap());
    let targets: Vec<_> =
        published.iter().filter(|row| row["by"] == "all" && row["level"] == "target").collect();
    assert_eq!((printed.len(), targets.len()), (10, 10));
    for (row, target) in printed.iter().zip(targets) {
        assert_eq!(row["target"], target["id"]);
        assert_eq!(row["threshold"].parse::<f64>().ok(), target["threshold"].parse::<f64>().ok());
        for column in ["year", "whole", "part", "rate", "met", "included", "na", "nd", "missing"] {
            assert_eq!(row[column], target[column], "{}: {column}", row["target"]);
        }
    }
}

#[test]
fn codes_that_begin_like_a_formula_are_text_in_the_table() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, _) = hostile();
    let by = args!["barometer", "--year", YEAR, "--csv", "--by", "portfolio"];
    let printed = table(&collected.machine.run(by).ends(0).out);
    let mut groups: Vec<&str> = printed.iter().map(|row| row["group"].as_str()).collect();
    groups.dedup();
    let mut expected: Vec<String> = HOSTILE.map(|code| code.replacen("=HYPER", "'=HYPER", 1)).to_vec();
    groups.sort_unstable();
    expected.sort_unstable();
    assert_eq!(groups, expected);
}

#[test]
fn a_portfolio_that_no_body_is_in_is_refused_and_those_that_there_are_are_named() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, _) = hostile();
    let of = |code: &str| args!["barometer", "--year", YEAR, "--json", "--portfolio", code];
    let refused = collected.machine.run(of("nowhere")).ends(2).says("nowhere").says("DROP TABLE");
    assert_eq!(refused.out, "");
    let own = collected.machine.run(of(HOSTILE[0])).ends(0).json();
    assert_eq!((own["declared"].as_u64(), own["missing"].as_u64()), (Some(1), Some(0)));
    assert_eq!(own["sources"][0]["organization"], "body-0");
}

#[test]
fn bars_are_as_long_as_the_rates_and_both_changes_say_of_whom_they_are() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, _) = published();
    let said = collected.machine.run(args!["barometer", "--year", YEAR]).ends(0).out;
    let computed = collected.barometer(YEAR);
    let lines: Vec<&str> = said.lines().collect();
    for (place, target) in computed["targets"].as_array().unwrap().iter().enumerate() {
        let of_target = |line: &&&str| line.contains(&format!("  {}. ", place + 1));
        let line = lines.iter().find(of_target).unwrap();
        let bar: Vec<char> = line.chars().take(30).collect();
        let filled = u32::try_from(bar.iter().filter(|piece| **piece == '█').count()).unwrap();
        let rate = target["rate"].as_f64().unwrap_or(0.0);
        assert!((f64::from(filled) - rate * 30.0).abs() <= 0.51, "{rate}: {line}");
        assert!(bar.iter().all(|piece| matches!(piece, '█' | '·')), "{line}");
        let below = lines[lines.iter().position(|other| other == line).unwrap() + 1];
        if target["change"].is_null() && target["change_same_bodies"].is_null() {
            assert!(!below.contains("bodies –"), "nothing to compare with, nothing said: {below}");
            continue;
        }
        let (same, all) = below.split_once("same bodies").unwrap().1.split_once(", all").unwrap();
        for (said, field) in [(same, "change_same_bodies"), (all, "change")] {
            let points: String = said.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            match (points.parse::<f64>(), target[field].as_f64()) {
                (Ok(points), Some(change)) => {
                    assert!((points - (change * 100.0).abs()).abs() < 0.06, "{field} in: {below}");
                }
                (points, change) => assert!(points.is_err() && change.is_none(), "{field} in: {below}"),
            }
        }
    }
}
