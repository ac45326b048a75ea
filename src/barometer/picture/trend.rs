//! The trend: shares over the years, one line a series.

use maud::{Markup, html};

use super::{Frame, Mark, Share, Sheet, WIDTH, Words, at, count, file, letters, lines};

const LEFT: i64 = 5_200;
const RIGHT: i64 = WIDTH - 2_400;
const TOP: i64 = 2_000;
const HIGH: i64 = 14_000;
const AXIS: i64 = TOP + HIGH;
/// With more years than this only the first and the last value are written: the others would run together.
const MOST_WRITTEN: usize = 6;

/// Shares over the years.
#[derive(Debug, Clone, Default)]
pub struct Trend {
    /// The years, in order: the words under the axis.
    pub years: Vec<String>,
    /// The lines.
    pub series: Vec<Series>,
    /// What should be reached.
    pub threshold: Option<Mark>,
    /// The words of the scale at 0, 25, 50, 75 and 100 %.
    pub scale: [String; 5],
}

/// One line.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is, for the legend.
    pub name: String,
    /// How it is drawn.
    pub stroke: Stroke,
    /// One a year; nothing where there is no figure.
    pub points: Vec<Option<Point>>,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Strong, with round points: what can be compared from year to year.
    Strong,
    /// Grey, dashed, with square points.
    Dashed,
}

/// One value of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Where.
    pub at: Share,
    /// In words: `62,0 %`.
    pub shown: String,
}

impl Trend {
    /// The `<svg>` element.
    #[must_use]
    pub fn draw(&self, frame: &Frame<'_>) -> Markup {
        let (heading, top) = frame.heading(WIDTH);
        let (legend, below) = self.legend(frame, AXIS + 5_000);
        let shapes = html! {
            (heading)
            g transform=(format!("translate(0 {})", at(top))) {
                (self.grid(frame))
                @if let Some(threshold) = &self.threshold { (frame.stroke((LEFT, height(threshold.at)), (RIGHT, height(threshold.at)), false)) }
                // The strong line is drawn last, over the others.
                @for series in self.series.iter().filter(|series| series.stroke != Stroke::Strong) { (self.line(frame, series)) }
                @for series in self.series.iter().filter(|series| series.stroke == Stroke::Strong) { (self.line(frame, series)) }
                (self.values(frame))
                (legend)
            }
        };
        frame.around(&Sheet { width: WIDTH, height: top + AXIS + 4_000 + below, shapes })
    }

    /// The SVG file.
    #[must_use]
    pub fn file(&self, frame: &Frame<'_>) -> String {
        file(self.draw(frame))
    }

    fn x(&self, place: usize) -> i64 {
        let (from, to) = (LEFT + 2_400, RIGHT - 1_200);
        match count(self.years.len()) - 1 {
            ..1 => i64::midpoint(from, to),
            steps => from + (to - from) * count(place) / steps,
        }
    }

