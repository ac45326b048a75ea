//! Follow-up: a sealed declaration's life, its receipt, what the reviewer said, and its correction.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;

use super::key::fingerprint;
use super::sign::folder_of_the_person;
use super::{Action, Desk, campaign, choose_folder};
use crate::declaration::full_label;
use crate::envelope;
use crate::framework::Framework;
use crate::gui::kit::life::Moment;
use crate::gui::kit::{self, Element, Icon, Mark, Tone, button, field, heading, hint, paragraph, strong};
use crate::gui::{self, Context};
use crate::l10n::{Args, moment};
use crate::store::{DraftId, Store};
use crate::trust::Role;
use crate::workflow::body::follow::{self, Followed, Reply, Standing};
use crate::workflow::{Fault, body::export};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    standing: Option<Arc<Standing>>,
    outdated: bool,
    folder: String,
    problem: Option<String>,
    written: Option<PathBuf>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Where it stands is read, or why not.
    Read(Result<Arc<Standing>, Fault>),
    /// Copies words.
    Copy(String),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Writes the receipt.
    Receipt,
    /// It is written, or why not.
    Written(Result<PathBuf, Fault>),
    /// Begins the correction, or goes on with it.
    Correct,
    /// It is begun, or why not.
    Begun(Result<DraftId, Fault>),
    /// Opens the declaration itself.
    Open(DraftId),
}

