//! The command line as its contract has it: what each command does, how it ends, what it prints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use support::declare::{Body, COUNTS};
use support::{Key, Machine, PASSPHRASE, finish, is_protected, register, require_tools, stock, transcript};

#[test]
fn what_is_typed_and_read_is_as_the_transcripts_have_it() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    for name in ["rules.txt", "slips.txt", "declare.txt", "declarer.txt"] {
        let body = Body::new();
        body.machine.write("broken.csv", COUNTS.replace("deadlines,12,", "deadlines,1e3,"));
        body.machine.write("wrong.csv", COUNTS.replace("services_asking_once,21", "services_asking_once,32"));
        transcript::play(&body.machine, name);
    }
}

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
fn a_new_key_is_protected_in_the_format_of_openssh_and_its_fingerprint_is_that_of_ssh_keygen() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let passphrase = machine.write("passphrase", format!("{PASSPHRASE}\n"));
    let folder = machine.path("keys");
    let made = machine
        .run(args![
            "key",
            "new",
            "--name",
            "Élise Fictive",
            "--title",
            "Dirigeante",
            "--out",
            &folder,
            "--passphrase-file",
            &passphrase
        ])
        .ends(0);
    let private = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_none_or(|extension| extension != "pub"))
        .expect("a private key");
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-y", "-P", PASSPHRASE, "-f"]).arg(&private);
    finish(&mut keygen).ends(0);
    assert!(is_protected(&private), "the private half asks for its passphrase");
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&private)).ends(0).out;
    let fingerprint = listed.split_whitespace().nth(1).unwrap();
    assert!(made.out.contains(fingerprint), "{} lacks {fingerprint}", made.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let shown = machine.run(args!["key", "show", &private]);
    if shown.code == Some(0) {
        assert!(shown.out.contains(fingerprint));
    }
}

#[test]
fn a_key_of_openssh_is_taken_over_and_then_shown() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let key = Key::new(&machine, "mine");
    let imported =
        machine.run(args!["key", "import", &key.private, "--passphrase-file", &key.passphrase]).ends(0);
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&key.private)).ends(0).out;
    let fingerprint = listed.split_whitespace().nth(1).unwrap();
    assert!(imported.out.contains(fingerprint), "{}", imported.out);
    let shown = machine.run(["key", "show"]).ends(0).out;
    assert!(shown.contains(fingerprint), "{shown}");
    assert!(shown.contains(&key.public), "the public half: {shown}");
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
        let said = body.machine.run(args!["verify", &sealed, "--signers", signers]);
        assert!(matches!(said.code, Some(1 | 2)), "{said:?}");
        assert!(said.err.contains('1') && !said.out.contains(" valid"), "it names the line: {said:?}");
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
    let run =
        body.machine.run(args!["verify", &good, &folder, &missing, "--signers", &body.signers, "--json"]);
    let report = run.json();
    let verdicts: Vec<&str> =
        report.as_array().unwrap().iter().map(|file| file["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts[..5], ["valid", "broken", "broken", "valid", "valid"], "{report}");
    assert_ne!(run.code, Some(0));
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
        assert!(matches!(refused.code, Some(1 | 2)), "{refused:?}");
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

#[test]
fn demo_does_the_main_job_and_says_how_to_check_it() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let home = machine.path("demo");
    let run = machine.run(args!["demo", "--home", &home, "--no-window"]).ends(0);
    let said = run.out.clone() + &run.err;
    for command in ["unzip", "sha256sum --check --strict", "ssh-keygen -Y verify"] {
        assert!(said.contains(command), "no {command} in {said}");
    }
    let envelopes = find(&home, "jauge");
    assert!(!envelopes.is_empty(), "envelopes are in the folder");
    machine.run(args!["demo", "--home", &home, "--no-window"]).ends(0);
}

#[test]
fn help_has_examples_and_completions_and_the_manual_come_from_the_same_definition() {
    let machine = Machine::new();
    assert!(machine.run(["--version"]).ends(0).out.contains(env!("CARGO_PKG_VERSION")));
    let help = machine.run(["--help"]).ends(0).out;
    let manual = machine.run(["man"]).ends(0).out;
    assert!(manual.starts_with(".ie") || manual.starts_with(".TH"), "{manual}");
    for command in ["demo", "framework", "rules", "key", "check", "seal", "attest", "verify", "show"] {
        assert!(help.contains(command), "{help}");
        let own = machine.run([command, "--help"]).ends(0).out;
        assert!(own.contains(&format!("jauge {command}")), "{command} --help has an example: {own}");
        assert!(!own.contains("cli-"), "a message that nobody wrote shows as its own name: {own}");
        assert!(manual.contains(command), "the manual names {command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = machine.run(["completions", shell]).ends(0).out;
        assert!(script.contains("verify"), "{shell}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_was_wrong() {
    let machine = Machine::new();
    for wrong in [
        &["no-such-command"][..],
        &["check"],
        &["verify", "--no-such-option"],
        &["check", "x.csv", "--organization", "exemple", "--year", "soon"],
        &["--lang", "de", "rules"],
    ] {
        let run = machine.run(wrong).ends(2);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{run:?}");
    }
}

#[test]
fn messages_are_in_the_language_asked_for_french_where_none_is() {
    let machine = Machine::new();
    let missing = args!["check", "absent.csv", "--organization", "exemple", "--year", "2024"];
    let with = |lang: Option<&str>| {
        let mut command = machine.command();
        command.args(&missing).env_remove("JAUGE_LANG").env("LC_ALL", "tlh").env("LANG", "tlh");
        command.args(lang.map(|lang| ["--lang", lang]).into_iter().flatten());
        finish(&mut command).ends(2).err
    };
    let (unknown, french, english) = (with(None), with(Some("fr")), with(Some("en")));
    assert_eq!(unknown, french, "French where the system's language is unknown");
    assert_ne!(french, english);
}

#[test]
fn quiet_says_only_what_went_wrong() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let out = body.machine.path("quiet.jauge");
    let sealed =
        body.machine.run(body.seal_args(&body.counts, &out).into_iter().chain(args!["--quiet"])).ends(0);
    assert_eq!(sealed.err, "");
    let absent = body.machine.path("absent.csv");
    let failed = body.machine.run(Body::check_args(&absent).into_iter().chain(args!["--quiet"])).ends(2);
    assert!(failed.err.contains("absent.csv"));
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

fn target<'a>(report: &'a Value, id: &str) -> &'a Value {
    report["targets"].as_array().unwrap().iter().find(|target| target["id"] == id).unwrap()
}

fn find(folder: &std::path::Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(find(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}
