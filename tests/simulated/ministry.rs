//! A ministry for the tests: its home, its key, its campaign, what it decides.

use std::path::{Path, PathBuf};

use jauge::envelope::{Comment, Outcome};
use jauge::framework::BUILT_IN;
use jauge::store::Register as _;
use jauge::store::{Home, Store};
use jauge::trust::{OsRng, Principal, Role, SecretKey, Signer};
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::ministry::decide::{self, Deciding};
use jauge::workflow::{ministry::receive, signers};
use jiff::Timestamp;

/// The bodies of every campaign here.
pub const BODIES: &str = "code,name_fr,name_en,portfolio
exemple,Ministère de l’Exemple,Department of Examples,one
regie-fictive,Régie fictive de l’énergie rêvée,Fictive Dream Energy Board,one
agence,Agence imaginaire,Imaginary Agency,two
";

/// A ministry.
pub struct Ministry {
    pub folder: PathBuf,
    pub store: Store,
    pub key: SecretKey,
}

impl Ministry {
    /// A ministry with a key of its own and a home below `folder`.
    pub fn new(folder: &Path, name: &str) -> Self {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&Home::new(&folder.join("home")), Timestamp::now()).unwrap();
        let key = SecretKey::generate(&mut OsRng, "Unité fictive des campagnes").unwrap();
        Self { folder, store, key }
    }

    /// A campaign under that framework; its file.
    pub fn campaign(&self, year: u16, framework: &[u8]) -> PathBuf {
        self.campaign_for(&[Role::Lead], year, framework)
    }

    /// A campaign that requires these signatures.
    pub fn campaign_for(&self, required: &[Role], year: u16, framework: &[u8]) -> PathBuf {
        let list = self.folder.join("bodies.csv");
        std::fs::write(&list, BODIES).unwrap();
        let out = self.folder.join(format!("campagne-{year}.jauge"));
        let new = NewCampaign {
            year,
            framework: framework.to_vec(),
            organizations: &list,
            opens_on: "2025-01-06".parse().unwrap(),
            closes_on: "2099-03-31".parse().unwrap(),
            period: None,
            time_zone: jauge::envelope::Zone::default(),
            names: [None, None],
            supersedes: &[],
            ministry: "mcn".parse().unwrap(),
            contact: "campagne@ministere.example".to_owned(),
            required: required.to_vec(),
            out: &out,
        };
        campaign::create(&self.store, &new, &self.key, Timestamp::now()).unwrap();
        out
    }

    /// The usual campaign.
    pub fn usual(&self) -> PathBuf {
        self.campaign(2024, BUILT_IN)
    }

    /// Enrols whoever signed a declaration, receives it, and decides; the decision's file.
    pub fn decides(&self, envelope: &Path, outcome: Outcome, comments: &[(&str, &str)]) -> PathBuf {
        let at = Timestamp::now();
        let print = self.enrols(envelope);
        let register = signers::register(&self.store).unwrap();
        let paths = [envelope.to_owned()];
        let lines = receive::receive(&self.store, &paths, &register, "test", at, &mut |_, _| true).unwrap();
        assert_eq!(lines[0].outcome, receive::Outcome::Received, "{:?}", lines[0].report.reasons);
        self.decide(&print, outcome, comments)
    }

    /// Enrols whoever signed a declaration as lead; its fingerprint.
    pub fn enrols(&self, envelope: &Path) -> String {
        let at = Timestamp::now();
        let bytes = std::fs::read(envelope).unwrap();
        let circumstances = jauge::envelope::Circumstances::at(at);
        let opened = jauge::envelope::open(&bytes, &circumstances);
        let lead = Signer {
            principal: Principal { role: Role::Lead, body: "exemple".parse().unwrap() },
            namespace: jauge::trust::Namespace::LeadSubmission,
            valid_after: None,
            valid_before: None,
            key: opened.signatures()[0].key.clone().unwrap(),
            comment: "Personne Fictive".to_owned(),
        };
        signers::enrol(&self.store, &lead, "test", at).unwrap();
        opened.fingerprint().unwrap().to_string()
    }

    /// Goes back on what was decided.
    pub fn decides_again(&self, envelope: &Path, outcome: Outcome) -> PathBuf {
        let bytes = std::fs::read(envelope).unwrap();
        let circumstances = jauge::envelope::Circumstances::at(Timestamp::now());
        let print = jauge::envelope::open(&bytes, &circumstances).fingerprint().unwrap().to_string();
        self.decide(&print, outcome, &[])
    }

    fn decide(&self, print: &str, outcome: Outcome, comments: &[(&str, &str)]) -> PathBuf {
        let row = self.store.submission(print).unwrap().unwrap();
        let comments = comments.iter().map(|(quantity, text)| Comment {
            quantity: Some((*quantity).to_owned()).filter(|quantity| !quantity.is_empty()),
            text: (*text).to_owned(),
        });
        let out = self.folder.join(format!("decision-{}-{}.jauge", outcome.as_str(), &print[..8]));
        let deciding = Deciding {
            outcome,
            comments: comments.collect(),
            by: jauge::envelope::Reviewer { name: "Réviseure Fictive".to_owned(), title: String::new() },
            out: &out,
        };
        decide::decide(&self.store, &[row], &deciding, &self.key, Timestamp::now()).unwrap();
        out
    }
}
