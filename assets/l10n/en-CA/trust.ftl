# trust

trust-not-a-body-code = “{ $text }” is not the code of a body.
    .fix = Write the code with lower-case letters without accents, digits and hyphens, 48 characters at most, as in the campaign’s list.

trust-not-a-role = “{ $text }” is not a role.
    .fix = Choose lead, officer or ministry.

trust-not-a-principal = “{ $text }” does not name a signer.
    .fix = Write the role, an at sign and the code of the body, for example lead@mtmd.

trust-not-a-namespace = “{ $text }” is not a known purpose of a signature.
    .fix = Choose lead.submission.v1@jauge, officer.submission.v1@jauge, ministry.campaign.v1@jauge or ministry.decision.v1@jauge.

trust-wrong-passphrase = The passphrase does not open this key.
    .fix = Try again; check caps lock and the keyboard’s language. Nothing was written.

trust-empty-passphrase = The passphrase is empty: it would protect nothing.
    .fix = Choose a passphrase, for example four words or more that only you know.

trust-not-a-key = This is not a key.
    .fix = Choose an OpenSSH key file; it begins with “-----BEGIN OPENSSH PRIVATE KEY-----” or, for a public key, with “ssh-ed25519”.

trust-public-half = This is the public half of a key; signing takes the private half.
    .fix = Choose the file of the same name without “.pub”.

trust-other-key-format = This is a private key, but not in OpenSSH’s own format.
    .fix = Convert it with “ssh-keygen -p -f FILE”, or create a new key.

trust-not-ed25519 = This is a key of the kind { $algorithm }, not an Ed25519 key kept in a file.
    .fix = Create an Ed25519 key, here or with “ssh-keygen -t ed25519”.

trust-weak-key = This Ed25519 key is weak: no honest tool makes such a key.
    .fix = Do not trust it, and ask its holder for another one.

trust-damaged-key = This key file is damaged.
    .fix = Use a backup copy of the key, or create a new key and have it registered.

trust-too-many-rounds = This key file asks for { $rounds } rounds of derivation: that number would block the computer or protect nothing.
    .fix = Write the key anew with “ssh-keygen -p -a 24 -f FILE”.

trust-signers-too-many = Line { $line } of the register of signers: a register has 100,000 lines at most.
    .fix = Take out notes and blank lines, or divide the register among several files.

trust-signers-byte-order-mark = Line { $line } of the register of signers: the file begins with a byte-order mark.
    .fix = Save the file as UTF-8 without BOM.

trust-signers-not-text = Line { $line } of the register of signers: it holds something other than text on one line.
    .fix = Write the line again in UTF-8, without control characters.

trust-signers-wildcard = Line { $line } of the register of signers: a wildcard (* ? !) would speak for bodies that are not named.
    .fix = Write one line for each signer, with its exact name.

trust-signers-several-principals = Line { $line } of the register of signers: it names several signers.
    .fix = Write one line for each signer.

trust-signers-principal = Line { $line } of the register of signers: “{ $text }” does not name a signer.
    .fix = Begin the line with the role, an at sign and the code of the body, for example lead@mtmd.

trust-signers-no-namespace = Line { $line } of the register of signers: the purpose of the key (namespaces) is missing.
    .fix = Add for example namespaces="lead.submission.v1@jauge" after the signer.

trust-signers-several-namespaces = Line { $line } of the register of signers: it gives the key several purposes.
    .fix = Write one line for each purpose.

trust-signers-foreign-namespace = Line { $line } of the register of signers: the purpose “{ $text }” is not one of this role.
    .fix = Write the purpose that belongs to the role: lead.submission.v1@jauge, officer.submission.v1@jauge, ministry.campaign.v1@jauge or ministry.decision.v1@jauge.

trust-signers-unknown-option = Line { $line } of the register of signers: the option “{ $text }” is not read here.
    .fix = Keep only namespaces, valid-after and valid-before, each with its value in straight quotes.

trust-signers-repeated-option = Line { $line } of the register of signers: the option “{ $text }” is given twice.
    .fix = Keep one of them.

trust-signers-time = Line { $line } of the register of signers: “{ $text }” is not a time.
    .fix = Write YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, followed by Z for universal time.

trust-signers-never-valid = Line { $line } of the register of signers: the key is never valid, since its end comes before its start.
    .fix = Correct valid-after or valid-before.

trust-signers-key = Line { $line } of the register of signers: the public key cannot be read or is not an Ed25519 key.
    .fix = Copy the line of the signer’s “.pub” file again.

trust-signers-not-there = The register of signers has no such key in force for this signer.
    .fix = Check the signer and the fingerprint in the list of signers.

trust-revoked-too-many = Line { $line } of the list of revoked keys: a list has 10,000 lines at most.
    .fix = Ask the ministry for a shorter list, or take out the keys that never stood in the register.

trust-revoked-not-text = Line { $line } of the list of revoked keys: it holds something other than text on one line.
    .fix = Save the file as UTF-8 without BOM, with LF line ends and no control characters.

trust-revoked-unended = Line { $line } of the list of revoked keys: it does not end in a line feed; the file may have been cut short.
    .fix = Copy or download it again, whole; if it is complete, add a line feed at the end.

trust-revoked-form = Line { $line } of the list of revoked keys: it is not a public key, followed by a comment if any.
    .fix = Keep one key a line, as it stands in its “.pub” file, without blank lines or lines of notes.

trust-revoked-key = Line { $line } of the list of revoked keys: the public key cannot be read or is not an Ed25519 key.
    .fix = Copy the line of that key’s “.pub” file again.
