-- Keep a check value of each key, by which another key in its place is noticed.
CREATE TABLE key_checks (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL CHECK (length(value) = 16)
) STRICT, WITHOUT ROWID;
