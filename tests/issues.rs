//! The issues of a campaign: whatever the order in which they are opened, the highest is in force; two of one number are a
//! conflict until the next names both; and what an issue changes of the ministry's keys, a person takes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::process::Command;

use serde_json::{Value, json};
use support::{Key, Machine, Outcome, finish, require_tools, stock};

const TOOLS: &[&str] = &["ssh-keygen"];

/// Desks of ministries and bodies, each in a home of its own on one machine.
struct Place {
    machine: Machine,
    key: Key,
}

impl Place {
    fn new() -> Self {
        let machine = Machine::new();
        machine.write("bodies.csv", "code,name_fr,name_en\nexemple,Exemple,Example\n");
        let key = Key::new(&machine, "ministry");
        Self { machine, key }
    }

    /// A command in a home.
    fn at(&self, home: &str, command: &[&str]) -> Outcome {
        let command = command.iter().map(Into::into);
        self.machine.run(command.chain(args!["--home", self.machine.path(home)]))
    }

    fn tries(&self, home: &str, name: &str, (ministry, key): (&str, &Key), more: &[&str]) -> Outcome {
        let new = args!["campaign", "new", "--organizations", self.machine.path("bodies.csv")];
        let days = args!["--opens", "2025-01-06", "--closes", "2099-03-31", "--contact", "x@exemple.invalid"];
        let whose =
            args!["--ministry", ministry, "--key", &key.private, "--passphrase-file", &key.passphrase];
        let out = args!["--out", self.machine.path(name), "--home", self.machine.path(home), "--json"];
        let year = if more.contains(&"--year") { vec![] } else { args!["--year", "2024"].to_vec() };
        let more = more.iter().map(Into::into);
        self.machine.run(new.into_iter().chain(days).chain(whose).chain(out).chain(year).chain(more))
    }

    /// The next issue, made at a desk of the ministry; gives its file's name.
    fn issues(&self, home: &str, name: &str) -> String {
        self.tries(home, name, ("mcn", &self.key), &[]).ends(0);
        self.file(name)
    }

    fn file(&self, name: &str) -> String {
        self.machine.path(name).display().to_string()
    }

    fn uses(&self, home: &str, file: &str) -> Outcome {
        self.at(home, &["campaign", "use", file])
    }

    /// The first campaign in a home: the key is compared.
    fn trusts(&self, home: &str, file: &str) -> Outcome {
        self.at(home, &["campaign", "use", file, "--trust", &fingerprint(&self.key)]).ends(0)
    }

    fn said(&self, file: &str) -> Value {
        self.machine.run(["show", file, "--json"]).ends(0).json()
    }

    /// Issue, in force and disputed, of each campaign in a home, the lowest first.
    fn standing(&self, home: &str) -> Vec<(u64, bool, bool)> {
        let listed = self.at(home, &["campaign", "list", "--json"]).ends(0).json();
        let is = |row: &Value, what: &str| row[what].as_bool().unwrap();
        let rows = listed.as_array().unwrap().iter();
        let mut rows: Vec<_> = rows
            .map(|row| (row["issue"].as_u64().unwrap(), is(row, "in_force"), is(row, "disputed")))
            .collect();
        rows.sort_unstable();
        rows
    }

    fn signers(&self, home: &str) -> Value {
        self.at(home, &["signers", "list", "--json"]).ends(0).json()
    }

    /// Enrols a key of the ministry at its desk.
    fn enrols(&self, home: &str, name: &str) -> Key {
        let key = Key::new(&self.machine, name);
        let public = self.file(&format!("{name}.pub"));
        self.at(home, &["signers", "add", &public, "--organization", "mcn", "--role", "ministry"]).ends(0);
        key
    }
}

fn fingerprint(key: &Key) -> String {
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&key.private)).ends(0).out;
    listed.split(' ').nth(1).unwrap().to_owned()
}

