//! Rows and columns: single-line rows, numbers on the right, a thin line under each row.

use iced::widget::{Column, Id, Row, container, text};
use iced::{Alignment, Length, Theme};

use super::control::{Face, control};
use super::{Element, rule, semantic};
use crate::gui::a11y::{Role, Semantic};
use crate::gui::theme::{self, font, size, space};

/// One column.
#[derive(Debug, Clone)]
pub struct Head {
    pub(super) words: String,
    pub(super) width: Length,
    pub(super) right: bool,
}

impl Head {
    /// A column of words.
    #[must_use]
    pub fn words(words: impl Into<String>, width: impl Into<Length>) -> Self {
        Self { words: words.into(), width: width.into(), right: false }
    }

    /// A column of numbers, on the right.
    #[must_use]
    pub fn numbers(words: impl Into<String>, width: impl Into<Length>) -> Self {
        Self { words: words.into(), width: width.into(), right: true }
    }
}

/// One cell: words, or anything else.
pub enum Cell<'a, Message> {
    /// Words or a number, on one line.
    Words(String),
    /// Words or a number that matter.
    Strong(String),
    /// A pill, a link, a bar.
    Other(Element<'a, Message>),
}

impl<Message> From<String> for Cell<'_, Message> {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl<Message> From<&str> for Cell<'_, Message> {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl<'a, Message> From<Element<'a, Message>> for Cell<'a, Message> {
    fn from(content: Element<'a, Message>) -> Self {
        Self::Other(content)
    }
}

/// See [`table`].
pub struct Table<'a, Message> {
    id: Id,
    label: String,
    heads: Vec<Head>,
    rows: Vec<Element<'a, Message>>,
}

/// A table named `label`.
pub fn table<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    label: impl Into<String>,
    heads: impl IntoIterator<Item = Head>,
) -> Table<'a, Message> {
    Table { id: id.into(), label: label.into(), heads: heads.into_iter().collect(), rows: Vec::new() }
}

/// The height of a row.
const ROW: f32 = 36.0;

impl<'a, Message: Clone + 'a> Table<'a, Message> {
    /// Adds a row that is only read, but for the links in it. `name` is what assistive tools call it.
    #[must_use]
    pub fn row(
        mut self,
        name: impl Into<String>,
        cells: impl IntoIterator<Item = Cell<'a, Message>>,
    ) -> Self {
        let line = self.line(cells);
        self.rows.push(semantic(Semantic::new(Role::Row, name), line));
        self
    }

    /// Adds a row that can be chosen: one stop for Tab, Enter or a click chooses it.
    #[must_use]
    pub fn choosable(
        mut self,
        id: impl Into<Id>,
        name: impl Into<String>,
        selected: bool,
        message: Message,
        cells: impl IntoIterator<Item = Cell<'a, Message>>,
    ) -> Self {
        let line = self.line(cells);
        let spoken = Semantic { selected: Some(selected), ..Semantic::new(Role::Row, name) };
        let face: fn(&theme::Tokens, super::control::Status) -> Face = if selected {
            |tokens, _| Face { ground: Some(tokens.selected), edge: None, text: tokens.on_selected }
        } else {
            |tokens, status| Face {
                ground: status.hovered.then_some(tokens.aside),
                edge: None,
                text: tokens.text,
            }
        };
        let row = control(id, spoken, line)
            .on_press(Some(message))
            .width(Length::Fill)
            .radius(0.0)
            .bar(selected)
            .face(face);
        self.rows.push(row.into());
        self
    }

    fn line(&self, cells: impl IntoIterator<Item = Cell<'a, Message>>) -> Element<'a, Message> {
        let cells = self.heads.iter().zip(cells).map(|(head, cell)| {
            let content: Element<'a, Message> = match cell {
                Cell::Words(words) => words_in(words, font::TEXT, head.right),
                Cell::Strong(words) => words_in(words, font::BOLD, head.right),
                Cell::Other(content) => content,
            };
            place(content, head)
        });
        // One line is the rhythm; words that do not fit wrap, since nothing may be cut off or lie on its neighbour.
        let least = iced::widget::space().height(ROW - 12.0).width(0);
        Row::with_children(std::iter::once(least.into()).chain(cells))
            .spacing(space::L)
            .padding([6, 10])
            .align_y(Alignment::Center)
            .into()
    }
}

fn words_in<'a, Message: 'a>(words: String, font: iced::Font, number: bool) -> Element<'a, Message> {
    let wrapping = if number { text::Wrapping::None } else { text::Wrapping::WordOrGlyph };
    text(words).size(size::ROW).font(font).wrapping(wrapping).into()
}

fn place<'a, Message: 'a>(content: Element<'a, Message>, head: &Head) -> Element<'a, Message> {
    let side = if head.right { Alignment::End } else { Alignment::Start };
    container(content).width(head.width).align_x(side).clip(false).into()
}

impl<'a, Message: Clone + 'a> From<Table<'a, Message>> for Element<'a, Message> {
    fn from(table: Table<'a, Message>) -> Self {
        let heads = table.heads.iter().map(|head| {
            let title: Element<'a, Message> = text(head.words.clone())
                .size(size::HINT)
                .font(font::HEADING)
                .wrapping(text::Wrapping::Word)
                .align_x(if head.right { Alignment::End } else { Alignment::Start })
                .style(|theme: &Theme| text::Style { color: Some(theme::of(theme).hint) })
                .into();
            let title = place(title, head);
            if head.words.is_empty() {
                return title;
            }
            semantic(Semantic { leaf: true, ..Semantic::new(Role::ColumnHeader, head.words.as_str()) }, title)
        });
        let least = iced::widget::space().height(ROW).width(0);
        let head = Row::with_children(std::iter::once(least.into()).chain(heads))
            .spacing(space::L)
            .padding([0, 10])
            .align_y(Alignment::Center);
        let rows = table.rows.into_iter().flat_map(|row| [rule().into(), row]);
        let lines = Column::with_children([head.into()].into_iter().chain(rows));
        super::semantic::named(table.id, Semantic::new(Role::Table, table.label), lines)
    }
}
