//! The distribution: one mark a body on a scale from 0 to 100 %.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Frame, Mark, Share, Sheet, WIDTH, Words, at, file};

const LEFT: i64 = 2_400;
const SCALE: i64 = WIDTH - 2 * LEFT;
const TOP: i64 = 4_000;
const HIGH: i64 = 10_000;
const AXIS: i64 = TOP + HIGH;
/// Marks stand at every second percent: nearer ones would cover each other.
const PLACES: i64 = 50;
/// A mark and the gap over it, where there is room.
const PITCH: i64 = 640;

/// The rates of bodies, one mark each.
#[derive(Debug, Clone, Default)]
pub struct Distribution {
    /// The bodies' own rates, in any order.
    pub rates: Vec<Share>,
    /// What each body or all together should reach.
    pub threshold: Option<Mark>,
    /// The middle one.
    pub median: Option<Mark>,
    /// Between these lies the middle half.
    pub middle: Option<[Share; 2]>,
    /// The rate of the body that is looked at.
    pub chosen: Option<Share>,
    /// The words of the scale at 0, 25, 50, 75 and 100 %.
    pub scale: [String; 5],
}

impl Distribution {
    /// The place on the scale, from 0 to 1, at a place of the picture's width, from 0 to 1.
    #[must_use]
    pub fn place_at(width: f32) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "some thousands")]
        let [left, scale, all] = [LEFT, SCALE, WIDTH].map(|length| length as f32);
        ((width * all - left) / scale).clamp(0.0, 1.0)
    }

    /// The `<svg>` element.
    #[must_use]
    pub fn draw(&self, frame: &Frame<'_>) -> Markup {
        let (heading, top) = frame.heading(WIDTH);
        let shapes = html! {
            (heading)
            g transform=(format!("translate(0 {})", at(top))) {
                (scale(frame, &self.scale, TOP, AXIS))
                (self.marks(frame))
                @if let Some(chosen) = self.chosen { (pointer(frame, chosen)) }
                @if let Some([low, high]) = self.middle { (middle(frame, low, high)) }
                @if let Some(median) = &self.median { (upright(frame, median, 3_200, true)) }
                @if let Some(threshold) = &self.threshold {
                    (upright(frame, threshold, 1_400, false))
                    (words(frame, threshold, 1_400, true))
                }
                @if let Some(median) = &self.median { (words(frame, median, 3_200, false)) }
            }
        };
        frame.around(&Sheet { width: WIDTH, height: top + AXIS + 3_000, shapes })
    }

    /// The SVG file.
    #[must_use]
    pub fn file(&self, frame: &Frame<'_>) -> String {
        file(self.draw(frame))
    }

    fn marks(&self, frame: &Frame<'_>) -> Markup {
        let mut stacks: BTreeMap<i64, i64> = BTreeMap::new();
        for rate in &self.rates {
            *stacks.entry(rate.along(PLACES)).or_default() += 1;
        }
        let tallest = stacks.values().copied().max().unwrap_or(1);
        // All of the tallest stack have to be seen: its marks get flatter.
        let pitch = PITCH.min(HIGH / tallest.max(1)).max(1);
        let (wide, tall) = (520, (pitch * 4 / 5).max(1));
        html! {
            g class="pic-value" fill=(frame.palette.value) {
                @for (place, bodies) in stacks {
                    @for floor in 1..=bodies {
                        rect x=(at(LEFT + place * SCALE / PLACES - wide / 2)) y=(at(AXIS - floor * pitch))
                            width=(at(wide)) height=(at(tall)) {}
                    }
                }
            }
        }
    }
}

/// The axis and its words.
fn scale(frame: &Frame<'_>, words: &[String; 5], top: i64, axis: i64) -> Markup {
    html! {
        @for (words, place) in words.iter().zip(0..) {
            @let x = LEFT + place * SCALE / 4;
            line class="pic-line" x1=(at(x)) y1=(at(top)) x2=(at(x)) y2=(at(axis)) stroke=(frame.palette.line)
                stroke-width="1" {}
            (frame.words(&Words { x, y: axis + 2_200, size: 13, faint: true, anchor: Some("middle"), ..Words::of(words) }))
        }
        line class="pic-axis" x1=(at(LEFT - 400)) y1=(at(axis)) x2=(at(LEFT + SCALE + 400)) y2=(at(axis))
            stroke=(frame.palette.hint) stroke-width="1.5" {}
    }
}

/// A bar on the axis from quartile to quartile.
fn middle(frame: &Frame<'_>, low: Share, high: Share) -> Markup {
    let (from, to) = (LEFT + low.along(SCALE), LEFT + high.along(SCALE));
    html! {
        rect class="pic-middle" x=(at(from)) y=(at(AXIS - 150)) width=(at((to - from).max(100))) height="5"
            fill=(frame.palette.mark) {}
    }
}

/// A wedge under the axis that points at the stack of a body.
fn pointer(frame: &Frame<'_>, share: Share) -> Markup {
    // The stacks stand at whole places.
    let x = LEFT + share.along(PLACES) * SCALE / PLACES;
    let points = [(x, AXIS + 200), (x - 500, AXIS + 1_100), (x + 500, AXIS + 1_100)];
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y))).collect();
    html! { polygon class="pic-middle" points=(points.join(" ")) fill=(frame.palette.mark) {} }
}

/// A line through all stacks, up to its words.
fn upright(frame: &Frame<'_>, mark: &Mark, words_at: i64, dashed: bool) -> Markup {
    let x = LEFT + mark.at.along(SCALE);
    frame.stroke((x, words_at + 300), (x, AXIS), dashed)
}

/// The words of a line, on a rim that keeps other lines out of them. At the edges they stand on the side where there is room.
fn words(frame: &Frame<'_>, mark: &Mark, y: i64, bold: bool) -> Markup {
    let x = LEFT + mark.at.along(SCALE);
    let (x, anchor) = match mark.at.along(10) {
        0..=2 => (x - 400, "start"),
        8.. => (x + 400, "end"),
        _ => (x, "middle"),
    };
    let anchor = Some(anchor);
    frame.words(&Words { x, y, size: 13, bold, rim: true, anchor, ..Words::of(&mark.words) })
}
