//! A campaign: what it says wherever it is shown, and the part of the page Envelope where a body compares the
//! ministry's key once and begins to work under it, or takes what a later issue changes of the keys.

use std::path::PathBuf;
use std::sync::Arc;

use crate::envelope::Zone;
use iced::widget::{Column, column, row};
use iced::{Length, Task, clipboard};
use jiff::{Timestamp, Unit};

use super::key::to_compare;
use super::{Action, Desk};
use crate::gui::kit::banner::Banner;
use crate::gui::kit::{self, Element, Icon, Tone, badge, button, checkbox, heading, hint, paragraph};
use crate::gui::{self, Context, Page};
use crate::l10n::{Args, Explain as _, Lang};
use crate::store::CampaignRow;
use crate::workflow::Fault;
use crate::workflow::campaign::{self, KeyChange, Looked, Standing, Taken, Trust};

/// What this part remembers.
pub struct State {
    path: PathBuf,
    looked: Arc<Looked>,
    compared: bool,
    working: bool,
    problem: Option<String>,
    taken: bool,
    /// Where it stands among the issues that are known.
    standing: Standing,
    /// How many lines it named that would have given a retired key its time back.
    held_back: usize,
}

/// What can happen in this part.
#[derive(Debug, Clone)]
pub enum Message {
    /// The person says that the fingerprints are the same, or not.
    Compared(bool),
    /// Works under the campaign.
    Take,
    /// It is taken in, or why not.
    Taken(Result<Arc<Taken>, Fault>),
    /// Copies the fingerprint.
    Copy(String),
    /// To the declarations.
    Home,
}

impl State {
    /// A campaign that was opened.
    #[must_use]
    pub fn new(path: PathBuf, looked: Arc<Looked>) -> Self {
        let (taken, standing) = (looked.taken, looked.standing.clone());
        Self { path, looked, compared: false, working: false, problem: None, taken, standing, held_back: 0 }
    }

    /// What a message changes.
    pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Action {
        match message {
            Message::Compared(compared) => self.compared = compared,
            Message::Take => return self.take(desk),
            Message::Taken(Ok(taken)) => {
                self.working = false;
                self.taken = true;
                self.held_back = taken.held_back.len();
                self.standing = taken.standing.clone();
                self.problem = None;
                return Action::Run(iced::widget::operation::focus("campaign-home"));
            }
            Message::Taken(Err(fault)) => {
                self.working = false;
                self.problem = Some(desk.context.problem(&fault));
            }
            Message::Copy(words) => return Action::Run(clipboard::write(words)),
            Message::Home => return Action::Go(Page::Home),
        }
        Action::None
    }

    fn may_take(&self) -> bool {
        match self.looked.trust {
            Trust::Given => true,
            Trust::ToCompare | Trust::ToConfirm(_) => self.compared,
            Trust::Refused(_) => false,
        }
    }

    fn take(&mut self, desk: &Desk<'_>) -> Action {
        let Some(store) = desk.store.cloned() else { return Action::None };
        if self.working || !self.may_take() {
            return Action::None;
        }
        self.working = true;
        let path = self.path.clone();
        // The fingerprint that was compared, not whatever the file holds by now.
        let trust = match self.looked.trust {
            Trust::ToConfirm(_) => self.looked.fingerprint.to_string(),
            _ => self.looked.key.fingerprint(),
        };
        let take = async move { campaign::take(&store, &path, Some(&trust), Timestamp::now()).map(Arc::new) };
        Action::Run(Task::perform(take, |taken| {
            gui::Message::Envelope(super::envelope::Message::Campaign(Message::Taken(taken)))
        }))
    }

    /// What the page is called.
    #[must_use]
    pub fn title(&self, context: &Context<'_>) -> String {
        title(context, &self.looked.known.row)
    }

