//! A text in both languages.

use crate::l10n::Lang;

/// The same words in French and in English.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The words in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Is either language missing?
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.fr.trim().is_empty() || self.en.trim().is_empty()
    }
}
