//! Bodies, roles, and the names under which they sign.

use std::fmt;
use std::str::FromStr;

use super::fault::NameFault;

/// The code of a body, as in the campaign's list: `[a-z0-9][a-z0-9-]*`, 48 characters at most.
///
/// The narrow alphabet is what keeps a principal literal: OpenSSH reads `*`, `?`, `!` and `,` as patterns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyCode(Box<str>);

impl BodyCode {
    /// The most characters a code may have.
    pub const MOST: usize = 48;

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BodyCode {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, NameFault> {
        let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let well_formed = text.bytes().next().is_some_and(inner)
            && text.bytes().all(|b| inner(b) || b == b'-')
            && text.len() <= Self::MOST;
        if well_formed { Ok(Self(text.into())) } else { Err(NameFault::Body { text: text.to_owned() }) }
    }
}

impl fmt::Display for BodyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// In which capacity a person signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The body's digital-transformation officer, who counts and seals.
    Lead,
    /// The body's highest authority or its delegate, who attests.
    Officer,
    /// The ministry's reviewer.
    Ministry,
}

impl Role {
    /// All of them, in the order of a declaration's life.
    pub const ALL: [Role; 3] = [Role::Lead, Role::Officer, Role::Ministry];

    /// `lead`, `officer` or `ministry`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::Officer => "officer",
            Role::Ministry => "ministry",
        }
    }
}

impl FromStr for Role {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, NameFault> {
        Role::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| NameFault::Role { text: text.to_owned() })
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who signs: a role at a body, written `lead@mtmd`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Principal {
    /// The capacity.
    pub role: Role,
    /// The body, or the ministry's own code.
    pub body: BodyCode,
}

impl FromStr for Principal {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, NameFault> {
        let fault = || NameFault::Principal { text: text.to_owned() };
        let (role, body) = text.split_once('@').ok_or_else(fault)?;
        Ok(Self { role: role.parse().map_err(|_| fault())?, body: body.parse().map_err(|_| fault())? })
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.role, self.body)
    }
}

/// What a signature is for. OpenSSH signs it along, so that a signature made for one purpose is worth nothing
/// for another. Four are for envelopes: no other pair of role and kind of envelope exists. The last one is for a
/// publication, which is no envelope and travels to no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Namespace {
    /// `lead.submission.v1@jauge`
    LeadSubmission,
    /// `officer.submission.v1@jauge`
    OfficerSubmission,
    /// `ministry.campaign.v1@jauge`
    MinistryCampaign,
    /// `ministry.decision.v1@jauge`
    MinistryDecision,
    /// `ministry.publication.v1@jauge`
    MinistryPublication,
}

impl Namespace {
    /// All of them.
    pub const ALL: [Namespace; 5] = [
        Namespace::LeadSubmission,
        Namespace::OfficerSubmission,
        Namespace::MinistryCampaign,
        Namespace::MinistryDecision,
        Namespace::MinistryPublication,
    ];

    /// As OpenSSH is given it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Namespace::LeadSubmission => "lead.submission.v1@jauge",
            Namespace::OfficerSubmission => "officer.submission.v1@jauge",
            Namespace::MinistryCampaign => "ministry.campaign.v1@jauge",
            Namespace::MinistryDecision => "ministry.decision.v1@jauge",
            Namespace::MinistryPublication => "ministry.publication.v1@jauge",
        }
    }

    /// The only role that signs under it.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Namespace::LeadSubmission => Role::Lead,
            Namespace::OfficerSubmission => Role::Officer,
            Namespace::MinistryCampaign | Namespace::MinistryDecision | Namespace::MinistryPublication => {
                Role::Ministry
            }
        }
    }

    /// Is it the purpose of a signature in an envelope? Only these travel in a campaign: its readers know no other.
    #[must_use]
    pub fn is_of_envelopes(self) -> bool {
        self != Namespace::MinistryPublication
    }
}

impl FromStr for Namespace {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, NameFault> {
        Namespace::ALL
            .into_iter()
            .find(|namespace| namespace.as_str() == text)
            .ok_or_else(|| NameFault::Namespace { text: text.to_owned() })
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_principal_reads_back_as_written() {
        let principal: Principal = "officer@ville-de-quebec".parse().unwrap();
        assert_eq!(principal.role, Role::Officer);
        assert_eq!(principal.body.as_str(), "ville-de-quebec");
        assert_eq!(principal.to_string(), "officer@ville-de-quebec");
    }

    #[test]
    fn what_openssh_would_read_as_a_pattern_is_no_principal() {
        for text in
            ["lead@*", "*@mtmd", "lead@mt?d", "!lead@mtmd", "lead@a,lead@b", "lead@", "mtmd", "Lead@mtmd"]
        {
            assert!(text.parse::<Principal>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_code_has_one_narrow_alphabet() {
        for text in ["", "-a", "A", "é", "a_b", "a b", "a.b", &"a".repeat(49)] {
            assert!(text.parse::<BodyCode>().is_err(), "{text}");
        }
        for text in ["a", "0", "a-", &"a".repeat(48)] {
            assert_eq!(text.parse::<BodyCode>().unwrap().as_str(), text);
        }
    }
}
