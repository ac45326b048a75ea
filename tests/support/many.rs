//! Many made-up bodies and what they declare: as many as a ministry has to do with, and more.

use std::path::Path;

use jauge::declaration::{Answer, Organization, Person, Value};
use jauge::envelope::{self, Digest, FrameworkRef, Submission};
use jauge::l10n::Lang;
use jauge::trust::{Namespace, Principal, Role, SecretKey, Signer, Signers};
use jiff::Timestamp;
use rayon::prelude::*;

/// When all of it happens.
pub fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

/// A body's code.
pub fn code(number: usize) -> String {
    format!("organisme-{number:05}")
}

/// The lead's key. One key for a hundred bodies: making keys is not what is tested.
pub fn key(number: usize) -> SecretKey {
    let Digest(seed) = Digest::of(&(number % 100).to_le_bytes());
    SecretKey::from_seed(&seed, "Personne Fictive").unwrap()
}

fn framework() -> FrameworkRef {
    let built_in = jauge::framework::Framework::built_in().unwrap();
    FrameworkRef { id: built_in.id, version: built_in.version, sha256: built_in.sha256.parse().unwrap() }
}

/// What a body declares for a year.
pub fn submission(number: usize, year: u16) -> Submission {
    let answers = [("services", 100 + u32::try_from(number).unwrap()), ("services_asking_once", 50)];
    Submission {
        framework: framework(),
        campaign: None,
        organization: Organization { code: code(number), name: format!("Organisme fictif {number}") },
        year,
        sequence: 1,
        supersedes: None,
        correction_reason: None,
        prepared_by: Person {
            name: "Personne Fictive".to_owned(),
            title: "Dirigeante".to_owned(),
            email: "personne@exemple.invalid".to_owned(),
        },
        prepared_at: now(),
        language: Lang::Fr,
        answers: answers
            .into_iter()
            .map(|(id, count)| (id.to_owned(), Answer { value: Value::Count(count), reason: None }))
            .collect(),
        justifications: Vec::new(),
        evidence: Vec::new(),
    }
}

/// The same as an envelope with the lead's signature.
pub fn sealed(number: usize, year: u16) -> Vec<u8> {
    envelope::seal(&submission(number, year), &[], &key(number)).unwrap()
}

/// Writes the envelopes of so many bodies into a folder, which is made.
pub fn write_all(folder: &Path, bodies: usize, year: u16) {
    std::fs::create_dir_all(folder).unwrap();
    (0..bodies).into_par_iter().for_each(|number| {
        let name = format!("{}-{year}.jauge", code(number));
        std::fs::write(folder.join(name), sealed(number, year)).unwrap();
    });
}

/// The register that allows the leads of so many bodies.
pub fn register(bodies: usize) -> Signers {
    let mut register = Signers::new();
    for number in 0..bodies {
        register.add(&signer(number, Role::Lead, &key(number))).unwrap();
    }
    register
}

/// A line that allows a key to sign for a body.
pub fn signer(number: usize, role: Role, key: &SecretKey) -> Signer {
    let lead = role == Role::Lead;
    Signer {
        principal: Principal { role, body: code(number).parse().unwrap() },
        namespace: if lead { Namespace::LeadSubmission } else { Namespace::OfficerSubmission },
        valid_after: None,
        valid_before: None,
        key: key.public().clone(),
        comment: String::new(),
    }
}
