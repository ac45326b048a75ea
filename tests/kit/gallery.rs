//! Every widget in every state, as the tests work it and as people look at it.

use iced::widget::{column, container, row, space as gap};
use iced::{Alignment, Length, Theme};
use jauge::gui::a11y::Live;
use jauge::gui::kit::table::Head;
use jauge::gui::kit::{
    Element, Icon, Mark, Tone, aside, badge, banner, bar, button, caption, checkbox, choice, dialog, field,
    gauge, heading, hint, live, modal, panel, paragraph, region, rule, scroll, strong, table, task,
    text_area, vertical_rule,
};
use jauge::gui::theme::Look;

use crate::headless::Shown;

/// What the gallery can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Typed(&'static str, String),
    Pressed(&'static str),
    Toggled(bool),
    Chose(u8),
    OpenDialog,
    CloseDialog,
}

/// Which part is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// As a page of a target.
    Page,
    /// Every other widget.
    Widgets,
    /// A list longer than the window.
    Long,
}

pub struct Gallery {
    pub look: Look,
    pub part: Part,
    pub whole: String,
    pub part_typed: String,
    pub reason: String,
    pub checked: bool,
    pub chosen: Option<u8>,
    pub dialog: bool,
    pub pressed: Vec<&'static str>,
}

impl Gallery {
    pub fn new(look: Look, part: Part) -> Self {
        Self {
            look,
            part,
            whole: "9".into(),
            part_typed: "6".into(),
            reason: "Laboratoire d’usagers ouvert en mars 2022 ; quatre services y sont passés.".into(),
            checked: true,
            chosen: Some(1),
            dialog: false,
            pressed: Vec::new(),
        }
    }
}

impl Shown for Gallery {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let page = match self.part {
            Part::Page => self.page(),
            Part::Widgets => self.widgets(),
            Part::Long => long(),
        };
        let asked = self.dialog.then(|| {
            dialog("quit", "Quitter sans signer ?", Message::CloseDialog)
                .push(paragraph(
                    "Vos réponses sont enregistrées sur cet ordinateur. Vous pourrez reprendre plus tard.",
                ))
                .action(button::secondary("stay", "Rester").on_press(Message::CloseDialog))
                .action(button::primary("leave", "Quitter").on_press(Message::Pressed("leave")))
        });
        modal(page, asked)
    }

    fn update(&mut self, message: Message) {
        match message {
            Message::Typed("whole", text) => self.whole = text,
            Message::Typed("part", text) => self.part_typed = text,
            Message::Typed(_, text) => self.reason = text,
            Message::Pressed(what) => self.pressed.push(what),
            Message::Toggled(on) => self.checked = on,
            Message::Chose(option) => self.chosen = Some(option),
            Message::OpenDialog => self.dialog = true,
            Message::CloseDialog => self.dialog = false,
        }
    }

    fn theme(&self) -> Theme {
        self.look.theme()
    }
}

