//! As much XML as a workbook is made of: tags with their attributes, and text.

use std::collections::HashMap;

/// What comes next in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A tag is opened; whether it is closed at once.
    Open { name: &'a str, given: HashMap<&'a str, String>, empty: bool },
    /// A tag is closed.
    Close(&'a str),
    /// Text.
    Text(String),
}

/// The pieces of a document, one after the other. Ends where it is no XML any more.
pub(super) struct Pieces<'a>(pub &'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.0;
            if rest.is_empty() {
                return None;
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                self.0 = after;
                return Some(Piece::Text(plain(text)));
            };
            if let Some(text) = tag.strip_prefix("![CDATA[") {
                let (text, after) = text.split_once("]]>")?;
                self.0 = after;
                return Some(Piece::Text(text.to_owned()));
            }
            let end = match tag.get(..3) {
                Some("!--") => "-->",
                _ if tag.starts_with('?') => "?>",
                // No workbook declares entities; who does wants to make much out of little.
                _ if tag.starts_with('!') => return None,
                _ => "",
            };
            if !end.is_empty() {
                (_, self.0) = tag.split_once(end)?;
                continue;
            }
            let (inside, after) = tag.split_at_checked(end_of_tag(tag)?)?;
            self.0 = after.get(1..)?;
            return Some(piece(inside));
        }
    }
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

fn piece(inside: &str) -> Piece<'_> {
    if let Some(name) = inside.strip_prefix('/') {
        return Piece::Close(local(name.trim()));
    }
    let empty = inside.ends_with('/');
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut given = HashMap::new();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|mark| matches!(mark, '"' | '\'')) else { break };
        let Some((value, after)) = after.get(1..).and_then(|after| after.split_once(quote)) else { break };
        given.insert(local(name.trim()), plain(value));
        rest = after;
    }
    Piece::Open { name: local(name), given, empty }
}

/// A name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Text with the letters that XML writes otherwise.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, after)) = after.split_once(';') else {
            rest = after;
            continue;
        };
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        out.extend(match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number.and_then(char::from_u32),
        });
        rest = after;
    }
    out + rest
}
