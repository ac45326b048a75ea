//! A rate: an exact fraction of two counts.

/// The share that a part is of its whole. Exists only where the whole is not 0 and the part not larger.
/// Compared by cross-multiplication, never in floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    part: u32,
    whole: u32,
}

impl Rate {
    /// The rate of a part and its whole, where it exists.
    #[must_use]
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        (whole > 0 && part <= whole).then_some(Self { part, whole })
    }

    /// The part.
    #[must_use]
    pub fn part(self) -> u32 {
        self.part
    }

    /// The whole, never 0.
    #[must_use]
    pub fn whole(self) -> u32 {
        self.whole
    }

    /// Is the exact rate at or above a threshold in percent?
    #[must_use]
    pub fn reaches(self, percent: u32) -> bool {
        u64::from(self.part) * 100 >= u64::from(percent) * u64::from(self.whole)
    }

    /// Is the part more than half of the whole?
    #[must_use]
    pub fn is_majority(self) -> bool {
        u64::from(self.part) * 2 > u64::from(self.whole)
    }

    /// Is it exactly 0 % or 100 %?
    #[must_use]
    pub fn is_extreme(self) -> bool {
        self.part == 0 || self.part == self.whole
    }

    /// What is shown, in tenths of a percent, rounded half up; but a rate below its threshold (in percent)
    /// is never shown as reaching it: 74,96 % of 75 % is 749.
    #[must_use]
    pub fn shown_tenths(self, threshold: u32) -> u64 {
        let rounded = self.scaled(1000);
        let line = u64::from(threshold) * 10;
        if !self.reaches(threshold) && rounded >= line { line.saturating_sub(1) } else { rounded }
    }

    /// How many more of the part reach a threshold in percent; 0 where it is reached.
    #[must_use]
    pub fn lacking(self, percent: u32) -> u64 {
        let needed = (u64::from(percent) * u64::from(self.whole)).div_ceil(100);
        needed.saturating_sub(u64::from(self.part))
    }

    /// How many more of the part make more than half of the whole; 0 where they do.
    #[must_use]
    pub fn lacking_for_majority(self) -> u64 {
        (u64::from(self.whole) / 2 + 1).saturating_sub(u64::from(self.part))
    }

    /// In ten-thousandths, rounded half up: 21 of 31 is 6774.
    #[must_use]
    pub fn ten_thousandths(self) -> u64 {
        self.scaled(10_000)
    }

    /// The change since an earlier rate, in tenths of a percentage point, rounded half away from zero.
    #[must_use]
    pub fn tenths_since(self, earlier: Self) -> i64 {
        let (distance, over) = self.cross(earlier);
        let tenths = (distance.unsigned_abs() * 2000 + over) / (2 * over);
        let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
        if distance < 0 { -tenths } else { tenths }
    }

    /// Did it move by more than so many percentage points since an earlier rate, exactly?
    #[must_use]
    pub fn moved_more_than(self, earlier: Self, points: u32) -> bool {
        let (distance, over) = self.cross(earlier);
        distance.unsigned_abs() * 100 > u128::from(points) * over
    }

    /// This rate less an earlier one, as an exact fraction.
    fn cross(self, earlier: Self) -> (i128, u128) {
        let now = i128::from(self.part) * i128::from(earlier.whole);
        let then = i128::from(earlier.part) * i128::from(self.whole);
        (now - then, u128::from(self.whole) * u128::from(earlier.whole))
    }

    fn scaled(self, by: u64) -> u64 {
        let whole = u64::from(self.whole);
        (u64::from(self.part) * by * 2 + whole) / (whole * 2)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn rate(part: u32, whole: u32) -> Rate {
        Rate::new(part, whole).unwrap()
    }

    #[test]
    fn a_rate_with_whole_zero_or_a_part_above_its_whole_does_not_exist() {
        assert_eq!(Rate::new(0, 0), None);
        assert_eq!(Rate::new(4, 3), None);
    }

    #[test]
    fn a_rate_just_below_its_threshold_is_never_shown_as_reaching_it() {
        assert_eq!(rate(7496, 10_000).shown_tenths(75), 749);
        assert_eq!(rate(7496, 10_000).shown_tenths(60), 750);
        assert_eq!(rate(9999, 10_000).shown_tenths(100), 999);
        assert_eq!(rate(3, 4).shown_tenths(75), 750);
    }

    #[test]
    fn a_rate_is_rounded_half_up() {
        assert_eq!(rate(21, 31).shown_tenths(50), 677);
        assert_eq!(rate(1, 2000).shown_tenths(50), 1);
        assert_eq!(rate(21, 31).ten_thousandths(), 6774);
        assert_eq!(rate(6, 9).tenths_since(rate(2, 5)), 267);
        assert_eq!(rate(2, 5).tenths_since(rate(6, 9)), -267);
    }

    #[test]
    fn a_move_of_exactly_the_limit_is_not_more_than_it() {
        assert!(!rate(60, 100).moved_more_than(rate(2, 5), 20));
        assert!(rate(601, 1000).moved_more_than(rate(2, 5), 20));
        assert!(rate(199, 1000).moved_more_than(rate(2, 5), 20));
    }

    proptest! {
        #[test]
        fn so_many_more_reach_the_threshold_and_one_fewer_do_not(
            whole in 1..=999_999_999u32, share in 0.0..=1.0f64, percent in 1..=100u32,
        ) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let part = ((f64::from(whole) * share) as u32).min(whole);
            let lacking = u32::try_from(rate(part, whole).lacking(percent)).unwrap();
            prop_assert!(rate(part + lacking, whole).reaches(percent));
            prop_assert_eq!(lacking == 0, rate(part, whole).reaches(percent));
            if lacking > 0 {
                prop_assert!(!rate(part + lacking - 1, whole).reaches(percent));
            }
        }

        #[test]
        fn what_is_shown_never_contradicts_the_threshold(
            whole in 1..=100_000u32, part in 0..=100_000u32, percent in 1..=100u32,
        ) {
            if let Some(rate) = Rate::new(part, whole) {
                let shown = rate.shown_tenths(percent);
                prop_assert_eq!(shown >= u64::from(percent) * 10, rate.reaches(percent));
            }
        }
    }
}
