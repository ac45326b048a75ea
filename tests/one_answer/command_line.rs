//! The same through the program as a person runs it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::args;
use crate::support::many::{register, sealed};
use crate::support::{Key, Machine, Outcome, require_tools};
use crate::template::copied;

/// A desk with the declarations of three bodies, and a key that decides for the ministry.
struct Desk {
    machine: Machine,
    key: Key,
}

impl Desk {
    /// `owner` stands in the key's comment.
    fn of(owner: &str) -> Self {
        let machine = Machine::new();
        let key = Key::new(&machine, owner);
        let ministry =
            format!("ministry@mcn namespaces=\"ministry.decision.v1@jauge\" {} {owner}\n", key.public);
        let signers = machine.write("signers", register(3).to_string() + &ministry);
        machine.run(args!["signers", "import", signers]).ends(0);
        std::fs::create_dir(machine.path("inbox")).unwrap();
        for body in 0..3 {
            machine.write(&format!("inbox/{body}.jauge"), sealed(body, 2024));
        }
        machine.run(args!["receive", machine.path("inbox")]).ends(0);
        Self { machine, key }
    }

    fn decides(&self, about: &[String], out: &Path, more: &[&str]) -> Outcome {
        let key = args!["--key", &self.key.private, "--passphrase-file", &self.key.passphrase];
        let decide = args!["decide", "--outcome", "returned", "--comment", "Recomptez", "--out", out];
        let about = about.iter().map(Into::into).chain(more.iter().map(Into::into));
        self.machine.run(decide.into_iter().chain(key).chain(about)).ends(0)
    }

    /// The fingerprint and the status of each body's declaration.
    fn list(&self, home: &Path) -> Vec<[String; 2]> {
        let list = self.machine.run(args!["register", "list", "--json", "--home", home]).ends(0).json();
        let text = |item: &Value, name: &str| item[name].as_str().unwrap().to_owned();
        let items = list["items"].as_array().unwrap();
        items.iter().map(|item| [text(item, "fingerprint"), text(item, "status")]).collect()
    }

    fn fingerprints(&self) -> Vec<String> {
        self.list(&self.machine.home()).into_iter().map(|[fingerprint, _]| fingerprint).collect()
    }

    /// Who decided, by the decision itself.
    fn decided_by(&self, file: &Path) -> [String; 2] {
        let shown = self.machine.run(args!["show", file, "--json"]).ends(0).json();
        let by = &shown["content"]["decided_by"];
        ["name", "title"].map(|of| by[of].as_str().unwrap_or_default().to_owned())
    }
}

#[test]
fn a_decision_names_the_person_as_given_not_cut_out_of_the_keys_comment() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let desk = Desk::of("Tremblay, Marie");
    let about = desk.fingerprints();
    let decided = |number: usize, more: &[&str]| {
        let out: PathBuf = desk.machine.path(format!("decision-{number}.jauge"));
        desk.decides(&about[number..=number], &out, more);
        desk.decided_by(&out)
    };
    assert_eq!(decided(0, &[]), ["Tremblay, Marie", ""], "the whole comment");
    assert_eq!(
        decided(1, &["--name", "Marie Tremblay", "--title", "Analyste"]),
        ["Marie Tremblay", "Analyste"]
    );
    assert_eq!(decided(2, &[]), ["Marie Tremblay", "Analyste"], "remembered");
}

#[test]
fn a_second_desk_takes_another_desks_decisions_in_and_the_statuses_are_the_same() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let desk = Desk::of("ministry");
    let [home, second] = [desk.machine.home(), desk.machine.path("second")];
    copied(&home, &second);
    let decisions = desk.machine.path("decisions");
    let about = desk.fingerprints();
    desk.decides(&about[..2], &decisions, &[]);
    let accepts = ["--outcome", "accepted", "--all-to-review"];
    let key = args!["--key", &desk.key.private, "--passphrase-file", &desk.key.passphrase];
    desk.machine
        .run(args!["decide", "--out", &decisions].into_iter().chain(accepts.map(Into::into)).chain(key))
        .ends(0);
    assert_ne!(desk.list(&home), desk.list(&second));

    for outcome in ["received", "already"] {
        let receive = args!["receive", &decisions, "--json", "--home", &second];
        let told = desk.machine.run(receive).ends(0).json();
        for count in ["received", "already", "set_aside", "conflict"] {
            assert_eq!(told[count], 0, "no submission came: {count}");
        }
        let files = told["files"].as_array().unwrap();
        assert_eq!(files.len(), 3);
        for file in files {
            assert_eq!((&file["outcome"], &file["kind"]), (&outcome.into(), &"decision".into()), "{file}");
        }
        assert_eq!(desk.list(&home), desk.list(&second));
    }
    let statuses: Vec<String> = desk.list(&second).into_iter().map(|[_, status]| status).collect();
    assert_eq!(statuses, ["returned", "returned", "accepted"]);
}
