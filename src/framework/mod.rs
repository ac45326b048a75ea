//! What is asked of every body: ambitions, targets, quantities, thresholds and the rules' numbers.
//!
//! A framework is data, read from TOML: the strategy was followed by others with other targets, and a
//! declaration records the digest of the framework it answers. Knows the *kinds* of measure; knows no target
//! by name, no answer, no screen.

mod raw;
mod read;
mod texts;

use sha2::{Digest, Sha256};

pub use read::FrameworkFault;
pub use texts::Bilingual;

/// A framework as its file gives it; always consistent: every id that it names exists.
#[derive(Debug, Clone)]
pub struct Framework {
    /// Its stable id, such as `stng-2019-2023`.
    pub id: String,
    /// One more at each change of the file's content.
    pub version: u32,
    /// SHA-256 of the file's bytes, 64 lower-case hex digits: what a submission binds itself to.
    pub sha256: String,
    /// Its name.
    pub name: Bilingual,
    /// The ambitions, in the order of the file.
    pub ambitions: Vec<Ambition>,
    /// The targets, by number.
    pub targets: Vec<Target>,
    /// The quantities, in the order of the targets that use them.
    pub quantities: Vec<Quantity>,
    /// The numbers of the rules.
    pub rules: RuleNumbers,
    /// How targets become one figure.
    pub rollup: Rollup,
    /// What makes a reviewer look twice.
    pub oddities: OddityNumbers,
    /// How bodies are told apart by size; none where the framework does not say.
    pub sizes: Option<Sizes>,
}

/// One of the ambitions under which targets stand.
#[derive(Debug, Clone)]
pub struct Ambition {
    /// Its id.
    pub id: String,
    /// A few words, for the rail.
    pub short: Bilingual,
    /// The official statement (French) and our translation.
    pub statement: Bilingual,
}

/// One target.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// Its number, from 1.
    pub number: u32,
    /// The id of its ambition.
    pub ambition: String,
    /// In percent, 1 to 100: of the whole for a share, of the organizations for the two others.
    pub threshold: u32,
    /// What is measured.
    pub measure: Measure,
    /// A few words, for the rail and tables.
    pub short: Bilingual,
    /// The official statement (French) and our translation.
    pub statement: Bilingual,
    /// The effect sought, in our own words.
    pub effect: Bilingual,
    /// What counts; provisional.
    pub count: Bilingual,
    /// What does not count; provisional.
    pub leave: Bilingual,
}

/// How a target is measured, with the ids of its quantities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// The share that the part is of the whole.
    Share {
        /// All of them.
        whole: String,
        /// Those that meet the target.
        part: String,
    },
    /// Organizations that answer yes.
    Yes {
        /// The yes/no quantity.
        quantity: String,
    },
    /// Organizations whose part is more than half of their whole.
    Majority {
        /// All of them.
        whole: String,
        /// Those that meet the target.
        part: String,
    },
}

impl Measure {
    /// Its name in files: `share`, `yes` or `majority`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Measure::Share { .. } => "share",
            Measure::Yes { .. } => "yes",
            Measure::Majority { .. } => "majority",
        }
    }

    /// The whole and the part, where it has them.
    #[must_use]
    pub fn pair(&self) -> Option<(&str, &str)> {
        match self {
            Measure::Share { whole, part } | Measure::Majority { whole, part } => Some((whole, part)),
            Measure::Yes { .. } => None,
        }
    }

    /// The ids of its quantities, in the order they are asked.
    #[must_use]
    pub fn quantities(&self) -> Vec<&str> {
        match self {
            Measure::Share { whole, part } | Measure::Majority { whole, part } => vec![whole, part],
            Measure::Yes { quantity } => vec![quantity],
        }
    }
}

/// One thing that is counted or answered.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// Its id.
    pub id: String,
    /// Counted, or answered by yes or no.
    pub kind: QuantityKind,
    /// Its name.
    pub label: Bilingual,
    /// A few words that help to count it; provisional.
    pub hint: Bilingual,
}

/// The kinds of quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum QuantityKind {
    /// A whole number.
    #[serde(rename = "count")]
    Count,
    /// Yes or no.
    #[serde(rename = "yes-no")]
    YesNo,
}

