# The window.
window-title = { $page } – Jauge
window-title-read-only = { $page } (display only) – Jauge
window-not-shown = The window cannot be opened ({ $detail }).
    .fix = Check that there is a display; everything can also be done by commands: jauge --help.
language-name = English
percent = { $percent }%
provisional = provisional
browse = Browse…
copy-words = Copy
kind-envelope = Jauge envelope
kind-evidence = Evidence
folder-label = Folder

page-home = Home
page-organization = Organization
page-target = { $number }. { $short }
page-check = Check my answers
page-sign = Sign and export
page-envelope = Envelope
page-preferences = Preferences
page-help = Help

bar-home = Jauge, home
bar-steps = Steps
bar-declaration = { $year } declaration
bar-saved = Saved at { $time }
bar-saved-already = Everything is already saved
bar-smaller = A−, smaller text
bar-larger = A+, larger text
bar-help = Help (F1)
bar-back = Back
bar-next = Next: { $page }
bar-next-short = Next
bar-filled =
    { $filled ->
        [one] { $filled } target filled in of { $all }
       *[other] { $filled } targets filled in of { $all }
    }
rail = Steps of the declaration
rail-finish = Finish
progress-open = to fill in
progress-fix = to correct
progress-explain = to explain
progress-done = filled in

banner-read-only = Another Jauge window is open: this one only shows.
banner-read-only-fix = Close it, then reopen Jauge, to write here.
banner-problem = Something could not be done

home-title = My declarations
home-lead = One declaration a year. Everything stays on this computer until you export a signed file.
home-mine = Declarations
home-none = No declaration yet. Allow an hour or two for the first one; you can stop whenever you like.
home-new = New declaration
home-unnamed = Body to be chosen
home-head-year = Year
home-head-body = Body
home-head-filled = Answers
home-head-state = State
home-head-open = Open
home-open-one = Open the { $year } declaration of { $body }
home-filled = { $filled } of { $all }
state-open = under way
state-sealed = signed
home-open = Open a file
home-open-lead = Any *.jauge file: a campaign, a declaration to read or attest, the ministry’s answer.
home-open-do = Open
home-path = Path of the file
home-path-hint = Type the path, browse, or drop the file on the window.
home-more = To try it out
home-demo-lead = Fictional bodies, in a folder of their own: nothing mixes with your data.
home-demo = Try with sample data
home-demo-started = A second window opens with the sample data.
home-demo-failed = The sample data could not be prepared ({ $detail }). Try the command: jauge demo
home-privacy = Jauge opens no network connection and deletes nothing unasked.

organization-lead = Who declares, and for which year.
organization-body = The body
organization-preparer = The person who prepares it
organization-privacy = Personal information: it is signed with the declaration and handed to the ministry, nothing else.
field-organization-name = Name of the body
hint-organization-name = as the public knows it
field-organization-code = Code of the body
hint-organization-code = lower-case letters, digits and hyphens, for example mtmd
field-year = Year of the declaration
hint-year = four digits, for example 2024
field-year-wrong = The year has four digits, from 2000 to 2099.
field-prepared-by-name = Name
hint-prepared-by-name = given and family name
field-prepared-by-title = Title
hint-prepared-by-title = your title at work
field-prepared-by-email = E-mail
hint-prepared-by-email = at work
previous-title = The previous declaration
previous-lead = Open the previous year’s envelope: its answers are shown beside yours, and changes are checked.
previous-path = Previous year’s envelope
previous-take = Compare
previous-known = Compared with the { $year } declaration.
previous-forget = Stop comparing

target-place = Target { $number } of { $all } · { $ambition }
target-effect = Sought: { $effect }
target-count = Count
target-leave = Do not count
no-number = Not applicable / not collected…
choice-number = A number
choice-na = Not applicable (NA)
choice-nd = Not collected (ND)
reason-label = Why?
reason-hint = One sentence; it is signed with the declaration. Name nobody in it.
explain-label = Your explanation ({ $rule })
summary-title = There is still something to see on this page
summary-again = “Next” once more goes on to the next page: you can come back.
gauge-threshold = Target: { $threshold }
gauge-majority = Target: more than half
gauge-yes = Target: yes
gauge-of = { $part } of { $whole }
gauge-before = { $year }: { $rate }
met = met
not-met = not yet
lacking =
    { $count ->
        [one] { $count } more needed
       *[other] { $count } more needed
    }
not-collected = not collected
not-applicable = not applicable
no-rate = no rate

