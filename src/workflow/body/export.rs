//! Files for people: where they go and what they are called. Nothing is ever replaced.

use std::path::{Path, PathBuf};

use crate::declaration::{Declaration, Previous};
use crate::envelope::{self, Fingerprint};
use crate::exchange;
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::Store;
use crate::store::files::{FileFault, Overwrite, write_whole};
use crate::workflow::Fault;

/// How many files of one name a folder may hold before something is wrong with it.
const MOST_OF_A_NAME: u32 = 1000;

/// A free path in a folder: `mtmd-2024.jauge`, `mtmd-2024-2.jauge` where that is taken.
#[must_use]
pub fn free_path(folder: &Path, body: &str, year: u16, extension: &str) -> PathBuf {
    free_name(folder, &format!("{body}-{year}"), extension)
}

/// A free path in a folder: `name.html`, `name-2.html` where that is taken.
#[must_use]
pub fn free_name(folder: &Path, stem: &str, extension: &str) -> PathBuf {
    let named = |number: u32| match number {
        1 => folder.join(format!("{stem}.{extension}")),
        _ => folder.join(format!("{stem}-{number}.{extension}")),
    };
    (1..MOST_OF_A_NAME).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(MOST_OF_A_NAME))
}

/// Writes a picture into a folder, under a name that is free there.
///
/// # Errors
/// The folder takes no file.
pub fn picture(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    if !folder.is_dir() {
        return Err(Fault::Writing(FileFault::NoFolder(folder.to_owned())));
    }
    let path = free_name(folder, stem, extension);
    write_whole(&path, bytes, Overwrite::No)?;
    Ok(path)
}

/// Writes an envelope that is kept here once more.
///
/// # Errors
/// It is not kept, or the folder takes no file.
pub fn again(store: &Store, fingerprint: &str, folder: &Path) -> Result<PathBuf, Fault> {
    let bytes = store.envelope_bytes(fingerprint)?;
    let opened = envelope::open(&bytes, &crate::workflow::open::unjudged());
    let (body, year) = opened.submission().map_or_else(
        || (fingerprint.to_owned(), 0),
        |submission| (submission.organization.code.clone(), submission.year),
    );
    let path = free_path(folder, &body, year, envelope::EXTENSION);
    write_whole(&path, &bytes, Overwrite::No)?;
    Ok(path)
}

/// Writes the readable copy of a declaration.
///
/// # Errors
/// The folder takes no file.
pub fn readable(
    framework: &Framework,
    declaration: &Declaration,
    previous: Option<&Previous>,
    sealed: Option<&str>,
    folder: &Path,
    lang: Lang,
) -> Result<PathBuf, Fault> {
    if !folder.is_dir() {
        return Err(Fault::Writing(FileFault::NoFolder(folder.to_owned())));
    }
    let code = declaration.organization.code.as_str();
    // The code may still be anything that was typed.
    let code = if code.parse::<crate::trust::BodyCode>().is_ok() { code } else { "declaration" };
    let sealed = sealed.and_then(|print| print.parse::<Fingerprint>().ok()).map(|print| print.groups());
    let page = exchange::readable(framework, declaration, previous, sealed.as_deref(), lang);
    let path = free_path(folder, code, declaration.year.unwrap_or_default(), "html");
    write_whole(&path, page.as_bytes(), Overwrite::No)?;
    Ok(path)
}
