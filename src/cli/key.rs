//! `jauge key new|show|import`: keys of the people who sign.

use std::path::Path;

use serde::Serialize;

use super::definition::{KeyNew, Passphrase};
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::l10n::Args;
use crate::workflow::keys::{self, KeyFile};

pub(super) fn new(desk: &Desk, asked: &KeyNew) -> Outcome {
    let store = desk.store()?;
    let passphrase = passphrase::new(desk, &asked.passphrase)?;
    let owner = format!("{}, {}", asked.name.trim(), asked.title.trim());
    let key = keys::create(&store, &owner, asked.out.as_deref(), &passphrase, desk.now)?;
    told(desk, &[key]);
    desk.say(&desk.text("cli-key-next"));
    Ok(Done::Good)
}

pub(super) fn import(desk: &Desk, file: &Path, asked: &Passphrase) -> Outcome {
    let passphrase = if keys::is_locked(file)? {
        passphrase::known(desk, asked, file)?
    } else {
        desk.say(&desk.text("cli-key-unprotected"));
        passphrase::new(desk, asked)?
    };
    let key = keys::import(&desk.store()?, file, &passphrase, desk.now)?;
    told(desk, &[key]);
    Ok(Done::Good)
}

pub(super) fn show(desk: &Desk, file: Option<&Path>) -> Outcome {
    let keys = match file {
        Some(file) => vec![keys::show(file)?],
        None => keys::list(&desk.home()?)?,
    };
    told(desk, &keys);
    if keys.is_empty() {
        desk.complain(&desk.text("cli-key-none"));
        return Ok(Done::NotGood);
    }
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Row {
    file: String,
    fingerprint: String,
    public: String,
    owner: String,
}

fn told(desk: &Desk, keys: &[KeyFile]) {
    if desk.json {
        let rows: Vec<Row> = keys
            .iter()
            .map(|key| Row {
                file: key.path.display().to_string(),
                fingerprint: key.public.fingerprint(),
                public: key.public.to_string(),
                owner: key.owner.clone(),
            })
            .collect();
        desk.print_json(&rows);
        return;
    }
    for key in keys {
        let args = Args::new()
            .text("file", key.path.display().to_string())
            .text("fingerprint", key.public.fingerprint())
            .text("public", key.public_line());
        desk.print(&format!("{}\n", desk.text_with("cli-key-shown", &args)));
    }
}
