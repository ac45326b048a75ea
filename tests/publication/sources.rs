//! Where the figures come from: each fingerprint that is published is that of a real file, by tools that know nothing of
//! this program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::published;
use super::support::{require_tools, stock};

/// `unzip -p FILE manifest.sha256 | sha256sum`.
fn fingerprint(envelope: &Path) -> String {
    let mut unzip = Command::new("unzip");
    let mut unzip =
        unzip.arg("-p").arg(envelope).arg("manifest.sha256").stdout(Stdio::piped()).spawn().unwrap();
    let sum = Command::new("sha256sum").stdin(unzip.stdout.take().unwrap()).output().unwrap();
    assert!(unzip.wait().unwrap().success(), "{}", envelope.display());
    String::from_utf8(sum.stdout).unwrap()[..64].to_owned()
}

/// The envelopes of a folder by their fingerprints.
fn envelopes(folder: &Path) -> BTreeMap<String, PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|file| (fingerprint(&file), file)).collect()
}

fn content(envelope: &Path, name: &str) -> Value {
    serde_json::from_slice(&stock::entry(envelope, name)).unwrap()
}

#[test]
fn each_source_is_a_file_that_was_received_and_that_a_decision_accepted() {
    if !require_tools(&["ssh-keygen", "unzip", "sha256sum"]) {
        return;
    }
    let (collected, folder) = published();
    let decisions = envelopes(&collected.machine.path("decisions"));
    let mut sources = csv::Reader::from_path(folder.join("submissions.csv")).unwrap();
    let sources: Vec<BTreeMap<String, String>> = sources.deserialize().map(Result::unwrap).collect();
    assert_eq!(sources.len(), 64);
    for year in ["2020", "2024"] {
        let listed = crate::args!["register", "list", "--year", year, "--status", "accepted", "--json"];
        let register = collected.machine.run(listed).ends(0).json();
        let inbox = envelopes(&collected.machine.path("inbox").join(year));
        let mut own = sources.iter().filter(|row| row["year"] == year);
        for item in register["items"].as_array().unwrap() {
            let row = own.next().unwrap();
            assert_eq!(row["code"], item["organization"].as_str().unwrap(), "in the order of the codes");
            assert_eq!(row["fingerprint"], item["fingerprint"].as_str().unwrap());
            assert_eq!(row["sequence"], item["sequence"].to_string());
            assert_eq!(row["received_on"], item["received_at"].as_str().unwrap()[..10]);
            let submission = content(&inbox[&row["fingerprint"]], "submission.json");
            assert_eq!(submission["organization"]["code"], row["code"].as_str());
            let decision = content(&decisions[&row["decision"]], "decision.json");
            assert_eq!(decision["outcome"], "accepted");
            assert_eq!(decision["about"]["fingerprint"], row["fingerprint"].as_str());
            assert_eq!(decision["decided_at"].as_str().unwrap()[..10], row["decided_on"]);
        }
        assert!(own.next().is_none(), "nothing but what was accepted");
    }
}
