//! What the people of the demonstration do: make keys, declare, forge, correct.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::bodies;
use super::{PASSPHRASE, SEALED, YEARS, attested};
use crate::declaration::{self, Declaration, Justification, Organization, Previous, Severity};
use crate::exchange::{Body, Counts};
use crate::framework::Framework;
use crate::l10n::Lang;
use crate::store::files::{Overwrite, write_whole};
use crate::store::{DraftId, Home, Store, field, private_folder};
use crate::trust::{BodyCode, OsRng, Passphrase, Principal, Role, SecretKey, Signer};
use crate::workflow::body::seal::{self, DraftSealing, Sealed, Sealing};
use crate::workflow::campaign::{self, NewCampaign};
use crate::workflow::ministry::receive::{self, Line};
use crate::workflow::{Fault, body::draft, body::previous, intake, keys, signers};

/// The rounds of bcrypt for keys that protect nothing: one, so that half a hundred keys are made at once.
const ROUNDS: u32 = 1;

/// The home of the demonstration, and who works in it.
pub(super) struct Stage {
    pub framework: Framework,
    pub store: Store,
    pub folder: PathBuf,
    pub lang: Lang,
    pub at: Timestamp,
    pub ministry: SecretKey,
}

/// A body with its two signers.
pub(super) struct Person {
    pub body: Body,
    pub lead: SecretKey,
    pub officer: SecretKey,
}

impl Stage {
    pub fn open(folder: &Path, lang: Lang, at: Timestamp) -> Result<Self, Fault> {
        let framework = crate::workflow::framework(None)?;
        let store = Store::open(&Home::new(folder), at)?;
        let [first, last] = YEARS;
        let parts = ["campaigns", "sealed", "forged", "inbox", "decisions"].map(str::to_owned);
        let years = [first, last].map(|year| format!("inbox/{year}"));
        for part in parts.iter().chain(&years) {
            private_folder(&folder.join(part))
                .map_err(|error| Fault::Folder { path: folder.join(part), detail: error.to_string() })?;
        }
        let ministry = key(&store, &format!("ministry, {}", lang.text("demo-reviewer")))?;
        Ok(Self { framework, store, folder: folder.to_owned(), lang, at, ministry })
    }

    pub fn inbox(&self, year: u16) -> PathBuf {
        self.folder.join("inbox").join(year.to_string())
    }

    pub fn people(&self) -> Result<Vec<Person>, Fault> {
        let person = |body: Body| {
            // The file is named after what comes before the comma: whose key it is must be seen in the folder.
            let owner = |role: Role| format!("{role} {}, Personne Fictive, {}", body.code, body.name_fr);
            let lead = key(&self.store, &owner(Role::Lead))?;
            let officer = key(&self.store, &owner(Role::Officer))?;
            Ok(Person { body, lead, officer })
        };
        bodies::all()?.into_iter().map(person).collect()
    }

    /// The campaign of a year, signed by the ministry.
    pub fn campaign(&self, year: u16) -> Result<PathBuf, Fault> {
        let list = self.folder.join("campaigns").join("organizations.csv");
        if !list.exists() {
            write_whole(&list, bodies::ORGANIZATIONS.as_bytes(), Overwrite::No)?;
        }
        let out = self.folder.join("campaigns").join(format!("campaign-{year}.jauge"));
        let day = |month: i8, day: i8| {
            jiff::civil::Date::new(i16::try_from(year).unwrap_or(0) + 1, month, day).unwrap_or_default()
        };
        let new = NewCampaign {
            year,
            framework: crate::framework::BUILT_IN.to_vec(),
            organizations: &list,
            opens_on: day(1, 15),
            closes_on: day(3, 31),
            ministry: "ministere-fictif".parse()?,
            period: None,
            time_zone: crate::envelope::Zone::default(),
            names: [Lang::Fr, Lang::En].map(|lang| Some(lang.text("demo-ministry-name"))),
            contact: "demo@ministere-fictif.example".to_owned(),
            supersedes: &[],
            required: vec![Role::Lead, Role::Officer],
            out: &out,
        };
        campaign::create(&self.store, &new, &self.ministry, self.at)?;
        Ok(out)
    }

