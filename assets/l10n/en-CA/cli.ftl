# The command line: help, results and usage errors.
cli-about = Jauge counts, checks, signs and verifies the yearly declarations behind the Baromètre numériQc, offline. Without a command, opens the window.
cli-examples = Examples:
cli-example =
    jauge demo
    jauge declaration.jauge
    jauge verify received/ --signers signers
cli-usage = Usage:
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options

cli-demo-about = Does the whole job on made-up data, in a folder of its own, shows how to check it, then opens the window
cli-demo-example = jauge demo --home ./demo --no-window
cli-framework-about = Shows the targets, quantities, thresholds and rules in force
cli-framework-example = jauge framework --json
cli-rules-about = Shows each rule: severity, sentence and fix
cli-rules-example = jauge rules --lang en
cli-key-about = Makes, shows or takes over a signing key
cli-key-example = jauge key new --name "Prénom Nom" --title "Head of digital transformation"
cli-key-new-about = Makes an Ed25519 key, protected by a passphrase, in the format of OpenSSH
cli-key-new-example = jauge key new --name "Prénom Nom" --title "Head of digital transformation"
cli-key-show-about = Shows the public half and fingerprint of this computer’s keys, or of a file
cli-key-show-example = jauge key show
cli-key-import-about = Takes over an Ed25519 key of OpenSSH that exists already
cli-key-import-example = jauge key import ~/.ssh/id_ed25519
cli-check-about = Applies every rule to a counts file
cli-check-example = jauge check 2024.csv --organization exemple --year 2024 --previous 2023.jauge
cli-seal-about = Checks, then writes the declaration signed by the lead
cli-seal-example =
    jauge seal 2024.csv --organization exemple --organization-name "Example body" --year 2024 \
      --name "Prénom Nom" --title "Lead" --email amelie@exemple.invalid \
      --key ~/.ssh/id_ed25519 --justify "W02:services=Two branches were merged" --out 2024.jauge
cli-attest-about = Adds the signature of the highest authority
cli-attest-example = jauge attest 2024.jauge --key ~/.ssh/id_ed25519 --out 2024-attested.jauge
cli-verify-about = Gives a verdict on each envelope; folders are searched
cli-verify-example = jauge verify received/ --signers signers --require lead,officer
cli-show-about = Shows what an envelope says, the verdict first
cli-show-example = jauge show 2024.jauge --signers signers
cli-completions-about = Writes the completion script of a shell
cli-completions-example = jauge completions bash > ~/.local/share/bash-completion/completions/jauge
cli-man-about = Writes the manual
cli-man-example = jauge man > jauge.1 && man ./jauge.1

cli-arg-home = Folder where this computer keeps its data (or JAUGE_HOME; by default, the system’s)
cli-arg-lang = Language: fr or en (or JAUGE_LANG; by default, the system’s)
cli-arg-json = Writes one JSON document to standard output
cli-arg-quiet = Says only what went wrong
cli-arg-framework = Works under another framework than the program’s own
cli-arg-help = Shows this help
cli-arg-version = Shows the version
cli-arg-envelope = Envelope to open in the window
cli-arg-no-window = Does not open the window at the end
cli-arg-name = Name of the person who prepares the declaration
cli-arg-title = Title of that person
cli-arg-email = Work e-mail of that person
cli-arg-out = File to write; a file that exists is never replaced
cli-arg-passphrase-file = File whose first line is the passphrase; otherwise it is asked for on the terminal
cli-arg-file = File
cli-arg-counts = Counts file: CSV with the columns quantity,value,reason
cli-arg-organization = Code of the body
cli-arg-organization-name = Name of the body
cli-arg-year = Year that is declared
cli-arg-previous = Envelope of an earlier year, to compare with
cli-arg-key = Private key in the format of OpenSSH
cli-arg-justify = Justification of a warning; may be repeated
cli-arg-evidence = Evidence for a target (pdf, png, jpg, csv, txt); may be repeated
cli-arg-supersedes = Envelope that this one corrects
cli-arg-reason = Reason for the correction
cli-arg-signers = Register of signers (OpenSSH’s allowed_signers)
cli-arg-require = Signatures that are required: lead, officer
cli-arg-at = Moment at which the validity of keys is judged (RFC 3339); now by default
cli-arg-files = Envelopes and folders
cli-arg-shell = bash, elvish, fish, powershell or zsh
cli-key-new-arg-name = Name of the person whose key it is
cli-key-new-arg-out = Folder of the key; by default, the folder of this computer’s keys
cli-key-show-arg-file = Key file, private or public
cli-key-import-arg-file = Private key to take over
cli-attest-arg-file = Envelope sealed by the lead
cli-show-arg-file = Envelope

