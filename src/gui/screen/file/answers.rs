//! This year beside last year: for each target its gauge, then its quantities with what is said about each.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use super::view::label;
use super::{Message, State};
use crate::declaration::{Answer, Measured, Previous, Rate};
use crate::envelope::Submission;
use crate::framework::{Measure, Target};
use crate::gui::Context;
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Tone, button, heading, hint, note, paragraph, text_area};
use crate::gui::screen::target::side::verdict;
use crate::l10n::{self, Args};
use crate::workflow::ministry::dossier::Dossier;

/// From this width on the gauge stands beside the table.
const WIDE: f32 = 860.0;

impl State {
    /// All targets, or the bare answers where what they answer is not known here.
    pub(super) fn answers<'a>(&'a self, dossier: &'a Dossier, context: &Context<'_>) -> Element<'a, Message> {
        let mut part = Column::new().spacing(12).push(heading(2, context.text("file-answers")));
        let Some(said) = &dossier.shown.submission else {
            return part.push(paragraph(context.text("envelope-none"))).into();
        };
        let now = Previous { year: said.year, answers: said.answers.iter().cloned().collect() };
        for oddity in self.oddities(None, context) {
            part = part.push(note(Tone::Warning, oddity));
        }
        if dossier.before.is_none() {
            part = part.push(hint(context.text("file-no-before")));
        }
        for said in said.justifications.iter().filter(|said| said.quantity.is_none()) {
            part = part.push(explained(context, &said.text));
        }
        let targets = dossier.framework.iter().flat_map(|framework| &framework.targets);
        for target in targets {
            part = part.push(self.target(dossier, target, said, &now, context));
        }
        if dossier.framework.is_none() {
            part = part.push(paragraph(context.text("file-unknown-framework")));
        }
        part.into()
    }

    fn target<'a>(
        &'a self,
        dossier: &'a Dossier,
        target: &'a Target,
        said: &'a Submission,
        now: &Previous,
        context: &Context<'_>,
    ) -> Element<'a, Message> {
        let args = Args::new()
            .text("number", target.number.to_string())
            .text("short", target.short.get(context.lang));
        let title = context.with("page-target", &args);
        let measured = Measured::before(target, now);
        let table = self.quantities(dossier, target, said, now, &title, context);
        let gauge = gauge(context, target, measured, dossier.before.as_ref());
        let table = column![heading(3, title), table].spacing(4).width(Length::Fill);
        let content: Element<'a, Message> = if context.size.width >= WIDE {
            row![gauge, table].spacing(20).align_y(Alignment::Center).into()
        } else {
            column![table, gauge].spacing(10).align_x(Alignment::Center).into()
        };
        kit::panel(content).width(Length::Fill).into()
    }

    /// The quantities of a target, and its rate.
    fn quantities<'a>(
        &'a self,
        dossier: &'a Dossier,
        target: &'a Target,
        said: &'a Submission,
        now: &Previous,
        title: &str,
        context: &Context<'_>,
    ) -> Element<'a, Message> {
        let before = dossier.before.as_ref();
        let then = before.map_or_else(|| now.year.saturating_sub(1), |before| before.year);
        let mut heads = vec![
            Head::words(context.text("envelope-quantity"), Length::Fill),
            Head::numbers(then.to_string(), 84),
            Head::numbers(now.year.to_string(), 84),
            Head::numbers(context.text("file-change"), 84),
        ];
        // Where there is no room for it beside, the link stands below the name.
        let beside = context.size.width >= WIDE && self.is_open(&dossier.row) && !context.read_only;
        if beside {
            heads.push(Head::words("", 82));
        }
        let mut table = kit::table(format!("file-target-{}", target.id), title, heads);
        for quantity in target.measure.quantities() {
            // Two targets may ask for one quantity: what is said about it stands at the first.
            let first = dossier.framework.as_ref().and_then(|framework| framework.target_of(quantity));
            let first = first.is_some_and(|first| first.id == target.id);
            let name = label(context, dossier, quantity);
            let (earlier, answer) =
                (before.and_then(|before| before.answers.get(quantity)), now.answers.get(quantity));
            let mut cells = vec![
                if first {
                    Cell::Other(self.quantity(dossier, quantity, said, context))
                } else {
                    Cell::Words(name.clone())
                },
                Cell::Words(shown(context, earlier)),
                Cell::Strong(shown(context, answer)),
                Cell::Words(change(context, earlier, answer)),
            ];
            let comment = self.commenting_at(dossier, quantity, context).filter(|_| beside && first);
            cells.push(comment.map_or_else(|| Cell::Words(String::new()), Cell::Other));
            table = table.row(name, cells);
        }
        if let Some(cells) = rate(context, target, now, before) {
            table = table.row(context.text("file-rate"), cells);
        }
        table.into()
    }

    /// What is odd about a quantity, or about the whole, in words. They point, they never block.
    fn oddities(&self, quantity: Option<&str>, context: &Context<'_>) -> Vec<String> {
        let about = self.oddities.iter().filter(|oddity| oddity.quantity.as_deref() == quantity);
        about.map(|oddity| oddity.says(context.lang)).collect()
    }

    /// Opens the field for a comment at a quantity, or takes it away.
    fn commenting_at<'a>(
        &self,
        dossier: &Dossier,
        quantity: &str,
        context: &Context<'_>,
    ) -> Option<Element<'a, Message>> {
        let opened = self.comments.contains_key(quantity);
        let words = context.text(if opened { "decide-uncomment" } else { "decide-comment-at" });
        let link = button::link(format!("decide-open-{quantity}"), words.clone())
            .spoken(format!("{words} {}", label(context, dossier, quantity)))
            .expanded(opened)
            .on_press(Message::Commenting(quantity.to_owned()));
        (self.is_open(&dossier.row) && !context.read_only).then(|| link.into())
    }

    /// The name of a quantity, and all that is said about it: by the body, by the program, by the reviewer.
    fn quantity<'a>(
        &'a self,
        dossier: &'a Dossier,
        quantity: &str,
        said: &'a Submission,
        context: &Context<'_>,
    ) -> Element<'a, Message> {
        let name = label(context, dossier, quantity);
        let opened = self.comments.get(quantity);
        let mut lines =
            column![iced::widget::text(name.clone()).size(crate::gui::theme::size::ROW).line_height(1.35),]
                .spacing(3);
        if let Some(reason) = said.answer(quantity).and_then(|answer| answer.reason.as_ref()) {
            lines = lines.push(explained(context, reason));
        }
        for why in said.justifications.iter().filter(|said| said.quantity.as_deref() == Some(quantity)) {
            lines = lines.push(explained(context, &why.text));
        }
        for oddity in self.oddities(Some(quantity), context) {
            lines = lines.push(note(Tone::Warning, oddity));
        }
        if context.size.width < WIDE {
            lines = lines.extend(self.commenting_at(dossier, quantity, context));
        }
        if let Some(typed) = opened {
            let id = quantity.to_owned();
            lines = lines.push(
                text_area(
                    format!("decide-comment-{quantity}"),
                    context.with("decide-comment-label", &Args::new().text("place", name)),
                    typed.clone(),
                )
                .hide_label()
                .placeholder(context.text("decide-comment-here"))
                .on_input(move |typed| Message::Comment(id.clone(), typed)),
            );
        }
        lines.into()
    }
}

