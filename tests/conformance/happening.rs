//! What happens at a desk, made up: rows and bytes, in the fewest words. The register looks into no envelope, so that any
//! bytes do for one.

use jauge::case::{Arrival, Outcome};
use jauge::envelope::Digest;
use jauge::store::{
    Arrived, CampaignBody, CampaignRow, Change, CommitError, DecisionRow, Expected, NewEnvelope,
    QuarantineReason, QuarantinedFile, Register, RevocationRow, SignerRow, Status, SubmissionRow, Unit, Why,
};
use jauge::trust::Role;
use jiff::Timestamp;

pub const YEAR: u16 = 2024;
pub const BODY: &str = "mtmd";
pub const KEY: &str = "SHA256:ministry";

/// Seconds after the desk opened.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

/// The digest of a name: any is as good as that of a file.
pub fn digest(name: &str) -> String {
    Digest::of(name.as_bytes()).to_string()
}

/// One change, with all that it borrows.
#[derive(Debug, Clone)]
pub enum Happening {
    Arrival(SubmissionRow, Vec<u8>),
    Decision(DecisionRow, Vec<u8>),
    Campaign(CampaignRow, Vec<CampaignBody>, Vec<u8>),
    Signers(Vec<SignerRow>, Vec<SignerRow>),
    Revocation(RevocationRow),
    Quarantine(QuarantinedFile, Vec<u8>),
}

impl Happening {
    pub fn change(&self) -> Change<'_> {
        match self {
            Self::Arrival(row, bytes) => Change::Arrival { row, bytes },
            Self::Decision(row, bytes) => {
                let of = (Some(row.organization.as_str()), Some(row.year));
                let envelope = envelope(("decision", Why::Received), &row.fingerprint, of, bytes);
                Change::Decision { row, envelope }
            }
            Self::Campaign(row, bodies, bytes) => {
                let of = (None, Some(row.year));
                let envelope = envelope(("campaign", Why::Campaign), &row.fingerprint, of, bytes);
                Change::Campaign { row, bodies, envelope }
            }
            Self::Signers(before, after) => Change::Signers { before, after },
            Self::Revocation(row) => Change::Revocation(row),
            Self::Quarantine(row, bytes) => Change::Quarantine { row, bytes },
        }
    }
}

fn envelope<'a>(
    (kind, why): (&'a str, Why),
    fingerprint: &'a str,
    (organization, year): (Option<&'a str>, Option<u16>),
    bytes: &'a [u8],
) -> NewEnvelope<'a> {
    NewEnvelope { fingerprint, kind, why, organization, year, sequence: None, bytes }
}

/// A line that a person meant.
pub fn line(line: &str) -> SignerRow {
    SignerRow { line: line.to_owned(), by_name: true }
}

