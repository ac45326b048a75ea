//! The page as it is drawn: verdict first, then where it stands, the answers, the evidence, the chain, the decision.

use iced::widget::{Column, column, row, space};
use iced::{Alignment, Length};

use super::{Message, Opened, State};
use crate::case::Lateness;
use crate::declaration::full_label;
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{
    self, Element, Icon, Tone, badge, button, dialog, field, heading, hint, paragraph, strong,
};
use crate::gui::screen::envelope::content;
use crate::gui::{self, Context};
use crate::l10n::{self, Args};
use crate::store::Status;
use crate::workflow::ministry::dossier::{Aside, Change, Decided, Dossier, Link};
use crate::workflow::ministry::register::State as Standing;

/// Where a line of the register stands, as a pill.
pub(in crate::gui::screen) fn state_badge<'a, Outer: 'a>(
    state: Standing,
    words: String,
) -> Element<'a, Outer> {
    let tone = match state {
        Standing::Missing | Standing::Here(Status::Superseded) => Tone::Neutral,
        Standing::Here(Status::ToReview | Status::Waiting) => Tone::Info,
        Standing::Here(Status::Accepted) => Tone::Success,
        Standing::Here(Status::Returned) => Tone::Warning,
        Standing::Here(Status::Conflict) | Standing::SetAside => Tone::Error,
    };
    badge(tone, words)
}

/// `no. 2`, as people say it.
pub(in crate::gui::screen) fn sequence_words(context: &Context<'_>, sequence: u32) -> String {
    context.with("file-sequence", &Args::new().text("sequence", sequence.to_string()))
}

impl State {
    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Column::new().spacing(18);
        if let Some(problem) = &self.problem {
            page = page.push(
                kit::banner("file-problem", Tone::Error, context.text("banner-problem"))
                    .line(problem.clone()),
            );
        }
        if let Some(said) = &self.said {
            page = page.push(kit::banner("file-said", Tone::Success, said.clone()));
        }
        match self.opened.as_deref() {
            Some(Opened::Received(dossier)) => self.received(page, dossier, context),
            Some(Opened::Aside(aside)) => set_aside(page, aside, context),
            None if self.problem.is_none() => page.push(paragraph(context.text("envelope-reading"))).into(),
            None => page.push(to_register(context)).into(),
        }
    }

    fn received<'a>(
        &'a self,
        page: Column<'a, gui::Message>,
        dossier: &'a Dossier,
        context: &Context<'_>,
    ) -> Element<'a, gui::Message> {
        let wrap = |content: Element<'a, Message>| content.map(gui::Message::File);
        let mut page = page.push(wrap(self.title(dossier, context)));
        if self.decided.is_some() {
            page = page.push(wrap(self.written(context)));
        }
        page = page.push(content::verdict(context, &dossier.shown));
        page = page.push(kit::panel(content::signatures(context, &dossier.shown)).width(Length::Fill));
        for (rival, changes) in dossier.rivals() {
            page = page.push(wrap(conflict(context, dossier, rival, &changes)));
        }
        page = page.push(wrap(self.answers(dossier, context)));
        page = page.extend(Self::evidence(dossier, context).map(wrap));
        if dossier.chain.len() > 1 || dossier.chain.iter().any(|link| !link.decisions.is_empty()) {
            page = page.push(wrap(chain(context, dossier)));
        }
        page.push(wrap(self.decision(dossier, context))).into()
    }

    fn title<'a>(&'a self, dossier: &'a Dossier, context: &Context<'_>) -> Element<'a, Message> {
        let row = &dossier.row;
        let about = [
            row.organization.clone(),
            dossier.portfolio.clone(),
            row.year.to_string(),
            sequence_words(context, row.sequence),
        ];
        let about: Vec<String> = about.into_iter().filter(|words| !words.is_empty()).collect();
        let state = context.text(&format!("register-{}", dossier.standing.status.as_str()));
        let received = Args::new().text("when", l10n::moment(dossier.standing.first_arrival));
        let mut standing = row![
            state_badge(Standing::Here(dossier.standing.status), state),
            hint(context.with("file-received", &received))
        ];
        let late = match dossier.standing.lateness {
            Lateness::InTime => None,
            Lateness::Late => Some("register-late"),
            Lateness::Unasked => Some("register-unasked"),
        };
        standing = standing.push(late.map(|late| badge(Tone::Warning, context.text(late))));
        let open = self.is_open(row) && !context.read_only;
        let decide = button::secondary("file-to-decision", context.text("file-to-decision"))
            .icon(Icon::FileCheck)
            .on_press_maybe(open.then_some(Message::ToDecision));
        let titles = column![
            heading(1, dossier.name.get(context.lang).to_owned()),
            hint(about.join(" · ")),
            standing.spacing(10).align_y(Alignment::Center).wrap(),
        ];
        row![titles.spacing(6).width(Length::Fill), decide].spacing(16).align_y(Alignment::Center).into()
    }

    /// The pieces of evidence: by name and size, none of them looked into.
    fn evidence<'a>(dossier: &'a Dossier, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let pieces = dossier.shown.submission.as_ref().map(|said| &said.evidence)?;
        if pieces.is_empty() {
            return None;
        }
        let mut part = Column::new().spacing(10).push(heading(2, context.text("envelope-evidence")));
        for (at, piece) in pieces.iter().enumerate() {
            let bytes = dossier.shown.evidence_sizes.get(at).copied().unwrap_or(0);
            let size = u64::try_from(bytes.div_ceil(1024)).unwrap_or(u64::MAX);
            let target = dossier.framework.as_ref().and_then(|asked| asked.target(&piece.target));
            let target = target.map(|target| target.short.get(context.lang)).unwrap_or_default();
            let size = context.with("evidence-size", &Args::new().count("size", size));
            let about = format!("{size} · {target}");
            let save = button::secondary(format!("file-evidence-{at}"), context.text("file-evidence-save"))
                .small()
                .spoken(format!("{} {}", context.text("file-evidence-save"), piece.name))
                .on_press(Message::Evidence(at));
            let words = column![strong(piece.name.clone()), hint(about)].spacing(1).width(Length::Fill);
            part = part.push(row![words, save].spacing(12).align_y(Alignment::Center));
        }
        Some(kit::panel(part).width(Length::Fill).into())
    }

    /// What is asked before a piece of evidence leaves its envelope.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<kit::dialog::Dialog<'a, gui::Message>> {
        let piece = self.dossier()?.shown.submission.as_ref()?.evidence.get(self.saving?)?;
        let wrap = gui::Message::File;
        let save = button::primary("file-evidence-do", context.text("file-evidence-do"));
        let leave = button::quiet("file-evidence-leave", context.text("file-evidence-leave"));
        Some(
            dialog("file-evidence", context.text("file-evidence-title"), wrap(Message::Leave))
                .push(paragraph(
                    context.with("file-evidence-warning", &Args::new().text("name", piece.name.clone())),
                ))
                .push(
                    field("file-evidence-folder", context.text("folder-label"), self.folder.clone())
                        .hint(context.text("sign-where-hint"))
                        .on_input(move |folder| wrap(Message::Folder(folder))),
                )
                .first("file-evidence-leave")
                .action(leave.on_press(wrap(Message::Leave)))
                .action(save.on_press(wrap(Message::Save))),
        )
    }
}

