//! What can be taken away, and how all of it is checked with tools that every computer has.

use maud::{Markup, html};

use super::super::{SIGNATURE, SIGNERS, SUMS};
use super::{Page, scrolling};
use crate::l10n::count;
use crate::trust::Namespace;

impl Page<'_> {
    pub(super) fn downloads(&self) -> Markup {
        let lang = self.lang;
        let table = html! {
            table {
                caption id="downloads-table" { (self.text("publication-downloads-table")) }
                thead { tr {
                    th scope="col" { (self.text("publication-head-file")) }
                    th scope="col" { (self.text("publication-head-what")) }
                    th.figure scope="col" { (self.text("publication-head-size")) }
                    th scope="col" { "SHA-256" }
                } }
                tbody {
                    @for file in self.data {
                        tr {
                            th scope="row" { a href=(self.up(&file.name)) { (file.name) } }
                            td { (self.text(&format!("publication-file-{}", file.name.replace(['.', '_'], "-")))) }
                            td.figure { (count(lang, super::super::number(file.bytes.len()))) }
                            td { code.digest { (file.sha256()) } }
                        }
                    }
                }
            }
        };
        html! {
            section.part aria-labelledby="downloads" {
                h2 id="downloads" tabindex="-1" { (self.text("publication-downloads")) }
                p { (self.text("publication-downloads-why")) " " (self.text("publication-rights")) }
                (scrolling("downloads-table", &table))
            }
        }
    }

    pub(super) fn checking(&self) -> Markup {
        let edition = self.edition;
        let commands = format!(
            "sha256sum --check --strict {SUMS}\n\
             ssh-keygen -Y verify -f {SIGNERS} -I ministry@{} -n {} \\\n    -s {SIGNATURE} < {SUMS}\n",
            edition.ministry,
            Namespace::MinistryPublication
        );
        html! {
            section.part aria-labelledby="check" {
                h2 id="check" tabindex="-1" { (self.text("publication-check")) }
                p { (self.text("publication-check-why")) }
                div.scroll role="region" tabindex="0" aria-label=(self.text("publication-check-commands")) { pre { code { (commands) } } }
                p { (self.text("publication-check-key")) }
                p { code.digest { (edition.key) } }
                p { (self.text("publication-check-jauge")) }
            }
        }
    }
}
