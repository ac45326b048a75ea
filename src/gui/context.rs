//! What every page is shown with: the framework, the language, the room there is.

use iced::Size;

use crate::framework::Framework;
use crate::l10n::{Args, Explain, Lang};

/// What every page is shown with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is asked.
    pub framework: &'a Framework,
    /// The language shown.
    pub lang: Lang,
    /// The window, in logical pixels at the chosen text size.
    pub size: Size,
    /// Another window writes: this one only shows.
    pub read_only: bool,
}

impl Context<'_> {
    /// A text of the window.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.lang.text(id)
    }

    /// A text of the window with its variables.
    #[must_use]
    pub fn with(&self, id: &str, args: &Args<'_>) -> String {
        self.lang.text_with(id, args)
    }

    /// A problem, as one text: what happened, then what to do.
    #[must_use]
    pub fn problem(&self, problem: &dyn Explain) -> String {
        let explained = problem.explain(self.lang);
        format!("{} {}", explained.sentence, explained.fix).trim_end().to_owned()
    }

    /// Is there room for the rail beside the page? Else it opens in place of it.
    #[must_use]
    pub fn has_rail(&self) -> bool {
        self.size.width >= 900.0
    }

    /// The width of the rail.
    #[must_use]
    pub fn rail_width(&self) -> f32 {
        if self.size.width >= 1200.0 { 288.0 } else { 256.0 }
    }

    /// Is there room for a column of panels beside the fields? Else they follow them.
    #[must_use]
    pub fn has_side(&self) -> bool {
        self.size.width >= 1200.0
    }

    /// The space around the column of content.
    #[must_use]
    pub fn margin(&self) -> f32 {
        if self.size.width >= 1000.0 { 36.0 } else { 20.0 }
    }
}
