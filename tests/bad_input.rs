//! What people, mail and old laptops really hand over: each case is told with its place, nothing is lost,
//! and nothing half-written is left behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::declare::{Body, COUNTS};
use support::disk::Disk;
use support::{Machine, Outcome, finish, register, require_tools, stock};

/// Checks counts in both languages: unusable, told with line and column in each.
#[track_caller]
fn unusable(machine: &Machine, counts: &Path, line: usize, column: usize) {
    for (lang, at_line, at_column) in [("en", "line", "column"), ("fr", "ligne", "colonne")] {
        let run = check(machine, counts, lang).ends(2);
        for place in [format!("{at_line} {line}"), format!("{at_column} {column}")] {
            assert!(spaced(&run.err).contains(&place), "no {place:?} in {}", run.err);
        }
        assert!(run.err.contains(counts.file_name().unwrap().to_str().unwrap()), "the file: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[track_caller]
fn check(machine: &Machine, counts: &Path, lang: &str) -> Outcome {
    machine.run(Body::check_args(counts).into_iter().chain(args!["--lang", lang]))
}

/// No-break spaces are spaces to the reader of a message.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase()
}

#[test]
fn a_value_that_is_not_a_whole_number_is_told_with_its_line_and_column() {
    let machine = Machine::new();
    let line = 1 + COUNTS.lines().position(|line| line.starts_with("deadlines,")).unwrap();
    for value in ["\"12,5\"", "-1", "1e3", "١٢", "O", "1O", "1000000000", "12.0", "N/A", "=1+1", "１２"] {
        let counts =
            machine.write("value.csv", COUNTS.replace("\ndeadlines,12,", &format!("\ndeadlines,{value},")));
        unusable(&machine, &counts, line, 2);
    }
    let yes = machine.write("yes.csv", COUNTS.replace("deployed,yes", "deployed,oui"));
    unusable(&machine, &yes, COUNTS.lines().count(), 2);
}

#[test]
fn a_decimal_comma_that_splits_the_row_is_told_too() {
    let machine = Machine::new();
    let counts = machine.write("split.csv", COUNTS.replace("\nservices,31,", "\nservices,12,5,"));
    let run = check(&machine, &counts, "en").ends(2);
    assert!(run.err.contains("line 2"), "{}", run.err);
}

#[test]
fn a_wrong_header_an_unknown_or_a_repeated_quantity_is_told_with_its_place() {
    let machine = Machine::new();
    let lines = COUNTS.lines().count();
    let header = |header: &str| COUNTS.replace("quantity,value,reason", header);
    unusable(&machine, &machine.write("header.csv", header("quantity,count,reason")), 1, 2);
    unusable(&machine, &machine.write("order.csv", header("quantité,value,reason")), 1, 1);
    unusable(&machine, &machine.write("short.csv", header("quantity,value")), 1, 3);
    unusable(&machine, &machine.write("unknown.csv", format!("{COUNTS}cats,3,\n")), lines + 1, 1);
    unusable(&machine, &machine.write("twice.csv", format!("{COUNTS}services,31,\n")), lines + 1, 1);
    unusable(&machine, &machine.write("tabs.csv", COUNTS.replace(',', "\t")), 1, 1);
    unusable(&machine, &machine.write("empty.csv", ""), 1, 1);
}

#[test]
fn a_file_that_is_no_text_is_told() {
    let machine = Machine::new();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(COUNTS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    unusable(&machine, &machine.write("utf16.csv", utf16), 1, 1);
    unusable(&machine, &machine.write("binary.csv", [0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe]), 1, 1);
    let latin: Vec<u8> = COUNTS.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let line = 1 + COUNTS.lines().position(|line| line.contains('é')).unwrap();
    let run = check(&machine, &machine.write("latin1.csv", latin), "en").ends(2);
    assert!(run.err.contains(&format!("line {line}")), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_gigabyte_is_refused_at_once_and_without_its_memory() {
    let machine = Machine::new();
    for (name, start) in [("zeros.csv", ""), ("counts.csv", COUNTS)] {
        let path = machine.write(name, start);
        std::fs::File::options().write(true).open(&path).unwrap().set_len(1 << 30).unwrap();
        let mut command = Command::new("bash");
        // 500 MB of address space: reading the file whole would end the program.
        command.args(["-c", "ulimit -v 500000 && exec \"$@\"", "bash", env!("CARGO_BIN_EXE_jauge")]);
        command.args(Body::check_args(&path));
        machine.isolate(&mut command);
        let started = std::time::Instant::now();
        let run = finish(&mut command).ends(2);
        assert!(started.elapsed().as_secs() < 10, "at once");
        assert!(run.err.contains(name), "{}", run.err);
    }
}

#[test]
fn a_directory_or_a_missing_file_is_told() {
    let machine = Machine::new();
    std::fs::create_dir(machine.path("folder.csv")).unwrap();
    for name in ["folder.csv", "missing.csv"] {
        let run = check(&machine, &machine.path(name), "en").ends(2);
        assert!(run.err.contains(name), "{}", run.err);
        machine.run(args!["show", machine.path(name)]).ends(2).says(name);
    }
}

#[test]
fn a_wrong_passphrase_says_so_writes_nothing_and_can_be_tried_again() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let out = body.machine.path("out.jauge");
    let wrong = body.machine.write("wrong", "une autre phrase\n");
    let mut args = body.seal_args(&body.counts, &out);
    let at = args.iter().position(|arg| arg == "--passphrase-file").unwrap();
    let right = std::mem::replace(&mut args[at + 1], wrong.into());
    for _ in 0..2 {
        body.machine.run(&args).ends(2).says("passphrase");
        assert_eq!(files(&body.machine, ""), before_seal(), "nothing is written");
    }
    args[at + 1] = right;
    body.machine.run(args).ends(0);
    assert!(out.exists());
}

#[test]
fn a_folder_that_vanished_is_told_and_nothing_is_lost() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let out = body.machine.path("vanished/out.jauge");
    let run = body.machine.run(body.seal_args(&body.counts, &out)).ends(3);
    assert!(run.err.contains("vanished"), "{}", run.err);
    body.seal("elsewhere.jauge");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told_and_no_half_file_is_left() {
    use std::os::unix::fs::PermissionsExt;
    if !require_tools(&["ssh-keygen", "setpriv"]) {
        return;
    }
    let body = Body::new();
    let folder = body.machine.path("closed");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o555)).unwrap();
    std::fs::set_permissions(&body.lead.private, PermissionsExt::from_mode(0o644)).unwrap();
    let out = folder.join("out.jauge");
    let told = format!("The system does not let you write {}. Nothing was written.", out.display());
    finish(body.machine.command_of_nobody().args(body.seal_args(&body.counts, &out))).ends(3).says(&told);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "no half file");
}

#[test]
fn a_full_disk_is_told_and_no_half_file_is_left() {
    let Some(disk) = Disk::new("64k").filter(|_| require_tools(&["ssh-keygen"])) else { return };
    let body = Body::new();
    let plan = body.machine.write("plan.pdf", vec![b'x'; 300_000]);
    let mut evidence = std::ffi::OsString::from("measures=");
    evidence.push(plan);
    let out = disk.path().join("out.jauge");
    let seal = |out: &Path| {
        let args = body.seal_args(&body.counts, out).into_iter();
        body.machine.run(args.chain(args!["--evidence", &evidence]))
    };
    let told = format!("There is no room left on the disk for {}.", out.display());
    seal(&out).ends(3).says(&told);
    assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 0, "no file, whole or half");
    // The same on a disk with room.
    seal(&body.machine.path("room.jauge")).ends(0);
}

