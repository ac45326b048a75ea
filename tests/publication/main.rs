//! From accepted envelopes to a public page that anyone can check: the publication of real input through the command
//! line, read by tools that know nothing of this program, and looked at in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod figures;
mod hostile;
mod looks;
mod sources;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use support::collected::{Collected, TOOLS};
use support::declare::COUNTS;
use support::{Key, Machine, Outcome, finish, require_installed, require_tools};

const YEAR: &str = "2024";

/// The ministry after two years of real input, collected once for all tests, and what it published.
fn published() -> &'static (Collected, PathBuf) {
    static COLLECTED: OnceLock<(Collected, PathBuf)> = OnceLock::new();
    COLLECTED.get_or_init(|| {
        let collected = Collected::real();
        let folder = collected.machine.path("publication");
        collected.publishes(YEAR, &folder).ends(0);
        (collected, folder)
    })
}

/// A copy that a test may spoil.
fn copy(collected: &Collected, folder: &Path, name: &str) -> PathBuf {
    let copy = collected.machine.path(name);
    finish(Command::new("cp").arg("-r").arg(folder).arg(&copy)).ends(0);
    copy
}

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn python() -> PathBuf {
    root("target/python/bin/python")
}

/// The independent check of all files.
fn independent(folder: &Path) -> Outcome {
    finish(Command::new(python()).arg(root("tests/independent/publication.py")).arg(folder))
}

#[test]
fn what_is_published_is_what_the_barometer_says_and_an_independent_reader_finds_it_sound() {
    let tools = [("target/python (.ci/run)", python())];
    if !require_tools(TOOLS) || !require_installed(&tools) {
        return;
    }
    let (collected, folder) = published();
    let computed = collected.barometer(YEAR);
    let document: Value = serde_json::from_slice(&fs::read(folder.join("barometre.json")).unwrap()).unwrap();
    for field in ["year", "compared_with", "framework", "overall", "ambitions", "declared", "missing"] {
        assert_eq!(document[field], computed[field], "{field}");
    }
    for (target, of) in
        document["targets"].as_array().unwrap().iter().zip(computed["targets"].as_array().unwrap())
    {
        let shared = of.as_object().unwrap().iter().filter(|(name, _)| *name != "nd_as_not_done");
        for (name, value) in shared {
            assert_eq!(&target[name], value, "{}: {name}", of["id"]);
        }
    }
    assert_eq!(independent(folder).ends(0).out, "good\n");
    let frictionless = root("target/python/bin/frictionless");
    let mut validate = Command::new(frictionless);
    finish(validate.args(["validate", "datapackage.json"]).current_dir(folder)).ends(0);
}

#[test]
fn stock_tools_accept_the_publication_with_its_own_key_and_with_the_exported_register() {
    if !require_tools(&["sha256sum", "ssh-keygen"]) {
        return;
    }
    let (collected, folder) = published();
    let mut sums = Command::new("sha256sum");
    finish(sums.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(folder)).ends(0);
    let exported = collected.machine.path("exported");
    collected.machine.run(args!["signers", "export", &exported]).ends(0);
    for signers in [folder.join("allowed_signers"), exported] {
        verifies(folder, &signers).ends(0);
    }
    // What signed the sums is worth nothing for an envelope, and a changed list is not signed.
    let spoilt = copy(collected, folder, "spoilt");
    let sums = fs::read_to_string(spoilt.join("SHA256SUMS")).unwrap();
    fs::write(spoilt.join("SHA256SUMS"), sums.replacen('0', "1", 1)).unwrap();
    assert_ne!(verifies(&spoilt, &folder.join("allowed_signers")).code, Some(0));
}

/// A ministry with one accepted body, whose key may sign publications until some day only.
fn publishes_until(end: &str) -> Collected {
    let machine = Machine::new();
    let list = "code,name_fr,name_en,portfolio\na,Agence fictive,Fictive Agency,\n";
    let collected = Collected::new(&machine.write("bodies.csv", list), &[YEAR]);
    collected.declares("a", "Agence fictive", YEAR, &machine.write("counts.csv", COUNTS));
    collected.receives_and_accepts(YEAR);
    let times = format!("namespaces=\"ministry.publication.v1@jauge\",valid-before=\"{end}\"");
    let line = format!("ministry@mcn {times} {} test\n", collected.key.public);
    let line = collected.machine.write("ended", line);
    collected.machine.run(args!["signers", "import", line]).ends(0);
    collected
}

