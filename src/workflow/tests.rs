//! What holds when something goes wrong between the file and the home.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;

use super::body::seal::{EvidenceFile, Sealing, seal};
use super::verify::{envelopes, verify};
use super::{Ending, EvidenceSlip, Fault, body::check, body::draft, officer::attest};
use crate::declaration::{Declaration, Justification};
use crate::envelope::Circumstances;
use crate::exchange::Counts;
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::files::Overwrite;
use crate::store::{DraftId, Home, Store, StoreFault, field};
use crate::trust::SecretKey;

const COUNTS: &str = include_str!("../../assets/demo/ministere-exemple-2023.csv");

struct Desk {
    folder: tempfile::TempDir,
    store: Store,
    framework: Framework,
    key: SecretKey,
    at: Timestamp,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = "2026-11-24T14:05:00Z".parse().unwrap();
        let store = Store::open(&Home::new(&folder.path().join("home")), at).unwrap();
        let key = SecretKey::from_seed(&[7; 32], "Personne Fictive").unwrap();
        Self { folder, store, framework: Framework::built_in().unwrap(), key, at }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn declaration(&self) -> Declaration {
        let typed = [
            (field::ORGANIZATION_CODE, "exemple"),
            (field::ORGANIZATION_NAME, "Organisme d’exemple"),
            (field::YEAR, "2023"),
            (field::PREPARED_BY_NAME, "Personne Fictive"),
            (field::PREPARED_BY_TITLE, "Responsable"),
            (field::PREPARED_BY_EMAIL, "personne@exemple.invalid"),
        ];
        let fields = typed.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter().collect();
        let counts = Counts::read("counts.csv", COUNTS.as_bytes(), &self.framework).unwrap();
        Declaration { sheet: check::sheet(&counts), ..draft::declaration(&self.framework, &fields) }
    }

    fn sealing<'a>(&'a self, declaration: Declaration, out: &'a std::path::Path) -> Sealing<'a> {
        Sealing {
            framework: &self.framework,
            declaration,
            previous: None,
            campaign: None,
            corrects: None,
            evidence: &[],
            language: Lang::Fr,
            out,
            overwrite: Overwrite::No,
            draft: None,
        }
    }
}

#[test]
fn a_file_that_the_home_does_not_take_is_taken_back() {
    let desk = Desk::new();
    let (first, second) = (desk.path("first.jauge"), desk.path("second.jauge"));
    let draft: DraftId = desk.store.new_draft("lead", desk.at).unwrap();
    let sealing = |out| Sealing { draft: Some(draft), ..desk.sealing(desk.declaration(), out) };
    seal(&desk.store, &sealing(&first), &desk.key, desk.at).unwrap();
    let refused = seal(&desk.store, &sealing(&second), &desk.key, desk.at).unwrap_err();
    assert_eq!(refused, Fault::Store(StoreFault::DraftSealed(draft)));
    assert_eq!(refused.ending(), Ending::NotDone);
    assert!(first.exists() && !second.exists(), "no signed file that nobody knows of");
    assert_eq!(desk.store.envelopes().unwrap().len(), 1);
}

#[test]
fn what_is_sealed_twice_from_the_same_input_is_the_same_file() {
    let desk = Desk::new();
    let (first, second) = (desk.path("first.jauge"), desk.path("second.jauge"));
    for out in [&first, &second] {
        seal(&desk.store, &desk.sealing(desk.declaration(), out), &desk.key, desk.at).unwrap();
    }
    assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
}

#[test]
fn a_justification_of_a_warning_that_was_not_raised_is_not_signed() {
    let desk = Desk::new();
    let out = desk.path("out.jauge");
    let stale = Justification {
        rule: "W02".to_owned(),
        quantity: Some("services".to_owned()),
        text: "Le nombre a été corrigé depuis".to_owned(),
    };
    let declaration = Declaration { justifications: vec![stale], ..desk.declaration() };
    let sealed = seal(&desk.store, &desk.sealing(declaration, &out), &desk.key, desk.at).unwrap();
    assert_eq!(sealed.submission.justifications, []);
}

