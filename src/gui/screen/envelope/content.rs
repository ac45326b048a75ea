//! What an envelope says, to be read only: its verdict, its signatures, its content.

use iced::Length;
use iced::widget::{Column, column, row};

use super::Message;
use crate::declaration::full_label;
use crate::envelope::{Kind, Submission, Verdict};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Tone, badge, heading, hint, paragraph, strong};
use crate::gui::screen::key::fingerprint;
use crate::gui::{self, Context};
use crate::workflow::open::Shown;

/// The verdict, with each reason and what to do about it.
pub(in crate::gui::screen) fn verdict<'a>(context: &Context<'_>, shown: &Shown) -> Element<'a, gui::Message> {
    let (tone, words) = match shown.report.verdict {
        Verdict::Valid => (Tone::Success, "envelope-verdict-valid"),
        Verdict::Incomplete => (Tone::Warning, "envelope-verdict-incomplete"),
        Verdict::Untrusted => (Tone::Warning, "envelope-verdict-untrusted"),
        Verdict::Broken => (Tone::Error, "envelope-verdict-broken"),
    };
    let mut banner = kit::banner("envelope-verdict", tone, context.text(words));
    for reason in &shown.report.reasons {
        banner = banner.line(context.problem(reason));
    }
    banner.into()
}

pub(in crate::gui::screen) fn signatures<'a>(
    context: &Context<'_>,
    shown: &Shown,
) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(10);
    if let Some(print) = &shown.report.fingerprint {
        part = part.push(fingerprint(
            context,
            "copy-fingerprint",
            &context.text("envelope-fingerprint"),
            print.groups(),
            gui::Message::Envelope(Message::Copy(print.to_string())),
        ));
    }
    if shown.report.kind != Some(Kind::Submission) || shown.report.signatures.is_empty() {
        return part.into();
    }
    part = part.push(heading(2, context.text("envelope-signatures")));
    for signature in &shown.report.signatures {
        let role = context.text(&format!("envelope-role-{}", signature.role));
        let (tone, good) = if signature.good {
            (Tone::Success, context.text("envelope-good"))
        } else {
            (Tone::Error, context.text("envelope-bad"))
        };
        let (known_tone, known) = if signature.trusted {
            (Tone::Success, context.text("envelope-trusted"))
        } else {
            (Tone::Warning, context.text("envelope-not-trusted"))
        };
        let key = signature.fingerprint().unwrap_or_default();
        part = part.push(
            column![
                row![strong(role), badge(tone, good), badge(known_tone, known)]
                    .spacing(10)
                    .align_y(iced::Alignment::Center)
                    .wrap(),
                hint(key)
            ]
            .spacing(3),
        );
    }
    part.into()
}

/// What the envelope says, to be read only.
pub(super) fn content<'a>(context: &Context<'_>, submission: &Submission) -> Element<'a, gui::Message> {
    let mut part = Column::new().spacing(12).push(heading(2, context.text("envelope-content")));
    let person = &submission.prepared_by;
    for (label, words) in [
        ("sign-body", format!("{} ({})", submission.organization.name, submission.organization.code)),
        ("sign-year", submission.year.to_string()),
        ("sign-preparer", format!("{}, {}, {}", person.name, person.title, person.email)),
    ] {
        let label = hint(context.text(label)).width(160);
        part = part.push(row![label, paragraph(words).width(Length::Fill)].spacing(12));
    }
    let heads = [
        Head::words(context.text("envelope-quantity"), Length::FillPortion(5)),
        Head::numbers(context.text("envelope-answer"), 110),
        Head::words(context.text("envelope-reason"), Length::FillPortion(4)),
    ];
    let mut table = kit::table("envelope-answers", context.text("envelope-content"), heads);
    for (quantity, answer) in &submission.answers {
        let label = full_label(context.framework, quantity, context.lang);
        let cells = [
            Cell::Words(label.clone()),
            Cell::Strong(answer.value.shown(context.lang)),
            Cell::Words(answer.reason.clone().unwrap_or_default()),
        ];
        table = table.row(label, cells);
    }
    part = part.push(table);
    if !submission.justifications.is_empty() {
        part = part.push(heading(3, context.text("envelope-explanations")));
        for said in &submission.justifications {
            let place = said.quantity.as_deref().map(|id| full_label(context.framework, id, context.lang));
            let place = format!("{} {}", said.rule, place.unwrap_or_default());
            part = part.push(column![hint(place), paragraph(said.text.clone())].spacing(1));
        }
    }
    if !submission.evidence.is_empty() {
        part = part.push(heading(3, context.text("envelope-evidence")));
        for piece in &submission.evidence {
            part = part.push(paragraph(piece.name.clone()));
        }
    }
    part.into()
}
