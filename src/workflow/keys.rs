//! Keys of the people who sign here: made, taken over, listed, opened.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::fault::Fault;
use super::intake;
use crate::store::files::{FileFault, Overwrite, write_private, write_whole};
use crate::store::{Home, Store, private_folder};
use crate::trust::{CryptoRngCore, OsRng, Passphrase, PublicKey, ROUNDS, SecretKey, StoredKey};

/// A key file, as far as it is readable without its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    /// The private half.
    pub path: PathBuf,
    /// The public half.
    pub public: PublicKey,
    /// Name and title of its owner, from the public half's file; empty where that is missing.
    pub owner: String,
}

impl KeyFile {
    /// The line to hand to the ministry: `ssh-ed25519 AAAA… Name, title`.
    #[must_use]
    pub fn public_line(&self) -> String {
        format!("{} {}", self.public, self.owner).trim_end().to_owned()
    }
}

/// Makes a key and writes both halves, the private one protected by the passphrase. The folder is made where it
/// is missing; the home's own is taken where none is given.
///
/// # Errors
/// An empty passphrase, or a folder or home that cannot be written. No file is ever replaced.
pub fn create(
    store: &Store,
    owner: &str,
    folder: Option<&Path>,
    passphrase: &Passphrase,
    at: Timestamp,
) -> Result<KeyFile, Fault> {
    let key = SecretKey::generate(&mut OsRng, one_line(owner)).map_err(Fault::Key)?;
    let kept = write(&key, folder.unwrap_or(&store.home().keys()), passphrase, ROUNDS, &mut OsRng)?;
    store.record(owner, "key-made", &kept.public.fingerprint(), at)?;
    Ok(kept)
}

/// Takes over a key that exists: a copy in the home, under the same passphrase. A key that had none gets this one.
///
/// # Errors
/// No Ed25519 key of OpenSSH, a wrong or empty passphrase, or a home that cannot be written.
pub fn import(store: &Store, file: &Path, passphrase: &Passphrase, at: Timestamp) -> Result<KeyFile, Fault> {
    let key = unlock(file, passphrase)?;
    if let Some(there) = list(store.home())?.into_iter().find(|there| there.public == *key.public()) {
        return Ok(there);
    }
    let owner = one_line(key.comment());
    let key = key.with_comment(owner.clone());
    let kept = write(&key, &store.home().keys(), passphrase, ROUNDS, &mut OsRng)?;
    store.record(&owner, "key-imported", &kept.public.fingerprint(), at)?;
    Ok(kept)
}

/// The keys of the home, by file name. What is no key is passed over.
///
/// # Errors
/// The folder cannot be read.
pub fn list(home: &Home) -> Result<Vec<KeyFile>, Fault> {
    let folder = home.keys();
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Fault::Folder { path: folder, detail: error.to_string() }),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_public_half = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "pub");
    Ok(paths.iter().filter(|path| !is_public_half(path)).filter_map(|path| show(path).ok()).collect())
}

/// Who works here, for the journal: the owner of the home's first key; empty before there is one.
#[must_use]
pub fn person(home: &Home) -> String {
    list(home).ok().and_then(|keys| keys.into_iter().next()).map(|key| key.owner).unwrap_or_default()
}

/// A key file's public half and owner. The file of either half will do.
///
/// # Errors
/// The file cannot be read or is no key.
pub fn show(path: &Path) -> Result<KeyFile, Fault> {
    let file = intake::read(path, intake::MOST_KEY)?;
    let text = String::from_utf8_lossy(&file);
    if let Ok(public) = text.parse::<PublicKey>() {
        return Ok(KeyFile { path: path.to_owned(), public, owner: owner_in(&text) });
    }
    let public = stored(path, &file)?.public().clone();
    let beside = intake::read(&public_half(path), intake::MOST_KEY).unwrap_or_default();
    let owner = owner_in(&String::from_utf8_lossy(&beside));
    Ok(KeyFile { path: path.to_owned(), public, owner })
}

/// Does the key file ask for a passphrase?
///
/// # Errors
/// The file cannot be read or is no private key.
pub fn is_locked(path: &Path) -> Result<bool, Fault> {
    let file = intake::read(path, intake::MOST_KEY)?;
    Ok(matches!(stored(path, &file)?, StoredKey::Locked(_)))
}

/// Opens a key for signing.
///
/// # Errors
/// The file cannot be read, is no private key, or the passphrase does not open it.
pub fn unlock(path: &Path, passphrase: &Passphrase) -> Result<SecretKey, Fault> {
    let file = zeroize::Zeroizing::new(intake::read(path, intake::MOST_KEY)?);
    match stored(path, &file)? {
        StoredKey::Open(key) => Ok(key),
        StoredKey::Locked(key) => {
            key.unlock(passphrase).map_err(|fault| Fault::KeyFile { path: path.to_owned(), fault })
        }
    }
}

