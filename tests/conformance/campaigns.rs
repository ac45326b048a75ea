//! Campaigns and their issues.

use jauge::store::{CampaignRow, Change, CommitError, NewEnvelope, Register, Unit, Why};
use jauge::trust::Role;

use crate::happening::{Desk, Happening, YEAR, at, body, campaign, digest, file};

conform! {
    a_campaign_reads_as_it_was_signed,
    the_same_campaign_twice_changes_nothing,
    the_first_ministry_of_a_year_stays_the_one_of_the_year,
    the_last_year_comes_first_and_of_a_year_what_was_added_last,
    a_campaign_that_names_a_body_twice_is_refused,
}

fn made(row: &CampaignRow) -> Happening {
    Happening::Campaign(row.clone(), vec![body("mtmd")], file(&row.id))
}

fn names(register: &dyn Register) -> Vec<(String, bool)> {
    register.campaigns().unwrap().into_iter().map(|row| (row.id, row.of_the_year)).collect()
}

fn a_campaign_reads_as_it_was_signed(register: &dyn Register) {
    let desk = Desk(register);
    let row = CampaignRow {
        supersedes: vec![digest("z"), digest("a"), digest("z")],
        required: vec![Role::Officer, Role::Lead],
        period_assumed: true,
        ..campaign("campaign", "mcn", 3)
    };
    let bodies = vec![body("z"), body("é"), body("a")];
    desk.happens(Happening::Campaign(row.clone(), bodies, file("campaign")));
    let mut supersedes = vec![digest("a"), digest("z")];
    supersedes.sort();
    let required = vec![Role::Lead, Role::Officer];
    let kept = CampaignRow { supersedes, required, added_at: at(10), of_the_year: true, ..row };
    assert_eq!(register.campaigns(), Ok(vec![kept]));
    assert_eq!(register.campaign_bodies(&digest("campaign")), Ok(["a", "z", "é"].map(body).to_vec()));
    assert_eq!(register.file(&digest("campaign")).unwrap(), file("campaign"));
}

fn the_same_campaign_twice_changes_nothing(register: &dyn Register) {
    let desk = Desk(register);
    desk.happens(made(&campaign("campaign", "mcn", 1)));
    let before = (register.campaigns(), register.journal_head());
    desk.happens(made(&campaign("campaign", "mcn", 1)));
    assert_eq!((register.campaigns(), register.journal_head()), before);
}

fn the_first_ministry_of_a_year_stays_the_one_of_the_year(register: &dyn Register) {
    let desk = Desk(register);
    desk.happens(made(&campaign("first", "mcn", 1)));
    desk.happens(made(&campaign("other", "mse", 1)));
    desk.happens(made(&campaign("second", "mcn", 2)));
    desk.happens(made(&CampaignRow { year: YEAR + 1, ..campaign("next", "mse", 1) }));
    let mut found = names(register);
    found.sort();
    let expected = [("first", true), ("next", true), ("other", false), ("second", true)];
    assert_eq!(found, expected.map(|(name, of_the_year)| (name.to_owned(), of_the_year)));
}

fn the_last_year_comes_first_and_of_a_year_what_was_added_last(register: &dyn Register) {
    let add = |name: &str, year: u16, second: i64| {
        let row = CampaignRow { year, ..campaign(name, "mcn", 1) };
        let bytes = file(name);
        let envelope = NewEnvelope {
            fingerprint: &row.fingerprint,
            kind: "campaign",
            why: Why::Campaign,
            organization: None,
            year: Some(year),
            sequence: None,
            bytes: &bytes,
        };
        let changes = [Change::Campaign { row: &row, bodies: &[], envelope }];
        let unit = Unit { expected: &[], changes: &changes, journal: &[], who: "", at: at(second) };
        register.commit(&unit).unwrap();
    };
    for (name, year, second) in [
        ("early", YEAR, 1),
        ("of the next year", YEAR + 1, 0),
        ("late", YEAR, 3),
        ("at the same time", YEAR, 3),
        ("between", YEAR, 2),
    ] {
        add(name, year, second);
    }
    let found: Vec<String> = names(register).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, ["of the next year", "at the same time", "late", "between", "early"]);
}

fn a_campaign_that_names_a_body_twice_is_refused(register: &dyn Register) {
    let unit = [Happening::Campaign(campaign("campaign", "mcn", 1), vec![body("a"), body("a")], file("c"))];
    let refused = Desk(register).commit(&[], &unit);
    assert!(matches!(refused, Err(CommitError::Store(_))), "{refused:?}");
    assert_eq!((register.campaigns(), register.journal_head()), (Ok(Vec::new()), Ok(None)));
}
