//! One target: what it says, the counts it asks for, what the rules find, how far the body is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Alignment, Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::declaration::{Finding, Measured, Rule, Value, full_label};
use crate::framework::{Framework, Quantity, Target};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph, strong};
use crate::gui::{self, Context, Draft, Page};
use crate::l10n::{self, Args};
use crate::store::{EvidenceId, field as name};
use crate::workflow::{Fault, body::evidence};

mod question;
pub(super) mod side;

pub(super) use question::explanation;

/// The id of the error summary's first link.
pub const SUMMARY: &str = "summary-0";

/// What the pages of the targets remember.
#[derive(Default)]
pub struct State {
    /// Quantities whose "no number" choice is open.
    open: BTreeSet<String>,
    /// Pages that were left once, or tried to: what is missing there is said.
    tried: BTreeSet<Page>,
    /// The page whose summary is shown.
    summary: Option<Page>,
    path: String,
    attaching: bool,
    problem: Option<String>,
}

/// What can happen on the page, besides typing in the declaration's own fields.
#[derive(Debug, Clone)]
pub enum Message {
    /// Opens the choice to give no number.
    OpenChoice(String),
    /// A number, `NA` or `ND`.
    Choose(String, Option<Value>),
    /// Shows the field for the path of evidence.
    Attaching,
    /// The path of evidence is typed.
    Path(String),
    /// Attaches the file of that path.
    AttachPath,
    /// Asks for a file.
    Browse,
    /// A file was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Attaches a file to the target shown.
    Attach(PathBuf),
    /// It is attached or removed, or why not.
    Attached(Result<(), Fault>),
    /// Removes a piece of evidence.
    Remove(EvidenceId),
}

/// The fields of a target's page, in their order.
#[must_use]
pub fn fields(target: &Target) -> Vec<String> {
    target.measure.quantities().into_iter().map(name::value).collect()
}

/// The page on which a field stands, where it is a target's.
#[must_use]
pub fn page_of(framework: &Framework, field: &str) -> Option<Page> {
    let quantity = framework.quantities.iter().find(|quantity| {
        field == name::value(&quantity.id)
            || field == name::reason(&quantity.id)
            || (field.starts_with("justification.") && field.ends_with(&format!(".{}", quantity.id)))
    })?;
    Page::of_target(framework, &framework.target_of(&quantity.id)?.id)
}

impl State {
    /// Another page is shown.
    pub fn turn(&mut self) {
        self.summary = None;
        self.problem = None;
        self.attaching = false;
    }

    /// Opens what hides a field that is about to take the focus.
    pub fn reveal(&mut self, field: &str) {
        if let Some(quantity) = field.strip_prefix("quantity.").and_then(|rest| rest.strip_suffix(".reason"))
        {
            self.open.insert(quantity.to_owned());
        }
    }

    /// Is there something to put right on a page that was not said yet? Then it is said now.
    pub fn must_show(&mut self, page: Page, draft: &Draft, framework: &Framework) -> bool {
        let Page::Target(at) = page else { return false };
        let first = self.tried.insert(page);
        let errors = framework.targets.get(at).is_some_and(|target| errors(draft, target).next().is_some());
        let show = first && errors && draft.sealed.is_none();
        self.summary = show.then_some(page);
        show
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::OpenChoice(quantity) => {
                // The link gives way to the choice, which takes the focus over: it must not fall back to the top.
                let choice = format!("kind-{quantity}");
                self.open.insert(quantity);
                Action::Run(iced::widget::operation::focus(choice))
            }
            Message::Choose(quantity, value) => {
                let typed = value.map_or_else(String::new, |value| value.to_string());
                Action::Type(name::value(&quantity), typed)
            }
            Message::Attaching => {
                self.attaching = true;
                Action::Run(iced::widget::operation::focus("evidence-path"))
            }
            Message::Path(path) => {
                self.path = path;
                Action::None
            }
            Message::AttachPath => {
                let path = self.path.trim().to_owned();
                if path.is_empty() { Action::None } else { Self::attach(PathBuf::from(path), desk) }
            }
            Message::Browse => {
                let ask = choose_file(
                    desk.context.text("evidence-add"),
                    desk.context.text("kind-evidence"),
                    &crate::envelope::Evidence::EXTENSIONS,
                );
                Action::Run(Task::perform(ask, |file| gui::Message::Target(Message::Browsed(file))))
            }
            Message::Browsed(file) => file.map_or(Action::None, |file| Self::attach(file, desk)),
            Message::Attach(file) => Self::attach(file, desk),
            Message::Attached(Ok(())) => {
                self.path.clear();
                self.attaching = false;
                self.problem = None;
                Action::ReloadDraft
            }
            Message::Attached(Err(fault)) => {
                self.attaching = true;
                self.problem = Some(desk.context.problem(&fault));
                Action::None
            }
            Message::Remove(id) => {
                let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else {
                    return Action::None;
                };
                let draft = draft.id;
                let remove = async move { evidence::remove(&store, draft, id, Timestamp::now()) };
                Action::Run(Task::perform(remove, |done| gui::Message::Target(Message::Attached(done))))
            }
        }
    }

    fn attach(file: PathBuf, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else { return Action::None };
        let Page::Target(at) = desk.page else { return Action::None };
        let Some(target) = desk.context.framework.targets.get(at) else { return Action::None };
        let target = target.id.clone();
        let draft = draft.id;
        let framework = desk.context.framework.clone();
        let attach =
            async move { evidence::attach(&store, &framework, draft, &target, &file, Timestamp::now()) };
        Action::Run(Task::perform(attach, |done| gui::Message::Target(Message::Attached(done))))
    }

    /// The page.
    pub fn view<'a>(
        &'a self,
        page: Page,
        target: &'a Target,
        draft: &'a Draft,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let mut main = Column::new().spacing(16).width(Length::Fill);
        main = main.push(title(context, target));
        if self.summary == Some(page) {
            main = main.push(summary(context, draft, target, page));
        }
        main = main.push(guide(context, target));
        let measured = draft.measured(context.framework, target);
        let side = side::view(self, target, draft, measured, context);
        main = main.push(self.questions(page, target, draft, context));
        if context.has_side() {
            row![main, container_of(side)].spacing(28).into()
        } else {
            column![main, side].spacing(16).into()
        }
    }
}

