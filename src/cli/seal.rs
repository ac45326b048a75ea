//! `jauge seal`: check, then write the declaration with the lead's signature.

use std::path::PathBuf;

use serde::Serialize;

use super::check::{self, Report};
use super::definition::Seal;
use super::desk::{Desk, Done, Outcome};
use super::passphrase;
use crate::declaration::{Declaration, Detail, Finding, Organization, Person, Rule};
use crate::l10n::Args;
use crate::store::Store;
use crate::store::files::Overwrite;
use crate::workflow::body::check::Checked;
use crate::workflow::body::seal::{self, EvidenceFile, Sealed, Sealing};
use crate::workflow::campaign::{self, Known};
use crate::workflow::open::{self, Earlier};
use crate::workflow::{self, EvidenceSlip, Fault, keys};

pub(super) fn run(desk: &Desk, asked: &Seal) -> Outcome {
    let store = desk.store()?;
    let campaign = campaign_of(desk, &store, asked)?;
    let framework = match &campaign {
        Some(known) => known.framework.clone(),
        None => desk.framework()?,
    };
    let checked = workflow::body::check::counts(&framework, &check::of(&asked.check))?;
    let declaration = declaration(&framework, asked, &checked)?;
    let report = Report { framework: &framework, declaration: &declaration, counts: &checked.counts };
    if checked.findings.iter().any(|finding| finding.rule == Rule::E02) {
        return Ok(report.tell(desk, &checked.findings));
    }
    let corrects = corrected(asked)?;
    let evidence = evidence(&framework, asked)?;
    let sealing = Sealing {
        framework: &framework,
        declaration: declaration.clone(),
        previous: checked.previous.as_ref(),
        campaign: campaign.as_ref().and_then(|known| known.row.fingerprint.parse().ok()),
        corrects: corrects.as_ref().map(|earlier| (earlier, asked.reason.as_deref().unwrap_or_default())),
        evidence: &evidence,
        language: desk.lang,
        out: &asked.out,
        overwrite: Overwrite::No,
        draft: None,
    };
    if let Some(campaign) = &campaign {
        campaign.admits(&asked.check.organization, asked.check.year)?;
    }
    // Before anybody is asked for a passphrase.
    if let Err(fault) = seal::ready(&sealing, desk.now) {
        if let Fault::Findings(findings) = &fault {
            refused(desk, &report, findings);
        }
        return Err(fault);
    }
    let passphrase = passphrase::for_key(desk, &asked.passphrase, &asked.key)?;
    let key = keys::unlock(&asked.key, &passphrase)?;
    told(desk, &seal::seal(&store, &sealing, &key, desk.now)?);
    Ok(Done::Good)
}

/// The campaign that was named, or the one of that year that this home works under.
fn campaign_of(desk: &Desk, store: &Store, asked: &Seal) -> Result<Option<Known>, Fault> {
    match &asked.campaign {
        Some(file) => campaign::named(store, file, desk.now).map(Some),
        None => campaign::of_year(store, asked.check.year),
    }
}

/// What stands in the way; on a command line, explanations are given as arguments.
fn refused(desk: &Desk, report: &Report<'_>, findings: &[Finding]) {
    if desk.json {
        report.tell(desk, findings);
    } else {
        report.complain(desk, findings);
    }
    let unexplained = |finding: &&Finding| finding.rule == Rule::E07;
    if let Some(Detail::Unjustified(rule)) = findings.iter().find(unexplained).map(|finding| &finding.detail)
    {
        let quantity = findings.iter().find(unexplained).and_then(|finding| finding.quantity.as_deref());
        let about =
            quantity.map_or_else(|| rule.id().to_owned(), |quantity| format!("{}:{quantity}", rule.id()));
        desk.complain(&desk.text_with("cli-justify-so", &Args::new().text("about", about)));
    }
}

fn declaration(
    framework: &crate::framework::Framework,
    asked: &Seal,
    checked: &Checked,
) -> Result<Declaration, Fault> {
    let justifications = asked.justify.iter().map(|written| seal::justification(framework, written));
    Ok(Declaration {
        organization: Organization {
            code: checked.declaration.organization.code.clone(),
            name: asked.organization_name.trim().to_owned(),
        },
        prepared_by: Person {
            name: asked.name.trim().to_owned(),
            title: asked.title.trim().to_owned(),
            email: asked.email.trim().to_owned(),
        },
        justifications: justifications.collect::<Result<_, _>>()?,
        ..checked.declaration.clone()
    })
}

fn corrected(asked: &Seal) -> Result<Option<Earlier>, Fault> {
    let Some(path) = &asked.supersedes else { return Ok(None) };
    open::corrected(path, &asked.check.organization, asked.check.year).map(Some)
}

/// Reads each `TARGET=FILE`; the file's name need not be text.
fn evidence(framework: &crate::framework::Framework, asked: &Seal) -> Result<Vec<EvidenceFile>, Fault> {
    let piece = |written: &std::ffi::OsString| {
        let at = written.as_encoded_bytes().iter().position(|byte| *byte == b'=');
        let text = written.to_string_lossy();
        let (target, _) = text.split_once('=').unwrap_or((&text, ""));
        let path = at.and_then(|at| after(written, at + 1)).map(PathBuf::from);
        // Without a file there is no target either: the fault shows how it is written.
        let none = || Fault::Evidence { path: written.into(), why: EvidenceSlip::Target(String::new()) };
        Ok((target.to_owned(), path.ok_or_else(none)?))
    };
    let pieces = asked.evidence.iter().map(piece).collect::<Result<Vec<_>, Fault>>()?;
    seal::all_evidence(framework, &pieces)
}

/// What follows in an argument, byte for byte.
fn after(written: &std::ffi::OsStr, at: usize) -> Option<std::ffi::OsString> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
        written.as_bytes().get(at..).map(|rest| std::ffi::OsString::from_vec(rest.to_vec()))
    }
    #[cfg(not(unix))]
    {
        written.to_str().and_then(|text| text.get(at..)).map(std::ffi::OsString::from)
    }
}

#[derive(Serialize)]
struct Document {
    file: String,
    fingerprint: String,
    organization: String,
    year: u16,
    sequence: u32,
}

fn told(desk: &Desk, sealed: &Sealed) {
    let submission = &sealed.submission;
    for dropped in &sealed.dropped {
        desk.say(&dropped.told(desk.lang));
    }
    if desk.json {
        desk.print_json(&Document {
            file: sealed.path.display().to_string(),
            fingerprint: sealed.fingerprint.to_string(),
            organization: submission.organization.code.clone(),
            year: submission.year,
            sequence: submission.sequence,
        });
        return;
    }
    let args = Args::new()
        .text("file", sealed.path.display().to_string())
        .text("fingerprint", sealed.fingerprint.groups())
        .text("body", &submission.organization.code)
        .text("year", submission.year.to_string())
        .text("sequence", submission.sequence.to_string());
    desk.print(&format!("{}\n", desk.text_with("cli-sealed", &args)));
    desk.say(&desk.text("cli-sealed-next"));
}