evidence-title = Evidence
evidence-none = Optional: a plan, a report, a screenshot.
evidence-add = Add evidence…
evidence-path = Path of the file
evidence-hint = pdf, png, jpg, csv or txt
evidence-attach = Add
evidence-remove = Remove
evidence-size = { $size } kB

check-errors =
    { $count ->
        [one] One point to correct before signing
       *[other] { $count } points to correct before signing
    }
check-blanks = Target { $number } – { $short }: { $count } answers are missing.
check-line = { $place }: { $message } { $rule }
check-line-whole = { $message } { $rule }
check-clean = Everything is in order: you can sign.
check-clean-next = Read it once more; what is signed does not change.
check-sealed = This declaration is signed: it does not change any more.
check-number = No.
check-target = Target
check-whole = Whole
check-part = Meet it
check-rate = Rate
check-threshold = Threshold
check-last = Before
check-state = State
check-change = Change
check-change-one = Change { $target }
check-majority = majority
copy-title = Readable copy…
copy-lead = A page to read, print or send along.
copy-write = Write the copy
copy-done = Copy written: { $path }
copy-unsigned = This copy is not signed: it does not replace the envelope.

sign-lead = You sign what you have declared. After that nothing changes; a correction is a new declaration.
sign-what = What you sign
sign-body = Body
sign-year = Year
sign-answers = Answers
sign-explained = Warnings explained
sign-evidence = Evidence
sign-preparer = Prepared by
sign-not-yet = There are points to correct before signing.
sign-check = See the points to correct
sign-key = Your key
sign-where = Where to write the envelope
sign-where-hint = A folder that exists; the file is added there, nothing is replaced.
sign-do = Sign and export
sign-working = Signing…
sign-done = The declaration is signed and exported.
sign-sealed = The declaration is signed.
sign-fingerprint = Fingerprint of the envelope
sign-file = File
sign-next = What next
sign-next-officer = Hand the file to the highest authority or its delegate: they open it in Jauge and attest it with a second signature.
sign-next-ministry = Then send the file to the ministry the usual way. Keep the fingerprint: it proves what you sent.
sign-next-key = Your public key has to be enrolled in the ministry’s register: compare the fingerprints by voice.
sign-public = Your public key
sign-again = Write the file once more
sign-again-do = Write the file

key-label = With which key?
key-hint = The key stays on this computer, protected by your passphrase.
key-new = A new key
key-import = An OpenSSH (Ed25519) key that I already have
key-file = Key file
key-file-hint = the private file, for example id_ed25519
key-no-file = Give the key’s file.
key-too-short = The passphrase has fewer than 8 characters. Choose a longer one: four random words are enough.
key-not-the-same = The two passphrases are not the same. Type them again.
key-no-passphrase = Type the key’s passphrase.
passphrase = Passphrase
passphrase-new = Choose a passphrase
passphrase-new-hint = 8 characters or more. Nobody can recover it for you.
passphrase-again = The same, once more

envelope-reading = Verifying…
envelope-fingerprint = Fingerprint
envelope-verdict-valid = Valid: intact, and signed by those who may
envelope-verdict-incomplete = Incomplete: intact, but a required signature is missing
envelope-verdict-untrusted = Intact, but its signers are not known here
envelope-verdict-broken = This file is not an intact envelope
envelope-signatures = Signatures
envelope-role-lead = Lead
envelope-role-officer = Officer
envelope-role-ministry = Ministry
envelope-good = good signature
envelope-bad = false signature
envelope-trusted = known
envelope-not-trusted = not known here
envelope-content = Content
envelope-none = The content of a file that is not intact is not shown.
envelope-quantity = Quantity
envelope-answer = Answer
envelope-reason = Reason
envelope-explanations = Explanations
envelope-evidence = Evidence (not inspected)
attest-title = Attest
attest-lead = By attesting you confirm that this declaration is your body’s. Your signature is added; nothing else changes.
attest-already = This envelope already carries the officer’s signature.
attest-name = Your name
attest-name-hint = for a new key: given and family name, title
attest-do = Attest and export
attest-done = The envelope is attested.
attest-next = Send this file to the ministry the usual way.

recovery-title = The data of this computer cannot be opened
recovery-what = What happened
recovery-kept = Nothing is deleted: the file is set aside next to the other, whatever you choose.
recovery-restore = Go on with the backup of { $when }
recovery-empty = Start afresh
recovery-again = Try again
recovery-close = Close

