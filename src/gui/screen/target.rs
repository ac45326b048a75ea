//! One target: what it says, the counts it asks for, what the rules find, how far the body is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Alignment, Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::declaration::{Finding, Measured, Rule, Severity, Value, full_label};
use crate::framework::{Framework, Quantity, QuantityKind, Target};
use crate::gui::kit::field::column_title;
use crate::gui::kit::{
    self, Element, Icon, Tone, button, field, heading, hint, paragraph, strong, text_area,
};
use crate::gui::{self, Context, Draft, Page};
use crate::l10n::{self, Args};
use crate::store::{EvidenceId, field as name};
use crate::workflow::{Fault, evidence};

pub(super) mod side;

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
    /// Opens or closes the choice to give no number.
    Toggle(String),
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
            Message::Toggle(quantity) => {
                if !self.open.remove(&quantity) {
                    self.open.insert(quantity);
                }
                Action::None
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
                if path.is_empty() { Action::None } else { self.attach(PathBuf::from(path), desk) }
            }
            Message::Browse => {
                let ask = choose_file(
                    desk.context.text("evidence-add"),
                    desk.context.text("kind-evidence"),
                    &crate::envelope::Evidence::EXTENSIONS,
                );
                Action::Run(Task::perform(ask, |file| gui::Message::Target(Message::Browsed(file))))
            }
            Message::Browsed(file) => file.map_or(Action::None, |file| self.attach(file, desk)),
            Message::Attach(file) => self.attach(file, desk),
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

    fn attach(&mut self, file: PathBuf, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(draft)) = (desk.store.cloned(), desk.draft) else { return Action::None };
        let Some(target) = self.shown(desk) else { return Action::None };
        let draft = draft.id;
        let framework = desk.context.framework.clone();
        let attach =
            async move { evidence::attach(&store, &framework, draft, &target, &file, Timestamp::now()) };
        Action::Run(Task::perform(attach, |done| gui::Message::Target(Message::Attached(done))))
    }

    fn shown(&self, desk: &Desk<'_>) -> Option<String> {
        let Page::Target(at) = desk.page else { return None };
        desk.context.framework.targets.get(at).map(|target| target.id.clone())
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

    fn questions<'a>(
        &'a self,
        page: Page,
        target: &'a Target,
        draft: &'a Draft,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let mut questions = Column::new().spacing(14);
        if let Some(head) = years(context, target, draft) {
            questions = questions.push(head);
        }
        for quantity in target.measure.quantities() {
            if let Some(quantity) = context.framework.quantity(quantity) {
                questions = questions.push(self.question(page, quantity, draft, context));
            }
        }
        questions.into()
    }

    /// One quantity: its box, last year's answer, the choice to give no number, what the rules find.
    fn question<'a>(
        &'a self,
        page: Page,
        quantity: &'a Quantity,
        draft: &'a Draft,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let id = name::value(&quantity.id);
        let typed = draft.field(&id);
        let value = draft.declaration().sheet.value(quantity).ok();
        let without = matches!(value, Some(Value::NotApplicable | Value::NotCollected));
        let editable = !context.read_only && draft.sealed.is_none();
        let said: Vec<&Finding> = draft
            .findings()
            .iter()
            .filter(|finding| finding.quantity.as_deref() == Some(quantity.id.as_str()))
            .filter(|finding| self.is_said(page, finding))
            .collect();
        let mut part = Column::new().spacing(8);
        part = part.push(match quantity.kind {
            QuantityKind::Count => count(context, quantity, draft, typed, without, editable, &said),
            QuantityKind::YesNo => yes_no(context, quantity, value, editable, &said),
        });
        if quantity.kind == QuantityKind::Count && editable {
            part = part.push(self.no_number(quantity, value, without, context));
        }
        if without {
            let reason = name::reason(&quantity.id);
            let mut text = text_area(reason.clone(), context.text("reason-label"), draft.field(&reason))
                .hint(context.text("reason-hint"))
                .required();
            for finding in said.iter().filter(|finding| finding.rule == Rule::E04) {
                text = text.error(finding.message(context.framework, context.lang));
            }
            if editable {
                text = text.on_input(move |typed| gui::Message::Typed(reason.clone(), typed));
            }
            part = part.push(text);
        }
        for finding in said.iter().filter(|finding| finding.severity() == Severity::Warning) {
            part = part.push(explanation(context, draft, finding, editable));
        }
        part.into()
    }

    /// Blanks and missing reasons are said once the page was left: while one fills it in they are no news.
    fn is_said(&self, page: Page, finding: &Finding) -> bool {
        match finding.rule {
            Rule::E01 | Rule::E04 | Rule::E07 => self.tried.contains(&page),
            _ => true,
        }
    }

    fn no_number<'a>(
        &self,
        quantity: &'a Quantity,
        value: Option<Value>,
        without: bool,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let id = quantity.id.clone();
        if !without && !self.open.contains(&id) {
            let link = button::link(format!("none-{id}"), context.text("no-number"))
                .spoken(format!(
                    "{} : {}",
                    context.text("no-number"),
                    full_label(context.framework, &id, context.lang)
                ))
                .expanded(false)
                .on_press(gui::Message::Target(Message::Toggle(id)));
            // Under the box, not under last year's answer beside it.
            let under = iced::Padding { right: LAST + 20.0, ..iced::Padding::ZERO };
            return iced::widget::container(link)
                .padding(under)
                .align_x(iced::Right)
                .width(Length::Fill)
                .into();
        }
        let options = [
            (None, context.text("choice-number")),
            (Some(Value::NotApplicable), context.text("choice-na")),
            (Some(Value::NotCollected), context.text("choice-nd")),
        ];
        let label = full_label(context.framework, &id, context.lang);
        let chosen = value.filter(|_| without);
        kit::choice(format!("kind-{id}"), label, options, Some(chosen))
            .hide_label()
            .horizontal()
            .on_choose(move |value| gui::Message::Target(Message::Choose(id.clone(), value)))
            .into()
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

