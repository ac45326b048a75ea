//! Forged archives: most of them open without a word in a general ZIP reader.

use super::forge::{
    LEAD, Part, assemble, content, good_parts, is_broken, json, key, part, sign, signed, zip,
};
use ssh_key::HashAlg;

fn forged(change: impl FnOnce(&mut Vec<Part>)) -> Vec<u8> {
    let mut parts = good_parts(json());
    change(&mut parts);
    zip(&parts)
}

#[test]
fn an_added_entry_is_seen() {
    let file = forged(|parts| parts.insert(2, part("evidence/01.txt", "ajout")));
    is_broken("added", &file, "envelope-entry-unlisted");
}

#[test]
fn an_added_entry_that_the_signed_manifest_lists_and_the_declaration_does_not_is_seen() {
    let mut content = content(json());
    content.insert(1, part("evidence/01.txt", "ajout"));
    let file = zip(&assemble(&content, |m| vec![("lead", sign(m, LEAD, &key(1), HashAlg::Sha512))]));
    is_broken("undeclared", &file, "envelope-entry-undeclared");
}

#[test]
fn a_removed_entry_is_seen() {
    let file = forged(|parts| drop(parts.remove(2)));
    is_broken("removed", &file, "envelope-entry-absent");
    let file = forged(|parts| drop(parts.remove(1)));
    is_broken("without a manifest", &file, "envelope-entry-order");
    let file = forged(|parts| drop(parts.remove(0)));
    is_broken("without a mimetype", &file, "envelope-entry-order");
}

#[test]
fn a_renamed_entry_is_seen() {
    let file = forged(|parts| parts[2].name = "submission2.json".to_owned());
    is_broken("renamed", &file, "envelope-entry-absent");
    for name in ["../submission.json", "/etc/x", "SUBMISSION.JSON", "a/b/c", "nul", "submission.json."] {
        is_broken(name, &forged(|parts| parts[2].name = name.to_owned()), "envelope-entry-name");
    }
}

#[test]
fn a_duplicated_entry_is_seen() {
    let file = forged(|parts| parts.insert(2, parts[2].clone()));
    is_broken("the same twice", &file, "envelope-entry-order");
    let file = forged(|parts| {
        let mut other = parts[2].clone();
        other.data = b"{}".to_vec();
        parts.insert(3, other);
    });
    is_broken("two under one name", &file, "envelope-entry-order");
}

#[test]
fn reordered_entries_are_seen() {
    for (a, b) in [(0, 1), (1, 2), (2, 3)] {
        is_broken("reordered", &forged(|parts| parts.swap(a, b)), "envelope-entry-order");
    }
}

#[test]
fn bytes_before_between_or_after_are_seen() {
    let good = signed(json());
    is_broken("a prefix", &[b"#!/bin/sh\n", good.as_slice()].concat(), "envelope-not-an-envelope");
    is_broken("a trailer", &[good.as_slice(), b"\n"].concat(), "envelope-end");
    is_broken("another archive behind it", &[good.as_slice(), good.as_slice()].concat(), "envelope-end");
    let mut comment = good.clone();
    let at = comment.len() - 2;
    comment[at] = 3;
    comment.extend(b"abc");
    is_broken("a comment", &comment, "envelope-end");
}

#[test]
fn a_compressed_encrypted_or_streamed_entry_is_seen() {
    is_broken("deflate", &forged(|parts| parts[2].method = 8), "envelope-entry-header");
    is_broken("encrypted", &forged(|parts| parts[2].flags = 1), "envelope-entry-header");
    is_broken("a data descriptor", &forged(|parts| parts[2].flags = 8), "envelope-entry-header");
    is_broken("UTF-8 names", &forged(|parts| parts[2].flags = 0x800), "envelope-entry-header");
    is_broken("another size", &forged(|parts| parts[2].size = Some(1)), "envelope-entry-header");
}

#[test]
fn an_extra_field_is_seen() {
    let file = forged(|parts| parts[2].extra = vec![1, 0, 4, 0, b'd', b'a', b't', b'a']);
    is_broken("extra", &file, "envelope-entry-header");
}

#[test]
fn a_directory_that_tells_another_story_is_seen() {
    let file = forged(|parts| parts[2].alias = Some("autre.json".to_owned()));
    is_broken("another name", &file, "envelope-directory");
    let (first, second) = (zip(&good_parts(json())), zip(&good_parts("{}")));
    let directory = |file: &[u8]| file.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let swapped = [&first[..directory(&first)], &second[directory(&second)..]].concat();
    is_broken("the directory of another envelope", &swapped, "envelope-directory");
}

#[test]
fn a_manifest_in_another_spelling_is_seen() {
    type Respell = fn(&str) -> String;
    let spellings: [(&str, Respell); 6] = [
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("upper case", |text| text.replace(char::is_alphabetic, "A")),
        ("binary mark", |text| text.replace("  ", " *")),
        ("reversed", |text| text.lines().rev().map(|line| format!("{line}\n")).collect()),
        ("doubled", |text| format!("{text}{text}")),
        ("no last line feed", |text| text.trim_end().to_owned()),
    ];
    for (what, respell) in spellings {
        let mut parts = good_parts(json());
        let manifest = respell(std::str::from_utf8(&parts[1].data).unwrap());
        // The forger even signs it.
        parts[3].data = sign(manifest.as_bytes(), LEAD, &key(1), HashAlg::Sha512).into_bytes();
        parts[1].data = manifest.into_bytes();
        is_broken(what, &zip(&parts), "envelope-manifest-line");
    }
}

#[test]
fn a_flood_of_entries_is_refused() {
    let file = forged(|parts| {
        let flood = (0..65_000).map(|n| part(&format!("evidence/{n:05}.txt"), ""));
        drop(parts.splice(2..2, flood));
    });
    is_broken("65 000 entries", &file, "envelope-entry-count");
}

#[test]
fn what_is_no_archive_at_all_is_told_so() {
    for (what, file) in
        [("nothing", &b""[..]), ("text", b"bonjour"), ("PDF", b"%PDF-1.7"), ("binary", &[0xff; 4096])]
    {
        is_broken(what, file, "envelope-not-an-envelope");
    }
}

#[test]
fn a_file_over_64_mebibytes_is_refused() {
    let file = forged(|parts| parts[2].data = vec![b' '; 64 << 20]);
    is_broken("65 MiB", &file, "envelope-too-large");
}

#[test]
fn a_decision_without_its_fields_and_an_envelope_of_no_kind_are_broken() {
    let namespace = "ministry.decision.v1@jauge";
    let content = [part("mimetype", "application/vnd.jauge.decision+zip"), part("decision.json", "{}")];
    let parts = assemble(&content, |m| vec![("ministry", sign(m, namespace, &key(1), HashAlg::Sha512))]);
    is_broken("an empty decision", &zip(&parts), "envelope-content-unreadable");
    let mut content = content.to_vec();
    content[0].data = b"application/zip".to_vec();
    let parts = assemble(&content, |m| vec![("ministry", sign(m, namespace, &key(1), HashAlg::Sha512))]);
    is_broken("a foreign mimetype", &zip(&parts), "envelope-mimetype");
}
