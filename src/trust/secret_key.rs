//! The secret half of a key, and the file that keeps it.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};
use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::rand_core::CryptoRngCore;
use ssh_key::{Cipher, Kdf, LineEnding, PrivateKey};
use zeroize::Zeroizing;

use super::fault::KeyFault;
use super::{Passphrase, PublicKey};

/// The rounds of bcrypt that new key files take: OpenSSH's own default since 9.4. The contract asks for 16.
pub const ROUNDS: u32 = 24;

/// At this many rounds a laptop works for minutes: a file that asks for more is there to block, not to protect.
const MOST_ROUNDS: u32 = 4096;

/// The salt of bcrypt, as long as OpenSSH makes it.
const SALT: usize = 16;

/// A secret key, open for signing. Zeroed when it is let go; never shown, not even for debugging.
pub struct SecretKey {
    pair: SigningKey,
    public: PublicKey,
    comment: String,
}

/// A key file: whether it asks for a passphrase can be told without having one.
#[derive(Debug)]
pub enum StoredKey {
    /// Protected by a passphrase.
    Locked(LockedKey),
    /// Protected by nothing: to be written anew with a passphrase before it is kept.
    Open(SecretKey),
}

/// A key file that a passphrase protects.
pub struct LockedKey {
    file: PrivateKey,
    public: PublicKey,
}

impl SecretKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// [`KeyFault::WeakKey`] if the randomness is broken.
    pub fn generate(
        randomness: &mut impl CryptoRngCore,
        comment: impl Into<String>,
    ) -> Result<Self, KeyFault> {
        let mut seed = Zeroizing::new([0; 32]);
        randomness.fill_bytes(&mut *seed);
        Self::from_seed(&seed, comment)
    }

    /// The key that a seed of 32 secret bytes stands for (RFC 8032, 5.1.5).
    ///
    /// # Errors
    /// [`KeyFault::WeakKey`] in theory only.
    pub fn from_seed(seed: &[u8; 32], comment: impl Into<String>) -> Result<Self, KeyFault> {
        let pair = SigningKey::from_bytes(seed);
        let public = PublicKey::from_bytes(pair.verifying_key().as_bytes())?;
        Ok(Self { pair, public, comment: comment.into() })
    }

    /// Reads a key file with its passphrase. A file without one is read as well, whatever the passphrase:
    /// [`StoredKey::read`] tells them apart.
    ///
    /// # Errors
    /// [`KeyFault`], which tells a wrong passphrase from a damaged file and from what is no Ed25519 key.
    pub fn from_openssh(file: &[u8], passphrase: &Passphrase) -> Result<Self, KeyFault> {
        match StoredKey::read(file)? {
            StoredKey::Open(key) => Ok(key),
            StoredKey::Locked(key) => key.unlock(passphrase),
        }
    }

    /// Writes the key in OpenSSH's own format, encrypted (aes256-ctr, bcrypt). Use [`ROUNDS`] rounds; fewer are
    /// for tests.
    ///
    /// # Errors
    /// [`KeyFault::EmptyPassphrase`]: a key is never written unprotected. [`KeyFault::TooManyRounds`] for more
    /// rounds than would be read again, or none.
    pub fn to_openssh(
        &self,
        passphrase: &Passphrase,
        rounds: u32,
        randomness: &mut impl CryptoRngCore,
    ) -> Result<Zeroizing<String>, KeyFault> {
        if passphrase.is_empty() {
            return Err(KeyFault::EmptyPassphrase);
        }
        if !(1..=MOST_ROUNDS).contains(&rounds) {
            return Err(KeyFault::TooManyRounds { rounds });
        }
        let mut salt = vec![0; SALT];
        randomness.fill_bytes(&mut salt);
        let check = randomness.next_u32();
        PrivateKey::new(KeypairData::Ed25519(Ed25519Keypair::from(&self.pair)), self.comment.as_str())
            .and_then(|key| {
                key.encrypt_with(
                    Cipher::Aes256Ctr,
                    Kdf::Bcrypt { salt, rounds },
                    check,
                    passphrase.as_bytes(),
                )
            })
            .and_then(|key| key.to_openssh(LineEnding::LF))
            .map_err(|_| KeyFault::Damaged)
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The comment that travels with the key: whose it is.
    #[must_use]
    pub fn comment(&self) -> &str {
        &self.comment
    }

    /// Names whose key it is; takes effect when the key is written.
    #[must_use]
    pub fn with_comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = comment.into();
        self
    }

    /// Signs.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.pair.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.public.fingerprint())
    }
}

