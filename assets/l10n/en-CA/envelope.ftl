# envelope

envelope-not-an-envelope = This file is not a Jauge envelope.
    .fix = Choose a file whose name ends in .jauge, as it was received.

envelope-too-large = This file is over 64 MiB, the limit of an envelope.
    .fix = Attach lighter pieces of evidence, then seal again.

envelope-entry-count = An envelope holds 2 to 64 entries; this one holds another number.
    .fix = Attach 59 pieces of evidence at most; if the file was given to you, ask for it again.

envelope-cut-short = The file is cut short: it ends in the middle of an entry.
    .fix = Copy or download it again, whole.

envelope-entry-name = “{ $entry }” is not an allowed entry name.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-entry-header = The entry { $entry } is altered, compressed or carries data that have no place in an envelope.
    .fix = Do not use this file; ask the person who prepared it to send it again. A compression tool must never rewrite the file.

envelope-directory = The archive’s directory does not say the same as the entry { $entry }.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-entry-order = The entry { $entry } is repeated or out of place.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-end = The end of the file is not that of an envelope: something was added, removed or changed.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-mimetype = The entry { $entry } announces no known kind of envelope.
    .fix = Update the program; if that changes nothing, ask for the file again.

envelope-manifest-line = Line { $line } of manifest.sha256 is not written as it should be.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-entry-unlisted = The entry { $entry } is not in the manifest: nobody signed it.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-entry-absent = The entry { $entry }, listed in the manifest, is absent.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-entry-altered = The entry { $entry } was changed after it was signed.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-signature-armor = The signature { $entry } does not read as an OpenSSH signature.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-signature-form = The signature { $entry } is in a form that is not accepted.
    .fix = Ask for a signature made with an Ed25519 key, by Jauge or by ssh-keygen with sha512.

envelope-signature-namespace = The signature { $entry } was made for another purpose.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-signature-weak-key = The signature { $entry } comes from a weak key that no honest tool makes.
    .fix = Do not trust it, and report it to the person in charge of security.

envelope-signature-wrong = The signature { $entry } is not one of this content.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-signature-role = { $entry } is not a signature that belongs in an envelope of this kind.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-same-key = The signature { $entry } comes from the same key as another one: two roles take two people.
    .fix = Have the declaration attested by another person, with their own key.

envelope-signature-missing = The required signature { $entry } is missing.
    .fix = Have the envelope signed by the person in the role { $role }.

envelope-no-register = No register of signers was given: nothing tells whose the keys are.
    .fix = Give the ministry’s register, or compare the fingerprints of the keys with the signers.

envelope-key-unknown = The key of the signature { $entry } is not in the register of signers for { $principal }.
    .fix = Compare the fingerprint with the person, then add the key to the register, or refuse the envelope.

envelope-key-of-another-body = The signature { $entry } should be by { $principal }, but its key is that of { $other }, of another body.
    .fix = Refuse the envelope and get in touch with the body that declares.

envelope-key-of-another-role = The signature { $entry } should be by { $principal }, but its key is registered for { $other }.
    .fix = Have the person in that role sign, or register the key for that role as well.

envelope-key-not-yet-valid = The key of { $principal } is valid only from { $moment }.
    .fix = Check the date of receipt, or the line of this key in the register of signers.

envelope-key-expired = The key of { $principal } has not been valid since { $moment }.
    .fix = Ask for a signature with the key in force; if the envelope was received before then, verify it at the date of receipt.

envelope-key-revoked = The key of the signature { $entry } is revoked: it was lost or stolen, and nothing that it signs counts.
    .fix = Ask for a signature with that person’s key in force; if the revocation is a mistake, get in touch with the ministry.

envelope-zone-unknown = “{ $name }” is not a known time zone.
    .fix = Write the exact name of the zone, such as America/Toronto.

envelope-ministry-unknown = The signature { $entry } is good, but the register knows no ministry that signs with this key.
    .fix = Compare the key’s fingerprint with the one that the ministry gave, by telephone or on paper, then trust its campaign.

envelope-content-too-large = { $entry } is over 4 MiB, the most that it may have.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-content-unreadable = { $entry } cannot be read at line { $line }, column { $column }.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-content-field = In { $entry }, the value of the field { $field } is not possible.
    .fix = Correct that field, then seal again; if the file was given to you, ask for it again.

envelope-content-character = In { $entry }, the field { $field } holds the character { $character }, which is not seen or distorts what is around it.
    .fix = Type that text again instead of pasting it from another document, then seal again; if the file was given to you, ask for it again.

envelope-content-repeated = In { $entry }, “{ $name }” is given twice under { $field }.
    .fix = Keep one of them, then seal again; if the file was given to you, ask for it again.

envelope-evidence-absent = The entry { $entry } is announced but absent.
    .fix = Attach it again, then seal; if the file was given to you, ask for it again.

envelope-entry-undeclared = The entry { $entry } is not announced in the declaration.
    .fix = Do not use this file; ask the person who prepared it to send it again.

envelope-signing = The signature could not be written. Nothing was saved.
    .fix = Try again; if it happens again, attach fewer pieces of evidence.

envelope-attest-broken = This envelope is broken: there is nothing to attest.
    .fix = Ask the lead to send it again.

envelope-attest-not-a-submission = This envelope is not a declaration: it is not attested.
    .fix = Open the declaration that the lead sealed.

envelope-attest-not-sealed = The lead has not signed this declaration yet.
    .fix = Ask the lead to seal it first.

envelope-attest-already = This declaration is attested already.
    .fix = Send it to the ministry as it is.

envelope-attest-same-key = This key is the one that sealed the declaration: two roles take two people.
    .fix = Have the declaration attested by the body’s highest authority, with their own key.
