//! The command line as clap reads it. Help, completions and the manual all come from here; the words come from
//! the translations ([`super::words`]).

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

use crate::envelope::Zone;
use crate::l10n::Lang;

mod together;
mod values;

pub(super) use together::{Barometer, Export, Publish, Workbook, WorkbookNew};
pub(super) use values::Period;
use values::{language, period, year, zone};

/// Everything that can be asked for.
#[derive(Debug, Parser)]
#[command(name = "jauge", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
#[command(subcommand_precedence_over_arg = true)]
pub(super) struct Asked {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
    /// An envelope to open in the window.
    #[arg(value_name = "FILE.jauge")]
    pub envelope: Option<PathBuf>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    #[arg(display_order = 901, long, global = true, value_name = "DIR", env = "JAUGE_HOME", hide_env = true)]
    pub home: Option<PathBuf>,
    #[arg(display_order = 902, long, global = true, value_name = "fr|en", env = "JAUGE_LANG", hide_env = true, value_parser = language)]
    pub lang: Option<Lang>,
    #[arg(display_order = 903, long, global = true)]
    pub json: bool,
    #[arg(display_order = 904, long, global = true)]
    pub quiet: bool,
    #[arg(display_order = 905, long, global = true, value_name = "FILE.toml")]
    pub framework: Option<PathBuf>,
    #[arg(display_order = 906, short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(display_order = 907, short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo(Demo),
    Framework,
    Rules,
    #[command(subcommand_required = true)]
    Key {
        #[command(subcommand)]
        key: Key,
    },
    Check(Check),
    Seal(Box<Seal>),
    Attest(Attest),
    Verify(Verify),
    Show(Show),
    #[command(subcommand_required = true)]
    Campaign {
        #[command(subcommand)]
        campaign: Campaign,
    },
    #[command(subcommand_required = true)]
    Signers {
        #[command(subcommand)]
        signers: SignersCommand,
    },
    Receive(Receive),
    #[command(subcommand_required = true)]
    Register {
        #[command(subcommand)]
        register: RegisterCommand,
    },
    Decide(Decide),
    Follow(Follow),
    Barometer(Barometer),
    Publish(Publish),
    #[command(subcommand_required = true)]
    Export {
        #[command(subcommand)]
        export: Export,
    },
    #[command(subcommand_required = true)]
    Workbook {
        #[command(subcommand)]
        workbook: Workbook,
    },
    Completions {
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long)]
    pub no_window: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Key {
    New(KeyNew),
    Show {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
    Card(KeyCard),
}

#[derive(Debug, Args)]
pub(super) struct KeyNew {
    #[arg(long, value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "TITLE")]
    pub title: String,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

/// Never as an argument: others on the machine see the arguments of every program.
#[derive(Debug, Args)]
pub(super) struct Passphrase {
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(value_name = "COUNTS")]
    pub counts: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub organization: String,
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: u16,
    #[arg(long, value_name = "FILE.jauge")]
    pub previous: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Seal {
    #[command(flatten)]
    pub check: Check,
    #[arg(long, value_name = "NAME")]
    pub organization_name: String,
    #[arg(long, value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "TITLE")]
    pub title: String,
    #[arg(long, value_name = "EMAIL")]
    pub email: String,
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    #[arg(long, value_name = "FILE.jauge")]
    pub out: PathBuf,
    #[arg(long, value_name = "RULE[:QUANTITY]=TEXT")]
    pub justify: Vec<String>,
    #[arg(long, value_name = "TARGET=FILE")]
    pub evidence: Vec<std::ffi::OsString>,
    #[arg(long, value_name = "FILE.jauge")]
    pub campaign: Option<PathBuf>,
    #[arg(long, value_name = "FILE.jauge")]
    pub supersedes: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "supersedes")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Args)]