#[test]
fn a_full_disk_under_the_home_is_told_and_nothing_is_written_elsewhere() {
    let Some(disk) = Disk::new("16k").filter(|_| require_tools(&["ssh-keygen"])) else { return };
    let body = Body::new();
    let before = files(&body.machine, "");
    let out = body.machine.path("out.jauge");
    let args = body.seal_args(&body.counts, &out).into_iter();
    let run = body.machine.run(args.chain(args!["--home", disk.path().join("home")])).ends(3);
    run.says("There is no room left on the disk for");
    assert_eq!(files(&body.machine, ""), before, "no file, whole or half");
}

#[test]
fn names_with_emoji_or_three_hundred_characters_are_handled() {
    if !require_tools(stock::STOCK) {
        return;
    }
    let body = Body::new();
    let with_name = |name: &str, out: &Path| {
        let mut args = body.seal_args(&body.counts, out);
        for option in ["--name", "--organization-name"] {
            let at = args.iter().position(|arg| arg == option).unwrap();
            args[at + 1] = name.into();
        }
        body.machine.run(args)
    };
    // What joins two pictures is not seen where there is no picture of both: it is left out, and told.
    for name in ["Zoé 🦊👩🏽\u{200d}💻 O’Brien", &"é".repeat(300)] {
        let out = body.machine.path("named.jauge");
        with_name(name, &out).ends(0);
        stock::accepts(&body.machine, &out, &body.signers, &["lead"], "exemple");
        let shown = body.machine.run(args!["show", &out, "--json"]).json();
        assert_eq!(shown["content"]["prepared_by"]["name"], name.replace('\u{200d}', ""));
        std::fs::remove_file(out).unwrap();
    }
    // A file's name: what the disk takes is written, what it refuses is told.
    body.seal("déclaration 🦊.jauge");
    let long = body.machine.path("x".repeat(300) + ".jauge");
    body.machine.run(body.seal_args(&body.counts, &long)).ends(3);
    // A text that no envelope may hold is refused before anything is signed.
    let out = body.machine.path("too-long.jauge");
    with_name(&"n".repeat(4001), &out).ends(2).says("organization.name");
    assert!(!out.exists());
}

