//! Organization: who declares, for which year, who prepares it, what was declared before.

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::declaration::{Finding, HeaderField, Rule};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::gui::{self, Context, Draft};
use crate::l10n::Args;
use crate::store::{CampaignRow, DraftId, Register, Store, field as name};
use crate::workflow::{Fault, body::previous, campaign};

mod body;

/// The link to the field of the first comment about what is corrected.
pub const FIRST_COMMENT: &str = "follow-comment-0";

/// What the page remembers.
#[derive(Default)]
pub struct State {
    path: String,
    problem: Option<String>,
    sought: String,
    at: usize,
    choosing: bool,
    /// The campaign that a declaration begun without one can be put under.
    offered: Option<CampaignRow>,
}

/// What can happen on the page, besides typing in the declaration's own fields.
#[derive(Debug, Clone)]
pub enum Message {
    /// What is sought in the campaign's list of bodies.
    Seek(String),
    /// Another place among what fits.
    At(usize),
    /// The body of that code declares.
    Choose(String),
    /// Another body is to be chosen.
    Change,
    /// Puts the declaration under the campaign that is known here.
    Adopt,
    /// It is under it, or why not.
    Adopted(Result<DraftId, Fault>),
    /// The path of last year's file is typed.
    Path(String),
    /// Asks for last year's file.
    Browse,
    /// A file was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Takes the file of that path as last year's.
    Take,
    /// It is taken, or why not.
    Taken(Result<(), Fault>),
    /// An earlier envelope that is kept here was looked for.
    Found(Result<bool, Fault>),
    /// Compares with nothing any more.
    Forget,
}

/// The fields of the page, in their order. Where the body is chosen already, it is no field.
#[must_use]
pub fn fields(draft: &Draft) -> Vec<String> {
    let person = [name::PREPARED_BY_NAME, name::PREPARED_BY_TITLE, name::PREPARED_BY_EMAIL];
    let body: &[&str] = if !draft.is_bound() {
        &[name::ORGANIZATION_NAME, name::ORGANIZATION_CODE, name::YEAR]
    } else if draft.field(name::ORGANIZATION_CODE).is_empty() {
        &[name::ORGANIZATION_CODE]
    } else {
        &[]
    };
    body.iter().chain(&person).map(|name| (*name).to_owned()).collect()
}

impl State {
    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Seek(typed) => {
                (self.sought, self.at) = (typed, 0);
                Action::None
            }
            Message::At(at) => {
                self.at = at;
                Action::None
            }
            Message::Choose(code) => self.choose(&code, desk),
            Message::Change => {
                self.choosing = true;
                Action::Run(iced::widget::operation::focus(name::ORGANIZATION_CODE))
            }
            Message::Adopt => self.adopt(desk),
            Message::Adopted(Ok(draft)) => Action::OpenDraft(draft),
            Message::Path(path) => {
                self.path = path;
                Action::None
            }
            Message::Browse => {
                let ask = choose_file(
                    desk.context.text("previous-title"),
                    desk.context.text("kind-envelope"),
                    &["jauge"],
                );
                Action::Run(Task::perform(ask, |file| gui::Message::Organization(Message::Browsed(file))))
            }
            Message::Browsed(Some(file)) => {
                self.path = file.display().to_string();
                self.take(desk)
            }
            Message::Take => self.take(desk),
            Message::Found(Ok(true)) => Action::ReloadDraft,
            Message::Browsed(None) | Message::Found(_) => Action::None,
            Message::Taken(Ok(())) => {
                self.path.clear();
                self.problem = None;
                Action::ReloadDraft
            }
            Message::Adopted(Err(fault)) | Message::Taken(Err(fault)) => {
                self.problem = Some(desk.context.problem(&fault));
                Action::None
            }
            Message::Forget => {
                let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else {
                    return Action::None;
                };
                let id = draft.id;
                let forget = async move { previous::forget(&store, id, Timestamp::now()) };
                Action::Run(Task::perform(forget, |done| gui::Message::Organization(Message::Taken(done))))
            }
        }
    }

    /// Another declaration is opened: nothing is sought yet.
    pub fn open(&mut self, store: Option<&Store>) {
        self.stop_seeking();
        let campaigns = store.and_then(|store| Register::campaigns(store).ok()).unwrap_or_default();
        self.offered = campaigns.into_iter().next();
    }

    fn stop_seeking(&mut self) {
        (self.sought, self.at, self.choosing) = (String::new(), 0, false);
    }

    fn adopt(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(campaign), Some(store), Some(draft)) = (&self.offered, desk.store.cloned(), desk.draft)
        else {
            return Action::None;
        };
        let (campaign, id, unsaved) = (campaign.fingerprint.clone(), draft.id, draft.all_unsaved());
        let adopt = async move {
            let at = Timestamp::now();
            if !unsaved.is_empty() {
                store.write_fields(id, &unsaved, at)?;
            }
            campaign::adopt(&store, id, &campaign, at).map(|()| id)
        };
        Action::Run(Task::perform(adopt, |done| gui::Message::Organization(Message::Adopted(done))))
    }

    fn choose(&mut self, code: &str, desk: &Desk<'_>) -> Action {
        let known = desk.draft.and_then(|draft| draft.campaign.as_deref());
        let Some(body) = known.and_then(|known| known.body(code)) else { return Action::None };
        self.stop_seeking();
        let typed = [
            (name::ORGANIZATION_CODE, body.code.clone()),
            (name::ORGANIZATION_NAME, body.name(desk.context.lang).to_owned()),
        ];
        let typed = typed.map(|(field, typed)| (field.to_owned(), typed)).to_vec();
        Action::TypeAll(typed, name::PREPARED_BY_NAME)
    }

    fn take(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else { return Action::None };
        let path = self.path.trim().to_owned();
        if path.is_empty() {
            return Action::None;
        }
        let (id, declaration) = (draft.id, draft.declaration().clone());
        let take =
            async move { previous::take(&store, id, &declaration, &PathBuf::from(path), Timestamp::now()) };
        Action::Run(Task::perform(take, |taken| gui::Message::Organization(Message::Taken(taken))))
    }
}

