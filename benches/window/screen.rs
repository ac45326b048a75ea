//! The screen: an X server and a window manager of its own, a keyboard and a mouse, and an eye on the pixels.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// The size of the smallest screen the program is designed for.
const SIZE: (u16, u16) = (1366, 768);

/// Only every so many rows of pixels are looked at: an eye that is quick, and finds a line of text anywhere.
const EVERY: usize = 6;

/// A screen of one ground, a window of another and a caret are three colours. Text has many more, since its
/// edges are smooth.
const COLOURS_OF_A_PAGE: usize = 8;

/// The programs that are not installed here.
pub fn missing() -> Vec<&'static str> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let installed = |program: &str| folders.iter().any(|folder| folder.join(program).is_file());
    ["Xvfb", "openbox", "xdotool"].into_iter().filter(|program| !installed(program)).collect()
}

/// A screen with nothing on it.
pub struct Screen {
    server: Child,
    manager: Child,
    eye: RustConnection,
    root: u32,
    /// Its name, as programs are told it.
    pub display: String,
}

impl Screen {
    /// Opens it, on a display number that the server finds for itself.
    pub fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{}x{}x24", SIZE.0, SIZE.1)])
            .args(["-nolisten", "tcp", "-noreset"])
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
        let (eye, at) = x11rb::connect(Some(&display)).expect("the screen");
        let root = eye.setup().roots[at].root;
        let screen = Self { server, manager, eye, root, display };
        // A window that opens while its manager still starts may stay unseen.
        screen.wait("a window manager", Self::is_managed);
        screen
    }

    /// Has the window manager said that it is there?
    fn is_managed(&self) -> bool {
        let name = self.eye.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK").expect("a request");
        let name = name.reply().expect("the name of a property").atom;
        let property =
            self.eye.get_property(false, self.root, name, AtomEnum::WINDOW, 0, 1).expect("a request");
        property.reply().expect("a property").value_len > 0
    }

    /// The rows that are looked at, top to bottom.
    pub fn rows(&self) -> Vec<Vec<u8>> {
        // Asked for all at once and then read, so that one look is one wait.
        let asked: Vec<_> = (0..SIZE.1)
            .step_by(EVERY)
            .map(|row| {
                let row = i16::try_from(row).expect("a row of the screen");
                self.eye.get_image(ImageFormat::Z_PIXMAP, self.root, 0, row, SIZE.0, 1, u32::MAX)
            })
            .collect();
        asked.into_iter().map(|row| row.expect("a request").reply().expect("a row of pixels").data).collect()
    }

    /// Is a page there, and not only a ground?
    pub fn is_painted(&self) -> bool {
        let rows = self.rows();
        let mut colours = HashSet::new();
        for pixel in rows.iter().flat_map(|row| row.chunks_exact(4)) {
            if colours.insert(pixel) && colours.len() >= COLOURS_OF_A_PAGE {
                return true;
            }
        }
        false
    }

    /// Waits until `condition` holds; gives up after half a minute.
    pub fn wait(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let until = Instant::now() + Duration::from_secs(30);
        while !condition(self) {
            assert!(Instant::now() < until, "{what}: nothing of it after half a minute");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Presses keys, a hundred milliseconds apart.
    pub fn keys<'a>(&self, keys: impl IntoIterator<Item = &'a str>) {
        self.xdotool(["key", "--delay", "100"].into_iter().chain(keys));
    }

    /// Points at the middle of the screen.
    pub fn point(&self) {
        self.xdotool(["mousemove", &(SIZE.0 / 2).to_string(), &(SIZE.1 / 2).to_string()]);
    }

    /// Turns the wheel one notch down and one up, so many times: every notch moves the page, however short it is.
    pub fn wheel(&self, times: usize) {
        let there_and_back = ["click", "5", "sleep", "0.06", "click", "4", "sleep", "0.06"];
        self.xdotool(there_and_back.repeat(times));
    }

    /// Turns the wheel one notch down.
    pub fn notch(&self) {
        self.xdotool(["click", "5"]);
    }

    fn xdotool<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) {
        let mut command = Command::new("xdotool");
        command.args(arguments).env("DISPLAY", &self.display);
        assert!(command.status().expect("xdotool").success(), "{command:?}");
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
