//! A register in memory, gone with the process. Tests run on it; and it shows what a backend has to do, without a word of
//! SQL: whoever writes the next one reads this first, and runs the same conformance tests (`tests/conformance`).
//!
//! Knows what a unit does to what is kept. What a case adds up to, it asks of [`case`](crate::case) as every backend does;
//! how the rows of the journal are chained, of the journal. It copies all rows at each unit: not made for many.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::zip;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::rows::{
    AcceptedRow, CampaignBody, CampaignRow, CaseRecord, DecisionRow, JournalHead, QuarantinedFile,
    RevocationRow, SubmissionRow,
};
use super::{Arrived, Change, CommitError, Expected, Register, Unit};
use crate::case::{Arrival, Status};
use crate::store::schema::as_kept;
use crate::store::workspace::envelopes::NewEnvelope;
use crate::store::{StoreFault, journal, sha256};

/// A register in memory.
#[derive(Debug)]
pub struct MemoryRegister {
    id: String,
    kept: Mutex<Kept>,
}

/// A body in a year.
type Place = (u16, String);

#[derive(Debug, Clone, Default)]
struct Kept {
    cases: BTreeMap<Place, CaseRecord>,
    /// The case of each submission.
    places: BTreeMap<String, Place>,
    /// Bytes by their digest.
    contents: BTreeMap<String, Arc<[u8]>>,
    /// The files of each envelope of a campaign or a decision by their digests, the first kept first.
    envelopes: BTreeMap<String, Vec<String>>,
    /// In the order that they came.
    campaigns: Vec<(CampaignRow, Vec<CampaignBody>)>,
    /// The ministry of each year.
    ministries: BTreeMap<u16, String>,
    signers: Vec<String>,
    /// By key, and by who vouched for it.
    revocations: BTreeMap<[String; 2], RevocationRow>,
    /// In the order that they first came.
    quarantine: Vec<QuarantinedFile>,
    /// The last row of the journal: all that others can hold on to.
    journal: journal::End,
}

impl MemoryRegister {
    /// An empty one. The id of its journal is 32 random hexadecimal digits, where it is to be named in decisions.
    #[must_use]
    pub fn new(register_id: impl Into<String>) -> Self {
        Self { id: register_id.into(), kept: Mutex::default() }
    }

    /// What was kept is whole whatever happened to who held it: it is put there in one go.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Register for MemoryRegister {
    fn campaigns(&self) -> Result<Vec<CampaignRow>, StoreFault> {
        let kept = self.kept();
        let of_the_year = |row: &CampaignRow| kept.ministries.get(&row.year) == Some(&row.ministry);
        let rows = kept.campaigns.iter().rev();
        let mut rows: Vec<CampaignRow> =
            rows.map(|(row, _)| CampaignRow { of_the_year: of_the_year(row), ..row.clone() }).collect();
        rows.sort_by(|one, other| (other.year, other.added_at).cmp(&(one.year, one.added_at)));
        Ok(rows)
    }

    fn campaign_bodies(&self, campaign: &str) -> Result<Vec<CampaignBody>, StoreFault> {
        let kept = self.kept();
        let found = kept.campaigns.iter().find(|(row, _)| row.fingerprint == campaign);
        Ok(found.map(|(_, bodies)| bodies.clone()).unwrap_or_default())
    }

    fn years_received(&self) -> Result<Vec<u16>, StoreFault> {
        let years: BTreeSet<u16> = self.kept().places.values().map(|(year, _)| *year).collect();
        Ok(years.into_iter().rev().collect())
    }

    fn case(&self, year: u16, organization: &str) -> Result<CaseRecord, StoreFault> {
        Ok(self.kept().case(year, organization))
    }

    fn each_case(&self, year: u16, take: &mut dyn FnMut(CaseRecord)) -> Result<(), StoreFault> {
        let of_year = |cases: &BTreeMap<Place, CaseRecord>| -> Vec<CaseRecord> {
            cases
                .range((year, String::new())..)
                .map(|(_, case)| case)
                .take_while(|case| case.year == year)
                .cloned()
                .collect()
        };
        let cases = of_year(&self.kept().cases);
        cases.into_iter().for_each(take);
        Ok(())
    }

