//! Forgeries: whatever is changed, added or put together, it is not valid, and the program says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, reason = "a forger's archives are small")]

mod archives;
mod blobs;
mod contents;
mod forge;
mod memory;
mod properties;
mod signatures;
#[path = "../support/mod.rs"]
mod support;

use jauge::envelope::{Verdict, attest, seal};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use rayon::prelude::*;

use forge::{good_parts, json, json_with, key, opened, register, signed, verdict, zip};

#[test]
fn what_nobody_forged_is_valid() {
    assert_eq!(verdict(&signed(json())), Verdict::Valid);
}

/// An envelope of about 5 kB with two signatures, sealed and attested by the program.
fn five_kilobytes() -> Vec<u8> {
    let text = "Le dénombrement de cette année suit la méthode de l’an dernier. ".repeat(40);
    let drafted = signed(json_with(&format!("\"value\": \"ND\", \"reason\": \"{text}\""), ""));
    let register = register();
    let submission = opened(&drafted, &register).into_submission().unwrap();
    let sealed = seal(&submission, &[], &key(1)).unwrap();
    attest(&sealed, &key(2)).unwrap()
}

#[test]
fn every_single_flipped_bit_breaks_an_envelope() {
    let file = five_kilobytes();
    assert!((4_500..6_000).contains(&file.len()), "{} bytes", file.len());
    let register = register();
    assert_eq!(opened(&file, &register).verdict(), Verdict::Valid);
    let survivors: Vec<usize> = (0..file.len() * 8)
        .into_par_iter()
        .filter(|bit| {
            let mut flipped = file.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            opened(&flipped, &register).verdict() != Verdict::Broken
        })
        .collect();
    assert!(survivors.is_empty(), "bits that can be flipped unseen: {survivors:?}");
}

#[test]
fn every_single_flipped_bit_of_the_known_envelopes_breaks_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/envelopes");
    let signers = std::fs::read(folder.join("signers")).unwrap();
    let register = jauge::trust::Signers::parse(&signers, &TimeZone::UTC).unwrap();
    for name in ["minimal", "two-signatures", "evidence", "correction"] {
        let file = std::fs::read(folder.join(format!("{name}.jauge"))).unwrap();
        assert_eq!(opened(&file, &register).verdict(), Verdict::Valid, "{name}");
        (0..file.len() * 8).into_par_iter().for_each(|bit| {
            let mut flipped = file.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(opened(&flipped, &register).verdict(), Verdict::Broken, "{name}, bit {bit}");
        });
    }
}

#[test]
fn a_flipped_bit_with_its_checksum_mended_breaks_an_envelope_all_the_same() {
    let parts = good_parts(json());
    let bits: Vec<(usize, usize)> = parts
        .iter()
        .enumerate()
        .flat_map(|(at, part)| (0..part.data.len() * 8).map(move |bit| (at, bit)))
        .collect();
    let register = register();
    bits.into_par_iter().for_each(|(at, bit)| {
        let mut forged = parts.clone();
        forged[at].data[bit / 8] ^= 1 << (bit % 8);
        let verdict = opened(&zip(&forged), &register).verdict();
        assert_eq!(verdict, Verdict::Broken, "{}, bit {bit}", parts[at].name);
    });
}

proptest! {
    #[test]
    fn bytes_cut_out_put_in_or_moved_break_an_envelope(
        from in any::<prop::sample::Index>(),
        length in 0_usize..200,
        to in any::<prop::sample::Index>(),
        put in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let file = signed(json());
        let from = from.index(file.len());
        let end = (from + length).min(file.len());
        let moved: Vec<u8> = file[from..end].to_vec();
        let mut forged = [&file[..from], &put, &file[end..]].concat();
        let to = to.index(forged.len() + 1);
        forged.splice(to..to, moved);
        if forged != file {
            prop_assert_eq!(verdict(&forged), Verdict::Broken);
        }
    }
}
