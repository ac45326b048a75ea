//! The groups: by portfolio, by size.

use maud::{Markup, html};

use super::super::pictures;
use super::{Page, scrolling};
use crate::barometer::{Barometer, By, Group, shown};

/// The kinds of groups, with the id of their part and their heading.
pub(super) const KINDS: [(By, &str, &str); 2] =
    [(By::Portfolio, "portfolios", "publication-portfolios"), (By::Size, "sizes", "publication-sizes")];

impl Page<'_> {
    pub(super) fn groups_of(&self, by: By, id: &str, heading: &str) -> Markup {
        let groups = self.edition.groups_by(by);
        if groups.is_empty() {
            return html! {};
        }
        let title = self.text("publication-overall");
        let (bars, said) = pictures::bars(self.edition, &groups, self.lang);
        let bars_id = format!("b-{id}");
        html! {
            section.part aria-labelledby=(id) {
                h2 id=(id) tabindex="-1" { (self.text(heading)) }
                p {
                    @if by == By::Size { (self.provisional()) " " }
                    (self.text(&format!("{heading}-why")))
                }
                div.stack {
                    figure.chart { figcaption { (title) } (bars.draw(&self.picture(&bars_id, &title, &said))) }
                    (self.groups_table(id, &groups))
                }
            }
        }
    }

    fn groups_table(&self, id: &str, groups: &[(&Group, &Barometer)]) -> Markup {
        let lang = self.lang;
        let caption = format!("{id}-table");
        let table = html! {
            table.matrix {
                caption id=(caption) { (self.text("publication-groups-table")) }
                thead { tr {
                    th scope="col" { (self.text("publication-head-group")) }
                    th.figure scope="col" { (self.text("publication-head-bodies")) }
                    th.figure scope="col" { (self.text("publication-head-overall")) }
                    @for asked in &self.edition.framework.targets {
                        th.figure scope="col" { (asked.number) ". " (asked.short.get(lang)) }
                    }
                } }
                tbody {
                    @for (group, barometer) in groups {
                        tr {
                            th scope="row" { bdi { (self.edition.group(group, lang)) } }
                            td.figure { (pictures::declared(barometer, lang)) }
                            td.figure { strong { (shown(lang, barometer.overall.as_ref())) } }
                            @for figure in &barometer.targets { td.figure { (figure.shown(lang)) } }
                        }
                    }
                }
            }
        };
        scrolling(&caption, &table)
    }
}
