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
workflow-link-to-folder = { $file } is a link to a folder. Links within a folder are not followed: they may lead in a circle.
    .fix = Name the folder itself that it leads to.

workflow-passphrase-file = { $file } holds no UTF-8 text.
    .fix = Write the passphrase on the first line of a text file.
workflow-no-terminal = A passphrase is needed, and there is no terminal to ask for it on.
    .fix = Run the command in a terminal, or name a file with --passphrase-file FILE.

workflow-picture = The picture could not be drawn; no file was written.
    .fix = Save it as SVG.

demo-title = Transformation lead (fictional)
demo-justification = Fictional explanation, for the demonstration.
demo-begin = Demonstration: fictional bodies declare two years, in { $folder }
demo-keys = Keys made, one a signer: { $path } (passphrase: { $passphrase })
demo-register = Register of signers: { $path }
demo-declared = Sealed and attested for { $year }: { $count } declarations in { $path }
demo-altered = Forged, a number changed after signing: { $path }
demo-impostor = Forged, signed by an unknown key: { $path }
demo-verdict = { $verdict } – { $path }
demo-draft = { $year } declaration begun, compared with the previous year
demo-check = To check an envelope without Jauge:
demo-check-all = And with Jauge:
demo-no-display = No display here: the window does not open. To open it: jauge --home { $folder }
demo-window = The window opens on these data.

workflow-envelope-not-good = { $file } cannot be taken: { $why }
    .fix = Ask whoever prepared it for it again.
workflow-not-of-kind = { $file } is not { $kind ->
        [campaign] a campaign
        [decision] a decision
       *[other] a declaration
    }.
    .fix = Choose another file.
workflow-signers-held-back =
    { $count ->
        [one] One line was left out: it would have given a retired key its time back. If a key is to be in force again, enrol it by its card, and say why.
       *[other] { $count } lines were left out: they would have given retired keys their time back. If a key is to be in force again, enrol it by its card, and say why.
    }
workflow-unknown-ministry = This campaign is signed by { $ministry }, whose key is not known here yet. Its fingerprint: { $groups }
    .fix = Compare it, by telephone or on paper, with the one that the ministry gives; then: --trust { $fingerprint }
workflow-other-ministry = This campaign is signed with an unknown key in the name of { $ministry }, while another key of the ministry is known here. Its fingerprint: { $groups }
    .fix = Do not use it before you have spoken to the ministry. If it confirms a new key: --trust { $fingerprint }
workflow-other-fingerprint = The fingerprint given, { $named }, is not that of the key: { $fingerprint }.
    .fix = Read the fingerprint again with the person who gave it; if it does not match, do not use this file.
workflow-not-its-key = The key that signs this campaign ({ $fingerprint }) is not among those that it announces.
    .fix = Do not use this file; ask the ministry for it again.
workflow-keys-change = Issue { $issue } of the campaign { $campaign } changes the ministry’s keys, or which keys are revoked. Its fingerprint: { $groups }
    .fix = Ask the ministry, at a number that you know, whether it means this change, and compare the fingerprint; then: --trust { $fingerprint }
workflow-keys-added = key that signs for the ministry from now on: { $key }  { $owner }
workflow-keys-added-until = key that signed for the ministry until { $until }: { $key }  { $owner }
workflow-keys-ended = key that ends on { $until }: { $key }  { $owner }
workflow-keys-missing = key that the ministry does not name any more, in force here until it is retired: { $key }  { $owner }
workflow-keys-revoked = key that is revoked: { $key }  { $owner }
workflow-keys-revoked-waits = key of the ministry that is revoked; it waits until “jauge signers revoke” confirms it: { $key }  { $owner }
workflow-other-campaign = { $file } is no earlier issue of this campaign: its ministry or its year is another.
    .fix = Give the issue that this one replaces, or leave --supersedes out.
workflow-issue-older = Issue { $issue } is older than issue { $than }, which is in force: it is kept, and changes nothing.
workflow-issue-disputed = There are different issues { $issue } of the campaign { $year }; none of them counts until the ministry makes the next one, which replaces them all:
workflow-issue-meanwhile = Meanwhile issue { $number } stays in force.
workflow-issue-none-meanwhile = Meanwhile no campaign of { $year } is in force.
workflow-issue-gap-one = Issue { $first } is not known here.
workflow-issue-gap = Issues { $first } to { $last } are not known here.
workflow-issue-beside = The campaign of { $year } that is worked under here stays that of { $ministry }: this one is kept beside it.
workflow-campaign-year = The declaration is about { $year }, the campaign about { $campaign }.
    .fix = Choose the campaign’s year, or the year’s campaign.
workflow-not-in-campaign = The body “{ $body }” is not in the list of the campaign { $campaign }.
    .fix = Check the body’s code, or write to the campaign’s contact.
