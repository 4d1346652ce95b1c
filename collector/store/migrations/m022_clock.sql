-- Keep the last moments that the worker has seen, by which a jump of the clock is noticed.
CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
