//! What the register shows: filtered, searched, sorted. The work is done once a change, on keys made when the
//! register was read, so that a hundred thousand lines stay fluid.

use std::sync::Arc;

use crate::l10n;
use crate::store::Status;
use crate::workflow::ministry::register::{Item, Register, State};

/// A column that can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The body's code.
    Body,
    /// Its name.
    Name,
    /// Its portfolio.
    Portfolio,
    /// Where it stands.
    State,
    /// Whether it is late.
    Late,
    /// Its place in the chain of corrections.
    Sequence,
    /// When it came.
    Received,
}

/// What only is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// What the campaign expects.
    Expected,
    /// What has arrived and was not replaced.
    Received,
    /// What has not.
    Missing,
    /// What came, or is missing, after the last day.
    Late,
    /// What waits for a decision.
    ToReview,
    /// What has a rival.
    Conflict,
    /// What went back.
    Returned,
    /// What counts.
    Accepted,
    /// What is kept apart.
    SetAside,
}

impl Filter {
    /// All of them, in the order that they are shown in.
    pub const ALL: [Filter; 9] = [
        Filter::Expected,
        Filter::Received,
        Filter::Missing,
        Filter::Late,
        Filter::ToReview,
        Filter::Conflict,
        Filter::Returned,
        Filter::Accepted,
        Filter::SetAside,
    ];

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Received => "received",
            Self::Missing => "missing",
            Self::Late => "late",
            Self::ToReview => "to-review",
            Self::Conflict => "conflict",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::SetAside => "set-aside",
        }
    }

    fn takes(self, item: &Item) -> bool {
        match self {
            Self::Expected => item.expected && item.state != State::Here(Status::Superseded),
            Self::Received => {
                matches!(item.state, State::Here(_)) && item.state != State::Here(Status::Superseded)
            }
            Self::Missing => item.state == State::Missing,
            Self::Late => item.late && item.state != State::Here(Status::Superseded),
            Self::ToReview => item.state == State::Here(Status::ToReview),
            Self::Conflict => item.state == State::Here(Status::Conflict),
            Self::Returned => item.state == State::Here(Status::Returned),
            Self::Accepted => item.state == State::Here(Status::Accepted),
            Self::SetAside => item.state == State::SetAside,
        }
    }
}

/// A register with what it takes to search and sort it at once.
#[derive(Debug)]
pub struct Prepared {
    /// The register.
    pub register: Register,
    /// Code, name and portfolio of each line, without case and accents, one after the other.
    keys: String,
    ends: Vec<usize>,
    by_name: Vec<u32>,
    by_portfolio: Vec<u32>,
    by_moment: Vec<u32>,
    counts: [usize; Filter::ALL.len()],
}

impl Prepared {
    /// Makes the keys. Slow for many lines: not on the drawing thread.
    #[must_use]
    pub fn of(register: Register) -> Self {
        let items = &register.items;
        let mut keys = String::new();
        let mut ends = Vec::with_capacity(items.len());
        for item in items {
            for part in [&item.organization, &item.name, &item.portfolio] {
                keys.push_str(&l10n::fold(part));
                keys.push('\n');
            }
            ends.push(keys.len());
        }
        let by_name = ranks(items, |item| l10n::fold(&item.name));
        let by_portfolio = ranks(items, |item| l10n::fold(&item.portfolio));
        let by_moment = ranks(items, |item| item.received_at);
        let counts = Filter::ALL.map(|filter| items.iter().filter(|item| filter.takes(item)).count());
        Self { register, keys, ends, by_name, by_portfolio, by_moment, counts }
    }

