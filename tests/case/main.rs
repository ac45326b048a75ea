//! What counts, worked out for histories that nobody would think of: held against a model of its own, written in Python
//! from the words of the contract alone, and against what no history may break.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod histories;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

use histories::{Dice, SEED, TODAY, event_json, name, random, today};
use jauge::case::{Case, Decision, Event, History, Issue, Lateness, Outcome, Rules, State, Status};
use jauge::trust::Fingerprint;
use serde_json::{Value, json};
use support::require_tools;

const HISTORIES: usize = 10_000;

fn add_up(history: &History) -> Case {
    let (issue, _) = Issue::in_force(&history.issues);
    Case::of(history, &Rules { issue, revoked: &history.revoked, now: today() })
}

fn history(events: &[Event]) -> History {
    let mut history = History::default();
    events.iter().cloned().for_each(|event| history.add(event));
    history
}

/// What a case says, as the model says it.
fn told(history: &History) -> Value {
    let (issue, found) = Issue::in_force(&history.issues);
    let case = add_up(history);
    let submissions: BTreeMap<String, Value> = case
        .submissions
        .iter()
        .map(|standing| {
            let late = match standing.lateness {
                Lateness::InTime => "no",
                Lateness::Late => "late",
                Lateness::Unasked => "unasked",
            };
            let mut decisions: Vec<String> = standing.decisions.iter().map(name).collect();
            decisions.sort();
            let told = json!({
                "status": standing.status.as_str(),
                "late": late,
                "first_arrival": standing.first_arrival.to_string(),
                "day": standing.day.map(|day| day.to_string()),
                "standing": decisions,
            });
            (name(&standing.id), told)
        })
        .collect();
    let mut disputed: Vec<String> = found.disputed.iter().map(name).collect();
    disputed.sort();
    json!({
        "in_force": issue.map(|issue| name(&issue.id)),
        "disputed": disputed,
        "counts": case.counting().map(|standing| name(&standing.id)),
        "state": case.state.as_str(),
        "late": case.late,
        "submissions": submissions,
    })
}

#[test]
fn ten_thousand_random_histories_add_up_as_an_independent_model_says() {
    if !require_tools(&["python3"]) {
        return;
    }
    let mut dice = Dice(SEED);
    let histories: Vec<Vec<Event>> = (0..HISTORIES).map(|_| random(&mut dice)).collect();
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/independent/case.py");
    let mut python =
        Command::new("python3").arg(model).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = python.stdin.take().unwrap();
    let lines: String = histories
        .iter()
        .map(|events| {
            let events: Vec<Value> = events.iter().flat_map(event_json).collect();
            format!("{}\n", json!({ "today": TODAY, "events": events }))
        })
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let answered = python.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(answered.status.success());
    let answered = String::from_utf8(answered.stdout).unwrap();
    assert_eq!(answered.lines().count(), HISTORIES);
    let mut seen = BTreeSet::new();
    for (events, line) in histories.iter().zip(answered.lines()) {
        let expected: Value = serde_json::from_str(line).unwrap();
        let found = told(&history(events));
        assert_eq!(
            found,
            expected,
            "seed {SEED:#x}: {:#}",
            json!(events.iter().flat_map(event_json).collect::<Vec<_>>())
        );
        seen.insert(expected["state"].to_string());
        for standing in expected["submissions"].as_object().unwrap().values() {
            seen.insert(format!("{} {}", standing["status"], standing["late"]));
        }
    }
    let states =
        [State::Accepted, State::Conflict, State::Missing, State::Returned, State::ToReview, State::Waiting];
    for state in states.map(State::as_str).into_iter().chain(Status::ALL.map(Status::as_str)) {
        assert!(
            seen.iter().any(|told| told.contains(state)),
            "no history ends {state}: nothing was tried there"
        );
    }
    for late in ["\"late\"", "unasked", "\"no\""] {
        assert!(seen.iter().any(|told| told.contains(late)), "no submission is {late}");
    }
}

/// What is independent of the order of a list.
fn by_id(history: &History) -> (BTreeMap<Fingerprint, String>, Option<Fingerprint>, State, bool) {
    let case = add_up(history);
    let standings = case.submissions.iter().map(|it| (it.id, format!("{it:?}"))).collect();
    (standings, case.counting().map(|it| it.id), case.state, case.late)
}

