//! The widgets of every screen, one file a widget.
//!
//! Each can be worked with the keyboard, shows its focus, and reports its role, name, value and state to assistive
//! tools (`crate::gui::a11y`). Colours come from the theme that the window draws with (`crate::gui::theme`), so no
//! widget is told its look. The room knows nothing of targets, answers or envelopes: texts and messages are passed in.
//!
//! A window is `root(modal(page, dialog))`. The root moves the focus with Tab and Shift+Tab, and scrolls what has the
//! focus into view.

mod apart;
pub mod badge;
pub mod banner;
pub mod bar;
pub mod button;
pub mod checkbox;
pub mod choice;
pub mod control;
pub mod dialog;
mod entry;
pub mod field;
pub mod finder;
pub mod gauge;
mod icon;
mod inert;
pub mod life;
mod line;
mod panel;
mod picture;
mod ring;
mod root;
pub mod rows;
mod scroll;
mod semantic;
pub mod table;
mod tally;
mod task;
mod text;

pub use apart::{apart, expanse, whole};
pub use badge::badge;
pub use banner::banner;
pub use bar::bar;
pub use checkbox::checkbox;
pub use choice::choice;
pub use control::control;
pub use dialog::{dialog, modal};
pub use field::{field, text_area};
pub use finder::finder;
pub use gauge::gauge;
pub use icon::Icon;
pub use inert::inert;
pub use life::life;
pub use line::line;
pub use panel::{Panel, aside, panel, rule, scroll, vertical_rule};
pub use picture::picture;
pub use root::root;
pub use rows::rows;
pub use semantic::{live, region, semantic};
pub use table::table;
pub use tally::tally;
pub use task::{Mark, task};
pub use text::{caption, heading, hint, note, paragraph, strong};

/// A piece of a window.
pub type Element<'a, Message> = iced::Element<'a, Message>;

/// What something says about an answer, told by icon and word as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It must be put right.
    Error,
    /// It must be explained.
    Warning,
    /// It is in order.
    Success,
    /// It is good to know.
    Info,
    /// Neither good nor bad.
    Neutral,
}

impl Tone {
    pub(crate) const fn of(self, tokens: &super::theme::Tokens) -> super::theme::State {
        match self {
            Self::Error => tokens.error,
            Self::Warning => tokens.warning,
            Self::Success => tokens.success,
            Self::Info => tokens.info,
            Self::Neutral => tokens.neutral,
        }
    }

    pub(crate) const fn icon(self) -> Icon {
        match self {
            Self::Error => Icon::CircleX,
            Self::Warning => Icon::Warning,
            Self::Success => Icon::CircleCheck,
            Self::Info | Self::Neutral => Icon::Info,
        }
    }
}
