-- Version 4: the case. What happened is kept as events, each with the body and the year that it is about; every status is
-- added up from them. Times are whole nanoseconds since 1970-01-01 UTC, days are YYYY-MM-DD, digests 64 hex digits. Lists
-- are rows. `nanoseconds`, `attested`, `signed_by` and `first_received` are functions of the program (schema.rs).

-- The random id of this home's journal: a decision names it beside the row that it was signed after.
CREATE TABLE identity (
    register TEXT NOT NULL CHECK (length(register) = 32)
) STRICT;
INSERT INTO identity VALUES (lower(hex(randomblob(16))));

CREATE TABLE new_journal (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    at            INTEGER NOT NULL,
    who           TEXT NOT NULL,
    what          TEXT NOT NULL,
    about         TEXT NOT NULL,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    hash          TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO new_journal SELECT seq, nanoseconds(at), who, what, about, previous_hash, hash FROM journal ORDER BY seq;
-- The last number that was ever given is carried over: rows cut off the end would not be missed without it.
INSERT INTO sqlite_sequence SELECT 'new_journal', 0
    WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_journal');
UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)
    WHERE name = 'new_journal';
DROP TABLE journal;
ALTER TABLE new_journal RENAME TO journal;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only added to'); END;

CREATE TABLE new_envelopes (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 64),
    sha256       TEXT NOT NULL REFERENCES contents (sha256),
    kind         TEXT NOT NULL CHECK (kind IN ('submission', 'campaign', 'decision')),
    why          TEXT NOT NULL CHECK (why IN ('sealed', 'attested', 'opened', 'campaign', 'decided', 'followed',
        'received')),
    organization TEXT,
    year         INTEGER,
    sequence     INTEGER,
    kept_at      INTEGER NOT NULL,
    UNIQUE (fingerprint, sha256)
) STRICT;
INSERT INTO new_envelopes
    SELECT id, fingerprint, sha256, kind, why, organization, year, sequence, nanoseconds(kept_at) FROM envelopes ORDER BY id;
DROP TABLE envelopes;
ALTER TABLE new_envelopes RENAME TO envelopes;

CREATE TRIGGER kept_envelopes_are_not_rewritten BEFORE UPDATE ON envelopes
BEGIN SELECT RAISE (ABORT, 'a kept envelope stays as it came'); END;
CREATE TRIGGER kept_envelopes_are_not_removed BEFORE DELETE ON envelopes
BEGIN SELECT RAISE (ABORT, 'a kept envelope stays as it came'); END;
CREATE INDEX envelopes_of_contents ON envelopes (sha256);

-- An issue of a campaign. A former campaign is issue 1 of its year, in Québec's zone, about the fiscal year.
CREATE TABLE new_campaigns (
    fingerprint    TEXT NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 64),
    id             TEXT NOT NULL,
    ministry       TEXT NOT NULL,
    name_fr        TEXT NOT NULL,
    name_en        TEXT NOT NULL,
    year           INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 9999),
    issue          INTEGER NOT NULL CHECK (issue >= 1),
    period_first   TEXT NOT NULL CHECK (period_first IS date(period_first)),
    period_last    TEXT NOT NULL CHECK (period_last IS date(period_last)),
    period_assumed INTEGER NOT NULL CHECK (period_assumed IN (0, 1)),
    time_zone      TEXT NOT NULL,
    opens_on       TEXT NOT NULL CHECK (opens_on IS date(opens_on)),
    closes_on      TEXT NOT NULL CHECK (closes_on IS date(closes_on)),
    framework      TEXT NOT NULL CHECK (length(framework) = 64),
    contact        TEXT NOT NULL,
    added_at       INTEGER NOT NULL
) STRICT;
INSERT INTO new_campaigns
    SELECT fingerprint, id, ministry, ministry, ministry, year, 1, year || '-04-01', (year + 1) || '-03-31', 1,
        'America/Toronto', opens_on, closes_on, framework, contact, nanoseconds(added_at)
    FROM campaigns;

-- The roles whose signatures a campaign requires.
CREATE TABLE campaign_roles (
    campaign TEXT NOT NULL REFERENCES campaigns (fingerprint),
    role     TEXT NOT NULL CHECK (role IN ('lead', 'officer')),
    PRIMARY KEY (campaign, role)
) STRICT, WITHOUT ROWID;
INSERT INTO campaign_roles SELECT fingerprint, 'lead' FROM campaigns WHERE ',' || required || ',' LIKE '%,lead,%';
INSERT INTO campaign_roles SELECT fingerprint, 'officer' FROM campaigns WHERE ',' || required || ',' LIKE '%,officer,%';

