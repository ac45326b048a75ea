//! How the submissions of a case stand to each other: predecessors, rivals, lines.

use std::collections::{HashMap, HashSet};

use super::event::{Decision, History};
use super::{Outcome, Rules};
use crate::trust::Fingerprint;

/// What the standing decisions about a submission say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// There is no decision.
    Nothing,
    /// There are some, all replaced: by one about another submission.
    Replaced,
    /// All say the same.
    One(Outcome),
    /// They contradict each other.
    Both,
}

/// What a submission names as its predecessor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    /// Nothing: it is a first one.
    None,
    /// One that is here, by its place.
    Here(usize),
    /// One that is not here.
    Absent,
}

/// One submission with its relations.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub parent: Parent,
    /// Is a correction of it here?
    pub corrected: bool,
    /// Does another submission claim its place?
    pub rival: bool,
    pub said: Said,
    /// The decisions about it that no other replaces.
    pub standing: Vec<&'a Decision>,
    /// The decisions and receipts about it.
    pub told: Vec<&'a Decision>,
}

/// All of them, in the order of the history.
#[derive(Debug)]
pub(super) struct Relations<'a> {
    pub nodes: Vec<Node<'a>>,
    /// What was ever returned, here or not, whatever was decided since.
    pub returned: HashSet<Fingerprint>,
    /// Is any decision or receipt known, also about what is not here?
    pub any_decision: bool,
}

impl<'a> Relations<'a> {
    pub(super) fn of(history: &'a History, rules: &Rules<'_>) -> Self {
        let places: HashMap<Fingerprint, usize> =
            history.submissions.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        let trusted = history.decisions.iter().filter(|decision| !rules.revoked.contains(&decision.key));
        let nodes: Vec<Node<'a>> = history
            .submissions
            .iter()
            .map(|submission| Node {
                parent: match submission.supersedes {
                    None => Parent::None,
                    Some(of) => places.get(&of).map_or(Parent::Absent, |at| Parent::Here(*at)),
                },
                corrected: false,
                rival: false,
                said: Said::Nothing,
                standing: Vec::new(),
                told: Vec::new(),
            })
            .collect();
        let mut relations = Self {
            nodes,
            returned: trusted
                .clone()
                .filter(|decision| decision.outcome == Outcome::Returned)
                .map(|decision| decision.about)
                .collect(),
            any_decision: trusted.clone().next().is_some(),
        };
        let replaced = replaced(trusted.clone());
        for decision in trusted {
            if let Some(node) = places.get(&decision.about).and_then(|at| relations.nodes.get_mut(*at)) {
                node.add(decision, replaced.contains(&decision.id));
            }
        }
        relations.mark(history);
        relations
    }

    /// Marks who has a correction here, and who has a rival.
    fn mark(&mut self, history: &History) {
        let mut claims: HashMap<Option<Fingerprint>, u32> = HashMap::new();
        for submission in &history.submissions {
            *claims.entry(submission.supersedes).or_default() += 1;
        }
        for (at, submission) in history.submissions.iter().enumerate() {
            let rival = claims.get(&submission.supersedes).is_some_and(|claims| *claims > 1);
            let parent = self.nodes.get_mut(at).map(|node| {
                node.rival = rival;
                node.parent
            });
            if let Some(Parent::Here(parent)) = parent
                && let Some(parent) = self.nodes.get_mut(parent)
            {
                parent.corrected = true;
            }
        }
    }

    pub(super) fn is_undecided(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|node| node.said == Said::Nothing)
    }

    /// A submission and its predecessors that are here, the nearest first. Ends also where names lead in a circle, which
    /// digests cannot.
    pub(super) fn line(&self, from: usize) -> impl Iterator<Item = (usize, &Node<'a>)> {
        let above = |at: &usize| match self.nodes.get(*at)?.parent {
            Parent::Here(parent) => Some(parent),
            Parent::None | Parent::Absent => None,
        };
        std::iter::successors(Some(from), above)
            .take(self.nodes.len())
            .filter_map(|at| Some((at, self.nodes.get(at)?)))
    }

    /// The submissions that standing decisions accept, with no such other among their corrections.
    pub(super) fn heads(&self) -> Vec<usize> {
        let accepted = |node: &Node<'_>| node.said == Said::One(Outcome::Accepted);
        let mut below = vec![false; self.nodes.len()];
        for (at, _) in self.nodes.iter().enumerate().filter(|(_, node)| accepted(node)) {
            for (above, _) in self.line(at).skip(1) {
                match below.get_mut(above) {
                    // Who is marked has passed it on.
                    Some(marked) if !*marked => *marked = true,
                    _ => break,
                }
            }
        }
        let heads = self.nodes.iter().zip(below).enumerate();
        heads.filter(|(_, (node, below))| accepted(node) && !below).map(|(at, _)| at).collect()
    }

    /// What counts: the only head; of several the nearest accepted one that all of them rest on.
    pub(super) fn counts(&self, heads: &[usize]) -> Option<usize> {
        let (first, others) = heads.split_first()?;
        if others.is_empty() {
            return Some(*first);
        }
        let lines: Vec<Vec<usize>> =
            others.iter().map(|head| self.line(*head).map(|(at, _)| at).collect()).collect();
        self.line(*first)
            .skip(1)
            .find(|(at, node)| {
                node.said == Said::One(Outcome::Accepted) && lines.iter().all(|line| line.contains(at))
            })
            .map(|(at, _)| at)
    }
}

impl<'a> Node<'a> {
    fn add(&mut self, decision: &'a Decision, replaced: bool) {
        self.told.push(decision);
        if decision.outcome == Outcome::Received {
            return;
        }
        if replaced {
            if self.said == Said::Nothing {
                self.said = Said::Replaced;
            }
            return;
        }
        self.said = match self.said {
            Said::Nothing | Said::Replaced => Said::One(decision.outcome),
            Said::One(said) if said == decision.outcome => self.said,
            Said::One(_) | Said::Both => Said::Both,
        };
        self.standing.push(decision);
    }
}

/// What a decision names. Receipts replace nothing; but a decision that names a receipt names what that one names too,
/// since former programs made one chain of both.
fn replaced<'a>(decisions: impl Iterator<Item = &'a Decision> + Clone) -> HashSet<Fingerprint> {
    let receipts: HashMap<Fingerprint, &[Fingerprint]> = decisions
        .clone()
        .filter(|decision| decision.outcome == Outcome::Received && !decision.supersedes.is_empty())
        .map(|receipt| (receipt.id, receipt.supersedes.as_slice()))
        .collect();
    let mut replaced = HashSet::new();
    let mut open: Vec<&Fingerprint> = Vec::new();
    for decision in decisions.filter(|decision| decision.outcome != Outcome::Received) {
        open.extend(decision.supersedes.iter().filter(|named| **named != decision.id));
        while let Some(named) = open.pop() {
            if replaced.insert(*named)
                && let Some(further) = receipts.get(named)
            {
                open.extend(further.iter());
            }
        }
    }
    replaced
}
