//! The targets, one by one: statement, figure, coverage, change, trend, distribution.

use maud::{Markup, html};

use super::super::pictures;
use super::{Page, scrolling};
use crate::barometer::{Behind, Figure, shown, shown_percent, standing};
use crate::framework::{Measure, Target};
use crate::l10n::{Args, count, percent};

impl Page<'_> {
    pub(super) fn targets(&self) -> Markup {
        html! {
            section.part aria-labelledby="targets" {
                h2 id="targets" tabindex="-1" { (self.text("publication-targets")) }
                p { (self.text("publication-targets-why")) }
                (self.all_targets())
                @for (asked, figure, behind) in self.edition.targets() { (self.target(asked, figure, behind)) }
            }
        }
    }

    /// All targets in one table.
    fn all_targets(&self) -> Markup {
        let lang = self.lang;
        let heads = [
            "target",
            "rate",
            "threshold",
            "standing",
            "included",
            "na",
            "nd",
            "zero",
            "missing",
            "same",
            "all",
        ];
        let text = |id: &str| matches!(id, "target" | "standing");
        let number = |number: usize| count(lang, super::super::number(number));
        let table = html! {
            table {
                caption id="targets-table" { (self.text("publication-targets-table")) }
                thead { tr {
                    @for id in heads { th.figure[!text(id)] scope="col" { (self.text(&format!("publication-head-{id}"))) } }
                } }
                tbody {
                    @for (asked, figure, _) in self.edition.targets() {
                        @let coverage = figure.coverage;
                        tr {
                            th scope="row" {
                                a href=(format!("#target-{}", asked.number)) { (asked.number) ". " (asked.short.get(lang)) }
                            }
                            td.figure { strong { (figure.shown(lang)) } }
                            td.figure { (shown_percent(lang, figure.threshold)) }
                            td.state { @if figure.met == Some(true) { span.tick aria-hidden="true" { "\u{2713}" } " " } (pictures::standing(figure, lang)) }
                            @for bodies in [coverage.included, coverage.na, coverage.nd, coverage.zero, coverage.missing] {
                                td.figure { (number(bodies)) }
                            }
                            @for change in [&figure.change.same, &figure.change.all] {
                                td.figure { (crate::barometer::shown_change(lang, change.as_ref())) }
                            }
                        }
                    }
                }
            }
        };
        scrolling("targets-table", &table)
    }

    fn target(&self, asked: &Target, figure: &Figure, behind: &[Behind]) -> Markup {
        let lang = self.lang;
        let id = format!("target-{}", asked.number);
        let head =
            Args::new().text("number", asked.number.to_string()).text("ambition", self.ambition(asked));
        let shown = pictures::target(self.edition, asked, figure, lang);
        let effect = Args::new().text("effect", asked.effect.get(lang));
        html! {
            article.target aria-labelledby=(id) {
                p.eyebrow { (lang.text_with("publication-target-of", &head)) }
                h3 id=(id) tabindex="-1" { (asked.statement.get(lang)) }
                div.target-body {
                    div.target-gauge { (self.gauge(&format!("t-{}", asked.number), &shown)) }
                    div.target-words {
                        (self.figures(asked, figure))
                        p.note { (self.provisional()) " " (lang.text_with("publication-effect", &effect)) }
                    }
                }
                div.charts {
                    (self.distribution(asked, figure, behind))
                    (self.trend(asked))
                }
                (self.years(asked))
            }
        }
    }

    fn figures(&self, asked: &Target, figure: &Figure) -> Markup {
        let lang = self.lang;
        let coverage = figure.coverage;
        let number = |number: usize| super::super::number(number);
        let args = || {
            Args::new()
                .text("part", count(lang, figure.part))
                .text("whole", count(lang, figure.whole))
                .count("included", number(coverage.included))
                .count("expected", number(self.edition.wanted()))
                .count("na", number(coverage.na))
                .count("nd", number(coverage.nd))
                .count("zero", number(coverage.zero))
                .count("missing", number(coverage.missing))
        };
        let sum = match asked.measure {
            Measure::Share { .. } => "publication-sum-share",
            Measure::Yes { .. } => "publication-sum-yes",
            Measure::Majority { .. } => "publication-sum-majority",
        };
        html! {
            dl.figures {
                dt { (self.text("publication-rate")) }
                dd { strong { (figure.shown(lang)) } " – " (lang.text_with(sum, &args())) }
                dt { (self.text("publication-coverage")) }
                dd { (lang.text_with("publication-coverage-words", &args())) }
                @if self.edition.compared_with.is_some() {
                    dt { (self.text("publication-change")) }
                    dd { ul.plain { (self.changes(&figure.change, Some(figure.same.bodies))) } }
                }
                @if let Some([q1, median, q3]) = &figure.quartiles {
                    @let args = Args::new()
                        .text("median", shown(lang, Some(median)))
                        .text("q1", shown(lang, Some(q1)))
                        .text("q3", shown(lang, Some(q3)));
                    dt { (self.text("publication-own-rates")) }
                    dd { (lang.text_with("publication-own-rates-words", &args)) }
                }
            }
        }
    }

    fn distribution(&self, asked: &Target, figure: &Figure, behind: &[Behind]) -> Markup {
        let lang = self.lang;
        let Some((drawn, said, hidden)) = pictures::distribution(self.edition, figure, behind, lang) else {
            return html! {};
        };
        let title = self.text("publication-distribution");
        let id = format!("d-{}", asked.number);
        let args = Args::new()
            .count("hidden", super::super::number(hidden))
            .text("below", self.edition.hide_below.to_string());
        html! {
            figure.chart {
                figcaption { (title) }
                (drawn.draw(&self.picture(&id, &title, &said)))
                @if hidden > 0 { p.note { (lang.text_with("publication-distribution-hidden", &args)) } }
            }
        }
    }

    fn trend(&self, asked: &Target) -> Markup {
        let Some((drawn, said)) = pictures::trend(self.edition, Some(asked), self.lang) else {
            return html! {};
        };
        let title = self.text("publication-evolution");
        let id = format!("e-{}", asked.number);
        html! {
            figure.chart { figcaption { (title) } (drawn.draw(&self.picture(&id, &title, &said))) }
        }
    }

    /// What the trend is drawn from, year by year.
    fn years(&self, asked: &Target) -> Markup {
        let lang = self.lang;
        let id = format!("y-{}", asked.number);
        let args = Args::new().text("number", asked.number.to_string());
        let heads = ["rate", "part", "whole", "included", "missing", "same", "all"];
        let table = html! {
            table.years {
                caption id=(id) { (lang.text_with("publication-target-table", &args)) }
                thead { tr {
                    th scope="col" { (self.text("publication-head-year")) }
                    @for id in heads { th.figure scope="col" { (self.text(&format!("publication-head-{id}"))) } }
                } }
                tbody {
                    @for (year, barometer) in &self.edition.trend {
                        @let figure = barometer.figure(&asked.id);
                        tr { th scope="row" { (year) } (self.year(figure, heads.len())) }
                    }
                }
            }
        };
        scrolling(&id, &table)
    }

    /// One year of a target; a year under another framework may not have asked for it.
    fn year(&self, figure: Option<&Figure>, columns: usize) -> Markup {
        let lang = self.lang;
        let Some(figure) = figure else {
            return html! { @for _ in 0..columns { td.figure { (shown(lang, None)) } } };
        };
        html! {
            td.figure { strong { (figure.shown(lang)) } }
            @for number in [figure.part, figure.whole] { td.figure { (count(lang, number)) } }
            @for bodies in [figure.coverage.included, figure.coverage.missing] {
                td.figure { (count(lang, super::super::number(bodies))) }
            }
            @for change in [&figure.change.same, &figure.change.all] {
                td.figure { (crate::barometer::shown_change(lang, change.as_ref())) }
            }
        }
    }

    /// How a body stands, in a cell: its own rate, or why there is none.
    pub(super) fn cell(&self, asked: &Target, behind: &Behind) -> Markup {
        let lang = self.lang;
        let stand = behind.stand;
        if self.edition.hides(behind) {
            return html! { td.figure.faint { (self.text("publication-hidden")) } };
        }
        // A rate below its threshold is never shown as reaching it; the threshold of a majority is not the body's own.
        let threshold = if matches!(asked.measure, Measure::Share { .. }) { asked.threshold } else { 0 };
        if let Some(rate) = stand.rate {
            return html! { td.figure { (percent(lang, rate.shown_tenths(threshold))) } };
        }
        html! { td.figure.faint[!stand.standing.counts()] { (standing(lang, stand)) } }
    }
}
