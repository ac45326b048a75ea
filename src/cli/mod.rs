//! The command line: arguments in, words and JSON out. One file a command.
//!
//! Knows arguments, exit codes and how a result is printed. Does not know SQL, the bytes of envelopes, or rules:
//! all that it does to data goes through [`crate::workflow`].

mod attest;
mod barometer;
mod campaign;
mod check;
mod decide;
mod definition;
mod demo;
mod desk;
mod follow;
mod framework;
mod key;
mod paper;
mod passphrase;
mod publish;
mod receive;
mod register;
mod rules;
mod seal;
mod show;
mod signers;
mod verify;
mod window;
mod words;
mod workbook;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use jiff::Timestamp;

use crate::l10n::Lang;
use crate::workflow::{Ending, Fault};
use definition::{Asked, Campaign, Command, Export, Key, RegisterCommand, SignersCommand};
use desk::{Desk, Done, Outcome};

/// Runs what the arguments ask for.
#[must_use]
pub fn run(args: Vec<OsString>) -> ExitCode {
    start_log();
    let lang = words::language(&args, |name| std::env::var(name).ok());
    let asked =
        words::command(lang).try_get_matches_from(args).and_then(|matches| Asked::from_arg_matches(&matches));
    match asked {
        Ok(asked) => {
            let desk = Desk::new(&asked.common, lang, Timestamp::now());
            let code = exit_code(&desk, dispatch(&desk, asked));
            ExitCode::from(code)
        }
        Err(error) => ExitCode::from(not_understood(&error, lang)),
    }
}

fn dispatch(desk: &Desk, asked: Asked) -> Outcome {
    let Some(command) = asked.command else { return window::open(desk, asked.envelope.as_deref()) };
    match command {
        Command::Demo(demo) => demo::run(desk, &demo),
        Command::Framework => framework::run(desk),
        Command::Rules => rules::run(desk),
        Command::Key { key: Key::New(new) } => key::new(desk, &new),
        Command::Key { key: Key::Show { file } } => key::show(desk, file.as_deref()),
        Command::Key { key: Key::Card(card) } => signers::card(desk, &card),
        Command::Key { key: Key::Import { file, passphrase } } => key::import(desk, &file, &passphrase),
        Command::Check(check) => check::run(desk, &check),
        Command::Seal(seal) => seal::run(desk, &seal),
        Command::Attest(attest) => attest::run(desk, &attest),
        Command::Verify(verify) => verify::run(desk, &verify),
        Command::Show(show) => show::run(desk, &show),
        Command::Campaign { campaign: Campaign::New(new) } => campaign::new(desk, &new),
        Command::Campaign { campaign: Campaign::Use { file, trust } } => {
            campaign::take(desk, &file, trust.as_deref())
        }
        Command::Campaign { campaign: Campaign::List } => campaign::list(desk),
        Command::Signers { signers } => dispatch_signers(desk, signers),
        Command::Receive(receive) => receive::run(desk, &receive),
        Command::Register { register: RegisterCommand::List(list) } => register::list(desk, &list),
        Command::Decide(decide) => decide::run(desk, &decide),
        Command::Follow(follow) => follow::run(desk, &follow),
        Command::Barometer(asked) => barometer::run(desk, &asked),
        Command::Publish(asked) => publish::run(desk, &asked),
        Command::Workbook { workbook } => workbook::run(desk, workbook),
        Command::Export { export: Export::Register { out, year } } => register::export(desk, &out, year),
        Command::Completions { shell } => Ok(paper::completions(desk, shell)),
        Command::Man => Ok(paper::manual(desk)),
    }
}

fn dispatch_signers(desk: &Desk, asked: SignersCommand) -> Outcome {
    match asked {
        SignersCommand::List => signers::list(desk),
        SignersCommand::Add(add) => signers::add(desk, &add),
        SignersCommand::Retire { key, at } => signers::retire(desk, &key, at),
        SignersCommand::Revoke { key, reason } => signers::revoke(desk, &key, reason.as_deref()),
        SignersCommand::Import { file, revoked } => signers::import(desk, &file, revoked.as_deref()),
        SignersCommand::Export { file, out, revoked } => {
            signers::export(desk, file.or(out).as_deref(), revoked.as_deref())
        }
    }
}

/// The exit codes of the contract: 0 good, 1 not good, 2 not usable, 3 not done.
fn exit_code(desk: &Desk, outcome: Outcome) -> u8 {
    let code = match outcome {
        Ok(Done::Good) => 0,
        Ok(Done::NotGood) => 1,
        Ok(Done::Unusable) => 2,
        Ok(Done::Undone) => 3,
        Err(fault) => {
            desk.explain(&fault);
            code_of(&fault)
        }
    };
    if code < 3 && desk.unsaid() {
        desk.complain(&desk.text("cli-output-failed"));
        return 3;
    }
    code
}

fn code_of(fault: &Fault) -> u8 {
    match fault.ending() {
        Ending::NotGood => 1,
        Ending::Unusable => 2,
        Ending::NotDone => 3,
    }
}

/// Help and version are asked for in the same way as usage errors come up.
fn not_understood(error: &clap::Error, lang: Lang) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Where standard output is closed there is nobody to help.
            let _ = error.print();
            0
        }
        _ => {
            eprint!("{}", words::usage_error(error, lang));
            2
        }
    }
}

/// What the program does, step by step, on standard error; only where `JAUGE_LOG` asks for it. Never what
/// people wrote, nor names, nor keys.
fn start_log() {
    let level = match std::env::var("JAUGE_LOG").as_deref() {
        Ok("trace") => tracing::Level::TRACE,
        Ok("debug") => tracing::Level::DEBUG,
        Ok(set) if !set.is_empty() => tracing::Level::INFO,
        _ => return,
    };
    tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr).with_ansi(false).init();
}
