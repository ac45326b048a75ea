//! Drafts: what was typed, field by field, as typed.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::store::fault::{Stop, StoreFault};
use crate::store::schema::nanoseconds;
use crate::store::workspace::envelopes::{self, NewEnvelope};
use crate::store::{Store, field, journal, kept_time};

/// Tells a draft from the others of this home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub(in crate::store) i64);

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for DraftId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Where a draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftState {
    /// Being filled in.
    Open,
    /// Sealed as the envelope with this fingerprint; it does not change any more.
    Sealed(String),
}

/// One draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Which.
    pub id: DraftId,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When something was last typed or attached.
    pub changed_at: Timestamp,
    /// Open or sealed.
    pub state: DraftState,
    /// The body's code as typed; empty where nothing was.
    pub organization_code: String,
    /// The body's name as typed.
    pub organization_name: String,
    /// The year as typed.
    pub year: String,
    /// How many quantities have something typed.
    pub filled: u32,
    /// The fingerprint of last year's envelope, where one was chosen.
    pub previous: Option<String>,
    /// The campaign that it works under.
    pub campaign: Option<String>,
    /// The submission that it corrects.
    pub corrects: Option<String>,
}

impl Store {
    /// Begins a draft.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn new_draft(&self, who: &str, at: Timestamp) -> Result<DraftId, StoreFault> {
        self.write(|transaction| {
            transaction
                .execute("INSERT INTO drafts (created_at, changed_at) VALUES (?1, ?1)", [nanoseconds(at)])?;
            let id = DraftId(transaction.last_insert_rowid());
            journal::append(transaction, at, who, "draft-begun", &id.to_string())?;
            Ok(id)
        })
    }

    /// All drafts, the last changed first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, created_at, changed_at, sealed, previous, campaign, corrects,
                    coalesce((SELECT typed FROM fields WHERE draft = id AND name = ?1), '') AS code,
                    coalesce((SELECT typed FROM fields WHERE draft = id AND name = ?2), '') AS name,
                    coalesce((SELECT typed FROM fields WHERE draft = id AND name = ?3), '') AS year,
                    (SELECT count(*) FROM fields
                      WHERE draft = id AND name GLOB ?4 AND trim(typed) <> '') AS filled
                 FROM drafts ORDER BY changed_at DESC, id DESC",
            )?;
            let names = [field::ORGANIZATION_CODE, field::ORGANIZATION_NAME, field::YEAR, &field::value("*")];
            Ok(statement.query_map(names, draft_row)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One draft of the list.
    ///
    /// # Errors
    /// There is no such draft, or the database cannot be read.
    pub fn draft(&self, id: DraftId) -> Result<DraftRow, StoreFault> {
        self.drafts()?.into_iter().find(|row| row.id == id).ok_or(StoreFault::UnknownDraft(id))
    }

    /// What was typed in each field. A field nobody touched is absent, one that was emptied is empty.
    ///
    /// # Errors
    /// There is no such draft, or the database cannot be read.
    pub fn fields(&self, id: DraftId) -> Result<BTreeMap<String, String>, StoreFault> {
        self.read(|connection| {
            sealed(connection, id)?;
            let mut statement =
                connection.prepare_cached("SELECT name, typed FROM fields WHERE draft = ?1")?;
            let pairs = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(pairs.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps what was typed, all of it or none. On disk when this returns.
    ///
    /// # Errors
    /// There is no such draft, it is sealed, or the database takes no change.
    pub fn write_fields(
        &self,
        id: DraftId,
        typed: &[(impl AsRef<str>, impl AsRef<str>)],
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.write(|transaction| {
            touch(transaction, id, at)?;
            let mut statement = transaction.prepare_cached(
                "INSERT INTO fields (draft, name, typed) VALUES (?1, ?2, ?3)
                 ON CONFLICT (draft, name) DO UPDATE SET typed = excluded.typed",
            )?;
            for (name, text) in typed {
                statement.execute(params![id.0, name.as_ref(), text.as_ref()])?;
            }
            Ok(())
        })
    }

    /// Chooses the envelope that holds last year's answers, or none.
    ///
    /// # Errors
    /// There is no such draft, it is sealed, or the database takes no change.
    pub fn set_previous(
        &self,
        id: DraftId,
        fingerprint: Option<&str>,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.set_in_draft("UPDATE drafts SET previous = ?2 WHERE id = ?1", id, fingerprint, at)
    }

    /// Puts a draft under a campaign, or under none, as under one that is not known here.
    ///
    /// # Errors
    /// There is no such draft, it is sealed, or the database takes no change.
    pub fn set_campaign(
        &self,
        id: DraftId,
        fingerprint: Option<&str>,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.set_in_draft(
            "UPDATE drafts SET campaign = (SELECT fingerprint FROM campaigns WHERE fingerprint = ?2) WHERE id = ?1",
            id,
            fingerprint,
            at,
        )
    }

    fn set_in_draft(
        &self,
        update: &str,
        id: DraftId,
        fingerprint: Option<&str>,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.write(|transaction| {
            touch(transaction, id, at)?;
            transaction.execute(update, params![id.0, fingerprint])?;
            Ok(())
        })
    }

    /// Begins the correction of a submission, with all that it said typed in: one transaction, one draft for each
    /// submission that is corrected.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn new_correction(
        &self,
        corrects: &str,
        (previous, campaign): (Option<&str>, Option<&str>),
        typed: &[(String, String)],
        who: &str,
        at: Timestamp,
    ) -> Result<DraftId, StoreFault> {
        self.write(|transaction| {
            let begun = transaction
                .query_row("SELECT id FROM drafts WHERE corrects = ?1", [corrects], |row| row.get(0))
                .optional()?;
            if let Some(id) = begun {
                return Ok(DraftId(id));
            }
            transaction.execute(
                "INSERT INTO drafts (created_at, changed_at, corrects, previous, campaign)
                 VALUES (?1, ?1, ?2, ?3, (SELECT fingerprint FROM campaigns WHERE fingerprint = ?4))",
                params![nanoseconds(at), corrects, previous, campaign],
            )?;
            let id = DraftId(transaction.last_insert_rowid());
            for (name, text) in typed {
                transaction.execute(
                    "INSERT INTO fields (draft, name, typed) VALUES (?1, ?2, ?3)",
                    params![id.0, name, text],
                )?;
            }
            journal::append(transaction, at, who, "correction-begun", &format!("{id} {corrects}"))?;
            Ok(id)
        })
    }

    /// Marks a draft as sealed and keeps the envelope that came of it, in one transaction with both journal
    /// rows.
    ///
    /// # Errors
    /// There is no such draft, it is sealed already, or the database takes no change.
    pub fn seal_draft(
        &self,
        id: DraftId,
        envelope: &NewEnvelope<'_>,
        who: &str,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        self.write(|transaction| {
            touch(transaction, id, at)?;
            envelopes::keep(transaction, envelope, who, at)?;
            transaction.execute(
                "UPDATE drafts SET sealed = ?2 WHERE id = ?1",
                params![id.0, envelope.fingerprint],
            )?;
            journal::append(transaction, at, who, "draft-sealed", &format!("{id} {}", envelope.fingerprint))?;
            Ok(())
        })
    }
}

fn draft_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        id: DraftId(row.get("id")?),
        created_at: kept_time(row, "created_at")?,
        changed_at: kept_time(row, "changed_at")?,
        state: row.get::<_, Option<String>>("sealed")?.map_or(DraftState::Open, DraftState::Sealed),
        organization_code: row.get("code")?,
        organization_name: row.get("name")?,
        year: row.get("year")?,
        filled: row.get("filled")?,
        previous: row.get("previous")?,
        campaign: row.get("campaign")?,
        corrects: row.get("corrects")?,
    })
}

/// The envelope that the draft was sealed as, if it was.
pub(in crate::store) fn sealed(connection: &Connection, id: DraftId) -> Result<Option<String>, Stop> {
    let state = connection
        .query_row("SELECT sealed FROM drafts WHERE id = ?1", [id.0], |row| row.get(0))
        .optional()?;
    state.ok_or(Stop::Fault(StoreFault::UnknownDraft(id)))
}

/// Notes a change. A save that comes late must not alter what was signed meanwhile.
pub(in crate::store) fn touch(transaction: &Transaction<'_>, id: DraftId, at: Timestamp) -> Result<(), Stop> {
    if sealed(transaction, id)?.is_some() {
        return Err(StoreFault::DraftSealed(id).into());
    }
    transaction.execute("UPDATE drafts SET changed_at = ?2 WHERE id = ?1", params![id.0, nanoseconds(at)])?;
    Ok(())
}
