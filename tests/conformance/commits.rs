//! The one writer: what was expected, and all or nothing.

use jauge::case::Outcome;
use jauge::store::{Arrived, CommitError, DecisionRow, Expected, Register, Status, StoreFault};

use crate::happening::{
    BODY, Desk, Happening, YEAR, arrived, body, campaign, correction, decided, decision, declaration, digest,
    file, line, of_body, quarantined, revocation,
};

conform! {
    what_has_moved_is_named_and_nothing_is_written,
    the_rest_is_written_once_what_has_moved_is_left_out,
    of_what_nothing_is_known_version_zero_is_expected,
    what_was_expected_is_asked_before_the_unit_writes,
    a_unit_that_is_refused_in_the_middle_leaves_nothing,
    a_unit_gives_what_became_of_each_arrival_in_their_order,
    room_for_many_changes_nothing_that_is_read,
}

fn expected(body: &str, version: u64) -> Expected {
    Expected { year: YEAR, organization: body.to_owned(), version }
}

/// All that a unit could have left behind.
fn traces(register: &dyn Register) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut cases = Vec::new();
    register.each_case(YEAR, &mut |case| cases.push(case)).unwrap();
    let rest = (register.campaigns(), register.signers(), register.quarantine(), register.journal_head());
    (cases, register.years_received(), rest)
}

fn what_has_moved_is_named_and_nothing_is_written(register: &dyn Register) {
    let desk = Desk(register);
    for body in ["a", "b", "c"] {
        desk.arrives(&of_body(body, declaration(body)));
    }
    desk.arrives(&of_body("b", correction("b again", "b")));
    desk.arrives(&of_body("c", correction("c again", "c")));
    let before = traces(register);
    let seen =
        [expected("a", 1), expected("b", 1), expected("c", 2), expected("nobody", 1), expected("a", 2)];
    let unit = [
        arrived(&of_body("d", declaration("d"))),
        Happening::Signers(Vec::new(), vec![line("a line")]),
        Happening::Quarantine(quarantined("x.jauge", &["x"]), b"x".to_vec()),
    ];
    let moved = vec![expected("b", 1), expected("nobody", 1), expected("a", 2)];
    assert_eq!(desk.commit(&seen, &unit), Err(CommitError::Moved(moved)));
    assert_eq!(traces(register), before);
}

fn the_rest_is_written_once_what_has_moved_is_left_out(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.arrives(&of_body("b", declaration("b")));
    desk.hears(&decision("somebody else's", "first", Outcome::Returned));
    let other = decision("accepted b", "b", Outcome::Accepted);
    let other = DecisionRow { organization: "b".to_owned(), ..other };
    let both = [decided(&decision("accepted", "first", Outcome::Accepted)), decided(&other)];
    let refused = desk.commit(&[expected(BODY, 1), expected("b", 1)], &both);
    assert_eq!(refused, Err(CommitError::Moved(vec![expected(BODY, 1)])));
    assert_eq!(desk.commit(&[expected("b", 1)], &both[1..]), Ok(Vec::new()));
    assert_eq!(desk.stand(["first", "b"]), [Status::Returned, Status::Accepted]);
    assert_eq!(register.file(&digest("accepted")), Err(StoreFault::UnknownEnvelope(digest("accepted"))));
}

fn of_what_nothing_is_known_version_zero_is_expected(register: &dyn Register) {
    let desk = Desk(register);
    let unit = [arrived(&declaration("first"))];
    assert_eq!(desk.commit(&[Desk::expected(0)], &unit), Ok(vec![Arrived::New(Status::ToReview)]));
    let again = [arrived(&correction("second", "first"))];
    let moved = CommitError::Moved(vec![Desk::expected(0)]);
    assert_eq!(desk.commit(&[Desk::expected(0)], &again), Err(moved));
}

fn what_was_expected_is_asked_before_the_unit_writes(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let unit = [
        arrived(&correction("second", "first")),
        decided(&decision("accepted", "second", Outcome::Accepted)),
    ];
    desk.commit(&[Desk::expected(1)], &unit).unwrap();
    assert_eq!((desk.version(), desk.stand(["second"])), (3, [Status::Accepted]));
}

fn a_unit_that_is_refused_in_the_middle_leaves_nothing(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.happens(Happening::Quarantine(quarantined("x.jauge", &["x"]), b"x".to_vec()));
    let before = traces(register);
    let row = campaign("campaign", "mcn", 1);
    let unit = [
        arrived(&of_body("b", declaration("b"))),
        Happening::Arrival(declaration("first"), b"a copy".to_vec()),
        arrived(&correction("second", "first")),
        decided(&decision("returned", "first", Outcome::Returned)),
        Happening::Campaign(row, vec![body("b")], file("campaign")),
        Happening::Revocation(revocation(crate::happening::KEY, "", true)),
        Happening::Quarantine(quarantined("y.jauge", &["y"]), b"x".to_vec()),
        Happening::Signers(vec![line("never written")], vec![line("never written")]),
        arrived(&of_body("c", declaration("c"))),
    ];
    let refused = desk.commit(&[Desk::expected(2)], &unit);
    assert_eq!(refused, Err(CommitError::Store(StoreFault::SignersChanged)));
    assert_eq!(traces(register), before);
    for name in ["b", "second", "returned", "campaign"] {
        let print = digest(name);
        assert_eq!(register.file(&print), Err(StoreFault::UnknownEnvelope(print)), "{name}");
    }
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
    // And is no hindrance to what comes next.
    assert_eq!(desk.arrives(&of_body("b", declaration("b"))), Arrived::New(Status::ToReview));
}

fn a_unit_gives_what_became_of_each_arrival_in_their_order(register: &dyn Register) {
    let desk = Desk(register);
    let unit = [
        arrived(&declaration("first")),
        decided(&decision("accepted", "first", Outcome::Accepted)),
        arrived(&declaration("first")),
        Happening::Arrival(declaration("first"), b"a copy".to_vec()),
        arrived(&correction("second", "first")),
        arrived(&correction("third", "absent")),
    ];
    let became = [
        Arrived::New(Status::ToReview),
        Arrived::Already,
        Arrived::Copy,
        Arrived::New(Status::ToReview),
        Arrived::New(Status::Waiting),
    ];
    assert_eq!(desk.commit(&[], &unit).unwrap(), became);
    assert_eq!(desk.version(), 5);
}

fn room_for_many_changes_nothing_that_is_read(register: &dyn Register) {
    let desk = Desk(register);
    register.start_bulk().unwrap();
    desk.arrives(&declaration("first"));
    let within = traces(register);
    register.finish_bulk().unwrap();
    assert_eq!(traces(register), within);
    assert_eq!(desk.arrives(&declaration("first")), Arrived::Already);
}
