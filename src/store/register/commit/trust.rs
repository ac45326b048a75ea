//! What changes whom a register trusts: campaigns and revocations.

use std::collections::BTreeSet;

use rusqlite::params;

use super::Writer;
use crate::store::fault::Stop;
use crate::store::register::rows::{CampaignBody, CampaignRow, RevocationRow};
use crate::store::schema::nanoseconds;
use crate::store::workspace::envelopes::{self, NewEnvelope};

impl Writer<'_> {
    pub(super) fn campaign(
        &mut self,
        row: &CampaignRow,
        bodies: &[CampaignBody],
        envelope: &NewEnvelope<'_>,
    ) -> Result<(), Stop> {
        envelopes::keep_in(self.transaction, &mut self.journal, envelope, self.who, self.at)?;
        let [name_fr, name_en] = &row.names;
        let [first, last] = row.period;
        let added = self.transaction.execute(
            "INSERT INTO campaigns (fingerprint, id, ministry, name_fr, name_en, year, issue, period_first, period_last,
                period_assumed, time_zone, opens_on, closes_on, framework, contact, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT (fingerprint) DO NOTHING",
            params![
                row.fingerprint,
                row.id,
                row.ministry,
                name_fr,
                name_en,
                row.year,
                row.issue,
                first.to_string(),
                last.to_string(),
                row.period_assumed,
                row.time_zone,
                row.opens_on.to_string(),
                row.closes_on.to_string(),
                row.framework,
                row.contact,
                nanoseconds(self.at),
            ],
        )?;
        if added == 0 {
            return Ok(());
        }
        // The first ministry of a year stays the one of the year.
        self.transaction.execute(
            "INSERT INTO campaign_years (year, ministry) VALUES (?1, ?2) ON CONFLICT (year) DO NOTHING",
            params![row.year, row.ministry],
        )?;
        for former in row.supersedes.iter().collect::<BTreeSet<_>>() {
            self.transaction.execute(
                "INSERT INTO campaign_supersedes (campaign, former) VALUES (?1, ?2)",
                params![row.fingerprint, former],
            )?;
        }
        for role in &row.required {
            self.transaction.execute(
                "INSERT INTO campaign_roles (campaign, role) VALUES (?1, ?2)",
                params![row.fingerprint, role.as_str()],
            )?;
        }
        let mut insert = self.transaction.prepare(
            "INSERT INTO campaign_bodies (campaign, code, name_fr, name_en, portfolio) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for body in bodies {
            insert.execute(params![
                row.fingerprint,
                body.code,
                body.name_fr,
                body.name_en,
                body.portfolio
            ])?;
        }
        self.record("campaign-added", &row.fingerprint)
    }

    /// What a revoked key signed is no event any more: the cases that it decided in are added up again. One that waits
    /// changes nothing until it takes force, and one that is known already nothing at all.
    pub(super) fn revocation(&mut self, row: &RevocationRow) -> Result<(), Stop> {
        let changed = self.transaction.execute(
            "INSERT INTO revocations (key, fingerprint, comment, vouched_by, in_force, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (key, vouched_by) DO UPDATE SET in_force = 1 WHERE in_force < excluded.in_force",
            params![
                row.key,
                row.fingerprint,
                row.comment,
                row.vouched_by,
                row.in_force,
                nanoseconds(self.at)
            ],
        )?;
        if changed == 0 {
            return Ok(());
        }
        self.record("key-revoked", &format!("{} {}", row.fingerprint, row.vouched_by))?;
        if !row.in_force || !self.revoked.insert(row.fingerprint.clone()) {
            return Ok(());
        }
        let cases: Vec<(u16, String)> = self
            .transaction
            .prepare("SELECT DISTINCT year, organization FROM decisions WHERE key = ?1")?
            .query_map([&row.fingerprint], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        cases.iter().try_for_each(|(year, organization)| self.refold(*year, organization))
    }
}