/// A first declaration of the body.
pub fn declaration(name: &str) -> SubmissionRow {
    SubmissionRow {
        fingerprint: digest(name),
        organization: BODY.to_owned(),
        name: "Transports".to_owned(),
        year: YEAR,
        sequence: 1,
        supersedes: None,
        campaign: None,
        framework: digest("framework"),
        prepared_by: "Ana".to_owned(),
        sha256: String::new(),
        attested: false,
        received_at: at(1),
        answers: format!(r#"{{"services":"{name}"}}"#),
        status: Status::ToReview,
        version: 0,
        copies: Vec::new(),
    }
}

/// Its correction of what has that name.
pub fn correction(name: &str, of: &str) -> SubmissionRow {
    SubmissionRow { sequence: 2, supersedes: Some(digest(of)), ..declaration(name) }
}

pub fn of_body(body: &str, row: SubmissionRow) -> SubmissionRow {
    SubmissionRow { organization: body.to_owned(), ..row }
}

pub fn decision(name: &str, about: &str, outcome: Outcome) -> DecisionRow {
    DecisionRow {
        fingerprint: digest(name),
        about: digest(about),
        organization: BODY.to_owned(),
        year: YEAR,
        outcome,
        supersedes: Vec::new(),
        arrival: Some(Arrival { at: at(1), attested: None }),
        arrived_on: None,
        key: KEY.to_owned(),
        decided_at: at(2),
        kept_at: at(3),
    }
}

/// A decision that replaces those of these names.
pub fn replacing(formers: &[&str], row: DecisionRow) -> DecisionRow {
    DecisionRow { supersedes: formers.iter().map(|former| digest(former)).collect(), ..row }
}

pub fn campaign(name: &str, ministry: &str, issue: u32) -> CampaignRow {
    CampaignRow {
        fingerprint: digest(name),
        id: name.to_owned(),
        ministry: ministry.to_owned(),
        names: [format!("Ministère {ministry}"), format!("Ministry {ministry}")],
        year: YEAR,
        issue,
        supersedes: Vec::new(),
        period: ["2024-04-01".parse().unwrap(), "2025-03-31".parse().unwrap()],
        period_assumed: false,
        time_zone: "America/Toronto".to_owned(),
        opens_on: "2025-04-01".parse().unwrap(),
        closes_on: "2025-06-30".parse().unwrap(),
        required: vec![Role::Lead],
        framework: digest("framework"),
        contact: "campagne@exemple.invalid".to_owned(),
        added_at: at(0),
        of_the_year: false,
    }
}

pub fn body(code: &str) -> CampaignBody {
    CampaignBody {
        code: code.to_owned(),
        name_fr: format!("Organisme {code}"),
        name_en: format!("Body {code}"),
        portfolio: "portfolio".to_owned(),
    }
}

pub fn revocation(fingerprint: &str, vouched_by: &str, in_force: bool) -> RevocationRow {
    RevocationRow {
        key: format!("ssh-ed25519 {fingerprint}"),
        fingerprint: fingerprint.to_owned(),
        comment: "lost".to_owned(),
        vouched_by: vouched_by.to_owned(),
        in_force,
        added_at: at(0),
    }
}

pub fn quarantined(file: &str, codes: &[&str]) -> QuarantinedFile {
    let reason = |code: &&str| QuarantineReason {
        code: (*code).to_owned(),
        entry: Some("manifest.json".to_owned()),
        fr: ["Non".to_owned(), "Refaire".to_owned()],
        en: ["No".to_owned(), "Again".to_owned()],
    };
    QuarantinedFile {
        file: file.to_owned(),
        sha256: String::new(),
        fingerprint: None,
        organization: Some(BODY.to_owned()),
        year: Some(YEAR),
        sequence: None,
        reasons: codes.iter().map(reason).collect(),
        received_at: at(1),
    }
}

/// The file of an envelope of that name, as it first came.
pub fn file(name: &str) -> Vec<u8> {
    format!("the file of {name}").into_bytes()
}

/// Somebody at a register.
pub struct Desk<'a>(pub &'a dyn Register);

impl Desk<'_> {
    /// Writes these as one unit.
    pub fn commit(
        &self,
        expected: &[Expected],
        happenings: &[Happening],
    ) -> Result<Vec<Arrived>, CommitError> {
        let changes: Vec<Change<'_>> = happenings.iter().map(Happening::change).collect();
        self.0.commit(&Unit { expected, changes: &changes, journal: &[], who: "Ana", at: at(10) })
    }

    #[track_caller]
    pub fn arrives(&self, row: &SubmissionRow) -> Arrived {
        self.arrives_as(row, &file(&row.fingerprint))
    }

    #[track_caller]
    pub fn arrives_as(&self, row: &SubmissionRow, bytes: &[u8]) -> Arrived {
        let arrived = self.commit(&[], &[Happening::Arrival(row.clone(), bytes.to_vec())]).unwrap();
        assert_eq!(arrived.len(), 1);
        arrived[0]
    }

    #[track_caller]
    pub fn hears(&self, row: &DecisionRow) {
        self.happens(decided(row));
    }

    #[track_caller]
    pub fn happens(&self, happening: Happening) {
        assert_eq!(self.commit(&[], &[happening]), Ok(Vec::new()));
    }

    /// Where the submissions of these names stand.
    #[track_caller]
    pub fn stand<const N: usize>(&self, names: [&str; N]) -> [Status; N] {
        names.map(|name| self.0.submission(&digest(name)).unwrap().unwrap().status)
    }

    /// The version of the body's case.
    pub fn version(&self) -> u64 {
        self.0.case(YEAR, BODY).unwrap().version
    }

    /// The body's case at that version.
    pub fn expected(version: u64) -> Expected {
        Expected { year: YEAR, organization: BODY.to_owned(), version }
    }

    /// The number of rows in the journal.
    pub fn rows(&self) -> u64 {
        self.0.journal_head().unwrap().map_or(0, |head| head.row)
    }
}

pub fn arrived(row: &SubmissionRow) -> Happening {
    Happening::Arrival(row.clone(), file(&row.fingerprint))
}

pub fn decided(row: &DecisionRow) -> Happening {
    Happening::Decision(row.clone(), file(&row.fingerprint))
}