impl StoredKey {
    /// Reads a key file without opening it.
    ///
    /// # Errors
    /// [`KeyFault`] where it is no Ed25519 private key in OpenSSH's own format.
    pub fn read(file: &[u8]) -> Result<Self, KeyFault> {
        let text = file.trim_ascii();
        recognize(text)?;
        let file = PrivateKey::from_openssh(text).map_err(|_| KeyFault::Damaged)?;
        // A key file may call itself encrypted and hold a plain key: what the public half says comes first.
        let public = PublicKey::from_ssh(file.public_key().key_data())?;
        if public.application().is_some() {
            let algorithm = file.algorithm().as_str().to_owned();
            return Err(KeyFault::NotEd25519 { algorithm });
        }
        if file.is_encrypted() {
            if let Kdf::Bcrypt { rounds, .. } = file.kdf()
                && *rounds > MOST_ROUNDS
            {
                return Err(KeyFault::TooManyRounds { rounds: *rounds });
            }
            return Ok(StoredKey::Locked(LockedKey { file, public }));
        }
        open(&file).map(StoredKey::Open)
    }

    /// The public half, which is readable without the passphrase.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        match self {
            StoredKey::Locked(key) => &key.public,
            StoredKey::Open(key) => &key.public,
        }
    }
}

impl LockedKey {
    /// The public half, which is readable without the passphrase.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Opens the key; takes as long as its rounds ask for.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`], or [`KeyFault::Damaged`] where the passphrase is right and the rest does
    /// not hold together.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<SecretKey, KeyFault> {
        if passphrase.is_empty() {
            return Err(KeyFault::WrongPassphrase);
        }
        let file = self.file.decrypt(passphrase.as_bytes()).map_err(|error| match error {
            ssh_key::Error::Crypto => KeyFault::WrongPassphrase,
            _ => KeyFault::Damaged,
        })?;
        open(&file)
    }
}

impl fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LockedKey({})", self.public.fingerprint())
    }
}

/// Names what is not a private key in OpenSSH's own format, before its bytes are read.
fn recognize(text: &[u8]) -> Result<(), KeyFault> {
    const OURS: &[u8] = b"-----BEGIN OPENSSH PRIVATE KEY-----";
    if text.starts_with(OURS) {
        return Ok(());
    }
    let first_line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if first_line.starts_with(b"-----BEGIN ") && first_line.trim_ascii_end().ends_with(b"PRIVATE KEY-----") {
        return Err(KeyFault::OtherFormat);
    }
    let is_public = [&b"ssh-"[..], b"ecdsa-", b"sk-"].iter().any(|start| text.starts_with(start));
    Err(if is_public { KeyFault::PublicHalf } else { KeyFault::NotAKey })
}