/// The page.
pub fn view<'a>(state: &'a State, draft: &'a Draft, desk: &Desk<'_>) -> Element<'a, gui::Message> {
    let context = &desk.context;
    let title =
        column![heading(1, context.text("page-organization")), paragraph(context.text("organization-lead"))]
            .spacing(6);
    let body = if draft.is_bound() { body::view(state, draft, context) } else { typed_body(draft, context) };
    let preparer = preparer(draft, context);
    let previous = kit::panel(previous(context, state, draft)).width(Length::Fill);
    let above = body::above(state, context, draft);
    Column::with_children([title.into()].into_iter().chain(above).chain([body, preparer, previous.into()]))
        .spacing(18)
        .max_width(760)
        .into()
}

fn typed_body<'a>(draft: &'a Draft, context: &Context<'_>) -> Element<'a, gui::Message> {
    kit::panel(
        column![
            heading(2, context.text("organization-body")),
            header(context, draft, name::ORGANIZATION_NAME, HeaderField::Name),
            row![
                header(context, draft, name::ORGANIZATION_CODE, HeaderField::Code),
                header(context, draft, name::YEAR, HeaderField::Year),
            ]
            .spacing(20),
        ]
        .spacing(16),
    )
    .width(Length::Fill)
    .into()
}

fn preparer<'a>(draft: &'a Draft, context: &Context<'_>) -> Element<'a, gui::Message> {
    kit::panel(
        column![
            heading(2, context.text("organization-preparer")),
            hint(context.text("organization-privacy")),
            header(context, draft, name::PREPARED_BY_NAME, HeaderField::PreparerName),
            row![
                header(context, draft, name::PREPARED_BY_TITLE, HeaderField::PreparerTitle),
                header(context, draft, name::PREPARED_BY_EMAIL, HeaderField::PreparerEmail),
            ]
            .spacing(20),
        ]
        .spacing(16),
    )
    .width(Length::Fill)
    .into()
}

/// One field of the header. What is missing is only said once something else is there: an empty page is no error.
fn header<'a>(
    context: &Context<'_>,
    draft: &'a Draft,
    id: &'static str,
    part: HeaderField,
) -> Element<'a, gui::Message> {
    let typed = draft.field(id);
    let mut field = field(id, context.text(&format!("field-{}", id.replace(['.', '_'], "-"))), typed)
        .hint(context.text(&format!("hint-{}", id.replace(['.', '_'], "-"))))
        .required();
    let lacks = |finding: &Finding| match &finding.detail {
        crate::declaration::Detail::Lacks(parts) => parts.contains(&part),
        _ => false,
    };
    let missing = draft.findings().iter().any(|finding| finding.rule == Rule::E06 && lacks(finding));
    if missing && !typed.trim().is_empty() {
        field = field.error(context.text("field-year-wrong"));
    }
    if !context.read_only && draft.sealed.is_none() {
        field = field.on_input(move |text| gui::Message::Typed(id.to_owned(), text));
    }
    field.into()
}

fn previous<'a>(context: &Context<'_>, state: &'a State, draft: &'a Draft) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(12).push(heading(2, context.text("previous-title")));
    if let Some(previous) = &draft.previous {
        let args = Args::new().text("year", previous.year.to_string());
        part = part.push(kit::note(Tone::Success, context.with("previous-known", &args)));
        if draft.sealed.is_none() {
            part = part.push(
                button::link("previous-forget", context.text("previous-forget"))
                    .on_press(gui::Message::Organization(Message::Forget)),
            );
        }
        return part.into();
    }
    part = part.push(paragraph(context.text("previous-lead")));
    let mut path = field("previous-path", context.text("previous-path"), state.path.clone())
        .hint(context.text("home-path-hint"))
        .on_input(|text| gui::Message::Organization(Message::Path(text)))
        .on_submit(gui::Message::Organization(Message::Take));
    if let Some(problem) = &state.problem {
        path = path.error(problem.clone());
    }
    let take = (!state.path.trim().is_empty()).then_some(gui::Message::Organization(Message::Take));
    part.push(path)
        .push(
            row![
                button::secondary("previous-take", context.text("previous-take"))
                    .icon(Icon::FileCheck)
                    .on_press_maybe(take),
                button::quiet("previous-browse", context.text("browse"))
                    .on_press(gui::Message::Organization(Message::Browse)),
            ]
            .spacing(10),
        )
        .into()
}
