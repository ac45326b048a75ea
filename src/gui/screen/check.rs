//! Check your answers: what stands in the way of signing, all targets in one table, a readable copy.

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Length, Task};

use super::target::{explanation, field_of, side};
use super::{Action, Desk, choose_folder};
use crate::declaration::{Finding, Measured, Rule, Severity, Value};
use crate::framework::{Measure, Target};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph, text_area};
use crate::gui::{self, Context, Draft, Page, Progress};
use crate::l10n::Args;
use crate::workflow::{Fault, body::export};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    copying: bool,
    folder: String,
    said: Option<(Tone, String)>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Shows where to write the readable copy.
    Copying,
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Writes the readable copy.
    Copy,
    /// It is written, or why not.
    Copied(Result<PathBuf, Fault>),
}

impl State {
    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Copying => {
                self.copying = true;
                Action::Run(iced::widget::operation::focus("copy-folder"))
            }
            Message::Folder(folder) => {
                self.folder = folder;
                Action::None
            }
            Message::Browse => {
                let ask = choose_folder(desk.context.text("copy-title"));
                Action::Run(Task::perform(ask, |folder| gui::Message::Check(Message::Browsed(folder))))
            }
            Message::Browsed(folder) => {
                if let Some(folder) = folder {
                    self.folder = folder.display().to_string();
                }
                Action::None
            }
            Message::Copy => {
                let Some(draft) = desk.draft else { return Action::None };
                let folder = PathBuf::from(self.folder.trim());
                let (declaration, previous) = (draft.declaration().clone(), draft.previous.clone());
                let (framework, lang) = (desk.context.framework.clone(), desk.context.lang);
                let sealed = draft.sealed.clone();
                let copy = async move {
                    let sealed = sealed.as_deref();
                    export::readable(&framework, &declaration, previous.as_ref(), sealed, &folder, lang)
                };
                Action::Run(Task::perform(copy, |done| gui::Message::Check(Message::Copied(done))))
            }
            Message::Copied(Ok(path)) => {
                self.copying = false;
                let args = Args::new().text("path", path.display().to_string());
                self.said = Some((Tone::Success, desk.context.with("copy-done", &args)));
                Action::None
            }
            Message::Copied(Err(fault)) => {
                self.said = Some((Tone::Error, desk.context.problem(&fault)));
                Action::None
            }
        }
    }
}

/// The page.
pub fn view<'a>(state: &'a State, draft: &'a Draft, context: &Context<'a>) -> Element<'a, gui::Message> {
    let mut page = Column::new().spacing(16).push(heading(1, context.text("page-check")));
    page = page.push(summary(context, draft));
    let editable = !context.read_only && draft.sealed.is_none();
    page = page.extend(correction(context, draft, editable));
    for finding in draft.findings().iter().filter(|finding| is_of_the_whole(finding)) {
        page = page.push(explanation(context, draft, finding, editable));
    }
    page = page.push(kit::panel(table(context, draft)).padding([10, 10]).width(Length::Fill));
    page = page.push(copy(state, context));
    page.into()
}

/// What the ministry says about the whole, and why the declaration is corrected.
fn correction<'a>(
    context: &Context<'_>,
    draft: &'a Draft,
    editable: bool,
) -> Option<Element<'a, gui::Message>> {
    draft.corrects.as_ref()?;
    let id = crate::store::field::CORRECTION_REASON;
    let mut reason = text_area(id, context.text("follow-reason"), draft.field(id))
        .hint(context.text("follow-reason-hint"))
        .required();
    let lacking = draft.findings().iter().find(|finding| finding.rule == Rule::E08);
    if let Some(finding) = lacking.filter(|_| !draft.field(id).trim().is_empty()) {
        reason = reason.error(finding.message(context.framework, context.lang));
    }
    if editable {
        reason = reason.on_input(move |typed| gui::Message::Typed(id.to_owned(), typed));
    }
    let mut part = Column::new().spacing(12).push(heading(2, context.text("follow-why")));
    for said in draft.comments(None) {
        part = part.push(
            kit::banner("comment-whole", Tone::Info, context.text("follow-ministry-says"))
                .line(said.to_owned()),
        );
    }
    Some(kit::panel(part.push(reason)).width(Length::Fill).into())
}