/// The key of a file that is not, or no longer, encrypted.
fn open(file: &PrivateKey) -> Result<SecretKey, KeyFault> {
    let KeypairData::Ed25519(pair) = file.key_data() else {
        return Err(KeyFault::NotEd25519 { algorithm: file.algorithm().as_str().to_owned() });
    };
    let key = SecretKey::from_seed(pair.private.as_ref(), file.comment())?;
    // Signing with a public half that is not the seed's own gives the secret away.
    if *key.public.as_bytes() == pair.public.0 { Ok(key) } else { Err(KeyFault::Damaged) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::OsRng;
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    fn key() -> SecretKey {
        SecretKey::from_seed(&[7; 32], "Personne fictive, Responsable").unwrap()
    }

    fn locked() -> String {
        key().to_openssh(&passphrase("juste"), 1, &mut OsRng).unwrap().to_string()
    }

    #[test]
    fn a_key_comes_back_with_its_passphrase() {
        let made = SecretKey::generate(&mut OsRng, "Élise").unwrap();
        let file = made.to_openssh(&passphrase("été"), 1, &mut OsRng).unwrap();
        let back = SecretKey::from_openssh(file.as_bytes(), &passphrase("été")).unwrap();
        assert_eq!(back.public(), made.public());
        assert_eq!(back.comment(), "Élise");
        assert!(back.public().verifies(b"message", &back.sign(b"message")));
    }

    #[test]
    fn a_wrong_passphrase_says_so() {
        for wrong in ["faux", "", "juste "] {
            let fault = SecretKey::from_openssh(locked().as_bytes(), &passphrase(wrong)).unwrap_err();
            assert_eq!(fault, KeyFault::WrongPassphrase);
        }
    }

    #[test]
    fn a_key_is_never_written_unprotected() {
        assert_eq!(
            key().to_openssh(&passphrase(""), ROUNDS, &mut OsRng).unwrap_err(),
            KeyFault::EmptyPassphrase
        );
    }

    #[test]
    fn new_keys_take_sixteen_rounds_or_more_by_default() {
        const { assert!(ROUNDS >= 16) };
        let file = key().to_openssh(&passphrase("juste"), ROUNDS, &mut OsRng).unwrap();
        let StoredKey::Locked(locked) = StoredKey::read(file.as_bytes()).unwrap() else { panic!("locked") };
        assert!(matches!(locked.file.kdf(), Kdf::Bcrypt { rounds: ROUNDS, .. }));
    }

    #[test]
    fn the_public_half_is_readable_without_the_passphrase() {
        assert_eq!(StoredKey::read(locked().as_bytes()).unwrap().public(), key().public());
    }

    #[test]
    fn what_is_no_private_key_is_named_for_what_it_is() {
        let cases: [(&[u8], KeyFault); 6] = [
            (b"", KeyFault::NotAKey),
            (b"\x00\xff\x89PNG", KeyFault::NotAKey),
            (b"ssh-ed25519 AAAA someone", KeyFault::PublicHalf),
            (
                b"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
                KeyFault::OtherFormat,
            ),
            (b"-----BEGIN OPENSSH PRIVATE KEY-----\n", KeyFault::Damaged),
            (
                b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                KeyFault::Damaged,
            ),
        ];
        for (file, fault) in cases {
            assert_eq!(StoredKey::read(file).unwrap_err(), fault);
        }
    }

    #[test]
    fn a_damaged_file_is_never_taken_for_a_key() {
        let file = locked();
        for at in (0..file.len()).step_by(3) {
            let mut damaged = file.clone().into_bytes();
            if let Some(byte) = damaged.get_mut(at) {
                *byte = if *byte == b'A' { b'B' } else { b'A' };
            }
            // The last character of the base64 may hold bits that stand for nothing.
            if let Ok(read) = SecretKey::from_openssh(&damaged, &passphrase("juste")) {
                assert_eq!(read.public(), key().public());
            }
        }
    }

    #[test]
    fn a_file_that_would_block_the_program_is_refused_at_once() {
        let pair = KeypairData::Ed25519(Ed25519Keypair::from(&SigningKey::from_bytes(&[7; 32])));
        let mut file = PrivateKey::new(pair, "")
            .unwrap()
            .encrypt_with(Cipher::Aes256Ctr, Kdf::Bcrypt { salt: vec![1; 16], rounds: 1 }, 5, "x")
            .unwrap()
            .to_bytes()
            .unwrap()
            .to_vec();
        // The rounds stand right after the salt.
        let at = file.windows(16).position(|bytes| bytes == [1; 16]).unwrap() + 16;
        file.splice(at..at + 4, u32::MAX.to_be_bytes());
        let pem = PrivateKey::from_bytes(&file).unwrap().to_openssh(LineEnding::LF).unwrap();
        assert_eq!(
            StoredKey::read(pem.as_bytes()).unwrap_err(),
            KeyFault::TooManyRounds { rounds: u32::MAX }
        );
    }

    #[test]
    fn a_secret_is_never_shown() {
        let shown = format!("{:?} {:?}", key(), StoredKey::read(locked().as_bytes()).unwrap());
        assert!(!shown.contains("7, 7"));
        assert!(!shown.contains("0707"));
    }
}
