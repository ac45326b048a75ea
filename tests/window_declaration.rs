//! A whole declaration in a real window, with the keyboard alone: the file that leaves is accepted elsewhere.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::PathBuf;

use support::person::{Person, REASON, TYPED, WHY};
use support::window::{Screen, TOOLS, Window};
use support::{Machine, require_tools, stock};

fn declares(lang: &str, pages: [&str; 3]) {
    if !require_tools(TOOLS) || !require_tools(stock::STOCK) {
        return;
    }
    let screen = Screen::open();
    let machine = Machine::new();
    let out = machine.path("out");
    std::fs::create_dir(&out).unwrap();
    let evidence = machine.write("plan.txt", "plan\n");
    let person = Person { window: Window::open(&screen, &machine, ["--lang", lang]) };
    let file = person.declares(pages, &evidence, &out);
    person.window.close();
    is_accepted(&machine, &file);
}

fn is_accepted(machine: &Machine, file: &std::path::Path) {
    let public = std::fs::read_dir(machine.home().join("keys"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pub"))
        .expect("the key's public half");
    let public = std::fs::read_to_string(public).unwrap();
    let line = format!("lead@exemple namespaces=\"lead.submission.v1@jauge\" {}\n", public.trim());
    let signers: PathBuf = machine.write("signers", line);
    let file_name = file.as_os_str().to_owned();
    let mut args: Vec<std::ffi::OsString> = vec!["verify".into(), file_name.clone(), "--signers".into()];
    args.push(signers.clone().into());
    machine.run(args).ends(0);
    let unknown = machine.run(["verify".into(), file_name.clone(), "--json".into()]).ends(1).json();
    assert_eq!(unknown[0]["verdict"], "untrusted", "with no register");
    stock::accepts(machine, file, &signers, &["lead"], "exemple");
    let shown = machine.run(["show".into(), file_name, "--json".into()]);
    let document = shown.json();
    let answers = &document["content"]["answers"];
    let answer = |quantity: &str| {
        let named = |answer: &&serde_json::Value| answer["quantity"] == quantity;
        let answer = answers.as_array().expect("a list of answers").iter().find(named);
        answer.unwrap_or_else(|| panic!("no {quantity} in {answers}"))["value"].clone()
    };
    for (quantity, typed) in TYPED {
        let said = answer(quantity);
        assert_eq!(said.as_str().map_or_else(|| said.to_string(), str::to_owned), *typed, "{quantity}");
    }
    let text = shown.out;
    for said in ["\"employees_in_transformed_workplace\"", REASON, WHY, "plan.txt", "\"NA\"", "\"ND\""] {
        assert!(text.contains(said), "{said} is in {text}");
    }
}

#[test]
fn a_declaration_leaves_a_real_window_with_the_keyboard_alone_in_french() {
    declares("fr", ["Organisation", "Vérifier", "Signer"]);
}

#[test]
fn a_declaration_leaves_a_real_window_with_the_keyboard_alone_in_english() {
    declares("en", ["Organization", "Check", "Sign"]);
}
