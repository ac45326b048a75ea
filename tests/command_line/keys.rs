//! Keys: made here or taken over, in the format of OpenSSH.

use std::process::Command;

use crate::args;
use crate::support::{Key, Machine, PASSPHRASE, finish, is_protected, require_tools};

#[test]
fn a_new_key_is_protected_in_the_format_of_openssh_and_its_fingerprint_is_that_of_ssh_keygen() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let passphrase = machine.write("passphrase", format!("{PASSPHRASE}\n"));
    let folder = machine.path("keys");
    let made = machine
        .run(args![
            "key",
            "new",
            "--name",
            "Élise Fictive",
            "--title",
            "Dirigeante",
            "--out",
            &folder,
            "--passphrase-file",
            &passphrase
        ])
        .ends(0);
    let private = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_none_or(|extension| extension != "pub"))
        .expect("a private key");
    let mut keygen = Command::new("ssh-keygen");
    keygen.args(["-y", "-P", PASSPHRASE, "-f"]).arg(&private);
    finish(&mut keygen).ends(0);
    assert!(is_protected(&private), "the private half asks for its passphrase");
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&private)).ends(0).out;
    let fingerprint = listed.split_whitespace().nth(1).unwrap();
    assert!(made.out.contains(fingerprint), "{} lacks {fingerprint}", made.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let shown = machine.run(args!["key", "show", &private]).ends(0);
    assert!(shown.out.contains(fingerprint), "{}", shown.out);
}

#[test]
fn a_key_of_openssh_is_taken_over_and_then_shown() {
    if !require_tools(&["ssh-keygen"]) {
        return;
    }
    let machine = Machine::new();
    let key = Key::new(&machine, "mine");
    let imported =
        machine.run(args!["key", "import", &key.private, "--passphrase-file", &key.passphrase]).ends(0);
    let listed = finish(Command::new("ssh-keygen").arg("-lf").arg(&key.private)).ends(0).out;
    let fingerprint = listed.split_whitespace().nth(1).unwrap();
    assert!(imported.out.contains(fingerprint), "{}", imported.out);
    let shown = machine.run(["key", "show"]).ends(0).out;
    assert!(shown.contains(fingerprint), "{shown}");
    assert!(shown.contains(&key.public), "the public half: {shown}");
}
