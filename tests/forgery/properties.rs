//! For any declaration and any bytes: what is written reads back, and what is read writes back.

use jauge::declaration::{Answer, Justification, Organization, Person, Value};
use jauge::envelope::{Evidence, Fingerprint, Lines, Submission, Verdict, attest, cleaned, seal};
use jauge::l10n::Lang;
use proptest::prelude::*;
use proptest::sample::Index;
use ssh_key::HashAlg;

use super::forge::{LEAD, Part, good_parts, json, key, opened, part, register, sign, signed, verdict, zip};

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..=Value::MOST).prop_map(Value::Count),
        Just(Value::Yes),
        Just(Value::No),
        Just(Value::NotApplicable),
        Just(Value::NotCollected),
    ]
}

/// A declaration and the bytes of its evidence.
type Declared = (Submission, Vec<Vec<u8>>);

/// Any text of as many lines that may be signed.
fn text(lines: Lines) -> impl Strategy<Value = String> {
    any::<String>().prop_map(move |text| cleaned(&text, lines).0)
}

/// Any text that names something.
fn named() -> impl Strategy<Value = String> {
    text(Lines::One).prop_map(|name| if name.is_empty() { "x".to_owned() } else { name })
}

/// Any declaration that may be sealed, with any text that a person can type.
fn any_submission() -> impl Strategy<Value = Declared> {
    let reason = prop::option::of(text(Lines::Many));
    let text = || text(Lines::One);
    let answers = prop::collection::btree_map(named(), (value(), reason), 0..20);
    let code = "[a-z0-9][a-z0-9-]{0,47}";
    let about = (answers, code, text(), [text(), text(), text()], 1970_u16..=9999, 0..253_402_207_200_i64);
    (about, beside()).prop_map(|((answers, code, name, person, year, second), (mut made, evidence))| {
        let answers = answers.into_iter();
        made.answers =
            answers.map(|(quantity, (value, reason))| (quantity, Answer { value, reason })).collect();
        made.organization = Organization { code, name };
        let [name, title, email] = person;
        made.prepared_by = Person { name, title, email };
        made.year = year;
        made.prepared_at = jiff::Timestamp::from_second(second).unwrap();
        (made, evidence)
    })
}

/// A declaration with anything beside its answers: campaign, correction, justifications, evidence, language.
fn beside() -> impl Strategy<Value = Declared> {
    let print = || any::<[u8; 32]>().prop_map(Fingerprint);
    let correction = prop::option::of((2..=u32::MAX, print(), prop::option::of(text(Lines::Many))));
    let about = (named(), prop::option::of(named()));
    let rules = prop::collection::btree_map(about, text(Lines::Many), 0..6);
    let extension = prop::sample::select(&Evidence::EXTENSIONS[..]);
    let evidence = prop::collection::vec((extension, text(Lines::One), named(), any::<Vec<u8>>()), 0..6);
    let language = prop::sample::select(&Lang::ALL[..]);
    (prop::option::of(print()), correction, rules, evidence, language).prop_map(
        |(campaign, correction, rules, evidence, language)| {
            let mut made = opened(&signed(json()), &register()).into_submission().unwrap();
            (made.campaign, made.language) = (campaign, language);
            if let Some((sequence, base, reason)) = correction {
                (made.sequence, made.supersedes, made.correction_reason) = (sequence, Some(base), reason);
            }
            let rules = rules.into_iter();
            made.justifications =
                rules.map(|((rule, quantity), text)| Justification { rule, quantity, text }).collect();
            let pieces = evidence.into_iter().enumerate().map(|(at, (extension, name, target, bytes))| {
                let entry = Evidence::entry_name(at + 1, extension).unwrap();
                (Evidence { entry, name, target }, bytes)
            });
            let (declared, bytes): (Vec<_>, Vec<_>) = pieces.unzip();
            made.evidence = declared;
            (made, bytes)
        },
    )
}

fn sealed((submission, evidence): &Declared) -> Vec<u8> {
    let names = submission.evidence.iter().map(|piece| piece.entry.as_str());
    let evidence: Vec<(&str, &[u8])> = names.zip(evidence.iter().map(Vec::as_slice)).collect();
    seal(submission, &evidence, &key(1)).unwrap()
}

/// What was done to a file: bytes changed, put in, left out, cut off.
type Damage = (Vec<(Index, u8)>, Option<(Index, Vec<u8>)>, Option<(Index, Index)>);