    fn submission(&self, fingerprint: &str) -> Result<Option<SubmissionRow>, StoreFault> {
        Ok(self.kept().submission(fingerprint).cloned())
    }

    fn each_accepted(
        &self,
        [first, last]: [u16; 2],
        take: &mut dyn FnMut(AcceptedRow<'_>),
    ) -> Result<(), StoreFault> {
        let kept = self.kept();
        let rows = kept.cases.values().flat_map(|case| &case.submissions);
        for row in rows.filter(|row| row.status == Status::Accepted && (first..=last).contains(&row.year)) {
            take(AcceptedRow {
                year: row.year,
                organization: &row.organization,
                name: &row.name,
                fingerprint: &row.fingerprint,
                sequence: row.sequence,
                framework: &row.framework,
                answers: &row.answers,
            });
        }
        Ok(())
    }

    fn file(&self, fingerprint: &str) -> Result<Vec<u8>, StoreFault> {
        let kept = self.kept();
        let received = kept.submission(fingerprint).map(|row| &row.sha256);
        let envelope = || kept.envelopes.get(fingerprint)?.first();
        let unknown = || StoreFault::UnknownEnvelope(fingerprint.to_owned());
        let digest = received.or_else(envelope).ok_or_else(unknown)?;
        let bytes = kept.contents.get(digest).ok_or_else(unknown)?;
        if sha256(bytes) == *digest {
            Ok(bytes.to_vec())
        } else {
            Err(StoreFault::AlteredBytes(digest.clone()))
        }
    }

    fn signers(&self) -> Result<(Vec<String>, Vec<RevocationRow>), StoreFault> {
        let kept = self.kept();
        let mut revocations: Vec<RevocationRow> = kept.revocations.values().cloned().collect();
        // Those of one moment stay by key and by who vouched for them.
        revocations.sort_by_key(|row| row.added_at);
        Ok((kept.signers.clone(), revocations))
    }

    fn quarantine(&self) -> Result<Vec<QuarantinedFile>, StoreFault> {
        Ok(self.kept().quarantine.iter().rev().cloned().collect())
    }

    fn journal_head(&self) -> Result<Option<JournalHead>, StoreFault> {
        let journal::End { seq, hash } = self.kept().journal.clone();
        Ok((seq > 0).then(|| JournalHead { register: self.id.clone(), row: seq, hash }))
    }

    fn commit(&self, unit: &Unit<'_>) -> Result<Vec<Arrived>, CommitError> {
        let mut kept = self.kept();
        let moved = kept.moved_since(unit.expected);
        if !moved.is_empty() {
            return Err(CommitError::Moved(moved));
        }
        // All or nothing: what a change in the middle is refused for, no change before it leaves a trace of.
        let mut writing = kept.clone();
        let arrived = writing.write(unit)?;
        *kept = writing;
        Ok(arrived)
    }
}

/// Nothing that this program hands in.
fn refused(detail: &str) -> StoreFault {
    StoreFault::Failed { path: PathBuf::new(), detail: detail.to_owned() }
}

impl Kept {
    fn case(&self, year: u16, organization: &str) -> CaseRecord {
        let place = (year, organization.to_owned());
        self.cases.get(&place).cloned().unwrap_or_else(|| empty(place))
    }

    fn submission(&self, fingerprint: &str) -> Option<&SubmissionRow> {
        self.cases.get(self.places.get(fingerprint)?)?.submission(fingerprint)
    }

    fn moved_since(&self, expected: &[Expected]) -> Vec<Expected> {
        let moved = |it: &&Expected| self.case(it.year, &it.organization).version != it.version;
        expected.iter().filter(moved).cloned().collect()
    }

    fn write(&mut self, unit: &Unit<'_>) -> Result<Vec<Arrived>, StoreFault> {
        let mut arrived = Vec::new();
        for change in unit.changes {
            match change {
                Change::Arrival { row, bytes } => arrived.push(self.arrival(row, bytes, unit)?),
                Change::Decision { row, envelope } => self.decision(row, envelope, unit)?,
                Change::Campaign { row, bodies, envelope } => self.campaign(row, bodies, envelope, unit)?,
                Change::Signers { before, after } => self.signers(before, after)?,
                Change::Revocation(row) => self.revocation(row, unit)?,
                Change::Quarantine { row, bytes } => self.quarantine(row, bytes, unit),
            }
        }
        for (what, about) in unit.journal {
            self.record(what, about, unit);
        }
        Ok(arrived)
    }

