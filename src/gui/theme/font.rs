//! The embedded fonts, so that the window looks the same on every machine and in tests.

use std::borrow::Cow;

use iced::Font;
use iced::font::{Family, Weight};

/// Running text.
pub const TEXT: Font = Font::with_name("Open Sans");
/// Buttons, pills and what stands out a little.
pub const SEMIBOLD: Font = named("Open Sans Semibold", Weight::Semibold);
/// Labels and what stands out.
pub const BOLD: Font = named("Open Sans", Weight::Bold);
/// Titles and the numbers on gauges.
pub const HEADING: Font = named("Roboto", Weight::Bold);
/// The icons of [`Icon`](crate::gui::kit::Icon).
pub const ICONS: Font = Font::with_name("lucide");

const fn named(family: &'static str, weight: Weight) -> Font {
    Font { family: Family::Name(family), weight, ..Font::DEFAULT }
}

/// The font files, for the settings of the window.
#[must_use]
pub fn all() -> Vec<Cow<'static, [u8]>> {
    vec![
        Cow::Borrowed(include_bytes!("../../../assets/fonts/OpenSans-Regular.ttf")),
        Cow::Borrowed(include_bytes!("../../../assets/fonts/OpenSans-SemiBold.ttf")),
        Cow::Borrowed(include_bytes!("../../../assets/fonts/OpenSans-Bold.ttf")),
        Cow::Borrowed(include_bytes!("../../../assets/fonts/Roboto-Bold.ttf")),
        Cow::Borrowed(include_bytes!("../../../assets/fonts/Lucide-Subset.ttf")),
    ]
}
