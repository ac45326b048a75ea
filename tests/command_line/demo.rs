//! The demonstration, as somebody follows it who never saw the program.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::args;
#[cfg(all(feature = "gui", target_os = "linux"))]
use crate::support::window::{Screen, TOOLS, Window};
use crate::support::{Machine, finish, require_tools, stock};

/// The commands that were printed below a heading, as they are copied into a shell.
fn printed<'a>(said: &'a str, heading: &str) -> String {
    let below = said.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    let lines: Vec<&'a str> = below.take_while(|line| line.starts_with("    ")).collect();
    assert!(!lines.is_empty(), "no {heading:?} in {said}");
    lines.join("\n")
}

/// A shell in which `jauge` is installed.
fn shell(machine: &Machine, typed: &str) -> crate::support::Outcome {
    let program = Path::new(env!("CARGO_BIN_EXE_jauge")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = Command::new("bash");
    command.args(["-e", "-c", typed]).env("PATH", path.unwrap()).env("TMPDIR", machine.path("work"));
    machine.isolate(&mut command);
    finish(&mut command)
}

#[test]
fn the_commands_that_the_demonstration_prints_do_what_it_says() {
    if !require_tools(stock::STOCK) || !require_tools(&["bash"]) {
        return;
    }
    let machine = Machine::new();
    let said = machine.run(args!["demo", "--home", machine.path("demo"), "--no-window"]).ends(0).out;
    let envelope = shell(&machine, &printed(&said, "To check an envelope without Jauge:")).ends(0);
    assert!(envelope.out.contains("Good \"lead.submission.v1@jauge\" signature for lead@"), "{envelope:?}");
    let publication = shell(&machine, &printed(&said, "To check the publication without Jauge:")).ends(0);
    assert!(publication.out.contains("Good \"ministry.publication.v1@jauge\" signature"), "{publication:?}");
    let all = shell(&machine, &(printed(&said, "And with Jauge:") + " --json")).ends(1).json();
    let bad = all.as_array().unwrap().iter().filter(|file| file["verdict"] != "valid");
    let bad: BTreeSet<String> = bad
        .map(|file| {
            Path::new(file["file"].as_str().unwrap()).file_name().unwrap().to_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        bad,
        ["altered.jauge", "impostor.jauge"].map(str::to_owned).into(),
        "in the inbox and beside it"
    );
}

#[test]
fn the_demonstration_leaves_two_years_of_24_bodies_with_a_bit_of_everything() {
    let machine = Machine::new();
    let root = machine.path("demo");
    let demo = machine.run(args!["demo", "--home", &root, "--no-window", "--json"]).ends(0).json();
    let home = demo["folder"].as_str().unwrap();
    let register = |year: &str| {
        let args = args!["register", "list", "--json", "--year", year, "--home", home];
        let register = machine.run(args).ends(0).json();
        assert_eq!(register["expected"], 24);
        register["items"].as_array().unwrap().clone()
    };
    let bodies = |items: &[Value], status: &str| {
        items
            .iter()
            .filter(|item| item["status"] == status)
            .map(|item| item["organization"].clone())
            .collect()
    };
    let first: Vec<Value> = bodies(&register("2023"), "accepted");
    assert_eq!(first.len(), 24, "all of the first year");
    let items = register("2024");
    let with = |status: &str| -> Vec<Value> { bodies(&items, status) };
    let count = |status: &str| with(status).len();
    assert_eq!(count("accepted") + count("returned") + count("to-review") + count("missing"), 24);
    assert_eq!((count("accepted"), count("returned"), count("missing")), (17, 1, 1));
    assert_eq!(count("set-aside"), 2, "the forgeries");
    // The correction of what came back was asked for, so it is not late.
    assert_eq!((items.iter().filter(|item| item["late"] == true).count(), count("superseded")), (2, 1));
    let corrected: Vec<&Value> = items.iter().filter(|item| item["sequence"] == 2).collect();
    assert_eq!((corrected.len(), &corrected[0]["status"]), (1, &"accepted".into()));
    assert_eq!(corrected[0]["organization"], with("superseded")[0], "what came back was corrected");

    // Once more, beside the first one.
    let again = machine.run(args!["demo", "--home", &root, "--no-window", "--json"]).ends(0).json();
    assert_ne!(again["folder"], demo["folder"]);
    for files in ["campaigns", "envelopes", "forged", "decisions"] {
        assert_eq!(demo[files].as_array().unwrap().len(), again[files].as_array().unwrap().len(), "{files}");
    }
}

#[test]
fn without_a_display_the_demonstration_says_so_and_where_to_look() {
    let machine = Machine::new();
    let said = machine.run(args!["demo", "--home", machine.path("demo")]).ends(0).out;
    assert!(said.contains("No display here: the window does not open. To open it: jauge --home "), "{said}");
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn with_a_display_the_demonstration_opens_the_window_on_its_data() {
    if !require_tools(TOOLS) {
        return;
    }
    let machine = Machine::new();
    let screen = Screen::open();
    let mut demo = Command::new(env!("CARGO_BIN_EXE_jauge"));
    demo.args(args!["demo", "--home", machine.path("demo")]).stdout(std::process::Stdio::null());
    screen.show_on(&machine, &mut demo);
    let window = Window::start(&screen, demo);
    window.sees("Home");
    let folder = std::fs::read_dir(machine.path("demo")).unwrap().next().unwrap().unwrap().path();
    let second = Window::open(&screen, &machine, args!["--home", folder]);
    assert!(second.title().contains("display only"), "the first window has these data: {}", second.title());
    second.close();
    window.close();
}
