//! Signers: who may sign for whom and until when; enrolled after comparing fingerprints, retired, never deleted.

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::gui::kit::dialog::Dialog;
use crate::gui::kit::{self, Element, Tone, button, field, heading, paragraph};
use crate::gui::{self, Context};
use crate::l10n::Args;
use crate::store::Store;
use crate::store::files::Overwrite;
use crate::trust::Signer;
use crate::workflow::{Fault, keys, signers};

mod enrol;
mod register;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    lines: Vec<Signer>,
    sought: String,
    enrol: enrol::State,
    retiring: Option<usize>,
    path: String,
    said: Option<(Tone, String)>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The register is read, or why not.
    Read(Result<Vec<Signer>, Fault>),
    /// What is sought in the register.
    Seek(String),
    /// About enrolling.
    Enrol(enrol::Message),
    /// Something was done to the register, and this is to be said; or why it was not.
    Done(Result<String, Fault>),
    /// A signer is enrolled, or why not.
    Enrolled(Result<String, Fault>),
    /// Asks whether the key of that line is to be retired.
    AskRetire(usize),
    /// It is.
    Retire,
    /// It is not.
    Keep,
    /// The path of a file is typed.
    Path(String),
    /// Asks for a file.
    Browse,
    /// A file was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Takes that file's lines in.
    Import,
    /// Writes the register to that file.
    Export,
}

fn outer(message: Message) -> gui::Message {
    gui::Message::Signers(message)
}

