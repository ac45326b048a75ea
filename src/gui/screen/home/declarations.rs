//! The declarations of this home, one a line: how far each is, what became of it, and where it can be followed.

use std::collections::BTreeMap;

use jiff::Timestamp;

use iced::widget::{column, row, space};
use iced::{Alignment, Length};

use super::Message;
use crate::gui::Context;
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, button, heading, paragraph};
use crate::l10n::Args;
use crate::store::{DraftRow, DraftState, Store};
use crate::workflow::body::follow::{self, Reply};
use crate::workflow::{Fault, campaign};

/// A declaration with what is known about it.
pub(super) struct Row {
    draft: DraftRow,
    /// What the ministry said, once it is sealed.
    reply: Option<Reply>,
    /// Which correction it is.
    correction: Option<u32>,
    /// How many quantities it is asked, under a campaign.
    asked: Option<usize>,
}

/// All declarations, the last changed first.
pub(super) fn read(store: &Store, at: Timestamp) -> Result<Vec<Row>, Fault> {
    let drafts = store.drafts()?;
    let corrected = drafts.iter().any(|draft| draft.corrects.is_some());
    let kept = if corrected { store.envelopes()? } else { Vec::new() };
    let mut asked: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let reply = match &draft.state {
            DraftState::Open => None,
            DraftState::Sealed(fingerprint) => Some(follow::replied(store, fingerprint, at)?),
        };
        let number = |corrects: &String| kept.iter().find(|kept| kept.fingerprint == *corrects)?.sequence;
        let correction = draft.corrects.as_ref().and_then(number);
        let quantities = match &draft.campaign {
            Some(campaign) if !asked.contains_key(campaign) => {
                let known = campaign::of_fingerprint(store, campaign)?;
                let count = known.map(|known| known.framework.quantities.len());
                *asked.entry(campaign.clone()).or_insert(count)
            }
            Some(campaign) => asked.get(campaign).copied().flatten(),
            None => None,
        };
        rows.push(Row { draft, reply, correction, asked: quantities });
    }
    Ok(rows)
}

/// The panel with all of them.
pub(super) fn view<'a>(rows: &'a [Row], context: &Context<'_>) -> Element<'a, Message> {
    let new = button::primary("home-new", context.text("home-new")).icon(Icon::Plus);
    let new = if context.read_only {
        new.disabled(context.text("banner-read-only"))
    } else {
        new.on_press(Message::New)
    };
    // Why there is no new one is a sentence: beside the heading it would leave no room for the button's words.
    let title: Element<'a, Message> = if context.read_only {
        column![heading(2, context.text("home-mine")), new].spacing(10).into()
    } else {
        row![heading(2, context.text("home-mine")), space::horizontal(), new]
            .spacing(16)
            .align_y(Alignment::Center)
            .into()
    };
    if rows.is_empty() {
        let none = column![title, paragraph(context.text("home-none"))].spacing(10);
        return kit::panel(none).width(Length::Fill).into();
    }
    let wide = context.size.width >= 800.0;
    let followed = rows.iter().any(|row| matches!(row.draft.state, DraftState::Sealed(_)));
    let mut heads = vec![
        Head::words(context.text("home-head-year"), 60),
        Head::words(context.text("home-head-body"), Length::Fill),
    ];
    if wide {
        heads.push(Head::words(context.text("home-head-filled"), 110));
    }
    heads.push(Head::words(context.text("home-head-state"), 120));
    heads.push(Head::words(context.text("home-head-open"), 62));
    if followed {
        heads.push(Head::words(context.text("follow-head"), 62));
    }
    let mut table = kit::table("home-declarations", context.text("home-mine"), heads);
    for (at, row) in rows.iter().enumerate() {
        table = table.row(name(context, row), cells(context, row, at, wide));
    }
    kit::panel(column![title, Element::from(table)].spacing(10)).width(Length::Fill).into()
}

/// The body; in a correction, which one.
fn name(context: &Context<'_>, row: &Row) -> String {
    let body = row.draft.organization_name.trim();
    let body = if body.is_empty() { context.text("home-unnamed") } else { body.to_owned() };
    match row.correction {
        Some(number) => {
            let args = Args::new().text("number", number.to_string());
            format!("{body} – {}", context.with("follow-correction-number", &args))
        }
        None => body,
    }
}

fn state(context: &Context<'_>, row: &Row) -> (Tone, String) {
    match (&row.draft.state, row.reply) {
        (DraftState::Open, _) => (Tone::Info, context.text("state-open")),
        (_, Some(Reply::Accepted)) => (Tone::Success, context.text("follow-state-accepted")),
        (_, Some(Reply::Returned)) => (Tone::Warning, context.text("follow-state-returned")),
        (_, Some(Reply::Received)) => (Tone::Success, context.text("follow-state-received")),
        (_, Some(Reply::Conflict)) => (Tone::Warning, context.text("follow-state-conflict")),
        (DraftState::Sealed(_), None | Some(Reply::Nothing)) => (Tone::Success, context.text("state-sealed")),
    }
}

fn cells<'a>(context: &Context<'_>, row: &Row, at: usize, wide: bool) -> Vec<Cell<'a, Message>> {
    let draft = &row.draft;
    let asked = row.asked.unwrap_or(context.framework.quantities.len());
    let filled = usize::try_from(draft.filled).unwrap_or(usize::MAX).min(asked);
    let args = Args::new().text("filled", filled.to_string()).text("all", asked.to_string());
    let words = context.with("home-filled", &args);
    let (tone, state) = state(context, row);
    let name = name(context, row);
    let year = if draft.year.trim().is_empty() { "–".to_owned() } else { draft.year.clone() };
    let one = || Args::new().text("body", name.clone()).text("year", year.clone());
    let open = button::link(format!("home-draft-{at}"), context.text("home-head-open"))
        .spoken(context.with("home-open-one", &one()))
        .on_press(Message::Open(draft.id));
    let follow = match &draft.state {
        DraftState::Sealed(fingerprint) => Some(
            button::link(format!("home-follow-{at}"), context.text("follow-head"))
                .spoken(context.with("follow-one", &one()))
                .on_press(Message::Follow(fingerprint.clone())),
        ),
        DraftState::Open => None,
    };
    let mut cells = vec![Cell::Strong(year.clone()), Cell::Words(name.clone())];
    if wide {
        cells.push(Cell::Words(words));
    }
    cells.push(Cell::Other(kit::badge(tone, state)));
    cells.push(Cell::Other(open.into()));
    // Every line has as many cells as there are heads, or its columns would not stand under them.
    cells.push(follow.map_or_else(|| Cell::Words(String::new()), |follow| Cell::Other(follow.into())));
    cells
}