-- The earlier issues that an issue replaces; they need not be here.
CREATE TABLE campaign_supersedes (
    campaign TEXT NOT NULL REFERENCES campaigns (fingerprint),
    former   TEXT NOT NULL CHECK (length(former) = 64),
    PRIMARY KEY (campaign, former)
) STRICT, WITHOUT ROWID;

-- The ministry whose campaign this home works under in a year: another one's never takes its place.
CREATE TABLE campaign_years (
    year     INTEGER NOT NULL PRIMARY KEY,
    ministry TEXT NOT NULL
) STRICT;
-- Of several campaigns of a year the one added last was in use: it stays in force, and the others stay behind it.
INSERT INTO campaign_years
    SELECT year, ministry FROM new_campaigns AS used
    WHERE fingerprint = (SELECT fingerprint FROM new_campaigns WHERE year = used.year ORDER BY added_at DESC, rowid DESC LIMIT 1);
INSERT INTO campaign_supersedes
    SELECT used.fingerprint, other.fingerprint
    FROM campaign_years JOIN new_campaigns AS used USING (year, ministry)
        JOIN new_campaigns AS other ON other.year = used.year AND other.ministry = used.ministry
    WHERE other.fingerprint <> used.fingerprint AND used.fingerprint =
        (SELECT fingerprint FROM new_campaigns WHERE year = used.year ORDER BY added_at DESC, rowid DESC LIMIT 1);
DROP TABLE campaigns;
ALTER TABLE new_campaigns RENAME TO campaigns;
CREATE TRIGGER campaigns_are_not_rewritten BEFORE UPDATE ON campaigns
BEGIN SELECT RAISE (ABORT, 'a campaign stays as it was signed'); END;

CREATE TABLE new_drafts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    sealed     TEXT CHECK (length(sealed) = 64),    -- the envelope that came of it; null while it is open
    previous   TEXT CHECK (length(previous) = 64),  -- last year's envelope beside it
    campaign   TEXT REFERENCES campaigns (fingerprint),
    corrects   TEXT CHECK (length(corrects) = 64)
) STRICT;
INSERT INTO new_drafts
    SELECT id, nanoseconds(created_at), nanoseconds(changed_at), sealed, previous,
        (SELECT fingerprint FROM campaigns WHERE fingerprint = campaign), corrects
    FROM drafts ORDER BY id;
UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'drafts'), 0)
    WHERE name = 'new_drafts';
DROP TABLE drafts;
ALTER TABLE new_drafts RENAME TO drafts;

CREATE TABLE new_evidence (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    draft    INTEGER NOT NULL REFERENCES drafts (id),
    name     TEXT NOT NULL,
    target   TEXT NOT NULL,
    sha256   TEXT NOT NULL REFERENCES contents (sha256),
    added_at INTEGER NOT NULL
) STRICT;
INSERT INTO new_evidence SELECT id, draft, name, target, sha256, nanoseconds(added_at) FROM evidence ORDER BY id;
UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'evidence'), 0)
    WHERE name = 'new_evidence';
DROP TABLE evidence;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE INDEX evidence_of_a_draft ON evidence (draft);
CREATE INDEX evidence_of_contents ON evidence (sha256);

-- A line of `allowed_signers` each, in the order of the file, as it was said. `by_name`: a person meant it; else it came
-- with others, and waits where it starts after a known end. Whoever kept the lines of before meant all of them.
CREATE TABLE new_signers (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    line    TEXT NOT NULL UNIQUE,
    by_name INTEGER NOT NULL CHECK (by_name IN (0, 1))
) STRICT;
INSERT INTO new_signers SELECT id, line, 1 FROM signers ORDER BY id;
UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'signers'), 0)
    WHERE name = 'new_signers';
DROP TABLE signers;
ALTER TABLE new_signers RENAME TO signers;
CREATE TRIGGER signers_are_not_removed BEFORE DELETE ON signers
BEGIN SELECT RAISE (ABORT, 'a signer is retired, never removed'); END;

