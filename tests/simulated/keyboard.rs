//! Tab, on every page: all that can be used, in reading order, and round again.

use iced::keyboard::key::Named;
use jauge::gui::a11y::{Node, Role};
use jauge::l10n::Lang;

use crate::desk::Desk;
use crate::layout::{each_page, fill};

/// Those that take the focus, in reading order, each with what it is called.
fn stops(desk: &Desk) -> Vec<(u64, String)> {
    let tree = desk.tree();
    tree.walk().filter(|node| node.focusable).map(|node| (node.key, node.semantic.label.clone())).collect()
}

/// Must it be possible to reach it?
fn is_used(node: &Node) -> bool {
    let used =
        [Role::Button, Role::Link, Role::CheckBox, Role::RadioGroup, Role::TextInput, Role::PasswordInput];
    used.contains(&node.semantic.role) && !node.semantic.disabled
}

/// Asserts that Tab walks over all that can be used on the page that is shown, in reading order, and comes round.
pub fn walk_round(desk: &mut Desk, place: &str) {
    let tree = desk.tree();
    let deaf: Vec<&str> = tree
        .walk()
        .filter(|node| is_used(node) && !node.focusable)
        .map(|node| node.semantic.label.as_str())
        .collect();
    assert!(deaf.is_empty(), "{place}: the keyboard cannot reach {deaf:?}");
    // Leaving a field may say what is wrong with it: then the way is another one, and is walked again.
    for _ in 0..3 {
        let mut expected = stops(desk);
        let focused = desk.tree().focused().map(|node| node.key);
        let at = expected.iter().position(|(key, _)| Some(*key) == focused);
        let first = at.map_or(0, |at| (at + 1) % expected.len());
        expected.rotate_left(first);
        let walked: Vec<(u64, String)> = (0..expected.len())
            .map(|_| {
                desk.key(Named::Tab);
                let tree = desk.tree();
                tree.focused().map(|node| (node.key, node.semantic.label.clone())).unwrap_or_default()
            })
            .collect();
        let mut now = stops(desk);
        now.rotate_left(first);
        if now == expected {
            assert_eq!(walked, expected, "{place}");
            return;
        }
    }
    panic!("{place}: the page changes at each walk");
}

#[test]
fn tab_walks_over_all_of_every_page_in_order_and_comes_round() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(home.path(), Lang::Fr);
    walk_round(&mut desk, "an empty home");
    desk.tab_to("home-new");
    desk.key(Named::Enter);
    each_page(&mut desk, &mut |desk, page| walk_round(desk, &format!("blank {page}")));
    fill(&mut desk);
    each_page(&mut desk, &mut walk_round);
}
