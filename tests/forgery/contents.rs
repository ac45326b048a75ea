//! Forged contents: signed well, but two readers could read two things, or one could choke on it.

use jauge::envelope::Verdict;

use super::forge::{is_broken, json, json_with, signed, verdict};

#[track_caller]
fn is_unreadable(what: &str, json: impl Into<Vec<u8>>) {
    is_broken(what, &signed(json), "envelope-content-unreadable");
}

#[track_caller]
fn replaced(what: &str, from: &str, to: &str, code: &str) {
    let json = json();
    assert!(json.contains(from), "{what}: {from}");
    is_broken(what, &signed(json.replacen(from, to, 1)), code);
}

#[test]
fn names_given_twice_are_seen() {
    replaced("year", "\"year\": 2024", "\"year\": 2023, \"year\": 2024", "envelope-content-unreadable");
    replaced(
        "year, spelled otherwise",
        "\"year\": 2024",
        "\"y\\u0065ar\": 2023, \"year\": 2024",
        "envelope-content-unreadable",
    );
    is_unreadable("value", json_with("\"value\": 30, \"value\": 31, \"reason\": null", ""));
    let twice =
        "\"value\": 30, \"reason\": null}, {\"quantity\": \"services\", \"value\": 31, \"reason\": null";
    is_broken("one quantity twice", &signed(json_with(twice, "")), "envelope-content-repeated");
}

#[test]
fn unknown_and_missing_fields_are_seen() {
    is_unreadable("a field more", json_with("\"value\": 31, \"reason\": null", ", \"note\": 1"));
    is_unreadable("a field more inside", json_with("\"value\": 31, \"reason\": null, \"x\": 1", ""));
    is_unreadable("no reason", json_with("\"value\": 31", ""));
    replaced("no campaign", "\"campaign\": null, ", "", "envelope-content-unreadable");
    replaced("no year", "\"year\": 2024, ", "", "envelope-content-unreadable");
}

#[test]
fn numbers_as_anything_but_whole_numbers_are_seen() {
    for value in [
        "\"31\"",
        "31.0",
        "3.1e1",
        "-1",
        "-0",
        "1000000000",
        "99999999999999999999999",
        "null",
        "true",
        "\"na\"",
        "[31]",
        "{}",
        "031",
        "0x1f",
        "NaN",
        "\"oui\"",
    ] {
        is_unreadable(value, json_with(&format!("\"value\": {value}, \"reason\": null"), ""));
    }
    replaced("a year as a text", "2024", "\"2024\"", "envelope-content-unreadable");
    replaced("a fraction of a year", "2024", "2024.0", "envelope-content-unreadable");
    replaced("sequence 0", "\"sequence\": 1", "\"sequence\": 0", "envelope-content-field");
    replaced(
        "sequence 2 that supersedes nothing",
        "\"sequence\": 1",
        "\"sequence\": 2",
        "envelope-content-field",
    );
    let digest = format!("\"supersedes\": \"{}\"", "a".repeat(64));
    replaced("sequence 1 that supersedes", "\"supersedes\": null", &digest, "envelope-content-field");
}

#[test]
fn long_texts_are_refused_and_the_longest_is_not() {
    let reason =
        |length: usize| json_with(&format!("\"value\": \"ND\", \"reason\": \"{}\"", "é".repeat(length)), "");
    assert_eq!(verdict(&signed(reason(4_000))), Verdict::Valid);
    is_unreadable("4 001 characters", reason(4_001));
    is_broken("10 MB", &signed(reason(5_000_000)), "envelope-content-too-large");
    let escaped = json_with(&format!("\"value\": \"ND\", \"reason\": \"{}\"", "\\u00e9".repeat(4_001)), "");
    is_unreadable("4 001 escaped characters", escaped);
}

#[test]
fn deep_content_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        is_unreadable("depth 10 000", deep.clone());
        is_unreadable(
            "depth 10 000 as a value",
            json_with(&format!("\"value\": {deep}, \"reason\": null"), ""),
        );
        is_unreadable("depth 10 000, never closed", open.repeat(10_000));
    }
}

