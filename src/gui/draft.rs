//! The declaration that is open in the window: what was typed, what the rules say of it, what can be undone,
//! and what is not yet on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::declaration::{
    self, Declaration, Finding, Justification, Measured, Previous, Rule, Severity, Stage,
};
use crate::framework::{Framework, Target};
use crate::store::{DraftId, Evidence, field};
use crate::workflow::body::draft::{Fields, declaration};
use crate::workflow::body::follow::Corrected;
use crate::workflow::body::seal;
use crate::workflow::campaign::Known;

mod writing;

pub use writing::Writing;

/// The open declaration.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Which one.
    pub id: DraftId,
    /// What it answers: the campaign's framework, or the program's.
    pub framework: Arc<Framework>,
    /// The campaign that it works under.
    pub campaign: Option<Arc<Known>>,
    /// What it corrects, and what was said about that.
    pub corrects: Option<Arc<Corrected>>,
    /// What was declared before, where it is known.
    pub previous: Option<Previous>,
    /// The files attached.
    pub evidence: Vec<Evidence>,
    /// The fingerprint of the envelope that it was sealed as: it does not change any more.
    pub sealed: Option<String>,
    /// When it was last on the disk as it is here.
    pub saved_at: Option<Timestamp>,
    fields: Fields,
    declaration: Declaration,
    findings: Vec<Finding>,
    history: Vec<Edit>,
    undone: Vec<Edit>,
    unsaved: BTreeSet<String>,
    saving: BTreeSet<String>,
    writing: Writing,
}

/// One change that can be undone.
#[derive(Debug, Clone)]
struct Edit {
    field: String,
    before: String,
    after: String,
}

/// How far a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Something is not answered yet.
    Open,
    /// Answered, with something to put right.
    Fix,
    /// Answered, with something to explain.
    Explain,
    /// Nothing is left to do.
    Done,
}

impl Draft {
    /// A draft as the store has it.
    #[must_use]
    pub fn new(framework: Arc<Framework>, id: DraftId, fields: Fields, previous: Option<Previous>) -> Self {
        let mut draft = Self {
            id,
            declaration: declaration(&framework, &fields),
            framework,
            campaign: None,
            corrects: None,
            previous,
            evidence: Vec::new(),
            sealed: None,
            saved_at: None,
            fields,
            findings: Vec::new(),
            history: Vec::new(),
            undone: Vec::new(),
            unsaved: BTreeSet::new(),
            saving: BTreeSet::new(),
            writing: Writing::default(),
        };
        draft.check();
        draft
    }

    /// This draft as a correction, with its evidence.
    #[must_use]
    pub fn correcting(mut self, corrected: Corrected) -> Self {
        self.corrects = Some(Arc::new(corrected));
        self.check();
        self
    }

