//! What a rule found, and how it is said.

use super::{Rate, Value};
use crate::framework::Framework;
use crate::l10n::{self, Args, Lang};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks signing.
    Error,
    /// Needs a written justification, which is signed with the data.
    Warning,
    /// Only informs.
    Note,
}

impl Severity {
    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Declares the rules once: id, severity and meaning.
macro_rules! rules {
    ($($(#[$meaning:meta])* $id:ident $severity:ident,)*) => {
        /// The rules. Sentence, fix and help of each are in the translations under its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$meaning])* $id,)* }

        impl Rule {
            /// All of them, in the order of their ids.
            pub const ALL: &'static [Rule] = &[$(Rule::$id),*];

            /// Its id, such as `E01`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Rule::$id => stringify!($id),)* }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Rule::$id => Severity::$severity,)* }
            }
        }
    };
}

rules! {
    /// A quantity has no answer.
    E01 Error,
    /// What was typed is not a whole number in range.
    E02 Error,
    /// The part is more than the whole.
    E03 Error,
    /// `NA` or `ND` without a reason.
    E04 Error,
    /// The part is a number and its whole is not, or the part is `NA` and its whole a number.
    E05 Error,
    /// The header is not complete.
    E06 Error,
    /// A warning has no justification.
    E07 Error,
    /// A correction has no reason, or differs in nothing.
    E08 Error,
    /// A rate moved much since the previous year.
    W01 Warning,
    /// A whole changed much since the previous year.
    W02 Warning,
    /// All numbers equal last year's.
    W03 Warning,
    /// A quantity exceeds one that it is a part of.
    W04 Warning,
    /// Not collected for the second year in a row.
    W05 Warning,
    /// A rate is exactly 0 % or 100 %.
    N01 Note,
    /// A whole is 0.
    N02 Note,
}

impl Rule {
    /// The rule of that id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// What the rule says in general, with the framework's numbers.
    #[must_use]
    pub fn sentence(self, framework: &Framework, lang: Lang) -> String {
        lang.text_with(&self.message(), &numbers(framework))
    }

    /// What to do about it.
    #[must_use]
    pub fn fix(self, framework: &Framework, lang: Lang) -> String {
        lang.attribute(&self.message(), "fix", &numbers(framework)).unwrap_or_default()
    }

    fn message(self) -> String {
        format!("rule-{}", self.id())
    }
}

/// The rules' numbers, which their sentences name.
fn numbers(framework: &Framework) -> Args<'static> {
    let rules = &framework.rules;
    let whole = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Args::new()
        .count("most", u64::from(Value::MOST))
        .count("reason", whole(rules.reason_characters))
        .count("justification", whole(rules.justification_characters))
        .count("points", u64::from(rules.rate_points))
        .count("percent", u64::from(rules.whole_percent))
        .count("below", u64::from(rules.whole_unless_below))
        .count("numbers", whole(rules.same_numbers))
}

/// A part of the header that E06 can miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderField {
    /// The body's code.
    Code,
    /// The body's name.
    Name,
    /// The year.
    Year,
    /// The preparer's name.
    PreparerName,
    /// The preparer's title.
    PreparerTitle,
    /// The preparer's e-mail.
    PreparerEmail,
}

impl HeaderField {
    /// Its name for people.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        lang.text(match self {
            HeaderField::Code => "header-code",
            HeaderField::Name => "header-name",
            HeaderField::Year => "header-year",
            HeaderField::PreparerName => "header-preparer-name",
            HeaderField::PreparerTitle => "header-preparer-title",
            HeaderField::PreparerEmail => "header-preparer-email",
        })
    }
}

/// What a sentence needs to be exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Nothing more.
    Plain,
    /// What was typed.
    Typed(String),
    /// The part and its whole, or the first of an ordered pair and the second, with the second's id.
    Pair(Value, Value, String),
    /// What the header lacks.
    Lacks(Vec<HeaderField>),
    /// The warning that has no justification.
    Unjustified(Rule),
    /// The rates of last year and of this one, the line they are held against, and last year.
    Moved(Rate, Rate, u32, u16),
    /// The counts of last year and of this one, and last year.
    Changed(u32, u32, u16),
    /// The year that the answers repeat.
    Since(u16),
    /// The rate.
    Rate(Rate, u32),
}

