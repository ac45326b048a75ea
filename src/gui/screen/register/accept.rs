//! Accepting what waits: what is on the screen is what is signed.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::focus;
use jiff::Timestamp;

use super::{Action, Desk, Message, ROWS, State, key, wrap};
use crate::envelope::{Outcome, Reviewer};
use crate::l10n::Args;
use crate::workflow::Fault;
use crate::workflow::ministry::decide::{self, Deciding, Decisions};

impl State {
    pub(super) fn accept_all(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(list)) = (desk.store.cloned(), &self.list) else { return Action::None };
        // What is on the screen is what is accepted, whatever comes in meanwhile.
        let shown = list.prepared().register.to_review();
        if self.working || desk.context.read_only {
            return Action::None;
        }
        let Some(chosen) = self.key.chosen(&desk.context) else { return Action::Run(focus("passphrase")) };
        let folder = PathBuf::from(self.folder.trim());
        let given = self.reviewer.given();
        self.working = true;
        self.problem = None;
        let work = async move {
            let at = Timestamp::now();
            let rows = decide::as_shown(&store, &shown)?;
            let (outcome, by) = (Outcome::Accepted, Reviewer::default());
            let mut deciding = Deciding { outcome, comments: Vec::new(), by, out: &folder };
            decide::ready(&store, &rows, &deciding, at)?;
            let key = key::open(&store, &chosen, "", at)?;
            deciding.by = decide::reviewer(&store, given, &key)?;
            decide::decide(&store, &rows, &deciding, &key, at).map(Arc::new)
        };
        Action::Run(Task::perform(work, |done| wrap(Message::Accepted(done))))
    }

    pub(super) fn accepted(&mut self, done: Result<Arc<Decisions>, Fault>, desk: &Desk<'_>) -> Action {
        self.working = false;
        match done {
            Ok(decided) => {
                self.close();
                let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
                let args =
                    Args::new().count("count", count(decided.made.len())).text("folder", self.folder.trim());
                let mut said = desk.context.with("register-screen-accepted", &args);
                if !decided.moved.is_empty() {
                    let args = Args::new().count("count", count(decided.moved.len()));
                    said = format!("{said} {}", desk.context.with("register-screen-moved", &args));
                }
                self.said = Some(said);
                Action::Run(self.refresh(desk.store, desk.context.lang).chain(focus(ROWS)))
            }
            Err(fault) => {
                if let Some(store) = desk.store {
                    self.key.refresh_for_decisions(store);
                }
                let problem = desk.context.problem(&fault);
                if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
                    self.key.say(problem);
                    return Action::Run(focus("passphrase"));
                }
                self.problem = Some(problem);
                Action::None
            }
        }
    }
}
