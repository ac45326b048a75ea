//! The barometer: what all accepted declarations add up to; a target opens to the bodies behind it.

mod notes;
mod pictures;
mod publish;
mod save;
mod shown;
mod table;
mod target;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::{focus, snap_to};
use iced::widget::scrollable::RelativeOffset;

use self::pictures::Picture;
use self::save::Format;
use self::shown::{Column, List, Shown};
use super::file::Which;
use super::sign::folder_of_the_person;
use super::{Action, Desk, key};
use crate::barometer::{Group, Uncollected, picture::Distribution};
use crate::gui;
use crate::l10n::Lang;
use crate::store::Store;
use crate::workflow::Fault;
use crate::workflow::ministry::barometer::{self, Material, Question};
use crate::workflow::ministry::publish::Published;

/// The list of the bodies behind a target.
pub const BODIES: &str = "barometer-bodies";

/// What the page remembers.
#[derive(Default)]
pub struct State {
    material: Option<Arc<Material>>,
    asked: Question,
    view: View,
    /// The target that is open, by its place.
    target: Option<usize>,
    shown: Option<Arc<Shown>>,
    list: Option<List>,
    panel: Option<Panel>,
    save: save::State,
    publish: publish::State,
    /// The file that is open was opened here.
    leads_to_file: bool,
    problem: Option<String>,
}

/// How the figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// As half circles.
    #[default]
    Gauges,
    /// As a table.
    Table,
    /// Over the years.
    Trend,
}

/// What is opened above the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Which bodies.
    Bodies,
    /// Save a picture.
    Save,
    /// Publish the year.
    Publish,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was accepted is read, or why not.
    Read(Result<Arc<Material>, Fault>),
    /// A question is answered.
    Answered(Option<Arc<Shown>>),
    /// Another year.
    Year(u16),
    /// Only these bodies, or all.
    Group(Option<Group>),
    /// Takes what was not collected for not done, or leaves it out.
    NotDone(bool),
    /// Shows the figures in another way.
    View(View),
    /// Opens a target, by its place.
    Target(usize),
    /// Back to all targets.
    All,
    /// Sorts the bodies by a column, or the other way round.
    Sort(Column),
    /// To a body.
    Move(usize),
    /// To the body nearest to a place on the distribution, from 0 to 1.
    Picked(f32),
    /// Opens the file of a body.
    Open(usize),
    /// Opens a panel, or closes it.
    Panel(Panel),
    /// Closes the panel.
    Close,
    /// Which picture is saved.
    Picture(Picture),
    /// As which kind of file.
    Format(Format),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Writes the picture.
    Write,
    /// It is written, or why not.
    Written(Result<PathBuf, Fault>),
    /// Copies the picture.
    Copy,
    /// The folder of the publication is typed.
    PublishTo(String),
    /// The whole below which a body's own figures are hidden is typed.
    HideBelow(String),
    /// About the key.
    Key(key::Message),
    /// Publishes the year.
    Publish,
    /// It is published, or why not.
    Published(Result<Arc<Published>, Fault>),
    /// To another page.
    Page(gui::Page),
}

fn wrap(message: Message) -> gui::Message {
    gui::Message::Barometer(message)
}

impl State {
    /// The page is shown.
    pub fn open(&mut self, store: Option<&Store>) -> Task<gui::Message> {
        let Some(store) = store.cloned() else { return Task::none() };
        if self.save.folder.is_empty() {
            let folder = folder_of_the_person();
            self.save.folder = folder.map(|path| path.display().to_string()).unwrap_or_default();
        }
        let read = async move { barometer::all(&store).map(Arc::new) };
        Task::perform(read, |read| wrap(Message::Read(read)))
    }