fn to_register<'a>(context: &Context<'_>) -> Element<'a, gui::Message> {
    button::secondary("file-register", context.text("file-register"))
        .on_press(gui::Message::File(Message::Register))
        .into()
}

/// A file that was set aside: why, and what to do; what it says only where it is intact.
fn set_aside<'a>(
    page: Column<'a, gui::Message>,
    aside: &'a Aside,
    context: &Context<'_>,
) -> Element<'a, gui::Message> {
    let received = Args::new().text("when", l10n::moment(aside.row.received_at));
    let about = row![
        state_badge(Standing::SetAside, context.text("register-set-aside")),
        hint(context.with("file-received", &received))
    ];
    let mut page = page.push(
        column![heading(1, aside.row.file.clone()), about.spacing(10).align_y(Alignment::Center)].spacing(6),
    );
    let mut why = kit::banner("file-aside", Tone::Error, context.text("file-aside"));
    for (message, fix) in aside.reasons(context.lang) {
        why = why.line(format!("{message} {fix}"));
    }
    page = page.push(why);
    page = page.push(content::verdict(context, &aside.shown));
    if aside.shown.report.fingerprint.is_some() {
        page = page.push(kit::panel(content::signatures(context, &aside.shown)).width(Length::Fill));
    }
    page.push(to_register(context)).into()
}

