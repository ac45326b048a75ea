//! The rows of the register.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::case::{Arrival, Case, Decision, History, Outcome, Rules, Status, Submission};
use crate::l10n::Lang;
use crate::trust::{Fingerprint, Role};

/// A received submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    /// Its identity.
    pub fingerprint: String,
    /// The body's code.
    pub organization: String,
    /// The body's name as declared.
    pub name: String,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// What it corrects.
    pub supersedes: Option<String>,
    /// The campaign that it answers.
    pub campaign: Option<String>,
    /// SHA-256 of the framework that it answers.
    pub framework: String,
    /// Who prepared it.
    pub prepared_by: String,
    /// SHA-256 of the file as it was first received.
    pub sha256: String,
    /// Did that carry the officer's signature beside the lead's?
    pub attested: bool,
    /// When that was received here.
    pub received_at: Timestamp,
    /// The answers, as JSON.
    pub answers: String,
    /// Where it stands.
    pub status: Status,
    /// The version of its case when this was read.
    pub version: u64,
    /// Further copies of it, by digest: SHA-256, and how each arrived.
    pub copies: Vec<(String, Arrival)>,
}

/// A decision or a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its envelope.
    pub fingerprint: String,
    /// The submission's fingerprint.
    pub about: String,
    /// The body's code.
    pub organization: String,
    /// The year.
    pub year: u16,
    /// What it says.
    pub outcome: Outcome,
    /// The decisions that it replaces, by digest.
    pub supersedes: Vec<String>,
    /// When the submission arrived at the desk that signed, and how it was signed then.
    pub arrival: Option<Arrival>,
    /// An earlier day of arrival that a person vouches for.
    pub arrived_on: Option<Date>,
    /// The key that signed, by its fingerprint.
    pub key: String,
    /// When it was decided, by the clock of who did.
    pub decided_at: Timestamp,
    /// When it was kept here.
    pub kept_at: Timestamp,
}

/// One body in one year, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseRecord {
    /// The year.
    pub year: u16,
    /// The body's code.
    pub organization: String,
    /// Moves with every event; 0 where nothing is known.
    pub version: u64,
    /// The submissions, by sequence and then as they came.
    pub submissions: Vec<SubmissionRow>,
    /// The decisions and receipts, the first kept first.
    pub decisions: Vec<DecisionRow>,
}

/// A submission that counts, as far as it is added up.
#[derive(Debug, Clone, Copy)]
pub struct AcceptedRow<'a> {
    /// The year.
    pub year: u16,
    /// The body's code.
    pub organization: &'a str,
    /// The body's name as declared.
    pub name: &'a str,
    /// Its identity.
    pub fingerprint: &'a str,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// SHA-256 of the framework that it answers.
    pub framework: &'a str,
    /// The answers, as JSON.
    pub answers: &'a str,
}

/// An issue of a campaign, as far as it is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignRow {
    /// Its envelope.
    pub fingerprint: String,
    /// Its id, for people.
    pub id: String,
    /// The ministry's code.
    pub ministry: String,
    /// The ministry's name in French and in English.
    pub names: [String; 2],
    /// The year that is counted.
    pub year: u16,
    /// The number of the issue, from 1.
    pub issue: u32,
    /// The earlier issues that it replaces.
    pub supersedes: Vec<String>,
    /// The first and the last day that the counts are about.
    pub period: [Date; 2],
    /// Is the period the fiscal year because the campaign does not tell it?
    pub period_assumed: bool,
    /// The zone in which days are counted, by its IANA name.
    pub time_zone: String,
    /// The first day.
    pub opens_on: Date,
    /// The last day in time.
    pub closes_on: Date,
    /// The roles whose signatures are required.
    pub required: Vec<Role>,
    /// SHA-256 of the framework's TOML.
    pub framework: String,
    /// Whom to ask.
    pub contact: String,
    /// Since when it is known here.
    pub added_at: Timestamp,
    /// Is its ministry the one whose campaign this home works under in that year?
    pub of_the_year: bool,
}

/// A body of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignBody {
    /// Its code.
    pub code: String,
    /// Its French name.
    pub name_fr: String,
    /// Its English name.
    pub name_en: String,
    /// The code of its portfolio; empty without one.
    pub portfolio: String,
}

/// A line of who may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerRow {
    /// The line, as `allowed_signers` has it.
    pub line: String,
    /// Did a person mean it? Else it came with others.
    pub by_name: bool,
}

