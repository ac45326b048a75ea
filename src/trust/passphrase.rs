//! What protects a secret key at rest.

use std::fmt;

use zeroize::Zeroizing;

/// A passphrase: zeroed when it is let go, and never shown, not even for debugging.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes the text over, so that no second copy stays behind.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }

    /// Was nothing typed?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl From<String> for Passphrase {
    fn from(typed: String) -> Self {
        Self::new(typed)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_never_shown() {
        let shown = format!("{:?}", Passphrase::new("motdepasse".to_owned()));
        assert!(!shown.contains("motdepasse"));
    }
}
