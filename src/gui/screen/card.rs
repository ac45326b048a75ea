//! The signer's card that a person hands to the ministry. Part of the page Preferences.

use std::path::PathBuf;

use iced::Task;
use iced::widget::{Column, row};

use super::sign::folder_of_the_person;
use super::{Action, Desk, choose_folder};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::gui::{self, Context};
use crate::l10n::Args;
use crate::store::Store;
use crate::trust::{BodyCode, Principal, Role};
use crate::workflow::keys::{self, KeyFile};
use crate::workflow::{Fault, body::export, signers};

/// What this part remembers.
#[derive(Default)]
pub struct State {
    keys: Vec<KeyFile>,
    key: usize,
    role: Option<Role>,
    body: String,
    folder: String,
    said: Option<(Tone, String)>,
}

/// What can happen in this part.
#[derive(Debug, Clone)]
pub enum Message {
    /// Which key, by its place.
    Key(usize),
    /// The role.
    Role(Role),
    /// The body's code is typed.
    Body(String),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Writes the card.
    Write,
    /// It is written, or why not.
    Written(Result<PathBuf, Fault>),
}

fn outer(message: Message) -> gui::Message {
    gui::Message::Card(message)
}

impl State {
    /// The page is shown: which keys are here, for which body one last declared.
    pub fn refresh(&mut self, store: Option<&Store>) {
        self.said = None;
        let Some(store) = store else { return };
        self.keys = keys::list(store.home()).unwrap_or_default();
        if self.body.is_empty() {
            let drafts = store.drafts().unwrap_or_default();
            self.body = drafts.into_iter().map(|draft| draft.organization_code).next().unwrap_or_default();
        }
        if self.folder.is_empty() {
            self.folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        self.said = None;
        match message {
            Message::Key(at) => self.key = at,
            Message::Role(role) => self.role = Some(role),
            Message::Body(body) => self.body = body,
            Message::Folder(folder) => self.folder = folder,
            Message::Browse => {
                let ask = choose_folder(desk.context.text("signers-card"));
                return Action::Run(Task::perform(ask, |folder| outer(Message::Browsed(folder))));
            }
            Message::Browsed(Some(folder)) => self.folder = folder.display().to_string(),
            Message::Browsed(None) => {}
            Message::Write => return self.write(desk),
            Message::Written(Ok(path)) => {
                let args = Args::new().text("path", path.display().to_string());
                self.said = Some((Tone::Success, desk.context.with("signers-card-done", &args)));
            }
            Message::Written(Err(fault)) => self.said = Some((Tone::Error, desk.context.problem(&fault))),
        }
        Action::None
    }

    fn write(&mut self, desk: &Desk<'_>) -> Action {
        let Some(key) = self.keys.get(self.key).cloned() else { return Action::None };
        let Ok(body) = self.body.trim().parse::<BodyCode>() else {
            self.said = Some((Tone::Error, desk.context.text("signers-bad-body")));
            return Action::Run(iced::widget::operation::focus("card-body"));
        };
        let principal = Principal { role: self.role.unwrap_or(Role::Lead), body };
        let (lang, kind) = (desk.context.lang, desk.context.text("signers-card-file"));
        let folder = PathBuf::from(self.folder.trim());
        let write = async move {
            let stem = format!("{kind}-{}-{}", principal.role, principal.body);
            let out = export::free_name(&folder, &stem, "html");
            signers::write_card(&key, &principal, &out, lang).map(|()| out)
        };
        Action::Run(Task::perform(write, |done| outer(Message::Written(done))))
    }

    /// This part of the page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut part = Column::new().spacing(14).push(heading(2, context.text("signers-card")));
        part = part.push(paragraph(context.text("signers-card-lead")));
        if self.keys.is_empty() {
            return Element::from(part.push(hint(context.text("signers-card-no-key")))).map(outer);
        }
        let keys = self.keys.iter().enumerate().map(|(at, key)| {
            let owner = if key.owner.is_empty() { key.public.fingerprint() } else { key.owner.clone() };
            (at, owner)
        });
        let roles =
            [Role::Lead, Role::Officer].map(|role| (role, context.text(&format!("trust-role-{role}"))));
        part = part
            .push(
                kit::choice("card-key", context.text("signers-card-key"), keys, Some(self.key))
                    .on_choose(Message::Key),
            )
            .push(
                kit::choice("card-role", context.text("signers-role"), roles, self.role.or(Some(Role::Lead)))
                    .horizontal()
                    .on_choose(Message::Role),
            )
            .push(
                field("card-body", context.text("signers-body"), self.body.clone())
                    .hint(context.text("signers-body-hint"))
                    .on_input(Message::Body),
            )
            .push(
                field("card-folder", context.text("folder-label"), self.folder.clone())
                    .hint(context.text("sign-where-hint"))
                    .on_input(Message::Folder),
            );
        if let Some((tone, said)) = &self.said {
            let note = kit::note(*tone, said.clone());
            part = part.push(kit::live("card-said", gui::a11y::Live::Assertive, said.clone(), note));
        }
        let write = (!self.folder.trim().is_empty()).then_some(Message::Write);
        let part = part.push(
            row![
                button::secondary("card-write", context.text("signers-card-write"))
                    .icon(Icon::File)
                    .on_press_maybe(write),
                button::quiet("card-browse", context.text("browse")).on_press(Message::Browse),
            ]
            .spacing(10),
        );
        Element::from(part).map(outer)
    }
}
