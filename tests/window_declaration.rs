//! A whole declaration in a real window, with the keyboard alone: the file that leaves is accepted elsewhere.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use support::window::{Screen, TOOLS, Window};
use support::{Machine, require_tools, stock};

const REASON: &str = "nobody counts them yet";
const WHY: &str = "two services closed during the year";
const PASSPHRASE: &str = "four words at random";

/// Quantities and what is typed for them.
const TYPED: &[(&str, &str)] = &[
    ("new_digital_services", "9"),
    ("new_digital_services_codesigned", "6"),
    ("digital_services", "7"),
    ("digital_services_continuously_evaluated", "5"),
    ("public_consultations", "NA"),
    ("services", "31"),
    ("services_asking_once", "21"),
    ("deadlines", "ND"),
    ("transformation_measures_deployed", "yes"),
    ("employees", "12"),
    ("employees_in_transformed_workplace", "11"),
    ("digital_services_used_over_75", "6"),
    ("administrative_processes", "20"),
    ("administrative_processes_paperless", "15"),
    ("high_reuse_datasets", "20"),
    ("high_reuse_datasets_published", "11"),
];

/// What a person at the keyboard sees and does.
struct Person<'a> {
    screen: &'a Screen,
    machine: &'a Machine,
    window: Window<'a>,
}

impl Person<'_> {
    /// Waits until the window's title names this page.
    #[track_caller]
    fn sees(&self, page: &str) {
        let until = Instant::now() + Duration::from_secs(30);
        let mut title = String::new();
        while Instant::now() < until {
            title = self.screen.xdotool(["getactivewindow", "getwindowname"]).out;
            if title.starts_with(page) {
                self.window.settle();
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let picture = std::env::temp_dir().join("jauge-window-declaration.png");
        self.screen.picture(&picture);
        panic!("waited for {page}, the title is {title}; see {}", picture.display());
    }

    fn types(&self, text: &str) {
        self.window.write(text);
    }

    fn tab(&self, times: usize) {
        self.window.press_times("Tab", times);
    }

    #[track_caller]
    fn next(&self, page: &str) {
        self.window.press("alt+Right");
        self.sees(page);
    }

    /// Answers both counts of a target's page; the focus is in the first one.
    fn counts(&self, whole: &str, part: &str) {
        self.types(whole);
        self.tab(2);
        self.types(part);
    }

    /// Gives no number, so many steps along the choice, with a reason; the focus is in the box.
    fn no_number(&self, steps: usize) {
        self.tab(1);
        self.window.press("Return");
        self.window.press_times("Right", steps);
        self.tab(1);
        self.types(REASON);
    }
}

fn declares(lang: &str, organization: &str, check: &str, sign: &str) {
    if !require_tools(TOOLS) || !require_tools(stock::STOCK) {
        return;
    }
    let screen = Screen::open();
    let machine = Machine::new();
    let out = machine.path("out");
    std::fs::create_dir(&out).unwrap();
    let evidence = machine.write("plan.txt", "plan\n");
    let window = Window::open(&screen, &machine, ["--lang", lang]);
    let person = Person { screen: &screen, machine: &machine, window };
    person.tab(7);
    person.window.press("Return");
    person.sees(organization);
    for text in ["Exemple", "exemple", "2024", "Personne Fictive", "Responsable", "personne@example.org"] {
        person.types(text);
        person.tab(1);
    }
    answers(&person, &evidence);
    person.next(check);
    person.next(sign);
    // The key: a new one, which is chosen already.
    person.tab(1);
    person.types(PASSPHRASE);
    person.tab(1);
    person.types(PASSPHRASE);
    person.tab(1);
    person.window.press("ctrl+a");
    person.types(out.to_str().unwrap());
    person.tab(2);
    person.window.press("Return");
    let file = out.join("exemple-2024.jauge");
    let until = Instant::now() + Duration::from_mins(1);
    while !file.exists() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(100));
    }
    person.window.settle();
    let machine = person.machine;
    person.window.close();
    assert!(file.exists(), "the envelope is written");
    is_accepted(machine, &file);
}

/// The ten targets, with an error that is corrected, a warning that is explained, `NA`, `ND` and evidence.
fn answers(person: &Person<'_>, evidence: &std::path::Path) {
    person.next("1.");
    person.counts("9", "6");
    person.tab(2);
    person.window.press("Return");
    person.types(evidence.to_str().unwrap());
    person.window.press("Return");
    person.window.settle();
    person.next("2.");
    // Fewer digital services than new ones: a warning at the new ones, to be explained.
    person.counts("7", "5");
    person.window.press("alt+Left");
    person.sees("1.");
    person.tab(2);
    person.types(WHY);
    person.next("2.");
    person.next("3.");
    person.no_number(1);
    person.tab(1);
    person.no_number(1);
    person.next("4.");
    person.counts("31", "21");
    person.next("5.");
    person.no_number(2);
    person.tab(1);
    person.no_number(2);
    person.next("6.");
    person.window.press("space");
    person.next("7.");
    // A part above its whole: said at once; next leads to it, and it is put right.
    person.counts("12", "13");
    person.window.press("alt+Right");
    person.sees("7.");
    person.window.press("Return");
    person.window.settle();
    person.window.press("BackSpace");
    person.types("1");
    person.next("8.");
    // The services were asked before: the first blank box is the part.
    person.types("6");
    person.next("9.");
    person.counts("20", "15");
    person.next("10.");
    person.counts("20", "11");
}

fn is_accepted(machine: &Machine, file: &std::path::Path) {
    let public = std::fs::read_dir(machine.home().join("keys"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pub"))
        .expect("the key's public half");
    let public = std::fs::read_to_string(public).unwrap();
    let line = format!("lead@exemple namespaces=\"lead.submission.v1@jauge\" {}\n", public.trim());
    let signers: PathBuf = machine.write("signers", line);
    let file_name = file.as_os_str().to_owned();
    let mut args: Vec<std::ffi::OsString> = vec!["verify".into(), file_name.clone(), "--signers".into()];
    args.push(signers.clone().into());
    machine.run(args).ends(0);
    let unknown = machine.run(["verify".into(), file_name.clone(), "--json".into()]).ends(1).json();
    assert_eq!(unknown[0]["verdict"], "untrusted", "with no register");
    stock::accepts(machine, file, &signers, &["lead"], "exemple");
    let shown = machine.run(["show".into(), file_name, "--json".into()]);
    let document = shown.json();
    let answers = &document["content"]["answers"];
    let answer = |quantity: &str| {
        let named = |answer: &&serde_json::Value| answer["quantity"] == quantity;
        let answer = answers.as_array().expect("a list of answers").iter().find(named);
        answer.unwrap_or_else(|| panic!("no {quantity} in {answers}"))["value"].clone()
    };
    for (quantity, typed) in TYPED {
        let said = answer(quantity);
        assert_eq!(said.as_str().map_or_else(|| said.to_string(), str::to_owned), *typed, "{quantity}");
    }
    let text = shown.out;
    for said in ["\"employees_in_transformed_workplace\"", REASON, WHY, "plan.txt", "\"NA\"", "\"ND\""] {
        assert!(text.contains(said), "{said} is in {text}");
    }
}

#[test]
fn a_declaration_leaves_a_real_window_with_the_keyboard_alone_in_french() {
    declares("fr", "Organisation", "Vérifier", "Signer");
}

#[test]
fn a_declaration_leaves_a_real_window_with_the_keyboard_alone_in_english() {
    declares("en", "Organization", "Check", "Sign");
}
