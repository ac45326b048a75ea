//! Random histories of one body and one year: first submissions, corrections early and late, rivals, decisions that
//! replace some, receipts, issues of the campaign, keys that are revoked.

use jauge::case::{Arrival, Decision, Event, Issue, Outcome, Submission};
use jauge::trust::Fingerprint;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// Where the dice start. A history that fails is printed whole; the same seed makes it again.
pub const SEED: u64 = 0x6a61_7567_6531_3031;

/// The day of judgement, in every zone that is used here.
pub const TODAY: &str = "2026-07-05";

pub fn today() -> Timestamp {
    "2026-07-05T16:00:00Z".parse().unwrap()
}

/// `SplitMix64`: the same numbers on every machine.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// A fingerprint by a letter and a number, and back: `s3`, `d12`, `c1`.
pub fn id(kind: u8, number: usize) -> Fingerprint {
    let mut bytes = [0; 32];
    bytes[0] = kind;
    bytes[1] = u8::try_from(number).unwrap();
    Fingerprint::new(bytes)
}

pub fn name(id: &Fingerprint) -> String {
    let [kind, number, ..] = *id.as_bytes();
    format!("{}{number}", char::from(kind))
}

/// From three weeks before the last day to a week after it, also near midnight of several zones.
fn moment(dice: &mut Dice) -> Timestamp {
    let hours = i64::try_from(dice.below(28 * 24)).unwrap();
    let start: Timestamp = "2026-06-09T00:30:00Z".parse().unwrap();
    Timestamp::from_second(start.as_second() + hours * 3600).unwrap()
}

fn arrival(dice: &mut Dice) -> Arrival {
    Arrival { at: moment(dice), attested: Some(!dice.one_in(3)) }
}

/// A history of up to seven submissions and a dozen decisions. What one names may never come.
pub fn random(dice: &mut Dice) -> Vec<Event> {
    let mut events = issues(dice);
    let submissions = dice.below(8);
    for number in 0..submissions {
        // Ever later ones correct earlier ones, as digests make it.
        let supersedes = match (number, dice.below(5)) {
            (0, _) | (_, 0) => None,
            (number, 1) => Some(dice.below(number)),
            (number, _) => Some(number - 1),
        };
        if number > 0 && dice.one_in(6) {
            continue;
        }
        let copies = 1 + usize::from(dice.one_in(5));
        for _ in 0..copies {
            events.push(Event::Submission(Submission {
                id: id(b's', number),
                supersedes: supersedes.map(|of| id(b's', of)),
                arrivals: vec![arrival(dice)],
            }));
        }
    }
    let decisions = if submissions == 0 && !dice.one_in(4) { 0 } else { dice.below(9) };
    for number in 0..decisions {
        // One that is named and never comes.
        if !dice.one_in(10) {
            events.push(decision(dice, number, submissions));
        }
    }
    for key in 0..3 {
        if dice.one_in(12) {
            events.push(Event::Revoked(format!("k{key}")));
        }
    }
    events
}

fn decision(dice: &mut Dice, number: usize, submissions: usize) -> Event {
    let mut supersedes = Vec::new();
    for earlier in 0..number {
        if dice.one_in(number + 1) || (earlier + 1 == number && dice.one_in(3)) {
            supersedes.push(id(b'd', earlier));
        }
    }
    let arrived_on: Option<Date> =
        dice.one_in(8).then(|| Date::new(2026, 6, i8::try_from(20 + dice.below(11)).unwrap()).unwrap());
    let told = arrival(dice);
    Event::Decision(Decision {
        id: id(b'd', number),
        about: id(b's', dice.below(submissions.max(1))),
        outcome: dice.of(&[
            Outcome::Received,
            Outcome::Accepted,
            Outcome::Accepted,
            Outcome::Accepted,
            Outcome::Returned,
            Outcome::Returned,
        ]),
        supersedes,
        arrival: Some(if dice.one_in(6) { Arrival { attested: None, ..told } } else { told }),
        arrived_on,
        key: format!("k{}", dice.below(3)),
    })
}

fn issues(dice: &mut Dice) -> Vec<Event> {
    let mut issues = Vec::new();
    let count = dice.below(5);
    for at in 0..count {
        let number = if at == 0 { 1 } else { 1 + dice.below(3) };
        let supersedes = (0..at).filter(|_| !dice.one_in(3)).map(|at| id(b'c', at)).collect();
        issues.push(Event::Issue(Issue {
            id: id(b'c', at),
            number: u32::try_from(number).unwrap(),
            supersedes,
            closes_on: dice.of(&["2026-06-24", "2026-06-30", "2026-07-05"]).parse().unwrap(),
            zone: TimeZone::get(dice.of(&["America/Toronto", "America/St_Johns", "Europe/Paris", "UTC"]))
                .unwrap(),
            officer: dice.one_in(2),
        }));
    }
    issues
}

fn roles(attested: Option<bool>) -> Value {
    match attested {
        None => Value::Null,
        Some(false) => json!(["lead"]),
        Some(true) => json!(["lead", "officer"]),
    }
}

/// The event as the model reads it; one line a copy that arrived.
pub fn event_json(event: &Event) -> Vec<Value> {
    let names = |ids: &[Fingerprint]| -> Vec<String> { ids.iter().map(name).collect() };
    match event {
        Event::Issue(issue) => vec![json!({
            "event": "issue",
            "id": name(&issue.id),
            "number": issue.number,
            "supersedes": names(&issue.supersedes),
            "closes_on": issue.closes_on.to_string(),
            "time_zone": issue.zone.iana_name().unwrap(),
            "required": roles(Some(issue.officer)),
        })],
        Event::Submission(submission) => submission
            .arrivals
            .iter()
            .map(|arrival| {
                json!({
                    "event": "submission",
                    "id": name(&submission.id),
                    "sequence": 1,
                    "supersedes": submission.supersedes.as_ref().map(name),
                    "arrived_at": arrival.at.to_string(),
                    "signed_by": roles(arrival.attested),
                })
            })
            .collect(),
        Event::Decision(decision) => vec![json!({
            "event": "decision",
            "id": name(&decision.id),
            "about": name(&decision.about),
            "outcome": decision.outcome.as_str(),
            "supersedes": names(&decision.supersedes),
            "received_at": decision.arrival.unwrap().at.to_string(),
            "signed_by": roles(decision.arrival.unwrap().attested),
            "arrived_on": decision.arrived_on.map(|day| day.to_string()),
            "key": decision.key,
        })],
        Event::Revoked(key) => vec![json!({ "event": "revoked", "key": key })],
    }
}
