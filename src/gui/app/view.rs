//! The window as it is drawn: bar, rail, page, bar.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{App, Message};
use crate::gui::kit::{self, Element, Tone};
use crate::gui::screen::{Desk, check, help, organization, preferences};
use crate::gui::{Page, shell};
use crate::l10n::{self, Args};

impl App {
    /// What is shown.
    #[must_use]
    pub fn view(&self) -> Element<'_, Message> {
        let context = self.context();
        let Some(_) = &self.store else {
            let content = self.pages.recovery.view(&context).map(Message::Recovery);
            let page = shell::page(&context, content);
            let window = column![shell::top(&context, None, String::new()), page];
            return kit::root(kit::modal(window, None)).mirror(self.mirror.clone()).into();
        };
        let draft = self.draft.as_ref().filter(|_| self.page.is_of_a_declaration());
        let mut page = Column::new().width(Length::Fill);
        // Always there, empty or not: the toolkit knows what has the focus by its place, and who types must not
        // lose it because something is said above.
        page = page.push(Column::with_children(self.banners()));
        page = page.push(match self.page {
            Page::Register | Page::Barometer => shell::wide_page(&context, self.content()),
            _ => shell::page(&context, self.content()),
        });
        page = page.extend(shell::bottom(&context, draft, self.page));
        let middle: Element<'_, Message> = match draft {
            Some(draft) if context.has_rail() => row![shell::rail(&context, draft, self.page), page].into(),
            Some(draft) if self.steps => shell::rail(&context, draft, self.page),
            _ => page.into(),
        };
        let window = column![shell::top(&context, draft, self.saved_words()), middle];
        let dialog = match self.page {
            Page::File => self.pages.file.dialog(&context),
            Page::Signers => self.pages.signers.dialog(&context),
            _ => None,
        };
        kit::root(kit::modal(window, dialog)).mirror(self.mirror.clone()).into()
    }

    /// What the whole window has to say: something failed, or it can only show.
    fn banners(&self) -> Vec<Element<'_, Message>> {
        let context = self.context();
        let space = |banner: Element<'static, Message>| -> Element<'_, Message> {
            iced::widget::container(banner).padding([8.0, context.margin()]).into()
        };
        let read_only = context.read_only.then(|| {
            kit::banner("banner-read-only", Tone::Info, context.text("banner-read-only"))
                .line(context.text("banner-read-only-fix"))
                .into()
        });
        let problem = self.problem.as_ref().map(|problem| {
            kit::banner("banner-problem", Tone::Error, context.text("banner-problem"))
                .line(problem.clone())
                .into()
        });
        read_only.into_iter().chain(problem).map(space).collect()
    }

    /// When everything was last on the disk, in words.
    fn saved_words(&self) -> String {
        if let Some(said) = &self.said {
            return said.clone();
        }
        let Some(draft) = self.draft.as_ref().filter(|_| self.page.is_of_a_declaration()) else {
            return String::new();
        };
        // While a keystroke is being written the words stay: they would only flicker.
        let at = draft.saved_at.filter(|_| draft.is_saved() || self.problem.is_none());
        at.map_or_else(String::new, |at| {
            self.lang.text_with("bar-saved", &Args::new().text("time", l10n::time(at)))
        })
    }

    fn content(&self) -> Element<'_, Message> {
        let desk = Desk {
            context: self.context(),
            home: &self.home,
            store: self.store.as_ref(),
            draft: self.draft.as_ref(),
            page: self.page,
        };
        let pages = &self.pages;
        match (self.page, &self.draft) {
            (Page::Organization, Some(draft)) => organization::view(&pages.organization, draft, &desk),
            (Page::Target(at), Some(draft)) => match desk.context.framework.targets.get(at) {
                Some(target) => pages.target.view(self.page, target, draft, &desk.context),
                None => pages.home.view(&desk),
            },
            (Page::Check, Some(draft)) => check::view(&pages.check, draft, &desk.context),
            (Page::Sign, Some(draft)) => pages.sign.view(draft, &desk.context),
            (Page::Envelope, _) => pages.envelope.view(&desk.context),
            (Page::Register, _) => pages.register.view(&desk.context),
            (Page::Barometer, _) => pages.barometer.view(&desk.context),
            (Page::File, _) => pages.file.view(&desk.context),
            (Page::FollowUp, _) => pages.follow_up.view(&desk.context),
            (Page::Signers, _) => pages.signers.view(&desk.context),
            (Page::NewCampaign, _) => pages.new_campaign.view(&desk.context),
            (Page::Preferences, _) => preferences::view(&desk, &pages.card, self.look, self.text_size),
            (Page::Help, _) => help::view(&desk.context),
            _ => pages.home.view(&desk),
        }
    }
}
