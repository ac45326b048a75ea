//! A small disk in memory that a test can fill, or make read-only, without harm to the machine's own.

use std::fs;
use std::path::{Path, PathBuf};

/// A small disk of its own, in memory.
pub struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// None where this person may not mount; said by name, and refused where nothing may be skipped.
    pub fn new(size: &str) -> Option<Self> {
        let disk = Self { folder: tempfile::tempdir().unwrap() };
        let mounted = disk.mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "jauge-test"]);
        if mounted {
            return Some(disk);
        }
        let test = std::thread::current().name().unwrap_or("a test").to_owned();
        assert!(
            std::env::var("JAUGE_REQUIRE_ALL").as_deref() != Ok("1"),
            "{test} needs to mount a small disk, and JAUGE_REQUIRE_ALL=1 lets nothing be skipped"
        );
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            format!("NOT RUN: {test}: no small disk can be mounted here\n").as_bytes(),
        );
        None
    }

    /// Mounts it, or mounts it again with other options.
    pub fn mount(&self, options: &[&str]) -> bool {
        let run = std::process::Command::new("mount").args(options).arg(self.path()).output();
        run.is_ok_and(|output| output.status.success())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves room for no byte more.
    pub fn fill(&self) -> PathBuf {
        let filler = self.path().join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        while std::io::Write::write(&mut file, &[0; 4096]).is_ok_and(|written| written > 0) {}
        filler
    }

    /// Gives the room back. Emptied first: a program that another test is starting may still hold the file.
    pub fn free(filler: PathBuf) {
        fs::File::create(&filler).unwrap();
        fs::remove_file(filler).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("--lazy").arg(self.path()).output();
    }
}