impl Gallery {
    fn page(&self) -> Element<'_, Message> {
        let bar_above = container(
            row![
                strong("Jauge"),
                paragraph("Ministère de l’Exemple · Déclaration 2022"),
                gap::horizontal(),
                live("saved", Live::Polite, "Enregistré à 14:05", hint("Enregistré à 14:05")),
                button::quiet("language", "English").on_press(Message::Pressed("language")),
                button::quiet("help", "Aide (F1)").icon(Icon::Help).on_press(Message::Pressed("help")),
            ]
            .spacing(16)
            .align_y(Alignment::Center),
        )
        .padding([6, 24])
        .style(white);
        let bar_below = container(
            row![
                button::secondary("back", "Précédent")
                    .icon(Icon::ArrowLeft)
                    .on_press(Message::Pressed("back")),
                gap::horizontal(),
                hint("6 cibles remplies sur 10"),
                button::primary("next", "Suivant : 2. Évaluation")
                    .icon_after(Icon::ArrowRight)
                    .on_press(Message::Pressed("next")),
            ]
            .spacing(16)
            .align_y(Alignment::Center),
        )
        .padding([12, 36])
        .style(white);
        column![
            bar_above,
            rule(),
            row![
                rail(),
                vertical_rule(),
                column![scroll("target", self.target()).height(Length::Fill), rule(), bar_below]
            ]
            .height(Length::Fill)
        ]
        .into()
    }

    fn target(&self) -> Element<'_, Message> {
        let count =
            |words: &'static str, more: &'static str| column![strong(words), hint(more)].width(Length::Fill);
        let fields = column![
            field("whole", "Nouveaux services numériques", self.whole.as_str())
                .hint("mis en ligne en 2022")
                .number()
                .across()
                .beside(hint("5 (+4)").width(70))
                .on_input(|text| Message::Typed("whole", text)),
            field("part", "… conçus en impliquant les citoyens", self.part_typed.as_str())
                .hint("atelier, essai avec des usagers, sondage avant la mise en ligne")
                .number()
                .required()
                .across()
                .beside(hint("2 (+4)").width(70))
                .on_input(|text| Message::Typed("part", text)),
            row![
                gap::horizontal(),
                button::link("na", "Sans objet / non colligé…").on_press(Message::Pressed("na"))
            ],
        ]
        .spacing(16);
        let main = column![
            hint("Cible 1 de 10 · Le numérique pour des relations adaptées à la réalité des citoyens"),
            heading(1, "75\u{a0}% des nouveaux services numériques sont conçus en impliquant les citoyens"),
            paragraph("Visé : que l’on prenne l’habitude d’associer les citoyens dès la conception de tout nouveau service numérique."),
            aside(
                row![
                    count("Comptez", "les services mis en ligne pour la première fois durant l’année, une fois chacun."),
                    count("Ne comptez pas", "les refontes, les pages d’information, les services internes."),
                ]
                .spacing(24)
            ),
            fields,
            banner("w01", Tone::Warning, "Le taux a changé de 26,7 points depuis 2021 (40,0\u{a0}% → 66,7\u{a0}%).").push(
                text_area("reason", "Expliquez pourquoi", self.reason.as_str())
                    .hint("Votre explication est signée avec la déclaration. W01")
                    .on_input(|text| Message::Typed("reason", text))
            ),
        ]
        .spacing(16)
        .width(Length::Fill);
        let shown: Element<'_, Message> = gauge("Cible 1", "66,7\u{a0}%")
            .part(0.667)
            .under("6 de 9")
            .threshold(0.75, "Cible : 75\u{a0}%")
            .before(0.40, "2021 : 40,0\u{a0}%")
            .verdict(Tone::Info, "Il manque 1 service")
            .into();
        let beside = column![
            panel(container(shown).center_x(Length::Fill)),
            panel(
                column![
                    heading(3, "Pièces à l’appui"),
                    hint("Bilan du laboratoire.pdf · 412 ko"),
                    button::secondary("add", "Ajouter une pièce…").small().on_press(Message::Pressed("add")),
                ]
                .spacing(8)
            )
            .width(Length::Fill),
        ]
        .spacing(16)
        .width(268);
        row![main, beside].spacing(32).padding([24, 36]).into()
    }

    fn widgets(&self) -> Element<'_, Message> {
        let one = column![
            heading(1, "Composants"),
            row![
                button::primary("p", "Principal").on_press(Message::Pressed("p")),
                button::secondary("s", "Secondaire").on_press(Message::Pressed("s")),
                button::quiet("q", "Discret").on_press(Message::Pressed("q")),
                button::link("l", "Un lien").on_press(Message::Pressed("l")),
            ]
            .spacing(12)
            .align_y(Alignment::Center),
            Element::from(
                button::primary("off", "Signer et exporter").disabled("Il reste un point à corriger.")
            ),
            checkbox("check", "J’atteste que ces nombres sont exacts", self.checked)
                .hint("Votre signature le dit aussi.")
                .on_toggle(Message::Toggled),
            checkbox("check-off", "Case inutilisable", false),
            choice(
                "kind",
                "Réponse",
                [(0, "Un nombre"), (1, "Sans objet"), (2, "Non colligé")].map(|(v, l)| (v, l.to_owned())),
                self.chosen
            )
            .hint("Vide n’est pas zéro.")
            .on_choose(Message::Chose),
            choice(
                "yes-no",
                "Mesures déployées",
                [(true, "Oui".to_owned()), (false, "Non".to_owned())],
                None
            )
            .horizontal()
            .error("Répondez par oui ou par non.")
            .on_choose(|_| Message::Pressed("yes-no")),
            field("bad", "Employés en milieu transformé", "1420")
                .hint("au 31 mars 2022")
                .number()
                .error("1 420 dépasse le total de 1 240. Inscrivez un nombre de 0 à 1 240.")
                .on_input(|text| Message::Typed("bad", text)),
            field("secret", "Phrase secrète", "abcdef")
                .secure()
                .on_input(|text| Message::Typed("secret", text)),
            field("fixed", "Année", "2022"),
            field("empty", "Recherche", "")
                .placeholder("Chercher un organisme…")
                .on_input(|text| Message::Typed("empty", text)),
        ]
        .spacing(12)
        .width(Length::FillPortion(2));
        let two = column![
            banner("e", Tone::Error, "Un point à corriger avant de signer").link(
                "go",
                "Cible 7 — Employés en milieu de travail transformé : 1 420 dépasse le total de 1 240. Inscrivez un nombre de 0 à 1 240 au champ des employés.",
                Message::Pressed("go")
            ),
            banner("ok", Tone::Success, "Le fichier est signé").line("jauge-exemple-2022.jauge"),
            banner("i", Tone::Info, "Année provisoire").line("Aucune définition officielle n’a été trouvée."),
            row![
                badge(Tone::Success, "atteinte"),
                badge(Tone::Warning, "1 explication"),
                badge(Tone::Error, "1 erreur"),
                badge(Tone::Info, "à 36,9 points"),
                badge(Tone::Neutral, "non colligé"),
            ]
            .spacing(8),
            table_of_targets(),
            row![
                gauge("Cible 4", "67,7\u{a0}%")
                    .part(0.677)
                    .threshold(0.5, "Cible : 50\u{a0}%")
                    .met(true)
                    .verdict(Tone::Success, "atteinte")
                    .width(150.0),
                gauge("Cible 5", "ND").verdict(Tone::Neutral, "non colligé").width(150.0),
                gauge("Cible 6", "100,0\u{a0}%")
                    .part(1.0)
                    .threshold(1.0, "Cible : 100\u{a0}%")
                    .before(1.0, "2021 : 100,0\u{a0}%")
                    .met(true)
                    .width(150.0),
            ]
            .spacing(24),
            button::primary("ask", "Quitter…").on_press(Message::OpenDialog),
        ]
        .spacing(14)
        .width(Length::FillPortion(3));
        scroll("widgets", row![one, two].spacing(32).padding(24)).into()
    }
}