pub(super) struct Attest {
    #[arg(value_name = "FILE.jauge")]
    pub file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    #[arg(long, value_name = "FILE.jauge")]
    pub out: PathBuf,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

/// How envelopes are judged.
#[derive(Debug, Args)]
pub(super) struct Judging {
    #[arg(long, value_name = "FILE")]
    pub signers: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
    #[arg(long, value_name = "ROLE,…", value_delimiter = ',')]
    pub require: Vec<String>,
    #[arg(long, value_name = "TIME")]
    pub at: Option<jiff::Timestamp>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub(super) struct KeyCard {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub organization: String,
    #[arg(long, value_name = "lead|officer|ministry")]
    pub role: String,
    #[arg(long, value_name = "FILE.html")]
    pub out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(super) enum Campaign {
    New(Box<CampaignNew>),
    Use {
        #[arg(value_name = "FILE.jauge")]
        file: PathBuf,
        #[arg(long, value_name = "FINGERPRINT")]
        trust: Option<String>,
    },
    List,
}

#[derive(Debug, Args)]
pub(super) struct CampaignNew {
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: u16,
    #[arg(long, value_name = "FILE.csv")]
    pub organizations: PathBuf,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub opens: jiff::civil::Date,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub closes: jiff::civil::Date,
    #[arg(long, value_name = "CODE")]
    pub ministry: String,
    #[arg(long, value_name = "TEXT")]
    pub contact: String,
    #[arg(long, value_name = "ROLE,…", value_delimiter = ',')]
    pub require: Vec<String>,
    #[arg(long, value_name = "FROM..TO", value_parser = period)]
    pub period: Option<Period>,
    #[arg(long, value_name = "IANA", value_parser = zone)]
    pub time_zone: Option<Zone>,
    #[arg(long, value_name = "NAME")]
    pub name_fr: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub name_en: Option<String>,
    #[arg(long, value_name = "FILE.jauge")]
    pub supersedes: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    #[arg(long, value_name = "FILE.jauge")]
    pub out: PathBuf,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Subcommand)]
pub(super) enum SignersCommand {
    List,
    Add(Box<SignersAdd>),
    Retire {
        #[arg(value_name = "FINGERPRINT")]
        key: String,
        #[arg(long, value_name = "TIME")]
        at: Option<jiff::Timestamp>,
    },
    Revoke {
        #[arg(value_name = "FINGERPRINT|FILE")]
        key: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        revoked: Option<PathBuf>,
    },
    Export {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with = "file")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        revoked: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct SignersAdd {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub organization: Option<String>,
    #[arg(long, value_name = "lead|officer|ministry")]
    pub role: Option<String>,
    #[arg(long, value_name = "FINGERPRINT")]
    pub fingerprint: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub valid_after: Option<jiff::Timestamp>,
    #[arg(long, value_name = "TIME")]
    pub valid_before: Option<jiff::Timestamp>,
    #[arg(long)]
    pub also: bool,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Receive {
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub signers: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum RegisterCommand {
    List(RegisterList),
}

#[derive(Debug, Args)]
pub(super) struct RegisterList {
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: Option<u16>,
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub organization: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Decide {
    #[arg(value_name = "FINGERPRINT", required_unless_present = "all_to_review")]
    pub fingerprints: Vec<String>,
    #[arg(long, conflicts_with = "fingerprints")]
    pub all_to_review: bool,
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: Option<u16>,
    #[arg(long, value_name = "received|accepted|returned", required_unless_present = "again")]
    pub outcome: Option<String>,
    #[arg(long, value_name = "QUANTITY=TEXT")]
    pub comment: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long, value_name = "TITLE", requires = "name")]
    pub title: Option<String>,
    #[arg(long)]
    pub again: bool,
    #[arg(long, value_name = "FILE", required_unless_present = "again")]
    pub key: Option<PathBuf>,
    #[arg(long, value_name = "FILE-OR-FOLDER")]
    pub out: PathBuf,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Args)]
pub(super) struct Follow {
    #[arg(value_name = "FILE.jauge")]
    pub file: PathBuf,
    #[arg(long, value_name = "FILE.html")]
    pub receipt: Option<PathBuf>,
}
