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
cli-arg-revoked = List of revoked keys, as ssh-keygen -Y verify -r takes it; those revoked here are revoked in any case
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
cli-verify-without-home = What this home knows is left aside. The lead’s signature alone is required, unless --require names others; keys that were retired or revoked here are not known, unless --revoked names them.
cli-verify-summary = Valid envelopes: { $valid } of { $files }.

cli-show-header =
    { $name } [{ $code }], { $year }
    Prepared by { $person }, { $title }, { $email }
    on { $at }
cli-show-correction = Correction (submission { $sequence }): { $reason }
cli-show-other-framework = Answers the framework { $id }, version { $version }, which is not the one here; quantities keep their ids.
cli-show-evidence = Evidence for the target { $target }: { $name } ({ $size } bytes)
cli-show-campaign = Signatures required: { $required }. { $bodies ->
        [one] 1 body:
       *[other] { $bodies } bodies:
    }

cli-verify-line = { $file }: { $verdict }
cli-justify-so = On the command line, a justification is written like this: --justify "{ $about }=What explains it"

cli-key-card-about = Writes the signer’s card to hand to the ministry
cli-key-card-example = jauge key card key --organization example --role lead --out card.html
cli-key-card-arg-file = Key file, private or public
cli-key-card-arg-out = HTML page to write
cli-arg-role = Role: lead, officer or ministry
cli-campaign-about = Makes a campaign, or works under the ministry’s
cli-campaign-example = jauge campaign use campaign-2024.jauge
cli-campaign-new-about = Makes the campaign of a year and signs it
cli-campaign-new-example =
    jauge campaign new --year 2024 --framework stng-2019-2023 --organizations bodies.csv \
      --opens 2025-01-15 --closes 2025-03-31 --ministry example --contact "campaign@example.invalid" \
      --require lead,officer --key ministry-key --out campaign-2024.jauge
cli-campaign-new-arg-organizations = List of bodies: CSV, columns code,name_fr,name_en and, if wanted, portfolio
cli-campaign-new-arg-opens = First day
cli-campaign-new-arg-closes = Last day in time
cli-campaign-new-arg-ministry = Code of the ministry
cli-campaign-new-arg-contact = Whom to ask
cli-campaign-new-arg-key = The ministry’s key
cli-campaign-new-arg-year = Year that is counted
cli-campaign-new-arg-require = Signatures required; lead by default
cli-campaign-new-arg-period = First and last day that is counted; else from 1 April of the year to 31 March of the next
cli-campaign-new-arg-time-zone = Zone of the days (IANA name); else America/Toronto
cli-campaign-new-arg-name-fr = Name of the ministry in French; else its code
cli-campaign-new-arg-name-en = Name of the ministry in English; else its code
cli-campaign-new-arg-supersedes = Earlier issue that is not known here; may be repeated
cli-campaign-use-about = Works under a campaign received from the ministry
cli-campaign-use-example = jauge campaign use campaign-2024.jauge --trust SHA256:…
cli-campaign-use-arg-file = Envelope of the campaign
cli-campaign-use-arg-trust = Fingerprint of the ministry’s key, compared once; or of the issue, where it changes keys
cli-campaign-list-about = Shows the campaigns known here
cli-campaign-list-example = jauge campaign list
cli-signers-about = Keeps the register of who may sign for whom
cli-signers-example = jauge signers list
cli-signers-list-about = Shows the register of signers
cli-signers-list-example = jauge signers list --json
cli-signers-add-about = Enrols a signer, by card or by public key
cli-signers-add-example = jauge signers add card.html --fingerprint SHA256:…
cli-signers-add-arg-file = Signer’s card, line of a register, or public key
cli-signers-add-arg-organization = Code of the body, where the file does not say
cli-signers-add-arg-fingerprint = Fingerprint compared; refused where it is not that of the key
cli-signers-add-arg-valid-after = Start of validity
cli-signers-add-arg-valid-before = End of validity
cli-signers-add-arg-also = The key signs for somebody else already, and that is meant
cli-signers-add-arg-reason = Why; the journal keeps it. A line that was held back takes one
cli-signers-retire-about = Ends the validity of a key; its line stays
cli-signers-retire-example = jauge signers retire SHA256:…
cli-signers-retire-arg-key = Fingerprint of the key, or a signer such as lead@example
cli-signers-retire-arg-at = Moment of the end; now by default
cli-signers-revoke-about = Revokes a key that was lost or stolen, for good: nothing that it signs counts any more
cli-signers-revoke-example =
    jauge signers revoke SHA256:… --reason "Laptop stolen on 3 March"
    jauge signers revoke stolen-key.pub