cli-usage-unknown-argument = There is no option “{ $arg }” here.
    .fix = Add --help to the command to see its options.
cli-usage-unknown-command = There is no command “{ $command }”.
    .fix = “jauge --help” lists the commands.
cli-usage-missing = Missing: { $arg }
    .fix = Add what is missing; --help shows an example.
cli-usage-no-command = A command is missing.
    .fix = Add --help to see the commands.
cli-usage-no-value = The option { $arg } needs a value.
    .fix = Write the value after the option; --help shows an example.
cli-usage-invalid-value = “{ $value }” will not do for { $arg }.
    .fix = Add --help to the command to see what is expected.
cli-usage-conflict = { $arg } does not go with { $other }.
    .fix = Keep one of the two.
cli-usage-too-many = { $arg } has too many values, or too few.
    .fix = Add --help to the command to see what is expected.
cli-usage-not-utf8 = An argument is not readable text.
    .fix = Write the command again in UTF-8.
cli-usage-other = The command was not understood.
    .fix = “jauge --help” lists the commands.
cli-usage-near = Did you mean { $near }?

cli-output-failed = The result could not be written to standard output: the disk may be full.
cli-neither = “{ $file }” is neither a command nor a file. “jauge --help” lists the commands.
cli-no-display = There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY). “jauge --help” shows what the command line does.
cli-no-window = This program was built without the window. “jauge --help” shows what the command line does.

cli-severity-error = error
cli-severity-warning = warning
cli-severity-note = note

cli-framework-version = { $id }, version { $version }, SHA-256 { $sha256 }
cli-framework-share = Share to reach: { $threshold }
cli-framework-majority = Bodies that publish more than half: { $threshold }
cli-framework-yes = Bodies that answer yes: { $threshold }
cli-framework-rules = The help texts are provisional. “jauge rules” shows the rules.

cli-passphrase-known = Passphrase of { $key }:
cli-passphrase-new = New passphrase:
cli-passphrase-again = The same, once more:
cli-passphrase-differs = The two passphrases differ. Try again.

cli-key-shown =
    Key          { $file }
    Fingerprint  { $fingerprint }
    Public       { $public }
cli-key-next =
    Send the public line to the ministry, which enters it in the register of signers, and read the fingerprint to them aloud.
    Without the passphrase the key is lost: keep it in a safe place.
cli-key-unprotected = This key has no passphrase; the copy kept here will have one.
cli-key-none = There is no key here yet. “jauge key new” makes one.

cli-misread = { $file }, line { $line }, column { $column } [{ $quantity }]: { $message }
cli-met = met
cli-not-met = not met
cli-sealable = Nothing keeps it from being sealed, once the warnings are justified.
cli-not-sealable = Errors keep it from being sealed.

cli-sealed =
    Sealed       { $file }
    Fingerprint  { $fingerprint }
    About        { $body }, { $year }, submission { $sequence }
cli-sealed-next = Now have this file attested: “jauge attest”.
cli-attested =
    Attested     { $file }
    Fingerprint  { $fingerprint }
    About        { $body }, { $year }

cli-verdict-valid = valid
cli-verdict-incomplete = incomplete
cli-verdict-untrusted = untrusted
cli-verdict-broken = broken
cli-verify-about-what = { $body }, { $year }, submission { $sequence }
cli-verify-fingerprint = Fingerprint { $fingerprint }
cli-signature-trusted = Signature of { $who }: good, in the register ({ $key })
cli-signature-good = Signature of { $who }: good, not recognized ({ $key })
cli-signature-bad = Signature of { $who }: bad ({ $key })
cli-verify-summary = Valid envelopes: { $valid } of { $files }.

cli-show-header =
    { $name } [{ $code }], { $year }
    Prepared by { $person }, { $title }, { $email }
    on { $at }
cli-show-correction = Correction (submission { $sequence }): { $reason }
cli-show-other-framework = Answers the framework { $id }, version { $version }, which is not the one here; quantities keep their ids.
cli-show-evidence = Evidence for the target { $target }: { $name } ({ $size } bytes)

cli-verify-line = { $file }: { $verdict }
cli-justify-so = On the command line, a justification is written like this: --justify "{ $about }=What explains it"
