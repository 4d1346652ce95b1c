-- Create organisers' accounts, invitations, sign-in attempts, jobs and the audit log.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password_hash TEXT NOT NULL,
    sessions_from INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE invitations (
    token_hash BLOB PRIMARY KEY,
    expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_attempts (
    name_hash BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_attempts_by_name ON sign_in_attempts (name_hash, at);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events(id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 1,
    message TEXT NOT NULL DEFAULT '',
    asked TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    account TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
