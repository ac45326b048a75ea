//! The decision: what is said to the whole, with which key, where the envelope goes; then what to do with it.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{Message, State};
use crate::envelope::Outcome;
use crate::gui::Context;
use crate::gui::kit::{self, Element, Icon, Tone, button, field, heading, hint, paragraph, text_area};
use crate::gui::screen::key::fingerprint;
use crate::l10n::Args;
use crate::store::Status;
use crate::workflow::ministry::dossier::Dossier;

impl State {
    /// The decision to be made, or the way to make it again.
    pub(super) fn decision<'a>(
        &'a self,
        dossier: &'a Dossier,
        context: &Context<'_>,
    ) -> Element<'a, Message> {
        let status = dossier.row.status;
        let mut part = Column::new().spacing(14).push(heading(2, context.text("decide-title")));
        if status == Status::Superseded {
            part = part.push(paragraph(context.text("decide-superseded")));
        } else if context.read_only {
            part = part.push(paragraph(context.text("banner-read-only")));
        } else if self.is_open(&dossier.row) {
            part = part.push(self.deciding(dossier, context));
        } else {
            let again = button::secondary("decide-again", context.text("decide-again"))
                .icon(Icon::Undo)
                .on_press(Message::Again);
            part = part.push(paragraph(context.text("decide-again-lead"))).push(again);
        }
        kit::panel(part).width(Length::Fill).into()
    }

    fn deciding<'a>(&'a self, dossier: &'a Dossier, context: &Context<'_>) -> Element<'a, Message> {
        let said = self.spoken().len();
        let args = Args::new().count("count", u64::try_from(said).unwrap_or(u64::MAX));
        let mut whole = text_area("decide-comment", context.text("decide-comment"), self.whole.clone())
            .hint(context.text("decide-comment-hint"))
            .on_input(Message::Whole);
        if self.wordless {
            whole = whole.error(context.text("decide-wordless"));
        }
        let conflict = dossier.row.status == Status::Conflict && dossier.rival().is_some();
        let accept = if conflict { "decide-accept-one" } else { "decide-accept" };
        let accept = button::primary("decide-accept", context.text(accept)).icon(Icon::CircleCheck);
        let back = button::secondary("decide-return", context.text("decide-return")).icon(Icon::Undo);
        let buttons = if self.working {
            row![hint(context.text("sign-working")), back.on_press_maybe(None), accept.on_press_maybe(None)]
        } else {
            row![
                back.on_press(Message::Decide(Outcome::Returned)),
                accept.on_press(Message::Decide(Outcome::Accepted))
            ]
        };
        let place = field("decide-folder", context.text("folder-label"), self.folder.clone())
            .hint(context.text("decide-where"))
            .on_input(Message::Folder);
        let browse = button::quiet("decide-browse", context.text("browse")).on_press(Message::Browse);
        column![
            whole,
            hint(context.with("decide-comments", &args)),
            self.reviewer.view(context).map(Message::Reviewer),
            self.key.view(context).map(Message::Key),
            column![place, browse].spacing(6),
            buttons.spacing(12).align_y(iced::Alignment::Center).wrap(),
        ]
        .spacing(14)
        .into()
    }

    /// What was written, and what to do next.
    pub(super) fn written<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let mut banner = kit::banner("decide-done", Tone::Success, context.text("decide-done"))
            .line(context.text("decide-next"));
        for (at, decided) in self.decided.iter().flat_map(|decided| decided.iter()).enumerate() {
            let path = decided.path.display().to_string();
            let id = if at == 0 { "copy-path" } else { "copy-path-other" };
            let label = context.text("sign-file");
            banner = banner.push(fingerprint(context, id, &label, path.clone(), Message::Copy(path)));
        }
        banner
            .push(
                button::primary("file-register", context.text("file-register"))
                    .icon(Icon::ArrowLeft)
                    .on_press(Message::Register),
            )
            .into()
    }
}
