//! On a terminal: passphrases are asked for there, and long work says how far it is.

use std::process::Command;

use crate::args;
use crate::support::declare::Body;
use crate::support::{Machine, PASSPHRASE, finish, many, require_tools, terminal};

/// So many that progress is shown.
const FILES: usize = 600;

fn new_key(machine: &Machine) -> Vec<std::ffi::OsString> {
    args!["key", "new", "--name", "Personne Fictive", "--title", "Dirigeante", "--out", machine.path("keys")]
        .to_vec()
}

#[test]
fn the_passphrase_of_a_new_key_is_asked_for_twice_and_not_shown() {
    if !require_tools(terminal::TOOLS) || !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let (first, again) = ("New passphrase:", "The same, once more:");
    let answers =
        [(first, "premier essai"), (again, "second essai"), (first, PASSPHRASE), (again, PASSPHRASE)];
    let shown = terminal::run(&machine, new_key(&machine), &answers).ends(0).out;
    assert_eq!(shown.matches("The two passphrases differ. Try again.").count(), 1, "{shown}");
    for typed in ["premier", "second", PASSPHRASE] {
        assert!(!shown.contains(typed), "{typed:?} was shown: {shown}");
    }
    let keys: Vec<_> =
        std::fs::read_dir(machine.path("keys")).unwrap().map(|key| key.unwrap().path()).collect();
    assert_eq!(keys.len(), 2, "one key: {keys:?}");
    let private = keys.iter().find(|path| path.extension().is_none()).unwrap();
    finish(Command::new("ssh-keygen").args(["-y", "-P", PASSPHRASE, "-f"]).arg(private)).ends(0);
}

#[test]
fn the_passphrase_of_a_key_is_asked_for_by_its_name_and_a_wrong_one_seals_nothing() {
    if !require_tools(terminal::TOOLS) || !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let out = body.machine.path("sealed.jauge");
    let mut args = body.seal_args(&body.counts, &out);
    let at = args.iter().position(|arg| arg == "--passphrase-file").unwrap();
    args.drain(at..at + 2);
    let asked = format!("Passphrase of {}:", body.lead.private.display());
    let wrong = terminal::run(&body.machine, &args, &[(&asked, "autre chose")]).ends(2);
    assert!(wrong.out.contains("passphrase") && !wrong.out.contains("autre chose"), "{}", wrong.out);
    assert!(!out.exists());
    let sealed = terminal::run(&body.machine, &args, &[(&asked, PASSPHRASE)]).ends(0);
    assert!(!sealed.out.contains(PASSPHRASE), "{}", sealed.out);
    assert!(out.exists());
}

#[test]
fn without_a_terminal_or_a_file_with_the_passphrase_it_says_so_and_makes_no_key() {
    if !require_tools(&["setsid"]) {
        return;
    }
    let machine = Machine::new();
    let mut command = Command::new("setsid");
    command.arg("--wait").arg(env!("CARGO_BIN_EXE_jauge")).args(new_key(&machine));
    machine.isolate(&mut command);
    finish(&mut command).ends(2).says("there is no terminal to ask for it on").says("--passphrase-file FILE");
    assert!(!machine.path("keys").exists());
}

#[test]
fn long_work_shows_its_rate_and_the_time_that_is_left_unless_quiet() {
    if !require_tools(terminal::TOOLS) {
        return;
    }
    let machine = Machine::new();
    let inbox = machine.path("inbox");
    many::write_all(&inbox, FILES, 2024);
    let signers = machine.write("signers", many::register(FILES).to_string());
    for command in ["verify", "receive"] {
        let args = args![command, &inbox, "--signers", &signers];
        let shown = terminal::run(&machine, &args, &[]).ends(0).out;
        let steps: Vec<&str> = shown.split(['\r', '\n']).filter(|line| line.contains("/600 ")).collect();
        let last = steps.last().unwrap_or_else(|| panic!("no progress: {shown}"));
        let words: Vec<&str> = last.split_whitespace().rev().take(2).collect();
        assert!(words[0].ends_with('s') && words[1].ends_with("/s"), "rate and time left: {last:?}");
        let quiet = terminal::run(&machine, args.iter().chain(&args!["--quiet"]), &[]).ends(0).out;
        assert!(!quiet.contains("/600 "), "{quiet}");
    }
}
