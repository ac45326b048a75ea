//! Which characters a text may hold: those that are seen, or that a language needs.
//!
//! A signed text must read the same to everybody. A direction mark turns "returned" around on one screen and not on the
//! next, a null cuts a line in one tool, an invisible space makes two names of one (Unicode TR 36 and TR 39; for the
//! direction marks CVE-2021-42574). What a text must not hold is told by its code point; nothing is guessed.

use std::borrow::Cow;
use std::fmt::Write as _;

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One: names, titles, codes.
    One,
    /// Several: reasons, explanations, comments and notes.
    Many,
}

/// What is done with texts that hold what they must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Texts {
    /// They break the envelope: for a file that comes from elsewhere.
    #[default]
    Refuse,
    /// They are kept as they are, to be shown [`escaped`]: for a file that was received before they were refused.
    Keep,
}

/// The fields that may have several lines, of all kinds.
const OF_MANY_LINES: [&str; 5] =
    ["answers.reason", "correction_reason", "justifications.text", "comments.text", "note.words"];

impl Lines {
    /// How many lines the text of this field may have.
    pub(super) fn of_field(field: &str) -> Self {
        if OF_MANY_LINES.contains(&field) { Lines::Many } else { Lines::One }
    }
}

/// Does a character that may be refused begin with this byte (UTF-8)? Control characters, U+0080-00BF, U+0600-063F,
/// U+2000-2FFF, U+F000-FFFF, U+C0000-FFFFF. All others are passed over without being read as characters.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
}

/// The first character of a text that it must not hold.
pub(super) fn refused(text: &str, lines: Lines) -> Option<char> {
    let suspects = text.bytes().enumerate().filter(|(_, byte)| is_suspect(*byte));
    suspects.filter_map(|(at, _)| text.split_at_checked(at)).find_map(|(before, rest)| {
        let mut rest = rest.chars();
        let c = rest.next()?;
        // Neighbours are looked at only where they matter: a text of a thousand commas is read once.
        let joins = matches!(c, '\u{200c}' | '\u{200d}');
        let neighbours = if joins { (before.chars().next_back(), rest.next()) } else { (None, None) };
        (!may_stand(c, neighbours.0, neighbours.1, lines)).then_some(c)
    })
}

/// May this character stand between these two?
fn may_stand(c: char, before: Option<char>, after: Option<char>, lines: Lines) -> bool {
    match c {
        '\n' => lines == Lines::Many,
        // Persian and the languages of India write words with them; anywhere else they only hide.
        '\u{200c}' | '\u{200d}' => {
            before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
        }
        _ => !is_refused(c),
    }
}

/// Is this a character that no text holds (`envelope.md` §5)?
fn is_refused(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// A text without what it must not hold, and what that was: each character once, in the order of the text. What parts
/// words (a tab, a line end where one line is all there is) becomes a space, so that they stay apart; the line end of
/// another system becomes a line feed, which is not told.
#[must_use]
pub fn cleaned(text: &str, lines: Lines) -> (String, Vec<char>) {
    let mut dropped = Vec::new();
    if refused(text, lines).is_none() {
        return (text.to_owned(), dropped);
    }
    let mut drop = |c| {
        if !dropped.contains(&c) {
            dropped.push(c);
        }
    };
    let text = text.replace("\r\n", "\n");
    let mut kept = Vec::with_capacity(text.len());
    for c in text.chars() {
        let replaced = match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if lines == Lines::Many => Some('\n'),
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ if is_refused(c) => None,
            _ => Some(c),
        };
        if replaced != Some(c) {
            drop(c);
        }
        kept.extend(replaced);
    }
    // Only now is it known what a joiner stands between.
    let mut clean = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = kept.into_iter().peekable();
    while let Some(c) = rest.next() {
        if may_stand(c, before, rest.peek().copied(), lines) {
            clean.push(c);
            before = Some(c);
        } else {
            drop(c);
        }
    }
    (clean, dropped)
}

/// A text as it can be shown: what it must not hold is written out, such as `<U+202E>`. Line feeds stay.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    if refused(text, Lines::Many).is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if may_stand(c, before, rest.peek().copied(), Lines::Many) {
            shown.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(shown, "<{}>", code_point(c));
        }
        before = Some(c);
    }
    Cow::Owned(shown)
}

