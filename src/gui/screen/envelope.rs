//! A file that was opened: its verdict first, its signatures, what it says; and the officer's signature.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;

use super::key::{self, fingerprint};
use super::sign::folder_of_the_person;
use super::{Action, Desk, choose_folder};
use crate::declaration::full_label;
use crate::envelope::{EXTENSION, Kind, Submission, Verdict};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, badge, button, field, heading, hint, paragraph, strong};
use crate::gui::{self, Context};
use crate::store::Store;
use crate::store::files::Overwrite;
use crate::trust::Role;
use crate::workflow::attest::{self, Attested};
use crate::workflow::open::{self, Shown};
use crate::workflow::verify::Judging;
use crate::workflow::{Fault, export};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    path: PathBuf,
    shown: Option<Arc<Shown>>,
    problem: Option<String>,
    key: key::State,
    name: String,
    folder: String,
    working: bool,
    attested: Option<Arc<Attested>>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The file is read, or why not.
    Read(Result<Arc<Shown>, Fault>),
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
        let read = async move {
            // This machine keeps no register of signers yet: what is intact is at best "not known here".
            let judging = Judging { signers: None, required: &[], at: Timestamp::now() };
            open::show(&path, &judging).map(Arc::new)
        };
        Task::perform(read, |shown| gui::Message::Envelope(Message::Read(shown)))
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(Ok(shown)) => self.shown = Some(shown),
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
        page = page.push(
            column![heading(1, context.text("page-envelope")), hint(self.path.display().to_string())]
                .spacing(4),
        );
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
        page = page.push(verdict(context, shown));
        // A file that cannot be read as an envelope has neither fingerprint nor signatures: no empty frame.
        if shown.report.fingerprint.is_some() || !shown.report.signatures.is_empty() {
            page = page.push(kit::panel(signatures(context, shown)).width(Length::Fill));
        }
        match &shown.submission {
            Some(submission) => {
                page = page.push(self.attestation(context, shown));
                page = page.push(kit::panel(content(context, submission)).width(Length::Fill));
            }
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

/// The verdict, with each reason and what to do about it.
pub(super) fn verdict<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, gui::Message> {
    let (tone, words) = match shown.report.verdict {
        Verdict::Valid => (Tone::Success, "envelope-verdict-valid"),
        Verdict::Incomplete => (Tone::Warning, "envelope-verdict-incomplete"),
        Verdict::Untrusted => (Tone::Warning, "envelope-verdict-untrusted"),
        Verdict::Broken => (Tone::Error, "envelope-verdict-broken"),
    };
    let mut banner = kit::banner("envelope-verdict", tone, context.text(words));
    for reason in &shown.report.reasons {
        banner = banner.line(context.problem(reason));
    }
    banner.into()
}

pub(super) fn signatures<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(10);
    if let Some(print) = &shown.report.fingerprint {
        part = part.push(fingerprint(
            context,
            "copy-fingerprint",
            &context.text("envelope-fingerprint"),
            print.groups(),
            gui::Message::Envelope(Message::Copy(print.to_string())),
        ));
    }
    if shown.report.kind != Some(Kind::Submission) || shown.report.signatures.is_empty() {
        return part.into();
    }
    part = part.push(heading(2, context.text("envelope-signatures")));
    for signature in &shown.report.signatures {
        let role = context.text(&format!("envelope-role-{}", signature.role));
        let (tone, good) = if signature.good {
            (Tone::Success, context.text("envelope-good"))
        } else {
            (Tone::Error, context.text("envelope-bad"))
        };
        let (known_tone, known) = if signature.trusted {
            (Tone::Success, context.text("envelope-trusted"))
        } else {
            (Tone::Warning, context.text("envelope-not-trusted"))
        };
        let key = signature.fingerprint().unwrap_or_default();
        part = part.push(
            column![
                row![strong(role), badge(tone, good), badge(known_tone, known)]
                    .spacing(10)
                    .align_y(iced::Alignment::Center)
                    .wrap(),
                hint(key)
            ]
            .spacing(3),
        );
    }
    part.into()
}

/// What the envelope says, to be read only.
fn content<'a>(context: &Context<'_>, submission: &Submission) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(12).push(heading(2, context.text("envelope-content")));
    let person = &submission.prepared_by;
    for (label, words) in [
        ("sign-body", format!("{} ({})", submission.organization.name, submission.organization.code)),
        ("sign-year", submission.year.to_string()),
        ("sign-preparer", format!("{}, {}, {}", person.name, person.title, person.email)),
    ] {
        let label = hint(context.text(label)).width(160);
        part = part.push(row![label, paragraph(words).width(Length::Fill)].spacing(12));
    }
    let heads = [
        Head::words(context.text("envelope-quantity"), Length::FillPortion(5)),
        Head::numbers(context.text("envelope-answer"), 110),
        Head::words(context.text("envelope-reason"), Length::FillPortion(4)),
    ];
    let mut table = kit::table("envelope-answers", context.text("envelope-content"), heads);
    for (quantity, answer) in &submission.answers {
        let label = full_label(context.framework, quantity, context.lang);
        let cells = [
            Cell::Words(label.clone()),
            Cell::Strong(answer.value.shown(context.lang)),
            Cell::Words(answer.reason.clone().unwrap_or_default()),
        ];
        table = table.row(label, cells);
    }
    part = part.push(table);
    if !submission.justifications.is_empty() {
        part = part.push(heading(3, context.text("envelope-explanations")));
        for said in &submission.justifications {
            let place = said.quantity.as_deref().map(|id| full_label(context.framework, id, context.lang));
            let place = format!("{} {}", said.rule, place.unwrap_or_default());
            part = part.push(column![hint(place), paragraph(said.text.clone())].spacing(1));
        }
    }
    if !submission.evidence.is_empty() {
        part = part.push(heading(3, context.text("envelope-evidence")));
        for piece in &submission.evidence {
            part = part.push(paragraph(piece.name.clone()));
        }
    }
    part.into()
}
