//! The homes that every history begins with.

use std::fs;
use std::path::Path;

use jauge::envelope::{Fingerprint, Zone};
use jauge::framework::BUILT_IN;
use jauge::store::{Home, Store};
use jauge::trust::{Role, SecretKey};
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::signers;
use tempfile::TempDir;

use crate::support::many::{code, key, now, signer};

pub const YEAR: u16 = 2024;
/// The bodies that the campaign expects; the last one never declares.
pub const BODIES: usize = 5;
/// The ministry's keys. The first is never revoked: it publishes.
pub const KEYS: u8 = 3;

/// The ministry's key of that number.
pub fn ministrys(number: u8) -> SecretKey {
    SecretKey::from_seed(&[200 + number; 32], format!("Unité fictive {number}")).unwrap()
}

/// The homes before anything happens, made once: a campaign is open, its keys and the bodies' are enrolled.
pub struct Template {
    pub folder: TempDir,
    pub campaign: Fingerprint,
}

impl Template {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [ministry, body] = ["ministry", "body"]
            .map(|name| Store::open(&Home::new(&folder.path().join(name)), now()).unwrap());
        for number in 0..KEYS {
            let lines = campaign::of_the_ministry(&"mcn".parse().unwrap(), ministrys(number).public(), "");
            signers::enrol_all(&ministry, &lines, "", now()).unwrap();
        }
        let leads: Vec<_> = (0..BODIES).map(|body| signer(body, Role::Lead, &key(body))).collect();
        signers::enrol_all(&ministry, &leads, "", now()).unwrap();
        let (list, out) = (folder.path().join("bodies.csv"), folder.path().join("campaign.jauge"));
        let bodies = (0..BODIES).map(|body| format!("{},Organisme {body},Body {body}\n", code(body)));
        fs::write(&list, "code,name_fr,name_en\n".to_owned() + &bodies.collect::<String>()).unwrap();
        let new = NewCampaign {
            year: YEAR,
            framework: BUILT_IN.to_vec(),
            organizations: &list,
            opens_on: "2026-11-01".parse().unwrap(),
            closes_on: "2026-11-24".parse().unwrap(),
            period: None,
            time_zone: Zone::default(),
            names: [None, None],
            supersedes: &[],
            ministry: "mcn".parse().unwrap(),
            contact: "campagne@exemple.invalid".to_owned(),
            required: vec![Role::Lead],
            out: &out,
        };
        let known = campaign::create(&ministry, &new, &ministrys(0), now()).unwrap();
        campaign::take(&body, &out, Some(&ministrys(0).public().fingerprint()), now()).unwrap();
        Self { folder, campaign: known.row.fingerprint.parse().unwrap() }
    }
}

/// A copy of a home that nobody has open.
pub fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copied(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}
