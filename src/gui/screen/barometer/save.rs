//! A picture leaves: as SVG, as PNG, or by the clipboard.

use std::path::{Path, PathBuf};

use iced::widget::{column, row};
use iced::{Task, clipboard};

use super::pictures::{self, Picture};
use super::{Message, Panel, wrap};
use crate::gui::drawing;
use crate::gui::kit::{self, Element, button, field, heading};
use crate::gui::screen::{Action, Desk, choose_folder};
use crate::gui::{Context, a11y::Live};
use crate::l10n::Args;
use crate::workflow::{Fault, body::export};

/// As which kind of file a picture is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines: sharp at any size.
    #[default]
    Svg,
    /// Pixels: for what takes no lines.
    Png,
}

/// Pixels to a unit of a picture: a wide one becomes 1440 of them wide.
const SCALE: f32 = 4.0;

/// What this part remembers.
#[derive(Default)]
pub(super) struct State {
    pub picture: Picture,
    pub format: Format,
    pub folder: String,
    pub said: Option<String>,
    pub working: bool,
}

/// Writes a picture; nothing where it cannot be drawn.
fn written(folder: &Path, stem: &str, format: Format, svg: &str) -> Result<PathBuf, Fault> {
    match format {
        Format::Svg => export::picture(folder, stem, "svg", svg.as_bytes()),
        Format::Png => {
            let bytes = drawing::png(svg, SCALE).ok_or(Fault::Picture)?;
            export::picture(folder, stem, "png", &bytes)
        }
    }
}

impl super::State {
    pub(super) fn saving(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Picture(picture) => self.save.picture = picture,
            Message::Format(format) => self.save.format = format,
            Message::Folder(folder) => self.save.folder = folder,
            Message::Browse => {
                let ask = choose_folder(desk.context.text("folder-label"));
                return Action::Run(Task::perform(ask, |folder| wrap(Message::Browsed(folder))));
            }
            Message::Browsed(Some(folder)) => self.save.folder = folder.display().to_string(),
            Message::Write => return self.write(desk),
            Message::Written(done) => {
                self.save.working = false;
                match done {
                    Ok(path) => {
                        let args = Args::new().text("path", path.display().to_string());
                        self.save.said = Some(desk.context.with("barometer-screen-saved", &args));
                        self.problem = None;
                    }
                    Err(fault) => self.problem = Some(desk.context.problem(&fault)),
                }
            }
            Message::Copy => {
                let Some((svg, _)) = self.picture(&desk.context) else { return Action::None };
                self.save.said = Some(desk.context.text("barometer-screen-copied"));
                return Action::Run(clipboard::write(svg));
            }
            publishing => return self.publishing(publishing, desk),
        }
        Action::None
    }

    /// The chosen picture with the beginning of its file's name.
    fn picture(&self, context: &Context<'_>) -> Option<(String, String)> {
        let shown = self.shown.as_deref()?;
        let open = self.target.and_then(|at| shown.target(at));
        let picture = self.offered().into_iter().find(|offered| *offered == self.save.picture);
        let svg = pictures::file(context, shown, self.target, picture.unwrap_or_default());
        let year = shown.asked.year;
        let stem = match open {
            Some((target, _)) => format!("barometre-{year}-{}", target.id),
            None => format!("barometre-{year}"),
        };
        Some((svg, stem))
    }

    /// The pictures that there are of what is shown.
    fn offered(&self) -> Vec<Picture> {
        let has_rates = self.list.as_ref().is_some_and(|list| list.rates().next().is_some());
        let all = [Picture::Gauge, Picture::Distribution, Picture::Trend];
        all.into_iter().filter(|picture| *picture != Picture::Distribution || has_rates).collect()
    }

    fn write(&mut self, desk: &Desk<'_>) -> Action {
        let Some((svg, stem)) = self.picture(&desk.context) else { return Action::None };
        let (format, folder) = (self.save.format, PathBuf::from(self.save.folder.trim()));
        self.save.working = true;
        self.save.said = None;
        let write = async move { written(&folder, &stem, format, &svg) };
        Action::Run(Task::perform(write, |done| wrap(Message::Written(done))))
    }

    /// The panel that saves a picture.
    pub(super) fn saver<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        if self.panel != Some(Panel::Save) {
            return None;
        }
        let offered = self.offered();
        let chosen =
            offered.iter().find(|offered| **offered == self.save.picture).or(offered.first()).copied();
        let name = |picture: Picture| context.text(&format!("barometer-screen-picture-{}", picture.as_str()));
        let pictures = offered.into_iter().map(|picture| (picture, name(picture)));
        let formats = [(Format::Svg, "SVG".to_owned()), (Format::Png, "PNG".to_owned())];
        let write = (!self.save.working && !self.save.folder.trim().is_empty()).then_some(Message::Write);
        let note = self.save.said.clone().map(|said| {
            kit::live("barometer-said", Live::Polite, said.clone(), kit::note(kit::Tone::Success, said))
        });
        let content = column![
            heading(2, context.text("barometer-screen-save")),
            kit::choice("barometer-picture", context.text("barometer-screen-picture"), pictures, chosen)
                .horizontal()
                .on_choose(Message::Picture),
            kit::choice(
                "barometer-format",
                context.text("barometer-screen-format"),
                formats,
                Some(self.save.format)
            )
            .horizontal()
            .on_choose(Message::Format),
            field("barometer-folder", context.text("folder-label"), self.save.folder.clone())
                .hint(context.text("sign-where-hint"))
                .on_input(Message::Folder),
            row![
                button::primary("barometer-write", context.text("barometer-screen-save-do"))
                    .on_press_maybe(write),
                button::secondary("barometer-copy", context.text("barometer-screen-copy"))
                    .on_press(Message::Copy),
                button::secondary("barometer-browse", context.text("browse")).on_press(Message::Browse),
                button::quiet("barometer-close", context.text("register-screen-close"))
                    .on_press(Message::Close),
            ]
            .spacing(12)
            .wrap(),
        ];
        let content = content.extend(note);
        Some(kit::panel(content.spacing(12)).width(iced::Length::Fill).into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_picture_that_cannot_be_drawn_is_told_and_no_file_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let done = written(folder.path(), "picture", Format::Png, "no picture");
        assert_eq!(done, Err(Fault::Picture));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
