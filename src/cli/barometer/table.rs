//! The barometer as a CSV table: a line a target, and with groups a line a target and group.

use super::document::decimals;
use crate::barometer::publication::inert;
use crate::barometer::{Barometer, Group};
use crate::workflow::ministry::barometer::Computed;

const HEAD: [&str; 11] =
    ["year", "target", "whole", "part", "rate", "threshold", "met", "included", "na", "nd", "missing"];

pub(super) fn table(computed: &Computed, groups: Option<&[(Group, Barometer)]>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(HEAD.into_iter().chain(groups.map(|_| "group")));
    let mut write = |barometer: &Barometer, group: Option<String>| {
        for figure in &barometer.targets {
            let rate = decimals(figure.rate().as_ref());
            let cells = [
                computed.year.to_string(),
                figure.id.clone(),
                figure.whole.to_string(),
                figure.part.to_string(),
                rate.map(|rate| format!("{rate:.4}")).unwrap_or_default(),
                format!("{:.2}", f64::from(figure.threshold) / 100.0),
                figure.met.map(|met| met.to_string()).unwrap_or_default(),
                figure.coverage.included.to_string(),
                figure.coverage.na.to_string(),
                figure.coverage.nd.to_string(),
                figure.coverage.missing.to_string(),
            ];
            let _ = writer.write_record(cells.into_iter().chain(group.clone()));
        }
    };
    match groups {
        None => write(&computed.barometer, None),
        Some(groups) => groups
            .iter()
            .for_each(|(group, barometer)| write(barometer, Some(inert(&group.id().unwrap_or_default())))),
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
