//! What can be wrong with names, keys and registers, and how it is told.

use thiserror::Error;

use crate::l10n::{Args, Explain};

/// A name that is not written as one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Not a body's code.
    #[error("{text:?} is not the code of a body")]
    Body {
        /// What was written.
        text: String,
    },
    /// Not a role.
    #[error("{text:?} is not a role")]
    Role {
        /// What was written.
        text: String,
    },
    /// Not `ROLE@BODY`.
    #[error("{text:?} is not a principal")]
    Principal {
        /// What was written.
        text: String,
    },
    /// None of the namespaces.
    #[error("{text:?} is not a namespace")]
    Namespace {
        /// What was written.
        text: String,
    },
}

impl Explain for NameFault {
    fn code(&self) -> &str {
        match self {
            NameFault::Body { .. } => "trust-not-a-body-code",
            NameFault::Role { .. } => "trust-not-a-role",
            NameFault::Principal { .. } => "trust-not-a-principal",
            NameFault::Namespace { .. } => "trust-not-a-namespace",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            NameFault::Body { text }
            | NameFault::Role { text }
            | NameFault::Principal { text }
            | NameFault::Namespace { text } => Args::new().text("text", text),
        }
    }
}

/// Why a key cannot be read or used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyFault {
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the key")]
    WrongPassphrase,
    /// A key must not be written without a passphrase.
    #[error("an empty passphrase protects nothing")]
    EmptyPassphrase,
    /// No key at all.
    #[error("not a key")]
    NotAKey,
    /// The public half where the private one is needed.
    #[error("the public half of a key")]
    PublicHalf,
    /// A private key, in another format than OpenSSH's own.
    #[error("a private key in another format")]
    OtherFormat,
    /// A key of another algorithm.
    #[error("a key of another algorithm: {algorithm}")]
    NotEd25519 {
        /// Its name in OpenSSH.
        algorithm: String,
    },
    /// An Ed25519 point that no honest key has.
    #[error("a weak key")]
    WeakKey,
    /// It begins as a key and does not hold together.
    #[error("a damaged key")]
    Damaged,
    /// Opening the key would take hours: no honest file asks for it.
    #[error("{rounds} rounds of key derivation")]
    TooManyRounds {
        /// The rounds that it asks for.
        rounds: u32,
    },
}

impl Explain for KeyFault {
    fn code(&self) -> &str {
        match self {
            KeyFault::WrongPassphrase => "trust-wrong-passphrase",
            KeyFault::EmptyPassphrase => "trust-empty-passphrase",
            KeyFault::NotAKey => "trust-not-a-key",
            KeyFault::PublicHalf => "trust-public-half",
            KeyFault::OtherFormat => "trust-other-key-format",
            KeyFault::NotEd25519 { .. } => "trust-not-ed25519",
            KeyFault::WeakKey => "trust-weak-key",
            KeyFault::Damaged => "trust-damaged-key",
            KeyFault::TooManyRounds { .. } => "trust-too-many-rounds",
        }
    }

    fn args(&self) -> Args<'_> {
        match self {
            KeyFault::NotEd25519 { algorithm } => Args::new().text("algorithm", algorithm),
            KeyFault::TooManyRounds { rounds } => Args::new().count("rounds", u64::from(*rounds)),
            _ => Args::new(),
        }
    }
}

/// Why a register of signers is invalid as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {why}")]
pub struct SignersFault {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: LineFault,
}

/// What is wrong with one line of a register.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineFault {
    /// One line more than a register may have.
    #[error("too many lines")]
    TooMany,
    /// A byte-order mark: OpenSSH would take it for a part of the first name.
    #[error("a byte-order mark")]
    ByteOrderMark,
    /// Not UTF-8, or a control character, that tools would show or split differently.
    #[error("not plain text")]
    NotText,
    /// `*`, `?` or `!`: one line would speak for bodies it does not name.
    #[error("a pattern")]
    Wildcard,
    /// Two principals on one line.
    #[error("several principals")]
    SeveralPrincipals,
    /// Not `ROLE@BODY`.
    #[error("not a principal: {text:?}")]
    Principal {
        /// What was written.
        text: String,
    },
    /// No namespace: the key could sign anything.
    #[error("no namespace")]
    NoNamespace,
    /// More than one namespace.
    #[error("several namespaces")]
    SeveralNamespaces,
    /// A namespace that is none of ours, or not that of the principal's role.
    #[error("a foreign namespace: {text:?}")]
    ForeignNamespace {
        /// What was written.
        text: String,
    },
    /// An option that is not read here, `cert-authority` among them.
    #[error("an unknown option: {text:?}")]
    UnknownOption {
        /// What was written.
        text: String,
    },
    /// The same option twice.
    #[error("an option twice: {text:?}")]
    RepeatedOption {
        /// Its name.
        text: String,
    },
    /// Not a time.
    #[error("not a time: {text:?}")]
    Time {
        /// What was written.
        text: String,
    },
    /// `valid-after` is not before `valid-before`: the key would never be valid.
    #[error("never valid")]
    NeverValid,
    /// No key, or one that does not read.
    #[error("no key: {0}")]
    Key(KeyFault),
    /// There is no such line to change.
    #[error("not in the register")]
    NotThere,
}

impl Explain for SignersFault {
    fn code(&self) -> &str {
        match &self.why {
            LineFault::TooMany => "trust-signers-too-many",
            LineFault::ByteOrderMark => "trust-signers-byte-order-mark",
            LineFault::NotText => "trust-signers-not-text",
            LineFault::Wildcard => "trust-signers-wildcard",
            LineFault::SeveralPrincipals => "trust-signers-several-principals",
            LineFault::Principal { .. } => "trust-signers-principal",
            LineFault::NoNamespace => "trust-signers-no-namespace",
            LineFault::SeveralNamespaces => "trust-signers-several-namespaces",
            LineFault::ForeignNamespace { .. } => "trust-signers-foreign-namespace",
            LineFault::UnknownOption { .. } => "trust-signers-unknown-option",
            LineFault::RepeatedOption { .. } => "trust-signers-repeated-option",
            LineFault::Time { .. } => "trust-signers-time",
            LineFault::NeverValid => "trust-signers-never-valid",
            LineFault::Key(_) => "trust-signers-key",
            LineFault::NotThere => "trust-signers-not-there",
        }
    }

    fn args(&self) -> Args<'_> {
        // A line's number is a name, not a quantity: no group marks.
        let args = Args::new().text("line", self.line.to_string());
        match &self.why {
            LineFault::Principal { text }
            | LineFault::ForeignNamespace { text }
            | LineFault::UnknownOption { text }
            | LineFault::RepeatedOption { text }
            | LineFault::Time { text } => args.text("text", text),
            _ => args,
        }
    }
}