    /// Every lead and every officer, at once.
    pub fn enrol(&self, people: &[Person]) -> Result<(), Fault> {
        let mut lines = Vec::new();
        for person in people {
            let body: BodyCode = person.body.code.parse()?;
            for (role, key) in [(Role::Lead, &person.lead), (Role::Officer, &person.officer)] {
                lines.extend(signers::namespaces(role).into_iter().map(|namespace| Signer {
                    principal: Principal { role, body: body.clone() },
                    namespace,
                    valid_after: None,
                    valid_before: None,
                    key: key.public().clone(),
                    comment: key.comment().to_owned(),
                }));
            }
        }
        signers::enrol_all(&self.store, &lines, self.ministry.comment(), self.at).map(drop)
    }

    /// Seals and attests one year of a body; gives the file in the ministry's inbox.
    pub fn declare(&self, person: &Person, place: usize, second: bool) -> Result<PathBuf, Fault> {
        let [first, last] = YEARS;
        let year = if second { last } else { first };
        let before = second.then(|| bodies::counted(&self.framework, place, false, self.lang)).transpose()?;
        let before = before.map(|sheet| Previous {
            year: first,
            answers: sheet.answers(&self.framework).into_iter().collect(),
        });
        let sheet = bodies::counted(&self.framework, place, second, self.lang)?;
        let sealed = self.seal(&person.body, year, sheet, before.as_ref(), &person.lead, "sealed")?;
        let out = self.inbox(year).join(format!("{}-{year}.jauge", person.body.code));
        attested(self, person, &sealed.path, out)
    }

    fn seal(
        &self,
        body: &Body,
        year: u16,
        sheet: declaration::Sheet,
        before: Option<&Previous>,
        key: &SecretKey,
        folder: &str,
    ) -> Result<Sealed, Fault> {
        let campaign = campaign::of_year(&self.store, year)?;
        let mut declaration = Declaration {
            organization: Organization { code: body.code.clone(), name: body.name_fr.clone() },
            year: Some(year),
            prepared_by: declaration::Person {
                name: "Personne Fictive".to_owned(),
                title: self.lang.text("demo-title"),
                email: format!("demo@{}.example", body.code),
            },
            sheet,
            justifications: Vec::new(),
            correction: None,
        };
        let findings = declaration::check(&self.framework, &declaration, before, declaration::Stage::Answers);
        let warnings = findings.iter().filter(|finding| finding.severity() == Severity::Warning);
        declaration.justifications = warnings
            .map(|finding| Justification {
                rule: finding.rule.id().to_owned(),
                quantity: finding.quantity.clone(),
                text: self.lang.text("demo-justification"),
            })
            .collect();
        let out = self.folder.join(folder).join(format!("{}-{year}-lead.jauge", body.code));
        let sealing = Sealing {
            framework: &self.framework,
            declaration,
            previous: before,
            campaign: campaign.and_then(|known| known.row.fingerprint.parse().ok()),
            corrects: None,
            evidence: &[],
            language: self.lang,
            out: &out,
            overwrite: Overwrite::No,
            draft: None,
        };
        let [then, now] = SEALED;
        let [first, _] = YEARS;
        let at = if year == first { then } else { now }.parse().unwrap_or(self.at);
        seal::seal(&self.store, &sealing, key, at)
    }

    /// Two forgeries, in the ministry's inbox of the last year too: numbers changed after signing, and a declaration
    /// signed by a stranger.
    pub fn forge(&self, envelopes: &[PathBuf], people: &[Person]) -> Result<Vec<PathBuf>, Fault> {
        let (Some(original), Some(person)) = (envelopes.first(), people.first()) else {
            return Ok(Vec::new());
        };
        let [_, year] = YEARS;
        let mut altered = intake::read(original, intake::MOST_ENVELOPE)?;
        let needle = b"\"value\": ";
        let found = altered.windows(needle.len()).position(|window| window == needle);
        if let Some(digit) = found.and_then(|at| altered.get_mut(at + needle.len())) {
            *digit = if *digit == b'9' { b'8' } else { b'9' };
        }
        let stranger = SecretKey::generate(&mut OsRng, "stranger").map_err(Fault::Key)?;
        let sheet = bodies::counted(&self.framework, 0, true, self.lang)?;
        let sealed = self.seal(&person.body, year, sheet, None, &stranger, "forged")?;
        let [altered_file, impostor] =
            ["altered.jauge", "impostor.jauge"].map(|name| self.folder.join("forged").join(name));
        write_whole(&altered_file, &altered, Overwrite::No)?;
        std::fs::rename(&sealed.path, &impostor)
            .map_err(|error| Fault::Folder { path: impostor.clone(), detail: error.to_string() })?;
        let forged = vec![altered_file, impostor];
        for file in &forged {
            let bytes = intake::read(file, intake::MOST_ENVELOPE)?;
            write_whole(&self.inbox(year).join(file.file_name().unwrap_or_default()), &bytes, Overwrite::No)?;
        }
        Ok(forged)
    }

