//! A program with its window open, and what the kernel counted for it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::BARE;
use super::screen::Screen;

/// Which program.
#[derive(Clone, Copy)]
pub enum Which<'a> {
    /// Jauge, on a home that exists.
    Jauge(&'a Path),
    /// The bare form, with so many fields.
    Bare(usize),
}

/// A program whose window is painted.
pub struct Program {
    child: Child,
    /// From the start of the process to its first painted frame.
    pub start: Duration,
}

impl Program {
    /// Starts it on an empty screen and waits for its first frame.
    pub fn start(which: Which<'_>, screen: &Screen) -> Self {
        screen.wait("an empty screen", |screen| !screen.is_painted());
        let mut command = which.command(screen);
        let begun = Instant::now();
        let mut program = Self { child: command.spawn().expect("the program starts"), start: Duration::ZERO };
        screen.wait("a first frame", Screen::is_painted);
        program.start = begun.elapsed();
        program
    }

    /// The processor time of all its threads so far.
    pub fn processor(&self) -> Duration {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("its threads");
        let spent = |thread: std::fs::DirEntry| -> Option<u64> {
            // A thread may end between the list and the reading; it had nothing more to spend.
            let line = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
            line.split_whitespace().next()?.parse().ok()
        };
        Duration::from_nanos(threads.map(|thread| thread.expect("a thread")).filter_map(spent).sum())
    }

    /// The processor time that it takes while something is done.
    pub fn spends(&self, doing: impl FnOnce()) -> Duration {
        let before = self.processor();
        doing();
        // The frame that follows the last key or notch belongs to it.
        std::thread::sleep(Duration::from_millis(400));
        self.processor().saturating_sub(before)
    }

    /// Resident memory, in bytes.
    pub fn resident(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number of kB") * 1024
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Which<'_> {
    /// The same surroundings for both: this screen and nothing else of the machine it runs on.
    fn command(self, screen: &Screen) -> Command {
        let mut command = match self {
            Which::Jauge(home) => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_jauge"));
                command.env("JAUGE_HOME", home).env("JAUGE_LANG", "fr");
                command
            }
            Which::Bare(fields) => {
                let mut command = Command::new(std::env::current_exe().expect("this program"));
                command.args([BARE, &fields.to_string()]);
                command
            }
        };
        command
            .env("DISPLAY", &screen.display)
            .env("WINIT_X11_SCALE_FACTOR", "1")
            .env("ICED_BACKEND", "tiny-skia")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}
