//! The register as a table: single lines, found by typing.

use iced::Length;
use iced::widget::{Column, row, space};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Message, about, person};
use crate::gui::Context;
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph};
use crate::l10n::{Args, fold};
use crate::trust::{Namespace, Signer};
use crate::workflow::signers;

/// The most lines that are drawn: the others are found by typing.
const SHOWN: usize = 40;

/// The register, with a field to search it.
pub(super) fn view<'a>(lines: &[Signer], sought: &str, context: &Context<'_>) -> Element<'a, Message> {
    let mut part = Column::new().spacing(12).push(heading(2, context.text("signers-register")));
    if lines.is_empty() {
        return part.push(paragraph(context.text("signers-none"))).into();
    }
    let words = fold(sought);
    let fits = |signer: &Signer| {
        let all = format!("{} {} {}", signer.principal, signer.comment, signer.key.fingerprint());
        let all = fold(&all);
        words.split_whitespace().all(|word| all.contains(word))
    };
    let found: Vec<(usize, &Signer)> = lines.iter().enumerate().filter(|(_, signer)| fits(signer)).collect();
    let count = Args::new().count("count", u64::try_from(found.len()).unwrap_or(u64::MAX));
    let search = field("signers-seek", context.text("signers-who"), sought.to_owned())
        .hide_label()
        .placeholder(context.text("signers-who"))
        .width(280)
        .on_input(Message::Seek);
    let search = row![
        Icon::Search.text(16.0),
        Element::from(search),
        space::horizontal(),
        hint(context.with("signers-count", &count))
    ];
    part = part.push(search.spacing(10).align_y(iced::Alignment::Center));
    let wide = context.size.width >= 1000.0;
    let mut table = kit::table("signers-register", context.text("signers-register"), heads(context, wide));
    for (at, signer) in found.into_iter().take(SHOWN) {
        table = table.row(signer.principal.to_string(), cells(context, at, signer, wide));
    }
    part.push(table).into()
}

fn heads(context: &Context<'_>, wide: bool) -> Vec<Head> {
    let mut heads = vec![
        Head::words(context.text("signers-principal"), if wide { 190 } else { 130 }),
        Head::words(context.text("signers-person"), Length::Fill),
    ];
    if wide {
        heads.push(Head::words(context.text("signers-purpose"), 84));
        heads.push(Head::words(context.text("signers-key"), 112));
        heads.push(Head::words(context.text("signers-from"), 82));
    }
    heads.push(Head::words(context.text("signers-until"), 82));
    heads.push(Head::words(context.text("signers-state"), 84));
    heads.push(Head::words(context.text("signers-retire"), 60));
    heads
}

fn cells<'a>(context: &Context<'_>, at: usize, signer: &Signer, wide: bool) -> Vec<Cell<'a, Message>> {
    let now = Timestamp::now();
    let day = |time: Option<Timestamp>| {
        time.map_or_else(
            || "–".to_owned(),
            |time| TimeZone::system().to_datetime(time).strftime("%Y-%m-%d").to_string(),
        )
    };
    let ended = signer.valid_before.is_some_and(|end| end <= now);
    let (tone, state) = if ended {
        (Tone::Neutral, "signers-ended")
    } else if signer.valid_after.is_some_and(|start| start > now) {
        (Tone::Info, "signers-not-yet")
    } else {
        (Tone::Success, "signers-in-force")
    };
    let mut cells = vec![Cell::Strong(signer.principal.to_string()), Cell::Words(person(signer))];
    if wide {
        let purpose = match signer.namespace {
            Namespace::MinistryCampaign => "signers-purpose-campaign",
            Namespace::MinistryDecision => "signers-purpose-decision",
            Namespace::MinistryPublication => "signers-purpose-publication",
            _ => "signers-purpose-submission",
        };
        cells.push(Cell::Words(context.text(purpose)));
        // Enough to tell two apart at a glance; whole where it is compared.
        let groups = signers::groups(&signer.key);
        let first: Vec<&str> = groups.split(' ').take(2).collect();
        cells.push(Cell::Words(format!("{} …", first.join(" "))));
        cells.push(Cell::Words(day(signer.valid_after)));
    }
    cells.push(Cell::Words(day(signer.valid_before)));
    cells.push(Cell::Other(kit::badge(tone, context.text(state))));
    cells.push(if ended || context.read_only {
        Cell::Words(String::new())
    } else {
        let retire = button::link(format!("signers-retire-{at}"), context.text("signers-retire"))
            .spoken(context.with("signers-retire-one", &about(signer)))
            .on_press(Message::AskRetire(at));
        Cell::Other(retire.into())
    });
    cells
}
