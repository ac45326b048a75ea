//! What no order, no repetition and no parting of the bodies may change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Barometer, Bodies, By, Expected, Figure, Standing, Uncollected, Year, behind, compute, groups};
use crate::declaration::Value;
use crate::framework::{Bilingual, Framework, Measure};

/// A declaration: number of the body, place in its chain, answers by place.
type Declaration = (usize, u32, Vec<Option<Value>>);

fn answer(yes_no: bool) -> BoxedStrategy<Option<Value>> {
    let number = if yes_no {
        prop_oneof![Just(Value::Yes), Just(Value::No)].boxed()
    } else {
        // Below and above the bounds of the classes of size.
        prop_oneof![(0..5_u32).prop_map(Value::Count), (0..3000_u32).prop_map(Value::Count)].boxed()
    };
    let word = prop_oneof![Just(Value::NotApplicable), Just(Value::NotCollected)];
    prop_oneof![6 => number.prop_map(Some), 2 => word.prop_map(Some), 1 => Just(None)].boxed()
}

fn answers() -> BoxedStrategy<Vec<Option<Value>>> {
    let framework = Framework::built_in().unwrap();
    let yes_no = |id: &str| {
        framework.targets.iter().any(|target| target.measure == Measure::Yes { quantity: id.to_owned() })
    };
    let each: Vec<_> = framework.quantities.iter().map(|quantity| answer(yes_no(&quantity.id))).collect();
    let wholes: Vec<(usize, usize)> = framework
        .targets
        .iter()
        .filter_map(|target| {
            let place =
                |id: &str| framework.quantities.iter().position(|quantity| quantity.id == id).unwrap();
            target.measure.pair().map(|(whole, part)| (place(whole), place(part)))
        })
        .collect();
    each.prop_map(move |mut answers| {
        for (whole, part) in &wholes {
            if let (Some(Value::Count(whole)), Some(Value::Count(own))) = (answers[*whole], answers[*part]) {
                answers[*part] = Some(Value::Count(own.min(whole)));
            }
        }
        answers
    })
    .boxed()
}

fn year() -> impl Strategy<Value = Vec<Declaration>> {
    proptest::collection::vec((0..12_usize, 1..4_u32, answers()), 0..24).prop_map(|mut all| {
        let mut taken = BTreeSet::new();
        all.retain(|(body, sequence, _)| taken.insert((*body, *sequence)));
        all
    })
}

fn uncollected() -> impl Strategy<Value = Uncollected> {
    prop_oneof![Just(Uncollected::LeftOut), Just(Uncollected::NotDone)]
}

fn bodies<'a>(framework: &Framework, all: impl Iterator<Item = &'a Declaration>) -> Bodies {
    let mut bodies = Bodies::new(framework.quantities.iter().map(|quantity| quantity.id.clone()).collect());
    for (body, sequence, answers) in all {
        let (code, print) = (format!("body-{body:02}"), format!("{body}-{sequence}"));
        bodies.add([&code, &code, &print], *sequence, |places| places.clone_from_slice(answers));
    }
    bodies.settled()
}

/// Ten of the twelve bodies are expected, in three portfolios and none.
fn expected() -> Vec<Expected> {
    let portfolio = |number: usize| ["", "one", "two", "three"][number % 4].to_owned();
    let of = |number: usize| {
        let code = format!("body-{number:02}");
        let name = Bilingual { fr: code.clone(), en: code.clone() };
        Expected { code, portfolio: portfolio(number), name }
    };
    (0..10).map(of).collect()
}

