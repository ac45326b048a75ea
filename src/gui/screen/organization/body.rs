//! The body and the year where they are given: under a campaign the body is found in its list, in a correction nothing
//! of it changes.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{Message, State};
use crate::gui::kit::finder::Found;
use crate::gui::kit::{self, Element, Tone, button, heading, hint, paragraph, strong};
use crate::gui::screen::campaign;
use crate::gui::screen::target::field_of_comment;
use crate::gui::{self, Context, Draft, Page};
use crate::l10n::{Args, fold};
use crate::store::{CampaignBody, field as name};
use crate::workflow::campaign::Known;

/// The most that is shown of what fits.
const SHOWN: usize = 6;

/// The bodies that fit what was typed, those whose code it begins first; and how many there are in all.
pub(super) fn fitting<'a>(known: &'a Known, typed: &str) -> (Vec<&'a CampaignBody>, usize) {
    let sought = fold(typed.trim());
    let words: Vec<&str> = sought.split_whitespace().collect();
    let rank = |body: &CampaignBody| {
        let code = fold(&body.code);
        let names = format!("{code} {} {}", fold(&body.name_fr), fold(&body.name_en));
        let fits = words.iter().all(|word| names.contains(word));
        let begins = code.starts_with(&sought) || names.split([' ', '-', '\'']).any(|word| word == sought);
        fits.then_some(if code == sought { 0 } else { 2 - usize::from(begins) })
    };
    let mut found: Vec<(usize, &CampaignBody)> =
        known.bodies.iter().filter_map(|body| Some((rank(body)?, body))).collect();
    found.sort_by_key(|(rank, body)| (*rank, body.code.as_str()));
    let all = found.len();
    (found.into_iter().take(SHOWN).map(|(_, body)| body).collect(), all)
}

/// The campaign and what is corrected, above everything else.
pub(super) fn above<'a>(
    state: &State,
    context: &Context<'_>,
    draft: &'a Draft,
) -> Vec<Element<'a, gui::Message>> {
    let campaign = match (&draft.campaign, &state.offered) {
        (Some(known), _) => Some(campaign::reminder(context, &known.row)),
        (None, Some(offered)) if !draft.is_bound() && draft.sealed.is_none() && !context.read_only => {
            let adopt = button::secondary("campaign-adopt", context.text("campaign-adopt"))
                .on_press(gui::Message::Organization(Message::Adopt));
            let lead = paragraph(context.text("campaign-adopt-lead"));
            let part = column![strong(campaign::title(context, offered)), lead, adopt].spacing(8);
            Some(kit::aside(part).padding([12, 18]).width(Length::Fill).into())
        }
        _ => None,
    };
    campaign.into_iter().chain(correction(context, draft)).collect()
}

/// What the ministry said, each line leading to its field.
fn correction<'a>(context: &Context<'_>, draft: &'a Draft) -> Option<Element<'a, gui::Message>> {
    let number = draft.correction()?;
    let args = Args::new().text("number", number.to_string());
    let mut banner = kit::banner("follow-correcting", Tone::Info, context.with("follow-correcting", &args));
    for said in draft.comments(None) {
        banner = banner.line(context.with("follow-said", &Args::new().text("words", said)));
    }
    let mut at = 0;
    for quantity in &draft.framework.quantities {
        for said in draft.comments(Some(&quantity.id)) {
            let label = crate::declaration::full_label(&draft.framework, &quantity.id, context.lang);
            let args = Args::new().text("place", label).text("words", said);
            let target = draft.framework.target_of(&quantity.id);
            let page = target.and_then(|target| Page::of_target(&draft.framework, &target.id));
            let leads = gui::Message::GoTo(page.unwrap_or(Page::Check), field_of_comment(quantity));
            banner =
                banner.link(format!("follow-comment-{at}"), context.with("follow-said-at", &args), leads);
            at += 1;
        }
    }
    Some(banner.line(context.text("follow-correcting-untouched")).into())
}

/// Body and year, given.
pub(super) fn view<'a>(
    state: &'a State,
    draft: &'a Draft,
    context: &Context<'_>,
) -> Element<'a, gui::Message> {
    let code = draft.field(name::ORGANIZATION_CODE);
    let editable = !context.read_only && draft.sealed.is_none() && draft.corrects.is_none();
    let fact = |label: &str, words: String| column![strong(context.text(label)), paragraph(words)].spacing(2);
    let mut part = Column::new().spacing(16).push(heading(2, context.text("organization-body")));
    part = match &draft.campaign {
        Some(known) if editable && (code.is_empty() || state.choosing) => {
            part.push(search(state, known, context))
        }
        _ => {
            let body = format!("{} ({code})", draft.field(name::ORGANIZATION_NAME));
            let mut chosen = column![fact("field-organization-name", body)].spacing(2);
            if editable {
                chosen = chosen.push(
                    button::link("organization.change", context.text("campaign-change"))
                        .on_press(gui::Message::Organization(Message::Change)),
                );
            }
            part.push(chosen)
        }
    };
    let why = if draft.corrects.is_some() { "follow-year-given" } else { "campaign-year-given" };
    let year = column![fact("field-year", draft.field(name::YEAR).to_owned()), hint(context.text(why))];
    kit::panel(part.push(year)).width(Length::Fill).into()
}

fn search<'a>(state: &'a State, known: &Known, context: &Context<'_>) -> Element<'a, gui::Message> {
    let (found, all) = fitting(known, &state.sought);
    let count = u64::try_from(all).unwrap_or(u64::MAX);
    let said = context.with("campaign-found", &Args::new().count("count", count));
    let found = found
        .into_iter()
        .map(|body| Found { code: body.code.clone(), name: body.name(context.lang).to_owned() })
        .collect();
    let mut finder = kit::finder(
        name::ORGANIZATION_CODE,
        context.text("campaign-search"),
        state.sought.clone(),
        (found, state.at),
        said,
    )
    .hint(context.text("campaign-search-hint"))
    .on_input(|typed| gui::Message::Organization(Message::Seek(typed)))
    .on_step(|at| gui::Message::Organization(Message::At(at)))
    .on_take(|code| gui::Message::Organization(Message::Choose(code)));
    if all == 0 {
        let args = Args::new().text("contact", known.row.contact.clone());
        finder = finder.error(context.with("campaign-not-found", &args));
    }
    row![Element::from(finder)].into()
}