    /// Is a target open? Then "back" leads to all of them.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.target.is_some()
    }

    /// Was the file that is open opened here?
    #[must_use]
    pub fn leads_to_file(&self) -> bool {
        self.leads_to_file
    }

    /// Another page is shown: a file stays the one that was opened here, all else ends that.
    pub fn left_for(&mut self, page: gui::Page) {
        self.leads_to_file &= page == gui::Page::File;
        self.publish.key.forget();
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        let lang = desk.context.lang;
        match message {
            Message::Read(Ok(material)) => {
                let known = material.years.iter().any(|of| of.year == self.asked.year);
                if let Some(last) = material.years.first().filter(|_| !known) {
                    self.asked.year = last.year;
                }
                self.material = Some(material);
                return self.ask(lang);
            }
            Message::Read(Err(fault)) => self.problem = Some(desk.context.problem(&fault)),
            Message::Answered(shown) => self.answered(shown),
            Message::Year(year) => return self.asks(|asked| asked.year = year, lang),
            Message::Group(group) => return self.asks(|asked| asked.group = group, lang),
            Message::NotDone(not_done) => {
                let uncollected = if not_done { Uncollected::NotDone } else { Uncollected::LeftOut };
                return self.asks(|asked| asked.uncollected = uncollected, lang);
            }
            Message::View(view) => self.view = view,
            Message::Target(at) => return self.turn(Some(at), lang),
            Message::All => return self.turn(None, lang),
            Message::Open(at) => {
                let print = self.list.as_ref().and_then(|list| list.line(at));
                let print = print.map(|line| line.behind.body.fingerprint.clone());
                self.leads_to_file = print.is_some();
                return print.map_or(Action::None, |print| Action::OpenReceived(Which::Received(print)));
            }
            Message::Sort(_) | Message::Move(_) | Message::Picked(_) => self.look(&message),
            Message::Panel(panel) => return self.toggle(panel, desk),
            Message::Close => {
                let from = match self.panel {
                    Some(Panel::Bodies) => "barometer-group",
                    Some(Panel::Publish) => "barometer-publish",
                    _ => "barometer-save",
                };
                self.close();
                return Action::Run(focus(from));
            }
            Message::Page(page) => return Action::Go(page),
            leaving => return self.saving(leaving, desk),
        }
        Action::None
    }

    fn asks(&mut self, change: impl FnOnce(&mut Question), lang: Lang) -> Action {
        change(&mut self.asked);
        self.ask(lang)
    }

    /// Has everything worked out again.
    fn ask(&self, lang: Lang) -> Action {
        let Some(material) = self.material.clone() else { return Action::None };
        let (asked, target) = (self.asked.clone(), self.target);
        let answer = async move { Shown::of(&material, asked, target, lang).map(Arc::new) };
        Action::Run(Task::perform(answer, |shown| wrap(Message::Answered(shown))))
    }

    fn answered(&mut self, shown: Option<Arc<Shown>>) {
        // An answer to a question that was changed meanwhile.
        if shown.as_ref().is_some_and(|shown| shown.asked != self.asked) {
            return;
        }
        let list = shown.as_ref().and_then(|shown| shown.list.clone());
        self.list = match (list, self.list.take()) {
            (Some(list), Some(before)) => Some(list.like(&before)),
            (list, _) => list,
        };
        self.shown = shown;
    }

    /// Opens a target, or goes back to all of them.
    fn turn(&mut self, target: Option<usize>, lang: Lang) -> Action {
        let before = std::mem::replace(&mut self.target, target);
        self.close();
        let Action::Run(ask) = self.ask(lang) else { return Action::None };
        // Above the figure, so that the page is seen from its top.
        let to = match (target, before) {
            (None, Some(at)) => focus(view::card_id(self.view, at)),
            _ => focus("barometer-all"),
        };
        Action::Run(ask.chain(snap_to("page", RelativeOffset::START)).chain(to))
    }

    /// What changes only what is looked at.
    fn look(&mut self, message: &Message) {
        let Some(list) = &mut self.list else { return };
        match message {
            Message::Sort(column) => list.sort(*column, list.column == *column && !list.backwards),
            Message::Move(to) => list.active = *to,
            Message::Picked(at) => {
                if let Some(to) = list.nearest(Distribution::place_at(*at)) {
                    list.active = to;
                    list.revision += 1;
                }
            }
            _ => {}
        }
    }

    fn toggle(&mut self, panel: Panel, desk: &Desk<'_>) -> Action {
        let opens = self.panel != Some(panel);
        self.close();
        self.panel = opens.then_some(panel);
        match (opens, panel) {
            (true, Panel::Bodies) => Action::Run(focus("barometer-portfolio")),
            (true, Panel::Save) => Action::Run(focus("barometer-picture")),
            (true, Panel::Publish) => {
                self.publish.key.refresh(desk.home);
                self.begin_publishing(&desk.context);
                Action::Run(focus("publish-out"))
            }
            (false, _) => Action::None,
        }
    }

    /// Is a panel open?
    pub fn has_panel(&self) -> bool {
        self.panel.is_some()
    }

    fn close(&mut self) {
        self.panel = None;
        self.problem = None;
        self.save.said = None;
        self.publish.said = None;
        self.publish.key.forget();
    }
}
