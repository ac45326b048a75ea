//! What is open in the window, and which page gets which message. Nothing else: pages decide, the workflow acts.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::{Size, Subscription, Task, Theme, keyboard, window};
use jiff::Timestamp;

use super::screen::{
    Action, Desk, barometer, card, check, envelope, file, follow_up, home, new_campaign, organization,
    recovery, register, sign, signers, target,
};
use super::theme::Look;
use super::{Context, Draft, Page, Shortcut};
use crate::framework::Framework;
use crate::l10n::{Args, Lang};
use crate::store::{Access, DraftId, Home, Store, StoreFault};

mod edit;
mod pages;
mod turn;
mod view;
mod watch;

use pages::Pages;

/// What the window is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Where this machine keeps its things.
    pub home: PathBuf,
    /// The language asked for on the command line; else the one last chosen here, else the system's.
    pub lang: Option<Lang>,
    /// The system's language.
    pub system_lang: Lang,
    /// What is asked.
    pub framework: Arc<Framework>,
    /// An envelope to open at once.
    pub file: Option<PathBuf>,
}

/// What happens in the window.
#[derive(Debug, Clone)]
pub enum Message {
    /// To another page.
    Go(Page),
    /// To a field on its page.
    GoTo(Page, String),
    /// The page before.
    Back,
    /// The page after.
    Next,
    /// Shows or hides the steps where there is no room for the rail.
    Steps,
    /// Another language.
    SetLang(Lang),
    /// Another look.
    SetLook(Look),
    /// A text size, in percent.
    SetTextSize(u16),
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Something was typed in a field of the open declaration.
    Typed(String, String),
    /// What was typed is on the disk, or could not be written.
    Saved(DraftId, Result<Timestamp, StoreFault>),
    /// Opens a declaration.
    OpenDraft(DraftId),
    /// A key of the window that no widget took.
    Key(Shortcut),
    /// The window has this size now, in logical pixels.
    Resized(Size),
    /// The window is asked to close.
    CloseRequested(window::Id),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// The day's backup is made, or could not be.
    BackedUp(Result<(), StoreFault>),
    /// Another run of the program has written.
    ChangedElsewhere,
    /// For the page Home.
    Home(home::Message),
    /// For the page Organization.
    Organization(organization::Message),
    /// For a page Target.
    Target(target::Message),
    /// For the page Check.
    Check(check::Message),
    /// For the page Sign.
    Sign(sign::Message),
    /// For the page Envelope.
    Envelope(envelope::Message),
    /// For the page Register.
    Register(register::Message),
    /// For the page Barometer.
    Barometer(barometer::Message),
    /// For the page File.
    File(file::Message),
    /// For the page Follow-up.
    FollowUp(follow_up::Message),
    /// For the page Signers.
    Signers(signers::Message),
    /// For the page New campaign.
    NewCampaign(new_campaign::Message),
    /// About the signer's card.
    Card(card::Message),
    /// For what is shown when the database cannot be opened.
    Recovery(recovery::Message),
}

/// The window.
pub struct App {
    framework: Arc<Framework>,
    home: Home,
    store: Option<Store>,
    lang: Lang,
    look: Look,
    text_size: u16,
    size: Size,
    page: Page,
    draft: Option<Draft>,
    steps: bool,
    problem: Option<String>,
    said: Option<String>,
    pages: Pages,
    mirror: super::a11y::Mirror,
}

/// How long the backup waits, so that it takes no processor from what the person waits for.
const AFTER_THE_FIRST_FRAME: Duration = Duration::from_millis(100);

/// The text sizes, in percent.
pub const TEXT_SIZES: [u16; 6] = [100, 115, 130, 150, 175, 200];

impl App {
    /// Opens what this machine keeps, and the file asked for.
    pub fn boot(opening: Opening) -> (Self, Task<Message>) {
        let home = Home::new(&opening.home);
        let mut app = Self {
            framework: opening.framework,
            home,
            store: None,
            lang: opening.lang.unwrap_or(opening.system_lang),
            look: Look::default(),
            text_size: 100,
            size: Size::new(1366.0, 768.0),
            page: Page::Home,
            draft: None,
            steps: false,
            problem: None,
            said: None,
            pages: Pages::default(),
            mirror: super::a11y::Mirror::default(),
        };
        let mut task = app.open_store();
        if opening.lang.is_none() {
            app.lang = app.preference("language").and_then(|tag| Lang::from_tag(&tag)).unwrap_or(app.lang);
        }
        app.look = app.preference("look").and_then(|name| Look::from_name(&name)).unwrap_or_default();
        let size = app.preference("text-size").and_then(|size| size.parse().ok());
        app.text_size = size.filter(|size| TEXT_SIZES.contains(size)).unwrap_or(100);
        if let Some(file) = opening.file {
            task = Task::batch([task, app.open_file(file)]);
        }
        (app, task)
    }

