//! Enrolling a signer: a card or a public key is read, its fingerprint compared, and its validity given.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::outer;
use crate::gui::Context;
use crate::gui::kit::{self, Element, Icon, Tone, button, checkbox, field, heading, paragraph};
use crate::gui::screen::campaign::fact;
use crate::gui::screen::key::to_compare;
use crate::gui::screen::{Action, Desk, choose_file};
use crate::l10n::Args;
use crate::trust::{BodyCode, Principal, PublicKey, Role, Signer};
use crate::workflow::signers::{self, Card};
use crate::workflow::{Fault, keys};

/// What this part remembers.
#[derive(Default)]
pub struct State {
    file: String,
    read: Option<Read>,
    role: Option<Role>,
    body: String,
    from: String,
    until: String,
    compared: bool,
    problem: Option<String>,
}

/// A card or a key that was read.
#[derive(Debug, Clone)]
struct Read {
    key: PublicKey,
    owner: String,
    /// Does it say itself for whom it signs?
    principal: Option<Principal>,
}

/// What can happen in this part.
#[derive(Debug, Clone)]
pub enum Message {
    /// The path of a card is typed.
    File(String),
    /// Asks for a file.
    Browse,
    /// A file was chosen, or none.
    Browsed(Option<PathBuf>),
    /// Reads the file.
    Open,
    /// It is read, or why not.
    Opened(Result<Arc<Card>, Fault>),
    /// The role, where the file says none.
    Role(Role),
    /// The body, where the file says none.
    Body(String),
    /// The first day.
    From(String),
    /// The last day.
    Until(String),
    /// The person says that the fingerprints are the same, or not.
    Compared(bool),
    /// Enrols.
    Enrol,
    /// Copies the fingerprint.
    Copy(String),
}

