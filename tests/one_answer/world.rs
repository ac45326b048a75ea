//! A ministry of two desks and a body's home, and what happens between them: declarations that come late or never, desks
//! that decide without each other, clocks that lie, files that come twice, keys that are revoked.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jauge::envelope::{self, Circumstances, Fingerprint, Kind, Outcome, Submission};
use jauge::l10n::Explain as _;
use jauge::store::{Change, Home, NewEnvelope, Register as _, RevocationRow, Status, Store, Unit, Why};
use jauge::trust::SecretKey;
use jauge::workflow::body::follow;
use jauge::workflow::ministry::decide::{Deciding, comment, decide};
use jauge::workflow::ministry::{receive, register};
use jauge::workflow::signers;
use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;

use crate::histories::Dice;
use crate::support;
use crate::support::many::{key, now, submission};
use crate::template::{BODIES, KEYS, Template, YEAR, copied, ministrys};

/// What a body sealed.
pub struct Sent {
    pub fingerprint: Fingerprint,
    pub body: usize,
    pub file: PathBuf,
    sequence: u32,
}

/// A desk of the ministry.
pub struct Desk {
    pub home: PathBuf,
    pub store: Store,
    revoked: BTreeSet<u8>,
}

/// A decision or a receipt on its way.
pub struct Slip {
    pub file: PathBuf,
    key: u8,
}

/// What comes to a desk, by its place among what was sealed or decided.
#[derive(Clone, Copy)]
enum Coming {
    Sent(usize),
    Slip(usize),
}

/// All of it.
pub struct World {
    pub folder: TempDir,
    pub desks: Vec<Desk>,
    pub body: Store,
    pub sent: Vec<Sent>,
    pub slips: Vec<Slip>,
    /// Does each desk hold all that was sealed?
    pub complete: bool,
    /// The keys that are revoked everywhere in the end.
    pub revoked: BTreeSet<u8>,
    revoked_at_the_body: BTreeSet<u8>,
    /// What is never handed in, or is lost.
    lost: BTreeSet<Fingerprint>,
    dice: Dice,
}

impl World {
    pub fn of(template: &Template, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [ministry, body] = ["ministry", "body"].map(|name| {
            copied(&template.folder.path().join(name), &folder.path().join(name));
            folder.path().join(name)
        });
        let mut world = Self {
            desks: vec![Desk::at(ministry, BTreeSet::new())],
            body: Store::open(&Home::new(&body), now()).unwrap(),
            sent: Vec::new(),
            slips: Vec::new(),
            complete: false,
            revoked: BTreeSet::new(),
            revoked_at_the_body: BTreeSet::new(),
            lost: BTreeSet::new(),
            dice: Dice(seed),
            folder,
        };
        world.complete = !world.dice.one_in(3);
        for body in 0..BODIES - 1 {
            for number in 0..world.dice.below(5) {
                world.seals(template, body, number);
            }
        }
        world
    }

    /// A first declaration, or the correction of an earlier one.
    fn seals(&mut self, template: &Template, body: usize, number: usize) {
        let own: Vec<usize> = (0..self.sent.len()).filter(|at| self.sent[*at].body == body).collect();
        let former = match own.last() {
            None => None,
            Some(_) if self.dice.one_in(4) => None,
            Some(_) if self.dice.one_in(4) => Some(own[self.dice.below(own.len())]),
            Some(last) => Some(*last),
        };
        let former = former.map(|at| &self.sent[at]);
        let (supersedes, sequence) =
            (former.map(|it| it.fingerprint), former.map_or(1, |it| it.sequence + 1));
        let mut said = Submission {
            campaign: Some(template.campaign),
            sequence,
            supersedes,
            correction_reason: supersedes.map(|_| "Recomptée".to_owned()),
            ..submission(body, YEAR)
        };
        said.prepared_by.title = format!("Dirigeante {number}");
        let bytes = envelope::seal(&said, &[], &key(body)).unwrap();
        let fingerprint = envelope::open(&bytes, &Circumstances::at(now())).fingerprint().unwrap();
        let file = self.folder.path().join(format!("{fingerprint}.jauge"));
        fs::write(&file, &bytes).unwrap();
        let kept = NewEnvelope {
            fingerprint: &fingerprint.to_string(),
            kind: Kind::Submission.as_str(),
            why: Why::Sealed,
            organization: Some(&said.organization.code),
            year: Some(YEAR),
            sequence: Some(sequence),
            bytes: &bytes,
        };
        self.body.keep_envelope(&kept, "", now()).unwrap();
        if !self.complete && self.dice.one_in(4) {
            self.lost.insert(fingerprint);
        }
        self.sent.push(Sent { fingerprint, body, file, sequence });
    }

