//! Beside the questions: the gauge, live, and the evidence.

use super::{
    Args, Column, Context, Draft, Element, Icon, Length, Measured, Message, State, Target, Tone, button,
    column, field, gui, heading, hint, kit, l10n, paragraph, row,
};
use crate::declaration::{Rate, Value};
use crate::framework::Measure;

/// The panels beside the questions, or below them where there is no room.
pub(super) fn view<'a>(
    state: &'a State,
    target: &'a Target,
    draft: &'a Draft,
    measured: Measured,
    context: &Context<'a>,
) -> Element<'a, gui::Message> {
    let gauge = kit::panel(gauge(target, draft, measured, context)).width(Length::Fill);
    let gauge = kit::whole(&format!("{measured:?}"), gauge);
    let evidence = kit::apart(kit::panel(evidence(state, target, draft, context)).width(Length::Fill));
    if context.has_side() || context.size.width < 800.0 {
        column![gauge, evidence].spacing(16).into()
    } else {
        row![gauge, evidence].spacing(16).into()
    }
}

fn share(rate: Rate) -> f64 {
    f64::from(rate.part()) / f64::from(rate.whole())
}

fn gauge<'a>(
    target: &Target,
    draft: &Draft,
    measured: Measured,
    context: &Context<'_>,
) -> Element<'a, gui::Message> {
    let lang = context.lang;
    let mut gauge =
        kit::gauge(target.short.get(lang), measured.display(lang)).met(measured.met == Some(true));
    let line = f64::from(measured.line) / 100.0;
    let threshold = match target.measure {
        Measure::Share { .. } => context.with(
            "gauge-threshold",
            &Args::new().text("threshold", whole_percent(context, target.threshold)),
        ),
        Measure::Majority { .. } => context.text("gauge-majority"),
        Measure::Yes { .. } => context.text("gauge-yes"),
    };
    gauge = match target.measure {
        Measure::Yes { .. } => gauge.part(measured.met.map(|met| if met { 1.0 } else { 0.0 })),
        _ => gauge.part(measured.rate.map(share)),
    };
    gauge = gauge.threshold(line, threshold);
    if let Some(rate) = measured.rate {
        let args = Args::new()
            .text("part", l10n::count(lang, u64::from(rate.part())))
            .text("whole", l10n::count(lang, u64::from(rate.whole())));
        gauge = gauge.under(context.with("gauge-of", &args));
    }
    if let Some(previous) = &draft.previous {
        let before = Measured::before(target, previous);
        if let Some(rate) = before.rate {
            let args = Args::new().text("year", previous.year.to_string()).text("rate", before.display(lang));
            gauge = gauge.before(share(rate), context.with("gauge-before", &args));
        }
    }
    if let Some((tone, words)) = verdict(context, target, measured) {
        gauge = gauge.verdict(tone, words);
    }
    gauge.into()
}

/// The gap in words.
pub(in crate::gui::screen) fn verdict(
    context: &Context<'_>,
    target: &Target,
    measured: Measured,
) -> Option<(Tone, String)> {
    match (measured.met, measured.rate) {
        (Some(true), _) => Some((Tone::Success, context.text("met"))),
        (Some(false), Some(rate)) => {
            let lacking = match target.measure {
                Measure::Majority { .. } => rate.lacking_for_majority(),
                _ => rate.lacking(measured.line),
            };
            Some((Tone::Info, context.with("lacking", &Args::new().count("count", lacking))))
        }
        (Some(false), None) => Some((Tone::Info, context.text("not-met"))),
        (None, _) => match (measured.whole, measured.part) {
            (Some(Value::NotCollected), _) | (_, Some(Value::NotCollected)) => {
                Some((Tone::Neutral, context.text("not-collected")))
            }
            (Some(Value::NotApplicable), _) | (_, Some(Value::NotApplicable)) => {
                Some((Tone::Neutral, context.text("not-applicable")))
            }
            _ => None,
        },
    }
}

/// A threshold: `75 %`, without decimals.
pub(in crate::gui::screen) fn whole_percent(context: &Context<'_>, percent: u32) -> String {
    context.with("percent", &Args::new().count("percent", u64::from(percent)))
}

fn evidence<'a>(
    state: &'a State,
    target: &'a Target,
    draft: &'a Draft,
    context: &Context<'_>,
) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(10).push(heading(3, context.text("evidence-title")));
    let editable = !context.read_only && draft.sealed.is_none();
    let mut none = true;
    for (at, piece) in draft.evidence.iter().enumerate().filter(|(_, piece)| piece.target == target.id) {
        none = false;
        let args = Args::new().count("size", piece.size.div_ceil(1024));
        let size = context.with("evidence-size", &args);
        let mut line = column![paragraph(piece.name.clone()).size(14), hint(size)].spacing(0);
        if editable {
            line = line.push(
                button::link(format!("evidence-remove-{at}"), context.text("evidence-remove"))
                    .spoken(format!("{} {}", context.text("evidence-remove"), piece.name))
                    .on_press(gui::Message::Target(Message::Remove(piece.id))),
            );
        }
        part = part.push(line);
    }
    if none {
        part = part.push(hint(context.text("evidence-none")));
    }
    if !editable {
        return part.into();
    }
    if !state.attaching {
        return part
            .push(
                button::secondary("evidence-add", context.text("evidence-add"))
                    .small()
                    .icon(Icon::Paperclip)
                    .on_press(gui::Message::Target(Message::Attaching)),
            )
            .into();
    }
    let mut path = field("evidence-path", context.text("evidence-path"), state.path.clone())
        .hint(context.text("evidence-hint"))
        .on_input(|text| gui::Message::Target(Message::Path(text)))
        .on_submit(gui::Message::Target(Message::AttachPath));
    if let Some(problem) = &state.problem {
        path = path.error(problem.clone());
    }
    let attach = (!state.path.trim().is_empty()).then_some(gui::Message::Target(Message::AttachPath));
    part.push(path)
        .push(
            row![
                button::secondary("evidence-attach", context.text("evidence-attach"))
                    .small()
                    .on_press_maybe(attach),
                button::quiet("evidence-browse", context.text("browse"))
                    .small()
                    .on_press(gui::Message::Target(Message::Browse)),
            ]
            .spacing(8),
        )
        .into()
}
