//! The register: what is expected, what has arrived, what is missing, what is late.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::barometer::publication::inert;
use crate::case::Lateness;
use crate::l10n::Lang;
use crate::store::{CampaignBody, Register as Kept, Status, SubmissionRow};
use crate::workflow::cases::Year;
use crate::workflow::{Fault, Refusal, campaign};

/// The register of one year.
#[derive(Debug, Clone)]
pub struct Register {
    /// The year.
    pub year: u16,
    /// How many bodies its campaign expects; none without a campaign.
    pub expected: Option<usize>,
    /// The last day in time.
    pub closes_on: Option<Date>,
    /// One for each envelope, and one for each body that is missing.
    pub items: Vec<Item>,
}

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The body's code; empty where a file that was set aside does not tell.
    pub organization: String,
    /// Its name: the campaign's, in the language that the register was read in; else as declared.
    pub name: String,
    /// Its portfolio.
    pub portfolio: String,
    /// Where it stands.
    pub state: State,
    /// Does the year's campaign expect its body?
    pub expected: bool,
    /// Did it come, or is it missing, after the last day?
    pub late: bool,
    /// Its place in the chain of corrections.
    pub sequence: Option<u32>,
    /// The envelope.
    pub fingerprint: Option<String>,
    /// When it was received.
    pub received_at: Option<Timestamp>,
    /// The version of its case when this was read; 0 where there is none.
    pub version: u64,
    /// SHA-256 of the file, where it was set aside: what it is found by.
    pub aside: Option<String>,
}

/// A body that is missing or late: nothing came, or it came after the last day.
#[derive(Debug, Clone, Copy)]
pub struct MissingOrLate<'a> {
    /// Where it stands now.
    pub last: &'a Item,
    /// What came first.
    pub first: &'a Item,
}

/// Where a line of the register stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing has arrived.
    Missing,
    /// A submission.
    Here(Status),
    /// Kept apart: it does not count.
    SetAside,
}

impl State {
    /// All of them, in the order of the work.
    pub const ALL: [State; 8] = [
        State::Missing,
        State::Here(Status::ToReview),
        State::Here(Status::Conflict),
        State::Here(Status::Returned),
        State::Here(Status::Accepted),
        State::Here(Status::Superseded),
        State::Here(Status::Waiting),
        State::SetAside,
    ];

    /// `missing`, `to-review`, `accepted`, `returned`, `superseded`, `conflict`, `waiting` or `set-aside`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Here(status) => status.as_str(),
            Self::SetAside => "set-aside",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// The year that the register is opened on: that of the latest campaign or submission.
///
/// # Errors
/// The home cannot be read.
pub fn latest_year(store: &dyn Kept) -> Result<Option<u16>, Fault> {
    let campaign = store.campaigns()?.first().map(|row| row.year);
    Ok(campaign.max(store.years_received()?.first().copied()))
}

/// The register of a year, with the names of the bodies in a language.
///
/// # Errors
/// The home cannot be read.
pub fn of_year(store: &dyn Kept, year: u16, at: Timestamp, lang: Lang) -> Result<Register, Fault> {
    let campaign = campaign::of_year(store, year)?;
    let closes_on = campaign.as_ref().map(|known| known.row.closes_on);
    let rules = Year::of(store, year, at)?;
    let bodies = campaign.as_ref().map(|known| known.bodies.as_slice()).unwrap_or_default();
    let names: BTreeMap<&str, (&str, &str)> =
        bodies.iter().map(|body| (body.code.as_str(), (body.name(lang), body.portfolio.as_str()))).collect();
    let mut items = Vec::new();
    store.each_case(year, &mut |record| {
        let judged = rules.judge(record);
        for (row, standing) in judged.submissions() {
            let known = names.get(row.organization.as_str()).copied();
            let (name, portfolio) = known.unwrap_or((&row.name, ""));
            items.push(Item {
                name: name.to_owned(),
                portfolio: portfolio.to_owned(),
                organization: row.organization.clone(),
                state: State::Here(standing.status),
                expected: known.is_some(),
                late: standing.lateness == Lateness::Late,
                sequence: Some(row.sequence),
                fingerprint: Some(row.fingerprint.clone()),
                received_at: Some(standing.first_arrival),
                version: judged.record.version,
                aside: None,
            });
        }
    })?;
    let missing = missing(bodies, &items, rules.is_over(), lang);
    let aside = aside(store, year, &names, &items)?;
    items.extend(missing.into_iter().chain(aside));
    // Of one body the last correction comes first: it is the one that waits.
    items.sort_by(|one, other| {
        one.organization.cmp(&other.organization).then_with(|| other.sequence.cmp(&one.sequence))
    });
    Ok(Register { year, expected: campaign.map(|known| known.bodies.len()), closes_on, items })
}

/// One line for each body that nothing has arrived of.
fn missing(bodies: &[CampaignBody], here: &[Item], late: bool, lang: Lang) -> Vec<Item> {
    let here: HashSet<&str> = here.iter().map(|item| item.organization.as_str()).collect();
    let missing = bodies.iter().filter(|body| !here.contains(body.code.as_str())).map(|body| Item {
        organization: body.code.clone(),
        name: body.name(lang).to_owned(),
        portfolio: body.portfolio.clone(),
        state: State::Missing,
        expected: true,
        late,
        sequence: None,
        fingerprint: None,
        received_at: None,
        version: 0,
        aside: None,
    });
    missing.collect()
}

/// One line for each file that was set aside and may be of this year.
fn aside(
    store: &dyn Kept,
    year: u16,
    names: &BTreeMap<&str, (&str, &str)>,
    here: &[Item],
) -> Result<Vec<Item>, Fault> {
    let received: HashSet<&str> = here.iter().filter_map(|item| item.fingerprint.as_deref()).collect();
    let mut items = Vec::new();
    for row in store.quarantine()? {
        // What was set aside first and received later, completed or enrolled meanwhile, stands there once.
        let since = row.fingerprint.as_deref().is_some_and(|print| received.contains(print));
        if row.year.is_some_and(|of| of != year) || since {
            continue;
        }
        let code = row.organization.unwrap_or_default();
        let (name, portfolio) = names.get(code.as_str()).copied().unwrap_or((&row.file, ""));
        items.push(Item {
            name: name.to_owned(),
            portfolio: portfolio.to_owned(),
            organization: code,
            state: State::SetAside,
            expected: false,
            late: false,
            sequence: row.sequence,
            fingerprint: row.fingerprint,
            received_at: Some(row.received_at),
            version: 0,
            aside: Some(row.sha256),
        });
    }
    Ok(items)
}

/// The years that there is a campaign or a submission of, the last first.
///
/// # Errors
/// The home cannot be read.
pub fn years(store: &dyn Kept) -> Result<Vec<u16>, Fault> {
    let campaigns = store.campaigns()?.into_iter().map(|row| row.year);
    let mut years: Vec<u16> = campaigns.chain(store.years_received()?).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    Ok(years)
}

impl Item {
    /// What tells it from the other lines.
    fn place(&self) -> (&str, Option<&str>) {
        (&self.organization, self.fingerprint.as_deref().or(self.aside.as_deref()))
    }
}

impl Register {
    /// How many lines stand so.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.items.iter().filter(|item| item.state == state).count()
    }

