-- Keep how many answers came within one minute where more came than a room gives, and with how many
-- answers somebody decided to publish nevertheless.
CREATE TABLE floods (
    wave_id INTEGER PRIMARY KEY REFERENCES waves(id),
    burst INTEGER NOT NULL,
    decided INTEGER NOT NULL
) STRICT;
