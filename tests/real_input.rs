//! The main job on real input: the counts of 34 real public bodies for two years, checked, sealed, verified
//! here and elsewhere, and read back. The rules are worked out a second time by `tests/independent/findings.py`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{Key, Machine, finish, register, require_tools, stock};

/// A rule and the quantity that it names.
type Findings = BTreeSet<(String, Option<String>)>;

/// The years of the real input, each with the year before it.
const YEARS: [(&str, Option<&str>); 2] = [("2020", None), ("2024", Some("2020"))];

#[test]
fn every_real_body_is_checked_as_the_rules_say_and_its_sealed_answers_come_back_everywhere() {
    if !require_tools(&["python3", "unzip", "sha256sum", "ssh-keygen"]) {
        return;
    }
    let expected: BTreeMap<&str, BTreeMap<String, Findings>> = YEARS
        .into_iter()
        .map(|(year, before)| (year, independent(&counts(year), before.map(counts).as_deref())))
        .collect();
    assert_eq!(expected.values().map(BTreeMap::len).sum::<usize>(), 64, "all the real input");

    let bodies: BTreeSet<&String> = expected.values().flat_map(BTreeMap::keys).collect();
    let bodies: Vec<&String> = bodies.into_iter().collect();
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for share in bodies.chunks(bodies.len().div_ceil(hands)) {
            let expected = &expected;
            scope.spawn(move || {
                let desk = Desk::new(share);
                for body in share {
                    desk.walk(body, expected);
                }
            });
        }
    });
}

#[test]
fn counts_that_break_the_rules_give_exactly_the_findings_that_the_rules_imply() {
    if !require_tools(&["python3", "ssh-keygen"]) {
        return;
    }
    let folder = data("faulty");
    let expected = independent(&folder.join("now"), Some(&folder.join("before")));
    let bodies: Vec<&String> = expected.keys().collect();
    let desk = Desk::new(&bodies);
    let mut seen = BTreeSet::new();
    for (body, findings) in &expected {
        let before = desk.seal(body, "2021", &folder.join("before"), None, &Findings::new());
        desk.check(body, "2022", &folder.join("now"), Some(&before), findings);
        seen.extend(findings.iter().map(|(rule, _)| rule.as_str()));
    }
    // E02 cannot come from a counts file: what is not a value makes the file unusable (`bad_input.rs`).
    let all = ["E01", "E03", "E04", "E05", "N01", "N02", "W01", "W02", "W03", "W04", "W05"];
    assert_eq!(seen, BTreeSet::from(all), "the made-up counts break each rule");
}

/// Where one person works: a machine, a key, a register that knows it for some bodies.
struct Desk {
    machine: Machine,
    lead: Key,
    signers: PathBuf,
}

impl Desk {
    fn new(bodies: &[&String]) -> Self {
        let machine = Machine::new();
        let lead = Key::new(&machine, "lead");
        let lines: Vec<String> = bodies.iter().map(|body| lead.line("lead", body)).collect();
        let signers = register(&machine, "signers", &lines);
        Self { machine, lead, signers }
    }

    /// One body through its years.
    fn walk(&self, body: &str, expected: &BTreeMap<&str, BTreeMap<String, Findings>>) {
        let mut before: Option<PathBuf> = None;
        for (year, _) in YEARS {
            let Some(findings) = expected[year].get(body) else { continue };
            self.check(body, year, &counts(year), before.as_deref(), findings);
            let envelope = self.seal(body, year, &counts(year), before.as_deref(), findings);
            self.verify(body, year, &envelope);
            stock::accepts(&self.machine, &envelope, &self.signers, &["lead"], body);
            self.show(body, &counts(year), &envelope);
            before = Some(envelope);
        }
    }

    fn check(&self, body: &str, year: &str, folder: &Path, before: Option<&Path>, expected: &Findings) {
        let mut args = args![
            "check",
            folder.join(format!("{body}.csv")),
            "--organization",
            body,
            "--year",
            year,
            "--json"
        ]
        .to_vec();
        if let Some(before) = before {
            args.extend(args!["--previous", before]);
        }
        let stopped = expected.iter().any(|(rule, _)| rule.starts_with('E'));
        let report = self.machine.run(args).ends(i32::from(stopped)).json();
        assert_eq!(report["organization"], body);
        assert_eq!(report["year"], year.parse::<u32>().unwrap());
        assert_eq!(report["sealable"], !stopped, "{body} {year}");

        let found = report["findings"].as_array().unwrap();
        let pairs: Findings = found
            .iter()
            .map(|finding| (string(&finding["rule"]), finding["quantity"].as_str().map(str::to_owned)))
            .collect();
        assert_eq!(&pairs, expected, "{body} {year}");
        assert_eq!(found.len(), pairs.len(), "{body} {year}: a finding is raised once for what it names");
        for finding in found {
            let severity = match &string(&finding["rule"])[..1] {
                "E" => "error",
                "W" => "warning",
                _ => "note",
            };
            assert_eq!(finding["severity"], severity);
            assert!(
                !string(&finding["message"]).is_empty() && !string(&finding["fix"]).is_empty(),
                "{finding}"
            );
        }
    }

