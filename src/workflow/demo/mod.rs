//! The demonstration: a made-up campaign of two years from its opening to the publication, in a folder of its own. All
//! the people of it work in one home, the ministry's; forgeries are set aside, one declaration comes late, one goes back
//! and is corrected, one goes back and waits.

mod bodies;
mod stage;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::body::follow;
use super::ministry::barometer::{self, Computed};
use super::ministry::decide::{self, Decided, Deciding};
use super::ministry::publish::{self, Published, Publishing};
use super::ministry::receive::{self, Line};
use super::ministry::register;
use super::officer::attest;
use super::verify::{self, Report};
use super::{Fault, signers};
use crate::envelope::{Circumstances, Comment, Outcome, Required, Reviewer};
use crate::l10n::Lang;
use crate::store::Status;
use crate::store::files::Overwrite;
use crate::trust::Role;
use stage::{Person, Stage};

/// The passphrase of every key of the demonstration: they protect nothing.
pub const PASSPHRASE: &str = "demonstration";

/// The years declared, the earlier one first.
const YEARS: [u16; 2] = [2023, 2024];

/// When each year's declarations are sealed.
const SEALED: [&str; 2] = ["2024-02-20T15:00:00Z", "2025-02-20T15:00:00Z"];
/// When each year's declarations are received: before the last day.
const RECEIVED: [&str; 2] = ["2024-03-20T15:00:00Z", "2025-03-20T15:00:00Z"];
/// When the late one is received, and when the desk decides: after the last day.
const LATE: &str = "2025-04-07T15:00:00Z";

/// Bodies by their place in the list: the one that comes late, the one that goes back and is corrected, the one that
/// goes back and waits, and the one that never declares the second year.
const COMES_LATE: usize = 5;
const CORRECTS: usize = 2;
const WAITS: usize = 7;
const MISSING: usize = 23;
/// From this one on the declarations of the second year still wait for a decision.
const UNDECIDED: usize = 18;

/// What was done, to be told.
#[derive(Debug)]
pub enum Step {
    /// Keys were made in this folder.
    Keys(PathBuf),
    /// A campaign was made: its year, its file.
    Campaign(u16, PathBuf),
    /// The register of signers was written.
    Register(PathBuf),
    /// Declarations were sealed and attested: how many, the year, the folder.
    Declared(usize, u16, PathBuf),
    /// A file was forged: the numbers were changed after signing.
    Altered(PathBuf),
    /// A file was forged: signed by a key that the register does not know.
    Impostor(PathBuf),
    /// The verdict on a file.
    Verdict(Report),
    /// A folder was received: the year, and how many were received and set aside.
    Received(u16, usize, usize),
    /// One came after the last day: the body.
    Late(String),
    /// Decisions were signed: how many were accepted, the folder.
    Accepted(usize, PathBuf),
    /// One went back: the body.
    Returned(String),
    /// A correction was sealed, received and accepted: the body.
    Corrected(String),
    /// What the accepted ones of the last year add up to.
    Barometer(Box<Computed>),
    /// The last year was published: the year, the folder.
    Published(u16, PathBuf),
    /// A draft of the next year was begun.
    Draft(u16),
}

/// What the demonstration leaves.
#[derive(Debug)]
pub struct Demo {
    /// The folder: also the home to open the window on.
    pub folder: PathBuf,
    /// The register of signers.
    pub register: PathBuf,
    /// The campaigns.
    pub campaigns: Vec<PathBuf>,
    /// The declarations, attested.
    pub envelopes: Vec<PathBuf>,
    /// The forgeries.
    pub forged: Vec<PathBuf>,
    /// The decisions.
    pub decisions: Vec<PathBuf>,
    /// The publication of the last year.
    pub publication: Option<Published>,
}

