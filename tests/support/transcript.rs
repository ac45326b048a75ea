//! Transcripts of the command line: what somebody types and all that they then read, in a text file.
//!
//! `$ ` begins a command, `! ` a line on standard error, `? ` the exit code where it is not 0; any other line is
//! standard output. What differs from run to run (places, keys, digests, times) stands as a word in capitals; typed,
//! such a word is the one that was read last.
//! `JAUGE_BLESS=1` writes what was seen into the file, to be read before it is committed.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use super::{Machine, finish};

/// The words in capitals, with what stood there last.
type Last = BTreeMap<&'static str, String>;

/// Plays a transcript on a machine and requires that everything is said again.
#[track_caller]
pub fn play(machine: &Machine, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(name);
    let written = std::fs::read_to_string(&path).expect("a transcript");
    let mut seen = String::new();
    let mut last = Last::new();
    for line in written.lines() {
        if let Some(typed) = line.strip_prefix("$ ") {
            run(machine, typed, &mut seen, &mut last);
        } else if line.starts_with('#') || (line.is_empty() && seen.is_empty()) {
            let _ = writeln!(seen, "{line}");
        }
    }
    if std::env::var("JAUGE_BLESS").as_deref() == Ok("1") {
        std::fs::write(&path, &seen).expect("a transcript to write");
    }
    let written = std::fs::read_to_string(&path).expect("a transcript");
    if let Some((at, (was, is))) =
        written.lines().zip(seen.lines()).enumerate().find(|(_, (was, is))| was != is)
    {
        panic!("{name}, line {}:\n  written: {was}\n  seen:    {is}\n\n{seen}", at + 1);
    }
    assert_eq!(written, seen, "{name}");
}

fn run(machine: &Machine, typed: &str, seen: &mut String, last: &mut Last) {
    let mut words = words(typed).into_iter().map(|word| last.get(&*word).cloned().unwrap_or(word));
    assert_eq!(words.next().as_deref(), Some("jauge"), "a transcript is of this program");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jauge"));
    command.args(words.collect::<Vec<_>>());
    machine.isolate(&mut command);
    command.current_dir(machine.path(""));
    let ended = finish(&mut command);
    let _ = writeln!(seen, "$ {typed}");
    for line in ended.out.lines() {
        let _ = writeln!(seen, "{}", steady(machine, line, last));
    }
    for line in ended.err.lines() {
        let _ = writeln!(seen, "! {}", steady(machine, line, last));
    }
    if ended.code != Some(0) {
        let _ = writeln!(seen, "? {}", ended.code.map_or("a signal".to_owned(), |code| code.to_string()));
    }
}

/// The words of a command; quotes keep spaces together.
fn words(typed: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word = String::new();
    let mut quoted = false;
    for c in typed.chars().chain([' ']) {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    words
}

/// A line without what differs from run to run.
fn steady(machine: &Machine, line: &str, last: &mut Last) -> String {
    let line = line.replace(&*machine.path("").to_string_lossy(), "FOLDER/");
    let mut out = String::new();
    let mut rest = line.as_str();
    while let Some(first) = rest.chars().next() {
        let (word, length) = if let Some(hash) = rest.strip_prefix("SHA256:") {
            ("KEY-FINGERPRINT", 7 + run_of(hash, is_base64))
        } else if rest.starts_with("AAAAC3Nz") {
            ("PUBLIC-KEY", run_of(rest, is_base64))
        } else if run_of(rest, is_hex) == 64 {
            ("DIGEST", 64)
        } else if run_of(rest, is_hex) == 16 {
            ("BEGINNING", 16)
        } else if let Some(length) = grouped(rest, 16, 4, is_hex) {
            ("FINGERPRINT", length)
        } else if let Some(length) = grouped(rest, 11, 3, is_base64) {
            ("KEY-GROUPS", length)
        } else if let Some(length) = time(rest) {
            ("TIME", length)
        } else {
            ("", first.len_utf8())
        };
        if !word.is_empty() {
            last.insert(word, rest[..length].to_owned());
        }
        out.push_str(if word.is_empty() { &rest[..length] } else { word });
        rest = &rest[length..];
    }
    out.trim_end().to_owned()
}

fn run_of(text: &str, which: fn(char) -> bool) -> usize {
    text.chars().take_while(|c| which(*c)).count()
}

fn is_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')
}

fn is_hex(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='f')
}

/// So many groups of four with spaces between, of which the last may be shorter.
fn grouped(text: &str, groups: usize, last: usize, which: fn(char) -> bool) -> Option<usize> {
    let mut at = 0;
    for group in 1..=groups {
        if group > 1 {
            at += text[at..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?.len_utf8();
        }
        let length = if group == groups { last } else { 4 };
        if run_of(&text[at..], which) != length {
            return None;
        }
        at += length;
    }
    Some(at)
}

/// A date and a time of day, in UTC.
fn time(text: &str) -> Option<usize> {
    let shape = "dddd-dd-ddTdd:dd:ddZ";
    let same =
        |(c, s): (char, char)| if s == 'd' { c.is_ascii_digit() } else { c == s || (s == 'T' && c == ' ') };
    let (long, short) = (shape.len(), "dddd-dd-ddTdd:dd".len());
    let fits = |length: usize| {
        text.chars().count() >= length && text.chars().zip(shape.chars()).take(length).all(same)
    };
    if fits(long) {
        Some(long)
    } else if fits(short) {
        Some(short)
    } else {
        None
    }
}
