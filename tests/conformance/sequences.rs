//! Sequences of units that nobody would think of: after each of them every backend answers the same to all that it can be
//! asked, and what it answers is what the case says of all events that are known.

use std::collections::{BTreeMap, BTreeSet};

use jauge::case::{Arrival, Case, Event, History, Rules, Status, Submission};
use jauge::store::{
    CampaignBody, CampaignRow, CaseRecord, CommitError, Expected, JournalHead, QuarantinedFile, Register,
    RevocationRow, SignerRow, StoreFault, SubmissionRow, Unit,
};
use jauge::trust::{Fingerprint, Role};
use jiff::Timestamp;

use crate::happening::{
    Happening, at, body, campaign, decision, declaration, line, of_body, quarantined, revocation,
};
use crate::histories::{Dice, SEED, random};
use crate::{in_memory, on_disk};

const SEQUENCES: u64 = 300;

/// The cases that a sequence is about.
const PLACES: [(u16, &str); 3] = [(2024, "a"), (2024, "b"), (2025, "a")];

/// Says which sequence it was, where one fails.
struct Numbered(u64);

impl Drop for Numbered {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("sequence {} of {SEQUENCES}, seed {:#x}", self.0, SEED.wrapping_add(self.0));
        }
    }
}

#[test]
fn whatever_happens_every_register_answers_the_same_and_what_the_case_says() {
    // Most of the time goes by in waiting for the disk: several at once.
    std::thread::scope(|scope| {
        for hand in 0..4 {
            scope.spawn(move || (hand..SEQUENCES).step_by(4).for_each(sequence));
        }
    });
}

fn sequence(number: u64) {
    let _numbered = Numbered(number);
    let mut dice = Dice(SEED.wrapping_add(number));
    let happenings = happenings(&mut dice);
    on_disk(|store| {
        let memory = in_memory();
        if !number.is_multiple_of(3) {
            // Most of them in room for many, where no unit waits for the disk.
            store.start_bulk().unwrap();
        }
        play(&[&memory, store], &happenings, &mut dice);
        store.finish_bulk().unwrap();
    });
}

#[test]
fn in_another_order_what_happened_ends_the_same() {
    for number in 0..SEQUENCES {
        let _numbered = Numbered(number);
        let mut dice = Dice(SEED.wrapping_add(number));
        let mut happenings = happenings(&mut dice);
        let mut ends = Vec::new();
        for _ in 0..3 {
            let register = in_memory();
            let mut rest = happenings.as_slice();
            while !rest.is_empty() {
                let (unit, after) = rest.split_at(rest.len().min(1 + dice.below(6)));
                write(&register, &[], unit, 0).unwrap();
                rest = after;
            }
            ends.push(statuses(&register));
            shuffle(&mut happenings, &mut dice);
        }
        // The disk, in the last of these orders, all as one unit.
        if number % 10 == 0 {
            on_disk(|store| {
                write(store, &[], &happenings, 0).unwrap();
                ends.push(statuses(store));
            });
        }
        assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{ends:#?}");
    }
}

fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for at in (1..items.len()).rev() {
        items.swap(at, dice.below(at + 1));
    }
}

fn write(
    register: &dyn Register,
    expected: &[Expected],
    unit: &[Happening],
    turn: i64,
) -> Result<Vec<jauge::store::Arrived>, CommitError> {
    let changes: Vec<_> = unit.iter().map(Happening::change).collect();
    let journal = [("turn", "of the dice")];
    register.commit(&Unit { expected, changes: &changes, journal: &journal, who: "Ana", at: at(turn) })
}

/// Where each submission stands.
fn statuses(register: &dyn Register) -> BTreeMap<String, Status> {
    let cases = PLACES.map(|(year, body)| register.case(year, body).unwrap());
    cases.into_iter().flat_map(|case| case.submissions).map(|row| (row.fingerprint, row.status)).collect()
}

/// The events of some cases, shuffled, with some of them twice.
fn happenings(dice: &mut Dice) -> Vec<Happening> {
    let mut happenings = Vec::new();
    for (number, place) in PLACES.into_iter().enumerate() {
        for event in random(dice) {
            happenings.extend(of_event(&event, place, number, dice));
        }
    }
    for _ in 0..dice.below(4) {
        let codes = ["damaged", "unknown-signer"].into_iter().take(dice.below(3)).collect::<Vec<_>>();
        let bytes = format!("file {}", dice.below(3)).into_bytes();
        happenings.push(Happening::Quarantine(quarantined("x.jauge", &codes), bytes));
    }
    for _ in 0..happenings.len() / 5 {
        happenings.push(happenings[dice.below(happenings.len())].clone());
    }
    shuffle(&mut happenings, dice);
    happenings
}

