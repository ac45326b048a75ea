//! Decisions: those made here, and those that came back to the body.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use crate::store::fault::{Stop, StoreFault};
use crate::store::register::arrivals::Status;
use crate::store::workspace::envelopes;
use crate::store::{Store, kept_time};

/// A decision to keep, with what it does to the register.
#[derive(Debug, Clone)]
pub struct NewDecision<'a> {
    /// The envelope.
    pub envelope: envelopes::NewEnvelope<'a>,
    /// The submission's fingerprint.
    pub about: &'a str,
    /// `received`, `accepted` or `returned`.
    pub outcome: &'a str,
    /// What becomes of the submission here; none where it is not in this home's register.
    pub status: Option<Status>,
    /// The decision that it replaces.
    pub supersedes: Option<&'a str>,
    /// When it was decided.
    pub decided_at: Timestamp,
}

/// A kept decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its envelope.
    pub fingerprint: String,
    /// The submission's fingerprint.
    pub about: String,
    /// `received`, `accepted` or `returned`.
    pub outcome: String,
    /// The decision that it replaces.
    pub supersedes: Option<String>,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When it was kept here.
    pub kept_at: Timestamp,
}

impl Store {
    /// Keeps decisions and what they do to the register, all in one transaction.
    ///
    /// # Errors
    /// The database takes no change: none of them is kept.
    pub fn decide(&self, decisions: &[NewDecision<'_>], who: &str, at: Timestamp) -> Result<(), StoreFault> {
        self.write(|transaction| {
            decisions.iter().try_for_each(|decision| decide(transaction, decision, who, at))
        })
    }

    /// The decisions about a submission, the first kept first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn decisions(&self, about: &str) -> Result<Vec<DecisionRow>, StoreFault> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT * FROM decisions WHERE about = ?1 ORDER BY id")?;
            let rows = statement.query_map([about], |row| {
                Ok(DecisionRow {
                    fingerprint: row.get("fingerprint")?,
                    about: row.get("about")?,
                    outcome: row.get("outcome")?,
                    supersedes: row.get("supersedes")?,
                    decided_at: kept_time(row, "decided_at")?,
                    kept_at: kept_time(row, "kept_at")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn decide(
    transaction: &Transaction<'_>,
    decision: &NewDecision<'_>,
    who: &str,
    at: Timestamp,
) -> Result<(), Stop> {
    envelopes::keep(transaction, &decision.envelope, who, at)?;
    let fingerprint = decision.envelope.fingerprint;
    transaction.execute(
        "INSERT INTO decisions (fingerprint, about, outcome, supersedes, decided_at, kept_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (fingerprint) DO NOTHING",
        params![
            fingerprint,
            decision.about,
            decision.outcome,
            decision.supersedes,
            decision.decided_at.to_string(),
            at.to_string()
        ],
    )?;
    let Some(status) = decision.status else { return Ok(()) };
    transaction.execute(
        "UPDATE submissions SET status = ?2, decision = ?3 WHERE fingerprint = ?1",
        params![decision.about, status.as_str(), fingerprint],
    )?;
    if status == Status::Accepted {
        transaction.execute(
            "UPDATE submissions SET status = 'superseded'
             WHERE fingerprint = (SELECT supersedes FROM submissions WHERE fingerprint = ?1)",
            [decision.about],
        )?;
    }
    Ok(())
}
