//! What the rules tell a person who fills in a declaration.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::framework::Framework;
use crate::l10n::Lang;

fn framework() -> Framework {
    Framework::built_in().unwrap()
}

/// A declaration in which nothing is to be said: every whole 20, every part 10.
fn quiet() -> Declaration {
    let framework = framework();
    let mut sheet = Sheet::default();
    for quantity in &framework.quantities {
        let typed = if framework.is_whole(&quantity.id) { "20" } else { "10" };
        sheet.set(&quantity.id, Entry { typed: typed.into(), reason: String::new() });
    }
    sheet.set("transformation_measures_deployed", Entry { typed: "yes".into(), reason: String::new() });
    Declaration {
        organization: Organization { code: "exemple".into(), name: "Ministère de l’Exemple".into() },
        year: Some(2024),
        prepared_by: Person { name: "P. F.".into(), title: "T".into(), email: "e@example.org".into() },
        sheet,
        justifications: Vec::new(),
        correction: None,
    }
}

fn typed(declaration: &mut Declaration, quantity: &str, typed: &str) {
    let reason = declaration.sheet.entry(quantity).reason.clone();
    declaration.sheet.set(quantity, Entry { typed: typed.into(), reason });
}

fn last_year(of: &Declaration) -> Previous {
    Previous { year: 2023, answers: of.sheet.answers(&framework()).into_iter().collect() }
}

/// The rules raised, with what they name.
fn raised(
    declaration: &Declaration,
    previous: Option<&Previous>,
    stage: Stage,
) -> Vec<(&'static str, String)> {
    check(&framework(), declaration, previous, stage)
        .into_iter()
        .map(|finding| (finding.rule.id(), finding.quantity.unwrap_or_default()))
        .collect()
}

fn one(rule: &'static str, quantity: &str) -> Vec<(&'static str, String)> {
    vec![(rule, quantity.to_owned())]
}

#[test]
fn a_complete_declaration_raises_nothing() {
    assert_eq!(raised(&quiet(), None, Stage::Sealing), []);
}

#[test]
fn a_blank_and_a_slip_are_two_different_errors() {
    let mut declaration = quiet();
    typed(&mut declaration, "employees_in_transformed_workplace", "  ");
    assert_eq!(raised(&declaration, None, Stage::Answers), one("E01", "employees_in_transformed_workplace"));
    typed(&mut declaration, "employees_in_transformed_workplace", "12,5");
    assert_eq!(raised(&declaration, None, Stage::Answers), one("E02", "employees_in_transformed_workplace"));
    typed(&mut declaration, "employees_in_transformed_workplace", "yes");
    assert_eq!(raised(&declaration, None, Stage::Answers), one("E02", "employees_in_transformed_workplace"));
}

#[test]
fn a_part_above_its_whole_is_named_with_both_numbers() {
    let mut declaration = quiet();
    typed(&mut declaration, "employees_in_transformed_workplace", "1420");
    typed(&mut declaration, "employees", "1240");
    let findings = check(&framework(), &declaration, None, Stage::Answers);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].message(&framework(), Lang::Fr), "1\u{a0}420 dépasse le total de 1\u{a0}240.");
    assert_eq!(
        findings[0].place(&framework(), Lang::Fr),
        "Cible 7 – Employés en milieu de travail transformé"
    );
}

#[test]
fn not_applicable_needs_a_reason_of_ten_characters() {
    let mut declaration = quiet();
    for quantity in ["deadlines", "deadlines_with_digital_reminder"] {
        declaration.sheet.set(quantity, Entry { typed: "NA".into(), reason: "123456789".into() });
    }
    let found = raised(&declaration, None, Stage::Answers);
    assert_eq!(found, [("E04", "deadlines".into()), ("E04", "deadlines_with_digital_reminder".into())]);
    for quantity in ["deadlines", "deadlines_with_digital_reminder"] {
        declaration.sheet.set(quantity, Entry { typed: "NA".into(), reason: "é123456789".into() });
    }
    assert_eq!(raised(&declaration, None, Stage::Answers), []);
}

#[test]
fn a_part_and_its_whole_must_not_contradict_each_other() {
    let reason = "personne ne les compte";
    for (whole, part, contradicts) in [
        ("ND", "3", true),
        ("NA", "3", true),
        ("7", "NA", true),
        ("7", "ND", false),
        ("NA", "ND", false),
        ("NA", "NA", false),
    ] {
        let mut declaration = quiet();
        declaration.sheet.set("deadlines", Entry { typed: whole.into(), reason: reason.into() });
        declaration
            .sheet
            .set("deadlines_with_digital_reminder", Entry { typed: part.into(), reason: reason.into() });
        let expected = if contradicts { one("E05", "deadlines_with_digital_reminder") } else { Vec::new() };
        assert_eq!(raised(&declaration, None, Stage::Answers), expected, "{whole} {part}");
    }
}

