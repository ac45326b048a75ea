//! Files attached to a draft: checked, then kept as bytes, so that a moved original is no loss.

use std::path::Path;

use jiff::Timestamp;

use crate::envelope::Evidence;
use crate::framework::Framework;
use crate::store::{DraftId, EvidenceId, Store};
use crate::workflow::{EvidenceSlip, Fault, body::seal};

/// Attaches a file to a target of a draft.
///
/// # Errors
/// The file cannot be read, is of another kind, or is one too many; the draft takes no change.
pub fn attach(
    store: &Store,
    framework: &Framework,
    draft: DraftId,
    target: &str,
    file: &Path,
    at: Timestamp,
) -> Result<(), Fault> {
    let there = store.evidence(draft)?;
    let kept: u64 = there.iter().map(|piece| piece.size).sum();
    let piece = seal::evidence(framework, target, file)?;
    let all = kept.saturating_add(u64::try_from(piece.bytes.len()).unwrap_or(u64::MAX));
    if there.len() >= Evidence::MOST || all > seal::MOST_EVIDENCE {
        return Err(Fault::Evidence { path: file.to_owned(), why: EvidenceSlip::TooMuch });
    }
    store.add_evidence(draft, &piece.name, target, &piece.bytes, "lead", at)?;
    Ok(())
}

/// Takes a piece of evidence off a draft.
///
/// # Errors
/// The draft takes no change.
pub fn remove(store: &Store, draft: DraftId, piece: EvidenceId, at: Timestamp) -> Result<(), Fault> {
    Ok(store.remove_evidence(draft, piece, "lead", at)?)
}
