//! A home in trouble, seen in a real window: a damaged database, a second window, a full disk.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use jauge::gui::theme::Look;
use jauge::store::{DraftId, Home, Store, field};
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use support::disk::Disk;
use support::window::{Screen, TOOLS, Window};
use support::{Machine, require_tools};

/// The steps of the keyboard from nothing to the first control of a page: the bar above has six.
const TO_THE_PAGE: usize = 7;

/// A home with one declaration of a body of this name, closed.
fn used_home(root: &Path, name: &str) -> (Home, DraftId) {
    let home = Home::new(root);
    let store = Store::open_for_window(&home, Timestamp::now()).unwrap();
    let draft = store.new_draft("lead", Timestamp::now()).unwrap();
    store.write_fields(draft, &[(field::ORGANIZATION_NAME, name)], Timestamp::now()).unwrap();
    store.backup(Timestamp::now()).unwrap();
    (home, draft)
}

/// What the database holds in a field, read beside the window that has it open; none where it cannot be read.
fn kept(home: &Home, draft: DraftId, name: &str) -> Option<String> {
    let _ = Connection::open_with_flags(home.database(), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    Store::open(home, Timestamp::now()).ok()?.fields(draft).ok()?.get(name).cloned()
}

#[track_caller]
fn awaits(what: &str, screen: &Screen, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        if Instant::now() > until {
            let picture = std::env::temp_dir().join("jauge-window-folders.png");
            screen.picture(&picture);
            panic!("waited for this in vain: {what}; see {}", picture.display());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Opens the one declaration that the list has, so many steps from the bar; its first blank field has the focus then.
#[track_caller]
fn open_draft(screen: &Screen, window: &Window<'_>, steps: usize) {
    window.press_times("Tab", TO_THE_PAGE + steps);
    window.press("Return");
    awaits("the page of the body", screen, || window.title().starts_with("Organization"));
    window.settle();
}

/// Is there a banner of something that went wrong? It is the only large surface of its colour.
fn warns(screen: &Screen) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("screen.ppm");
    screen.picture(&path);
    let ground = Look::default().tokens().error.ground.into_rgba8();
    let pixels = std::fs::read(&path).unwrap();
    // A pixmap ends with three bytes a pixel, row by row.
    let pixels = &pixels[pixels.len() - 1366 * 768 * 3..];
    pixels.chunks_exact(3).filter(|pixel| **pixel == ground[..3]).count() > 5_000
}

#[test]
fn a_damaged_database_is_told_and_the_last_backup_taken_up_with_the_keyboard() {
    if !require_tools(TOOLS) {
        return;
    }
    let screen = Screen::open();
    let machine = Machine::new();
    let (home, draft) = used_home(&machine.home(), "Exemple");
    let garbage = b"this was a database before the disk failed ".repeat(200);
    std::fs::write(home.database(), &garbage).unwrap();
    let window = Window::open(&screen, &machine, ["--lang", "en"]);
    assert!(window.title().starts_with("The data of this computer cannot be opened"), "{}", window.title());
    assert!(warns(&screen));
    assert_eq!(std::fs::read(home.database()).unwrap(), garbage, "looking changes nothing");

    window.press_times("Tab", TO_THE_PAGE);
    window.press("Return");
    awaits("the list of declarations", &screen, || window.title().starts_with("Home"));
    assert_eq!(kept(&home, draft, field::ORGANIZATION_NAME).as_deref(), Some("Exemple"));
    window.close();
    let aside = std::fs::read_dir(home.root())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("jauge.db.damaged-"))
        .expect("the damaged file is set aside");
    assert_eq!(std::fs::read(aside).unwrap(), garbage);

    let window = Window::open(&screen, &machine, ["--lang", "en"]);
    assert!(window.title().starts_with("Home"), "{}", window.title());
    window.close();
}

#[test]
fn a_second_window_on_a_home_says_that_it_only_shows_and_writes_nothing() {
    if !require_tools(TOOLS) {
        return;
    }
    let screen = Screen::open();
    let machine = Machine::new();
    let (home, draft) = used_home(&machine.home(), "Exemple");
    let first = Window::open(&screen, &machine, ["--lang", "en"]);
    assert_eq!(first.title().trim(), "Home – Jauge");
    let second = Window::open(&screen, &machine, ["--lang", "en"]);
    assert_eq!(second.title().trim(), "Home (display only) – Jauge");
    // What cannot be used, a new declaration, is no step.
    open_draft(&screen, &second, 0);
    second.write("second");
    second.settle();

    // What the first writes afterwards is there, so what the second would have written had its time.
    first.focus();
    open_draft(&screen, &first, 1);
    first.write("first");
    awaits("what was typed in the first window", &screen, || {
        kept(&home, draft, field::ORGANIZATION_CODE).as_deref() == Some("first")
    });
    let fields = Store::open(&home, Timestamp::now()).unwrap().fields(draft).unwrap();
    assert!(!fields.values().any(|text| text.contains("second")), "{fields:?}");
    first.close();
    second.focus();
    second.close();

    // The same keys in a window of its own are kept: the second was typed into, not past.
    let alone = Window::open(&screen, &machine, ["--lang", "en"]);
    open_draft(&screen, &alone, 1);
    alone.write("2024");
    awaits("what was typed in the only window", &screen, || {
        kept(&home, draft, field::YEAR).as_deref() == Some("2024")
    });
    alone.close();
}

#[test]
fn a_window_on_a_full_disk_says_so_and_writes_everything_once_there_is_room() {
    if !require_tools(TOOLS) {
        return;
    }
    let Some(disk) = Disk::new("8m") else { return };
    let screen = Screen::open();
    let machine = Machine::new();
    let root = disk.path().join("home");
    let (home, draft) = used_home(&root, "Exemple");
    let args = ["--lang".as_ref(), "en".as_ref(), "--home".as_ref(), root.as_os_str()];
    let window = Window::open(&screen, &machine, args);
    open_draft(&screen, &window, 1);
    let code = || kept(&home, draft, field::ORGANIZATION_CODE);
    window.write("before");
    awaits("what was typed before", &screen, || code().as_deref() == Some("before"));
    assert!(!warns(&screen));

    let filler = disk.fill();
    // Until the room that the database already holds is used up too.
    let mut typed = "before".to_owned();
    let until = Instant::now() + Duration::from_mins(1);
    while !warns(&screen) {
        assert!(Instant::now() < until, "{} letters typed and nothing said", typed.len());
        window.write("abcdefghijklmnopqrstuvwxyz");
        typed.push_str("abcdefghijklmnopqrstuvwxyz");
    }
    let left = code().expect("the database reads");
    assert!(left.starts_with("before") && typed.starts_with(&left) && left != typed, "{left:?}");

    Disk::free(filler);
    window.write("after");
    typed.push_str("after");
    awaits("all that was typed", &screen, || code().as_deref() == Some(typed.as_str()));
    awaits("the end of the warning", &screen, || !warns(&screen));
    window.close();
    let store = Store::open(&home, Timestamp::now()).expect("the database opens clean");
    store.check_journal().expect("the journal is whole");
}
