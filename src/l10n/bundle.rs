//! The two languages and their messages.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages of the program: French first, English equally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// French of Canada, `fr-CA`; also where the system's language is unknown.
    #[default]
    Fr,
    /// English of Canada, `en-CA`.
    En,
}

/// The variables of a message.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No variable yet.
    #[must_use]
    pub fn new() -> Self {
        Self(FluentArgs::new())
    }

    /// A word or a sentence, shown as it is.
    #[must_use]
    pub fn text(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.0.set(name, FluentValue::from(value.into()));
        self
    }

    /// A whole number: chooses plurals, and is shown with the language's group marks.
    #[must_use]
    pub fn count(mut self, name: &'a str, value: u64) -> Self {
        self.0.set(name, FluentValue::from(value));
        self
    }
}

impl Lang {
    /// Both, in the order they are offered.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// The tag written in files: `fr-CA` or `en-CA`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Fr => "fr-CA",
            Lang::En => "en-CA",
        }
    }

    /// Reads a tag such as `fr`, `en-CA` or `en_US.UTF-8`; anything that is not English or French is `None`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Lang::Fr),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The system's language as the locale variables tell it; French where unknown.
    #[must_use]
    pub fn from_locale(mut variable: impl FnMut(&str) -> Option<String>) -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"]
            .into_iter()
            .filter_map(|name| variable(name).filter(|value| !value.is_empty()))
            .find_map(|value| Self::from_tag(&value))
            .unwrap_or_default()
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        }
    }

    /// A message without variables.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        self.text_with(id, &Args::new())
    }

    /// A message with its variables. An unknown message is shown as its own name, so that a gap is seen
    /// (a test holds that there is none) and nobody is stopped by it.
    #[must_use]
    pub fn text_with(self, id: &str, args: &Args<'_>) -> String {
        self.find(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// The attribute `id.attribute`, if the message has it.
    #[must_use]
    pub fn attribute(self, id: &str, attribute: &str, args: &Args<'_>) -> Option<String> {
        self.find(id, Some(attribute), args)
    }

    /// Is there such a message?
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    fn find(self, id: &str, attribute: Option<&str>, args: &Args<'_>) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut slips = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args.0), &mut slips).into_owned())
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static FR: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        match self {
            Lang::Fr => FR.get_or_init(|| build(self)),
            Lang::En => EN.get_or_init(|| build(self)),
        }
    }
}

/// One entry a room: (its name, French, English).
macro_rules! rooms {
    ($($room:literal),* $(,)?) => {
        [$((
            include_str!(concat!("../../assets/l10n/fr-CA/", $room, ".ftl")),
            include_str!(concat!("../../assets/l10n/en-CA/", $room, ".ftl")),
        )),*]
    };
}

const ROOMS: &[(&str, &str)] = &rooms![
    "common",
    "framework",
    "trust",
    "declaration",
    "envelope",
    "exchange",
    "barometer",
    "form",
    "publication",
    "store",
    "workflow",
    "cli",
    "gui",
];

fn build(lang: Lang) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Direction marks around variables would end up in files, tables and what people copy.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| number(Lang::Fr, value),
        Lang::En => |value, _| number(Lang::En, value),
    }));
    for (fr, en) in ROOMS {
        let source = match lang {
            Lang::Fr => fr,
            Lang::En => en,
        };
        // A faulty entry is skipped and the rest kept; a test holds that none is faulty.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if *value >= 0.0 && value.fract() == 0.0 => {
            // Counts end at 999 999 999, far below what a double holds exactly.
            format!("{value:.0}").parse().ok().map(|whole| super::count(lang, whole))
        }
        _ => None,
    }
}
