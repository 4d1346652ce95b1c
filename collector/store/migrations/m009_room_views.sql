-- Keep what the wall of each wave shows, so that it changes only with a batch of responses.
CREATE TABLE room_views (
    wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
    answered INTEGER NOT NULL,
    shares TEXT NOT NULL CHECK (json_valid(shares))
) STRICT;
