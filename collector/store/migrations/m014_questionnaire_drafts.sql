-- Create drafts of questionnaires with the steps that undo takes back, and what came of them.
-- `step` counts the changes of a draft, so that two editors at once notice each other.
CREATE TABLE questionnaire_drafts (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series(id),
    name TEXT NOT NULL CHECK (name IN ('pre', 'post', 'followup')),
    base_version TEXT NOT NULL REFERENCES questionnaires(version),
    sheets TEXT NOT NULL CHECK (json_valid(sheets)),
    step INTEGER NOT NULL DEFAULT 0,
    editor TEXT NOT NULL,
    updated TEXT NOT NULL,
    discarded INTEGER NOT NULL DEFAULT 0 CHECK (discarded IN (0, 1))
) STRICT;
CREATE TABLE questionnaire_draft_steps (
    draft_id INTEGER NOT NULL REFERENCES questionnaire_drafts(id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    sheets TEXT NOT NULL CHECK (json_valid(sheets)),
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (draft_id, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE series_versions (
    series_id INTEGER NOT NULL REFERENCES series(id),
    version TEXT NOT NULL REFERENCES questionnaires(version),
    day TEXT NOT NULL CHECK (length(day) = 10),
    account TEXT NOT NULL,
    PRIMARY KEY (series_id, version)
) STRICT, WITHOUT ROWID;
