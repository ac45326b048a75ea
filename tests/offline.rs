//! The program opens no network connection at all: seen from the kernel, not promised.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use support::declare::Body;
use support::person::Person;
use support::window::{self, Screen, Window};
use support::{Machine, finish, require_tools};

#[test]
fn no_command_opens_a_socket() {
    if !require_tools(&["strace", "ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.machine.path("sealed.jauge");
    let attested = body.machine.path("attested.jauge");
    let demo = body.machine.path("demo");
    let key = &body.officer;
    let commands: Vec<Vec<OsString>> = vec![
        Body::check_args(&body.counts),
        body.seal_args(&body.counts, &sealed),
        args![
            "attest",
            &sealed,
            "--key",
            &key.private,
            "--passphrase-file",
            &key.passphrase,
            "--out",
            &attested
        ]
        .to_vec(),
        args!["verify", &attested, "--signers", &body.signers].to_vec(),
        args!["show", &attested, "--json"].to_vec(),
        args!["demo", "--home", &demo, "--no-window"].to_vec(),
    ];
    for command in commands {
        let calls = traced(&body.machine, &command);
        assert_eq!(calls, Vec::<String>::new(), "{command:?}");
    }
}

/// Opens the program's window under the eyes of a tracer.
fn watched<'a>(screen: &'a Screen, machine: &Machine, log: &Path, args: &[OsString]) -> Person<'a> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o"]).arg(log);
    command.arg(env!("CARGO_BIN_EXE_jauge")).args(args);
    screen.show_on(machine, &mut command);
    Person { window: Window::start(screen, command) }
}

#[cfg(feature = "gui")]
#[test]
fn the_window_speaks_to_the_display_and_the_session_bus_alone() {
    if !require_tools(&["strace"]) || !require_tools(window::TOOLS) {
        return;
    }
    let machine = Machine::new();
    let screen = Screen::open();
    let [declared, attested] = ["declared", "attested"].map(|name| {
        let folder = machine.path(name);
        std::fs::create_dir(&folder).unwrap();
        folder
    });
    let logs = ["lead.log", "officer.log"].map(|name| machine.path(name));
    let evidence = machine.write("plan.txt", "plan\n");
    let lead = watched(&screen, &machine, &logs[0], &[]);
    let file = lead.declares(["Organization", "Check", "Sign"], &evidence, &declared);
    lead.window.close();
    let home = args!["--home", machine.path("officer"), &file];
    let officer = watched(&screen, &machine, &logs[1], &home);
    let file = officer.attests(&attested);
    officer.window.close();
    let report = machine.run(args!["verify", file, "--json"]).ends(1).json();
    assert_eq!(report[0]["signatures"][1]["role"], "officer", "{report}");

    for log in logs {
        let calls = calls(&log);
        assert!(calls.iter().any(|call| call.contains(".X11-unix")), "the display was reached: {calls:?}");
        for call in &calls {
            local(call);
        }
    }
}

/// Requires that a call, if it opens or uses a socket, does so for the display or the session bus.
fn local(call: &str) {
    if call.contains(" socket(") || call.contains(" socketpair(") {
        assert!(call.contains("AF_UNIX"), "{call}");
    }
    if call.contains(" connect(") {
        let meant = [".X11-unix/", "/wayland-", "/bus\"", "dbus"];
        assert!(meant.iter().any(|place| call.contains(place)), "{call}");
    }
    assert!(!call.contains(" bind(") && !call.contains(" listen("), "{call}");
}

/// The network calls of a run of the program and of all that it starts.
fn traced(machine: &Machine, args: &[OsString]) -> Vec<String> {
    let log = machine.path("strace.log");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=network", "-o"]).arg(&log);
    command.arg(env!("CARGO_BIN_EXE_jauge")).args(args);
    machine.isolate(&mut command);
    finish(&mut command).ends(0);
    calls(&log)
}

/// The lines of a trace that are calls: not signals, not exits.
fn calls(log: &Path) -> Vec<String> {
    let log = std::fs::read_to_string(log).unwrap();
    log.lines().filter(|line| line.contains('(') && !line.contains(" --- ")).map(str::to_owned).collect()
}
