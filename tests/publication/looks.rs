//! The pages in a real browser, on paper, and in the validator of the web.

use std::path::Path;
use std::process::Command;

use super::hostile::hostile;
use super::support::{Outcome, finish, require_installed, require_tools};
use super::{published, root};

/// Every width, with the keyboard, with large text and on paper; or only some of it.
fn looked(folder: &Path, how: &[&str]) -> Option<Outcome> {
    let browser = root("tests/browser/node_modules");
    let installed = [("tests/browser/node_modules (.ci/run)", browser.join("axe-core/axe.min.js"))];
    if !require_tools(&["ssh-keygen", "chromium", "node"]) || !require_installed(&installed) {
        return None;
    }
    let looked =
        finish(Command::new("node").arg(root("tests/browser/pages.mjs")).arg(folder).args(how)).ends(0);
    println!("{}", looked.out);
    Some(looked)
}

#[test]
fn both_pages_can_be_read_by_everybody_in_a_real_browser() {
    if let Some(looked) = looked(&published().1, &[]) {
        assert!(looked.out.contains(" 0 problems"));
    }
}

#[test]
fn a_single_year_with_a_missing_body_and_names_that_would_do_harm_can_be_read_too() {
    if let Some(looked) = looked(&hostile().1, &["--few"]) {
        assert!(looked.out.contains(" 0 problems"));
    }
}

#[test]
fn all_pages_are_valid_html_with_a_valid_style_sheet() {
    let jar = root("tests/browser/node_modules/vnu-jar/build/dist/vnu.jar");
    if !require_tools(&["ssh-keygen", "java"]) || !require_installed(&[("vnu-jar (.ci/run)", jar.clone())]) {
        return;
    }
    let mut validator = Command::new("java");
    validator.arg("-jar").arg(&jar).args(["--stdout", "--format", "gnu", "--Werror"]);
    for (_, folder) in [published(), hostile()] {
        validator.args(["index.html", "en/index.html"].map(|page| folder.join(page)));
    }
    assert_eq!(finish(&mut validator).ends(0).out, "");
}
