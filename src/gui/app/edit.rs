//! What is typed goes to the disk at once, and can be undone.

use std::sync::Arc;

use iced::widget::operation;
use iced::{Task, window};
use jiff::Timestamp;

use super::{App, Message};
use crate::framework::Framework;
use crate::gui::screen::target;
use crate::gui::{Draft, Page};
use crate::l10n;
use crate::store::{self, DraftId, DraftState, StoreFault};
use crate::workflow::{self, Fault, body::follow, campaign};

impl App {
    /// Opens a declaration at its first page, once everything typed in the one that is open is on the disk; else that
    /// one stays.
    pub(super) fn open_draft(&mut self, id: DraftId) -> Task<Message> {
        let loaded = self.write_now().map_err(Fault::from).and_then(|()| self.load_draft(id));
        match loaded {
            Ok(draft) => {
                let sealed = draft.sealed.is_some();
                self.draft = Some(draft);
                self.pages.target = target::State::default();
                self.pages.organization.open(self.store.as_ref());
                self.pages.sign = crate::gui::screen::sign::State::default();
                self.go(if sealed { Page::Sign } else { Page::Organization })
            }
            Err(fault) => {
                self.problem = Some(self.context().problem(&fault));
                Task::none()
            }
        }
    }

    /// Reads again what the workflow changed: evidence, the seal, last year's answers.
    pub(super) fn reload_draft(&mut self) -> Task<Message> {
        let Some(id) = self.draft.as_ref().map(|draft| draft.id) else { return Task::none() };
        match self.load_draft(id) {
            Ok(read) => {
                if let Some(draft) = &mut self.draft {
                    draft.evidence = read.evidence;
                    draft.sealed = read.sealed;
                    draft.set_previous(read.previous);
                }
            }
            Err(fault) => self.problem = Some(self.context().problem(&fault)),
        }
        Task::none()
    }

    fn load_draft(&self, id: DraftId) -> Result<Draft, Fault> {
        let store = self.store.as_ref().ok_or(StoreFault::UnknownDraft(id))?;
        let row = store.draft(id)?;
        // An earlier envelope that does not read any more is no reason to lose this year's draft.
        let previous = workflow::open::previous_of_draft(store, id).ok().flatten();
        let campaign = row.campaign.as_deref().map(|campaign| campaign::of_fingerprint(store, campaign));
        let campaign = campaign.transpose()?.flatten().map(Arc::new);
        let framework = campaign.as_ref().map(|known| Arc::new(known.framework.clone()));
        let framework = framework.unwrap_or_else(|| Arc::clone(&self.framework));
        let mut draft = Draft::new(framework, id, store.fields(id)?, previous);
        draft.campaign = campaign;
        draft.evidence = store.evidence(id)?;
        draft.saved_at = Some(row.changed_at);
        if let DraftState::Sealed(fingerprint) = row.state {
            draft.sealed = Some(fingerprint);
        }
        Ok(match row.corrects {
            Some(corrects) => draft.correcting(follow::corrected(store, &corrects)?),
            None => draft,
        })
    }

    /// Something was typed: kept as typed, valid or not.
    pub(super) fn typed(&mut self, field: &str, text: String) -> Task<Message> {
        if self.context().read_only {
            return Task::none();
        }
        let Some(draft) = &mut self.draft else { return Task::none() };
        draft.set(field, text);
        self.said = None;
        self.save()
    }

    /// Writes what is not written yet, beside the window's own work. A write under way takes up the rest when it
    /// is done, so that fast typing makes few writes and none of them waits. A write that went well says nothing
    /// unless something is to be shown or done for it.
    pub(super) fn save(&mut self) -> Task<Message> {
        let (Some(draft), Some(store)) = (&mut self.draft, &self.store) else { return Task::none() };
        let Some((unsaved, writing)) = draft.take_unsaved() else { return Task::none() };
        let (id, store) = (draft.id, store.clone());
        let shown = draft.saved_at.filter(|_| self.problem.is_none()).map(l10n::time);
        let write = async move {
            let at = Timestamp::now();
            match writing.run(|| store.write_fields(id, &unsaved, at)) {
                Some(Ok(())) if shown == Some(l10n::time(at)) && !writing.is_awaited(at) => Task::none(),
                Some(result) => Task::done(Message::Saved(id, result.map(|()| at))),
                None => Task::none(),
            }
        };
        Task::future(write).then(|told| told)
    }

    pub(super) fn saved(&mut self, id: DraftId, result: Result<Timestamp, StoreFault>) -> Task<Message> {
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.id == id) else { return Task::none() };
        match result {
            Ok(at) => {
                draft.saved(at);
                self.problem = None;
                self.save()
            }
            Err(fault) => {
                // What was typed stays on the screen and is written with the next change.
                draft.not_saved();
                self.problem = Some(self.context().problem(&fault));
                Task::none()
            }
        }
    }

    /// Takes a change back, or makes it again, and goes where it is.
    pub(super) fn undo(&mut self, again: bool) -> Task<Message> {
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.sealed.is_none()) else {
            return Task::none();
        };
        let field = if again { draft.redo() } else { draft.undo() };
        let Some(field) = field else { return Task::none() };
        let page = page_of(&draft.framework, &field);
        let save = self.save();
        let focus = if page == self.page { operation::focus(field) } else { self.go_to(page, field) };
        Task::batch([save, focus])
    }

    /// Writes what is not on the disk yet, and waits for it.
    fn write_now(&mut self) -> Result<(), StoreFault> {
        let (Some(draft), Some(store)) = (&mut self.draft, &self.store) else { return Ok(()) };
        let unsaved = draft.overtake();
        if unsaved.is_empty() {
            return Ok(());
        }
        let at = Timestamp::now();
        store.write_fields(draft.id, &unsaved, at)?;
        draft.all_saved(at);
        Ok(())
    }

    /// Closes the window once everything typed is on the disk; if it cannot be written, says so and stays, and
    /// closes when asked again.
    pub(super) fn close(&mut self, window: window::Id) -> Task<Message> {
        if let Err(fault) = self.write_now() {
            let problem = self.context().problem(&fault);
            if self.problem.as_ref() != Some(&problem) {
                self.problem = Some(problem);
                return Task::none();
            }
        }
        window::close::<Message>(window).chain(iced::exit())
    }
}

/// The page on which a field stands.
fn page_of(framework: &Framework, field: &str) -> Page {
    if field == store::field::CORRECTION_REASON {
        return Page::Check;
    }
    target::page_of(framework, field).unwrap_or(Page::Organization)
}
