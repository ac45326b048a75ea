//! The demonstration: clearly fictional bodies declare two years, in a folder of their own; two forgeries are refused.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::check::sheet;
use super::keys;
use super::seal::{self, Sealed, Sealing};
use super::verify::{self, Judging, Report};
use super::{Fault, attest, previous};
use crate::declaration::{self, Declaration, Justification, Organization, Person, Previous, Severity};
use crate::exchange::Counts;
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{DraftId, Home, Store, field, private_folder};
use crate::trust::{
    BodyCode, Namespace, OsRng, Passphrase, Principal, ROUNDS, Role, SecretKey, Signer, Signers,
};

/// The passphrase of every key of the demonstration: they protect nothing.
pub const PASSPHRASE: &str = "demonstration";

/// The years declared, the earlier one first.
const YEARS: [u16; 2] = [2023, 2024];

/// A body of the demonstration: its code, its counts of each year.
type Body = (&'static str, [&'static str; 2]);

/// The bodies' codes and names.
const NAMES: &str = include_str!("../../assets/demo/organizations.csv");

const BODIES: [Body; 3] = [
    (
        "ministere-exemple",
        [
            include_str!("../../assets/demo/ministere-exemple-2023.csv"),
            include_str!("../../assets/demo/ministere-exemple-2024.csv"),
        ],
    ),
    (
        "regie-fictive",
        [
            include_str!("../../assets/demo/regie-fictive-2023.csv"),
            include_str!("../../assets/demo/regie-fictive-2024.csv"),
        ],
    ),
    (
        "agence-imaginaire",
        [
            include_str!("../../assets/demo/agence-imaginaire-2023.csv"),
            include_str!("../../assets/demo/agence-imaginaire-2024.csv"),
        ],
    ),
];

/// What the draft of the year after has so far.
const BEGUN: &str = include_str!("../../assets/demo/ministere-exemple-2025.csv");

/// What was done, to be told.
#[derive(Debug)]
pub enum Step {
    /// Keys were made in this folder.
    Keys(PathBuf),
    /// The register of signers was written.
    Register(PathBuf),
    /// A declaration was sealed and attested: the body's name, the year, the file.
    Declared(String, u16, PathBuf),
    /// A file was forged: the numbers were changed after signing.
    Altered(PathBuf),
    /// A file was forged: signed by a key that the register does not know.
    Impostor(PathBuf),
    /// The verdict on a file.
    Verdict(Report),
    /// A draft of the next year was begun.
    Draft(u16),
}

/// What the demonstration leaves.
#[derive(Debug)]
pub struct Demo {
    /// The folder: also the home to open the window on.
    pub folder: PathBuf,
    /// The register of signers.
    pub register: PathBuf,
    /// The declarations, attested.
    pub envelopes: Vec<PathBuf>,
    /// The forgeries.
    pub forged: Vec<PathBuf>,
}

struct Stage<'a> {
    framework: &'a Framework,
    store: Store,
    folder: &'a Path,
    lang: Lang,
    at: Timestamp,
}

/// A fresh folder for one demonstration below `root`: earlier ones stay as they are.
#[must_use]
pub fn fresh_folder(root: &Path, at: Timestamp) -> PathBuf {
    let name = format!("demo-{}", at.strftime("%Y%m%dT%H%M%SZ"));
    let named = |number: u32| root.join(if number == 1 { name.clone() } else { format!("{name}-{number}") });
    (1..1000).map(named).find(|folder| !folder.exists()).unwrap_or_else(|| root.join(&name))
}

