//! Receiving from the window: on a thread of its own, told step by step, stopped at a word.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::channel::mpsc;
use iced::widget::operation::focus;
use jiff::Timestamp;

use super::{Action, Desk, Message, State, choose_files, choose_folder, wrap};
use crate::store::Store;
use crate::workflow::ministry::receive::{self, Line, Outcome};
use crate::workflow::{Fault, keys, signers};

/// How far receiving has come.
#[derive(Debug, Clone)]
pub enum Step {
    /// So many files are done of so many.
    Done(usize, usize),
    /// It is over, or why it stopped.
    Over(Result<Arc<Summary>, Fault>),
}

/// What became of all of them.
#[derive(Debug)]
pub struct Summary {
    /// How many are in the register from now on.
    pub received: usize,
    /// How many were there before.
    pub already: usize,
    /// How many have a rival.
    pub conflicts: usize,
    /// Those that were set aside or are in conflict, each with its reasons.
    pub told: Vec<Line>,
}

impl Summary {
    fn of(lines: Vec<Line>) -> Self {
        let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count();
        let (received, already) = (count(Outcome::Received), count(Outcome::Already));
        let conflicts = count(Outcome::Conflict);
        let told = |line: &Line| matches!(line.outcome, Outcome::SetAside | Outcome::Conflict);
        Self { received, already, conflicts, told: lines.into_iter().filter(told).collect() }
    }

    /// How many were set aside.
    #[must_use]
    pub fn set_aside(&self) -> usize {
        self.told.len() - self.conflicts
    }
}

/// Files that are being received.
#[derive(Debug)]
pub(super) struct Receiving {
    pub(super) done: usize,
    pub(super) of: usize,
    since: Instant,
    go_on: Arc<AtomicBool>,
}

impl Receiving {
    pub(super) fn stop(&mut self) {
        self.go_on.store(false, Ordering::Relaxed);
    }

    pub(super) fn is_stopping(&self) -> bool {
        !self.go_on.load(Ordering::Relaxed)
    }

    /// How many a second, and how long the rest takes; none before the first step.
    pub(super) fn pace(&self) -> Option<(u64, Duration)> {
        let spent = self.since.elapsed().as_secs_f64();
        if self.done == 0 || spent <= 0.0 {
            return None;
        }
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let rate = number(self.done) / spent;
        let left = number(self.of.saturating_sub(self.done)) / rate;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "files a second, not negative"
        )]
        Some((rate.round() as u64, Duration::from_secs_f64(left.min(1e6))))
    }
}

impl State {
    /// What is to be received is said.
    pub(super) fn take(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        let context = &desk.context;
        if context.read_only {
            return Action::None;
        }
        match message {
            Message::ReceivePath if self.path.trim().is_empty() => Action::Run(focus("register-path")),
            Message::ReceivePath => self.begin(vec![PathBuf::from(self.path.trim())], desk.store),
            Message::Files => {
                let ask = choose_files(
                    context.text("register-screen-receive"),
                    context.text("kind-envelope"),
                    &["jauge"],
                );
                Action::Run(Task::perform(ask, |files| wrap(Message::Chosen(files))))
            }
            Message::Folders => {
                let ask = choose_folder(context.text("register-screen-receive"));
                Action::Run(Task::perform(ask, |folder| wrap(Message::Chosen(folder.into_iter().collect()))))
            }
            Message::Chosen(paths) => self.begin(paths, desk.store),
            _ => Action::None,
        }
    }

    fn begin(&mut self, paths: Vec<PathBuf>, store: Option<&Store>) -> Action {
        let Some(store) = store.cloned().filter(|_| !paths.is_empty()) else { return Action::None };
        if self.receiving.is_some() {
            self.waiting.extend(paths);
            return Action::None;
        }
        self.received = None;
        self.problem = None;
        self.said = None;
        let go_on = Arc::new(AtomicBool::new(true));
        self.receiving = Some(Receiving { done: 0, of: 0, since: Instant::now(), go_on: go_on.clone() });
        let (sender, steps) = mpsc::unbounded();
        // A thread of its own: the pool of tasks is small, and this may take minutes.
        std::thread::spawn(move || {
            let told = sender.clone();
            let over = receive_all(&store, &paths, &mut |done, of| {
                // Nobody listens any more: the window is closed.
                told.unbounded_send(Step::Done(done, of)).is_ok() && go_on.load(Ordering::Relaxed)
            });
            let _ = sender.unbounded_send(Step::Over(over));
        });
        Action::Run(Task::run(steps, |step| wrap(Message::Step(step))))
    }

    /// Receiving has come further, or is over.
    pub(super) fn step(&mut self, step: Step, desk: &Desk<'_>) -> Action {
        match step {
            Step::Done(done, of) => {
                if let Some(receiving) = &mut self.receiving {
                    (receiving.done, receiving.of) = (done, of);
                }
                return Action::None;
            }
            Step::Over(Ok(summary)) => {
                self.panel = None;
                self.path.clear();
                self.received = Some(summary);
            }
            Step::Over(Err(fault)) => self.problem = Some(desk.context.problem(&fault)),
        }
        self.receiving = None;
        let waiting = std::mem::take(&mut self.waiting);
        let again = self.refresh(desk.store, desk.context.lang);
        match self.begin(waiting, desk.store) {
            Action::Run(next) => Action::Run(Task::batch([again, next])),
            _ => Action::Run(again.chain(focus("register-close"))),
        }
    }
}

fn receive_all(
    store: &Store,
    paths: &[PathBuf],
    go_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Arc<Summary>, Fault> {
    let register = signers::register(store)?;
    let who = keys::person(store.home());
    let lines = receive::receive(store, paths, &register, &who, Timestamp::now(), go_on)?;
    Ok(Arc::new(Summary::of(lines)))
}