fn damage() -> impl Strategy<Value = Damage> {
    (
        prop::collection::vec(any::<(Index, u8)>(), 0..6),
        prop::option::of(any::<(Index, Vec<u8>)>()),
        prop::option::of(any::<(Index, Index)>()),
    )
}

fn damaged(mut bytes: Vec<u8>, (changes, insert, remove): Damage) -> Vec<u8> {
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = byte;
    }
    if let Some((at, more)) = insert {
        let at = at.index(bytes.len());
        bytes.splice(at..at, more);
    }
    if let Some((from, to)) = remove {
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        bytes.drain(from.min(to)..from.max(to));
    }
    bytes
}

/// The entries of a file in the profile, by the sizes in their headers.
fn entries(file: &[u8]) -> Vec<Part> {
    let number = |at: usize, bytes: usize| {
        file[at..at + bytes].iter().rev().fold(0, |sum, byte| sum * 256 + usize::from(*byte))
    };
    let mut entries = Vec::new();
    let mut at = 0;
    while file[at..].starts_with(b"PK\x03\x04") {
        let data = at + 30 + number(at + 26, 2);
        let end = data + number(at + 18, 4);
        entries.push(part(std::str::from_utf8(&file[at + 30..data]).unwrap(), &file[data..end]));
        at = end;
    }
    entries
}

/// Any bytes either are broken, and give nothing to read, or are what writing their entries anew gives, here and
/// in the program: attesting writes all of them and one more.
fn fails_or_writes_back(file: &[u8]) -> Result<(), TestCaseError> {
    let register = register();
    let opened = opened(file, &register);
    if opened.verdict() == Verdict::Broken {
        prop_assert!(!opened.reasons().is_empty(), "broken without a reason");
        prop_assert!(opened.submission().is_none(), "content without a verdict");
        return Ok(());
    }
    prop_assert_eq!(zip(&entries(file)), file);
    if let Ok(attested) = attest(file, &key(2)) {
        let mut before = entries(&attested);
        before.pop();
        prop_assert_eq!(zip(&before), file);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_declaration_that_is_sealed_reads_back_the_same(declared in any_submission()) {
        let file = sealed(&declared);
        let register = register();
        let opened = opened(&file, &register);
        prop_assert_ne!(opened.verdict(), Verdict::Broken);
        let evidence: Vec<Vec<u8>> = opened.evidence().map(|(_, bytes)| bytes.to_vec()).collect();
        let read = (opened.submission().unwrap().clone(), evidence);
        prop_assert_eq!(&read, &declared);
        prop_assert_eq!(sealed(&read), file.as_slice());
        fails_or_writes_back(&file)?;
    }

    #[test]
    fn any_damage_to_an_envelope_is_broken_or_no_damage(damage in damage(), attested in any::<bool>()) {
        let sealed = signed(json());
        let whole = if attested { attest(&sealed, &key(2)).unwrap() } else { sealed };
        let file = damaged(whole.clone(), damage);
        fails_or_writes_back(&file)?;
        prop_assert!(file == whole || verdict(&file) != Verdict::Valid);
    }

    #[test]
    fn damaged_content_under_a_good_signature_is_broken_or_means_itself(damage in damage()) {
        let file = signed(damaged(json().into_bytes(), damage));
        fails_or_writes_back(&file)?;
        let register = register();
        if let Some(read) = opened(&file, &register).into_submission() {
            let sealed = seal(&read, &[], &key(1)).unwrap();
            prop_assert_eq!(opened(&sealed, &register).into_submission(), Some(read));
        }
    }

    #[test]
    fn any_bytes_at_all_are_judged_wherever_they_stand(bytes in any::<Vec<u8>>()) {
        fails_or_writes_back(&bytes)?;
        fails_or_writes_back(&[&b"PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0"[..], &bytes].concat())?;
        fails_or_writes_back(&signed(bytes.clone()))?;
        let place = |parts: &[Part], name: &str| parts.iter().position(|part| part.name == name).unwrap();
        let mut parts = good_parts(json());
        let (manifest, lead) = (place(&parts, "manifest.sha256"), place(&parts, "signatures/lead.sig"));
        parts[lead].data.clone_from(&bytes);
        fails_or_writes_back(&zip(&parts))?;
        parts[lead].data = sign(&bytes, LEAD, &key(1), HashAlg::Sha512).into_bytes();
        parts[manifest].data = bytes;
        fails_or_writes_back(&zip(&parts))?;
    }
}