    fn seal(
        &self,
        body: &str,
        year: &str,
        folder: &Path,
        before: Option<&Path>,
        findings: &Findings,
    ) -> PathBuf {
        let envelope = self.machine.path(format!("{body}-{year}.jauge"));
        let mut args = args![
            "seal",
            folder.join(format!("{body}.csv")),
            "--organization",
            body,
            "--organization-name",
            format!("Organisme {body}"),
            "--year",
            year,
            "--name",
            "Élise Fictive",
            "--title",
            "Dirigeante de la transformation numérique",
            "--email",
            "amelie.tremblay@exemple.invalid",
            "--key",
            &self.lead.private,
            "--passphrase-file",
            &self.lead.passphrase,
            "--out",
            &envelope,
        ]
        .to_vec();
        if let Some(before) = before {
            args.extend(args!["--previous", before]);
        }
        let warnings = findings.iter().filter(|(rule, _)| rule.starts_with('W'));
        let justified: Vec<String> = warnings
            .map(|(rule, quantity)| {
                let about = quantity.as_ref().map_or(rule.clone(), |quantity| format!("{rule}:{quantity}"));
                format!("{about}=Vérifié deux fois, l’écart est réel")
            })
            .collect();
        if !justified.is_empty() {
            let refused = self.machine.run(&args).ends(1);
            assert!(refused.err.contains("E07"), "{body} {year}: {}", refused.err);
            assert!(!envelope.exists(), "nothing is written while a warning has no justification");
        }
        args.extend(justified.iter().flat_map(|justification| args!["--justify", justification]));
        self.machine.run(args).ends(0);
        envelope
    }

    fn verify(&self, body: &str, year: &str, envelope: &Path) {
        let report =
            self.machine.run(args!["verify", envelope, "--signers", &self.signers, "--json"]).ends(0).json();
        assert_eq!(report.as_array().map(Vec::len), Some(1));
        assert_eq!(report[0]["verdict"], "valid", "{report}");
        assert_eq!(report[0]["organization"], body);
        assert_eq!(report[0]["year"], year.parse::<u32>().unwrap());
    }

    /// `show --json` and `submission.json` as `unzip` reads it hold the answers of the counts file.
    fn show(&self, body: &str, folder: &Path, envelope: &Path) {
        let counted = answers_of_counts(&folder.join(format!("{body}.csv")));
        let shown = self.machine.run(args!["show", envelope, "--json"]);
        assert_eq!(answers(&shown.json()["content"]), counted, "{body}: what the program shows");
        let sealed = serde_json::from_slice(&stock::entry(envelope, "submission.json")).unwrap();
        assert_eq!(answers(&sealed), counted, "{body}: what the envelope holds");
    }
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn counts(year: &str) -> PathBuf {
    data("counts").join(year)
}

fn independent(now: &Path, before: Option<&Path>) -> BTreeMap<String, Findings> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/findings.py");
    let mut python = Command::new("python3");
    python.arg(script).arg(now).args(before);
    serde_json::from_str(&finish(&mut python).ends(0).out).unwrap()
}

/// Quantity, value and reason of each answer.
type Answers = BTreeSet<(String, String, Option<String>)>;

fn answers(content: &Value) -> Answers {
    let answers = content["answers"].as_array().unwrap_or_else(|| panic!("no answers in {content}"));
    answers
        .iter()
        .map(|answer| {
            let value = match &answer["value"] {
                Value::Number(number) => number.to_string(),
                value => string(value),
            };
            (string(&answer["quantity"]), value, answer["reason"].as_str().map(str::to_owned))
        })
        .collect()
}

fn answers_of_counts(path: &Path) -> Answers {
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(|record| {
            let record = record.unwrap();
            let reason = Some(record[2].to_owned()).filter(|reason| !reason.is_empty());
            (record[0].to_owned(), record[1].to_owned(), reason)
        })
        .collect()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}")).to_owned()
}
