//! A file that was opened: its verdict first, its signatures, what it says; and the officer's signature.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;

use super::campaign;
use super::key::{self, fingerprint};
use super::sign::folder_of_the_person;
use super::{Action, Desk, choose_folder};
use crate::envelope::{Circumstances, EXTENSION, Kind, Required, Verdict};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::gui::{self, Context};
use crate::store::Store;
use crate::store::files::Overwrite;
use crate::trust::{Role, Signers};
use crate::workflow::campaign::{self as campaigns, Looked, look};
use crate::workflow::officer::attest::{self, Attested};
use crate::workflow::open::{self, Shown};
use crate::workflow::signers::Trusted;
use crate::workflow::{Fault, body::export, body::follow};

pub(super) mod content;

use content::{content, signatures, verdict};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    path: PathBuf,
    shown: Option<Arc<Shown>>,
    problem: Option<String>,
    pub(in crate::gui) key: key::State,
    name: String,
    folder: String,
    working: bool,
    attested: Option<Arc<Attested>>,
    campaign: Option<campaign::State>,
    refused: Option<Fault>,
}

/// What a file turned out to be.
#[derive(Debug, Clone)]
pub enum Read {
    /// A declaration, or nothing that is intact.
    Shown(Arc<Shown>),
    /// A campaign.
    Campaign(Arc<Shown>, Arc<Looked>),
    /// A decision about a declaration of this home: its fingerprint, and whether a later one was known already.
    Followed(String, bool),
    /// A campaign or a decision that is not good here, and why.
    Refused(Arc<Shown>, Fault),
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The file is read, or why not.
    Read(Result<Read, Fault>),
    /// About the campaign.
    Campaign(campaign::Message),
    /// About the key.
    Key(key::Message),
    /// The officer's name is typed.
    Name(String),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Attests and exports.
    Attest,
    /// It is done, or why not.
    Done(Result<Arc<Attested>, Fault>),
    /// Copies words.
    Copy(String),
}