/// A warning about the declaration as a whole has no page of its own: it is explained here.
fn is_of_the_whole(finding: &Finding) -> bool {
    finding.severity() == Severity::Warning && finding.quantity.is_none()
}

/// What must be put right before signing, each line leading to its field.
fn summary<'a>(context: &Context<'_>, draft: &Draft) -> Element<'a, gui::Message> {
    if draft.sealed.is_some() {
        return kit::banner("check-sealed", Tone::Success, context.text("check-sealed")).into();
    }
    let errors: Vec<&Finding> = draft.errors().collect();
    if errors.is_empty() {
        return kit::banner("check-clean", Tone::Success, context.text("check-clean"))
            .line(context.text("check-clean-next"))
            .into();
    }
    let lines = lines(context, &errors);
    let count = Args::new().count("count", u64::try_from(lines.len()).unwrap_or(u64::MAX));
    let mut banner = kit::banner("check-errors", Tone::Error, context.with("check-errors", &count));
    for (at, (words, leads)) in lines.into_iter().enumerate() {
        banner = banner.link(format!("check-error-{at}"), words, leads);
    }
    banner.into()
}

/// One line a finding; blanks of one target are one line, or an untouched declaration would be a page of them.
fn lines(context: &Context<'_>, errors: &[&Finding]) -> Vec<(String, gui::Message)> {
    let mut lines = Vec::with_capacity(errors.len());
    let mut counted: Option<&str> = None;
    for finding in errors {
        let target = finding.target.as_deref().filter(|_| finding.rule == Rule::E01);
        if let Some(target) = target {
            if counted == Some(target) {
                continue;
            }
            counted = Some(target);
        }
        let blanks = |other: &&&Finding| other.rule == Rule::E01 && other.target.as_deref() == target;
        let blanks = target.map_or(0, |_| errors.iter().filter(blanks).count());
        let words = match target.and_then(|id| context.framework.target(id)) {
            Some(target) if blanks > 1 => {
                let args = Args::new()
                    .text("number", target.number.to_string())
                    .text("short", target.short.get(context.lang))
                    .count("count", u64::try_from(blanks).unwrap_or(u64::MAX));
                context.with("check-blanks", &args)
            }
            _ => one_line(context, finding),
        };
        lines.push((words, leads_to(context, finding)));
    }
    lines
}

fn one_line(context: &Context<'_>, finding: &Finding) -> String {
    let place = finding.place(context.framework, context.lang);
    let args = Args::new()
        .text("place", place.clone())
        .text("message", finding.message(context.framework, context.lang))
        .text("rule", finding.rule.id());
    context.with(if place.is_empty() { "check-line-whole" } else { "check-line" }, &args)
}

fn leads_to(context: &Context<'_>, finding: &Finding) -> gui::Message {
    let page = finding.target.as_deref().and_then(|target| Page::of_target(context.framework, target));
    match (page, field_of(finding)) {
        (Some(page), Some(field)) => gui::Message::GoTo(page, field),
        _ if finding.rule == Rule::E08 => {
            gui::Message::GoTo(Page::Check, crate::store::field::CORRECTION_REASON.to_owned())
        }
        _ if finding.rule == Rule::E06 => gui::Message::Go(Page::Organization),
        _ => match &finding.detail {
            crate::declaration::Detail::Unjustified(rule) => {
                gui::Message::GoTo(Page::Check, crate::store::field::justification(rule.id(), None))
            }
            _ => gui::Message::Go(Page::Check),
        },
    }
}