/// Another envelope claims the same place: what it answers differently.
fn conflict<'a>(
    context: &Context<'_>,
    dossier: &'a Dossier,
    rival: &'a Link,
    changes: &[Change],
) -> Element<'a, Message> {
    let args = Args::new()
        .text("sequence", rival.row.sequence.to_string())
        .text("when", l10n::moment(rival.row.received_at));
    let state = context.text(&format!("register-{}", rival.row.status.as_str()));
    let open =
        button::secondary(format!("file-rival-{}", rival.row.fingerprint), context.text("file-open-other"))
            .small()
            .on_press(Message::Other(rival.row.fingerprint.clone()));
    let differences: Element<'a, Message> = if changes.is_empty() {
        paragraph(context.text("file-no-difference")).into()
    } else {
        difference(context, dossier, "file-rival-changes", ["file-this-one", "file-other-one"], changes)
    };
    let head = row![state_badge(Standing::Here(rival.row.status), state), space::horizontal(), open];
    kit::panel(
        column![
            heading(2, context.text("file-conflict")),
            paragraph(context.with("file-conflict-with", &args)),
            head.align_y(Alignment::Center),
            differences
        ]
        .spacing(10),
    )
    .width(Length::Fill)
    .into()
}

/// All submissions of this body and year, with what was decided and what each one changed.
fn chain<'a>(context: &Context<'_>, dossier: &'a Dossier) -> Element<'a, Message> {
    let mut part = Column::new().spacing(14).push(heading(2, context.text("file-chain")));
    for (at, link) in dossier.chain.iter().enumerate() {
        let own = link.row.fingerprint == dossier.row.fingerprint;
        let state = context.text(&format!("register-{}", link.row.status.as_str()));
        let received = Args::new().text("when", l10n::moment(link.row.received_at));
        let mut head = row![
            strong(sequence_words(context, link.row.sequence)),
            state_badge(Standing::Here(link.row.status), state),
            hint(context.with("file-received", &received)),
        ];
        head = if own {
            head.push(hint(context.text("file-own")))
        } else {
            let spoken =
                format!("{} {}", context.text("file-open-other"), sequence_words(context, link.row.sequence));
            head.push(
                button::link(format!("file-chain-{at}"), context.text("file-open-other"))
                    .spoken(spoken)
                    .on_press(Message::Other(link.row.fingerprint.clone())),
            )
        };
        let mut lines = column![head.spacing(10).align_y(Alignment::Center).wrap()].spacing(6);
        for made in &link.decisions {
            lines = lines.push(decided(context, dossier, made));
        }
        if !link.changes.is_empty() {
            let id = format!("file-changes-{at}");
            lines = lines.push(difference(context, dossier, &id, ["file-from", "file-to"], &link.changes));
        } else if link.row.supersedes.is_some() {
            lines = lines.push(hint(context.text("file-no-difference")));
        }
        part = part.push(lines);
    }
    kit::panel(part).width(Length::Fill).into()
}

/// A decision with what the reviewer said.
fn decided<'a>(context: &Context<'_>, dossier: &Dossier, made: &Decided) -> Element<'a, Message> {
    let outcome = made.row.outcome;
    let args = Args::new()
        .text("outcome", context.text(&format!("slip-outcome-{}", outcome.as_str())))
        .text("when", l10n::moment(made.row.decided_at))
        .text("by", made.decision.as_ref().map(|said| said.decided_by.name.clone()).unwrap_or_default());
    let mut lines = column![paragraph(context.with("file-decided", &args))].spacing(2);
    for comment in made.decision.iter().flat_map(|decision| &decision.comments) {
        let place = comment.quantity.as_deref().map(|quantity| label(context, dossier, quantity));
        let place = place.map(|place| context.with("file-at", &Args::new().text("place", place)));
        lines = lines.push(hint(format!("{}{}", place.unwrap_or_default(), comment.text)));
    }
    lines.into()
}

/// Two sets of answers, where they differ.
fn difference<'a>(
    context: &Context<'_>,
    dossier: &Dossier,
    id: &str,
    heads: [&str; 2],
    changes: &[Change],
) -> Element<'a, Message> {
    let [from, to] = heads.map(|head| Head::numbers(context.text(head), 110));
    let heads = [Head::words(context.text("envelope-quantity"), Length::Fill), from, to];
    let mut table = kit::table(id.to_owned(), context.text("file-changed"), heads);
    let shown = |answer: &Option<crate::declaration::Answer>| {
        answer.as_ref().map_or_else(|| "–".to_owned(), |answer| answer.value.shown(context.lang))
    };
    for change in changes {
        let label = label(context, dossier, &change.quantity);
        let cells =
            [Cell::Words(label.clone()), Cell::Words(shown(&change.from)), Cell::Strong(shown(&change.to))];
        table = table.row(label, cells);
    }
    table.into()
}

/// The name of a quantity, alone.
pub(super) fn label(context: &Context<'_>, dossier: &Dossier, quantity: &str) -> String {
    match &dossier.framework {
        Some(framework) => full_label(framework, quantity, context.lang),
        None => quantity.to_owned(),
    }
}