/// The errors of a target's page, blanks included.
fn errors<'a>(draft: &'a Draft, target: &'a Target) -> impl Iterator<Item = &'a Finding> {
    let asked = target.measure.quantities();
    draft
        .errors()
        .filter(move |finding| finding.quantity.as_deref().is_some_and(|quantity| asked.contains(&quantity)))
}

/// The field that a finding leads to.
#[must_use]
pub fn field_of(finding: &Finding) -> Option<String> {
    let quantity = finding.quantity.as_deref()?;
    Some(match (&finding.rule, &finding.detail) {
        (Rule::E04, _) => name::reason(quantity),
        (Rule::E07, crate::declaration::Detail::Unjustified(rule)) => {
            name::justification(rule.id(), Some(quantity))
        }
        _ => name::value(quantity),
    })
}

/// The field that a comment about a quantity leads to.
#[must_use]
pub fn field_of_comment(quantity: &Quantity) -> String {
    name::value(&quantity.id)
}

fn summary<'a>(
    context: &Context<'_>,
    draft: &Draft,
    target: &Target,
    page: Page,
) -> Element<'a, gui::Message> {
    let mut banner = kit::banner("summary", Tone::Error, context.text("summary-title"));
    for (at, finding) in errors(draft, target).enumerate() {
        let quantity = finding.quantity.as_deref().unwrap_or_default();
        let args = Args::new()
            .text("place", full_label(context.framework, quantity, context.lang))
            .text("message", finding.message(context.framework, context.lang))
            .text("rule", finding.rule.id());
        let words = context.with("check-line", &args);
        let field = field_of(finding).unwrap_or_default();
        banner = banner.link(format!("summary-{at}"), words, gui::Message::GoTo(page, field));
    }
    banner.line(context.text("summary-again")).into()
}

fn title<'a>(context: &Context<'a>, target: &'a Target) -> Element<'a, gui::Message> {
    let ambition = context.framework.ambitions.iter().find(|ambition| ambition.id == target.ambition);
    let args = Args::new()
        .text("number", target.number.to_string())
        .text("all", context.framework.targets.len().to_string())
        .text("ambition", ambition.map_or("", |ambition| ambition.statement.get(context.lang)));
    let effect = Args::new().text("effect", target.effect.get(context.lang));
    column![
        hint(context.with("target-place", &args)),
        heading(1, target.statement.get(context.lang)),
        paragraph(context.with("target-effect", &effect)),
    ]
    .spacing(5)
    .into()
}

fn guide<'a>(context: &Context<'a>, target: &'a Target) -> Element<'a, gui::Message> {
    let part = |title: &str, words: &'a str| {
        column![strong(context.text(title)), hint(words)].spacing(2).width(Length::Fill)
    };
    let parts = row![
        part("target-count", target.count.get(context.lang)),
        part("target-leave", target.leave.get(context.lang)),
        kit::badge(Tone::Neutral, context.text("provisional")),
    ]
    .spacing(24);
    kit::aside(parts).padding([12, 18]).width(Length::Fill).into()
}

fn container_of(side: Element<'_, gui::Message>) -> Element<'_, gui::Message> {
    iced::widget::container(side).width(268).align_y(Alignment::Start).into()
}
