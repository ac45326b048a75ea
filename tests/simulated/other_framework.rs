//! Targets are data: a framework with other targets, quantities and thresholds runs in the same window.

use iced::keyboard::key::Named;
use jauge::framework::Framework;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;

use crate::desk::Desk;

const MADE_UP: &[u8] = include_bytes!("../data/frameworks/made-up.toml");

#[test]
fn a_made_up_framework_with_three_targets_runs_unchanged_in_the_window() {
    let home = tempfile::tempdir().unwrap();
    let framework = Framework::read(MADE_UP).unwrap();
    assert_eq!(framework.targets.len(), 3);
    let quantities = framework.quantities.clone();
    let mut desk = Desk::with(home.path(), Lang::En, framework, None);
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    for (field, text) in [
        ("organization.name", "Exemple"),
        ("organization.code", "exemple"),
        ("year", "2030"),
        ("prepared_by.name", "Personne Fictive"),
        ("prepared_by.title", "Responsable"),
        ("prepared_by.email", "personne@example.org"),
    ] {
        desk.tab_to(field);
        desk.type_in(text);
    }
    for target in 0..3 {
        desk.send(Message::Next);
        assert_eq!(desk.app.page(), Page::Target(target));
        for quantity in &quantities {
            let yes = quantity.kind == jauge::framework::QuantityKind::YesNo;
            let field = jauge::store::field::value(&quantity.id);
            desk.send(Message::Typed(field, if yes { "yes".to_owned() } else { "10".to_owned() }));
        }
    }
    desk.send(Message::Next);
    assert_eq!(desk.app.page(), Page::Check);
    let draft = desk.app.draft().unwrap();
    assert!(jauge::declaration::is_sealable(draft.findings()), "{:?}", draft.findings());
}