    /// Are body and year given, and not typed?
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.campaign.is_some() || self.corrects.is_some()
    }

    /// Which correction it is: the first one has 1; none where it corrects nothing.
    #[must_use]
    pub fn correction(&self) -> Option<u32> {
        self.corrects.as_ref().map(|corrected| corrected.earlier.submission.sequence)
    }

    /// Did the ministry say anything about a quantity of what is corrected?
    #[must_use]
    pub fn has_comments(&self) -> bool {
        let decision = self.corrects.as_ref().and_then(|corrected| corrected.decision.as_ref());
        decision.is_some_and(|decision| decision.comments.iter().any(|comment| comment.quantity.is_some()))
    }

    /// What the ministry said about a quantity, or about the whole, of what is corrected.
    pub fn comments<'a>(&'a self, quantity: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let decision = self.corrects.as_ref().and_then(|corrected| corrected.decision.as_ref());
        let said = decision.map(|decision| decision.comments.as_slice()).unwrap_or_default();
        said.iter()
            .filter(move |comment| comment.quantity.as_deref() == quantity)
            .map(|comment| comment.text.as_str())
    }

    /// What was typed in a field; blank where nothing was.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// What the fields make.
    #[must_use]
    pub fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// What the rules say of it.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Types over a field. It can be undone; letters typed in a row are one change.
    pub fn set(&mut self, name: &str, typed: String) {
        if self.sealed.is_some() || self.field(name) == typed {
            return;
        }
        let before = self.field(name).to_owned();
        self.undone.clear();
        match self.history.last_mut() {
            Some(edit) if edit.field == name && edit.after == before && !before.is_empty() => {
                edit.after.clone_from(&typed);
            }
            _ => self.history.push(Edit { field: name.to_owned(), before, after: typed.clone() }),
        }
        self.put(name, typed);
    }

    /// Takes the last change back; the field that changed.
    pub fn undo(&mut self) -> Option<String> {
        let field = self.step_back()?;
        // A body found in the campaign's list is one choice of two fields.
        let code = self.history.last().is_some_and(|edit| edit.field == field::ORGANIZATION_CODE);
        if self.is_bound() && field == field::ORGANIZATION_NAME && code {
            return self.step_back();
        }
        Some(field)
    }

    /// Makes a change again that was taken back; the field that changed.
    pub fn redo(&mut self) -> Option<String> {
        let field = self.step_forth()?;
        let name = self.undone.last().is_some_and(|edit| edit.field == field::ORGANIZATION_NAME);
        if self.is_bound() && field == field::ORGANIZATION_CODE && name {
            return self.step_forth();
        }
        Some(field)
    }

    fn step_back(&mut self) -> Option<String> {
        let edit = self.history.pop()?;
        self.put(&edit.field, edit.before.clone());
        let field = edit.field.clone();
        self.undone.push(edit);
        Some(field)
    }

    fn step_forth(&mut self) -> Option<String> {
        let edit = self.undone.pop()?;
        self.put(&edit.field, edit.after.clone());
        let field = edit.field.clone();
        self.history.push(edit);
        Some(field)
    }

    /// Sets what was declared before.
    pub fn set_previous(&mut self, previous: Option<Previous>) {
        self.previous = previous;
        self.check();
    }

    fn put(&mut self, name: &str, typed: String) {
        self.fields.insert(name.to_owned(), typed);
        self.unsaved.insert(name.to_owned());
        self.declaration = declaration(&self.framework, &self.fields);
        self.check();
    }

    fn check(&mut self) {
        if let Some(corrected) = &self.corrects {
            let evidence: Vec<_> = self
                .evidence
                .iter()
                .filter_map(|piece| {
                    Some((piece.target.clone(), piece.name.clone(), piece.sha256.parse().ok()?))
                })
                .collect();
            let reason = self.field(field::CORRECTION_REASON);
            let earlier = &corrected.earlier;
            let correction = seal::correction(&self.framework, &self.declaration, &evidence, earlier, reason);
            self.declaration.correction = Some(correction);
        }
        self.findings =
            declaration::check(&self.framework, &self.declaration, self.previous.as_ref(), Stage::Sealing);
    }

    /// Is everything typed on the disk?
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.unsaved.is_empty() && (self.saving.is_empty() || self.writing.done().is_some())
    }

    /// What is to be written now, and where to tell how it went: nothing while a write is under way, which takes up
    /// the rest when it is done.
    pub fn take_unsaved(&mut self) -> Option<(Vec<(String, String)>, Writing)> {
        if !self.saving.is_empty() {
            let at = self.writing.awaited()?;
            self.saved(at);
        }
        if self.unsaved.is_empty() {
            return None;
        }
        self.saving = std::mem::take(&mut self.unsaved);
        self.writing = Writing::default();
        let typed = self.saving.iter().map(|name| (name.clone(), self.field(name).to_owned())).collect();
        Some((typed, self.writing.clone()))
    }

    /// Everything that is not known to be on the disk, also what is being written.
    #[must_use]
    pub fn all_unsaved(&self) -> Vec<(String, String)> {
        let written = self.writing.done().is_some();
        let saving = self.saving.iter().filter(|name| !written && !self.unsaved.contains(*name));
        self.unsaved.iter().chain(saving).map(|name| (name.clone(), self.field(name).to_owned())).collect()
    }

    /// Everything that is not on the disk, to be written at once: before the window closes or shows another
    /// declaration. A write under way is waited for, so that none comes after this one.
    pub fn overtake(&mut self) -> Vec<(String, String)> {
        self.writing.overtake();
        match self.writing.done() {
            Some(at) if !self.saving.is_empty() => self.saved(at),
            _ => self.not_saved(),
        }
        self.all_unsaved()
    }

    /// All of it is on the disk now.
    pub fn all_saved(&mut self, at: Timestamp) {
        self.unsaved.clear();
        self.saved(at);
    }

    /// A write went well.
    pub fn saved(&mut self, at: Timestamp) {
        self.saving.clear();
        self.saved_at = Some(at);
    }

    /// A write failed: what it held is still to be written.
    pub fn not_saved(&mut self) {
        self.unsaved.append(&mut self.saving);
    }

    /// How far a target is.
    #[must_use]
    pub fn progress(&self, target: &Target) -> Progress {
        let asked = target.measure.quantities();
        let named = |finding: &&Finding| {
            finding.quantity.as_deref().is_some_and(|quantity| asked.contains(&quantity))
        };
        let blank = |id: &&str| self.declaration.sheet.entry(id).typed.trim().is_empty();
        let has = |test: fn(&Finding) -> bool| self.findings.iter().filter(named).any(test);
        let fix = |f: &Finding| f.severity() == Severity::Error && !matches!(f.rule, Rule::E01 | Rule::E07);
        if has(fix) {
            Progress::Fix
        } else if asked.iter().any(blank) {
            Progress::Open
        } else if has(|finding| finding.rule == Rule::E07) {
            Progress::Explain
        } else {
            Progress::Done
        }
    }

    /// How many targets have all their answers.
    #[must_use]
    pub fn filled(&self, framework: &Framework) -> usize {
        let open = |target: &&Target| self.progress(target) != Progress::Open;
        framework.targets.iter().filter(open).count()
    }

    /// Is the page Organization complete?
    #[must_use]
    pub fn header_is_complete(&self) -> bool {
        !self.findings.iter().any(|finding| finding.rule == Rule::E06)
    }

    /// What stands between this declaration and a signature: errors, each once.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Error)
    }

    /// What was said to a warning.
    #[must_use]
    pub fn justification(&self, finding: &Finding) -> &str {
        self.field(&field::justification(finding.rule.id(), finding.quantity.as_deref()))
    }

    /// Explanations whose warning is there.
    #[must_use]
    pub fn explained(&self) -> Vec<&Justification> {
        let asked = |said: &&Justification| {
            self.findings.iter().any(|f| f.rule.id() == said.rule && f.quantity == said.quantity)
        };
        self.declaration.justifications.iter().filter(asked).collect()
    }

    /// How far the body is with a target.
    #[must_use]
    pub fn measured(&self, framework: &Framework, target: &Target) -> Measured {
        Measured::of(target, &self.declaration.sheet, framework)
    }

    /// How many pieces of evidence a target has.
    #[must_use]
    pub fn evidence_count(&self) -> BTreeMap<&str, usize> {
        self.evidence.iter().fold(BTreeMap::new(), |mut counts, evidence| {
            *counts.entry(evidence.target.as_str()).or_default() += 1;
            counts
        })
    }
}
