//! Where a command works: its language, its home, and what it may say where.

use std::cell::Cell;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Serialize;

use super::definition::Common;
use crate::framework::Framework;
use crate::l10n::{Args, Explain, Explained, Lang};
use crate::store::{Home, Store, StoreFault};
use crate::workflow::{self, Fault};

/// How a command ended that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// What was asked about is good.
    Good,
    /// It is not good.
    NotGood,
    /// It was handed something unusable, and already said what.
    Unusable,
    /// It could not be done, and it already said why.
    Undone,
}

/// What a command gives back.
pub(super) type Outcome = Result<Done, Fault>;

/// A command's desk.
pub(super) struct Desk {
    pub lang: Lang,
    pub json: bool,
    pub quiet: bool,
    /// The time at which the command was started.
    pub now: Timestamp,
    #[cfg(feature = "gui")]
    asked_lang: Option<Lang>,
    home: Option<PathBuf>,
    framework: Option<PathBuf>,
    unsaid: Cell<bool>,
}

impl Desk {
    pub fn new(common: &Common, lang: Lang, now: Timestamp) -> Self {
        Self {
            lang: common.lang.unwrap_or(lang),
            json: common.json,
            quiet: common.quiet,
            now,
            #[cfg(feature = "gui")]
            asked_lang: common.lang,
            home: common.home.clone(),
            framework: common.framework.clone(),
            unsaid: Cell::new(false),
        }
    }

    /// What is asked: by the framework that comes with the program, or by the one that was named.
    pub fn framework(&self) -> Result<Framework, Fault> {
        let built_in = workflow::framework(None)?;
        match self.framework.as_deref() {
            Some(named) if named.as_os_str() != built_in.id.as_str() => workflow::framework(Some(named)),
            _ => Ok(built_in),
        }
    }

    /// The framework that a campaign is to carry: the id or the file that was named, or the program's own.
    pub fn framework_named(&self) -> Result<String, Fault> {
        match &self.framework {
            Some(named) => Ok(named.to_string_lossy().into_owned()),
            None => Ok(workflow::framework(None)?.id),
        }
    }

    /// The language asked for on the command line, if one was.
    #[cfg(feature = "gui")]
    pub fn asked_lang(&self) -> Option<Lang> {
        self.asked_lang
    }

    pub fn home(&self) -> Result<Home, Fault> {
        let named = self.home.as_deref().map(Home::new);
        Ok(named.or_else(Home::of_the_platform).ok_or(StoreFault::NoHome)?)
    }

    pub fn store(&self) -> Result<Store, Fault> {
        Ok(Store::open(&self.home()?, self.now)?)
    }

    /// The result, on standard output.
    pub fn print(&self, text: &str) {
        self.write(&harmless(text));
    }

    /// The result as the one JSON document of `--json`.
    pub fn print_json(&self, document: &impl Serialize) {
        match serde_json::to_string_pretty(document) {
            Ok(text) => self.write(&(escaped(&text) + "\n")),
            Err(_) => self.unsaid.set(true),
        }
    }

    /// A result that is a file: to the byte, unless a person looks at it on a terminal.
    pub fn print_file(&self, text: &str) {
        if io::stdout().is_terminal() { self.print(text) } else { self.write(text) }
    }

    fn write(&self, text: &str) {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        match written {
            // Whoever read the output has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(_) => self.unsaid.set(true),
            Ok(()) => {}
        }
    }

    /// What is good to know, on standard error.
    pub fn say(&self, text: &str) {
        if !self.quiet && !self.json {
            self.complain(text);
        }
    }

    /// What went wrong, on standard error, also when quiet.
    #[allow(clippy::unused_self, reason = "what a command says, it says through its desk")]
    pub fn complain(&self, text: &str) {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "{}", harmless(text.trim_end()));
    }

    /// A problem: what happened, then what to do.
    pub fn explain(&self, problem: &dyn Explain) {
        let Explained { sentence, fix } = problem.explain(self.lang);
        self.complain(&sentence);
        if !fix.is_empty() {
            self.complain(&format!("  → {fix}"));
        }
    }

    pub fn text(&self, id: &str) -> String {
        self.lang.text(id)
    }

    pub fn text_with(&self, id: &str, args: &Args<'_>) -> String {
        self.lang.text_with(id, args)
    }

    /// May progress be shown?
    pub fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Could a result not be written where it should go?
    pub fn unsaid(&self) -> bool {
        self.unsaid.get()
    }
}

/// Text of strangers, fit for a terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if harms(c) { '\u{fffd}' } else { c }).collect()
}

/// The same for JSON, where nothing may be lost: what would harm stands in texts alone, and has a spelling there.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if harms(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Does it move the cursor of a terminal, or turn the direction of what follows?
fn harms(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_play_with_the_terminal() {
        assert_eq!(harmless("\u{1b}[2Jvalid\u{202e}\nok"), "\u{fffd}[2Jvalid\u{fffd}\nok");
    }
}
