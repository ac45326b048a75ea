//! What is asked, and the check of counts.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::args;
use crate::support::declare::{Body, COUNTS};
use crate::support::{Machine, finish, require_tools};

#[test]
fn framework_lists_what_is_asked() {
    let machine = Machine::new();
    let framework = machine.run(["framework", "--json"]).ends(0).json();
    assert_eq!(framework["id"], "stng-2019-2023");
    assert_eq!(framework["version"], 2);
    assert_eq!(ids(&framework["ambitions"]), ["relations", "administration"]);
    assert_eq!(
        ids(&framework["targets"]),
        [
            "codesign",
            "evaluation",
            "consultation",
            "once-only",
            "reminders",
            "measures",
            "workplace",
            "uptake",
            "paperless",
            "open-data"
        ]
    );
    assert_eq!(framework["quantities"].as_array().unwrap().len(), 18);
    let target = &framework["targets"][3];
    assert_eq!((&target["number"], &target["ambition"]), (&4.into(), &"relations".into()));
    assert_eq!((&target["kind"], &target["threshold"]), (&"share".into(), &0.5.into()));
    assert_eq!((&target["whole"], &target["part"]), (&"services".into(), &"services_asking_once".into()));
    assert_eq!(framework["targets"][5]["kind"], "yes");
    assert_eq!(framework["targets"][5]["quantity"], "transformation_measures_deployed");
    assert_eq!(framework["targets"][9]["kind"], "majority");

    if require_tools(&["sha256sum"]) {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/frameworks/stng-2019-2023.toml");
        let sum = finish(Command::new("sha256sum").arg(file)).ends(0).out;
        assert_eq!(framework["sha256"], sum[..64], "the digest is that of the file");
    }
    assert!(machine.run(["framework"]).ends(0).out.contains("once-only"));
}

#[test]
fn rules_have_a_severity_a_sentence_and_a_fix_in_both_languages() {
    let machine = Machine::new();
    for lang in ["fr", "en"] {
        let rules = machine.run(["rules", "--json", "--lang", lang]).ends(0).json();
        let rules = rules.as_array().unwrap_or_else(|| panic!("not an array: {rules}"));
        let found: BTreeMap<&str, &str> =
            rules.iter().map(|r| (r["id"].as_str().unwrap(), r["severity"].as_str().unwrap())).collect();
        let mut expected = BTreeMap::new();
        expected.extend(["E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08"].map(|id| (id, "error")));
        expected.extend(["W01", "W02", "W03", "W04", "W05"].map(|id| (id, "warning")));
        expected.extend(["N01", "N02"].map(|id| (id, "note")));
        assert_eq!(found, expected);
    }
    assert!(machine.run(["rules", "--lang", "fr"]).ends(0).out.contains("W05"));
}

#[test]
fn check_tells_findings_and_rates_in_the_reader_s_language() {
    let machine = Machine::new();
    let counts = machine.write("counts.csv", COUNTS);
    let good =
        machine.run(Body::check_args(&counts).into_iter().chain(args!["--json", "--lang", "fr"])).ends(0);
    assert_eq!(good.err, "", "with --json nothing else is said");
    let report = good.json();
    assert_eq!(report["sealable"], true);
    let once = target(&report, "once-only");
    assert_eq!((&once["whole"], &once["part"]), (&31.into(), &21.into()));
    assert_eq!(once["rate"], 0.6774);
    assert_eq!(once["display"], "67,7\u{a0}%");
    assert_eq!((&once["threshold"], &once["met"]), (&0.5.into(), &true.into()));
    assert_eq!(target(&report, "workplace")["rate"], Value::Null);
    let english =
        machine.run(Body::check_args(&counts).into_iter().chain(args!["--json", "--lang", "en"])).json();
    assert_eq!(target(&english, "once-only")["display"], "67.7%");

    let wrong =
        machine.write("wrong.csv", COUNTS.replace("services_asking_once,21", "services_asking_once,32"));
    let report =
        machine.run(Body::check_args(&wrong).into_iter().chain(args!["--json", "--lang", "fr"])).ends(1);
    let report = report.json();
    assert_eq!(report["sealable"], false);
    let finding = &report["findings"][0];
    assert_eq!((&finding["rule"], &finding["severity"]), (&"E03".into(), &"error".into()));
    assert_eq!(
        (&finding["quantity"], &finding["target"]),
        (&"services_asking_once".into(), &"once-only".into())
    );
    let said = machine.run(Body::check_args(&wrong)).ends(1);
    assert!((said.out.clone() + &said.err).contains("E03"), "{said:?}");
}

#[test]
fn a_rate_below_its_threshold_is_never_shown_as_reaching_it() {
    let machine = Machine::new();
    let counts = COUNTS
        .replace("administrative_processes,1200", "administrative_processes,10000")
        .replace("administrative_processes_paperless,600", "administrative_processes_paperless,7496");
    let counts = machine.write("counts.csv", counts);
    let report =
        machine.run(Body::check_args(&counts).into_iter().chain(args!["--json", "--lang", "en"])).json();
    let paperless = target(&report, "paperless");
    assert_eq!((&paperless["display"], &paperless["met"]), (&"74.9%".into(), &false.into()));
    assert_eq!(paperless["rate"], 0.7496);
}

#[test]
fn counts_are_read_with_semicolons_crlf_and_a_byte_order_mark() {
    let machine = Machine::new();
    let counts = format!("\u{feff}{}", COUNTS.replace(',', ";").replace('\n', "\r\n"));
    let counts = machine.write("counts.csv", counts);
    machine.run(Body::check_args(&counts)).ends(0);
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

fn target<'a>(report: &'a Value, id: &str) -> &'a Value {
    report["targets"].as_array().unwrap().iter().find(|target| target["id"] == id).unwrap()
}
