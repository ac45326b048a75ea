//! A real window on a real screen: an X server of its own, a window manager, keys pressed, pictures taken.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Machine, Outcome, finish};

/// The programs that it takes.
pub const TOOLS: &[&str] = &["Xvfb", "openbox", "xprop", "xdotool", "import"];

/// One screen at a time: servers that start together can take the same number, and a window that has the
/// processor to itself is typed into at the speed of a person.
static ALONE: Mutex<()> = Mutex::new(());

/// An X server with nobody before it.
pub struct Screen {
    _alone: MutexGuard<'static, ()>,
    server: Child,
    manager: Child,
    display: String,
}

impl Screen {
    /// A screen of 1366×768, on a display number that the server finds for itself.
    pub fn open() -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = server.stdout.take().expect("its display number");
        BufReader::new(out).read_line(&mut number).expect("its display number");
        let display = format!(":{}", number.trim());
        let manager = Command::new("openbox")
            .arg("--config-file")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/openbox.xml"))
            .env("DISPLAY", &display)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox starts");
        let screen = Self { _alone: alone, server, manager, display };
        screen.await_manager();
        screen
    }

    /// A window that opens before its manager is there is neither maximized nor given the keys.
    fn await_manager(&self) {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let mut xprop = Command::new("xprop");
            xprop.args(["-root", "_NET_SUPPORTING_WM_CHECK"]).env("DISPLAY", &self.display);
            if finish(&mut xprop).out.contains("window id") {
                return;
            }
            assert!(Instant::now() < until, "no window manager on {}", self.display);
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Lets a command of this machine show itself here, and nowhere else.
    pub fn show_on(&self, machine: &Machine, command: &mut Command) {
        machine.isolate(command);
        command
            .env("DISPLAY", &self.display)
            .env("XDG_RUNTIME_DIR", machine.path("work"))
            .env("ICED_BACKEND", "tiny-skia")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
    }

    /// Runs `xdotool` on this screen.
    #[track_caller]
    pub fn xdotool<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Outcome {
        finish(Command::new("xdotool").args(args).env("DISPLAY", &self.display))
    }

    /// The program's windows, by the numbers that the server gives them.
    fn windows(&self) -> Vec<String> {
        let found = self.xdotool(["search", "--onlyvisible", "--name", "Jauge"]);
        found.out.lines().map(str::to_owned).collect()
    }

    /// Takes a picture of the whole screen.
    #[track_caller]
    pub fn picture(&self, to: &Path) {
        finish(
            Command::new("import")
                .args(["-window", "root", "-depth", "8"])
                .arg(to)
                .env("DISPLAY", &self.display),
        )
        .ends(0);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in [&mut self.manager, &mut self.server] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The program with its window open.
pub struct Window<'a> {
    screen: &'a Screen,
    program: Child,
    id: String,
}

impl<'a> Window<'a> {
    /// Opens the program's window and waits until it is there and takes the keys.
    #[track_caller]
    pub fn open<S: AsRef<OsStr>>(
        screen: &'a Screen,
        machine: &Machine,
        args: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jauge"));
        command.args(args);
        screen.show_on(machine, &mut command);
        Self::start(screen, command)
    }

    /// As [`Window::open`], for a command that is ready to run, such as the program under a tracer.
    #[track_caller]
    pub fn start(screen: &'a Screen, mut command: Command) -> Self {
        let others = screen.windows();
        let mut program = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let until = Instant::now() + Duration::from_mins(2);
        loop {
            if let Some(id) = screen.windows().into_iter().find(|id| !others.contains(id)) {
                let window = Self { screen, program, id };
                window.focus();
                return window;
            }
            if let Some(status) = program.try_wait().expect("a program to wait for") {
                panic!("{command:?} ended before its window was there: {status}");
            }
            assert!(Instant::now() < until, "{command:?} shows no window");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Brings it before the others and gives it the keys.
    #[track_caller]
    pub fn focus(&self) {
        self.screen.xdotool(["windowactivate", "--sync", &self.id]).ends(0);
        self.screen.xdotool(["windowfocus", "--sync", &self.id]).ends(0);
        self.settle();
    }

    /// Its title, which names the page.
    #[track_caller]
    pub fn title(&self) -> String {
        self.screen.xdotool(["getwindowname", &self.id]).ends(0).out
    }

    /// Waits until the title names this page and all of it is drawn.
    #[track_caller]
    pub fn sees(&self, page: &str) {
        let until = Instant::now() + Duration::from_secs(30);
        while !self.title().starts_with(page) {
            if Instant::now() > until {
                let picture = std::env::temp_dir().join("jauge-window.png");
                self.screen.picture(&picture);
                panic!("waited for {page}, the title is {}; see {}", self.title(), picture.display());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.settle();
    }

    /// Presses a key or a chord, named as `xdotool` names them: `Tab`, `shift+Tab`, `ctrl+s`, `Return`.
    #[track_caller]
    pub fn press(&self, key: &str) {
        self.screen.xdotool(["key", key]).ends(0);
        std::thread::sleep(Duration::from_millis(60));
    }

    /// Presses a key several times.
    #[track_caller]
    pub fn press_times(&self, key: &str, times: usize) {
        for _ in 0..times {
            self.press(key);
        }
    }

    /// Types text into what has the focus.
    #[track_caller]
    pub fn write(&self, text: &str) {
        self.screen.xdotool(["type", "--delay", "15", "--", text]).ends(0);
        std::thread::sleep(Duration::from_millis(60));
    }

    /// Waits until the screen shows the same picture twice: what was asked is drawn.
    #[track_caller]
    pub fn settle(&self) {
        let folder = tempfile::tempdir().expect("a folder for pictures");
        let look = |name: &str| {
            let path = folder.path().join(name);
            self.screen.picture(&path);
            std::fs::read(path).expect("a picture")
        };
        let mut before = look("before.ppm");
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            std::thread::sleep(Duration::from_millis(250));
            let now = look("now.ppm");
            // A screen of one colour is a window that has not been drawn yet.
            let drawn = now[now.len() / 2..].windows(2).any(|pair| pair[0] != pair[1]);
            if drawn && now == before {
                return;
            }
            before = now;
        }
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.program.id()
    }

    /// Ends the program as a power cut does: at once, with no chance to say goodbye.
    pub fn kill(mut self) {
        self.program.kill().expect("a program to end");
        self.program.wait().expect("a program that ended");
    }

    /// Closes the window as its user does, and waits for the program to end.
    #[track_caller]
    pub fn close(mut self) {
        self.press("alt+F4");
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            if self.program.try_wait().expect("a program to wait for").is_some() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the program goes on after its window was closed");
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