    /// Opens the database, or shows what can be done about it.
    fn open_store(&mut self) -> Task<Message> {
        match Store::open_for_window(&self.home, Timestamp::now()) {
            Ok(store) => {
                self.pages.home.refresh(&store);
                self.store = Some(store.clone());
                if store.access() == Access::ReadOnly {
                    return Task::none();
                }
                let backup = async move {
                    std::thread::sleep(AFTER_THE_FIRST_FRAME);
                    store.check_rest()?;
                    store.backup(Timestamp::now()).map(|_| ())
                };
                Task::perform(backup, Message::BackedUp)
            }
            Err(fault) => {
                self.pages.recovery = recovery::State::of(fault);
                self.store = None;
                Task::none()
            }
        }
    }

    fn preference(&self, name: &str) -> Option<String> {
        self.store.as_ref()?.preference(name).ok().flatten()
    }

    fn prefer(&mut self, name: &str, value: &str) {
        if let Some(store) = self.store.as_ref().filter(|store| store.access() == Access::Write)
            && let Err(fault) = store.set_preference(name, value)
        {
            self.problem = Some(self.context().problem(&fault));
        }
    }

    /// The title of the window. It tells two windows apart in the list of windows: the one that writes and the one
    /// that only shows.
    #[must_use]
    pub fn title(&self) -> String {
        let page = match self.store {
            Some(_) => self.page.name(self.context().framework, self.lang),
            None => self.lang.text("recovery-title"),
        };
        let id = if self.context().read_only { "window-title-read-only" } else { "window-title" };
        self.lang.text_with(id, &Args::new().text("page", page))
    }

