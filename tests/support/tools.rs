//! The tools of the system that a test needs: told by name when they are missing, required where
//! `JAUGE_REQUIRE_ALL=1` is set.

use std::io::Write;
use std::path::PathBuf;

/// Are all these programs installed? Otherwise the test that asks says which one is missing and returns at
/// once; a run with `JAUGE_REQUIRE_ALL=1` fails instead, so that no machine of ours can pass by skipping.
#[must_use]
pub fn require_tools(programs: &[&str]) -> bool {
    let missing: Vec<&str> = programs.iter().copied().filter(|program| find(program).is_none()).collect();
    told(&missing)
}

fn told(missing: &[&str]) -> bool {
    if missing.is_empty() {
        return true;
    }
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let missing = missing.join(", ");
    assert!(
        std::env::var("JAUGE_REQUIRE_ALL").as_deref() != Ok("1"),
        "{test} needs {missing}, and JAUGE_REQUIRE_ALL=1 lets nothing be skipped"
    );
    // Written past the test harness, which hides what a passing test prints.
    let _ = writeln!(std::io::stderr(), "NOT RUN: {test}: not installed here: {missing}");
    false
}

/// Where a program is, along `PATH`.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// The same for what `.ci/run` installs into folders of the repository: each by its name and a file of it.
#[must_use]
pub fn require_installed(parts: &[(&str, PathBuf)]) -> bool {
    let missing: Vec<&str> = parts.iter().filter(|(_, file)| !file.exists()).map(|(name, _)| *name).collect();
    told(&missing)
}
