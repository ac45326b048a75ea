//! From a framework file to a [`Framework`], or to the line where it goes wrong.

use std::collections::HashSet;

use toml::Spanned;

use super::raw::{RawAmbition, RawFramework, RawMeasure, RawQuantity, RawRules, RawSizes, RawTarget};
use super::{
    Ambition, Bilingual, Framework, Measure, Quantity, QuantityKind, RuleNumbers, Sizes, Target, digest,
};
use crate::l10n::{Args, Explain};

/// Why a file is not a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkFault {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with a framework file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Not UTF-8 text.
    NotText,
    /// Not TOML, or not the fields of a framework: the reader's own words, which name the field.
    NotReadable(String),
    /// An id that is not `[a-z0-9][a-z0-9_-]*` of at most 64 characters.
    BadId(String),
    /// Two things of one kind have the same id or number.
    Repeated(String),
    /// Something names an ambition or a quantity that does not exist.
    Unknown(String),
    /// A count where yes/no is needed, or the reverse, or a part that is its own whole.
    WrongKind(String),
    /// A quantity that no target asks for.
    Unused(String),
    /// A number out of its range.
    OutOfRange(String),
    /// A text that lacks one of the languages.
    Untranslated(String),
    /// No target, or no ambition.
    Empty,
}

impl Explain for FrameworkFault {
    fn code(&self) -> &'static str {
        match self.kind {
            FaultKind::NotText => "framework-not-text",
            FaultKind::NotReadable(_) => "framework-not-readable",
            FaultKind::BadId(_) => "framework-bad-id",
            FaultKind::Repeated(_) => "framework-repeated",
            FaultKind::Unknown(_) => "framework-unknown",
            FaultKind::WrongKind(_) => "framework-wrong-kind",
            FaultKind::Unused(_) => "framework-unused",
            FaultKind::OutOfRange(_) => "framework-out-of-range",
            FaultKind::Untranslated(_) => "framework-untranslated",
            FaultKind::Empty => "framework-empty",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new().text("line", self.line.to_string());
        match &self.kind {
            FaultKind::NotReadable(what)
            | FaultKind::BadId(what)
            | FaultKind::Repeated(what)
            | FaultKind::Unknown(what)
            | FaultKind::WrongKind(what)
            | FaultKind::Unused(what)
            | FaultKind::OutOfRange(what)
            | FaultKind::Untranslated(what) => args.text("what", what.clone()),
            FaultKind::NotText | FaultKind::Empty => args,
        }
    }
}

/// Turns positions in the file into lines.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn fault(&self, at: usize, kind: FaultKind) -> FrameworkFault {
        let newlines = self.0.get(..at).unwrap_or(self.0).matches('\n').count();
        FrameworkFault { line: u64::try_from(newlines).unwrap_or(u64::MAX).saturating_add(1), kind }
    }

    fn id(&self, id: &Spanned<String>, taken: &mut HashSet<String>) -> Result<String, FrameworkFault> {
        let text = id.as_ref();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-');
        let starts_well = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !starts_well || !text.bytes().all(plain) || text.len() > 64 {
            return Err(self.fault(id.span().start, FaultKind::BadId(text.clone())));
        }
        if !taken.insert(text.clone()) {
            return Err(self.fault(id.span().start, FaultKind::Repeated(text.clone())));
        }
        Ok(text.clone())
    }

    fn text(&self, text: Spanned<Bilingual>, of: &str) -> Result<Bilingual, FrameworkFault> {
        if text.as_ref().is_partial() {
            return Err(self.fault(text.span().start, FaultKind::Untranslated(of.to_owned())));
        }
        Ok(text.into_inner())
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Framework, FrameworkFault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let lines = good.split(|byte| *byte == b'\n').count();
        let line = u64::try_from(lines).unwrap_or(u64::MAX);
        FrameworkFault { line, kind: FaultKind::NotText }
    })?;
    let lines = Lines(text);
    let raw: RawFramework = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        lines.fault(at, FaultKind::NotReadable(error.message().to_owned()))
    })?;
    if raw.target.is_empty() || raw.ambition.is_empty() {
        return Err(lines.fault(0, FaultKind::Empty));
    }
    let id = lines.id(&raw.id, &mut HashSet::new())?;
    let ambitions = ambitions(&lines, raw.ambition)?;
    let quantities = quantities(&lines, raw.quantity)?;
    let targets = targets(&lines, raw.target, &ambitions, &quantities)?;
    let rules = rules(&lines, raw.rules, &quantities)?;
    let sizes = raw.sizes.map(|raw| sizes(&lines, raw, &quantities)).transpose()?;
    let quantities = in_order_of_use(&lines, quantities, &targets)?;
    Ok(Framework {
        name: lines.text(raw.name, &id)?,
        id,
        version: raw.version,
        sha256: digest(bytes),
        ambitions,
        targets,
        quantities,
        rules,
        rollup: raw.rollup,
        oddities: raw.oddities,
        sizes,
    })
}

