//! What a unit does to what is kept, change by change.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::zip;
use std::path::PathBuf;

use super::{Kept, Place, empty};
use crate::case::Arrival;
use crate::store::register::rows::{
    CampaignBody, CampaignRow, CaseRecord, DecisionRow, QuarantinedFile, RevocationRow, SignerRow,
    SubmissionRow,
};
use crate::store::register::{Arrived, Change, Unit};
use crate::store::schema::as_kept;
use crate::store::workspace::envelopes::NewEnvelope;
use crate::store::{StoreFault, sha256};

/// Nothing that this program hands in.
fn refused(detail: &str) -> StoreFault {
    StoreFault::Failed { path: PathBuf::new(), detail: detail.to_owned() }
}

impl Kept {
    /// Writes all of it. Where it is refused in the middle, what is left is thrown away.
    pub(super) fn write(&mut self, unit: &Unit<'_>) -> Result<Vec<Arrived>, StoreFault> {
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
        self.keys.entry(sha256(envelope.bytes)).or_insert_with(|| row.key.clone());
        let place = (row.year, row.organization.clone());
        let case = self.cases.entry(place.clone()).or_insert_with(|| empty(place.clone()));
        let same = |known: &DecisionRow| known.fingerprint == row.fingerprint && known.key == row.key;
        if case.decisions.iter().any(same) {
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
        let stands = case.statuses(None, &revoked).ok_or_else(|| refused("a digest that is none"))?;
        case.version = case.version.saturating_add(1);
        for (row, status) in zip(&mut case.submissions, stands) {
            row.status = status;
            row.version = case.version;
        }
        Ok(())
    }

    pub(super) fn revoked(&self) -> BTreeSet<String> {
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
    fn signers(&mut self, before: &[SignerRow], after: &[SignerRow]) -> Result<(), StoreFault> {
        if self.signers != before || after.len() < before.len() {
            return Err(StoreFault::SignersChanged);
        }
        if after.iter().map(|row| &row.line).collect::<BTreeSet<_>>().len() < after.len() {
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
