//! The pages of the window, and which follows which.

use crate::framework::Framework;
use crate::l10n::{Args, Lang};

/// One page: one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// My declarations, and what else can be done.
    Home,
    /// Who declares, for which year.
    Organization,
    /// One target, by its place in the framework.
    Target(usize),
    /// All answers before they are signed.
    Check,
    /// The signature, and the file that leaves.
    Sign,
    /// A file that was opened: its verdict, its content, the officer's signature.
    Envelope,
    /// What was received and what is missing: the reviewers' table.
    Register,
    /// What all accepted declarations add up to.
    Barometer,
    /// One received submission, to be decided.
    File,
    /// Where a sealed declaration stands.
    FollowUp,
    /// Who may sign for whom.
    Signers,
    /// A new campaign.
    NewCampaign,
    /// Language, look, text size.
    Preferences,
    /// Keys, words and rules.
    Help,
}

impl Page {
    /// The pages of a declaration, in their order.
    #[must_use]
    pub fn of_a_declaration(framework: &Framework) -> Vec<Page> {
        let targets = (0..framework.targets.len()).map(Page::Target);
        std::iter::once(Page::Organization).chain(targets).chain([Page::Check, Page::Sign]).collect()
    }

    /// Does it belong to the open declaration?
    #[must_use]
    pub fn is_of_a_declaration(self) -> bool {
        matches!(self, Page::Organization | Page::Target(_) | Page::Check | Page::Sign)
    }

    /// The page after this one.
    #[must_use]
    pub fn next(self, framework: &Framework) -> Option<Page> {
        let pages = Self::of_a_declaration(framework);
        let at = pages.iter().position(|page| *page == self)?;
        pages.get(at + 1).copied()
    }

    /// The page before this one.
    #[must_use]
    pub fn before(self, framework: &Framework) -> Option<Page> {
        if self == Page::File {
            return Some(Page::Register);
        }
        let pages = Self::of_a_declaration(framework);
        match pages.iter().position(|page| *page == self) {
            Some(0) | None => (self != Page::Home).then_some(Page::Home),
            Some(at) => pages.get(at - 1).copied(),
        }
    }

    /// The page on which a target stands.
    #[must_use]
    pub fn of_target(framework: &Framework, id: &str) -> Option<Page> {
        framework.targets.iter().position(|target| target.id == id).map(Page::Target)
    }

    /// Its name in the rail.
    #[must_use]
    pub fn name(self, framework: &Framework, lang: Lang) -> String {
        match self {
            Page::Home => lang.text("page-home"),
            Page::Organization => lang.text("page-organization"),
            Page::Target(at) => framework.targets.get(at).map_or_else(String::new, |target| {
                let args = Args::new()
                    .text("number", target.number.to_string())
                    .text("short", target.short.get(lang));
                lang.text_with("page-target", &args)
            }),
            Page::Check => lang.text("page-check"),
            Page::Sign => lang.text("page-sign"),
            Page::Envelope => lang.text("page-envelope"),
            Page::Register => lang.text("page-register"),
            Page::Barometer => lang.text("barometer-screen-title"),
            Page::File => lang.text("page-file"),
            Page::FollowUp => lang.text("follow-title"),
            Page::Signers => lang.text("signers-title"),
            Page::NewCampaign => lang.text("campaign-new-title"),
            Page::Preferences => lang.text("page-preferences"),
            Page::Help => lang.text("page-help"),
        }
    }
}
