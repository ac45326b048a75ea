//! What is known at the desk when a file is looked at, and what that file is then.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::Timestamp;

use super::Misfit;
use crate::envelope::{self, Circumstances, Fingerprint, Kind, Opened, Required, Verdict};
use crate::store::{CampaignBody, CampaignRow, DecisionRow, Register, Status, SubmissionRow};
use crate::trust::Role;
use crate::workflow::signers::{self, Trusted};
use crate::workflow::verify::{Report, Why};
use crate::workflow::{Fault, campaign, cases, intake};

/// What is known here when a file is looked at.
pub(super) struct Desk<'a> {
    trusted: &'a Trusted,
    required: HashMap<Fingerprint, Vec<Role>>,
    campaigns: HashMap<String, Rules>,
    frameworks: HashSet<String>,
    at: Timestamp,
}

/// What a campaign asks of its submissions.
struct Rules {
    year: u16,
    bodies: HashSet<String>,
}

/// A file that was looked at.
pub(super) struct Checked {
    pub report: Report,
    pub found: Found,
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
}

/// What a file is.
pub(super) enum Found {
    /// A submission that may be received.
    Submission(SubmissionRow),
    /// A decision or a receipt of this ministry.
    Decision(DecisionRow),
    /// A campaign of this ministry, whose keys are those that are known here.
    Campaign(Box<CampaignRow>, Vec<CampaignBody>),
    /// Something else that could be read.
    Other,
    /// Nothing that could be read.
    Unread,
}

impl<'a> Desk<'a> {
    pub fn new(register: &dyn Register, trusted: &'a Trusted, at: Timestamp) -> Result<Self, Fault> {
        let mut frameworks = HashSet::from([crate::workflow::framework(None)?.sha256]);
        let mut campaigns = HashMap::new();
        for row in register.campaigns()? {
            let bodies = register.campaign_bodies(&row.fingerprint)?;
            frameworks.insert(row.framework);
            let bodies = bodies.into_iter().map(|body| body.code).collect();
            campaigns.insert(row.fingerprint, Rules { year: row.year, bodies });
        }
        let required = campaign::required(register)?;
        Ok(Self { trusted, required, campaigns, frameworks, at })
    }

    pub fn check(&self, file: &Path) -> Checked {
        let bytes = match intake::read(file, intake::MOST_ENVELOPE) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let report = Report::unread(file, Why::unread(fault));
                return Checked { report, found: Found::Unread, bytes: Vec::new() };
            }
        };
        let required = Some(Required::OfCampaigns(&self.required));
        let judging = Circumstances { required, ..self.trusted.judging(self.at) };
        let opened = envelope::open(&bytes, &judging);
        let mut report = Report::of(file, &opened);
        self.judge(&opened, &mut report);
        let fits = report.reasons.is_empty() && report.verdict == Verdict::Valid;
        let found = match opened.kind().filter(|_| fits) {
            Some(Kind::Submission) => self.submission(opened).map(Found::Submission),
            Some(Kind::Decision) => cases::row_of(&bytes, self.at).map(Found::Decision),
            Some(Kind::Campaign) => campaign::read_row(&opened, self.at)
                .map(|(row, bodies)| Found::Campaign(Box::new(row), bodies)),
            None => None,
        };
        Checked { report, found: found.unwrap_or(Found::Other), bytes }
    }

    /// What a verdict does not say: does it belong here?
    fn judge(&self, opened: &Opened<'_>, report: &mut Report) {
        let mut misfit = |why| report.reasons.push(Why::Misfit(why));
        if let Some(campaign) = opened.campaign()
            && !signers::speaks_as_known(campaign, self.trusted)
        {
            misfit(Misfit::CampaignKeys);
        }
        let Some(submission) = opened.submission() else { return };
        if let Some(rules) = submission.campaign.and_then(|of| self.campaigns.get(&of.to_string())) {
            if rules.year != submission.year {
                misfit(Misfit::CampaignYear { year: submission.year, campaign: rules.year });
            }
            if !rules.bodies.contains(&submission.organization.code) {
                misfit(Misfit::CampaignBody(submission.organization.code.clone()));
            }
        }
        if !self.frameworks.contains(&submission.framework.sha256.to_string()) {
            misfit(Misfit::Framework(submission.framework.id.clone()));
        }
    }

    fn submission(&self, opened: Opened<'_>) -> Option<SubmissionRow> {
        let fingerprint = opened.fingerprint()?.to_string();
        let attested = opened.signatures().iter().any(|it| it.good && it.role == Role::Officer);
        let submission = opened.into_submission()?;
        Some(SubmissionRow {
            fingerprint,
            answers: super::answers(&submission),
            organization: submission.organization.code,
            name: submission.organization.name,
            year: submission.year,
            sequence: submission.sequence,
            supersedes: submission.supersedes.map(|base| base.to_string()),
            campaign: submission.campaign.map(|campaign| campaign.to_string()),
            framework: submission.framework.sha256.to_string(),
            prepared_by: submission.prepared_by.name,
            // Digested where it is kept.
            sha256: String::new(),
            attested,
            received_at: self.at,
            status: Status::ToReview,
            version: 0,
            copies: Vec::new(),
        })
    }
}