    /// The look as a theme.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.look.theme()
    }

    /// The ground and the colour of text.
    #[must_use]
    pub fn style(&self, _theme: &Theme) -> iced::theme::Style {
        let tokens = self.look.tokens();
        iced::theme::Style { background_color: tokens.ground, text_color: tokens.text }
    }

    /// The text size, as the toolkit takes it.
    #[must_use]
    pub fn scale_factor(&self) -> f32 {
        f32::from(self.text_size) / 100.0
    }

    /// What assistive tools and tests are given at each redraw.
    #[must_use]
    pub fn mirror(&self) -> super::a11y::Mirror {
        self.mirror.clone()
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> Page {
        self.page
    }

    /// The open declaration.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// What the window listens to: keys that no widget took, its size, its closing, files dropped on it.
    pub fn subscription(&self) -> Subscription<Message> {
        let events = iced::event::listen_with(|event, _status, _window| match event {
            iced::Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path)),
            iced::Event::Window(window::Event::Resized(size) | window::Event::Opened { size, .. }) => {
                Some(Message::Resized(size))
            }
            _ => None,
        });
        // Looked at beside the window: no message, and nothing drawn, where nothing has changed.
        let elsewhere = self.store.clone().filter(|_| matches!(self.page, Page::Register | Page::File));
        let elsewhere = elsewhere.map_or_else(Subscription::none, watch::elsewhere);
        Subscription::batch([
            elsewhere,
            // Other keys make no message: each message draws the window anew.
            keyboard::listen().filter_map(|event| Shortcut::of(&event).map(Message::Key)),
            window::close_requests().map(Message::CloseRequested),
            events,
        ])
    }

    fn context(&self) -> Context<'_> {
        Context {
            framework: asked(&self.framework, self.draft.as_ref(), self.page),
            lang: self.lang,
            size: self.size,
            read_only: self.store.as_ref().is_some_and(|store| store.access() == Access::ReadOnly),
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Go(page) => self.go(page),
            Message::GoTo(page, field) => self.go_to(page, field),
            Message::Back => self.back(),
            Message::Next => self.next(),
            Message::Steps => {
                self.steps = !self.steps;
                Task::none()
            }
            Message::SetLang(lang) => {
                self.lang = lang;
                self.problem = None;
                self.said = None;
                self.prefer("language", lang.tag());
                // The bodies are listed by their names in the language that is read.
                match self.page {
                    Page::Barometer => self.refresh(Page::Barometer),
                    Page::Register => self.pages.register.refresh(self.store.as_ref(), lang),
                    _ => Task::none(),
                }
            }
            Message::SetLook(look) => {
                self.look = look;
                self.prefer("look", look.name());
                Task::none()
            }
            Message::SetTextSize(size) => self.set_text_size(size),
            Message::Larger => self.step_text_size(true),
            Message::Smaller => self.step_text_size(false),
            Message::Typed(field, text) => self.typed(&field, text),
            Message::Saved(id, result) => self.saved(id, result),
            Message::OpenDraft(id) => self.open_draft(id),
            Message::Key(key) => self.shortcut(key),
            Message::Resized(size) => {
                self.size = size;
                Task::none()
            }
            Message::CloseRequested(window) => self.close(window),
            Message::Dropped(path) => self.dropped(path),
            Message::ChangedElsewhere => match self.page {
                Page::Register => self.pages.register.changed_elsewhere(self.store.as_ref(), self.lang),
                Page::File => self.pages.file.changed_elsewhere(self.store.as_ref()),
                _ => Task::none(),
            },
            Message::BackedUp(result) => {
                if let Err(fault) = result {
                    self.problem = Some(self.context().problem(&fault));
                }
                Task::none()
            }
            page => self.page_message(page),
        }
    }

    /// Messages that one page sends itself.
    fn page_message(&mut self, message: Message) -> Task<Message> {
        let read_only = self.context().read_only;
        let desk = Desk {
            context: Context {
                framework: asked(&self.framework, self.draft.as_ref(), self.page),
                lang: self.lang,
                size: self.size,
                read_only,
            },
            home: &self.home,
            store: self.store.as_ref(),
            draft: self.draft.as_ref(),
            page: self.page,
        };
        let pages = &mut self.pages;
        let action = match message {
            Message::Home(message) => pages.home.update(message, &desk),
            Message::Organization(message) => pages.organization.update(message, &desk),
            Message::Target(message) => pages.target.update(message, &desk),
            Message::Check(message) => pages.check.update(message, &desk),
            Message::Sign(message) => pages.sign.update(message, &desk),
            Message::Envelope(message) => pages.envelope.update(message, &desk),
            Message::Register(message) => pages.register.update(message, &desk),
            Message::Barometer(message) => pages.barometer.update(message, &desk),
            Message::File(message) => pages.file.update(message, &desk),
            Message::FollowUp(message) => pages.follow_up.update(message, &desk),
            Message::Signers(message) => pages.signers.update(message, &desk),
            Message::NewCampaign(message) => pages.new_campaign.update(message, &desk),
            Message::Card(message) => pages.card.update(message, &desk),
            Message::Recovery(message) => pages.recovery.update(message, &desk),
            _ => Action::None,
        };
        self.perform(action)
    }

    /// What a page asks of the window.
    fn perform(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Run(task) => task,
            Action::Go(page) => self.go(page),
            Action::Type(field, text) => self.typed(&field, text),
            Action::TypeAll(typed, focus) => {
                let writes: Vec<_> =
                    typed.into_iter().map(|(field, text)| self.typed(&field, text)).collect();
                Task::batch(writes).chain(iced::widget::operation::focus(focus))
            }
            Action::FollowUp(fingerprint, outdated) => {
                let read = self.pages.follow_up.open(fingerprint, outdated, self.store.as_ref());
                Task::batch([self.go(Page::FollowUp), read])
            }
            Action::OpenDraft(id) => self.open_draft(id),
            Action::OpenFile(path) => self.open_file(path),
            Action::OpenReceived(which) => self.open_received(which),
            Action::ReloadDraft => self.reload_draft(),
            Action::OpenStore => self.open_store(),
            Action::Exit => iced::exit(),
        }
    }
}

/// What is asked on a page: a declaration under a campaign answers the campaign's framework.
fn asked<'a>(own: &'a Arc<Framework>, draft: Option<&'a Draft>, page: Page) -> &'a Framework {
    draft.filter(|_| page.is_of_a_declaration()).map_or(own, |draft| &draft.framework)
}
