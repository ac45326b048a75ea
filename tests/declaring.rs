//! What a declaration may rest on and carry: an earlier envelope, a corrected one, explanations, evidence. Each slip
//! is told with its file and leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ffi::OsString;
use std::path::PathBuf;

use support::declare::{Body, COUNTS};
use support::{Machine, Outcome, require_tools};

#[test]
fn an_earlier_envelope_is_of_the_same_body_of_an_earlier_year_and_whole() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("2024.jauge");
    let of = |code: &str, year: &str, previous: &PathBuf| {
        let check = args!["check", &body.counts, "--organization", code, "--year", year];
        body.machine.run(check.into_iter().chain(args!["--previous", previous]))
    };
    of("exemple", "2025", &sealed).ends(0);
    of("exemple", "2024", &sealed).ends(2).says("2024.jauge").says("not an earlier year");
    of("exemple", "2023", &sealed).ends(2).says("not an earlier year");
    of("autre", "2025", &sealed).ends(2).says("another body, “exemple”");
    let mut bytes = std::fs::read(&sealed).unwrap();
    bytes.truncate(bytes.len() - 1);
    let torn = body.machine.write("torn.jauge", bytes);
    of("exemple", "2025", &torn).ends(2).says("torn.jauge is a broken envelope");
    of("exemple", "2025", &body.counts).ends(2).says("counts.csv is a broken envelope");
    of("exemple", "2025", &body.machine.path("absent.jauge")).ends(2).says("absent.jauge does not exist");
}

#[test]
fn characters_that_are_not_seen_are_left_out_with_a_word() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let counts = COUNTS.replace("comptés cette année\nemp", "comptés\u{202e} cette\tannée\nemp");
    let counts = body.machine.write("odd.csv", counts);
    let out = body.machine.path("odd.jauge");
    let mut args = body.seal_args(&counts, &out);
    let name = args.iter().position(|arg| arg == "Élise Fictive").unwrap();
    args[name] = "Élise\u{200b} Fictive".into();
    let told = body.machine.run(args).ends(0);
    for said in ["prepared_by.name before signing: U+200B", "employees.reason before signing: U+202E, U+0009"]
    {
        assert!(told.err.contains(said), "{said}: {}", told.err);
    }
    body.machine.run(args!["verify", &out, "--signers", &body.signers]).ends(0);
    let said = body.machine.run(args!["show", &out, "--json"]).json()["content"].clone();
    assert_eq!(said["prepared_by"]["name"], "Élise Fictive");
    let employees = said["answers"].as_array().unwrap().iter().find(|one| one["quantity"] == "employees");
    assert_eq!(employees.unwrap()["reason"], "Personne ne les a comptés cette année");
}

#[test]
fn a_correction_is_of_the_same_year_and_the_next_in_its_chain() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let first = body.seal("first.jauge");
    let other_year =
        sealing(&body, "x.jauge", &args!["--supersedes", &first, "--reason", "Une erreur"], "2023");
    other_year.ends(2).says("first.jauge").says("the same year");
    let mut before = first;
    for (sequence, counted) in [(2, "22"), (3, "23")] {
        let changed = COUNTS.replace("services_asking_once,21", &format!("services_asking_once,{counted}"));
        std::fs::write(&body.counts, changed).unwrap();
        let name = format!("{sequence}.jauge");
        let more = args!["--supersedes", &before, "--reason", "Un service avait été oublié", "--json"];
        let sealed = sealing(&body, &name, &more, "2024").ends(0).json();
        assert_eq!(sealed["sequence"], sequence);
        let fingerprint = body.machine.run(args!["show", &before, "--json"]).json()["fingerprint"].clone();
        before = body.machine.path(name);
        let content = body.machine.run(args!["show", &before, "--json"]).ends(0).json()["content"].clone();
        assert_eq!(content["supersedes"], fingerprint);
        assert_eq!(content["correction_reason"], "Un service avait été oublié");
    }
}

