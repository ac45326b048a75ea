//! Every page in every look and language, for people to look at: written where `JAUGE_PICTURES` names a folder.

use std::path::PathBuf;

use iced::keyboard::key::Named;
use jauge::gui::theme::Look;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;

use crate::desk::Desk;

/// A declaration with a bit of everything: numbers, NA, ND, an error, a warning to explain.
fn fill(desk: &mut Desk) {
    let mut set = |field: &str, text: &str| desk.send(Message::Typed(field.to_owned(), text.to_owned()));
    set("organization.name", "Ministère de l’Exemple");
    set("organization.code", "exemple");
    set("year", "2024");
    set("prepared_by.name", "Personne Fictive");
    set("prepared_by.title", "Responsable de la transformation");
    set("prepared_by.email", "personne@example.org");
    for (quantity, typed) in [
        ("new_digital_services", "9"),
        ("new_digital_services_codesigned", "6"),
        ("digital_services", "7"),
        ("digital_services_continuously_evaluated", "5"),
        ("public_consultations", "4"),
        ("public_consultations_with_digital_means", "3"),
        ("services", "31"),
        ("services_asking_once", "21"),
        ("transformation_measures_deployed", "yes"),
        ("employees", "1 240"),
        ("employees_in_transformed_workplace", "1420"),
    ] {
        set(&format!("quantity.{quantity}.value"), typed);
    }
    for quantity in ["deadlines", "deadlines_with_digital_reminder"] {
        set(&format!("quantity.{quantity}.value"), "ND");
        set(&format!("quantity.{quantity}.reason"), "Le registre des échéances n’existe pas encore.");
    }
}

#[test]
fn draws_every_page() {
    let folder = std::env::var_os("JAUGE_PICTURES").map(PathBuf::from);
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(home.path(), Lang::Fr);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    fill(&mut desk);
    for (look, lang, size) in [
        (Look::Light, Lang::Fr, 100),
        (Look::Dark, Lang::En, 100),
        (Look::HighContrast, Lang::Fr, 100),
        (Look::Light, Lang::Fr, 150),
    ] {
        desk.send(Message::SetLook(look));
        desk.send(Message::SetLang(lang));
        desk.send(Message::SetTextSize(size));
        if size == 150 {
            desk.resize(1024.0, 640.0);
        }
        for (page, name) in [
            (Page::Home, "home"),
            (Page::Organization, "organization"),
            (Page::Target(0), "target-1"),
            (Page::Target(4), "target-5"),
            (Page::Target(5), "target-6"),
            (Page::Target(6), "target-7"),
            (Page::Check, "check"),
            (Page::Sign, "sign"),
            (Page::Preferences, "preferences"),
            (Page::Help, "help"),
        ] {
            desk.send(Message::Go(page));
            if let Some(folder) = &folder {
                desk.picture(&folder.join(format!("{}-{}-{size}-{name}.ppm", look.name(), lang.tag())));
            }
            assert_eq!(desk.app.page(), page);
            assert!(desk.tree().unnamed().is_empty(), "{name}: {:?}", desk.tree().unnamed());
        }
    }
}
