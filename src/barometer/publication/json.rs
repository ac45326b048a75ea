//! The figures as one JSON document, with the field names of `jauge barometer --json`.

use num_rational::BigRational;
use serde_json::{Map, Value, json};

use super::super::{Barometer, Change, Figure, ten_thousandths};
use super::{Edition, GENERATOR};
use crate::framework::{Bilingual, Target};
use crate::l10n::Lang;

/// The document, with a last newline.
pub(super) fn document(edition: &Edition<'_>) -> String {
    let framework = edition.framework;
    let named = |name: &Bilingual| json!({ "fr": name.fr, "en": name.en });
    let mut document = sums(&edition.barometer);
    let mut put = |name: &str, value: Value| {
        document.insert(name.to_owned(), value);
    };
    put("schema", json!(GENERATOR));
    put("year", json!(edition.year));
    put("compared_with", json!(edition.compared_with));
    put("framework", json!(framework.id));
    put("framework_version", json!(framework.version));
    put("framework_sha256", json!(framework.sha256));
    put("framework_name", named(&framework.name));
    put("rollup", json!({ "id": framework.rollup.id, "provisional": framework.rollup.provisional }));
    put("campaign", json!(edition.campaign));
    put("ministry", json!(edition.ministry));
    put("hide_below", json!(edition.hide_below));
    put("asked", framework.targets.iter().map(asked).collect());
    let trend = edition.trend.iter().map(|(year, barometer)| {
        let mut sums = sums(barometer);
        sums.insert("year".to_owned(), json!(year));
        Value::Object(sums)
    });
    put("trend", trend.collect());
    let groups = edition.groups.iter().map(|(group, barometer)| {
        let mut sums = sums(barometer);
        let name = Lang::ALL.map(|lang| edition.group(group, lang));
        let [fr, en] = name;
        sums.insert("by".to_owned(), json!(group.by().as_str()));
        sums.insert("id".to_owned(), json!(group.id().map(|id| super::picture::clean(&id))));
        sums.insert("name".to_owned(), json!({ "fr": fr, "en": en }));
        Value::Object(sums)
    });
    put("groups", groups.collect());
    let sources = edition.sources.iter().map(|source| {
        json!({
            "organization": source.code, "year": source.year, "sequence": source.sequence,
            "fingerprint": source.fingerprint,
            "decision": Some(&source.decision).filter(|decision| !decision.is_empty()),
        })
    });
    put("sources", sources.collect());
    written(&Value::Object(document))
}

/// Indented, names in the order of the alphabet: the same value is written in one way only.
pub(super) fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// What a target asks. Its definitions are our own words, and said to be.
fn asked(target: &Target) -> Value {
    let named = |name: &Bilingual| json!({ "fr": name.fr, "en": name.en });
    json!({
        "id": target.id, "number": target.number, "ambition": target.ambition,
        "threshold": f64::from(target.threshold) / 100.0, "kind": target.measure.kind(),
        "quantities": target.measure.quantities(), "statement": named(&target.statement),
        "counts": named(&target.count), "leaves": named(&target.leave), "definitions_provisional": true,
    })
}

fn sums(barometer: &Barometer) -> Map<String, Value> {
    let ambitions = barometer.ambitions.iter().map(|ambition| {
        let mut row = Map::new();
        row.insert("id".to_owned(), json!(ambition.id));
        row.insert("progress".to_owned(), decimals(ambition.progress.as_ref()));
        changed(&mut row, &ambition.change);
        Value::Object(row)
    });
    let mut sums = Map::new();
    sums.insert("declared".to_owned(), json!(barometer.declared));
    sums.insert("missing".to_owned(), json!(barometer.missing));
    sums.insert("both_years".to_owned(), json!(barometer.both_years));
    sums.insert("overall".to_owned(), decimals(barometer.overall.as_ref()));
    sums.insert("ambitions".to_owned(), ambitions.collect());
    sums.insert("targets".to_owned(), barometer.targets.iter().map(target).collect());
    let without = barometer.targets.iter().filter(|figure| figure.rate().is_none());
    sums.insert("without_figure".to_owned(), without.map(|figure| json!(figure.id)).collect());
    changed(&mut sums, &barometer.change);
    sums
}

fn target(figure: &Figure) -> Value {
    let quartile = |at: usize| decimals(figure.quartiles.as_ref().and_then(|all| all.get(at)));
    let coverage = figure.coverage;
    let row = json!({
        "id": figure.id, "whole": figure.whole, "part": figure.part,
        "rate": decimals(figure.rate().as_ref()), "threshold": f64::from(figure.threshold) / 100.0,
        "met": figure.met, "attainment": decimals(figure.attainment().as_ref()),
        "included": coverage.included, "na": coverage.na, "nd": coverage.nd, "zero": coverage.zero,
        "missing": coverage.missing, "q1": quartile(0), "median": quartile(1), "q3": quartile(2),
        "same_bodies": figure.same.bodies,
    });
    match row {
        Value::Object(mut row) => {
            changed(&mut row, &figure.change);
            Value::Object(row)
        }
        other => other,
    }
}

fn changed(row: &mut Map<String, Value>, change: &Change) {
    row.insert("change".to_owned(), decimals(change.all.as_ref()));
    row.insert("change_same_bodies".to_owned(), decimals(change.same.as_ref()));
}

/// With four decimals, as all rates of the JSON documents are.
fn decimals(value: Option<&BigRational>) -> Value {
    #[allow(clippy::cast_precision_loss, reason = "at most ten thousandths of a rate")]
    let number = value.map(|value| ten_thousandths(value) as f64 / 10_000.0);
    json!(number)
}
