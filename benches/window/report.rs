//! The table.

use std::fmt;

/// One figure with its bound.
pub struct Figure {
    /// What was measured, with its unit.
    pub what: &'static str,
    /// Jauge.
    pub jauge: f64,
    /// The bare form, where there is one to compare with.
    pub bare: Option<f64>,
    /// The bound, if there is one.
    pub bound: Bound,
}

/// What a figure must not exceed.
#[derive(Clone, Copy)]
pub enum Bound {
    /// So many times the bare form's.
    Times(f64),
    /// So much.
    AtMost(f64),
}

impl Figure {
    fn ratio(&self) -> Option<f64> {
        self.bare.map(|bare| self.jauge / bare)
    }

    fn holds(&self) -> bool {
        match self.bound {
            Bound::Times(times) => self.ratio().is_some_and(|ratio| ratio <= times),
            Bound::AtMost(most) => self.jauge <= most,
        }
    }
}

/// All figures of one run.
pub struct Report(pub Vec<Figure>);

impl Report {
    /// Is no bound broken?
    pub fn holds(&self) -> bool {
        self.0.iter().all(Figure::holds)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|figure| figure.what.len()).max().unwrap_or_default();
        writeln!(f, "{:width$}  {:>9}  {:>9}  {:>7}  {:>10}", "", "jauge", "bare form", "ratio", "bound")?;
        for figure in &self.0 {
            let bare = figure.bare.map_or_else(String::new, |bare| format!("{bare:.2}"));
            let ratio = figure.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}×"));
            let bound = match figure.bound {
                Bound::Times(times) => format!("≤ {times:.2}×"),
                Bound::AtMost(most) => format!("≤ {most:.2}"),
            };
            let word = if figure.holds() { "ok" } else { "NOT ok" };
            let Figure { what, jauge, .. } = figure;
            writeln!(f, "{what:width$}  {jauge:9.2}  {bare:>9}  {ratio:>7}  {bound:>10}  {word}")?;
        }
        Ok(())
    }
}
