//! The bodies: their own rates, one line each.

use maud::{Markup, html};

use super::{Page, scrolling};
use crate::barometer::{Behind, expected_of};
use crate::l10n::{self, Args};

impl Page<'_> {
    pub(super) fn bodies(&self) -> Markup {
        let below = Args::new().text("below", self.edition.hide_below.to_string());
        html! {
            section.part aria-labelledby="bodies" {
                h2 id="bodies" tabindex="-1" { (self.text("publication-bodies")) }
                p { (self.text("publication-bodies-why")) }
                @if self.edition.hide_below > 0 { p { (self.lang.text_with("publication-bodies-hidden", &below)) } }
                (self.bodies_table())
                (self.missing())
            }
        }
    }

    fn bodies_table(&self) -> Markup {
        let targets: Vec<(&crate::framework::Target, &[Behind])> =
            self.edition.targets().map(|(asked, _, behind)| (asked, behind)).collect();
        let first = targets.first().map_or(&[][..], |(_, behind)| behind);
        // All targets list the same bodies in the same order; people look for a name, not for a code.
        let mut order: Vec<(String, usize)> = first
            .iter()
            .enumerate()
            .map(|(place, behind)| (l10n::fold(&self.edition.name(behind, self.lang)), place))
            .collect();
        order.sort();
        let table = html! {
            table.matrix {
                caption id="bodies-table" { (self.text("publication-bodies-table")) }
                thead { tr {
                    th scope="col" { (self.text("publication-head-body")) }
                    @for (asked, _) in &targets { th.figure scope="col" { (asked.number) ". " (asked.short.get(self.lang)) } }
                } }
                tbody {
                    @for (_, place) in &order {
                        tr {
                            @if let Some(body) = first.get(*place) {
                                th scope="row" { bdi { (self.edition.name(body, self.lang)) } }
                            }
                            @for (asked, behind) in &targets {
                                @if let Some(behind) = behind.get(*place) { (self.cell(asked, behind)) }
                            }
                        }
                    }
                }
            }
        };
        scrolling("bodies-table", &table)
    }

    /// Who was expected and did not declare, or is not accepted.
    fn missing(&self) -> Markup {
        let edition = self.edition;
        let declared = edition.behind.first().map_or(&[][..], Vec::as_slice);
        let is_there =
            |code: &str| declared.binary_search_by(|behind| behind.body.code.as_str().cmp(code)).is_ok();
        let missing: Vec<&str> =
            edition.expected.iter().map(|body| body.code.as_str()).filter(|code| !is_there(code)).collect();
        let mut names: Vec<String> = missing
            .into_iter()
            .filter_map(|code| expected_of(edition.expected, code))
            .map(|body| super::super::picture::clean(body.name.get(self.lang)))
            .collect();
        names.sort_by_key(|name| l10n::fold(name));
        html! {
            @if !names.is_empty() {
                h3 { (self.text("publication-missing")) }
                ul.columns { @for name in &names { li { bdi { (name) } } } }
            }
        }
    }
}
