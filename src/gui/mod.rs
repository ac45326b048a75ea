//! The window: it shows, asks, and calls the workflow. It knows no SQL, no bytes of envelopes, no rule.
//!
//! `app` holds what is open and routes; `shell` draws what surrounds every page; `screen/` has one file a page;
//! `kit/` one file a widget; `theme/` the looks; `a11y/` what assistive tools get.

pub mod a11y;
mod app;
mod context;
mod draft;
mod drawing;
mod keys;
pub mod kit;
mod page;
pub mod screen;
mod shell;
pub mod theme;

pub use app::{App, Message, Opening, TEXT_SIZES};
pub use context::Context;
pub use draft::{Draft, Progress};
pub use keys::Shortcut;
pub use page::Page;

use crate::l10n::{Args, Explain};

/// Why the window cannot be shown.
#[derive(Debug)]
pub struct WindowFault(String);

impl Explain for WindowFault {
    fn code(&self) -> &'static str {
        "window-not-shown"
    }

    fn args(&self) -> Args<'_> {
        Args::new().text("detail", self.0.clone())
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// There is no display, or it refuses a window.
pub fn run(opening: Opening) -> Result<(), WindowFault> {
    // Reading the system's fonts takes as long as opening the home: both at once, so that the first frame is there sooner.
    std::thread::spawn(iced::advanced::graphics::text::font_system);
    let settings = iced::Settings { id: Some("jauge".to_owned()), ..theme::settings() };
    iced::application(move || App::boot(opening.clone()), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .style(App::style)
        .scale_factor(App::scale_factor)
        .subscription(App::subscription)
        .settings(settings)
        .window(iced::window::Settings {
            size: iced::Size::new(1366.0, 768.0),
            min_size: Some(iced::Size::new(640.0, 400.0)),
            exit_on_close_request: false,
            ..iced::window::Settings::default()
        })
        .run()
        .map_err(|error| WindowFault(error.to_string()))
}
