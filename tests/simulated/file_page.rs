//! What a reviewer sees of one declaration: this year beside last year, what the body says to it, what is odd.

use iced::keyboard::key::Named;
use iced::widget::Id;
use jauge::gui::a11y::Role;
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;

use crate::desk::Desk;
use crate::layout::words;
use crate::review::open;
use crate::reviewed::Ministry;

/// No-break spaces are spaces to the reader.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The row of a target's table: last year, this year, the change.
fn row(words: &[String], target: &str, name: &str) -> Vec<String> {
    let from =
        words.iter().position(|words| words.starts_with(target)).unwrap_or_else(|| panic!("no {target}"));
    let at = words[from..].iter().position(|words| words == name).unwrap_or_else(|| panic!("no {name}"));
    words[from + at + 1..][..3].to_vec()
}

#[test]
fn this_year_stands_beside_last_year_with_the_change_the_rate_the_gauge_and_what_the_body_explains() {
    let ministry = Ministry::new();
    let mut desk = ministry.received();
    open(&mut desk, "exemple");
    let words: Vec<String> = words(&mut desk).iter().map(|words| spaced(words)).collect();
    for (target, name, expected) in [
        ("4.", "Services", ["30", "31", "+1"]),
        ("4.", "Taux", ["63,3 %", "67,7 %", "+4,4"]),
        ("3.", "Consultations publiques", ["4", "4", "identique"]),
        ("5.", "Échéances", ["ND", "12", "–"]),
        ("5.", "Taux", ["ND", "66,7 %", "–"]),
        ("7.", "Employés", ["1 210", "1 240", "+30"]),
    ] {
        assert_eq!(row(&words, target, name), expected, "{target} {name}");
    }
    let at = words.iter().position(|words| words.starts_with("« Vérifié avec les directions. »")).unwrap();
    assert!(words[at].ends_with("explication signée"));
    assert_eq!(
        words[at - 1],
        "Nouveaux services numériques conçus en impliquant les citoyens",
        "beside its field"
    );
    let tree = desk.tree();
    let gauge = tree.walk().find(|node| {
        node.semantic.role == Role::Meter && node.semantic.label == "Information demandée une seule fois"
    });
    let gauge = gauge.unwrap();
    assert_eq!(spaced(gauge.semantic.value.as_deref().unwrap()), "67,7 %");
    assert!(
        spaced(gauge.semantic.description.as_deref().unwrap()).contains("2023 : 63,3 %"),
        "last year's mark"
    );
}

#[test]
fn what_is_odd_is_said_in_words_and_evidence_is_opened_only_after_a_warning() {
    let ministry = Ministry::new();
    let mut desk = Desk::open(&ministry.home, Lang::Fr);
    desk.send(Message::Go(Page::Register));
    desk.send(Message::Dropped(ministry.declare("regie-fictive", "10", None)));
    open(&mut desk, "regie");
    let said = |desk: &mut Desk| spaced(&words(desk).join("\n"));
    let shown = said(&mut desk);
    assert!(shown.contains("Les 17 nombres sont tous des multiples de dix."), "{shown}");
    assert!(shown.contains("plan d’action.pdf") && !shown.contains("fictif\n"), "by name alone: {shown}");
    let warning = "« plan d’action.pdf » vient d’ailleurs. Jauge ne l’a ni ouverte ni analysée";
    assert!(!shown.contains(warning));
    desk.tab_to("file-evidence-0");
    desk.key(Named::Enter);
    let asked = said(&mut desk);
    assert!(asked.contains(warning), "{asked}");
    assert_eq!(desk.focused_id(), Some(Id::new("file-evidence-leave")), "no is the first answer");
}
