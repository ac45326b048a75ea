//! A ministry with its campaign, and three bodies that send what it expects, and what it does not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jauge::declaration::{
    self, Answer, Declaration, Entry, Justification, Organization, Person, Previous, Severity, Sheet, Stage,
};
use jauge::exchange::Counts;
use jauge::framework::{Framework, QuantityKind};
use jauge::gui::{Message, Page};
use jauge::l10n::Lang;
use jauge::store::files::Overwrite;
use jauge::store::{Home, Store};
use jauge::trust::{Namespace, Passphrase, Principal, Role, SecretKey, Signer};
use jauge::workflow::body::seal::{self, EvidenceFile, Sealing};
use jauge::workflow::campaign::{self, NewCampaign};
use jauge::workflow::open as open_envelope;
use jauge::workflow::{body::check, keys, officer::attest, signers};
use jiff::Timestamp;

use crate::desk::Desk;

/// What opens the ministry's key.
pub const PASSPHRASE: &str = "quatre mots au hasard";

/// The bodies of the campaign.
pub const BODIES: &str = "code,name_fr,name_en,portfolio
ministere-exemple,Ministère de l’Exemple,Department of Example,SANTE
regie-fictive,Régie fictive des modèles,Fictional Board of Models,CULTURE
agence-imaginaire,Agence imaginaire du numérique,Imaginary Digital Agency,JUSTICE
office-absent,Office absent des échantillons,Absent Office of Samples,JUSTICE
";

macro_rules! counts {
    ($body:literal) => {
        (
            $body,
            [
                include_str!(concat!("../../assets/demo/", $body, "-2023.csv")),
                include_str!(concat!("../../assets/demo/", $body, "-2024.csv")),
            ],
        )
    };
}

/// What each body counted in two years.
const COUNTS: [(&str, [&str; 2]); 3] =
    [counts!("ministere-exemple"), counts!("regie-fictive"), counts!("agence-imaginaire")];

/// The key of a role at a body: always the same one.
fn key(body: &str, role: Role) -> SecretKey {
    let mut seed = [u8::from(role == Role::Lead); 32];
    for (place, byte) in seed.iter_mut().zip(body.bytes()) {
        *place ^= byte;
    }
    SecretKey::from_seed(&seed, "Personne Fictive").unwrap()
}

/// What a declaration is made of.
struct Making {
    code: &'static str,
    year: u16,
    sheet: Sheet,
    before: Option<Previous>,
    corrects: Option<open_envelope::Earlier>,
    evidence: bool,
    stranger: bool,
}

impl Making {
    fn new(code: &'static str, year: u16) -> Self {
        let sheet = Sheet::default();
        Self { code, year, sheet, before: None, corrects: None, evidence: false, stranger: false }
    }
}

/// A ministry that expects four bodies, three of which have declared two years.
pub struct Ministry {
    /// Everything.
    pub folder: tempfile::TempDir,
    /// The reviewers' home.
    pub home: PathBuf,
    /// The declarations, as they came.
    pub envelopes: Vec<PathBuf>,
    /// Two forgeries.
    pub forged: Vec<PathBuf>,
    /// Where decisions go.
    pub out: PathBuf,
}

impl Ministry {
    /// Opens the campaign of 2024, and makes what the bodies send.
    pub fn new() -> Self {
        Self::asking(BODIES)
    }

    /// The same with another list of bodies.
    pub fn asking(bodies: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = Timestamp::now();
        let (home, out) = (folder.path().join("ministry"), folder.path().join("decisions"));
        std::fs::create_dir(&out).unwrap();
        let store = Store::open(&Home::new(&home), at).unwrap();
        for (code, _) in COUNTS {
            for (role, namespace) in
                [(Role::Lead, Namespace::LeadSubmission), (Role::Officer, Namespace::OfficerSubmission)]
            {
                let principal = Principal { role, body: code.parse().unwrap() };
                let key = key(code, role);
                let signer = Signer {
                    principal,
                    namespace,
                    valid_after: None,
                    valid_before: None,
                    key: key.public().clone(),
                    comment: key.comment().to_owned(),
                };
                signers::enrol(&store, &signer, "", at).unwrap();
            }
        }
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        let key = keys::create(&store, "Personne Fictive, réviseure", None, &passphrase, at).unwrap();
        let key = keys::unlock(&key.path, &passphrase).unwrap();
        let list = folder.path().join("bodies.csv");
        std::fs::write(&list, bodies).unwrap();
        let new = NewCampaign {
            year: 2024,
            framework: campaign::framework_bytes("stng-2019-2023").unwrap(),
            organizations: &list,
            opens_on: "2025-01-06".parse().unwrap(),
            closes_on: "2199-03-31".parse().unwrap(),
            period: None,
            time_zone: jauge::envelope::Zone::default(),
            names: [None, None],
            supersedes: &[],
            ministry: "ministere-fictif".parse().unwrap(),
            contact: "Bureau fictif".to_owned(),
            required: vec![Role::Lead, Role::Officer],
            out: &folder.path().join("campaign.jauge"),
        };
        campaign::create(&store, &new, &key, at).unwrap();
        let mut ministry = Self { home, envelopes: Vec::new(), forged: Vec::new(), out, folder };
        ministry.write();
        ministry
    }

    /// The key that decides.
    pub fn key(&self) -> SecretKey {
        let file = keys::list(&Home::new(&self.home)).unwrap().remove(0).path;
        keys::unlock(&file, &Passphrase::new(PASSPHRASE.to_owned())).unwrap()
    }

