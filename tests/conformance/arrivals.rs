//! Submissions: arrivals, copies, corrections, rivals.

use jauge::case::{Arrival, Outcome};
use jauge::store::{Arrived, CaseRecord, Register, Status, StoreFault, SubmissionRow};
use jiff::Timestamp;

use crate::happening::{BODY, Desk, YEAR, at, correction, decision, declaration, digest, file, of_body};

conform! {
    a_declaration_that_arrives_is_to_be_reviewed_and_reads_as_it_came,
    what_was_never_received_is_not_there,
    the_same_file_a_second_time_changes_nothing,
    a_copy_with_the_officers_signature_is_kept_beside_the_first,
    moments_are_kept_to_the_nanosecond_and_those_of_other_ages_as_the_nearest,
    a_correction_waits_for_what_it_corrects,
    a_correction_takes_the_place_of_what_nobody_decided,
    a_correction_of_what_was_returned_is_to_be_reviewed,
    what_was_accepted_counts_until_its_correction_is_accepted,
    two_first_declarations_are_a_conflict_until_both_are_decided,
    every_body_and_every_year_is_a_case_of_its_own,
    the_cases_of_a_year_come_by_body_as_each_is_read_alone,
}

fn a_declaration_that_arrives_is_to_be_reviewed_and_reads_as_it_came(register: &dyn Register) {
    let desk = Desk(register);
    let row = SubmissionRow { campaign: Some(digest("campaign")), attested: true, ..declaration("first") };
    assert_eq!(desk.arrives_as(&row, b"as it came"), Arrived::New(Status::ToReview));
    let sha256 = digest("as it came");
    let kept = SubmissionRow { sha256, status: Status::ToReview, version: 1, ..row };
    let case = CaseRecord {
        year: YEAR,
        organization: BODY.to_owned(),
        version: 1,
        submissions: vec![kept.clone()],
        decisions: Vec::new(),
    };
    assert_eq!(register.case(YEAR, BODY), Ok(case));
    assert_eq!(register.submission(&kept.fingerprint), Ok(Some(kept.clone())));
    assert_eq!(register.file(&kept.fingerprint).unwrap(), b"as it came");
}

fn what_was_never_received_is_not_there(register: &dyn Register) {
    let nothing = CaseRecord { year: YEAR, organization: BODY.to_owned(), ..CaseRecord::default() };
    assert_eq!(register.case(YEAR, BODY), Ok(nothing));
    assert_eq!(register.submission(&digest("first")), Ok(None));
    assert_eq!(register.file(&digest("first")), Err(StoreFault::UnknownEnvelope(digest("first"))));
    assert_eq!(register.years_received(), Ok(Vec::new()));
    register.each_case(YEAR, &mut |case| panic!("{case:?}")).unwrap();
    register.each_accepted([0, u16::MAX], &mut |row| panic!("{row:?}")).unwrap();
    assert_eq!(register.campaign_bodies(&digest("campaign")), Ok(Vec::new()));
    assert_eq!(register.signers(), Ok((Vec::new(), Vec::new())));
}

fn the_same_file_a_second_time_changes_nothing(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let before = (register.case(YEAR, BODY), register.journal_head());
    let later = SubmissionRow { received_at: at(100), ..declaration("first") };
    assert_eq!(desk.arrives(&later), Arrived::Already);
    assert_eq!((register.case(YEAR, BODY), register.journal_head()), before);
}

fn a_copy_with_the_officers_signature_is_kept_beside_the_first(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    let attested = SubmissionRow { attested: true, received_at: at(5), ..declaration("first") };
    assert_eq!(desk.arrives_as(&attested, b"with both signatures"), Arrived::Copy);
    assert_eq!(desk.arrives_as(&attested, b"with both signatures"), Arrived::Already);
    assert_eq!(desk.arrives_as(&attested, b"and once more"), Arrived::Copy);

    let case = register.case(YEAR, BODY).unwrap();
    let arrival = Arrival { at: at(5), attested: Some(true) };
    let mut copies = vec![(digest("with both signatures"), arrival), (digest("and once more"), arrival)];
    copies.sort();
    assert_eq!((case.version, case.submissions.len()), (3, 1));
    assert_eq!(case.submissions[0].copies, copies);
    assert!(!case.submissions[0].attested, "the row tells of the first one");
    assert_eq!(
        register.file(&digest("first")).unwrap(),
        file(&digest("first")),
        "which is the one that is given"
    );
    assert_eq!(desk.rows(), 3);
}

fn moments_are_kept_to_the_nanosecond_and_those_of_other_ages_as_the_nearest(register: &dyn Register) {
    let desk = Desk(register);
    let exact: Timestamp = "2025-06-30T23:59:59.123456789Z".parse().unwrap();
    let moments =
        [(exact, exact), (Timestamp::MAX, nanosecond(i64::MAX)), (Timestamp::MIN, nanosecond(i64::MIN))];
    for (number, (came, kept)) in moments.into_iter().enumerate() {
        let row = SubmissionRow { received_at: came, ..declaration(&number.to_string()) };
        desk.arrives(&row);
        assert_eq!(register.submission(&row.fingerprint).unwrap().unwrap().received_at, kept);
    }
}

