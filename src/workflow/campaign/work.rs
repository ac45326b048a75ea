//! Declarations under a campaign: begun under it, or put under it when it arrives after them.

use jiff::Timestamp;

use super::of_fingerprint;
use crate::store::{DraftId, Store, field};
use crate::workflow::Fault;

/// Begins a declaration under the campaign taken in last, for its year; under none where none is known here.
///
/// # Errors
/// The home takes no change.
pub fn begin(store: &Store, at: Timestamp) -> Result<DraftId, Fault> {
    let latest = super::latest(store)?;
    let draft = store.new_draft("lead", at)?;
    if let Some(campaign) = latest {
        store.set_campaign(draft, Some(&campaign.fingerprint), at)?;
        store.write_fields(draft, &[(field::YEAR, campaign.year.to_string())], at)?;
    }
    Ok(draft)
}

/// Puts a declaration that was begun without one under a campaign: its year is the campaign's from now on, and its
/// body is to be chosen where it is none of the campaign's. Every answer stays.
///
/// # Errors
/// The campaign is not known here, or the home takes no change.
pub fn adopt(store: &Store, draft: DraftId, campaign: &str, at: Timestamp) -> Result<(), Fault> {
    let Some(known) = of_fingerprint(store, campaign)? else { return Ok(()) };
    let fields = store.fields(draft)?;
    let code = fields.get(field::ORGANIZATION_CODE).map_or("", |code| code.trim());
    let mut typed = vec![(field::YEAR, known.row.year.to_string())];
    if known.body(code).is_none() {
        typed.push((field::ORGANIZATION_CODE, String::new()));
        typed.push((field::ORGANIZATION_NAME, String::new()));
    }
    store.write_fields(draft, &typed, at)?;
    Ok(store.set_campaign(draft, Some(campaign), at)?)
}