fn table_of_targets<'a>() -> Element<'a, Message> {
    let heads = [
        Head::words("", 24),
        Head::words("Cible", Length::Fill),
        Head::numbers("Total", 56),
        Head::numbers("Taux", 60),
        Head::words("", 96),
        Head::words("État", 110),
        Head::words("", 64),
    ];
    let line = |n: &str, name: &str, whole: &str, rate: &str, part: f32, tone, state: &'static str| {
        [
            n.into(),
            name.into(),
            whole.into(),
            jauge::gui::kit::table::Cell::Strong(rate.to_owned()),
            bar(name, rate, part, Some(0.75), part >= 0.75).into(),
            badge(tone, state).into(),
            Element::from(
                button::link(format!("edit-{n}"), "Modifier")
                    .spoken(format!("Modifier la cible {n}"))
                    .on_press(Message::Pressed("edit")),
            )
            .into(),
        ]
    };
    let rows = table("targets", "Les dix cibles", heads)
        .row(
            "Cible 1",
            line(
                "1",
                "Services conçus avec les citoyens",
                "9",
                "66,7\u{a0}%",
                0.667,
                Tone::Warning,
                "1 explication",
            ),
        )
        .row(
            "Cible 2",
            line(
                "2",
                "Évolution par l’évaluation continue",
                "21",
                "81,0\u{a0}%",
                0.81,
                Tone::Success,
                "atteinte",
            ),
        )
        .choosable(
            "chosen",
            "Cible 3",
            true,
            Message::Pressed("chosen"),
            line("3", "Consultations", "4", "75,0\u{a0}%", 0.75, Tone::Success, "atteinte"),
        );
    panel(Element::from(rows)).padding([4, 10]).into()
}

fn rail<'a>() -> Element<'a, Message> {
    let go = |id: &'static str, mark, state: &str, label: &str, value: &str| {
        Element::from(
            task(id, mark, state, label).value(value).current(id == "t1").on_press(Message::Pressed(id)),
        )
    };
    let list = column![
        go("org", Mark::Done, "fait", "Organisation", ""),
        container(caption("RELATIONS AVEC LES CITOYENS")).padding([6, 10]),
        go("t1", Mark::Explain, "à expliquer", "1. Services conçus avec les citoyens", "66,7\u{a0}%"),
        go("t2", Mark::Done, "fait", "2. Évolution par l’évaluation continue", "81,0\u{a0}%"),
        go("t3", Mark::Done, "fait", "3. Consultations avec un moyen numérique", "75,0\u{a0}%"),
        go("t4", Mark::Done, "fait", "4. Information demandée une seule fois", "67,7\u{a0}%"),
        go("t5", Mark::Done, "fait", "5. Rappels numériques", "ND"),
        container(caption("ADMINISTRATION PUBLIQUE")).padding([6, 10]),
        go("t6", Mark::Done, "fait", "6. Mesures déployées", "Oui"),
        go("t7", Mark::Fix, "à corriger", "7. Milieu de travail transformé", ""),
        go("t8", Mark::Open, "à faire", "8. Taux d’utilisation", ""),
        go("t9", Mark::Open, "à faire", "9. Processus sans papier", ""),
        go("t10", Mark::Open, "à faire", "10. Données à haut potentiel", ""),
        container(caption("TERMINER")).padding([6, 10]),
        go("t11", Mark::Open, "à faire", "Vérifier mes réponses", ""),
    ]
    .spacing(2);
    container(region("rail", "Étapes", scroll("tasks", list.padding(12))))
        .width(287)
        .height(Length::Fill)
        .style(white)
        .into()
}

fn long<'a>() -> Element<'a, Message> {
    let rows = (0..60).map(|n| {
        button::secondary(format!("row-{n}"), format!("Ligne {n}")).on_press(Message::Pressed("row")).into()
    });
    scroll("long", iced::widget::Column::with_children(rows).spacing(4).width(Length::Fill))
        .height(Length::Fill)
        .into()
}

fn white(theme: &Theme) -> container::Style {
    container::Style {
        background: Some(jauge::gui::theme::of(theme).panel.into()),
        ..container::Style::default()
    }
}
