//! What a submission must hold to beside its form. The same for writing and for reading, so that nothing is sealed
//! that would not open.

use std::collections::HashSet;

use super::{Submission, is_evidence};
use crate::declaration::Value;
use crate::envelope::fault::ContentFault;
use crate::envelope::strict::{self, twice};
use crate::envelope::text::Texts;
use crate::trust::BodyCode;

/// Checks a submission against the other content of its archive; gives the body's code.
pub(super) fn check<'a>(
    submission: &Submission,
    content: impl Iterator<Item = &'a str>,
    refuse: Texts,
) -> Result<BodyCode, ContentFault> {
    let field = |field| ContentFault::Field { field };
    let body = submission.organization.code.parse().map_err(|_| field("organization.code"))?;
    texts(submission, refuse)?;
    if submission.framework.version == 0 {
        return Err(field("framework.version"));
    }
    if !Submission::YEARS.contains(&submission.year) {
        return Err(field("year"));
    }
    if submission.sequence == 0 {
        return Err(field("sequence"));
    }
    if (submission.sequence == 1) != submission.supersedes.is_none() {
        return Err(field("supersedes"));
    }
    if submission.prepared_at.subsec_nanosecond() != 0 {
        return Err(field("prepared_at"));
    }
    if submission
        .answers
        .iter()
        .any(|(_, answer)| matches!(answer.value, Value::Count(count) if count > Value::MOST))
    {
        return Err(field("answers.value"));
    }
    repetitions(submission)?;
    evidence(submission, content)?;
    Ok(body)
}

/// Every text is as a text must be, and what names something is not empty.
fn texts(submission: &Submission, refuse: Texts) -> Result<(), ContentFault> {
    let Submission { framework, organization, prepared_by, .. } = submission;
    let mut texts = vec![
        ("organization.name", organization.name.as_str()),
        ("prepared_by.name", &prepared_by.name),
        ("prepared_by.title", &prepared_by.title),
        ("prepared_by.email", &prepared_by.email),
    ];
    texts.extend(submission.correction_reason.as_deref().map(|reason| ("correction_reason", reason)));
    let mut names = vec![("framework.id", framework.id.as_str())];
    for (quantity, answer) in &submission.answers {
        names.push(("answers.quantity", quantity));
        texts.extend(answer.reason.as_deref().map(|reason| ("answers.reason", reason)));
    }
    for justification in &submission.justifications {
        names.push(("justifications.rule", &justification.rule));
        names.extend(justification.quantity.as_deref().map(|quantity| ("justifications.quantity", quantity)));
        texts.push(("justifications.text", &justification.text));
    }
    for evidence in &submission.evidence {
        names.push(("evidence.target", &evidence.target));
        texts.push(("evidence.name", &evidence.name));
    }
    strict::well_written(&names, &texts, refuse)
}

/// One quantity with two answers would be read as one of them here and as the other elsewhere.
fn repetitions(submission: &Submission) -> Result<(), ContentFault> {
    let repeated = |field, name: &str| Err(ContentFault::Repeated { field, name: name.to_owned() });
    let quantities = submission.answers.iter().map(|(quantity, _)| quantity.as_str());
    if let Some(quantity) = twice(quantities) {
        return repeated("answers", quantity);
    }
    let rules = submission.justifications.iter().map(|one| (one.rule.as_str(), one.quantity.as_deref()));
    match twice(rules) {
        Some((rule, _)) => repeated("justifications", rule),
        None => Ok(()),
    }
}

/// The declared evidence and the entries are the same, both ways.
fn evidence<'a>(submission: &Submission, content: impl Iterator<Item = &'a str>) -> Result<(), ContentFault> {
    let mut declared = HashSet::new();
    for evidence in &submission.evidence {
        if !is_evidence(&evidence.entry) {
            return Err(ContentFault::Field { field: "evidence.entry" });
        }
        if !declared.insert(evidence.entry.as_str()) {
            return Err(ContentFault::Repeated { field: "evidence", name: evidence.entry.clone() });
        }
    }
    for entry in content {
        if !declared.remove(entry) {
            return Err(ContentFault::Undeclared { entry: entry.to_owned() });
        }
    }
    match submission.evidence.iter().find(|evidence| declared.contains(evidence.entry.as_str())) {
        Some(evidence) => Err(ContentFault::Absent { entry: evidence.entry.clone() }),
        None => Ok(()),
    }
}