fn groups(fingerprint: &Value) -> String {
    let digits: Vec<char> = fingerprint.as_str().unwrap().chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn sorted(fingerprints: &[&Value]) -> Value {
    let mut sorted: Vec<&str> = fingerprints.iter().map(|print| print.as_str().unwrap()).collect();
    sorted.sort_unstable();
    json!(sorted)
}

#[test]
fn each_issue_continues_the_highest_of_its_ministry_and_year_and_replaces_all_before() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let [first, second, third] = ["1", "2", "3"].map(|name| place.issues("desk", name));
    let [first, second, third] = [first, second, third].map(|file| place.said(&file));
    assert_eq!((&first["content"]["issue"], &first["content"]["supersedes"]), (&json!(1), &json!([])));
    assert_eq!(second["content"]["supersedes"], json!([first["fingerprint"]]));
    assert_eq!(third["content"]["issue"], 3);
    assert_eq!(third["content"]["supersedes"], sorted(&[&first["fingerprint"], &second["fingerprint"]]));
    assert_eq!(place.standing("desk"), [(1, false, false), (2, false, false), (3, true, false)]);
    let listed = place.at("desk", &["campaign", "list"]).ends(0).out;
    let [highest, older] = [0, 1].map(|line| listed.lines().nth(line).unwrap());
    assert!(highest.starts_with("mcn-2024 of mcn, issue 3, in force: year 2024, 1 body"), "{listed}");
    assert!(
        highest.ends_with("counted from 2024-04-01 to 2025-03-31, time zone America/Toronto"),
        "{listed}"
    );
    assert!(older.contains("issue 2, not in force"), "{listed}");

    // Another year and another ministry begin anew; and where the former issue is not known here, it is named.
    place.tries("desk", "next", ("mcn", &place.key), &["--year", "2025"]).ends(0);
    assert_eq!(place.said(&place.file("next"))["content"]["issue"], 1);
    let fourth = place.tries("new", "4", ("mcn", &place.key), &["--supersedes", &place.file("3")]).ends(0);
    assert_eq!(fourth.json()["issue"], 4);
    assert!(fourth.err.contains("Issues 1 to 3 are not known here."), "{}", fourth.err);
    place
        .tries("new", "5", ("mcn", &place.key), &["--supersedes", &place.file("next")])
        .ends(2)
        .says("its ministry or its year is another");
}

#[test]
fn an_older_issue_that_is_opened_later_is_kept_and_changes_nothing() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let [first, second, third] = ["1", "2", "3"].map(|name| place.issues("desk", name));
    place.trusts("body", &second).says("Issue 1 is not known here.");
    let before = place.signers("body");
    place.uses("body", &first).ends(0).says("Issue 1 is older than issue 2, which is in force");
    assert_eq!(place.standing("body"), [(1, false, false), (2, true, false)]);
    assert_eq!(place.signers("body"), before);
    let said = place.uses("body", &third).ends(0);
    assert_eq!(said.err, "", "nothing is missing, nothing changes");
    assert_eq!(place.standing("body"), [(1, false, false), (2, false, false), (3, true, false)]);
    let json = place.at("body", &["campaign", "use", &second, "--json"]).ends(0).json();
    assert_eq!((&json["issue"], &json["in_force"]), (&json!(2), &json!(false)));
}

#[test]
fn an_older_issue_changes_no_keys_however_late_it_is_opened() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let first = place.issues("desk", "1");
    let lead = Key::new(&place.machine, "lead");
    place.trusts("body", &first);
    let second = place.issues("desk", "2");
    // Made elsewhere by somebody who has the key, to slip in before what is in force.
    place.trusts("thief", &first);
    place.enrols("thief", "accomplice");
    place.at("thief", &["signers", "revoke", &place.file("lead.pub")]).ends(0);
    let slipped = place.issues("thief", "slipped");
    let third = place.issues("desk", "3");
    place.uses("body", &second).ends(0);
    place.uses("body", &third).ends(0);
    let before = place.signers("body");
    place.uses("body", &slipped).ends(0).says("older");
    assert_eq!(place.signers("body"), before);
    assert!(!before.to_string().contains(&fingerprint(&lead)));
    assert_eq!(place.standing("body").len(), 4, "it is kept");
}

