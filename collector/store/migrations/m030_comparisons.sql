-- With what the change of an event is compared, and whether its people were chosen for low scores.
ALTER TABLE events ADD COLUMN comparison_event TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN control_scale TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN chosen_low INTEGER NOT NULL DEFAULT 0 CHECK (chosen_low IN (0, 1));