/// The width of a box and of last year's answer beside it.
const BOX: f32 = 150.0;
const LAST: f32 = 110.0;

fn years<'a>(context: &Context<'_>, target: &Target, draft: &Draft) -> Option<Element<'a, gui::Message>> {
    target.measure.pair()?;
    let year = draft.declaration().year.map(|year| year.to_string()).unwrap_or_default();
    let last = draft.previous.as_ref().map(|previous| previous.year.to_string()).unwrap_or_default();
    let _ = context;
    Some(
        row![iced::widget::space::horizontal(), column_title(year, BOX), hint(last).width(LAST),]
            .spacing(20)
            .into(),
    )
}

fn count<'a>(
    context: &Context<'a>,
    quantity: &'a Quantity,
    draft: &'a Draft,
    typed: &'a str,
    without: bool,
    editable: bool,
    said: &[&Finding],
) -> Element<'a, gui::Message> {
    let id = name::value(&quantity.id);
    let mut field = field(id.clone(), quantity.label.get(context.lang), typed)
        .hint(quantity.hint.get(context.lang))
        .number()
        .across()
        .required()
        .beside(last(context, quantity, draft));
    for finding in said {
        let words = || {
            format!(
                "{} {}",
                finding.message(context.framework, context.lang),
                finding.fix(context.framework, context.lang)
            )
        };
        match (finding.severity(), finding.rule) {
            (_, Rule::E04 | Rule::E07) | (Severity::Warning, _) => {}
            (Severity::Error, _) => field = field.error(words()),
            (Severity::Note, _) => {
                field = field.message(Tone::Info, finding.message(context.framework, context.lang));
            }
        }
    }
    if editable && !without {
        field = field.on_input(move |text| gui::Message::Typed(id.clone(), text));
    }
    field.into()
}

/// Last year's answer and the change since.
fn last<'a>(context: &Context<'_>, quantity: &Quantity, draft: &Draft) -> Element<'a, gui::Message> {
    let before = draft.previous.as_ref().and_then(|previous| previous.value(&quantity.id));
    let now = draft.declaration().sheet.value(quantity).ok().and_then(Value::count);
    let words = match (before, now) {
        (Some(Value::Count(before)), Some(now)) => {
            let change = i64::from(now) - i64::from(before);
            let before = l10n::count(context.lang, u64::from(before));
            format!("{before} ({})", l10n::signed_count(context.lang, change))
        }
        (Some(value), _) => value.shown(context.lang),
        (None, _) => String::new(),
    };
    hint(words).width(LAST).into()
}

fn yes_no<'a>(
    context: &Context<'a>,
    quantity: &'a Quantity,
    value: Option<Value>,
    editable: bool,
    said: &[&Finding],
) -> Element<'a, gui::Message> {
    let options = [
        (Value::Yes, context.text("value-yes")),
        (Value::No, context.text("value-no")),
        (Value::NotApplicable, context.text("choice-na")),
        (Value::NotCollected, context.text("choice-nd")),
    ];
    let id = quantity.id.clone();
    let mut choice = kit::choice(name::value(&id), quantity.label.get(context.lang), options, value)
        .hint(quantity.hint.get(context.lang));
    for finding in said.iter().filter(|finding| matches!(finding.rule, Rule::E01 | Rule::E02)) {
        choice = choice.error(finding.message(context.framework, context.lang));
    }
    if editable {
        choice =
            choice.on_choose(move |value| gui::Message::Target(Message::Choose(id.clone(), Some(value))));
    }
    choice.into()
}

/// What a warning found, and the box for what the body says to it.
pub(super) fn explanation<'a>(
    context: &Context<'_>,
    draft: &'a Draft,
    finding: &Finding,
    editable: bool,
) -> Element<'a, gui::Message> {
    let id = name::justification(finding.rule.id(), finding.quantity.as_deref());
    let label = Args::new().text("rule", finding.rule.id());
    let mut text = text_area(id.clone(), context.with("explain-label", &label), draft.field(&id)).required();
    text = text.hint(finding.fix(context.framework, context.lang));
    if editable {
        text = text.on_input(move |typed| gui::Message::Typed(id.clone(), typed));
    }
    kit::banner(
        format!("warning-{}-{}", finding.rule.id(), finding.quantity.as_deref().unwrap_or_default()),
        Tone::Warning,
        finding.message(context.framework, context.lang),
    )
    .push(text)
    .into()
}

fn container_of<'a>(side: Element<'a, gui::Message>) -> Element<'a, gui::Message> {
    iced::widget::container(side).width(268).align_y(Alignment::Start).into()
}
