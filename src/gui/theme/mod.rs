//! How the window looks: three looks, their colours, the sizes, the fonts.
//!
//! Colours follow Québec's public design tokens (values, not assets). The room knows nothing of what is shown with
//! them. Every pair of text and ground that the kit uses is listed in [`contrast`], whose test computes its ratio.

pub mod contrast;
pub mod font;
mod look;
mod tokens;

pub use look::{Look, of};
pub use tokens::{State, Tokens};

/// Text sizes, in logical pixels at 100 % text size.
pub mod size {
    /// The title of a page.
    pub const TITLE: f32 = 26.0;
    /// The title of a part of a page.
    pub const SECTION: f32 = 19.0;
    /// The title of a panel.
    pub const PANEL: f32 = 16.0;
    /// What is typed, and the numbers that matter.
    pub const INPUT: f32 = 16.0;
    /// Running text, labels and buttons.
    pub const BODY: f32 = 15.0;
    /// Rows of tables and of the rail.
    pub const ROW: f32 = 14.0;
    /// Hints, captions and messages.
    pub const HINT: f32 = 13.0;
    /// Section names of the rail.
    pub const CAPTION: f32 = 12.0;
}

/// Distances, in logical pixels at 100 % text size.
pub mod space {
    /// Between a label and its hint.
    pub const XS: f32 = 4.0;
    /// Between a field and its messages.
    pub const S: f32 = 8.0;
    /// Between things that belong together.
    pub const M: f32 = 12.0;
    /// Inside a panel.
    pub const L: f32 = 16.0;
    /// Between parts of a page.
    pub const XL: f32 = 24.0;
    /// Around the column of content.
    pub const XXL: f32 = 36.0;
}

/// Corner radii, in logical pixels.
pub mod radius {
    /// Fields and buttons.
    pub const CONTROL: f32 = 4.0;
    /// Panels, banners and dialogs.
    pub const PANEL: f32 = 8.0;
    /// Pills: more than half of any pill's height.
    pub const PILL: f32 = 12.0;
}

/// What the window is opened with: the embedded fonts, and Open Sans for every text that names no font.
#[must_use]
pub fn settings() -> iced::Settings {
    iced::Settings {
        fonts: font::all(),
        default_font: font::TEXT,
        default_text_size: size::BODY.into(),
        ..iced::Settings::default()
    }
}
