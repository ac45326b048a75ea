//! What lines add up to: when each grant ends, which lines wait for a person, and how registers are merged.
//!
//! A grant is who, what for, with which key, from when. An end holds for every grant of that person, purpose and key
//! that starts before it, on whatever line it stands: so an older copy of a register, which lacks it, changes nothing.
//! A grant that starts after a known end would bring an ended key back. It counts where a person took it by name, and
//! waits elsewhere. Both follow from the set of known lines alone, not from their order: registers merge to the same
//! whichever comes first.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use super::{Known, Line, Place, Signer, Signers, line, written};
use crate::trust::fault::SignersFault;
use crate::trust::{Namespace, Principal, PublicKey};

/// What came of merging a register into another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The lines that are in force now and were not there before.
    pub added: Vec<Signer>,
    /// The lines that were there before and end earlier now, as they are now.
    pub ended: Vec<Signer>,
    /// The lines of the other register that give a key more time than it has here: cut to an end that is known here,
    /// or waiting for a person. As they stand in the other register.
    pub held_back: Vec<Signer>,
}

/// Who, what for, and with which key: what ends are about.
type Subject = (Principal, Namespace, PublicKey);

/// A subject, from when.
type Grant = (Subject, Option<Timestamp>);

impl Signers {
    /// Merges another register into this one: the grants and the ends of both. No grant that is ended here lasts longer
    /// by it, and what starts after an end that either knows waits until it is [taken by name](Self::take). Those of
    /// the other register's lines that were taken by name were so there.
    ///
    /// # Errors
    /// [`SignersFault`] where a line cannot be written; this register is then not to be used any more.
    pub fn merge(&mut self, from: &Signers) -> Result<Merged, SignersFault> {
        let keys: HashSet<[u8; 32]> = from.by_key.keys().copied().collect();
        let before = self.in_force(&keys);
        let mut grants = self.grants_of(&keys);
        for known in from.lines.iter().filter_map(|line| line.known.as_ref()) {
            self.merge_line(known, &mut grants)?;
        }
        for key in &keys {
            self.settle(key);
        }
        let mut merged = Merged::default();
        let mut told = HashSet::new();
        for known in self.lines.iter().filter_map(|line| line.known.as_ref()) {
            let touched = known.place == Place::Shown && keys.contains(known.signer.key.as_bytes());
            if !touched || !told.insert(known.grant()) {
                continue;
            }
            match before.get(&known.grant()) {
                None => merged.added.push(known.signer.clone()),
                Some(end) if *end != known.signer.valid_before => merged.ended.push(known.signer.clone()),
                Some(_) => {}
            }
        }
        let longer = from.iter().filter(|signer| self.gives_less_than(signer)).cloned();
        merged.held_back = longer.collect();
        Ok(merged)
    }

    /// As [`Self::merge`], but takes over as they stand there the lines of whom nothing is known here for that purpose and
    /// key: a first register, whose renewals its keeper meant. What is known here decides what comes after, so the order of
    /// two such registers matters where one of them lacks an end that the other has.
    ///
    /// # Errors
    /// As [`Self::merge`].
    pub fn adopt(&mut self, from: &Signers) -> Result<Merged, SignersFault> {
        let keys: HashSet<[u8; 32]> = from.by_key.keys().copied().collect();
        let here = self.grants_of(&keys);
        let here: HashSet<&Subject> = here.keys().map(|(subject, _)| subject).collect();
        let lines = from.lines.iter().filter_map(|line| line.known.as_ref());
        let new: Vec<&Known> = lines.filter(|known| !here.contains(&known.subject())).collect();
        let first = self.lines.len();
        for known in new {
            let signer = Signer { valid_before: known.said, ..known.signer.clone() };
            self.push_said(&signer, known.by_name)?;
        }
        for key in &keys {
            self.settle(key);
        }
        let adopted = self.lines.iter().skip(first).filter_map(|line| line.known.as_ref());
        let shown = adopted.filter(|known| known.place == Place::Shown);
        let mut added: Vec<Signer> = shown.map(|known| known.signer.clone()).collect();
        let merged = self.merge(from)?;
        added.extend(merged.added);
        Ok(Merged { added, ..merged })
    }

    /// Takes a line by name: a person means it, also where it starts after a known end.
    ///
    /// # Errors
    /// [`SignersFault`] where it cannot be written as a line.
    pub fn take(&mut self, signer: &Signer) -> Result<(), SignersFault> {
        let mut there = false;
        for at in self.places(signer.key.as_bytes()) {
            let line = self.lines.get_mut(at).and_then(|line| line.known.as_mut());
            if let Some(known) = line.filter(|known| known.is_grant_of(signer)) {
                known.by_name = true;
                there |= known.said == signer.valid_before;
            }
        }
        if there {
            self.settle(signer.key.as_bytes());
            Ok(())
        } else {
            self.add(signer)
        }
    }