    /// This part of the page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let known = &self.looked.known;
        let mut part = Column::new().spacing(18);
        if let Some(problem) = &self.problem {
            part = part.push(
                kit::banner("campaign-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        let bodies = u64::try_from(known.bodies.len()).unwrap_or(u64::MAX);
        let mut facts = Column::new()
            .spacing(8)
            .push(heading(2, context.text("campaign-new-what")))
            .push(fact(context.text("campaign-issue"), known.row.issue.to_string()))
            .push(fact(context.text("campaign-period"), period(context, &known.row)))
            .extend(facts(context, &known.row));
        facts = facts.push(fact(
            context.text("campaign-bodies"),
            context.with("campaign-bodies-count", &Args::new().count("count", bodies)),
        ));
        facts = facts.push(fact(context.text("campaign-framework"), known.framework.id.clone()));
        let facts = kit::panel(facts).width(Length::Fill);
        // What is settled is said first; what is asked comes after what it is about.
        if self.taken || matches!(self.looked.trust, Trust::Refused(_)) {
            part.push(self.trust(context)).push(facts).into()
        } else {
            part.push(facts).push(self.trust(context)).into()
        }
    }

    /// Whose key it is, and what can be done.
    fn trust<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let key = &self.looked.key;
        if self.taken {
            return self.after(context);
        }
        let groups = to_compare(context, "campaign-copy", &context.text("campaign-key"), key, Message::Copy);
        if let Trust::Refused(refusal) = &self.looked.trust {
            return kit::banner("campaign-refused", Tone::Error, context.text("campaign-refused"))
                .line(refusal.explain(context.lang).sentence)
                .line(context.text("campaign-refused-fix"))
                .push(groups)
                .into();
        }
        let whose = Column::new().spacing(14).push(heading(2, context.text("campaign-trust"))).push(groups);
        let mut part = match &self.looked.trust {
            // Another fingerprint than the key's is to be compared here: that one would only be in the way.
            Trust::ToConfirm(change) => self.change(context, change),
            Trust::ToCompare => whose.push(paragraph(context.text("campaign-compare"))).push(
                checkbox("campaign-compared", context.text("campaign-compared"), self.compared)
                    .hint(context.text("campaign-compared-hint"))
                    .on_toggle(Message::Compared),
            ),
            _ => whose.push(kit::note(Tone::Success, context.text("campaign-trusted"))),
        };
        part = part
            .extend(self.standing.said(context.lang).into_iter().map(|said| kit::note(Tone::Warning, said)));
        let words = if self.works_under() { "campaign-take" } else { "campaign-keep" };
        let take = button::primary("campaign-take", context.text(words)).icon(Icon::ShieldCheck);
        let take = if context.read_only {
            take.disabled(context.text("banner-read-only"))
        } else if self.working {
            take.disabled(context.text("campaign-working"))
        } else if self.may_take() {
            take.on_press(Message::Take)
        } else {
            take.disabled(context.text("campaign-compare-first"))
        };
        kit::panel(part.push(take)).width(Length::Fill).into()
    }
}

impl State {
    /// Is it what is worked under, once it is taken?
    fn works_under(&self) -> bool {
        self.standing.is_in_force() && self.standing.beside.is_none()
    }

    /// What there is to know once it is taken.
    fn after<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (id, tone) = if self.works_under() {
            ("campaign-taken", Tone::Success)
        } else {
            ("campaign-kept", Tone::Warning)
        };
        let mut banner = kit::banner(id, tone, context.text(id));
        banner = self.standing.said(context.lang).into_iter().fold(banner, Banner::line);
        if self.held_back > 0 {
            let count = u64::try_from(self.held_back).unwrap_or(u64::MAX);
            let count = Args::new().count("count", count);
            banner = banner.line(context.with("workflow-signers-held-back", &count));
        }
        if self.works_under() {
            banner = banner.line(context.text("campaign-taken-next"));
        }
        let home = button::primary("campaign-home", context.text("campaign-home")).on_press(Message::Home);
        banner.push(row![home].padding(iced::padding::top(6))).into()
    }

