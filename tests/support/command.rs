//! The program as somebody runs it: in a home of its own, with what it printed and how it ended.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// How a run ended.
#[derive(Debug)]
pub struct Outcome {
    /// What was run, for the message of a failing test.
    pub command: String,
    /// The exit code; none where a signal ended the program, which is never right.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Outcome {
    fn of(command: &Command, output: Output) -> Self {
        Self {
            command: format!("{command:?}"),
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// Requires this exit code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\nout: {}\nerr: {}", self.command, self.out, self.err);
        assert!(!self.err.contains("panicked at"), "{}\n{}", self.command, self.err);
        self
    }

    /// Requires that what was said on standard error contains this.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{}\nno {words:?} in: {}", self.command, self.err);
        self
    }

    /// Standard output as the one JSON document that it has to be.
    #[track_caller]
    pub fn json(&self) -> Value {
        match serde_json::from_str(&self.out) {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}\nout: {}\nerr: {}", self.command, self.out, self.err),
        }
    }
}

/// A fresh machine as far as the program can tell: an empty home folder and a folder to work in.
pub struct Machine {
    folder: TempDir,
}

impl Machine {
    /// A machine where the program never ran.
    pub fn new() -> Self {
        let machine = Self { folder: tempfile::tempdir().expect("a folder for the test") };
        std::fs::create_dir(machine.path("work")).expect("a folder to work in");
        machine
    }

    /// The program's home on it.
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    /// A path in the machine's folder.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file there.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file of the test");
        path
    }

    /// The program, ready to run here and blind to what the tester's own machine is set to.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jauge"));
        self.isolate(&mut command);
        command
    }

    /// Gives any command this machine's environment.
    pub fn isolate(&self, command: &mut Command) {
        command
            .current_dir(self.path("work"))
            .env("JAUGE_HOME", self.home())
            .env("HOME", self.path("work"))
            .env("JAUGE_LANG", "en")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("RUST_BACKTRACE", "0")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("SSH_AUTH_SOCK")
            .stdin(Stdio::null());
    }

    /// The program, run by somebody whom permissions stop. Nothing stops who runs the tests as root, so it is run by
    /// another user then (`setpriv`), to whom the machine's folder is opened.
    #[cfg(unix)]
    pub fn command_of_nobody(&self) -> Command {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
        let root = std::fs::metadata(self.path("work")).expect("a folder of ours").uid() == 0;
        if !root {
            return self.command();
        }
        for folder in ["", "work"] {
            std::fs::set_permissions(self.path(folder), PermissionsExt::from_mode(0o777))
                .expect("our folder");
        }
        // A copy: the folder where it was built may be closed to others.
        let program = self.path("jauge");
        if !program.exists() {
            std::fs::copy(env!("CARGO_BIN_EXE_jauge"), &program).expect("a copy of the program");
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(program);
        self.isolate(&mut command);
        command
    }

    /// Runs the program to its end.
    #[track_caller]
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Outcome {
        let mut command = self.command();
        command.args(args);
        finish(&mut command)
    }
}

/// Runs a command to its end.
#[track_caller]
pub fn finish(command: &mut Command) -> Outcome {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    Outcome::of(command, output)
}

/// Arguments of several types in one list.
#[macro_export]
macro_rules! args {
    ($($arg:expr),* $(,)?) => {
        [$(std::ffi::OsString::from($arg)),*]
    };
}
