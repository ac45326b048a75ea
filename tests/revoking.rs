//! A key that was lost or stolen: revoked once, it is worth nothing any more, here, at whoever is handed the list, and for
//! OpenSSH; and no list from elsewhere takes the ministry's own keys away without a person.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use jauge::store::{Home, Store};
use jiff::Timestamp;
use serde_json::{Value, json};
use support::collected::{self, Collected};
use support::declare::{self, Body};
use support::{Key, Machine, finish, require_tools, stock};

/// The fingerprint as `ssh-keygen` tells it.
fn fingerprint(key: &Key) -> String {
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&key.private)).ends(0).out;
    listed.split(' ').nth(1).unwrap().to_owned()
}

/// Does `ssh-keygen` accept a signature of an envelope, going by a register and a list of revoked keys?
fn accepts(envelope: &Path, register: &Path, revoked: &Path, role: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let [manifest, signature] = ["manifest.sha256", &format!("signatures/{role}.sig")].map(|entry| {
        let path = folder.path().join(entry.replace('/', "-"));
        fs::write(&path, stock::entry(envelope, entry)).unwrap();
        path
    });
    let (who, what) = (format!("{role}@exemple"), format!("{role}.submission.v1@jauge"));
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-Y", "verify", "-I", &who, "-n", &what, "-f"]).arg(register).arg("-r").arg(revoked);
    finish(keygen.arg("-s").arg(signature).stdin(File::open(manifest).unwrap())).code == Some(0)
}

fn journal(machine: &Machine) -> Vec<(String, String, String)> {
    let store = Store::open(&Home::new(&machine.home()), Timestamp::now()).unwrap();
    store.check_journal().unwrap();
    store.journal().unwrap().into_iter().map(|row| (row.who, row.what, row.about)).collect()
}

fn revoked_rows(machine: &Machine) -> Vec<(String, Value)> {
    let rows = machine.run(["signers", "list", "--json"]).ends(0).json();
    let rows = rows.as_array().unwrap().iter().filter(|row| !row["revoked"].is_null());
    rows.map(|row| (row["fingerprint"].as_str().unwrap().to_owned(), row["revoked"]["in_force"].clone()))
        .collect()
}

#[test]
fn what_a_revoked_key_signed_is_trusted_neither_here_nor_by_openssh_with_the_exported_list() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let envelope = body.attest(&body.seal("lead.jauge"), "officer.jauge");
    machine
        .run(args!["key", "import", &body.officer.private, "--passphrase-file", &body.officer.passphrase])
        .ends(0);
    machine.run(args!["signers", "import", &body.signers]).ends(0);
    let (lead, list) = (fingerprint(&body.lead), machine.path("revoked_keys"));
    let said =
        machine.run(["signers", "revoke", &lead, "--reason", "Portable volé le\u{202e} 3 mars"]).ends(0);
    assert!(said.out.contains(&lead) && said.out.contains("lead@exemple"), "{}", said.out);
    machine.run(["signers", "revoke", &lead]).ends(0);
    let revoked: Vec<_> =
        journal(machine).into_iter().filter(|(_, what, _)| what.starts_with("key-rev")).collect();
    let row = |what: &str, about: String| ("officer".to_owned(), what.to_owned(), about);
    let reason = format!("{lead} Portable volé le 3 mars");
    assert_eq!(revoked, [row("key-revoked", format!("{lead} ")), row("key-revoked-because", reason)]);

    machine.run(args!["signers", "export", machine.path("register")]).ends(0).says("--revoked");
    let export = args!["signers", "export", machine.path("allowed_signers"), "--revoked", &list];
    machine.run(export).ends(0);
    let register = machine.path("allowed_signers");
    assert!(fs::read_to_string(&list).unwrap().starts_with(&body.lead.public));
    let none = machine.write("none", "");
    assert!(accepts(&envelope, &register, &none, "lead"), "the line stays in the register");
    assert!(!accepts(&envelope, &register, &list, "lead"));
    assert!(accepts(&envelope, &register, &list, "officer"), "of the others nothing changes");

    let untrusted = |machine: &Machine, more: &[&Path]| {
        let mut command = args!["verify", &envelope, "--json", "--signers", &register].to_vec();
        command.extend(more.iter().flat_map(|list| args!["--revoked", list]));
        let row = machine.run(command).json()[0].clone();
        (row["verdict"].clone(), row["reasons"][0]["code"].clone())
    };
    let is_revoked = (json!("untrusted"), json!("envelope-key-revoked"));
    assert_eq!(untrusted(machine, &[]), is_revoked, "a register from elsewhere brings it not back");
    let stranger = Machine::new();
    assert_eq!(untrusted(&stranger, &[]), (json!("valid"), Value::Null));
    assert_eq!(untrusted(&stranger, &[&list]), is_revoked);
    let shown = machine.run(args!["show", &envelope, "--json", "--signers", &register]).ends(0).json();
    assert_eq!(shown["reasons"][0]["code"], "envelope-key-revoked");
    let received = machine.run(args!["receive", &envelope, "--json"]).ends(1).json();
    assert_eq!(
        (&received["set_aside"], &received["files"][0]["reasons"][0]["code"]),
        (&json!(1), &is_revoked.1)
    );
    let received =
        stranger.run(args!["receive", &envelope, "--signers", &register, "--revoked", &list]).ends(1);
    assert!(received.out.contains("revoked"), "{}", received.out);
}