impl State {
    /// Shows a declaration by its fingerprint.
    pub fn open(&mut self, fingerprint: String, outdated: bool, store: Option<&Store>) -> Task<gui::Message> {
        let folder = std::mem::take(&mut self.folder);
        *self = Self { outdated, folder, ..Self::default() };
        if self.folder.is_empty() {
            self.folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
        }
        let Some(store) = store.cloned() else { return Task::none() };
        let read = async move { follow::standing(&store, &fingerprint, Timestamp::now()).map(Arc::new) };
        Task::perform(read, |read| gui::Message::FollowUp(Message::Read(read)))
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(Ok(standing)) => {
                let reply = standing.reply;
                self.standing = Some(standing);
                if reply == Reply::Returned {
                    return Action::Run(iced::widget::operation::focus("follow-correct"));
                }
            }
            Message::Read(Err(fault)) | Message::Begun(Err(fault)) | Message::Written(Err(fault)) => {
                self.problem = Some(desk.context.problem(&fault));
            }
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
            Message::Folder(folder) => self.folder = folder,
            Message::Browse => {
                let ask = choose_folder(desk.context.text("follow-receipt"));
                return Action::Run(Task::perform(ask, |folder| {
                    gui::Message::FollowUp(Message::Browsed(folder))
                }));
            }
            Message::Browsed(Some(folder)) => self.folder = folder.display().to_string(),
            Message::Browsed(None) => {}
            Message::Receipt => return self.receipt(desk),
            Message::Written(Ok(path)) => {
                self.problem = None;
                self.written = Some(path);
            }
            Message::Correct => return self.correct(desk),
            Message::Begun(Ok(draft)) | Message::Open(draft) => return Action::OpenDraft(draft),
        }
        Action::None
    }

    fn receipt(&self, desk: &Desk<'_>) -> Action {
        let followed = self.standing.as_ref().and_then(|standing| standing.followed.clone());
        let (Some(followed), Some(store)) = (followed, desk.store.cloned()) else { return Action::None };
        let folder = PathBuf::from(self.folder.trim());
        let (lang, kind) = (desk.context.lang, desk.context.text("follow-receipt-file"));
        let write = async move {
            let about = &followed.decision.about;
            let out =
                export::free_path(&folder, &format!("{}-{kind}", about.organization), about.year, "html");
            follow::write_receipt(&store, &followed, &out, lang).map(|()| out)
        };
        Action::Run(Task::perform(write, |done| gui::Message::FollowUp(Message::Written(done))))
    }

    fn correct(&self, desk: &Desk<'_>) -> Action {
        let (Some(standing), Some(store)) = (self.standing.clone(), desk.store.cloned()) else {
            return Action::None;
        };
        let begin = async move {
            let Standing { fingerprint, submission, .. } = &*standing;
            follow::begin_correction(&store, fingerprint, submission, Timestamp::now())
        };
        Action::Run(Task::perform(begin, |begun| gui::Message::FollowUp(Message::Begun(begun))))
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18).max_width(860);
        let title = heading(1, context.text("follow-title"));
        let about = self.standing.as_ref().map(|standing| paragraph(about(context, standing)));
        page = page.push(Column::new().push(title).push(about).spacing(4));
        if let Some(problem) = &self.problem {
            page = page.push(
                kit::banner("follow-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        if self.outdated {
            page = page.push(kit::banner("follow-outdated", Tone::Info, context.text("follow-outdated")));
        }
        let Some(standing) = &self.standing else {
            return page
                .push(self.problem.is_none().then(|| paragraph(context.text("follow-reading"))))
                .into();
        };
        page = page.push(Self::outcome(context, standing));
        let wide = context.size.width >= 800.0;
        let line = kit::life(context.text("follow-life"), life(context, standing), wide);
        page = page.push(kit::panel(line).width(Length::Fill));
        if let Some(followed) = &standing.followed {
            if !followed.decision.comments.is_empty() {
                page = page.push(kit::panel(comments(context, standing, followed)).width(Length::Fill));
            }
            page = page.push(kit::panel(self.proof(context, standing, followed)).width(Length::Fill));
            page = page.push(Self::correction(context, standing));
        } else {
            page = page.push(kit::panel(print(context, standing)).width(Length::Fill));
        }
        page.into()
    }

    /// Begins the correction, or goes on with it.
    fn correct_button<'a>(
        context: &Context<'_>,
        standing: &Standing,
        main: bool,
    ) -> Element<'a, gui::Message> {
        let begun = standing.correction.is_some();
        let words = context.text(if begun { "follow-correct-on" } else { "follow-correct" });
        let correct = if main {
            button::primary("follow-correct", words)
        } else {
            button::secondary("follow-correct", words)
        };
        let correct = correct.icon(Icon::Pencil);
        if context.read_only && !begun {
            return correct.disabled(context.text("banner-read-only")).into();
        }
        let open = standing.correction.map_or(Message::Correct, Message::Open);
        correct.on_press(gui::Message::FollowUp(open)).into()
    }

    /// What became of it, in one sentence, and what there is to do: what the eye lands on first.
    fn outcome<'a>(context: &Context<'_>, standing: &Standing) -> Element<'a, gui::Message> {
        let (tone, words) = match standing.reply {
            Reply::Nothing => (Tone::Info, "follow-waiting"),
            Reply::Received => (Tone::Info, "follow-is-received"),
            Reply::Accepted => (Tone::Success, "follow-is-accepted"),
            Reply::Returned => (Tone::Warning, "follow-is-returned"),
            Reply::Conflict => (Tone::Warning, "follow-is-conflict"),
        };
        let banner = kit::banner("follow-outcome", tone, context.text(words));
        match standing.reply {
            Reply::Nothing => banner.line(context.text("follow-waiting-next")).into(),
            Reply::Conflict => banner.line(context.text("follow-conflict-next")).into(),
            Reply::Returned => {
                let correct = row![Self::correct_button(context, standing, true)];
                banner
                    .line(context.text("follow-correct-lead"))
                    .push(correct.padding(iced::padding::top(6)))
                    .into()
            }
            Reply::Received | Reply::Accepted => banner.into(),
        }
    }

    /// What was accepted can be corrected as well: last on the page, since it is seldom wanted.
    fn correction<'a>(context: &Context<'_>, standing: &Standing) -> Option<Element<'a, gui::Message>> {
        if standing.reply != Reply::Accepted {
            return None;
        }
        let part = column![
            heading(2, context.text("follow-correction")),
            paragraph(context.text("follow-correct-accepted")),
            Self::correct_button(context, standing, false)
        ];
        Some(kit::panel(part.spacing(12)).width(Length::Fill).into())
    }

    /// The receipt: what was received, when, its fingerprint; to print.
    fn proof<'a>(
        &'a self,
        context: &Context<'_>,
        standing: &Standing,
        followed: &Followed,
    ) -> Element<'a, gui::Message> {
        let decision = &followed.decision;
        let by = [decision.decided_by.name.as_str(), decision.decided_by.title.as_str()];
        let by: Vec<&str> = by.into_iter().filter(|words| !words.is_empty()).collect();
        let mut part = Column::new().spacing(12).push(heading(2, context.text("follow-receipt")));
        part = part
            .push(print(context, standing))
            .push(campaign::fact(context.text("follow-received-at"), moment(decision.received_at)))
            .push(campaign::fact(context.text("follow-decided-by"), by.join(", ")));
        if let Some(path) = &self.written {
            let args = Args::new().text("path", path.display().to_string());
            let words = context.with("follow-written", &args);
            let said = kit::note(Tone::Success, words.clone());
            part = part.push(kit::live("follow-written", gui::a11y::Live::Polite, words, said));
        }
        let write = (!self.folder.trim().is_empty()).then_some(gui::Message::FollowUp(Message::Receipt));
        part.push(
            field("follow-folder", context.text("folder-label"), self.folder.clone())
                .hint(context.text("sign-where-hint"))
                .on_input(|folder| gui::Message::FollowUp(Message::Folder(folder))),
        )
        .push(
            row![
                button::secondary("follow-print", context.text("follow-print"))
                    .icon(Icon::File)
                    .on_press_maybe(write),
                button::quiet("follow-browse", context.text("browse"))
                    .on_press(gui::Message::FollowUp(Message::Browse)),
            ]
            .spacing(10),
        )
        .into()
    }
}