#[test]
fn an_incomplete_header_blocks_signing_and_says_what_is_missing() {
    let mut declaration = quiet();
    declaration.year = None;
    declaration.prepared_by.email = " ".into();
    assert_eq!(raised(&declaration, None, Stage::Answers), []);
    let findings = check(&framework(), &declaration, None, Stage::Sealing);
    assert_eq!(findings[0].message(&framework(), Lang::En), "Missing: the year, their e-mail.");
    assert!(!is_sealable(&findings));
}

#[test]
fn a_warning_blocks_sealing_until_it_is_explained() {
    let mut declaration = quiet();
    typed(&mut declaration, "new_digital_services", "21");
    assert_eq!(raised(&declaration, None, Stage::Answers), one("W04", "new_digital_services"));
    assert!(raised(&declaration, None, Stage::Sealing).contains(&("E07", "new_digital_services".into())));
    declaration.justifications.push(Justification {
        rule: "W04".into(),
        quantity: Some("new_digital_services".into()),
        text: "Deux services ont fermé durant l’année.".into(),
    });
    assert_eq!(raised(&declaration, None, Stage::Sealing), one("W04", "new_digital_services"));
}

#[test]
fn a_correction_needs_a_reason_and_a_difference() {
    let mut declaration = quiet();
    for (reason, differs, wrong) in [("", true, true), ("revu", false, true), ("revu", true, false)] {
        declaration.correction = Some(Correction { reason: reason.into(), differs });
        let expected = if wrong { one("E08", "") } else { Vec::new() };
        assert_eq!(raised(&declaration, None, Stage::Sealing), expected);
    }
}

#[test]
fn a_rate_that_moved_by_more_than_twenty_points_asks_for_an_explanation() {
    let mut declaration = quiet();
    let previous = last_year(&declaration);
    typed(&mut declaration, "services_asking_once", "14");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), [], "exactly 20 points");
    typed(&mut declaration, "services_asking_once", "15");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), one("W01", "services_asking_once"));
}

#[test]
fn a_whole_that_changed_by_more_than_half_asks_for_an_explanation_unless_small() {
    let mut declaration = quiet();
    let mut previous = last_year(&declaration);
    typed(&mut declaration, "deadlines", "30");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), [], "exactly half");
    typed(&mut declaration, "deadlines", "31");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), one("W02", "deadlines"));
    previous.answers.get_mut("deadlines").unwrap().value = Value::Count(2);
    typed(&mut declaration, "deadlines", "9");
    typed(&mut declaration, "deadlines_with_digital_reminder", "4");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), [], "both below ten");
    previous.answers.get_mut("deadlines").unwrap().value = Value::Count(0);
    typed(&mut declaration, "deadlines", "10");
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), one("W02", "deadlines"));
}

#[test]
fn the_same_numbers_as_last_year_are_questioned() {
    let declaration = quiet();
    let previous = last_year(&declaration);
    assert_eq!(raised(&declaration, Some(&previous), Stage::Answers), one("W03", ""));
    let mut few = quiet();
    for quantity in framework().quantities.iter().skip(3) {
        few.sheet.set(&quantity.id, Entry { typed: "ND".into(), reason: "pas encore compté".into() });
    }
    let previous = last_year(&declaration);
    assert_eq!(raised(&few, Some(&previous), Stage::Answers), [], "three numbers only");
}

#[test]
fn not_collected_twice_in_a_row_asks_for_an_explanation() {
    let mut declaration = quiet();
    declaration.sheet.set(
        "employees_in_transformed_workplace",
        Entry { typed: "ND".into(), reason: "personne ne les compte".into() },
    );
    let mut previous = last_year(&declaration);
    previous.answers.get_mut("services").unwrap().value = Value::Count(21);
    let found = raised(&declaration, Some(&previous), Stage::Answers);
    assert_eq!(found, one("W05", "employees_in_transformed_workplace"));
}

#[test]
fn rates_of_zero_and_a_hundred_and_wholes_of_zero_are_only_noted() {
    let mut declaration = quiet();
    typed(&mut declaration, "services_asking_once", "20");
    typed(&mut declaration, "public_consultations", "0");
    typed(&mut declaration, "public_consultations_with_digital_means", "0");
    let findings = check(&framework(), &declaration, None, Stage::Sealing);
    let found: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(found, ["N02", "N01"]);
    assert!(is_sealable(&findings));
}

#[test]
fn every_rule_has_a_sentence_a_finding_and_a_fix_in_both_languages() {
    for lang in Lang::ALL {
        for rule in Rule::ALL {
            let message = format!("rule-{}", rule.id());
            assert!(lang.has(&message), "{message} {lang:?}");
            for attribute in ["finding", "fix"] {
                let args = crate::l10n::Args::new();
                assert!(
                    lang.attribute(&message, attribute, &args).is_some(),
                    "{message}.{attribute} {lang:?}"
                );
            }
        }
    }
}
