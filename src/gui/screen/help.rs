//! Help: the keys, the words, the rules; the same sentences as the checks themselves.

use iced::Length;
use iced::widget::{Column, column, row};

use crate::declaration::Rule;
use crate::gui::kit::{self, Element, Tone, heading, hint, paragraph, strong};
use crate::gui::{Context, Message};

/// The page.
pub fn view<'a>(context: &Context<'_>) -> Element<'a, Message> {
    column![
        heading(1, context.text("page-help")),
        kit::panel(words(context)).width(Length::Fill),
        kit::panel(shortcuts(context)).width(Length::Fill),
        kit::panel(rules(context)).width(Length::Fill),
    ]
    .spacing(18)
    .max_width(860)
    .into()
}

fn words<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let entry = |name: &str| {
        column![
            strong(context.text(&format!("help-{name}"))),
            paragraph(context.text(&format!("help-{name}-means")))
        ]
        .spacing(2)
    };
    let mut part = Column::new().spacing(12).push(heading(2, context.text("help-words")));
    for name in ["blank", "na", "nd", "warning", "seal", "provisional", "privacy"] {
        part = part.push(entry(name));
    }
    part.into()
}

fn shortcuts<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let mut part = Column::new().spacing(8).push(heading(2, context.text("help-keys")));
    for (keys, what) in [
        ("Tab", "key-tab"),
        ("Alt+← Alt+→", "key-pages"),
        ("Ctrl+Z Ctrl+Y", "key-undo"),
        ("Ctrl+S", "key-save"),
        ("Ctrl+O", "key-open"),
        ("Ctrl+F", "register-screen-key-find"),
        ("Esc", "key-close"),
        ("Ctrl++ Ctrl+−", "key-size"),
        ("F1", "key-help"),
    ] {
        part = part.push(
            row![strong(keys.to_owned()).width(150), paragraph(context.text(what)).width(Length::Fill)]
                .spacing(16),
        );
    }
    part.into()
}

fn rules<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let mut part = Column::new().spacing(10).push(heading(2, context.text("help-rules")));
    for rule in Rule::ALL {
        let tone = match rule.severity() {
            crate::declaration::Severity::Error => Tone::Error,
            crate::declaration::Severity::Warning => Tone::Warning,
            crate::declaration::Severity::Note => Tone::Info,
        };
        let said = column![
            paragraph(rule.sentence(context.framework, context.lang)),
            hint(rule.fix(context.framework, context.lang)),
        ]
        .spacing(1)
        .width(Length::Fill);
        part = part.push(row![kit::badge(tone, rule.id()), said].spacing(14));
    }
    part.into()
}
