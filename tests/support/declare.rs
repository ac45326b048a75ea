//! One body with its lead and its officer, ready to declare.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Key, Machine, Outcome, register};
use crate::args;

/// The programs that it takes to make one.
pub const TOOLS: &[&str] = &["ssh-keygen"];

/// Counts without a finding.
pub const COUNTS: &str = "quantity,value,reason
services,31,
services_asking_once,21,
digital_services,30,
digital_services_continuously_evaluated,20,
digital_services_used_over_75,15,
new_digital_services,5,
new_digital_services_codesigned,4,
administrative_processes,1200,
administrative_processes_paperless,600,
public_consultations,4,
public_consultations_with_digital_means,3,
deadlines,12,
deadlines_with_digital_reminder,6,
employees,ND,Personne ne les a comptés cette année
employees_in_transformed_workplace,ND,Personne ne les a comptés cette année
high_reuse_datasets,NA,Aucun jeu de ce genre ici
high_reuse_datasets_published,NA,Aucun jeu de ce genre ici
transformation_measures_deployed,yes,
";

/// A made-up body, on one machine.
pub struct Body {
    /// Where it works.
    pub machine: Machine,
    /// The lead's key.
    pub lead: Key,
    /// The officer's key.
    pub officer: Key,
    /// The register that allows both.
    pub signers: PathBuf,
    /// Its counts file.
    pub counts: PathBuf,
}

impl Body {
    /// The body `exemple`, with [`COUNTS`].
    pub fn new() -> Self {
        let machine = Machine::new();
        let lead = Key::new(&machine, "lead");
        let officer = Key::new(&machine, "officer");
        let lines = [lead.line("lead", "exemple"), officer.line("officer", "exemple")];
        let signers = register(&machine, "signers", &lines);
        let counts = machine.write("counts.csv", COUNTS);
        Self { machine, lead, officer, signers, counts }
    }

    /// The arguments that seal a counts file.
    pub fn seal_args(&self, counts: &Path, out: &Path) -> Vec<OsString> {
        args![
            "seal",
            counts,
            "--organization",
            "exemple",
            "--organization-name",
            "Organisme d’exemple",
            "--year",
            "2024",
            "--name",
            "Élise Fictive",
            "--title",
            "Dirigeante de la transformation",
            "--email",
            "elise@exemple.invalid",
            "--key",
            &self.lead.private,
            "--passphrase-file",
            &self.lead.passphrase,
            "--out",
            out,
        ]
        .to_vec()
    }

    /// Seals its counts to `NAME`.
    #[track_caller]
    pub fn seal(&self, name: &str) -> PathBuf {
        let out = self.machine.path(name);
        self.machine.run(self.seal_args(&self.counts, &out)).ends(0);
        out
    }

    /// Adds the officer's signature.
    #[track_caller]
    pub fn attest(&self, envelope: &Path, name: &str) -> PathBuf {
        let out = self.machine.path(name);
        self.attest_with(&self.officer, envelope, &out).ends(0);
        out
    }

    /// Adds a signature as officer, with any key.
    #[track_caller]
    pub fn attest_with(&self, key: &Key, envelope: &Path, out: &Path) -> Outcome {
        self.machine.run(args![
            "attest",
            envelope,
            "--key",
            &key.private,
            "--passphrase-file",
            &key.passphrase,
            "--out",
            out
        ])
    }

    /// The arguments of a check of counts.
    pub fn check_args(counts: &Path) -> Vec<OsString> {
        args!["check", counts, "--organization", "exemple", "--year", "2024"].to_vec()
    }
}
