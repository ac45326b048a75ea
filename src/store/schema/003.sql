-- Version 3: the reviewers' desk. Campaigns, the register of signers, what was received, what was decided.

-- One line of the `allowed_signers` file each, in the order of the file. A key that is retired keeps its line.
CREATE TABLE signers (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    line TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER signers_are_not_removed BEFORE DELETE ON signers
BEGIN SELECT RAISE (ABORT, 'a signer is retired, never removed'); END;

-- The campaigns that this home runs or works under; their envelopes are kept like all others.
CREATE TABLE campaigns (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL,
    ministry    TEXT NOT NULL,
    year        INTEGER NOT NULL,
    opens_on    TEXT NOT NULL,
    closes_on   TEXT NOT NULL,
    required    TEXT NOT NULL,     -- roles, separated by commas
    framework   TEXT NOT NULL,     -- SHA-256 of its TOML
    contact     TEXT NOT NULL,
    added_at    TEXT NOT NULL
) STRICT;

CREATE TABLE campaign_bodies (
    campaign  TEXT NOT NULL REFERENCES campaigns (fingerprint),
    code      TEXT NOT NULL,
    name_fr   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    portfolio TEXT NOT NULL,
    PRIMARY KEY (campaign, code)
) STRICT, WITHOUT ROWID;

-- What was received and may count.
CREATE TABLE submissions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint  TEXT NOT NULL UNIQUE,
    sha256       TEXT NOT NULL,    -- of the file as received
    organization TEXT NOT NULL,
    name         TEXT NOT NULL,
    year         INTEGER NOT NULL,
    sequence     INTEGER NOT NULL,
    supersedes   TEXT,
    campaign     TEXT,
    framework    TEXT NOT NULL,
    prepared_by  TEXT NOT NULL,
    answers      TEXT NOT NULL,    -- JSON: quantity to [value, reason]
    received_at  TEXT NOT NULL,
    late         INTEGER NOT NULL,
    status       TEXT NOT NULL,    -- to-review, accepted, returned, superseded, conflict
    decision     TEXT              -- the last decision about it
) STRICT;

-- The files, in the order they came: a table of their own, so that lists need not read through them, and without an
-- index by digest, whose random places would cost more than all the rest when a hundred thousand arrive.
CREATE TABLE received (
    submission INTEGER PRIMARY KEY REFERENCES submissions (id),
    bytes      BLOB NOT NULL
) STRICT;

CREATE TRIGGER received_files_are_not_rewritten BEFORE UPDATE ON received
BEGIN SELECT RAISE (ABORT, 'a received file stays as it came'); END;

CREATE TRIGGER received_files_are_not_removed BEFORE DELETE ON received
BEGIN SELECT RAISE (ABORT, 'a received file stays as it came'); END;

CREATE INDEX submissions_of_a_body ON submissions (year, organization, sequence);

-- What arrived and is not valid, or has no place: kept apart, never counted.
CREATE TABLE set_aside (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256       TEXT NOT NULL UNIQUE REFERENCES contents (sha256),
    file         TEXT NOT NULL,
    fingerprint  TEXT,
    organization TEXT,
    year         INTEGER,
    sequence     INTEGER,
    reasons      TEXT NOT NULL,    -- JSON
    received_at  TEXT NOT NULL
) STRICT;

-- Decisions made here, and decisions that came back to the body.
CREATE TABLE decisions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    about       TEXT NOT NULL,     -- the submission's fingerprint
    outcome     TEXT NOT NULL,     -- received, accepted, returned
    supersedes  TEXT,              -- the decision that it replaces
    decided_at  TEXT NOT NULL,
    kept_at     TEXT NOT NULL
) STRICT;

CREATE INDEX decisions_about ON decisions (about);

ALTER TABLE drafts ADD COLUMN campaign TEXT;
ALTER TABLE drafts ADD COLUMN corrects TEXT;