/// Does the whole of it, and tells each step.
///
/// # Errors
/// The folder cannot be written.
pub fn run(folder: &Path, lang: Lang, at: Timestamp, tell: &mut dyn FnMut(Step)) -> Result<Demo, Fault> {
    let framework = &super::framework(None)?;
    let store = Store::open(&Home::new(folder), at)?;
    let stage = Stage { framework, store, folder, lang, at };
    for part in ["envelopes", "forged"] {
        private_folder(&folder.join(part))
            .map_err(|error| Fault::Folder { path: folder.join(part), detail: error.to_string() })?;
    }
    let mut signers = Signers::default();
    let mut people = Vec::new();
    for (code, _) in &BODIES {
        let code: BodyCode = code.parse()?;
        let lead = stage.key(&mut signers, &code, Role::Lead)?;
        let officer = stage.key(&mut signers, &code, Role::Officer)?;
        people.push((lead, officer));
    }
    tell(Step::Keys(stage.store.home().keys()));
    let register = folder.join("allowed_signers");
    write_whole(&register, signers.to_string().as_bytes(), Overwrite::No)?;
    tell(Step::Register(register.clone()));
    let mut envelopes = Vec::new();
    for (body, (lead, officer)) in BODIES.iter().zip(&people) {
        let mut before = None;
        for (year, counts) in YEARS.iter().zip(&body.1) {
            let sealed = stage.seal(body, *year, counts, before.as_ref(), lead, "")?;
            let out = folder.join("envelopes").join(format!("{}-{year}.jauge", body.0));
            attest::attest(&stage.store, &sealed.path, &out, Overwrite::No, officer, at)?;
            tell(Step::Declared(name_of(body.0), *year, out.clone()));
            envelopes.push(out);
            let answers = sealed.submission.answers.into_iter().collect();
            before = Some(Previous { year: *year, answers });
        }
    }
    let forged = stage.forge(&envelopes, tell)?;
    let judging = Judging { signers: Some(&signers), required: &[Role::Lead, Role::Officer], at };
    for file in envelopes.iter().chain(&forged) {
        tell(Step::Verdict(verify::verify_one(file, &judging)));
    }
    tell(Step::Draft(stage.draft()?));
    Ok(Demo { folder: folder.to_owned(), register, envelopes, forged })
}

