//! Why the desk refuses: campaigns, signers, decisions that are not what they should be.

use std::path::PathBuf;

use super::Ending;
use super::campaign::KeyChange;
use super::verify::Report;
use crate::envelope::Kind;
use crate::l10n::{Args, Explain, Explained, Lang};
use crate::trust::Principal;

/// Why something is refused. Nothing changed then.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// An envelope that has to be valid is not; this is what was found.
    NotGood(Box<Report>),
    /// An envelope of another kind.
    NotOfKind {
        /// The file.
        path: PathBuf,
        /// What it should be.
        kind: Kind,
    },
    /// The first campaign, whose ministry nobody has confirmed.
    UnknownMinistry {
        /// The ministry's code.
        ministry: String,
        /// Its key.
        fingerprint: String,
        /// The same in groups of four.
        groups: String,
    },
    /// A campaign of a ministry that is not the one trusted here.
    OtherMinistry {
        /// The ministry's code.
        ministry: String,
        /// Its key.
        fingerprint: String,
        /// The same in groups of four.
        groups: String,
    },
    /// The fingerprint that was compared is not that of the key.
    OtherFingerprint {
        /// As it was given.
        named: String,
        /// The key's.
        fingerprint: String,
    },
    /// An issue that changes the ministry's keys, or which keys are revoked, which nobody has taken yet.
    KeysChange {
        /// The campaign's id.
        campaign: String,
        /// The number of the issue.
        issue: u32,
        /// The issue's identity.
        fingerprint: String,
        /// The same in groups of four.
        groups: String,
        /// What changes.
        change: KeyChange,
    },
    /// A file that is no earlier issue of the campaign that is made.
    OtherCampaign {
        /// The file.
        path: PathBuf,
    },
    /// A campaign that does not name its own signer.
    NotItsKey {
        /// The key that signed.
        fingerprint: String,
    },
    /// A year that is not the campaign's.
    CampaignYear {
        /// The declaration's.
        year: u16,
        /// The campaign's.
        campaign: u16,
    },
    /// A body that is not in the campaign's list.
    NotInCampaign {
        /// The body's code.
        organization: String,
        /// The campaign's id.
        campaign: String,
    },
    /// The register has no such key in force.
    UnknownSigner {
        /// As it was given.
        key: String,
    },
    /// No key that is known here has this fingerprint.
    UnknownKey {
        /// As it was given.
        key: String,
    },
    /// The key is revoked: nothing is signed with it any more, and nothing that it signs counts.
    RevokedKey {
        /// The key.
        fingerprint: String,
    },
    /// The key signs for somebody else already, and nobody said that this is meant.
    SignsForOthers {
        /// The key.
        fingerprint: String,
        /// For whom.
        others: Vec<Principal>,
    },
    /// A line that came with others would bring an ended key back: it takes a reason.
    HeldBack {
        /// Who signs by it.
        principal: Principal,
        /// The key.
        fingerprint: String,
    },
    /// A card that does not say for whom the key signs.
    SignerUnnamed,
    /// Nothing in the register has this fingerprint.
    UnknownSubmission {
        /// As it was given.
        fingerprint: String,
    },
    /// Several submissions begin with this fingerprint.
    AmbiguousSubmission {
        /// As it was given.
        fingerprint: String,
    },
    /// There is nothing left to review.
    NothingToReview,
    /// The key is not one of the ministry's.
    NotTheMinistry {
        /// The key.
        fingerprint: String,
    },
    /// The key is one of the ministry's, and is retired or not in force yet.
    NotInForce {
        /// The key.
        fingerprint: String,
    },
    /// A correction took its place: it is that one that is decided.
    Superseded {
        /// The submission.
        fingerprint: String,
    },
    /// Another envelope of the same place is accepted.
    RivalAccepted {
        /// That one.
        fingerprint: String,
    },
    /// Nothing that counts was decided about it: there is nothing to write again.
    NothingDecided {
        /// The submission.
        fingerprint: String,
    },
    /// A comment about a quantity that does not exist.
    UnknownQuantity {
        /// As it was given.
        quantity: String,
    },
    /// A return without a word: the body would not know what to do.
    ReturnedWithoutComment,
    /// Nothing of the year is accepted.
    NothingToPublish {
        /// The year.
        year: u16,
    },
    /// Neither a campaign nor the register says who the ministry is.
    NoMinistry {
        /// The year.
        year: u16,
    },
    /// None of the home's own keys publishes for the ministry, or several do: which one has to be said.
    WhichKey,
    /// The folder to publish to holds something else.
    NotAPublication {
        /// The folder.
        path: PathBuf,
    },
    /// The folder to publish to holds a file that is no part of the publication in it.
    ForeignFile {
        /// The folder.
        path: PathBuf,
        /// The file, in it.
        file: String,
    },
    /// A decision about a submission that is not from here.
    NotOurs {
        /// The submission.
        fingerprint: String,
    },
    /// A decision of another ministry than the one whose campaign the declaration answers.
    OfAnotherMinistry {
        /// The ministry's code.
        ministry: String,
        /// Who signed.
        signer: String,
    },
    /// A decision that says something else about the submission than it says itself.
    NotAsSealed {
        /// The submission.
        fingerprint: String,
    },
}

