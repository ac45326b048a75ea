//! What the page shows: worked out once a question, away from the drawing thread, so that a hundred thousand bodies stay
//! fluid.

use std::sync::Arc;

use crate::barometer::{Barometer, Behind, By, Group, expected_of};
use crate::declaration::{Rate, Value};
use crate::framework::{Framework, Target};
use crate::l10n::{self, Lang};
use crate::workflow::ministry::barometer::{Material, Question};

/// The answers to one question.
#[derive(Debug)]
pub struct Shown {
    /// What was asked.
    pub asked: Question,
    /// What was asked of the bodies.
    pub framework: Framework,
    /// The year that it is compared with.
    pub before: Option<u16>,
    /// What it adds up to.
    pub barometer: Barometer,
    /// Each year by itself, the first one first.
    pub trend: Vec<(u16, Barometer)>,
    /// By portfolio, then by size.
    pub groups: Vec<(Group, Barometer)>,
    /// The bodies behind the target that is open.
    pub list: Option<List>,
}

impl Shown {
    /// Works everything out; none where nothing was received for the year.
    #[must_use]
    pub fn of(material: &Material, asked: Question, target: Option<usize>, lang: Lang) -> Option<Self> {
        let of = material.of(asked.year)?;
        let framework = of.framework.clone();
        let mut groups = material.groups(&asked, By::Portfolio);
        if groups.len() < 2 {
            groups.clear();
        }
        if framework.sizes.is_some() {
            groups.extend(material.groups(&asked, By::Size));
        }
        let list = target.and_then(|at| framework.targets.get(at)).map(|target| {
            let behind = material.behind(&asked, target);
            let name = |behind: &Behind| {
                let known = expected_of(&of.expected, &behind.body.code);
                known.map_or(behind.body.name.as_str(), |known| known.name.get(lang)).to_owned()
            };
            List::of(target, behind.into_iter().map(|behind| (name(&behind), behind)).collect())
        });
        Some(Self {
            before: material.before(asked.year).map(|before| before.year),
            barometer: material.barometer(&asked)?,
            trend: material.trend(&asked),
            groups,
            list,
            framework,
            asked,
        })
    }

    /// The target at a place with its figure.
    pub fn target(&self, at: usize) -> Option<(&Target, &crate::barometer::Figure)> {
        self.framework.targets.get(at).zip(self.barometer.targets.get(at))
    }
}

/// A column that the bodies can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The name.
    Name,
    /// The code.
    Code,
    /// The part.
    Part,
    /// The whole.
    Whole,
    /// The body's own rate.
    Rate,
    /// How it stands.
    Standing,
}

/// One body behind a figure.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name in the language that was shown.
    pub name: String,
    folded: String,
    /// What it answered, and how it stands.
    pub behind: Behind,
}

/// The bodies behind a figure, in an order.
#[derive(Debug, Clone)]
pub struct List {
    /// The target's id.
    pub target: String,
    lines: Arc<Vec<Line>>,
    order: Vec<usize>,
    /// What they are sorted by.
    pub column: Column,
    /// Whether backwards.
    pub backwards: bool,
    /// The line that the keyboard is on.
    pub active: usize,
    /// Another number each time others stand at the same places.
    pub revision: u64,
}

impl List {
    fn of(target: &Target, bodies: Vec<(String, Behind)>) -> Self {
        let line = |(name, behind): (String, Behind)| Line { folded: l10n::fold(&name), name, behind };
        let lines: Vec<Line> = bodies.into_iter().map(line).collect();
        let mut list = Self {
            target: target.id.clone(),
            order: (0..lines.len()).collect(),
            lines: Arc::new(lines),
            column: Column::Rate,
            backwards: true,
            active: 0,
            revision: 0,
        };
        list.sort(Column::Rate, true);
        list
    }

    /// Puts them in order by a column; those that are equal stay in the order of their names.
    pub fn sort(&mut self, column: Column, backwards: bool) {
        (self.column, self.backwards) = (column, backwards);
        let lines = &self.lines;
        let line = |at: &usize| lines.get(*at);
        self.order.sort_by(|one, other| {
            let (Some(one), Some(other)) = (line(one), line(other)) else { return std::cmp::Ordering::Equal };
            let by = one.compare(other, column);
            let by = if backwards { by.reverse() } else { by };
            by.then_with(|| one.folded.cmp(&other.folded))
                .then_with(|| one.behind.body.code.cmp(&other.behind.body.code))
        });
        self.active = 0;
        self.revision += 1;
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The body at a place.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(*self.order.get(at)?)
    }

    /// The bodies' own rates.
    pub fn rates(&self) -> impl Iterator<Item = Rate> {
        self.lines.iter().filter_map(|line| line.behind.stand.rate)
    }

    /// The place of the body whose rate is nearest to one.
    #[must_use]
    pub fn nearest(&self, rate: f32) -> Option<usize> {
        let far = |at: usize| {
            let own = share(self.line(at)?.behind.stand.rate?);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share in millionths"
            )]
            Some(((own - f64::from(rate)).abs() * 1e6) as u64)
        };
        (0..self.len()).filter_map(|at| Some((far(at)?, at))).min().map(|(_, at)| at)
    }

    /// In the same order and on the same body as another list of the same target.
    #[must_use]
    pub fn like(mut self, before: &Self) -> Self {
        if self.target == before.target {
            let code = before.line(before.active).map(|line| line.behind.body.code.clone());
            self.revision = before.revision;
            self.sort(before.column, before.backwards);
            let same = |at: &usize| self.line(*at).map(|line| &line.behind.body.code) == code.as_ref();
            self.active = (0..self.len()).find(same).unwrap_or(0);
        }
        self
    }
}

impl Line {
    fn compare(&self, other: &Self, column: Column) -> std::cmp::Ordering {
        let number = |value: Option<Value>| value.and_then(Value::count).map_or(-1, i64::from);
        let rate = |line: &Self| line.behind.stand.rate;
        match column {
            Column::Name => self.folded.cmp(&other.folded),
            Column::Code => self.behind.body.code.cmp(&other.behind.body.code),
            Column::Part => number(Some(self.behind.part)).cmp(&number(Some(other.behind.part))),
            Column::Whole => number(self.behind.whole).cmp(&number(other.behind.whole)),
            // By cross-multiplication; who has no rate comes before all who have one.
            Column::Rate => match (rate(self), rate(other)) {
                (Some(one), Some(other)) => {
                    let cross = |a: Rate, b: Rate| u64::from(a.part()) * u64::from(b.whole());
                    cross(one, other).cmp(&cross(other, one))
                }
                (one, other) => one.is_some().cmp(&other.is_some()),
            },
            Column::Standing => self.behind.stand.standing.cmp(&other.behind.stand.standing),
        }
    }
}

/// A rate for drawing.
pub(super) fn share(rate: Rate) -> f64 {
    f64::from(rate.part()) / f64::from(rate.whole())
}