    /// The lines that start after a known end and that nobody took by name, in the order of the file.
    pub fn waiting(&self) -> impl Iterator<Item = &Signer> {
        let known = self.lines.iter().filter_map(|line| line.known.as_ref());
        known.filter(|known| known.place == Place::Waiting).map(|known| &known.signer)
    }

    /// Every line as it was said, those that wait or that say an end that another one precedes among them, and whether
    /// a person took it by name: what is to be kept so that merging goes on later.
    pub fn known(&self) -> impl Iterator<Item = (Signer, bool)> {
        let known = self.lines.iter().filter_map(|line| line.known.as_ref());
        known.map(|known| (Signer { valid_before: known.said, ..known.signer.clone() }, known.by_name))
    }

    /// The register of [known](Self::known) lines.
    ///
    /// # Errors
    /// [`SignersFault`] where one cannot be written as a line.
    pub fn of_known(lines: impl IntoIterator<Item = (Signer, bool)>) -> Result<Self, SignersFault> {
        let mut register = Self::new();
        for (signer, by_name) in lines {
            register.push_said(&signer, by_name)?;
        }
        register.settle_all();
        Ok(register)
    }

    /// A line that lets this person sign again with this key for this purpose, from `at` or from after the last end that
    /// is known, whichever is later. To be [taken](Self::take).
    #[must_use]
    pub fn renewal(
        &self,
        principal: &Principal,
        namespace: Namespace,
        key: &PublicKey,
        at: Timestamp,
    ) -> Signer {
        let known: Vec<&Known> = self.known_of(principal, namespace, key).collect();
        let last = known.iter().filter_map(|known| known.said).max();
        let after = last.and_then(|end| end.checked_add(SignedDuration::from_secs(1)).ok());
        // Whole seconds: that is what a line can say.
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
        Signer {
            principal: principal.clone(),
            namespace,
            valid_after: Some(after.map_or(at, |after| after.max(at))),
            valid_before: None,
            key: key.clone(),
            comment: known.last().map(|known| known.signer.comment.clone()).unwrap_or_default(),
        }
    }

    /// The last end that is known for this person, purpose and key.
    #[must_use]
    pub fn last_end(
        &self,
        principal: &Principal,
        namespace: Namespace,
        key: &PublicKey,
    ) -> Option<Timestamp> {
        self.known_of(principal, namespace, key).filter_map(|known| known.said).max()
    }

    /// Does this line, as it stands elsewhere, give its key time that it does not have here?
    fn gives_less_than(&self, elsewhere: &Signer) -> bool {
        let mut known = self.known_of(&elsewhere.principal, elsewhere.namespace, &elsewhere.key);
        let here = known.find(|known| known.is_grant_of(elsewhere) && known.place != Place::Waiting);
        here.is_none_or(|here| is_later(elsewhere.valid_before, here.signer.valid_before))
    }

