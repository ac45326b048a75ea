//! Home: my declarations, a file to open, sample data.

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::gui::{self, Context, Page};
use crate::l10n::Args;
use crate::store::{CampaignRow, DraftId, Store};
use crate::workflow::{Fault, campaign};

mod declarations;

/// The field for the path of a file to open.
pub const PATH: &str = "home-path";

/// What the page remembers.
#[derive(Default)]
pub struct State {
    drafts: Vec<declarations::Row>,
    campaign: Option<CampaignRow>,
    path: String,
    problem: Option<String>,
    said: Option<String>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Begins a declaration.
    New,
    /// It is begun.
    Begun(Result<DraftId, Fault>),
    /// Opens a declaration.
    Open(DraftId),
    /// The path of a file is typed.
    Path(String),
    /// Opens the file of that path.
    OpenPath,
    /// Asks for a file.
    Browse,
    /// A file was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Shows what the program does, on made-up data in a folder of its own.
    Demo,
    /// Where a sealed declaration stands.
    Follow(String),
    /// To another page.
    Page(Page),
}

impl State {
    /// Reads the list again.
    pub fn refresh(&mut self, store: &Store) {
        self.drafts = declarations::read(store, Timestamp::now()).unwrap_or_default();
        self.campaign = campaign::latest(store).ok().flatten();
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::New => {
                let Some(store) = desk.store.cloned() else { return Action::None };
                let begin = async move { campaign::begin(&store, Timestamp::now()) };
                Action::Run(Task::perform(begin, |result| gui::Message::Home(Message::Begun(result))))
            }
            Message::Begun(Ok(id)) | Message::Open(id) => Action::OpenDraft(id),
            Message::Begun(Err(fault)) => {
                self.problem = Some(desk.context.problem(&fault));
                Action::None
            }
            Message::Path(path) => {
                self.path = path;
                Action::None
            }
            Message::OpenPath => {
                let path = self.path.trim();
                if path.is_empty() { Action::None } else { Action::OpenFile(PathBuf::from(path)) }
            }
            Message::Browse => {
                let ask = choose_file(
                    desk.context.text("home-open"),
                    desk.context.text("kind-envelope"),
                    &["jauge"],
                );
                Action::Run(Task::perform(ask, |file| gui::Message::Home(Message::Browsed(file))))
            }
            Message::Browsed(file) => file.map_or(Action::None, Action::OpenFile),
            Message::Demo => {
                self.demo(&desk.context);
                Action::None
            }
            Message::Follow(fingerprint) => Action::FollowUp(fingerprint, false),
            Message::Page(page) => Action::Go(page),
        }
    }

    /// The demonstration is another run of the program, with a home of its own: made-up declarations must never
    /// stand among real ones.
    fn demo(&mut self, context: &Context<'_>) {
        let started = std::env::current_exe()
            .and_then(|program| std::process::Command::new(program).arg("demo").spawn());
        match started {
            Ok(_) => self.said = Some(context.text("home-demo-started")),
            Err(error) => {
                let args = Args::new().text("detail", error.to_string());
                self.problem = Some(context.with("home-demo-failed", &args));
            }
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, desk: &Desk<'_>) -> Element<'a, gui::Message> {
        let context = &desk.context;
        let mut page = Column::new().spacing(20);
        page = page.push(
            column![heading(1, context.text("home-title")), paragraph(context.text("home-lead"))].spacing(6),
        );
        if let Some(problem) = &self.problem {
            page = page.push(kit::banner("home-problem", Tone::Error, problem.clone()));
        }
        if let Some(said) = &self.said {
            page = page.push(kit::banner("home-said", Tone::Info, said.clone()));
        }
        let reminder = self.campaign.as_ref().map(|campaign| super::campaign::reminder(context, campaign));
        page = page.push(reminder);
        page = page.push(declarations::view(&self.drafts, context));
        let open = kit::panel(self.open(context)).width(Length::Fill);
        let more = kit::panel(more(context)).width(Length::Fill);
        page = if context.size.width >= 800.0 {
            page.push(row![open, more].spacing(16))
        } else {
            page.push(open).push(more)
        };
        page = page.push(kit::panel(ministry(context)).width(Length::Fill));
        Element::from(page).map(gui::Message::Home)
    }

    fn open<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let open = button::secondary("home-open", context.text("home-open-do")).icon(Icon::FolderOpen);
        let open = if self.path.trim().is_empty() {
            open.on_press_maybe(None)
        } else {
            open.on_press(Message::OpenPath)
        };
        column![
            heading(2, context.text("home-open")),
            paragraph(context.text("home-open-lead")),
            field(PATH, context.text("home-path"), self.path.clone())
                .hint(context.text("home-path-hint"))
                .on_input(Message::Path)
                .on_submit(Message::OpenPath),
            row![open, button::quiet("home-browse", context.text("browse")).on_press(Message::Browse),]
                .spacing(10),
        ]
        .spacing(12)
        .into()
    }
}

/// What only the ministry does.
fn ministry<'a>(context: &Context<'_>) -> Element<'a, Message> {
    column![
        heading(2, context.text("campaign-ministry")),
        paragraph(context.text("campaign-ministry-lead")),
        row![
            button::secondary("home-register", context.text("register-screen-home-do"))
                .icon(Icon::FileCheck)
                .on_press(Message::Page(Page::Register)),
            button::secondary("home-barometer", context.text("barometer-screen-home-do"))
                .icon(Icon::Gauge)
                .on_press(Message::Page(Page::Barometer)),
            button::secondary("home-campaign", context.text("campaign-new-title"))
                .icon(Icon::Plus)
                .on_press(Message::Page(Page::NewCampaign)),
            button::secondary("home-signers", context.text("signers-title"))
                .icon(Icon::User)
                .on_press(Message::Page(Page::Signers)),
        ]
        .spacing(12)
        .wrap(),
    ]
    .spacing(12)
    .into()
}

fn more<'a>(context: &Context<'_>) -> Element<'a, Message> {
    column![
        heading(2, context.text("home-more")),
        paragraph(context.text("home-demo-lead")),
        button::secondary("home-demo", context.text("home-demo")).on_press(Message::Demo),
        hint(context.text("home-privacy")),
        button::quiet("home-preferences", context.text("page-preferences"))
            .icon(Icon::Settings)
            .on_press(Message::Page(Page::Preferences)),
    ]
    .spacing(12)
    .into()
}
