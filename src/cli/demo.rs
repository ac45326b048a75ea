//! `jauge demo`: the whole job on made-up data, told step by step, and how to check it.

use std::path::Path;

use serde::Serialize;

use super::definition::Demo as Asked;
use super::desk::{Desk, Done, Outcome};
use super::window;
use crate::l10n::{Args, Explain as _};
use crate::store::Home;
use crate::workflow::demo::{self, Demo, PASSPHRASE, Step};

pub(super) fn run(desk: &Desk, asked: &Asked) -> Outcome {
    let folder = demo::fresh_folder(desk.home()?.root(), desk.now);
    let say = |id: &str, args: Args<'_>| {
        if !desk.json {
            desk.print(&format!("{}\n", desk.text_with(id, &args)));
        }
    };
    say("demo-begin", Args::new().text("folder", shown(&folder)));
    let done = demo::run(&folder, desk.lang, desk.now, &mut |step| tell(desk, &step))?;
    if desk.json {
        desk.print_json(&Document::of(&done));
    } else {
        commands(desk, &done);
    }
    if asked.no_window || !window::has_display() {
        if !asked.no_window {
            say("demo-no-display", Args::new().text("folder", shown(&folder)));
        }
        return Ok(Done::Good);
    }
    say("demo-window", Args::new());
    window::show(desk, &Home::new(&folder), None)
}

/// Where everything is.
#[derive(Serialize)]
struct Document {
    folder: String,
    signers: String,
    passphrase: &'static str,
    campaigns: Vec<String>,
    envelopes: Vec<String>,
    forged: Vec<String>,
    decisions: Vec<String>,
    publication: Option<String>,
}

impl Document {
    fn of(done: &Demo) -> Self {
        let all = |files: &[std::path::PathBuf]| files.iter().map(|file| shown(file)).collect();
        Self {
            folder: shown(&done.folder),
            signers: shown(&done.register),
            passphrase: PASSPHRASE,
            campaigns: all(&done.campaigns),
            envelopes: all(&done.envelopes),
            forged: all(&done.forged),
            decisions: all(&done.decisions),
            publication: done.publication.as_ref().map(|published| shown(&published.folder)),
        }
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn tell(desk: &Desk, step: &Step) {
    if desk.json {
        return;
    }
    let (id, args) = words(desk, step);
    desk.print(&format!("  {}\n", desk.text_with(id, &args)));
    if let Step::Verdict(report) = step {
        for reason in &report.reasons {
            desk.print(&format!("             {}\n", reason.explain(desk.lang).sentence));
        }
    }
}

fn words<'a>(desk: &Desk, step: &'a Step) -> (&'static str, Args<'a>) {
    match step {
        Step::Keys(path) => {
            ("demo-keys", Args::new().text("path", shown(path)).text("passphrase", PASSPHRASE))
        }
        Step::Campaign(year, path) => {
            ("demo-campaign", Args::new().text("year", year.to_string()).text("path", shown(path)))
        }
        Step::Register(path) => ("demo-register", Args::new().text("path", shown(path))),
        Step::Declared(count, year, path) => {
            let args = Args::new().count("count", number(*count)).text("year", year.to_string());
            ("demo-declared", args.text("path", shown(path)))
        }
        Step::Altered(path) => ("demo-altered", Args::new().text("path", shown(path))),
        Step::Impostor(path) => ("demo-impostor", Args::new().text("path", shown(path))),
        Step::Received(year, received, aside) => {
            let args = Args::new().text("year", year.to_string()).count("received", number(*received));
            ("demo-received", args.count("aside", number(*aside)))
        }
        Step::Late(body) => ("demo-late", Args::new().text("body", body.as_str())),
        Step::Accepted(count, path) => {
            ("demo-accepted", Args::new().count("count", number(*count)).text("path", shown(path)))
        }
        Step::Returned(body) => ("demo-returned", Args::new().text("body", body.as_str())),
        Step::Corrected(body) => ("demo-corrected", Args::new().text("body", body.as_str())),
        Step::Barometer(computed) => ("demo-barometer", super::barometer::overall(desk.lang, computed)),
        Step::Published(year, path) => {
            ("demo-published", Args::new().text("year", year.to_string()).text("path", shown(path)))
        }
        Step::Verdict(report) => {
            let args = Args::new().text("path", shown(&report.file));
            (
                "demo-verdict",
                args.text("verdict", format!("{:10}", super::verify::verdict(desk, report.verdict))),
            )
        }
        Step::Draft(year) => ("demo-draft", Args::new().text("year", year.to_string())),
    }
}

/// The stock commands that check the first envelope, ready to be copied.
fn commands(desk: &Desk, done: &Demo) {
    let Some(envelope) = done.envelopes.first() else { return };
    let body = envelope.file_name().unwrap_or_default().to_string_lossy();
    let body = body.rsplit_once('-').map_or("", |(body, _)| body);
    let quoted = |path: &Path| format!("'{}'", shown(path).replace('\'', r"'\''"));
    let lines = [
        desk.text("demo-check"),
        format!("    cd \"$(mktemp -d)\" && unzip -q {}", quoted(envelope)),
        "    sha256sum --check --strict manifest.sha256".to_owned(),
        format!("    ssh-keygen -Y verify -f {} -I lead@{body} \\", quoted(&done.register)),
        "        -n lead.submission.v1@jauge -s signatures/lead.sig < manifest.sha256".to_owned(),
        desk.text("demo-check-all"),
        format!("    jauge verify --signers {} {}", quoted(&done.register), quoted(&done.folder)),
    ];
    desk.print(&format!("\n{}\n", lines.join("\n")));
    if let Some(published) = &done.publication {
        let lines = super::publish::commands(desk, &published.folder, &published.principal);
        desk.print(&format!("{}\n", lines.join("\n")));
    }
}
