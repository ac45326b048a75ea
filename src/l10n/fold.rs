//! How words are compared when people search: without capitals, accents and typographic signs.

/// The words as they are searched: lower case, without accents, apostrophes and hyphens as typed on any keyboard.
#[must_use]
pub fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' | 'ì' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'ÿ' | 'ý' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '’' | '‘' => folded.push('\''),
            '‑' | '–' | '—' => folded.push('-'),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            // Accents that stand alone after their letter.
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_capitals_and_apostrophes_make_no_difference() {
        assert_eq!(fold("Régie de l’ÉNERGIE"), fold("regie de l'energie"));
        assert_eq!(fold("E\u{301}cole"), "ecole");
        assert_eq!(fold("Œuvres"), "oeuvres");
    }
}
