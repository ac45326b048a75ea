//! The register as it is read from `SQLite`.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use super::rows::{
    AcceptedRow, CampaignBody, CampaignRow, CaseRecord, JournalHead, QuarantineReason, QuarantinedFile,
    RevocationRow, SignerRow, SubmissionRow,
};
use super::{Arrived, CommitError, Register, Unit};
use crate::store::fault::{Stop, StoreFault};
use crate::store::workspace::envelopes::contents;
use crate::store::{Store, kept_count, kept_time, sha256};

mod cases;

pub(super) use cases::case;
use cases::each_case;

/// Rows of a list, put to what they belong to.
fn grouped<T>(
    rows: impl Iterator<Item = rusqlite::Result<(String, T)>>,
) -> rusqlite::Result<HashMap<String, Vec<T>>> {
    let mut grouped: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        let (of, it) = row?;
        grouped.entry(of).or_default().push(it);
    }
    Ok(grouped)
}

/// A day as kept: `YYYY-MM-DD`.
fn day(text: &str) -> rusqlite::Result<Date> {
    text.parse().map_err(|error: jiff::Error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    })
}

fn campaigns(connection: &Connection) -> Result<Vec<CampaignRow>, Stop> {
    let mut supersedes = connection
        .prepare_cached("SELECT campaign, former FROM campaign_supersedes ORDER BY campaign, former")?;
    let mut supersedes = grouped(supersedes.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
    let mut roles =
        connection.prepare_cached("SELECT campaign, role FROM campaign_roles ORDER BY campaign, role")?;
    let mut roles = grouped(roles.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?)?;
    let mut statement = connection.prepare_cached(
        "SELECT *, EXISTS (SELECT 1 FROM campaign_years
                WHERE campaign_years.year = campaigns.year AND campaign_years.ministry = campaigns.ministry) AS of_the_year
         FROM campaigns ORDER BY year DESC, added_at DESC, rowid DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let date = |column: &str| row.get::<_, String>(column).and_then(|text| day(&text));
        let fingerprint: String = row.get("fingerprint")?;
        let required = roles.remove(&fingerprint).unwrap_or_default();
        Ok(CampaignRow {
            supersedes: supersedes.remove(&fingerprint).unwrap_or_default(),
            required: required.iter().filter_map(|role| role.parse().ok()).collect(),
            fingerprint,
            id: row.get("id")?,
            ministry: row.get("ministry")?,
            names: [row.get("name_fr")?, row.get("name_en")?],
            year: row.get("year")?,
            issue: row.get("issue")?,
            period: [date("period_first")?, date("period_last")?],
            period_assumed: row.get("period_assumed")?,
            time_zone: row.get("time_zone")?,
            opens_on: date("opens_on")?,
            closes_on: date("closes_on")?,
            framework: row.get("framework")?,
            contact: row.get("contact")?,
            added_at: kept_time(row, "added_at")?,
            of_the_year: row.get("of_the_year")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn file(connection: &Connection, fingerprint: &str) -> Result<Vec<u8>, Stop> {
    let received: Option<(String, Vec<u8>)> = connection
        .prepare_cached(
            "SELECT sha256, bytes FROM submissions JOIN received ON submission = id WHERE fingerprint = ?1",
        )?
        .query_row([fingerprint], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((digest, bytes)) = received {
        // Digested again: `SQLite` does not notice a bit that flipped within a value.
        return if sha256(&bytes) == digest {
            Ok(bytes)
        } else {
            Err(StoreFault::AlteredBytes(digest).into())
        };
    }
    let kept: Option<String> = connection
        .query_row(
            // Of a decision that several keys signed, one by a key that is not revoked.
            "SELECT envelopes.sha256 FROM envelopes
                LEFT JOIN decisions USING (fingerprint, sha256)
                LEFT JOIN revocations ON revocations.fingerprint = decisions.key AND in_force = 1
             WHERE envelopes.fingerprint = ?1 AND kind <> 'submission'
             ORDER BY revocations.key IS NOT NULL, envelopes.id LIMIT 1",
            [fingerprint],
            |row| row.get(0),
        )
        .optional()?;
    contents(connection, &kept.ok_or_else(|| StoreFault::UnknownEnvelope(fingerprint.to_owned()))?)
}

fn revocations(connection: &Connection) -> Result<Vec<RevocationRow>, Stop> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM revocations ORDER BY added_at, key, vouched_by")?;
    let rows = statement.query_map([], |row| {
        Ok(RevocationRow {
            key: row.get("key")?,
            fingerprint: row.get("fingerprint")?,
            comment: row.get("comment")?,
            vouched_by: row.get("vouched_by")?,
            in_force: row.get("in_force")?,
            added_at: kept_time(row, "added_at")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn quarantine(connection: &Connection) -> Result<Vec<QuarantinedFile>, Stop> {
    let mut reasons =
        connection.prepare_cached("SELECT * FROM quarantine_reasons ORDER BY quarantine, place")?;
    let mut told: HashMap<i64, Vec<QuarantineReason>> = HashMap::new();
    let mut rows = reasons.query([])?;
    while let Some(row) = rows.next()? {
        let reason = QuarantineReason {
            code: row.get("code")?,
            entry: row.get("entry")?,
            fr: [row.get("message_fr")?, row.get("fix_fr")?],
            en: [row.get("message_en")?, row.get("fix_en")?],
        };
        told.entry(row.get("quarantine")?).or_default().push(reason);
    }
    let mut statement = connection.prepare_cached("SELECT * FROM quarantine ORDER BY id DESC")?;
    let rows = statement.query_map([], |row| {
        Ok(QuarantinedFile {
            file: row.get("file")?,
            sha256: row.get("sha256")?,
            fingerprint: row.get("fingerprint")?,
            organization: row.get("organization")?,
            year: row.get("year")?,
            sequence: row.get("sequence")?,
            reasons: told.remove(&row.get("id")?).unwrap_or_default(),
            received_at: kept_time(row, "received_at")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn each_accepted(
    connection: &Connection,
    [first, last]: [u16; 2],
    take: &mut dyn FnMut(AcceptedRow<'_>),
) -> Result<(), Stop> {
    // In the order that they lie: by the index each row would be looked for at a random place.
    let mut statement = connection.prepare_cached(
        "SELECT year, organization, name, fingerprint, sequence, framework, answers FROM submissions NOT INDEXED
         WHERE status = 'accepted' AND year BETWEEN ?1 AND ?2",
    )?;
    let mut rows = statement.query([first, last])?;
    while let Some(row) = rows.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        take(AcceptedRow {
            year: row.get(0)?,
            organization: text(1)?,
            name: text(2)?,
            fingerprint: text(3)?,
            sequence: row.get(4)?,
            framework: text(5)?,
            answers: text(6)?,
        });
    }
    Ok(())
}

impl Register for Store {
    fn campaigns(&self) -> Result<Vec<CampaignRow>, StoreFault> {
        self.read_at_once(campaigns)
    }

    fn campaign_bodies(&self, campaign: &str) -> Result<Vec<CampaignBody>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT code, name_fr, name_en, portfolio FROM campaign_bodies WHERE campaign = ?1 ORDER BY code",
            )?;
            let rows = statement.query_map([campaign], |row| {
                Ok(CampaignBody {
                    code: row.get(0)?,
                    name_fr: row.get(1)?,
                    name_en: row.get(2)?,
                    portfolio: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    fn years_received(&self) -> Result<Vec<u16>, StoreFault> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT DISTINCT year FROM submissions ORDER BY year DESC")?;
            let years = statement.query_map([], |row| row.get(0))?;
            Ok(years.collect::<rusqlite::Result<_>>()?)
        })
    }

    fn case(&self, year: u16, organization: &str) -> Result<CaseRecord, StoreFault> {
        self.read_at_once(|connection| case(connection, year, organization))
    }

    fn each_case(&self, year: u16, take: &mut dyn FnMut(CaseRecord)) -> Result<(), StoreFault> {
        self.read_at_once(|connection| each_case(connection, year, take))
    }

    fn submission(&self, fingerprint: &str) -> Result<Option<SubmissionRow>, StoreFault> {
        self.read_at_once(|connection| {
            let of: Option<(u16, String)> = connection
                .query_row(
                    "SELECT year, organization FROM submissions WHERE fingerprint = ?1",
                    [fingerprint],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((year, organization)) = of else { return Ok(None) };
            let case = case(connection, year, &organization)?;
            Ok(case.submissions.into_iter().find(|row| row.fingerprint == fingerprint))
        })
    }

    fn each_accepted(
        &self,
        years: [u16; 2],
        take: &mut dyn FnMut(AcceptedRow<'_>),
    ) -> Result<(), StoreFault> {
        self.read(|connection| each_accepted(connection, years, take))
    }

    fn file(&self, fingerprint: &str) -> Result<Vec<u8>, StoreFault> {
        self.read_at_once(|connection| file(connection, fingerprint))
    }

    fn signers(&self) -> Result<(Vec<SignerRow>, Vec<RevocationRow>), StoreFault> {
        self.read_at_once(|connection| Ok((super::signers::lines(connection)?, revocations(connection)?)))
    }

    fn quarantine(&self) -> Result<Vec<QuarantinedFile>, StoreFault> {
        self.read_at_once(quarantine)
    }

    fn journal_head(&self) -> Result<Option<JournalHead>, StoreFault> {
        self.read(|connection| {
            let head = connection
                .prepare_cached(
                    "SELECT register, seq, hash FROM journal, identity ORDER BY seq DESC LIMIT 1",
                )?
                .query_row([], |row| {
                    Ok(JournalHead { register: row.get(0)?, row: kept_count(row, "seq")?, hash: row.get(2)? })
                });
            Ok(head.optional()?)
        })
    }

    fn commit(&self, unit: &Unit<'_>) -> Result<Vec<Arrived>, CommitError> {
        self.commit_unit(unit)
    }

    fn start_bulk(&self) -> Result<(), StoreFault> {
        self.make_room()
    }

    fn finish_bulk(&self) -> Result<(), StoreFault> {
        self.give_room_back()
    }
}

impl Store {
    /// Whose case, by what is known about one submission.
    pub(super) fn case_of(&self, about: &str) -> Result<Option<(u16, String)>, StoreFault> {
        self.read(|connection| {
            let of_body = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
            Ok(connection
                .query_row(
                    "SELECT year, organization FROM decisions WHERE about = ?1 LIMIT 1",
                    [about],
                    of_body,
                )
                .optional()?)
        })
    }

    /// The case that the decisions about a submission are in, whether that is here or not; none without any.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn case_of_decisions(&self, about: &str) -> Result<Option<CaseRecord>, StoreFault> {
        let of = self.case_of(about)?;
        of.map(|(year, organization)| self.case(year, &organization)).transpose()
    }

    /// The bytes of a file that does not count, or of a further copy, by their digest.
    ///
    /// # Errors
    /// There is no such file, its bytes are not those that came, or the database cannot be read.
    pub fn quarantined_bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreFault> {
        self.read(|connection| {
            let kept: Option<String> = connection
                .query_row("SELECT sha256 FROM quarantine WHERE sha256 = ?1", [sha256], |row| row.get(0))
                .optional()?;
            contents(connection, &kept.ok_or_else(|| StoreFault::UnknownEnvelope(sha256.to_owned()))?)
        })
    }
}