/// Writes both halves of a key under a name that is free.
pub(super) fn write(
    key: &SecretKey,
    folder: &Path,
    passphrase: &Passphrase,
    rounds: u32,
    randomness: &mut impl CryptoRngCore,
) -> Result<KeyFile, Fault> {
    let private = key.to_openssh(passphrase, rounds, randomness).map_err(Fault::Key)?;
    private_folder(folder)
        .map_err(|error| Fault::Folder { path: folder.to_owned(), detail: error.to_string() })?;
    let kept = |path| KeyFile { path, public: key.public().clone(), owner: key.comment().to_owned() };
    let base = format!("jauge-{}", plain(key.comment()));
    for number in 1_u32.. {
        let name = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        let kept = kept(folder.join(name));
        match write_private(&kept.path, private.as_bytes(), Overwrite::No) {
            Ok(()) => {}
            Err(FileFault::Exists(_)) => continue,
            Err(fault) => return Err(fault.into()),
        }
        let line = kept.public_line() + "\n";
        if let Err(fault) = write_whole(&public_half(&kept.path), line.as_bytes(), Overwrite::No) {
            // A private half alone is a key nobody was told about. It was made just now, by us.
            let _ = std::fs::remove_file(&kept.path);
            match fault {
                FileFault::Exists(_) => continue,
                fault => return Err(fault.into()),
            }
        }
        return Ok(kept);
    }
    Err(FileFault::Exists(folder.join(base)).into())
}

fn stored(path: &Path, file: &[u8]) -> Result<StoredKey, Fault> {
    StoredKey::read(file).map_err(|fault| Fault::KeyFile { path: path.to_owned(), fault })
}

fn public_half(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

/// The comment of a `.pub` line: what follows the type and the key.
fn owner_in(line: &str) -> String {
    line.trim().splitn(3, ' ').nth(2).unwrap_or_default().to_owned()
}

/// A comment stands on one line in every file of OpenSSH.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// The owner's name as every disk takes it: `elise-fictive`. What follows a comma is the title.
fn plain(owner: &str) -> String {
    const MOST: usize = 40;
    let name = owner.split(',').next().unwrap_or_default().to_lowercase();
    let mut out = String::new();
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'à' | 'â' | 'ä' | 'á' => out.push('a'),
            'ç' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' | 'í' => out.push('i'),
            'ô' | 'ö' | 'ó' => out.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => out.push('u'),
            'œ' => out.push_str("oe"),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
        if out.len() >= MOST {
            break;
        }
    }
    let out = out.trim_matches('-');
    if out.is_empty() { "key".to_owned() } else { out.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Home::new(folder.path()), Timestamp::UNIX_EPOCH).unwrap();
        (folder, store)
    }

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    #[test]
    fn two_keys_of_one_person_never_overwrite_each_other() {
        let (_folder, store) = store();
        let make = || {
            create(&store, "Élise Fictive, Dirigeante", None, &passphrase("été"), Timestamp::UNIX_EPOCH)
                .unwrap()
        };
        let (first, second) = (make(), make());
        assert_eq!(first.path.file_name().unwrap(), "jauge-elise-fictive");
        assert_eq!(second.path.file_name().unwrap(), "jauge-elise-fictive-2");
        assert_eq!(list(store.home()).unwrap(), [first.clone(), second]);
        assert_eq!(unlock(&first.path, &passphrase("été")).unwrap().public(), &first.public);
    }

    #[test]
    fn a_wrong_passphrase_takes_nothing_over() {
        let (folder, store) = store();
        let key = SecretKey::from_seed(&[7; 32], "x").unwrap();
        let file = folder.path().join("mine");
        std::fs::write(&file, key.to_openssh(&passphrase("juste"), 1, &mut OsRng).unwrap().as_bytes())
            .unwrap();
        import(&store, &file, &passphrase("faux"), Timestamp::UNIX_EPOCH).unwrap_err();
        assert_eq!(list(store.home()).unwrap(), []);
        let kept = import(&store, &file, &passphrase("juste"), Timestamp::UNIX_EPOCH).unwrap();
        let again = import(&store, &file, &passphrase("juste"), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(kept, again);
    }

    #[test]
    fn any_name_makes_a_file_name() {
        for (owner, file) in [("Zoé 🦊 O’Brien, Cheffe", "zoe-o-brien"), ("🦊", "key"), ("", "key")] {
            assert_eq!(plain(owner), file);
        }
        assert!(plain(&"é".repeat(300)).len() <= 41);
    }
}
