-- Keep every picture that the wall of a wave has shown, in place of the last one.
CREATE TABLE room_pictures (
    id INTEGER PRIMARY KEY,
    wave_id INTEGER NOT NULL REFERENCES waves(id),
    answered INTEGER NOT NULL,
    shares TEXT NOT NULL CHECK (json_valid(shares)),
    drawn TEXT
) STRICT;
INSERT INTO room_pictures (wave_id, answered, shares) SELECT wave_id, answered, shares FROM room_views;
DROP TABLE room_views;
