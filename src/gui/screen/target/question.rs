//! The questions of a target: for each quantity its box, last year's answer, the choice to give no number, what the
//! rules find, and the explanation that a warning asks for.

use iced::Length;
use iced::widget::{Column, row};

use super::{Message, State};
use crate::declaration::{Finding, Rule, Severity, Value, full_label};
use crate::framework::{Quantity, QuantityKind, Target};
use crate::gui::kit::field::column_title;
use crate::gui::kit::{self, Element, Tone, button, field, hint, text_area};
use crate::gui::{self, Context, Draft, Page};
use crate::l10n::{self, Args};
use crate::store::field as name;

impl State {
    pub(super) fn questions<'a>(
        &'a self,
        page: Page,
        target: &'a Target,
        draft: &'a Draft,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let mut questions = Column::new().spacing(14);
        if let Some(head) = years(target, draft) {
            questions = questions.push(head);
        }
        for quantity in target.measure.quantities() {
            if let Some(quantity) = context.framework.quantity(quantity) {
                questions = questions.push(kit::apart(self.question(page, quantity, draft, context)));
            }
        }
        questions.into()
    }

    /// One quantity: its box, last year's answer, the choice to give no number, what the rules find.
    fn question<'a>(
        &'a self,
        page: Page,
        quantity: &'a Quantity,
        draft: &'a Draft,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let id = name::value(&quantity.id);
        let typed = draft.field(&id);
        let value = draft.declaration().sheet.value(quantity).ok();
        let without = matches!(value, Some(Value::NotApplicable | Value::NotCollected));
        let editable = !context.read_only && draft.sealed.is_none();
        let said: Vec<&Finding> = draft
            .findings()
            .iter()
            .filter(|finding| finding.quantity.as_deref() == Some(quantity.id.as_str()))
            .filter(|finding| self.is_said(page, finding))
            .collect();
        let mut part = Column::new().spacing(8);
        part = part.push(match quantity.kind {
            QuantityKind::Count => count(context, quantity, draft, typed, without, editable, &said),
            QuantityKind::YesNo => yes_no(context, quantity, value, editable, &said),
        });
        if quantity.kind == QuantityKind::Count && editable {
            part = part.push(self.no_number(quantity, value, without, context));
        }
        if without {
            let reason = name::reason(&quantity.id);
            let mut text = text_area(reason.clone(), context.text("reason-label"), draft.field(&reason))
                .hint(context.text("reason-hint"))
                .required();
            for finding in said.iter().filter(|finding| finding.rule == Rule::E04) {
                text = text.error(finding.message(context.framework, context.lang));
            }
            if editable {
                text = text.on_input(move |typed| gui::Message::Typed(reason.clone(), typed));
            }
            part = part.push(text);
        }
        for (at, said) in draft.comments(Some(&quantity.id)).enumerate() {
            part = part.push(
                kit::banner(
                    format!("comment-{}-{at}", quantity.id),
                    Tone::Info,
                    context.text("follow-ministry-says"),
                )
                .line(said.to_owned()),
            );
        }
        for finding in said.iter().filter(|finding| finding.severity() == Severity::Warning) {
            part = part.push(explanation(context, draft, finding, editable));
        }
        part.into()
    }

    /// Blanks and missing reasons are said once the page was left: while one fills it in they are no news.
    fn is_said(&self, page: Page, finding: &Finding) -> bool {
        match finding.rule {
            Rule::E01 | Rule::E04 | Rule::E07 => self.tried.contains(&page),
            _ => true,
        }
    }

    fn no_number<'a>(
        &self,
        quantity: &'a Quantity,
        value: Option<Value>,
        without: bool,
        context: &Context<'a>,
    ) -> Element<'a, gui::Message> {
        let id = quantity.id.clone();
        if !without && !self.open.contains(&id) {
            let link = button::link(format!("none-{id}"), context.text("no-number"))
                .spoken(format!(
                    "{} : {}",
                    context.text("no-number"),
                    full_label(context.framework, &id, context.lang)
                ))
                .expanded(false)
                .on_press(gui::Message::Target(Message::OpenChoice(id)));
            // Under the box, not under last year's answer beside it.
            let under = iced::Padding { right: LAST + 20.0, ..iced::Padding::ZERO };
            return iced::widget::container(link)
                .padding(under)
                .align_x(iced::Right)
                .width(Length::Fill)
                .into();
        }
        let options = [
            (None, context.text("choice-number")),
            (Some(Value::NotApplicable), context.text("choice-na")),
            (Some(Value::NotCollected), context.text("choice-nd")),
        ];
        let label = full_label(context.framework, &id, context.lang);
        let chosen = value.filter(|_| without);
        kit::choice(format!("kind-{id}"), label, options, Some(chosen))
            .hide_label()
            .horizontal()
            .on_choose(move |value| gui::Message::Target(Message::Choose(id.clone(), value)))
            .into()
    }
}