#[test]
fn under_a_clock_set_to_1970_nothing_is_sealed_and_what_is_sealed_can_be_attested_and_verified() {
    if !require_tools(&["ssh-keygen", "faketime"]) {
        return;
    }
    let body = Body::new();
    let long_ago = |args: Vec<std::ffi::OsString>| {
        let mut command = Command::new("faketime");
        command.args(["-f", "1970-01-01 00:00:10"]).arg(env!("CARGO_BIN_EXE_jauge")).args(args);
        body.machine.isolate(&mut command);
        finish(&mut command)
    };
    let out = body.machine.path("1970.jauge");
    long_ago(body.seal_args(&body.counts, &out)).ends(3).says("The clock of this computer says 1970-01-01");
    assert!(!out.exists(), "nothing is signed with a wrong date for ever");
    // The clock is set right: the work goes on. Another signature and a verdict carry no date.
    let sealed = body.seal("now.jauge");
    let attested = body.machine.path("attested.jauge");
    let key = args!["--key", &body.officer.private, "--passphrase-file", &body.officer.passphrase];
    let attest = args!["attest", &sealed, "--out", &attested].into_iter().chain(key);
    long_ago(attest.collect()).ends(0);
    long_ago(args!["verify", &attested, "--signers", &body.signers].to_vec()).ends(0);
}

#[test]
fn a_register_with_a_wildcard_is_refused_as_a_whole_naming_the_line() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let body = Body::new();
    let sealed = body.seal("lead.jauge");
    let good = body.lead.line("lead", "exemple");
    let lines = [good.clone(), "# a comment\n".to_owned(), good.replace("lead@exemple", "lead@*")];
    let signers = register(&body.machine, "wild", &lines);
    let run = body.machine.run(args!["verify", &sealed, "--signers", &signers]).ends(2);
    assert!(spaced(&run.err).contains("line 3"), "{}", run.err);
}

/// The names in a machine's folder, apart from the program's home.
fn files(machine: &Machine, folder: &str) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(machine.path(folder))
        .unwrap()
        .map(|entry| PathBuf::from(entry.unwrap().file_name()))
        .filter(|name| name != Path::new("home"))
        .collect();
    names.sort();
    names
}

fn before_seal() -> Vec<PathBuf> {
    ["counts.csv", "lead", "lead.pub", "officer", "officer.pub", "passphrase", "signers", "work", "wrong"]
        .map(PathBuf::from)
        .to_vec()
}
