//! The tables: figures, evolution, bodies, sources.

use num_rational::BigRational;

use super::super::{Barometer, Change, Figure, Group, Standing, expected_of, picture, ten_thousandths};
use super::{Cell, Column, Edition, Kind, Table};
use crate::declaration::Value;
use crate::framework::Bilingual;
use crate::l10n::Lang;

/// All tables of an edition.
#[must_use]
pub fn all(edition: &Edition<'_>) -> Vec<Table> {
    vec![figures(edition), evolution(edition), bodies(edition), sources(edition)]
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false }
}

const fn required(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true }
}

/// The columns of figures, after those that say whose they are.
const FIGURE: [Column; 18] = [
    required("level", Kind::Text),
    column("id", Kind::Text),
    column("whole", Kind::Count),
    column("part", Kind::Count),
    column("rate", Kind::Share),
    column("threshold", Kind::Share),
    column("met", Kind::Yes),
    column("attainment", Kind::Share),
    column("included", Kind::Count),
    column("na", Kind::Count),
    column("nd", Kind::Count),
    column("zero", Kind::Count),
    required("missing", Kind::Count),
    column("q1", Kind::Share),
    column("median", Kind::Share),
    column("q3", Kind::Share),
    column("change", Kind::Change),
    column("change_same_bodies", Kind::Change),
];

/// The figures of the year: of all bodies, then of each group.
fn figures(edition: &Edition<'_>) -> Table {
    let mut columns = vec![
        required("year", Kind::Year),
        required("by", Kind::Text),
        column("group", Kind::Text),
        column("group_name_fr", Kind::Text),
        column("group_name_en", Kind::Text),
    ];
    columns.extend(FIGURE);
    let year = Cell::Count(edition.year.into());
    let whole = [year.clone(), Cell::text("all"), Cell::Empty, Cell::Empty, Cell::Empty];
    let mut rows = lines(&whole, &edition.barometer);
    for (group, barometer) in &edition.groups {
        rows.extend(lines(&of_group(edition, &year, group), barometer));
    }
    Table { name: "barometre", columns, rows }
}

fn of_group(edition: &Edition<'_>, year: &Cell, group: &Group) -> [Cell; 5] {
    [
        year.clone(),
        Cell::text(group.by().as_str()),
        group.id().map_or(Cell::Empty, |id| Cell::text(picture::clean(&id))),
        Cell::text(edition.group(group, Lang::Fr)),
        Cell::text(edition.group(group, Lang::En)),
    ]
}

/// The figures of all bodies, year by year.
fn evolution(edition: &Edition<'_>) -> Table {
    let mut columns = vec![required("year", Kind::Year)];
    columns.extend(FIGURE);
    let lines = |(year, barometer): &(u16, Barometer)| lines(&[Cell::Count((*year).into())], barometer);
    Table { name: "evolution", columns, rows: edition.trend.iter().flat_map(lines).collect() }
}

/// One line for the whole, one for each ambition, one for each target.
fn lines(whose: &[Cell], barometer: &Barometer) -> Vec<Vec<Cell>> {
    let missing = Cell::count(barometer.missing);
    let progress = |level: &str, id: Cell, progress: Option<&BigRational>, change: &Change| {
        let mut line = vec![Cell::text(level), id];
        line.extend(vec![Cell::Empty; 5]);
        line.push(share(progress));
        line.extend(vec![Cell::Empty; 4]);
        line.push(missing.clone());
        line.extend(vec![Cell::Empty; 3]);
        line.extend([share(change.all.as_ref()), share(change.same.as_ref())]);
        line
    };
    let mut lines = vec![progress("overall", Cell::Empty, barometer.overall.as_ref(), &barometer.change)];
    for ambition in &barometer.ambitions {
        let id = Cell::text(&ambition.id);
        lines.push(progress("ambition", id, ambition.progress.as_ref(), &ambition.change));
    }
    lines.extend(barometer.targets.iter().map(target));
    lines.into_iter().map(|line| whose.iter().cloned().chain(line).collect()).collect()
}

