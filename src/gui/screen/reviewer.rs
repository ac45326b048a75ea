//! Who decides: the name and the title that a decision carries, as they were given last.

use iced::widget::row;

use crate::envelope::Reviewer;
use crate::gui::Context;
use crate::gui::kit::{Element, field};
use crate::store::Store;
use crate::workflow::ministry::decide;

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct State {
    name: String,
    title: String,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name is typed.
    Name(String),
    /// The title is typed.
    Title(String),
}

impl State {
    /// What the home remembers, where nothing is typed yet.
    pub fn refresh(&mut self, store: &Store) {
        if self.name.is_empty() && self.title.is_empty() {
            let Reviewer { name, title } = decide::remembered(store).ok().flatten().unwrap_or_default();
            *self = Self { name, title };
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Name(name) => self.name = name,
            Message::Title(title) => self.title = title,
        }
    }

    /// Who decides; none where no name is typed: then the key's own is taken.
    #[must_use]
    pub fn given(&self) -> Option<Reviewer> {
        let (name, title) = (self.name.trim(), self.title.trim());
        (!name.is_empty()).then(|| Reviewer { name: name.to_owned(), title: title.to_owned() })
    }

    /// The two fields.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        row![
            field("reviewer-name", context.text("reviewer-name"), self.name.clone())
                .hint(context.text("reviewer-name-hint"))
                .on_input(Message::Name),
            field("reviewer-title", context.text("reviewer-title"), self.title.clone())
                .hint(context.text("reviewer-title-hint"))
                .on_input(Message::Title),
        ]
        .spacing(16)
        .into()
    }
}