cli-signers-revoke-arg-key = Fingerprint of a key that is known here, or file with its public half
cli-signers-revoke-arg-reason = Why; the journal keeps it
cli-signers-import-about = Adds the lines of an allowed_signers file
cli-signers-import-example = jauge signers import allowed_signers
cli-signers-import-arg-file = Register to read
cli-signers-import-arg-revoked = List of revoked keys to take in too; one of the ministry’s keys waits until “signers revoke” confirms it
cli-signers-export-about = Writes the register as ssh-keygen reads it
cli-signers-export-example = jauge signers export --out allowed_signers
cli-signers-export-arg-file = File to write; else standard output
cli-signers-export-arg-out = File to write
cli-signers-export-arg-revoked = File for the list of revoked keys, for ssh-keygen -Y verify -r
cli-receive-about = Takes envelopes into the register; one bad file does not stop the others
cli-receive-example = jauge receive received/
cli-receive-arg-paths = Files or folders
cli-receive-arg-signers = Register of signers; that of this machine by default
cli-receive-arg-revoked = List of revoked keys, beside those that are revoked here
cli-register-about = Shows what is received, what is missing, what is late
cli-register-example = jauge register list --status missing
cli-register-list-about = Shows the register of a year
cli-register-list-example = jauge register list --year 2024 --status to-review
cli-register-list-arg-year = Year; the last one by default
cli-register-list-arg-status = Status: missing, to-review, accepted, returned, superseded, conflict or set-aside
cli-register-list-arg-organization = Code of a body
cli-decide-about = Accepts or returns declarations, one signed envelope a body
cli-decide-example = jauge decide --all-to-review --outcome accepted --key ministry-key --out decisions/
cli-decide-arg-fingerprints = Fingerprints of the declarations, or their first digits
cli-decide-arg-all-to-review = All that wait for a decision
cli-decide-arg-year = Only those of this year
cli-decide-arg-outcome = Outcome: accepted, returned or received
cli-decide-arg-comment = Comment on a quantity, or without one on the whole
cli-decide-arg-name = Name of the person who decides; remembered for the next time
cli-decide-arg-title = Title of the person who decides
cli-decide-arg-again = Writes decisions that are signed already once more, and decides only what none (still) counts about
cli-decide-arg-key = The ministry’s key
cli-decide-arg-out = File of a single decision, or folder
cli-follow-about = Takes in a decision of the ministry: receipt, state, comments
cli-follow-example = jauge follow decision.jauge --receipt receipt.html
cli-follow-arg-file = Envelope of the decision
cli-follow-arg-receipt = Receipt to print, written as HTML
cli-export-about = Writes workbooks
cli-export-example = jauge export register --out register.xlsx
cli-export-register-about = Writes the register of a year as a workbook
cli-export-register-example = jauge export register --year 2024 --out register-2024.xlsx
cli-export-register-arg-year = Year; the last one by default
cli-arg-campaign = Campaign to declare under; by default that of the year, known here
cli-campaign-made =
    Campaign { $id }, issue { $issue }: { $bodies ->
        [one] 1 body
       *[other] { $bodies } bodies
    }, from { $opens } to { $closes }
    Counted: { $period }, time zone { $zone }
    File: { $file }
    Fingerprint of the issue: { $fingerprint }
    Fingerprint of the ministry’s key: { $key }
    To read over the telephone: { $groups }
cli-campaign-closes-early = The last day in time, { $closes }, comes before the end of what is counted ({ $period }).
cli-campaign-period = from { $first } to { $last }
cli-campaign-period-assumed = from { $first } to { $last } (assumed)
cli-campaign-next = Send this file to the bodies; tell them the fingerprint by another way.
cli-campaign-used = Campaign { $id } of { $ministry }, issue { $issue }: year { $year }, from { $opens } to { $closes }. Questions: { $contact }
cli-campaign-trusted = The ministry’s key is known here from now on: { $groups }
cli-campaign-line = { $id } of { $ministry }, issue { $issue }, { $state }: year { $year }, { $bodies ->
        [one] 1 body
       *[other] { $bodies } bodies
    }, from { $opens } to { $closes }; counted { $period }, time zone { $zone }
