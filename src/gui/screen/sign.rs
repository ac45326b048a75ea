//! Sign and export: what is signed, with which key, where the file goes; then its fingerprint and what comes next.

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;

use super::key::{self, fingerprint};
use super::{Action, Desk, choose_folder};
use crate::envelope;
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph, strong};
use crate::gui::{self, Context, Draft, Page};
use crate::store::Home;
use crate::store::files::Overwrite;
use crate::workflow::{Fault, body::export, body::seal};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    pub(in crate::gui) key: key::State,
    folder: String,
    working: bool,
    problem: Option<String>,
    done: Option<PathBuf>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// About the key.
    Key(key::Message),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Signs and exports.
    Sign,
    /// It is done, or why not.
    Signed(Result<PathBuf, Fault>),
    /// Writes the signed file once more.
    Again,
    /// Copies words.
    Copy(String),
    /// To the points to correct.
    Check,
}

impl State {
    /// The page is shown: which keys are here, where files go.
    pub fn refresh(&mut self, home: &Home) {
        self.key.refresh(home);
        if self.folder.is_empty() {
            self.folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Key(message) => {
                self.key.update(message);
                Action::None
            }
            Message::Folder(folder) => {
                self.folder = folder;
                Action::None
            }
            Message::Browse => {
                let ask = choose_folder(desk.context.text("sign-where"));
                Action::Run(Task::perform(ask, |folder| gui::Message::Sign(Message::Browsed(folder))))
            }
            Message::Browsed(folder) => {
                if let Some(folder) = folder {
                    self.folder = folder.display().to_string();
                }
                Action::None
            }
            Message::Sign => self.sign(desk),
            Message::Again => self.again(desk),
            Message::Signed(Ok(path)) => {
                self.working = false;
                self.problem = None;
                self.done = Some(path);
                self.key.forget();
                Action::ReloadDraft
            }
            Message::Signed(Err(fault)) => {
                self.working = false;
                self.key.refresh(desk.home);
                let problem = desk.context.problem(&fault);
                if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
                    self.key.say(problem);
                    Action::Run(iced::widget::operation::focus("passphrase"))
                } else {
                    self.problem = Some(problem);
                    Action::None
                }
            }
            Message::Copy(words) => Action::Run(clipboard::write(words)),
            Message::Check => Action::Go(Page::Check),
        }
    }

    fn sign(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else { return Action::None };
        if self.working || draft.sealed.is_some() || draft.errors().next().is_some() {
            return Action::None;
        }
        let Some(chosen) = self.key.chosen(&desk.context) else {
            return Action::Run(iced::widget::operation::focus("passphrase"));
        };
        self.working = true;
        self.problem = None;
        let declaration = draft.declaration();
        let owner = format!("{}, {}", declaration.prepared_by.name, declaration.prepared_by.title);
        let (id, unsaved) = (draft.id, draft.all_unsaved());
        let (code, year) = (declaration.organization.code.clone(), declaration.year.unwrap_or_default());
        let (framework, lang) = (desk.context.framework.clone(), desk.context.lang);
        let folder = PathBuf::from(self.folder.trim());
        let work = async move {
            let at = Timestamp::now();
            // What is signed is what is on the disk: the last keystroke goes there first.
            if !unsaved.is_empty() {
                store.write_fields(id, &unsaved, at)?;
            }
            let key = key::open(&store, &chosen, &owner, at)?;
            let out = export::free_path(&folder, &code, year, envelope::EXTENSION);
            let sealing = seal::DraftSealing {
                framework: &framework,
                draft: id,
                language: lang,
                out: &out,
                overwrite: Overwrite::No,
            };
            seal::seal_draft(&store, &sealing, &key, at).map(|sealed| sealed.path)
        };
        Action::Run(Task::perform(work, |done| gui::Message::Sign(Message::Signed(done))))
    }

    fn again(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else { return Action::None };
        let Some(fingerprint) = draft.sealed.clone() else { return Action::None };
        let folder = PathBuf::from(self.folder.trim());
        let work = async move { export::again(&store, &fingerprint, &folder) };
        Action::Run(Task::perform(work, |done| gui::Message::Sign(Message::Signed(done))))
    }

    /// The page.
    pub fn view<'a>(&'a self, draft: &'a Draft, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18).max_width(760);
        page = page.push(heading(1, context.text("page-sign")));
        if let Some(problem) = &self.problem {
            page = page.push(
                kit::banner("sign-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        page = match &draft.sealed {
            Some(sealed) => page.push(self.sealed(sealed, context)),
            None => page.push(self.to_sign(draft, context)),
        };
        page.into()
    }

    fn to_sign<'a>(&'a self, draft: &'a Draft, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut part = Column::new().spacing(18).push(paragraph(context.text("sign-lead")));
        part = part.push(kit::panel(what(draft, context)).width(Length::Fill));
        if draft.errors().next().is_some() {
            let not_yet = kit::banner("sign-not-yet", Tone::Warning, context.text("sign-not-yet"));
            let check = gui::Message::Sign(Message::Check);
            return part.push(not_yet.link("sign-check", context.text("sign-check"), check)).into();
        }
        let key = self.key.view(context).map(|message| gui::Message::Sign(Message::Key(message)));
        part = part.push(
            kit::panel(column![heading(2, context.text("sign-key")), key].spacing(14)).width(Length::Fill),
        );
        part = part.push(kit::panel(self.place("sign-where", context)).width(Length::Fill));
        let sign = button::primary("sign", context.text("sign-do")).icon(Icon::ShieldCheck);
        let sign: Element<'a, gui::Message> = if self.working {
            sign.disabled(context.text("sign-working")).into()
        } else if context.read_only {
            sign.disabled(context.text("banner-read-only")).into()
        } else {
            sign.on_press(gui::Message::Sign(Message::Sign)).into()
        };
        part.push(sign).into()
    }

    fn place<'a>(&'a self, title: &str, context: &Context<'_>) -> Element<'a, gui::Message> {
        column![
            heading(2, context.text(title)),
            field("sign-folder", context.text("folder-label"), self.folder.clone())
                .hint(context.text("sign-where-hint"))
                .on_input(|text| gui::Message::Sign(Message::Folder(text))),
            button::quiet("sign-browse", context.text("browse"))
                .on_press(gui::Message::Sign(Message::Browse)),
        ]
        .spacing(12)
        .into()
    }

    fn sealed<'a>(&'a self, sealed: &str, context: &Context<'_>) -> Element<'a, gui::Message> {
        let copy = |words: String| gui::Message::Sign(Message::Copy(words));
        let title = if self.done.is_some() { "sign-done" } else { "sign-sealed" };
        let mut part = Column::new().spacing(18);
        part = part.push(kit::banner("sign-done", Tone::Success, context.text(title)));
        let mut proof = Column::new().spacing(14).push(fingerprint(
            context,
            "copy-fingerprint",
            &context.text("sign-fingerprint"),
            sealed
                .parse::<envelope::Fingerprint>()
                .map_or_else(|_| sealed.to_owned(), |print| print.groups()),
            copy(sealed.to_owned()),
        ));
        if let Some(done) = &self.done {
            let path = done.display().to_string();
            proof = proof.push(fingerprint(
                context,
                "copy-path",
                &context.text("sign-file"),
                path.clone(),
                copy(path),
            ));
        }
        part = part.push(kit::panel(proof).width(Length::Fill));
        let mut next = Column::new().spacing(8).push(heading(2, context.text("sign-next")));
        for (number, step) in ["sign-next-officer", "sign-next-ministry", "sign-next-key"].iter().enumerate()
        {
            let number = strong(format!("{}.", number + 1)).width(22);
            next = next.push(row![number, paragraph(context.text(step)).width(Length::Fill)].spacing(8));
        }
        next = next.push(
            button::link("sign-card", context.text("signers-card-write"))
                .on_press(gui::Message::GoTo(Page::Preferences, "card-body".to_owned())),
        );
        part = part.push(kit::panel(next).width(Length::Fill));
        let again = button::secondary("sign-again", context.text("sign-again-do"))
            .on_press(gui::Message::Sign(Message::Again));
        part.push(
            kit::panel(column![self.place("sign-again", context), again].spacing(12)).width(Length::Fill),
        )
        .into()
    }
}

/// What is being declared.
fn what<'a>(draft: &'a Draft, context: &Context<'_>) -> Element<'a, gui::Message> {
    let declaration = draft.declaration();
    let answers = declaration.sheet.answers(context.framework).len();
    let person = &declaration.prepared_by;
    let mut part = Column::new().spacing(6).push(heading(2, context.text("sign-what")));
    for (label, words) in [
        ("sign-body", format!("{} ({})", declaration.organization.name, declaration.organization.code)),
        ("sign-year", declaration.year.map(|year| year.to_string()).unwrap_or_default()),
        ("sign-answers", answers.to_string()),
        ("sign-explained", draft.explained().len().to_string()),
        ("sign-evidence", draft.evidence.len().to_string()),
        ("sign-preparer", format!("{}, {}", person.name, person.title)),
    ] {
        let label = hint(context.text(label)).width(190);
        part = part.push(row![label, paragraph(words).width(Length::Fill)].spacing(12));
    }
    part.into()
}

/// Where people keep their documents.
pub(super) fn folder_of_the_person() -> Option<PathBuf> {
    let person = directories::UserDirs::new()?;
    let documents = person.document_dir().filter(|path| path.is_dir());
    Some(documents.unwrap_or(person.home_dir()).to_owned())
}