/// An event of `random` in one of the cases, by a digest of its own there.
fn of_event(
    event: &Event,
    (year, organization): (u16, &str),
    number: usize,
    dice: &mut Dice,
) -> Vec<Happening> {
    let id = |id: &Fingerprint| {
        let mut bytes = *id.as_bytes();
        bytes[2] = u8::try_from(number).unwrap();
        Fingerprint::new(bytes).to_string()
    };
    let ids = |of: &[Fingerprint]| of.iter().map(id).collect::<Vec<_>>();
    match event {
        Event::Submission(submission) => {
            let row = SubmissionRow {
                fingerprint: id(&submission.id),
                supersedes: submission.supersedes.as_ref().map(id),
                year,
                sequence: 1 + u32::from(submission.supersedes.is_some()),
                ..of_body(organization, declaration(""))
            };
            let copy = |arrival: &Arrival| {
                // Another copy at another moment; the same file as another now and then.
                let bytes = format!("{} {}", row.fingerprint, arrival.at).into_bytes();
                let attested = arrival.attested == Some(true);
                Happening::Arrival(SubmissionRow { received_at: arrival.at, attested, ..row.clone() }, bytes)
            };
            submission.arrivals.iter().map(copy).collect()
        }
        Event::Decision(of) => {
            let row = jauge::store::DecisionRow {
                fingerprint: id(&of.id),
                about: id(&of.about),
                organization: organization.to_owned(),
                year,
                supersedes: ids(&of.supersedes),
                arrival: of.arrival,
                arrived_on: of.arrived_on,
                key: of.key.clone(),
                ..decision("", "", of.outcome)
            };
            let bytes = row.fingerprint.clone().into_bytes();
            vec![Happening::Decision(row, bytes)]
        }
        Event::Issue(issue) => {
            let row = CampaignRow {
                fingerprint: id(&issue.id),
                year,
                supersedes: ids(&issue.supersedes),
                closes_on: issue.closes_on,
                required: if issue.officer { vec![Role::Officer, Role::Lead] } else { vec![Role::Lead] },
                ..campaign("campaign", if dice.one_in(4) { "mse" } else { "mcn" }, issue.number)
            };
            let bytes = row.fingerprint.clone().into_bytes();
            vec![Happening::Campaign(row, vec![body("b"), body("a")], bytes)]
        }
        Event::Revoked(key) => {
            let voucher = if dice.one_in(2) { "" } else { "campaign" };
            let waits = Happening::Revocation(revocation(key, "campaign", false));
            let takes_force = Happening::Revocation(revocation(key, voucher, true));
            vec![waits, takes_force]
        }
    }
}

/// Applies the happenings to all registers, in units of some, a few of which are refused.
fn play(registers: &[&dyn Register], happenings: &[Happening], dice: &mut Dice) {
    let mut known = Known::default();
    let (mut rest, mut turn) = (happenings, 0);
    while !rest.is_empty() {
        turn += 1;
        let (unit, after) = rest.split_at(rest.len().min(1 + dice.below(6)));
        let mut unit = unit.to_vec();
        let (expected, moved) = known.expected(dice);
        let mut refused = None;
        if dice.one_in(4) {
            let mut after = known.signers.clone();
            if let Some(row) = after.first_mut() {
                row.by_name |= dice.one_in(2);
            }
            after.push(SignerRow { by_name: dice.one_in(2), ..line(&format!("line {turn}")) });
            let before = if dice.one_in(2) { known.signers.clone() } else { vec![line("another")] };
            refused = (before != known.signers).then_some(StoreFault::SignersChanged);
            unit.insert(dice.below(unit.len() + 1), Happening::Signers(before, after));
        }
        let outcomes: Vec<_> =
            registers.iter().map(|register| write(*register, &expected, &unit, turn)).collect();
        assert!(outcomes.windows(2).all(|pair| pair[0] == pair[1]), "{outcomes:#?}");
        match (&outcomes[0], refused) {
            (Err(CommitError::Moved(found)), _) if !moved.is_empty() => assert_eq!(*found, moved),
            (Err(CommitError::Store(fault)), Some(refused)) if moved.is_empty() => {
                assert_eq!(*fault, refused);
            }
            (Ok(_), None) if moved.is_empty() => {
                for happening in &unit {
                    known.add(happening);
                }
                rest = after;
            }
            (outcome, refused) => panic!("{outcome:?}, but {moved:?} and {refused:?}"),
        }
        let answers: Vec<Answers> = registers.iter().map(|register| Answers::of(*register, &known)).collect();
        for pair in answers.windows(2) {
            assert_eq!(pair[0], pair[1]);
        }
        known.agrees_with(&answers[0]);
    }
}

/// All events that are known, by place, and what only a desk counts: the versions, and the lines.
#[derive(Default)]
struct Known {
    cases: BTreeMap<(u16, String), (History, u64)>,
    /// The files of each submission that have come.
    files: BTreeSet<Vec<u8>>,
    revoked: BTreeSet<String>,
    signers: Vec<SignerRow>,
    fingerprints: BTreeSet<String>,
}

impl Known {
    /// What somebody expects who read a while ago, and which of that is not so.
    fn expected(&self, dice: &mut Dice) -> (Vec<Expected>, Vec<Expected>) {
        let (mut expected, mut moved) = (Vec::new(), Vec::new());
        for (year, organization) in PLACES {
            if dice.one_in(2) {
                continue;
            }
            let organization = organization.to_owned();
            let now = self.cases.get(&(year, organization.clone())).map_or(0, |(_, version)| *version);
            let stale = dice.one_in(5);
            let version = if stale { now.checked_sub(1).unwrap_or(7) } else { now };
            let case = Expected { year, organization, version };
            if stale {
                moved.push(case.clone());
            }
            expected.push(case);
        }
        (expected, moved)
    }