/// What a rule found. Raised once for what it names, also when two targets share a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The quantity that it names, if any.
    pub quantity: Option<String>,
    /// The target whose page shows that quantity first.
    pub target: Option<String>,
    /// What its sentence needs.
    pub detail: Detail,
}

impl Finding {
    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// What was found, in one sentence.
    #[must_use]
    pub fn message(&self, framework: &Framework, lang: Lang) -> String {
        let args = self.args(framework, lang);
        lang.attribute(&self.rule.message(), "finding", &args)
            .unwrap_or_else(|| self.rule.sentence(framework, lang))
    }

    /// What to do about it.
    #[must_use]
    pub fn fix(&self, framework: &Framework, lang: Lang) -> String {
        self.rule.fix(framework, lang)
    }

    /// Where it is: `Cible 7 – Employés en milieu de travail transformé`; empty where it names nothing.
    #[must_use]
    pub fn place(&self, framework: &Framework, lang: Lang) -> String {
        let quantity = self.quantity.as_deref().map(|id| full_label(framework, id, lang));
        let target = self.target.as_deref().and_then(|id| framework.target(id));
        match (target, quantity) {
            (Some(target), Some(quantity)) => {
                let args = Args::new().text("number", target.number.to_string()).text("quantity", quantity);
                lang.text_with("finding-place", &args)
            }
            (None, Some(quantity)) => quantity,
            _ => String::new(),
        }
    }

    fn args(&self, framework: &Framework, lang: Lang) -> Args<'static> {
        let number = |count: u32| l10n::count(lang, u64::from(count));
        let args = numbers(framework);
        match &self.detail {
            Detail::Plain => args,
            Detail::Typed(typed) => args.text("typed", shortened(typed)),
            Detail::Pair(first, second, other) => args
                .text("first", first.shown(lang))
                .text("second", second.shown(lang))
                .text("other", full_label(framework, other, lang)),
            Detail::Lacks(fields) => {
                let labels: Vec<String> = fields.iter().map(|field| field.label(lang)).collect();
                args.text("fields", labels.join(", "))
            }
            Detail::Unjustified(rule) => args.text("rule", rule.id()),
            Detail::Moved(before, now, line, year) => args
                .text("before", l10n::percent(lang, before.shown_tenths(*line)))
                .text("now", l10n::percent(lang, now.shown_tenths(*line)))
                .text("moved", l10n::signed_points(lang, now.tenths_since(*before)))
                .text("year", year.to_string()),
            Detail::Changed(before, now, year) => args
                .text("before", number(*before))
                .text("now", number(*now))
                .text("change", l10n::signed_count(lang, i64::from(*now) - i64::from(*before)))
                .text("year", year.to_string()),
            Detail::Since(year) => args.text("year", year.to_string()),
            Detail::Rate(rate, line) => args.text("rate", l10n::percent(lang, rate.shown_tenths(*line))),
        }
    }
}

/// The name of a quantity that reads alone: a part's label continues its whole's (`Employés` + `… en milieu
/// transformé`).
#[must_use]
pub fn full_label(framework: &Framework, quantity: &str, lang: Lang) -> String {
    let label = |id: &str| framework.quantity(id).map(|quantity| quantity.label.get(lang).to_owned());
    let own = label(quantity).unwrap_or_else(|| quantity.to_owned());
    let Some(rest) = own.strip_prefix("… ") else { return own };
    let whole = framework.targets.iter().find_map(|target| match target.measure.pair() {
        Some((whole, part)) if part == quantity => label(whole),
        _ => None,
    });
    match whole {
        Some(whole) => format!("{whole} {rest}"),
        None => rest.to_owned(),
    }
}

/// What was typed, short enough for a sentence.
fn shortened(typed: &str) -> String {
    const MOST: usize = 40;
    if typed.chars().count() <= MOST {
        return typed.to_owned();
    }
    typed.chars().take(MOST).chain(['…']).collect()
}
