//! The commands about all bodies together: the barometer, its publication, workbooks.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Passphrase, year};
use crate::barometer::By;

#[derive(Debug, Args)]
pub(in crate::cli) struct Barometer {
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: Option<u16>,
    #[arg(long, value_name = "CODE")]
    pub portfolio: Option<String>,
    #[arg(long, value_name = "portfolio|size", value_parser = grouping, conflicts_with = "portfolio")]
    pub by: Option<By>,
    #[arg(long, value_name = "TARGET", conflicts_with = "by")]
    pub target: Option<String>,
    #[arg(long, conflicts_with_all = ["by", "target"])]
    pub trend: bool,
    #[arg(long)]
    pub nd_as_not_done: bool,
    #[arg(long, conflicts_with_all = ["json", "target", "trend"])]
    pub csv: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Publish {
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: u16,
    #[arg(long, value_name = "DIR", required_unless_present = "check")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub hide_below: Option<u32>,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["out", "key"])]
    pub check: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Workbook {
    New(WorkbookNew),
    Read {
        #[arg(value_name = "FILE.xlsx")]
        file: PathBuf,
        #[arg(long, value_name = "YYYY", value_parser = year())]
        year: Option<u16>,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WorkbookNew {
    #[arg(long, value_name = "YYYY", value_parser = year())]
    pub year: u16,
    #[arg(long, value_name = "FILE.xlsx")]
    pub out: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub organization: Option<String>,
    #[arg(long, value_name = "FILE.jauge", requires = "organization")]
    pub previous: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Export {
    Register {
        #[arg(long, value_name = "FILE.xlsx")]
        out: PathBuf,
        #[arg(long, value_name = "YYYY", value_parser = year())]
        year: Option<u16>,
    },
}

fn grouping(text: &str) -> Result<By, String> {
    [By::Portfolio, By::Size].into_iter().find(|by| by.as_str() == text).ok_or_else(|| text.to_owned())
}
