//! Decisions and receipts, in whatever order they come.

use jauge::case::{Arrival, Outcome};
use jauge::store::{Arrived, DecisionRow, Register, Status};

use crate::happening::{
    BODY, Desk, Happening, YEAR, at, correction, decided, decision, declaration, digest, file, of_body,
    replacing, revocation,
};

conform! {
    a_decision_reads_as_it_was_signed,
    a_decision_that_comes_before_its_submission_counts_once_that_is_here,
    a_receipt_decides_nothing,
    the_same_decision_twice_is_kept_once,
    a_decision_that_names_another_takes_its_place,
    two_that_contradict_each_other_are_a_conflict_until_one_names_both,
    two_that_say_the_same_stand_together,
    one_that_a_stolen_key_signed_again_stands_by_the_honest_key_once_that_one_is_revoked,
    decisions_in_any_order_end_the_same,
    decisions_of_one_unit_know_of_each_other,
    what_counts_is_what_the_cases_say,
}

fn a_decision_reads_as_it_was_signed(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let row = DecisionRow {
        arrival: Some(Arrival { at: at(-7), attested: Some(false) }),
        arrived_on: Some("2025-06-30".parse().unwrap()),
        ..replacing(&["z", "a", "z"], decision("accepted", "first", Outcome::Accepted))
    };
    desk.hears(&row);
    let mut supersedes = vec![digest("a"), digest("z")];
    supersedes.sort();
    let kept = DecisionRow { supersedes, kept_at: at(10), ..row };
    assert_eq!(register.case(YEAR, BODY).unwrap().decisions, [kept]);
    assert_eq!(register.file(&digest("accepted")).unwrap(), file(&digest("accepted")));

    let untold = DecisionRow { arrival: None, ..decision("untold", "first", Outcome::Accepted) };
    desk.hears(&untold);
    let untold = DecisionRow { kept_at: at(10), ..untold };
    assert_eq!(register.case(YEAR, BODY).unwrap().decisions[1], untold, "the first kept first");
}

fn a_decision_that_comes_before_its_submission_counts_once_that_is_here(register: &dyn Register) {
    let desk = Desk(register);
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    let case = register.case(YEAR, BODY).unwrap();
    assert_eq!((case.version, case.submissions.len(), case.decisions.len()), (1, 0, 1));
    assert_eq!(register.years_received(), Ok(Vec::new()), "nothing was received for it");
    assert_eq!(desk.arrives(&declaration("first")), Arrived::New(Status::Accepted));
    assert_eq!(desk.version(), 2);
}

fn a_receipt_decides_nothing(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("receipt", "first", Outcome::Received));
    assert_eq!(desk.stand(["first"]), [Status::ToReview]);
    assert_eq!(desk.version(), 2);
}

fn the_same_decision_twice_is_kept_once(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let row = decision("accepted", "first", Outcome::Accepted);
    desk.hears(&row);
    let before = (register.case(YEAR, BODY), register.journal_head());
    desk.hears(&DecisionRow { kept_at: at(99), ..row });
    assert_eq!((register.case(YEAR, BODY), register.journal_head()), before);
}

fn a_decision_that_names_another_takes_its_place(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.hears(&replacing(&["accepted"], decision("returned", "first", Outcome::Returned)));
    assert_eq!(desk.stand(["first"]), [Status::Returned]);
}

fn two_that_contradict_each_other_are_a_conflict_until_one_names_both(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.hears(&decision("returned", "first", Outcome::Returned));
    assert_eq!(desk.stand(["first"]), [Status::Conflict]);
    desk.hears(&replacing(&["accepted"], decision("one named", "first", Outcome::Accepted)));
    assert_eq!(desk.stand(["first"]), [Status::Conflict]);
    let formers = ["accepted", "returned", "one named"];
    desk.hears(&replacing(&formers, decision("settled", "first", Outcome::Accepted)));
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
}

fn two_that_say_the_same_stand_together(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    desk.hears(&decision("accepted elsewhere", "first", Outcome::Accepted));
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
}