/// A fresh folder for one demonstration below `root`: earlier ones stay as they are.
#[must_use]
pub fn fresh_folder(root: &Path, at: Timestamp) -> PathBuf {
    let name = format!("demo-{}", at.strftime("%Y%m%dT%H%M%SZ"));
    let named = |number: u32| root.join(if number == 1 { name.clone() } else { format!("{name}-{number}") });
    (1..1000).map(named).find(|folder| !folder.exists()).unwrap_or_else(|| root.join(&name))
}

/// Does the whole of it, and tells each step.
///
/// # Errors
/// The folder cannot be written.
pub fn run(folder: &Path, lang: Lang, at: Timestamp, tell: &mut dyn FnMut(Step)) -> Result<Demo, Fault> {
    let stage = Stage::open(folder, lang, at)?;
    let people = stage.people()?;
    tell(Step::Keys(stage.store.home().keys()));
    let mut demo = Demo {
        folder: folder.to_owned(),
        register: folder.join("allowed_signers"),
        campaigns: Vec::new(),
        envelopes: Vec::new(),
        forged: Vec::new(),
        decisions: Vec::new(),
        publication: None,
    };
    for year in YEARS {
        let file = stage.campaign(year)?;
        tell(Step::Campaign(year, file.clone()));
        demo.campaigns.push(file);
    }
    stage.enrol(&people)?;
    signers::export(&stage.store, &demo.register, Overwrite::No)?;
    tell(Step::Register(demo.register.clone()));
    for (second, year) in [false, true].into_iter().zip(YEARS) {
        let declaring = people.iter().enumerate().filter(|(at, _)| !second || *at != MISSING);
        for (at, person) in declaring {
            demo.envelopes.push(stage.declare(person, at, second)?);
        }
        let declared = people.len() - usize::from(second);
        tell(Step::Declared(declared, year, stage.inbox(year)));
    }
    demo.forged = stage.forge(&demo.envelopes, &people)?;
    if let [altered, impostor] = demo.forged.as_slice() {
        tell(Step::Altered(altered.clone()));
        tell(Step::Impostor(impostor.clone()));
    }
    let trusted = signers::register(&stage.store)?;
    let both = Required::Roles(&[Role::Lead, Role::Officer]);
    let judging = Circumstances { signers: Some(&trusted), required: Some(both), ..Circumstances::at(at) };
    for file in demo.envelopes.first().into_iter().chain(&demo.forged) {
        tell(Step::Verdict(verify::verify_one(file, &judging)));
    }
    review(&stage, &people, &mut demo, tell)?;
    demo.publication = Some(published(&stage, &demo.register, tell)?);
    tell(Step::Draft(stage.draft()?));
    Ok(demo)
}

/// The ministry's side: receive, decide, and the answers back at the bodies.
fn review(
    stage: &Stage,
    people: &[Person],
    demo: &mut Demo,
    tell: &mut dyn FnMut(Step),
) -> Result<(), Fault> {
    let time = |text: &str| text.parse().unwrap_or(stage.at);
    let ([first, last], [then, now]) = (YEARS, RECEIVED.map(time));
    let late_file = stage.hold_back(people.get(COMES_LATE))?;
    for file in demo.envelopes.iter_mut().filter(|file| !file.exists()) {
        *file = late_file.clone().unwrap_or_default();
    }
    for (year, at) in [(first, then), (last, now)] {
        let lines = stage.receive(&[stage.inbox(year)], at)?;
        let (received, aside) = counted(&lines);
        tell(Step::Received(year, received, aside));
        if year == first {
            decide_all(stage, demo, at, |_| true, tell)?;
        }
    }
    if let (Some(file), Some(person)) = (late_file, people.get(COMES_LATE)) {
        stage.receive(&[file], time(LATE))?;
        tell(Step::Late(person.body.name_fr.clone()));
    }
    for place in [CORRECTS, WAITS] {
        if let Some(person) = people.get(place) {
            let decided = give_back(stage, person, time(LATE))?;
            tell(Step::Returned(person.body.name_fr.clone()));
            let followed = follow::follow(&stage.store, &decided.path, stage.at)?;
            demo.decisions.push(decided.path);
            if place == CORRECTS
                && let Some(draft) = followed.correction
            {
                let corrected = stage.correct(person, draft)?;
                stage.receive(std::slice::from_ref(&corrected), time(LATE))?;
                demo.envelopes.push(corrected);
                tell(Step::Corrected(person.body.name_fr.clone()));
            }
        }
    }
    let undecided: Vec<&str> =
        people.iter().skip(UNDECIDED).map(|person| person.body.code.as_str()).collect();
    decide_all(stage, demo, time(LATE), |code| !undecided.contains(&code), tell)?;
    tell(Step::Barometer(Box::new(barometer::of_year(&stage.store, last, None)?)));
    Ok(())
}