#[test]
fn a_key_whose_time_for_publications_is_over_publishes_nothing_and_one_that_is_to_end_gets_no_more_of_it() {
    if !require_tools(TOOLS) {
        return;
    }
    let over = publishes_until("20200102Z");
    let out = over.machine.path("publication");
    over.publishes(YEAR, &out).ends(1).says("not in force");
    assert!(!out.exists());
    let some_day = publishes_until("20990102Z");
    some_day.publishes(YEAR, &some_day.machine.path("publication")).ends(0);
    let exported = some_day.machine.path("exported");
    some_day.machine.run(args!["signers", "export", &exported]).ends(0);
    let lines = fs::read_to_string(exported).unwrap();
    let publications: Vec<&str> =
        lines.lines().filter(|line| line.contains("ministry.publication")).collect();
    assert!(matches!(*publications, [line] if line.contains("valid-before=\"2099")), "{lines}");
}

fn verifies(folder: &Path, signers: &Path) -> Outcome {
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-Y", "verify", "-I", "ministry@mcn", "-n", "ministry.publication.v1@jauge", "-s"]);
    keygen.arg(folder.join("SHA256SUMS.sig")).arg("-f").arg(signers);
    finish(keygen.stdin(fs::File::open(folder.join("SHA256SUMS")).unwrap()))
}

#[test]
fn the_same_register_gives_the_same_bytes_in_any_time_zone_language_and_folder() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let elsewhere = collected.machine.path("an other folder/é/site");
    let mut command = collected.machine.command();
    command.env("TZ", "Asia/Tokyo").env("LC_ALL", "C").env("JAUGE_LANG", "fr");
    command.args(args!["publish", "--year", YEAR, "--out", &elsewhere, "--key", &collected.key.private]);
    command.args(args!["--passphrase-file", &collected.key.passphrase]);
    finish(&mut command).ends(0);
    assert_eq!(content(folder), content(&elsewhere));
    for (name, bytes) in content(folder) {
        let home = collected.machine.home().display().to_string();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains(&home) && !text.contains("/tmp"), "{name} tells where it was made");
    }
}

#[test]
fn without_a_key_named_the_homes_own_key_of_the_ministry_signs_and_without_one_the_key_is_asked_for() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let out = collected.machine.path("own-key");
    let publish = args!["publish", "--year", YEAR, "--out", &out];
    let publish = || {
        collected.machine.run(publish.iter().chain(&args!["--passphrase-file", &collected.key.passphrase]))
    };
    publish().ends(2).says("--key");
    assert!(!out.exists());
    let import =
        args!["key", "import", &collected.key.private, "--passphrase-file", &collected.key.passphrase];
    collected.machine.run(import).ends(0);
    publish().ends(0);
    assert_eq!(content(&out), content(folder));
}

/// All files of a folder.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Changes the part of a target in the table; gives the line, and what stood there.
fn changes_a_figure(folder: &Path, changed: &str) -> (usize, String) {
    let table = fs::read_to_string(folder.join("barometre.csv")).unwrap();
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    let line = lines.iter().position(|line| line.contains(",target,once-only,")).unwrap();
    let part = lines[0].split(',').position(|name| name == "part").unwrap();
    let mut cells: Vec<String> = lines[line].split(',').map(str::to_owned).collect();
    let was = std::mem::replace(&mut cells[part], changed.to_owned());
    lines[line] = cells.join(",");
    fs::write(folder.join("barometre.csv"), lines.join("\r\n") + "\r\n").unwrap();
    (line + 1, was)
}

#[test]
fn a_check_names_the_changed_figure_the_missing_and_the_extra_file_and_the_bad_signature() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let good = collected.checks(YEAR, folder).ends(0).json();
    assert_eq!((good["good"].as_bool(), good["differences"].as_array().unwrap().len()), (Some(true), 0));

    let spoilt = copy(collected, folder, "spoilt-files");
    let (line, was) = changes_a_figure(&spoilt, "999999");
    let document = fs::read_to_string(spoilt.join("barometre.json")).unwrap();
    fs::write(spoilt.join("barometre.json"), document.replacen("\"declared\": 32", "\"declared\": 34", 1))
        .unwrap();
    fs::remove_file(spoilt.join("evolution.csv")).unwrap();
    fs::write(spoilt.join("more.html"), "more").unwrap();
    let signature = fs::read_to_string(spoilt.join("SHA256SUMS.sig")).unwrap();
    let mut letters: Vec<char> = signature.chars().collect();
    let at = letters.len() - 60;
    letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
    fs::write(spoilt.join("SHA256SUMS.sig"), letters.into_iter().collect::<String>()).unwrap();

    let checked = collected.checks(YEAR, &spoilt).ends(1).json();
    let found: BTreeMap<&str, &Value> = checked["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["file"].as_str().unwrap(), row))
        .collect();
    let names: Vec<&str> = found.keys().copied().collect();
    assert_eq!(names, ["SHA256SUMS.sig", "barometre.csv", "barometre.json", "evolution.csv", "more.html"]);
    assert_eq!(found["SHA256SUMS.sig"]["what"], "signature");
    assert_eq!(found["barometre.csv"]["at"], format!("{line}:part"));
    assert_eq!(
        (&found["barometre.csv"]["found"], &found["barometre.csv"]["expected"]),
        (&"999999".into(), &was.into())
    );
    assert_eq!(found["barometre.json"]["at"], "/declared");
    assert_eq!(
        (&found["evolution.csv"]["what"], &found["more.html"]["what"]),
        (&"missing".into(), &"extra".into())
    );
    let said = collected.machine.run(args!["publish", "--year", YEAR, "--check", &spoilt]).ends(1);
    assert!(said.out.contains("999999"), "{}", said.out);
    collected
        .machine
        .run(args!["publish", "--year", YEAR, "--check", collected.machine.path("nowhere")])
        .ends(2);
}