fn one_that_a_stolen_key_signed_again_stands_by_the_honest_key_once_that_one_is_revoked(
    register: &dyn Register,
) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let honest = decision("accepted", "first", Outcome::Accepted);
    let again = DecisionRow { key: "SHA256:stolen".to_owned(), ..honest.clone() };
    // The thief's copy comes first.
    desk.happens(Happening::Decision(again, b"signed with the stolen key".to_vec()));
    desk.happens(Happening::Decision(honest.clone(), b"signed by the ministry".to_vec()));
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
    desk.happens(Happening::Revocation(revocation("SHA256:stolen", "", true)));
    assert_eq!(desk.stand(["first"]), [Status::Accepted], "what the honest key signed goes on");
    assert_eq!(register.file(&honest.fingerprint).unwrap(), b"signed by the ministry");
    desk.happens(Happening::Revocation(revocation(&honest.key, "", true)));
    assert_eq!(desk.stand(["first"]), [Status::ToReview]);
}

fn decisions_in_any_order_end_the_same(register: &dyn Register) {
    let desk = Desk(register);
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (number, order) in orders.into_iter().enumerate() {
        let body = format!("body-{number}");
        let name = |what: &str| format!("{what} of {body}");
        let formers = [name("accepted"), name("returned")];
        let formers = formers.each_ref().map(String::as_str);
        let rows = [
            decision(formers[0], &name("first"), Outcome::Accepted),
            decision(formers[1], &name("first"), Outcome::Returned),
            replacing(&formers, decision(&name("settled"), &name("first"), Outcome::Accepted)),
        ];
        let rows = rows.map(|row| DecisionRow { organization: body.clone(), ..row });
        // The submission somewhere among them, at each place in turn.
        for (turn, at) in order.into_iter().enumerate() {
            if turn == number % 3 {
                desk.arrives(&of_body(&body, declaration(&name("first"))));
            }
            desk.hears(&rows[at]);
        }
        assert_eq!(desk.stand([&name("first")]), [Status::Accepted], "{order:?}");
        assert_eq!(register.case(YEAR, &body).unwrap().version, 4);
    }
}

fn what_counts_is_what_the_cases_say(register: &dyn Register) {
    let desk = Desk(register);
    for (year, body) in [(YEAR, "a"), (YEAR, "b"), (YEAR - 1, "a"), (YEAR - 2, "a")] {
        let name = |what: &str| format!("{what} of {body} in {year}");
        let mut first = of_body(body, declaration(&name("first")));
        let mut second = of_body(body, correction(&name("second"), &name("first")));
        (first.year, second.year) = (year, year);
        let mut row = decision(&name("accepted"), &name("first"), Outcome::Accepted);
        (row.organization, row.year) = (body.to_owned(), year);
        desk.arrives(&first);
        if body == "a" {
            desk.hears(&row);
        }
        desk.arrives(&second);
    }
    let mut counted = Vec::new();
    let mut take = |row: jauge::store::AcceptedRow<'_>| {
        assert_eq!((row.sequence, row.name), (1, "Transports"));
        assert_eq!(row.framework, digest("framework"));
        assert!(row.answers.contains("first of"), "{}", row.answers);
        counted.push((row.year, row.organization.to_owned(), row.fingerprint.to_owned()));
    };
    register.each_accepted([YEAR - 1, YEAR], &mut take).unwrap();
    counted.sort();
    let mut expected = Vec::new();
    for year in [YEAR - 1, YEAR] {
        register
            .each_case(year, &mut |case| {
                let accepted = case.submissions.iter().filter(|row| row.status == Status::Accepted);
                expected
                    .extend(accepted.map(|row| (year, row.organization.clone(), row.fingerprint.clone())));
            })
            .unwrap();
    }
    assert_eq!(counted, expected);
    assert_eq!(counted.len(), 2);
}

fn decisions_of_one_unit_know_of_each_other(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let unit = [
        decided(&decision("accepted", "first", Outcome::Accepted)),
        decided(&replacing(&["accepted"], decision("returned", "first", Outcome::Returned))),
    ];
    desk.commit(&[Desk::expected(1)], &unit).unwrap();
    assert_eq!((desk.stand(["first"]), desk.version()), ([Status::Returned], 3));
}
