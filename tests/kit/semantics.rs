//! What assistive tools get.

use iced::Rectangle;
use iced::advanced::widget::operation::Operation;
use iced::widget::Id;
use jauge::gui::a11y::{Live, Request, Role, Semantic};
use jauge::gui::theme::Look;

use crate::gallery::{Gallery, Part};
use crate::headless::Headless;

fn open(part: Part) -> Headless<Gallery> {
    Headless::open([1366.0, 900.0], Gallery::new(Look::Light, part))
}

#[test]
fn every_control_of_the_gallery_has_a_name_a_role_an_id_and_a_place() {
    for (part, dialog) in [(Part::Page, false), (Part::Widgets, false), (Part::Widgets, true)] {
        let mut gallery = Gallery::new(Look::Light, part);
        gallery.dialog = dialog;
        let tree = Headless::open([1366.0, 900.0], gallery).tree();
        assert!(tree.unnamed().is_empty(), "{:#?}", tree.unnamed());
        for node in tree.walk().filter(|node| node.focusable) {
            assert_ne!(node.semantic.role, Role::Unknown, "{node:?}");
            assert!(node.id.is_some(), "{node:?}");
            assert!(node.bounds.width > 8.0 && node.bounds.height > 8.0, "{node:?}");
        }
    }
}

#[test]
fn two_controls_are_never_the_same_to_assistive_tools() {
    let tree = open(Part::Page).tree();
    let mut keys: Vec<u64> = tree.walk().map(|node| node.key).collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn a_control_is_the_same_one_after_each_redraw() {
    let mut window = open(Part::Page);
    let before: Vec<u64> = window.tree().walk().map(|node| node.key).collect();
    window.focus("whole");
    window.typewrite("1");
    let after: Vec<u64> = window.tree().walk().map(|node| node.key).collect();
    assert_eq!(before, after);
}

#[test]
fn a_gauge_is_one_thing_with_a_value_in_words_and_in_numbers() {
    let tree = open(Part::Page).tree();
    let gauge = tree.walk().find(|node| node.semantic.role == Role::Meter).unwrap();
    assert_eq!(gauge.semantic.label, "Cible 1");
    assert_eq!(gauge.semantic.value.as_deref(), Some("66,7\u{a0}%"));
    let range = gauge.semantic.range.unwrap();
    assert!((range.now - 0.667).abs() < 1e-9 && range.least.abs() < 1e-9 && (range.most - 1.0).abs() < 1e-9);
    let said = gauge.semantic.description.as_deref().unwrap();
    for part in ["6 de 9", "Il manque 1 service", "Cible : 75\u{a0}%", "2021 : 40,0\u{a0}%"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(gauge.children.is_empty());
}

#[test]
fn a_field_says_its_hint_its_fault_and_where_the_caret_is() {
    let mut window = open(Part::Widgets);
    window.focus("bad");
    let field = window.node("bad");
    assert_eq!(field.semantic.role, Role::TextInput);
    assert_eq!(field.semantic.label, "Employés en milieu transformé");
    assert_eq!(field.semantic.value.as_deref(), Some("1420"));
    assert!(field.semantic.invalid && field.focused);
    let said = field.semantic.description.unwrap();
    assert!(said.starts_with("au 31 mars 2022 ") && said.contains("dépasse le total"), "{said}");
    assert_eq!(field.semantic.text.unwrap().caret, 4);
    let secret = window.node("secret");
    assert_eq!(secret.semantic.role, Role::PasswordInput);
    assert_eq!(secret.semantic.value, None, "a passphrase is not read aloud");
    assert!(open(Part::Page).node("part").semantic.required);
}

#[test]
fn titles_have_levels_and_messages_are_read_aloud() {
    let tree = open(Part::Page).tree();
    let levels: Vec<_> = tree.walk().filter_map(|node| node.semantic.level).collect();
    assert_eq!(levels, [1, 3]);
    let live = |id: &'static str| tree.find(&id.into()).and_then(|node| node.semantic.live);
    assert_eq!(live("saved"), Some(Live::Polite));
    assert_eq!(live("w01"), Some(Live::Assertive));
}

#[test]
fn a_radio_group_holds_its_options_and_says_which_is_chosen() {
    let window = open(Part::Widgets);
    let group = window.node("kind");
    assert_eq!(group.semantic.role, Role::RadioGroup);
    let options: Vec<_> =
        group.children.iter().map(|node| (node.semantic.label.as_str(), node.semantic.checked)).collect();
    assert_eq!(
        options,
        [("Un nombre", Some(false)), ("Sans objet", Some(true)), ("Non colligé", Some(false))]
    );
}

#[test]
fn a_table_holds_its_rows_and_a_row_its_links() {
    let window = open(Part::Widgets);
    let table = window.node("targets");
    assert_eq!(table.semantic.label, "Les dix cibles");
    let rows = table.children.iter().filter(|node| node.semantic.role == Role::Row).count();
    let heads = table.children.iter().filter(|node| node.semantic.role == Role::ColumnHeader).count();
    assert_eq!((rows, heads), (3, 4));
    assert_eq!(window.node("edit-2").semantic.label, "Modifier la cible 2");
    assert_eq!(window.node("chosen").semantic.selected, Some(true));
}

/// What an adapter does with a request.
struct Ask(Id, Request);

impl Operation for Ask {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn std::any::Any) {
        if id == Some(&self.0)
            && let Some(semantic) = state.downcast_mut::<Semantic>()
        {
            semantic.request = Some(self.1.clone());
        }
    }
}

#[test]
fn assistive_tools_can_press_and_type() {
    let mut window = open(Part::Page);
    window.operate(Ask("next".into(), Request::Press));
    assert_eq!(window.shown.pressed, ["next"]);
    window.operate(Ask("whole".into(), Request::SetValue("12".into())));
    assert_eq!(window.shown.whole, "12");
    let mut window = open(Part::Widgets);
    window.operate(Ask("kind-0".into(), Request::Press));
    assert_eq!(window.shown.chosen, Some(0));
    window.operate(Ask("off".into(), Request::Press));
    assert!(window.shown.pressed.is_empty(), "what is disabled cannot be asked either");
}
