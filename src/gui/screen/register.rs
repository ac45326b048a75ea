//! The register: what is expected, what has arrived, what is missing; receive, decide many at once, hand lists out.

mod accept;
pub mod list;
mod panel;
mod receive;
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::operation::focus;
use iced::{Task, clipboard};
use jiff::Timestamp;

use self::list::{Column, Filter, List, Prepared};
use self::receive::{Receiving, Step, Summary};
use super::file::Which;
use super::sign::folder_of_the_person;
use super::{Action, Desk, choose_files, choose_folder, key, reviewer};
use crate::gui;
use crate::l10n::{Args, Lang};
use crate::store::Store;
use crate::workflow::ministry::decide::Decisions;
use crate::workflow::ministry::register::{self, State as Standing};
use crate::workflow::{Fault, body::export, ministry::workbook, signers};

/// The table.
pub const ROWS: &str = "register-rows";
/// The field that is searched with.
pub const SEARCH: &str = "register-search";

/// What the page remembers.
#[derive(Default)]
pub struct State {
    list: Option<List>,
    years: Vec<u16>,
    year: Option<u16>,
    reading: Reading,
    panel: Option<Panel>,
    path: String,
    folder: String,
    pub(in crate::gui) key: key::State,
    reviewer: reviewer::State,
    receiving: Option<Receiving>,
    /// What was dropped while something was being received.
    waiting: Vec<PathBuf>,
    received: Option<Arc<Summary>>,
    nobody_signs: bool,
    working: bool,
    problem: Option<String>,
    said: Option<String>,
}

/// Why the register is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reading {
    /// Something was done here.
    #[default]
    Again,
    /// The page was turned to: once it is read, the keyboard goes to its table.
    Entered,
    /// Others have written: once it is read, what moved is said.
    Elsewhere,
}

/// What is opened above the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Receive files.
    Receive,
    /// Accept all that wait.
    AcceptAll,
    /// Save the list of missing bodies.
    Missing,
    /// Write the workbook.
    Workbook,
}

impl Panel {
    /// The button that opens it, and where the keyboard is again once it is closed.
    fn opener(self) -> &'static str {
        match self {
            Self::Receive => "register-receive",
            Self::AcceptAll => "register-accept-all",
            Self::Missing => "register-save-missing",
            Self::Workbook => "register-export",
        }
    }
}

/// The register as it was read.
#[derive(Debug)]
pub struct Read {
    years: Vec<u16>,
    prepared: Option<Arc<Prepared>>,
    nobody_signs: bool,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The register is read, or why not.
    Read(Result<Arc<Read>, Fault>),
    /// Another year.
    Year(u16),
    /// Shows only these, or all again.
    Filter(Filter),
    /// Words to search are typed.
    Search(String),
    /// To the first line that was found.
    Found,
    /// Sorts by a column, or the other way round.
    Sort(Column),
    /// To a line.
    Move(usize),
    /// Opens the file of a line.
    Open(usize),
    /// Opens a panel, or closes it.
    Panel(Panel),
    /// Closes the panel, or what was said.
    Close,
    /// The path of what is to be received is typed.
    Path(String),
    /// Receives what stands at that path.
    ReceivePath,
    /// Asks for files.
    Files,
    /// Asks for a folder with files.
    Folders,
    /// Files or folders to receive.
    Chosen(Vec<PathBuf>),
    /// How far receiving has come.
    Step(Step),
    /// Stops receiving; what is done stays.
    Stop,
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// About the key.
    Key(key::Message),
    /// About who decides.
    Reviewer(reviewer::Message),
    /// Accepts all that wait.
    AcceptAll,
    /// They are accepted, or why not.
    Accepted(Result<Arc<Decisions>, Fault>),
    /// Copies the list of missing bodies.
    CopyMissing,
    /// Saves the list of missing bodies, or the workbook.
    Write,
    /// It is written, or why not.
    Written(Result<PathBuf, Fault>),
    /// To another page.
    Page(gui::Page),
}

fn wrap(message: Message) -> gui::Message {
    gui::Message::Register(message)
}

impl State {
    /// The page is shown.
    pub fn open(&mut self, store: Option<&Store>, lang: Lang) -> Task<gui::Message> {
        self.reading = Reading::Entered;
        self.refresh(store, lang)
    }

