//! One line of the register: `PRINCIPAL OPTIONS KEYTYPE BASE64 COMMENT`.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::fault::{KeyFault, LineFault};
use super::super::{Namespace, Principal, PublicKey};
use super::{Signer, moment};

const BLANKS: [char; 2] = [' ', '\t'];

/// Reads a line without its line feed; `None` for a comment or a blank line, which OpenSSH skips.
pub(super) fn read(line: &str, zone: &TimeZone) -> Result<Option<Signer>, LineFault> {
    // OpenSSH takes a carriage return before the line feed for a blank; anywhere else it is not text.
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return Err(LineFault::NotText);
    }
    let line = line.trim_matches(BLANKS);
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let (principal, rest) = word(line);
    let principal = read_principal(principal)?;
    let (options, rest) = options_word(rest);
    let options = Options::read(options, &principal, zone)?;
    let (kind, rest) = word(rest);
    let (blob, comment) = word(rest);
    let key = read_key(kind, blob).map_err(LineFault::Key)?;
    Ok(Some(Signer {
        principal,
        namespace: options.namespace.ok_or(LineFault::NoNamespace)?,
        valid_after: options.valid_after,
        valid_before: options.valid_before,
        key,
        comment: comment.to_owned(),
    }))
}

/// Writes a line without its line feed.
pub(super) fn write(signer: &Signer) -> String {
    let mut line = format!("{} namespaces=\"{}\"", signer.principal, signer.namespace);
    for (name, limit) in [("valid-after", signer.valid_after), ("valid-before", signer.valid_before)] {
        if let Some(limit) = limit {
            // Writing to a string does not fail.
            let _ = write!(line, ",{name}=\"{}\"", moment::write(limit));
        }
    }
    let _ = write!(line, " {}", signer.key);
    if !signer.comment.is_empty() {
        let _ = write!(line, " {}", signer.comment);
    }
    line
}

/// The first word and what follows its blanks.
fn word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(BLANKS).unwrap_or((text, ""));
    (word, rest.trim_start_matches(BLANKS))
}

/// The options end at the first blank outside quotes.
fn options_word(text: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        !quoted && BLANKS.contains(&c)
    });
    let (options, rest) = text.split_at(end.unwrap_or(text.len()));
    (options, rest.trim_start_matches(BLANKS))
}

fn read_principal(text: &str) -> Result<Principal, LineFault> {
    if text.contains(['*', '?', '!']) {
        return Err(LineFault::Wildcard);
    }
    if text.contains(',') {
        return Err(LineFault::SeveralPrincipals);
    }
    text.parse().map_err(|_| LineFault::Principal { text: text.to_owned() })
}

/// One key has one spelling: what OpenSSH would read with a grain of salt is not read here.
fn read_key(kind: &str, blob: &str) -> Result<PublicKey, KeyFault> {
    let text = format!("{kind} {blob}");
    let key: PublicKey = text.parse()?;
    if key.to_string() == text { Ok(key) } else { Err(KeyFault::NotAKey) }
}

#[derive(Default)]
struct Options {
    namespace: Option<Namespace>,
    valid_after: Option<Timestamp>,
    valid_before: Option<Timestamp>,
}

impl Options {
    fn read(text: &str, principal: &Principal, zone: &TimeZone) -> Result<Self, LineFault> {
        // Without options, the key's type stands in their place.
        if text.is_empty() || text.starts_with("ssh-") || text.starts_with("sk-") {
            return Err(LineFault::NoNamespace);
        }
        let mut options = Self::default();
        let mut rest = Some(text);
        while let Some(text) = rest {
            let unknown = || LineFault::UnknownOption { text: text.to_owned() };
            let (name, quoted) = text.split_once("=\"").ok_or_else(unknown)?;
            let (value, after) = quoted.split_once('"').ok_or_else(unknown)?;
            rest = match after.strip_prefix(',') {
                None if after.is_empty() => None,
                next => Some(next.ok_or_else(unknown)?),
            };
            let repeated = || LineFault::RepeatedOption { text: name.to_owned() };
            match name {
                "namespaces" => {
                    let namespace = read_namespace(value, principal)?;
                    options.namespace.replace(namespace).map_or(Ok(()), |_| Err(repeated()))?;
                }
                "valid-after" => {
                    let limit = read_time(value, zone)?;
                    options.valid_after.replace(limit).map_or(Ok(()), |_| Err(repeated()))?;
                }
                "valid-before" => {
                    let limit = read_time(value, zone)?;
                    options.valid_before.replace(limit).map_or(Ok(()), |_| Err(repeated()))?;
                }
                _ => return Err(unknown()),
            }
        }
        match (options.valid_after, options.valid_before) {
            (Some(start), Some(end)) if start >= end => Err(LineFault::NeverValid),
            _ => Ok(options),
        }
    }
}

fn read_namespace(text: &str, principal: &Principal) -> Result<Namespace, LineFault> {
    if text.contains(['*', '?', '!']) {
        return Err(LineFault::Wildcard);
    }
    if text.contains(',') {
        return Err(LineFault::SeveralNamespaces);
    }
    if text.is_empty() {
        return Err(LineFault::NoNamespace);
    }
    text.parse()
        .ok()
        .filter(|namespace: &Namespace| namespace.role() == principal.role)
        .ok_or_else(|| LineFault::ForeignNamespace { text: text.to_owned() })
}

fn read_time(text: &str, zone: &TimeZone) -> Result<Timestamp, LineFault> {
    moment::read(text, zone).ok_or_else(|| LineFault::Time { text: text.to_owned() })
}
