//! The page: one for each language, complete in itself. It runs no script and fetches nothing, and tells the browser to
//! refuse both. The eye falls on the whole first, then on the ambitions, then on the targets.

mod bodies;
mod check;
mod groups;
mod method;
mod summary;
mod target;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::picture::{Frame, Palette, Use};
use super::super::shown_change;
use super::{Edition, File, pictures};
use crate::barometer::Change;
use crate::l10n::{Args, Lang};

const STYLE: &str = include_str!("style.css");

/// What the browser may do with the page: lay it out, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The name of the page's file.
pub(super) fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "index.html",
        Lang::En => "en/index.html",
    }
}

/// The page in one language; `data` are the files that it offers.
pub(super) fn page(edition: &Edition<'_>, data: &[File], lang: Lang) -> String {
    Page { edition, data, lang }.document().into_string()
}

struct Page<'a> {
    edition: &'a Edition<'a>,
    data: &'a [File],
    lang: Lang,
}

impl Page<'_> {
    fn document(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title()) }
                    meta name="description" content=(self.lead());
                    // An icon of nothing: without it a browser asks the folder for one.
                    link rel="icon" href="data:,";
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#content" { (self.text("publication-skip")) }
                    (self.banner())
                    main id="content" tabindex="-1" {
                        (self.summary())
                        (self.contents())
                        (self.targets())
                        (self.evolution())
                        (self.groups())
                        (self.bodies())
                        (self.method())
                        (self.sources())
                        (self.downloads())
                        (self.checking())
                    }
                    footer.foot { p { (self.text("publication-foot")) } }
                }
            }
        }
    }

    fn banner(&self) -> Markup {
        let other = self.lang.other();
        let (here, there) = match self.lang {
            Lang::Fr => ("index.html", "en/index.html"),
            Lang::En => ("index.html", "../index.html"),
        };
        html! {
            header.banner {
                div.banner-in {
                    p.brand { a href=(here) { (self.text("publication-brand")) } }
                    a.language href=(there) lang=(other.tag()) hreflang=(other.tag()) {
                        (self.text("publication-language"))
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let edition = self.edition;
        let mut parts = vec![("targets", "publication-targets")];
        if edition.trend.len() > 1 {
            parts.push(("evolution", "publication-evolution"));
        }
        for (by, id, heading) in groups::KINDS {
            if !edition.groups_by(by).is_empty() {
                parts.push((id, heading));
            }
        }
        parts.extend([
            ("bodies", "publication-bodies"),
            ("method", "publication-method"),
            ("sources", "publication-sources"),
            ("downloads", "publication-downloads"),
            ("check", "publication-check"),
        ]);
        html! {
            nav.contents aria-labelledby="contents" {
                h2 id="contents" { (self.text("publication-contents")) }
                ul { @for (id, heading) in parts { li { a href=(format!("#{id}")) { (self.text(heading)) } } } }
            }
        }
    }

    /// The change of the same bodies first; that of all only beside it, and with a word on the set of bodies.
    fn changes(&self, change: &Change, same_bodies: Option<usize>) -> Markup {
        let Some(year) = self.edition.compared_with else { return html! {} };
        let lang = self.lang;
        let args = |value: &str| Args::new().text("change", value).text("year", year.to_string());
        let (same, all) = (shown_change(lang, change.same.as_ref()), shown_change(lang, change.all.as_ref()));
        let same = match same_bodies {
            Some(bodies) if change.same.is_some() => {
                let args = args(&same).count("bodies", super::number(bodies));
                lang.text_with("publication-change-same", &args)
            }
            _ if change.same.is_some() => lang.text_with("publication-change-same-bodies", &args(&same)),
            _ => lang.text_with("publication-change-same-none", &args(&same)),
        };
        html! {
            li { strong { (same) } }
            @if change.all.is_some() { li { (lang.text_with("publication-change-all", &args(&all))) } }
        }
    }

    fn picture<'b>(&self, id: &'b str, title: &'b str, description: &'b str) -> Frame<'b> {
        Frame { id, lang: self.lang, title, description, used: Use::Inline, palette: Palette::LIGHT }
    }

    fn provisional(&self) -> Markup {
        html! { span.provisional { (self.text("publication-provisional")) } }
    }

    fn evolution(&self) -> Markup {
        let Some((trend, said)) = pictures::trend(self.edition, None, self.lang) else { return html! {} };
        let title = self.text("publication-evolution-overall");
        let frame = self.picture("trend", &title, &said);
        html! {
            section.part aria-labelledby="evolution" {
                h2 id="evolution" tabindex="-1" { (self.text("publication-evolution")) }
                p { (self.text("publication-evolution-why")) }
                div.split {
                    figure.chart { figcaption { (title) } (trend.draw(&frame)) }
                    (self.evolution_table())
                }
            }
        }
    }

    fn evolution_table(&self) -> Markup {
        let lang = self.lang;
        let shown = |value| super::super::shown(lang, value);
        let table = html! {
            table {
                caption id="evolution-table" { (self.text("publication-evolution-table")) }
                thead { tr {
                    @for id in ["year", "overall", "bodies", "same", "all"] {
                        th.figure[id != "year"] scope="col" { (self.text(&format!("publication-head-{id}"))) }
                    }
                } }
                tbody {
                    @for (year, barometer) in &self.edition.trend {
                        tr {
                            th scope="row" { (year) }
                            td.figure { strong { (shown(barometer.overall.as_ref())) } }
                            td.figure { (pictures::declared(barometer, lang)) }
                            td.figure { (shown_change(lang, barometer.change.same.as_ref())) }
                            td.figure { (shown_change(lang, barometer.change.all.as_ref())) }
                        }
                    }
                }
            }
        };
        scrolling("evolution-table", &table)
    }

    fn title(&self) -> String {
        self.lang.text_with("publication-title", &Args::new().text("year", self.edition.year.to_string()))
    }

    fn lead(&self) -> String {
        let framework = self.edition.framework.name.get(self.lang);
        self.lang.text_with("publication-lead", &Args::new().text("framework", framework))
    }

    fn text(&self, id: &str) -> String {
        self.lang.text(id)
    }

    /// The groups of one kind, for a section.
    fn groups(&self) -> Markup {
        html! { @for (by, id, heading) in groups::KINDS { (self.groups_of(by, id, heading)) } }
    }
}

/// A table that scrolls by itself where it is wider than the page, also with the keyboard.
fn scrolling(id: &str, table: &Markup) -> Markup {
    html! { div.scroll role="region" tabindex="0" aria-labelledby=(id) { (table) } }
}