impl Refusal {
    /// How the action ended.
    #[must_use]
    pub fn ending(&self) -> Ending {
        match self {
            Self::NotOfKind { .. }
            | Self::OtherCampaign { .. }
            | Self::UnknownSigner { .. }
            | Self::UnknownKey { .. }
            | Self::SignerUnnamed
            | Self::UnknownSubmission { .. }
            | Self::AmbiguousSubmission { .. }
            | Self::UnknownQuantity { .. }
            | Self::NotAPublication { .. }
            | Self::ForeignFile { .. }
            | Self::ReturnedWithoutComment
            | Self::WhichKey => Ending::Unusable,
            _ => Ending::NotGood,
        }
    }
}

impl Explain for Refusal {
    fn code(&self) -> &str {
        match self {
            Self::NotGood(_) => "workflow-envelope-not-good",
            Self::NotOfKind { .. } => "workflow-not-of-kind",
            Self::UnknownMinistry { .. } => "workflow-unknown-ministry",
            Self::OtherMinistry { .. } => "workflow-other-ministry",
            Self::OtherFingerprint { .. } => "workflow-other-fingerprint",
            Self::KeysChange { .. } => "workflow-keys-change",
            Self::OtherCampaign { .. } => "workflow-other-campaign",
            Self::NotItsKey { .. } => "workflow-not-its-key",
            Self::CampaignYear { .. } => "workflow-campaign-year",
            Self::NotInCampaign { .. } => "workflow-not-in-campaign",
            Self::UnknownSigner { .. } => "workflow-unknown-signer",
            Self::UnknownKey { .. } => "workflow-unknown-key",
            Self::RevokedKey { .. } => "workflow-key-revoked",
            Self::SignsForOthers { .. } => "workflow-signs-for-others",
            Self::HeldBack { .. } => "workflow-signer-held-back",
            Self::SignerUnnamed => "workflow-signer-unnamed",
            Self::UnknownSubmission { .. } => "workflow-unknown-submission",
            Self::AmbiguousSubmission { .. } => "workflow-ambiguous-submission",
            Self::NothingToReview => "workflow-nothing-to-review",
            Self::NotTheMinistry { .. } => "workflow-not-the-ministry",
            Self::NotInForce { .. } => "workflow-key-not-in-force",
            Self::Superseded { .. } => "workflow-superseded",
            Self::RivalAccepted { .. } => "workflow-rival-accepted",
            Self::NothingDecided { .. } => "workflow-nothing-decided",
            Self::UnknownQuantity { .. } => "workflow-unknown-quantity",
            Self::ReturnedWithoutComment => "workflow-returned-without-comment",
            Self::NothingToPublish { .. } => "publication-nothing",
            Self::NoMinistry { .. } => "publication-no-ministry",
            Self::WhichKey => "publication-which-key",
            Self::NotAPublication { .. } => "publication-not-one",
            Self::ForeignFile { .. } => "publication-foreign-file",
            Self::NotOurs { .. } => "workflow-not-ours",
            Self::OfAnotherMinistry { .. } => "workflow-of-another-ministry",
            Self::NotAsSealed { .. } => "workflow-not-as-sealed",
        }
    }

