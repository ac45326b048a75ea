//! What is drawn.

use std::path::Path;

use jauge::gui::theme::Look;

use crate::gallery::{Gallery, Part};
use crate::headless::Headless;

/// Writes the gallery as pictures to look at, into the folder that `JAUGE_PICTURES` names.
#[test]
fn every_look_draws_the_gallery_differently() {
    let folder = std::env::var_os("JAUGE_PICTURES");
    let mut seen: Vec<Vec<u8>> = Vec::new();
    for look in Look::ALL {
        for (name, part, size, scale, dialog) in [
            ("page", Part::Page, [1366.0, 768.0], 1.0, false),
            ("page-150", Part::Page, [1024.0 / 1.5, 640.0 / 1.5], 1.5, false),
            ("widgets", Part::Widgets, [1366.0, 900.0], 1.0, false),
            ("dialog", Part::Page, [1366.0, 768.0], 1.0, true),
        ] {
            let mut gallery = Gallery::new(look, part);
            gallery.dialog = dialog;
            let mut window = Headless::open(size, gallery);
            if part == Part::Page && !dialog {
                window.focus("part");
            }
            let picture = window.picture(scale);
            if let Some(folder) = &folder {
                picture.write(&Path::new(folder).join(format!("{}-{name}.ppm", look.name())));
            }
            assert!(!seen.contains(&picture.pixels), "{look:?} {name} looks like another");
            seen.push(picture.pixels);
        }
    }
}
