//! Home: my declarations, a file to open, sample data.

use std::path::PathBuf;

use iced::widget::{Column, column, row, space};
use iced::{Alignment, Length, Task};
use jiff::Timestamp;

use super::{Action, Desk, choose_file};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::gui::{self, Context, Page};
use crate::l10n::Args;
use crate::store::{DraftId, DraftRow, DraftState, Store, StoreFault};

/// The field for the path of a file to open.
pub const PATH: &str = "home-path";

/// What the page remembers.
#[derive(Default)]
pub struct State {
    drafts: Vec<DraftRow>,
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
    Begun(Result<DraftId, StoreFault>),
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
    /// To the preferences.
    Preferences,
    /// To what was received.
    Register,
}

impl State {
    /// Reads the list again.
    pub fn refresh(&mut self, store: &Store) {
        match store.drafts() {
            Ok(drafts) => self.drafts = drafts,
            Err(_) => self.drafts.clear(),
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::New => {
                let Some(store) = desk.store.cloned() else { return Action::None };
                let begin = async move { store.new_draft("lead", Timestamp::now()) };
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
            Message::Preferences => Action::Go(Page::Preferences),
            Message::Register => Action::Go(Page::Register),
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
        page = page.push(self.declarations(context));
        let open = kit::panel(self.open(context)).width(Length::Fill);
        let more = kit::panel(more(context)).width(Length::Fill);
        page = if context.size.width >= 800.0 {
            page.push(row![open, more].spacing(16))
        } else {
            page.push(open).push(more)
        };
        page = page.push(kit::panel(review(context)).width(Length::Fill));
        Element::from(page).map(gui::Message::Home)
    }

    fn declarations<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let new = button::primary("home-new", context.text("home-new")).icon(Icon::Plus);
        let new = if context.read_only {
            new.disabled(context.text("banner-read-only"))
        } else {
            new.on_press(Message::New)
        };
        // Why there is no new one is a sentence: beside the heading it would leave no room for the button's words.
        let title: Element<'a, Message> = if context.read_only {
            column![heading(2, context.text("home-mine")), new].spacing(10).into()
        } else {
            row![heading(2, context.text("home-mine")), space::horizontal(), new]
                .spacing(16)
                .align_y(Alignment::Center)
                .into()
        };
        if self.drafts.is_empty() {
            let none = column![title, paragraph(context.text("home-none"))].spacing(10);
            return kit::panel(none).width(Length::Fill).into();
        }
        let wide = context.size.width >= 800.0;
        let mut heads = vec![
            Head::words(context.text("home-head-year"), 60),
            Head::words(context.text("home-head-body"), Length::Fill),
        ];
        if wide {
            heads.push(Head::words(context.text("home-head-filled"), 150));
        }
        heads.push(Head::words(context.text("home-head-state"), 110));
        heads.push(Head::words(context.text("home-head-open"), 70));
        let mut table = kit::table("home-declarations", context.text("home-mine"), heads);
        for (at, draft) in self.drafts.iter().enumerate() {
            table = table.row(name(context, draft), cells(context, draft, at, wide));
        }
        kit::panel(column![title, Element::from(table)].spacing(10)).width(Length::Fill).into()
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

fn name(context: &Context<'_>, draft: &DraftRow) -> String {
    let body = draft.organization_name.trim();
    if body.is_empty() { context.text("home-unnamed") } else { body.to_owned() }
}

fn cells<'a>(context: &Context<'_>, draft: &DraftRow, at: usize, wide: bool) -> Vec<Cell<'a, Message>> {
    let asked = context.framework.quantities.len();
    let filled = usize::try_from(draft.filled).unwrap_or(usize::MAX).min(asked);
    let args = Args::new().text("filled", filled.to_string()).text("all", asked.to_string());
    let words = context.with("home-filled", &args);
    let (tone, state) = match draft.state {
        DraftState::Open => (Tone::Info, context.text("state-open")),
        DraftState::Sealed(_) => (Tone::Success, context.text("state-sealed")),
    };
    let name = name(context, draft);
    let year = if draft.year.trim().is_empty() { "–".to_owned() } else { draft.year.clone() };
    let open = button::link(format!("home-draft-{at}"), context.text("home-head-open"))
        .spoken(
            context.with("home-open-one", &Args::new().text("body", name.clone()).text("year", year.clone())),
        )
        .on_press(Message::Open(draft.id));
    let mut cells = vec![Cell::Strong(year), Cell::Words(name)];
    if wide {
        cells.push(Cell::Words(words));
    }
    cells.push(Cell::Other(kit::badge(tone, state)));
    cells.push(Cell::Other(open.into()));
    cells
}

/// What the ministry's reviewers come for.
fn review<'a>(context: &Context<'_>) -> Element<'a, Message> {
    column![
        heading(2, context.text("register-screen-home")),
        paragraph(context.text("register-screen-home-lead")),
        button::secondary("home-register", context.text("register-screen-home-do"))
            .icon(Icon::FileCheck)
            .on_press(Message::Register),
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
            .on_press(Message::Preferences),
    ]
    .spacing(12)
    .into()
}
