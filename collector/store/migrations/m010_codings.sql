-- Create the codings of texts. Withdrawing a text withdraws its coding.
CREATE TABLE codings (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events(id),
    text_id INTEGER UNIQUE REFERENCES texts(id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    risk TEXT NOT NULL,
    stage TEXT NOT NULL,
    paraphrase TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
    coder TEXT NOT NULL,
    approver TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX codings_by_event ON codings (event_id);
