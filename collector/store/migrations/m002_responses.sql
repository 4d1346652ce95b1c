-- Create what participants send; ids are random, so no row tells the order of arrival.
-- `texts` shares no key with `responses`; see R9.
CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    wave_id INTEGER NOT NULL REFERENCES waves(id),
    questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
    language TEXT NOT NULL CHECK (language IN ('et', 'ru', 'en')),
    day TEXT NOT NULL CHECK (length(day) = 10),
    submission_hash BLOB NOT NULL UNIQUE,
    content_hash BLOB NOT NULL,
    receipt_hash BLOB NOT NULL UNIQUE,
    answers TEXT NOT NULL CHECK (json_valid(answers))
) STRICT;
CREATE INDEX responses_by_wave ON responses (wave_id);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    wave_id INTEGER NOT NULL REFERENCES waves(id),
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    receipt_hash BLOB NOT NULL
) STRICT;
CREATE INDEX texts_by_receipt ON texts (receipt_hash);
CREATE TABLE link_codes (
    response_id INTEGER NOT NULL REFERENCES responses(id) ON DELETE CASCADE,
    method TEXT NOT NULL CHECK (method IN ('card')),
    hash BLOB NOT NULL,
    PRIMARY KEY (response_id, method)
) STRICT, WITHOUT ROWID;
CREATE TABLE pairs (
    pair_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL UNIQUE REFERENCES responses(id) ON DELETE CASCADE,
    PRIMARY KEY (pair_id, response_id)
) STRICT, WITHOUT ROWID;