    fn grid(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @for (words, place) in self.scale.iter().zip(0..) {
                @let y = AXIS - place * HIGH / 4;
                line class="pic-line" x1=(at(LEFT)) y1=(at(y)) x2=(at(RIGHT)) y2=(at(y)) stroke=(frame.palette.line)
                    stroke-width="1" {}
                (frame.words(&Words {
                    x: LEFT - 600, y: y + 450, size: 13, faint: true, anchor: Some("end"), ..Words::of(words)
                }))
            }
            @for (place, year) in self.years.iter().enumerate() {
                (frame.words(&Words {
                    x: self.x(place), y: AXIS + 2_200, anchor: Some("middle"), ..Words::of(year)
                }))
            }
        }
    }

    fn line(&self, frame: &Frame<'_>, series: &Series) -> Markup {
        let known: Vec<(i64, i64)> = (0..)
            .zip(&series.points)
            .filter_map(|(place, point)| point.as_ref().map(|point| (self.x(place), height(point.at))))
            .collect();
        let path: Vec<String> = known.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y))).collect();
        let (class, colour, dashes) = look(frame, series.stroke);
        html! {
            g class=(class) stroke=(colour) {
                polyline points=(path.join(" ")) fill="none" stroke-width="2.5" stroke-dasharray=[dashes] {}
                @for place in known { (point(frame, series.stroke, place)) }
            }
        }
    }

    /// The highest value of a year over its point, the lowest under it: more than two would run together.
    fn values(&self, frame: &Frame<'_>) -> Markup {
        let last = self.years.len().saturating_sub(1);
        let written = |place: &usize| last < MOST_WRITTEN || *place == 0 || *place == last;
        let mut values = Vec::new();
        for place in (0..=last).filter(written) {
            let of =
                |series: &Series| Some((series.points.get(place)?.clone()?, series.stroke == Stroke::Strong));
            let points: Vec<(Point, bool)> = self.series.iter().filter_map(of).collect();
            let highest = points.iter().max_by_key(|(point, bold)| (point.at, *bold)).cloned();
            let lowest = points.iter().min_by_key(|(point, bold)| (point.at, !*bold)).cloned();
            let apart =
                lowest.filter(|(point, _)| highest.as_ref().is_none_or(|(other, _)| other.at != point.at));
            values.extend(highest.map(|value| (place, value, -900)));
            values.extend(apart.map(|value| (place, value, 1_900)));
        }
        html! {
            @for (place, (point, bold), off) in &values {
                (frame.words(&Words {
                    x: self.x(*place), y: height(point.at) + off, size: 13, bold: *bold, rim: true,
                    anchor: Some("middle"), ..Words::of(&point.shown)
                }))
            }
        }
    }

    /// What the lines are, the threshold's last.
    fn legend(&self, frame: &Frame<'_>, top: i64) -> (Markup, i64) {
        let series = self.series.iter().map(|series| (Some(series.stroke), &series.name));
        let threshold = self.threshold.iter().map(|mark| (None, &mark.words));
        let mut placed = Vec::new();
        let mut y = top;
        for (stroke, words) in series.chain(threshold) {
            for (order, line) in lines(words, letters(WIDTH - 6_400, 1_300)).into_iter().enumerate() {
                placed.push((y, (order == 0).then_some(stroke), line));
                y += 1_900;
            }
        }
        let shapes = html! {
            @for (y, sample, line) in &placed {
                @match sample {
                    Some(Some(stroke)) => (piece(frame, *stroke, y - 450)),
                    Some(None) => (frame.stroke((800, y - 450), (4_400, y - 450), false)),
                    None => {}
                }
                (frame.words(&Words { x: 5_200, y: *y, size: 13, ..Words::of(line) }))
            }
        };
        (shapes, y - top)
    }
}

/// A piece of a line, for the legend.
fn piece(frame: &Frame<'_>, stroke: Stroke, y: i64) -> Markup {
    let (class, colour, dashes) = look(frame, stroke);
    html! {
        g class=(class) stroke=(colour) {
            line x1="8" y1=(at(y)) x2="44" y2=(at(y)) stroke-width="2.5" stroke-dasharray=[dashes] {}
            (point(frame, stroke, (2_600, y)))
        }
    }
}

fn look(frame: &Frame<'_>, stroke: Stroke) -> (&'static str, &'static str, Option<&'static str>) {
    match stroke {
        Stroke::Strong => ("pic-strong", frame.palette.value, None),
        Stroke::Dashed => ("pic-dashed", frame.palette.hint, Some("5 4")),
    }
}

fn height(share: Share) -> i64 {
    AXIS - share.along(HIGH)
}

fn point(frame: &Frame<'_>, stroke: Stroke, (x, y): (i64, i64)) -> Markup {
    html! {
        @match stroke {
            Stroke::Strong => {
                circle class="pic-point" cx=(at(x)) cy=(at(y)) r="4.5" fill=(frame.palette.ground) stroke-width="2.5" {}
            }
            Stroke::Dashed => {
                rect class="pic-point" x=(at(x - 400)) y=(at(y - 400)) width="8" height="8" fill=(frame.palette.ground)
                    stroke-width="2.5" {}
            }
        }
    }
}
