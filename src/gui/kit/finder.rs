//! One of many, found by typing: a field, and below it what fits. The arrows move in what fits, Enter takes it; the
//! focus stays in the field.

use iced::widget::{Column, Id, column, container, row, text};
use iced::{Alignment, Border, Length, Theme};

use super::control::{Face, control};
use super::{Element, field, hint, live, semantic};
use crate::gui::a11y::{Live, Role, Semantic};
use crate::gui::theme::{self, font, radius, size};

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is known by: a code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// See [`finder`].
pub struct Finder<'a, Message> {
    id: String,
    label: String,
    typed: String,
    hint: String,
    said: String,
    error: Option<String>,
    found: Vec<Found>,
    at: usize,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_step: Option<Box<dyn Fn(usize) -> Message + 'a>>,
    on_take: Option<Box<dyn Fn(String) -> Message + 'a>>,
}

/// A field named `label` with what fits `typed` below it; the one at `at` is taken by Enter. `said` tells in words how
/// many fit. Without [`Finder::on_input`] it is disabled.
pub fn finder<'a, Message>(
    id: impl Into<String>,
    label: impl Into<String>,
    typed: impl Into<String>,
    (found, at): (Vec<Found>, usize),
    said: impl Into<String>,
) -> Finder<'a, Message> {
    Finder {
        id: id.into(),
        label: label.into(),
        typed: typed.into(),
        hint: String::new(),
        said: said.into(),
        error: None,
        at: at.min(found.len().saturating_sub(1)),
        found,
        on_input: None,
        on_step: None,
        on_take: None,
    }
}

impl<'a, Message: Clone + 'a> Finder<'a, Message> {
    /// What helps to search, under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What must be put right.
    #[must_use]
    pub fn error(mut self, error: impl Into<String>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// What each keystroke does.
    #[must_use]
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// What the arrows do: another place among what fits.
    #[must_use]
    pub fn on_step(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_step = Some(Box::new(message));
        self
    }

    /// What taking one does, by its code.
    #[must_use]
    pub fn on_take(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_take = Some(Box::new(message));
        self
    }

    fn list(&self) -> Element<'a, Message> {
        let options = self.found.iter().enumerate().map(|(place, found)| {
            let message = self.on_take.as_ref().map(|take| take(found.code.clone()));
            option(format!("{}-{place}", self.id), found, place == self.at, message)
        });
        let list = container(Column::with_children(options)).padding(4).width(Length::Fill).style(
            |theme: &Theme| {
                let tokens = theme::of(theme);
                container::Style {
                    background: Some(tokens.panel.into()),
                    border: Border { color: tokens.edge, width: 1.0, radius: radius::CONTROL.into() },
                    ..container::Style::default()
                }
            },
        );
        semantic(Semantic::new(Role::List, self.label.as_str()), list)
    }
}

fn option<'a, Message: Clone + 'a>(
    id: String,
    found: &Found,
    current: bool,
    message: Option<Message>,
) -> Element<'a, Message> {
    let spoken = Semantic {
        selected: Some(current),
        leaf: true,
        ..Semantic::new(Role::Option, format!("{} {}", found.code, found.name))
    };
    let code = text(found.code.clone()).size(size::ROW).font(font::BOLD).width(110);
    let name = text(found.name.clone()).size(size::ROW).line_height(1.35).width(Length::Fill);
    control(id, spoken, row![code, name].spacing(12).align_y(Alignment::Center))
        .on_press(message)
        .no_stop()
        .width(Length::Fill)
        .padding([4, 10])
        .least_height(32.0)
        .bar(current)
        .face(if current {
            |tokens, _| Face { ground: Some(tokens.selected), edge: None, text: tokens.on_selected }
        } else {
            |tokens, status| Face {
                ground: status.hovered.then_some(tokens.aside),
                edge: None,
                text: tokens.text,
            }
        })
        .into()
}

impl<'a, Message: Clone + 'a> From<Finder<'a, Message>> for Element<'a, Message> {
    fn from(mut finder: Finder<'a, Message>) -> Self {
        let list = (!finder.found.is_empty()).then(|| finder.list());
        let (at, count) = (finder.at, finder.found.len());
        let chosen = finder.found.get(at).cloned();
        let mut entry = field(Id::from(finder.id.clone()), finder.label.clone(), finder.typed.clone())
            .hint(finder.hint.clone())
            .required();
        if let Some(error) = finder.error.take() {
            entry = entry.error(error);
        }
        if let Some(on_input) = finder.on_input.take() {
            entry = entry.on_input(on_input);
        }
        if let (Some(take), Some(chosen)) = (&finder.on_take, &chosen) {
            entry = entry.on_submit(take(chosen.code.clone()));
        }
        if let Some(on_step) = finder.on_step.take().filter(|_| count > 0) {
            entry = entry.on_step(move |forth| {
                on_step(if forth { (at + 1) % count } else { (at + count - 1) % count })
            });
        }
        // What the arrows reach is read aloud: the focus itself stays in the field.
        let aloud = chosen.map_or_else(
            || finder.said.clone(),
            |chosen| format!("{} {} – {}", chosen.code, chosen.name, finder.said),
        );
        let said = live(format!("{}-said", finder.id), Live::Polite, aloud, hint(finder.said.clone()));
        let below = Column::with_children(list.into_iter().chain([said])).spacing(6);
        column![Element::from(entry), below].spacing(6).into()
    }
}
