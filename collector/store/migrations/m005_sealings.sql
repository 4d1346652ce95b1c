-- Create the sealings, and forbid that a sealed wave opens or gets responses.
CREATE TABLE sealings (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    state TEXT NOT NULL CHECK (state IN ('begun', 'done')),
    duplicates INTEGER NOT NULL
) STRICT;
CREATE TRIGGER sealed_waves_stay_sealed BEFORE UPDATE OF state ON waves
WHEN OLD.state = 'sealed' AND NEW.state <> 'sealed'
BEGIN SELECT RAISE(ABORT, 'a sealed wave stays sealed'); END;
CREATE TRIGGER sealed_waves_take_no_responses BEFORE INSERT ON responses
WHEN (SELECT state FROM waves WHERE id = NEW.wave_id) = 'sealed'
BEGIN SELECT RAISE(ABORT, 'a sealed wave takes no responses'); END;
