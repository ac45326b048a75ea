//! The icons, glyphs of an embedded font. An icon stands beside a word, never instead of one.

use iced::widget::{Text, text};

use crate::gui::theme::font;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $glyph:literal,)*) => {
        /// An icon of the embedded Lucide font.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The glyph in the icon font: a character of Unicode's private use area.
            #[must_use]
            pub const fn glyph(self) -> &'static str {
                match self { $(Self::$name => $glyph,)* }
            }
        }
    };
}

icons! {
    /// A check mark.
    Check = "\u{E06C}",
    /// A triangle with an exclamation mark.
    Warning = "\u{E193}",
    /// A circle with an exclamation mark.
    CircleAlert = "\u{E077}",
    /// A circle with an i.
    Info = "\u{E0F9}",
    /// A cross: close, remove.
    Close = "\u{E1B2}",
    /// An arrow to the left: back.
    ArrowLeft = "\u{E048}",
    /// An arrow to the right: next.
    ArrowRight = "\u{E049}",
    /// More.
    Plus = "\u{E13D}",
    /// Less.
    Minus = "\u{E11C}",
    /// Two sheets: copy.
    Copy = "\u{E09E}",
    /// A folder: choose a file.
    FolderOpen = "\u{E247}",
    /// A sheet.
    File = "\u{E0C0}",
    /// A sheet with a check mark.
    FileCheck = "\u{E0C1}",
    /// A key.
    Key = "\u{E4A3}",
    /// A padlock.
    Lock = "\u{E10B}",
    /// A shield with a check mark.
    ShieldCheck = "\u{E1FF}",
    /// A cog wheel: preferences.
    Settings = "\u{E154}",
    /// Two scripts: language.
    Languages = "\u{E0FE}",
    /// A circle with a question mark: help.
    Help = "\u{E082}",
    /// A paper clip: evidence.
    Paperclip = "\u{E12D}",
    /// Points down: opened.
    ChevronDown = "\u{E06D}",
    /// Points right: closed, leads on.
    ChevronRight = "\u{E06F}",
    /// A pencil: change.
    Pencil = "\u{E1F9}",
    /// A bin: remove.
    Trash = "\u{E18E}",
    /// An arrow out of a tray: export.
    Upload = "\u{E19E}",
    /// A magnifying glass.
    Search = "\u{E151}",
    /// A gauge.
    Gauge = "\u{E1BF}",
    /// A person.
    User = "\u{E19F}",
    /// A circle with a check mark.
    CircleCheck = "\u{E226}",
    /// A circle with a cross.
    CircleX = "\u{E084}",
    /// An eye: show.
    Eye = "\u{E0BA}",
    /// An arrow back around: undo, start over.
    Undo = "\u{E148}",
    /// A clock.
    Clock = "\u{E087}",
}

impl Icon {
    /// This icon as text of this size, in the colour of the text around it.
    #[must_use]
    pub fn text<'a>(self, size: f32) -> Text<'a> {
        text(self.glyph()).font(font::ICONS).size(size).line_height(1.0).shaping(text::Shaping::Basic)
    }
}
