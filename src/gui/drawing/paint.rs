//! The shapes of a picture, drawn.

use iced::advanced::text::{Alignment, LineHeight};
use iced::alignment::Vertical;
use iced::widget::canvas::{Frame, LineCap, LineDash, Path, Stroke, Text, path::Arc};
use iced::{Color, Point, Radians, Vector};

use super::read::{Anchor, Drawing, Look, Shape, Words};
use crate::barometer::picture::Palette;
use crate::gui::theme::{Tokens, font};

/// What a letter of Open Sans takes above the line and in all, in parts of its size.
const ASCENT: f32 = 1.069;
const HEIGHT: f32 = 1.362;

/// A picture is read in the colours of its file; in a window it takes those of the look.
pub(super) fn paint(drawing: &Drawing, frame: &mut Frame, tokens: Option<&Tokens>) {
    let seen = |color: Color, is_word: bool| tokens.map_or(color, |tokens| recolored(color, is_word, tokens));
    let draw = |frame: &mut Frame, path: &Path, look: &Look| {
        let seen = |color: Option<Color>| color.map(|color| seen(color, false));
        draw(frame, path, &Look { fill: seen(look.fill), stroke: seen(look.stroke), ..look.clone() });
    };
    for shape in &drawing.shapes {
        match shape {
            Shape::Move(by) => {
                frame.push_transform();
                frame.translate(*by);
            }
            Shape::Turn(angle, around) => {
                frame.push_transform();
                frame.translate(*around - Point::ORIGIN);
                frame.rotate(*angle);
                frame.translate(Point::ORIGIN - *around);
            }
            Shape::Back => frame.pop_transform(),
            Shape::Line(points, look) => draw(frame, &line(points), look),
            Shape::Circle { centre, radius, look } => draw(frame, &Path::circle(*centre, *radius), look),
            Shape::Box { at, size, look } => draw(frame, &Path::rectangle(*at, *size), look),
            Shape::Arc { centre, radius, look } => draw(frame, &half(*centre, *radius), look),
            Shape::Words(words) => write(frame, words, seen(words.color, true)),
        }
    }
}

fn recolored(color: Color, is_word: bool, tokens: &Tokens) -> Color {
    let light = Palette::LIGHT;
    let is = |known: &str| known.parse().is_ok_and(|known: Color| known == color);
    // Words and marks have one colour on paper, and two in high contrast.
    let pairs = [
        (is_word && is(light.text), tokens.text),
        (is(light.mark), tokens.mark),
        (is(light.hint), tokens.hint),
        (is(light.value), tokens.value),
        (is(light.met), tokens.value_met),
        (is(light.track), tokens.track),
        (is(light.line), tokens.rule),
        (is(light.ground), tokens.panel),
    ];
    pairs.into_iter().find(|(found, _)| *found).map_or(color, |(_, color)| color)
}

fn line(points: &[Point]) -> Path {
    Path::new(|path| {
        for (place, point) in points.iter().enumerate() {
            if place == 0 { path.move_to(*point) } else { path.line_to(*point) }
        }
    })
}

/// From the left over the top to the right.
fn half(center: Point, radius: f32) -> Path {
    let (start_angle, end_angle) = (Radians(std::f32::consts::PI), Radians(2.0 * std::f32::consts::PI));
    Path::new(|path| path.arc(Arc { center, radius, start_angle, end_angle }))
}

fn draw(frame: &mut Frame, path: &Path, look: &Look) {
    if let Some(fill) = look.fill {
        frame.fill(path, fill);
    }
    if let Some(color) = look.stroke {
        let width = if look.width > 0.0 { look.width } else { 1.0 };
        let line_dash = LineDash { segments: &look.dashes, offset: 0 };
        let stroke = Stroke { line_dash, ..Stroke::default() };
        frame.stroke(path, stroke.with_color(color).with_width(width).with_line_cap(LineCap::Butt));
    }
}

fn write(frame: &mut Frame, words: &Words, color: Color) {
    frame.fill_text(Text {
        content: words.text.clone(),
        // A place in SVG is on the line that letters stand on.
        position: words.at - Vector::new(0.0, words.size * ASCENT),
        color,
        size: words.size.into(),
        line_height: LineHeight::Relative(HEIGHT),
        font: if words.bold { font::BOLD } else { font::TEXT },
        align_x: match words.anchor {
            Anchor::Start => Alignment::Left,
            Anchor::Middle => Alignment::Center,
            Anchor::End => Alignment::Right,
        },
        align_y: Vertical::Top,
        ..Text::default()
    });
}
