//! A ministry and a body of its campaign, each in a home of its own, and a first declaration that was handed in.

use std::path::{Path, PathBuf};

use jauge::framework::{BUILT_IN, Framework, QuantityKind};
use jauge::l10n::Lang;
use jauge::store::files::Overwrite;
use jauge::store::{Home, Store, field};
use jauge::trust::{Namespace, Passphrase, Principal, Role, SecretKey, Signer};
use jauge::workflow::body::seal::{self, DraftSealing};
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::{keys, signers};
use jiff::Timestamp;

/// What opens every key.
pub const PASSPHRASE: &str = "quatre mots au hasard";

/// Where everything lies.
pub struct Ready {
    /// The ministry's home.
    pub ministry: PathBuf,
    /// The body's home.
    pub body: PathBuf,
    /// What was handed in.
    pub inbox: PathBuf,
    /// Where decisions go.
    pub decisions: PathBuf,
}

/// Makes all of it below `folder`: the body works under the campaign, its lead is enrolled, its declaration is sealed.
pub fn ready(folder: &Path) -> Ready {
    let place = |name: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    };
    let ready = Ready {
        ministry: place("ministry"),
        body: place("body"),
        inbox: place("inbox"),
        decisions: place("decisions"),
    };
    let ministry = Store::open(&Home::new(&ready.ministry), Timestamp::now()).unwrap();
    let body = Store::open(&Home::new(&ready.body), Timestamp::now()).unwrap();
    let file = opens_campaign(&ministry, folder);
    let (lead, signed) = (key(&body, "Personne Fictive, Responsable"), ready.inbox.join("exemple.jauge"));
    campaign::take(&body, &file, Some(&trusted(&ministry)), Timestamp::now()).unwrap();
    declares(&body, &lead, &signed);
    let line = Signer {
        principal: Principal { role: Role::Lead, body: "exemple".parse().unwrap() },
        namespace: Namespace::LeadSubmission,
        valid_after: None,
        valid_before: None,
        key: lead.public().clone(),
        comment: lead.comment().to_owned(),
    };
    signers::enrol(&ministry, &line, "", Timestamp::now()).unwrap();
    ready
}

fn key(store: &Store, owner: &str) -> SecretKey {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let file = keys::create(store, owner, None, &passphrase, Timestamp::now()).unwrap();
    keys::unlock(&file.path, &passphrase).unwrap()
}

/// The fingerprint that the ministry communicates.
fn trusted(ministry: &Store) -> String {
    keys::list(ministry.home()).unwrap()[0].public.fingerprint()
}

fn opens_campaign(ministry: &Store, folder: &Path) -> PathBuf {
    let (list, out) = (folder.join("bodies.csv"), folder.join("campagne.jauge"));
    std::fs::write(&list, "code,name_fr,name_en\nexemple,Exemple,Example\nabsent,Absent,Absent\n").unwrap();
    let new = NewCampaign {
        year: 2024,
        framework: BUILT_IN.to_vec(),
        organizations: &list,
        opens_on: "2025-01-06".parse().unwrap(),
        closes_on: "2099-03-31".parse().unwrap(),
        period: None,
        time_zone: jauge::envelope::Zone::default(),
        names: [None, None],
        supersedes: &[],
        ministry: "mcn".parse().unwrap(),
        contact: "campagne@ministere.example".to_owned(),
        required: vec![Role::Lead],
        out: &out,
    };
    campaign::create(ministry, &new, &key(ministry, "Unité fictive, ministère"), Timestamp::now()).unwrap();
    out
}

fn declares(body: &Store, lead: &SecretKey, out: &Path) {
    let at = Timestamp::now();
    let framework = Framework::built_in().unwrap();
    let draft = campaign::begin(body, at).unwrap();
    let answers = framework.quantities.iter().map(|quantity| {
        let typed = if quantity.kind == QuantityKind::YesNo { "yes" } else { "9" };
        (field::value(&quantity.id), typed.to_owned())
    });
    let header = [
        (field::ORGANIZATION_CODE, "exemple"),
        (field::ORGANIZATION_NAME, "Exemple"),
        (field::PREPARED_BY_NAME, "Personne Fictive"),
        (field::PREPARED_BY_TITLE, "Responsable"),
        (field::PREPARED_BY_EMAIL, "personne@example.org"),
    ];
    let header = header.map(|(name, typed)| (name.to_owned(), typed.to_owned()));
    let typed: Vec<(String, String)> = answers.chain(header).collect();
    body.write_fields(draft, &typed, at).unwrap();
    let sealing =
        DraftSealing { framework: &framework, draft, language: Lang::Fr, out, overwrite: Overwrite::No };
    seal::seal_draft(body, &sealing, lead, at).unwrap();
}
