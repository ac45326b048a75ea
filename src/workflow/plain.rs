//! Texts before they are signed: what is not seen, or turns what is around it, is left out, and what it was is told.

use crate::declaration::Declaration;
use crate::envelope::{Lines, cleaned, code_point};
use crate::framework::Framework;
use crate::l10n::{Args, Lang};

/// What was left out of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The field of the signed document, such as `prepared_by.name`; for an answer, with its quantity.
    pub field: String,
    /// The characters, each once.
    pub characters: Vec<char>,
}

impl Dropped {
    /// Says it.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let characters: Vec<String> = self.characters.iter().copied().map(code_point).collect();
        let args = Args::new().text("field", &self.field).text("characters", characters.join(", "));
        lang.text_with("workflow-characters-dropped", &args)
    }
}

/// Cleans a text, and adds what was left out of it.
pub fn text(field: &str, text: &mut String, lines: Lines, dropped: &mut Vec<Dropped>) {
    let (clean, characters) = cleaned(text, lines);
    *text = clean;
    if !characters.is_empty() {
        dropped.push(Dropped { field: field.to_owned(), characters });
    }
}

/// Cleans what people wrote in a declaration, before the rules look at it: a name of invisible characters alone is
/// none. What was typed as a number is left to the rules.
pub(super) fn declaration(framework: &Framework, declaration: &mut Declaration, dropped: &mut Vec<Dropped>) {
    text("organization.name", &mut declaration.organization.name, Lines::One, dropped);
    let person = &mut declaration.prepared_by;
    text("prepared_by.name", &mut person.name, Lines::One, dropped);
    text("prepared_by.title", &mut person.title, Lines::One, dropped);
    text("prepared_by.email", &mut person.email, Lines::One, dropped);
    for quantity in &framework.quantities {
        let mut entry = declaration.sheet.entry(&quantity.id).clone();
        let field = format!("answers.{}.reason", quantity.id);
        text(&field, &mut entry.reason, Lines::Many, dropped);
        if entry.reason != declaration.sheet.entry(&quantity.id).reason {
            declaration.sheet.set(&quantity.id, entry);
        }
    }
    for said in &mut declaration.justifications {
        text(&format!("justifications.{}.text", said.rule), &mut said.text, Lines::Many, dropped);
    }
}
