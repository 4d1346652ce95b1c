-- Bind accounts to identities at a provider; keep the moment and event of an audit line.
-- Of older lines the day alone is known; which event they tell of is read from their sentence.
CREATE TABLE identities (
    account_id INTEGER PRIMARY KEY REFERENCES accounts(id),
    identity_hash BLOB NOT NULL UNIQUE CHECK (length(identity_hash) = 32)
) STRICT;
ALTER TABLE audit ADD COLUMN at TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN event TEXT NOT NULL DEFAULT '';
UPDATE audit SET event = coalesce((
    SELECT slug FROM events
    WHERE instr(
        ' ' || replace(replace(replace(what, '/', ' '), ':', ' '), ';', ' ') || ' ',
        ' ' || slug || ' '
    )
    ORDER BY length(slug) DESC LIMIT 1
), '');
CREATE INDEX audit_by_event ON audit (event, id);
