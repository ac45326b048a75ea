//! A person at the keyboard of a real window, who declares.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::window::Window;

/// Why there is no number.
pub const REASON: &str = "nobody counts them yet";
/// What explains a warning.
pub const WHY: &str = "two services closed during the year";
/// What protects the person's key.
pub const PASSPHRASE: &str = "four words at random";

/// Quantities and what is typed for them.
pub const TYPED: &[(&str, &str)] = &[
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
pub struct Person<'a> {
    /// The window before them.
    pub window: Window<'a>,
}

impl Person<'_> {
    /// Waits until the window shows this page.
    #[track_caller]
    pub fn sees(&self, page: &str) {
        self.window.sees(page);
    }

    /// Types text into what has the focus.
    pub fn types(&self, text: &str) {
        self.window.write(text);
    }

    /// Moves the focus on.
    pub fn tab(&self, times: usize) {
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

    /// From Home to the file: a whole declaration, signed with a new key and exported; the pages by their names.
    pub fn declares(&self, [organization, check, sign]: [&str; 3], evidence: &Path, out: &Path) -> PathBuf {
        self.tab(7);
        self.window.press("Return");
        self.sees(organization);
        for text in ["Exemple", "exemple", "2024", "Personne Fictive", "Responsable", "personne@example.org"]
        {
            self.types(text);
            self.tab(1);
        }
        self.answers(evidence);
        self.next(check);
        self.next(sign);
        // The key: a new one, which is chosen already.
        self.tab(1);
        self.signs(out, 2)
    }

    /// The passphrase twice, the folder, and so many stops on, where it is signed.
    fn signs(&self, out: &Path, stops: usize) -> PathBuf {
        for _ in 0..2 {
            self.types(PASSPHRASE);
            self.tab(1);
        }
        self.window.press("ctrl+a");
        self.types(out.to_str().unwrap());
        self.tab(stops);
        self.window.press("Return");
        self.finds(out)
    }

    /// Waits for the envelope in the folder.
    #[track_caller]
    fn finds(&self, folder: &Path) -> PathBuf {
        let file = folder.join("exemple-2024.jauge");
        let until = Instant::now() + Duration::from_mins(1);
        while !file.exists() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(100));
        }
        self.window.settle();
        assert!(file.exists(), "the envelope is written");
        file
    }

    /// The officer's part, on the page of an envelope: a new key, then the signature.
    pub fn attests(&self, out: &Path) -> PathBuf {
        self.sees("Envelope");
        self.tab(8);
        self.types("Autre Personne, Sous-ministre");
        self.tab(2);
        self.signs(out, 1)
    }

    /// The ten targets, with an error that is corrected, a warning that is explained, `NA`, `ND` and evidence.
    fn answers(&self, evidence: &Path) {
        self.next("1.");
        self.counts("9", "6");
        self.tab(2);
        self.window.press("Return");
        self.types(evidence.to_str().unwrap());
        self.window.press("Return");
        self.window.settle();
        self.next("2.");
        // Fewer digital services than new ones: a warning at the new ones, to be explained.
        self.counts("7", "5");
        self.window.press("alt+Left");
        self.sees("1.");
        self.tab(2);
        self.types(WHY);
        self.next("2.");
        self.next("3.");
        self.no_number(1);
        self.tab(1);
        self.no_number(1);
        self.next("4.");
        self.counts("31", "21");
        self.next("5.");
        self.no_number(2);
        self.tab(1);
        self.no_number(2);
        self.next("6.");
        self.window.press("space");
        self.next("7.");
        // A part above its whole: said at once; next leads to it, and it is put right.
        self.counts("12", "13");
        self.window.press("alt+Right");
        self.sees("7.");
        self.window.press("Return");
        self.window.settle();
        self.window.press("BackSpace");
        self.types("1");
        self.next("8.");
        // The services were asked before: the first blank box is the part.
        self.types("6");
        self.next("9.");
        self.counts("20", "15");
        self.next("10.");
        self.counts("20", "11");
    }
}
