//! The case itself: where each submission stands, what counts, where the body stands.

use jiff::Timestamp;
use jiff::civil::Date;

use super::event::{History, Submission};
use super::lateness::{Arrived, Lateness, Rules};
use super::relations::{Node, Parent, Relations, Said};
use super::{Outcome, State, Status};
use crate::trust::Fingerprint;

/// What a history adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The submissions, in the order of the history.
    pub submissions: Vec<Standing>,
    /// What counts, by its place among them.
    pub counts: Option<usize>,
    /// Where the body stands.
    pub state: State,
    /// Is the body late: with its first submission, or with nothing at all?
    pub late: bool,
}

/// Where a submission stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its identity.
    pub id: Fingerprint,
    /// What it corrects.
    pub supersedes: Option<Fingerprint>,
    /// Where it stands.
    pub status: Status,
    /// Was it in time?
    pub lateness: Lateness,
    /// When it first arrived, at whatever desk.
    pub first_arrival: Timestamp,
    /// The day of that in the campaign's zone, or an earlier one that a person vouches for.
    pub day: Option<Date>,
    /// What the decisions say that count about it; none where there is none, or where they contradict each other.
    pub outcome: Option<Outcome>,
    /// The decisions that count about it: those that no other replaces.
    pub decisions: Vec<Fingerprint>,
}

impl Case {
    /// Adds up what is known of one body and one year.
    #[must_use]
    pub fn of(history: &History, rules: &Rules<'_>) -> Self {
        let relations = Relations::of(history, rules);
        let heads = relations.heads();
        let counts = relations.counts(&heads);
        let fold = Fold { history, relations: &relations, heads: &heads, counts, rules };
        let submissions: Vec<Standing> = history
            .submissions
            .iter()
            .zip(&relations.nodes)
            .enumerate()
            .map(|it| fold.standing(it))
            .collect();
        let state = fold.state(&submissions);
        let late = fold.body_is_late(&submissions, state);
        Self { submissions, counts, state, late }
    }

    /// Where a submission stands.
    #[must_use]
    pub fn standing(&self, id: &Fingerprint) -> Option<&Standing> {
        self.submissions.iter().find(|standing| standing.id == *id)
    }

    /// The submission that counts.
    #[must_use]
    pub fn counting(&self) -> Option<&Standing> {
        self.submissions.get(self.counts?)
    }
}

struct Fold<'a> {
    history: &'a History,
    relations: &'a Relations<'a>,
    heads: &'a [usize],
    counts: Option<usize>,
    rules: &'a Rules<'a>,
}

impl Fold<'_> {
    fn standing(&self, (at, (submission, node)): (usize, (&Submission, &Node<'_>))) -> Standing {
        let arrived = Arrived::of(submission, node.told.iter().copied(), self.rules);
        let mut decisions: Vec<Fingerprint> = node.standing.iter().map(|decision| decision.id).collect();
        decisions.sort_unstable();
        decisions.dedup();
        Standing {
            id: submission.id,
            supersedes: submission.supersedes,
            status: self.status(at, node),
            lateness: match node.parent {
                _ if !arrived.after => Lateness::InTime,
                Parent::None => Lateness::Late,
                _ if self.was_asked_for(at) => Lateness::InTime,
                _ => Lateness::Unasked,
            },
            first_arrival: arrived.first,
            day: arrived.day,
            outcome: match node.said {
                Said::One(outcome) => Some(outcome),
                _ => None,
            },
            decisions,
        }
    }

    fn status(&self, at: usize, node: &Node<'_>) -> Status {
        if self.counts == Some(at) {
            return Status::Accepted;
        }
        match node.said {
            Said::Both => Status::Conflict,
            Said::One(Outcome::Accepted) if self.heads.contains(&at) => Status::Conflict,
            Said::One(Outcome::Accepted) | Said::Replaced => Status::Superseded,
            Said::One(_) if node.corrected => Status::Superseded,
            Said::One(_) => Status::Returned,
            Said::Nothing => self.undecided(at, node),
        }
    }

    fn undecided(&self, at: usize, node: &Node<'_>) -> Status {
        if self.waits(at) {
            return Status::Waiting;
        }
        if node.corrected {
            return Status::Superseded;
        }
        // The place of the whole line is contested as long as nobody has decided in it.
        let mut line = self.relations.line(at);
        let contested =
            line.by_ref().take_while(|(_, node)| node.said == Said::Nothing).any(|(_, it)| it.rival);
        // To accept it would take what counts out: that is to be settled, not reviewed.
        let beside =
            self.counts.is_some_and(|counts| self.relations.line(at).all(|(above, _)| above != counts));
        if contested || beside { Status::Conflict } else { Status::ToReview }
    }

    /// Is a predecessor not here, with nothing decided on the way to it?
    fn waits(&self, at: usize) -> bool {
        let mut last = None;
        for (_, node) in self.relations.line(at) {
            if node.said != Said::Nothing {
                return false;
            }
            last = Some(node.parent);
        }
        last == Some(Parent::Absent)
    }

    /// Was a correction asked for: of what it corrects, or of what that corrects in its turn where nobody has decided
    /// about it?
    fn was_asked_for(&self, at: usize) -> bool {
        for (above, node) in self.relations.line(at) {
            let predecessor =
                self.history.submissions.get(above).and_then(|submission| submission.supersedes);
            if predecessor.is_some_and(|predecessor| self.relations.returned.contains(&predecessor)) {
                return true;
            }
            match node.parent {
                Parent::Here(parent) if self.relations.is_undecided(parent) => {}
                _ => return false,
            }
        }
        false
    }

    fn state(&self, submissions: &[Standing]) -> State {
        let any = |status| submissions.iter().any(|standing| standing.status == status);
        if self.counts.is_some() {
            State::Accepted
        } else if any(Status::Conflict) {
            State::Conflict
        } else if any(Status::ToReview) {
            State::ToReview
        } else if any(Status::Waiting) {
            State::Waiting
        } else if any(Status::Returned) {
            State::Returned
        } else if !submissions.is_empty() || self.relations.any_decision {
            State::Waiting
        } else {
            State::Missing
        }
    }

    /// Of a body whose first one is at another desk nothing is said.
    fn body_is_late(&self, submissions: &[Standing], state: State) -> bool {
        let mut firsts = submissions.iter().filter(|standing| standing.supersedes.is_none()).peekable();
        if firsts.peek().is_some() {
            return firsts.all(|first| first.lateness == Lateness::Late);
        }
        state == State::Missing && self.rules.is_over()
    }
}