#[test]
fn two_issues_of_one_number_are_a_conflict_until_the_next_one_names_both() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let first = place.issues("desk", "1");
    place.trusts("other-desk", &first);
    let one = place.issues("desk", "2");
    place.tries("other-desk", "2-bis", ("mcn", &place.key), &["--name-en", "The Ministry"]).ends(0);
    let other = place.file("2-bis");
    let [print, rival] = [&one, &other].map(|file| place.said(file)["fingerprint"].clone());
    assert_ne!(print, rival);
    place.trusts("body", &first);
    place.uses("body", &one).ends(0);
    assert_eq!(place.standing("body"), [(1, false, false), (2, true, false)]);
    let conflict = place.uses("body", &other).ends(1);
    for issue in [&print, &rival] {
        assert!(conflict.err.contains(&groups(issue)), "{}", conflict.err);
    }
    assert!(conflict.err.contains("Meanwhile issue 1 stays in force."), "{}", conflict.err);
    assert_eq!(place.standing("body"), [(1, true, false), (2, false, true), (2, false, true)]);
    assert!(place.at("body", &["campaign", "list"]).ends(0).out.contains("issue 2, in conflict"));

    // The desk learns of the other one, and its next issue settles it; so does one that is handed both as files.
    place.uses("desk", &other).ends(1);
    let third = place.issues("desk", "3");
    let said = place.said(&third);
    let all = sorted(&[&place.said(&first)["fingerprint"], &print, &rival]);
    assert_eq!((&said["content"]["issue"], &said["content"]["supersedes"]), (&json!(3), &all));
    place.uses("body", &third).ends(0);
    assert_eq!(
        place.standing("body"),
        [(1, false, false), (2, false, false), (2, false, false), (3, true, false)]
    );
    let named = ["--supersedes", &one, "--supersedes", &other];
    let settled = place.tries("elsewhere", "3-bis", ("mcn", &place.key), &named).ends(0).json();
    assert_eq!(settled["issue"], 3);
    assert_eq!(place.said(&place.file("3-bis"))["content"]["supersedes"], sorted(&[&print, &rival]));
}

#[test]
fn another_ministrys_campaign_never_replaces_the_one_of_the_year() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let first = place.issues("desk", "1");
    place.trusts("body", &first);
    let other = Key::new(&place.machine, "other");
    for name in ["mes-1", "mes-2"] {
        place.tries("mes", name, ("mes", &other), &[]).ends(0);
    }
    let theirs = place.file("mes-2");
    place.uses("body", &theirs).ends(1).says("another key of the ministry is known here");
    let kept = place.at("body", &["campaign", "use", &theirs, "--trust", &fingerprint(&other)]).ends(0);
    assert!(kept.err.contains("stays that of mcn"), "{}", kept.err);
    assert_eq!(place.standing("body"), [(1, true, false), (2, false, false)]);
    let second = place.issues("desk", "2");
    place.uses("body", &second).ends(0);
    assert_eq!(place.standing("body"), [(1, false, false), (2, false, false), (2, true, false)]);
}

#[test]
fn a_change_of_keys_is_shown_and_taken_by_the_fingerprint_of_the_issue_alone() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let place = Place::new();
    let first = place.issues("desk", "1");
    place.trusts("body", &first);
    let second_key = place.enrols("desk", "second");
    let lead = Key::new(&place.machine, "lead");
    place.at("desk", &["signers", "revoke", &place.file("lead.pub"), "--reason", "Volée"]).ends(0);
    let second = place.issues("desk", "2");
    let before = place.signers("body");

    let shown = place.uses("body", &second).ends(1);
    let changes = [
        format!("signs for the ministry from now on: {}", fingerprint(&second_key)),
        format!("key that is revoked: {}", fingerprint(&lead)),
    ];
    for change in &changes {
        assert!(shown.out.contains(change), "{}", shown.out);
    }
    let print = place.said(&second)["fingerprint"].clone();
    assert!(shown.err.contains(&format!("--trust {}", print.as_str().unwrap())), "{}", shown.err);
    let [key, wrong] = [fingerprint(&place.key), "0".repeat(64)];
    for named in [&key, &wrong] {
        let refused =
            place.at("body", &["campaign", "use", &second, "--trust", named, "--json"]).ends(1).json();
        assert_eq!(refused["change"]["added"][0]["key"], fingerprint(&second_key));
        assert_eq!(refused["change"]["revoked"][0]["key"], fingerprint(&lead));
    }
    assert_eq!(place.standing("body"), [(1, true, false)], "nothing was taken");
    assert_eq!(place.signers("body"), before);

    let taken = place.at("body", &["campaign", "use", &second, "--trust", &groups(&print)]).ends(0);
    assert!(taken.out.contains(&changes[0]) && taken.out.contains(&changes[1]), "{}", taken.out);
    assert_eq!(place.standing("body"), [(1, false, false), (2, true, false)]);
    let after = place.signers("body").to_string();
    assert!(after.contains(&fingerprint(&second_key)) && after.contains(&fingerprint(&lead)));
    let list = place.machine.path("revoked");
    place.at("body", &["signers", "export", "--revoked", list.to_str().unwrap()]).ends(0);
    assert!(std::fs::read_to_string(&list).unwrap().starts_with(&lead.public));

    // What an issue without a change says is taken at once, whoever of the ministry signs it.
    place.tries("desk", "3", ("mcn", &second_key), &[]).ends(0);
    place.uses("body", &place.file("3")).ends(0);
    assert_eq!(place.standing("body").last(), Some(&(3, true, false)));
}