    /// How many lines a filter takes.
    #[must_use]
    pub fn count(&self, filter: Filter) -> usize {
        let at = Filter::ALL.iter().position(|one| *one == filter);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    fn key(&self, at: usize) -> &str {
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(begin);
        self.keys.get(begin..end).unwrap_or_default()
    }

    /// All lines in the order of a column; equal ones stay in the order of their bodies.
    fn order(&self, column: Column, backwards: bool) -> Vec<u32> {
        let rank = |ranks: &[u32], at: usize| ranks.get(at).copied().unwrap_or(0);
        let mut places: Vec<(u32, u32)> = (0_u32..)
            .zip(&self.register.items)
            .enumerate()
            .map(|(at, (place, item))| {
                let rank = match column {
                    // A file that does not tell whose it is comes after all that do.
                    Column::Body if item.organization.is_empty() => place.saturating_add(u32::MAX / 2),
                    Column::Body => place,
                    Column::Name => rank(&self.by_name, at),
                    Column::Portfolio => rank(&self.by_portfolio, at),
                    Column::State => standing(item.state),
                    Column::Late => u32::from(!item.late),
                    Column::Sequence => item.sequence.unwrap_or(0),
                    Column::Received => rank(&self.by_moment, at),
                };
                (if backwards { u32::MAX - rank } else { rank }, place)
            })
            .collect();
        places.sort_unstable();
        places.into_iter().map(|(_, place)| place).collect()
    }

    fn select(&self, order: &[u32], filter: Option<Filter>, search: &str) -> Vec<u32> {
        let folded = l10n::fold(search);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let found = |at: usize, item: &Item| {
            let print = item.fingerprint.as_deref().unwrap_or_default();
            words.iter().all(|word| self.key(at).contains(word) || print.contains(word))
        };
        let taken = |place: &&u32| {
            let Ok(at) = usize::try_from(**place) else { return false };
            let Some(item) = self.register.items.get(at) else { return false };
            filter.is_none_or(|filter| filter.takes(item)) && (words.is_empty() || found(at, item))
        };
        order.iter().filter(taken).copied().collect()
    }
}

/// In the order of the work.
fn standing(state: State) -> u32 {
    let at = State::ALL.iter().position(|one| *one == state).unwrap_or(State::ALL.len());
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The place of each line among all, by a key; equal keys have the same one.
fn ranks<Key: Ord>(items: &[Item], key: impl Fn(&Item) -> Key) -> Vec<u32> {
    let mut keyed: Vec<(Key, usize)> = items.iter().map(&key).zip(0..).collect();
    keyed.sort_unstable();
    let mut ranks = vec![0; items.len()];
    let mut rank = 0;
    let mut last: Option<&Key> = None;
    for (key, at) in &keyed {
        if last.is_some_and(|last| last != key) {
            rank += 1;
        }
        last = Some(key);
        if let Some(place) = ranks.get_mut(*at) {
            *place = rank;
        }
    }
    ranks
}

/// The lines that are shown, in their order.
#[derive(Debug, Clone)]
pub struct List {
    prepared: Arc<Prepared>,
    order: Vec<u32>,
    shown: Vec<u32>,
    /// Another number each time other lines are shown.
    pub revision: u64,
    /// What it is sorted by.
    pub column: Column,
    /// Whether backwards.
    pub backwards: bool,
    /// What only is shown.
    pub filter: Option<Filter>,
    /// What is searched, as typed.
    pub search: String,
    /// The line that the keyboard is on, by its place among those shown.
    pub active: usize,
}

impl List {
    /// All lines, by body.
    #[must_use]
    pub fn of(prepared: Arc<Prepared>) -> Self {
        let mut list = Self {
            prepared,
            order: Vec::new(),
            shown: Vec::new(),
            revision: 0,
            column: Column::Body,
            backwards: false,
            filter: None,
            search: String::new(),
            active: 0,
        };
        list.sort(Column::Body, false);
        list
    }

    /// The register read again, shown as this one: same filter, search and order, on the same line.
    #[must_use]
    pub fn again(&self, prepared: Arc<Prepared>) -> Self {
        let before = self.item(self.active).cloned();
        let mut list = Self { prepared, ..self.clone() };
        list.sort(self.column, self.backwards);
        let same = |item: &Item| {
            before.as_ref().is_some_and(|before| {
                before.organization == item.organization
                    && before.fingerprint == item.fingerprint
                    && before.aside == item.aside
            })
        };
        let at = (0..list.len()).find(|at| list.item(*at).is_some_and(same));
        list.active = at.unwrap_or(self.active.min(list.len().saturating_sub(1)));
        list
    }

    /// What is shown.
    #[must_use]
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// How many lines are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Is none shown?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// A line that is shown, by its place.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<&Item> {
        let place = usize::try_from(*self.shown.get(at)?).ok()?;
        self.prepared.register.items.get(place)
    }

    /// Sorts by a column.
    pub fn sort(&mut self, column: Column, backwards: bool) {
        (self.column, self.backwards) = (column, backwards);
        self.order = self.prepared.order(column, backwards);
        self.select();
    }

    /// Shows only what a filter takes; all again without one.
    pub fn filter(&mut self, filter: Option<Filter>) {
        self.filter = filter;
        self.select();
    }

    /// Shows only what has these words.
    pub fn search(&mut self, typed: String) {
        self.search = typed;
        self.select();
    }

    fn select(&mut self) {
        self.shown = self.prepared.select(&self.order, self.filter, &self.search);
        self.active = 0;
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests;