fn ambitions(lines: &Lines<'_>, raw: Vec<RawAmbition>) -> Result<Vec<Ambition>, FrameworkFault> {
    let mut taken = HashSet::new();
    raw.into_iter()
        .map(|raw| {
            let id = lines.id(&raw.id, &mut taken)?;
            Ok(Ambition {
                short: lines.text(raw.short, &id)?,
                statement: lines.text(raw.statement, &id)?,
                id,
            })
        })
        .collect()
}

/// A quantity and where in the file it stands.
type Placed = (Quantity, usize);

fn quantities(lines: &Lines<'_>, raw: Vec<RawQuantity>) -> Result<Vec<Placed>, FrameworkFault> {
    let mut taken = HashSet::new();
    raw.into_iter()
        .map(|raw| {
            let at = raw.id.span().start;
            let id = lines.id(&raw.id, &mut taken)?;
            let label = lines.text(raw.label, &id)?;
            let hint = lines.text(raw.hint, &id)?;
            Ok((Quantity { id, kind: raw.kind, label, hint }, at))
        })
        .collect()
}

fn targets(
    lines: &Lines<'_>,
    raw: Vec<RawTarget>,
    ambitions: &[Ambition],
    quantities: &[Placed],
) -> Result<Vec<Target>, FrameworkFault> {
    let (mut taken, mut numbers) = (HashSet::new(), HashSet::new());
    let mut targets = Vec::with_capacity(raw.len());
    for raw in raw {
        let id = lines.id(&raw.id, &mut taken)?;
        let number = *raw.number.as_ref();
        if !numbers.insert(number) {
            return Err(lines.fault(raw.number.span().start, FaultKind::Repeated(number.to_string())));
        }
        let threshold = *raw.threshold.as_ref();
        if !(1..=100).contains(&threshold) {
            return Err(lines.fault(raw.threshold.span().start, FaultKind::OutOfRange(threshold.to_string())));
        }
        if !ambitions.iter().any(|ambition| ambition.id == *raw.ambition.as_ref()) {
            let unknown = FaultKind::Unknown(raw.ambition.as_ref().clone());
            return Err(lines.fault(raw.ambition.span().start, unknown));
        }
        targets.push(Target {
            number,
            threshold,
            ambition: raw.ambition.into_inner(),
            measure: measure(lines, raw.measure, quantities)?,
            short: lines.text(raw.short, &id)?,
            statement: lines.text(raw.statement, &id)?,
            effect: lines.text(raw.effect, &id)?,
            count: lines.text(raw.count, &id)?,
            leave: lines.text(raw.leave, &id)?,
            id,
        });
    }
    targets.sort_by_key(|target| target.number);
    Ok(targets)
}

