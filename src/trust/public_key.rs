//! The public half of a key.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use data_encoding::BASE64_NOPAD;
use ed25519_dalek::VerifyingKey;
use ssh_key::HashAlg;
use ssh_key::public::{Ed25519PublicKey, KeyData, SkEd25519};

use super::fault::KeyFault;

/// An Ed25519 public key, in a file (`ssh-ed25519`) or on a security key (`sk-ssh-ed25519@openssh.com`).
///
/// Holds the point already decompressed: that is a sixth of the cost of verifying a signature.
#[derive(Clone)]
pub struct PublicKey {
    point: VerifyingKey,
    /// The application that the security key signs for; none for a key in a file.
    application: Option<Arc<str>>,
}

impl PublicKey {
    /// Reads the 32 bytes of a key in a file.
    ///
    /// # Errors
    /// [`KeyFault::WeakKey`] for what is no canonical point of full order. Under a small-order key, one
    /// signature is good for many messages; a second spelling of a point would make one key look like two.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyFault> {
        let point = VerifyingKey::from_bytes(bytes).map_err(|_| KeyFault::WeakKey)?;
        if point.is_weak() || !is_canonical(bytes) {
            return Err(KeyFault::WeakKey);
        }
        Ok(Self { point, application: None })
    }

    /// Reads the key from OpenSSH's parsed form.
    ///
    /// # Errors
    /// [`KeyFault::NotEd25519`] for another algorithm, [`KeyFault::WeakKey`] as for [`Self::from_bytes`].
    pub fn from_ssh(data: &KeyData) -> Result<Self, KeyFault> {
        match data {
            KeyData::Ed25519(Ed25519PublicKey(bytes)) => Self::from_bytes(bytes),
            KeyData::SkEd25519(key) => {
                let Ed25519PublicKey(bytes) = key.public_key();
                Ok(Self { application: Some(key.application().into()), ..Self::from_bytes(bytes)? })
            }
            other => Err(KeyFault::NotEd25519 { algorithm: other.algorithm().as_str().to_owned() }),
        }
    }

    /// The 32 bytes of the point.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.point.as_bytes()
    }

    /// For a security key, the application that it signs for.
    #[must_use]
    pub fn application(&self) -> Option<&str> {
        self.application.as_deref()
    }

    /// Is this the key that OpenSSH's parsed form holds? Cheaper than reading it.
    #[must_use]
    pub fn is(&self, data: &KeyData) -> bool {
        match data {
            KeyData::Ed25519(key) => self.application.is_none() && key.0 == *self.as_bytes(),
            KeyData::SkEd25519(key) => {
                self.application() == Some(key.application()) && key.public_key().0 == *self.as_bytes()
            }
            _ => false,
        }
    }

    /// Verifies strictly: no small-order point, no second spelling of a point or scalar.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.point.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
    }

    /// The fingerprint as OpenSSH shows it: `SHA256:` and 43 characters.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.to_ssh().fingerprint(HashAlg::Sha256).to_string()
    }

    /// OpenSSH's own form.
    #[must_use]
    pub fn to_ssh(&self) -> KeyData {
        let bytes = Ed25519PublicKey(*self.as_bytes());
        match &self.application {
            None => KeyData::Ed25519(bytes),
            Some(application) => KeyData::SkEd25519(SkEd25519::new(bytes, &**application)),
        }
    }
}

/// A key's fingerprint as OpenSSH shows it: `SHA256:` and the 43 characters of base64, without padding, that 32 bytes
/// take.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyFingerprint([u8; 32]);

/// What was to be a key's fingerprint is not written as OpenSSH writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not SHA256: and 43 characters of base64")]
pub struct KeyFingerprintError;

impl From<&PublicKey> for KeyFingerprint {
    fn from(key: &PublicKey) -> Self {
        Self(key.to_ssh().fingerprint(HashAlg::Sha256).sha256().unwrap_or_default())
    }
}

impl fmt::Display for KeyFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SHA256:{}", BASE64_NOPAD.encode(&self.0))
    }
}

impl fmt::Debug for KeyFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyFingerprint({self})")
    }
}

impl FromStr for KeyFingerprint {
    type Err = KeyFingerprintError;

    fn from_str(text: &str) -> Result<Self, KeyFingerprintError> {
        let digits = text.strip_prefix("SHA256:").ok_or(KeyFingerprintError)?;
        let bytes = BASE64_NOPAD.decode(digits.as_bytes()).map_err(|_| KeyFingerprintError)?;
        bytes.try_into().map(Self).map_err(|_| KeyFingerprintError)
    }
}

/// The line of a `.pub` file, without a comment: `ssh-ed25519 AAAA…`.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = ssh_key::PublicKey::from(self.to_ssh()).to_openssh().map_err(|_| fmt::Error)?;
        f.write_str(&line)
    }
}

/// Reads the line of a `.pub` file, with or without a comment.
impl FromStr for PublicKey {
    type Err = KeyFault;

    fn from_str(line: &str) -> Result<Self, KeyFault> {
        let parsed = ssh_key::PublicKey::from_openssh(line.trim()).map_err(|_| KeyFault::NotAKey)?;
        Self::from_ssh(parsed.key_data())
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes() && self.application == other.application
    }
}

impl Eq for PublicKey {}

impl Hash for PublicKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
        self.application.hash(state);
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}

/// Is the y coordinate below the prime 2^255 - 19 (RFC 8032, 5.1.3)? The sign of x is the top bit. The other
/// second spelling, x = 0 with a sign, belongs to small-order points only.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [low, middle @ .., top] = bytes;
    (top & 0x7f) != 0x7f || middle.iter().any(|byte| *byte != 0xff) || *low < 0xed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LINE: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIItsi3aZXOOS+dQmp2LP3eHmi3h81V5RgTRTJqt9d9BA";

    #[test]
    fn a_public_key_reads_back_as_written() {
        let key: PublicKey = format!("{LINE} exemple\n").parse().unwrap();
        assert_eq!(key.to_string(), LINE);
        assert!(key.fingerprint().starts_with("SHA256:"));
        assert_eq!(key.fingerprint().len(), 50);
        let fingerprint = KeyFingerprint::from(&key);
        assert_eq!(fingerprint.to_string(), key.fingerprint());
        assert_eq!(key.fingerprint().parse(), Ok(fingerprint));
        assert!(format!("{fingerprint}=").parse::<KeyFingerprint>().is_err());
        assert!(key.is(&key.to_ssh()));
    }

    #[test]
    fn a_small_order_point_is_no_key() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity).unwrap_err(), KeyFault::WeakKey);
        assert_eq!(PublicKey::from_bytes(&[0; 32]).unwrap_err(), KeyFault::WeakKey);
    }

    #[test]
    fn a_second_spelling_of_a_point_is_no_key() {
        // y = p + k for the k below 19 that are on the curve.
        for k in 0..19 {
            let mut bytes = [0xff; 32];
            bytes[0] = 0xed + k;
            for top in [0x7f, 0xff] {
                bytes[31] = top;
                assert!(PublicKey::from_bytes(&bytes).is_err());
            }
        }
    }

    #[test]
    fn another_algorithm_is_named() {
        let line = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHwf2HMM5TRXvo2SQJjsNkiDD5KqiiNjrGVv3UUh+mMT5RHxiRtOnlqvjhQtBq0VpmpCV/PwUdhOig4vkbqAcEc=";
        assert!(matches!(line.parse::<PublicKey>(), Err(KeyFault::NotEd25519 { .. } | KeyFault::NotAKey)));
    }
}
