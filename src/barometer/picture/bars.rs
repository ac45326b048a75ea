//! Bars: the same share for several groups, one under the other.

use maud::{Markup, html};

use super::{Frame, Mark, Share, Sheet, WIDTH, Words, at, count, file, letters, lines};

const LEFT: i64 = 800;
const LONG: i64 = WIDTH - 2 * LEFT;
const LINE: i64 = 1_900;
const THICK: i64 = 1_200;

/// Groups, one under the other.
#[derive(Debug, Clone, Default)]
pub struct Bars {
    /// The groups, in the order in which they are drawn.
    pub bars: Vec<Bar>,
    /// What should be reached: a line through all bars.
    pub threshold: Option<Mark>,
}

/// One group.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How long it is; nothing where there is no figure.
    pub value: Option<Share>,
    /// Its value in words.
    pub shown: String,
    /// Does it reach the threshold, exactly?
    pub met: Option<bool>,
    /// What is good to know beside it: `12 organizations`.
    pub note: String,
}

impl Bars {
    /// The `<svg>` element.
    #[must_use]
    pub fn draw(&self, frame: &Frame<'_>) -> Markup {
        let (heading, top) = frame.heading(WIDTH);
        let words = self.threshold.as_ref().map(|mark| threshold_words(frame, mark, top + LINE));
        let mut y = top + if words.is_some() { LINE } else { 0 };
        let mut drawn = Vec::with_capacity(self.bars.len());
        for bar in &self.bars {
            let (shapes, taken) = self.bar(frame, bar, y);
            drawn.push(shapes);
            y += taken;
        }
        let shapes = html! {
            (heading)
            @if let Some(words) = words { (words) }
            @for bar in drawn { (bar) }
        };
        frame.around(&Sheet { width: WIDTH, height: y + 400, shapes })
    }

    /// The SVG file.
    #[must_use]
    pub fn file(&self, frame: &Frame<'_>) -> String {
        file(self.draw(frame))
    }

    /// The name and the note over the bar, the value at the right; and the height that it takes.
    fn bar(&self, frame: &Frame<'_>, bar: &Bar, top: i64) -> (Markup, i64) {
        let shown =
            if bar.met == Some(true) { format!("\u{2713}\u{a0}{}", bar.shown) } else { bar.shown.clone() };
        let (class, colour) = match bar.met {
            Some(true) => ("pic-met", frame.palette.met),
            _ => ("pic-value", frame.palette.value),
        };
        let note = Some((&bar.note, true)).filter(|(note, _)| !note.is_empty());
        let name = lines(&bar.name, letters(LONG - 9_000, 1_400));
        let words: Vec<(&String, bool)> = name.iter().map(|line| (line, false)).chain(note).collect();
        let over = |place: usize| top + LINE + count(place) * (LINE - 200);
        let y = over(words.len().saturating_sub(1)) + 700;
        let shapes = html! {
            (frame.words(&Words {
                x: LEFT + LONG, y: over(0), bold: true, anchor: Some("end"), ..Words::of(&shown)
            }))
            @for (place, (line, faint)) in words.into_iter().enumerate() {
                (frame.words(&Words { x: LEFT, y: over(place), faint, ..Words::of(line) }))
            }
            rect class="pic-track" x=(at(LEFT)) y=(at(y)) width=(at(LONG)) height=(at(THICK)) fill=(frame.palette.track) {}
            @if let Some(value) = bar.value {
                rect class=(class) x=(at(LEFT)) y=(at(y)) width=(at(value.along(LONG))) height=(at(THICK)) fill=(colour) {}
            }
            @if let Some(threshold) = &self.threshold {
                @let x = LEFT + threshold.at.along(LONG);
                (frame.stroke((x, y - 250), (x, y + THICK + 250), false))
            }
        };
        (shapes, y + THICK + 900 - top)
    }
}

fn threshold_words(frame: &Frame<'_>, mark: &Mark, y: i64) -> Markup {
    let x = LEFT + mark.at.along(LONG);
    let anchor = if mark.at.along(10) < 3 { "start" } else { "end" };
    frame.words(&Words {
        x,
        y: y - 300,
        size: 13,
        bold: true,
        anchor: Some(anchor),
        ..Words::of(&mark.words)
    })
}