fn nanosecond(count: i64) -> Timestamp {
    Timestamp::from_nanosecond(count.into()).unwrap()
}

fn a_correction_waits_for_what_it_corrects(register: &dyn Register) {
    let desk = Desk(register);
    assert_eq!(desk.arrives(&correction("second", "first")), Arrived::New(Status::Waiting));
    assert_eq!(desk.arrives(&declaration("first")), Arrived::New(Status::Superseded));
    assert_eq!(desk.stand(["second"]), [Status::ToReview]);
    let case = register.case(YEAR, BODY).unwrap();
    let sequences: Vec<u32> = case.submissions.iter().map(|row| row.sequence).collect();
    assert_eq!((case.version, sequences), (2, vec![1, 2]), "by their place in the chain, not as they came");
    assert!(case.submissions.iter().all(|row| row.version == 2));
}

fn a_correction_takes_the_place_of_what_nobody_decided(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    assert_eq!(desk.arrives(&correction("second", "first")), Arrived::New(Status::ToReview));
    assert_eq!(desk.stand(["first", "second"]), [Status::Superseded, Status::ToReview]);
}

fn a_correction_of_what_was_returned_is_to_be_reviewed(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("returned", "first", Outcome::Returned));
    assert_eq!(desk.stand(["first"]), [Status::Returned]);
    assert_eq!(desk.arrives(&correction("second", "first")), Arrived::New(Status::ToReview));
    assert_eq!(desk.stand(["first"]), [Status::Superseded]);
}

fn what_was_accepted_counts_until_its_correction_is_accepted(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    assert_eq!(desk.arrives(&correction("second", "first")), Arrived::New(Status::ToReview));
    assert_eq!(desk.stand(["first"]), [Status::Accepted]);
    desk.hears(&decision("accepted too", "second", Outcome::Accepted));
    assert_eq!(desk.stand(["first", "second"]), [Status::Superseded, Status::Accepted]);
    assert_eq!(desk.version(), 4);
}

fn two_first_declarations_are_a_conflict_until_both_are_decided(register: &dyn Register) {
    let desk = Desk(register);
    desk.arrives(&declaration("first"));
    assert_eq!(desk.arrives(&declaration("rival")), Arrived::New(Status::Conflict));
    assert_eq!(desk.stand(["first", "rival"]), [Status::Conflict; 2]);
    desk.hears(&decision("accepted", "first", Outcome::Accepted));
    assert_eq!(desk.stand(["first", "rival"]), [Status::Accepted, Status::Conflict]);
    desk.hears(&decision("returned", "rival", Outcome::Returned));
    assert_eq!(desk.stand(["first", "rival"]), [Status::Accepted, Status::Returned]);
}

fn every_body_and_every_year_is_a_case_of_its_own(register: &dyn Register) {
    let desk = Desk(register);
    let elsewhere = of_body("mcn", declaration("elsewhere"));
    let earlier = SubmissionRow { year: YEAR - 2, ..declaration("earlier") };
    for row in [&declaration("first"), &elsewhere, &earlier] {
        assert_eq!(desk.arrives(row), Arrived::New(Status::ToReview));
    }
    let first = register.case(YEAR, BODY).unwrap();
    assert_eq!((first.version, first.submissions.len()), (1, 1));
    assert_eq!(register.years_received(), Ok(vec![YEAR, YEAR - 2]), "the last first");
}

fn the_cases_of_a_year_come_by_body_as_each_is_read_alone(register: &dyn Register) {
    let desk = Desk(register);
    let bodies = ["é", "zebra", "Mtmd", "mtmd", "mtm", "a-b", "a"];
    for body in bodies {
        let name = |what: &str| format!("{what} of {body}");
        desk.arrives(&of_body(body, declaration(&name("first"))));
        desk.arrives(&of_body(body, correction(&name("second"), &name("first"))));
        desk.arrives_as(&of_body(body, declaration(&name("first"))), name("a copy").as_bytes());
        let mut accepted = decision(&name("accepted"), &name("second"), Outcome::Accepted);
        body.clone_into(&mut accepted.organization);
        accepted.supersedes = vec![digest("b"), digest("a"), digest("b")];
        desk.hears(&accepted);
    }
    // Of one nothing is here but a decision.
    let absent = decision("of what is not here", "absent", Outcome::Returned);
    desk.hears(&jauge::store::DecisionRow { organization: "n".to_owned(), ..absent });
    let mut cases = Vec::new();
    register.each_case(YEAR, &mut |case| cases.push(case)).unwrap();
    let found: Vec<&str> = cases.iter().map(|case| case.organization.as_str()).collect();
    assert_eq!(found, ["Mtmd", "a", "a-b", "mtm", "mtmd", "n", "zebra", "é"]);
    for case in cases {
        assert_eq!(register.case(YEAR, &case.organization), Ok(case));
    }
    register.each_case(YEAR + 1, &mut |case| panic!("{case:?}")).unwrap();
}
