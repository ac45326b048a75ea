//! How a moment looks: ISO dates and 24-hour times in both languages, in the time of this machine.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `14:05`.
#[must_use]
pub fn time(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%H:%M").to_string()
}

/// `2026-11-24 14:05`.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
