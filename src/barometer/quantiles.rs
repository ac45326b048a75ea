//! Medians and quartiles of exact rates.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::declaration::Rate;

/// The lower quartile, the median and the upper quartile of rates; none without rates.
///
/// Between two rates the quantile is interpolated in proportion (the "inclusive" method: of n rates in order, the
/// quantile q stands at place 1 + q · (n − 1)). Only the rates at those places are looked for: to put all in order
/// would cost more than everything else that is summed.
pub(super) fn quartiles(mut rates: Vec<Rate>) -> Option<[BigRational; 3]> {
    let last = rates.len().checked_sub(1)?;
    let mut found = Vec::with_capacity(6);
    let (mut from, mut rest) = (0, rates.as_mut_slice());
    for place in (1..=3).flat_map(|quarters| [last * quarters / 4, (last * quarters / 4 + 1).min(last)]) {
        if let Some(at) = place.checked_sub(from) {
            // The places rise, so that each is looked for among what is above the one before.
            let (_, rate, above) = rest.select_nth_unstable_by(at, |one, other| by_value(*one, *other));
            found.push((place, *rate));
            (from, rest) = (place + 1, above);
        }
    }
    let at = |quarters: usize| {
        let (place, share) = (last * quarters / 4, last * quarters % 4);
        let rate = |place: usize| found.iter().find(|(at, _)| *at == place).map(|(_, rate)| exact(*rate));
        let low = rate(place)?;
        let high = rate((place + 1).min(last))?;
        let share = BigRational::new(BigInt::from(share), BigInt::from(4));
        Some(low.clone() + (high - low) * share)
    };
    Some([at(1)?, at(2)?, at(3)?])
}

/// By cross-multiplication: exact, and within 64 bits.
fn by_value(one: Rate, other: Rate) -> Ordering {
    let cross = |a: Rate, b: Rate| u64::from(a.part()) * u64::from(b.whole());
    cross(one, other).cmp(&cross(other, one))
}

pub(super) fn exact(rate: Rate) -> BigRational {
    BigRational::new(BigInt::from(rate.part()), BigInt::from(rate.whole()))
}

/// The median of numbers that only point: floating point is enough.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let high = *numbers.get(middle)?;
    if numbers.len().is_multiple_of(2) {
        Some(f64::midpoint(*numbers.get(middle - 1)?, high))
    } else {
        Some(high)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn quarters(parts: &[u32]) -> Vec<String> {
        let rates = parts.iter().map(|part| Rate::new(*part, 100).unwrap()).collect();
        quartiles(rates).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn quartiles_are_interpolated_exactly() {
        assert_eq!(quarters(&[50]), ["1/2", "1/2", "1/2"]);
        assert_eq!(quarters(&[100, 0]), ["1/4", "1/2", "3/4"]);
        assert_eq!(quarters(&[10, 20, 30, 40, 50]), ["1/5", "3/10", "2/5"]);
        assert!(quartiles(Vec::new()).is_none());
    }

    proptest! {
        #[test]
        fn quartiles_are_those_of_the_rates_put_in_order(
            mut pairs in proptest::collection::vec((0..50_u32, 0..50_u32), 1..40),
        ) {
            let rates = |pairs: &[(u32, u32)]| -> Vec<Rate> {
                pairs.iter().map(|(part, more)| Rate::new(*part, part + more + 1).unwrap()).collect()
            };
            let found = quartiles(rates(&pairs)).unwrap();
            pairs.sort_by_key(|(part, more)| exact(Rate::new(*part, part + more + 1).unwrap()));
            let sorted: Vec<BigRational> = rates(&pairs).into_iter().map(exact).collect();
            for (quarters, found) in (1..=3).zip(found) {
                let at = BigRational::new(((sorted.len() - 1) * quarters).into(), 4.into());
                let low: usize = at.floor().to_integer().try_into().unwrap();
                let high = (low + 1).min(sorted.len() - 1);
                let expected =
                    sorted[low].clone() + (sorted[high].clone() - sorted[low].clone()) * at.fract();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
