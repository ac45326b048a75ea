//! The command line as its contract has it: what each command does, how it ends, what it prints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod counts;
mod demo;
mod envelopes;
mod keys;
mod signers;
#[path = "../support/mod.rs"]
mod support;
#[cfg(unix)]
mod terminal;
mod usage;

use support::declare::{Body, COUNTS};
use support::{Key, require_tools, transcript};

/// Whom a campaign asks.
const BODIES: &str = "code,name_fr,name_en,portfolio
exemple,Organisme d’exemple,Example Body,one
absent,Office absent des échantillons,Absent Office of Samples,one
";

#[test]
fn what_is_typed_and_read_is_as_the_transcripts_have_it() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    for name in ["rules.txt", "slips.txt", "declare.txt", "declarer.txt", "loop.txt", "boucle.txt"] {
        let body = Body::new();
        Key::new(&body.machine, "ministry");
        body.machine.write("bodies.csv", BODIES);
        body.machine
            .write("changed.csv", COUNTS.replace("services_asking_once,21", "services_asking_once,22"));
        body.machine.write("broken.csv", COUNTS.replace("deadlines,12,", "deadlines,1e3,"));
        body.machine.write("wrong.csv", COUNTS.replace("services_asking_once,21", "services_asking_once,32"));
        transcript::play(&body.machine, name);
    }
}
