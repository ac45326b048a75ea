//! A home with one declaration in it, half filled in, as a lead finds it on the second day.

use std::path::Path;

use jauge::framework::Framework;
use jauge::store::{DraftId, Home, Store, field};
use jiff::Timestamp;
use tempfile::TempDir;

/// The home and its one draft.
pub struct Filled {
    folder: TempDir,
    draft: DraftId,
    quantity: String,
}

impl Filled {
    /// Makes it. What is typed into its first target moves the gauge, the rate and the verdict with every key; the
    /// longest number raises a warning, which comes and goes in every round.
    pub fn new() -> Self {
        let framework = Framework::built_in().expect("the framework");
        let folder = tempfile::tempdir().expect("a folder");
        let now = Timestamp::now();
        let store = Store::open(&Home::new(folder.path()), now).expect("a home");
        let draft = store.new_draft("lead", now).expect("a draft");
        let mut typed: Vec<(String, String)> = [
            (field::ORGANIZATION_CODE, "exemple"),
            (field::ORGANIZATION_NAME, "Ministère de l’Exemple"),
            (field::YEAR, "2024"),
            (field::PREPARED_BY_NAME, "Personne Fictive"),
            (field::PREPARED_BY_TITLE, "Dirigeante de la transformation"),
            (field::PREPARED_BY_EMAIL, "personne@exemple.invalid"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec();
        for quantity in &framework.quantities {
            let answer = match quantity.id.as_str() {
                "services" | "digital_services" => "50000",
                whole if framework.is_whole(whole) => "20",
                _ => "10",
            };
            typed.push((field::value(&quantity.id), answer.to_owned()));
        }
        store.write_fields(draft, &typed, now).expect("the fields");
        let quantity = framework.targets[0].measure.quantities()[0].to_owned();
        Self { folder, draft, quantity }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What is typed in the first field of the first target now.
    pub fn first_answer(&self) -> String {
        let store = Store::open(&Home::new(self.path()), Timestamp::now()).expect("the home");
        let fields = store.fields(self.draft).expect("the draft");
        fields.get(&field::value(&self.quantity)).cloned().unwrap_or_default()
    }
}
