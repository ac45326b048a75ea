//! Pictures of figures: a half circle, a distribution, a trend, bars by group, each as SVG text.
//!
//! Knows shapes and where they go. Does not know what is drawn: all words, shares and colours are handed in. Every
//! picture carries a title and a description for those who do not see it, and says nothing by colour alone: what is
//! met has a tick, lines differ by their strokes, marks by their shapes.
//!
//! Places are worked out in whole hundredths, without floating point and without sines: the same figures give the same
//! bytes on every machine. Text is escaped by construction (`maud`), and what XML cannot carry is replaced.

mod bars;
mod distribution;
mod gauge;
mod trend;

#[cfg(test)]
mod tests;

use maud::{Markup, PreEscaped, html};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use crate::l10n::Lang;

pub use bars::{Bar, Bars};
pub use distribution::Distribution;
pub use gauge::Gauge;
pub use trend::{Point, Series, Stroke, Trend};

/// The width of the wide pictures. So little that 14 units stay readable letters on a telephone.
const WIDTH: i64 = 32_000;
const FONT: &str = "'Open Sans', sans-serif";

/// A place on a scale from 0 to 1, in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// The whole.
    pub const ONE: Share = Share(10_000);

    /// The nearest place to an exact value; what is below 0 is 0, what is over 1 is 1.
    #[must_use]
    pub fn of(value: &BigRational) -> Self {
        if value.is_negative() {
            return Self(0);
        }
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let nearest = (value * BigRational::from_integer(BigInt::from(10_000)) + half).floor().to_integer();
        nearest.to_u16().filter(|share| *share <= Self::ONE.0).map_or(Self::ONE, Self)
    }

    /// So many percent; more than 100 is 100.
    #[must_use]
    pub fn percent(percent: u32) -> Self {
        Self(u16::try_from(percent.min(100)).map_or(Self::ONE.0, |percent| percent * 100))
    }

    /// So many hundredths of the length that 1 has.
    fn along(self, length: i64) -> i64 {
        (length * i64::from(self.0) + 5_000) / 10_000
    }
}

/// A marked place and its words, such as `Threshold: 75%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub at: Share,
    /// What is there.
    pub words: String,
}

/// Where the picture is going to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// In a page that gives it a heading, a legend and, by the classes `pic-*`, its colours.
    Inline,
    /// As a file of its own: with a ground, a heading and a legend.
    File,
}

/// What a picture is called, where it is seen and in which colours it is painted.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// In a page: what its ids begin with; unique in the page.
    pub id: &'a str,
    /// The language of the words.
    pub lang: Lang,
    /// What it shows, in a few words: `<title>`, and the heading of a file.
    pub title: &'a str,
    /// The figures in words, for those who do not see it: `<desc>`.
    pub description: &'a str,
    /// Where it is seen.
    pub used: Use,
    /// Its colours.
    pub palette: Palette,
}

/// Colours, as SVG writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub ground: &'static str,
    /// Values and names.
    pub text: &'static str,
    /// What is said beside them.
    pub hint: &'static str,
    /// A value.
    pub value: &'static str,
    /// A value that reaches its threshold.
    pub met: &'static str,
    /// What is lacking to the whole.
    pub track: &'static str,
    /// Thresholds, medians, last year.
    pub mark: &'static str,
    /// Lines of the scale.
    pub line: &'static str,
}

impl Palette {
    /// On white; Québec's public design tokens.
    pub const LIGHT: Palette = Palette {
        ground: "#FFFFFF",
        text: "#223654",
        hint: "#4E5662",
        value: "#1472BF",
        met: "#4F813D",
        track: "#DAE6F0",
        mark: "#223654",
        line: "#C5CAD2",
    };
    /// On the dark ground.
    pub const DARK: Palette = Palette {
        ground: "#121519",
        text: "#E3E5EA",
        hint: "#B4BAC5",
        value: "#6DB1EA",
        met: "#9BCB83",
        track: "#2D3A48",
        mark: "#F2F5F8",
        line: "#4E5662",
    };
}

/// The picture around its shapes.
struct Sheet {
    width: i64,
    height: i64,
    shapes: Markup,
}