    /// Reads the register again, with the names of the bodies in a language.
    pub fn refresh(&mut self, store: Option<&Store>, lang: Lang) -> Task<gui::Message> {
        let Some(store) = store else { return Task::none() };
        self.key.refresh_for_decisions(store);
        self.reviewer.refresh(store);
        self.refresh_quietly(Some(store), lang)
    }

    /// The same, with all that was typed left as it is.
    fn refresh_quietly(&mut self, store: Option<&Store>, lang: Lang) -> Task<gui::Message> {
        let Some(store) = store.cloned() else { return Task::none() };
        if self.folder.is_empty() {
            self.folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
        }
        let wanted = self.year;
        let read = async move { read(&store, wanted, Timestamp::now(), lang).map(Arc::new) };
        Task::perform(read, |read| wrap(Message::Read(read)))
    }

    /// Others have written: the list is read again, and says what moved in it.
    pub fn changed_elsewhere(&mut self, store: Option<&Store>, lang: Lang) -> Task<gui::Message> {
        if self.receiving.is_none() && !self.working && self.reading == Reading::Again {
            self.reading = Reading::Elsewhere;
        }
        self.refresh_quietly(store, lang)
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(read) => return self.read(read, desk),
            Message::Year(year) => {
                self.year = Some(year);
                self.list = None;
                return Action::Run(self.refresh(desk.store, desk.context.lang));
            }
            Message::Found => return self.land(),
            Message::Open(at) => return self.open_line(at, desk),
            Message::Panel(panel) => return self.toggle(panel),
            Message::Close => {
                let opener = self.panel.map(Panel::opener);
                self.close();
                return opener.map_or(Action::None, |opener| Action::Run(focus(opener)));
            }
            Message::Path(path) => self.path = path,
            Message::ReceivePath | Message::Files | Message::Folders | Message::Chosen(_) => {
                return self.take(message, desk);
            }
            Message::Step(step) => return self.step(step, desk),
            Message::Stop => {
                if let Some(receiving) = &mut self.receiving {
                    receiving.stop();
                }
            }
            Message::Folder(folder) => self.folder = folder,
            Message::Browse => {
                let ask = choose_folder(desk.context.text("folder-label"));
                return Action::Run(Task::perform(ask, |folder| wrap(Message::Browsed(folder))));
            }
            Message::Browsed(folder) => {
                if let Some(folder) = folder {
                    self.folder = folder.display().to_string();
                }
            }
            Message::Key(message) => self.key.update(message),
            Message::Reviewer(message) => self.reviewer.update(message),
            Message::AcceptAll => return self.accept_all(desk),
            Message::Accepted(done) => return self.accepted(done, desk),
            Message::CopyMissing => return self.copy_missing(desk),
            Message::Write => return self.write(desk),
            Message::Written(done) => self.written(done, desk),
            Message::Page(page) => return Action::Go(page),
            looking => self.look(looking),
        }
        Action::None
    }

    /// What changes only what is looked at.
    fn look(&mut self, message: Message) {
        let Some(list) = &mut self.list else { return };
        match message {
            Message::Filter(filter) => list.filter((list.filter != Some(filter)).then_some(filter)),
            Message::Search(typed) => list.search(typed),
            Message::Sort(column) => list.sort(column, list.column == column && !list.backwards),
            Message::Move(to) => list.active = to,
            _ => {}
        }
    }

    fn read(&mut self, read: Result<Arc<Read>, Fault>, desk: &Desk<'_>) -> Action {
        let read = match read {
            Ok(read) => read,
            Err(fault) => {
                self.problem = Some(desk.context.problem(&fault));
                return Action::None;
            }
        };
        self.years.clone_from(&read.years);
        self.nobody_signs = read.nobody_signs;
        let before = self.list.take();
        let reading = std::mem::take(&mut self.reading);
        if reading == Reading::Elsewhere
            && let (Some(before), Some(now)) = (&before, &read.prepared)
        {
            let count = now.register.moved_since(&before.prepared().register);
            if count > 0 {
                let args = Args::new().count("count", u64::try_from(count).unwrap_or(u64::MAX));
                self.said = Some(desk.context.with("register-screen-elsewhere", &args));
            }
        }
        self.list = read.prepared.clone().map(|prepared| match before {
            Some(list) => list.again(prepared),
            None => List::of(prepared),
        });
        self.year = self.list.as_ref().map(|list| list.prepared().register.year);
        if reading == Reading::Entered && self.panel.is_none() { self.land() } else { Action::None }
    }

    /// To the table, or to what left no line in it.
    fn land(&self) -> Action {
        let empty = self.list.as_ref().is_some_and(list::List::is_empty);
        Action::Run(focus(if empty { SEARCH } else { ROWS }))
    }

    fn open_line(&mut self, at: usize, desk: &Desk<'_>) -> Action {
        let Some(item) = self.list.as_ref().and_then(|list| list.item(at)) else { return Action::None };
        self.said = None;
        match (item.state, &item.fingerprint, &item.aside) {
            (Standing::SetAside, _, Some(aside)) => Action::OpenReceived(Which::Aside(aside.clone())),
            (Standing::Here(_), Some(print), _) => Action::OpenReceived(Which::Received(print.clone())),
            _ => {
                let args = Args::new().text("body", item.name.clone());
                self.said = Some(desk.context.with("register-screen-nothing", &args));
                Action::None
            }
        }
    }

    fn toggle(&mut self, panel: Panel) -> Action {
        if self.panel == Some(panel) {
            self.close();
            return Action::Run(focus(ROWS));
        }
        self.close();
        self.panel = Some(panel);
        let first = match panel {
            Panel::Receive => "register-path",
            Panel::AcceptAll => "key",
            Panel::Missing | Panel::Workbook => "register-folder",
        };
        Action::Run(focus(first))
    }

    /// Is a panel open?
    pub fn has_panel(&self) -> bool {
        self.panel.is_some()
    }

    fn close(&mut self) {
        self.panel = None;
        self.received = None;
        self.problem = None;
        self.said = None;
        self.key.forget();
    }

    fn copy_missing(&mut self, desk: &Desk<'_>) -> Action {
        let Some(list) = &self.list else { return Action::None };
        let words = String::from_utf8_lossy(&list.prepared().register.missing_or_late_list()).into_owned();
        self.said = Some(desk.context.text("register-screen-copied"));
        Action::Run(clipboard::write(words))
    }

    fn write(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(list), Some(store)) = (&self.list, desk.store.cloned()) else { return Action::None };
        let (year, lang) = (list.prepared().register.year, desk.context.lang);
        let folder = PathBuf::from(self.folder.trim());
        let workbook = self.panel == Some(Panel::Workbook);
        let (name, ending) =
            if workbook { ("register-file-workbook", "xlsx") } else { ("register-file-missing", "csv") };
        let out = export::free_path(&folder, &desk.context.text(name), year, ending);
        self.working = true;
        let work = async move {
            let at = Timestamp::now();
            if workbook {
                workbook::export_register(&store, year, &out, lang, at)?;
            } else {
                register::write_missing_or_late(&register::of_year(&store, year, at, lang)?, &out)?;
            }
            Ok(out)
        };
        Action::Run(Task::perform(work, |done| wrap(Message::Written(done))))
    }

    fn written(&mut self, done: Result<PathBuf, Fault>, desk: &Desk<'_>) {
        self.working = false;
        match done {
            Ok(path) => {
                self.close();
                let args = Args::new().text("path", path.display().to_string());
                self.said = Some(desk.context.with("register-screen-written", &args));
            }
            Err(fault) => self.problem = Some(desk.context.problem(&fault)),
        }
    }
}

fn read(store: &Store, wanted: Option<u16>, at: Timestamp, lang: Lang) -> Result<Read, Fault> {
    let years = register::years(store)?;
    let year = match wanted.filter(|wanted| years.contains(wanted)) {
        Some(year) => Some(year),
        None => register::latest_year(store)?,
    };
    let prepared = year.map(|year| register::of_year(store, year, at, lang)).transpose()?;
    let prepared = prepared.map(|register| Arc::new(Prepared::of(register)));
    Ok(Read { years, prepared, nobody_signs: signers::register(store)?.is_empty() })
}
