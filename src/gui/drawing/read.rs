//! From the SVG text of a picture to its shapes.

use std::collections::HashMap;

use iced::{Color, Point, Radians, Size, Vector};

/// A picture that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Its size, in its own units.
    pub size: Size,
    pub(super) shapes: Vec<Shape>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// What follows is moved, until [`Shape::Back`].
    Move(Vector),
    /// What follows is turned around a point, until [`Shape::Back`].
    Turn(Radians, Point),
    Back,
    Line(Vec<Point>, Look),
    /// The upper half of a circle.
    Arc {
        centre: Point,
        radius: f32,
        look: Look,
    },
    Circle {
        centre: Point,
        radius: f32,
        look: Look,
    },
    Box {
        at: Point,
        size: Size,
        look: Look,
    },
    Words(Words),
}

/// How a shape is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    pub fill: Option<Color>,
    pub stroke: Option<Color>,
    pub width: f32,
    pub dashes: Vec<f32>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    pub text: String,
    pub at: Point,
    pub size: f32,
    pub bold: bool,
    pub color: Color,
    pub anchor: Anchor,
}

/// Which side of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    /// Reads a picture of ours; none for any other text.
    #[must_use]
    pub fn read(svg: &str) -> Option<Self> {
        let mut reader = Reader::default();
        let mut rest = svg;
        while let Some((text, after)) = rest.split_once('<') {
            reader.text(text);
            let (tag, after) = after.split_once('>')?;
            reader.tag(tag)?;
            rest = after;
        }
        reader.size.map(|size| Self { size, shapes: reader.shapes })
    }
}

/// Colours that a group hands to what is in it, and how many shapes it opened.
#[derive(Debug, Clone, Default)]
struct Group {
    fill: Option<Color>,
    stroke: Option<Color>,
    opened: usize,
}

#[derive(Default)]
struct Reader {
    size: Option<Size>,
    shapes: Vec<Shape>,
    groups: Vec<Group>,
    words: Option<Words>,
}

impl Reader {
    /// Only what stands in a `text` is drawn: title and description are for other senses.
    fn text(&mut self, text: &str) {
        if let Some(words) = &mut self.words {
            words.text.push_str(&plain(text));
        }
    }

