//! The file of one submission: its verdict, this year beside last year, its evidence, its chain of corrections; and
//! the decision, with comments at the quantities. A reviewer never changes a number.

mod answers;
mod decision;
mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::operation::focus;
use iced::{Task, clipboard};
use jiff::Timestamp;

pub(super) use self::view::{sequence_words, state_badge};
use super::sign::folder_of_the_person;
use super::{Action, Desk, choose_folder, key, reviewer};
use crate::barometer::Oddity;
use crate::envelope::{Comment, Outcome, Reviewer};
use crate::gui::{self, Page};
use crate::store::{Status, Store, SubmissionRow};
use crate::workflow::ministry::decide::{self, Decided, Deciding, Decisions};
use crate::workflow::ministry::dossier::{self, Aside, Dossier};
use crate::workflow::{Fault, Refusal, ministry::barometer};

/// What is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// A submission in the register, by its fingerprint.
    Received(String),
    /// A file that was set aside, by its digest.
    Aside(String),
}

/// What was read.
#[derive(Debug)]
pub enum Opened {
    /// A submission.
    Received(Box<Dossier>),
    /// A file that was set aside.
    Aside(Box<Aside>),
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    which: Option<Which>,
    opened: Option<Arc<Opened>>,
    problem: Option<String>,
    said: Option<String>,
    /// What a reviewer should look at twice.
    oddities: Vec<Oddity>,
    /// The comments by quantity; a field that is open stands here, empty or not.
    comments: BTreeMap<String, String>,
    whole: String,
    /// A return without a word is no use to anybody.
    wordless: bool,
    /// What was decided is decided again.
    again: bool,
    pub(in crate::gui) key: key::State,
    reviewer: reviewer::State,
    folder: String,
    working: bool,
    decided: Option<Arc<Vec<Decided>>>,
    /// The piece of evidence that is about to be saved.
    saving: Option<usize>,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is read, or why not.
    Read(Result<Arc<Opened>, Fault>),
    /// Its case was changed by others, and this is how it stands now.
    Moved(Option<Arc<Opened>>),
    /// What is odd about it is found, or could not be: that stops nobody.
    Odd(Result<Arc<Vec<Oddity>>, Fault>),
    /// Opens another submission of the chain.
    Other(String),
    /// To the decision.
    ToDecision,
    /// Opens the field for a comment at a quantity, or takes it away.
    Commenting(String),
    /// A comment at a quantity is typed.
    Comment(String, String),
    /// The comment to the whole is typed.
    Whole(String),
    /// Decides again.
    Again,
    /// About the key.
    Key(key::Message),
    /// About who decides.
    Reviewer(reviewer::Message),
    /// The path of a folder is typed.
    Folder(String),
    /// Asks for a folder.
    Browse,
    /// A folder was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Accepts or returns.
    Decide(Outcome),
    /// It is decided, or why not.
    Done(Result<Arc<Decisions>, Fault>),
    /// Asks before a piece of evidence is saved.
    Evidence(usize),
    /// Saves it.
    Save,
    /// Does not.
    Leave,
    /// It is saved, or why not.
    Saved(Result<PathBuf, Fault>),
    /// Copies words.
    Copy(String),
    /// To the register.
    Register,
}

/// Holds the submission against its own past and against all others of its year: with many of them this takes
/// longer than the file itself, so it is shown before.
fn look_for_oddities(store: Option<&Store>, opened: &Opened) -> Task<gui::Message> {
    let (Some(store), Opened::Received(dossier)) = (store.cloned(), opened) else { return Task::none() };
    let Some(framework) = dossier.framework.clone() else { return Task::none() };
    let row = dossier.row.clone();
    let look = async move { barometer::oddities(&store, &framework, &row).map(Arc::new) };
    Task::perform(look, |found| wrap(Message::Odd(found)))
}

fn wrap(message: Message) -> gui::Message {
    gui::Message::File(message)
}

impl State {
    /// Opens something that was received.
    pub fn open(&mut self, which: Which, store: Option<&Store>) -> Task<gui::Message> {
        let folder = std::mem::take(&mut self.folder);
        *self = Self { folder, ..Self::default() };
        self.which = Some(which);
        if self.folder.is_empty() {
            self.folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
        }
        self.reload(store)
    }

