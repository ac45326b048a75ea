//! Envelopes to measure with, the bare signature checks that nobody can do without, and the clock.
#![allow(dead_code, reason = "each benchmark uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use jauge::declaration::{Answer, Organization, Person, Value};
use jauge::envelope::{self, Digest, FrameworkRef, Submission};
use jauge::framework::Framework;
use jauge::l10n::Lang;
use jauge::trust::{Namespace, Principal, Role, SecretKey, Signer, Signers};
use jiff::Timestamp;
use rayon::prelude::*;
use ssh_key::{HashAlg, SshSig};

/// The keys that the bare signatures are made with: more of them would tell nothing.
const KEYS: usize = 100;
/// What they answer: read once, since reading it takes longer than sealing.
static FRAMEWORK: LazyLock<FrameworkRef> = LazyLock::new(|| {
    let Framework { id, version, sha256, .. } = Framework::built_in().expect("a framework");
    FrameworkRef { id, version, sha256: sha256.parse().expect("a digest") }
});
/// The answers of each envelope, as many as the first framework asks for.
const ANSWERS: usize = 18;

pub fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// What else the machine does only ever adds to a time: the shortest is the nearest to what the work itself takes.
pub fn shortest(times: Vec<Duration>) -> Duration {
    times.into_iter().min().expect("a round")
}

pub fn micros(time: Duration, pieces: usize) -> f64 {
    time.as_secs_f64() * 1e6 / pieces as f64
}

pub fn processor() -> String {
    let known = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = known.lines().find_map(|line| line.strip_prefix("model name"));
    name.map_or("an unnamed processor", |name| name.trim_start_matches([' ', '\t', ':'])).to_owned()
}

/// As many messages as there are envelopes, each as long as what OpenSSH signs for one, with its signature.
pub fn signed_messages(envelopes: usize) -> Vec<(VerifyingKey, Vec<u8>, Signature)> {
    let pairs: Vec<SigningKey> = (0..KEYS).map(|number| SigningKey::from_bytes(&seed(number))).collect();
    (0..envelopes)
        .into_par_iter()
        .map(|number| {
            let pair = pairs.get(number % KEYS).expect("a key");
            let namespace = Namespace::LeadSubmission.as_str();
            let message = SshSig::signed_data(namespace, HashAlg::Sha512, &number.to_le_bytes());
            let message = message.expect("a message");
            let signature = pair.sign(&message);
            (pair.verifying_key(), message, signature)
        })
        .collect()
}

pub fn verify_bare(signed: &[(VerifyingKey, Vec<u8>, Signature)]) {
    assert!(signed.par_iter().all(|(key, message, signature)| key.verify_strict(message, signature).is_ok()));
}

fn seed(number: usize) -> [u8; 32] {
    let Digest(bytes) = Digest::of(&number.to_le_bytes());
    bytes
}

/// The key of a body: each has its own.
pub fn key(body: usize) -> SecretKey {
    SecretKey::from_seed(&seed(body), "").expect("a key")
}

fn keys(bodies: usize) -> Vec<SecretKey> {
    (0..bodies).into_par_iter().map(key).collect()
}

pub fn code(number: usize) -> String {
    format!("organisme-{number:06}")
}

pub fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().expect("a time")
}

/// A declaration of about 5 kB of one body, different for each number.
pub fn submission(number: usize, body: usize) -> Submission {
    let framework = FRAMEWORK.clone();
    let reason = "Le registre est tenu à la main; les unités administratives l’ont compté deux fois.";
    let answer = |at: usize| {
        let count = u32::try_from(number * 31 + at).expect("a small count");
        let value = if at % 6 == 5 { Value::NotCollected } else { Value::Count(count) };
        (format!("quantite_comptee_dans_l_annee_{at:02}"), Answer { value, reason: Some(reason.to_owned()) })
    };
    Submission {
        framework,
        campaign: None,
        organization: Organization { code: code(body), name: format!("Organisme fictif {number}") },
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

/// A register in which each body's lead may sign.
pub fn register(bodies: usize) -> Signers {
    let mut register = Signers::new();
    for (body, key) in keys(bodies).iter().enumerate() {
        let signer = Signer {
            principal: Principal { role: Role::Lead, body: code(body).parse().expect("a code") },
            namespace: Namespace::LeadSubmission,
            valid_after: None,
            valid_before: None,
            key: key.public().clone(),
            comment: String::new(),
        };
        register.add(&signer).expect("a line");
    }
    register
}

/// Seals so many envelopes into a folder, each of the body that has its number, modulo the bodies. Gives their bytes.
pub fn write(folder: &Path, envelopes: usize, bodies: usize) -> usize {
    let keys = keys(bodies);
    let sizes = (0..envelopes).into_par_iter().map(|number| {
        let body = number % bodies;
        let key = keys.get(body).expect("a key");
        let sealed = envelope::seal(&submission(number, body), &[], key).expect("an envelope");
        fs::write(path(folder, number), &sealed).expect("a file");
        sealed.len()
    });
    sizes.sum()
}

/// The file of an envelope.
pub fn path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number:06}.jauge"))
}
