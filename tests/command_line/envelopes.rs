//! Envelopes: sealed, attested, judged, shown, corrected.

use std::process::Command;

use crate::args;
use crate::support::declare::{Body, COUNTS};
use crate::support::{finish, register, require_tools, stock};

#[test]
fn a_declaration_is_sealed_attested_and_accepted_here_and_elsewhere() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("lead.jauge");
    stock::accepts(&body.machine, &sealed, &body.signers, &["lead"], "exemple");
    let verify = |envelope: &std::path::Path, more: &[&str]| {
        let mut args = args!["verify", envelope, "--signers", &body.signers, "--json"].to_vec();
        args.extend(more.iter().map(Into::into));
        body.machine.run(args)
    };
    assert_eq!(verify(&sealed, &[]).ends(0).json()[0]["verdict"], "valid");
    let wanting = verify(&sealed, &["--require", "lead,officer"]).ends(1).json();
    assert_eq!(wanting[0]["verdict"], "incomplete");
    let reason = &wanting[0]["reasons"][0];
    for part in ["code", "message", "fix"] {
        assert!(!reason[part].as_str().unwrap().is_empty(), "{reason}");
    }

    let attested = body.attest(&sealed, "officer.jauge");
    stock::accepts(&body.machine, &attested, &body.signers, &["lead", "officer"], "exemple");
    let report = verify(&attested, &["--require", "lead,officer"]).ends(0).json();
    let report = &report[0];
    assert_eq!(report["verdict"], "valid");
    assert_eq!(report["kind"], "submission");
    assert_eq!((&report["year"], &report["sequence"]), (&2024.into(), &1.into()));
    assert_eq!(report["signatures"][1]["role"], "officer");
    assert_eq!(report["signatures"][1]["principal"], "officer@exemple");
    assert_eq!(
        (&report["signatures"][1]["good"], &report["signatures"][1]["trusted"]),
        (&true.into(), &true.into())
    );
    let before = verify(&sealed, &[]).json();
    assert_eq!(report["fingerprint"], before[0]["fingerprint"], "a second signature is the same envelope");
    let manifest = stock::entry(&attested, "manifest.sha256");
    let sum = body.machine.write("manifest", manifest);
    let sum = finish(Command::new("sha256sum").arg(sum)).ends(0).out;
    assert_eq!(report["fingerprint"], sum[..64], "the fingerprint is the digest of the manifest");
}

#[test]
fn who_signed_decides_the_verdict() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("lead.jauge");
    let verdict = |signers: Option<String>, code: i32| {
        let mut args = args!["verify", &sealed, "--json"].to_vec();
        if let Some(lines) = signers {
            args.extend(args!["--signers", register(&body.machine, "other-signers", &[lines])]);
        }
        body.machine.run(args).ends(code).json()[0]["verdict"].as_str().unwrap().to_owned()
    };
    let line = body.lead.line("lead", "exemple");
    assert_eq!(verdict(None, 1), "untrusted", "with no register");
    assert_eq!(verdict(Some(line.clone()), 0), "valid");
    assert_eq!(verdict(Some(body.officer.line("lead", "exemple")), 1), "untrusted", "another key");
    assert_eq!(verdict(Some(body.lead.line("lead", "autre")), 1), "untrusted", "another body");
    let expired = line.replace(" namespaces", " valid-before=\"20200101\",namespaces");
    assert_eq!(
        verdict(
            Some(expired.replace(
                "valid-before=\"20200101\",namespaces=\"lead.submission.v1@jauge\"",
                "namespaces=\"lead.submission.v1@jauge\",valid-before=\"20200101\""
            )),
            1
        ),
        "untrusted",
        "an expired key"
    );

    let refused = body.attest_with(&body.lead, &sealed, &body.machine.path("same.jauge")).ends(1);
    assert!(!refused.err.is_empty());
    assert!(!body.machine.path("same.jauge").exists(), "the same key in both roles is never written");

    for bad in ["lead@*", "lead@exemple,officer@exemple"] {
        let signers = register(&body.machine, "bad-signers", &[line.replace("lead@exemple", bad)]);
        let said = body.machine.run(args!["verify", &sealed, "--signers", signers]).ends(2).says("Line 1");
        assert_eq!(said.out, "", "no verdict");
    }
}

