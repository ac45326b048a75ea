//! The signatures that a campaign requires, in the window.

use jauge::framework::BUILT_IN;
use jauge::l10n::Lang;
use jauge::trust::Role;

use crate::campaign::{declare, open_file, says, work_under};
use crate::desk::Desk;
use crate::ministry::Ministry;

#[test]
fn a_file_that_is_opened_is_incomplete_without_the_signature_that_its_campaign_requires() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let file = ministry.campaign_for(&[Role::Lead, Role::Officer], 2024, BUILT_IN);
    let mut body = Desk::open(&folder.path().join("body"), Lang::Fr);
    work_under(&mut body, &file);
    let sealed = declare(&mut body, &folder.path().join("out"));
    ministry.enrols(&sealed);
    let mut desk = Desk::open(ministry.store.home().root(), Lang::En);
    open_file(&mut desk, &sealed);
    assert!(says(&mut desk, &Lang::En.text("envelope-verdict-incomplete")));
}
