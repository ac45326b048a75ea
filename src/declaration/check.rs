//! The rules, one function each.

use super::{
    Correction, Declaration, Detail, Finding, HeaderField, Measured, Previous, Rate, Rule, Severity,
    Unreadable, Value,
};
use crate::framework::{Framework, Quantity};

/// Which rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Those about the answers.
    Answers,
    /// Those too about the header, the justifications and the correction: what sealing needs.
    Sealing,
}

/// Everything that the rules find, gravest first, then in the order of the pages.
#[must_use]
pub fn check(
    framework: &Framework,
    declaration: &Declaration,
    previous: Option<&Previous>,
    stage: Stage,
) -> Vec<Finding> {
    let mut check = Check { framework, declaration, previous, found: Vec::new() };
    check.e01_no_answer_and_e02_not_a_value();
    check.e03_part_above_whole();
    check.e04_no_reason();
    check.e05_part_without_whole();
    check.w01_rate_moved();
    check.w02_whole_changed();
    check.w03_same_numbers();
    check.w04_out_of_order();
    check.w05_not_collected_again();
    check.n01_extreme_rate();
    check.n02_whole_is_zero();
    if stage == Stage::Sealing {
        check.e06_header();
        check.e07_no_justification();
        check.e08_correction();
    }
    check.in_reading_order()
}

/// Is every one of the findings something that can be signed?
#[must_use]
pub fn is_sealable(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity() != Severity::Error)
}

struct Check<'a> {
    framework: &'a Framework,
    declaration: &'a Declaration,
    previous: Option<&'a Previous>,
    found: Vec<Finding>,
}

