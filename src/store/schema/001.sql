-- Version 1: drafts, kept envelopes, preferences, journal.
-- A version that people have had is never edited: what it lacks comes in the next one.

CREATE TABLE drafts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed     TEXT              -- the envelope that came of it; null while it is open
) STRICT;

-- What was typed, as typed, valid or not.
CREATE TABLE fields (
    draft INTEGER NOT NULL REFERENCES drafts (id),
    name  TEXT NOT NULL,
    typed TEXT NOT NULL,
    PRIMARY KEY (draft, name)
) STRICT, WITHOUT ROWID;

-- Bytes live apart from the rows that tell about them, so that lists and the check at opening need not
-- read through them.
CREATE TABLE contents (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE envelopes (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint  TEXT NOT NULL,
    sha256       TEXT NOT NULL REFERENCES contents (sha256),
    kind         TEXT NOT NULL,
    why          TEXT NOT NULL,
    organization TEXT,
    year         INTEGER,
    sequence     INTEGER,
    kept_at      TEXT NOT NULL,
    UNIQUE (fingerprint, sha256)
) STRICT;

CREATE TABLE preferences (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT remembers the last number ever given: rows cut off the end are missed by the hashes alone.
CREATE TABLE journal (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    at            TEXT NOT NULL,
    who           TEXT NOT NULL,
    what          TEXT NOT NULL,
    about         TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) STRICT;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;

CREATE TRIGGER kept_envelopes_are_not_rewritten BEFORE UPDATE ON envelopes
BEGIN SELECT RAISE (ABORT, 'a kept envelope stays as it came'); END;

CREATE TRIGGER kept_envelopes_are_not_removed BEFORE DELETE ON envelopes
BEGIN SELECT RAISE (ABORT, 'a kept envelope stays as it came'); END;

CREATE TRIGGER kept_bytes_are_not_rewritten BEFORE UPDATE ON contents
BEGIN SELECT RAISE (ABORT, 'kept bytes stay as they came'); END;
