//! The bare form: iced's own `text_input` and nothing else, as its example has it.

use iced::widget::{column, operation, scrollable, text, text_input};
use iced::{Element, Size, Task};

struct Form {
    typed: Vec<String>,
}

type Message = (usize, String);

/// Shows a form of so many fields, the first one with the focus.
pub fn run(fields: usize) -> iced::Result {
    let boot = move || (Form { typed: vec![String::new(); fields] }, operation::focus_next());
    iced::application(boot, Form::update, Form::view)
        .title("bare form")
        .window_size(Size::new(1366.0, 768.0))
        .run()
}

impl Form {
    fn update(&mut self, (at, typed): Message) -> Task<Message> {
        self.typed[at] = typed;
        Task::none()
    }

    fn view(&self) -> Element<'_, Message> {
        let fields = self.typed.iter().enumerate().map(|(at, typed)| {
            let input = text_input("…", typed).on_input(move |typed| (at, typed)).padding(10);
            column![text(format!("Field {at}")), input].spacing(6).into()
        });
        scrollable(column(fields).spacing(20).padding(36)).into()
    }
}