/// A key that was revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationRow {
    /// The key as OpenSSH writes it: type and base64.
    pub key: String,
    /// Its fingerprint.
    pub fingerprint: String,
    /// For people.
    pub comment: String,
    /// The campaign that carried it; empty where a person of this home did it.
    pub vouched_by: String,
    /// Does it count? A ministry's key that a campaign revokes waits for a person's word.
    pub in_force: bool,
    /// Since when it is known here.
    pub added_at: Timestamp,
}

/// A file that arrived and does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantinedFile {
    /// The file's name when it came.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its identity, if it has one.
    pub fingerprint: Option<String>,
    /// The body's code, as far as it is told.
    pub organization: Option<String>,
    /// The year, as far as it is told.
    pub year: Option<u16>,
    /// Its place in the chain, as far as it is told.
    pub sequence: Option<u32>,
    /// Why.
    pub reasons: Vec<QuarantineReason>,
    /// When it came.
    pub received_at: Timestamp,
}

/// Why a file does not count, in the words of the day that it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineReason {
    /// A stable code.
    pub code: String,
    /// The entry of the envelope that it is about.
    pub entry: Option<String>,
    /// What happened and what to do, in French.
    pub fr: [String; 2],
    /// The same in English.
    pub en: [String; 2],
}

/// A row of the journal that others can hold on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalHead {
    /// The random id of the home's journal.
    pub register: String,
    /// The number of the row, from 1.
    pub row: u64,
    /// The hash of it and all before.
    pub hash: String,
}

impl CampaignBody {
    /// Its name in a language; in French where it has no English one.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.name_en.is_empty() => &self.name_en,
            _ => &self.name_fr,
        }
    }
}

impl QuarantineReason {
    /// What happened and what to do.
    #[must_use]
    pub fn told(&self, lang: Lang) -> &[String; 2] {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

impl SubmissionRow {
    /// What places it, with all its arrivals here. None where the row is damaged.
    #[must_use]
    pub fn event(&self) -> Option<Submission> {
        let first = Arrival { at: self.received_at, attested: Some(self.attested) };
        let supersedes = self.supersedes.as_deref().map(Fingerprint::from_str).transpose().ok()?;
        Some(Submission {
            id: self.fingerprint.parse().ok()?,
            supersedes,
            arrivals: std::iter::once(first).chain(self.copies.iter().map(|(_, copy)| *copy)).collect(),
        })
    }
}

impl DecisionRow {
    /// What it says. None where the row is damaged.
    #[must_use]
    pub fn event(&self) -> Option<Decision> {
        Some(Decision {
            id: self.fingerprint.parse().ok()?,
            about: self.about.parse().ok()?,
            outcome: self.outcome,
            supersedes: self.supersedes.iter().map(|former| former.parse().ok()).collect::<Option<_>>()?,
            arrival: self.arrival,
            arrived_on: self.arrived_on,
            key: self.key.clone(),
        })
    }
}

impl CaseRecord {
    /// What happened, as the case is added up from it; the submissions in the order of the rows.
    #[must_use]
    pub fn history(&self) -> History {
        History {
            submissions: self.submissions.iter().filter_map(SubmissionRow::event).collect(),
            decisions: self.decisions.iter().filter_map(DecisionRow::event).collect(),
            ..History::default()
        }
    }

    /// Where each submission stands, in the order of the rows, for a register to keep beside them; last the one that
    /// arrives, if one does. None where a digest is none: nothing that this program wrote.
    pub(super) fn statuses(
        &self,
        arriving: Option<&SubmissionRow>,
        revoked: &BTreeSet<String>,
    ) -> Option<Vec<Status>> {
        let rules = Rules { issue: None, revoked, now: Timestamp::UNIX_EPOCH };
        let mut history = self.history();
        let whole = history.submissions.len() == self.submissions.len()
            && history.decisions.len() == self.decisions.len();
        if let Some(row) = arriving {
            history.submissions.push(row.event()?);
        }
        whole.then(|| Case::of(&history, &rules).submissions.iter().map(|it| it.status).collect())
    }

    /// One of its submissions.
    #[must_use]
    pub fn submission(&self, fingerprint: &str) -> Option<&SubmissionRow> {
        self.submissions.iter().find(|row| row.fingerprint == fingerprint)
    }
}