fn measure(lines: &Lines<'_>, raw: RawMeasure, quantities: &[Placed]) -> Result<Measure, FrameworkFault> {
    let of_kind = |id: Spanned<String>, kind| named(lines, id, Some(kind), quantities);
    let pair = |whole: Spanned<String>, part: Spanned<String>| {
        let at = part.span().start;
        let whole = of_kind(whole, QuantityKind::Count)?;
        let part = of_kind(part, QuantityKind::Count)?;
        if whole == part {
            return Err(lines.fault(at, FaultKind::WrongKind(part)));
        }
        Ok((whole, part))
    };
    Ok(match raw {
        RawMeasure::Share { whole, part } => {
            let (whole, part) = pair(whole, part)?;
            Measure::Share { whole, part }
        }
        RawMeasure::Majority { whole, part } => {
            let (whole, part) = pair(whole, part)?;
            Measure::Majority { whole, part }
        }
        RawMeasure::Yes { quantity } => Measure::Yes { quantity: of_kind(quantity, QuantityKind::YesNo)? },
    })
}

fn named(
    lines: &Lines<'_>,
    id: Spanned<String>,
    kind: Option<QuantityKind>,
    quantities: &[Placed],
) -> Result<String, FrameworkFault> {
    let at = id.span().start;
    let id = id.into_inner();
    match quantities.iter().find(|(quantity, _)| quantity.id == id) {
        None => Err(lines.fault(at, FaultKind::Unknown(id))),
        Some((quantity, _)) if kind.is_some_and(|kind| kind != quantity.kind) => {
            Err(lines.fault(at, FaultKind::WrongKind(id)))
        }
        Some(_) => Ok(id),
    }
}

fn rules(lines: &Lines<'_>, raw: RawRules, quantities: &[Placed]) -> Result<RuleNumbers, FrameworkFault> {
    let points = *raw.w01.points.as_ref();
    if points > 100 {
        return Err(lines.fault(raw.w01.points.span().start, FaultKind::OutOfRange(points.to_string())));
    }
    let ordered_pairs = raw
        .w04
        .pairs
        .into_iter()
        .map(|(less, more)| {
            let count = Some(QuantityKind::Count);
            Ok((named(lines, less, count, quantities)?, named(lines, more, count, quantities)?))
        })
        .collect::<Result<_, FrameworkFault>>()?;
    Ok(RuleNumbers {
        reason_characters: raw.reason_characters,
        justification_characters: raw.justification_characters,
        rate_points: points,
        whole_percent: raw.w02.percent,
        whole_unless_below: raw.w02.unless_below,
        same_numbers: raw.w03.numbers,
        ordered_pairs,
    })
}

fn sizes(lines: &Lines<'_>, raw: RawSizes, quantities: &[Placed]) -> Result<Sizes, FrameworkFault> {
    let bounds = raw.bounds.as_ref();
    let rising = bounds.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
    if bounds.first().is_none_or(|first| *first == 0) || !rising {
        let shown: Vec<String> = bounds.iter().map(ToString::to_string).collect();
        return Err(lines.fault(raw.bounds.span().start, FaultKind::OutOfRange(shown.join(", "))));
    }
    Ok(Sizes {
        quantity: named(lines, raw.quantity, Some(QuantityKind::Count), quantities)?,
        bounds: raw.bounds.into_inner(),
        provisional: raw.provisional,
    })
}

