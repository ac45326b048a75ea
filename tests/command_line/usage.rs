//! Help, usage, languages, quiet.

use crate::args;
use crate::support::declare::Body;
#[cfg(all(feature = "gui", target_os = "linux"))]
use crate::support::window::{Screen, TOOLS, Window};
use crate::support::{Machine, finish, require_tools};

/// Every command of the contract.
const COMMANDS: &str = "attest barometer campaign check completions decide demo export follow framework key man publish \
                        receive register rules seal show signers verify workbook";

/// The commands that a help text lists, by their names.
fn listed(help: &str) -> Vec<String> {
    let section = help.lines().skip_while(|line| !line.starts_with("Commands")).skip(1);
    let lines = section.take_while(|line| line.starts_with("  "));
    let named = lines.filter(|line| line.as_bytes()[2] != b' ');
    named.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

/// Requires an example in the help of a command and of all below it; gives how many there are.
fn explained(machine: &Machine, path: &[String], manual: &str) -> usize {
    let help = machine.run(path.iter().map(String::as_str).chain(["--help"])).ends(0).out;
    let typed = ["jauge"].into_iter().chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("no examples: {help}"));
    assert!(examples.trim_start().starts_with(&typed), "{typed} --help has an example: {help}");
    assert!(!help.contains("cli-"), "a message that nobody wrote shows as its own name: {help}");
    assert!(path.iter().all(|name| manual.contains(name.as_str())), "the manual names {typed}");
    let below = listed(&help).into_iter().map(|name| [path, &[name]].concat());
    1 + below.map(|path| explained(machine, &path, manual)).sum::<usize>()
}

#[test]
fn help_has_examples_and_completions_and_the_manual_come_from_the_same_definition() {
    let machine = Machine::new();
    assert!(machine.run(["--version"]).ends(0).out.contains(env!("CARGO_PKG_VERSION")));
    let manual = machine.run(["man"]).ends(0).out;
    assert!(manual.starts_with(".ie") || manual.starts_with(".TH"), "{manual}");
    let mut commands = listed(&machine.run(["--help"]).ends(0).out);
    commands.sort();
    assert_eq!(commands.join(" "), COMMANDS);
    assert!(explained(&machine, &[], &manual) > 35, "and the commands below these");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = machine.run(["completions", shell]).ends(0).out;
        assert!(script.contains("verify"), "{shell}");
    }
}

// Elsewhere there is always a display.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_is_said_not_to_open() {
    let machine = Machine::new();
    let envelope = machine.write("some.jauge", "");
    for args in [Vec::new(), vec![envelope]] {
        let run = machine.run(args).ends(3).says("There is no display to open the window on");
        assert_eq!(run.out, "");
    }
    machine.run(["absent.jauge"]).ends(2).says("“absent.jauge” is neither a command nor a file");
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn an_envelope_named_alone_opens_the_window_on_it() {
    if !require_tools(TOOLS) || !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("sealed.jauge");
    let screen = Screen::open();
    let window = Window::open(&screen, &body.machine, [&sealed]);
    window.sees("Envelope");
    window.close();
    let window = Window::open(&screen, &body.machine, [""; 0]);
    window.sees("Home");
    window.close();
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_was_wrong() {
    let machine = Machine::new();
    for wrong in [
        &["no-such-command"][..],
        &["check"],
        &["verify", "--no-such-option"],
        &["check", "x.csv", "--organization", "exemple", "--year", "soon"],
        &["--lang", "de", "rules"],
    ] {
        let run = machine.run(wrong).ends(2);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{run:?}");
    }
}

#[test]
fn messages_are_in_the_language_asked_for_french_where_none_is() {
    let machine = Machine::new();
    let missing = args!["check", "absent.csv", "--organization", "exemple", "--year", "2024"];
    let with = |lang: Option<&str>| {
        let mut command = machine.command();
        command.args(&missing).env_remove("JAUGE_LANG").env("LC_ALL", "tlh").env("LANG", "tlh");
        command.args(lang.map(|lang| ["--lang", lang]).into_iter().flatten());
        finish(&mut command).ends(2).err
    };
    let (unknown, french, english) = (with(None), with(Some("fr")), with(Some("en")));
    assert_eq!(unknown, french, "French where the system's language is unknown");
    assert_ne!(french, english);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_home_named_the_platform_s_data_folder_is_the_home() {
    let machine = Machine::new();
    let with = |name: &str, folder: &str| {
        let mut command = machine.command();
        command.args(["signers", "list"]).env_remove("JAUGE_HOME").env_remove("XDG_DATA_HOME");
        finish(command.env(name, machine.path(folder))).ends(0);
    };
    with("XDG_DATA_HOME", "data");
    assert!(machine.path("data/jauge/jauge.db").exists());
    with("HOME", "person");
    assert!(machine.path("person/.local/share/jauge/jauge.db").exists());
    let entries = std::fs::read_dir(machine.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.collect();
    names.sort();
    assert_eq!(names, ["data", "person", "work"], "and nowhere else");
}

#[test]
fn quiet_says_only_what_went_wrong() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let out = body.machine.path("quiet.jauge");
    let sealed =
        body.machine.run(body.seal_args(&body.counts, &out).into_iter().chain(args!["--quiet"])).ends(0);
    assert_eq!(sealed.err, "");
    let absent = body.machine.path("absent.csv");
    let failed = body.machine.run(Body::check_args(&absent).into_iter().chain(args!["--quiet"])).ends(2);
    assert!(failed.err.contains("absent.csv"));
}
