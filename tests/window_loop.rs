//! The loop in real windows, in French, with the keyboard alone: the reviewer receives, opens and returns a declaration
//! with a comment; the body corrects it at the comment's field; the reviewer accepts, and the body sees it.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jauge::store::{Home, Status, Store};
use jiff::Timestamp;
use support::ready::{PASSPHRASE, Ready, ready};
use support::window::{Screen, TOOLS, Window};
use support::{Machine, require_tools};

/// A person at the keyboard.
struct Person<'a> {
    window: Window<'a>,
}

impl<'a> Person<'a> {
    /// Opens the window on a home.
    fn at(screen: &'a Screen, machine: &Machine, home: &Path) -> Self {
        let home = home.to_str().unwrap();
        let person = Self { window: Window::open(screen, machine, ["--home", home, "--lang", "fr"]) };
        person.sees("Accueil");
        person
    }

    #[track_caller]
    fn sees(&self, page: &str) {
        self.window.sees(page);
    }

    fn tab(&self, times: usize) {
        self.window.press_times("Tab", times);
    }

    fn enter(&self) {
        self.window.press("Return");
        self.window.settle();
    }

    fn types(&self, text: &str) {
        self.window.write(text);
    }

    fn types_over(&self, text: &str) {
        self.window.press("ctrl+a");
        self.types(text);
    }

    /// From Home to the register, and all that came into it; then the declaration that waits, opened.
    fn receives(&self, inbox: &Path) {
        self.tab(12);
        self.enter();
        self.sees("Registre");
        self.tab(9);
        self.enter();
        self.types(inbox.to_str().unwrap());
        self.enter();
        self.window.press("ctrl+f");
        self.types("exemple");
        self.tab(11);
    }

    /// Passphrase and folder, from where the passphrase has the focus to the button so many stops further.
    fn decides(&self, out: &Path, stops: usize) {
        self.types(PASSPHRASE);
        self.tab(1);
        self.types_over(out.to_str().unwrap());
        self.tab(stops);
        self.enter();
    }
}

/// Waits for a file that a window writes.
#[track_caller]
fn written(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let until = Instant::now() + Duration::from_mins(1);
    while !path.exists() {
        assert!(Instant::now() < until, "{} is never written", path.display());
        std::thread::sleep(Duration::from_millis(100));
    }
    path
}

fn returns(screen: &Screen, machine: &Machine, ready: &Ready) -> PathBuf {
    let reviewer = Person::at(screen, machine, &ready.ministry);
    reviewer.receives(&ready.inbox);
    reviewer.enter();
    reviewer.sees("Dossier");
    reviewer.tab(8);
    reviewer.enter();
    reviewer.types("Comptez aussi les services par courriel.");
    // Past the other quantities, each asked once, and the comment to the whole.
    reviewer.tab(17);
    reviewer.decides(&ready.decisions, 2);
    let decision = written(&ready.decisions, "exemple-2024-1-returned.jauge");
    reviewer.window.settle();
    reviewer.window.close();
    decision
}

fn opens(body: &Person<'_>, decision: &Path) {
    body.window.press("ctrl+o");
    body.types(decision.to_str().unwrap());
    body.enter();
    body.sees("Suivi");
}

fn corrects(screen: &Screen, machine: &Machine, ready: &Ready, decision: &Path) {
    let body = Person::at(screen, machine, &ready.body);
    opens(&body, decision);
    body.enter();
    body.sees("Organisation");
    body.enter();
    body.sees("4.");
    body.types_over("12");
    for page in ["5.", "6.", "7.", "8.", "9.", "10.", "Vérifier"] {
        body.window.press("alt+Right");
        body.sees(page);
    }
    // The one thing that lacks: why it is corrected.
    body.enter();
    body.types("Les services par courriel manquaient.");
    body.window.press("alt+Right");
    body.sees("Signer");
    body.tab(1);
    body.types(PASSPHRASE);
    body.tab(1);
    body.types_over(ready.inbox.to_str().unwrap());
    body.tab(2);
    body.enter();
    written(&ready.inbox, "exemple-2024.jauge");
    body.window.settle();
    body.window.close();
}

fn accepts(screen: &Screen, machine: &Machine, ready: &Ready) -> PathBuf {
    let reviewer = Person::at(screen, machine, &ready.ministry);
    reviewer.receives(&ready.inbox);
    // The correction stands before what it corrects.
    reviewer.enter();
    reviewer.sees("Dossier");
    reviewer.enter();
    reviewer.tab(4);
    reviewer.decides(&ready.decisions, 3);
    let decision = written(&ready.decisions, "exemple-2024-2-accepted.jauge");
    reviewer.window.settle();
    reviewer.window.close();
    decision
}

#[test]
fn a_declaration_goes_to_and_fro_between_real_windows_with_the_keyboard_alone() {
    if !require_tools(TOOLS) {
        return;
    }
    let screen = Screen::open();
    let machine = Machine::new();
    let ready = ready(&machine.path("loop"));
    let first = std::fs::read(ready.inbox.join("exemple.jauge")).unwrap();

    let returned = returns(&screen, &machine, &ready);
    corrects(&screen, &machine, &ready, &returned);
    let accepted = accepts(&screen, &machine, &ready);
    let body = Person::at(&screen, &machine, &ready.body);
    opens(&body, &accepted);
    body.window.close();

    let at = Timestamp::now();
    let ministry = Store::open(&Home::new(&ready.ministry), at).unwrap();
    let mut rows = ministry.submissions(2024).unwrap();
    rows.sort_by_key(|row| row.sequence);
    let stand: Vec<_> = rows.iter().map(|row| (row.sequence, row.status)).collect();
    assert_eq!(stand, [(1, Status::Superseded), (2, Status::Accepted)]);
    let body = Store::open(&Home::new(&ready.body), at).unwrap();
    let outcomes = |print: &str| -> Vec<String> {
        body.decisions(print).unwrap().into_iter().map(|row| row.outcome.as_str().to_owned()).collect()
    };
    assert_eq!(outcomes(&rows[0].fingerprint), ["returned"]);
    assert_eq!(outcomes(&rows[1].fingerprint), ["accepted"]);
    assert_eq!(body.envelope_bytes(&rows[0].fingerprint).unwrap(), first, "the former is untouched");
}