/// The order of the pages is the order of everything: files, findings, tables.
fn in_order_of_use(
    lines: &Lines<'_>,
    quantities: Vec<Placed>,
    targets: &[Target],
) -> Result<Vec<Quantity>, FrameworkFault> {
    let order: Vec<&str> = targets.iter().flat_map(|target| target.measure.quantities()).collect();
    let mut placed = Vec::with_capacity(quantities.len());
    for (quantity, at) in quantities {
        match order.iter().position(|id| *id == quantity.id) {
            Some(position) => placed.push((position, quantity)),
            None => return Err(lines.fault(at, FaultKind::Unused(quantity.id))),
        }
    }
    placed.sort_by_key(|(position, _)| *position);
    Ok(placed.into_iter().map(|(_, quantity)| quantity).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::framework::BUILT_IN;

    fn changed(from: &str, to: &str) -> FrameworkFault {
        let text = std::str::from_utf8(BUILT_IN).unwrap();
        assert!(text.contains(from), "the file has {from:?}");
        Framework::read(text.replacen(from, to, 1).as_bytes()).expect_err("a fault")
    }

    fn line_of(needle: &str) -> u64 {
        let text = std::str::from_utf8(BUILT_IN).unwrap();
        let at = text.lines().position(|line| line.contains(needle)).unwrap();
        u64::try_from(at).unwrap() + 1
    }

    #[test]
    fn the_framework_of_the_strategy_has_ten_targets_two_ambitions_and_eighteen_quantities() {
        let framework = Framework::built_in().unwrap();
        assert_eq!(framework.targets.len(), 10);
        assert_eq!(framework.ambitions.len(), 2);
        assert_eq!(framework.quantities.len(), 18);
        let thresholds: Vec<u32> = framework.targets.iter().map(|target| target.threshold).collect();
        assert_eq!(thresholds, [75, 75, 75, 50, 60, 100, 60, 75, 75, 60]);
    }

    #[test]
    fn a_faulty_file_names_line_and_reason() {
        let fault = changed("threshold = 50", "threshold = 101");
        assert_eq!(fault.kind, FaultKind::OutOfRange("101".into()));
        assert_eq!(fault.line, line_of("threshold = 50"));

        let fault = changed("part = \"services_asking_once\"", "part = \"nobody\"");
        assert_eq!(fault.kind, FaultKind::Unknown("nobody".into()));
        assert_eq!(fault.line, line_of("part = \"services_asking_once\""));

        let fault = changed("short.en = \"Uptake\"", "short.en = \"\"");
        assert_eq!(fault.kind, FaultKind::Untranslated("uptake".into()));

        let fault = changed("number = 4", "number = 5");
        assert_eq!(fault.kind, FaultKind::Repeated("5".into()));

        let fault = changed("id = \"uptake\"", "id = \"Uptake!\"");
        assert_eq!(fault.kind, FaultKind::BadId("Uptake!".into()));

        let fault = changed("quantity = \"transformation_measures_deployed\"", "quantity = \"services\"");
        assert_eq!(fault.kind, FaultKind::WrongKind("services".into()));

        let fault = changed("ambition = \"relations\"", "ambition = \"relation\"");
        assert_eq!(fault.kind, FaultKind::Unknown("relation".into()));
    }

    #[test]
    fn classes_of_size_rise_and_are_told_by_a_count() {
        let sizes = Framework::built_in().unwrap().sizes.unwrap();
        assert_eq!([0, 99, 100, 499, 2000].map(|size| sizes.class(size)), [0, 0, 1, 1, 3]);
        let ranges: Vec<_> = (0..sizes.count()).map(|class| sizes.range(class)).collect();
        assert_eq!(ranges, [(0, Some(99)), (100, Some(499)), (500, Some(1999)), (2000, None)]);

        let fault = changed("bounds = [100, 500, 2000]", "bounds = [100, 100]");
        assert_eq!(fault.kind, FaultKind::OutOfRange("100, 100".into()));
        assert_eq!(fault.line, line_of("bounds = [100"));
        let fault = changed("quantity = \"employees\"", "quantity = \"transformation_measures_deployed\"");
        assert_eq!(fault.kind, FaultKind::WrongKind("transformation_measures_deployed".into()));
    }

    #[test]
    fn a_misspelt_field_is_named_with_its_line() {
        let fault = changed("number = 4", "nombre = 4");
        assert_eq!(fault.line, line_of("number = 4"));
        assert!(matches!(&fault.kind, FaultKind::NotReadable(why) if why.contains("nombre")), "{fault:?}");
        assert!(matches!(changed("version = 2", "version =").kind, FaultKind::NotReadable(_)));
        assert_eq!(Framework::read(b"id = \"a\"\nname = \xff").unwrap_err().kind, FaultKind::NotText);
    }
}