impl QuantityKind {
    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            QuantityKind::Count => "count",
            QuantityKind::YesNo => "yes-no",
        }
    }
}

/// The numbers of the rules.
#[derive(Debug, Clone)]
pub struct RuleNumbers {
    /// A reason for `NA` or `ND` has at least this many characters (E04).
    pub reason_characters: usize,
    /// A justification has at least this many characters (E07).
    pub justification_characters: usize,
    /// A rate that moved by more than this many percentage points is a warning (W01).
    pub rate_points: u32,
    /// A whole that changed by more than this many percent is a warning (W02) …
    pub whole_percent: u32,
    /// … unless both years are below this number.
    pub whole_unless_below: u32,
    /// The same numbers as last year are a warning from this many numbers on (W03).
    pub same_numbers: usize,
    /// Pairs of quantities of which the first cannot sensibly exceed the second (W04).
    pub ordered_pairs: Vec<(String, String)>,
}

/// What makes a reviewer look twice. A framework without this table takes these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OddityNumbers {
    /// A whole that moved by more than this modified z-score, in tenths, is odd …
    pub z_tenths: u32,
    /// … if it changed by at least this many.
    pub least_change: u32,
    /// A rate that is further than this many percentage points from the portfolio's median is odd.
    pub rate_points: u32,
    /// Fewer bodies than this make no median.
    pub peers: usize,
    /// The same numbers, or round ones throughout, are odd from this many numbers on.
    pub numbers: usize,
    /// A number is round if it is a multiple of this.
    pub round_to: u32,
}

impl Default for OddityNumbers {
    fn default() -> Self {
        Self { z_tenths: 35, least_change: 10, rate_points: 40, peers: 5, numbers: 4, round_to: 10 }
    }
}

impl OddityNumbers {
    /// The z-score as it is compared with.
    #[must_use]
    pub fn z(&self) -> f64 {
        f64::from(self.z_tenths) / 10.0
    }
}

/// How targets become one figure.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rollup {
    /// Its id.
    pub id: String,
    /// True where the weighting is ours and not official.
    pub provisional: bool,
}

/// Classes of bodies by size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// The count that tells the size.
    pub quantity: String,
    /// Where the next class begins, rising: below the first bound, from each bound on.
    pub bounds: Vec<u32>,
    /// True where the classes are ours and not official.
    pub provisional: bool,
}

impl Sizes {
    /// The class of a body of that size: 0 for the smallest.
    #[must_use]
    pub fn class(&self, size: u32) -> usize {
        self.bounds.partition_point(|bound| *bound <= size)
    }

    /// The least and the greatest size of a class; no greatest for the last.
    #[must_use]
    pub fn range(&self, class: usize) -> (u32, Option<u32>) {
        let before = class.checked_sub(1).and_then(|before| self.bounds.get(before));
        let next = self.bounds.get(class).map(|next| next.saturating_sub(1));
        (before.copied().unwrap_or(0), next)
    }

    /// How many classes there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bounds.len().saturating_add(1)
    }
}

impl Framework {
    /// Reads a framework file.
    ///
    /// # Errors
    /// Whatever is wrong with the file, with its line.
    pub fn read(bytes: &[u8]) -> Result<Self, FrameworkFault> {
        read::read(bytes)
    }

    /// The framework that comes with the program.
    ///
    /// # Errors
    /// Never in a released program: a test reads it.
    pub fn built_in() -> Result<Self, FrameworkFault> {
        Self::read(BUILT_IN)
    }

    /// The quantity of that id.
    #[must_use]
    pub fn quantity(&self, id: &str) -> Option<&Quantity> {
        self.quantities.iter().find(|quantity| quantity.id == id)
    }

    /// The target of that id.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// The first target that asks for a quantity: where a finding about it leads.
    #[must_use]
    pub fn target_of(&self, quantity: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.measure.quantities().contains(&quantity))
    }

    /// Is the quantity the whole of some target?
    #[must_use]
    pub fn is_whole(&self, quantity: &str) -> bool {
        self.targets.iter().any(|target| target.measure.pair().is_some_and(|(whole, _)| whole == quantity))
    }
}

/// The bytes of the framework that comes with the program.
pub const BUILT_IN: &[u8] = include_bytes!("../../assets/frameworks/stng-2019-2023.toml");

fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