#[test]
fn a_clock_years_behind_seals_nothing() {
    let desk = Desk::new();
    let out = desk.path("out.jauge");
    let at = Timestamp::from_second(10).unwrap();
    let refused = seal(&desk.store, &desk.sealing(desk.declaration(), &out), &desk.key, at).unwrap_err();
    assert_eq!(refused, Fault::Clock("1970-01-01 00:00 UTC".to_owned()));
    assert!(!out.exists());
}

#[test]
fn more_evidence_than_an_envelope_holds_is_refused_by_name() {
    let desk = Desk::new();
    let out = desk.path("out.jauge");
    let piece = |number: usize| EvidenceFile {
        target: "measures".to_owned(),
        name: format!("{number}.pdf"),
        bytes: vec![b'%'],
    };
    let evidence: Vec<EvidenceFile> = (1..=64).map(piece).collect();
    let sealing = Sealing { evidence: &evidence, ..desk.sealing(desk.declaration(), &out) };
    let refused = seal(&desk.store, &sealing, &desk.key, desk.at).unwrap_err();
    assert!(matches!(refused, Fault::Evidence { why: EvidenceSlip::TooMuch, .. }), "{refused:?}");
    assert!(!out.exists());
}

#[test]
fn an_attested_file_is_another_file_of_the_same_envelope_and_both_are_kept() {
    let desk = Desk::new();
    let (lead, both) = (desk.path("lead.jauge"), desk.path("both.jauge"));
    let sealed = seal(&desk.store, &desk.sealing(desk.declaration(), &lead), &desk.key, desk.at).unwrap();
    let officer = SecretKey::from_seed(&[8; 32], "Autre Personne").unwrap();
    let attested = attest::attest(&desk.store, &lead, &both, Overwrite::No, &officer, desk.at).unwrap();
    assert_eq!(attested.fingerprint, sealed.fingerprint);
    assert_eq!(desk.store.envelopes().unwrap().len(), 2);
    desk.store.check_journal().unwrap();
    let again = attest::attest(&desk.store, &lead, &both, Overwrite::No, &officer, desk.at).unwrap_err();
    assert_eq!(again.ending(), Ending::Unusable, "what exists is not replaced");
}

#[test]
fn verifying_many_files_keeps_their_order_and_can_be_stopped() {
    let desk = Desk::new();
    let folder = desk.path("received");
    std::fs::create_dir(&folder).unwrap();
    for number in 0..400 {
        std::fs::write(folder.join(format!("{number:03}.jauge")), b"no envelope").unwrap();
    }
    let files = envelopes(&[folder]);
    let judging = Circumstances::at(desk.at);
    let reports = verify(&files, &judging, &|| true).unwrap();
    assert_eq!(reports.iter().map(|report| report.file.clone()).collect::<Vec<_>>(), files);
    let judged = AtomicUsize::new(0);
    let stopped = verify(&files, &judging, &|| judged.fetch_add(1, Ordering::Relaxed) < 3);
    assert!(stopped.is_none());
    assert!(judged.into_inner() < files.len(), "the rest was left");
}

#[test]
fn evidence_that_is_too_large_together_is_refused_before_the_rest_is_read() {
    let desk = Desk::new();
    let piece = |name: &str, bytes: u64| {
        let path = desk.path(name);
        std::fs::File::create(&path).unwrap().set_len(bytes).unwrap();
        ("measures".to_owned(), path)
    };
    let pieces = [piece("a.pdf", 40 << 20), piece("b.pdf", 40 << 20), piece("c.exe", 1)];
    let refused = super::body::seal::all_evidence(&desk.framework, &pieces).unwrap_err();
    let too_much = Fault::Evidence { path: pieces[1].1.clone(), why: EvidenceSlip::TooMuch };
    assert_eq!(refused, too_much, "the third, of a kind that is not taken, was not looked at");
}
