//! Both ways also for what the ministry sends: a campaign and a decision that another program assembled from the contract
//! alone are taken here, and what is made here the stock tools accept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use jauge::envelope::Outcome;
use jauge::store::files::Overwrite;
use jauge::store::{Home, Store};
use jauge::trust::Passphrase;
use jauge::workflow::ministry::decide::{Deciding, decide};
use jauge::workflow::{keys, ministry::receive, signers};
use jiff::Timestamp;
use serde_json::{Value, json};
use support::declare::Body;
use support::ready::{PASSPHRASE, ready};
use support::{Machine, finish, require_tools, stock};

/// Assembles an envelope of that kind with the script, signed for the ministry.
fn assembled(
    machine: &Machine,
    kind: &str,
    content: &Value,
    entries: &[(&str, &Path)],
    key: &Path,
) -> PathBuf {
    let json = machine.write(&format!("{kind}.json"), content.to_string());
    let out = machine.path(format!("{kind}.jauge"));
    let mut script = Command::new("python3");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/write_envelope.py"));
    script.arg(&out).arg(json).arg("--sign").arg(format!("ministry={}", key.display()));
    for (name, file) in entries {
        script.arg("--entry").arg(format!("{name}={}", file.display()));
    }
    finish(&mut script).ends(0);
    out
}

/// The register of the ministry's key, and its fingerprint as `ssh-keygen` tells it.
fn ministry(machine: &Machine, key: &Path) -> (PathBuf, String) {
    finish(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-C", "x", "-N", "", "-f"]).arg(key))
        .ends(0);
    let public = std::fs::read_to_string(key.with_extension("pub")).unwrap();
    let lines = ["campaign", "decision"]
        .map(|kind| format!("ministry@mcn namespaces=\"ministry.{kind}.v1@jauge\" {public}"));
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(key)).ends(0).out;
    (machine.write("ministry.signers", lines.concat()), listed.split(' ').nth(1).unwrap().to_owned())
}

/// A campaign as the contract has it now, or as it had it before there were issues.
fn campaign(schema: u32, framework: &Path) -> Value {
    let digest = finish(Command::new("sha256sum").arg(framework)).ends(0).out;
    let mut said = json!({
        "schema": format!("jauge/campaign/{schema}"), "id": "mcn-2024", "year": 2024, "opens_on": "2025-01-15",
        "closes_on": "2099-03-31", "framework": { "entry": "framework.toml", "sha256": digest[..64] },
        "organizations": "organizations.csv", "signers": "ministry.signers", "required_signatures": ["lead"],
        "contact": "campagne@exemple.invalid",
    });
    if schema == 2 {
        said["issue"] = json!(1);
        said["supersedes"] = json!([]);
        said["period"] = json!({ "first": "2024-04-01", "last": "2025-03-31" });
        said["time_zone"] = json!("America/Toronto");
        said["ministry"] = json!({ "code": "mcn", "name_fr": "Ministère", "name_en": "Ministry" });
        said["revoked"] = json!("revoked_keys");
    }
    said
}

/// A decision about a sealed declaration, likewise.
fn decision(schema: u32, sealed: &Path, said: &Value) -> Value {
    let digest = finish(Command::new("sha256sum").arg(sealed)).ends(0).out;
    let mut decision = json!({
        "schema": format!("jauge/decision/{schema}"),
        "about": { "fingerprint": said["fingerprint"], "sha256": digest[..64], "organization": "exemple",
            "year": 2024, "sequence": 1 },
        "received_at": "2026-11-24T15:00:00Z", "outcome": "returned",
        "comments": [{ "quantity": "services", "text": "Recomptez" }],
        "decided_by": { "name": "Personne Fictive", "title": "Analyste" },
        "decided_at": "2026-11-25T15:00:00Z", "supersedes": null,
    });
    if schema == 2 {
        let key = &said["signatures"][0]["key"];
        decision["about"]["signed_by"] = json!([{ "role": "lead", "key": key }]);
        decision["supersedes"] = json!([]);
        decision["note"] = json!({ "kind": "arrived", "words": "Par la poste", "arrived_on": "2026-11-20" });
        let hash = "0123456789abcdef".repeat(4);
        decision["register_head"] = json!({ "register": hash[..32], "row": 7, "hash": hash });
    }
    decision
}

