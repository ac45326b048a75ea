//! Attest: the officer's signature on what the lead sealed.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::envelope::{self, AttestFault, Fingerprint, Submission};
use crate::store::files::{self, Overwrite};
use crate::store::{NewEnvelope, Store, Why};
use crate::trust::{PublicKey, SecretKey};
use crate::workflow::body::seal::take_back;
use crate::workflow::{Fault, intake, open, signers};

/// An attested declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// Its identity: that of the lead's envelope.
    pub fingerprint: Fingerprint,
    /// The file that was written.
    pub path: PathBuf,
    /// What it says.
    pub submission: Submission,
}

/// Adds the officer's signature to the lead's envelope, and writes the result as another file. As with sealing, the
/// file comes first and is taken back where the home does not take it.
///
/// # Errors
/// The envelope cannot be attested, or it could not be written or remembered. Nothing is left behind.
pub fn attest(
    store: &Store,
    file: &Path,
    out: &Path,
    overwrite: Overwrite,
    key: &SecretKey,
    at: Timestamp,
) -> Result<Attested, Fault> {
    let fault = |fault| Fault::Attest { path: file.to_owned(), fault };
    let bytes = intake::read(file, intake::MOST_ENVELOPE)?;
    let attested = envelope::attest(&bytes, key).map_err(fault)?;
    let opened = envelope::open(&attested, &open::unjudged());
    let fingerprint = opened.fingerprint();
    // Those of both: the officer does not vouch for what the lead's stolen key sealed.
    let keys: Vec<PublicKey> = opened.signatures().iter().filter_map(|report| report.key.clone()).collect();
    let (Some(fingerprint), Some(submission)) = (fingerprint, opened.into_submission()) else {
        return Err(fault(AttestFault::Signing));
    };
    let revoked = signers::revoked(store)?;
    keys.iter().try_for_each(|key| signers::unless_revoked(&revoked, key))?;
    files::write_whole(out, &attested, overwrite)?;
    let kept_as = fingerprint.to_string();
    let new = NewEnvelope::of_submission(&submission, &kept_as, Why::Attested, &attested);
    if let Err(fault) = store.keep_envelope(&new, key.comment(), at) {
        take_back(out, overwrite);
        return Err(fault.into());
    }
    tracing::info!(%fingerprint, "attested");
    Ok(Attested { fingerprint, path: out.to_owned(), submission })
}
