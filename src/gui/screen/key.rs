//! The key to sign with: one that is here, a new one, or one taken over; and its passphrase. Part of the pages Sign
//! and Envelope.
//!
//! What is typed as a passphrase is zeroed wherever this part holds it: when it is typed over, handed over to open the
//! key, or let go of. What iced keeps of a field while it draws it is not ours to zero.

use std::path::PathBuf;

use iced::widget::{Column, row};
use zeroize::{Zeroize as _, Zeroizing};

use crate::gui::Context;
use crate::gui::kit::{self, Element, Tone, button, field, hint, note};
use crate::store::{Home, Store};
use crate::trust::{Namespace, Passphrase};
use crate::workflow::keys::{self, KeyFile};
use crate::workflow::signers;

/// Which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// One that is here, by its place in the list.
    Here(usize),
    /// A new one.
    New,
    /// One in a file elsewhere.
    Import,
}

/// What this part remembers.
#[derive(Default)]
pub struct State {
    keys: Vec<KeyFile>,
    way: Option<Way>,
    file: String,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    problem: Option<String>,
}

/// What can happen in this part.
#[derive(Debug, Clone)]
pub enum Message {
    /// Which key.
    Choose(Way),
    /// The path of a key is typed.
    File(String),
    /// The passphrase is typed.
    Passphrase(Secret),
    /// It is typed again.
    Again(Secret),
}

/// Typed text that is not shown when a message is printed, and is zeroed when the message is let go.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl From<String> for Secret {
    fn from(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What to sign with, ready to be used away from the window.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Which key.
    pub source: Source,
    /// What opens it, or protects the new one.
    pub passphrase: Passphrase,
}

/// Where the key comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A key file that is here.
    Here(PathBuf),
    /// A new key.
    New,
    /// A key file elsewhere, to be taken over.
    Import(PathBuf),
}

impl State {
    /// Reads which keys are here, as a page is shown or after something failed; what was typed is let go.
    pub fn refresh(&mut self, home: &Home) {
        self.show(keys::list(home).unwrap_or_default());
    }

    /// The same with the keys alone that the ministry decides with, where the register knows any of these.
    pub fn refresh_for_decisions(&mut self, store: &Store) {
        let mut here = keys::list(store.home()).unwrap_or_default();
        let register = signers::register(store).unwrap_or_default();
        let decides = |key: &KeyFile| {
            register.of_key(&key.public).any(|signer| signer.namespace == Namespace::MinistryDecision)
        };
        if here.iter().any(decides) {
            here.retain(decides);
        }
        self.show(here);
    }

    fn show(&mut self, here: Vec<KeyFile>) {
        self.forget();
        let before = std::mem::replace(&mut self.keys, here);
        // A key that was made for a signature that then failed is the one to try again with: not a second one.
        let made = self.keys.iter().position(|key| !before.contains(key));
        if let (Some(made), Some(Way::New | Way::Import)) = (made, &self.way) {
            self.way = Some(Way::Here(made));
        }
        let gone = matches!(self.way, Some(Way::Here(at)) if at >= self.keys.len());
        if self.way.is_none() || gone {
            self.way = Some(if self.keys.is_empty() { Way::New } else { Way::Here(0) });
        }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message) {
        self.problem = None;
        match message {
            Message::Choose(way) => {
                self.way = Some(way);
                self.forget();
            }
            Message::File(file) => self.file = file,
            Message::Passphrase(Secret(typed)) => self.passphrase = typed,
            Message::Again(Secret(typed)) => self.again = typed,
        }
    }

    /// Lets go of what was typed.
    pub fn forget(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }

    /// Says what is wrong at the passphrase.
    pub fn say(&mut self, problem: String) {
        self.problem = Some(problem);
    }

    /// The key to use, with the passphrase, which is handed over; where something is missing, says so instead.
    pub fn chosen(&mut self, context: &Context<'_>) -> Option<Chosen> {
        let source = match &self.way {
            Some(Way::Here(at)) => Source::Here(self.keys.get(*at)?.path.clone()),
            Some(Way::Import) if self.file.trim().is_empty() => {
                self.problem = Some(context.text("key-no-file"));
                return None;
            }
            Some(Way::Import) => Source::Import(PathBuf::from(self.file.trim())),
            Some(Way::New) | None => Source::New,
        };
        if matches!(source, Source::New) && self.passphrase.chars().count() < 8 {
            self.problem = Some(context.text("key-too-short"));
            return None;
        }
        if matches!(source, Source::New) && self.passphrase != self.again {
            self.problem = Some(context.text("key-not-the-same"));
            return None;
        }
        if self.passphrase.is_empty() {
            self.problem = Some(context.text("key-no-passphrase"));
            return None;
        }
        let passphrase = Passphrase::new(std::mem::take(&mut *self.passphrase));
        self.forget();
        Some(Chosen { source, passphrase })
    }

