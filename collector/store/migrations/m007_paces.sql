-- Create the counts of how long people took: no row tells of one person or response.
CREATE TABLE paces (
    questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
    step TEXT NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 600 AND seconds % 10 = 0),
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (questionnaire_version, step, seconds)
) STRICT, WITHOUT ROWID;