fn target(figure: &Figure) -> Vec<Cell> {
    let [q1, median, q3] = match &figure.quartiles {
        Some([q1, median, q3]) => [Some(q1), Some(median), Some(q3)],
        None => [None; 3],
    };
    let coverage = figure.coverage;
    vec![
        Cell::text("target"),
        Cell::text(&figure.id),
        Cell::Count(figure.whole),
        Cell::Count(figure.part),
        share(figure.rate().as_ref()),
        Cell::Share(i64::from(figure.threshold) * 100),
        figure.met.map_or(Cell::Empty, Cell::Yes),
        share(figure.attainment().as_ref()),
        Cell::count(coverage.included),
        Cell::count(coverage.na),
        Cell::count(coverage.nd),
        Cell::count(coverage.zero),
        Cell::count(coverage.missing),
        share(q1),
        share(median),
        share(q3),
        share(figure.change.all.as_ref()),
        share(figure.change.same.as_ref()),
    ]
}

fn share(value: Option<&BigRational>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Share(ten_thousandths(value)))
}

/// How each body stands to each target.
fn bodies(edition: &Edition<'_>) -> Table {
    let columns = vec![
        required("year", Kind::Year),
        required("code", Kind::Text),
        required("name_fr", Kind::Text),
        required("name_en", Kind::Text),
        column("portfolio", Kind::Text),
        required("target", Kind::Text),
        required("standing", Kind::Text),
        column("part", Kind::Count),
        column("whole", Kind::Count),
        column("rate", Kind::Share),
    ];
    let mut rows = Vec::new();
    for (target, _, behind) in edition.targets() {
        for body in behind {
            let portfolio =
                expected_of(edition.expected, &body.body.code).map(|known| known.portfolio.clone());
            let mut row = vec![
                Cell::Count(edition.year.into()),
                Cell::text(&body.body.code),
                Cell::text(edition.name(body, Lang::Fr)),
                Cell::text(edition.name(body, Lang::En)),
                portfolio
                    .filter(|code| !code.is_empty())
                    .map_or(Cell::Empty, |code| Cell::text(picture::clean(&code))),
                Cell::text(&target.id),
            ];
            if edition.hides(body) {
                row.extend([Cell::text("hidden"), Cell::Empty, Cell::Empty, Cell::Empty]);
            } else {
                let count = |value: Option<Value>| {
                    value.and_then(Value::count).map_or(Cell::Empty, |count| Cell::Count(count.into()))
                };
                let rate = body.stand.rate.map_or(Cell::Empty, |rate| {
                    Cell::Share(i64::try_from(rate.ten_thousandths()).unwrap_or(i64::MAX))
                });
                let standing: Standing = body.stand.standing;
                row.extend([Cell::text(standing.as_str()), count(Some(body.part)), count(body.whole), rate]);
            }
            rows.push(row);
        }
    }
    Table { name: "organismes", columns, rows }
}

/// The declarations that all of it was computed from.
fn sources(edition: &Edition<'_>) -> Table {
    let columns = vec![
        required("code", Kind::Text),
        required("name_fr", Kind::Text),
        required("name_en", Kind::Text),
        required("year", Kind::Year),
        required("fingerprint", Kind::Text),
        required("sequence", Kind::Count),
        column("decision", Kind::Text),
        required("received_on", Kind::Day),
        column("decided_on", Kind::Day),
    ];
    let word = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
    let row = |source: &super::Source| {
        let Bilingual { fr, en } = &source.name;
        vec![
            Cell::text(&source.code),
            Cell::text(picture::clean(fr)),
            Cell::text(picture::clean(en)),
            Cell::Count(source.year.into()),
            Cell::text(&source.fingerprint),
            Cell::Count(source.sequence.into()),
            word(&source.decision),
            word(&source.received_on),
            word(&source.decided_on),
        ]
    };
    Table { name: "submissions", columns, rows: edition.sources.iter().map(row).collect() }
}