/// Whose it is, of which year, and which correction.
fn about(context: &Context<'_>, standing: &Standing) -> String {
    let submission = &standing.submission;
    let name = &submission.organization.name;
    let year = context.with("bar-declaration", &Args::new().text("year", submission.year.to_string()));
    let mut about = format!("{name} · {year}");
    if submission.sequence > 1 {
        let number = Args::new().text("number", (submission.sequence - 1).to_string());
        about = format!("{about} · {}", context.with("follow-correction-number", &number));
    }
    about
}

/// Sealed, attested, received, accepted or returned; with dates.
fn life(context: &Context<'_>, standing: &Standing) -> Vec<Moment> {
    let said = |mark, what: &str, when: String| Moment { mark, what: context.text(what), when };
    let decision = standing.followed.as_ref().map(|followed| &followed.decision);
    let officer = standing.campaign.as_ref().is_some_and(|known| known.row.required.contains(&Role::Officer));
    let attested = match (standing.attested_at, decision) {
        (Some(at), _) => said(Mark::Done, "follow-attested", moment(at)),
        // The ministry receives nothing that lacks a required signature.
        (None, Some(_)) if officer => said(Mark::Done, "follow-attested", context.text("follow-elsewhere")),
        (None, _) => said(Mark::Open, "follow-attested", context.text("follow-not-seen")),
    };
    let open = || context.text("follow-not-yet");
    let received = match decision {
        Some(decision) => said(Mark::Done, "follow-received", moment(decision.received_at)),
        None => said(Mark::Open, "follow-received", open()),
    };
    let when = decision.map(|decision| moment(decision.decided_at));
    let decided = match (standing.reply, when) {
        (Reply::Accepted, Some(when)) => said(Mark::Done, "follow-accepted", when),
        (Reply::Returned, Some(when)) => said(Mark::Fix, "follow-returned", when),
        (Reply::Conflict, Some(when)) => said(Mark::Fix, "follow-contradicted", when),
        _ => said(Mark::Open, "follow-decided", open()),
    };
    vec![said(Mark::Done, "follow-sealed", moment(standing.sealed_at)), attested, received, decided]
}

fn print<'a>(context: &Context<'_>, standing: &Standing) -> Element<'a, gui::Message> {
    let groups = standing
        .fingerprint
        .parse::<envelope::Fingerprint>()
        .map_or_else(|_| standing.fingerprint.clone(), |print| print.groups());
    let copy = gui::Message::FollowUp(Message::Copy(standing.fingerprint.clone()));
    fingerprint(context, "follow-copy", &context.text("sign-fingerprint"), groups, copy)
}

/// What the reviewer says, each at the name of its quantity.
fn comments<'a>(
    context: &Context<'_>,
    standing: &Standing,
    followed: &Followed,
) -> Element<'a, gui::Message> {
    let framework: &Framework =
        standing.campaign.as_ref().map_or(context.framework, |known| &known.framework);
    let mut part = Column::new().spacing(12).push(heading(2, context.text("follow-comments")));
    for comment in &followed.decision.comments {
        let place = comment
            .quantity
            .as_deref()
            .map_or_else(|| context.text("follow-whole"), |id| full_label(framework, id, context.lang));
        part = part.push(column![strong(place), paragraph(comment.text.clone())].spacing(2));
    }
    part.push(hint(context.text("follow-comments-fields"))).into()
}