    /// This part of the page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let here = self.keys.iter().enumerate().map(|(at, key)| {
            let owner = if key.owner.is_empty() { key.public.fingerprint() } else { key.owner.clone() };
            (Way::Here(at), owner)
        });
        let options =
            here.chain([(Way::New, context.text("key-new")), (Way::Import, context.text("key-import"))]);
        let mut part = Column::new().spacing(14).push(
            kit::choice("key", context.text("key-label"), options, self.way.clone())
                .hint(context.text("key-hint"))
                .on_choose(Message::Choose),
        );
        if self.way == Some(Way::Import) {
            part = part.push(
                field("key-file", context.text("key-file"), self.file.clone())
                    .hint(context.text("key-file-hint"))
                    .on_input(Message::File),
            );
        }
        let label = if self.way == Some(Way::New) { "passphrase-new" } else { "passphrase" };
        let mut passphrase = field("passphrase", context.text(label), self.passphrase.to_string())
            .secure()
            .required()
            .width(360)
            .on_input(|typed| Message::Passphrase(typed.into()));
        if self.way == Some(Way::New) {
            passphrase = passphrase.hint(context.text("passphrase-new-hint"));
        }
        part = part.push(passphrase);
        if self.way == Some(Way::New) {
            part = part.push(
                field("passphrase-again", context.text("passphrase-again"), self.again.to_string())
                    .secure()
                    .required()
                    .width(360)
                    .on_input(|typed| Message::Again(typed.into())),
            );
        }
        if let Some(problem) = &self.problem {
            let said = note(Tone::Error, problem.clone());
            part =
                part.push(kit::live("key-problem", crate::gui::a11y::Live::Assertive, problem.clone(), said));
        }
        part.into()
    }
}

/// A fingerprint to read over the phone, with a button that copies it.
pub fn fingerprint<'a, Outer: Clone + 'a>(
    context: &Context<'_>,
    id: &'static str,
    label: &str,
    words: String,
    copy: Outer,
) -> Element<'a, Outer> {
    let line = row![
        iced::widget::text(words).size(15).font(crate::gui::theme::font::BOLD),
        button::quiet(id, context.text("copy-words")).small().on_press(copy)
    ]
    .spacing(8)
    .align_y(iced::Alignment::Center)
    .wrap();
    Column::new().push(hint(label.to_owned())).push(line).spacing(2).into()
}

/// A key's fingerprint as it is compared: large, in its groups, on a ground of its own.
pub(super) fn to_compare<'a, Outer: Clone + 'a>(
    context: &Context<'_>,
    id: &'static str,
    label: &str,
    key: &crate::trust::PublicKey,
    copy: impl Fn(String) -> Outer,
) -> Element<'a, Outer> {
    let groups = iced::widget::text(crate::workflow::signers::groups(key))
        .size(22)
        .font(crate::gui::theme::font::BOLD)
        .line_height(1.5)
        .width(iced::Length::Fill);
    let copy = button::quiet(id, context.text("copy-words")).small().on_press(copy(key.fingerprint()));
    let line = row![groups, copy].spacing(16).align_y(iced::Alignment::Center);
    let content = Column::new().push(hint(label.to_owned())).push(line).spacing(4);
    kit::aside(content).padding([12, 18]).width(iced::Length::Fill).into()
}

/// The secret key that was chosen: made, taken over or opened. Slow on purpose (the passphrase is stretched), so
/// never on the drawing thread.
///
/// # Errors
/// The passphrase does not open it, or it cannot be read or written.
pub fn open(
    store: &crate::store::Store,
    chosen: &Chosen,
    owner: &str,
    at: jiff::Timestamp,
) -> Result<crate::trust::SecretKey, crate::workflow::Fault> {
    let file = match &chosen.source {
        Source::Here(path) => path.clone(),
        Source::New => keys::create(store, owner, None, &chosen.passphrase, at)?.path,
        Source::Import(path) => keys::import(store, path, &chosen.passphrase, at)?.path,
    };
    keys::unlock(&file, &chosen.passphrase)
}
