//! Folders for people: written beside their place, synced, then renamed. A half-written one cannot exist, and one that
//! takes another's place leaves no moment without either.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{FileFault, Overwrite, sync_folder};

/// Writes a folder whole: all its files, or none. `files` are names, with `/` between folders, and contents.
///
/// A folder that is replaced stands beside the new one, under a name of its own, until the new one is in place; only then
/// it is removed. An empty folder counts as none.
///
/// # Errors
/// See [`FileFault`]. Nothing was left behind, and what existed is as it was.
pub fn write_whole_folder(
    path: &Path,
    files: &[(&str, &[u8])],
    overwrite: Overwrite,
) -> Result<(), FileFault> {
    let fault = |error: &io::Error| FileFault::of_io(path, error);
    let parent = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(FileFault::IsFolder(path.to_owned())),
    };
    let replaces = match fs::symlink_metadata(path) {
        Ok(there) if !there.is_dir() => return Err(FileFault::Exists(path.to_owned())),
        Ok(_) if fs::read_dir(path).map_err(|error| fault(&error))?.next().is_none() => {
            fs::remove_dir(path).map_err(|error| fault(&error))?;
            false
        }
        Ok(_) if overwrite == Overwrite::No => return Err(FileFault::Exists(path.to_owned())),
        Ok(_) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(fault(&error)),
    };
    fs::create_dir_all(parent).map_err(|error| fault(&error))?;
    // Removed when dropped, so also when anything fails.
    let unfinished = beside(parent).map_err(|error| fault(&error))?;
    let fresh = unfinished.path().join("new");
    fill(&fresh, files).map_err(|error| fault(&error))?;
    let former = unfinished.path().join("former");
    if replaces {
        fs::rename(path, &former).map_err(|error| fault(&error))?;
    }
    if let Err(error) = fs::rename(&fresh, path) {
        if replaces && fs::rename(&former, path).is_err() {
            // It cannot go back to its place: then it stays where it is, and is not cleaned up with the rest.
            let _ = unfinished.keep();
        }
        return Err(fault(&error));
    }
    sync_folder(parent).map_err(|error| fault(&error))
}

/// The files of a folder, with those of the folders in it, by name with `/` between folders.
///
/// # Errors
/// Whatever the system says.
pub fn read_whole_folder(path: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), path.to_owned())];
    while let Some((prefix, folder)) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            // What a link leads to is no part of the folder.
            if entry.file_type()?.is_dir() {
                open.push((name + "/", entry.path()));
            } else {
                found.push((name, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn beside(parent: &Path) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(".jauge-").suffix(".tmp").tempdir_in(parent)
}

fn fill(folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(inner) = path.parent() {
            fs::create_dir_all(inner)?;
        }
        let mut file = fs::File::create_new(&path)?;
        io::Write::write_all(&mut file, bytes)?;
        file.sync_all()?;
    }
    sync_folder(folder)
}
