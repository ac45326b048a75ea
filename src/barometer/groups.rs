//! The bodies of a year in groups: by portfolio, by size. Every body is in one group, so that the groups add up to the
//! whole.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::bodies::{Bodies, Body};
use super::sums::{Barometer, Year};
use super::{Expected, portfolio_of};
use crate::declaration::Value;

/// What bodies are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// Their portfolio.
    Portfolio,
    /// Their size, in the classes of the framework.
    Size,
}

impl By {
    /// `portfolio` or `size`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Portfolio => "portfolio",
            Self::Size => "size",
        }
    }
}

/// A group of bodies. In the order that they are listed: what is unknown comes last.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The bodies of a portfolio.
    Portfolio(String),
    /// The bodies without a portfolio.
    NoPortfolio,
    /// The bodies of a class of the framework's sizes, 0 for the smallest.
    Size(usize),
    /// The bodies that did not say how large they are, or did not declare.
    UnknownSize,
}

impl Group {
    /// The group of a portfolio; of the bodies without one where the code is empty.
    #[must_use]
    pub fn of_portfolio(code: &str) -> Self {
        if code.is_empty() { Self::NoPortfolio } else { Self::Portfolio(code.to_owned()) }
    }

    /// Its portfolio or its class; none for the group of what is unknown.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Portfolio(code) => Some(code.clone()),
            Self::Size(class) => Some(class.to_string()),
            Self::NoPortfolio | Self::UnknownSize => None,
        }
    }

    /// What it is a group by.
    #[must_use]
    pub fn by(&self) -> By {
        match self {
            Self::Portfolio(_) | Self::NoPortfolio => By::Portfolio,
            Self::Size(_) | Self::UnknownSize => By::Size,
        }
    }
}

/// The bodies that something is added up over: places in the two years.
#[derive(Debug, Clone, Default)]
pub(super) struct Selection {
    /// Each with its place in the year before, if it is there.
    pub now: Vec<(usize, Option<usize>)>,
    pub before: Vec<usize>,
    /// How many were expected and did not declare.
    pub missing: usize,
}

impl Selection {
    /// All of them, or those of one group.
    pub fn of(year: &Year<'_>, group: Option<&Group>) -> Self {
        match group {
            None => Self::whole(year),
            Some(group) => parted(year, group.by()).remove(group).unwrap_or_default(),
        }
    }

    fn whole(year: &Year<'_>) -> Self {
        Self {
            now: year.now.places_in(year.before).into_iter().enumerate().collect(),
            before: (0..year.before.len()).collect(),
            missing: missing(year).count(),
        }
    }
}

/// The bodies that were expected and did not declare, each with its portfolio.
fn missing<'a>(year: &Year<'a>) -> impl Iterator<Item = &'a Expected> {
    let mut declared = year.now.codes().peekable();
    year.expected.iter().filter(move |expected| {
        while declared.next_if(|code| *code < expected.code.as_str()).is_some() {}
        declared.peek().is_none_or(|code| *code != expected.code)
    })
}

/// Parts the bodies of a year. A body that did not declare this year is where it was the year before.
pub(super) fn parted(year: &Year<'_>, by: By) -> BTreeMap<Group, Selection> {
    let mut parts: BTreeMap<Group, Selection> = BTreeMap::new();
    let portfolio = |code: &str| Group::of_portfolio(portfolio_of(year.expected, code));
    let sizes = year.framework.sizes.as_ref();
    let place = |bodies: &Bodies| sizes.and_then(|sizes| bodies.place(&sizes.quantity));
    let (place_now, place_before) = (place(year.now), place(year.before));
    let size = |bodies: &Bodies, body: usize, place| match (sizes, bodies.value(body, place)) {
        (Some(sizes), Value::Count(size)) => Group::Size(sizes.class(size)),
        _ => Group::UnknownSize,
    };
    let mut group_before: Vec<Option<Group>> = vec![None; year.before.len()];
    for (now, before) in year.now.places_in(year.before).into_iter().enumerate() {
        let code = year.now.code(now);
        let group = match by {
            By::Portfolio => portfolio(code),
            By::Size => size(year.now, now, place_now),
        };
        if let Some(place) = before.and_then(|before| group_before.get_mut(before)) {
            *place = Some(group.clone());
        }
        parts.entry(group).or_default().now.push((now, before));
    }
    for (before, group) in group_before.into_iter().enumerate() {
        let own = || match by {
            By::Portfolio => portfolio(year.before.code(before)),
            By::Size => size(year.before, before, place_before),
        };
        parts.entry(group.unwrap_or_else(own)).or_default().before.push(before);
    }
    for expected in missing(year) {
        let group = match by {
            By::Portfolio => portfolio(&expected.code),
            By::Size => Group::UnknownSize,
        };
        parts.entry(group).or_default().missing += 1;
    }
    parts
}

/// Adds up each group of a year; groups without any body are not listed.
#[must_use]
pub fn groups(year: &Year<'_>, by: By) -> Vec<(Group, Barometer)> {
    let parts: Vec<(Group, Selection)> = parted(year, by).into_iter().collect();
    parts.into_par_iter().map(|(group, part)| (group, super::sums::of(year, &part))).collect()
}

/// The bodies that declared, by code: all of them, or those of one group.
#[must_use]
pub fn members(year: &Year<'_>, group: Option<&Group>) -> Vec<Body> {
    Selection::of(year, group).now.iter().map(|(now, _)| year.now.body(*now)).collect()
}
