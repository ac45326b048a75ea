//! What a person can rely on when the disk is full, read-only or gone: a clear message, nothing lost, no half file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(target_os = "linux")]
#[path = "support/disk.rs"]
mod disk;

use std::fs;
use std::path::Path;

#[cfg(target_os = "linux")]
use disk::Disk;
use jauge::l10n::{Explain, Lang};
use jauge::store::files::{FileFault, Overwrite, write_private, write_whole};
use jauge::store::{Home, Store, StoreFault};
use jiff::Timestamp;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_says_so_keeps_the_draft_and_saves_again_once_there_is_room() {
    let Some(disk) = Disk::new("8m") else { return };
    let home = Home::new(&disk.path().join("home"));
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = store.new_draft("", at(1)).unwrap();
    store.write_fields(draft, &[("year", "2024")], at(1)).unwrap();
    let filler = disk.fill();
    let long = "é".repeat(100_000);
    let full = Err(StoreFault::DiskFull(home.database()));
    assert_eq!(store.write_fields(draft, &[("year", "2025"), ("long", &long)], at(2)), full);
    assert_eq!(store.add_evidence(draft, "a.pdf", "measures", long.as_bytes(), "", at(2)).map(|_| ()), full);
    assert_eq!(store.fields(draft).unwrap()["year"], "2024", "all of a save, or none of it");
    assert!(store.evidence(draft).unwrap().is_empty());
    Disk::free(filler);
    store.write_fields(draft, &[("year", "2025"), ("long", &long)], at(3)).unwrap();
    drop(store);
    let store = Store::open_for_window(&home, at(4)).unwrap();
    assert_eq!(store.fields(draft).unwrap()["year"], "2025");
    store.check_journal().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_too_full_for_a_backup_leaves_no_half_of_one() {
    let Some(disk) = Disk::new("8m") else { return };
    let home = Home::new(&disk.path().join("home"));
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let good = store.backup(at(1)).unwrap();
    let filler = disk.fill();
    let full = store.backup(at(2));
    assert!(matches!(full, Err(StoreFault::DiskFull(_))), "{full:?}");
    assert_eq!(names(&home.backups()), [good.path.file_name().unwrap().to_str().unwrap()]);
    Disk::free(filler);
    store.backup(at(3)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_home_on_a_full_disk_does_not_open_and_says_why() {
    let Some(disk) = Disk::new("64k") else { return };
    let _filler = disk.fill();
    let home = Home::new(&disk.path().join("home"));
    let opened = Store::open_for_window(&home, at(0)).map(|_| ());
    assert!(matches!(opened, Err(StoreFault::DiskFull(_))), "{opened:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_home_says_so_and_changes_nothing() {
    let Some(disk) = Disk::new("8m") else { return };
    let home = Home::new(&disk.path().join("home"));
    let store = Store::open_for_window(&home, at(0)).unwrap();
    let draft = store.new_draft("", at(1)).unwrap();
    drop(store);
    assert!(disk.mount(&["-o", "remount,ro"]));
    let opened = Store::open_for_window(&home, at(2)).map(|_| ());
    let Err(fault @ StoreFault::ReadOnlyFolder(_)) = opened else { panic!("{opened:?}") };
    assert!(fault.explain(Lang::En).sentence.contains("read-only"));
    let file = disk.path().join("a.jauge");
    assert_eq!(write_whole(&file, b"x", Overwrite::No), Err(FileFault::ReadOnly(file)));
    assert!(disk.mount(&["-o", "remount,rw"]));
    assert!(Store::open_for_window(&home, at(3)).unwrap().draft(draft).is_ok());
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_to_a_full_disk_leaves_no_half_file_and_the_old_one_as_it_was() {
    let Some(disk) = Disk::new("1m") else { return };
    let old = disk.path().join("old.jauge");
    write_whole(&old, b"the old one", Overwrite::No).unwrap();
    let big = vec![7; 2 << 20];
    let new = disk.path().join("new.jauge");
    assert_eq!(write_whole(&new, &big, Overwrite::No), Err(FileFault::DiskFull(new)));
    assert_eq!(write_whole(&old, &big, Overwrite::Yes), Err(FileFault::DiskFull(old.clone())));
    assert_eq!(names(disk.path()), ["old.jauge"]);
    assert_eq!(fs::read(old).unwrap(), b"the old one");
}

#[test]
fn a_home_that_is_a_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("home");
    fs::write(&file, b"mine").unwrap();
    let opened = Store::open_for_window(&Home::new(&file), at(0)).map(|_| ());
    assert!(matches!(opened, Err(StoreFault::Failed { .. })), "{opened:?}");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

#[test]
fn a_file_is_written_whole_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Déclaration 🙂 2024.jauge");
    write_whole(&path, b"whole", Overwrite::No).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"whole");
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn an_existing_file_is_replaced_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jauge");
    write_whole(&path, b"old", Overwrite::No).unwrap();
    assert_eq!(write_whole(&path, b"new", Overwrite::No), Err(FileFault::Exists(path.clone())));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    write_whole(&path, b"new", Overwrite::Yes).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn a_place_that_takes_no_file_is_named_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("unplugged").join("a.jauge");
    let below_a_file = folder.path().join("file").join("a.jauge");
    let long = folder.path().join("é".repeat(300));
    let subfolder = folder.path().join("folder");
    fs::write(folder.path().join("file"), b"").unwrap();
    fs::create_dir(&subfolder).unwrap();
    for overwrite in [Overwrite::No, Overwrite::Yes] {
        assert_eq!(write_whole(&gone, b"x", overwrite), Err(FileFault::NoFolder(gone.clone())));
        assert_eq!(
            write_whole(&below_a_file, b"x", overwrite),
            Err(FileFault::NoFolder(below_a_file.clone()))
        );
        assert_eq!(write_whole(&long, b"x", overwrite), Err(FileFault::Name(long.clone())));
        assert_eq!(write_whole(&subfolder, b"x", overwrite), Err(FileFault::IsFolder(subfolder.clone())));
    }
    let mut left = names(folder.path());
    left.sort();
    assert_eq!(left, ["file", "folder"]);
}

#[cfg(unix)]
#[test]
fn a_private_file_is_for_its_owner_only_and_an_export_is_not() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (key, export) = (folder.path().join("key"), folder.path().join("a.jauge"));
    write_private(&key, b"secret", Overwrite::No).unwrap();
    write_whole(&export, b"public", Overwrite::No).unwrap();
    // As any other file of this person's, whatever their umask.
    let plain = folder.path().join("plain");
    fs::write(&plain, b"").unwrap();
    assert_eq!((mode(&key), mode(&export)), (0o600, mode(&plain)));
}
