//! How fast envelopes are verified: 10 000 files, held against the bare signature checks that nobody can do without,
//! and against the stock tool in a loop.
//!
//! `cargo bench --bench verify` writes the files to a temporary folder, takes turns between the three so that a busy
//! machine slows them all alike, and prints the shortest. It ends with 1 where a limit is broken, and with 2 where a
//! program it needs is missing, by name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

mod envelopes;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use envelopes::{code, micros, now, processor, register, shortest, signed_messages, timed, verify_bare};
use jauge::envelope::{Circumstances, Verdict};
use jauge::trust::{Namespace, Signers};
use jauge::workflow::verify::verify;

/// The envelopes.
const ENVELOPES: usize = 10_000;
/// The bodies that they come from, each with a key of its own.
const BODIES: usize = 100;
/// The checks by `ssh-keygen` in a round: starting a process takes as long each time, so a sample tells.
const SAMPLE: usize = 100;
/// The rounds; the shortest of each kind of work counts.
const ROUNDS: usize = 15;
/// Verifying files takes at most 1 / 0.6 of the time of the signature checks alone.
const LEAST_OF_BARE: f64 = 0.6;
/// An envelope is verified this many times faster than by a process of its own.
const LEAST_TIMES_STOCK: f64 = 100.0;

fn main() -> ExitCode {
    for program in ["ssh-keygen", "unzip"] {
        if Command::new(program).stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
            eprintln!("This benchmark needs {program}: not installed here.");
            return ExitCode::from(2);
        }
    }
    let desk = Desk::new();
    let signed = signed_messages(ENVELOPES);
    let (mut files, mut bare, mut stock) = (Vec::new(), Vec::new(), Vec::new());
    desk.verify_all();
    for _ in 0..ROUNDS {
        bare.push(timed(|| verify_bare(&signed)));
        files.push(timed(|| desk.verify_all()));
        stock.push(timed(|| desk.verify_sample()));
    }
    report(
        micros(shortest(files), ENVELOPES),
        micros(shortest(bare), ENVELOPES),
        micros(shortest(stock), SAMPLE),
        desk.bytes / ENVELOPES,
    )
}

/// Prints the table, and says whether the limits hold.
fn report(files: f64, bare: f64, stock: f64, bytes: usize) -> ExitCode {
    let cores = rayon::current_num_threads();
    println!("{ENVELOPES} envelope files of {bytes} bytes, {cores} cores, {}", processor());
    println!("shortest of {ROUNDS} rounds                  µs each");
    println!("verify_strict alone, all cores       {bare:9.1}");
    println!("jauge: files to verdicts, all cores  {files:9.1}");
    println!("ssh-keygen -Y verify, in a loop      {stock:9.1}");
    println!("                                         ratio      limit");
    let limits = [
        ("verify_strict alone / jauge", bare / files, LEAST_OF_BARE),
        ("ssh-keygen / jauge", stock / files, LEAST_TIMES_STOCK),
    ];
    let mut all = true;
    for (what, ratio, least) in limits {
        let holds = ratio >= least;
        all &= holds;
        let word = if holds { "ok" } else { "NOT ok" };
        println!("{what:36}  {ratio:8.2}  ≥ {least:7.2}  {word}");
    }
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The envelopes on disk, the register, and a sample unpacked for the stock tool.
struct Desk {
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
    register: Signers,
    bytes: usize,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let register = register(BODIES);
        let bytes = envelopes::write(folder.path(), ENVELOPES, BODIES);
        let files = (0..ENVELOPES).map(|number| envelopes::path(folder.path(), number)).collect();
        fs::write(folder.path().join("signers"), register.to_string()).expect("a register");
        let desk = Self { folder, files, register, bytes };
        for (number, file) in desk.files.iter().take(SAMPLE).enumerate() {
            let unpacked = desk.unpacked(number);
            let unzip = Command::new("unzip").arg("-q").arg(file).arg("-d").arg(unpacked).status();
            assert!(unzip.expect("unzip").success());
        }
        desk
    }

    fn unpacked(&self, number: usize) -> PathBuf {
        self.folder.path().join(number.to_string())
    }

    fn verify_all(&self) {
        let judging = Circumstances { signers: Some(&self.register), ..Circumstances::at(now()) };
        let reports = verify(&self.files, &judging, &|| true).expect("nobody stops it");
        assert!(reports.len() == ENVELOPES && reports.iter().all(|report| report.verdict == Verdict::Valid));
    }

    fn verify_sample(&self) {
        for number in 0..SAMPLE {
            assert!(verify_stock(&self.folder.path().join("signers"), &self.unpacked(number), &code(number)));
        }
    }
}

fn verify_stock(signers: &Path, unpacked: &Path, code: &str) -> bool {
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-q", "-Y", "verify", "-n", Namespace::LeadSubmission.as_str()]);
    keygen.arg("-f").arg(signers).arg("-I").arg(format!("lead@{code}"));
    keygen.arg("-s").arg(unpacked.join("signatures/lead.sig"));
    keygen.stdin(File::open(unpacked.join("manifest.sha256")).expect("a manifest"));
    keygen.stdout(Stdio::null()).status().expect("ssh-keygen").success()
}
