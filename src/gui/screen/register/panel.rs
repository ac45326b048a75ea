//! What is opened above the table: receive, accept all, hand lists out; and what came of it.

use std::path::Path;

use iced::widget::{Column, column, container, progress_bar, row};
use iced::{Border, Length, Theme};

use super::receive::{Receiving, Summary};
use super::{Message, Panel, State};
use crate::gui::a11y::{Range, Role, Semantic};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph, semantic, strong};
use crate::gui::{Context, theme};
use crate::l10n::Args;
use crate::workflow::ministry::receive::{Line, Outcome};

/// So many set-aside files are told one by one; the register shows all of them.
const MOST_TOLD: usize = 30;

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl State {
    /// What is to be known before the table is looked at.
    pub(super) fn notices<'a>(&'a self, context: &Context<'_>) -> Vec<Element<'a, Message>> {
        let mut notices: Vec<Element<'a, Message>> = Vec::new();
        if let Some(problem) = &self.problem {
            notices.push(
                kit::banner("register-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone())
                    .into(),
            );
        }
        if let Some(said) = &self.said {
            notices.push(kit::banner("register-said", Tone::Info, said.clone()).into());
        }
        if self.nobody_signs && self.list.is_some() {
            let words = context.text("register-screen-no-signers");
            notices.push(
                kit::banner("register-no-signers", Tone::Warning, words)
                    .line(context.text("register-screen-no-signers-fix"))
                    .into(),
            );
        }
        if let Some(receiving) = &self.receiving {
            notices.push(progress(context, receiving));
        }
        if let Some(summary) = &self.received {
            notices.push(told(context, summary));
        }
        notices
    }

    /// The panel that is open.
    pub(super) fn panel<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let content = match self.panel? {
            Panel::Receive => self.receive(context),
            Panel::AcceptAll => self.accepting(context),
            panel @ (Panel::Missing | Panel::Workbook) => self.writing(panel, context),
        };
        Some(kit::panel(content).width(Length::Fill).into())
    }

    fn receive<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let buttons = row![
            button::primary("register-receive-path", context.text("register-screen-receive-do"))
                .on_press(Message::ReceivePath),
            button::secondary("register-files", context.text("register-screen-files"))
                .icon(Icon::File)
                .on_press(Message::Files),
            button::secondary("register-folders", context.text("register-screen-folders"))
                .icon(Icon::FolderOpen)
                .on_press(Message::Folders),
            close(context),
        ];
        column![
            heading(2, context.text("register-screen-receive-title")),
            field("register-path", context.text("register-screen-path"), self.path.clone())
                .hint(context.text("register-screen-path-hint"))
                .on_input(Message::Path)
                .on_submit(Message::ReceivePath),
            buttons.spacing(12).wrap(),
        ]
        .spacing(12)
        .into()
    }

    fn accepting<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let count = self.list.as_ref().map_or(0, |list| list.prepared().count(super::Filter::ToReview));
        let args = Args::new().count("count", number(count));
        let accept = button::primary("register-accept", context.with("register-screen-accept-do", &args))
            .icon(Icon::ShieldCheck);
        let accept: Element<'a, Message> = if self.working {
            accept.disabled(context.text("sign-working")).into()
        } else {
            accept.on_press(Message::AcceptAll).into()
        };
        column![
            heading(2, context.with("register-screen-accept-title", &args)),
            paragraph(context.text("register-screen-accept-lead")),
            self.reviewer.view(context).map(Message::Reviewer),
            self.key.view(context).map(Message::Key),
            self.place(context, "register-screen-accept-where"),
            row![accept, browse(context), close(context)].spacing(12).wrap(),
        ]
        .spacing(14)
        .into()
    }

    fn writing<'a>(&'a self, panel: Panel, context: &Context<'_>) -> Element<'a, Message> {
        let (title, write) = match panel {
            Panel::Workbook => ("register-screen-export-title", "register-screen-export-do"),
            _ => ("register-screen-missing-title", "register-screen-missing-do"),
        };
        let write = button::primary("register-write", context.text(write))
            .on_press_maybe((!self.working).then_some(Message::Write));
        column![
            heading(2, context.text(title)),
            self.place(context, "sign-where-hint"),
            row![write, browse(context), close(context)].spacing(12).wrap(),
        ]
        .spacing(12)
        .into()
    }

    fn place<'a>(&'a self, context: &Context<'_>, hint: &str) -> Element<'a, Message> {
        field("register-folder", context.text("folder-label"), self.folder.clone())
            .hint(context.text(hint))
            .on_input(Message::Folder)
            .into()
    }
}

