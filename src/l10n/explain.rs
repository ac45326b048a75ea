//! How a problem is told: what happened and where, then what to do next.

use super::{Args, Lang};

/// A problem that can be told to a person. Its message holds the sentence, the message's `.fix` what to do.
pub trait Explain {
    /// The name of its message, which is also its stable code.
    fn code(&self) -> &str;

    /// The variables of its message.
    fn args(&self) -> Args<'_> {
        Args::new()
    }

    /// The problem in words.
    fn explain(&self, lang: Lang) -> Explained {
        let args = self.args();
        Explained {
            sentence: lang.text_with(self.code(), &args),
            fix: lang.attribute(self.code(), "fix", &args).unwrap_or_default(),
        }
    }
}

/// A problem in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What happened, and where.
    pub sentence: String,
    /// What to do next; empty where nothing is to be done.
    pub fix: String,
}
