//! A key that a body retired stays retired, whatever a later campaign says, and the window tells.

use iced::keyboard::key::Named;
use iced::widget::Id;
use jauge::framework::BUILT_IN;
use jauge::l10n::Lang;
use jauge::store::{Home, Store};
use jauge::trust::{OsRng, SecretKey};
use jauge::workflow::{campaign, signers};
use jiff::Timestamp;

use crate::campaign::open_file;
use crate::desk::Desk;
use crate::layout::words;
use crate::ministry::Ministry;

#[test]
fn a_campaign_that_names_a_retired_key_says_so_when_it_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let ministry = Ministry::new(folder.path(), "ministry");
    let first = ministry.key.public().fingerprint();
    ministry.campaign(2023, BUILT_IN);
    // From now on another key signs, and each campaign names both.
    let another = SecretKey::generate(&mut OsRng, "Unité fictive des campagnes").unwrap();
    let ministry = Ministry { key: another, ..ministry };
    let home = folder.path().join("body");
    let body = Store::open(&Home::new(&home), Timestamp::now()).unwrap();
    let trusted = ministry.key.public().fingerprint();
    campaign::take(&body, &ministry.usual(), Some(&trusted), Timestamp::now()).unwrap();
    signers::retire(&body, &first, "", Timestamp::now()).unwrap();
    drop(body);
    let next = ministry.campaign(2025, BUILT_IN);
    let mut desk = Desk::open(&home, Lang::En);
    open_file(&mut desk, &next);
    desk.tab_to("campaign-take");
    desk.key(Named::Enter);
    assert_eq!(desk.focused_id(), Some(Id::new("campaign-home")), "taken");
    let said = words(&mut desk).join("\n");
    assert!(
        said.contains("2 lines were left out: they would have given retired keys their time back."),
        "{said}"
    );
}
