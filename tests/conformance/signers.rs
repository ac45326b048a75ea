//! Who may sign, and the keys that were revoked.

use jauge::case::Outcome;
use jauge::store::{CommitError, DecisionRow, Register, SignerRow, Status, StoreFault};

use crate::happening::{
    BODY, Desk, Happening, KEY, YEAR, at, correction, decision, declaration, line, of_body, revocation,
};

conform! {
    lines_change_and_come_to_the_end_and_none_goes,
    lines_that_were_changed_meanwhile_are_refused,
    a_line_that_came_with_others_is_kept_as_such_until_a_person_means_it,
    what_a_revoked_key_decided_is_to_be_reviewed_again,
    what_a_revoked_key_settled_is_a_conflict_again,
    a_decision_by_a_key_that_was_revoked_before_decides_nothing,
    a_revocation_that_waits_changes_nothing_until_it_takes_force,
    a_key_that_is_revoked_stays_revoked_whoever_says_so_again,
}

fn lines(written: &[&str]) -> Vec<SignerRow> {
    written.iter().map(|written| line(written)).collect()
}

fn change(register: &dyn Register, before: &[&str], after: &[&str]) -> Result<(), CommitError> {
    Desk(register).commit(&[], &[Happening::Signers(lines(before), lines(after))]).map(drop)
}

fn lines_change_and_come_to_the_end_and_none_goes(register: &dyn Register) {
    change(register, &[], &["b", "a"]).unwrap();
    assert_eq!(register.signers().unwrap().0, lines(&["b", "a"]), "in their order");
    change(register, &["b", "a"], &["b until 2025", "a", "c"]).unwrap();
    assert_eq!(register.signers().unwrap().0, lines(&["b until 2025", "a", "c"]));
    let shorter = change(register, &["b until 2025", "a", "c"], &["b until 2025", "a"]);
    assert_eq!(shorter, Err(CommitError::Store(StoreFault::SignersChanged)));
    let twice = change(register, &["b until 2025", "a", "c"], &["b until 2025", "a", "c", "a"]);
    assert!(matches!(twice, Err(CommitError::Store(_))), "{twice:?}");
    assert_eq!(register.signers().unwrap().0.len(), 3);
}

fn lines_that_were_changed_meanwhile_are_refused(register: &dyn Register) {
    change(register, &[], &["a"]).unwrap();
    let changed = Err(CommitError::Store(StoreFault::SignersChanged));
    assert_eq!(change(register, &[], &["b"]), changed);
    assert_eq!(change(register, &["a", "b"], &["a", "b", "c"]), changed);
    assert_eq!(change(register, &["b"], &["b", "c"]), changed);
    assert_eq!(register.signers().unwrap().0, lines(&["a"]));
}

fn a_line_that_came_with_others_is_kept_as_such_until_a_person_means_it(register: &dyn Register) {
    let desk = Desk(register);
    let with_others = vec![line("a"), SignerRow { by_name: false, ..line("b") }];
    desk.happens(Happening::Signers(Vec::new(), with_others.clone()));
    assert_eq!(register.signers().unwrap().0, with_others);
    let as_if_meant = change(register, &["a", "b"], &["a", "b", "c"]);
    assert_eq!(as_if_meant, Err(CommitError::Store(StoreFault::SignersChanged)));
    desk.happens(Happening::Signers(with_others, lines(&["a", "b"])));
    assert_eq!(register.signers().unwrap().0, lines(&["a", "b"]));
}

fn what_a_revoked_key_decided_is_to_be_reviewed_again(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.arrives(&of_body("b", declaration("b")));
    let other = decision("by another key", "b", Outcome::Accepted);
    let other = DecisionRow { organization: "b".to_owned(), key: "SHA256:other".to_owned(), ..other };
    desk.hears(&other);
    let before = register.case(YEAR, "b");

    desk.happens(Happening::Revocation(revocation(KEY, "", true)));
    assert_eq!(desk.stand(["first", "b"]), [Status::ToReview, Status::Accepted]);
    assert_eq!(desk.version(), 3, "who read it before is told");
    assert_eq!(register.case(YEAR, "b"), before, "what it decided nothing in did not move");
    assert_eq!(register.revoked_keys().unwrap().into_iter().collect::<Vec<_>>(), [KEY]);
    let mut counted = Vec::new();
    register.each_accepted([YEAR, YEAR], &mut |row| counted.push(row.organization.to_owned())).unwrap();
    assert_eq!(counted, ["b"]);
}

fn what_a_revoked_key_settled_is_a_conflict_again(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    for (name, outcome) in [("accepted", Outcome::Accepted), ("returned", Outcome::Returned)] {
        let row = decision(name, "first", outcome);
        desk.hears(&DecisionRow { key: "SHA256:honest".to_owned(), ..row });
    }
    let settles = decision("settled", "first", Outcome::Accepted);
    desk.hears(&crate::happening::replacing(&["accepted", "returned"], settles));
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
    desk.happens(Happening::Revocation(revocation(KEY, "", true)));
    assert_eq!(desk.stand(["first"]), [Status::Conflict]);
}

fn a_decision_by_a_key_that_was_revoked_before_decides_nothing(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.happens(Happening::Revocation(revocation(KEY, "", true)));
    assert_eq!(desk.version(), 1);
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    assert_eq!(desk.stand(["first"]), [Status::ToReview]);
    assert_eq!(desk.version(), 2);
    desk.arrives(&correction("second", "first"));
    assert_eq!(desk.stand(["first", "second"]), [Status::Superseded, Status::ToReview]);
}

fn a_revocation_that_waits_changes_nothing_until_it_takes_force(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    let before = register.case(YEAR, BODY);
    let waits = revocation(KEY, "campaign", false);
    desk.happens(Happening::Revocation(waits.clone()));
    assert_eq!(register.case(YEAR, BODY), before);
    assert_eq!(register.revoked_keys().unwrap().len(), 0);
    let kept = jauge::store::RevocationRow { added_at: at(10), ..waits.clone() };
    assert_eq!(register.signers().unwrap().1, std::slice::from_ref(&kept));
    assert_eq!(desk.rows(), 3);
    // The same again, as a campaign taken twice carries it.
    desk.happens(Happening::Revocation(waits));
    assert_eq!((register.case(YEAR, BODY), desk.rows()), (before, 3));

    desk.happens(Happening::Revocation(revocation(KEY, "campaign", true)));
    assert_eq!((desk.stand(["first"]), desk.version()), ([Status::ToReview], 3));
    assert_eq!(register.signers().unwrap().1, [jauge::store::RevocationRow { in_force: true, ..kept }]);
}

fn a_key_that_is_revoked_stays_revoked_whoever_says_so_again(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.happens(Happening::Revocation(revocation(KEY, "campaign", true)));
    let (before, rows) = (register.case(YEAR, BODY), desk.rows());
    // Again, as one that waits, and by a person: nothing is added up anew.
    desk.happens(Happening::Revocation(revocation(KEY, "campaign", true)));
    desk.happens(Happening::Revocation(revocation(KEY, "campaign", false)));
    assert_eq!(desk.rows(), rows);
    desk.happens(Happening::Revocation(revocation(KEY, "", true)));
    assert_eq!(desk.rows(), rows + 1);
    assert_eq!(register.case(YEAR, BODY), before);
    let vouched: Vec<String> = register.signers().unwrap().1.into_iter().map(|row| row.vouched_by).collect();
    assert_eq!(vouched, ["", "campaign"]);
}
