//! The journal: who did what, chained.

use jauge::case::Outcome;
use jauge::envelope::Digest;
use jauge::store::{JournalHead, Register, Unit};

use crate::happening::{Desk, at, decision, declaration, digest, file};

conform! {
    nothing_written_is_no_head,
    the_head_moves_with_every_row_and_keeps_its_register,
    the_head_is_what_anybody_works_out_from_the_rows,
}

fn nothing_written_is_no_head(register: &dyn Register) {
    assert_eq!(register.journal_head(), Ok(None));
    let nothing = Unit { expected: &[], changes: &[], journal: &[], who: "Ana", at: at(1) };
    register.commit(&nothing).unwrap();
    assert_eq!(register.journal_head(), Ok(None));
}

fn the_head_moves_with_every_row_and_keeps_its_register(register: &dyn Register) {
    let desk = Desk(register);
    let mut heads: Vec<JournalHead> = Vec::new();
    for turn in 1..=5_u64 {
        desk.arrives(&declaration(&turn.to_string()));
        let head = register.journal_head().unwrap().unwrap();
        assert_eq!(head.row, turn);
        assert!(heads.iter().all(|former| former.hash != head.hash && former.register == head.register));
        heads.push(head);
    }
    let id = &heads[0].register;
    let hexadecimal = |digit: char| digit.is_ascii_digit() || ('a'..='f').contains(&digit);
    assert!(id.len() == 32 && id.chars().all(hexadecimal), "{id}");
}

/// SHA-256 over each part with its length before it; the rows of a unit's own after those of its changes.
fn the_head_is_what_anybody_works_out_from_the_rows(register: &dyn Register) {
    let desk = Desk(register);
    let (first, accepted) = (digest("first"), digest("accepted"));
    desk.arrives(&declaration("first"));
    let row = decision("accepted", "first", Outcome::Accepted);
    let happening = crate::happening::decided(&row);
    let journal = [("signer-added", "é"), ("checked", "")];
    let changes = [happening.change()];
    register
        .commit(&Unit { expected: &[], changes: &changes, journal: &journal, who: "", at: at(20) })
        .unwrap();
    let digest_of = |name: &str| Digest::of(&file(name)).to_string();
    let rows = [
        (at(10), "Ana", "envelope-received", format!("{first} {}", digest_of(&first))),
        (at(20), "", "envelope-of-a-desk", format!("{accepted} {}", digest_of(&accepted))),
        (at(20), "", "signer-added", "é".to_owned()),
        (at(20), "", "checked", String::new()),
    ];
    let mut hash = "0".repeat(64);
    for (number, (at, who, what, about)) in (1..).zip(rows) {
        let parts = [i32::to_string(&number), at.to_string(), who.to_owned(), what.to_owned(), about, hash];
        let told: String = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
        hash = Digest::of(told.as_bytes()).to_string();
    }
    let head = register.journal_head().unwrap().unwrap();
    assert_eq!((head.row, head.hash), (4, hash));
}