impl Check<'_> {
    fn e01_no_answer_and_e02_not_a_value(&mut self) {
        for quantity in &self.framework.quantities {
            match self.declaration.sheet.value(quantity) {
                Err(Unreadable::Blank) => self.raise(Rule::E01, Some(&quantity.id), Detail::Plain),
                Err(Unreadable::NotAValue) => {
                    let typed = self.declaration.sheet.entry(&quantity.id).typed.clone();
                    self.raise(Rule::E02, Some(&quantity.id), Detail::Typed(typed));
                }
                Ok(_) => {}
            }
        }
    }

    fn e03_part_above_whole(&mut self) {
        for (whole, part) in self.pairs() {
            if let (Some(all @ Value::Count(most)), Some(some @ Value::Count(count))) =
                (self.value(&whole), self.value(&part))
                && count > most
            {
                self.raise(Rule::E03, Some(&part), Detail::Pair(some, all, whole));
            }
        }
    }

    fn e04_no_reason(&mut self) {
        for quantity in &self.framework.quantities {
            let without_number = matches!(
                self.declaration.sheet.value(quantity),
                Ok(Value::NotApplicable | Value::NotCollected)
            );
            let reason = self.declaration.sheet.entry(&quantity.id).reason.trim().chars().count();
            if without_number && reason < self.framework.rules.reason_characters {
                self.raise(Rule::E04, Some(&quantity.id), Detail::Plain);
            }
        }
    }

    fn e05_part_without_whole(&mut self) {
        for (whole, part) in self.pairs() {
            let (Some(all), Some(some)) = (self.value(&whole), self.value(&part)) else { continue };
            let contradicts = matches!(
                (all, some),
                (Value::NotApplicable | Value::NotCollected, Value::Count(_))
                    | (Value::Count(_), Value::NotApplicable)
            );
            if contradicts {
                self.raise(Rule::E05, Some(&part), Detail::Pair(some, all, whole));
            }
        }
    }

    fn e06_header(&mut self) {
        let Declaration { organization, year, prepared_by, .. } = self.declaration;
        let present = [
            (HeaderField::Code, !organization.code.trim().is_empty()),
            (HeaderField::Name, !organization.name.trim().is_empty()),
            (HeaderField::Year, year.is_some()),
            (HeaderField::PreparerName, !prepared_by.name.trim().is_empty()),
            (HeaderField::PreparerTitle, !prepared_by.title.trim().is_empty()),
            (HeaderField::PreparerEmail, !prepared_by.email.trim().is_empty()),
        ];
        let lacks: Vec<HeaderField> = present.iter().filter(|(_, is)| !is).map(|(field, _)| *field).collect();
        if !lacks.is_empty() {
            self.raise(Rule::E06, None, Detail::Lacks(lacks));
        }
    }

    fn e07_no_justification(&mut self) {
        let least = self.framework.rules.justification_characters;
        let warnings: Vec<(Rule, Option<String>)> = self
            .found
            .iter()
            .filter(|finding| finding.severity() == Severity::Warning)
            .map(|finding| (finding.rule, finding.quantity.clone()))
            .collect();
        for (rule, quantity) in warnings {
            let said = self.declaration.justifications.iter().any(|said| {
                said.rule == rule.id()
                    && said.quantity == quantity
                    && said.text.trim().chars().count() >= least
            });
            if !said {
                self.raise(Rule::E07, quantity.as_deref(), Detail::Unjustified(rule));
            }
        }
    }

    fn e08_correction(&mut self) {
        if let Some(Correction { reason, differs }) = &self.declaration.correction
            && (reason.trim().is_empty() || !differs)
        {
            self.raise(Rule::E08, None, Detail::Plain);
        }
    }

    fn w01_rate_moved(&mut self) {
        let Some(previous) = self.previous else { return };
        for target in &self.framework.targets {
            let Some((_, part)) = target.measure.pair() else { continue };
            let now = Measured::of(target, &self.declaration.sheet, self.framework);
            let before = Measured::before(target, previous);
            if let (Some(rate), Some(earlier)) = (now.rate, before.rate)
                && rate.moved_more_than(earlier, self.framework.rules.rate_points)
            {
                let detail = Detail::Moved(earlier, rate, now.line, previous.year);
                self.raise(Rule::W01, Some(part), detail);
            }
        }
    }

    fn w02_whole_changed(&mut self) {
        let Some(previous) = self.previous else { return };
        let rules = &self.framework.rules;
        for quantity in &self.framework.quantities {
            if !self.framework.is_whole(&quantity.id) {
                continue;
            }
            let now = self.value(&quantity.id).and_then(Value::count);
            let before = previous.value(&quantity.id).and_then(Value::count);
            let (Some(now), Some(before)) = (now, before) else { continue };
            let small = now < rules.whole_unless_below && before < rules.whole_unless_below;
            let change = u64::from(now.abs_diff(before)) * 100;
            if !small && change > u64::from(rules.whole_percent) * u64::from(before) {
                self.raise(Rule::W02, Some(&quantity.id), Detail::Changed(before, now, previous.year));
            }
        }
    }

    /// Every number of this year is last year's; quantities without a number this year have no say.
    fn w03_same_numbers(&mut self) {
        let Some(previous) = self.previous else { return };
        let numbers: Vec<(&Quantity, u32)> = self
            .framework
            .quantities
            .iter()
            .filter_map(|quantity| Some((quantity, self.value(&quantity.id)?.count()?)))
            .collect();
        let same = numbers
            .iter()
            .all(|(quantity, count)| previous.value(&quantity.id) == Some(Value::Count(*count)));
        if same && numbers.len() >= self.framework.rules.same_numbers {
            self.raise(Rule::W03, None, Detail::Since(previous.year));
        }
    }

    fn w04_out_of_order(&mut self) {
        for (less, more) in &self.framework.rules.ordered_pairs {
            if let (Some(first @ Value::Count(low)), Some(second @ Value::Count(high))) =
                (self.value(less), self.value(more))
                && low > high
            {
                self.raise(Rule::W04, Some(less), Detail::Pair(first, second, more.clone()));
            }
        }
    }

    fn w05_not_collected_again(&mut self) {
        let Some(previous) = self.previous else { return };
        for quantity in &self.framework.quantities {
            let again = self.value(&quantity.id) == Some(Value::NotCollected)
                && previous.value(&quantity.id) == Some(Value::NotCollected);
            if again {
                self.raise(Rule::W05, Some(&quantity.id), Detail::Since(previous.year));
            }
        }
    }

    fn n01_extreme_rate(&mut self) {
        for target in &self.framework.targets {
            let Some((_, part)) = target.measure.pair() else { continue };
            let measured = Measured::of(target, &self.declaration.sheet, self.framework);
            if let Some(rate) = measured.rate.filter(|rate| Rate::is_extreme(*rate)) {
                self.raise(Rule::N01, Some(part), Detail::Rate(rate, measured.line));
            }
        }
    }

    fn n02_whole_is_zero(&mut self) {
        for quantity in &self.framework.quantities {
            let zero = self.value(&quantity.id) == Some(Value::Count(0));
            if zero && self.framework.is_whole(&quantity.id) {
                self.raise(Rule::N02, Some(&quantity.id), Detail::Plain);
            }
        }
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let pair = |(whole, part): (&str, &str)| (whole.to_owned(), part.to_owned());
        self.framework.targets.iter().filter_map(|target| target.measure.pair().map(pair)).collect()
    }

    fn value(&self, quantity: &str) -> Option<Value> {
        self.declaration.sheet.read(self.framework, quantity)
    }

    fn raise(&mut self, rule: Rule, quantity: Option<&str>, detail: Detail) {
        // Two warnings of one quantity lack two justifications: only there may a rule name it twice.
        let again = |finding: &Finding| {
            finding.rule == rule && finding.quantity.as_deref() == quantity && finding.detail == detail
        };
        if self.found.iter().any(again) {
            return;
        }
        let target = quantity.and_then(|id| self.framework.target_of(id)).map(|target| target.id.clone());
        self.found.push(Finding { rule, quantity: quantity.map(str::to_owned), target, detail });
    }

    fn in_reading_order(self) -> Vec<Finding> {
        let place = |quantity: &Option<String>| {
            let id = quantity.as_deref()?;
            self.framework.quantities.iter().position(|quantity| quantity.id == id)
        };
        let mut found = self.found;
        found.sort_by_key(|finding| (finding.severity(), place(&finding.quantity), finding.rule));
        found
    }
}