    /// Everything happens; in the end everybody knows every decision and every revocation.
    pub fn lives(&mut self) {
        let steps = 16 + self.dice.below(24);
        let parts_at = self.dice.below(steps / 2);
        for step in 0..steps {
            if step == parts_at {
                self.parts();
            }
            let desk = self.dice.below(self.desks.len());
            match self.dice.below(12) {
                0..=3 => self.some_arrive(desk, Coming::Sent, self.sent.len()),
                4..=8 => self.decides(desk),
                9 => self.some_arrive(desk, Coming::Slip, self.slips.len()),
                10 => self.some_are_followed(),
                _ if self.dice.one_in(4) => self.is_revoked(desk),
                _ => {}
            }
        }
        if self.desks.len() == 1 {
            self.parts();
        }
        self.settles();
    }

    /// Was this key revoked, by its fingerprint?
    pub fn is_revoked_key(&self, key: &str) -> bool {
        self.revoked.iter().any(|number| ministrys(*number).public().fingerprint() == key)
    }

    /// A second desk begins, with all that the first one knows by now.
    fn parts(&mut self) {
        let Desk { home, store, revoked } = self.desks.remove(0);
        drop(store);
        let second = self.folder.path().join("second");
        copied(&home, &second);
        self.desks = vec![Desk::at(home, revoked.clone()), Desk::at(second, revoked)];
    }

    /// Some day between a week before the last one and the day after.
    fn day(&mut self) -> Timestamp {
        now() + (i64::try_from(self.dice.below(9)).unwrap() * 24 - 7 * 24).hours()
    }

    /// Files come to a desk together, in that order.
    fn arrive(&self, desk: usize, files: &[Coming], at: Timestamp) {
        let here = |coming: &&Coming| match coming {
            Coming::Sent(sent) => !self.lost.contains(&self.sent[*sent].fingerprint),
            Coming::Slip(_) => true,
        };
        let coming: Vec<&Coming> = files.iter().filter(here).collect();
        let path = |coming: &&Coming| match coming {
            Coming::Sent(sent) => self.sent[*sent].file.clone(),
            Coming::Slip(slip) => self.slips[*slip].file.clone(),
        };
        let Desk { store, revoked, .. } = &self.desks[desk];
        let known = signers::register(store).unwrap();
        let paths: Vec<PathBuf> = coming.iter().map(path).collect();
        let lines = receive::receive(store, &paths, &known, "", at, &mut |_, _| true).unwrap();
        assert_eq!(lines.len(), coming.len());
        for (coming, line) in coming.into_iter().zip(lines) {
            let is_revoked = |slip: usize| revoked.contains(&self.slips[slip].key);
            let aside = matches!(coming, Coming::Slip(slip) if is_revoked(*slip));
            assert_eq!(line.outcome == receive::Outcome::SetAside, aside, "{:?}", line.report.reasons);
        }
    }

    /// Up to three that were sealed, or decided at whichever desk.
    fn some_arrive(&mut self, desk: usize, of: fn(usize) -> Coming, many: usize) {
        if many > 0 {
            let files: Vec<Coming> = (0..=self.dice.below(3)).map(|_| of(self.dice.below(many))).collect();
            let at = self.day();
            self.arrive(desk, &files, at);
        }
    }

    fn some_are_followed(&mut self) {
        for _ in 0..self.dice.below(4).min(self.slips.len()) {
            let slip = self.dice.below(self.slips.len());
            self.follows(slip);
        }
    }

    fn decides(&mut self, desk: usize) {
        // Two reviewers sign the same to the word, but not in the same second.
        let clock = self.day() + 24.hours() + i64::try_from(self.slips.len()).unwrap().seconds();
        let number = u8::try_from(self.dice.below(KEYS.into())).unwrap();
        let outcome =
            [Outcome::Accepted, Outcome::Accepted, Outcome::Returned, Outcome::Received][self.dice.below(4)];
        let here = self.desks[desk].store.submissions(YEAR).unwrap();
        if here.is_empty() || self.desks[desk].revoked.contains(&number) {
            return;
        }
        let about = &here[self.dice.below(here.len())].fingerprint;
        let file = self.folder.path().join(format!("decision-{}.jauge", self.slips.len()));
        if self.desks[desk].decides(about, outcome, &ministrys(number), clock, &file) {
            self.slips.push(Slip { file, key: number });
        }
    }

