//! The barometer of what was accepted here, and what is odd about what was received.

use std::collections::HashMap;

use super::{Fault, campaign, receive, register};
use crate::barometer::{Barometer, Declared, Oddities, Oddity, Year, compute};
use crate::framework::Framework;
use crate::store::{Status, Store, SubmissionRow};

/// A year, computed.
#[derive(Debug, Clone)]
pub struct Computed {
    /// The year.
    pub year: u16,
    /// The year that it is compared with: the last one before that anything was received for.
    pub compared_with: Option<u16>,
    /// What was asked.
    pub framework: Framework,
    /// What it adds up to.
    pub barometer: Barometer,
    /// The bodies whose declarations are in it, with the fingerprints of these.
    pub sources: Vec<(String, String)>,
}

/// Computes a year from the accepted declarations; for one portfolio where it is named.
///
/// # Errors
/// The home cannot be read.
pub fn of_year(store: &Store, year: u16, portfolio: Option<&str>) -> Result<Computed, Fault> {
    let known = campaign::of_year(store, year)?;
    let rows = accepted(store, year)?;
    let portfolios = portfolios(store, year)?;
    let wanted = |code: &str| {
        portfolio.is_none_or(|wanted| portfolios.get(code).is_some_and(|portfolio| portfolio == wanted))
    };
    let framework = match (&known, rows.first()) {
        (Some(known), _) => known.framework.clone(),
        (None, Some(row)) => match receive::framework(store, &row.framework)? {
            Some(framework) => framework,
            None => super::framework(None)?,
        },
        (None, None) => super::framework(None)?,
    };
    let rows: Vec<SubmissionRow> = rows.into_iter().filter(|row| wanted(&row.organization)).collect();
    let now: Vec<Declared> = rows.iter().map(|row| declared(row, &portfolios)).collect();
    let compared_with = store.years_received()?.into_iter().find(|received| *received < year);
    let earlier = compared_with.map(|earlier| accepted(store, earlier)).transpose()?.unwrap_or_default();
    let before: Vec<Declared> = earlier
        .iter()
        .filter(|row| wanted(&row.organization))
        .map(|row| declared(row, &portfolios))
        .collect();
    let expected = known.as_ref().map_or(now.len(), |known| {
        known.bodies.iter().filter(|body| portfolio.is_none_or(|wanted| body.portfolio == wanted)).count()
    });
    let barometer = compute(&Year { framework: &framework, now: &now, before: &before, expected });
    let sources = rows.into_iter().map(|row| (row.organization, row.fingerprint)).collect();
    Ok(Computed { year, compared_with, framework, barometer, sources })
}

/// What is odd about one received submission, beside its own past and beside the others of its year.
///
/// # Errors
/// The home cannot be read.
pub fn oddities(store: &Store, framework: &Framework, of: &SubmissionRow) -> Result<Vec<Oddity>, Fault> {
    let portfolios = portfolios(store, of.year)?;
    let now = last_of_each(store.submissions(of.year)?);
    let before = last_of_each(store.submissions(previous_year(store, of.year)?)?);
    let before: HashMap<String, Declared> =
        before.iter().map(|row| (row.organization.clone(), declared(row, &portfolios))).collect();
    let bodies: Vec<Declared> = now
        .iter()
        .map(|row| if row.organization == of.organization { of } else { row })
        .map(|row| declared(row, &portfolios))
        .collect();
    let pairs = || bodies.iter().map(|body| (body, before.get(&body.organization)));
    let all = Oddities::of(framework, pairs());
    let own = declared(of, &portfolios);
    Ok(all.about(&own, before.get(&of.organization)))
}

/// The last year before that anything was received for.
///
/// # Errors
/// The home cannot be read.
pub fn previous_year(store: &Store, year: u16) -> Result<u16, Fault> {
    let earlier = store.years_received()?.into_iter().find(|received| *received < year);
    Ok(earlier.unwrap_or_else(|| year.saturating_sub(1)))
}

fn accepted(store: &Store, year: u16) -> Result<Vec<SubmissionRow>, Fault> {
    Ok(store.submissions(year)?.into_iter().filter(|row| row.status == Status::Accepted).collect())
}

/// Of each body the last of its chain.
fn last_of_each(rows: Vec<SubmissionRow>) -> Vec<SubmissionRow> {
    let mut last: Vec<SubmissionRow> = Vec::with_capacity(rows.len());
    // By body and then by sequence: a later one takes the place of the one before.
    for row in rows {
        match last.last_mut() {
            Some(before) if before.organization == row.organization => *before = row,
            _ => last.push(row),
        }
    }
    last
}

fn portfolios(store: &Store, year: u16) -> Result<HashMap<String, String>, Fault> {
    let known = campaign::of_year(store, year)?;
    let bodies = known.map(|known| known.bodies).unwrap_or_default();
    Ok(bodies.into_iter().map(|body| (body.code, body.portfolio)).collect())
}

fn declared(row: &SubmissionRow, portfolios: &HashMap<String, String>) -> Declared {
    Declared {
        organization: row.organization.clone(),
        portfolio: portfolios.get(&row.organization).cloned().unwrap_or_default(),
        answers: register::read_answers(&row.answers),
    }
}
