//! The register as it is drawn: counts that filter, the search, the table, the line that the keyboard is on.

use iced::widget::{Column as Lines, Row, column, container, row, space};
use iced::{Alignment, Length};

use super::list::{Column, Filter, List};
use super::{Message, Panel, ROWS, SEARCH, State};
use crate::gui::a11y::Live;
use crate::gui::kit::rows::{self, Line};
use crate::gui::kit::table::{Cell, Head};
use crate::gui::kit::{self, Element, Icon, Tone, badge, button, field, heading, hint, paragraph};
use crate::gui::screen::file::{sequence_words, state_badge};
use crate::gui::{self, Context, Page};
use crate::l10n::{self, Args};
use crate::workflow::ministry::register::{Item, State as Standing};

/// From this width on there is room for every column.
const WIDE: f32 = 1150.0;
/// What stands above and below the rows, on a wide page.
const AROUND: f32 = 428.0;

impl State {
    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, gui::Message> {
        let mut page = Lines::new().spacing(14).push(self.title(context));
        page = page.extend(self.notices(context));
        let Some(list) = &self.list else {
            let words =
                if self.years.is_empty() { "register-screen-empty" } else { "register-screen-reading" };
            page = page.push(self.panel(context));
            return Element::from(page.push(paragraph(context.text(words)))).map(gui::Message::Register);
        };
        page = page.push(self.panel(context));
        // One thing at a time: who signs for many looks at nothing else.
        if self.panel == Some(Panel::AcceptAll) {
            return Element::from(page).map(gui::Message::Register);
        }
        page = page.push(tallies(context, list));
        page = page.push(self.tools(context, list));
        let table = column![table(context, list), below(context, list)].spacing(6);
        // On a ground in bands, not in a panel: a panel is painted as a whole with each row that comes into view.
        let table = kit::expanse(container(table).padding([4, 8]).width(Length::Fill));
        page = page.push(column![kit::rule(), table, kit::rule()]);
        Element::from(page).map(gui::Message::Register)
    }

    fn title<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let can_write = !context.read_only && self.receiving.is_none();
        let receive = button::primary("register-receive", context.text("register-screen-receive"))
            .icon(Icon::Plus)
            .expanded(self.panel == Some(Panel::Receive))
            .on_press_maybe(can_write.then_some(Message::Panel(Panel::Receive)));
        let export = button::secondary("register-export", context.text("register-screen-export"))
            .icon(Icon::Upload)
            .expanded(self.panel == Some(Panel::Workbook))
            .on_press_maybe(self.list.as_ref().map(|_| Message::Panel(Panel::Workbook)));
        let title = heading(1, context.text("page-register"));
        let accepted = self.list.as_ref().is_some_and(|list| list.prepared().count(Filter::Accepted) > 0);
        let barometer = button::quiet("register-barometer", context.text("barometer-screen-home-do"))
            .icon(Icon::Gauge)
            .on_press_maybe(accepted.then_some(Message::Page(Page::Barometer)));
        let buttons = row![barometer, export, receive].spacing(12).wrap();
        let gauge = self.list.as_ref().and_then(|list| progress(context, list));
        let years: Element<'a, Message> = if self.years.len() > 1 {
            let years = self.years.iter().map(|year| (*year, year.to_string()));
            kit::choice("register-year", context.text("register-screen-year"), years, self.year)
                .horizontal()
                .hide_label()
                .on_choose(Message::Year)
                .into()
        } else {
            let year = self.year.map(|year| year.to_string()).unwrap_or_default();
            heading(2, year)
        };
        if context.size.width >= WIDE {
            let line = row![title, years].extend(gauge).push(space::horizontal()).push(buttons);
            line.spacing(18).align_y(Alignment::Center).into()
        } else {
            let line = row![title, years].extend(gauge).spacing(18).align_y(Alignment::Center).wrap();
            column![line, buttons].spacing(10).into()
        }
    }

    /// Search, how many are shown, what can be done with them.
    fn tools<'a>(&'a self, context: &Context<'_>, list: &List) -> Element<'a, Message> {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let search = field(SEARCH, context.text("register-screen-search"), list.search.clone())
            .hide_label()
            .placeholder(context.text("register-screen-search-hint"))
            .width(300)
            .on_input(Message::Search)
            .on_submit(Message::Found);
        let shown = Args::new().count("count", number(list.len()));
        let shown = context.with("register-screen-shown", &shown);
        let to_review = list.prepared().count(Filter::ToReview);
        let accept = Args::new().count("count", number(to_review));
        let can_accept = to_review > 0 && !context.read_only && !self.working;
        let missing = list.prepared().count(Filter::Missing) > 0;
        let tools = row![
            search,
            kit::live("register-shown", Live::Polite, shown.clone(), hint(shown)),
            button::quiet("register-accept-all", context.with("register-screen-accept-all", &accept))
                .icon(Icon::FileCheck)
                .expanded(self.panel == Some(Panel::AcceptAll))
                .on_press_maybe(can_accept.then_some(Message::Panel(Panel::AcceptAll))),
            button::quiet("register-copy-missing", context.text("register-screen-copy-missing"))
                .icon(Icon::Copy)
                .on_press_maybe(missing.then_some(Message::CopyMissing)),
            button::quiet("register-save-missing", context.text("register-screen-save-missing"))
                .icon(Icon::Upload)
                .expanded(self.panel == Some(Panel::Missing))
                .on_press_maybe(missing.then_some(Message::Panel(Panel::Missing))),
        ];
        tools.spacing(12).align_y(Alignment::Center).wrap().into()
    }
}