    fn record(&mut self, what: &str, about: &str, unit: &Unit<'_>) {
        self.journal = self.journal.next(unit.at, unit.who, what, about);
    }

    fn arrival(&mut self, row: &SubmissionRow, bytes: &[u8], unit: &Unit<'_>) -> Result<Arrived, StoreFault> {
        let place = (row.year, row.organization.clone());
        let known = self.places.entry(row.fingerprint.clone()).or_insert_with(|| place.clone());
        if *known != place {
            return Err(refused("a submission is of one body and one year"));
        }
        let digest = sha256(bytes);
        let case = self.cases.entry(place.clone()).or_insert_with(|| empty(place.clone()));
        let known = case.submissions.iter_mut().find(|known| known.fingerprint == row.fingerprint);
        let (what, copy) = match known {
            Some(known) if known.sha256 == digest => return Ok(Arrived::Already),
            Some(known) if known.copies.iter().any(|(copy, _)| *copy == digest) => {
                return Ok(Arrived::Already);
            }
            Some(known) => {
                let arrival = Arrival { at: as_kept(row.received_at), attested: Some(row.attested) };
                known.copies.push((digest.clone(), arrival));
                known.copies.sort_unstable();
                ("envelope-copy-received", true)
            }
            None => {
                let at = case.submissions.partition_point(|other| other.sequence <= row.sequence);
                let received_at = as_kept(row.received_at);
                let row =
                    SubmissionRow { sha256: digest.clone(), received_at, copies: Vec::new(), ..row.clone() };
                case.submissions.insert(at, row);
                ("envelope-received", false)
            }
        };
        self.refold(&place)?;
        self.contents.entry(digest.clone()).or_insert_with(|| bytes.into());
        self.record(what, &format!("{} {digest}", row.fingerprint), unit);
        let status = self.submission(&row.fingerprint).map_or(row.status, |row| row.status);
        Ok(if copy { Arrived::Copy } else { Arrived::New(status) })
    }

    fn decision(
        &mut self,
        row: &DecisionRow,
        envelope: &NewEnvelope<'_>,
        unit: &Unit<'_>,
    ) -> Result<(), StoreFault> {
        self.keep(envelope, unit);
        let place = (row.year, row.organization.clone());
        let case = self.cases.entry(place.clone()).or_insert_with(|| empty(place.clone()));
        if case.decisions.iter().any(|known| known.fingerprint == row.fingerprint) {
            return Ok(());
        }
        let supersedes: BTreeSet<&String> = row.supersedes.iter().collect();
        case.decisions.push(DecisionRow {
            supersedes: supersedes.into_iter().cloned().collect(),
            arrival: row.arrival.map(|arrival| Arrival { at: as_kept(arrival.at), ..arrival }),
            decided_at: as_kept(row.decided_at),
            kept_at: as_kept(unit.at),
            ..row.clone()
        });
        self.refold(&place)
    }

    /// Adds a case up again after one of its events: it moves one version on.
    fn refold(&mut self, place: &Place) -> Result<(), StoreFault> {
        let revoked = self.revoked();
        let Some(case) = self.cases.get_mut(place) else { return Ok(()) };
        let stands = case.statuses(&revoked).ok_or_else(|| refused("a digest that is none"))?;
        case.version = case.version.saturating_add(1);
        for (row, status) in zip(&mut case.submissions, stands) {
            row.status = status;
            row.version = case.version;
        }
        Ok(())
    }

    fn revoked(&self) -> BTreeSet<String> {
        let in_force = self.revocations.values().filter(|row| row.in_force);
        in_force.map(|row| row.fingerprint.clone()).collect()
    }