workflow-unknown-signer = No key in force in the register matches { $key }.
    .fix = “jauge signers list” gives the fingerprints.
workflow-unknown-key = No key that is known here has the fingerprint { $key }.
    .fix = Give the file of its public half instead; “jauge signers list” gives the fingerprints that are known.
workflow-key-revoked = The key { $fingerprint } is revoked: it was lost or stolen, and nothing that it signs counts.
    .fix = Use another key. “jauge signers list” says since when this one is revoked; a revoked key stays revoked.
workflow-signs-for-others = The key { $fingerprint } signs already, as { $others }. Two roles are two people.
    .fix = Ask the person for a key of its own for this role; where one key for both is meant, add --also.
workflow-signer-held-back = A line of { $principal } with the key { $fingerprint } is held back: it would bring back a key that was retired here.
    .fix = Ask the person whether the key is to be used again; then: jauge signers add, with --reason and why.
workflow-signer-unnamed = This file holds a key, but does not say who signs, nor for which body.
    .fix = Add --organization CODE and --role lead or officer.
workflow-unknown-submission = The register has no declaration with the fingerprint { $fingerprint }.
    .fix = “jauge register list” gives the fingerprints; at least 8 digits are needed.
workflow-ambiguous-submission = Several declarations of the register begin with { $fingerprint }.
    .fix = Give more digits of the fingerprint.
workflow-nothing-to-review = No declaration waits for a decision.
    .fix = “jauge register list” shows where each stands.
workflow-not-the-ministry = The key { $fingerprint } is not one of the ministry’s in the register of signers: the bodies would refuse its decision.
    .fix = Sign with the ministry’s key, or enrol this one first.
workflow-key-not-in-force = The key { $fingerprint } is not in force by the register of signers: it is retired, or its time has not begun.
    .fix = Sign with a key of the ministry that is in force.
workflow-superseded = The declaration { $fingerprint } is superseded by a correction.
    .fix = Decide on the correction.
workflow-rival-accepted = Another declaration of the same place is accepted already: { $fingerprint }.
    .fix = Return this one, or first go back on the other decision.
workflow-nothing-decided = Nothing that counts was decided about this declaration: { $fingerprint }.
    .fix = Decide about it first.
workflow-unknown-quantity = “{ $quantity }” is not a quantity of the framework.
    .fix = “jauge framework” gives the list; without a quantity, write the text alone.
workflow-returned-without-comment = A declaration returned without a comment does not say what to correct.
    .fix = Add at least one comment.
workflow-not-ours = This decision is about a declaration that was not sealed here: { $fingerprint }.
    .fix = Open it on the machine of the body that it concerns.
workflow-of-another-ministry = This decision is signed by { $signer }, while the declaration answers a campaign of { $ministry }: it changes nothing.
    .fix = Ask { $ministry } for its decision, and tell it of this one.
workflow-not-as-sealed = This decision does not speak of the declaration { $fingerprint } as it was sealed here.
    .fix = Write to the ministry; nothing was changed.
workflow-receive-framework = The declaration answers the framework “{ $framework }”, which is not known here.
    .fix = Take in the campaign of that framework first, then receive this file again.
workflow-receive-campaign-year = The declaration is about { $year }, the campaign that it names about { $campaign }.
    .fix = Ask the body to seal it under the right campaign.
workflow-receive-campaign-body = The body “{ $body }” is not in the campaign that its declaration names.
    .fix = Check the campaign’s list of bodies.
workflow-receive-rival = Another envelope has this place already, for this body and this year.
    .fix = Compare the two, accept one and return the other.
workflow-receive-waiting = This correction is received and waits: the declaration that it corrects is not here yet.
    .fix = Receive the declaration that it corrects: this one takes its place then.
workflow-receive-campaign-keys = This campaign changes who speaks for the ministry, or which keys are revoked.
    .fix = Look at the change, then take the campaign by hand: jauge campaign use.
trust-role-lead = Lead
trust-role-officer = Officer
trust-role-ministry = Ministry

demo-reviewer = Personne Fictive, Analyst (fictional)
demo-campaign = Campaign { $year }: { $path }
demo-received = Received for { $year }: { $received }, set aside: { $aside }
demo-late = Received after the last day: { $body }
demo-accepted = Accepted: { $count } decisions signed in { $path }
demo-returned = Returned with two comments: { $body }
demo-corrected = Corrected, sealed again and received: { $body }
demo-barometer = Barometer { $year }: { $overall } over { $bodies } accepted declarations
demo-reviewer-name = Fictional Reviewer
demo-reviewer-title = Analyst
demo-ministry-name = Made-up ministry
demo-comment-services = Count the service opened in December too.
demo-comment-whole = Please correct before the end of the month (fictional comment).
demo-correction = The service opened in December is counted.

workflow-characters-dropped = Characters that are not seen were left out of the field { $field } before signing: { $characters }.