    fn case(&mut self, year: u16, organization: &str) -> &mut (History, u64) {
        self.cases.entry((year, organization.to_owned())).or_default()
    }

    fn add(&mut self, happening: &Happening) {
        match happening {
            Happening::Arrival(row, bytes) => {
                if !self.files.insert(bytes.clone()) {
                    return;
                }
                self.fingerprints.insert(row.fingerprint.clone());
                let supersedes = row.supersedes.as_ref().map(|of| of.parse().unwrap());
                let arrivals = vec![Arrival { at: row.received_at, attested: Some(row.attested) }];
                let id = row.fingerprint.parse().unwrap();
                let (history, version) = self.case(row.year, &row.organization);
                history.add(Event::Submission(Submission { id, supersedes, arrivals }));
                *version += 1;
            }
            Happening::Decision(row, _) => {
                self.fingerprints.insert(row.fingerprint.clone());
                let (history, version) = self.case(row.year, &row.organization);
                let before = history.decisions.len();
                history.add(Event::Decision(row.event().unwrap()));
                *version += u64::from(history.decisions.len() > before);
            }
            Happening::Revocation(row) => {
                if row.in_force && self.revoked.insert(row.fingerprint.clone()) {
                    for (history, version) in self.cases.values_mut() {
                        let decided = history.decisions.iter().any(|it| it.key == row.fingerprint);
                        *version += u64::from(decided);
                    }
                }
            }
            Happening::Campaign(row, ..) => {
                self.fingerprints.insert(row.fingerprint.clone());
            }
            Happening::Signers(_, after) => self.signers.clone_from(after),
            Happening::Quarantine(..) => {}
        }
    }

    /// What is answered is what the case says of all that is known.
    fn agrees_with(&self, answers: &Answers) {
        let rules = Rules { issue: None, revoked: &self.revoked, now: Timestamp::UNIX_EPOCH };
        let mut counting = Vec::new();
        for record in &answers.cases {
            let place = (record.year, record.organization.clone());
            let nothing = (History::default(), 0);
            let (history, version) = self.cases.get(&place).unwrap_or(&nothing);
            assert_eq!(record.version, *version, "{place:?}");
            assert_eq!(record.submissions.len(), history.submissions.len(), "{place:?}");
            let case = Case::of(history, &rules);
            for row in &record.submissions {
                let standing = case.standing(&row.fingerprint.parse().unwrap()).unwrap();
                assert_eq!(row.status, standing.status, "{} of {place:?}", row.fingerprint);
            }
            counting.extend(case.counting().map(|it| (record.year, it.id.to_string())));
        }
        counting.sort();
        assert_eq!(answers.accepted, counting);
    }
}

/// All that a register can be asked.
#[derive(Debug, PartialEq)]
struct Answers {
    campaigns: Vec<CampaignRow>,
    bodies: Vec<Vec<CampaignBody>>,
    years: Vec<u16>,
    cases: Vec<CaseRecord>,
    submissions: Vec<Option<SubmissionRow>>,
    accepted: Vec<(u16, String)>,
    files: Vec<Vec<u8>>,
    signers: (Vec<SignerRow>, Vec<RevocationRow>),
    quarantine: Vec<QuarantinedFile>,
    /// The number and the hash of the last row; the id of the register is each one's own.
    head: Option<(u64, String)>,
}

impl Answers {
    fn of(register: &dyn Register, known: &Known) -> Self {
        let campaigns = register.campaigns().unwrap();
        let cases: Vec<CaseRecord> =
            PLACES.iter().map(|(year, body)| register.case(*year, body).unwrap()).collect();
        let mut each = Vec::new();
        for year in PLACES.map(|(year, _)| year).into_iter().collect::<BTreeSet<_>>() {
            register.each_case(year, &mut |case| each.push(case)).unwrap();
        }
        assert!(each.iter().eq(cases.iter().filter(|case| case.version > 0)), "{each:?} of {cases:?}");
        let mut accepted = Vec::new();
        let mut take =
            |row: jauge::store::AcceptedRow<'_>| accepted.push((row.year, row.fingerprint.to_owned()));
        register.each_accepted([2024, 2025], &mut take).unwrap();
        accepted.sort();
        let prints = &known.fingerprints;
        Self {
            bodies: campaigns.iter().map(|row| register.campaign_bodies(&row.fingerprint).unwrap()).collect(),
            campaigns,
            years: register.years_received().unwrap(),
            cases,
            submissions: prints.iter().map(|print| register.submission(print).unwrap()).collect(),
            accepted,
            files: prints.iter().map(|print| register.file(print).unwrap()).collect(),
            signers: register.signers().unwrap(),
            quarantine: register.quarantine().unwrap(),
            head: register.journal_head().unwrap().map(|JournalHead { row, hash, .. }| (row, hash)),
        }
    }
}