    fn campaign(
        &mut self,
        row: &CampaignRow,
        bodies: &[CampaignBody],
        envelope: &NewEnvelope<'_>,
        unit: &Unit<'_>,
    ) -> Result<(), StoreFault> {
        self.keep(envelope, unit);
        if self.campaigns.iter().any(|(known, _)| known.fingerprint == row.fingerprint) {
            return Ok(());
        }
        let by_code: BTreeMap<&String, &CampaignBody> =
            bodies.iter().map(|body| (&body.code, body)).collect();
        let required: BTreeSet<_> = row.required.iter().copied().collect();
        if by_code.len() < bodies.len() || required.len() < row.required.len() {
            return Err(refused("a campaign names a body and a role once"));
        }
        let supersedes: BTreeSet<&String> = row.supersedes.iter().collect();
        let row = CampaignRow {
            supersedes: supersedes.into_iter().cloned().collect(),
            required: required.into_iter().collect(),
            added_at: as_kept(unit.at),
            ..row.clone()
        };
        let about = row.fingerprint.clone();
        // The first ministry of a year stays the one of the year.
        self.ministries.entry(row.year).or_insert_with(|| row.ministry.clone());
        self.campaigns.push((row, by_code.into_values().cloned().collect()));
        self.record("campaign-added", &about, unit);
        Ok(())
    }

    /// Lines may change and come to the end; none goes, and none stands twice.
    fn signers(&mut self, before: &[String], after: &[String]) -> Result<(), StoreFault> {
        if self.signers != before || after.len() < before.len() {
            return Err(StoreFault::SignersChanged);
        }
        if after.iter().collect::<BTreeSet<_>>().len() < after.len() {
            return Err(refused("a line stands once"));
        }
        self.signers = after.to_vec();
        Ok(())
    }

    /// What a revoked key signed is no event any more: the cases that it decided in are added up again. One that waits
    /// changes nothing until it takes force, and one that is known already nothing at all.
    fn revocation(&mut self, row: &RevocationRow, unit: &Unit<'_>) -> Result<(), StoreFault> {
        let counted = self.revoked().contains(&row.fingerprint);
        let place = [row.key.clone(), row.vouched_by.clone()];
        match self.revocations.get_mut(&place) {
            Some(known) if known.in_force || !row.in_force => return Ok(()),
            Some(known) => known.in_force = true,
            None => {
                let row = RevocationRow { added_at: as_kept(unit.at), ..row.clone() };
                self.revocations.insert(place, row);
            }
        }
        self.record("key-revoked", &format!("{} {}", row.fingerprint, row.vouched_by), unit);
        if counted || !row.in_force {
            return Ok(());
        }
        let decided = |case: &&CaseRecord| case.decisions.iter().any(|it| it.key == row.fingerprint);
        let places: Vec<Place> =
            self.cases.iter().filter(|(_, case)| decided(case)).map(|(place, _)| place.clone()).collect();
        places.iter().try_for_each(|place| self.refold(place))
    }

    /// Keeps a file once, with the name and the reasons that it had last.
    fn quarantine(&mut self, row: &QuarantinedFile, bytes: &[u8], unit: &Unit<'_>) {
        let digest = self.keep_bytes(bytes);
        match self.quarantine.iter_mut().find(|known| known.sha256 == digest) {
            Some(known) => {
                known.file.clone_from(&row.file);
                known.reasons.clone_from(&row.reasons);
            }
            None => self.quarantine.push(QuarantinedFile {
                sha256: digest.clone(),
                received_at: as_kept(row.received_at),
                ..row.clone()
            }),
        }
        self.record("envelope-set-aside", &digest, unit);
    }

    /// Keeps an envelope once, with its row of the journal.
    fn keep(&mut self, envelope: &NewEnvelope<'_>, unit: &Unit<'_>) {
        let digest = self.keep_bytes(envelope.bytes);
        let files = self.envelopes.entry(envelope.fingerprint.to_owned()).or_default();
        if !files.contains(&digest) {
            files.push(digest.clone());
            let about = format!("{} {digest}", envelope.fingerprint);
            self.record(envelope.why.in_journal(), &about, unit);
        }
    }

    fn keep_bytes(&mut self, bytes: &[u8]) -> String {
        let digest = sha256(bytes);
        self.contents.entry(digest.clone()).or_insert_with(|| bytes.into());
        digest
    }
}

fn empty((year, organization): Place) -> CaseRecord {
    CaseRecord { year, organization, ..CaseRecord::default() }
}
