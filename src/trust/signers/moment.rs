//! The times of a register, as OpenSSH writes them: `YYYYMMDD[HHMM[SS]]`, local, or UTC with `Z`.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Dst, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// Reads a time. Before 1970 there is none: OpenSSH takes 0 for "no limit".
pub(super) fn read(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let (digits, zone) = match text.strip_suffix('Z') {
        Some(digits) => (digits, &TimeZone::UTC),
        None => (text, zone),
    };
    if !matches!(digits.len(), 8 | 12 | 14) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from, to| digits.get(from..to).map_or(Some(0), |part| part.parse::<i8>().ok());
    let date_time = DateTime::new(
        digits.get(..4)?.parse().ok()?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?,
        0,
    )
    .ok()?;
    let moment = in_standard_time(date_time, zone)?;
    (moment.as_second() > 0).then_some(moment)
}

/// The moment at which the clocks of a zone would show this, were there no summer time. `ssh-keygen` asks `mktime` with
/// `tm_isdst = 0`; where the zone keeps summer time then, the C library looks for the nearest standard time, backward
/// and forward by a week less an hour, and reads the clock by that (glibc, `time/mktime.c`).
fn in_standard_time(shown: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    /// In seconds; the shortest time that any zone kept one of the two.
    const STRIDE: i64 = 601_200;
    /// In strides: beyond them, summer time is taken to be an hour.
    const MAX_STRIDES: i64 = 446;
    // Twice, or never, where the clocks are turned.
    let offsets = match zone.to_ambiguous_timestamp(shown).offset() {
        AmbiguousOffset::Unambiguous { offset } => vec![offset],
        AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } => {
            vec![before, after]
        }
    };
    let moments: Vec<Timestamp> =
        offsets.iter().filter_map(|offset| offset.to_timestamp(shown).ok()).collect();
    let is_standard = |offset: &&Offset| {
        let mut around = moments.iter().map(|moment| zone.to_offset_info(*moment));
        around.any(|info| info.dst() == Dst::No && info.offset() == **offset)
    };
    if let Some(offset) = offsets.iter().find(is_standard) {
        return offset.to_timestamp(shown).ok();
    }
    let moment = *moments.first()?;
    let at = |strides: i64| {
        let near = moment.checked_add(SignedDuration::from_secs(STRIDE.checked_mul(strides)?)).ok()?;
        let info = zone.to_offset_info(near);
        (info.dst() == Dst::No).then(|| info.offset())
    };
    match (1..=MAX_STRIDES).find_map(|strides| at(-strides).or_else(|| at(strides))) {
        Some(standard) => standard.to_timestamp(shown).ok(),
        None => moment.checked_add(SignedDuration::from_hours(1)).ok(),
    }
}

/// Writes a time in UTC, which reads the same on every machine.
pub(super) fn write(moment: Timestamp) -> String {
    moment.strftime("%Y%m%d%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn utc(text: &str) -> Option<String> {
        read(text, &TimeZone::UTC).map(|moment| moment.to_string())
    }

    #[test]
    fn a_day_a_minute_and_a_second_are_times() {
        assert_eq!(utc("20260101").unwrap(), "2026-01-01T00:00:00Z");
        assert_eq!(utc("202601011230").unwrap(), "2026-01-01T12:30:00Z");
        assert_eq!(utc("20260101123059Z").unwrap(), "2026-01-01T12:30:59Z");
    }

    #[test]
    fn a_time_without_z_is_local() {
        let zone = TimeZone::get("America/Toronto").unwrap();
        assert_eq!(read("20260101", &zone).unwrap().to_string(), "2026-01-01T05:00:00Z");
        assert_eq!(read("20260101Z", &zone).unwrap().to_string(), "2026-01-01T00:00:00Z");
    }

    #[test]
    fn a_local_time_is_standard_time_in_summer_too() {
        let zone = TimeZone::get("America/Toronto").unwrap();
        assert_eq!(read("20260701", &zone).unwrap().to_string(), "2026-07-01T05:00:00Z");
        assert_eq!(
            read("202603080230", &zone).unwrap().to_string(),
            "2026-03-08T07:30:00Z",
            "skipped in spring"
        );
        assert_eq!(
            read("202611010130", &zone).unwrap().to_string(),
            "2026-11-01T06:30:00Z",
            "twice in autumn"
        );
    }

    #[test]
    fn what_is_no_day_is_no_time() {
        for text in [
            "",
            "2026",
            "20260231",
            "20261301",
            "2026-01-01",
            "202601012400",
            "20260101z",
            "19691231Z",
            "0x10",
        ] {
            assert_eq!(utc(text), None, "{text}");
        }
    }
}
