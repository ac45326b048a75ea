//! The bytes inside the armor: what only shows to those who look at each field.

use ssh_key::HashAlg;

use super::forge::{LEAD, assemble, content, good_parts, is_broken, json, key, sign, zip};

/// The lead's signature.
fn armor() -> String {
    let mut parts = good_parts(json());
    String::from_utf8(parts.pop().unwrap().data).unwrap()
}

/// The envelope with another one in its place.
fn with_armor(armor: &str) -> Vec<u8> {
    zip(&assemble(&content(json()), |_| vec![("lead", armor.to_owned())]))
}

#[test]
fn a_strangers_signature_under_the_leads_key_is_seen() {
    let manifest = good_parts(json())[1].data.clone();
    let strangers = sign(&manifest, LEAD, &key(9), HashAlg::Sha512);
    let (theirs, leads) = (key(9), key(1));
    let stolen =
        with_bytes(&strangers, |blob| replace(blob, theirs.public().as_bytes(), leads.public().as_bytes()));
    is_broken("the key exchanged", &with_armor(&stolen), "envelope-signature-wrong");
}

#[test]
fn a_field_that_is_not_as_it_has_to_be_is_seen() {
    let is_refused = |what: &str, change: fn(Vec<u8>) -> Vec<u8>| {
        let armor = with_bytes(&armor(), |blob| change(blob.to_vec()));
        let file = with_armor(&armor);
        assert_eq!(super::forge::verdict(&file), super::Verdict::Broken, "{what}");
    };
    is_refused("the reserved field", |blob| {
        let from = [LEAD.as_bytes(), &[0; 4]].concat();
        let to = [LEAD.as_bytes(), &b"\0\0\0\x02vu"[..]].concat();
        replace(&blob, &from, &to)
    });
    is_refused("the version", |mut blob| {
        blob[9] = 2;
        blob
    });
    is_refused("the preamble", |mut blob| {
        blob[0] = b'T';
        blob
    });
    is_refused("a byte more", |blob| [&blob[..], &[0]].concat());
    is_refused("a byte less", |blob| blob[..blob.len() - 1].to_vec());
    is_refused("another key type", |blob| replace(&blob, b"ssh-ed25519", b"ssh-ed25518"));
}

#[test]
fn a_second_spelling_of_the_scalar_is_refused() {
    // s + L verifies as s does where nobody looks (RFC 8032, 5.1.7); L in little-endian bytes.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let other = with_bytes(&armor(), |blob| {
        let mut blob = blob.to_vec();
        let start = blob.len() - 32;
        let mut carry = 0;
        for (byte, order) in blob[start..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(order) + carry;
            *byte = u8::try_from(sum & 0xff).unwrap();
            carry = sum >> 8;
        }
        blob
    });
    is_broken("s + L", &with_armor(&other), "envelope-signature-wrong");
}

/// The armor around changed bytes.
fn with_bytes(armor: &str, change: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let lines: Vec<&str> = armor.lines().collect();
    let blob = decode(&lines[1..lines.len() - 1].concat());
    let changed = encode(&change(&blob));
    let body: Vec<&str> =
        changed.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("{}\n{}\n{}\n", lines[0], body.join("\n"), lines[lines.len() - 1])
}

fn replace(blob: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = blob.windows(from.len()).position(|window| window == from).unwrap();
    [&blob[..at], to, &blob[at + from.len()..]].concat()
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn decode(text: &str) -> Vec<u8> {
    let digits: Vec<usize> =
        text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte)).collect();
    let group = |digits: &[usize]| {
        let number = (0..4).fold(0, |sum, at| sum * 64 + digits.get(at).copied().unwrap_or(0));
        let bytes = u32::try_from(number).unwrap().to_be_bytes();
        bytes[1..digits.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}

fn encode(bytes: &[u8]) -> String {
    let group = |bytes: &[u8]| {
        let number = (0..3).fold(0, |sum, at| sum * 256 + usize::from(bytes.get(at).copied().unwrap_or(0)));
        let digit = move |at: usize| char::from(DIGITS[number >> (18 - 6 * at) & 63]);
        let kept = bytes.len() + 1;
        (0..4).map(move |at| if at < kept { digit(at) } else { '=' })
    };
    bytes.chunks(3).flat_map(group).collect()
}

#[test]
fn an_armor_around_unchanged_bytes_is_the_armor() {
    assert_eq!(with_bytes(&armor(), <[u8]>::to_vec), armor());
}
