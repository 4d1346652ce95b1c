-- Keep at what time an event begins and ends; so far all were taken to last from 9 to 16.
ALTER TABLE events ADD COLUMN starts_at TEXT NOT NULL DEFAULT '09:00';
ALTER TABLE events ADD COLUMN ends_at TEXT NOT NULL DEFAULT '16:00';