impl State {
    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        self.problem = None;
        match message {
            Message::File(file) => {
                // Another file: what was compared was the former one.
                (self.file, self.read, self.compared) = (file, None, false);
            }
            Message::Browse => {
                let (title, kind) =
                    (desk.context.text("signers-file"), desk.context.text("signers-file-kind"));
                let ask = choose_file(title, kind, &["html", "pub", "txt", "*"]);
                return Action::Run(Task::perform(ask, |file| inner(Message::Browsed(file))));
            }
            Message::Browsed(Some(file)) => {
                self.file = file.display().to_string();
                return self.open();
            }
            Message::Browsed(None) => {}
            Message::Open => return self.open(),
            Message::Opened(Ok(card)) => {
                self.take(&card);
                return Action::Run(iced::widget::operation::focus("signers-compared"));
            }
            Message::Opened(Err(fault)) => self.problem = Some(desk.context.problem(&fault)),
            Message::Role(role) => self.role = Some(role),
            Message::Body(body) => self.body = body,
            Message::From(day) => self.from = day,
            Message::Until(day) => self.until = day,
            Message::Compared(compared) => self.compared = compared,
            Message::Enrol => return self.enrol(desk),
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
        }
        Action::None
    }

    fn open(&mut self) -> Action {
        let path = PathBuf::from(self.file.trim());
        if path.as_os_str().is_empty() {
            return Action::None;
        }
        let open = async move { signers::card(&path).map(Arc::new) };
        Action::Run(Task::perform(open, |card| inner(Message::Opened(card))))
    }

    fn take(&mut self, card: &Card) {
        self.compared = false;
        self.read = Some(match card {
            Card::Signer(signer) => {
                let Signer { key, comment, principal, .. } = signer.clone();
                Read { key, owner: comment, principal: Some(principal) }
            }
            Card::Key(key, owner) => Read { key: key.clone(), owner: owner.clone(), principal: None },
        });
    }

    /// The lines to enrol; where something is missing, says so instead.
    fn lines(&mut self, context: &Context<'_>) -> Option<Vec<Signer>> {
        let read = self.read.clone()?;
        let principal = if let Some(principal) = read.principal {
            principal
        } else {
            let Ok(body) = self.body.trim().parse::<BodyCode>() else {
                self.problem = Some(context.text("signers-bad-body"));
                return None;
            };
            Principal { role: self.role.unwrap_or(Role::Lead), body }
        };
        let times = (moment(&self.from, (0, 0, 0)), moment(&self.until, (23, 59, 59)));
        let (Ok(valid_after), Ok(valid_before)) = times else {
            self.problem = Some(context.text("signers-bad-date"));
            return None;
        };
        if let (Some(after), Some(before)) = (valid_after, valid_before)
            && after > before
        {
            self.problem = Some(context.text("signers-bad-date"));
            return None;
        }
        let line = |namespace| Signer {
            principal: principal.clone(),
            namespace,
            valid_after,
            valid_before,
            key: read.key.clone(),
            comment: read.owner.clone(),
        };
        Some(signers::namespaces(principal.role).into_iter().map(line).collect())
    }

    fn enrol(&mut self, desk: &Desk<'_>) -> Action {
        if !self.compared {
            return Action::None;
        }
        let (Some(lines), Some(store)) = (self.lines(&desk.context), desk.store.cloned()) else {
            return Action::None;
        };
        let lang = desk.context.lang;
        let enrol = async move {
            let who = keys::person(store.home());
            let added = signers::enrol_all(&store, &lines, &who, Timestamp::now())?;
            let about = lines.first().map_or_else(Args::new, super::about);
            Ok(lang.text_with(if added > 0 { "signers-enrolled" } else { "signers-already" }, &about))
        };
        Action::Run(Task::perform(enrol, |done| outer(super::Message::Enrolled(done))))
    }

    /// This part of the page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let mut file = field("signers-file", context.text("signers-file"), self.file.clone())
            .hint(context.text("home-path-hint"))
            .on_input(Message::File)
            .on_submit(Message::Open);
        if let (Some(problem), None) = (&self.problem, &self.read) {
            file = file.error(problem.clone());
        }
        let given = !self.file.trim().is_empty();
        let mut part = Column::new()
            .spacing(14)
            .push(heading(2, context.text("signers-enrol")))
            .push(paragraph(context.text("signers-enrol-lead")))
            .push(file)
            .push(
                row![
                    button::secondary("signers-open", context.text("signers-read"))
                        .icon(Icon::File)
                        .on_press_maybe(given.then_some(Message::Open)),
                    button::quiet("signers-choose", context.text("browse")).on_press(Message::Browse),
                ]
                .spacing(10),
            );
        if let Some(read) = &self.read {
            part = part.push(kit::rule()).push(self.read(read, context));
        }
        part.into()
    }

    fn read<'a>(&'a self, read: &'a Read, context: &Context<'_>) -> Element<'a, Message> {
        let mut part =
            Column::new().spacing(14).push(fact(context.text("signers-person"), read.owner.clone()));
        part = match &read.principal {
            Some(principal) => part
                .push(fact(
                    context.text("signers-role"),
                    context.text(&format!("trust-role-{}", principal.role)),
                ))
                .push(fact(context.text("signers-body"), principal.body.to_string())),
            None => part.push(self.whose(context)),
        };
        part = part
            .push(to_compare(
                context,
                "signers-copy",
                &context.text("signers-fingerprint"),
                &read.key,
                Message::Copy,
            ))
            .push(
                checkbox("signers-compared", context.text("signers-compared"), self.compared)
                    .hint(context.text("signers-compared-hint"))
                    .on_toggle(Message::Compared),
            )
            .push(
                row![
                    field("signers-valid-from", context.text("signers-valid-from"), self.from.clone())
                        .hint(context.text("signers-valid-hint"))
                        .on_input(Message::From),
                    field("signers-valid-until", context.text("signers-valid-until"), self.until.clone())
                        .hint(context.text("signers-valid-hint"))
                        .on_input(Message::Until),
                ]
                .spacing(20),
            );
        if let Some(problem) = &self.problem {
            let said = kit::note(Tone::Error, problem.clone());
            let how = crate::gui::a11y::Live::Assertive;
            part = part.push(kit::live("signers-problem", how, problem.clone(), said));
        }
        let enrol =
            button::primary("signers-enrol", context.text("signers-enrol-do")).icon(Icon::ShieldCheck);
        let enrol = if context.read_only {
            enrol.disabled(context.text("banner-read-only"))
        } else if self.compared {
            enrol.on_press(Message::Enrol)
        } else {
            enrol.disabled(context.text("signers-compare-first"))
        };
        part.push(enrol).width(Length::Fill).into()
    }

    /// For whom a key signs that does not say so.
    fn whose<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let roles =
            [Role::Lead, Role::Officer].map(|role| (role, context.text(&format!("trust-role-{role}"))));
        let role =
            kit::choice("signers-role", context.text("signers-role"), roles, self.role.or(Some(Role::Lead)))
                .horizontal()
                .on_choose(Message::Role);
        let body = field("signers-body", context.text("signers-body"), self.body.clone())
            .hint(context.text("signers-body-hint"))
            .required()
            .on_input(Message::Body);
        iced::widget::column![Element::from(role), Element::from(body)].spacing(14).into()
    }
}

fn inner(message: Message) -> crate::gui::Message {
    outer(super::Message::Enrol(message))
}

/// A day as typed, at that time on this machine; none where it is blank.
fn moment(typed: &str, (hour, minute, second): (i8, i8, i8)) -> Result<Option<Timestamp>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let date: Date = typed.parse().map_err(|_| ())?;
    TimeZone::system().to_timestamp(date.at(hour, minute, second, 0)).map(Some).map_err(|_| ())
}