impl State {
    /// The page is shown: reads the register.
    pub fn open(&mut self, store: Option<&Store>) -> Task<gui::Message> {
        *self = Self { path: std::mem::take(&mut self.path), ..Self::default() };
        store.map_or_else(Task::none, read)
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(Ok(lines)) => self.lines = lines,
            Message::Read(Err(fault)) => self.said = Some((Tone::Error, desk.context.problem(&fault))),
            Message::Seek(typed) => self.sought = typed,
            Message::Enrol(message) => return self.enrol.update(message, desk),
            Message::Enrolled(done) => {
                if done.is_ok() {
                    self.enrol = enrol::State::default();
                }
                return self.done(done, desk);
            }
            Message::Done(done) => return self.done(done, desk),
            Message::AskRetire(at) => self.retiring = Some(at),
            Message::Keep => {
                let at = self.retiring.take();
                return at.map_or(Action::None, |at| focus(format!("signers-retire-{at}")));
            }
            Message::Retire => return self.retire(desk),
            Message::Path(path) => self.path = path,
            Message::Browse => {
                let title = desk.context.text("signers-files");
                let ask = choose_file(title, "allowed_signers".to_owned(), &["*"]);
                return Action::Run(Task::perform(ask, |file| outer(Message::Browsed(file))));
            }
            Message::Browsed(Some(file)) => self.path = file.display().to_string(),
            Message::Browsed(None) => {}
            Message::Import => return self.import(desk),
            Message::Export => return self.export(desk),
        }
        Action::None
    }

    fn done(&mut self, done: Result<String, Fault>, desk: &Desk<'_>) -> Action {
        self.said = Some(match done {
            Ok(words) => (Tone::Success, words),
            Err(fault) => (Tone::Error, desk.context.problem(&fault)),
        });
        desk.store.map_or(Action::None, |store| Action::Run(read(store)))
    }

    fn retire(&mut self, desk: &Desk<'_>) -> Action {
        let signer = self.retiring.take().and_then(|at| self.lines.get(at));
        let (Some(signer), Some(store)) = (signer, desk.store.cloned()) else { return Action::None };
        let said = desk.context.with("signers-retired", &about(signer));
        let key = signer.key.fingerprint();
        let retire = async move {
            let who = keys::person(store.home());
            signers::retire(&store, &key, &who, Timestamp::now()).map(|_| said)
        };
        Action::Run(Task::perform(retire, |done| outer(Message::Done(done))))
    }

    fn import(&mut self, desk: &Desk<'_>) -> Action {
        let Some(store) = desk.store.cloned() else { return Action::None };
        let path = PathBuf::from(self.path.trim());
        let lang = desk.context.lang;
        let import = async move {
            let who = keys::person(store.home());
            let taken = signers::import(&store, &path, None, &who, Timestamp::now())?.lines;
            let count = |number: usize| Args::new().count("count", u64::try_from(number).unwrap_or(u64::MAX));
            let mut said = lang.text_with("signers-imported", &count(taken.added));
            if !taken.held_back.is_empty() {
                let held_back = count(taken.held_back.len());
                said = format!("{said} {}", lang.text_with("workflow-signers-held-back", &held_back));
            }
            Ok(said)
        };
        Action::Run(Task::perform(import, |done| outer(Message::Done(done))))
    }

    fn export(&mut self, desk: &Desk<'_>) -> Action {
        let Some(store) = desk.store.cloned() else { return Action::None };
        let path = PathBuf::from(self.path.trim());
        let said =
            desk.context.with("signers-exported", &Args::new().text("path", path.display().to_string()));
        let export = async move { signers::export(&store, &path, Overwrite::No).map(|()| said) };
        Action::Run(Task::perform(export, |done| outer(Message::Done(done))))
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18);
        page = page.push(
            column![heading(1, context.text("signers-title")), paragraph(context.text("signers-lead"))]
                .spacing(6),
        );
        if let Some((tone, said)) = &self.said {
            page = page.push(kit::banner("signers-said", *tone, said.clone()));
        }
        let register = kit::panel(register::view(&self.lines, &self.sought, context)).width(Length::Fill);
        let enrol = self.enrol.view(context).map(Message::Enrol);
        let enrol = kit::panel(enrol).width(Length::Fill);
        let files = kit::panel(self.files(context)).width(Length::Fill);
        Element::from(page.push(register).push(enrol).push(files)).map(outer)
    }

    fn files<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let given = !self.path.trim().is_empty();
        let import = (given && !context.read_only).then_some(Message::Import);
        column![
            heading(2, context.text("signers-files")),
            paragraph(context.text("signers-files-lead")),
            field("signers-path", context.text("signers-path"), self.path.clone()).on_input(Message::Path),
            row![
                button::secondary("signers-import", context.text("signers-import")).on_press_maybe(import),
                button::secondary("signers-export", context.text("signers-export"))
                    .on_press_maybe(given.then_some(Message::Export)),
                button::quiet("signers-browse", context.text("browse")).on_press(Message::Browse),
            ]
            .spacing(10)
            .wrap(),
        ]
        .spacing(12)
        .into()
    }

    /// What is asked before a key is retired.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Dialog<'a, gui::Message>> {
        let signer = self.lines.get(self.retiring?)?;
        let keep = button::secondary("signers-retire-keep", context.text("signers-retire-keep"))
            .on_press(outer(Message::Keep));
        let retire = button::primary("signers-retire-do", context.text("signers-retire-do"))
            .on_press(outer(Message::Retire));
        Some(
            kit::dialog("signers-retire", context.text("signers-retire-title"), outer(Message::Keep))
                .push(paragraph(context.with("signers-retire-lead", &about(signer))))
                .push(kit::strong(signers::groups(&signer.key)))
                .action(keep)
                .action(retire)
                .first("signers-retire-keep"),
        )
    }
}

/// A file was dropped on the page: a card, or a key.
#[must_use]
pub fn dropped(path: PathBuf) -> Message {
    Message::Enrol(enrol::Message::Browsed(Some(path)))
}

fn read(store: &Store) -> Task<gui::Message> {
    let store = store.clone();
    let read = async move { signers::register(&store).map(|register| register.iter().cloned().collect()) };
    Task::perform(read, |read| outer(Message::Read(read)))
}

fn focus(id: String) -> Action {
    Action::Run(iced::widget::operation::focus(id))
}

/// Whose line it is.
fn about(signer: &Signer) -> Args<'_> {
    Args::new().text("principal", signer.principal.to_string()).text("person", person(signer))
}

/// Name and title; the key where the line names nobody.
fn person(signer: &Signer) -> String {
    if signer.comment.is_empty() { signer.key.fingerprint() } else { signer.comment.clone() }
}
