//! Receiving from strangers, with the program itself: whatever lies in the folder, the good ones arrive, and each bad
//! one is one line with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jauge::declaration::Organization;
use jauge::envelope::{self, Digest, Submission};
use jauge::framework::BUILT_IN;
use jauge::store::Register as _;
use jauge::store::{Home, Store};
use jauge::trust::{OsRng, Role, SecretKey};
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::ministry::decide::{Deciding, decide};
use jauge::workflow::ministry::receive::{Outcome, receive};
use jauge::workflow::signers;
use serde_json::Value;
use support::Machine;
use support::many::{self, code, now, sealed, submission};

/// What became of each file of a report, with the code of its first reason; files by their path below `folder`.
fn told(report: &Value, folder: &Path) -> BTreeMap<String, (String, Option<String>)> {
    let line = |file: &Value| {
        let path = Path::new(file["file"].as_str().unwrap()).strip_prefix(folder).unwrap();
        let reason = file["reasons"][0]["code"].as_str().map(str::to_owned);
        (path.to_str().unwrap().to_owned(), (file["outcome"].as_str().unwrap().to_owned(), reason))
    };
    let files = report["files"].as_array().unwrap();
    let told: BTreeMap<_, _> = files.iter().map(line).collect();
    assert_eq!(told.len(), files.len(), "one line a file");
    told
}

#[cfg(unix)]
mod hostile {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::time::{Duration, Instant};

    use super::*;
    use crate::support::many::key;
    use crate::support::{Outcome as Ended, finish, require_tools};

    const BODIES: usize = 667;

    /// A desk with a home of its own. Its reviewer is somebody whom permissions stop.
    fn receives(machine: &Machine, home: &str, paths: &[&Path]) -> Ended {
        let mut command = machine.command_of_nobody();
        command.args(args!["receive", "--json", "--signers", machine.path("signers"), "--home"]);
        finish(command.arg(machine.path(home)).args(paths))
    }

    #[test]
    fn of_a_thousand_files_the_good_ones_arrive_and_each_bad_one_is_one_line_with_its_reason() {
        if !require_tools(&["mkfifo", "setpriv"]) {
            return;
        }
        let machine = Machine::new();
        let [good, folder, last_year] = ["good", "hostile", "last-year"].map(|name| machine.path(name));
        machine.write("signers", many::register(BODIES).to_string());
        many::write_all(&last_year, 40, 2023);
        many::write_all(&good, BODIES, 2024);
        many::write_all(&folder, BODIES, 2024);
        let expected = fill(&folder, &last_year);
        assert_eq!(expected.len() + BODIES, 1000);

        // The shortest of three rounds each: something else may run on this machine.
        let (mut without, mut with) = (Duration::MAX, Duration::MAX);
        let mut report = Value::Null;
        for round in ["one", "two", "three"] {
            let begun = Instant::now();
            let alone = receives(&machine, &format!("alone-{round}"), &[&good]).ends(0).json();
            without = without.min(begun.elapsed());
            assert_eq!(alone["received"], BODIES);
            receives(&machine, &format!("desk-{round}"), &[&last_year]).ends(0);
            let begun = Instant::now();
            report = receives(&machine, &format!("desk-{round}"), &[&folder]).ends(1).json();
            with = with.min(begun.elapsed());
        }
        assert!(with <= without + Duration::from_secs(1), "{with:?} with the bad ones, {without:?} without");

        for (name, (outcome, reason)) in told(&report, &folder) {
            match expected.get(&name).copied() {
                None => assert_eq!((outcome.as_str(), reason), ("received", None), "{name}"),
                Some("already") => assert_eq!((outcome.as_str(), reason), ("already", None), "{name}"),
                Some(code) => {
                    assert_eq!((outcome.as_str(), reason.as_deref()), ("set-aside", Some(code)), "{name}");
                }
            }
        }
        kept(&Store::open(&Home::new(&machine.path("desk-three")), now()).unwrap());
    }

    /// The register has the good ones and what was there before; what is set aside says why in both languages.
    fn kept(store: &Store) {
        assert_eq!(store.submissions(2024).unwrap().len(), BODIES);
        assert_eq!(store.submissions(2023).unwrap().len(), 40, "the replays changed nothing");
        let aside = store.quarantine().unwrap();
        assert!(aside.len() > 100);
        let told = |row: &jauge::store::QuarantinedFile| {
            row.reasons.iter().all(|why| !why.fr[0].is_empty() && !why.en[0].is_empty())
        };
        assert!(aside.iter().all(|row| !row.reasons.is_empty() && told(row)), "in both languages");
        store.check_journal().unwrap();
    }

