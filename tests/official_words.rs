//! What is official is quoted, word for word: the statements of the ambitions and the targets.
#![allow(clippy::unwrap_used)]

use jauge::framework::Framework;

/// The public page of the Baromètre numériQc, as text.
const PAGE: &str = include_str!("data/seed-page.txt");

#[test]
fn each_statement_is_a_line_of_the_public_page_in_its_order() {
    let framework = Framework::built_in().unwrap();
    let mut lines = PAGE.lines().map(str::trim);
    for ambition in &framework.ambitions {
        let statement = ambition.statement.fr.as_str();
        assert!(lines.any(|line| line == statement), "not on the page, or not here: {statement}");
        for target in framework.targets.iter().filter(|target| target.ambition == ambition.id) {
            let statement = target.statement.fr.as_str();
            assert!(lines.any(|line| line == statement), "not on the page, or not here: {statement}");
        }
    }
    assert_eq!(framework.targets.len(), 10);
}
