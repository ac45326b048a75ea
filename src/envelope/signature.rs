//! One signature: an armored OpenSSH signature (SSHSIG) over the bytes of the manifest.
//!
//! The format: `PROTOCOL.sshsig` and, for security keys, `PROTOCOL.u2f` of OpenSSH.

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};
use ssh_encoding::{Decode as _, Encode as _};
use ssh_key::{Algorithm, HashAlg, LineEnding, SshSig};

use super::fault::{SealFault, SignatureFault};
use crate::trust::{Namespace, PublicKey, SecretKey, Signers};

/// The longest armor that is looked at. A key in a file takes about 300 bytes, a security key some more.
const MOST_ARMOR: usize = 4096;

const BEGIN: &[u8] = b"-----BEGIN SSH SIGNATURE-----\n";
const END: &[u8] = b"-----END SSH SIGNATURE-----\n";
/// The characters of a full line between them.
const LINE: usize = 70;

/// Signs a text that is no envelope, such as the sums of a publication; armored, as `ssh-keygen -Y sign` writes it.
///
/// # Errors
/// [`SealFault::Signing`].
pub fn sign_text(text: &[u8], namespace: Namespace, key: &SecretKey) -> Result<String, SealFault> {
    sign(text, namespace, key).map_err(|_| SealFault::Signing)
}

/// The key that signed a text that is no envelope.
///
/// # Errors
/// [`SignatureFault`]: the signature is none, is for something else, or is not of this text.
pub fn verify_text(text: &[u8], armor: &[u8], namespace: Namespace) -> Result<PublicKey, SignatureFault> {
    match verify(armor, text, namespace, None) {
        Checked { fault: Some(fault), .. } => Err(fault),
        Checked { key: Some(key), fault: None } => Ok(key),
        Checked { key: None, fault: None } => Err(SignatureFault::Armor),
    }
}

/// A signature that was looked at: whose key it names, as far as it can be told, and what is wrong with it.
pub(super) struct Checked {
    pub key: Option<PublicKey>,
    pub fault: Option<SignatureFault>,
}

/// Signs a manifest, byte for byte as `ssh-keygen -Y sign` does.
pub(super) fn sign(manifest: &[u8], namespace: Namespace, key: &SecretKey) -> Result<String, ssh_key::Error> {
    let message = SshSig::signed_data(namespace.as_str(), HashAlg::Sha512, manifest)?;
    let signature = ssh_key::Signature::new(Algorithm::Ed25519, key.sign(&message))?;
    SshSig::new(key.public().to_ssh(), namespace.as_str(), HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
}

/// Verifies a signature over a manifest. The register is only asked whether it has read this key already.
pub(super) fn verify(
    armor: &[u8],
    manifest: &[u8],
    namespace: Namespace,
    signers: Option<&Signers>,
) -> Checked {
    let signature = match decode(armor) {
        Ok(signature) => signature,
        Err(fault) => return Checked { key: None, fault: Some(fault) },
    };
    let data = signature.public_key();
    let known = signers.and_then(|signers| signers.known_key(data)).cloned();
    let Some(key) = known.or_else(|| PublicKey::from_ssh(data).ok()) else {
        return Checked { key: None, fault: Some(SignatureFault::WeakKey) };
    };
    let fault = if signature.namespace() != namespace.as_str() {
        Some(SignatureFault::Namespace)
    } else if is_good(&signature, &key, manifest) {
        None
    } else {
        Some(SignatureFault::Wrong)
    };
    Checked { key: Some(key), fault }
}

/// Reads the armor in its one spelling and its one form. Whatever a reader could skip (blank lines, carriage
/// returns, a second armor, bytes in the reserved field) is a place to hide something in a signed file.
fn decode(armor: &[u8]) -> Result<SshSig, SignatureFault> {
    if armor.len() > MOST_ARMOR {
        return Err(SignatureFault::Armor);
    }
    let blob = unarmored(armor).ok_or(SignatureFault::Armor)?;
    let mut rest = blob.as_slice();
    let signature = SshSig::decode(&mut rest).map_err(|_| SignatureFault::Armor)?;
    let mut again = Vec::with_capacity(blob.len());
    signature.encode(&mut again).map_err(|_| SignatureFault::Armor)?;
    if !rest.is_empty() || again != blob {
        return Err(SignatureFault::Armor);
    }
    let form = signature.version() == SshSig::VERSION
        && signature.hash_alg() == HashAlg::Sha512
        && signature.reserved().is_empty()
        && matches!(signature.public_key().algorithm(), Algorithm::Ed25519 | Algorithm::SkEd25519)
        && signature.algorithm() == signature.public_key().algorithm();
    if form { Ok(signature) } else { Err(SignatureFault::Form) }
}

/// The bytes of an armor that is written as OpenSSH writes it: full lines of base64 but for the last, nothing around
/// them, one spelling of each byte. A signature is public, so the base64 need not be read in constant time, which would
/// take longer than all of the hashing.
fn unarmored(armor: &[u8]) -> Option<Vec<u8>> {
    let lines = armor.strip_prefix(BEGIN)?.strip_suffix(END)?.strip_suffix(b"\n")?;
    let mut text = Vec::with_capacity(lines.len());
    let mut lines = lines.split(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let fits = if lines.peek().is_some() { line.len() == LINE } else { (1..=LINE).contains(&line.len()) };
        if !fits {
            return None;
        }
        text.extend_from_slice(line);
    }
    BASE64.decode(&text).ok()
}

fn is_good(signature: &SshSig, key: &PublicKey, manifest: &[u8]) -> bool {
    let Ok(message) = SshSig::signed_data(signature.namespace(), HashAlg::Sha512, manifest) else {
        return false;
    };
    let Some((bytes, trailer)) = signature.signature_bytes().split_first_chunk::<64>() else {
        return false;
    };
    match key.application() {
        None => trailer.is_empty() && key.verifies(&message, bytes),
        // A security key signs digests, with its flags and its counter between them (PROTOCOL.u2f).
        Some(application) => {
            let mut inner = Vec::with_capacity(69);
            inner.extend_from_slice(&Sha256::digest(application));
            inner.extend_from_slice(trailer);
            inner.extend_from_slice(&Sha256::digest(&message));
            trailer.len() == 5 && key.verifies(&inner, bytes)
        }
    }
}
