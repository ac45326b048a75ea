//! Which door? Nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    jauge::cli::run(std::env::args_os().collect())
}