#[test]
fn one_bad_file_never_hides_the_others() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let folder = body.machine.path("received");
    std::fs::create_dir_all(folder.join("deep")).unwrap();
    let good = body.seal("good.jauge");
    let bytes = std::fs::read(&good).unwrap();
    std::fs::write(folder.join("a-torn.jauge"), &bytes[..bytes.len() / 2]).unwrap();
    std::fs::write(folder.join("b-empty.jauge"), []).unwrap();
    std::fs::copy(&good, folder.join("c-good.jauge")).unwrap();
    std::fs::copy(&good, folder.join("deep/d-good.jauge")).unwrap();
    std::fs::write(folder.join("not-an-envelope.txt"), "notes").unwrap();
    let missing = body.machine.path("missing.jauge");
    let args = args!["verify", &good, &folder, &missing, "--signers", &body.signers, "--json"];
    let report = body.machine.run(args).ends(1).json();
    let verdicts: Vec<&str> =
        report.as_array().unwrap().iter().map(|file| file["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["valid", "broken", "broken", "valid", "valid", "broken"], "{report}");
}

#[test]
fn show_says_the_verdict_first_and_then_the_answers_whatever_the_verdict() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("lead.jauge");
    let shown = body.machine.run(args!["show", &sealed, "--lang", "fr"]);
    assert!(shown.out.contains("1\u{a0}200"), "numbers as they look in French: {}", shown.out);
    assert!(shown.out.contains("Élise Fictive"));
    assert!(shown.out.contains("Personne ne les a comptés cette année"));
    let json = body.machine.run(args!["show", &sealed, "--json"]).json();
    assert_eq!(json["verdict"], "untrusted");
    assert_eq!(json["content"]["organization"]["code"], "exemple");
}

#[test]
fn a_correction_follows_what_it_corrects_and_needs_a_reason_and_a_difference() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let first = body.seal("first.jauge");
    let changed = body
        .machine
        .write("changed.csv", COUNTS.replace("services_asking_once,21", "services_asking_once,22"));
    let out = body.machine.path("second.jauge");
    let seal = |counts, more: &[std::ffi::OsString]| {
        body.machine.run(body.seal_args(counts, &out).into_iter().chain(more.iter().cloned()))
    };
    let why = args!["--supersedes", &first, "--reason", "Un service avait été oublié"];
    for refused in [seal(&changed, &args!["--supersedes", &first]), seal(&body.counts, &why)] {
        refused.ends(1).says("E08");
        assert!(!out.exists());
    }
    seal(&changed, &why).ends(0);
    let report = body.machine.run(args!["verify", &out, "--signers", &body.signers, "--json"]).ends(0).json();
    assert_eq!(report[0]["sequence"], 2);
}

#[test]
fn evidence_travels_in_the_envelope_under_the_name_people_gave_it() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let plan = body.machine.write("Plan numérique 2024.pdf", b"%PDF-1.4 evidence\n");
    let out = body.machine.path("evidence.jauge");
    let mut evidence = std::ffi::OsString::from("measures=");
    evidence.push(&plan);
    let args = body.seal_args(&body.counts, &out);
    body.machine.run(args.into_iter().chain(args!["--evidence", evidence])).ends(0);
    stock::accepts(&body.machine, &out, &body.signers, &["lead"], "exemple");
    assert_eq!(stock::entry(&out, "evidence/01.pdf"), b"%PDF-1.4 evidence\n");
    let shown = body.machine.run(args!["show", &out, "--json"]).json();
    let evidence = &shown["content"]["evidence"][0];
    assert_eq!(
        (&evidence["name"], &evidence["target"]),
        (&"Plan numérique 2024.pdf".into(), &"measures".into())
    );
}