    /// What it changes of the keys that are trusted here, and the question whether the ministry means it.
    fn change<'a>(&'a self, context: &Context<'_>, change: &KeyChange) -> Column<'a, Message> {
        let part = Column::new().spacing(14).push(heading(2, context.text("campaign-keys")));
        let said = change.said(context.lang).into_iter();
        part.extend(said.map(|said| paragraph(format!("• {said}")).into()))
            .push(paragraph(context.text("campaign-keys-ask")))
            .push(kit::strong(self.looked.fingerprint.groups()))
            .push(
                checkbox("campaign-compared", context.text("campaign-keys-confirmed"), self.compared)
                    .hint(context.text("campaign-keys-confirmed-hint"))
                    .on_toggle(Message::Compared),
            )
    }
}

/// The days that the counts are about, and in which zone days are counted.
fn period(context: &Context<'_>, campaign: &CampaignRow) -> String {
    let [first, last] = campaign.period.map(|day| day.to_string());
    let args = Args::new().text("first", first).text("last", last).text("zone", campaign.time_zone.clone());
    let id = if campaign.period_assumed { "campaign-period-assumed" } else { "campaign-period-days" };
    context.with(id, &args)
}

/// `Campaign 2024 – mcn`.
pub(super) fn title(context: &Context<'_>, row: &CampaignRow) -> String {
    context.with(
        "campaign-title",
        &Args::new().text("year", row.year.to_string()).text("ministry", ministry(context, row)),
    )
}

/// The ministry's name in the language that is read.
fn ministry<'a>(context: &Context<'_>, row: &'a CampaignRow) -> &'a str {
    let [fr, en] = &row.names;
    match context.lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Deadline, contact and required signatures of a campaign, line by line.
pub(super) fn facts<'a, Any: 'a>(context: &Context<'_>, campaign: &CampaignRow) -> Vec<Element<'a, Any>> {
    let roles: Vec<String> =
        campaign.required.iter().map(|role| context.text(&format!("envelope-role-{role}"))).collect();
    let (tone, left) = left(context, campaign);
    let days = Args::new()
        .text("opens", campaign.opens_on.to_string())
        .text("closes", campaign.closes_on.to_string());
    let dates = row![paragraph(context.with("campaign-dates", &days)), badge(tone, left)]
        .spacing(10)
        .align_y(iced::Alignment::Center)
        .wrap();
    vec![
        row![hint(context.text("campaign-when")).width(LABEL), dates].spacing(12).into(),
        fact(context.text("campaign-contact"), campaign.contact.clone()),
        fact(context.text("campaign-required"), roles.join(", ")),
    ]
}

/// The width of the labels of facts.
const LABEL: f32 = 150.0;

/// One fact: its label, its words.
pub(super) fn fact<'a, Any: 'a>(label: String, words: String) -> Element<'a, Any> {
    row![hint(label).width(LABEL), paragraph(words).width(Length::Fill)].spacing(12).into()
}

/// How long there is, in words.
pub(super) fn left(context: &Context<'_>, campaign: &CampaignRow) -> (Tone, String) {
    let zone = campaign.time_zone.parse::<Zone>().unwrap_or_default();
    let today = zone.time_zone().to_datetime(Timestamp::now()).date();
    let days = today.until((Unit::Day, campaign.closes_on)).ok().map(|span| i64::from(span.get_days()));
    match days {
        Some(days) if days < 0 => (Tone::Warning, context.text("campaign-closed")),
        Some(days) => {
            let count = u64::try_from(days).unwrap_or(0);
            let tone = if count < 14 { Tone::Warning } else { Tone::Info };
            (tone, context.with("campaign-left", &Args::new().count("count", count)))
        }
        None => (Tone::Neutral, campaign.closes_on.to_string()),
    }
}

/// The campaign beside what is worked on under it: its deadline and its contact, in two lines.
pub(super) fn reminder<'a, Any: 'a>(context: &Context<'_>, campaign: &CampaignRow) -> Element<'a, Any> {
    let (tone, left) = left(context, campaign);
    let args =
        Args::new().text("date", campaign.closes_on.to_string()).text("contact", campaign.contact.clone());
    let first = row![kit::strong(title(context, campaign)), badge(tone, left)]
        .spacing(10)
        .align_y(iced::Alignment::Center)
        .wrap();
    let content = column![first, paragraph(context.with("campaign-reminder", &args))].spacing(4);
    kit::aside(content).padding([12, 18]).width(Length::Fill).into()
}
