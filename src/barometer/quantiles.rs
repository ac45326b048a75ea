//! Medians and quartiles of exact rates.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::declaration::Rate;

/// The lower quartile, the median and the upper quartile of rates; none without rates.
///
/// Between two rates the quantile is interpolated in proportion (the "inclusive" method: of n rates in order, the
/// quantile q stands at place 1 + q · (n − 1)).
pub(super) fn quartiles(mut rates: Vec<Rate>) -> Option<[BigRational; 3]> {
    rates.sort_by(|one, other| {
        let cross = |a: Rate, b: Rate| u64::from(a.part()) * u64::from(b.whole());
        cross(*one, *other).cmp(&cross(*other, *one))
    });
    let last = rates.len().checked_sub(1)?;
    let at = |quarters: usize| {
        let (place, rest) = (last * quarters / 4, last * quarters % 4);
        let low = exact(*rates.get(place)?);
        let high = exact(*rates.get(place + 1).or(rates.last())?);
        let share = BigRational::new(BigInt::from(rest), BigInt::from(4));
        Some(low.clone() + (high - low) * share)
    };
    Some([at(1)?, at(2)?, at(3)?])
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
    #![allow(clippy::unwrap_used)]
    use super::*;

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
}