    /// What a revoked key signed changes nothing at the body.
    fn follows(&mut self, slip: usize) {
        let Slip { file, key } = &self.slips[slip];
        let followed = follow::follow(&self.body, file, now());
        if self.revoked_at_the_body.contains(key) {
            assert!(followed.is_err() || followed.is_ok_and(|followed| followed.outdated));
        } else {
            followed.unwrap();
        }
    }

    fn is_revoked(&mut self, desk: usize) {
        let number = 1 + u8::try_from(self.dice.below(usize::from(KEYS) - 1)).unwrap();
        self.revoked.insert(number);
        if self.dice.one_in(2) {
            self.desks[desk].revokes(number);
        } else {
            self.body_revokes(number);
        }
    }

    fn body_revokes(&mut self, number: u8) {
        revoke(&self.body, number);
        self.revoked_at_the_body.insert(number);
    }

    fn settles(&mut self) {
        for desk in 0..self.desks.len() {
            for files in self.still_to_come().chunks(4) {
                let at = self.day();
                self.arrive(desk, files, at);
            }
        }
        for slip in self.shuffled(self.slips.len()) {
            self.follows(slip);
        }
        for number in self.revoked.clone() {
            self.desks.iter_mut().for_each(|desk| desk.revokes(number));
            self.body_revokes(number);
        }
    }

    /// Everything, in any order, some of it twice; of what was sealed only some where not all is to come.
    fn still_to_come(&mut self) -> Vec<Coming> {
        let sent = (0..self.sent.len()).map(Coming::Sent);
        let all: Vec<Coming> = sent.chain((0..self.slips.len()).map(Coming::Slip)).collect();
        let mut coming = Vec::new();
        for at in self.shuffled(all.len()) {
            let lost = matches!(all[at], Coming::Sent(_)) && !self.complete && self.dice.one_in(3);
            let times = if lost { 0 } else { 1 + usize::from(self.dice.one_in(8)) };
            coming.extend(std::iter::repeat_n(all[at], times));
        }
        coming
    }

    fn shuffled(&mut self, many: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..many).collect();
        for at in (1..many).rev() {
            order.swap(at, self.dice.below(at + 1));
        }
        order
    }
}

impl Desk {
    fn at(home: PathBuf, revoked: BTreeSet<u8>) -> Self {
        let store = Store::open(&Home::new(&home), now()).unwrap();
        Self { home, store, revoked }
    }

    /// What is decided is so at this desk, at once; false where it may not be decided.
    fn decides(&self, about: &str, outcome: Outcome, key: &SecretKey, at: Timestamp, out: &Path) -> bool {
        let row = register::find(&self.store, about).unwrap();
        let was = row.status;
        let by = support::reviewer();
        let deciding = Deciding { outcome, comments: vec![comment("Vérifié")], by, out };
        let decided = decide(&self.store, &[row], &deciding, key, at);
        let status = register::find(&self.store, about).unwrap().status;
        match (decided, outcome) {
            (Err(fault), _) => {
                assert!(
                    ["workflow-superseded", "workflow-rival-accepted"].contains(&fault.code()),
                    "{fault:?}"
                );
                assert_eq!(status, was);
                return false;
            }
            (Ok(_), Outcome::Accepted) => assert_eq!(status, Status::Accepted, "from {was:?}"),
            (Ok(_), Outcome::Returned) => {
                assert!(matches!(status, Status::Returned | Status::Superseded), "from {was:?}: {status:?}");
            }
            (Ok(_), Outcome::Received) => assert_eq!(status, was),
        }
        true
    }

    fn revokes(&mut self, number: u8) {
        revoke(&self.store, number);
        self.revoked.insert(number);
    }
}

fn revoke(store: &Store, number: u8) {
    let key = ministrys(number);
    let row = RevocationRow {
        key: key.public().to_string(),
        fingerprint: key.public().fingerprint(),
        comment: "perdue".to_owned(),
        vouched_by: "une personne".to_owned(),
        in_force: true,
        added_at: now(),
    };
    let changes = [Change::Revocation(&row)];
    store.commit(&Unit { expected: &[], changes: &changes, journal: &[], who: "", at: now() }).unwrap();
}
