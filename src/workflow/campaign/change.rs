//! What an issue changes of the ministry's keys, or of the keys that are revoked: shown to a person before it counts.

use jiff::Timestamp;

use crate::envelope::Campaign;
use crate::l10n::{self, Args, Lang};
use crate::store::RevocationRow;
use crate::trust::{PublicKey, Role, Signer};
use crate::workflow::Fault;
use crate::workflow::signers::{self, Trusted};

/// What would be otherwise here than it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyChange {
    /// Keys of the ministry that are not known here, a line for each.
    pub added: Vec<Signer>,
    /// Keys of the ministry that end, or end earlier than is known here.
    pub ended: Vec<Signer>,
    /// Keys of the ministry that are in force here, and that it does not name any more.
    pub missing: Vec<Signer>,
    /// Revocations that are not known here. Those of the ministry's keys will wait for a person's word.
    pub revoked: Vec<RevocationRow>,
}

impl KeyChange {
    /// What a campaign changes.
    ///
    /// # Errors
    /// One of its lines cannot be written.
    pub fn of(
        campaign: &Campaign,
        (trusted, known): (&Trusted, &[RevocationRow]),
        rows: &[RevocationRow],
    ) -> Result<Self, Fault> {
        let merged = signers::adopted(&trusted.signers, &campaign.signers)?;
        let is_revoked = |key: &PublicKey| trusted.revoked.contains(key) || campaign.revoked.contains(key);
        let not_named = |line: &&Signer| {
            line.principal.role == Role::Ministry
                && line.principal.body == campaign.ministry.code
                && line.namespace.is_of_envelopes()
                && line.valid_before.is_none()
                && !is_revoked(&line.key)
                && campaign.signers.of_key(&line.key).next().is_none()
        };
        let missing = trusted.signers.iter().filter(not_named).cloned().collect();
        let is_new = |row: &&RevocationRow| !known.iter().any(|known| known.key == row.key);
        Ok(Self {
            added: by_key(merged.added.into_iter().filter(|line| !is_revoked(&line.key)).collect()),
            ended: by_key(merged.ended),
            missing: by_key(missing),
            revoked: rows.iter().filter(is_new).cloned().collect(),
        })
    }

    /// Is all as it is here?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.ended.is_empty() && self.missing.is_empty() && self.revoked.is_empty()
    }

    /// The change, line by line.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Vec<String> {
        let key = |key: &str, owner: &str, until: Option<Timestamp>| {
            let until = until.map(l10n::moment).unwrap_or_default();
            Args::new().text("key", key).text("owner", owner).text("until", until)
        };
        let line = |id: &str, signer: &Signer| {
            let args = key(&signer.key.fingerprint(), &signer.comment, signer.valid_before);
            lang.text_with(id, &args).trim_end().to_owned()
        };
        let added = self.added.iter().map(|signer| match signer.valid_before {
            Some(_) => line("workflow-keys-added-until", signer),
            None => line("workflow-keys-added", signer),
        });
        let ended = self.ended.iter().map(|signer| line("workflow-keys-ended", signer));
        let missing = self.missing.iter().map(|signer| line("workflow-keys-missing", signer));
        let revoked = self.revoked.iter().map(|row| {
            let id = if row.in_force { "workflow-keys-revoked" } else { "workflow-keys-revoked-waits" };
            lang.text_with(id, &key(&row.fingerprint, &row.comment, None)).trim_end().to_owned()
        });
        added.chain(ended).chain(missing).chain(revoked).collect()
    }
}

/// One line for each key: a key of the ministry has a line for each of its purposes.
fn by_key(lines: Vec<Signer>) -> Vec<Signer> {
    let mut kept: Vec<Signer> = Vec::new();
    for line in lines {
        let same = |other: &Signer| other.key == line.key && other.valid_before == line.valid_before;
        if !kept.iter().any(same) {
            kept.push(line);
        }
    }
    kept
}
