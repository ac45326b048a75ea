//! The life of something as a line of marks: what happened, when, and what is still to come.

use iced::widget::{Column, Row, Space, column, container, row, text};
use iced::{Alignment, Length};

use super::task::disc;
use super::{Element, Mark, hint, rule, semantic, strong, vertical_rule};
use crate::gui::a11y::{Role, Semantic};

/// One mark of the line.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Done, to be put right, or still to come.
    pub mark: Mark,
    /// What: "received".
    pub what: String,
    /// When, or what there is to say instead.
    pub when: String,
}

/// The line named `label`: from left to right, or from top to bottom where it is narrow.
pub fn life<'a, Message: 'a>(
    label: impl Into<String>,
    moments: Vec<Moment>,
    wide: bool,
) -> Element<'a, Message> {
    let last = moments.len().saturating_sub(1);
    let marks = moments.into_iter().enumerate().map(|(at, moment)| {
        let spoken = Semantic { leaf: true, ..Semantic::new(Role::Text, moment.what.as_str()) };
        let spoken = spoken.value(moment.when.clone());
        let drawn = if wide { across(&moment, at < last) } else { down(&moment, at < last) };
        semantic(spoken, drawn)
    });
    let line: Element<'a, Message> = if wide {
        Row::with_children(marks).width(Length::Fill).into()
    } else {
        Column::with_children(marks).width(Length::Fill).into()
    };
    semantic(Semantic::new(Role::List, label), line)
}

/// The gap between a mark and the line that leads on from it.
const GAP: f32 = 8.0;

fn words<'a, Message: 'a>(moment: &Moment) -> Element<'a, Message> {
    let what: text::Text<'a> = match moment.mark {
        Mark::Open => hint(moment.what.clone()),
        _ => strong(moment.what.clone()),
    };
    column![what, hint(moment.when.clone())].spacing(1).into()
}

fn across<'a, Message: 'a>(moment: &Moment, leads_on: bool) -> Element<'a, Message> {
    let mut top = row![disc(moment.mark)].spacing(GAP).align_y(Alignment::Center);
    if leads_on {
        top = top.push(rule()).push(Space::new().width(0));
    }
    column![top, container(words(moment)).padding(iced::padding::right(12))]
        .spacing(6)
        .width(Length::Fill)
        .into()
}

fn down<'a, Message: 'a>(moment: &Moment, leads_on: bool) -> Element<'a, Message> {
    let line: Option<Element<'a, Message>> =
        leads_on.then(|| container(vertical_rule()).height(22).width(20).align_x(Alignment::Center).into());
    let marks = Column::with_children([disc(moment.mark)].into_iter().chain(line)).spacing(2);
    row![marks, words(moment)].spacing(12).into()
}