impl State {
    /// Opens a file.
    pub fn open(&mut self, path: PathBuf, store: Option<&Store>) -> Task<gui::Message> {
        let folder = std::mem::take(&mut self.folder);
        *self = Self { path: path.clone(), folder, ..Self::default() };
        if let Some(store) = store {
            self.key.refresh(store.home());
        }
        if self.folder.is_empty() {
            let beside = path.parent().filter(|folder| folder.is_dir()).map(PathBuf::from);
            let folder = beside.or_else(folder_of_the_person);
            self.folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        }
        let store = store.cloned();
        let read = async move { read(store.as_ref(), &path, Timestamp::now()) };
        Task::perform(read, |shown| gui::Message::Envelope(Message::Read(shown)))
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(Ok(read)) => return self.show(read),
            Message::Campaign(message) => {
                let campaign = self.campaign.as_mut();
                return campaign.map_or(Action::None, |campaign| campaign.update(message, desk));
            }
            Message::Read(Err(fault)) => self.problem = Some(desk.context.problem(&fault)),
            Message::Key(message) => self.key.update(message),
            Message::Name(name) => self.name = name,
            Message::Folder(folder) => self.folder = folder,
            Message::Browsed(Some(folder)) => self.folder = folder.display().to_string(),
            Message::Browsed(None) => {}
            Message::Browse => {
                let ask = choose_folder(desk.context.text("sign-where"));
                return Action::Run(Task::perform(ask, |folder| {
                    gui::Message::Envelope(Message::Browsed(folder))
                }));
            }
            Message::Attest => return self.attest(desk),
            Message::Done(Ok(attested)) => {
                self.working = false;
                self.key.forget();
                self.problem = None;
                self.attested = Some(attested);
            }
            Message::Done(Err(fault)) => {
                self.working = false;
                self.key.refresh(desk.home);
                let problem = desk.context.problem(&fault);
                if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
                    self.key.say(problem);
                    return Action::Run(iced::widget::operation::focus("passphrase"));
                }
                self.problem = Some(problem);
            }
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
        }
        Action::None
    }

    fn show(&mut self, read: Read) -> Action {
        match read {
            Read::Shown(shown) => self.shown = Some(shown),
            Read::Campaign(shown, looked) => {
                self.shown = Some(shown);
                self.campaign = Some(campaign::State::new(self.path.clone(), looked));
            }
            Read::Refused(shown, fault) => {
                self.shown = Some(shown);
                self.refused = Some(fault);
            }
            Read::Followed(fingerprint, outdated) => return Action::FollowUp(fingerprint, outdated),
        }
        Action::None
    }

    fn attest(&mut self, desk: &Desk<'_>) -> Action {
        let submission = self.shown.as_ref().and_then(|shown| shown.submission.as_ref());
        let (Some(store), Some(submission)) = (desk.store.cloned(), submission) else { return Action::None };
        if self.working {
            return Action::None;
        }
        let Some(chosen) = self.key.chosen(&desk.context) else {
            return Action::Run(iced::widget::operation::focus("passphrase"));
        };
        let (file, owner) = (self.path.clone(), self.name.trim().to_owned());
        let folder = PathBuf::from(self.folder.trim());
        let out = export::free_path(&folder, &submission.organization.code, submission.year, EXTENSION);
        self.working = true;
        self.problem = None;
        let work = async move {
            let at = Timestamp::now();
            let key = key::open(&store, &chosen, &owner, at)?;
            attest::attest(&store, &file, &out, Overwrite::No, &key, at).map(Arc::new)
        };
        Action::Run(Task::perform(work, |done| gui::Message::Envelope(Message::Done(done))))
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18).max_width(860);
        let title = self.campaign.as_ref().map(|campaign| campaign.title(context));
        let title = title.unwrap_or_else(|| context.text("page-envelope"));
        page = page.push(column![heading(1, title), hint(self.path.display().to_string())].spacing(4));
        if let Some(problem) = &self.problem {
            page = page.push(
                kit::banner("envelope-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        let Some(shown) = &self.shown else {
            let reading = self.problem.is_none().then(|| paragraph(context.text("envelope-reading")));
            return page.push(reading).into();
        };
        if let Some(refused) = &self.refused {
            page = page.push(
                kit::banner("envelope-refused", Tone::Error, context.text("follow-refused"))
                    .line(context.problem(refused)),
            );
        }
        if let Some(campaign) = &self.campaign {
            let campaign = campaign.view(context);
            return page
                .push(campaign.map(|message| gui::Message::Envelope(Message::Campaign(message))))
                .into();
        }
        // A refusal says why itself, by what this home knows.
        page = page.push(self.refused.is_none().then(|| verdict(context, shown)));
        // A file that cannot be read as an envelope has neither fingerprint nor signatures: no empty frame.
        if shown.report.fingerprint.is_some() || !shown.report.signatures.is_empty() {
            page = page.push(kit::panel(signatures(context, shown)).width(Length::Fill));
        }
        match &shown.submission {
            Some(submission) => {
                page = page.push(self.attestation(context, shown));
                page = page.push(kit::panel(content(context, submission)).width(Length::Fill));
            }
            None if self.refused.is_some() => {}
            None => page = page.push(paragraph(context.text("envelope-none"))),
        }
        page.into()
    }

    fn attestation<'a>(&'a self, context: &Context<'_>, shown: &Shown) -> Element<'a, gui::Message> {
        let wrap = |message| gui::Message::Envelope(message);
        if let Some(done) = &self.attested {
            let path = done.path.display().to_string();
            return kit::banner("attest-done", Tone::Success, context.text("attest-done"))
                .line(context.text("attest-next"))
                .push(fingerprint(
                    context,
                    "copy-path",
                    &context.text("sign-file"),
                    path.clone(),
                    wrap(Message::Copy(path)),
                ))
                .into();
        }
        if shown.report.signatures.iter().any(|signature| signature.role == Role::Officer) {
            return kit::banner("attest-already", Tone::Info, context.text("attest-already")).into();
        }
        let key = self.key.view(context).map(|message| gui::Message::Envelope(Message::Key(message)));
        let attest = button::primary("attest", context.text("attest-do")).icon(Icon::ShieldCheck);
        let attest: Element<'a, gui::Message> = if self.working {
            attest.disabled(context.text("sign-working")).into()
        } else if context.read_only {
            attest.disabled(context.text("banner-read-only")).into()
        } else {
            attest.on_press(wrap(Message::Attest)).into()
        };
        let part = column![
            heading(2, context.text("attest-title")),
            paragraph(context.text("attest-lead")),
            field("attest-name", context.text("attest-name"), self.name.clone())
                .hint(context.text("attest-name-hint"))
                .on_input(move |name| wrap(Message::Name(name))),
            key,
            field("attest-folder", context.text("folder-label"), self.folder.clone())
                .hint(context.text("sign-where-hint"))
                .on_input(move |folder| wrap(Message::Folder(folder))),
            row![
                attest,
                button::quiet("attest-browse", context.text("browse")).on_press(wrap(Message::Browse))
            ]
            .spacing(12),
        ];
        kit::panel(part.spacing(14)).width(Length::Fill).into()
    }
}

/// Reads a file and does what its kind asks for: a decision is taken in at once, a campaign only looked at.
fn read(store: Option<&Store>, path: &Path, at: Timestamp) -> Result<Read, Fault> {
    let trusted = store.map(|store| Trusted::here(store)).transpose()?.unwrap_or_default();
    let campaigns = store.map(|store| campaigns::required(store)).transpose()?.unwrap_or_default();
    let judging = Circumstances {
        signers: Some(&trusted.signers).filter(|register| judges(register)),
        required: Some(Required::OfCampaigns(&campaigns)),
        ..trusted.judging(at)
    };
    let shown = open::show(path, &judging)?;
    let kind = shown.report.kind.filter(|_| shown.report.verdict != Verdict::Broken);
    let shown = Arc::new(shown);
    match (kind, store) {
        (Some(Kind::Campaign), Some(store)) => Ok(match look(store, path, at) {
            Ok(looked) => Read::Campaign(shown, Arc::new(looked)),
            Err(fault) => Read::Refused(shown, fault),
        }),
        (Some(Kind::Decision), Some(store)) => Ok(match follow::follow(store, path, at) {
            Ok(followed) => {
                Read::Followed(followed.decision.about.fingerprint.to_string(), followed.outdated)
            }
            Err(fault) => Read::Refused(shown, fault),
        }),
        (Some(Kind::Submission), Some(store)) => {
            // That it could not be noted is no reason not to show it.
            let _ = follow::see_attested(store, path, at);
            Ok(Read::Shown(shown))
        }
        _ => Ok(Read::Shown(shown)),
    }
}

/// Does this home know who may sign for bodies? A body knows only its ministry: then nobody's key is held against it.
fn judges(register: &Signers) -> bool {
    register.iter().any(|signer| signer.principal.role != Role::Ministry)
}
