//! A ministry with everything that was collected and accepted, through the command line alone. One key signs for all
//! bodies: who signs is not what these tests are about.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Key, Machine, Outcome};
use crate::args;

/// The programs that it takes to make one.
pub const TOOLS: &[&str] = &["ssh-keygen"];

/// The ministry.
pub struct Collected {
    /// Where it works; the register is in its home.
    pub machine: Machine,
    /// Its key, which also signs for the bodies.
    pub key: Key,
}

impl Collected {
    /// A ministry with a campaign for each year, nothing received.
    pub fn new(organizations: &Path, years: &[&str]) -> Self {
        let machine = Machine::new();
        let key = Key::new(&machine, "ministry");
        let collected = Self { machine, key };
        for year in years {
            let out = collected.campaign(year);
            let about =
                args!["campaign", "new", "--year", year, "--framework", "stng-2019-2023", "--out", out];
            let days = args!["--opens", "2021-01-15", "--closes", "2099-12-31", "--require", "lead"];
            let whose = args!["--ministry", "mcn", "--contact", "campagne@exemple.invalid"];
            let list = args!["--organizations", organizations];
            collected.signed(about.into_iter().chain(days).chain(whose).chain(list)).ends(0);
        }
        collected
    }

    /// The real counts of 34 bodies for two years, declared, received and accepted.
    pub fn real() -> Self {
        let counts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/counts");
        let years = ["2020", "2024"];
        let collected = Self::new(&counts.join("organizations.csv"), &years);
        for year in years {
            let mut files: Vec<PathBuf> =
                std::fs::read_dir(counts.join(year)).unwrap().map(|file| file.unwrap().path()).collect();
            files.sort();
            assert_eq!(files.len(), 32);
            for file in files {
                let code = file.file_stem().unwrap().to_str().unwrap().to_owned();
                collected.declares(&code, &code, year, &file);
            }
            collected.receives_and_accepts(year);
        }
        collected
    }

    /// One body declares a year; warnings are justified.
    pub fn declares(&self, code: &str, name: &str, year: &str, counts: &Path) {
        let line = self.key.line("lead", code);
        let register = self.machine.write("line", line);
        self.machine.run(args!["signers", "import", register]).ends(0);
        let mut about = args![counts, "--organization", code, "--year", year].to_vec();
        let before = self.inbox("2020").join(format!("{code}.jauge"));
        if year != "2020" && before.exists() {
            about.extend(args!["--previous", before]);
        }
        let checked = self.machine.run(args!["check", "--json"].into_iter().chain(about.clone())).json();
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
        std::fs::create_dir_all(self.inbox(year)).unwrap();
        about.extend(args![
            "--organization-name",
            name,
            "--name",
            "Personne Fictive",
            "--title",
            "Dirigeante"
        ]);
        about.extend(args!["--email", "personne@exemple.invalid", "--campaign", self.campaign(year)]);
        about.extend(args!["--out", self.inbox(year).join(format!("{code}.jauge"))]);
        self.signed(args!["seal"].into_iter().chain(about)).ends(0);
    }

    /// Takes in what the bodies of a year declared, and accepts all of it.
    pub fn receives_and_accepts(&self, year: &str) {
        self.machine.run(args!["receive", self.inbox(year)]).ends(0);
        let decide = args!["decide", "--all-to-review", "--year", year, "--outcome", "accepted"];
        self.signed(decide.into_iter().chain(args!["--out", self.machine.path("decisions")])).ends(0);
    }

    /// Publishes a year into a folder.
    pub fn publishes(&self, year: &str, folder: &Path) -> Outcome {
        self.signed(args!["publish", "--year", year, "--out", folder, "--json"])
    }

    /// Checks a published folder.
    pub fn checks(&self, year: &str, folder: &Path) -> Outcome {
        self.machine.run(args!["publish", "--year", year, "--check", folder, "--json"])
    }

    /// `barometer --json`.
    pub fn barometer(&self, year: &str) -> Value {
        self.machine.run(args!["barometer", "--year", year, "--json"]).ends(0).json()
    }

    /// A command with the ministry's key.
    pub fn signed<S: AsRef<std::ffi::OsStr>>(&self, command: impl IntoIterator<Item = S>) -> Outcome {
        let key = args!["--key", &self.key.private, "--passphrase-file", &self.key.passphrase];
        let command = command.into_iter().map(|part| part.as_ref().to_owned());
        self.machine.run(command.chain(key))
    }

    fn campaign(&self, year: &str) -> PathBuf {
        self.machine.path(format!("campaign-{year}.jauge"))
    }

    fn inbox(&self, year: &str) -> PathBuf {
        self.machine.path("inbox").join(year)
    }
}
