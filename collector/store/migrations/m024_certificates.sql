-- Keep certificates of sealings, and what a sealing destroyed until it is certified.
-- They go by the event's name, so that they outlast a restore of an older backup.
ALTER TABLE sealings ADD COLUMN destroyed TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(destroyed));
CREATE TABLE certificates (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