-- Keys that were revoked, each with who vouched for it.
CREATE TABLE revocations (
    key         TEXT NOT NULL,     -- as OpenSSH writes it: type and base64
    fingerprint TEXT NOT NULL,     -- SHA256:…
    comment     TEXT NOT NULL,
    vouched_by  TEXT NOT NULL,     -- the campaign that carried it; empty where a person of this home did it
    in_force    INTEGER NOT NULL CHECK (in_force IN (0, 1)), -- 0: a ministry's key that waits for a person's word
    added_at    INTEGER NOT NULL,
    PRIMARY KEY (key, vouched_by)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER revocations_are_not_removed BEFORE DELETE ON revocations
BEGIN SELECT RAISE (ABORT, 'a revoked key stays revoked'); END;

-- A body in a year. The version moves with every event, so that who read it can tell whether it has changed since.
CREATE TABLE cases (
    year         INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 9999),
    organization TEXT NOT NULL,
    version      INTEGER NOT NULL CHECK (version >= 1),
    PRIMARY KEY (year, organization)
) STRICT, WITHOUT ROWID;
INSERT INTO cases SELECT year, organization, 1 FROM submissions
    UNION SELECT year, organization, 1 FROM envelopes WHERE fingerprint IN (SELECT fingerprint FROM decisions);
CREATE TRIGGER cases_move_one_version_at_a_time BEFORE UPDATE ON cases
WHEN NEW.version <> OLD.version + 1 OR NEW.year <> OLD.year OR NEW.organization <> OLD.organization
BEGIN SELECT RAISE (ABORT, 'a case moves one version at a time'); END;
CREATE TRIGGER cases_are_not_removed BEFORE DELETE ON cases
BEGIN SELECT RAISE (ABORT, 'a case is not removed'); END;

-- A submission that arrived, by its first copy. `answers` (of its file) and `status` (of its case) are derived: they are
-- written with the version of the case that they were derived at, and change only where that has moved.
CREATE TABLE new_submissions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint  TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),    -- of the file as received
    organization TEXT NOT NULL,
    name         TEXT NOT NULL,
    year         INTEGER NOT NULL,
    sequence     INTEGER NOT NULL CHECK (sequence >= 1),
    supersedes   TEXT CHECK (length(supersedes) = 64),
    campaign     TEXT CHECK (length(campaign) = 64),
    framework    TEXT NOT NULL CHECK (length(framework) = 64),
    prepared_by  TEXT NOT NULL,
    attested     INTEGER NOT NULL CHECK (attested IN (0, 1)),  -- signed by the officer too
    received_at  INTEGER NOT NULL,
    answers      TEXT NOT NULL CHECK (substr(answers, 1, 1) = '{'),      -- JSON: quantity to number or word
    status       TEXT NOT NULL
        CHECK (status IN ('to-review', 'accepted', 'returned', 'superseded', 'conflict', 'waiting')),
    version      INTEGER NOT NULL CHECK (version >= 1),
    FOREIGN KEY (year, organization) REFERENCES cases (year, organization)
) STRICT;
INSERT INTO new_submissions
    SELECT id, fingerprint, sha256, organization, name, year, sequence, supersedes, campaign, framework, prepared_by,
        attested((SELECT bytes FROM received WHERE submission = id)), nanoseconds(received_at), answers, status, 1
    FROM submissions ORDER BY id;
UPDATE sqlite_sequence SET seq = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'submissions'), 0)
    WHERE name = 'new_submissions';
DROP TABLE submissions;
ALTER TABLE new_submissions RENAME TO submissions;
CREATE INDEX submissions_of_a_body ON submissions (year, organization, sequence);

CREATE TRIGGER submissions_stay_as_they_came BEFORE UPDATE OF id, fingerprint, sha256, organization, name, year, sequence,
    supersedes, campaign, framework, prepared_by, attested, received_at ON submissions
BEGIN SELECT RAISE (ABORT, 'a received submission stays as it came'); END;
CREATE TRIGGER submissions_are_not_removed BEFORE DELETE ON submissions
BEGIN SELECT RAISE (ABORT, 'a received submission stays as it came'); END;
CREATE TRIGGER submissions_come_with_their_case BEFORE INSERT ON submissions
WHEN NEW.version IS NOT (SELECT version FROM cases WHERE year = NEW.year AND organization = NEW.organization)
BEGIN SELECT RAISE (ABORT, 'a submission comes with its case'); END;
CREATE TRIGGER what_is_derived_changes_with_its_case BEFORE UPDATE OF answers, status, version ON submissions
WHEN NEW.version <= OLD.version
    OR NEW.version IS NOT (SELECT version FROM cases WHERE year = NEW.year AND organization = NEW.organization)
BEGIN SELECT RAISE (ABORT, 'what is derived changes with its case'); END;

