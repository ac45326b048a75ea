//! What a person sees on the readable copy.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::declaration::{Answer, Entry, Justification, Organization, Person, Sheet, Value};

fn framework() -> Framework {
    Framework::built_in().unwrap()
}

/// A filled-in declaration: every whole 20, every part 10, no public consultations, deadlines not collected.
fn declared() -> Declaration {
    let framework = framework();
    let mut sheet = Sheet::default();
    for quantity in &framework.quantities {
        let typed = if framework.is_whole(&quantity.id) { "20" } else { "10" };
        sheet.set(&quantity.id, Entry { typed: typed.into(), reason: String::new() });
    }
    let mut answer = |quantity: &str, typed: &str, reason: &str| {
        sheet.set(quantity, Entry { typed: typed.into(), reason: reason.into() });
    };
    answer("transformation_measures_deployed", "yes", "");
    answer("employees", "1240", "");
    answer("public_consultations", "NA", "Aucune consultation cette année.");
    answer("public_consultations_with_digital_means", "NA", "Aucune consultation cette année.");
    answer("deadlines", "ND", "Le registre des échéances n’existe pas encore.");
    answer("deadlines_with_digital_reminder", "ND", "Le registre des échéances n’existe pas encore.");
    Declaration {
        organization: Organization { code: "exemple".into(), name: "Ministère de l’Exemple".into() },
        year: Some(2024),
        prepared_by: Person {
            name: "Camille Untel".into(),
            title: "Responsable".into(),
            email: "camille@example.org".into(),
        },
        sheet,
        justifications: Vec::new(),
        correction: None,
    }
}

/// Last year: everything the same, but deadlines counted and three employees in four in a transformed workplace.
fn last_year() -> Previous {
    let mut answers: std::collections::BTreeMap<_, _> =
        declared().sheet.answers(&framework()).into_iter().collect();
    let count = |count| Answer { value: Value::Count(count), reason: None };
    answers.insert("employees_in_transformed_workplace".into(), count(930));
    answers.insert("deadlines".into(), count(20));
    answers.insert("deadlines_with_digital_reminder".into(), count(10));
    Previous { year: 2023, answers }
}

fn page(declaration: &Declaration, previous: Option<&Previous>, lang: Lang) -> String {
    readable(&framework(), declaration, previous, None, lang)
}

/// The table row in which a text stands.
fn row<'a>(page: &'a str, holding: &str) -> &'a str {
    page.split("<tr").find(|row| row.contains(holding)).expect(holding)
}

#[test]
fn what_people_typed_is_text_and_never_markup() {
    let attack = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";
    let mut declaration = declared();
    declaration.organization = Organization { code: attack.into(), name: attack.into() };
    declaration.prepared_by = Person { name: attack.into(), title: attack.into(), email: attack.into() };
    declaration.sheet.set("services", Entry { typed: attack.into(), reason: String::new() });
    declaration.sheet.set("public_consultations", Entry { typed: "NA".into(), reason: attack.into() });
    declaration.justifications =
        vec![Justification { rule: attack.into(), quantity: Some(attack.into()), text: attack.into() }];
    let page = readable(&framework(), &declaration, None, Some(attack), Lang::Fr);
    assert!(page.contains("<h1><bdi>&lt;script&gt;alert(1)&lt;/script&gt;"), "the name is shown as it is");
    for markup in ["<script", "<img", "alert(2)>"] {
        assert!(!page.contains(markup), "{markup} came through");
    }
}

#[test]
fn nothing_is_run_and_nothing_is_fetched() {
    let page = page(&declared(), Some(&last_year()), Lang::Fr);
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for reach in ["src=", "href=", "url(", "@import", "<script", "http://", "https://"] {
        assert!(!page.contains(reach), "the page reaches out with {reach}");
    }
}

#[test]
fn it_says_that_nobody_signed_it_in_both_languages() {
    for (lang, tag, mark, draft) in [
        (Lang::Fr, "fr-CA", "Copie lisible, non signée", "n’est pas encore scellée"),
        (Lang::En, "en-CA", "Readable copy, not signed", "is not sealed yet"),
    ] {
        let page = page(&declared(), None, lang);
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains(&format!("<html lang=\"{tag}\">")));
        assert!(page.contains(&format!("<p class=\"mark\">{mark}</p>")));
        assert!(page.contains(draft));
        assert!(!page.contains("readable-"), "a message without words");
    }
}

