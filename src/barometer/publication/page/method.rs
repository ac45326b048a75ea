//! How it is computed, in plain words; which definitions are ours; what it was computed from.

use maud::{Markup, html};

use super::{Page, scrolling};
use crate::framework::{Measure, Target};
use crate::l10n::Args;

impl Page<'_> {
    pub(super) fn method(&self) -> Markup {
        let mut points =
            vec!["sum", "organizations", "coverage", "reached", "overall", "change", "mark", "rounding"];
        if self.edition.hide_below > 0 {
            points.push("hidden");
        }
        let args = Args::new().text("below", self.edition.hide_below.to_string());
        html! {
            section.part aria-labelledby="method" {
                h2 id="method" tabindex="-1" { (self.text("publication-method")) }
                dl.method {
                    @for point in points {
                        dt {
                            (self.text(&format!("publication-method-{point}")))
                            @if point == "overall" && self.edition.framework.rollup.provisional { " " (self.provisional()) }
                        }
                        dd { (self.lang.text_with(&format!("publication-method-{point}-words"), &args)) }
                    }
                }
                h3 { (self.text("publication-definitions")) " " (self.provisional()) }
                p { (self.text("publication-definitions-why")) }
                (self.definitions())
            }
        }
    }

    fn definitions(&self) -> Markup {
        let lang = self.lang;
        let table = html! {
            table {
                caption id="definitions-table" { (self.text("publication-definitions-table")) }
                thead { tr {
                    @for id in ["target", "measure", "counts", "leaves"] { th scope="col" { (self.text(&format!("publication-head-{id}"))) } }
                } }
                tbody {
                    @for asked in &self.edition.framework.targets {
                        tr {
                            th scope="row" { (asked.number) ". " (asked.short.get(lang)) }
                            td { (self.measure(asked)) }
                            td { (asked.count.get(lang)) }
                            td { (asked.leave.get(lang)) }
                        }
                    }
                }
            }
        };
        scrolling("definitions-table", &table)
    }

    fn measure(&self, asked: &Target) -> String {
        let label = |id: &str| {
            let quantity = self.edition.framework.quantity(id);
            quantity.map_or(String::new(), |quantity| quantity.label.get(self.lang).to_owned())
        };
        let (id, part, whole) = match &asked.measure {
            Measure::Share { whole, part } => ("publication-measure-share", label(part), label(whole)),
            Measure::Majority { whole, part } => ("publication-measure-majority", label(part), label(whole)),
            Measure::Yes { quantity } => ("publication-measure-yes", label(quantity), String::new()),
        };
        self.lang.text_with(id, &Args::new().text("part", part).text("whole", whole))
    }

    pub(super) fn sources(&self) -> Markup {
        let edition = self.edition;
        let framework = edition.framework;
        let own = edition.sources.iter().filter(|source| source.year == edition.year).count();
        let args = Args::new()
            .count("count", super::super::number(own))
            .text("year", edition.year.to_string())
            .text("received", edition.received_on())
            .text("decided", edition.decided_on());
        html! {
            section.part aria-labelledby="sources" {
                h2 id="sources" tabindex="-1" { (self.text("publication-sources")) }
                p { (self.lang.text_with("publication-sources-words", &args)) }
                p { (self.text("publication-sources-list")) " " a href=(self.up("submissions.csv")) { "submissions.csv" } }
                dl.figures {
                    dt { (self.text("publication-framework")) }
                    dd { (framework.name.get(self.lang)) " (" (framework.id) ", " (framework.version) ")" br; code.digest { (framework.sha256) } }
                    @if let Some(campaign) = &edition.campaign {
                        dt { (self.text("publication-campaign")) }
                        dd { code.digest { (campaign) } }
                    }
                    dt { (self.text("publication-ministry")) }
                    dd { (edition.ministry) }
                }
            }
        }
    }

    /// The way from this page to a file of the publication.
    pub(super) fn up(&self, file: &str) -> String {
        match self.lang {
            crate::l10n::Lang::Fr => file.to_owned(),
            crate::l10n::Lang::En => format!("../{file}"),
        }
    }
}