/// How far the campaign is: received of expected, and its last day.
fn progress<'a>(context: &Context<'_>, list: &List) -> Option<Element<'a, Message>> {
    let prepared = list.prepared();
    let expected = prepared.register.expected.filter(|expected| *expected > 0)?;
    let here = expected.saturating_sub(prepared.count(Filter::Missing));
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let args = Args::new().count("here", number(here)).count("expected", number(expected));
    let words = context.with("register-screen-progress-of", &args);
    let share = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let part = share(here.saturating_mul(1000) / expected) / 1000.0;
    let last = prepared.register.closes_on.map(|day| day.to_string()).unwrap_or_default();
    let closes = context.with("register-screen-closes", &Args::new().text("date", last));
    let bar = kit::bar(context.text("register-screen-campaign"), words.clone(), part, None, here == expected);
    let line = row![bar, hint(format!("{words} · {closes}"))].spacing(10).align_y(Alignment::Center);
    Some(line.into())
}

/// The counts, each of which shows only what it counts; how far the campaign is.
fn tallies<'a>(context: &Context<'_>, list: &List) -> Element<'a, Message> {
    let prepared = list.prepared();
    // One line of them where there is room, else two.
    let width = context.size.width.min(1392.0) - 2.0 * context.margin();
    let (many, gaps) = if context.size.width >= WIDE { (9.0, 8.0) } else { (5.0, 4.0) };
    let each = ((width - gaps * 10.0) / many).floor();
    let tallies = Filter::ALL.into_iter().map(|filter| {
        let count = match (filter, prepared.register.expected) {
            (Filter::Expected, Some(expected)) => expected,
            _ => prepared.count(filter),
        };
        let number = l10n::count(context.lang, u64::try_from(count).unwrap_or(u64::MAX));
        let words = context.text(&format!("register-screen-count-{}", filter.as_str()));
        kit::tally(format!("register-count-{}", filter.as_str()), tone(filter), number, words)
            .width(each)
            .pressed(list.filter == Some(filter))
            .on_press(Message::Filter(filter))
            .into()
    });
    Row::with_children(tallies.collect::<Vec<_>>()).spacing(10).wrap().into()
}

fn tone(filter: Filter) -> Tone {
    match filter {
        Filter::Expected | Filter::Missing => Tone::Neutral,
        Filter::Received | Filter::ToReview => Tone::Info,
        Filter::Late | Filter::Returned => Tone::Warning,
        Filter::Conflict | Filter::SetAside => Tone::Error,
        Filter::Accepted => Tone::Success,
    }
}