#[test]
fn a_sealed_declaration_shows_the_fingerprint_of_the_file_that_counts() {
    let page = readable(&framework(), &declared(), None, Some("a1b2 c3d4"), Lang::Fr);
    assert!(page.contains("Seul le fichier scellé fait foi."));
    assert!(page.contains("a1b2 c3d4"));
    assert!(!page.contains("Brouillon"));
}

#[test]
fn every_target_shows_whole_part_rate_threshold_last_year_and_state() {
    let framework = framework();
    let french = page(&declared(), Some(&last_year()), Lang::Fr);
    for target in &framework.targets {
        assert!(french.contains(&target.short.fr), "{}", target.id);
        assert!(french.contains(&target.statement.fr), "{}", target.id);
    }
    let workplace = row(&french, &framework.target("workplace").unwrap().statement.fr);
    for shown in ["1\u{a0}240", ">10<", "0,8\u{a0}%", "60\u{a0}%", "75,0\u{a0}%", "1 point à corriger"] {
        assert!(workplace.contains(shown), "{shown} in {workplace}");
    }
    let english = page(&declared(), Some(&last_year()), Lang::En);
    let codesign = row(&english, &framework.target("codesign").unwrap().statement.en);
    assert!(
        codesign.contains("50.0%") && codesign.contains("not met (\u{2212}25.0\u{a0}points)"),
        "{codesign}"
    );
    let majority = row(&english, &framework.target("open-data").unwrap().statement.en);
    assert!(
        majority.contains("majority") && majority.contains(">not met<"),
        "half is no majority: {majority}"
    );
}

#[test]
fn what_does_not_exist_or_was_not_counted_stands_with_its_reason() {
    let page = page(&declared(), None, Lang::Fr);
    let consultations = row(&page, "Aucune consultation cette année.");
    assert!(consultations.contains(">NA<"), "{consultations}");
    let deadlines = row(&page, "Le registre des échéances n’existe pas encore.");
    assert!(deadlines.contains(">ND<"), "{deadlines}");
    assert!(page.contains("sans objet") && page.contains("non colligé"));
}

#[test]
fn each_warning_stands_with_its_explanation_or_says_that_there_is_none() {
    let mut declaration = declared();
    let bare = page(&declaration, Some(&last_year()), Lang::Fr);
    assert!(bare.contains("Le taux a changé de \u{2212}74,2 points depuis 2023"), "{bare}");
    assert!(bare.contains("aucune pour l’instant"));
    declaration.justifications = vec![Justification {
        rule: "W01".into(),
        quantity: Some("employees_in_transformed_workplace".into()),
        text: "Le déménagement a été reporté.".into(),
    }];
    let explained = page(&declaration, Some(&last_year()), Lang::Fr);
    assert!(explained.contains("Le déménagement a été reporté."));
    assert!(!explained.contains("aucune pour l’instant"));
    assert!(explained.contains("points) · 1 avertissement"));
    assert_eq!(explained.matches("Le déménagement").count(), 1);
    // A reader who does not hold last year's answers still sees what was explained, and why.
    let alone = page(&declaration, None, Lang::Fr);
    assert!(alone.contains("Un taux a changé de plus de 20 points"));
    assert!(alone.contains("Le déménagement a été reporté."));
}

#[test]
fn an_unfinished_declaration_says_what_is_left_and_keeps_what_was_typed() {
    let mut declaration = declared();
    declaration.organization = Organization { code: String::new(), name: String::new() };
    declaration.year = None;
    declaration.sheet.set("employees", Entry { typed: "12,5".into(), reason: String::new() });
    let page = page(&declaration, None, Lang::Fr);
    assert!(page.contains("Organisation non précisée") && page.contains("année non précisée"));
    assert!(page.contains("12,5") && page.contains("(ce n’est pas une réponse possible)"));
    assert!(page.contains("À corriger avant de signer"));
    assert!(page.contains("1 point à corriger"));
}

#[test]
fn a_framework_of_another_shape_is_laid_out_as_well() {
    let text = String::from_utf8(crate::framework::BUILT_IN.to_vec()).unwrap();
    let framework = Framework::read(text.replace("threshold = 60", "threshold = 40").as_bytes()).unwrap();
    let page = readable(&framework, &declared(), None, None, Lang::En);
    assert!(page.contains(">40%<"));
    assert!(page.contains(&framework.sha256));
}