/// Takes in what another program assembled in this version of both schemas.
fn taken_in(schema: u32) {
    let body = Body::new();
    let machine = &body.machine;
    let key = machine.path("ministry");
    let (signers, fingerprint) = ministry(machine, &key);
    let framework = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/frameworks/stng-2019-2023.toml");
    let list = machine.write("list.csv", "code,name_fr,name_en,portfolio\nexemple,Exemple,Example,\n");
    let revoked = machine.write("revoked", "");
    let entries = [
        ("framework.toml", &*framework),
        ("ministry.signers", &*signers),
        ("organizations.csv", &*list),
        ("revoked_keys", &*revoked),
    ];
    let entries = if schema == 1 { &entries[..3] } else { &entries[..] };
    let file = assembled(machine, "campaign", &campaign(schema, &framework), entries, &key);
    machine.run(args!["verify", &file, "--signers", &signers]).ends(0);
    machine.run(args!["campaign", "use", &file, "--trust", &fingerprint]).ends(0);

    let sealed = body.seal("sealed.jauge");
    let said = machine.run(args!["show", &sealed, "--json"]).ends(0).json();
    assert!(said["content"]["campaign"].is_string(), "it answers the campaign");
    let decision = decision(schema, &sealed, &said);
    let file = assembled(machine, "decision", &decision, &[], &key);
    machine.run(args!["verify", &file, "--signers", &signers]).ends(0);
    let shown = machine.run(args!["show", &file, "--signers", &signers, "--json"]).ends(0).json();
    assert_eq!(shown["content"], decision, "it says what was written, in the fields of its own schema");
    let followed = machine.run(args!["follow", &file, "--json"]).ends(0).json();
    assert_eq!(
        (&followed["outcome"], &followed["comments"][0]["text"]),
        (&json!("returned"), &json!("Recomptez"))
    );
    assert!(followed["correction"].is_string(), "a correction is begun");
}

#[test]
fn a_campaign_and_a_decision_that_another_program_assembled_are_taken_in() {
    if require_tools(&["python3", "sha256sum", "ssh-keygen"]) {
        taken_in(2);
    }
}

#[test]
fn those_that_it_assembled_before_there_were_issues_are_taken_in_for_ever() {
    if require_tools(&["python3", "sha256sum", "ssh-keygen"]) {
        taken_in(1);
    }
}

#[test]
fn the_known_campaign_and_decision_of_before_the_stock_tools_accept_as_here() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/envelopes");
    let signers = folder.join("ministry-signers");
    for name in ["campaign-1.jauge", "decision-1.jauge"] {
        stock::accepts(&machine, &folder.join(name), &signers, &["ministry"], "mcn");
        machine.run(args!["verify", folder.join(name), "--signers", &signers]).ends(0);
    }
}

#[test]
fn a_campaign_and_a_decision_made_here_the_stock_tools_accept() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let machine = Machine::new();
    let ready = ready(&machine.path("work"));
    let (store, now) =
        (Store::open(&Home::new(&ready.ministry), Timestamp::now()).unwrap(), Timestamp::now());
    let register = signers::register(&store).unwrap();
    let inbox = [ready.inbox.clone()];
    receive::receive(&store, &inbox, &register, "", now, &mut |_, _| true).unwrap();
    let file = &keys::list(store.home()).unwrap()[0].path;
    let key = keys::unlock(file, &Passphrase::new(PASSPHRASE.to_owned())).unwrap();
    let deciding = Deciding {
        outcome: Outcome::Accepted,
        comments: Vec::new(),
        by: crate::support::reviewer(),
        out: &ready.decisions,
    };
    let rows = store.submissions(2024).unwrap();
    let decided = decide(&store, &rows, &deciding, &key, now).unwrap();
    let exported = machine.path("allowed_signers");
    signers::export(&store, &exported, Overwrite::No).unwrap();
    for envelope in [&machine.path("work/campagne.jauge"), &decided.made[0].path] {
        stock::accepts(&machine, envelope, &exported, &["ministry"], "mcn");
    }
}
