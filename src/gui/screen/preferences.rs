//! Preferences: language, look, text size; where this machine keeps its things.

use iced::Length;
use iced::widget::{Column, column};

use super::{Desk, card};
use crate::gui::kit::{self, Element, Icon, button, heading, hint, paragraph, strong};
use crate::gui::theme::Look;
use crate::gui::{Context, Message, Page};
use crate::l10n::{self, Args, Lang};
use crate::workflow::keys;

/// The page.
pub fn view<'a>(desk: &Desk<'_>, card: &'a card::State, look: Look, text_size: u16) -> Element<'a, Message> {
    let context = &desk.context;
    let languages = Lang::ALL.map(|lang| {
        // Each language under its own name, so that it is found by who reads only that one.
        (lang, lang.text("language-name"))
    });
    let looks = Look::ALL.map(|look| (look, context.text(&format!("look-{}", look.name()))));
    let sizes = crate::gui::TEXT_SIZES
        .map(|size| (size, context.with("percent", &Args::new().count("percent", u64::from(size)))));
    let shown = kit::panel(
        column![
            kit::choice("language", context.text("preferences-language"), languages, Some(context.lang))
                .horizontal()
                .on_choose(Message::SetLang),
            kit::choice("look", context.text("preferences-look"), looks, Some(look))
                .horizontal()
                .on_choose(Message::SetLook),
            kit::choice("text-size", context.text("preferences-text-size"), sizes, Some(text_size))
                .hint(context.text("preferences-text-size-hint"))
                .horizontal()
                .on_choose(Message::SetTextSize),
        ]
        .spacing(20),
    )
    .width(Length::Fill);
    let kept = kit::panel(kept(desk, context)).width(Length::Fill);
    let card = kit::panel(card.view(context)).width(Length::Fill);
    let who = kit::panel(who(context)).width(Length::Fill);
    column![heading(1, context.text("page-preferences")), shown, kept, card, who]
        .spacing(18)
        .max_width(760)
        .into()
}

/// To the register of signers.
fn who<'a>(context: &Context<'_>) -> Element<'a, Message> {
    column![
        heading(2, context.text("signers-who")),
        paragraph(context.text("signers-lead")),
        button::secondary("preferences-signers", context.text("signers-title"))
            .icon(Icon::User)
            .on_press(Message::Go(Page::Signers)),
    ]
    .spacing(12)
    .into()
}

/// Where things are, for who backs them up or moves to another computer.
fn kept<'a>(desk: &Desk<'_>, context: &Context<'_>) -> Element<'a, Message> {
    let mut part = Column::new().spacing(10).push(heading(2, context.text("preferences-kept")));
    part = part.push(paragraph(context.text("preferences-kept-lead")));
    let place = |label: &str, path: String| column![strong(context.text(label)), hint(path)].spacing(2);
    part = part.push(place("preferences-home", desk.home.root().display().to_string()));
    let keys = keys::list(desk.home).unwrap_or_default();
    let owners = keys.iter().map(|key| format!("{} {}", key.owner, key.public.fingerprint()));
    let keys = owners.collect::<Vec<_>>().join("\n");
    let keys = if keys.is_empty() { context.text("preferences-no-key") } else { keys };
    part = part.push(place("preferences-keys", keys));
    let backups = desk.store.map(crate::store::Store::backups).unwrap_or_default();
    let latest = backups.iter().map(|backup| backup.taken_at).max();
    let words = latest.map_or_else(
        || context.text("preferences-no-backup"),
        |at| {
            let when = l10n::moment(at);
            let count = u64::try_from(backups.len()).unwrap_or(u64::MAX);
            context.with("preferences-backup", &Args::new().text("when", when).count("count", count))
        },
    );
    part.push(place("preferences-backups", words)).into()
}
