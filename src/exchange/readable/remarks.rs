//! What the rules found, and what the body says to it.

use maud::{Markup, html};

use super::Page;
use crate::declaration::{Finding, Justification, Rule, Severity, full_label};

impl Page<'_> {
    pub(super) fn errors(&self) -> Markup {
        self.list("readable-errors", &self.of(Severity::Error))
    }

    pub(super) fn notes(&self) -> Markup {
        self.list("readable-notes", &self.of(Severity::Note))
    }

    /// Each warning with its explanation. An explanation that was signed stays on the page also where last year's
    /// answers, without which its warning cannot be raised again, are not at hand.
    pub(super) fn warnings(&self) -> Markup {
        let found = self.of(Severity::Warning);
        let answers = |said: &Justification, found: &Finding| {
            said.rule == found.rule.id() && said.quantity == found.quantity
        };
        let justifications = &self.declaration.justifications;
        let alone: Vec<_> =
            justifications.iter().filter(|said| !found.iter().any(|it| answers(said, it))).collect();
        html! {
            @if !found.is_empty() || !alone.is_empty() {
                section {
                    h2 { (self.text("readable-warnings")) }
                    @for finding in &found {
                        div.remark {
                            p { (self.finding(finding)) }
                            (self.explanation(justifications.iter().find(|said| answers(said, finding))))
                        }
                    }
                    @for said in alone {
                        div.remark {
                            p { (self.signed_earlier(said)) }
                            (self.explanation(Some(said)))
                        }
                    }
                }
            }
        }
    }

    fn list(&self, heading: &str, findings: &[&Finding]) -> Markup {
        html! {
            @if !findings.is_empty() {
                section {
                    h2 { (self.text(heading)) }
                    ul { @for finding in findings { li { (self.finding(finding)) } } }
                }
            }
        }
    }

    fn finding(&self, finding: &Finding) -> Markup {
        let place = finding.place(self.framework, self.lang);
        html! {
            span.rule { (finding.rule.id()) } " "
            @if !place.is_empty() { strong { (place) } " – " }
            bdi { (finding.message(self.framework, self.lang)) }
        }
    }

    fn signed_earlier(&self, said: &Justification) -> Markup {
        let rule = Rule::from_id(&said.rule).map(|rule| rule.sentence(self.framework, self.lang));
        let quantity = said.quantity.as_deref().map(|id| full_label(self.framework, id, self.lang));
        html! {
            span.rule { bdi { (said.rule) } } " "
            @if let Some(quantity) = quantity { strong { bdi { (quantity) } } " – " }
            @if let Some(rule) = rule { (rule) }
        }
    }

    fn explanation(&self, said: Option<&Justification>) -> Markup {
        html! {
            p.words {
                strong { (self.text("readable-explanation")) } " "
                @match said.map(|said| said.text.trim()).filter(|text| !text.is_empty()) {
                    Some(text) => bdi { (text) },
                    None => em { (self.text("readable-no-explanation")) },
                }
            }
        }
    }

    fn of(&self, severity: Severity) -> Vec<&Finding> {
        self.findings.iter().filter(|finding| finding.severity() == severity).collect()
    }
}