    /// A third of the folder: each file's path and the code of its reason.
    fn fill(folder: &Path, last_year: &Path) -> BTreeMap<String, &'static str> {
        // A folder that is found again within itself, without end: not followed, and said.
        let again = folder.join("again");
        fs::create_dir(&again).unwrap();
        symlink(folder, again.join("up")).unwrap();
        (0..332)
            .map(|number| {
                // Three ways of four under a name of its own, one under that of a good one in another folder.
                let good = format!("{}-2024.jauge", code(number));
                let named =
                    if number % 4 == 3 { format!("again/{good}") } else { format!("z-{number:04}.jauge") };
                let expected = hostile(&folder.join(&named), number, last_year);
                (named, expected)
            })
            .chain([("again/up".to_owned(), "workflow-link-to-folder")])
            .collect()
    }

    /// Writes one bad file; gives the code of its reason.
    fn hostile(path: &Path, number: usize, last_year: &Path) -> &'static str {
        let write = |bytes: &[u8]| fs::write(path, bytes).unwrap();
        match number % 9 {
            0 => {
                write(b"");
                "envelope-not-an-envelope"
            }
            1 => {
                fs::File::create(path).unwrap().set_len((64 << 20) + 1).unwrap();
                "workflow-file-too-large"
            }
            2 => {
                symlink(path, path).unwrap();
                "workflow-file-failed"
            }
            3 => {
                finish(std::process::Command::new("mkfifo").arg(path)).ends(0);
                "workflow-not-a-file"
            }
            4 => {
                write(b"bonjour");
                fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
                "workflow-file-denied"
            }
            5 => {
                write(format!("%PDF-1.7 {number}").as_bytes());
                "envelope-not-an-envelope"
            }
            6 => {
                let mut bytes = sealed(number, 2024);
                let at = bytes.windows(6).position(|window| window == b"\"value").unwrap() + 9;
                bytes[at] = if bytes[at] == b'9' { b'8' } else { b'9' };
                write(&bytes);
                "envelope-entry-header"
            }
            // A body's declaration, signed with another's key.
            7 => {
                write(&envelope::seal(&submission(number, 2024), &[], &key(number + 1)).unwrap());
                "envelope-key-of-another-body"
            }
            // Last year's, sent again; some of them under this year's name.
            _ => {
                let name = format!("{}-2023.jauge", code((number / 9) % 40));
                fs::copy(last_year.join(name), path).unwrap();
                "already"
            }
        }
    }
}

/// A campaign of 2024 for the first three bodies, which wants both signatures.
struct Ministry {
    machine: Machine,
    store: Store,
    key: SecretKey,
    officer: SecretKey,
    campaign: PathBuf,
    fingerprint: envelope::Fingerprint,
}

impl Ministry {
    fn new() -> Self {
        let machine = Machine::new();
        let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
        let made = || SecretKey::generate(&mut OsRng, "Personne Fictive").unwrap();
        let (key, officer) = (made(), made());
        let rows = (0..3).map(|number| format!("{0},{0},{0}\n", code(number)));
        let list = machine.write("bodies.csv", format!("code,name_fr,name_en\n{}", rows.collect::<String>()));
        let campaign = machine.path("campaign.jauge");
        let new = NewCampaign {
            year: 2024,
            framework: BUILT_IN.to_vec(),
            organizations: &list,
            opens_on: "2025-01-06".parse().unwrap(),
            closes_on: "2099-03-31".parse().unwrap(),
            period: None,
            time_zone: jauge::envelope::Zone::default(),
            names: [None, None],
            supersedes: &[],
            ministry: "mcn".parse().unwrap(),
            contact: "campagne@exemple.invalid".to_owned(),
            required: vec![Role::Lead, Role::Officer],
            out: &campaign,
        };
        let known = campaign::create(&store, &new, &key, now()).unwrap();
        let fingerprint = known.row.fingerprint.parse().unwrap();
        let both = |number| {
            [
                many::signer(number, Role::Lead, &many::key(number)),
                many::signer(number, Role::Officer, &officer),
            ]
        };
        let lines: Vec<_> = (0..10).flat_map(both).collect();
        signers::enrol_all(&store, &lines, "", now()).unwrap();
        fs::create_dir(machine.path("inbox")).unwrap();
        Self { machine, store, key, officer, campaign, fingerprint }
    }

    /// What a body declares under the campaign, with what is changed in it.
    fn declared(&self, number: usize, change: impl Fn(&mut Submission)) -> Vec<u8> {
        let mut submission = Submission { campaign: Some(self.fingerprint), ..submission(number, 2024) };
        change(&mut submission);
        envelope::seal(&submission, &[], &many::key(number)).unwrap()
    }

    fn attested(&self, number: usize, change: impl Fn(&mut Submission)) -> Vec<u8> {
        envelope::attest(&self.declared(number, change), &self.officer).unwrap()
    }

    fn comes(&self, name: &str, bytes: &[u8]) -> PathBuf {
        self.machine.write(&format!("inbox/{name}.jauge"), bytes)
    }

