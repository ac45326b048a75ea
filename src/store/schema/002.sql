-- Version 2: the evidence of a draft, and last year's envelope beside it.

ALTER TABLE drafts ADD COLUMN previous TEXT;

CREATE TABLE evidence (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    draft    INTEGER NOT NULL REFERENCES drafts (id),
    name     TEXT NOT NULL,
    target   TEXT NOT NULL,
    sha256   TEXT NOT NULL REFERENCES contents (sha256),
    added_at TEXT NOT NULL
) STRICT;

CREATE INDEX evidence_of_a_draft ON evidence (draft);
CREATE INDEX evidence_of_contents ON evidence (sha256);