look-light = Light
look-dark = Dark
look-high-contrast = High contrast
preferences-language = Language
preferences-look = Look
preferences-text-size = Text size
preferences-text-size-hint = Also everywhere: Ctrl and +, Ctrl and −.
preferences-kept = What this computer keeps
preferences-kept-lead = To move to another computer, copy this whole folder. A backup is made at each opening; seven are kept.
preferences-home = Folder
preferences-keys = Keys
preferences-no-key = No key yet.
preferences-backups = Backups
preferences-no-backup = None yet.
preferences-backup =
    { $count ->
        [one] One backup, of { $when }
       *[other] { $count } backups, the latest of { $when }
    }

help-words = The words
help-blank = Blank, 0, NA, ND
help-blank-means = Blank is not zero: a blank box is an answer that is missing. 0 means that there are none.
help-na = Not applicable (NA)
help-na-means = The thing does not exist at your body. Say why in a sentence.
help-nd = Not collected (ND)
help-nd-means = The thing exists, but nobody counted it. Say why in a sentence.
help-warning = Warning
help-warning-means = Nothing is wrong, but it is surprising. Explain it; your explanation is signed with the declaration.
help-seal = Sign
help-seal-means = The declaration becomes a *.jauge file that cannot change without it showing. Anyone can verify it with unzip, sha256sum and ssh-keygen.
help-provisional = Provisional
help-provisional-means = No official definition of what is to be counted was found: our help texts are proposals.
help-privacy = Privacy
help-privacy-means = No network connection, no usage tracking. The only personal information is the name, title and e-mail of those who sign.
help-keys = The keyboard
help-rules = The rules
key-tab = goes from one element to the next; Shift+Tab goes back
key-pages = previous page, next page
key-undo = undoes, redoes an answer
key-save = says that everything is already saved
key-open = opens a file
key-close = closes what is open on the page
key-size = text size
key-help = this page

page-register = Register
page-file = File
register-screen-home-do = Review what was received
register-screen-year = Year
register-screen-key-find = searches the register
register-screen-empty = Nothing is expected or received. Open a campaign, or receive files.
register-screen-reading = Reading the register…
register-screen-receive = Receive files…
register-screen-receive-title = Receive declarations
register-screen-receive-do = Receive
register-screen-path = Path of a file or a folder
register-screen-path-hint = Type the path, choose, or drop the files on the window. One bad file does not stop the others.
register-screen-files = Choose files…
register-screen-folders = Choose a folder…
register-screen-export = Export (XLSX)…
register-screen-export-title = Write the workbook of the register
register-screen-export-do = Write the workbook
register-screen-search = Search for a body
register-screen-search-hint = Search… (Ctrl+F)
register-screen-shown =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
register-screen-none = No line answers this filter and this search.
register-screen-count-expected = expected
register-screen-count-received = received
register-screen-count-missing = missing
register-screen-count-late = late
register-screen-count-to-review = to review
register-screen-count-conflict = in conflict
register-screen-count-returned = returned
register-screen-count-accepted = accepted
register-screen-count-set-aside = set aside
register-screen-head-body = Code
register-screen-head-name = Body
register-screen-head-portfolio = Portfolio
register-screen-head-state = State
register-screen-head-late = In time
register-screen-head-sequence = No.
register-screen-head-received = Received
register-screen-ascending = sorted upwards
register-screen-descending = sorted downwards
register-screen-open = Open
register-screen-nothing = Nothing has arrived from { $body }.
register-screen-accept-all = Accept all ({ $count })…
register-screen-accept-do = Accept ({ $count })
register-screen-accept-title =
    { $count ->
        [one] Accept the declaration to review
       *[other] Accept the { $count } declarations to review
    }
register-screen-accept-lead = A signed decision envelope is written for each. Conflicts are settled one by one.
register-screen-accept-where = A folder for the decision envelopes; nothing in it is replaced.
register-screen-accepted =
    { $count ->
        [one] One declaration accepted. Hand its decision envelope to the body: { $folder }
       *[other] { $count } declarations accepted. Hand each body its decision envelope: { $folder }
    }
register-screen-moved =
    { $count ->
        [one] One file has changed since the list was shown: nothing was signed about it.
       *[other] { $count } files have changed since the list was shown: nothing was signed about them.
    }
register-screen-elsewhere =
    { $count ->
        [one] One line has just changed elsewhere. The list is up to date.
       *[other] { $count } lines have just changed elsewhere. The list is up to date.
    }