cli-campaign-in-force = in force
cli-campaign-not-in-force = not in force
cli-campaign-disputed = in conflict
cli-campaign-changes = What it changes of the keys that are trusted here:
cli-campaign-changed = Changed from now on:
cli-campaign-none = No campaign is known here.
cli-signer-line = { $principal }  { $namespace }  { $key }  { $times }  { $owner }
cli-signer-line-revoked = { $principal }  { $namespace }  { $key }  revoked  { $owner }
cli-signer-line-held-back = held back: { $principal }  { $namespace }  { $key }  { $times }  { $owner }
cli-signer-always = without end
cli-signer-from = from { $after }
cli-signer-until = until { $before }
cli-signer-between = from { $after } until { $before }
cli-signers-none = The register of signers is empty.
cli-signer-revoked = revoked: { $key }  since { $since }, by { $by }  { $owner }
cli-signer-revocation-waits = waits: { $key }  one of the ministry’s, revoked by { $by }; it counts once a person confirms it: jauge signers revoke { $key }
cli-signer-by-person = a person of this home
cli-signer-by-list = a list taken in here
cli-signer-by-campaign = the campaign { $campaigns }
cli-signer-by-both = a person of this home and the campaign { $campaigns }
cli-signer-added = Enrolled: { $principal }, { $key }, { $owner }
cli-signer-already = Enrolled already: { $principal }, { $key }
cli-signer-compare = Compare the fingerprint with the person, by voice, before you receive their declaration.
cli-signer-revoked-now = Revoked: { $key }, of { $signers }
cli-signer-revoked-unknown = Revoked: { $key }, which no line of the register names
cli-signer-revoked-already = Revoked already: { $key }
cli-signer-revoked-next = Hand the list out: “jauge signers export --revoked FILE”. The next issue of the campaign carries it too.
cli-signers-imported = { $added ->
        [one] 1 line
       *[other] { $added } lines
    } added to the register.
cli-signers-imported-revoked = { $revoked ->
        [one] 1 key
       *[other] { $revoked } keys
    } revoked.
cli-signers-revocations-wait = { $count ->
        [one] A revocation of one of the ministry’s keys waits
       *[other] { $count } revocations of the ministry’s keys wait
    } for a person to confirm the fingerprint: “jauge signers list”, then “jauge signers revoke”.
cli-signers-exported = Register written: { $file }
cli-signers-exported-revoked = List of revoked keys written: { $file }
cli-signers-exported-without-revoked = Keys are revoked here: whoever checks with this register needs their list too (--revoked FILE).
cli-card-made =
    Card written: { $file }
    Fingerprint to read over the telephone: { $fingerprint }
cli-receive-no-signers = The register of signers is empty: no envelope will be valid. “jauge signers import” or “jauge signers add” builds it.
cli-receive-received = received
cli-receive-already = received already
cli-receive-set-aside = set aside
cli-receive-conflict = in conflict
cli-verify-line-plain = { $outcome }: { $file }
cli-received = Received: { $received } · here already: { $already } · set aside: { $aside } · conflicts: { $conflicts }
cli-register-unknown-status = “{ $status }” is not a status. These are: { $known }.
cli-register-empty = The register is empty: no campaign and no declaration.
cli-register-line = { $body }  { $state }  { $sequence }  { $late }  { $received }  { $fingerprint }  { $name }
cli-register-summary = { $year }: expected { $expected } · missing { $missing } · to review { $review } · in conflict { $conflict } · returned { $returned } · accepted { $accepted } · superseded { $superseded } · waiting { $waiting } · set aside { $aside }
cli-decide-unknown-outcome = “{ $outcome }” is not an outcome: write accepted, returned or received.
cli-decided = { $outcome }: { $body }, { $year }, sequence { $sequence } – { $file }
cli-decide-moved = Not decided: the file of { $body }, { $year }, has changed since the list was made ({ $fingerprint }). Look at it again.
cli-followed =
    { $outcome }: { $body }, { $year }, sequence { $sequence }
    Received on { $received }, decided on { $decided } by { $by }
    Fingerprint of the declaration: { $fingerprint }
cli-followed-outdated = A later decision is known already: this one is kept, the state does not change.
cli-followed-conflict = Decisions about this declaration, or about another one for the same year, contradict each other. Write to the ministry: one decision that replaces them all settles it.
cli-followed-correction = A correction is begun with all the answers; the comments stand at their places. Open the window, or seal with --supersedes.
cli-exported = Register { $year } written: { $file }
register-missing = missing
register-to-review = to review
register-accepted = accepted
register-returned = returned
register-superseded = superseded
register-conflict = in conflict
register-waiting = waiting
register-unasked = correction after the last day
register-set-aside = set aside
register-late = late

cli-barometer-about = Adds up the accepted declarations of a year
cli-barometer-example = jauge barometer --year 2024
cli-barometer-arg-year = Year; the last one by default
cli-barometer-arg-portfolio = Only the bodies of this portfolio
cli-barometer-arg-csv = Writes a CSV table
cli-barometer-overall = Barometer { $year }: { $overall } ({ $bodies ->
        [one] 1 accepted declaration
       *[other] { $bodies } accepted declarations
    })
cli-barometer-target = threshold { $threshold } · bodies { $included } · NA { $na } · ND { $nd } · missing { $missing }
cli-barometer-change = change in points: same bodies { $same }, all { $all }
cli-barometer-provisional = Provisional: the official weighting is not known.
