//! Who may sign: keys, passphrases, the register of signers, and the digests that signatures are over.
//!
//! Knows Ed25519 keys in OpenSSH's own formats and the `allowed_signers` file that stock `ssh-keygen` reads.
//! Does not know envelopes, files or clocks: bytes, passphrases, randomness, the time and the time zone are
//! passed in.

mod digest;
mod fault;
mod passphrase;
mod principal;
mod public_key;
mod revocations;
mod secret_key;
mod signers;

pub use digest::{Digest, Fingerprint, NotADigest};
pub use fault::{KeyFault, LineFault, NameFault, SignersFault};
pub use passphrase::Passphrase;
pub use principal::{BodyCode, Namespace, Principal, Role};
pub use public_key::{KeyFingerprint, KeyFingerprintError, PublicKey};
pub use revocations::{Revocations, RevocationsError, RevokedLineError};
pub use secret_key::{LockedKey, ROUNDS, SecretKey, StoredKey};
pub use signers::{Judgement, Merged, Signer, Signers};

/// The operating system's randomness, for [`SecretKey::generate`] and [`SecretKey::to_openssh`].
pub use ssh_key::rand_core::{CryptoRngCore, OsRng};
