//! A new campaign: what it says, the ministry's key, where it is written; then the fingerprint to communicate.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::Timestamp;
use jiff::civil::Date;

use super::key::{self, fingerprint, to_compare};
use super::sign::folder_of_the_person;
use super::{Action, Desk, campaign as shown, choose_file, choose_folder};
use crate::envelope::{EXTENSION, Zone};
use crate::framework::BUILT_IN;
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, paragraph, strong};
use crate::gui::{self, Context, Page};
use crate::store::Home;
use crate::trust::{BodyCode, PublicKey, Role};
use crate::workflow::body::draft::year;
use crate::workflow::campaign::{self, Known, NewCampaign};
use crate::workflow::{Fault, body::export};

/// The fields, in their order.
const FIELDS: [(Field, &str, &str); 6] = [
    (Field::Year, "field-year", "hint-year"),
    (Field::Ministry, "campaign-new-ministry", "campaign-new-ministry-hint"),
    (Field::Opens, "campaign-new-opens", "campaign-new-date-hint"),
    (Field::Closes, "campaign-new-closes", "campaign-new-date-hint"),
    (Field::Contact, "campaign-new-contact", "campaign-new-contact-hint"),
    (Field::Bodies, "campaign-new-bodies", "campaign-new-bodies-hint"),
];

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The year that is counted.
    Year,
    /// The ministry's code.
    Ministry,
    /// The first day.
    Opens,
    /// The last day in time.
    Closes,
    /// Whom to ask.
    Contact,
    /// The file with the bodies.
    Bodies,
    /// Name and title of a new key.
    Owner,
    /// Where the file goes.
    Folder,
}

impl Field {
    /// The id of its box.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Year => "campaign-year",
            Self::Ministry => "campaign-ministry",
            Self::Opens => "campaign-opens",
            Self::Closes => "campaign-closes",
            Self::Contact => "campaign-contact",
            Self::Bodies => "campaign-bodies",
            Self::Owner => "campaign-owner",
            Self::Folder => "campaign-folder",
        }
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct State {
    typed: std::collections::BTreeMap<&'static str, String>,
    both: bool,
    pub(in crate::gui) key: key::State,
    wrong: Vec<(Field, &'static str)>,
    problem: Option<String>,
    working: bool,
    made: Option<Arc<Made>>,
}

/// A campaign that was made.
#[derive(Debug)]
pub struct Made {
    known: Known,
    key: PublicKey,
    path: PathBuf,
}

/// What can happen on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something is typed.
    Typed(Field, String),
    /// Is the officer's signature required as well?
    Both(bool),
    /// About the key.
    Key(key::Message),
    /// Asks for the list of bodies.
    BrowseBodies,
    /// Asks for a folder.
    BrowseFolder,
    /// Something was chosen, or nothing.
    Browsed(Field, Option<PathBuf>),
    /// Signs and writes.
    Make,
    /// It is done, or why not.
    Done(Result<Arc<Made>, Fault>),
    /// Copies words.
    Copy(String),
    /// To another page.
    Go(Page),
}

fn outer(message: Message) -> gui::Message {
    gui::Message::NewCampaign(message)
}

impl State {
    /// The page is shown: which keys are here, where files go.
    pub fn refresh(&mut self, home: &Home) {
        if self.made.is_some() {
            *self = Self::default();
        }
        self.key.refresh(home);
        if self.get(Field::Folder).is_empty() {
            let folder = folder_of_the_person().map(|path| path.display().to_string()).unwrap_or_default();
            self.typed.insert(Field::Folder.id(), folder);
        }
    }

