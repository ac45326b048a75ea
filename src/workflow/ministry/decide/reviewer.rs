//! Who decides: the name and the title that decisions carry.

use crate::envelope::Reviewer;
use crate::store::Store;
use crate::trust::SecretKey;
use crate::workflow::Fault;

/// The preferences that hold who decides here.
const NAME: &str = "reviewer.name";
const TITLE: &str = "reviewer.title";

/// Who decides: as given, and remembered then; else as the home remembers; else the key's whole comment, without a title.
///
/// # Errors
/// The home cannot be read, or takes no change.
pub fn reviewer(store: &Store, given: Option<Reviewer>, key: &SecretKey) -> Result<Reviewer, Fault> {
    if let Some(given) = given.filter(|given| !given.name.trim().is_empty()) {
        if remembered(store)?.as_ref() != Some(&given) {
            store.set_preference(NAME, &given.name)?;
            store.set_preference(TITLE, &given.title)?;
        }
        return Ok(given);
    }
    Ok(remembered(store)?
        .unwrap_or_else(|| Reviewer { name: key.comment().to_owned(), title: String::new() }))
}

/// Who decided here last, by their own words.
///
/// # Errors
/// The home cannot be read.
pub fn remembered(store: &Store) -> Result<Option<Reviewer>, Fault> {
    let Some(name) = store.preference(NAME)?.filter(|name| !name.trim().is_empty()) else { return Ok(None) };
    Ok(Some(Reviewer { name, title: store.preference(TITLE)?.unwrap_or_default() }))
}
