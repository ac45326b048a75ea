//! The words of the command line: help and usage errors in the reader's language.

use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory as _};

use super::definition::Asked;
use crate::l10n::{Args, Lang};

/// The whole definition with its help in one language.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = told(Asked::command(), lang, "cli");
    command.build();
    command
}

/// The language of help and usage errors: these come up before the arguments are read, so `--lang` is looked for.
pub(super) fn language(
    args: &[std::ffi::OsString],
    mut variable: impl FnMut(&str) -> Option<String>,
) -> Lang {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let pairs = args.iter().zip(args.iter().skip(1));
    let spaced = pairs.filter(|(option, _)| **option == "--lang").map(|(_, value)| *value).next_back();
    let joined = args.iter().filter_map(|arg| arg.strip_prefix("--lang=")).next_back();
    let asked = joined.or(spaced).and_then(Lang::from_tag);
    asked
        .or_else(|| variable("JAUGE_LANG").and_then(|tag| Lang::from_tag(&tag)))
        .unwrap_or_else(|| Lang::from_locale(variable))
}

/// A usage error in the reader's language: what was wrong, what to do, how the command is written.
pub(super) fn usage_error(error: &clap::Error, lang: Lang) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let id = match error.kind() {
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => "cli-usage-no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-usage-invalid-value",
        ErrorKind::UnknownArgument => "cli-usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "cli-usage-no-command"
        }
        ErrorKind::ArgumentConflict => "cli-usage-conflict",
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => "cli-usage-too-many",
        ErrorKind::TooFewValues => "cli-usage-no-value",
        ErrorKind::InvalidUtf8 => "cli-usage-not-utf8",
        _ => "cli-usage-other",
    };
    let args = || {
        Args::new()
            .text("arg", context(ContextKind::InvalidArg))
            .text("value", context(ContextKind::InvalidValue))
            .text("command", context(ContextKind::InvalidSubcommand))
            .text("other", context(ContextKind::PriorArg))
    };
    let mut said = lang.text_with(id, &args());
    said.push('\n');
    if let Some(ContextValue::String(near)) =
        error.get(ContextKind::SuggestedArg).or(error.get(ContextKind::SuggestedSubcommand))
    {
        said += &format!("  {}\n", lang.text_with("cli-usage-near", &Args::new().text("near", near)));
    }
    said += &format!("  {}\n", lang.attribute(id, "fix", &args()).unwrap_or_default());
    said
}

fn told(mut command: Command, lang: Lang, path: &str) -> Command {
    let is_root = path == "cli";
    let about = lang.text(&format!("{path}-about"));
    let example =
        format!("{}\n{}", lang.text("cli-examples"), indented(&lang.text(&format!("{path}-example"))));
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", lang.text("cli-usage"));
    command = command
        .about(about)
        .after_help(StyledStr::from(example))
        .help_template(template)
        .styles(Styles::plain())
        .subcommand_help_heading(lang.text("cli-commands"));
    let mut ids = Vec::new();
    for arg in command.get_arguments() {
        ids.push((arg.get_id().to_string(), arg.is_positional()));
    }
    for (id, positional) in ids {
        let heading = lang.text(if positional { "cli-arguments" } else { "cli-options" });
        let help = lang.text(&help_id(lang, path, &id));
        command = command.mut_arg(id, |arg| arg.help(help).help_heading(heading));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = if is_root { format!("cli-{name}") } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| told(sub, lang, &path));
    }
    command
}

/// The command's own words for an argument where it has some, else those that all commands share.
fn help_id(lang: Lang, path: &str, arg: &str) -> String {
    let arg = arg.replace('_', "-");
    let own = format!("{path}-arg-{arg}");
    if lang.has(&own) { own } else { format!("cli-arg-{arg}") }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn walk(command: &Command, lang: Lang, path: &str, gaps: &mut Vec<String>) {
        let mut want = vec![format!("{path}-about"), format!("{path}-example")];
        want.extend(command.get_arguments().map(|arg| help_id(lang, path, arg.get_id().as_str())));
        gaps.extend(want.into_iter().filter(|id| !lang.has(id)));
        for sub in command.get_subcommands() {
            walk(sub, lang, &format!("{path}-{}", sub.get_name()), gaps);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let mut gaps = Vec::new();
            walk(&Asked::command(), lang, "cli", &mut gaps);
            assert!(gaps.is_empty(), "{lang:?}: {gaps:?}");
            command(lang).debug_assert();
        }
    }

    /// The commands of an example, as a shell would take them apart: `\` joins lines, quotes keep spaces together, and
    /// what is done with the output is not ours.
    fn commands_of(example: &str) -> Vec<Vec<String>> {
        let joined = example.replace("\\\n", " ");
        let typed = joined.lines().filter(|line| !line.trim().is_empty());
        let ours = typed.map(|line| line.split(" > ").next().unwrap().to_owned());
        let mut quoted = false;
        let mut apart = |line: String| {
            let spaced = line.chars().map(|c| match c {
                '"' => {
                    quoted = !quoted;
                    '\0'
                }
                ' ' if !quoted => '\n',
                c => c,
            });
            let spaced: String = spaced.filter(|c| *c != '\0').collect();
            spaced.lines().filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        ours.map(&mut apart).collect()
    }

    fn examples(command: &Command, lang: Lang, path: &str, all: &mut Vec<(String, Vec<String>)>) {
        let id = format!("{path}-example");
        all.extend(commands_of(&lang.text(&id)).into_iter().map(|words| (id.clone(), words)));
        for sub in command.get_subcommands() {
            examples(sub, lang, &format!("{path}-{}", sub.get_name()), all);
        }
    }

    #[test]
    fn every_example_is_a_command_that_the_program_takes_and_shows_what_it_stands_under() {
        for lang in Lang::ALL {
            let mut all = Vec::new();
            examples(&Asked::command(), lang, "cli", &mut all);
            assert!(all.len() > 30, "{}", all.len());
            for (id, words) in all {
                let taken = command(lang).try_get_matches_from(&words);
                assert!(taken.is_ok(), "{lang:?} {id}: {words:?}: {}", taken.unwrap_err());
                let under = id.trim_start_matches("cli-").trim_end_matches("example").trim_end_matches('-');
                let shown = words.iter().skip(1).map(String::as_str).collect::<Vec<_>>().join("-");
                assert!(shown.starts_with(under), "{lang:?} {id}: {words:?}");
            }
        }
    }

    #[test]
    fn the_language_is_found_before_the_arguments_are_read() {
        let args = |list: &[&str]| list.iter().map(std::ffi::OsString::from).collect::<Vec<_>>();
        let french = |name: &str| (name == "LANG").then(|| "fr_CA.UTF-8".to_owned());
        assert_eq!(language(&args(&["jauge", "--lang", "en", "--help"]), french), Lang::En);
        assert_eq!(language(&args(&["jauge", "--help", "--lang=en"]), french), Lang::En);
        assert_eq!(language(&args(&["jauge", "--help"]), french), Lang::Fr);
        let english = |name: &str| (name == "JAUGE_LANG").then(|| "en".to_owned());
        assert_eq!(language(&args(&["jauge"]), english), Lang::En);
    }
}