    fn get(&self, field: Field) -> &str {
        self.typed.get(field.id()).map_or("", |typed| typed.trim())
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Typed(field, typed) => {
                self.wrong.retain(|(wrong, _)| *wrong != field);
                self.typed.insert(field.id(), typed);
            }
            Message::Both(both) => self.both = both,
            Message::Key(message) => self.key.update(message),
            Message::BrowseBodies => {
                let title = desk.context.text("campaign-new-bodies");
                let ask = choose_file(title, desk.context.text("campaign-new-bodies-kind"), &["csv"]);
                return Action::Run(Task::perform(ask, |file| outer(Message::Browsed(Field::Bodies, file))));
            }
            Message::BrowseFolder => {
                let ask = choose_folder(desk.context.text("campaign-new-where"));
                return Action::Run(Task::perform(ask, |path| outer(Message::Browsed(Field::Folder, path))));
            }
            Message::Browsed(field, Some(path)) => {
                self.typed.insert(field.id(), path.display().to_string());
            }
            Message::Browsed(_, None) => {}
            Message::Make => return self.make(desk),
            Message::Done(Ok(made)) => {
                self.working = false;
                self.problem = None;
                self.key.forget();
                self.made = Some(made);
                return Action::Run(iced::widget::operation::focus("campaign-copy"));
            }
            Message::Done(Err(fault)) => return self.failed(&fault, desk),
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
            Message::Go(page) => return Action::Go(page),
        }
        Action::None
    }

    fn failed(&mut self, fault: &Fault, desk: &Desk<'_>) -> Action {
        self.working = false;
        self.key.refresh(desk.home);
        let problem = desk.context.problem(fault);
        if matches!(fault, Fault::Key(_) | Fault::KeyFile { .. }) {
            self.key.say(problem);
            return Action::Run(iced::widget::operation::focus("passphrase"));
        }
        self.problem = Some(problem);
        Action::None
    }

    /// What is wrong with what was typed.
    fn slips(&self) -> Vec<(Field, &'static str)> {
        let opens = self.get(Field::Opens).parse::<Date>().ok();
        let closes = self.get(Field::Closes).parse::<Date>().ok();
        let backwards = opens.is_some() && closes.is_some() && opens > closes;
        [
            (Field::Year, year(self.get(Field::Year)).is_none(), "campaign-new-bad-year"),
            (
                Field::Ministry,
                self.get(Field::Ministry).parse::<BodyCode>().is_err(),
                "campaign-new-bad-ministry",
            ),
            (Field::Opens, opens.is_none(), "campaign-new-bad-date"),
            (Field::Closes, closes.is_none() || backwards, "campaign-new-bad-date"),
            (Field::Contact, self.get(Field::Contact).is_empty(), "campaign-new-bad-contact"),
            (Field::Bodies, self.get(Field::Bodies).is_empty(), "campaign-new-bad-bodies"),
        ]
        .into_iter()
        .filter_map(|(field, wrong, words)| wrong.then_some((field, words)))
        .collect()
    }

    fn make(&mut self, desk: &Desk<'_>) -> Action {
        let Some(store) = desk.store.cloned().filter(|_| !self.working) else { return Action::None };
        self.wrong = self.slips();
        if let Some((field, _)) = self.wrong.first() {
            return Action::Run(iced::widget::operation::focus(field.id()));
        }
        let Some(chosen) = self.key.chosen(&desk.context) else {
            return Action::Run(iced::widget::operation::focus("passphrase"));
        };
        let Ok(ministry) = self.get(Field::Ministry).parse::<BodyCode>() else { return Action::None };
        let (Some(year), Ok(opens_on), Ok(closes_on)) =
            (year(self.get(Field::Year)), self.get(Field::Opens).parse(), self.get(Field::Closes).parse())
        else {
            return Action::None;
        };
        let organizations = PathBuf::from(self.get(Field::Bodies));
        let out = export::free_path(
            &PathBuf::from(self.get(Field::Folder)),
            &format!("{ministry}-campagne"),
            year,
            EXTENSION,
        );
        let contact = self.get(Field::Contact).to_owned();
        let owner = self.get(Field::Owner).to_owned();
        let required = if self.both { vec![Role::Lead, Role::Officer] } else { vec![Role::Lead] };
        self.working = true;
        self.problem = None;
        let make = async move {
            let at = Timestamp::now();
            let key = key::open(&store, &chosen, &owner, at)?;
            let new = NewCampaign {
                year,
                framework: BUILT_IN.to_vec(),
                organizations: &organizations,
                opens_on,
                closes_on,
                period: None,
                time_zone: Zone::default(),
                names: [None, None],
                supersedes: &[],
                ministry,
                contact,
                required,
                out: &out,
            };
            let known = campaign::create(&store, &new, &key, at)?;
            Ok(Arc::new(Made { known, key: key.public().clone(), path: out.clone() }))
        };
        Action::Run(Task::perform(make, |made| outer(Message::Done(made))))
    }

    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18).max_width(760);
        let title = heading(1, context.text("campaign-new-title"));
        page = page.push(column![title, paragraph(context.text("campaign-new-lead"))].spacing(6));
        if let Some(problem) = &self.problem {
            page = page.push(
                kit::banner("campaign-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        page = match &self.made {
            Some(made) => page.push(done(context, made)),
            None => page.push(self.form(context)),
        };
        Element::from(page).map(outer)
    }

    fn form<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let boxed = |(which, label, hint): (Field, &str, &str)| -> Element<'a, Message> {
            let typed = self.typed.get(which.id()).cloned().unwrap_or_default();
            let mut boxed = field(which.id(), context.text(label), typed)
                .hint(context.text(hint))
                .required()
                .on_input(move |typed| Message::Typed(which, typed));
            if let Some((_, words)) = self.wrong.iter().find(|(wrong, _)| *wrong == which) {
                boxed = boxed.error(context.text(words));
            }
            boxed.into()
        };
        let [year, ministry, opens, closes, contact, bodies] = FIELDS.map(boxed);
        let required =
            [(false, context.text("campaign-new-lead-only")), (true, context.text("campaign-new-both"))];
        let what = column![
            heading(2, context.text("campaign-new-what")),
            row![year, ministry].spacing(20),
            row![opens, closes].spacing(20),
            contact,
            bodies,
            button::quiet("campaign-browse-bodies", context.text("browse")).on_press(Message::BrowseBodies),
            kit::choice(
                "campaign-required",
                context.text("campaign-new-required"),
                required,
                Some(self.both)
            )
            .on_choose(Message::Both),
        ];
        let what = kit::panel(what.spacing(16)).width(Length::Fill);
        let owner = field(Field::Owner.id(), context.text("campaign-new-owner"), self.get_raw(Field::Owner))
            .hint(context.text("campaign-new-owner-hint"))
            .on_input(|typed| Message::Typed(Field::Owner, typed));
        let key = column![
            heading(2, context.text("campaign-new-key")),
            owner,
            self.key.view(context).map(Message::Key)
        ];
        let key = kit::panel(key.spacing(14)).width(Length::Fill);
        let place = column![
            heading(2, context.text("campaign-new-where")),
            field(Field::Folder.id(), context.text("folder-label"), self.get_raw(Field::Folder))
                .hint(context.text("sign-where-hint"))
                .on_input(|typed| Message::Typed(Field::Folder, typed)),
            button::quiet("campaign-browse", context.text("browse")).on_press(Message::BrowseFolder),
        ];
        let place = kit::panel(place.spacing(12)).width(Length::Fill);
        let make = button::primary("campaign-make", context.text("campaign-new-do")).icon(Icon::ShieldCheck);
        let make = if self.working {
            make.disabled(context.text("sign-working"))
        } else if context.read_only {
            make.disabled(context.text("banner-read-only"))
        } else {
            make.on_press(Message::Make)
        };
        column![what, key, place, make].spacing(18).into()
    }

    fn get_raw(&self, field: Field) -> String {
        self.typed.get(field.id()).cloned().unwrap_or_default()
    }
}

