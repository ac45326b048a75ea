//! The year is published: pages, tables, data and pictures in a folder, signed by the ministry.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::operation::focus;
use iced::widget::{column, row};
use iced::{Length, Task};
use jiff::Timestamp;

use super::{Message, Panel, wrap};
use crate::gui::Context;
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, paragraph};
use crate::gui::screen::{Action, Desk, key};
use crate::l10n::Args;
use crate::workflow::Fault;
use crate::workflow::ministry::publish::{self, Published, Publishing};

/// What this part remembers.
#[derive(Default)]
pub(super) struct State {
    pub key: key::State,
    /// The folder that is written.
    pub out: String,
    /// Below this whole a body's own figures are not shown; as typed.
    pub hide_below: String,
    pub working: bool,
    pub said: Option<String>,
}

impl super::State {
    /// Opens the panel: in a new folder beside the pictures, where nothing else was chosen.
    pub(super) fn begin_publishing(&mut self, context: &Context<'_>) {
        let year = self.asked.year;
        let folder = PathBuf::from(self.save.folder.trim());
        let name = format!("{}-{year}", context.text("barometer-publish-folder"));
        self.publish.out = folder.join(name).display().to_string();
        self.publish.said = None;
    }

    pub(super) fn publishing(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::PublishTo(folder) => self.publish.out = folder,
            Message::HideBelow(typed) => self.publish.hide_below = typed,
            Message::Key(message) => self.publish.key.update(message),
            Message::Publish => return self.publish(desk),
            Message::Published(done) => return self.published(done, desk),
            _ => {}
        }
        Action::None
    }

    fn publish(&mut self, desk: &Desk<'_>) -> Action {
        let Some(store) = desk.store.cloned() else { return Action::None };
        if self.publish.working || desk.context.read_only {
            return Action::None;
        }
        let Some(hide_below) = whole(&self.publish.hide_below) else {
            self.problem = Some(desk.context.text("barometer-publish-hide-invalid"));
            return Action::Run(focus("publish-hide"));
        };
        let Some(chosen) = self.publish.key.chosen(&desk.context) else {
            return Action::Run(focus("passphrase"));
        };
        let (year, out) = (self.asked.year, PathBuf::from(self.publish.out.trim()));
        self.publish.working = true;
        self.problem = None;
        let work = async move {
            let at = Timestamp::now();
            let publishing = Publishing { year, out: &out, hide_below };
            publish::ready(&store, &publishing)?;
            let key = key::open(&store, &chosen, "", at)?;
            publish::publish(&store, &publishing, &key, at).map(Arc::new)
        };
        Action::Run(Task::perform(work, |done| wrap(Message::Published(done))))
    }

    fn published(&mut self, done: Result<Arc<Published>, Fault>, desk: &Desk<'_>) -> Action {
        self.publish.working = false;
        match done {
            Ok(published) => {
                let args = Args::new()
                    .text("year", self.asked.year.to_string())
                    .text("folder", published.folder.display().to_string())
                    .count("files", u64::try_from(published.files.len()).unwrap_or(u64::MAX));
                self.close();
                self.publish.said = Some(desk.context.with("publication-published", &args));
                Action::Run(focus("barometer-publish"))
            }
            Err(fault) => {
                self.publish.key.refresh(desk.home);
                let problem = desk.context.problem(&fault);
                if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
                    self.publish.key.say(problem);
                    return Action::Run(focus("passphrase"));
                }
                self.problem = Some(problem);
                Action::None
            }
        }
    }

    /// The button that opens the panel.
    pub(super) fn publish_button<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let declared = self.shown.as_ref().is_some_and(|shown| shown.barometer.declared > 0);
        let can = declared && !context.read_only;
        button::primary("barometer-publish", context.text("barometer-publish"))
            .small()
            .expanded(self.panel == Some(Panel::Publish))
            .on_press_maybe(can.then_some(Message::Panel(Panel::Publish)))
            .into()
    }

    /// The panel that publishes, or what was published.
    pub(super) fn publisher<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        if self.panel != Some(Panel::Publish) {
            let said = self.publish.said.clone()?;
            return Some(kit::banner("barometer-published", Tone::Success, said).into());
        }
        let State { key, out, hide_below, working, .. } = &self.publish;
        let publish =
            button::primary("publish-do", context.text("barometer-publish-do")).icon(Icon::ShieldCheck);
        let publish: Element<'a, Message> = if *working {
            publish.disabled(context.text("sign-working")).into()
        } else {
            publish.on_press_maybe((!out.trim().is_empty()).then_some(Message::Publish)).into()
        };
        let args = Args::new().text("year", self.asked.year.to_string());
        let content = column![
            heading(2, context.with("barometer-publish-title", &args)),
            paragraph(context.text("barometer-publish-lead")),
            field("publish-out", context.text("folder-label"), out.clone())
                .hint(context.text("barometer-publish-out-hint"))
                .on_input(Message::PublishTo),
            field("publish-hide", context.text("barometer-publish-hide"), hide_below.clone())
                .hint(context.text("barometer-publish-hide-hint"))
                .width(160)
                .on_input(Message::HideBelow),
            key.view(context).map(Message::Key),
            row![
                publish,
                button::quiet("barometer-close", context.text("register-screen-close"))
                    .on_press(Message::Close)
            ]
            .spacing(12)
            .wrap(),
        ];
        Some(kit::panel(content.spacing(12)).width(Length::Fill).into())
    }
}

/// What was typed as a whole number; nothing is 0.
fn whole(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    if typed.is_empty() { Some(0) } else { typed.parse().ok() }
}
