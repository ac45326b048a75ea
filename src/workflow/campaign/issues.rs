//! Where an issue stands among those of its ministry and its year, as they are known here. Which one is in force is the
//! case's to say; here it is told to people.

use crate::case;
use crate::envelope::Fingerprint;
use crate::l10n::{Args, Lang};
use crate::store::CampaignRow;

/// The issues of a ministry's campaign for a year.
#[derive(Debug)]
pub struct Issues<'a> {
    in_force: Option<&'a CampaignRow>,
    disputed: Vec<&'a CampaignRow>,
    all: Vec<&'a CampaignRow>,
}

/// Where an issue stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It is in force.
    InForce,
    /// One of a higher number is.
    Older {
        /// The number of that.
        than: u32,
    },
    /// Another issue has the same number. It counts once the next issue, which replaces both, settles it: not at all.
    Disputed {
        /// All of that number.
        rivals: Vec<Fingerprint>,
        /// The number of the issue in force meanwhile; none where there is no other.
        meanwhile: Option<u32>,
    },
}

/// Where an issue stands, and what is to be said about that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub issue: u32,
    /// The year.
    pub year: u16,
    /// Among the issues of its own ministry.
    pub place: Place,
    /// The first and the last number before it that is not known here.
    pub gap: Option<[u32; 2]>,
    /// The ministry whose campaign of the year it does not replace.
    pub beside: Option<String>,
}

impl<'a> Issues<'a> {
    /// Those of this ministry and year, of all that are known.
    #[must_use]
    pub fn of(known: &'a [CampaignRow], ministry: &str, year: u16) -> Self {
        let of_it = |row: &&CampaignRow| row.year == year && row.ministry == ministry;
        let all: Vec<&CampaignRow> = known.iter().filter(of_it).collect();
        let issues: Vec<(Fingerprint, &CampaignRow, Vec<Fingerprint>)> = all
            .iter()
            .filter_map(|row| {
                let supersedes = row.supersedes.iter().filter_map(|former| former.parse().ok()).collect();
                Some((row.fingerprint.parse().ok()?, *row, supersedes))
            })
            .collect();
        let found =
            case::in_force(issues.iter().map(|(id, row, former)| (*id, row.issue, former.as_slice())));
        let in_force = found.issue.and_then(|at| issues.get(at)).map(|(_, row, _)| *row);
        // What a later issue replaced is settled.
        let open = |row: &CampaignRow| in_force.is_none_or(|in_force| row.issue > in_force.issue);
        let disputed = issues.iter().filter(|(id, row, _)| found.disputed.contains(id) && open(row));
        Self { in_force, disputed: disputed.map(|(_, row, _)| *row).collect(), all }
    }

    /// The one in force.
    #[must_use]
    pub fn in_force(&self) -> Option<&'a CampaignRow> {
        self.in_force
    }

    /// Is this one of several that claim a number, which no later issue has settled?
    #[must_use]
    pub fn is_disputed(&self, row: &CampaignRow) -> bool {
        self.disputed.iter().any(|disputed| disputed.fingerprint == row.fingerprint)
    }

    fn place(&self, row: &CampaignRow) -> Place {
        let meanwhile = self.in_force.map(|in_force| in_force.issue);
        if self.is_disputed(row) {
            let rivals = self.disputed.iter().filter(|rival| rival.issue == row.issue);
            let rivals = rivals.filter_map(|rival| rival.fingerprint.parse().ok()).collect();
            return Place::Disputed { rivals, meanwhile };
        }
        match self.in_force {
            Some(in_force) if in_force.fingerprint != row.fingerprint => {
                Place::Older { than: in_force.issue }
            }
            _ => Place::InForce,
        }
    }

    /// The numbers before this one, after the highest that is known.
    fn gap(&self, row: &CampaignRow) -> Option<[u32; 2]> {
        let before = self.all.iter().map(|known| known.issue).filter(|issue| *issue < row.issue);
        let first = before.max().unwrap_or(0).saturating_add(1);
        (first < row.issue).then(|| [first, row.issue.saturating_sub(1)])
    }
}

impl Standing {
    /// That of an issue, which may not be among those that are known yet.
    #[must_use]
    pub fn of(row: &CampaignRow, known: &[CampaignRow]) -> Self {
        let of_the_year = known.iter().find(|other| other.year == row.year && other.of_the_year);
        let beside = of_the_year.filter(|other| other.ministry != row.ministry);
        let beside = beside.map(|other| other.ministry.clone());
        let mut known = known.to_vec();
        if !known.iter().any(|other| other.fingerprint == row.fingerprint) {
            known.push(row.clone());
        }
        let issues = Issues::of(&known, &row.ministry, row.year);
        let (place, gap) = (issues.place(row), issues.gap(row));
        Self { issue: row.issue, year: row.year, place, gap, beside }
    }

    /// Is it what its ministry says by now?
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.place == Place::InForce
    }

    /// What there is to say; nothing where it is in force, with all before it, as expected.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Vec<String> {
        let args = || {
            // Numbers of issues are names, not quantities: no group marks.
            Args::new().text("issue", self.issue.to_string()).text("year", self.year.to_string())
        };
        let mut said = Vec::new();
        match &self.place {
            Place::InForce => {}
            Place::Older { than } => {
                said.push(lang.text_with("workflow-issue-older", &args().text("than", than.to_string())));
            }
            Place::Disputed { rivals, meanwhile } => {
                said.push(lang.text_with("workflow-issue-disputed", &args()));
                said.extend(rivals.iter().map(|rival| format!("  - {}", rival.groups())));
                said.push(match meanwhile {
                    Some(number) => {
                        lang.text_with("workflow-issue-meanwhile", &args().text("number", number.to_string()))
                    }
                    None => lang.text_with("workflow-issue-none-meanwhile", &args()),
                });
            }
        }
        if let Some([first, last]) = self.gap {
            let args = args().text("first", first.to_string()).text("last", last.to_string());
            let id = if first == last { "workflow-issue-gap-one" } else { "workflow-issue-gap" };
            said.push(lang.text_with(id, &args));
        }
        if let Some(ministry) = &self.beside {
            said.push(lang.text_with("workflow-issue-beside", &args().text("ministry", ministry)));
        }
        said
    }
}