    /// How many lines stand otherwise than before, or are new.
    #[must_use]
    pub fn moved_since(&self, before: &Register) -> usize {
        let known: HashMap<(&str, Option<&str>), (State, u64)> =
            before.items.iter().map(|item| (item.place(), (item.state, item.version))).collect();
        let moved = |item: &&Item| known.get(&item.place()) != Some(&(item.state, item.version));
        self.items.iter().filter(moved).count()
    }

    /// What waits for a decision, as it was read: the fingerprint of each, and the version of its case.
    #[must_use]
    pub fn to_review(&self) -> Vec<(String, u64)> {
        let waits = self.items.iter().filter(|item| item.state == State::Here(Status::ToReview));
        waits.filter_map(|item| Some((item.fingerprint.clone()?, item.version))).collect()
    }

    /// The bodies that are missing or late, by code: one line each, whatever they corrected since.
    #[must_use]
    pub fn missing_or_late(&self) -> Vec<MissingOrLate<'_>> {
        let mut found = Vec::new();
        let own = |one: &&Item, other: &&Item| one.organization == other.organization;
        let counts: Vec<&Item> = self.items.iter().filter(|item| item.state != State::SetAside).collect();
        for chain in counts.chunk_by(own) {
            // The last correction comes first; whether a body was late is told by what it sent first.
            if let ([last, ..], [.., first]) = (chain, chain)
                && (last.state == State::Missing || first.late)
            {
                found.push(MissingOrLate { last, first });
            }
        }
        found
    }

    /// The bodies that are missing or late, as a list to hand out: CSV.
    #[must_use]
    pub fn missing_or_late_list(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(["code", "name", "portfolio", "status", "late", "received_at"]);
        for MissingOrLate { last, first } in self.missing_or_late() {
            let [code, name, portfolio] =
                [&last.organization, &last.name, &last.portfolio].map(|text| inert(text));
            let late = if first.late { "yes" } else { "no" };
            let received =
                first.received_at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default();
            let _ = writer.write_record([&code, &name, &portfolio, last.state.as_str(), late, &received]);
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// Writes the list of the bodies that are missing or late.
///
/// # Errors
/// The file cannot be written.
pub fn write_missing_or_late(register: &Register, out: &Path) -> Result<(), Fault> {
    Ok(crate::store::files::write_whole(
        out,
        &register.missing_or_late_list(),
        crate::store::files::Overwrite::No,
    )?)
}

/// The submission of a fingerprint, or of the beginning of one if no other begins so.
///
/// # Errors
/// Nothing in the register has it, or several have.
pub fn find(store: &dyn Kept, fingerprint: &str) -> Result<SubmissionRow, Fault> {
    let wanted: String =
        fingerprint.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let named = || fingerprint.to_owned();
    if wanted.len() == 64 {
        let row = store.submission(&wanted)?;
        return row.ok_or_else(|| Refusal::UnknownSubmission { fingerprint: named() }.into());
    }
    let mut found = Vec::new();
    if wanted.len() >= 8 {
        for year in store.years_received()? {
            let named = |row: &SubmissionRow| row.fingerprint.starts_with(&wanted);
            store.each_case(year, &mut |case| found.extend(case.submissions.into_iter().filter(named)))?;
        }
    }
    match found.len() {
        1 => found.pop().ok_or_else(|| Refusal::UnknownSubmission { fingerprint: named() }.into()),
        0 => Err(Refusal::UnknownSubmission { fingerprint: named() }.into()),
        _ => Err(Refusal::AmbiguousSubmission { fingerprint: named() }.into()),
    }
}