    /// The file of a body that comes after the last day: kept back from the inbox until then.
    pub fn hold_back(&self, person: Option<&Person>) -> Result<Option<PathBuf>, Fault> {
        let ([_, year], Some(person)) = (YEARS, person) else { return Ok(None) };
        let name = format!("{}-{year}.jauge", person.body.code);
        let (from, to) = (self.inbox(year).join(&name), self.folder.join("inbox").join(name));
        std::fs::rename(&from, &to)
            .map_err(|error| Fault::Folder { path: from, detail: error.to_string() })?;
        Ok(Some(to))
    }

    pub fn receive(&self, paths: &[PathBuf], at: Timestamp) -> Result<Vec<Line>, Fault> {
        let trusted = signers::register(&self.store)?;
        let who = self.ministry.comment();
        receive::receive(&self.store, paths, &trusted, who, at, &mut |_, _| true)
    }

    /// Corrects what came back: one number more, a reason, both signatures.
    pub fn correct(&self, person: &Person, draft: DraftId) -> Result<PathBuf, Fault> {
        let fields = self.store.fields(draft)?;
        let services = field::value("services");
        let before = fields.get(&services).and_then(|typed| typed.parse::<u32>().ok()).unwrap_or(0);
        let typed = [
            (services, (before + 1).to_string()),
            (field::CORRECTION_REASON.to_owned(), self.lang.text("demo-correction")),
        ];
        self.store.write_fields(draft, &typed, self.at)?;
        let sealed = self.folder.join("sealed").join(format!("{}-correction-lead.jauge", person.body.code));
        let sealing = DraftSealing {
            framework: &self.framework,
            draft,
            language: self.lang,
            out: &sealed,
            overwrite: Overwrite::No,
        };
        seal::seal_draft(&self.store, &sealing, &person.lead, self.at)?;
        let [_, year] = YEARS;
        let out = self.inbox(year).join(format!("{}-{year}-correction.jauge", person.body.code));
        attested(self, person, &sealed, out)
    }

    /// A draft of the year after, begun: what the window opens on.
    pub fn draft(&self) -> Result<u16, Fault> {
        let [_, last] = YEARS;
        let year = last + 1;
        let body = bodies::all()?.into_iter().next().ok_or(crate::workflow::Refusal::NothingToReview)?;
        let id = self.store.new_draft("lead", self.at)?;
        let typed = [
            (field::ORGANIZATION_CODE.to_owned(), body.code.clone()),
            (field::ORGANIZATION_NAME.to_owned(), body.name_fr.clone()),
            (field::YEAR.to_owned(), year.to_string()),
            (field::PREPARED_BY_NAME.to_owned(), "Personne Fictive".to_owned()),
            (field::PREPARED_BY_TITLE.to_owned(), self.lang.text("demo-title")),
            (field::PREPARED_BY_EMAIL.to_owned(), format!("demo@{}.example", body.code)),
        ];
        let begun = Counts::read(&body.code, bodies::BEGUN.as_bytes(), &self.framework)?;
        let counted = begun.cells.into_iter().map(|cell| (field::value(&cell.quantity), cell.typed));
        let typed: Vec<(String, String)> = typed.into_iter().chain(counted).collect();
        self.store.write_fields(id, &typed, self.at)?;
        let declaration = draft::declaration(&self.framework, &self.store.fields(id)?);
        previous::find(&self.store, id, &declaration, self.at)?;
        Ok(year)
    }
}

/// A key in the home, under the passphrase of the demonstration.
fn key(store: &Store, owner: &str) -> Result<SecretKey, Fault> {
    let key = SecretKey::generate(&mut OsRng, owner).map_err(Fault::Key)?;
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    keys::write(&key, &store.home().keys(), &passphrase, ROUNDS, &mut OsRng)?;
    Ok(key)
}
