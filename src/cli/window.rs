//! The door to the window.

use std::path::Path;

use super::desk::{Desk, Done, Outcome};
use crate::l10n::Args;
use crate::store::Home;

/// Opens the window, on an envelope where one is named.
pub(super) fn open(desk: &Desk, envelope: Option<&Path>) -> Outcome {
    if let Some(file) = envelope
        && !file.is_file()
    {
        let file = Args::new().text("file", file.display().to_string());
        desk.complain(&desk.text_with("cli-neither", &file));
        return Ok(Done::Unusable);
    }
    if !has_display() {
        desk.complain(&desk.text("cli-no-display"));
        return Ok(Done::Undone);
    }
    show(desk, &desk.home()?, envelope)
}

/// Is there a screen to open a window on?
pub(super) fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Shows the window and comes back when it is closed.
#[cfg(feature = "gui")]
pub(super) fn show(desk: &Desk, home: &Home, envelope: Option<&Path>) -> Outcome {
    let opening = crate::gui::Opening {
        home: home.root().to_owned(),
        lang: desk.asked_lang(),
        system_lang: desk.lang,
        framework: std::sync::Arc::new(desk.framework()?),
        file: envelope.map(Path::to_owned),
    };
    match crate::gui::run(opening) {
        Ok(()) => Ok(Done::Good),
        Err(fault) => {
            desk.explain(&fault);
            Ok(Done::Undone)
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "gui"))]
#[allow(clippy::unnecessary_wraps, reason = "the build with a window can fail here")]
pub(super) fn show(desk: &Desk, _home: &Home, _envelope: Option<&Path>) -> Outcome {
    desk.complain(&desk.text("cli-no-window"));
    Ok(Done::Undone)
}