fn columns(context: &Context<'_>) -> Vec<(Column, Head)> {
    let words = |id: &str| context.text(&format!("register-screen-head-{id}"));
    let name = (Column::Name, Head::words(words("name"), Length::Fill));
    let state = (Column::State, Head::words(words("state"), 122));
    let received = (Column::Received, Head::numbers(words("received"), 136));
    if context.size.width < WIDE {
        return vec![name, state, received];
    }
    vec![
        (Column::Body, Head::words(words("body"), 150)),
        name,
        (Column::Portfolio, Head::words(words("portfolio"), 130)),
        state,
        (Column::Late, Head::words(words("late"), 92)),
        (Column::Sequence, Head::numbers(words("sequence"), 50)),
        received,
    ]
}

fn table<'a>(context: &Context<'_>, list: &'a List) -> Element<'a, Message> {
    let lang = context.lang;
    let columns = columns(context);
    let kinds: Vec<Column> = columns.iter().map(|(column, _)| *column).collect();
    let sorted = kinds.iter().position(|column| *column == list.column);
    let heads = columns.into_iter().map(|(_, head)| head);
    let built = kinds.clone();
    let late = context.text("register-late");
    let mut table = kit::rows(ROWS, context.text("page-register"), heads, list.len(), move |at| {
        let Some(item) = list.item(at) else { return Line { name: String::new(), cells: Vec::new() } };
        let state = lang.text(&format!("register-{}", item.state.as_str()));
        let cells = built.iter().map(|column| cell(item, *column, &state, &late)).collect();
        Line { name: spoken(item, &state, &late), cells }
    });
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some rows of a window")]
    let visible = ((context.size.height - AROUND) / rows::ROW).clamp(6.0, 60.0) as usize;
    // Without a line, the words that say so stand right below the heads.
    let visible = if list.is_empty() { 1 } else { visible };
    table = table.visible(visible).active(list.active).revision(list.revision);
    if let Some(sorted) = sorted {
        let words = if list.backwards { "register-screen-descending" } else { "register-screen-ascending" };
        table = table.sorted(sorted, list.backwards, context.text(words));
    }
    table
        .on_sort(move |at| Message::Sort(kinds.get(at).copied().unwrap_or(Column::Body)))
        .on_move(Message::Move)
        .on_open(Message::Open)
        .into()
}

fn spoken(item: &Item, state: &str, late: &str) -> String {
    let mut name = format!("{}, {state}", item.name);
    if item.late {
        name = format!("{name}, {late}");
    }
    name
}

fn cell<'a>(item: &Item, column: Column, state: &str, late: &str) -> Cell<'a, Message> {
    match column {
        Column::Body => Cell::Words(item.organization.clone()),
        Column::Name => Cell::Words(item.name.clone()),
        Column::Portfolio => Cell::Words(item.portfolio.clone()),
        Column::State => Cell::Other(state_badge(item.state, state.to_owned())),
        Column::Late if item.late => Cell::Other(badge(Tone::Warning, late.to_owned())),
        Column::Late => Cell::Words(String::new()),
        Column::Sequence => Cell::Words(item.sequence.map(|at| at.to_string()).unwrap_or_default()),
        Column::Received => Cell::Words(item.received_at.map(l10n::moment).unwrap_or_default()),
    }
}

/// The line that the keyboard is on, in full.
fn below<'a>(context: &Context<'_>, list: &List) -> Element<'a, Message> {
    let Some(item) = list.item(list.active) else {
        return kit::live(
            "register-active",
            Live::Polite,
            context.text("register-screen-none"),
            container(paragraph(context.text("register-screen-none"))).padding([4, 10]),
        );
    };
    let mut words = vec![item.name.clone(), item.organization.clone(), item.portfolio.clone()];
    words.extend(item.sequence.map(|at| sequence_words(context, at)));
    words.extend(item.late.then(|| context.text("register-late")));
    words.extend(item.fingerprint.as_ref().map(|print| print.chars().take(16).collect()));
    words.retain(|words| !words.is_empty());
    let open = button::secondary("register-open", context.text("register-screen-open"))
        .small()
        .spoken(format!("{} {}", context.text("register-screen-open"), item.name))
        .on_press_maybe((item.state != Standing::Missing).then_some(Message::Open(list.active)));
    row![hint(words.join(" · ")).width(Length::Fill), open]
        .spacing(12)
        .padding([4, 10])
        .align_y(Alignment::Center)
        .into()
}
