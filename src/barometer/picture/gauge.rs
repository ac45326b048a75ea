//! The half circle: a value, the threshold that it should reach, and where it was last year.

use maud::{Markup, html};

use super::{Frame, Mark, Share, Sheet, Words, at, file, letters, lines};

const WIDTH: i64 = 24_000;
const CENTRE: (i64, i64) = (12_000, 12_400);
const RADIUS: i64 = 10_000;
/// Half of the circle's edge, π · [`RADIUS`].
const LENGTH: i64 = 31_416;

/// A half circle filled from the left.
#[derive(Debug, Clone, Default)]
pub struct Gauge {
    /// How much of it is filled; nothing where there is no figure.
    pub value: Option<Share>,
    /// The value in words: `62,0 %`.
    pub shown: String,
    /// Whether the threshold is reached: decided by the exact figure, not by what is drawn.
    pub met: Option<bool>,
    /// Under the value: `13,0 points short`, `reached`.
    pub caption: String,
    /// What should be reached.
    pub threshold: Option<Mark>,
    /// Last year's value.
    pub before: Option<Mark>,
}

impl Gauge {
    /// The `<svg>` element.
    #[must_use]
    pub fn draw(&self, frame: &Frame<'_>) -> Markup {
        let (heading, top) = frame.heading(WIDTH);
        let (legend, below) = self.legend(frame, top + CENTRE.1 + 4_600);
        let shapes = html! {
            (heading)
            g transform=(format!("translate(0 {})", at(top))) {
                (self.arc(frame))
                @if let Some(before) = &self.before { (dot(frame, before.at)) }
                @if let Some(threshold) = &self.threshold { (tick(frame, threshold.at)) }
                (frame.words(&Words {
                    x: CENTRE.0, y: CENTRE.1 - 1_000, size: 38, bold: true, anchor: Some("middle"), ..Words::of(&self.shown)
                }))
                (frame.words(&Words {
                    x: CENTRE.0, y: CENTRE.1 + 2_200, size: 16, faint: true, anchor: Some("middle"), ..Words::of(&self.caption())
                }))
            }
            (legend)
        };
        frame.around(&Sheet { width: WIDTH, height: top + CENTRE.1 + 2_800 + below, shapes })
    }

    /// The SVG file.
    #[must_use]
    pub fn file(&self, frame: &Frame<'_>) -> String {
        file(self.draw(frame))
    }

    /// What is met has a tick too, for those who do not tell its colour from the other.
    fn caption(&self) -> String {
        let tick = if self.met == Some(true) && !self.caption.is_empty() { "\u{2713}\u{a0}" } else { "" };
        format!("{tick}{}", self.caption)
    }

    fn arc(&self, frame: &Frame<'_>) -> Markup {
        let path = format!(
            "M{} {}A{} {} 0 0 1 {} {}",
            at(CENTRE.0 - RADIUS),
            at(CENTRE.1),
            at(RADIUS),
            at(RADIUS),
            at(CENTRE.0 + RADIUS),
            at(CENTRE.1)
        );
        let (class, colour) = match self.met {
            Some(true) => ("pic-met", frame.palette.met),
            _ => ("pic-value", frame.palette.value),
        };
        html! {
            path class="pic-track" d=(path) fill="none" stroke=(frame.palette.track) stroke-width="22" {}
            @if let Some(value) = self.value.filter(|value| value.along(LENGTH) > 0) {
                path class=(class) d=(path) fill="none" stroke=(colour) stroke-width="22"
                    stroke-dasharray=(format!("{} {}", at(value.along(LENGTH)), at(2 * LENGTH))) {}
            }
        }
    }

    /// What the marks mean, in a file; a page says it once for all its gauges.
    fn legend(&self, frame: &Frame<'_>, top: i64) -> (Markup, i64) {
        if !frame.is_file() {
            return (html! {}, 0);
        }
        let marks = [(&self.threshold, true), (&self.before, false)];
        let mut placed = Vec::new();
        let mut y = top;
        for (mark, is_threshold) in marks.into_iter().filter_map(|(mark, kind)| Some((mark.as_ref()?, kind)))
        {
            for (order, line) in lines(&mark.words, letters(WIDTH - 4_000, 1_300)).into_iter().enumerate() {
                placed.push((y, (order == 0).then_some(is_threshold), line));
                y += 1_900;
            }
        }
        let shapes = html! {
            @for (y, mark, line) in &placed {
                @match mark {
                    Some(true) => (frame.stroke((1_600, y - 1_100), (1_600, y + 100), false)),
                    Some(false) => (circle(frame, (1_600, y - 500), None)),
                    None => {}
                }
                (frame.words(&Words { x: 2_800, y: *y, size: 13, ..Words::of(line) }))
            }
        };
        (shapes, y - top + 800)
    }
}

/// Turned around the middle: no sine is needed.
fn turned(share: Share) -> String {
    format!("rotate({} {} {})", at(share.along(18_000)), at(CENTRE.0), at(CENTRE.1))
}

fn tick(frame: &Frame<'_>, share: Share) -> Markup {
    let (outer, inner) = (CENTRE.0 - RADIUS - 1_700, CENTRE.0 - RADIUS + 1_700);
    html! { g transform=(turned(share)) { (frame.stroke((outer, CENTRE.1), (inner, CENTRE.1), false)) } }
}

fn dot(frame: &Frame<'_>, share: Share) -> Markup {
    circle(frame, (CENTRE.0 - RADIUS, CENTRE.1), Some(turned(share)))
}

fn circle(frame: &Frame<'_>, (x, y): (i64, i64), turned: Option<String>) -> Markup {
    html! {
        circle class="pic-dot" cx=(at(x)) cy=(at(y)) r="5" fill=(frame.palette.ground) stroke=(frame.palette.mark)
            stroke-width="2.5" transform=[turned] {}
    }
}
