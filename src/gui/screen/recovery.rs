//! What is shown when the database cannot be opened: what happened, and what can be done. Nothing is lost by closing.

use iced::widget::{Column, row};
use jiff::Timestamp;

use super::{Action, Desk};
use crate::gui::Context;
use crate::gui::kit::{self, Element, Tone, button, heading, paragraph};
use crate::l10n::{self, Args};
use crate::store::{Backup, Store, StoreFault};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    fault: Option<StoreFault>,
    problem: Option<String>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Goes on with the latest good backup.
    Restore(Backup),
    /// Goes on with an empty database.
    StartEmpty,
    /// Tries again as it is.
    Again,
    /// Closes the window.
    Close,
}

impl State {
    /// The page for a fault.
    #[must_use]
    pub fn of(fault: StoreFault) -> Self {
        Self { fault: Some(fault), problem: None }
    }

    /// What a message changes. Runs at once: there is nothing else the window could do meanwhile.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        let done = match message {
            Message::Restore(backup) => Store::restore(desk.home, &backup, "lead", Timestamp::now()),
            Message::StartEmpty => Store::start_empty(desk.home, "lead", Timestamp::now()),
            Message::Again => return Action::OpenStore,
            Message::Close => return Action::Exit,
        };
        match done {
            Ok(_) => Action::OpenStore,
            Err(fault) => {
                self.problem = Some(desk.context.problem(&fault));
                Action::None
            }
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let mut page = Column::new().spacing(16).max_width(760);
        page = page.push(heading(1, context.text("recovery-title")));
        if let Some(fault) = &self.fault {
            page = page.push(
                kit::banner("recovery-fault", Tone::Error, context.text("recovery-what"))
                    .line(context.problem(fault)),
            );
        }
        if let Some(problem) = &self.problem {
            page = page.push(kit::banner("recovery-problem", Tone::Error, problem.clone()));
        }
        let mut actions = row![].spacing(12);
        if let Some(StoreFault::Damaged { backup, .. }) = &self.fault {
            page = page.push(paragraph(context.text("recovery-kept")));
            if let Some(backup) = backup {
                let when = l10n::moment(backup.taken_at);
                let words = context.with("recovery-restore", &Args::new().text("when", when));
                actions = actions.push(
                    button::primary("recovery-restore", words).on_press(Message::Restore(backup.clone())),
                );
            }
            actions = actions.push(
                button::secondary("recovery-empty", context.text("recovery-empty"))
                    .on_press(Message::StartEmpty),
            );
        } else {
            actions = actions.push(
                button::primary("recovery-again", context.text("recovery-again")).on_press(Message::Again),
            );
        }
        actions = actions
            .push(button::quiet("recovery-close", context.text("recovery-close")).on_press(Message::Close));
        page.push(actions.wrap()).into()
    }
}