fn browse<'a>(context: &Context<'_>) -> Element<'a, Message> {
    button::secondary("register-browse", context.text("browse")).on_press(Message::Browse).into()
}

fn close<'a>(context: &Context<'_>) -> Element<'a, Message> {
    button::quiet("register-close", context.text("register-screen-close")).on_press(Message::Close).into()
}

/// How far receiving has come, how fast, how long it takes, and the way to stop it.
fn progress<'a>(context: &Context<'_>, receiving: &Receiving) -> Element<'a, Message> {
    let args = Args::new().count("done", number(receiving.done)).count("all", number(receiving.of));
    let title = context.with("register-screen-progress", &args);
    let words = match receiving.pace() {
        Some((rate, left)) => {
            let seconds = left.as_secs();
            let args =
                Args::new().count("rate", rate).text("left", format!("{}:{:02}", seconds / 60, seconds % 60));
            context.with("register-screen-pace", &args)
        }
        None => context.text("register-screen-begins"),
    };
    let share = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    // In thousandths: a bar of some hundred pixels shows no more.
    let part = receiving.done.saturating_mul(1000).checked_div(receiving.of).unwrap_or(0);
    let bar = progress_bar(0.0..=1000.0, share(part)).girth(10).style(|theme: &Theme| {
        let tokens = theme::of(theme);
        progress_bar::Style {
            background: tokens.track.into(),
            bar: tokens.value.into(),
            border: Border { radius: 5.0.into(), ..Border::default() },
        }
    });
    let range = Range { now: f64::from(share(part)), least: 0.0, most: 1000.0 };
    let spoken = Semantic { range: Some(range), ..Semantic::new(Role::Progress, title.as_str()) };
    let stop = button::secondary("register-stop", context.text("register-screen-stop"));
    let stop: Element<'a, Message> = if receiving.is_stopping() {
        stop.disabled(context.text("register-screen-stopping")).into()
    } else {
        stop.on_press(Message::Stop).into()
    };
    let content = column![
        row![strong(title).width(Length::Fill), stop].spacing(12).align_y(iced::Alignment::Center),
        semantic(spoken.leaf(), bar),
        hint(words),
    ];
    kit::panel(content.spacing(8)).width(Length::Fill).into()
}

/// What came of it: the counts, then each file that was set aside with its reason and what to do.
fn told<'a>(context: &Context<'_>, summary: &Summary) -> Element<'a, Message> {
    let args = Args::new()
        .count("received", number(summary.received))
        .count("already", number(summary.already))
        .count("aside", number(summary.set_aside()))
        .count("conflicts", number(summary.conflicts));
    let tone = if summary.told.is_empty() { Tone::Success } else { Tone::Warning };
    let banner = kit::banner("register-received", tone, context.with("register-screen-received", &args));
    // Before the files: the focus goes there, and the counts stay in view.
    let mut banner = banner.push(close(context));
    let mut lines = Column::new().spacing(8);
    for line in summary.told.iter().take(MOST_TOLD) {
        lines = lines.push(one(context, line));
    }
    if summary.told.len() > MOST_TOLD {
        let args = Args::new().count("count", number(summary.told.len() - MOST_TOLD));
        lines = lines.push(hint(context.with("register-screen-more", &args)));
    }
    if !summary.told.is_empty() {
        banner = banner.push(container(lines).padding([4, 0]));
    }
    banner.into()
}

/// One file: its name, what became of it, why, and what to do.
fn one<'a>(context: &Context<'_>, line: &Line) -> Element<'a, Message> {
    let name = line.report.file.file_name().map(Path::new).map(|name| name.display().to_string());
    let state = match line.outcome {
        Outcome::Conflict => context.text("register-conflict"),
        _ => context.text("register-set-aside"),
    };
    let reasons: Vec<String> = line.report.reasons.iter().map(|why| context.problem(why)).collect();
    let name = format!("{} – {state}", name.unwrap_or_else(|| line.report.file.display().to_string()));
    column![strong(name), hint(reasons.join(" "))].spacing(1).into()
}
