//! The times of a register, as OpenSSH writes them: `YYYYMMDD[HHMM[SS]]`, local, or UTC with `Z`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

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
    let moment = zone.to_timestamp(date_time).ok()?;
    (moment.as_second() > 0).then_some(moment)
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
