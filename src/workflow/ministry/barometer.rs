//! The barometer of what was accepted here, and what is odd about what was received.

use std::collections::HashMap;

use crate::barometer::{
    self, Barometer, Behind, Bodies, By, Declared, Expected, Group, Oddities, Oddity, Uncollected, Year,
};
use crate::framework::{Bilingual, Framework, Target};
use crate::store::{Register, SubmissionRow};
use crate::workflow::ministry::answers::{Reader, read_answers};
use crate::workflow::{Fault, campaign, ministry::receive};

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

/// What is added up of one year.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// The year.
    pub year: u16,
    /// What was asked.
    pub framework: Framework,
    /// The bodies that its campaign expects, by code; none without a campaign.
    pub expected: Vec<Expected>,
    /// What was accepted.
    pub bodies: Bodies,
}

/// What is added up, read once: whatever is asked of it afterwards needs no database.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The years that anything was received for, the last first.
    pub years: Vec<Gathered>,
}

/// What is asked of a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Question {
    /// The year.
    pub year: u16,
    /// Only the bodies of this group.
    pub group: Option<Group>,
    /// What becomes of what was not collected.
    pub uncollected: Uncollected,
}

/// Reads all that was accepted, of all years.
///
/// # Errors
/// The home cannot be read.
pub fn all(store: &dyn Register) -> Result<Material, Fault> {
    gather(store, store.years_received()?)
}

/// Reads what was accepted of a year and of the one that it is compared with.
///
/// # Errors
/// The home cannot be read.
pub fn of_two_years(store: &dyn Register, year: u16) -> Result<Material, Fault> {
    let compared_with = store.years_received()?.into_iter().find(|received| *received < year);
    gather(store, std::iter::once(year).chain(compared_with).collect())
}

fn gather(store: &dyn Register, years: Vec<u16>) -> Result<Material, Fault> {
    let mut places = HashMap::new();
    let mut gathered = Vec::with_capacity(years.len());
    for year in years {
        let known = campaign::of_year(store, year)?;
        let framework = match &known {
            Some(known) => known.framework.clone(),
            None => answered(store, year)?,
        };
        let expected = known.map(|known| known.bodies).unwrap_or_default();
        let expected = expected.into_iter().map(|body| Expected {
            code: body.code,
            portfolio: body.portfolio,
            name: Bilingual { fr: body.name_fr, en: body.name_en },
        });
        let quantities: Vec<String> =
            framework.quantities.iter().map(|quantity| quantity.id.clone()).collect();
        places.insert(year, (gathered.len(), Reader::new(&quantities)));
        let bodies = Bodies::new(quantities);
        gathered.push(Gathered { year, expected: expected.collect(), bodies, framework });
    }
    if let (Some(first), Some(last)) = (places.keys().min(), places.keys().max()) {
        store.each_accepted([*first, *last], &mut |row| {
            if let Some((place, reader)) = places.get(&row.year)
                && let Some(of) = gathered.get_mut(*place)
            {
                let names = [row.organization, row.name, row.fingerprint];
                of.bodies.add(names, row.sequence, |answers| reader.read(row.answers, answers));
            }
        })?;
    }
    for of in &mut gathered {
        of.bodies = std::mem::take(&mut of.bodies).settled();
    }
    Ok(Material { years: gathered })
}

/// The framework that the declarations of a year without a campaign answer.
fn answered(store: &dyn Register, year: u16) -> Result<Framework, Fault> {
    let mut first: Option<((String, u32), String)> = None;
    store.each_accepted([year, year], &mut |row| {
        let place = (row.organization.to_owned(), row.sequence);
        if first.as_ref().is_none_or(|(before, _)| place < *before) {
            first = Some((place, row.framework.to_owned()));
        }
    })?;
    let digest = first.map(|(_, digest)| digest);
    let known = digest.map(|digest| receive::framework(store, &digest)).transpose()?.flatten();
    known.map_or_else(|| crate::workflow::framework(None), Ok)
}

impl Material {
    /// What is added up of a year.
    #[must_use]
    pub fn of(&self, year: u16) -> Option<&Gathered> {
        self.years.iter().find(|of| of.year == year)
    }

    /// The year that a year is compared with.
    #[must_use]
    pub fn before(&self, year: u16) -> Option<&Gathered> {
        self.years.iter().find(|of| of.year < year)
    }

    /// Answers a question; none where nothing was received for its year.
    #[must_use]
    pub fn barometer(&self, asked: &Question) -> Option<Barometer> {
        self.with(asked, |year| barometer::compute(year, asked.group.as_ref()))
    }

