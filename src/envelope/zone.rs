//! A time zone by its name, from the data that is compiled in.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use thiserror::Error;

use crate::l10n::{Args, Explain};

/// The zones of the IANA database as they were when the program was built. The system's own are not asked: two machines
/// would then disagree on the last second of a campaign, and one without any would know none.
static BUILT_IN: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone of the IANA database, such as `America/Toronto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No time zone has this name, in exactly this spelling.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name:?} is no time zone")]
pub struct ZoneError {
    /// What was written.
    pub name: String,
}

impl Zone {
    /// The zone of campaigns that name none.
    pub const DEFAULT: &str = "America/Toronto";

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or_default()
    }

    /// Its rules.
    #[must_use]
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
}

/// That of Québec: [`Zone::DEFAULT`].
impl Default for Zone {
    fn default() -> Self {
        // The name stands in the data; a test says so.
        Self::DEFAULT.parse().unwrap_or(Self(TimeZone::UTC))
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        // The look-up forgives capitals; a signed file has one spelling.
        let found = BUILT_IN.get(name).ok().filter(|zone| zone.iana_name() == Some(name));
        found.map(Self).ok_or_else(|| ZoneError { name: name.to_owned() })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Explain for ZoneError {
    fn code(&self) -> &'static str {
        "envelope-zone-unknown"
    }

    fn args(&self) -> Args<'_> {
        Args::new().text("name", &self.name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_exact_name_alone() {
        for name in ["America/Toronto", "America/Blanc-Sablon", "Europe/Paris", "UTC"] {
            assert_eq!(name.parse::<Zone>().unwrap().name(), name);
        }
        for name in
            ["", "america/toronto", "America/Québec", "EST5EDT,M3.2.0,M11.1.0", "../etc/passwd", "Local"]
        {
            assert!(name.parse::<Zone>().is_err(), "{name}");
        }
        assert_eq!(Zone::default().name(), Zone::DEFAULT);
    }

    #[test]
    fn the_last_day_in_quebec_ends_in_summer_time() {
        let noon = "2025-06-30T12:00".parse::<jiff::civil::DateTime>().unwrap();
        let zone = Zone::default();
        assert_eq!(zone.time_zone().to_timestamp(noon).unwrap().to_string(), "2025-06-30T16:00:00Z");
    }
}
