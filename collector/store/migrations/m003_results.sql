-- Create what is computed: reports with their charts, and published editions.
CREATE TABLE reports (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    day TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;
CREATE TABLE editions (
    event_id INTEGER NOT NULL REFERENCES events(id),
    number INTEGER NOT NULL,
    month TEXT NOT NULL CHECK (length(month) = 7),
    content_hash TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (event_id, number)
) STRICT;
