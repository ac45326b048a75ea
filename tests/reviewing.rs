//! The whole loop on real input, through the command line alone: campaigns of two years go out, 64 declarations come
//! back sealed and attested, are received, decided and followed up; and what they add up to is what an independent
//! script makes of the counts files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{Key, Machine, finish, require_tools};

const YEARS: [&str; 2] = ["2020", "2024"];
/// The body that is told to correct, and what.
const CORRECTED: &str = "aafc-aac";
/// The body that is told to correct and does not, in either year.
const RETURNED: &str = "cannor";
/// The body whose later declaration nobody decides about.
const WAITING: &str = "acoa-apeca";

#[test]
fn sixty_four_real_declarations_go_out_and_come_back_decided_and_add_up() {
    if !require_tools(&["python3", "ssh-keygen"]) {
        return;
    }
    let ministry = Ministry::new();
    let inbox = ministry.machine.path("inbox");
    let bodies = bodies();
    assert_eq!(bodies.values().map(Vec::len).sum::<usize>(), 64, "all the real input");
    let codes: Vec<&String> = bodies.keys().collect();
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let offices: Vec<Office> = std::thread::scope(|scope| {
        let shares = codes.chunks(codes.len().div_ceil(hands));
        let work: Vec<_> = shares
            .map(|share| {
                let (ministry, bodies, inbox) = (&ministry, &bodies, &inbox);
                scope.spawn(move || {
                    share
                        .iter()
                        .map(|code| Office::declares(code, &bodies[*code], ministry, inbox))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        work.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    ministry.enrols(&offices.iter().collect::<Vec<_>>());

    // The older year first; then the newer one, of which one goes back and is corrected.
    for year in YEARS {
        let received = ministry.receives(&inbox.join(year));
        assert_eq!(received["received"], 32, "{received}");
        assert_eq!(received["set_aside"], 0, "{received}");
        let again = ministry.receives(&inbox.join(year));
        assert_eq!((again["received"].as_u64(), again["already"].as_u64()), (Some(0), Some(32)));
        if year == "2024" {
            ministry.returns_and_gets_a_correction(&offices, &inbox);
        }
        ministry.accepts_all_but_some(year);
        ministry.adds_up_as_the_counts_files_do(year);
    }
    let register = ministry.register("2024");
    let with = |status: &str| register.iter().filter(|item| item["status"] == status).count();
    assert_eq!(register.len(), 35, "34 bodies are expected, one was corrected");
    let found = ["accepted", "superseded", "missing", "returned", "to-review"].map(with);
    assert_eq!(found, [30, 1, 2, 1, 1]);
    for office in &offices {
        office.follows(&ministry.machine.path("decisions"));
    }
}

/// Each body with the years that it counted.
fn bodies() -> BTreeMap<String, Vec<&'static str>> {
    let mut bodies: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for year in YEARS {
        for file in std::fs::read_dir(data("counts").join(year)).unwrap() {
            let code = file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
            bodies.entry(code).or_default().push(year);
        }
    }
    bodies
}

struct Ministry {
    machine: Machine,
    key: Key,
    fingerprint: String,
}

impl Ministry {
    fn new() -> Self {
        let machine = Machine::new();
        let key = Key::new(&machine, "ministry");
        for year in YEARS {
            std::fs::create_dir_all(machine.path("inbox").join(year)).unwrap();
            let closes = if year == "2024" { "2099-12-31" } else { "2021-03-31" };
            machine
                .run(args![
                    "campaign",
                    "new",
                    "--year",
                    year,
                    "--framework",
                    "stng-2019-2023",
                    "--organizations",
                    organizations(&machine),
                    "--opens",
                    "2021-01-15",
                    "--closes",
                    closes,
                    "--ministry",
                    "mcn",
                    "--contact",
                    "campagne@exemple.invalid",
                    "--require",
                    "lead,officer",
                    "--key",
                    &key.private,
                    "--passphrase-file",
                    &key.passphrase,
                    "--out",
                    machine.path(format!("campaign-{year}.jauge")),
                ])
                .ends(0);
        }
        let shown = machine.run(args!["key", "show", &key.private, "--json"]).json();
        let fingerprint = shown[0]["fingerprint"].as_str().unwrap().to_owned();
        Self { machine, key, fingerprint }
    }

    fn campaign(&self, year: &str) -> PathBuf {
        self.machine.path(format!("campaign-{year}.jauge"))
    }

    /// By card for one body, by an imported register for the others.
    fn enrols(&self, offices: &[&Office]) {
        let mut lines = String::new();
        for office in offices {
            if office.code == CORRECTED {
                for (key, role) in [(&office.lead, "lead"), (&office.officer, "officer")] {
                    let card = office.machine.path(format!("card-{role}.html"));
                    let about = args!["--organization", &office.code, "--role", role, "--out", &card];
                    office.machine.run(args!["key", "card", &key.private].into_iter().chain(about)).ends(0);
                    self.machine.run(args!["signers", "add", &card]).ends(0);
                }
            } else {
                lines += &office.lead.line("lead", &office.code);
                lines += &office.officer.line("officer", &office.code);
            }
        }
        let register = self.machine.write("register", lines);
        self.machine.run(args!["signers", "import", register]).ends(0);
        let kept = self.machine.run(args!["signers", "list", "--json"]).ends(0).json();
        assert_eq!(kept.as_array().unwrap().len(), 2 + 2 * offices.len(), "the ministry's own two lines too");
    }

    fn receives(&self, folder: &Path) -> Value {
        self.machine.run(args!["receive", folder, "--json"]).json()
    }

    fn register(&self, year: &str) -> Vec<Value> {
        let register = self.machine.run(args!["register", "list", "--year", year, "--json"]).ends(0).json();
        assert_eq!(register["expected"], 34);
        register["items"].as_array().unwrap().clone()
    }

    fn decide(&self, rest: impl IntoIterator<Item = std::ffi::OsString>) -> Value {
        let signed = args!["--key", &self.key.private, "--passphrase-file", &self.key.passphrase, "--json"];
        let out = args!["--out", self.machine.path("decisions")];
        self.machine.run(args!["decide"].into_iter().chain(rest).chain(signed).chain(out)).ends(0).json()
    }

    /// One goes back, one of the later year waits, and the others are accepted.
    fn accepts_all_but_some(&self, year: &str) {
        let items = self.register(year);
        let to_review = items.iter().filter(|item| item["status"] == "to-review");
        let (left, accepted): (Vec<_>, Vec<_>) = to_review.partition(|item| {
            item["organization"] == RETURNED || (item["organization"] == WAITING && year == "2024")
        });
        let print = |item: &Value| std::ffi::OsString::from(item["fingerprint"].as_str().unwrap());
        let back = left.iter().find(|item| item["organization"] == RETURNED).unwrap();
        self.decide(args![print(back), "--outcome", "returned", "--comment", "Recomptez"]);
        let prints = accepted.iter().map(|item| print(item));
        let decided = self.decide(prints.chain(args!["--outcome", "accepted"]));
        assert_eq!(decided.as_array().unwrap().len(), 32 - left.len(), "{year}");
    }

    fn returns_and_gets_a_correction(&self, offices: &[Office], inbox: &Path) {
        let office = offices.iter().find(|office| office.code == CORRECTED).unwrap();
        let items = self.register("2024");
        let first = items.iter().find(|item| item["organization"] == CORRECTED).unwrap();
        let print = first["fingerprint"].as_str().unwrap();
        let decided = self.decide(args![
            print,
            "--outcome",
            "returned",
            "--comment",
            "services=Recomptez les services",
            "--comment",
            "Merci"
        ]);
        let decision = PathBuf::from(decided[0]["file"].as_str().unwrap());
        let followed = office.machine.run(args!["follow", &decision, "--json"]).ends(0).json();
        assert_eq!(followed["about"], print);
        assert_eq!(followed["comments"][0]["quantity"], "services");
        assert_eq!(followed["comments"][1]["quantity"], Value::Null);
        assert!(followed["correction"].is_string(), "a correction is begun");
        let corrected = office.seals("2024", Some(&inbox.join("2024").join(format!("{CORRECTED}.jauge"))));
        let attested = office.attests(&corrected, &inbox.join(format!("{CORRECTED}-2.jauge")));
        let received = self.receives(&attested);
        assert_eq!(received["received"], 1, "{received}");
    }

    /// `barometer --json` is what the independent script makes of the accepted counts files, to the last digit: of all, by
    /// portfolio and by size, with what was not collected left out or taken for not done, and body by body.
    fn adds_up_as_the_counts_files_do(&self, year: &str) {
        let targets = ["workplace", "measures", "open-data"].map(|target| args!["--target", target].to_vec());
        let by = ["portfolio", "size"].map(|by| args!["--by", by].to_vec());
        for more in std::iter::once(Vec::new()).chain(by).chain(targets) {
            for not_done in [false, true] {
                self.adds_up(year, &more, not_done);
            }
        }
        let year_before = YEARS.iter().position(|known| *known == year).unwrap();
        let trend = self.barometer(args!["--year", year, "--trend"])["trend"].clone();
        let trend = trend.as_array().unwrap();
        assert_eq!(trend.len(), year_before + 1, "{year}: each year received");
        for of in trend {
            let own = self.barometer(args!["--year", of["year"].to_string()]);
            for (field, value) in of.as_object().unwrap() {
                assert_eq!(&own[field], value, "{year}: {field}");
            }
        }
    }

    fn adds_up(&self, year: &str, more: &[std::ffi::OsString], not_done: bool) {
        let asked = args!["--year", year].into_iter().chain(more.to_vec());
        let mut computed = self.barometer(asked.chain(not_done.then(|| "--nd-as-not-done".into())));
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut python = Command::new("python3");
        python.arg(here.join("tests/independent/totals.py"));
        python.arg(here.join("assets/frameworks/stng-2019-2023.toml"));
        python.arg(self.machine.path("organizations.csv")).arg(self.machine.path("decisions"));
        python.arg(data("counts").join(year));
        if year == "2024" {
            // The year before is the last one that there is.
            python.arg(data("counts").join("2020"));
        }
        python.args(more).args(not_done.then_some("--not-done"));
        let expected: Value = serde_json::from_str(&finish(&mut python).ends(0).out).unwrap();
        let traced: BTreeMap<String, String> = self
            .register(year)
            .iter()
            .filter(|item| item["status"] == "accepted")
            .map(|item| {
                let text = |field: &str| item[field].as_str().unwrap().to_owned();
                (text("organization"), text("fingerprint"))
            })
            .collect();
        let document = computed.as_object_mut().unwrap();
        let sources = document.remove("sources").unwrap();
        let of = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        let pair = |row: &Value| (of(row, "organization"), of(row, "fingerprint"));
        assert_eq!(sources.as_array().unwrap().iter().map(pair).collect::<BTreeMap<_, _>>(), traced);
        if let Some(bodies) = document.get_mut("bodies") {
            for body in bodies.as_array_mut().unwrap() {
                assert_eq!(traced[&of(body, "organization")], of(body, "fingerprint"));
                body.as_object_mut().unwrap().retain(|field, _| field != "fingerprint" && field != "name");
            }
        }
        for field in ["without_figure", "uncollected"] {
            document.remove(field).unwrap_or_else(|| panic!("no {field}"));
        }
        assert_eq!(computed, expected, "{year} {more:?} {not_done}");
    }

    fn barometer(&self, asked: impl IntoIterator<Item = std::ffi::OsString>) -> Value {
        self.machine.run(args!["barometer", "--json"].into_iter().chain(asked)).ends(0).json()
    }
}

/// The bodies of the real input, in three made-up portfolios and without one.
fn organizations(machine: &Machine) -> PathBuf {
    let list = std::fs::read_to_string(data("counts/organizations.csv")).unwrap();
    let lines = list.trim_end().lines().enumerate().map(|(at, line)| {
        let portfolio = if at == 0 { "portfolio" } else { ["", "air", "eau", "terre"][at % 4] };
        format!("{line},{portfolio}\n")
    });
    machine.write("organizations.csv", lines.collect::<String>())
}

/// A body: its lead and its officer, on one machine.
struct Office {
    machine: Machine,
    code: String,
    lead: Key,
    officer: Key,
}

impl Office {
    fn declares(code: &str, years: &[&str], ministry: &Ministry, inbox: &Path) -> Self {
        let machine = Machine::new();
        let (lead, officer) = (Key::new(&machine, "lead"), Key::new(&machine, "officer"));
        let office = Self { machine, code: code.to_owned(), lead, officer };
        for year in years {
            let campaign = ministry.campaign(year);
            office.machine.run(args!["campaign", "use", &campaign, "--trust", &ministry.fingerprint]).ends(0);
            let sealed = office.seals(year, None);
            office.attests(&sealed, &inbox.join(year).join(format!("{code}.jauge")));
        }
        office
    }

    /// Seals a year, under the campaign that the home knows, with each warning justified.
    fn seals(&self, year: &str, corrects: Option<&Path>) -> PathBuf {
        let counts = data("counts").join(year).join(format!("{}.csv", self.code));
        let before = self.machine.path("2020.jauge");
        let mut about = args![&counts, "--organization", &self.code, "--year", year].to_vec();
        if year == "2024" && before.exists() {
            about.extend(args!["--previous", &before]);
        }
        let checked = self.machine.run(args!["check", "--json"].into_iter().chain(about.clone())).json();
        let out = self.machine.path(if corrects.is_some() {
            "corrected.jauge".into()
        } else {
            format!("{year}.jauge")
        });
        let name = if corrects.is_some() { "Autre Personne Fictive" } else { "Personne Fictive" };
        about.extend(args![
            "--organization-name",
            &self.code,
            "--name",
            name,
            "--title",
            "Dirigeante",
            "--email",
            "personne@exemple.invalid",
            "--key",
            &self.lead.private,
            "--passphrase-file",
            &self.lead.passphrase,
            "--out",
            &out
        ]);
        for finding in checked["findings"].as_array().unwrap() {
            if finding["severity"] == "warning" {
                let rule = finding["rule"].as_str().unwrap();
                let quantity = finding["quantity"].as_str().map(|id| format!(":{id}")).unwrap_or_default();
                about.extend(args![
                    "--justify",
                    format!("{rule}{quantity}=Vérifié deux fois, l’écart est réel")
                ]);
            }
        }
        if let Some(corrects) = corrects {
            about.extend(args!["--supersedes", corrects, "--reason", "Une autre personne a recompté"]);
        }
        self.machine.run(args!["seal"].into_iter().chain(about)).ends(0);
        out
    }

    fn attests(&self, sealed: &Path, out: &Path) -> PathBuf {
        let key = args!["--key", &self.officer.private, "--passphrase-file", &self.officer.passphrase];
        self.machine.run(args!["attest", sealed, "--out", out].into_iter().chain(key)).ends(0);
        out.to_owned()
    }

    /// Each body takes its own decisions in, and no other body's.
    fn follows(&self, decisions: &Path) {
        let mut mine = 0;
        for file in std::fs::read_dir(decisions).unwrap() {
            let file = file.unwrap().path();
            let own = file.file_name().unwrap().to_str().unwrap().starts_with(&format!("{}-20", self.code));
            if own {
                let receipt = self.machine.path(format!("receipt-{mine}.html"));
                let followed =
                    self.machine.run(args!["follow", &file, "--receipt", &receipt, "--json"]).ends(0).json();
                assert_eq!(followed["organization"], self.code.as_str());
                let page = std::fs::read_to_string(receipt).unwrap();
                let sha256 = followed["about"].as_str().unwrap();
                assert!(page.contains(&sha256[..4]), "the receipt shows the fingerprint");
                mine += 1;
            }
        }
        assert!(mine > 0, "{}: no decision came back", self.code);
    }
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}