#[test]
fn the_order_in_which_events_become_known_and_how_often_changes_nothing() {
    let mut dice = Dice(SEED ^ 1);
    for _ in 0..2_000 {
        let events = random(&mut dice);
        let expected = by_id(&history(&events));
        for _ in 0..3 {
            let mut shuffled = events.clone();
            for at in (1..shuffled.len()).rev() {
                shuffled.swap(at, dice.below(at + 1));
            }
            let again: Vec<Event> = shuffled.iter().filter(|_| dice.one_in(3)).cloned().collect();
            shuffled.extend(again);
            assert_eq!(by_id(&history(&shuffled)), expected);
        }
    }
}

#[test]
fn merging_what_three_desks_know_gives_the_same_in_any_order_and_loses_nothing() {
    let mut dice = Dice(SEED ^ 2);
    for _ in 0..2_000 {
        let events = random(&mut dice);
        let mut desks = vec![Vec::new(); 3];
        for event in &events {
            desks[dice.below(3)].push(event.clone());
            if dice.one_in(4) {
                desks[dice.below(3)].push(event.clone());
            }
        }
        let [a, b, c] = [0, 1, 2].map(|at: usize| history(&desks[at]));
        let merged = |order: [&History; 3]| {
            let mut all = History::default();
            for desk in order {
                all.merge(desk);
            }
            all
        };
        let all = history(&events);
        for order in [[&a, &b, &c], [&c, &b, &a], [&b, &a, &c]] {
            let mut once = merged(order);
            assert_eq!(by_id(&once), by_id(&all));
            once.merge(&b);
            assert_eq!(by_id(&once), by_id(&all), "twice");
            assert_eq!(once.submissions.len(), all.submissions.len());
            assert_eq!(once.decisions.len(), all.decisions.len());
        }
    }
}

#[test]
fn at_most_one_counts_and_a_decision_made_by_the_rules_leaves_no_contradiction() {
    let mut dice = Dice(SEED ^ 3);
    let (mut made, mut refused) = (0, 0);
    for _ in 0..4_000 {
        let mut known = history(&random(&mut dice));
        let case = add_up(&known);
        let accepted =
            |case: &Case| case.submissions.iter().filter(|it| it.status == Status::Accepted).count();
        assert!(accepted(&case) <= 1);
        assert_eq!(accepted(&case) == 1, case.counts.is_some());
        assert_eq!(case.counts.is_some(), case.state == State::Accepted);
        for standing in &case.submissions {
            for outcome in [Outcome::Accepted, Outcome::Returned] {
                let Ok(supersedes) = case.to_replace(&standing.id, outcome) else {
                    refused += 1;
                    continue;
                };
                made += 1;
                let id = Fingerprint::new([250; 32]);
                known.decisions.push(Decision {
                    id,
                    about: standing.id,
                    outcome,
                    supersedes,
                    arrival: None,
                    arrived_on: None,
                    key: "a key of its own".to_owned(),
                });
                let after = add_up(&known);
                known.decisions.pop();
                let decided = after.standing(&standing.id).unwrap();
                assert_eq!(decided.outcome, Some(outcome), "the decision stands");
                match outcome {
                    // A correction of it that was accepted before counts in its place.
                    Outcome::Accepted if decided.status == Status::Superseded => {
                        assert!(after.counts.is_some());
                    }
                    Outcome::Accepted => assert_eq!(decided.status, Status::Accepted),
                    _ => assert!(matches!(decided.status, Status::Returned | Status::Superseded)),
                }
                assert!(accepted(&after) <= 1);
            }
        }
    }
    assert!(made > 2_000 && refused > 200, "{made} made, {refused} refused");
}

#[test]
fn a_receipt_changes_no_status_and_what_a_revoked_key_signed_is_as_if_it_had_not_been() {
    let mut dice = Dice(SEED ^ 4);
    for _ in 0..2_000 {
        let known = history(&random(&mut dice));
        let statuses = |history: &History| -> Vec<(Status, Vec<Fingerprint>)> {
            add_up(history).submissions.into_iter().map(|it| (it.status, it.decisions)).collect()
        };
        let mut without = known.clone();
        without.decisions.retain(|decision| !known.revoked.contains(&decision.key));
        assert_eq!(by_id(&without), by_id(&known));
        // Former programs chained decisions through receipts; today's receipts name nothing.
        without
            .decisions
            .iter_mut()
            .filter(|it| it.outcome == Outcome::Received)
            .for_each(|it| it.supersedes.clear());
        let plain = statuses(&without);
        without.decisions.retain(|decision| decision.outcome != Outcome::Received);
        assert_eq!(statuses(&without), plain);
    }
}
