//! The top of the page: the whole, the ambitions, the ten targets at a glance.

use maud::{Markup, html};

use super::super::pictures::{self, Shown};
use super::Page;
use crate::barometer::shown_percent;
use crate::framework::{Ambition, Target};
use crate::l10n::Args;

impl Page<'_> {
    pub(super) fn summary(&self) -> Markup {
        let barometer = &self.edition.barometer;
        let title = self.text("publication-overall");
        let overall =
            pictures::progress(self.edition, title, barometer.overall.as_ref(), &barometer.change, self.lang);
        let ambitions = self.edition.framework.ambitions.iter().zip(&barometer.ambitions);
        html! {
            div.hero {
                div.hero-head {
                    h1 { (self.title()) }
                    p.lead { (self.lead()) }
                }
                div.hero-gauges {
                    figure.overall {
                        figcaption { (overall.title) }
                        (self.gauge("g-overall", &overall))
                    }
                    div.ambitions {
                        @for (place, (asked, ambition)) in ambitions.enumerate() {
                            @let title = asked.short.get(self.lang).to_owned();
                            @let shown = pictures::progress(self.edition, title, ambition.progress.as_ref(), &ambition.change, self.lang);
                            figure {
                                figcaption { (shown.title) }
                                (self.gauge(&format!("g-a{place}"), &shown))
                            }
                        }
                    }
                }
                div.hero-facts {
                    ul.facts {
                        li { (pictures::declared(barometer, self.lang)) }
                        (self.changes(&barometer.change, None))
                    }
                    p.note {
                        (self.provisional()) " "
                        (self.text("publication-rollup-note")) " "
                        a href="#method" { (self.text("publication-rollup-more")) }
                    }
                    (self.legend())
                }
            }
            (self.glance())
        }
    }

    pub(super) fn gauge(&self, id: &str, shown: &Shown) -> Markup {
        shown.gauge.draw(&self.picture(id, &shown.title, &shown.description))
    }

    /// What the marks of all gauges mean.
    fn legend(&self) -> Markup {
        let year = self.edition.compared_with.map(|year| year.to_string());
        html! {
            ul.legend aria-label=(self.text("publication-legend")) {
                li { span.key.key-threshold aria-hidden="true" {} (self.text("publication-legend-threshold")) }
                @if let Some(year) = year {
                    li {
                        span.key.key-before aria-hidden="true" {}
                        (self.lang.text_with("publication-legend-before", &Args::new().text("year", year)))
                    }
                }
                li { span.key.key-met aria-hidden="true" { "\u{2713}" } (self.text("publication-legend-met")) }
            }
        }
    }

    /// The targets as cards, each leading to its own part.
    fn glance(&self) -> Markup {
        html! {
            @for ambition in &self.edition.framework.ambitions {
                section.glance aria-labelledby=(format!("glance-{}", self.place(ambition))) {
                    h2 id=(format!("glance-{}", self.place(ambition))) { (ambition.short.get(self.lang)) }
                    ul.cards {
                        @for (asked, figure, _) in self.edition.targets().filter(|(asked, ..)| asked.ambition == ambition.id) {
                            @let shown = pictures::target(self.edition, asked, figure, self.lang);
                            li.card {
                                (self.gauge(&format!("g-{}", asked.number), &shown))
                                a href=(format!("#target-{}", asked.number)) { (shown.title) }
                                p.card-note {
                                    span { (self.text("publication-threshold")) " " (shown_percent(self.lang, figure.threshold)) }
                                    span { (self.in_figure(figure)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// `287 of 312 bodies`: coverage always stands beside a rate.
    fn in_figure(&self, figure: &crate::barometer::Figure) -> String {
        let args = Args::new()
            .count("included", super::super::number(figure.coverage.included))
            .count("expected", super::super::number(self.edition.wanted()));
        self.lang.text_with("publication-in-figure", &args)
    }

    /// The place of an ambition, for the ids of the page: the framework's own ids may be anything.
    fn place(&self, of: &Ambition) -> usize {
        self.edition.framework.ambitions.iter().position(|ambition| ambition.id == of.id).unwrap_or(0)
    }

    /// The ambition of a target.
    pub(super) fn ambition(&self, target: &Target) -> &str {
        let found = self.edition.framework.ambitions.iter().find(|ambition| ambition.id == target.ambition);
        found.map_or("", |ambition| ambition.short.get(self.lang))
    }
}
