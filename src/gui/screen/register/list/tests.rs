#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::*;

fn item(at: u32) -> Item {
    let states = [State::Missing, State::Here(Status::ToReview), State::Here(Status::Accepted)];
    let state = states[usize::try_from(at % 3).unwrap()];
    let here = state != State::Missing;
    Item {
        organization: format!("org-{at:06}"),
        name: format!("Régie fictive n{}", at.wrapping_mul(2_654_435_761) % 1_000_003),
        portfolio: format!("p{}", at % 20),
        state,
        expected: true,
        late: at.is_multiple_of(7),
        sequence: here.then_some(1),
        fingerprint: here.then(|| format!("{:064x}", u128::from(at) * 0x9e37_79b9_7f4a_7c15)),
        received_at: here.then(|| Timestamp::from_second(1_700_000_000 - i64::from(at % 1000)).unwrap()),
        version: 1,
        aside: None,
    }
}

fn list(count: u32) -> List {
    let items = (0..count).map(item).collect();
    let register = Register { year: 2024, expected: None, closes_on: None, items };
    List::of(Arc::new(Prepared::of(register)))
}

fn bodies(list: &List) -> Vec<&str> {
    (0..list.len()).map(|at| list.item(at).unwrap().organization.as_str()).collect()
}

#[test]
fn words_are_found_without_accents_case_or_order() {
    let mut list = list(30);
    list.search("REGIE org-000004".to_owned());
    assert_eq!(bodies(&list), ["org-000004"]);
    let print = list.item(0).unwrap().fingerprint.clone().unwrap();
    list.search(print[54..].to_uppercase());
    assert_eq!(bodies(&list), ["org-000004"]);
    list.search("régie introuvable".to_owned());
    assert!(list.is_empty());
}

#[test]
fn filters_take_what_they_count() {
    let mut list = list(30);
    for filter in Filter::ALL {
        list.filter(Some(filter));
        assert_eq!(list.len(), list.prepared().count(filter), "{filter:?}");
    }
    list.filter(None);
    assert_eq!(list.len(), 30);
}

#[test]
fn equal_lines_stay_in_the_order_of_their_bodies_both_ways() {
    let mut list = list(9);
    list.sort(Column::State, false);
    let forth = ["org-000000", "org-000003", "org-000006", "org-000001"];
    assert_eq!(bodies(&list)[..4], forth);
    list.sort(Column::State, true);
    assert_eq!(bodies(&list)[..3], ["org-000002", "org-000005", "org-000008"]);
    list.sort(Column::Received, false);
    assert_eq!(list.item(0).unwrap().received_at, None, "what has not come stands first");
}

#[test]
fn what_is_read_again_is_shown_as_before_on_the_same_line() {
    let mut list = list(30);
    list.filter(Some(Filter::ToReview));
    list.active = 3;
    let before = list.item(3).cloned();
    let mut items: Vec<Item> = (0..30).map(item).collect();
    items[1].state = State::Here(Status::Accepted);
    let register = Register { year: 2024, expected: None, closes_on: None, items };
    let list = list.again(Arc::new(Prepared::of(register)));
    assert_eq!((list.active, list.item(2).cloned()), (2, before));
}

/// The bound is that of a release build (50 ms, held by the benchmarks); this build does the same work unoptimised.
#[test]
fn a_hundred_thousand_lines_are_sorted_filtered_and_searched_at_once() {
    let mut list = list(100_000);
    let mut slowest = Duration::ZERO;
    let mut time = |what: &mut dyn FnMut()| {
        let begin = Instant::now();
        what();
        slowest = slowest.max(begin.elapsed());
    };
    for column in [Column::Name, Column::Portfolio, Column::State, Column::Late, Column::Received] {
        time(&mut || list.sort(column, true));
    }
    time(&mut || list.filter(Some(Filter::ToReview)));
    time(&mut || list.filter(None));
    time(&mut || list.search("regie fictive n999999".to_owned()));
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
}