#[test]
fn a_list_names_each_revoked_key_whether_a_line_does_or_not() {
    if !require_tools(declare::TOOLS) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let (lead, officer) = (fingerprint(&body.lead), fingerprint(&body.officer));
    let absent = machine.run(["signers", "revoke", &lead]).ends(2);
    assert!(absent.err.contains(&lead) && absent.err.contains("public half"), "{}", absent.err);
    machine.run(["signers", "revoke", "absent.pub"]).ends(2).says("does not exist");
    assert!(revoked_rows(machine).is_empty());

    machine.run(args!["signers", "revoke", machine.path("lead.pub")]).ends(0);
    machine
        .run(args!["signers", "import", machine.write("line", body.officer.line("officer", "exemple"))])
        .ends(0);
    machine.run(["signers", "revoke", officer.trim_start_matches("SHA256:")]).ends(0);
    let said = machine.run(["signers", "list"]).ends(0).out;
    assert!(said.contains(&format!("{officer}  revoked")), "{said}");
    assert!(said.contains(&format!("revoked: {lead}  since 20")), "{said}");
    let rows: Vec<String> = revoked_rows(machine).into_iter().map(|(key, _)| key).collect();
    assert_eq!(rows, [officer, lead]);
    machine
        .run(args!["signers", "add", machine.path("lead.pub"), "--organization", "exemple", "--role", "lead"])
        .ends(1)
        .says("revoked");
}

#[test]
fn nobody_seals_or_attests_with_a_revoked_key_nor_attests_what_one_sealed() {
    if !require_tools(declare::TOOLS) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let (sealed, out) = (body.seal("lead.jauge"), machine.path("out.jauge"));
    machine.run(args!["signers", "revoke", machine.path("lead.pub")]).ends(0);
    machine.run(body.seal_args(&body.counts, &out)).ends(1).says("revoked");
    body.attest_with(&body.officer, &sealed, &out).ends(1).says("revoked");
    assert!(!out.exists(), "nothing is left behind");

    let other = Body::new();
    let sealed = other.seal("lead.jauge");
    other.machine.run(args!["signers", "revoke", other.machine.path("officer.pub")]).ends(0);
    other.attest_with(&other.officer, &sealed, &other.machine.path("out.jauge")).ends(1).says("revoked");
}

#[test]
fn a_revoked_key_of_the_ministry_decides_publishes_and_opens_nothing() {
    if !require_tools(collected::TOOLS) {
        return;
    }
    let list = "code,name_fr,name_en\nexemple,Exemple,Example\nautre,Autre,Other\n";
    let place = Machine::new();
    let collected = Collected::new(&place.write("bodies.csv", list), &["2024"]);
    let machine = &collected.machine;
    let counts = machine.write("counts.csv", declare::COUNTS);
    collected.declares("exemple", "Exemple", "2024", &counts);
    collected.receives_and_accepts("2024");
    collected.declares("autre", "Autre", "2024", &counts);
    machine.run(args!["receive", machine.path("inbox/2024")]).ends(0);

    let stolen = Key::new(machine, "stolen");
    machine.run(args!["signers", "revoke", machine.path("stolen.pub")]).ends(0);
    let with = |command: &[std::ffi::OsString]| {
        let key = args!["--key", &stolen.private, "--passphrase-file", &stolen.passphrase];
        machine.run(command.iter().cloned().chain(key)).ends(1).says("is revoked")
    };
    let out = machine.path("out");
    with(&args!["decide", "--all-to-review", "--outcome", "accepted", "--out", &out]);
    with(&args!["publish", "--year", "2024", "--out", &out]);
    let days =
        args!["--opens", "2021-01-15", "--closes", "2099-12-31", "--ministry", "mcn", "--contact", "x"];
    let list = args!["--organizations", place.path("bodies.csv"), "--out", machine.path("next.jauge")];
    with(&[args!["campaign", "new", "--year", "2025"].to_vec(), days.to_vec(), list.to_vec()].concat());
    assert!(!machine.path("next.jauge").exists());

    // The key that opened the campaign is stolen, too: what it would say from now on is refused by its bodies.
    let body = Machine::new();
    let ministry = fingerprint(&collected.key);
    machine.run(["signers", "revoke", &ministry]).ends(0);
    body.run(args!["signers", "revoke", machine.path("ministry.pub")]).ends(0);
    let campaign = machine.path("campaign-2024.jauge");
    body.run(args!["campaign", "use", &campaign, "--trust", &ministry]).ends(1).says("is revoked");
    let decision = fs::read_dir(machine.path("decisions")).unwrap().next().unwrap().unwrap().path();
    body.run(args!["follow", decision]).ends(1).says("revoked");
}

