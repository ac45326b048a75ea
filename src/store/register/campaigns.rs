//! The campaigns that this home runs or works under.

use jiff::Timestamp;
use rusqlite::params;

use crate::l10n::Lang;
use crate::store::fault::StoreFault;
use crate::store::workspace::envelopes::{self, NewEnvelope};
use crate::store::{Store, journal, kept_time};

/// A campaign, as far as it is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignRow {
    /// Its envelope.
    pub fingerprint: String,
    /// Its id, for people.
    pub id: String,
    /// The ministry's code.
    pub ministry: String,
    /// The year that is counted.
    pub year: u16,
    /// The first day, `YYYY-MM-DD`.
    pub opens_on: String,
    /// The last day in time, `YYYY-MM-DD`.
    pub closes_on: String,
    /// The roles whose signatures are required, separated by commas.
    pub required: String,
    /// SHA-256 of the framework's TOML.
    pub framework: String,
    /// Whom to ask.
    pub contact: String,
    /// Since when it is known here.
    pub added_at: Timestamp,
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

impl Store {
    /// Takes a campaign in: envelope, row, bodies and journal row in one transaction. The same one is taken once.
    ///
    /// # Errors
    /// The database takes no change.
    pub fn add_campaign(
        &self,
        campaign: &CampaignRow,
        bodies: &[CampaignBody],
        envelope: &NewEnvelope<'_>,
        who: &str,
    ) -> Result<(), StoreFault> {
        let at = campaign.added_at;
        self.write(|transaction| {
            envelopes::keep(transaction, envelope, who, at)?;
            let CampaignRow { fingerprint, id, ministry, year, opens_on, closes_on, required, .. } = campaign;
            let added = transaction.execute(
                "INSERT INTO campaigns (fingerprint, id, ministry, year, opens_on, closes_on, required, framework,
                    contact, added_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (fingerprint) DO NOTHING",
                params![
                    fingerprint,
                    id,
                    ministry,
                    year,
                    opens_on,
                    closes_on,
                    required,
                    campaign.framework,
                    campaign.contact,
                    at.to_string()
                ],
            )?;
            if added == 0 {
                return Ok(());
            }
            let mut insert = transaction.prepare(
                "INSERT INTO campaign_bodies (campaign, code, name_fr, name_en, portfolio)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for body in bodies {
                insert.execute(params![fingerprint, body.code, body.name_fr, body.name_en, body.portfolio])?;
            }
            journal::append(transaction, at, who, "campaign-added", fingerprint)
        })
    }

    /// All campaigns, the last year first; of one year the last added first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn campaigns(&self) -> Result<Vec<CampaignRow>, StoreFault> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT * FROM campaigns ORDER BY year DESC, added_at DESC")?;
            let rows = statement.query_map([], |row| {
                Ok(CampaignRow {
                    fingerprint: row.get("fingerprint")?,
                    id: row.get("id")?,
                    ministry: row.get("ministry")?,
                    year: row.get("year")?,
                    opens_on: row.get("opens_on")?,
                    closes_on: row.get("closes_on")?,
                    required: row.get("required")?,
                    framework: row.get("framework")?,
                    contact: row.get("contact")?,
                    added_at: kept_time(row, "added_at")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The bodies of a campaign, by code.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn campaign_bodies(&self, campaign: &str) -> Result<Vec<CampaignBody>, StoreFault> {
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
}