    fn args(&self) -> Args<'_> {
        let args = Args::new();
        match self {
            Self::NotGood(report) => args.text("file", report.file.display().to_string()),
            Self::NotOfKind { path, kind } => {
                args.text("file", path.display().to_string()).text("kind", kind.as_str())
            }
            Self::UnknownMinistry { ministry, fingerprint, groups }
            | Self::OtherMinistry { ministry, fingerprint, groups } => {
                args.text("ministry", ministry).text("fingerprint", fingerprint).text("groups", groups)
            }
            Self::OfAnotherMinistry { ministry, signer } => {
                args.text("ministry", ministry).text("signer", signer)
            }
            Self::OtherFingerprint { named, fingerprint } => {
                args.text("named", named).text("fingerprint", fingerprint)
            }
            Self::CampaignYear { year, campaign } => {
                args.text("year", year.to_string()).text("campaign", campaign.to_string())
            }
            Self::NotInCampaign { organization, campaign } => {
                args.text("body", organization).text("campaign", campaign)
            }
            Self::NothingToPublish { year } | Self::NoMinistry { year } => {
                args.text("year", year.to_string())
            }
            Self::KeysChange { campaign, issue, fingerprint, groups, .. } => args
                .text("campaign", campaign)
                .text("issue", issue.to_string())
                .text("fingerprint", fingerprint)
                .text("groups", groups),
            Self::OtherCampaign { path } => args.text("file", path.display().to_string()),
            Self::NotAPublication { path } => args.text("folder", path.display().to_string()),
            Self::ForeignFile { path, file } => {
                args.text("folder", path.display().to_string()).text("file", file)
            }
            Self::UnknownSigner { key } | Self::UnknownKey { key } => args.text("key", key),
            Self::SignsForOthers { fingerprint, others } => {
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                args.text("fingerprint", fingerprint).text("others", others.join(", "))
            }
            Self::UnknownQuantity { quantity } => args.text("quantity", quantity),
            Self::HeldBack { principal, fingerprint } => {
                args.text("principal", principal.to_string()).text("fingerprint", fingerprint)
            }
            Self::NotItsKey { fingerprint }
            | Self::UnknownSubmission { fingerprint }
            | Self::AmbiguousSubmission { fingerprint }
            | Self::NotTheMinistry { fingerprint }
            | Self::NotInForce { fingerprint }
            | Self::RevokedKey { fingerprint }
            | Self::Superseded { fingerprint }
            | Self::RivalAccepted { fingerprint }
            | Self::NothingDecided { fingerprint }
            | Self::NotOurs { fingerprint }
            | Self::NotAsSealed { fingerprint } => args.text("fingerprint", fingerprint),
            Self::NothingToReview | Self::SignerUnnamed | Self::ReturnedWithoutComment | Self::WhichKey => {
                args
            }
        }
    }

    /// An envelope that is not good says what was found first.
    fn explain(&self, lang: Lang) -> Explained {
        let args = self.args();
        let told = |args: &Args<'_>| Explained {
            sentence: lang.text_with(self.code(), args),
            fix: lang.attribute(self.code(), "fix", args).unwrap_or_default(),
        };
        match self {
            Self::NotGood(report) => match report.reasons.first().map(|why| why.explain(lang)) {
                Some(why) => {
                    let sentence = lang.text_with(self.code(), &args.text("why", why.sentence));
                    Explained { sentence, fix: why.fix }
                }
                None => told(&args.text("why", "")),
            },
            _ => told(&args),
        }
    }
}
