-- Create what organisers plan: series, their events, the events' waves, questionnaires.
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (json_valid(title)),
    organiser TEXT NOT NULL CHECK (json_valid(organiser)),
    contact TEXT NOT NULL,
    primary_scales TEXT NOT NULL CHECK (json_valid(primary_scales)),
    threshold INTEGER NOT NULL CHECK (threshold >= 5)
) STRICT;
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series(id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (json_valid(title)),
    place TEXT NOT NULL CHECK (json_valid(place)),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    head_count INTEGER NOT NULL,
    sealing TEXT NOT NULL,
    simulated INTEGER NOT NULL CHECK (simulated IN (0, 1))
) STRICT;
CREATE TABLE questionnaires (
    version TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sheets TEXT NOT NULL CHECK (json_valid(sheets))
) STRICT;
CREATE TABLE waves (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events(id),
    name TEXT NOT NULL CHECK (name IN ('pre', 'post', 'followup')),
    questionnaire_version TEXT NOT NULL REFERENCES questionnaires(version),
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'open', 'closed', 'published', 'sealed')),
    opens TEXT,
    closes TEXT,
    UNIQUE (event_id, name)
) STRICT;
