//! For any declaration and any bytes: what is written reads back, and what is read writes back.

use jauge::declaration::{Answer, Value};
use jauge::envelope::{Submission, Verdict, attest, seal};
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

/// Any declaration that may be sealed, with any text that a person can type.
fn any_submission() -> impl Strategy<Value = Submission> {
    let text = || any::<String>();
    let answers = prop::collection::btree_map(".{1,30}", (value(), prop::option::of(text())), 0..20);
    let code = "[a-z0-9][a-z0-9-]{0,47}";
    (answers, code, text(), [text(), text(), text()], 1970_u16..=9999, 0..253_402_207_200_i64).prop_map(
        |(answers, code, name, [person, title, email], year, second)| {
            let mut made = opened(&signed(json()), &register()).into_submission().unwrap();
            made.answers = answers
                .into_iter()
                .map(|(quantity, (value, reason))| (quantity, Answer { value, reason }))
                .collect();
            made.organization.code = code;
            made.organization.name = name;
            made.prepared_by.name = person;
            made.prepared_by.title = title;
            made.prepared_by.email = email;
            made.year = year;
            made.prepared_at = jiff::Timestamp::from_second(second).unwrap();
            made
        },
    )
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
    fn any_declaration_that_is_sealed_reads_back_the_same(submission in any_submission()) {
        let file = seal(&submission, &[], &key(1)).unwrap();
        let register = register();
        let opened = opened(&file, &register);
        prop_assert_ne!(opened.verdict(), Verdict::Broken);
        prop_assert_eq!(opened.submission(), Some(&submission));
        prop_assert_eq!(seal(opened.submission().unwrap(), &[], &key(1)).unwrap(), file.as_slice());
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