#[test]
fn a_list_from_elsewhere_revokes_at_once_but_the_ministrys_keys_wait_for_a_person() {
    if !require_tools(declare::TOOLS) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let ministry = Key::new(machine, "ministry");
    let line = format!("ministry@mcn namespaces=\"ministry.decision.v1@jauge\" {} Unité\n", ministry.public);
    let register = machine.write("register", fs::read_to_string(&body.signers).unwrap() + &line);
    let list = machine.write("list", format!("{} volée\n{}\n", body.lead.public, ministry.public));
    let said = machine.run(args!["signers", "import", &register, "--revoked", &list]).ends(0);
    assert!(said.err.contains("1 key revoked") && said.err.contains("waits"), "{}", said.err);
    let (lead, key) = (fingerprint(&body.lead), fingerprint(&ministry));
    assert_eq!(revoked_rows(machine), [(lead.clone(), json!(true)), (key.clone(), json!(false))]);
    let listed = machine.run(["signers", "list"]).ends(0).out;
    assert!(listed.contains(&format!("waits: {key}")), "{listed}");
    assert!(listed.contains(&format!("jauge signers revoke {key}")), "{listed}");
    let written = |name: &str| {
        let out = machine.path(name);
        machine.run(args!["signers", "export", "--revoked", &out]).ends(0);
        fs::read_to_string(out).unwrap()
    };
    assert_eq!(written("before"), format!("{} volée\n", body.lead.public));

    // The same again changes nothing; a person's word does.
    let rows = journal(machine).len();
    machine.run(args!["signers", "import", &register, "--revoked", &list]).ends(0).says("0 keys revoked");
    assert_eq!(journal(machine).len(), rows);
    machine.run(["signers", "revoke", &key, "--reason", "Confirmé au téléphone"]).ends(0);
    assert_eq!(revoked_rows(machine), [(lead, json!(true)), (key, json!(true))]);
    assert_eq!(written("after").lines().count(), 2);

    let cut = machine.write("cut", &ministry.public);
    let refused = machine.run(args!["signers", "import", &register, "--revoked", cut]).ends(2);
    assert!(refused.err.contains("Line 1 of the list of revoked keys"), "{}", refused.err);
}

#[test]
fn a_key_that_signs_for_somebody_already_is_enrolled_again_only_where_that_is_meant() {
    if !require_tools(declare::TOOLS) {
        return;
    }
    let body = Body::new();
    let machine = &body.machine;
    let add = |organization: &str, role: &str, more: &[&str]| {
        let public = machine.path("lead.pub");
        let args = args!["signers", "add", public, "--organization", organization, "--role", role];
        machine.run(args.into_iter().chain(more.iter().map(Into::into)))
    };
    add("exemple", "lead", &[]).ends(0);
    add("exemple", "lead", &[]).ends(0);
    let lines = || machine.run(["signers", "list", "--json"]).ends(0).json().as_array().unwrap().len();
    let asked = add("exemple", "officer", &[]).ends(1);
    assert!(asked.err.contains("lead@exemple") && asked.err.contains("--also"), "{}", asked.err);
    assert_eq!(lines(), 1);
    add("exemple", "officer", &["--also"]).ends(0);
    assert_eq!(lines(), 2);
    // Who has left holds no role any more.
    machine.run(["signers", "retire", "lead@exemple", "--at", "2025-01-01T00:00:00Z"]).ends(0);
    machine.run(["signers", "retire", "officer@exemple", "--at", "2025-01-01T00:00:00Z"]).ends(0);
    add("autre", "lead", &[]).ends(0);
    // A file is taken as it is: whoever keeps it was asked.
    machine
        .run(args!["signers", "import", machine.write("more", body.lead.line("officer", "tiers"))])
        .ends(0);
    assert_eq!(lines(), 4);
}