/// The width of a box and of last year's answer beside it.
const BOX: f32 = 150.0;
const LAST: f32 = 110.0;

fn years<'a>(target: &Target, draft: &Draft) -> Option<Element<'a, gui::Message>> {
    target.measure.pair()?;
    let year = draft.declaration().year.map(|year| year.to_string()).unwrap_or_default();
    let last = draft.previous.as_ref().map(|previous| previous.year.to_string()).unwrap_or_default();
    Some(
        row![iced::widget::space::horizontal(), column_title(year, BOX), hint(last).width(LAST),]
            .spacing(20)
            .into(),
    )
}

fn count<'a>(
    context: &Context<'a>,
    quantity: &'a Quantity,
    draft: &'a Draft,
    typed: &'a str,
    without: bool,
    editable: bool,
    said: &[&Finding],
) -> Element<'a, gui::Message> {
    let id = name::value(&quantity.id);
    let mut field = field(id.clone(), quantity.label.get(context.lang), typed)
        .hint(quantity.hint.get(context.lang))
        .number()
        .across()
        .required()
        .beside(last(context, quantity, draft));
    for finding in said {
        let words = || {
            format!(
                "{} {}",
                finding.message(context.framework, context.lang),
                finding.fix(context.framework, context.lang)
            )
        };
        match (finding.severity(), finding.rule) {
            (_, Rule::E04 | Rule::E07) | (Severity::Warning, _) => {}
            (Severity::Error, _) => field = field.error(words()),
            (Severity::Note, _) => {
                field = field.message(Tone::Info, finding.message(context.framework, context.lang));
            }
        }
    }
    if editable && !without {
        field = field.on_input(move |text| gui::Message::Typed(id.clone(), text));
    }
    field.into()
}

/// Last year's answer and the change since.
fn last<'a>(context: &Context<'_>, quantity: &Quantity, draft: &Draft) -> Element<'a, gui::Message> {
    let before = draft.previous.as_ref().and_then(|previous| previous.value(&quantity.id));
    let now = draft.declaration().sheet.value(quantity).ok().and_then(Value::count);
    let words = match (before, now) {
        (Some(Value::Count(before)), Some(now)) => {
            let change = i64::from(now) - i64::from(before);
            let before = l10n::count(context.lang, u64::from(before));
            if change == 0 {
                return hint(before).width(LAST).into();
            }
            format!("{before} ({})", l10n::signed_count(context.lang, change))
        }
        (Some(value), _) => value.shown(context.lang),
        (None, _) => String::new(),
    };
    hint(words).width(LAST).into()
}

fn yes_no<'a>(
    context: &Context<'a>,
    quantity: &'a Quantity,
    value: Option<Value>,
    editable: bool,
    said: &[&Finding],
) -> Element<'a, gui::Message> {
    let options = [
        (Value::Yes, context.text("value-yes")),
        (Value::No, context.text("value-no")),
        (Value::NotApplicable, context.text("choice-na")),
        (Value::NotCollected, context.text("choice-nd")),
    ];
    let id = quantity.id.clone();
    let mut choice = kit::choice(name::value(&id), quantity.label.get(context.lang), options, value)
        .hint(quantity.hint.get(context.lang));
    for finding in said.iter().filter(|finding| matches!(finding.rule, Rule::E01 | Rule::E02)) {
        choice = choice.error(finding.message(context.framework, context.lang));
    }
    if editable {
        choice =
            choice.on_choose(move |value| gui::Message::Target(Message::Choose(id.clone(), Some(value))));
    }
    choice.into()
}

/// What a warning found, and the box for what the body says to it.
pub(in crate::gui::screen) fn explanation<'a>(
    context: &Context<'_>,
    draft: &'a Draft,
    finding: &Finding,
    editable: bool,
) -> Element<'a, gui::Message> {
    let id = name::justification(finding.rule.id(), finding.quantity.as_deref());
    let label = Args::new().text("rule", finding.rule.id());
    let mut text = text_area(id.clone(), context.with("explain-label", &label), draft.field(&id)).required();
    text = text.hint(finding.fix(context.framework, context.lang));
    if editable {
        text = text.on_input(move |typed| gui::Message::Typed(id.clone(), typed));
    }
    kit::banner(
        format!("warning-{}-{}", finding.rule.id(), finding.quantity.as_deref().unwrap_or_default()),
        Tone::Warning,
        finding.message(context.framework, context.lang),
    )
    .push(text)
    .into()
}
