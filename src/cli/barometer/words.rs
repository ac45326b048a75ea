//! The barometer on the terminal.

use num_rational::BigRational;

use super::super::desk::Desk;
use super::Page;
use super::document::not_countable;
use crate::barometer::{self, Barometer, Behind, By, Change, Figure, Group, Uncollected, shown};
use crate::framework::Target;
use crate::l10n::{Args, Lang, percent};
use crate::workflow::ministry::barometer::Computed;

/// The width of a bar on the terminal, in characters.
const BAR: usize = 30;

/// What the year adds up to, in one line.
pub(in crate::cli) fn overall(lang: Lang, computed: &Computed) -> Args<'static> {
    Args::new()
        .text("year", computed.year.to_string())
        .text("overall", shown(lang, computed.barometer.overall.as_ref()))
        .count("bodies", number(computed.sources.len()))
}

impl Page<'_> {
    pub(super) fn words(&self) -> String {
        let (desk, lang, computed) = (self.desk, self.desk.lang, &self.computed);
        let barometer = &computed.barometer;
        let mut out = desk.text_with("cli-barometer-overall", &overall(lang, computed)) + "\n";
        if let Some(change) = change(lang, &barometer.change) {
            out += &(change + "\n");
        }
        for (ambition, progress) in computed.framework.ambitions.iter().zip(&barometer.ambitions) {
            out += &line(lang, progress.progress.as_ref(), ambition.short.get(lang), &progress.change);
        }
        out.push('\n');
        for (target, figure) in computed.framework.targets.iter().zip(&barometer.targets) {
            out += &self.target(target, figure);
        }
        if self.question.uncollected == Uncollected::NotDone {
            out += &(desk.text("cli-barometer-not-done") + "\n");
        }
        out += &desk.text("cli-barometer-provisional");
        out + "\n"
    }

    fn target(&self, target: &Target, figure: &Figure) -> String {
        let (desk, lang) = (self.desk, self.desk.lang);
        let mut out = format!(
            "{} {:>8}  {}. {}\n{:BAR$}           {}\n",
            bar(figure.rate().as_ref()),
            figure.shown(lang),
            target.number,
            target.short.get(lang),
            "",
            figure_words(lang, figure),
        );
        if self.question.uncollected == Uncollected::NotDone && figure.coverage.nd > 0 {
            let codes = not_countable(&self.material.behind(&self.question, target)).join(", ");
            let said = desk.text_with("cli-barometer-not-countable", &Args::new().text("codes", codes));
            out += &format!("{:BAR$}           {said}\n", "");
        }
        out
    }

    pub(super) fn groups(&self, groups: &[(Group, Barometer)], by: By) -> String {
        let (desk, lang, framework) = (self.desk, self.desk.lang, &self.computed.framework);
        let mut out = String::new();
        for (group, barometer) in groups {
            let args = Args::new()
                .text("group", group.label(lang, framework))
                .count("declared", number(barometer.declared))
                .count("missing", number(barometer.missing));
            out.push('\n');
            let head = desk.text_with("cli-barometer-group", &args);
            out += &line(lang, barometer.overall.as_ref(), &head, &barometer.change);
            for (target, figure) in framework.targets.iter().zip(&barometer.targets) {
                out += &format!(
                    "{:BAR$} {:>8}  {}. {} ({}/{})\n",
                    "",
                    figure.shown(lang),
                    target.number,
                    target.short.get(lang),
                    figure.part,
                    figure.whole
                );
            }
        }
        if by == By::Size && framework.sizes.as_ref().is_some_and(|sizes| sizes.provisional) {
            out += &format!("\n{}\n", desk.text("cli-barometer-sizes-provisional"));
        }
        out
    }

    pub(super) fn trend(&self) -> String {
        let (desk, lang) = (self.desk, self.desk.lang);
        let years = self.material.trend(&self.question);
        let mut out = String::from("\n");
        for (year, barometer) in &years {
            let args = Args::new()
                .text("year", year.to_string())
                .text("overall", shown(lang, barometer.overall.as_ref()))
                .count("declared", number(barometer.declared))
                .count("missing", number(barometer.missing));
            let said = desk.text_with("cli-barometer-trend", &args);
            out += &(with_change(lang, &said, &barometer.change) + "\n");
        }
        for target in &self.computed.framework.targets {
            out += &format!("{}. {}\n", target.number, target.short.get(lang));
            for (year, barometer) in &years {
                // A year under another framework may not have asked for it.
                let Some(figure) = barometer.targets.iter().find(|figure| figure.id == target.id) else {
                    continue;
                };
                out += &format!("  {year} {:>8}  {}\n", figure.shown(lang), figure_words(lang, figure));
            }
        }
        out
    }
}

/// A figure's threshold, what is in it, and how it changed.
fn figure_words(lang: Lang, figure: &Figure) -> String {
    let args = Args::new()
        .count("included", number(figure.coverage.included))
        .count("na", number(figure.coverage.na))
        .count("nd", number(figure.coverage.nd))
        .count("missing", number(figure.coverage.missing))
        .text("threshold", percent(lang, u64::from(figure.threshold) * 10));
    with_change(lang, &lang.text_with("cli-barometer-target", &args), &figure.change)
}

/// One line a body: its rate, how it stands, its two numbers, who it is, and what that comes from.
pub(super) fn bodies<'a>(desk: &Desk, rows: impl Iterator<Item = (&'a Behind, String)>) -> String {
    let lang = desk.lang;
    rows.map(|(behind, name)| {
        let stand = behind.stand;
        let rate = stand.rate.map(|rate| BigRational::new(rate.part().into(), rate.whole().into()));
        let standing = barometer::standing(lang, stand);
        let whole = behind.whole.map(|whole| format!("/{whole}")).unwrap_or_default();
        let numbers = format!("{}{whole}", behind.part);
        let body = &behind.body;
        format!(
            "{:>8}  {numbers:>13}  {standing}  {}  {name}  {}\n",
            shown(lang, rate.as_ref()),
            body.code,
            body.fingerprint
        )
    })
    .collect()
}

fn line(lang: Lang, share: Option<&BigRational>, what: &str, moved: &Change) -> String {
    let change = change(lang, moved).map(|change| format!("{:BAR$}           {change}\n", ""));
    format!("{} {:>8}  {what}\n{}", bar(share), shown(lang, share), change.unwrap_or_default())
}

/// Both changes, and of whom each is; none where there is no year to compare with.
fn change(lang: Lang, change: &Change) -> Option<String> {
    if change.same.is_none() && change.all.is_none() {
        return None;
    }
    let shown = |value: &Option<BigRational>| barometer::shown_change(lang, value.as_ref());
    let args = Args::new().text("same", shown(&change.same)).text("all", shown(&change.all));
    Some(lang.text_with("cli-barometer-change", &args))
}

fn with_change(lang: Lang, said: &str, moved: &Change) -> String {
    change(lang, moved).map_or_else(|| said.to_owned(), |change| format!("{said} · {change}"))
}

fn bar(value: Option<&BigRational>) -> String {
    let share = value.and_then(num_traits::ToPrimitive::to_f64).unwrap_or(0.0).clamp(0.0, 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let filled = (share * BAR as f64).round() as usize;
    "█".repeat(filled) + &"·".repeat(BAR.saturating_sub(filled))
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