    fn reload(&mut self, store: Option<&Store>) -> Task<gui::Message> {
        let (Some(store), Some(which)) = (store.cloned(), self.which.clone()) else { return Task::none() };
        self.key.refresh_for_decisions(&store);
        self.reviewer.refresh(&store);
        let read = async move {
            let opened = match which {
                Which::Received(print) => {
                    Opened::Received(Box::new(dossier::of(&store, &print, Timestamp::now())?))
                }
                Which::Aside(sha256) => Opened::Aside(Box::new(dossier::aside(&store, &sha256)?)),
            };
            Ok(Arc::new(opened))
        };
        Task::perform(read, |read| wrap(Message::Read(read)))
    }

    /// Others have written: where this case has moved, it is read again and said so. What was typed stays.
    pub fn changed_elsewhere(&mut self, store: Option<&Store>) -> Task<gui::Message> {
        let (Some(store), Some(dossier)) = (store.cloned(), self.dossier()) else { return Task::none() };
        if self.working {
            return Task::none();
        }
        let (print, version) = (dossier.row.fingerprint.clone(), dossier.row.version);
        let read = async move {
            let opened = dossier::of(&store, &print, Timestamp::now()).ok()?;
            (opened.row.version != version).then(|| Arc::new(Opened::Received(Box::new(opened))))
        };
        Task::perform(read, |moved| wrap(Message::Moved(moved)))
    }

    fn dossier(&self) -> Option<&Dossier> {
        match self.opened.as_deref() {
            Some(Opened::Received(dossier)) => Some(dossier),
            _ => None,
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Read(Ok(opened)) => {
                let odd = look_for_oddities(desk.store, &opened);
                self.opened = Some(opened);
                let first = if self.decided.is_some() { "file-register" } else { "file-to-decision" };
                return Action::Run(focus(first).chain(odd));
            }
            Message::Moved(Some(opened)) => {
                self.opened = Some(opened);
                self.said = Some(desk.context.text("file-moved"));
            }
            Message::Moved(None) => {}
            Message::Odd(found) => self.oddities = found.map(|found| found.to_vec()).unwrap_or_default(),
            Message::Read(Err(fault)) => self.problem = Some(desk.context.problem(&fault)),
            Message::Other(print) => return Action::OpenReceived(Which::Received(print)),
            Message::ToDecision => return Action::Run(focus("decide-comment")),
            Message::Commenting(quantity) => return self.commenting(quantity),
            Message::Comment(quantity, typed) => {
                self.wordless = false;
                self.comments.insert(quantity, typed);
            }
            Message::Whole(typed) => {
                self.wordless = false;
                self.whole = typed;
            }
            Message::Again => {
                self.again = true;
                self.decided = None;
                return Action::Run(focus("decide-comment"));
            }
            Message::Key(message) => self.key.update(message),
            Message::Reviewer(message) => self.reviewer.update(message),
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
            Message::Decide(outcome) => return self.decide(outcome, desk),
            Message::Done(done) => return self.done(done, desk),
            Message::Evidence(at) => self.saving = Some(at),
            Message::Leave => self.saving = None,
            Message::Save => return self.save(desk),
            Message::Saved(done) => self.saved(done, desk),
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
            Message::Register => return Action::Go(Page::Register),
        }
        Action::None
    }

    fn commenting(&mut self, quantity: String) -> Action {
        if self.comments.remove(&quantity).is_some() {
            return Action::Run(focus(format!("decide-open-{quantity}")));
        }
        let field = format!("decide-comment-{quantity}");
        self.comments.insert(quantity, String::new());
        Action::Run(focus(field))
    }

    /// What the reviewer says, to the quantities in the order they are asked, then to the whole.
    fn spoken(&self) -> Vec<Comment> {
        let asked = self.dossier().and_then(|dossier| dossier.framework.as_ref());
        let place = |quantity: &str| {
            asked.and_then(|asked| asked.quantities.iter().position(|other| other.id == quantity))
        };
        let mut said: Vec<(&String, &str)> =
            self.comments.iter().map(|(quantity, text)| (quantity, text.trim())).collect();
        said.retain(|(_, text)| !text.is_empty());
        said.sort_by_key(|(quantity, _)| place(quantity));
        let at = |(quantity, text): (&String, &str)| Comment {
            quantity: Some(quantity.clone()),
            text: text.to_owned(),
        };
        let whole = self.whole.trim();
        let whole = (!whole.is_empty()).then(|| Comment { quantity: None, text: whole.to_owned() });
        said.into_iter().map(at).chain(whole).collect()
    }