/// Publishes the last year. From then on the register allows the key to sign publications, so it is written anew.
fn published(stage: &Stage, register: &Path, tell: &mut dyn FnMut(Step)) -> Result<Published, Fault> {
    let [_, year] = YEARS;
    let out = stage.folder.join("publication");
    let publishing = Publishing { year, out: &out, hide_below: 0 };
    let published = publish::publish(&stage.store, &publishing, &stage.ministry, stage.at)?;
    signers::export(&stage.store, register, Overwrite::Yes)?;
    tell(Step::Published(year, out));
    Ok(published)
}

fn counted(lines: &[Line]) -> (usize, usize) {
    let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count();
    (count(receive::Outcome::Received), count(receive::Outcome::SetAside))
}

/// Accepts what waits, of the bodies that are wanted.
fn decide_all(
    stage: &Stage,
    demo: &mut Demo,
    at: Timestamp,
    wanted: impl Fn(&str) -> bool,
    tell: &mut dyn FnMut(Step),
) -> Result<(), Fault> {
    let mut rows = decide::all_to_review(&stage.store, None)?;
    rows.retain(|row| wanted(&row.organization));
    let out = stage.folder.join("decisions");
    let deciding =
        Deciding { outcome: Outcome::Accepted, comments: Vec::new(), by: reviewer(stage), out: &out };
    let decided = decide::decide(&stage.store, &rows, &deciding, &stage.ministry, at)?.made;
    tell(Step::Accepted(decided.len(), out));
    demo.decisions.extend(decided.into_iter().map(|decided| decided.path));
    Ok(())
}

/// Who decides, in words of the language that the demonstration speaks.
fn reviewer(stage: &Stage) -> Reviewer {
    let word = |id| stage.lang.text(id);
    Reviewer { name: word("demo-reviewer-name"), title: word("demo-reviewer-title") }
}

/// Returns the last year's declaration of a body, with a comment at a quantity and one to the whole.
fn give_back(stage: &Stage, person: &Person, at: Timestamp) -> Result<Decided, Fault> {
    let [_, year] = YEARS;
    let rows = stage.store.submissions(year)?;
    let row =
        rows.into_iter().find(|row| row.organization == person.body.code && row.status == Status::ToReview);
    let row = row.ok_or(super::Refusal::NothingToReview)?;
    let row = register::find(&stage.store, &row.fingerprint)?;
    let comments = vec![
        Comment { quantity: Some("services".to_owned()), text: stage.lang.text("demo-comment-services") },
        Comment { quantity: None, text: stage.lang.text("demo-comment-whole") },
    ];
    let out = stage.folder.join("decisions");
    let deciding = Deciding { outcome: Outcome::Returned, comments, by: reviewer(stage), out: &out };
    let decided = decide::decide(&stage.store, &[row], &deciding, &stage.ministry, at)?.made;
    decided.into_iter().next().ok_or_else(|| super::Refusal::NothingToReview.into())
}

/// Adds the officer's signature to a file of the lead's.
fn attested(stage: &Stage, person: &Person, sealed: &Path, out: PathBuf) -> Result<PathBuf, Fault> {
    attest::attest(&stage.store, sealed, &out, Overwrite::No, &person.officer, stage.at)?;
    Ok(out)
}