#[test]
fn a_publication_signed_by_somebody_else_is_not_the_ministrys() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let stranger = Key::new(&collected.machine, "stranger");
    let refused = collected.machine.run(args![
        "publish",
        "--year",
        YEAR,
        "--out",
        collected.machine.path("stranger-out"),
        "--key",
        &stranger.private,
        "--passphrase-file",
        &stranger.passphrase,
    ]);
    refused.ends(1);
    assert!(!collected.machine.path("stranger-out").exists(), "nothing is written");
    let spoilt = copy(collected, folder, "spoilt-signer");
    fs::remove_file(spoilt.join("SHA256SUMS.sig")).unwrap();
    let mut sign = Command::new("ssh-keygen");
    // The key's passphrase goes away, so that ssh-keygen need not ask for it.
    let mut open = Command::new("ssh-keygen");
    finish(open.args(["-p", "-q", "-N", "", "-P", support::PASSPHRASE, "-f"]).arg(&stranger.private)).ends(0);
    sign.args(["-Y", "sign", "-q", "-n", "ministry.publication.v1@jauge", "-f"]).arg(&stranger.private);
    finish(sign.arg(spoilt.join("SHA256SUMS"))).ends(0);
    let checked = collected.checks(YEAR, &spoilt).ends(1).json();
    assert_eq!(checked["differences"].as_array().unwrap().len(), 1);
    assert_eq!(checked["differences"][0]["what"], "signature");
}

#[test]
fn a_folder_with_anything_else_in_it_is_left_alone_and_an_earlier_publication_is_replaced_whole() {
    if !require_tools(TOOLS) {
        return;
    }
    let (collected, folder) = published();
    let other = collected.machine.path("photos");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("cat.jpg"), "cat").unwrap();
    collected.publishes(YEAR, &other).ends(2).says("photos");
    assert_eq!(content(&other).len(), 1);

    let again = copy(collected, folder, "again");
    fs::write(again.join("index.html"), "old").unwrap();
    collected.publishes(YEAR, &again).ends(0);
    assert_eq!(content(&again), content(folder));
    fs::write(again.join("notes.txt"), "mine").unwrap();
    collected.publishes(YEAR, &again).ends(2).says("notes.txt");
    assert_eq!(fs::read(again.join("notes.txt")).unwrap(), b"mine");
    let left: Vec<_> = fs::read_dir(again.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".jauge-"))
        .collect();
    assert_eq!(left, [""; 0], "nothing is left beside it");
    collected.publishes("2031", &collected.machine.path("none")).ends(1).says("2031");
}

#[test]
fn the_demonstration_ends_with_a_publication_that_its_own_commands_accept() {
    if !require_tools(&["sha256sum", "ssh-keygen"]) {
        return;
    }
    let machine = support::Machine::new();
    let said = machine.run(args!["demo", "--no-window"]).ends(0).out;
    for command in ["sha256sum --check --strict SHA256SUMS", "-n ministry.publication.v1@jauge"] {
        assert!(said.contains(command), "{said}");
    }
    let demo = fs::read_dir(machine.home()).unwrap().map(|entry| entry.unwrap().path());
    let demo = demo.filter(|path| path.is_dir()).find(|path| path.join("publication").is_dir()).unwrap();
    let folder = demo.join("publication");
    assert!(said.contains(&folder.display().to_string()), "{said}");
    let mut sums = Command::new("sha256sum");
    finish(sums.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(&folder)).ends(0);
    for signers in [folder.join("allowed_signers"), demo.join("allowed_signers")] {
        let mut keygen = Command::new("ssh-keygen");
        keygen.args([
            "-Y",
            "verify",
            "-I",
            "ministry@ministere-fictif",
            "-n",
            "ministry.publication.v1@jauge",
        ]);
        keygen.arg("-s").arg(folder.join("SHA256SUMS.sig")).arg("-f").arg(signers);
        finish(keygen.stdin(fs::File::open(folder.join("SHA256SUMS")).unwrap())).ends(0);
    }
    let home = args!["--home", &demo];
    machine.run(home.into_iter().chain(args!["publish", "--year", YEAR, "--check", &folder])).ends(0);
}