/// A file was dropped on the page: the list of bodies.
#[must_use]
pub fn dropped(path: PathBuf) -> Message {
    Message::Browsed(Field::Bodies, Some(path))
}

/// What to communicate, and what comes next.
fn done<'a>(context: &Context<'_>, made: &'a Made) -> Element<'a, Message> {
    let path = made.path.display().to_string();
    let mut what = Column::new().spacing(14).push(heading(2, shown::title(context, &made.known.row)));
    what = what
        .push(to_compare(
            context,
            "campaign-copy",
            &context.text("campaign-new-communicate"),
            &made.key,
            Message::Copy,
        ))
        .push(fingerprint(
            context,
            "campaign-copy-path",
            &context.text("campaign-new-file"),
            path.clone(),
            Message::Copy(path),
        ));
    let mut next = Column::new().spacing(8).push(heading(2, context.text("campaign-new-next")));
    let steps = ["campaign-new-next-send", "campaign-new-next-compare", "campaign-new-next-signers"];
    for (number, step) in steps.iter().enumerate() {
        let number = strong(format!("{}.", number + 1)).width(22);
        next = next.push(row![number, paragraph(context.text(step)).width(Length::Fill)].spacing(8));
    }
    next = next.push(
        button::secondary("campaign-signers", context.text("signers-title"))
            .icon(Icon::User)
            .on_press(Message::Go(Page::Signers)),
    );
    column![
        kit::banner("campaign-made", Tone::Success, context.text("campaign-new-done")),
        kit::panel(what).width(Length::Fill),
        kit::panel(next).width(Length::Fill),
    ]
    .spacing(18)
    .into()
}
