-- Keep who is counted in the reports of a wave, so that no two of them differ by a few people.
CREATE TABLE batches (
    wave_id INTEGER NOT NULL REFERENCES waves(id),
    batch INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (wave_id, batch)
) STRICT;
CREATE TABLE batched (
    response_id INTEGER PRIMARY KEY REFERENCES responses(id) ON DELETE CASCADE,
    batch INTEGER NOT NULL
) STRICT;
