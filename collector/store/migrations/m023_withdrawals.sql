-- Keep which withdrawals this database has followed; a restored backup lacks the later ones.
CREATE TABLE withdrawals (
    number BLOB PRIMARY KEY CHECK (length(number) = 8),
    mark BLOB NOT NULL CHECK (length(mark) = 16)
) STRICT, WITHOUT ROWID;
