-- Keep who takes part and what it is about, archives, undone plans, arrivals, stopped jobs.
-- Arrivals are counted by tens only, so that no row tells when one person answered.
ALTER TABLE events ADD COLUMN partners TEXT NOT NULL
    DEFAULT '{"et": "", "ru": "", "en": ""}' CHECK (json_valid(partners));
ALTER TABLE events ADD COLUMN topics TEXT NOT NULL
    DEFAULT '{"et": "", "ru": "", "en": ""}' CHECK (json_valid(topics));
ALTER TABLE events ADD COLUMN moderator TEXT NOT NULL DEFAULT '';
CREATE TABLE archives (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    times TEXT NOT NULL CHECK (json_valid(times))
) STRICT;
CREATE TABLE earlier_plans (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    event TEXT NOT NULL CHECK (json_valid(event)),
    waves TEXT NOT NULL CHECK (json_valid(waves))
) STRICT;
CREATE TABLE arriving (
    wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
    n INTEGER NOT NULL CHECK (n BETWEEN 0 AND 9)
) STRICT;
CREATE TABLE arrivals (
    wave_id INTEGER NOT NULL REFERENCES waves(id),
    hour TEXT NOT NULL CHECK (length(hour) = 13),
    n INTEGER NOT NULL CHECK (n > 0 AND n % 10 = 0),
    PRIMARY KEY (wave_id, hour)
) STRICT, WITHOUT ROWID;
DROP INDEX responses_by_wave;
CREATE INDEX responses_by_wave ON responses (wave_id, language);
CREATE INDEX texts_by_wave ON texts (wave_id);
CREATE TABLE jobs_anew (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events(id),
    state TEXT NOT NULL
        CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 1,
    message TEXT NOT NULL DEFAULT '',
    asked TEXT NOT NULL
) STRICT;
INSERT INTO jobs_anew SELECT * FROM jobs;
DROP TABLE jobs;
ALTER TABLE jobs_anew RENAME TO jobs;
CREATE INDEX jobs_by_event ON jobs (event_id);
