//! The bodies behind a figure: what each of them adds to it.

use super::bodies::Body;
use super::groups::{Group, Selection};
use super::stand::{Lens, Stand};
use super::sums::Year;
use crate::declaration::Value;
use crate::framework::Target;

/// A body behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// The body, with the fingerprint of its declaration.
    pub body: Body,
    /// What it answered for the part, or to the yes/no quantity.
    pub part: Value,
    /// What it answered for the whole; none for a yes/no quantity.
    pub whole: Option<Value>,
    /// How it stands.
    pub stand: Stand,
    /// How it stood the year before, if it declared.
    pub before: Option<Stand>,
}

/// The bodies behind the figure of a target, by code: of all of them, or of one group.
#[must_use]
pub fn behind(year: &Year<'_>, target: &Target, group: Option<&Group>) -> Vec<Behind> {
    let selection = Selection::of(year, group);
    let lens = Lens::new(target, year.now, year.uncollected);
    let earlier = Lens::new(target, year.before, year.uncollected);
    let of = |(now, before): &(usize, Option<usize>)| {
        let (part, whole) = lens.answers(year.now, *now);
        Behind {
            body: year.now.body(*now),
            part,
            whole,
            stand: lens.stand(year.now, *now),
            before: before.map(|before| earlier.stand(year.before, before)),
        }
    };
    selection.now.iter().map(of).collect()
}