/// The rate beside last year's, where there is one.
fn rate<'a>(
    context: &Context<'_>,
    target: &Target,
    now: &Previous,
    before: Option<&Previous>,
) -> Option<Vec<Cell<'a, Message>>> {
    let measured = Measured::before(target, now);
    let earlier = before.map(|before| Measured::before(target, before));
    let earlier_rate = earlier.and_then(|earlier| earlier.rate);
    measured.rate.or(earlier_rate)?;
    let none = || "–".to_owned();
    let change = earlier_rate.zip(measured.rate);
    let change = change.map(|(then, now)| l10n::signed_points(context.lang, now.tenths_since(then)));
    Some(vec![
        Cell::Words(context.text("file-rate")),
        Cell::Words(earlier.map_or_else(none, |earlier| earlier.display(context.lang))),
        Cell::Strong(measured.display(context.lang)),
        Cell::Words(change.unwrap_or_else(none)),
        Cell::Words(String::new()),
    ])
}

/// What the body said and signed.
fn explained<'a>(context: &Context<'_>, words: &str) -> Element<'a, Message> {
    hint(context.with("file-explained", &Args::new().text("words", words))).line_height(1.35).into()
}

fn shown(context: &Context<'_>, answer: Option<&Answer>) -> String {
    answer.map_or_else(|| "–".to_owned(), |answer| answer.value.shown(context.lang))
}

fn change(context: &Context<'_>, earlier: Option<&Answer>, now: Option<&Answer>) -> String {
    let count = |answer: Option<&Answer>| answer.and_then(|answer| answer.value.count()).map(i64::from);
    match (count(earlier), count(now)) {
        (Some(earlier), Some(now)) if earlier == now => context.text("file-same"),
        (Some(earlier), Some(now)) => l10n::signed_count(context.lang, now - earlier),
        _ => "–".to_owned(),
    }
}

fn share(rate: Rate) -> f64 {
    f64::from(rate.part()) / f64::from(rate.whole())
}

/// The target's gauge with last year's mark.
fn gauge<'a>(
    context: &Context<'_>,
    target: &Target,
    measured: Measured,
    before: Option<&Previous>,
) -> Element<'a, Message> {
    let lang = context.lang;
    let mut gauge = kit::gauge(target.short.get(lang), measured.display(lang))
        .width(150.0)
        .no_legend()
        .met(measured.met == Some(true))
        .threshold(f64::from(measured.line) / 100.0, context.text("file-threshold"));
    gauge = match target.measure {
        Measure::Yes { .. } => gauge.part(measured.met.map(|met| if met { 1.0 } else { 0.0 })),
        _ => gauge.part(measured.rate.map(share)),
    };
    if let Some(previous) = before
        && let Some(rate) = Measured::before(target, previous).rate
    {
        let shown = Measured::before(target, previous).display(lang);
        let args = Args::new().text("year", previous.year.to_string()).text("rate", shown);
        gauge = gauge.before(share(rate), context.with("gauge-before", &args));
    }
    if let Some((tone, words)) = verdict(context, target, measured) {
        gauge = gauge.verdict(tone, words);
    }
    gauge.into()
}