#[test]
fn a_ministrys_key_that_an_issue_revokes_waits_until_a_person_confirms_it() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let place = Place::new();
    let honest = place.enrols("desk", "honest");
    let first = place.issues("desk", "1");
    place.trusts("body", &first);
    let stolen = fingerprint(&place.key);
    place.at("desk", &["signers", "revoke", &stolen]).ends(0);
    place.tries("desk", "by-stolen", ("mcn", &place.key), &[]).ends(1).says("is revoked");
    place.tries("desk", "2", ("mcn", &honest), &[]).ends(0);
    let second = place.file("2");
    let print = place.said(&second)["fingerprint"].as_str().unwrap().to_owned();

    place.uses("body", &second).ends(1);
    place.at("body", &["campaign", "use", &second, "--trust", &print]).ends(0);
    let revoked = |home: &str| {
        let rows = place.signers(home);
        let of_it = rows.as_array().unwrap().iter().find(|row| row["fingerprint"] == stolen.as_str());
        of_it.unwrap()["revoked"].clone()
    };
    let waits = revoked("body");
    assert_eq!((&waits["in_force"], &waits["campaigns"]), (&json!(false), &json!([print])));
    let listed = place.at("body", &["signers", "list"]).ends(0).out;
    assert!(listed.contains(&format!("waits: {stolen}")) && listed.contains(&print), "{listed}");
    let verdict = || {
        let (out, list) = (place.machine.path("allowed"), place.machine.path("revoked"));
        for file in [&out, &list] {
            let _ = std::fs::remove_file(file);
        }
        let export =
            ["signers", "export", "--out", out.to_str().unwrap(), "--revoked", list.to_str().unwrap()];
        place.at("body", &export).ends(0);
        let verify = ["verify", &first, "--json", "--signers", out.to_str().unwrap()];
        place.at("body", &verify).json()[0]["verdict"].clone()
    };
    assert_eq!(verdict(), "valid", "until then it counts");

    // An issue that says the same again asks nothing.
    place.tries("desk", "3", ("mcn", &honest), &[]).ends(0);
    place.uses("body", &place.file("3")).ends(0);
    place.at("body", &["signers", "revoke", &stolen, "--reason", "Confirmé par le ministère"]).ends(0);
    assert_eq!(revoked("body")["in_force"], true);
    assert_eq!(verdict(), "untrusted");
    // The one who stole it goes on making issues: they are refused from now on, named or not.
    place.tries("thief", "4", ("mcn", &place.key), &["--supersedes", &place.file("3")]).ends(0);
    place.at("body", &["campaign", "use", &place.file("4"), "--trust", &stolen]).ends(1).says("is revoked");
}

#[test]
fn the_end_of_a_ministrys_key_travels_with_the_next_issue() {
    if !require_tools(TOOLS) {
        return;
    }
    let place = Place::new();
    let leaves = place.enrols("desk", "leaves");
    place.trusts("body", &place.issues("desk", "1"));
    let key = fingerprint(&leaves);
    place.at("desk", &["signers", "retire", &key, "--at", "2025-06-30T00:00:00Z"]).ends(0);
    let second = place.issues("desk", "2");
    let shown = place.uses("body", &second).ends(1);
    assert!(shown.out.contains(&format!("key that ends on 2025-06-30 00:00: {key}")), "{}", shown.out);
    let print = place.said(&second)["fingerprint"].as_str().unwrap().to_owned();
    place.at("body", &["campaign", "use", &second, "--trust", &print]).ends(0);
    let rows = place.signers("body");
    let ends: Vec<&Value> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["fingerprint"] == key.as_str())
        .map(|row| &row["valid_before"])
        .collect();
    assert_eq!(ends, ["2025-06-30T00:00:00Z"; 2]);
    // The first issue, opened again, does not give it its time back.
    place.uses("body", &place.file("1")).ends(0).says("older");
    assert_eq!(place.signers("body"), rows);
}
