//! How fast the window is, held against iced's bare form in the same build and the same run.
//!
//! `cargo bench --bench window` opens a screen of its own (Xvfb, openbox), starts both programs on it, types and
//! scrolls as a person does (xdotool), reads what the kernel counted (`/proc`) and prints a table. It ends with 1
//! where a bound is broken, and with 2 where something it needs is missing, by name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a benchmark stops where something is not as it has to be"
)]

#[cfg(target_os = "linux")]
mod bare;
#[cfg(target_os = "linux")]
mod home;
#[cfg(target_os = "linux")]
mod measure;
#[cfg(target_os = "linux")]
mod program;
#[cfg(target_os = "linux")]
mod register;
#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
mod screen;

/// The argument by which the benchmark starts itself as the bare form, with the number of its fields.
#[cfg(target_os = "linux")]
const BARE: &str = "--bare";

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == BARE) {
        bare::run(arguments[at + 1].parse().expect("a number of fields")).expect("the bare form");
        return std::process::ExitCode::SUCCESS;
    }
    let missing = screen::missing();
    if !missing.is_empty() {
        eprintln!("This benchmark needs {}: not installed here.", missing.join(", "));
        return std::process::ExitCode::from(2);
    }
    let report = measure::all();
    print!("{report}");
    if report.holds() { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

#[cfg(not(target_os = "linux"))]
fn main() -> std::process::ExitCode {
    eprintln!("This benchmark reads /proc and needs Linux.");
    std::process::ExitCode::from(2)
}
