//! Last year's envelope beside this year's draft: kept here when it is taken, so that it cannot be lost.

use std::path::Path;

use jiff::Timestamp;

use crate::declaration::{Declaration, Previous};
use crate::envelope;
use crate::store::{DraftId, KeptEnvelope, NewEnvelope, Store, Why};
use crate::workflow::{Fault, intake, open};

/// Takes a file as last year's envelope of a draft. Who signed it is not judged: it is compared with, not relied on.
///
/// # Errors
/// The file cannot be read, is broken, of another body, or not of an earlier year than the draft's; or the home
/// does not take it.
pub fn take(
    store: &Store,
    draft: DraftId,
    declaration: &Declaration,
    file: &Path,
    at: Timestamp,
) -> Result<(), Fault> {
    // A draft without a year is of this year's campaign: any earlier envelope is earlier than that.
    let year = declaration.year.unwrap_or(u16::MAX);
    open::previous(file, &declaration.organization.code, year)?;
    let bytes = intake::read(file, intake::MOST_ENVELOPE)?;
    let opened = envelope::open(&bytes, &open::unjudged());
    let (Some(fingerprint), Some(submission)) = (opened.fingerprint(), opened.submission()) else {
        return Err(Fault::Basis { path: file.to_owned(), why: crate::workflow::Basis::Broken });
    };
    let fingerprint = fingerprint.to_string();
    let envelope = NewEnvelope::of_submission(submission, &fingerprint, Why::Opened, &bytes);
    store.keep_envelope(&envelope, "lead", at)?;
    Ok(store.set_previous(draft, Some(&fingerprint), at)?)
}

/// What the latest earlier envelope of a body that is kept here answered, if there is one.
///
/// # Errors
/// The home cannot be read.
pub fn kept(store: &Store, code: &str, year: u16) -> Result<Option<Previous>, Fault> {
    let Some(latest) = latest(store, code, year)? else { return Ok(None) };
    let bytes = store.envelope_bytes(&latest.fingerprint)?;
    let submission = envelope::open(&bytes, &open::unjudged()).into_submission();
    Ok(submission.map(open::answers_of))
}

fn latest(store: &Store, code: &str, year: u16) -> Result<Option<KeptEnvelope>, Fault> {
    let of_the_body = store.envelopes()?.into_iter().filter(|kept| {
        kept.organization.as_deref() == Some(code) && kept.year.is_some_and(|kept| kept < year)
    });
    Ok(of_the_body.max_by_key(|kept| (kept.year, kept.sequence)))
}

/// Takes the latest earlier envelope of the body that is kept here, if there is one.
///
/// # Errors
/// The home cannot be read or takes no change.
pub fn find(store: &Store, draft: DraftId, declaration: &Declaration, at: Timestamp) -> Result<bool, Fault> {
    let Some(year) = declaration.year else { return Ok(false) };
    let code = declaration.organization.code.as_str();
    match latest(store, code, year)? {
        Some(kept) => {
            store.set_previous(draft, Some(&kept.fingerprint), at).map(|()| true).map_err(Fault::from)
        }
        None => Ok(false),
    }
}

/// Compares a draft with nothing any more. The envelope stays kept.
///
/// # Errors
/// The home takes no change.
pub fn forget(store: &Store, draft: DraftId, at: Timestamp) -> Result<(), Fault> {
    Ok(store.set_previous(draft, None, at)?)
}