impl Stage<'_> {
    /// A key of a body, in the register and in the home.
    fn key(&self, signers: &mut Signers, body: &BodyCode, role: Role) -> Result<SecretKey, Fault> {
        // The file is named after what comes before the comma: whose key it is must be seen in the folder.
        let owner = format!("{role} {body}, Personne Fictive, {}", name_of(body.as_str()));
        let key = SecretKey::generate(&mut OsRng, owner.clone()).map_err(Fault::Key)?;
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        keys::write(&key, &self.store.home().keys(), &passphrase, ROUNDS, &mut OsRng)?;
        let namespace = match role {
            Role::Officer => Namespace::OfficerSubmission,
            _ => Namespace::LeadSubmission,
        };
        let principal = Principal { role, body: body.clone() };
        let signer = Signer {
            principal,
            namespace,
            valid_after: None,
            valid_before: None,
            key: key.public().clone(),
            comment: owner,
        };
        signers
            .add(&signer)
            .map_err(|fault| Fault::Signers { path: self.folder.join("allowed_signers"), fault })?;
        Ok(key)
    }

    /// Seals one year of a body; a suffix names the file of a forgery.
    fn seal(
        &self,
        (code, _): &Body,
        year: u16,
        counts: &str,
        before: Option<&Previous>,
        key: &SecretKey,
        suffix: &str,
    ) -> Result<Sealed, Fault> {
        let counts = Counts::read(code, counts.as_bytes(), self.framework)?;
        let mut declaration = Declaration {
            organization: Organization { code: (*code).to_owned(), name: name_of(code) },
            year: Some(year),
            prepared_by: Person {
                name: "Personne Fictive".to_owned(),
                title: self.lang.text("demo-title"),
                email: format!("demo@{code}.example"),
            },
            sheet: sheet(&counts),
            justifications: Vec::new(),
            correction: None,
        };
        let findings = declaration::check(self.framework, &declaration, before, declaration::Stage::Answers);
        let warnings = findings.iter().filter(|finding| finding.severity() == Severity::Warning);
        declaration.justifications = warnings
            .map(|finding| Justification {
                rule: finding.rule.id().to_owned(),
                quantity: finding.quantity.clone(),
                text: self.lang.text("demo-justification"),
            })
            .collect();
        let folder = if suffix.is_empty() { "envelopes" } else { "forged" };
        let out = self.folder.join(folder).join(format!("{code}-{year}-lead{suffix}.jauge"));
        let sealing = Sealing {
            framework: self.framework,
            declaration,
            previous: before,
            campaign: None,
            corrects: None,
            evidence: &[],
            language: self.lang,
            out: &out,
            overwrite: Overwrite::No,
            draft: None,
        };
        seal::seal(&self.store, &sealing, key, self.at)
    }

    /// Two forgeries: numbers changed after signing, and a declaration signed by a stranger.
    fn forge(&self, envelopes: &[PathBuf], tell: &mut dyn FnMut(Step)) -> Result<Vec<PathBuf>, Fault> {
        let mut forged = Vec::new();
        if let Some(original) = envelopes.first() {
            let mut bytes = super::intake::read(original, super::intake::MOST_ENVELOPE)?;
            let needle = b"\"value\": ";
            let found = bytes.windows(needle.len()).position(|window| window == needle);
            if let Some(digit) = found.and_then(|at| bytes.get_mut(at + needle.len())) {
                *digit = if *digit == b'9' { b'8' } else { b'9' };
            }
            let path = self.folder.join("forged").join("altered.jauge");
            write_whole(&path, &bytes, Overwrite::No)?;
            tell(Step::Altered(path.clone()));
            forged.push(path);
        }
        let ([body, ..], [year, ..]) = (&BODIES, YEARS);
        let [counts, ..] = &body.1;
        let stranger = SecretKey::generate(&mut OsRng, "stranger").map_err(Fault::Key)?;
        let sealed = self.seal(body, year, counts, None, &stranger, "-impostor")?;
        tell(Step::Impostor(sealed.path.clone()));
        forged.push(sealed.path);
        Ok(forged)
    }

    /// A draft of the year after, begun: what the window opens on.
    fn draft(&self) -> Result<u16, Fault> {
        let ([(code, _), ..], [_, last]) = (&BODIES, YEARS);
        let year = last + 1;
        let id = self.store.new_draft("lead", self.at)?;
        let typed = [
            (field::ORGANIZATION_CODE.to_owned(), (*code).to_owned()),
            (field::ORGANIZATION_NAME.to_owned(), name_of(code)),
            (field::YEAR.to_owned(), year.to_string()),
            (field::PREPARED_BY_NAME.to_owned(), "Personne Fictive".to_owned()),
            (field::PREPARED_BY_TITLE.to_owned(), self.lang.text("demo-title")),
            (field::PREPARED_BY_EMAIL.to_owned(), format!("demo@{code}.example")),
        ];
        let begun = Counts::read(code, BEGUN.as_bytes(), self.framework)?;
        let counted = begun.cells.into_iter().map(|cell| (field::value(&cell.quantity), cell.typed));
        let typed: Vec<(String, String)> = typed.into_iter().chain(counted).collect();
        self.store.write_fields(id, &typed, self.at)?;
        self.link(id)?;
        Ok(year)
    }

    fn link(&self, id: DraftId) -> Result<(), Fault> {
        let declaration = super::draft::declaration(self.framework, &self.store.fields(id)?);
        previous::find(&self.store, id, &declaration, self.at).map(drop)
    }
}

/// The name of a body of the demonstration.
fn name_of(code: &str) -> String {
    let named = NAMES.lines().filter_map(|line| line.split_once(',')).find(|(own, _)| *own == code);
    named.map_or_else(|| code.to_owned(), |(_, name)| name.to_owned())
}
