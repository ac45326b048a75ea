//! A register in memory, gone with the process. Tests run on it; and it shows what a backend has to do, without a word of
//! SQL: whoever writes the next one reads this first, and runs the same conformance tests (`tests/conformance`).
//!
//! Knows what a unit does to what is kept. What a case adds up to, it asks of [`case`](crate::case) as every backend does;
//! how the rows of the journal are chained, of the journal. It copies all rows at each unit: not made for many.

mod unit;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::rows::{
    AcceptedRow, CampaignBody, CampaignRow, CaseRecord, JournalHead, QuarantinedFile, RevocationRow,
    SignerRow, SubmissionRow,
};
use super::{Arrived, CommitError, Expected, Register, Unit};
use crate::case::Status;
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
    /// The key that signed each file of a decision.
    keys: BTreeMap<String, String>,
    /// In the order that they came.
    campaigns: Vec<(CampaignRow, Vec<CampaignBody>)>,
    /// The ministry of each year.
    ministries: BTreeMap<u16, String>,
    signers: Vec<SignerRow>,
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
        rows.sort_by_key(|row| Reverse((row.year, row.added_at)));
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
        let kept = self.kept();
        let from = kept.cases.range((year, String::new())..).map(|(_, case)| case);
        let cases: Vec<CaseRecord> = from.take_while(|case| case.year == year).cloned().collect();
        drop(kept);
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
        // Of a decision that several keys signed, one by a key that is not revoked.
        let revoked = kept.revoked();
        let signed_by_revoked =
            |digest: &&String| kept.keys.get(*digest).is_some_and(|key| revoked.contains(key));
        let envelope = || kept.envelopes.get(fingerprint)?.iter().min_by_key(signed_by_revoked);
        let unknown = || StoreFault::UnknownEnvelope(fingerprint.to_owned());
        let digest = received.or_else(envelope).ok_or_else(unknown)?;
        let bytes = kept.contents.get(digest).ok_or_else(unknown)?;
        if sha256(bytes) == *digest {
            Ok(bytes.to_vec())
        } else {
            Err(StoreFault::AlteredBytes(digest.clone()))
        }
    }

    fn signers(&self) -> Result<(Vec<SignerRow>, Vec<RevocationRow>), StoreFault> {
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
}

fn empty((year, organization): Place) -> CaseRecord {
    CaseRecord { year, organization, ..CaseRecord::default() }
}