    /// The decision about a declaration that is received for it.
    fn decision(&self, envelope: &Path) -> Vec<u8> {
        let signers = signers::register(&self.store).unwrap();
        let lines =
            receive(&self.store, &[envelope.to_owned()], &signers, "", now(), &mut |_, _| true).unwrap();
        assert_eq!(lines[0].outcome, Outcome::Received);
        let print = lines[0].report.fingerprint.unwrap().to_string();
        let row = self.store.submission(&print).unwrap().unwrap();
        let out = self.machine.path("decision.jauge");
        let deciding = Deciding {
            outcome: envelope::Outcome::Accepted,
            comments: Vec::new(),
            by: crate::support::reviewer(),
            out: &out,
        };
        decide(&self.store, &[row], &deciding, &self.key, now()).unwrap();
        fs::read(out).unwrap()
    }
}

#[test]
fn what_has_no_place_in_the_register_is_one_line_with_its_reason_and_kept_apart() {
    let ministry = Ministry::new();
    let first = ministry.comes("already", &ministry.attested(0, |_| ()));
    ministry.comes("a-decision", &ministry.decision(&first));
    ministry.comes("a-campaign", &fs::read(&ministry.campaign).unwrap());
    ministry.comes("good", &ministry.attested(1, |_| ()));
    ministry.comes("not-attested", &ministry.declared(2, |_| ()));
    ministry.comes("not-in-the-campaign", &ministry.attested(7, |_| ()));
    ministry.comes("other-year", &ministry.attested(2, |submission| submission.year = 2023));
    let other = |submission: &mut Submission| submission.framework.sha256 = Digest::of(b"another");
    ministry.comes("other-framework", &ministry.attested(2, other));
    let stranger = Organization { code: code(2), name: "Organisme fictif".to_owned() };
    ministry
        .comes("other-body", &ministry.attested(1, |submission| submission.organization = stranger.clone()));

    let inbox = ministry.machine.path("inbox");
    let run = ministry.machine.run(args!["receive", "--json", &inbox]);
    let report = run.ends(1).json();
    let told = told(&report, &inbox);
    let expected = [
        ("a-campaign", "already", None),
        ("a-decision", "already", None),
        ("already", "already", None),
        ("good", "received", None),
        ("not-attested", "set-aside", Some("envelope-signature-missing")),
        ("not-in-the-campaign", "set-aside", Some("workflow-receive-campaign-body")),
        ("other-body", "set-aside", Some("envelope-key-of-another-body")),
        ("other-framework", "set-aside", Some("workflow-receive-framework")),
        ("other-year", "set-aside", Some("workflow-receive-campaign-year")),
    ];
    let expected = expected.map(|(name, outcome, reason)| {
        (format!("{name}.jauge"), (outcome.to_owned(), reason.map(str::to_owned)))
    });
    assert_eq!(told, BTreeMap::from(expected));
    assert_eq!(
        (&report["received"], &report["already"], &report["set_aside"]),
        (&1.into(), &1.into(), &5.into())
    );
    let aside = ministry.store.quarantine().unwrap();
    assert_eq!(aside.iter().map(|row| &row.file).collect::<BTreeSet<_>>().len(), 5, "kept apart: {aside:?}");
    assert_eq!(ministry.store.submissions(2024).unwrap().len(), 2);
    assert_eq!(ministry.store.submissions(2023).unwrap().len(), 0);
}

#[test]
fn a_receive_that_is_stopped_keeps_what_is_done_and_goes_on_the_next_time() {
    let machine = Machine::new();
    let store = Store::open(&Home::new(&machine.home()), now()).unwrap();
    let signers = many::register(3);
    let good = |number| machine.write(&format!("{number}.jauge"), sealed(number, 2024));
    // Too large to be looked at, so large that nothing else is looked at with it.
    let large = machine.path("large.jauge");
    fs::File::create(&large).unwrap().set_len((64 << 20) + 1).unwrap();
    let files = [good(0), large.clone(), good(1), large, good(2)];
    let mut seen = Vec::new();
    let lines = receive(&store, &files, &signers, "", now(), &mut |done, of| {
        seen.push((done, of));
        done < 3
    });
    assert_eq!(seen, [(1, 5), (2, 5), (3, 5)]);
    let outcomes = |lines: &[jauge::workflow::ministry::receive::Line]| -> Vec<Outcome> {
        lines.iter().map(|line| line.outcome).collect()
    };
    let (received, already, aside) = (Outcome::Received, Outcome::Already, Outcome::SetAside);
    assert_eq!(outcomes(&lines.unwrap()), [received, aside, received], "what is done is told");
    assert_eq!(store.submissions(2024).unwrap().len(), 2, "and kept");
    let lines = receive(&store, &files, &signers, "", now(), &mut |_, _| true).unwrap();
    assert_eq!(outcomes(&lines), [already, aside, already, aside, received]);
    store.check_journal().unwrap();
}
