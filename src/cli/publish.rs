//! `jauge publish`: the publication of a year; or, of a folder, whether it is what comes out when it is computed again.

use std::path::Path;

use serde::Serialize;

use super::definition::Publish;
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::barometer::publication::{SIGNATURE, SIGNERS, SUMS};
use crate::l10n::{Args, Explain as _};
use crate::trust::{Namespace, Principal};
use crate::workflow::keys;
use crate::workflow::ministry::publish::{self, Checked, Difference, Published, Publishing, Wrong};

pub(super) fn run(desk: &Desk, asked: &Publish) -> Outcome {
    let store = desk.store()?;
    if let Some(folder) = &asked.check {
        let checked = publish::check(&store, asked.year, folder, asked.hide_below)?;
        return Ok(told(desk, asked.year, folder, &checked));
    }
    let Some(out) = &asked.out else { return Ok(Done::Unusable) };
    let hide_below = asked.hide_below.unwrap_or(0);
    let publishing = Publishing { year: asked.year, out, hide_below };
    publish::ready(&store, &publishing)?;
    let key = match &asked.key {
        Some(key) => key.clone(),
        None => publish::own_key(&store, asked.year, desk.now)?,
    };
    let passphrase = passphrase::for_key(desk, &asked.passphrase, &key)?;
    let key = keys::unlock(&key, &passphrase)?;
    let published = publish::publish(&store, &publishing, &key, desk.now)?;
    if desk.json {
        desk.print_json(&Document::of(asked.year, &published));
    } else {
        let args = Args::new()
            .text("year", asked.year.to_string())
            .text("folder", out.display().to_string())
            .count("files", u64::try_from(published.files.len()).unwrap_or(u64::MAX));
        desk.print(&format!("{}\n", desk.text_with("publication-published", &args)));
        desk.print(&format!("{}\n", commands(desk, out, &published.principal).join("\n")));
    }
    Ok(Done::Good)
}

/// The stock commands that check a publication, ready to be copied.
pub(super) fn commands(desk: &Desk, folder: &Path, principal: &Principal) -> [String; 4] {
    let quoted = folder.display().to_string().replace('\'', r"'\''");
    [
        desk.text("publication-check-stock"),
        format!("    cd '{quoted}' && sha256sum --check --strict {SUMS}"),
        format!(
            "    ssh-keygen -Y verify -f {SIGNERS} -I {principal} -n {} \\",
            Namespace::MinistryPublication
        ),
        format!("        -s {SIGNATURE} < {SUMS}"),
    ]
}

fn told(desk: &Desk, year: u16, folder: &Path, checked: &Checked) -> Done {
    let good = checked.differences.is_empty();
    if desk.json {
        desk.print_json(&Report {
            year,
            folder: folder.display().to_string(),
            good,
            files: checked.files,
            differences: checked.differences.iter().map(|differs| Row::of(desk, differs)).collect(),
        });
    } else {
        for differs in &checked.differences {
            desk.print(&format!("{}\n", in_words(desk, differs)));
        }
        let args = Args::new()
            .text("year", year.to_string())
            .text("folder", folder.display().to_string())
            .count("files", u64::try_from(checked.files).unwrap_or(u64::MAX))
            .count("count", u64::try_from(checked.differences.len()).unwrap_or(u64::MAX));
        let id = if good { "publication-checked-good" } else { "publication-checked-not-good" };
        desk.print(&format!("{}\n", desk.text_with(id, &args)));
    }
    if good { Done::Good } else { Done::NotGood }
}

fn in_words(desk: &Desk, differs: &Difference) -> String {
    let args = Args::new().text("file", &differs.file);
    match &differs.wrong {
        Wrong::Missing => desk.text_with("publication-differs-missing", &args),
        Wrong::Extra => desk.text_with("publication-differs-extra", &args),
        Wrong::Differs(None) => desk.text_with("publication-differs", &args),
        Wrong::Differs(Some(place)) => {
            let args = args.text("found", &place.found).text("expected", &place.expected);
            match place.at.split_once(':') {
                Some((line, column)) => {
                    let args = args.text("line", line).text("column", column);
                    desk.text_with("publication-differs-line", &args)
                }
                None => desk.text_with("publication-differs-at", &args.text("at", &place.at)),
            }
        }
        Wrong::Signature(fault) => {
            let why = match fault {
                Some(fault) => fault.explain(desk.lang).sentence,
                None => desk.text("publication-differs-stranger"),
            };
            desk.text_with("publication-differs-signature", &args.text("why", why))
        }
    }
}

#[derive(Serialize)]
struct Document {
    year: u16,
    folder: String,
    principal: String,
    namespace: &'static str,
    files: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    path: String,
    bytes: usize,
    sha256: String,
}

impl Document {
    fn of(year: u16, published: &Published) -> Self {
        let listed = |file: &crate::barometer::publication::File| Listed {
            path: file.name.clone(),
            bytes: file.bytes.len(),
            sha256: file.sha256(),
        };
        Self {
            year,
            folder: published.folder.display().to_string(),
            principal: published.principal.to_string(),
            namespace: Namespace::MinistryPublication.as_str(),
            files: published.files.iter().map(listed).collect(),
        }
    }
}

#[derive(Serialize)]
struct Report {
    year: u16,
    folder: String,
    good: bool,
    files: usize,
    differences: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    file: String,
    what: &'static str,
    at: Option<String>,
    found: Option<String>,
    expected: Option<String>,
    message: String,
}

impl Row {
    fn of(desk: &Desk, differs: &Difference) -> Self {
        let (what, place) = match &differs.wrong {
            Wrong::Missing => ("missing", None),
            Wrong::Extra => ("extra", None),
            Wrong::Differs(place) => ("differs", place.clone()),
            Wrong::Signature(_) => ("signature", None),
        };
        Self {
            file: differs.file.clone(),
            what,
            at: place.as_ref().map(|place| place.at.clone()),
            found: place.as_ref().map(|place| place.found.clone()),
            expected: place.map(|place| place.expected),
            message: in_words(desk, differs),
        }
    }
}