fn table<'a>(context: &Context<'a>, draft: &'a Draft) -> Element<'a, gui::Message> {
    let wide = context.size.width >= 1000.0;
    let mut heads = vec![
        Head::words(context.text("check-number"), 26),
        Head::words(context.text("check-target"), Length::Fill),
    ];
    if wide {
        heads.push(Head::numbers(context.text("check-whole"), 84));
        heads.push(Head::numbers(context.text("check-part"), 84));
    }
    heads.push(Head::numbers(context.text("check-rate"), 66));
    if wide {
        heads.push(Head::numbers(context.text("check-threshold"), 72));
        let last = draft.previous.as_ref().map(|previous| previous.year.to_string());
        heads.push(Head::numbers(last.unwrap_or_else(|| context.text("check-last")), 66));
    }
    heads.push(Head::words(context.text("check-state"), 130));
    heads.push(Head::words(context.text(to_change(draft)), 66));
    let mut table = kit::table("check-table", context.text("page-check"), heads);
    for (at, target) in context.framework.targets.iter().enumerate() {
        table = table.row(target.short.get(context.lang), cells(context, draft, target, at, wide));
    }
    table.into()
}

fn cells<'a>(
    context: &Context<'a>,
    draft: &'a Draft,
    target: &'a Target,
    at: usize,
    wide: bool,
) -> Vec<Cell<'a, gui::Message>> {
    let lang = context.lang;
    let measured = draft.measured(context.framework, target);
    let shown = |value: Option<Value>| value.map_or_else(String::new, |value| value.shown(lang));
    let mut cells: Vec<Cell<'a, gui::Message>> =
        vec![target.number.to_string().into(), target.short.get(lang).into()];
    if wide {
        cells.push(shown(measured.whole).into());
        cells.push(shown(measured.part).into());
    }
    let rate = measured.rate.map_or_else(|| "–".to_owned(), |_| measured.display(lang));
    cells.push(Cell::Strong(rate));
    if wide {
        cells.push(match target.measure {
            Measure::Majority { .. } => context.text("check-majority").into(),
            _ => side::whole_percent(context, target.threshold).into(),
        });
        let before = draft.previous.as_ref().map(|previous| Measured::before(target, previous).display(lang));
        cells.push(before.unwrap_or_else(|| "–".to_owned()).into());
    }
    let (tone, words) = state(context, draft, target, measured);
    cells.push(Cell::Other(kit::badge(tone, words)));
    let one = Args::new().text("target", target.short.get(lang));
    let change = button::link(format!("check-change-{at}"), context.text(to_change(draft)))
        .spoken(context.with(&format!("{}-one", to_change(draft)), &one))
        .on_press(gui::Message::Go(Page::Target(at)));
    cells.push(Cell::Other(change.into()));
    cells
}

/// What is sealed is only looked at.
fn to_change(draft: &Draft) -> &'static str {
    if draft.sealed.is_some() { "follow-view" } else { "check-change" }
}

/// The state of a target in one word or two.
fn state(context: &Context<'_>, draft: &Draft, target: &Target, measured: Measured) -> (Tone, String) {
    match draft.progress(target) {
        Progress::Fix => (Tone::Error, context.text("progress-fix")),
        Progress::Explain => (Tone::Warning, context.text("progress-explain")),
        Progress::Open => (Tone::Neutral, context.text("progress-open")),
        Progress::Done => {
            side::verdict(context, target, measured).unwrap_or((Tone::Neutral, context.text("no-rate")))
        }
    }
}

fn copy<'a>(state: &'a State, context: &Context<'_>) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(10);
    if let Some((tone, words)) = &state.said {
        part = part.push(kit::note(*tone, words.clone()));
    }
    if !state.copying {
        let copy = button::quiet("copy", context.text("copy-title"))
            .icon(Icon::File)
            .on_press(gui::Message::Check(Message::Copying));
        return part.push(row![copy]).into();
    }
    let write = (!state.folder.trim().is_empty()).then_some(gui::Message::Check(Message::Copy));
    part = part
        .push(heading(2, context.text("copy-title")))
        .push(paragraph(context.text("copy-lead")))
        .push(
            field("copy-folder", context.text("folder-label"), state.folder.clone())
                .on_input(|text| gui::Message::Check(Message::Folder(text)))
                .on_submit(gui::Message::Check(Message::Copy)),
        )
        .push(
            row![
                button::secondary("copy-write", context.text("copy-write")).on_press_maybe(write),
                button::quiet("copy-browse", context.text("browse"))
                    .on_press(gui::Message::Check(Message::Browse)),
            ]
            .spacing(10),
        )
        .push(hint(context.text("copy-unsigned")));
    kit::panel(column![part]).width(Length::Fill).into()
}