    /// What was made, in a folder to be received.
    pub fn inbox(&self, files: &[&PathBuf]) -> PathBuf {
        let inbox = self.folder.path().join("inbox");
        std::fs::create_dir_all(&inbox).unwrap();
        for file in files {
            std::fs::copy(file, inbox.join(file.file_name().unwrap())).unwrap();
        }
        inbox
    }

    /// Everything, received through the window.
    pub fn received(&self) -> Desk {
        let mut desk = Desk::open(&self.home, Lang::Fr);
        let files: Vec<&PathBuf> = self.envelopes.iter().chain(&self.forged).collect();
        let inbox = self.inbox(&files);
        desk.send(Message::Go(Page::Register));
        desk.send(Message::Dropped(inbox));
        desk
    }

    /// What the bodies send, and two forgeries.
    fn write(&mut self) {
        let framework = Framework::built_in().unwrap();
        for (code, years) in COUNTS {
            let mut before = None;
            for (year, counts) in [2023, 2024].into_iter().zip(years) {
                let counts = Counts::read(code, counts.as_bytes(), &framework).unwrap();
                let making =
                    Making { sheet: check::sheet(&counts), before: before.take(), ..Making::new(code, year) };
                let (path, answers) = self.seal(making, &format!("{code}-{year}"));
                before = Some(Previous { year, answers });
                self.envelopes.push(path);
            }
        }
        let mut bytes = std::fs::read(&self.envelopes[0]).unwrap();
        let answer = b"\"value\":";
        let at = bytes.windows(answer.len()).position(|window| window == answer).unwrap();
        let digit = (at..bytes.len()).find(|at| bytes[*at].is_ascii_digit()).unwrap();
        bytes[digit] ^= 1;
        let altered = self.folder.path().join("altered.jauge");
        std::fs::write(&altered, bytes).unwrap();
        let counts = Counts::read("x", COUNTS[0].1[0].as_bytes(), &framework).unwrap();
        let making =
            Making { sheet: check::sheet(&counts), stranger: true, ..Making::new(COUNTS[0].0, 2023) };
        let (impostor, _) = self.seal(making, "impostor");
        self.forged = vec![altered, impostor];
    }

    /// Another declaration of 2024 by a body, with a piece of evidence: a rival of the first, or its correction.
    pub fn declare(&self, body: &'static str, number: &str, corrects: Option<&Path>) -> PathBuf {
        let framework = Framework::built_in().unwrap();
        let mut sheet = Sheet::default();
        for quantity in &framework.quantities {
            let typed = if quantity.kind == QuantityKind::YesNo { "yes" } else { number };
            sheet.set(&quantity.id, Entry { typed: typed.to_owned(), reason: String::new() });
        }
        let corrects = corrects.map(|path| open_envelope::corrected(path, body, 2024).unwrap());
        let making = Making { sheet, corrects, evidence: true, ..Making::new(body, 2024) };
        self.seal(making, &format!("{body}-{number}")).0
    }

    /// Seals and attests a declaration to `NAME.jauge`, at the body.
    fn seal(&self, making: Making, name: &str) -> (PathBuf, BTreeMap<String, Answer>) {
        let at = Timestamp::now();
        let framework = Framework::built_in().unwrap();
        let store = Store::open(&Home::new(&self.folder.path().join(making.code)), at).unwrap();
        let mut declaration = Declaration {
            organization: Organization { code: making.code.to_owned(), name: "Organisme fictif".to_owned() },
            year: Some(making.year),
            prepared_by: Person {
                name: "Personne Fictive".to_owned(),
                title: "Responsable".to_owned(),
                email: "personne@exemple.invalid".to_owned(),
            },
            sheet: making.sheet,
            justifications: Vec::new(),
            correction: None,
        };
        let before = making.before.as_ref();
        let findings = declaration::check(&framework, &declaration, before, Stage::Answers);
        let warnings = findings.iter().filter(|finding| finding.severity() == Severity::Warning);
        declaration.justifications = warnings
            .map(|finding| Justification {
                rule: finding.rule.id().to_owned(),
                quantity: finding.quantity.clone(),
                text: "Vérifié avec les directions.".to_owned(),
            })
            .collect();
        let piece = || EvidenceFile {
            target: framework.targets[0].id.clone(),
            name: "plan d’action.pdf".to_owned(),
            bytes: b"%PDF-1.7 fictif".to_vec(),
        };
        let evidence: Vec<EvidenceFile> = making.evidence.then(piece).into_iter().collect();
        let lead = self.folder.path().join(format!("{name}-lead.jauge"));
        let sealing = Sealing {
            framework: &framework,
            declaration,
            previous: before,
            campaign: None,
            corrects: making.corrects.as_ref().map(|earlier| (earlier, "Les chiffres étaient ceux de mars.")),
            evidence: &evidence,
            language: Lang::Fr,
            out: &lead,
            overwrite: Overwrite::No,
            draft: None,
        };
        let signs = |role| key(if making.stranger { "stranger" } else { making.code }, role);
        let sealed = seal::seal(&store, &sealing, &signs(Role::Lead), at).unwrap();
        let out = self.folder.path().join(format!("{name}.jauge"));
        attest::attest(&store, &lead, &out, Overwrite::No, &signs(Role::Officer), at).unwrap();
        (out, sealed.submission.answers.into_iter().collect())
    }

    pub fn store(&self) -> Store {
        Store::open_for_window(&Home::new(&self.home), Timestamp::now()).unwrap()
    }
}
