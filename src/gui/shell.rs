//! What surrounds every page: the bar above (where, for whom, saved when), the rail (the task list), the bar below
//! (back, next).

use iced::widget::{Column, column, container, row, scrollable, space};
use iced::{Alignment, Length, Theme};

use super::app::Message;
use super::kit::{self, Element, Icon, Mark, button, caption, hint, paragraph, task};
use super::{Context, Draft, Page, Progress};
use crate::l10n::Args;

/// The height of the bars.
const BAR: f32 = 52.0;

/// The bar above.
pub fn top<'a>(context: &Context<'_>, draft: Option<&Draft>, saved: String) -> Element<'a, Message> {
    let name = button::quiet("bar-home", "Jauge")
        .icon(Icon::Gauge)
        .brand()
        .spoken(context.text("bar-home"))
        .on_press(Message::Go(Page::Home));
    let about = draft.map(|draft| about(context, draft)).unwrap_or_default();
    let wide = context.size.width >= 1000.0;
    let mut bar = row![name].spacing(4).align_y(Alignment::Center);
    if draft.is_some() && !context.has_rail() {
        bar = bar.push(
            button::quiet("bar-steps", context.text("bar-steps"))
                .icon(Icon::ChevronDown)
                .on_press(Message::Steps),
        );
    }
    if wide && !about.is_empty() {
        bar = bar.push(container(kit::vertical_rule()).height(26)).push(space::horizontal().width(8));
        // However long the name is, what stands at the right keeps its room.
        let about = paragraph(about).wrapping(iced::widget::text::Wrapping::None);
        bar = bar.push(container(about).width(Length::Fill).clip(true));
    } else {
        bar = bar.push(space::horizontal());
    }
    if !saved.is_empty() && context.size.width >= 800.0 {
        let said = row![Icon::Check.text(13.0), hint(saved.clone())].spacing(6).align_y(Alignment::Center);
        bar = bar.push(kit::live("bar-saved", super::a11y::Live::Polite, saved, said));
    }
    let other = context.lang.other();
    // Under its own name, so that it is found by who reads only that one.
    let language = other.text("language-name");
    bar = bar
        .push(
            button::quiet("bar-smaller", "A−").spoken(context.text("bar-smaller")).on_press(Message::Smaller),
        )
        .push(button::quiet("bar-larger", "A+").spoken(context.text("bar-larger")).on_press(Message::Larger))
        .push(button::quiet("bar-language", language).on_press(Message::SetLang(other)));
    if wide {
        bar = bar.push(
            button::quiet("bar-preferences", context.text("page-preferences"))
                .on_press(Message::Go(Page::Preferences)),
        );
    }
    bar = bar.push(button::quiet("bar-help", context.text("bar-help")).on_press(Message::Go(Page::Help)));
    let bar = container(bar).height(BAR).padding([0, 14]).align_y(Alignment::Center).width(Length::Fill);
    column![bar.style(white), kit::rule()].into()
}

/// The body and the year, as far as they are known.
fn about(context: &Context<'_>, draft: &Draft) -> String {
    let declaration = draft.declaration();
    let name = declaration.organization.name.clone();
    let year = declaration
        .year
        .map(|year| context.with("bar-declaration", &Args::new().text("year", year.to_string())));
    let parts: Vec<String> =
        [Some(name).filter(|name| !name.is_empty()), year].into_iter().flatten().collect();
    parts.join(" · ")
}

/// The rail: the pages of the declaration with how far each is.
pub fn rail<'a>(context: &Context<'_>, draft: &Draft, current: Page) -> Element<'a, Message> {
    let framework = context.framework;
    let header = if draft.header_is_complete() { Progress::Done } else { Progress::Open };
    let mut rows = Column::new().spacing(1).padding([12, 12]);
    rows = rows.push(entry(context, Page::Organization, header, String::new(), current));
    for ambition in &framework.ambitions {
        rows = rows.push(section(ambition.short.get(context.lang).to_uppercase()));
        for (at, target) in framework.targets.iter().enumerate() {
            if target.ambition == ambition.id {
                let value = draft.measured(framework, target).display(context.lang);
                let value = if value == "–" { String::new() } else { value };
                let progress = draft.progress(target);
                rows = rows.push(entry(context, Page::Target(at), progress, value, current));
            }
        }
    }
    rows = rows.push(section(context.text("rail-finish").to_uppercase()));
    let clean = draft.errors().next().is_none();
    let check = if clean { Progress::Done } else { Progress::Open };
    let sign = if draft.sealed.is_some() { Progress::Done } else { Progress::Open };
    rows = rows.push(entry(context, Page::Check, check, String::new(), current));
    rows = rows.push(entry(context, Page::Sign, sign, String::new(), current));
    let width = if context.has_rail() { Length::Fixed(context.rail_width()) } else { Length::Fill };
    let rail = container(scrollable(rows).height(Length::Fill)).height(Length::Fill).width(width);
    kit::region("rail", context.text("rail"), row![kit::expanse(rail), kit::vertical_rule()])
}