#[test]
fn a_warning_without_explanation_shows_how_one_is_written() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let earlier = body.machine.path("2023.jauge");
    sealing(&body, "2023.jauge", &[], "2023").ends(0);
    std::fs::write(&body.counts, COUNTS.replace("deadlines,12", "deadlines,40")).unwrap();
    let refused = sealing(&body, "2024.jauge", &args!["--previous", &earlier], "2024").ends(1);
    let line = refused.err.lines().find(|line| line.contains("--justify")).expect("how it is written");
    let about = line.split('"').nth(1).unwrap().split_once('=').unwrap().0.to_owned();
    assert!(about.starts_with('W'), "{line}");
    assert!(!body.machine.path("2024.jauge").exists());

    for nonsense in
        ["W02", "W99:services=Une bonne raison", "E01:services=Une bonne raison", "W02:cats=Une raison"]
    {
        let run = sealing(&body, "2024.jauge", &args!["--justify", nonsense], "2024").ends(2);
        assert!(run.err.contains(nonsense), "{}", run.err);
    }
}

#[test]
fn evidence_names_a_target_and_is_of_a_kind_that_envelopes_carry() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    body.machine.write("work/plan.docx", "x");
    body.machine.write("work/Photo.JPEG", "x");
    let with = |evidence: &str| sealing(&body, "out.jauge", &args!["--evidence", evidence], "2024");
    with("plan.docx").ends(2).says("TARGET=FILE");
    with("cats=plan.docx").ends(2).says("cats");
    with("measures=plan.docx").ends(2).says("plan.docx");
    with("measures=absent.pdf").ends(2).says("absent.pdf");
    with("measures=/dev/zero.pdf").ends(2);
    assert!(!body.machine.path("out.jauge").exists());
    with("measures=Photo.JPEG").ends(0);
    let shown = body.machine.run(args!["show", body.machine.path("out.jauge"), "--json"]).json();
    assert_eq!(shown["content"]["evidence"][0]["entry"], "evidence/01.jpg");
    assert_eq!(shown["content"]["evidence"][0]["name"], "Photo.JPEG");
}

#[test]
fn what_exists_is_never_replaced() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("out.jauge");
    let before = std::fs::read(&sealed).unwrap();
    sealing(&body, "out.jauge", &[], "2023").ends(2).says("out.jauge already exists");
    body.attest_with(&body.officer, &sealed, &sealed).ends(2).says("out.jauge already exists");
    assert_eq!(std::fs::read(&sealed).unwrap(), before);
}

#[test]
fn the_demonstration_gives_its_places_as_json_and_its_verdicts_can_be_checked() {
    let machine = Machine::new();
    let places =
        machine.run(args!["demo", "--json", "--no-window", "--home", machine.path("d")]).ends(0).json();
    let verdicts = |list: &str, code: i32| -> Vec<String> {
        let files =
            places[list].as_array().unwrap().iter().map(|file| OsString::from(file.as_str().unwrap()));
        let verify = args!["verify", "--json", "--signers", places["signers"].as_str().unwrap()];
        let report = machine.run(verify.into_iter().chain(files)).ends(code).json();
        let reports = report.as_array().unwrap().iter();
        reports.map(|report| report["verdict"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(verdicts("envelopes", 0), ["valid"; 48]);
    assert_eq!(verdicts("campaigns", 0), ["valid"; 2]);
    assert_eq!(verdicts("decisions", 0).len(), 43);
    assert_eq!(verdicts("forged", 1), ["broken", "untrusted"]);
}

/// Seals the body's counts for a year, to a file of that name.
fn sealing(body: &Body, name: &str, more: &[OsString], year: &str) -> Outcome {
    let mut args = body.seal_args(&body.counts, &body.machine.path(name));
    let at = args.iter().position(|arg| arg == "--year").unwrap();
    args[at + 1] = year.into();
    body.machine.run(args.into_iter().chain(more.iter().cloned()))
}