#[test]
fn liberties_with_json_are_refused() {
    is_unreadable("a byte-order mark", format!("\u{feff}{}", json()));
    is_unreadable("two documents", json() + "{}");
    is_unreadable("nothing", "");
    is_unreadable("cut", &json()[..200]);
    is_unreadable("UTF-16", json().encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    let mut latin = json().into_bytes();
    latin.retain(u8::is_ascii);
    latin[30] = 0xe9;
    is_unreadable("not UTF-8", latin);
    replaced("a lone surrogate", "\"Nom\"", "\"\\ud800\"", "envelope-content-unreadable");
    replaced("a lone low surrogate", "\"Nom\"", "\"\\udc00x\"", "envelope-content-unreadable");
    replaced("a raw line feed", "\"Nom\"", "\"No\nm\"", "envelope-content-unreadable");
    replaced("a comment", "\"year\"", "/* */ \"year\"", "envelope-content-unreadable");
    replaced("a trailing comma", "\"evidence\": []", "\"evidence\": [],", "envelope-content-unreadable");
    replaced(
        "an array for an object",
        "{\"code\": \"exemple\", \"name\": \"Organisme d’exemple\"}",
        "[\"exemple\", \"Organisme d’exemple\"]",
        "envelope-content-unreadable",
    );
    is_unreadable("an array for the whole", "[\"jauge/submission/1\"]");
}

#[test]
fn values_that_cannot_be_are_seen() {
    for (what, from, to) in [
        ("another schema", "jauge/submission/1", "jauge/submission/2"),
        ("a body's code", "\"code\": \"exemple\"", "\"code\": \"Exemple\""),
        ("a pattern as a code", "\"code\": \"exemple\"", "\"code\": \"*\""),
        ("a language", "fr-CA", "fr-FR"),
        ("a time in another zone", "14:05:00Z", "14:05:00-05:00"),
        ("a time without seconds", "14:05:00Z", "14:05Z"),
        ("a digest", &"0".repeat(64), &"g".repeat(64)),
        ("a version", "\"version\": 1", "\"version\": 0"),
        ("a year", "2024", "24"),
        ("no quantity", "\"quantity\": \"services\"", "\"quantity\": \"\""),
    ] {
        replaced(what, from, to, "envelope-content-field");
    }
}

#[test]
fn characters_that_are_not_seen_are_named_with_their_field() {
    use jauge::l10n::{Explain, Lang};
    for (what, from, to) in [
        ("a direction mark in a name", "\"Nom\"", "\"No\\u202em\""),
        ("the same, not escaped", "\"Nom\"", "\"No\u{202e}m\""),
        ("a null", "\"Nom\"", "\"No\\u0000m\""),
        ("an invisible space", "Organisme d’exemple", "Organisme\u{200b} d’exemple"),
        ("two lines in a name", "\"Nom\"", "\"No\\nm\""),
        ("a joiner at the end", "\"Nom\"", "\"Nom\u{200d}\""),
    ] {
        replaced(what, from, to, "envelope-content-character");
    }
    let file = signed(json().replacen("\"Nom\"", "\"No\\u202em\"", 1));
    let register = super::forge::register();
    let opened = super::forge::opened(&file, &register);
    let told = opened.reasons()[0].explain(Lang::En);
    assert!(
        told.sentence.contains("prepared_by.name") && told.sentence.contains("U+202E"),
        "{}",
        told.sentence
    );
    let reason = |text: &str| json_with(&format!("\"value\": \"ND\", \"reason\": \"{text}\""), "");
    is_broken("a tab", &signed(reason("Pas\\tcompté")), "envelope-content-character");
    assert_eq!(verdict(&signed(reason("Pas\\ncompté"))), Verdict::Valid, "a reason may have several lines");
    assert_eq!(verdict(&signed(reason("می\u{200c}خواهم"))), Verdict::Valid, "a joiner between letters");
    assert_eq!(opened.reasons()[0].code(), "envelope-content-character");
}

#[test]
fn what_was_received_before_still_reads_where_it_is_kept() {
    use jauge::envelope::{Circumstances, Texts, open};
    let file = signed(json().replacen("\"Nom\"", "\"No\\u202em\"", 1));
    let kept = Circumstances { texts: Texts::Keep, ..Circumstances::at(super::forge::now()) };
    let read = open(&file, &kept).into_submission().unwrap();
    assert_eq!(read.prepared_by.name, "No\u{202e}m");
    assert_eq!(read.escaped().prepared_by.name, "No<U+202E>m");
}

#[test]
fn evidence_of_every_kind_that_is_read_is_read() {
    use super::forge::{LEAD, assemble, content, key, part, sign, zip};
    for ending in ["pdf", "png", "jpg", "jpeg", "csv", "txt", "docx", "xlsx", "odt", "msg"] {
        let entry = format!("evidence/01.{ending}");
        let json = json().replace(
            "\"evidence\": []",
            &format!("\"evidence\": [{{\"entry\": \"{entry}\", \"name\": \"n\", \"target\": \"t\"}}]"),
        );
        let mut parts = content(json);
        parts.insert(1, part(&entry, "x"));
        let signed = |m: &[u8]| vec![("lead", sign(m, LEAD, &key(1), ssh_key::HashAlg::Sha512))];
        assert_eq!(verdict(&zip(&assemble(&parts, signed))), Verdict::Valid, "{ending}");
    }
}

#[test]
fn evidence_that_is_declared_and_not_there_is_seen() {
    let evidence = |entry: &str| {
        json().replace(
            "\"evidence\": []",
            &format!("\"evidence\": [{{\"entry\": \"{entry}\", \"name\": \"n\", \"target\": \"t\"}}]"),
        )
    };
    is_broken("absent", &signed(evidence("evidence/01.pdf")), "envelope-evidence-absent");
    for entry in ["evidence/1.pdf", "evidence/01.exe", "submission.json", "evidence/01.pdf.exe", "../01.pdf"]
    {
        is_broken(entry, &signed(evidence(entry)), "envelope-content-field");
    }
}

#[test]
fn an_archive_without_a_submission_is_seen() {
    use super::forge::{LEAD, assemble, key, part, sign, zip};
    let content = [part("mimetype", "application/vnd.jauge.submission+zip")];
    let parts = assemble(&content, |m| vec![("lead", sign(m, LEAD, &key(1), ssh_key::HashAlg::Sha512))]);
    is_broken("no submission.json", &zip(&parts), "envelope-evidence-absent");
}
