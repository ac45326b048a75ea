//! A body's name of 300 characters, with or without spaces, or with pictures in it, pushes nothing out of the window.

use iced::keyboard::key::Named;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;

use crate::declaration::sign;
use crate::desk::Desk;
use crate::kept::complete;
use crate::layout::{check, fill, pages};
use crate::review::open;
use crate::reviewed::{BODIES, Ministry};

/// What bodies may call themselves.
fn names() -> [String; 3] {
    let long = "Office des modèles et des exemples ".repeat(9);
    [long.chars().take(300).collect(), "é".repeat(300), "Office 🦊 des renards 👩🏽‍💻 et des modèles".to_owned()]
}

#[test]
fn a_declaration_of_a_body_with_such_a_name_is_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("home"), Lang::Fr);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    fill(&mut desk);
    for (at, name) in names().into_iter().enumerate() {
        desk.send(Message::Typed("organization.name".to_owned(), name.clone()));
        pages(&mut desk, &format!("name {at}"), None);
        let mut signed = complete(&folder.path().join(format!("signed-{at}")));
        signed.send(Message::Typed("organization.name".to_owned(), name));
        signed.send(Message::Go(Page::Check));
        let out = folder.path().join(format!("out-{at}"));
        std::fs::create_dir(&out).unwrap();
        let file = sign(&mut signed, &out);
        check(&mut signed, &format!("name {at}, signed"));
        signed.send(Message::Dropped(file));
        check(&mut signed, &format!("name {at}, envelope"));
    }
}

#[test]
fn the_desk_with_a_body_of_such_a_name_is_shown_whole() {
    for (at, name) in names().into_iter().enumerate() {
        let ministry = Ministry::asking(
            &BODIES
                .replace("Ministère de l’Exemple", &name)
                .replace("Department of Example", &name)
                .replace("Office absent des échantillons", &name),
        );
        let mut desk = ministry.received();
        check(&mut desk, &format!("name {at}, register"));
        open(&mut desk, &name.chars().take(12).collect::<String>());
        check(&mut desk, &format!("name {at}, file"));
        for page in [Page::Home, Page::Barometer, Page::Signers] {
            desk.send(Message::Go(page));
            check(&mut desk, &format!("name {at}, {page:?}"));
        }
    }
}
