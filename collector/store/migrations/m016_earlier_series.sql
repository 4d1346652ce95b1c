-- Keep what a series was before it was last changed.
CREATE TABLE earlier_series (
    series_id INTEGER PRIMARY KEY REFERENCES series(id),
    series TEXT NOT NULL CHECK (json_valid(series))
) STRICT;
