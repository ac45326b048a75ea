//! `jauge attest`: the officer's signature.

use serde::Serialize;

use super::definition::Attest;
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::envelope::AttestFault;
use crate::l10n::Args;
use crate::store::files::Overwrite;
use crate::workflow::officer::attest::attest;
use crate::workflow::{Fault, keys};

pub(super) fn run(desk: &Desk, asked: &Attest) -> Outcome {
    let store = desk.store()?;
    let passphrase = passphrase::for_key(desk, &asked.passphrase, &asked.key)?;
    let key = keys::unlock(&asked.key, &passphrase)?;
    let attested = match attest(&store, &asked.file, &asked.out, Overwrite::No, &key, desk.now) {
        Ok(attested) => attested,
        Err(fault) => {
            if let Fault::Attest { fault: AttestFault::Broken(reasons), .. } = &fault {
                for reason in reasons {
                    desk.explain(reason);
                }
            }
            return Err(fault);
        }
    };
    if desk.json {
        desk.print_json(&Document {
            file: attested.path.display().to_string(),
            fingerprint: attested.fingerprint.to_string(),
            organization: &attested.submission.organization.code,
            year: attested.submission.year,
            sequence: attested.submission.sequence,
        });
        return Ok(Done::Good);
    }
    let args = Args::new()
        .text("file", attested.path.display().to_string())
        .text("fingerprint", attested.fingerprint.groups())
        .text("body", &attested.submission.organization.code)
        .text("year", attested.submission.year.to_string());
    desk.print(&format!("{}\n", desk.text_with("cli-attested", &args)));
    Ok(Done::Good)
}

#[derive(Serialize)]
struct Document<'a> {
    file: String,
    fingerprint: String,
    organization: &'a str,
    year: u16,
    sequence: u32,
}