    fn tag(&mut self, tag: &str) -> Option<()> {
        if tag.starts_with(['?', '!']) {
            return Some(());
        }
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name);
            return Some(());
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let given = Given(attributes_of(attributes.trim_end_matches('/')));
        match name {
            "svg" => {
                let mut numbers = numbers(given.0.get("viewBox")?).skip(2);
                self.size = Some(Size::new(numbers.next()?, numbers.next()?));
            }
            "g" => self.open(&given),
            "text" => {
                self.words = Some(Words {
                    text: String::new(),
                    at: Point::new(given.number("x"), given.number("y")),
                    size: given.number("font-size"),
                    bold: given.0.get("font-weight").is_some_and(|weight| weight == "700"),
                    color: given.color("fill").unwrap_or(Color::BLACK),
                    anchor: match given.0.get("text-anchor").map(String::as_str) {
                        Some("middle") => Anchor::Middle,
                        Some("end") => Anchor::End,
                        _ => Anchor::Start,
                    },
                });
            }
            _ => self.shape(name, &given),
        }
        Some(())
    }

    fn open(&mut self, given: &Given) {
        let around = self.groups.last().cloned().unwrap_or_default();
        let opened = self.turn(given);
        let fill = given.color("fill").or(around.fill);
        self.groups.push(Group { fill, stroke: given.color("stroke").or(around.stroke), opened });
    }

    fn close(&mut self, name: &str) {
        match name {
            "g" => {
                let opened = self.groups.pop().map_or(0, |group| group.opened);
                self.shapes.extend(std::iter::repeat_n(Shape::Back, opened));
            }
            "text" => self.shapes.extend(self.words.take().map(Shape::Words)),
            _ => {}
        }
    }

    /// The transformations of a shape or a group; how many.
    fn turn(&mut self, given: &Given) -> usize {
        let Some(how) = given.0.get("transform") else { return 0 };
        let inside = how.split_once('(').map_or("", |(_, inside)| inside.trim_end_matches(')'));
        let mut numbers = numbers(inside);
        let mut next = || numbers.next().unwrap_or(0.0);
        let shape = if how.starts_with("rotate") {
            Shape::Turn(Radians(next().to_radians()), Point::new(next(), next()))
        } else {
            Shape::Move(Vector::new(next(), next()))
        };
        self.shapes.push(shape);
        1
    }

    fn shape(&mut self, name: &str, given: &Given) {
        let opened = self.turn(given);
        let around = self.groups.last().cloned().unwrap_or_default();
        let none = |attribute: &str| given.0.get(attribute).is_some_and(|value| value == "none");
        let look = Look {
            fill: given.color("fill").or(around.fill).filter(|_| !none("fill")),
            stroke: given.color("stroke").or(around.stroke),
            width: given.number("stroke-width"),
            dashes: given.0.get("stroke-dasharray").map(|list| numbers(list).collect()).unwrap_or_default(),
        };
        let point = |x: &str, y: &str| Point::new(given.number(x), given.number(y));
        match name {
            "line" => self.shapes.push(Shape::Line(vec![point("x1", "y1"), point("x2", "y2")], look)),
            "polyline" | "polygon" => {
                let all: Vec<f32> =
                    given.0.get("points").map(|list| numbers(list).collect()).unwrap_or_default();
                let points = all.chunks_exact(2).filter_map(|pair| match pair {
                    [x, y] => Some(Point::new(*x, *y)),
                    _ => None,
                });
                self.shapes.push(Shape::Line(points.collect(), look));
            }
            "circle" => {
                self.shapes.push(Shape::Circle {
                    centre: point("cx", "cy"),
                    radius: given.number("r"),
                    look,
                });
            }
            "rect" => {
                // The ground of a file is as large as the whole.
                let whole = self.size.unwrap_or(Size::ZERO);
                let length = |name: &str, all: f32| match given.0.get(name).map(String::as_str) {
                    Some("100%") => all,
                    _ => given.number(name),
                };
                let size = Size::new(length("width", whole.width), length("height", whole.height));
                self.shapes.push(Shape::Box { at: point("x", "y"), size, look });
            }
            "path" => self.shapes.extend(half_circle(given, look)),
            _ => {}
        }
        self.shapes.extend(std::iter::repeat_n(Shape::Back, opened));
    }
}

/// `M x yA r r 0 0 1 x y`: from one end of a half circle to the other.
fn half_circle(given: &Given, look: Look) -> Option<Shape> {
    let spaced = given.0.get("d")?.replace(['M', 'A'], " ");
    match numbers(&spaced).collect::<Vec<_>>().as_slice() {
        [x, y, radius, .., end, _] => {
            let centre = Point::new(f32::midpoint(*x, *end), *y);
            Some(Shape::Arc { centre, radius: *radius, look })
        }
        _ => None,
    }
}

struct Given(HashMap<String, String>);

impl Given {
    fn number(&self, name: &str) -> f32 {
        self.0.get(name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
    }

    fn color(&self, name: &str) -> Option<Color> {
        self.0.get(name).and_then(|value| value.parse().ok())
    }
}

fn attributes_of(mut text: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    while let Some((name, rest)) = text.split_once("=\"") {
        let Some((value, rest)) = rest.split_once('"') else { break };
        found.insert(name.trim().to_owned(), plain(value));
        text = rest;
    }
    found
}

fn numbers(text: &str) -> impl Iterator<Item = f32> {
    text.split([' ', ',']).filter(|word| !word.is_empty()).filter_map(|word| word.parse().ok())
}

/// Text without the marks that XML puts in the place of its own letters.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