impl Frame<'_> {
    fn is_file(&self) -> bool {
        self.used == Use::File
    }

    /// The whole `<svg>` element.
    fn around(&self, sheet: &Sheet) -> Markup {
        let view = format!("0 0 {} {}", at(sheet.width), at(sheet.height));
        let (title, description) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        let size = |length: i64| self.is_file().then(|| at(length * 2));
        html! {
            svg class="pic" xmlns="http://www.w3.org/2000/svg" viewBox=(view)
                width=[size(sheet.width)] height=[size(sheet.height)] xml:lang=[self.is_file().then(|| self.lang.tag())]
                role="img" aria-labelledby=(title) aria-describedby=(description) font-family=(FONT) {
                title id=(title) { (clean(self.title)) }
                desc id=(description) { (clean(self.description)) }
                @if self.is_file() {
                    rect class="pic-ground" width="100%" height="100%" fill=(self.palette.ground) {}
                }
                (sheet.shapes)
            }
        }
    }

    /// The heading of a file, in lines, and how much height it takes.
    fn heading(&self, width: i64) -> (Markup, i64) {
        if !self.is_file() {
            return (html! {}, 0);
        }
        let lines = lines(self.title, letters(width - 1_600, 1_500));
        let step = 2_000;
        let shapes = html! {
            @for (line, place) in lines.iter().zip(1..) {
                (self.words(&Words { x: 800, y: step * place + 400, size: 15, bold: true, ..Words::of(line) }))
            }
        };
        (shapes, step * count(lines.len()) + 800)
    }

    fn words(&self, words: &Words<'_>) -> Markup {
        let (class, colour) = match (words.faint, words.rim) {
            (true, _) => ("pic-hint", self.palette.hint),
            (false, true) => ("pic-text pic-rim", self.palette.text),
            (false, false) => ("pic-text", self.palette.text),
        };
        html! {
            text class=(class) x=(at(words.x)) y=(at(words.y)) font-size=(words.size) fill=(colour)
                font-weight=[words.bold.then_some("700")] text-anchor=[words.anchor]
                // What crosses a letter is kept away from it.
                paint-order=[words.rim.then_some("stroke")] stroke=[words.rim.then_some(self.palette.ground)]
                stroke-width=[words.rim.then_some("4")] { (clean(words.text)) }
        }
    }

    /// A straight line in the colour of the marks, on a rim that keeps it apart from what it crosses.
    fn stroke(&self, from: (i64, i64), to: (i64, i64), dashed: bool) -> Markup {
        let (x1, y1, x2, y2) = (at(from.0), at(from.1), at(to.0), at(to.1));
        html! {
            line class="pic-rim" x1=(x1) y1=(y1) x2=(x2) y2=(y2) stroke=(self.palette.ground) stroke-width="5" {}
            line class="pic-mark" x1=(x1) y1=(y1) x2=(x2) y2=(y2) stroke=(self.palette.mark) stroke-width="2.5"
                stroke-dasharray=[dashed.then_some("4 3")] {}
        }
    }
}

/// A line of text.
struct Words<'a> {
    x: i64,
    y: i64,
    size: u8,
    bold: bool,
    faint: bool,
    rim: bool,
    anchor: Option<&'static str>,
    text: &'a str,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { x: 0, y: 0, size: 14, bold: false, faint: false, rim: false, anchor: None, text }
    }
}

/// The SVG file of a picture.
fn file(picture: Markup) -> String {
    let PreEscaped(svg) = picture;
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n")
}

/// Hundredths, as SVG writes lengths.
fn at(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Text that XML can carry: a control character would make the file unreadable.
pub(super) fn clean(text: &str) -> String {
    let barred = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if barred(c) { '\u{fffd}' } else { c }).collect()
}

/// How many letters of a size (in hundredths) fit into a width. SVG wraps nothing, and no font is at hand to ask: a
/// letter of a text is about 0.55 of its size wide.
fn letters(width: i64, size: i64) -> usize {
    usize::try_from(width * 100 / (size * 55).max(1)).unwrap_or(1).max(1)
}

/// Text in lines of at most so many letters; a longer word is cut.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for piece in word.chars().collect::<Vec<_>>().chunks(most.max(1)) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= most => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / 100_000)
}