fn computed(
    now: &[Declaration],
    before: &[Declaration],
    uncollected: Uncollected,
    ask: impl FnOnce(&Year<'_>),
) -> Barometer {
    let framework = Framework::built_in().unwrap();
    let (now, before) = (bodies(&framework, now.iter()), bodies(&framework, before.iter()));
    let expected = expected();
    let year = Year { framework: &framework, now: &now, before: &before, expected: &expected, uncollected };
    ask(&year);
    compute(&year, None)
}

fn counts(figure: &Figure) -> [u64; 15] {
    let coverage = figure.coverage;
    let number = |number: usize| u64::try_from(number).unwrap();
    [
        figure.part,
        figure.whole,
        figure.before.part,
        figure.before.whole,
        figure.same.now.part,
        figure.same.now.whole,
        figure.same.before.part,
        figure.same.before.whole,
        number(figure.same.bodies),
        number(coverage.included),
        number(coverage.na),
        number(coverage.nd),
        number(coverage.zero),
        number(coverage.missing),
        number(coverage.assumed),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_and_a_second_arrival_change_nothing(
        now in year(), before in year(), uncollected in uncollected(), turn in 0..24_usize,
    ) {
        let plain = computed(&now, &before, uncollected, |_| ());
        let mut other = now.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        let twice: Vec<Declaration> = other.iter().chain(&now).cloned().collect();
        prop_assert_eq!(&plain, &computed(&twice, &before, uncollected, |_| ()));
        let mut earlier = before.clone();
        earlier.reverse();
        prop_assert_eq!(&plain, &computed(&now, &earlier, uncollected, |_| ()));
    }

    #[test]
    fn only_the_last_of_a_chain_of_corrections_counts(
        now in year(), before in year(), uncollected in uncollected(),
    ) {
        let last = |body: usize| now.iter().filter(|(of, ..)| *of == body).map(|(_, place, _)| *place).max();
        let only: Vec<Declaration> =
            now.iter().filter(|(body, place, _)| last(*body) == Some(*place)).cloned().collect();
        prop_assert_eq!(
            computed(&now, &before, uncollected, |_| ()),
            computed(&only, &before, uncollected, |_| ())
        );
    }

    #[test]
    fn the_groups_add_up_to_the_whole(now in year(), before in year(), uncollected in uncollected()) {
        let mut parts = Vec::new();
        let whole = computed(&now, &before, uncollected, |year| {
            parts = [By::Portfolio, By::Size].map(|by| groups(year, by)).to_vec();
        });
        for parts in parts {
            let sum = |of: fn(&Barometer) -> usize| parts.iter().map(|(_, part)| of(part)).sum::<usize>();
            prop_assert_eq!(sum(|part| part.declared), whole.declared);
            prop_assert_eq!(sum(|part| part.missing), whole.missing);
            prop_assert_eq!(sum(|part| part.both_years), whole.both_years);
            for (at, figure) in whole.targets.iter().enumerate() {
                let mut added = [0; 15];
                for (_, part) in &parts {
                    for (sum, own) in added.iter_mut().zip(counts(&part.targets[at])) {
                        *sum += own;
                    }
                }
                prop_assert_eq!(added, counts(figure), "{}", figure.id);
            }
        }
    }

    #[test]
    fn the_bodies_behind_a_figure_add_up_to_it(now in year(), uncollected in uncollected()) {
        let mut lists = Vec::new();
        let whole = computed(&now, &[], uncollected, |year| {
            lists = year.framework.targets.iter().map(|target| (target.clone(), behind(year, target, None))).collect();
        });
        for (figure, (target, list)) in whole.targets.iter().zip(lists) {
            prop_assert_eq!(list.len(), whole.declared);
            let counted = list.iter().filter(|behind| behind.stand.standing.counts());
            let (part, bodies) = match target.measure {
                Measure::Share { .. } => {
                    let rates = counted.map(|behind| behind.stand.rate.unwrap());
                    rates.fold((0, 0), |(part, whole), rate| {
                        (part + u64::from(rate.part()), whole + u64::from(rate.whole()))
                    })
                }
                _ => counted.fold((0, 0), |(part, whole), behind| {
                    (part + u64::from(behind.stand.standing == Standing::Met), whole + 1)
                }),
            };
            prop_assert_eq!((part, bodies), (figure.part, figure.whole), "{}", figure.id);
        }
    }

    #[test]
    fn what_was_not_collected_can_only_lower_a_rate_where_it_counts_as_not_done(now in year()) {
        let left_out = computed(&now, &[], Uncollected::LeftOut, |_| ());
        let not_done = computed(&now, &[], Uncollected::NotDone, |_| ());
        for (one, other) in left_out.targets.iter().zip(&not_done.targets) {
            prop_assert_eq!(one.part, other.part);
            prop_assert!(one.whole <= other.whole);
            let everybody = |figure: &Figure| {
                let coverage = figure.coverage;
                coverage.included + coverage.na + coverage.nd + coverage.zero + coverage.missing
            };
            prop_assert_eq!(everybody(one), everybody(other));
            let moved = one.coverage.nd - other.coverage.nd;
            prop_assert_eq!(
                moved,
                other.coverage.assumed + other.coverage.zero - one.coverage.zero,
                "who is no longer left out is in the figure, or has a whole of 0"
            );
        }
    }
}