register-screen-copy-missing = Copy the missing and late
register-screen-save-missing = Save the missing and late…
register-screen-missing-title = Save the list of missing and late bodies
register-screen-missing-do = Save the list
register-screen-copied = The list of missing and late bodies is copied.
register-screen-written = File written: { $path }
register-screen-close = Close
register-screen-no-signers = Nobody is in the register of signers: no envelope will be valid.
register-screen-no-signers-fix = Enrol the signers first, then receive the files.
register-screen-progress = Receiving: { $done } of { $all }
register-screen-campaign = Campaign
register-screen-progress-of = { $here } of { $expected }
register-screen-closes = closes on { $date }
register-screen-pace = { $rate } a second · { $left } left
register-screen-begins = Verifying…
register-screen-stop = Stop
register-screen-stopping = Stopping; what is received stays received.
register-screen-received = Received: { $received } · here already: { $already } · set aside: { $aside } · in conflict: { $conflicts }
register-screen-more =
    { $count ->
        [one] and one more; the filter “set aside” shows all of them.
       *[other] and { $count } more; the filter “set aside” shows all of them.
    }
register-file-workbook = register
register-file-missing = missing-and-late

file-sequence = no. { $sequence }
file-received = Received on { $when }
file-to-decision = Go to the decision
file-register = Back to the register
file-answers = The answers
file-no-before = No earlier declaration of this body in this register.
file-unknown-framework = The framework that this declaration answers is not known here.
file-change = Change
file-same = identical
file-rate = Rate
file-threshold = Threshold of the target
file-explained = “{ $words }” – signed explanation
file-evidence-save = Save a copy…
file-evidence-title = This piece was not inspected
file-evidence-warning = “{ $name }” comes from elsewhere. Jauge has neither opened nor scanned it: open it only if you expected it, with software that is up to date.
file-evidence-do = Save a copy
file-evidence-leave = Do not save it
file-evidence-saved = Copy saved: { $path }
file-aside = Set aside: this envelope does not count
file-conflict = In conflict
file-conflict-with = Another envelope has the same number ({ $sequence }), received on { $when }. Accept one, return the other.
file-open-other = Open
file-no-difference = The answers are the same.
file-this-one = This one
file-other-one = The other
file-changed = What differs
file-from = Before
file-to = After
file-chain = Corrections and decisions
file-own = this one
file-decided = { $outcome } on { $when } by { $by }
file-at = { $place }:{" "}

decide-title = Decide
decide-comment = Your comment on the whole
decide-comment-at = Comment
decide-uncomment = Remove
decide-comment-label = Comment: { $place }
decide-comment-hint = What the body must know or correct. Name nobody in it.
decide-comment-here = Your comment
decide-comments =
    { $count ->
        [0] No comment yet: “Comment” places one at an answer.
        [one] One comment goes with the decision.
       *[other] { $count } comments go with the decision.
    }
decide-wordless = Say in at least one comment what is to be corrected.
decide-where = A folder for the decision envelope; nothing in it is replaced.
file-moved = This file has just changed elsewhere. Here it is as it stands now.
decide-moved = Nothing was signed: this file changed while you were looking at it. Here it is as it stands now.
reviewer-name = Who decides (name)
reviewer-name-hint = Signed with the decision, and remembered for the next one. Empty: the key’s own name.
reviewer-title = Title
reviewer-title-hint = For example: analyst.
decide-return = Return
decide-accept = Accept
decide-accept-one = Accept this one, return the other
decide-rival-comment = Another envelope of the same body and number was accepted.
decide-superseded = A correction took its place: that one is decided.
decide-again = Decide again
decide-again-lead = It is decided. A new decision replaces the former and names it.
decide-done = The decision is signed and written.
decide-next = Hand this file to the body by the usual way: it opens it in Jauge and finds its receipt and your comments.

# Campaigns, signers, follow-up.
campaign-title = Campaign { $year } – { $ministry }
campaign-issue = Issue
campaign-period = Period
campaign-period-days = from { $first } to { $last }, time zone { $zone }
campaign-period-assumed = from { $first } to { $last } (assumed), time zone { $zone }
campaign-when = Dates
campaign-dates = from { $opens } to { $closes }
campaign-left =
    { $count ->
        [0] last day
        [one] { $count } day left
       *[other] { $count } days left
    }
campaign-closed = deadline passed
campaign-contact = Contact
campaign-required = Signatures
campaign-bodies = Bodies
campaign-bodies-count =
    { $count ->
        [one] { $count } body
       *[other] { $count } bodies
    }
