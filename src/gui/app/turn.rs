//! From page to page.

use std::path::PathBuf;

use iced::Task;
use iced::widget::operation;
use jiff::Timestamp;

use super::{App, Message, TEXT_SIZES};
use crate::gui::screen::{barometer, file, new_campaign, organization, register, signers};
use crate::gui::{Page, Shortcut};
use crate::workflow::body::previous;

impl App {
    /// Shows a page from its top, with the focus where one begins to type.
    pub(super) fn go(&mut self, page: Page) -> Task<Message> {
        let turn = self.turn(page);
        match self.first_field() {
            Some(field) => turn.chain(operation::focus(field)),
            None => turn,
        }
    }

    /// Shows a page with the focus on one of its fields.
    pub(super) fn go_to(&mut self, page: Page, field: String) -> Task<Message> {
        let turn = self.turn(page);
        self.pages.target.reveal(&field);
        turn.chain(operation::focus(field))
    }

    fn turn(&mut self, page: Page) -> Task<Message> {
        if page.is_of_a_declaration() && self.draft.is_none() {
            return self.turn(Page::Home);
        }
        if page == Page::Home
            && let Some(store) = &self.store
        {
            self.pages.home.refresh(store);
        }
        self.pages.barometer.left_for(page);
        self.pages.forget();
        // What could not be written when it was typed is tried again.
        let save = self.save();
        let find = if self.page == Page::Organization { self.find_previous() } else { Task::none() };
        self.page = page;
        self.steps = false;
        self.said = None;
        if !page.is_of_a_declaration() {
            self.problem = None;
        }
        let read = self.refresh(page);
        self.pages.target.turn();
        let top = operation::snap_to("page", iced::widget::scrollable::RelativeOffset::START);
        top.chain(Task::batch([find, read, save]))
    }

    /// Reads what a page shows.
    pub(super) fn refresh(&mut self, page: Page) -> Task<Message> {
        match page {
            Page::Sign => self.pages.sign.refresh(&self.home),
            Page::NewCampaign => self.pages.new_campaign.refresh(&self.home),
            Page::Preferences => self.pages.card.refresh(self.store.as_ref()),
            Page::Signers => return self.pages.signers.open(self.store.as_ref()),
            Page::Register => return self.pages.register.open(self.store.as_ref(), self.lang),
            Page::Barometer => return self.pages.barometer.open(self.store.as_ref()),
            _ => {}
        }
        Task::none()
    }

    /// Looks for an earlier envelope of the body among those kept here, before the first answer is typed; later it
    /// would come back to who has stopped comparing.
    fn find_previous(&self) -> Task<Message> {
        let (Some(store), Some(draft)) = (self.store.clone(), &self.draft) else { return Task::none() };
        if draft.previous.is_some() || draft.sealed.is_some() || draft.filled(&draft.framework) > 0 {
            return Task::none();
        }
        let (id, declaration) = (draft.id, draft.declaration().clone());
        let find = async move { previous::find(&store, id, &declaration, Timestamp::now()) };
        Task::perform(find, |found| Message::Organization(organization::Message::Found(found)))
    }

    /// Where one begins to type on this page: the first blank field, else the first.
    fn first_field(&self) -> Option<String> {
        let draft = self.draft.as_ref()?;
        if self.page == Page::Organization && draft.has_comments() {
            return Some(organization::FIRST_COMMENT.to_owned());
        }
        let fields = match self.page {
            Page::Organization => crate::gui::screen::organization::fields(draft),
            Page::Target(at) => crate::gui::screen::target::fields(draft.framework.targets.get(at)?),
            Page::Check => return draft.errors().next().map(|_| "check-error-0".to_owned()),
            Page::Sign if draft.sealed.is_none() => return Some("key".to_owned()),
            _ => return None,
        };
        let blank = fields.iter().find(|field| draft.field(field).trim().is_empty());
        blank.or(fields.first()).cloned()
    }