    fn decide(&mut self, outcome: Outcome, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(dossier)) = (desk.store.cloned(), self.dossier()) else { return Action::None };
        if self.working || desk.context.read_only {
            return Action::None;
        }
        let comments = self.spoken();
        let row = dossier.row.clone();
        let accepts_one = outcome == Outcome::Accepted && row.status == Status::Conflict;
        let rival = dossier.rival().filter(|_| accepts_one).cloned();
        if outcome == Outcome::Returned && comments.is_empty() {
            self.wordless = true;
            return Action::Run(focus("decide-comment"));
        }
        let Some(chosen) = self.key.chosen(&desk.context) else { return Action::Run(focus("passphrase")) };
        let folder = PathBuf::from(self.folder.trim());
        let returned = desk.context.text("decide-rival-comment");
        let given = self.reviewer.given();
        self.working = true;
        self.problem = None;
        let work = async move {
            let at = Timestamp::now();
            let by = Reviewer::default();
            let mut deciding = Deciding { outcome, comments, by, out: &folder };
            decide::ready(&store, std::slice::from_ref(&row), &deciding, at)?;
            let key = key::open(&store, &chosen, "", at)?;
            deciding.by = decide::reviewer(&store, given, &key)?;
            let mut decided = decide::decide(&store, std::slice::from_ref(&row), &deciding, &key, at)?;
            // The rival as the first decision left it: nothing else has happened in between.
            let rival = rival.filter(|_| decided.moved.is_empty());
            let rival =
                rival.map(|rival| SubmissionRow { version: rival.version.saturating_add(1), ..rival });
            if let Some(rival) = rival {
                let comments = vec![Comment { quantity: None, text: returned }];
                let deciding = Deciding { outcome: Outcome::Returned, comments, ..deciding };
                let second = decide::decide(&store, &[rival], &deciding, &key, at)?;
                decided.made.extend(second.made);
                decided.moved.extend(second.moved);
            }
            Ok(Arc::new(decided))
        };
        Action::Run(Task::perform(work, |done| wrap(Message::Done(done))))
    }

    fn done(&mut self, done: Result<Arc<Decisions>, Fault>, desk: &Desk<'_>) -> Action {
        self.working = false;
        match done {
            // Somebody else was faster: what was typed stays, and what happened is shown.
            Ok(decided) if decided.made.is_empty() => {
                self.key.forget();
                self.problem = Some(desk.context.text("decide-moved"));
                Action::Run(self.reload(desk.store))
            }
            Ok(decided) => {
                self.key.forget();
                self.comments.clear();
                self.whole.clear();
                self.again = false;
                self.decided = Some(Arc::new(decided.made.clone()));
                Action::Run(self.reload(desk.store))
            }
            Err(fault) => {
                if let Some(store) = desk.store {
                    self.key.refresh_for_decisions(store);
                }
                let problem = desk.context.problem(&fault);
                if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
                    self.key.say(problem);
                    return Action::Run(focus("passphrase"));
                }
                self.wordless =
                    matches!(&fault, Fault::Refused(why) if **why == Refusal::ReturnedWithoutComment);
                self.problem = Some(problem);
                Action::None
            }
        }
    }

    fn save(&mut self, desk: &Desk<'_>) -> Action {
        let (Some(store), Some(at), Some(dossier)) = (desk.store.cloned(), self.saving, self.dossier())
        else {
            return Action::None;
        };
        let (print, folder) = (dossier.row.fingerprint.clone(), PathBuf::from(self.folder.trim()));
        let work = async move { dossier::save_evidence(&store, &print, at, &folder) };
        Action::Run(Task::perform(work, |done| wrap(Message::Saved(done))))
    }

    fn saved(&mut self, done: Result<PathBuf, Fault>, desk: &Desk<'_>) {
        self.saving = None;
        match done {
            Ok(path) => {
                let args = crate::l10n::Args::new().text("path", path.display().to_string());
                self.said = Some(desk.context.with("file-evidence-saved", &args));
                self.problem = None;
            }
            Err(fault) => self.problem = Some(desk.context.problem(&fault)),
        }
    }

    /// May it be decided now, without saying so again?
    fn is_open(&self, row: &SubmissionRow) -> bool {
        self.again || matches!(row.status, Status::ToReview | Status::Conflict)
    }
}