    pub(super) fn known_of<'a>(
        &'a self,
        principal: &'a Principal,
        namespace: Namespace,
        key: &'a PublicKey,
    ) -> impl Iterator<Item = &'a Known> {
        let places = self.by_key.get(key.as_bytes()).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.known_at(*at)).filter(move |known| {
            known.signer.principal == *principal
                && known.signer.namespace == namespace
                && known.signer.key == *key
        })
    }

    /// The grants of these keys that count, and when they end.
    fn in_force(&self, keys: &HashSet<[u8; 32]>) -> HashMap<Grant, Option<Timestamp>> {
        let known = keys.iter().flat_map(|key| self.places(key)).filter_map(|at| self.known_at(at));
        let shown = known.filter(|known| known.place == Place::Shown);
        shown.map(|known| (known.grant(), known.signer.valid_before)).collect()
    }

    /// What is said of the grants of these keys.
    fn grants_of(&self, keys: &HashSet<[u8; 32]>) -> Grants {
        let mut grants = Grants::new();
        for at in keys.iter().flat_map(|key| self.places(key)) {
            let Some(known) = self.known_at(at) else { continue };
            let there =
                grants.entry(known.grant()).or_insert_with(|| Said { earliest: at, ends: HashSet::new() });
            there.ends.insert(known.said);
            let earliest = self.known_at(there.earliest).and_then(|earliest| earliest.said);
            if is_later(earliest, known.said) {
                there.earliest = at;
            }
        }
        grants
    }

    /// Adds what a line of another register says, where nothing here says it.
    fn merge_line(&mut self, from: &Known, grants: &mut Grants) -> Result<(), SignersFault> {
        let Some(there) = grants.get_mut(&from.grant()) else {
            let mut there = Said { earliest: self.lines.len(), ends: HashSet::new() };
            there.ends.insert(from.said);
            grants.insert(from.grant(), there);
            return self.push_said(&Signer { valid_before: from.said, ..from.signer.clone() }, false);
        };
        if from.said.is_none() || !there.ends.insert(from.said) {
            return Ok(());
        }
        let (mut signer, mut by_name) = (Signer { valid_before: from.said, ..from.signer.clone() }, false);
        // An earlier end takes the place of the later one, which stays known: it may be that of another grant.
        if let Some(Line { text, known: Some(known) }) = self.lines.get_mut(there.earliest)
            && is_later(known.said, from.said)
        {
            let replaced = known.said;
            known.said = from.said;
            *text = line::write(&Signer { valid_before: from.said, ..known.signer.clone() });
            if replaced.is_none() {
                return Ok(());
            }
            by_name = known.by_name;
            signer = Signer { valid_before: replaced, ..known.signer.clone() };
        }
        self.push_said(&signer, by_name)
    }

    pub(super) fn push_said(&mut self, signer: &Signer, by_name: bool) -> Result<(), SignersFault> {
        let fault = |why| SignersFault { line: self.number(self.lines.len()), why };
        let (text, signer) = written(signer).map_err(fault)?;
        self.push(text, signer, by_name);
        Ok(())
    }

    pub(super) fn settle_all(&mut self) {
        let keys: Vec<[u8; 32]> = self.by_key.keys().copied().collect();
        for key in &keys {
            self.settle(key);
        }
    }

    /// Works out anew when the grants of a key end, and which lines say so.
    pub(super) fn settle(&mut self, key: &[u8; 32]) {
        let mut subjects: HashMap<Subject, Vec<usize>> = HashMap::new();
        for at in self.places(key) {
            if let Some(known) = self.known_at(at) {
                subjects.entry(known.subject()).or_default().push(at);
            }
        }
        for places in subjects.values() {
            let (mut ends, mut starts) = (Vec::new(), BTreeMap::<_, Start>::new());
            for known in places.iter().filter_map(|at| self.known_at(*at)) {
                ends.extend(known.said);
                starts.entry(known.signer.valid_after).or_default().by_name |= known.by_name;
            }
            ends.sort_unstable();
            for (start, of) in &mut starts {
                // The first end after the start: all before it are of other grants.
                let after = ends.partition_point(|end| start.is_some_and(|start| *end <= start));
                of.end = ends.get(after).copied();
                of.ends_before = after;
            }
            for said in places.iter().filter_map(|at| self.known_at(*at)) {
                if let Some(of) = starts.get_mut(&said.signer.valid_after) {
                    of.is_said |= said.said == of.end;
                }
            }
            for at in places {
                let Some(known) = self.lines.get_mut(*at).and_then(|line| line.known.as_mut()) else {
                    continue;
                };
                if let Some(of) = starts.get_mut(&known.signer.valid_after) {
                    known.signer.valid_before = of.end;
                    known.place = of.place(known.said);
                }
            }
        }
    }

    fn places(&self, key: &[u8; 32]) -> Vec<usize> {
        self.by_key.get(key).cloned().unwrap_or_default()
    }

    fn known_at(&self, at: usize) -> Option<&Known> {
        self.lines.get(at)?.known.as_ref()
    }
}

/// Does this end come after that one? None is no end.
fn is_later(end: Option<Timestamp>, than: Option<Timestamp>) -> bool {
    end.unwrap_or(Timestamp::MAX) > than.unwrap_or(Timestamp::MAX)
}

/// Grants, and what is said of each.
type Grants = HashMap<Grant, Said>;

/// What the lines of one grant say.
struct Said {
    /// The line with the earliest end.
    earliest: usize,
    /// All ends, and none.
    ends: HashSet<Option<Timestamp>>,
}

/// All lines of one grant.
#[derive(Default)]
struct Start {
    by_name: bool,
    end: Option<Timestamp>,
    /// How many known ends it starts after.
    ends_before: usize,
    /// Does a line say the very end that it has?
    is_said: bool,
    /// Does a line stand for it already?
    is_shown: bool,
}

impl Start {
    /// The place of its next line. Lines that say its end stand as they are; where none does, the first one stands for
    /// all, with the end that it has.
    fn place(&mut self, said: Option<Timestamp>) -> Place {
        let stands = if self.is_said { said == self.end } else { !self.is_shown };
        match (self.ends_before > 0 && !self.by_name, stands) {
            (true, _) => Place::Waiting,
            (false, false) => Place::Repeated,
            (false, true) => {
                self.is_shown = true;
                Place::Shown
            }
        }
    }
}

impl Known {
    fn subject(&self) -> Subject {
        (self.signer.principal.clone(), self.signer.namespace, self.signer.key.clone())
    }

    fn grant(&self) -> Grant {
        (self.subject(), self.signer.valid_after)
    }

    pub(super) fn is_grant_of(&self, signer: &Signer) -> bool {
        let Signer { principal, namespace, key, valid_after, .. } = &self.signer;
        *principal == signer.principal
            && *namespace == signer.namespace
            && *key == signer.key
            && *valid_after == signer.valid_after
    }
}

impl Line {
    /// The line as it is written: with the end that its grant has.
    pub(super) fn shown(&self) -> Option<std::borrow::Cow<'_, str>> {
        match &self.known {
            None => Some(self.text.as_str().into()),
            Some(known) if known.place != Place::Shown => None,
            Some(known) if known.said == known.signer.valid_before => Some(self.text.as_str().into()),
            Some(known) => Some(line::write(&known.signer).into()),
        }
    }
}