/// Makes each of these texts one that can be [shown](escaped).
pub(super) fn write_out(texts: Vec<&mut String>) {
    for text in texts {
        if let Cow::Owned(shown) = escaped(text) {
            *text = shown;
        }
    }
}

/// A character by its number, such as `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_hides_or_turns_a_text_is_refused_and_what_people_write_is_not() {
        for c in [
            '\0',
            '\t',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{61c}',
            '\u{200b}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{2029}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{fffb}',
            '\u{e0000}',
            '\u{e0041}',
            '\u{e007f}',
        ] {
            assert_eq!(refused(&format!("a{c}b"), Lines::Many), Some(c), "{}", code_point(c));
        }
        for text in
            ["", "Élise « É » 🌱", "1\u{202f}234\u{a0}%", "ᐃᓄᒃᑎᑐᑦ", "שלום", "soft\u{ad}hyphen", "e\u{301}"]
        {
            assert_eq!(refused(text, Lines::One), None, "{text:?}");
        }
    }

    #[test]
    fn a_line_ends_only_where_there_are_several() {
        assert_eq!(refused("a\nb", Lines::Many), None);
        assert_eq!(refused("a\nb", Lines::One), Some('\n'));
    }

    #[test]
    fn a_joiner_stands_between_letters_alone() {
        for joiner in ['\u{200c}', '\u{200d}'] {
            assert_eq!(refused(&format!("می{joiner}خواهم"), Lines::One), None);
            for text in [
                format!("{joiner}a"),
                format!("a{joiner}"),
                format!("a{joiner}1"),
                format!("a{joiner}{joiner}b"),
            ] {
                assert_eq!(refused(&text, Lines::One), Some(joiner), "{text:?}");
            }
        }
    }

    #[test]
    fn what_is_dropped_is_told_and_words_stay_apart() {
        let told = |text: &str, lines| cleaned(text, lines);
        assert_eq!(
            told("a\u{200b}b\u{200b}\u{202e}", Lines::One),
            ("ab".to_owned(), vec!['\u{200b}', '\u{202e}'])
        );
        assert_eq!(told("a\tb\nc", Lines::One), ("a b c".to_owned(), vec!['\t', '\n']));
        assert_eq!(
            told("a\r\nb\rc\u{2028}d", Lines::Many),
            ("a\nb\nc\nd".to_owned(), vec!['\r', '\u{2028}'])
        );
        assert_eq!(told("a\r\nb", Lines::Many), ("a\nb".to_owned(), Vec::new()));
        assert_eq!(told("👩\u{200d}💻", Lines::One), ("👩💻".to_owned(), vec!['\u{200d}']));
    }

    #[test]
    fn what_must_not_stand_is_shown_by_its_number() {
        assert_eq!(escaped("a\u{202e}b\0\nc"), "a<U+202E>b<U+0000>\nc");
        assert_eq!(escaped("\u{e0041}"), "<U+E0041>");
        assert!(matches!(escaped("Élise\nFictive"), Cow::Borrowed(_)));
    }

    /// Texts in which every other character is one that matters.
    fn any_text() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            '\n', '\r', '\t', '\0', '\u{85}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2028}', '\u{202e}',
            '\u{2060}', '\u{feff}', 'a', 'é', 'ر', ' ', '1',
        ]);
        prop::collection::vec(prop_oneof![odd, any::<char>()], 0..20)
            .prop_map(|all| all.into_iter().collect())
    }

    proptest! {
        #[test]
        fn what_was_cleaned_passes_and_what_passes_is_not_changed(text in any_text(), many in any::<bool>()) {
            let lines = if many { Lines::Many } else { Lines::One };
            let (clean, dropped) = cleaned(&text, lines);
            prop_assert_eq!(refused(&clean, lines), None);
            prop_assert_eq!(cleaned(&clean, lines), (clean.clone(), Vec::new()));
            if refused(&text, lines).is_none() {
                prop_assert_eq!(&clean, &text);
                prop_assert!(dropped.is_empty());
            }
            prop_assert_eq!(refused(&escaped(&text), Lines::Many), None, "what is shown holds nothing of it");
        }
    }
}
