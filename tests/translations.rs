//! The two languages say the same things: the same messages, with the same attributes and variables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// What a message, or one of its attributes, is made of: the variables that it takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

#[test]
fn french_and_english_have_the_same_files_messages_attributes_and_variables() {
    let (french, english) = (rooms("fr-CA"), rooms("en-CA"));
    assert_eq!(french.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (room, said) in &french {
        let also = &english[room];
        let only_french: Vec<_> = said.keys().filter(|id| !also.contains_key(*id)).collect();
        let only_english: Vec<_> = also.keys().filter(|id| !said.contains_key(*id)).collect();
        assert!(
            only_french.is_empty() && only_english.is_empty(),
            "{room}: {only_french:?} {only_english:?}"
        );
        for (id, variables) in said {
            assert_eq!(variables, &also[id], "the variables of {id} in {room}");
        }
    }
}

#[test]
fn no_message_is_said_in_two_rooms() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (room, messages) in rooms("fr-CA") {
        for id in messages.into_keys() {
            if let Some(other) = seen.insert(id.clone(), room.clone()) {
                panic!("{id} is in {other} and in {room}");
            }
        }
    }
}

#[test]
fn the_program_bundles_every_room() {
    let bundle = std::fs::read_to_string(source().join("l10n/bundle.rs")).unwrap();
    for room in rooms("fr-CA").into_keys() {
        assert!(bundle.contains(&format!("\"{room}\"")), "{room}.ftl is never loaded");
    }
}

#[test]
fn every_message_the_source_names_exists() {
    let known: BTreeSet<String> = rooms("fr-CA").into_values().flat_map(BTreeMap::into_keys).collect();
    let mut gaps = Vec::new();
    let mut named = 0;
    for file in rust_files(&source()) {
        let text = std::fs::read_to_string(&file).unwrap();
        for id in named_messages(&text) {
            named += 1;
            if !known.contains(&id) {
                gaps.push(format!("{}: {id}", file.display()));
            }
        }
    }
    assert!(gaps.is_empty(), "named in the source, said nowhere:\n{}", gaps.join("\n"));
    assert!(
        named > 100,
        "only {named} messages were found in the source: this test looks at the wrong words"
    );
}

#[test]
fn what_went_wrong_is_followed_by_what_to_do() {
    let known = rooms("fr-CA");
    let fixed: BTreeSet<&String> = known.values().flat_map(BTreeMap::keys).collect();
    let mut gaps = Vec::new();
    for file in rust_files(&source()) {
        let text = std::fs::read_to_string(&file).unwrap();
        for code in explained_codes(&text) {
            if !fixed.contains(&format!("{code}.fix")) {
                gaps.push(format!("{}: {code}", file.display()));
            }
        }
    }
    assert!(gaps.is_empty(), "problems without a fix:\n{}", gaps.join("\n"));
}

/// In French nothing is singular too: what is written for one is also shown for zero.
#[test]
fn french_does_not_say_one_where_there_is_none() {
    for (file, text) in sources("fr-CA") {
        for line in text.lines().filter(|line| line.trim_start().starts_with("[one]")) {
            let words = without_placeables(line).replace("[one]", "");
            assert!(!words.contains('1'), "{}: {line}", file.display());
        }
    }
}

#[test]
fn french_is_typeset_as_french() {
    for (file, text) in sources("fr-CA") {
        for (at, line) in text.lines().enumerate() {
            let said = line.split_once(" = ").map_or(line, |(_, said)| said);
            if line.trim_start().starts_with('#') {
                continue;
            }
            let plain = without_placeables(said);
            let place = format!("{}:{}", file.display(), at + 1);
            assert!(!plain.contains('\''), "{place}: a straight apostrophe: {line}");
            for mark in [" :", " ;", " ?", " !", " %", " »", "« "] {
                assert!(!plain.contains(mark), "{place}: an ordinary space at {mark:?}: {line}");
            }
        }
    }
}

/// A folder's rooms, each with its messages and attributes (`id`, `id.attribute`) and their variables.
fn rooms(lang: &str) -> BTreeMap<String, Messages> {
    sources(lang)
        .into_iter()
        .map(|(file, text)| {
            let resource = parser::parse(text.as_str())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
            let mut messages = Messages::new();
            for entry in &resource.body {
                let (id, value, attributes) = match entry {
                    Entry::Message(message) => {
                        (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
                    }
                    Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                    Entry::Junk { content } => panic!("{}: {content}", file.display()),
                    _ => continue,
                };
                let of_value = value.map(variables).unwrap_or_default();
                let twice = messages.insert(id.clone(), of_value).is_some();
                assert!(!twice, "{}: {id} is there twice", file.display());
                for attribute in attributes {
                    messages.insert(format!("{id}.{}", attribute.id.name), variables(&attribute.value));
                }
            }
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), messages)
        })
        .collect()
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, found),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, found);
                    for variant in variants {
                        collect(&variant.value, found);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, found);
            }
        }
        _ => {}
    }
}

fn sources(lang: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/l10n").join(lang);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).unwrap())).collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The messages that a source file asks for by a literal: `.text("…")`, `.text_with("…"`, `.attribute("…"`,
/// and the codes of its problems.
fn named_messages(text: &str) -> Vec<String> {
    let shipped = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = explained_codes(text);
    for call in [".text(", ".text_with(", ".attribute("] {
        for after in shipped.split(call).skip(1) {
            if let Some(literal) = after.trim_start().strip_prefix('"') {
                let (id, rest) = literal.split_once('"').unwrap();
                // `Args` have a `text` too, with a variable's name and its value.
                if call == ".text(" && !rest.trim_start().starts_with(')') {
                    continue;
                }
                let attribute = if call == ".attribute(" {
                    literal.split('"').nth(2).map(|name| format!(".{name}")).unwrap_or_default()
                } else {
                    String::new()
                };
                found.push(format!("{id}{attribute}"));
            }
        }
    }
    found
}

/// The literals in the bodies of `fn code(&self)`.
fn explained_codes(text: &str) -> Vec<String> {
    let shipped = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = Vec::new();
    for after in shipped.split("fn code(&self)").skip(1) {
        let Some((_, body)) = after.split_once('{') else { continue };
        let end = body.find("\n    }\n").unwrap_or(body.len());
        found.extend(
            body[..end]
                .split('"')
                .skip(1)
                .step_by(2)
                .filter(|literal| literal.contains('-'))
                .map(str::to_owned),
        );
    }
    found
}

/// The text with each placeable as one letter, which is what it is to the marks around it.
fn without_placeables(text: &str) -> String {
    let mut depth = 0;
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                plain.push('x');
            }
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}
