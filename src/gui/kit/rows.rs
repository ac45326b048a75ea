//! A table of any length: only the rows in view are built and drawn. One stop for Tab; the arrows move in it.
//!
//! It scrolls by whole rows, so that no text ever crosses its edge: the software renderer clears a mask of the whole
//! window for each text that does.

mod body;
mod hand;

use iced::widget::{Row, column, container, space, text};
use iced::{Alignment, Length, Theme};

use super::control::{Face, control};
use super::table::{Cell, Head};
use super::{Element, rule, semantic};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, font, size, space as gap};

/// The height of a row.
pub const ROW: f32 = 36.0;
/// What the bar on the right takes.
const BAR: f32 = 12.0;

/// One row, built when it is in view.
pub struct Line<'a, Message> {
    /// What assistive tools call it.
    pub name: String,
    /// Its cells, one for each column.
    pub cells: Vec<Cell<'a, Message>>,
}

type Build<'a, Message> = Box<dyn Fn(usize) -> Line<'a, Message> + 'a>;
type At<'a, Message> = Box<dyn Fn(usize) -> Message + 'a>;

/// See [`rows`].
pub struct Rows<'a, Message> {
    id: String,
    label: String,
    heads: Vec<Head>,
    count: usize,
    build: Build<'a, Message>,
    active: usize,
    visible: usize,
    revision: u64,
    sorted: Option<(usize, bool, String)>,
    on_sort: Option<At<'a, Message>>,
    on_move: Option<At<'a, Message>>,
    on_open: Option<At<'a, Message>>,
}

/// A table of `count` rows named `label`; `build` makes the row of a place when it comes into view.
pub fn rows<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    heads: impl IntoIterator<Item = Head>,
    count: usize,
    build: impl Fn(usize) -> Line<'a, Message> + 'a,
) -> Rows<'a, Message> {
    Rows {
        id: id.into(),
        label: label.into(),
        heads: heads.into_iter().collect(),
        count,
        build: Box::new(build),
        active: 0,
        visible: 10,
        revision: 0,
        sorted: None,
        on_sort: None,
        on_move: None,
        on_open: None,
    }
}

impl<'a, Message: Clone + 'a> Rows<'a, Message> {
    /// The row that the keyboard is on.
    #[must_use]
    pub fn active(mut self, at: usize) -> Self {
        self.active = at;
        self
    }

    /// How many rows are in view.
    #[must_use]
    pub fn visible(mut self, rows: usize) -> Self {
        self.visible = rows.max(1);
        self
    }

    /// Another number where other rows stand at the same places: then the active one is brought into view again.
    #[must_use]
    pub fn revision(mut self, revision: u64) -> Self {
        self.revision = revision;
        self
    }

    /// The column that the rows are sorted by, whether backwards, and the same in words.
    #[must_use]
    pub fn sorted(mut self, column: usize, backwards: bool, words: impl Into<String>) -> Self {
        self.sorted = Some((column, backwards, words.into()));
        self
    }

    /// What pressing the head of a column does.
    #[must_use]
    pub fn on_sort(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_sort = Some(Box::new(message));
        self
    }

    /// What moving to a row does.
    #[must_use]
    pub fn on_move(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_move = Some(Box::new(message));
        self
    }

    /// What Enter, a double click or an assistive tool does.
    #[must_use]
    pub fn on_open(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_open = Some(Box::new(message));
        self
    }

    fn head(&self, at: usize, head: &Head) -> Element<'a, Message> {
        let sorted = self.sorted.as_ref().filter(|(column, ..)| *column == at);
        let mark = match sorted {
            Some((_, true, _)) => "▼",
            Some((_, false, _)) => "▲",
            None => "",
        };
        let colour = |theme: &Theme| text::Style { color: Some(theme::of(theme).hint) };
        let words = if mark.is_empty() { head.words.clone() } else { format!("{} {mark}", head.words) };
        let title =
            text(words).size(size::HINT).font(font::HEADING).wrapping(text::Wrapping::None).style(colour);
        let spoken = Semantic::new(Role::ColumnHeader, head.words.as_str()).leaf();
        let spoken = match sorted {
            Some((.., words)) => spoken.value(words.as_str()),
            None => spoken,
        };
        let side = if head.right { Alignment::End } else { Alignment::Start };
        let title: Element<'a, Message> = match &self.on_sort {
            Some(message) => control(format!("{}-head-{at}", self.id), spoken, title)
                .on_press(Some(message(at)))
                .least_height(28.0)
                .face(|tokens, status| Face {
                    ground: status.hovered.then_some(tokens.selected),
                    edge: None,
                    text: tokens.hint,
                })
                .into(),
            None => semantic(spoken, title),
        };
        container(title).width(head.width).align_x(side).into()
    }
}

/// The cells of a row, under their heads.
fn cells<'a, Message: Clone + 'a>(heads: &[Head], line: Line<'a, Message>) -> Element<'a, Message> {
    let cells = heads.iter().zip(line.cells).map(|(head, cell)| {
        let content = match cell {
            Cell::Words(words) => super::line(words, font::TEXT, head.right),
            Cell::Strong(words) => super::line(words, font::BOLD, head.right),
            Cell::Other(content) => content,
        };
        let side = if head.right { Alignment::End } else { Alignment::Start };
        container(content).width(head.width).align_x(side).into()
    });
    Row::with_children(cells)
        .spacing(gap::L)
        .padding([0, 10])
        .height(ROW - 1.0)
        .align_y(Alignment::Center)
        .into()
}

impl<'a, Message: Clone + 'a> From<Rows<'a, Message>> for Element<'a, Message> {
    fn from(rows: Rows<'a, Message>) -> Self {
        let heads = rows.heads.iter().enumerate().map(|(at, head)| rows.head(at, head));
        let heads = Row::with_children(heads.collect::<Vec<_>>())
            .spacing(gap::L)
            .padding([0, 10])
            .height(ROW)
            .align_y(Alignment::Center);
        let heads = Row::with_children([heads.width(Length::Fill).into(), space().width(BAR).into()]);
        column![heads, rule(), Element::new(body::Body::of(rows))].into()
    }
}