campaign-framework = Framework
campaign-reminder = Due on { $date }. Questions: { $contact }
campaign-key = Fingerprint of the ministry’s key
campaign-trust = Whose campaign is it?
campaign-trusted = The ministry’s key is already trusted on this computer: there is nothing to compare.
campaign-compare = Read these groups to the ministry by phone, or compare them with the paper it sent you. Once is enough: its decisions and its next campaigns are then recognized by themselves. When you spell, say “capital” and “digit”.
campaign-compared = I have compared it: all the groups are the same
campaign-compared-hint = If a single character differs, do not go on, and call the ministry.
campaign-compare-first = Compare the fingerprint first.
campaign-keys = It changes keys that are trusted here
campaign-keys-ask = Call the ministry at a number that you know and ask whether it means this change. Compare the fingerprint of this issue:
campaign-keys-confirmed = The ministry means this change, and the fingerprint is the same
campaign-keys-confirmed-hint = Whoever stole a key of the ministry could make such an issue. If the ministry does not know of it, go no further.
campaign-keep = Keep this issue
campaign-kept = This issue is kept; what you work in is as before.
campaign-take = Work under this campaign
campaign-working = Working…
campaign-taken = You work under this campaign.
campaign-taken-next = New declarations get its year, its bodies and its framework. Start one from Home.
campaign-home = To my declarations
campaign-refused = This campaign is refused; nothing has changed.
campaign-refused-fix = Do not use it before you have spoken to the ministry you know, on a number you know.
campaign-search = The body that declares
campaign-search-hint = Type a part of its name or its code; the arrows choose, Enter takes.
campaign-found =
    { $count ->
        [one] One body fits
       *[other] { $count } bodies fit
    }
campaign-not-found = No body of the campaign fits. If yours is missing, ask: { $contact }
campaign-change = Choose another body
campaign-year-given = given by the campaign
campaign-adopt = Put this declaration under the campaign
campaign-adopt-lead = This declaration was begun without a campaign. Under it, the year and the body are given, and your answers stay.
campaign-ministry = At the ministry
campaign-ministry-lead = Open a campaign, and keep the register of those who may sign.
campaign-new-title = New campaign
campaign-new-lead = One file for all bodies: the year, the list of bodies, the dates and the framework. It is signed with the ministry’s key.
campaign-new-what = The campaign
campaign-new-ministry = Code of the ministry
campaign-new-ministry-hint = for example mcn
campaign-new-opens = First day
campaign-new-closes = Last day in time
campaign-new-date-hint = year-month-day, for example 2025-03-31
campaign-new-contact = Contact
campaign-new-contact-hint = e-mail or telephone number that the bodies see
campaign-new-bodies = List of bodies
campaign-new-bodies-hint = a CSV file: code,name_fr,name_en and, if you like, portfolio
campaign-new-bodies-kind = List (CSV)
campaign-new-required = Whose signatures are required?
campaign-new-lead-only = The lead’s
campaign-new-both = The lead’s and the officer’s
campaign-new-owner = Name of the key
campaign-new-owner-hint = for a new key: the unit that signs, and its title
campaign-new-key = The ministry’s key
campaign-new-where = Where to write the campaign
campaign-new-do = Sign and write the campaign
campaign-new-bad-year = Year: four digits, from 2000 to 2099.
campaign-new-bad-date = Dates: year-month-day, and the last day after the first.
campaign-new-bad-ministry = Code of the ministry: lower-case letters, digits and hyphens.
campaign-new-bad-contact = Contact: say whom to ask.
campaign-new-bad-bodies = List of bodies: choose the file.
campaign-new-done = The campaign is signed.
campaign-new-communicate = Fingerprint to communicate to the bodies
campaign-new-next = What next
campaign-new-next-send = Send the file to the bodies the usual way.
campaign-new-next-compare = Give them this fingerprint by another way: by phone or on paper. They compare it once.
campaign-new-next-signers = Enrol the signers of the bodies from their cards.
campaign-new-file = File

signers-title = Signers
signers-lead = Who may sign for whom, and until when. Nobody is ever deleted: a retired key stays, so that what it signed before stays judged as it was.
signers-none = Nobody is enrolled yet.
signers-register = Register
signers-count =
    { $count ->
        [one] One line
       *[other] { $count } lines
    }
