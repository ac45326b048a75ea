//! The readable copy: a declaration on one page of HTML, to read, print or send to someone who has no Jauge.
//!
//! It is not the declaration: nobody signs it, and it says so in both places where an eye falls first. Everything a
//! person typed is written as text, never as markup (`maud` escapes by construction), each piece on its own in
//! a `bdi`, so that letters that change the direction of writing cannot disguise the words around them. The page
//! runs no script and fetches nothing, and tells the browser to refuse both.

mod remarks;
mod table;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::declaration::{Declaration, Finding, Previous, Stage, check};
use crate::framework::Framework;
use crate::l10n::{Args, Lang};

/// The page's only style, part of the page itself.
pub(super) const STYLE: &str = include_str!("style.css");

/// What the browser may do with the page: lay it out, and nothing else.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The readable copy of a declaration, complete or not.
///
/// `sealed` is the fingerprint of the envelope that holds the declaration, in groups of four; without one the page
/// says that nothing is signed yet.
#[must_use]
pub fn readable(
    framework: &Framework,
    declaration: &Declaration,
    previous: Option<&Previous>,
    sealed: Option<&str>,
    lang: Lang,
) -> String {
    let findings = check(framework, declaration, previous, Stage::Sealing);
    Page { framework, declaration, previous, sealed, lang, findings }.document().into_string()
}

struct Page<'a> {
    framework: &'a Framework,
    declaration: &'a Declaration,
    previous: Option<&'a Previous>,
    sealed: Option<&'a str>,
    lang: Lang,
    findings: Vec<Finding>,
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
                    title { (self.title()) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    header {
                        p.mark { (self.text("readable-mark")) }
                        h1 { bdi { (self.body_name()) } }
                        p.lead { (self.subtitle()) }
                    }
                    main {
                        (self.standing())
                        (self.people())
                        (self.targets())
                        (self.quantities())
                        (self.errors())
                        (self.warnings())
                        (self.notes())
                    }
                    footer { p { (self.footing()) } }
                }
            }
        }
    }

    fn title(&self) -> String {
        let args = Args::new().text("body", self.body_name()).text("year", self.year());
        self.lang.text_with("readable-title", &args)
    }

    fn subtitle(&self) -> String {
        let args =
            Args::new().text("framework", self.framework.name.get(self.lang)).text("year", self.year());
        self.lang.text_with("readable-subtitle", &args)
    }

    /// Whether the declaration is sealed, and that the definitions behind the figures are not official.
    fn standing(&self) -> Markup {
        html! {
            div.standing {
                @match self.sealed {
                    Some(fingerprint) => {
                        p { (self.text("readable-sealed")) }
                        p.fingerprint { (fingerprint) }
                    }
                    None => p { strong { (self.text("readable-draft")) } },
                }
                p { strong { (self.text("readable-provisional")) } " " (self.text("readable-provisional-why")) }
            }
        }
    }

    fn people(&self) -> Markup {
        let Declaration { organization, prepared_by, correction, .. } = self.declaration;
        html! {
            dl {
                dt { (self.text("readable-code")) }
                dd { (self.typed(&organization.code)) }
                dt { (self.text("readable-preparer")) }
                dd { (self.typed(&prepared_by.name)) }
                dt { (self.text("readable-preparer-title")) }
                dd { (self.typed(&prepared_by.title)) }
                dt { (self.text("readable-preparer-email")) }
                dd { (self.typed(&prepared_by.email)) }
                @if let Some(correction) = correction {
                    dt { (self.text("readable-correction")) }
                    dd { (self.typed(&correction.reason)) }
                }
            }
        }
    }

    /// The page's last words, and the framework's digest, by which anyone can find which questions were answered.
    fn footing(&self) -> String {
        let args = Args::new()
            .text("id", self.framework.id.as_str())
            .text("version", self.framework.version.to_string())
            .text("sha256", self.framework.sha256.as_str());
        self.lang.text_with("readable-footing", &args)
    }

    fn body_name(&self) -> String {
        match self.declaration.organization.name.trim() {
            "" => self.text("readable-no-body"),
            name => name.to_owned(),
        }
    }

    fn year(&self) -> String {
        self.declaration.year.map_or_else(|| self.text("readable-no-year"), |year| year.to_string())
    }

    /// What a person typed, or a dash.
    fn typed(&self, text: &str) -> Markup {
        match text.trim() {
            "" => html! { (self.text("readable-blank")) },
            text => html! { bdi { (text) } },
        }
    }

    fn text(&self, id: &str) -> String {
        self.lang.text(id)
    }
}

#[cfg(test)]
mod tests;