    /// To the next page. What is not in order on this one is shown first; asked again, the page is left:
    /// nobody is stopped, and the page Check says it all again.
    pub(super) fn next(&mut self) -> Task<Message> {
        let Some(next) = self.page.next(self.context().framework) else { return Task::none() };
        if let Some(draft) = &self.draft
            && self.pages.target.must_show(self.page, draft, &draft.framework)
        {
            return operation::focus(crate::gui::screen::target::SUMMARY);
        }
        self.go(next)
    }

    /// To the page before, or out of what is open on this one.
    pub(super) fn back(&mut self) -> Task<Message> {
        match self.page {
            Page::Barometer if self.pages.barometer.is_within() => {
                self.page_message(Message::Barometer(barometer::Message::All))
            }
            // Who opened a file behind a figure goes back to the figure.
            Page::File if self.pages.barometer.leads_to_file() => self.go(Page::Barometer),
            page => page.before(self.context().framework).map_or_else(Task::none, |page| self.go(page)),
        }
    }

    pub(super) fn shortcut(&mut self, key: Shortcut) -> Task<Message> {
        match key {
            Shortcut::Back => self.update(Message::Back),
            Shortcut::Next => self.update(Message::Next),
            Shortcut::Help => self.go(Page::Help),
            Shortcut::Open => self.go(Page::Home).chain(operation::focus(crate::gui::screen::home::PATH)),
            Shortcut::Find if self.page == Page::Register => operation::focus(register::SEARCH),
            Shortcut::Find => Task::none(),
            Shortcut::Close => match self.page {
                Page::Register if self.pages.register.has_panel() => {
                    self.page_message(Message::Register(register::Message::Close))
                }
                Page::Barometer if self.pages.barometer.has_panel() => {
                    self.page_message(Message::Barometer(barometer::Message::Close))
                }
                _ => Task::none(),
            },
            Shortcut::Undo => self.undo(false),
            Shortcut::Redo => self.undo(true),
            Shortcut::Larger => self.step_text_size(true),
            Shortcut::Smaller => self.step_text_size(false),
            Shortcut::Save => {
                self.said = Some(self.lang.text("bar-saved-already"));
                Task::none()
            }
        }
    }

    pub(super) fn step_text_size(&mut self, larger: bool) -> Task<Message> {
        let at = TEXT_SIZES.iter().position(|size| *size == self.text_size).unwrap_or(0);
        let to = if larger { at + 1 } else { at.saturating_sub(1) };
        TEXT_SIZES.get(to).map_or_else(Task::none, |size| self.set_text_size(*size))
    }

    pub(super) fn set_text_size(&mut self, size: u16) -> Task<Message> {
        let before = self.scale_factor();
        self.text_size = size;
        // The window keeps its size on the screen, so it holds fewer logical pixels.
        self.size = self.size * (before / self.scale_factor());
        self.prefer("text-size", &size.to_string());
        Task::none()
    }

    /// Opens an envelope and shows its verdict.
    pub(super) fn open_file(&mut self, path: PathBuf) -> Task<Message> {
        let read = self.pages.envelope.open(path, self.store.as_ref());
        Task::batch([self.go(Page::Envelope), read])
    }

    /// Opens what the register holds.
    pub(super) fn open_received(&mut self, which: file::Which) -> Task<Message> {
        let read = self.pages.file.open(which, self.store.as_ref());
        self.go(Page::File).chain(read)
    }

    /// A dropped envelope is opened; any other file is evidence for the target shown.
    pub(super) fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        let is_envelope = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jauge"));
        match self.page {
            Page::Register => self.page_message(Message::Register(register::Message::Chosen(vec![path]))),
            Page::Target(_) if !is_envelope => {
                self.page_message(Message::Target(crate::gui::screen::target::Message::Attach(path)))
            }
            Page::Signers if !is_envelope => self.page_message(Message::Signers(signers::dropped(path))),
            Page::NewCampaign if !is_envelope => {
                self.page_message(Message::NewCampaign(new_campaign::dropped(path)))
            }
            _ => self.open_file(path),
        }
    }
}