    /// The same for each group of bodies; that of the question is left out of account.
    #[must_use]
    pub fn groups(&self, asked: &Question, by: By) -> Vec<(Group, Barometer)> {
        self.with(asked, |year| barometer::groups(year, by)).unwrap_or_default()
    }

    /// The bodies behind a figure.
    #[must_use]
    pub fn behind(&self, asked: &Question, target: &Target) -> Vec<Behind> {
        self.with(asked, |year| barometer::behind(year, target, asked.group.as_ref())).unwrap_or_default()
    }

    /// Each year by itself, the first one first.
    #[must_use]
    pub fn trend(&self, asked: &Question) -> Vec<(u16, Barometer)> {
        let years = self.years.iter().rev().map(|of| of.year);
        years.filter_map(|year| Some((year, self.barometer(&Question { year, ..asked.clone() })?))).collect()
    }

    /// A barometer with what it was made of.
    #[must_use]
    pub fn computed(&self, asked: &Question) -> Option<Computed> {
        let of = self.of(asked.year)?;
        let members = self.with(asked, |year| {
            let members = barometer::members(year, asked.group.as_ref()).into_iter();
            members.map(|body| (body.code, body.fingerprint)).collect()
        })?;
        Some(Computed {
            year: of.year,
            compared_with: self.before(asked.year).map(|before| before.year),
            framework: of.framework.clone(),
            barometer: self.barometer(asked)?,
            sources: members,
        })
    }

    fn with<T>(&self, asked: &Question, answer: impl FnOnce(&Year<'_>) -> T) -> Option<T> {
        let now = self.of(asked.year)?;
        let none = Bodies::default();
        let before = self.before(asked.year).map_or(&none, |before| &before.bodies);
        Some(answer(&Year {
            framework: &now.framework,
            now: &now.bodies,
            before,
            expected: &now.expected,
            uncollected: asked.uncollected,
        }))
    }
}

/// Computes a year from the accepted declarations; for one portfolio where it is named.
///
/// # Errors
/// The home cannot be read.
pub fn of_year(store: &dyn Register, year: u16, portfolio: Option<&str>) -> Result<Computed, Fault> {
    let group = portfolio.map(Group::of_portfolio);
    let asked = Question { year, group, uncollected: Uncollected::LeftOut };
    of_two_years(store, year)?.computed(&asked).map_or_else(|| nothing(year), Ok)
}

/// A year that nothing was gathered of.
fn nothing(year: u16) -> Result<Computed, Fault> {
    let framework = crate::workflow::framework(None)?;
    let none = Bodies::default();
    let year_of = Year {
        framework: &framework,
        now: &none,
        before: &none,
        expected: &[],
        uncollected: Uncollected::LeftOut,
    };
    let barometer = barometer::compute(&year_of, None);
    Ok(Computed { year, compared_with: None, barometer, framework, sources: Vec::new() })
}

/// What is odd about one received submission, beside its own past and beside the others of its year.
///
/// # Errors
/// The home cannot be read.
pub fn oddities(
    store: &dyn Register,
    framework: &Framework,
    of: &SubmissionRow,
) -> Result<Vec<Oddity>, Fault> {
    let portfolios = portfolios(store, of.year)?;
    let now = last_of_each(submissions(store, of.year)?);
    let before = last_of_each(submissions(store, previous_year(store, of.year)?)?);
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
pub fn previous_year(store: &dyn Register, year: u16) -> Result<u16, Fault> {
    let earlier = store.years_received()?.into_iter().find(|received| *received < year);
    Ok(earlier.unwrap_or_else(|| year.saturating_sub(1)))
}

fn submissions(store: &dyn Register, year: u16) -> Result<Vec<SubmissionRow>, Fault> {
    let mut rows = Vec::new();
    store.each_case(year, &mut |case| rows.extend(case.submissions))?;
    Ok(rows)
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

fn portfolios(store: &dyn Register, year: u16) -> Result<HashMap<String, String>, Fault> {
    let known = campaign::of_year(store, year)?;
    let bodies = known.map(|known| known.bodies).unwrap_or_default();
    Ok(bodies.into_iter().map(|body| (body.code, body.portfolio)).collect())
}

fn declared(row: &SubmissionRow, portfolios: &HashMap<String, String>) -> Declared {
    Declared {
        organization: row.organization.clone(),
        portfolio: portfolios.get(&row.organization).cloned().unwrap_or_default(),
        answers: read_answers(&row.answers),
    }
}
