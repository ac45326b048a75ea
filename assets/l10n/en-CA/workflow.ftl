# The actions: what can stop them, and what to do.
workflow-in-file = { $file }: { $sentence }

workflow-file-missing = { $file } does not exist.
    .fix = Check the name and the folder; names depend on capitals and accents.
workflow-file-is-folder = { $file } is a folder, not a file.
    .fix = Name a file of that folder.
workflow-not-a-file = { $file } is not an ordinary file: it is a pipe, a device or a socket.
    .fix = Copy its content to a file, then name that file.
workflow-file-too-large = { $file } has more than { $most } KiB: it was not read.
    .fix = Check that it is the right file.
workflow-file-denied = The system does not let you read { $file }.
    .fix = Ask for the right to read it, or copy the file to a folder of your own.
workflow-file-failed = { $file } could not be read. The system says: { $detail }.
    .fix = Check the disk, then try again.
workflow-folder-unusable = The folder { $folder } could not be used. The system says: { $detail }.
    .fix = Choose a folder of your own, or ask for the right to write there.

workflow-not-sealable = { $errors ->
    [one] One error keeps the declaration from being sealed. Nothing was written.
   *[other] { $errors } errors keep the declaration from being sealed. Nothing was written.
}
    .fix = Correct what is reported, justify the warnings, then seal again.
workflow-clock = The clock of this computer says { $now }: the signature would carry a wrong date for ever. Nothing was written and nothing is lost.
    .fix = Set the computer’s date and time, then start again.
workflow-unknown-justification = “{ $text }” does not name a rule, or a rule and a quantity, of the framework.
    .fix = Write RULE=TEXT or RULE:QUANTITY=TEXT, for instance W02:services=Two branches were merged.

workflow-basis-broken = { $file } is a broken envelope: nothing can rest on it.
    .fix = Ask for a new copy of the file; “jauge verify” gives the reasons.
workflow-basis-kind = { $file } is not the envelope of a declaration.
    .fix = Choose the sealed envelope of a declaration.
workflow-basis-body = { $file } is the declaration of another body, “{ $found }”.
    .fix = Choose an envelope of the same body, or correct the body’s code.
workflow-basis-not-earlier = { $file } is about { $found }, which is not an earlier year.
    .fix = Choose the envelope of an earlier year, or correct the year.
workflow-basis-other-year = { $file } is about { $found }: a correction is about the same year as what it corrects.
    .fix = Choose the envelope to correct, or correct the year.

workflow-evidence-kind = { $file } is not of a type that the envelope can carry.
    .fix = Attach a pdf, png, jpg, csv or txt file.
workflow-evidence-target = { $file } is attached to the target “{ $target }”, which the framework does not have.
    .fix = Write TARGET=FILE; “jauge framework” lists the targets.
workflow-evidence-too-much = With { $file }, the envelope would go over 64 MiB or the number of attachments allowed.
    .fix = Attach fewer or lighter files.

workflow-no-envelope = { $file } holds no envelope (*.jauge).
    .fix = Name a folder that holds some, or the files themselves.

workflow-passphrase-file = { $file } holds no UTF-8 text.
    .fix = Write the passphrase on the first line of a text file.
workflow-no-terminal = A passphrase is needed, and there is no terminal to ask for it on.
    .fix = Run the command in a terminal, or name a file with --passphrase-file FILE.

demo-title = Transformation lead (fictional)
demo-justification = Fictional explanation, for the demonstration.
demo-begin = Demonstration: fictional bodies declare two years, in { $folder }
demo-keys = Keys made, one a signer: { $path } (passphrase: { $passphrase })
demo-register = Register of signers: { $path }
demo-declared = Sealed and attested: { $body }, { $year } – { $path }
demo-altered = Forged, a number changed after signing: { $path }
demo-impostor = Forged, signed by an unknown key: { $path }
demo-verdict = { $verdict } – { $path }
demo-draft = { $year } declaration begun, compared with the previous year
demo-check = To check an envelope without Jauge:
demo-check-all = And with Jauge:
demo-no-display = No display here: the window does not open. To open it: jauge --home { $folder }
demo-window = The window opens on these data.
