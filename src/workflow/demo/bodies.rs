//! The bodies of the demonstration: clearly fictional, with counts that look like counts.

use crate::declaration::{Entry, Sheet, Value};
use crate::exchange::{Body, Counts};
use crate::framework::Framework;
use crate::l10n::Lang;

use crate::workflow::Fault;
use crate::workflow::body::check::sheet;

/// The bodies' codes, names and portfolios, as the campaign carries them.
pub(super) const ORGANIZATIONS: &str = include_str!("../../../assets/demo/organizations.csv");

/// What the draft of the year after has so far.
pub(super) const BEGUN: &str = include_str!("../../../assets/demo/ministere-exemple-2025.csv");

/// The counts of three bodies for two years; those of the others are made from them.
const COUNTS: [[&str; 2]; 3] = [
    [
        include_str!("../../../assets/demo/ministere-exemple-2023.csv"),
        include_str!("../../../assets/demo/ministere-exemple-2024.csv"),
    ],
    [
        include_str!("../../../assets/demo/regie-fictive-2023.csv"),
        include_str!("../../../assets/demo/regie-fictive-2024.csv"),
    ],
    [
        include_str!("../../../assets/demo/agence-imaginaire-2023.csv"),
        include_str!("../../../assets/demo/agence-imaginaire-2024.csv"),
    ],
];

/// The body whose numbers of the second year are odd, so that there is something to find: a typing slip.
pub(super) const ODD: usize = 9;

/// What two bodies did not collect in the second year, so that it can be asked what if: a part, and a whole with its
/// part.
const UNCOLLECTED: [(usize, &str); 3] =
    [(10, "deadlines_with_digital_reminder"), (13, "employees"), (13, "employees_in_transformed_workplace")];

/// The bodies, in the order of the list.
pub(super) fn all() -> Result<Vec<Body>, Fault> {
    Ok(Body::read_list("organizations.csv", ORGANIZATIONS.as_bytes())?)
}

/// What a body counted in the first or the second year.
pub(super) fn counted(framework: &Framework, body: usize, second: bool, lang: Lang) -> Result<Sheet, Fault> {
    let pair = COUNTS.get(body % COUNTS.len()).copied().unwrap_or_default();
    let [first, later] = pair;
    let counts = Counts::read("demo", if second { later } else { first }.as_bytes(), framework)?;
    let mut sheet = sheet(&counts);
    if body < COUNTS.len() {
        return Ok(sheet);
    }
    // From 60 % to 240 % of the original: parts and wholes alike, so that no part exceeds its whole.
    let percent = 60 + u32::try_from(body * 37 % 180).unwrap_or(0);
    for quantity in &framework.quantities {
        let Ok(Value::Count(count)) = sheet.value(quantity) else { continue };
        let slip = if second && body == ODD && quantity.id == "administrative_processes" { 10 } else { 1 };
        let scaled = u64::from(count) * u64::from(percent) * slip / 100;
        sheet.set(&quantity.id, Entry { typed: scaled.to_string(), reason: String::new() });
    }
    for (_, quantity) in UNCOLLECTED.iter().filter(|(of, _)| second && *of == body) {
        let reason = lang.text("demo-not-collected");
        sheet.set(quantity, Entry { typed: Value::NotCollected.to_string(), reason });
    }
    Ok(sheet)
}