-- Further copies of a submission: the same content with other signatures.
CREATE TABLE arrivals (
    submission INTEGER NOT NULL REFERENCES submissions (id),
    sha256     TEXT NOT NULL REFERENCES contents (sha256),
    attested   INTEGER NOT NULL CHECK (attested IN (0, 1)),
    arrived_at INTEGER NOT NULL,
    PRIMARY KEY (submission, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_of_contents ON arrivals (sha256);

-- Decisions and receipts, made here or come from elsewhere. What one is about need not be here.
CREATE TABLE new_decisions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 64),
    sha256       TEXT NOT NULL REFERENCES contents (sha256),
    about        TEXT NOT NULL CHECK (length(about) = 64),
    organization TEXT NOT NULL,
    year         INTEGER NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('received', 'accepted', 'returned')),
    received_at  INTEGER,                                   -- when the submission arrived at the desk that signed
    attested     INTEGER CHECK (attested IN (0, 1)),        -- was it attested then; null where that is not told
    arrived_on   TEXT CHECK (arrived_on IS date(arrived_on)),  -- an earlier day that a person vouches for
    key          TEXT NOT NULL,                             -- that signed: SHA256:…
    decided_at   INTEGER NOT NULL,
    kept_at      INTEGER NOT NULL,
    -- The same decision signed by another key is another row: else one who signs a known decision again with a stolen
    -- key could take its place, and its end would take the honest one along.
    UNIQUE (fingerprint, key),
    FOREIGN KEY (year, organization) REFERENCES cases (year, organization)
) STRICT;
CREATE TABLE decision_supersedes (
    decision INTEGER NOT NULL REFERENCES decisions (id),
    former   TEXT NOT NULL CHECK (length(former) = 64),
    PRIMARY KEY (decision, former)
) STRICT, WITHOUT ROWID;
INSERT INTO new_decisions
    SELECT decisions.id, decisions.fingerprint, kept.sha256, about, kept.organization, kept.year, outcome,
        first_received(bytes), NULL, NULL, signed_by(bytes), nanoseconds(decided_at), nanoseconds(decisions.kept_at)
    FROM decisions
        -- One without its envelope is not left out: it stops the step, and the former database stays.
        LEFT JOIN envelopes AS kept ON kept.id = (SELECT min(id) FROM envelopes WHERE fingerprint = decisions.fingerprint)
        LEFT JOIN contents ON contents.sha256 = kept.sha256
    ORDER BY decisions.id;
INSERT INTO decision_supersedes SELECT id, supersedes FROM decisions WHERE supersedes IS NOT NULL;
DROP TABLE decisions;
ALTER TABLE new_decisions RENAME TO decisions;
CREATE INDEX decisions_about ON decisions (about);
CREATE INDEX decisions_of_a_body ON decisions (year, organization);
CREATE INDEX decisions_of_contents ON decisions (sha256);

CREATE TRIGGER decisions_are_not_rewritten BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'a decision stays as it was signed'); END;
CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'a decision stays as it was signed'); END;

-- What arrived and does not count, with its reasons as they were true then.
CREATE TABLE quarantine (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256       TEXT NOT NULL UNIQUE REFERENCES contents (sha256),
    file         TEXT NOT NULL,
    fingerprint  TEXT,
    organization TEXT,
    year         INTEGER,
    sequence     INTEGER,
    received_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE quarantine_reasons (
    quarantine INTEGER NOT NULL REFERENCES quarantine (id),
    place      INTEGER NOT NULL,
    code       TEXT NOT NULL,
    entry      TEXT,
    message_fr TEXT NOT NULL,
    fix_fr     TEXT NOT NULL,
    message_en TEXT NOT NULL,
    fix_en     TEXT NOT NULL,
    PRIMARY KEY (quarantine, place)
) STRICT, WITHOUT ROWID;
INSERT INTO quarantine
    SELECT id, sha256, file, fingerprint, organization, year, sequence, nanoseconds(received_at) FROM set_aside ORDER BY id;
INSERT INTO quarantine_reasons
    SELECT set_aside.id, key, coalesce(value ->> 'code', ''), value ->> 'entry',
        coalesce(value -> 'fr-CA' ->> 'message', ''), coalesce(value -> 'fr-CA' ->> 'fix', ''),
        coalesce(value -> 'en-CA' ->> 'message', ''), coalesce(value -> 'en-CA' ->> 'fix', '')
    FROM set_aside,
        json_each(CASE WHEN json_valid(set_aside.reasons) THEN set_aside.reasons ELSE '[]' END);
DROP TABLE set_aside;
