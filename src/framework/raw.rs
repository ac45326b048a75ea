//! The fields of a framework file, each with its place in the file.

use serde::Deserialize;
use toml::Spanned;

use super::{Bilingual, OddityNumbers, QuantityKind, Rollup};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFramework {
    pub id: Spanned<String>,
    pub version: u32,
    pub name: Spanned<Bilingual>,
    #[serde(rename = "source")]
    pub _source: Option<String>,
    pub rollup: Rollup,
    pub rules: RawRules,
    #[serde(default)]
    pub oddities: OddityNumbers,
    pub sizes: Option<RawSizes>,
    pub ambition: Vec<RawAmbition>,
    pub target: Vec<RawTarget>,
    pub quantity: Vec<RawQuantity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRules {
    pub reason_characters: usize,
    pub justification_characters: usize,
    #[serde(rename = "W01")]
    pub w01: W01,
    #[serde(rename = "W02")]
    pub w02: W02,
    #[serde(rename = "W03")]
    pub w03: W03,
    #[serde(rename = "W04")]
    pub w04: W04,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct W01 {
    pub points: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct W02 {
    pub percent: u32,
    pub unless_below: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct W03 {
    pub numbers: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct W04 {
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSizes {
    pub quantity: Spanned<String>,
    pub bounds: Spanned<Vec<u32>>,
    pub provisional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAmbition {
    pub id: Spanned<String>,
    pub short: Spanned<Bilingual>,
    pub statement: Spanned<Bilingual>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTarget {
    pub id: Spanned<String>,
    pub number: Spanned<u32>,
    pub ambition: Spanned<String>,
    pub threshold: Spanned<u32>,
    pub measure: RawMeasure,
    pub short: Spanned<Bilingual>,
    pub statement: Spanned<Bilingual>,
    pub effect: Spanned<Bilingual>,
    pub count: Spanned<Bilingual>,
    pub leave: Spanned<Bilingual>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
pub(super) enum RawMeasure {
    Share { whole: Spanned<String>, part: Spanned<String> },
    Yes { quantity: Spanned<String> },
    Majority { whole: Spanned<String>, part: Spanned<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuantity {
    pub id: Spanned<String>,
    pub kind: QuantityKind,
    pub label: Spanned<Bilingual>,
    pub hint: Spanned<Bilingual>,
}
