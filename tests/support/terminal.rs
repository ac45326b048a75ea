//! The program on a terminal, and a person before it.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::{Machine, Outcome, finish};

/// The programs that it takes.
pub const TOOLS: &[&str] = &["python3"];

/// The program on a terminal, ready to run. Each time that it shows the words, the answer is typed. What the terminal showed is
/// the outcome's standard output.
pub fn command<S: AsRef<OsStr>>(
    machine: &Machine,
    args: impl IntoIterator<Item = S>,
    answers: &[(&str, &str)],
) -> Command {
    let mut command = Command::new("python3");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/terminal.py"));
    command.arg(serde_json::to_string(answers).unwrap());
    command.arg(env!("CARGO_BIN_EXE_jauge")).args(args);
    machine.isolate(&mut command);
    command
}

/// Runs it to its end.
#[track_caller]
pub fn run<S: AsRef<OsStr>>(
    machine: &Machine,
    args: impl IntoIterator<Item = S>,
    answers: &[(&str, &str)],
) -> Outcome {
    finish(&mut command(machine, args, answers))
}
