//! The two tables: the targets with their rates, and every answer with its reason.

use maud::{Markup, html};

use super::Page;
use crate::declaration::{Measured, Severity, Unreadable, Value, full_label};
use crate::framework::{Measure, Quantity, Target};
use crate::l10n::{self, Args};

impl Page<'_> {
    pub(super) fn targets(&self) -> Markup {
        html! {
            section {
                h2 { (self.text("readable-targets")) }
                table {
                    thead { tr {
                        th scope="col" colspan="2" { (self.text("readable-target")) }
                        @for id in ["readable-whole", "readable-part", "readable-rate", "readable-threshold"] {
                            th.figure scope="col" { (self.text(id)) }
                        }
                        th.figure scope="col" { (self.last_year()) }
                        th scope="col" { (self.text("readable-state")) }
                    } }
                    @for ambition in &self.framework.ambitions {
                        tbody {
                            tr.ambition { th colspan="8" scope="rowgroup" { (ambition.short.get(self.lang)) } }
                            @for target in self.framework.targets.iter().filter(|it| it.ambition == ambition.id) {
                                (self.target(target))
                            }
                        }
                    }
                }
            }
        }
    }

    fn target(&self, target: &Target) -> Markup {
        let measured = Measured::of(target, &self.declaration.sheet, self.framework);
        let shown = |value: Option<Value>| {
            value.map_or_else(|| self.text("readable-blank"), |value| value.shown(self.lang))
        };
        let before = self.previous.map(|previous| Measured::before(target, previous).display(self.lang));
        html! {
            tr {
                td.figure { (target.number) }
                th scope="row" {
                    (target.short.get(self.lang))
                    small { (target.statement.get(self.lang)) }
                }
                td.figure { @if target.measure.pair().is_some() { (shown(measured.whole)) } }
                td.figure { (shown(measured.part)) }
                td.figure { strong { (measured.display(self.lang)) } }
                td.figure { (self.threshold(target)) }
                td.figure { (before.unwrap_or_else(|| self.text("readable-blank"))) }
                td { (self.state(target, &measured)) }
            }
        }
    }

    fn threshold(&self, target: &Target) -> String {
        match target.measure {
            Measure::Share { .. } => {
                let args = Args::new().count("percent", u64::from(target.threshold));
                self.lang.text_with("readable-percent", &args)
            }
            Measure::Majority { .. } => self.text("readable-majority"),
            Measure::Yes { .. } => Value::Yes.shown(self.lang),
        }
    }

    /// In words, since a colour alone says nothing on paper.
    fn state(&self, target: &Target, measured: &Measured) -> String {
        let here = |severity| {
            let found = self.findings.iter().filter(|it| it.severity() == severity);
            found.filter(|it| it.target.as_deref() == Some(&target.id)).count()
        };
        let counted = |id, number: usize| {
            let args = Args::new().count("count", u64::try_from(number).unwrap_or(u64::MAX));
            self.lang.text_with(id, &args)
        };
        match (here(Severity::Error), here(Severity::Warning)) {
            (0, 0) => self.standing_of(measured),
            (0, warnings) => {
                format!("{} · {}", self.standing_of(measured), counted("readable-state-warnings", warnings))
            }
            (errors, _) => counted("readable-state-errors", errors),
        }
    }

    fn standing_of(&self, measured: &Measured) -> String {
        let absent = |value| [measured.whole, measured.part].contains(&Some(value));
        match (measured.met, measured.rate) {
            (Some(true), _) => self.text("readable-state-met"),
            (Some(false), Some(rate)) if !rate.reaches(measured.line) => {
                let lacking =
                    (u64::from(measured.line) * 10).saturating_sub(rate.shown_tenths(measured.line));
                let lacking = i64::try_from(lacking).unwrap_or(i64::MAX);
                let args = Args::new().text("points", l10n::signed_points(self.lang, -lacking));
                self.lang.text_with("readable-state-below", &args)
            }
            (Some(false), _) => self.text("readable-state-not-met"),
            (None, _) if absent(Value::NotCollected) => self.text("readable-state-nd"),
            (None, _) if absent(Value::NotApplicable) => self.text("readable-state-na"),
            (None, _) if measured.whole == Some(Value::Count(0)) => self.text("readable-state-no-rate"),
            (None, _) => self.text("readable-state-open"),
        }
    }

    pub(super) fn quantities(&self) -> Markup {
        html! {
            section {
                h2 { (self.text("readable-quantities")) }
                table {
                    thead { tr {
                        th scope="col" { (self.text("readable-quantity")) }
                        th.figure scope="col" { (self.text("readable-answer")) }
                        th.figure scope="col" { (self.last_year()) }
                        th scope="col" { (self.text("readable-reason")) }
                    } }
                    tbody { @for quantity in &self.framework.quantities { (self.quantity(quantity)) } }
                }
            }
        }
    }

    fn quantity(&self, quantity: &Quantity) -> Markup {
        let value = self.declaration.sheet.value(quantity);
        let entry = self.declaration.sheet.entry(&quantity.id);
        let before = self.previous.and_then(|previous| previous.value(&quantity.id));
        html! {
            tr {
                th scope="row" { (full_label(self.framework, &quantity.id, self.lang)) }
                td.figure {
                    @match value {
                        Ok(value) => (value.shown(self.lang)),
                        Err(Unreadable::Blank) => (self.text("readable-blank")),
                        Err(Unreadable::NotAValue) => {
                            (self.typed(&entry.typed)) " " em { (self.text("readable-not-a-value")) }
                        }
                    }
                }
                td.figure { (before.map_or_else(|| self.text("readable-blank"), |it| it.shown(self.lang))) }
                td.words {
                    @if matches!(value, Ok(Value::NotApplicable | Value::NotCollected)) { (self.typed(&entry.reason)) }
                }
            }
        }
    }

    fn last_year(&self) -> String {
        self.previous.map_or_else(|| self.text("readable-last-year"), |previous| previous.year.to_string())
    }
}