fn section<'a>(words: String) -> Element<'a, Message> {
    container(caption(words))
        .padding(iced::Padding { top: 12.0, right: 10.0, bottom: 4.0, left: 10.0 })
        .into()
}

fn entry<'a>(
    context: &Context<'_>,
    page: Page,
    progress: Progress,
    value: String,
    current: Page,
) -> Element<'a, Message> {
    let (mark, state) = match progress {
        Progress::Open => (Mark::Open, "progress-open"),
        Progress::Fix => (Mark::Fix, "progress-fix"),
        Progress::Explain => (Mark::Explain, "progress-explain"),
        Progress::Done => (Mark::Done, "progress-done"),
    };
    let id = match page {
        Page::Target(at) => format!("rail-target-{at}"),
        Page::Organization => "rail-organization".to_owned(),
        Page::Check => "rail-check".to_owned(),
        _ => "rail-sign".to_owned(),
    };
    task(id, mark, context.text(state), page.name(context.framework, context.lang))
        .value(value)
        .current(page == current)
        .on_press(Message::Go(page))
        .into()
}

/// The bar below: back, where am I, next.
pub fn bottom<'a>(context: &Context<'_>, draft: Option<&Draft>, page: Page) -> Option<Element<'a, Message>> {
    let framework = context.framework;
    page.before(framework)?;
    let back =
        button::secondary("bar-back", context.text("bar-back")).icon(Icon::ArrowLeft).on_press(Message::Back);
    let mut bar = row![back, space::horizontal()].spacing(14).align_y(Alignment::Center);
    if let Some(draft) = draft.filter(|_| page.is_of_a_declaration()) {
        if context.size.width >= 800.0 {
            let args = Args::new()
                .count("filled", u64::try_from(draft.filled(framework)).unwrap_or(u64::MAX))
                .text("all", framework.targets.len().to_string());
            bar = bar.push(hint(context.with("bar-filled", &args)));
        }
        if let Some(next) = page.next(framework) {
            let args = Args::new().text("page", next.name(framework, context.lang));
            let label = if context.size.width >= 800.0 {
                context.with("bar-next", &args)
            } else {
                context.text("bar-next-short")
            };
            bar = bar.push(
                button::primary("bar-next", label).icon_after(Icon::ArrowRight).on_press(Message::Next),
            );
        }
    }
    let bar = container(bar).padding([11.0, context.margin()]).width(Length::Fill).style(white);
    Some(column![kit::rule(), bar].into())
}

/// The page itself, in its column.
pub fn page<'a>(context: &Context<'_>, content: Element<'a, Message>) -> Element<'a, Message> {
    page_of(context, content, 1080.0)
}

/// A page that is a table: as wide as there is room.
pub fn wide_page<'a>(context: &Context<'_>, content: Element<'a, Message>) -> Element<'a, Message> {
    page_of(context, content, 1392.0)
}

fn page_of<'a>(context: &Context<'_>, content: Element<'a, Message>, width: f32) -> Element<'a, Message> {
    let margin = context.margin();
    let content =
        container(content).padding(iced::Padding { top: 22.0, right: margin, bottom: 24.0, left: margin });
    let content = content.max_width(width).width(Length::Fill);
    kit::scroll("page", content).height(Length::Fill).into()
}

fn white(theme: &Theme) -> container::Style {
    let tokens = super::theme::of(theme);
    container::Style {
        background: Some(tokens.panel.into()),
        text_color: Some(tokens.text),
        ..container::Style::default()
    }
}