signers-principal = Signs as
signers-person = Person
signers-purpose = For
signers-purpose-submission = declaration
signers-purpose-campaign = campaign
signers-purpose-decision = decision
signers-purpose-publication = publication
signers-key = Key
signers-from = From
signers-until = Until
signers-state = State
signers-retire = Retire
signers-retire-one = Retire { $principal }, { $person }
signers-retire-title = Retire this key?
signers-retire-lead = From now on, what { $person } signs as { $principal } is refused. What was signed before stays valid. Nothing is deleted.
signers-retire-do = Retire
signers-retire-keep = Keep
signers-retired = Retired: { $principal }, { $person }.
signers-in-force = in force
signers-ended = retired
signers-not-yet = not yet
signers-enrol = Enrol a signer
signers-enrol-lead = Open the signer’s card or public key, and compare the fingerprint by phone or on paper.
signers-file = Card or public key
signers-file-kind = Signer’s card, public key
signers-read = Read
signers-role = Role
signers-body = Body
signers-body-hint = code of the body, for example mtmd
signers-fingerprint = Fingerprint of the key
signers-compared = I have compared it: all the groups are the same
signers-compared-hint = With the person, by phone or on paper.
signers-valid-from = Valid from
signers-valid-until = Valid until
signers-valid-hint = year-month-day; blank: without limit
signers-enrol-do = Enrol
signers-compare-first = Compare the fingerprint first.
signers-bad-body = Type the code of the body: lower-case letters, digits and hyphens.
signers-bad-date = Dates: year-month-day, and the end after the beginning.
signers-enrolled = Enrolled: { $principal }, { $person }.
signers-already = { $principal }, { $person } stands in the register already.
signers-files = Files
signers-files-lead = The register as an allowed_signers file, which ssh-keygen reads unchanged.
signers-path = Path of the file
signers-import = Import
signers-export = Export
signers-imported =
    { $count ->
        [0] Nothing new in this file.
        [one] One line imported.
       *[other] { $count } lines imported.
    }
signers-exported = Written: { $path }
signers-card = My signer’s card
signers-card-lead = A page for the ministry: who you are, your role, your body, your public key. It holds nothing secret.
signers-card-no-key = Sign something first, or bring a key: there is none here yet.
signers-card-key = Key
signers-card-write = Write my signer’s card
signers-card-done = Card written: { $path }
signers-card-file = signer-card
signers-who = Who may sign

follow-title = Follow-up
follow-head = Follow
follow-one = Follow the { $year } declaration of { $body }
follow-view = View
follow-view-one = View { $target }
follow-reading = Reading…
follow-refused = This file is refused; nothing has changed.
follow-outdated = A later decision about this declaration is already known: this file changed nothing.
follow-life = Life of the declaration
follow-sealed = Signed
follow-attested = Attested
follow-received = Received
follow-decided = Decision
follow-accepted = Accepted
follow-returned = Returned
follow-contradicted = Contrary decisions
follow-not-seen = not seen on this computer
follow-elsewhere = by the officer
follow-not-yet = still to come
follow-waiting = Waiting for the ministry.
follow-waiting-next = When its answer arrives, open the file here: the receipt and the comments appear on this page.
follow-is-received = The ministry has received this declaration.
follow-is-accepted = This declaration is accepted.
follow-is-returned = This declaration is returned to you for correction.
follow-is-conflict = Decisions about this declaration, or about another one for the same year, contradict each other.
follow-conflict-next = Write to the ministry: one decision that replaces them all settles it. Your declaration itself does not change.
follow-comments = What the ministry says
follow-comments-fields = Each comment is also shown in the correction, at the field that it is about.
follow-whole = The whole declaration
follow-correction = Correction
follow-correction-number = correction { $number }
follow-correct = Start the correction
follow-correct-on = Go on with the correction
follow-correct-lead = All your answers are there already; change what has to be. The declaration that you signed stays as it is.
follow-correct-accepted = If you find an error, a correction can replace this declaration; until it is accepted, this one counts.
follow-receipt = Receipt
follow-receipt-file = receipt
follow-received-at = Received
follow-decided-by = Decided by
follow-print = Print the receipt
follow-written = Receipt written: { $path }. Open it to print it.
follow-correcting = Correction { $number }
follow-correcting-untouched = The declaration that was signed stays as it is: the correction is a declaration of its own.
follow-said = “{ $words }”
follow-said-at = { $place }: “{ $words }”
follow-year-given = a correction keeps its body and its year
follow-ministry-says = The ministry says
follow-why = The correction
follow-reason = Why is this declaration corrected?
follow-reason-hint = A sentence; it is signed with the declaration.
follow-state-accepted = accepted
follow-state-returned = returned
follow-state-conflict = in conflict
follow-state-received = received
