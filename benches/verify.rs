//! How fast envelopes are verified: 10 000 files, held against the bare signature checks that nobody can do without,
//! and against the stock tool in a loop.
//!
//! `cargo bench --bench verify` writes the files to a temporary folder, takes turns between the three so that a busy
//! machine slows them all alike, and prints the medians. It ends with 1 where a limit is broken, and with 2 where a
//! program it needs is missing, by name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use jauge::declaration::{Answer, Organization, Person, Value};
use jauge::envelope::{self, Digest, FrameworkRef, Submission, Verdict};
use jauge::l10n::Lang;
use jauge::trust::{Namespace, Principal, Role, SecretKey, Signer, Signers};
use jauge::workflow::verify::{Judging, verify};
use jiff::Timestamp;
use rayon::prelude::*;
use ssh_key::{HashAlg, SshSig};

/// The envelopes.
const ENVELOPES: usize = 10_000;
/// The bodies that they come from, each with a key of its own.
const BODIES: usize = 100;
/// The answers of each, as many as the first framework asks for.
const ANSWERS: usize = 18;
/// The checks by `ssh-keygen` in a round: starting a process takes as long each time, so a sample tells.
const SAMPLE: usize = 100;
/// The rounds; the median of each kind of work counts.
const ROUNDS: usize = 7;
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
    let signed = signed_messages();
    let (mut files, mut bare, mut stock) = (Vec::new(), Vec::new(), Vec::new());
    desk.verify_all();
    for _ in 0..ROUNDS {
        bare.push(timed(|| verify_bare(&signed)));
        files.push(timed(|| desk.verify_all()));
        stock.push(timed(|| desk.verify_sample()));
    }
    report(
        micros(median(files), ENVELOPES),
        micros(median(bare), ENVELOPES),
        micros(median(stock), SAMPLE),
        desk.bytes / ENVELOPES,
    )
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    *times.get(times.len() / 2).expect("a round")
}

fn micros(time: Duration, pieces: usize) -> f64 {
    time.as_secs_f64() * 1e6 / pieces as f64
}

/// Prints the table, and says whether the limits hold.
fn report(files: f64, bare: f64, stock: f64, bytes: usize) -> ExitCode {
    let cores = rayon::current_num_threads();
    println!("{ENVELOPES} envelope files of {bytes} bytes, {cores} cores, {}", processor());
    println!("median of {ROUNDS} rounds                    µs each");
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

fn processor() -> String {
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = known.lines().find_map(|line| line.strip_prefix("model name"));
    name.map_or("an unnamed processor", |name| name.trim_start_matches([' ', '\t', ':'])).to_owned()
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
        let keys: Vec<SecretKey> = (0..BODIES).map(key).collect();
        let mut register = Signers::new();
        for (number, key) in keys.iter().enumerate() {
            let signer = Signer {
                principal: Principal { role: Role::Lead, body: code(number).parse().expect("a code") },
                namespace: Namespace::LeadSubmission,
                valid_after: None,
                valid_before: None,
                key: key.public().clone(),
                comment: String::new(),
            };
            register.add(&signer).expect("a line");
        }
        let path = |number: usize| folder.path().join(format!("{number:05}.jauge"));
        let sizes = (0..ENVELOPES).into_par_iter().map(|number| {
            let key = keys.get(number % BODIES).expect("a key");
            let sealed = envelope::seal(&submission(number), &[], key).expect("an envelope");
            fs::write(path(number), &sealed).expect("a file");
            sealed.len()
        });
        let bytes = sizes.sum();
        let files = (0..ENVELOPES).map(path).collect();
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
        let judging = Judging { signers: Some(&self.register), required: &[], at: now() };
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

/// As many messages as there are envelopes, each as long as what OpenSSH signs for one, with its signature.
fn signed_messages() -> Vec<(VerifyingKey, Vec<u8>, Signature)> {
    let pairs: Vec<SigningKey> = (0..BODIES).map(|number| SigningKey::from_bytes(&seed(number))).collect();
    (0..ENVELOPES)
        .into_par_iter()
        .map(|number| {
            let pair = pairs.get(number % BODIES).expect("a key");
            let namespace = Namespace::LeadSubmission.as_str();
            let message = SshSig::signed_data(namespace, HashAlg::Sha512, &number.to_le_bytes());
            let message = message.expect("a message");
            let signature = pair.sign(&message);
            (pair.verifying_key(), message, signature)
        })
        .collect()
}

fn verify_bare(signed: &[(VerifyingKey, Vec<u8>, Signature)]) {
    assert!(signed.par_iter().all(|(key, message, signature)| key.verify_strict(message, signature).is_ok()));
}

fn seed(number: usize) -> [u8; 32] {
    let Digest(bytes) = Digest::of(&number.to_le_bytes());
    bytes
}

fn key(number: usize) -> SecretKey {
    SecretKey::from_seed(&seed(number), "").expect("a key")
}

fn code(number: usize) -> String {
    format!("organisme-{:02}", number % BODIES)
}

fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().expect("a time")
}

/// A declaration of about 5 kB, different for each number.
fn submission(number: usize) -> Submission {
    let reason = "Le registre est tenu à la main; les unités administratives l’ont compté deux fois.";
    let answer = |at: usize| {
        let count = u32::try_from(number * 31 + at).expect("a small count");
        let value = if at % 6 == 5 { Value::NotCollected } else { Value::Count(count) };
        (format!("quantite_comptee_dans_l_annee_{at:02}"), Answer { value, reason: Some(reason.to_owned()) })
    };
    Submission {
        framework: FrameworkRef { id: "stng-2019-2023".to_owned(), version: 1, sha256: Digest([7; 32]) },
        campaign: None,
        organization: Organization { code: code(number), name: format!("Organisme fictif {number}") },
        year: 2024,
        sequence: 1,
        supersedes: None,
        correction_reason: None,
        prepared_by: Person {
            name: "Élise Fictive".to_owned(),
            title: "Dirigeante de la transformation".to_owned(),
            email: "elise@exemple.invalid".to_owned(),
        },
        prepared_at: now(),
        language: Lang::ALL.into_iter().next().expect("a language"),
        answers: (0..ANSWERS).map(answer).collect(),
        justifications: Vec::new(),
        evidence: Vec::new(),
    }
}
