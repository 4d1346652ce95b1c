-- Keep which changes of words were declared to be spelling only, and who confirmed it.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series(id),
    question TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    confirmed_by TEXT NOT NULL DEFAULT '',
    confirmed TEXT,
    is_public INTEGER NOT NULL DEFAULT 0,
    UNIQUE (question, before, after)
) STRICT;
